import { ordinalWords } from "../text/numbers.ts";
import { pathBelow } from "./below.ts";
import { pathAfter } from "./next-letter.ts";
import { withHeading } from "./heading.ts";
import { paperOf, partLetters, targetOf } from "./reference.ts";
import { ranged } from "./range.ts";
import type { PaperReference, Target } from "./target.ts";
import { allMatches } from "../text/match.ts";

const part = "(?:Sub)?(?:Section|Paragraph|Clause|Article)s?";
const letters = `${partLetters}+`;
const number = `(?:[IVXLC]+|\\d+(?:\\.\\d+)*[A-Z]?)${partLetters}*`;
const within = new RegExp(
  `^(?:the )?${part} (${letters})(?: (?:of|in|to|contained in))? (?:the )?${part} (${number})`,
  "i",
);
const relative = new RegExp(
  `^(?:the )?${part} (${letters})(?: (?:thereof|therein|of such ${part}|of (?:said|this) ${part}))?$`,
  "i",
);
const titledPart = "(?:(?:sub)?section|paragraph|provision|covenant)";
const titling = "(?:entitled|captioned|titled|headed)";
const titled = new RegExp(
  `^(?:the )?${titledPart} ${titling} "([^"]+)"(?:,? (?:of|in|to|under|contained in) (.+))?$`,
  "i",
);
const titledList = new RegExp(`^(?:the )?${titledPart}s ${titling} ("[^"]+"(?:(?:, and |, | and )"[^"]+")+)(.*)$`, "i");
// What holds a part that is told by its title: its number or its own title, and the paper.
const titleHolder = new RegExp(
  `^(?:the )?(?:${part} ${number}|${titledPart} ${titling} "[^"]+")(?:,? (?:of|in|to) (.+))?$`,
  "i",
);
const belowTitle = new RegExp(
  `^(?:(?:the )?${part} (${letters}) (?:of|in|under) )?the "([^"]+)" (?:section|paragraph|provision|covenant)(?:,? (?:of|in|to|contained in) (.+))?$`,
  "i",
);
const titledWithin = new RegExp(
  `^(?:the )?(?:section|paragraph|provision|covenant) (?:in|of|under|to|contained in) (?:the )?(?:${part} ${number},? (?:of|in|to) )?((?:the )?[A-Z][^",]{2,80}?|${part} ${number})(?: under ${part} ${number})?,? (?:entitled|captioned|titled|headed) "([^"]+)"$`,
  "i",
);
const listItem = `(?:${number}|${letters})`;
const listed = new RegExp(
  `^(?:the )?${part} (${listItem}(?:(?:, and |, | and | through | ?[-–] ?)(?:${part} )?${listItem})+)(,? (?:of|in|to|under) .+?)?(?:,? respectively)?$`,
  "i",
);
const holding = new RegExp(`^,? (?:of|in|to|under) (?:the )?(${part} ${number}.*)$`, "i");
const definitionsListed =
  /^(?:the )?definitions? (?:of )?(?:the (?:defined )?terms? )?("[^"]+"(?:(?:, and |, | and )(?:the definitions? of )?(?:the terms? )?"[^"]+")+)(.*)$/i;
const attachment =
  /^(?:the )?((?:Schedule|Exhibit|Annex|Appendix) ["']?[A-Z0-9][\w.()-]*["']?)(?: \([A-Z][^()]{1,90}\)|,? (?:entitled|captioned|titled|headed) "[^"]{1,90}",?)?(?:,? (?:to|of|attached to) (.+?))?(?: \[[A-Z][^[\]]{1,120}\])?$/i;
// `The Pricing Grid attached as Annex A to the Agreement`
const attachedAs = /^(?:the )?[A-Z][^",;]{1,60} attached as (?=(?:Schedule|Exhibit|Annex|Appendix) )/i;
const calledTerm =
  /^(?:the )?(?:(?:defined )?terms? "([^"]+)"|"([^"]+)" definition)((?:,? (?:contained |set forth |appearing )?(?:in|of) .+)?)$/i;
// No title begins with a small letter: `Section 5.3 (except its first sentence)` has none.
const caption = new RegExp(
  `^((?:[Tt]he )?(?:[Ss]ub|SUB)?(?:[Ss]ection|[Pp]aragraph|[Cc]lause|[Aa]rticle|SECTION|PARAGRAPH|ARTICLE)s? ${number}),? (?:\\(([A-Z"][^()]{2,90})\\)|"([^"]+)")`,
);

/** The targets that a phrase names, in the light of what the words above or around it work on; none when unclear. */
export function targetsOf(phrase: string, context?: Target): readonly Target[] {
  const text = plain(phrase);
  const several = listed.exec(text);
  if (several !== null) {
    const [, list = "", where = ""] = several;
    return partsListed(list, where, context);
  }
  const sections = titledList.exec(text);
  if (sections !== null) {
    const [, list = "", where = ""] = sections;
    const titles = allMatches(/"([^"]+)"/g, list).map(([, title = ""]) => title);
    return whole(titles.map((title) => oneOf(`the section entitled "${title}"${where}`, context)));
  }
  const defined = definitionsListed.exec(text);
  if (defined !== null) {
    const [, list = "", where = ""] = defined;
    const terms = allMatches(/"([^"]+)"/g, list).map(([, term = ""]) => term);
    return whole(terms.map((term) => oneOf(`the definition of "${term}"${where}`, context)));
  }
  return whole([oneOf(text, context)]);
}

// `2.9(a) and (b)`, `(a) through (e) of Section 7.2`: a letter by itself lies where the part before it lies.
function partsListed(list: string, where: string, context: Target | undefined): readonly Target[] {
  const items = list.split(/, and |, | and /).flatMap((item) => ranged(item.replace(/^[A-Z]\w+ /i, "")));
  const [first = ""] = items;
  const paths = inTheirOrder(items);
  if (!first.startsWith("("))
    return whole(paths.map((path) => (path === undefined ? undefined : oneOf(`Section ${path}${where}`, context))));
  const above = holding.exec(where)?.[1];
  const holder = above === undefined ? (where === "" ? context : undefined) : oneOf(above, context);
  return whole(paths.map((path) => (path?.startsWith("(") === true ? partBelow(holder, path) : undefined)));
}

function inTheirOrder(items: readonly string[]): readonly (string | undefined)[] {
  const paths: (string | undefined)[] = [];
  for (const item of items) {
    const before = paths.at(-1);
    const alone = item.startsWith("(") && paths.length > 0;
    paths.push(alone ? (before === undefined ? undefined : pathAfter(before, item)) : item);
  }
  return paths;
}

function whole(targets: readonly (Target | undefined)[]): readonly Target[] {
  const known = targets.filter((each) => each !== undefined);
  return known.length === targets.length ? known : [];
}

// `Section three (3), THE LOANS, page 8, of the Agreement`
const numberTwice = /^((?:the )?(?:Section|Article|Paragraph)) [a-z-]+ \((\d+(?:\.\d+)*)\)/i;
const titleBetween = /^((?:the )?(?:Section|Article|Paragraph) \d[\d.]*),? ([A-Z][A-Z /'&-]{2,80}),? (?=of |in )/;

// `Section 4.2, paragraph (b), of the Agreement`, `Section II, Paragraph 14 of Amendment No. 1`
const lettersAfter =
  /^((?:the )?(?:Section|Paragraph) \d[\d.]*[A-Z]?(?:\([a-z0-9]+\))*), (?:sub-?)?(?:clause|paragraph|section) ((?:\([A-Za-z0-9]{1,4}\))+),?(?= |$)/i;
const paragraphAfter = /^((?:the )?Section [IVXLC]+), Paragraph (\d+)(?= |$)/i;

const pages = `(?:pages? \\d+(?:(?:-|, | and )\\d+)*|the (?:${ordinalWords}) page)`;
const onPage = new RegExp(
  ` \\((?:(?:at|on) )?${pages}\\)|,? (?:(?:contained |appearing |set forth |found )?(?:at|on) )?${pages}(?=,| of| in|$)`,
);

function citedOnce(phrase: string): string {
  return phrase
    .replace(numberTwice, "$1 $2")
    .replace(onPage, "")
    .replace(titleBetween, "$1 ($2) ")
    .replace(lettersAfter, "$1$2")
    .replace(paragraphAfter, "$1.$2");
}

// `4.2 (b)`: a letter set apart from its number.
const apart = new RegExp(`(\\d[A-Z]?|\\)) (?=${partLetters})`, "g");

// `Exhibit H to the Agreement, referred to in the definition of "A",`: told once more, and nothing else.
const referredTo =
  /^([^,]{3,120}), (?:which is )?referred to in (?:the definition of "[^"]{1,80}"|Section \d[\d.]*)[^,;:]{0,120}$/i;

function plain(phrase: string): string {
  const said = phrase.trim().replace(/[,;]$/, "");
  const text = withHeading(citedOnce(said.replace(referredTo, "$1")))
    .replace(/^(?:in addition|further|also|correspondingly),? /i, "")
    .replace(/^the (?:entire )?text of (?=(?:the )?(?:(?:sub)?(?:section|clause|paragraph)|article) )/i, "")
    .replace(/^the (?:terms and )?provisions of (?=(?:the )?(?:(?:sub)?(?:section|clause|paragraph)|article) )/i, "")
    .replaceAll(/\bsub-(?=section|clause|paragraph)/gi, "sub")
    .replaceAll(apart, "$1")
    .replaceAll(/((?:clause|paragraph|section) \([a-z0-9]+\)) (?=\()/gi, "$1")
    .replace(/^each of /i, "")
    .replace(/,(?= (?:of|in|to) (?:the|that) (?!form\b|version\b))/, "");
  const inner = text.replace(within, (_, below: string, above: string) => `Section ${above}${below}`);
  return inner;
}

function oneOf(text: string, context: Target | undefined): Target | undefined {
  const below = relative.exec(text)?.[1];
  if (below !== undefined) return partBelow(context, below);
  const named = caption.exec(text);
  const found = inContext(
    named === null ? bareTarget(text) : bareTarget(text.replace(named[0], named[1] ?? "")),
    context,
  );
  if (found?.kind !== "provision" || named === null) return found;
  return { ...found, caption: (named[2] ?? named[3] ?? "").replaceAll('"', "") };
}

function partBelow(context: Target | undefined, below: string): Target | undefined {
  if (context?.kind === "definition") return { ...context, path: (context.path ?? "") + below };
  if (context?.kind !== "provision" || context.path === "") return undefined;
  const path = pathBelow(context.path, below);
  return path === undefined ? undefined : { ...context, path };
}

function inContext(target: Target | undefined, context: Target | undefined): Target | undefined {
  const paper = paperIn(context);
  return target === undefined || target.paper !== undefined || paper === undefined ? target : { ...target, paper };
}

function bareTarget(text: string): Target | undefined {
  return titledTarget(text) ?? attachmentTarget(text) ?? termTarget(text) ?? targetOf(text) ?? paperTarget(text);
}

/** The paper that a target lies in, or is. */
export function paperIn(target: Target | undefined): PaperReference | undefined {
  return target?.paper;
}

function titledTarget(text: string): Target | undefined {
  const match = titled.exec(text);
  const [, where, title] = titledWithin.exec(text) ?? [];
  if (where !== undefined && title !== undefined) return captioned(title, where);
  if (match === null) return underTitle(text);
  const place = match[2];
  const held = place === undefined ? null : titleHolder.exec(place);
  return inPaper({ kind: "provision", path: "", caption: match[1] ?? "" }, held === null ? place : held[1]);
}

// `the provision under Section 5.2 of the Note captioned "N. Books"`: its caption alone tells it.
function captioned(title: string, where: string): Target | undefined {
  const target: Target = { kind: "provision", path: "", caption: title.replace(/^[A-Z\d]{1,3}\. /, "") };
  return wholePart.test(where) ? target : inPaper(target, where);
}

const wholePart = new RegExp(`^${part} ${number}$`, "i");

// `Subsection (a) of the "Books" section of the Note`
function underTitle(text: string): Target | undefined {
  const [, path = "", title, where] = belowTitle.exec(text) ?? [];
  const held = path === "" && where !== undefined ? targetOf(where) : undefined;
  if (held?.kind === "provision" && title !== undefined) return { ...held, caption: title };
  return title === undefined ? undefined : inPaper({ kind: "provision", path, caption: title }, where);
}

function attachmentTarget(text: string): Target | undefined {
  const match = attachment.exec(text.replace(attachedAs, ""));
  return match === null
    ? undefined
    : inPaper({ kind: "attachment", name: (match[1] ?? "").replaceAll(/["']/g, "") }, match[2]);
}

function termTarget(text: string): Target | undefined {
  const match = calledTerm.exec(text);
  return match === null ? undefined : targetOf(`the definition of "${match[1] ?? match[2] ?? ""}"${match[3] ?? ""}`);
}

function inPaper(target: Target, where: string | undefined): Target | undefined {
  if (where === undefined) return target;
  const paper = paperOf(where);
  return paper === undefined || target.kind === "paper" ? undefined : { ...target, paper };
}

function paperTarget(text: string): Target | undefined {
  if (
    !/^(?:the |each |that certain )?(?:[A-Z][\w&'-]* (?:and )?)*(?:Agreement|Note|Guaranty|Mortgage|Supplement|Indenture|Lease)\b/.test(
      text,
    )
  )
    return undefined;
  if (/\b(?:and|or|by|is|are)\b/.test(text.replace(/,? (?:as|dated) .*$/, ""))) return undefined;
  const paper = paperOf(text);
  return paper === undefined ? undefined : { kind: "paper", paper };
}
