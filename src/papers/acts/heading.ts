import { romanValue } from "../structure/label.ts";

const heading = "[A-Z][\\w/'&-]*(?:,? (?:and|of|or|to|the|on|for|in|by|with|[A-Z&][\\w/'&-]*))*";
const paperWord = "(?:Agreement|Note|Guaranty|Guarantee|Mortgage|Indenture|Lease|Supplement)";
const number = "(?:\\d+(?:\\.\\d+)*[A-Z]?|[IVXLC]+)(?:\\([A-Za-z0-9]{1,4}\\))*";
const decimal = "\\d+\\.\\d+(?:\\.\\d+)*[A-Z]?(?:\\([A-Za-z0-9]{1,4}\\))*";
const part = "(?:[Tt]he )?(?:Sub|[Ss]ub)?(?:[Ss]ection|[Aa]rticle|[Pp]aragraph)";
const paper = `(?:the |that certain )?(?:[A-Z][\\w&'-]* ){0,4}${paperWord}`;

// `Article V. NEGATIVE COVENANTS, Section 5.8`
const underArticle = new RegExp(
  `^(?:the )?Article ([IVXLC]+|\\d+)(?:[.,:]|(?=,? \\())?(?:,? (?:\\([^()]{2,90}\\)|"[^"]{2,90}"|${heading}))?,? (?=Sections? (\\d+)\\.\\d)`,
);
// `Section 4.2, entitled "Books", of the Note`
const entitled = new RegExp(
  `^(${part} ${number}),? (?:entitled|captioned|titled|headed) "([^"()]{2,90}?),?",?(?= (?:of|to|in) |$)`,
);
// `Section 4.2 of the Note (Books)`
const afterPaper = new RegExp(
  `^(${part} ${number})( of ${paper}),?(?: \\("?([A-Z][^()"]{1,90})"?\\)|,? (?:entitled|captioned|titled|headed) "([^"]{2,90})"|, (${heading}))$`,
);
// `Section 4.2 Books and Records of the Note`
const bare = new RegExp(
  `^(${part} ${decimal})[.,]? (?!(?:of|to|in) )(${heading}?),?(?=(?: (?:of|to|in) ${paper}| (?:thereof|therein))?$)`,
);

// `Paragraph number 4.2`
const numberNamed = /\b((?:Section|Article|Paragraph|Clause)s?) (?:number|No\.) (?=[\dIVX(])/gi;
// `Section 4.2 [Books] of the Note`
const inSquares = new RegExp(`^(${part} ${number}) \\[([A-Z][^[\\]()]{1,90})\\]`);

/** A citation with the heading of what it cites in brackets behind its number, wherever the words gave it. */
export function withHeading(said: string): string {
  const text = withoutArticle(said.replace(numberNamed, "$1 ").replace(inSquares, "$1 ($2)"));
  return /^(?:the )?(?:Sub)?(?:Section|Article|Paragraph)s /.test(text) ? listWithout(text) : oneWith(text);
}

function oneWith(text: string): string {
  if (afterPaper.test(text)) {
    return text.replace(
      afterPaper,
      (_, cited: string, of: string, ...names: (string | undefined)[]) =>
        `${cited} ${headed(names.slice(0, 3).find((each) => each !== undefined) ?? "")}${of}`,
    );
  }
  if (entitled.test(text)) return text.replace(entitled, "$1 ($2)");
  const name = bare.exec(text)?.[2] ?? "";
  return name === "" || namesAPaper.test(name) ? text : text.replace(bare, "$1 ($2)");
}

// A heading that has brackets of its own stands in quotation marks.
function headed(name: string): string {
  return name.includes("(") ? `"${name}"` : `(${name})`;
}

const namesAPaper = new RegExp(`${paperWord}$`);

// An article is named over its own sections only to find them; over those of another, the words are left as they are.
function withoutArticle(text: string): string {
  const found = underArticle.exec(text);
  const [whole = "", article = "", section = ""] = found ?? [];
  return found !== null && (romanValue(article) ?? Number(article)) === Number(section)
    ? text.slice(whole.length)
    : text;
}

const item = `(${decimal})(?: \\([A-Z][^()]{1,90}\\)|,? "[^"()]{2,90}"|[.,]? ${heading}?)(?=,? (?:and )?(?:Section )?\\d|,? (?:of|to|in) ${paper}|$)`;

// Headings in a list are dropped: each part is told by its number.
function listWithout(text: string): string {
  return text.replaceAll(new RegExp(item, "g"), "$1");
}
