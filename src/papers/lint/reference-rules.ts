import { isBaseKind } from "../kind.ts";
import type { Instrument } from "../reading.ts";
import type { Provision } from "../structure/provision.ts";
import type { LintFinding } from "./lint-finding.ts";

const cited =
  /\b(?:Section|Sections|Subsection|Article|Articles) (\d{1,2}(?:\.\d{1,2})*|[IVX]{1,5})((?:\([A-Za-z0-9]{1,4}\))*)(?: \(([A-Z][^()]{2,60})\))?/g;
// What is cited belongs to another paper or to a statute.
const elsewhere =
  /^[^.;]{0,60}?\b(?:of|under|in) (?:the |that |such |any |said |its |each |ERISA|Title|Regulation|Rule)(?!Agreement\b|foregoing)|^\s*(?:of (?:this|the) (?:Code|Act|UCC)|hereof of)/;
const ownWords = /^[^.;]{0,20}?\b(?:of this Agreement|hereof|above|below|herein|of this Article|of this Section)\b/;

/**
 * Citations of parts that the paper does not have, and of parts by a title that is another's. Only of a paper whose
 * sections are numbered throughout, and where nothing says that another paper is cited.
 */
export function referenceFindings({ kind, provisions }: Instrument): LintFinding[] {
  if (!isBaseKind(kind)) return [];
  const paths = new Map<string, Provision>();
  for (const each of provisions) gather(each, paths);
  const numbered = [...paths.keys()].filter((path) => /^\d+\.\d+$/.test(path));
  if (numbered.length < 8) return [];
  return [...paths.values()].flatMap((provision) => inProvision(provision, paths));
}

function gather(provision: Provision, paths: Map<string, Provision>): void {
  if (provision.label !== "" && !paths.has(provision.path)) paths.set(provision.path, provision);
  for (const part of provision.parts) gather(part, paths);
}

function inProvision({ text, textSpan }: Provision, paths: ReadonlyMap<string, Provision>): LintFinding[] {
  return [...text.matchAll(cited)].flatMap(({ 0: whole, 1: number = "", 2: inner = "", 3: title, index }) => {
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
  if (title !== undefined && section.heading !== "" && !alike(title, section.heading)) {
    const said = `Section ${number} is cited as “${title}”, and is headed “${section.heading}”.`;
    return [finding("lint.reference_contradicts_itself", "warning", `${said} Settle which is meant.`, span)];
  }
  if (inner === "" || section.parts.length === 0 || paths.has(number + inner)) return [];
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
