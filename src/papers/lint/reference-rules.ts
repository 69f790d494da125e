import { isBaseKind } from "../kind.ts";
import type { Instrument } from "../reading.ts";
import type { Provision } from "../structure/provision.ts";
import { romanValue } from "../structure/label.ts";
import type { LintFinding } from "./lint-finding.ts";
import { allMatches } from "../text/match.ts";

const cited =
  /\b(?:Section|Sections|Subsection|Article|Articles) (\d{1,2}(?:\.\d{1,2})*|[IVX]{1,5})((?:\([A-Za-z0-9]{1,4}\))*)(?: \(([A-Z][^()]{2,60})\))?/g;
// What is cited belongs to another paper or to a statute.
const more = "(?:(?:,|,? and|,? or|,? through|,? to)? ?(?:Sections? )?\\d+(?:\\.\\d+)*(?:\\([A-Za-z0-9]+\\))*)*";
const elsewhere = new RegExp(
  `^${more}(?: \\([^()]{2,80}\\))?,? (?:of|under|in|to) (?:the |that |such |any |said |its |each |an? |ERISA|Title|Regulation|Rule|[A-Z])|^\\s*of this (?:Code|Act|UCC)`,
);
const runIn = /(?<!\b(?:in|of|under|to|with|by|and|or|this|see|through) )Section\s(\d{1,2}\.\d{1,2})\.?\s[A-Z]/g;
const ownWords = /^[^.;]{0,20}?\b(?:of this Agreement|hereof|above|below|herein|of this Article|of this Section)\b/;

/**
 * Citations of parts that the paper does not have, and of parts by a title that is another's. Only of a paper whose
 * sections are numbered throughout, and where nothing says that another paper is cited.
 */
export function referenceFindings({ kind, provisions }: Instrument): LintFinding[] {
  if (!isBaseKind(kind)) return ownReferences(provisions);
  const paths = new Map<string, Provision>();
  for (const each of provisions) gather(each, paths);
  // A heading that the outline did not part from the words before it is there all the same.
  for (const provision of new Set(paths.values())) {
    for (const [, number = ""] of allMatches(runIn, provision.text))
      if (!paths.has(number)) paths.set(number, provision);
  }
  const numbered = [...paths.keys()].filter((path) => /^\d+\.\d+$/.test(path));
  if (numbered.length < 8) return [];
  const articles = new Set(numbered.map((path) => Number.parseInt(path, 10)));
  return provisions
    .flatMap(withParts)
    .flatMap((provision) => [...inProvision(provision, paths), ...articlesIn(provision, articles)]);
}

const ownArticle =
  /\bArticle ([IVXL]{1,6}|\d{1,2})(?= (?:hereof|above|below|of this Agreement|of this Loan Agreement)\b)/g;

// An article of this paper by a number that none of its sections begins with, where they are numbered by articles.
function articlesIn({ text, textSpan }: Provision, articles: ReadonlySet<number>): LintFinding[] {
  const last = Math.max(...articles);
  return allMatches(ownArticle, text).flatMap(([, number = ""]) => {
    if ((romanValue(number) ?? Number(number)) <= last) return [];
    const said = `Article ${number} is cited, and the sections of the paper end with those of Article ${last}.`;
    return [finding("lint.dangling_reference", "warning", `${said} Correct the number.`, textSpan)];
  });
}

function withParts(provision: Provision): Provision[] {
  return [provision, ...provision.parts.flatMap(withParts)];
}

const ownCited =
  /\bSections? (\d{1,2})(?![\d.]*\d)(?:\([A-Za-z0-9]{1,4}\))*(?= (?:hereof|hereto|above|below|of this)\b)/g;

/** Citations that an amendment makes of its own sections, where its sections are numbered one after the other. */
function ownReferences(provisions: readonly Provision[]): LintFinding[] {
  const numbers = provisions.map(({ path }) => path).filter((path) => /^\d{1,2}$/.test(path));
  if (numbers.length < 3 || numbers.some((path, index) => Number(path) !== index + 1)) return [];
  const parts = new Map<string, Provision>();
  for (const each of provisions) gather(each, parts);
  return [...parts.values()].flatMap(({ text, textSpan }) =>
    allMatches(ownCited, text).flatMap(([, number = ""]) => {
      if (numbers.includes(number)) return [];
      const message = `Section ${number} of this paper is cited, and it ends with Section ${numbers.length}. Correct the number.`;
      return [finding("lint.dangling_reference", "warning", message, textSpan)];
    }),
  );
}

function gather(provision: Provision, paths: Map<string, Provision>): void {
  if (provision.label !== "" && !paths.has(provision.path)) paths.set(provision.path, provision);
  for (const part of provision.parts) gather(part, paths);
}

function inProvision({ text, textSpan }: Provision, paths: ReadonlyMap<string, Provision>): LintFinding[] {
  return allMatches(cited, text).flatMap(({ 0: whole, 1: number = "", 2: inner = "", 3: title, index }) => {
    const after = text.slice(index + whole.length, index + whole.length + 90);
    // A whole number may be an article, a section of a statute or a section that is divided further on.
    const isOther = !ownWords.test(after) && elsewhere.test(after);
    return isOther || !number.includes(".") ? [] : faultOf({ number, inner, title }, paths, textSpan);
  });
}

type Citation = { readonly number: string; readonly inner: string; readonly title: string | undefined };

function faultOf(
  { number, inner, title }: Citation,
  paths: ReadonlyMap<string, Provision>,
  span: LintFinding["span"],
): LintFinding[] {
  const section = paths.get(number);
  if (section === undefined) {
    const said = `Section ${number} is cited, and the paper has no such section.`;
    return [
      finding("lint.dangling_reference", "warning", `${said} Correct the number, or name the paper that has it.`, span),
    ];
  }
  if (title !== undefined && section.path === number && section.heading !== "" && !alike(title, section.heading)) {
    const said = `Section ${number} is cited as “${title}”, and is headed “${section.heading}”.`;
    return [finding("lint.reference_contradicts_itself", "warning", `${said} Settle which is meant.`, span)];
  }
  if (inner === "" || section.path !== number || section.parts.length === 0 || paths.has(number + inner)) return [];
  const said = `Section ${number}${inner} is cited, and Section ${number} has no such part.`;
  return [finding("lint.dangling_reference", "notice", `${said} Correct the citation.`, span)];
}

function finding(
  code: string,
  severity: LintFinding["severity"],
  message: string,
  span: LintFinding["span"],
): LintFinding {
  return { code, severity, message, span };
}

function alike(a: string, b: string): boolean {
  const words = (text: string) => new Set(text.toLowerCase().match(/[a-z]{3,}/g) ?? []);
  const [first, second] = [words(a), words(b)];
  return [...first].some((word) => second.has(word));
}
