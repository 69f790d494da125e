/** The ways in which papers number their parts. Two parts are neighbours only within one way. */
export type Numbering =
  | "article"
  | "section"
  | "decimal"
  | "arabic."
  | "ROMAN."
  | "ALPHA."
  | "alpha."
  | "(alpha)"
  | "(roman)"
  | "(ALPHA)"
  | "(ROMAN)"
  | "(arabic)";

/** One way to understand a label. `ordinal` is its place among its neighbours; `path` is how others cite it. */
export type Interpretation = {
  readonly numbering: Numbering;
  readonly ordinal: number;
  /** For `decimal`, the numbers of the parts that enclose it: `9.1` lies in `9`. */
  readonly within?: string;
};

/** A label at the start of a paragraph. `length` is what it and the space after it take up. */
export type Label = {
  readonly text: string;
  /** As cited: `1`, `9.1`, `(a)`, `IV`. */
  readonly cited: string;
  readonly length: number;
  readonly interpretations: readonly Interpretation[];
};

/** Reads the label that a text begins with, if it begins with one. */
export function labelOf(text: string): Label | undefined {
  if (opensCitation(text)) return undefined;
  for (const [pattern, read] of forms) {
    const match = pattern.exec(text);
    const interpretations = match === null ? [] : read(match[1] ?? "");
    if (match !== null && interpretations.length > 0) {
      return {
        text: match[0].trim(),
        cited: citedForm(match[1] ?? "", interpretations),
        length: match[0].length,
        interpretations,
      };
    }
  }
  return undefined;
}

// Copies made from numbered paragraphs may set no space after a label: `Section 2.1.Fees`, `(a)the Agent`.
// A word such as "Section" makes a label only where a heading or a sentence follows: "Section 2 of the Note" refers.
const forms: readonly [RegExp, (mark: string) => Interpretation[]][] = [
  [
    /^(?:article|ARTICLE|Article|PART)\s+([IVXLC]+|\d{1,2})\b[.:]?(?:\s+(?=["A-Z([])|$)/,
    (mark) => numbered("article", romanValue(mark) ?? Number(mark)),
  ],
  [
    /^(?:section|Section|SECTION|SUBPART|Subpart|§+)\s*((?:\d+|[IVXLC]+)(?:\.\d+)+[A-Z]?)\b(?:[.:]?(?:\s+(?=["A-Z([])|$)|\.(?=["A-Z(]))/,
    decimal,
  ],
  [
    /^(?:section|Section|SECTION|§+)\s*(\d{1,3}[A-Z]?)\b(?:[.:]?(?:\s+(?=["A-Z([])|$)|\.(?=["A-Z(]))/,
    (mark) => numbered("section", Number.parseInt(mark, 10)),
  ],
  [/^(\d{1,3}(?:\.\d{1,3})+)\.?(?:\s+|$|(?=[A-Z][A-Za-z]))/, decimal],
  [/^(\d{1,3})\.(?:\s+|$)/, (mark) => numbered("arabic.", Number(mark))],
  [/^([IVXLC]+)\.(?:\s+|$)/, (mark) => numbered("ROMAN.", romanValue(mark))],
  [/^([A-Z])\.(?:\s+(?=["A-Z])|$)/, (mark) => numbered("ALPHA.", letterValue(mark))],
  [/^([a-z])[.)](?:\s+|$)/, (mark) => numbered("alpha.", letterValue(mark.toUpperCase()))],
  [/^\(([a-z]{1,6})\)(?:\s+|$|(?=[A-Za-z"]))/, lowerInBrackets],
  [/^\(([A-Z]{1,6})\)(?:\s+|$)/, upperInBrackets],
  [/^\((\d{1,2})\)(?:\s+|$)/, (mark) => numbered("(arabic)", Number(mark))],
];

// `Section 4.2 (Books) of the Note`: a citation with the heading of what it cites.
const refers =
  /^(?:Article|Section|§+)\s*[\dIVXLC][\w.]{0,9}(?:\([A-Za-z0-9]{1,4}\))*,?\s(?:\([^()]{2,90}\)|\[[^[\]]{2,90}\]|"[^"\n]{2,90}"),?\s(?:of|to|in|is|are|shall)\s/i;

// `Section 4.2 (f) of the Note`: letters set apart from the number that they are cited with.
const lettersApart =
  /^(?:Section|§+)\s*[\dIVXLC][\w.]{0,9}(?:\s?\([A-Za-z0-9]{1,4}\)){1,6}\s(?:of (?:the|such|that)|is|are|shall be)\s/;

// `Article V. BOOKS, Section 5.8 is amended`: the article is cited with a section of it.
const overSections =
  /^Article\s+(?:[IVXLC]+|\d{1,2})\.\s+[A-Z][A-Z\s&,;'-]{1,90},\s+Sections?\s+\d[^:]{1,300}\b(?:is|are|shall)\s/i;

/** Whether a text opens with a citation that has a heading in it, so that neither is its own. */
export function opensCitation(text: string): boolean {
  return refers.test(text) || lettersApart.test(text) || overSections.test(text);
}

function numbered(numbering: Numbering, ordinal: number | undefined): Interpretation[] {
  return ordinal === undefined || Number.isNaN(ordinal) ? [] : [{ numbering, ordinal }];
}

function decimal(mark: string): Interpretation[] {
  const at = mark.lastIndexOf(".");
  return [{ numbering: "decimal", ordinal: Number.parseInt(mark.slice(at + 1), 10), within: mark.slice(0, at) }];
}

function lowerInBrackets(mark: string): Interpretation[] {
  return [
    ...numbered("(alpha)", letterValue(mark.toUpperCase())),
    ...numbered("(roman)", romanValue(mark.toUpperCase())),
  ];
}

function upperInBrackets(mark: string): Interpretation[] {
  return [...numbered("(ALPHA)", letterValue(mark)), ...numbered("(ROMAN)", romanValue(mark))];
}

// A for 1, Z for 26, then AA for 27 and AAA for 53, as outlines go on.
function letterValue(mark: string): number | undefined {
  const first = mark.charAt(0);
  const repeated = mark === first.repeat(mark.length);
  return repeated && mark.length <= 3 ? first.charCodeAt(0) - 64 + 26 * (mark.length - 1) : undefined;
}

const romanDigits = new Map(Object.entries({ I: 1, V: 5, X: 10, L: 50, C: 100 }));

/** The number that a Roman numeral says, in letters of either case; `undefined` when it is none. */
export function romanValue(mark: string): number | undefined {
  if (!/^(?:C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})$/i.test(mark) || mark === "") return undefined;
  const values = mark
    .toUpperCase()
    .split("")
    .map((digit) => romanDigits.get(digit) ?? 0);
  return values.reduce((sum, value, index) => sum + (value < (values[index + 1] ?? 0) ? -value : value), 0);
}

function citedForm(mark: string, interpretations: readonly Interpretation[]): string {
  return interpretations.some(({ numbering }) => numbering.startsWith("(")) ? `(${mark})` : mark;
}
