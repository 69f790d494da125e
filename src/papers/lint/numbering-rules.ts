import { isBaseKind } from "../kind.ts";
import type { Instrument } from "../reading.ts";
import type { Provision } from "../structure/provision.ts";
import type { LintFinding } from "./lint-finding.ts";

const mostLeftOut = 3;
const decimal = /^(\d{1,2})\.(\d{1,2})$/;

/** Numbers left out between the sections of an agreement's article, and a number that two of its sections bear. */
export function numberingFindings({ provisions, kind }: Instrument): LintFinding[] {
  if (!isBaseKind(kind)) return [];
  const sections: Provision[] = [];
  for (const each of provisions) gather(each, sections);
  const paths = new Set(sections.map(({ path }) => path));
  const first = new Map<string, Provision>();
  for (const section of sections) if (!first.has(section.path)) first.set(section.path, section);
  return sections.flatMap((section, index) => {
    if (first.get(section.path) !== section) return goesOn(section) ? [] : [twice(section)];
    const before = sections[index - 1];
    return before === undefined || paths.has(pathBefore(section.path)) ? [] : gapAfter(before, section);
  });
}

function pathBefore(path: string): string {
  const [, article = "", number = ""] = decimal.exec(path) ?? [];
  return `${article}.${Number(number) - 1}`;
}

// A line that begins with a number that is cited: the sentence goes on in small letters.
function goesOn({ heading, text }: Provision): boolean {
  return heading === "" && /^\W*[a-z]/.test(text);
}

function twice(section: Provision): LintFinding {
  const message = `Two sections bear the number ${section.path}. Renumber one, and look at what cites it.`;
  return { code: "lint.number_twice", severity: "warning", message, span: labelOf(section) };
}

// More than a few left out are no gap, but figures that look like a number.
function gapAfter(before: Provision, section: Provision): LintFinding[] {
  const [, article, number = ""] = decimal.exec(section.path) ?? [];
  const [, above, last = ""] = decimal.exec(before.path) ?? [];
  const skipped = Number(number) - Number(last) - 1;
  if (above !== article || skipped < 1 || skipped > mostLeftOut) return [];
  if (stretchOf(before).some((text) => misread(pathBefore(section.path)).test(text))) return [];
  const message = `Section ${section.path} follows Section ${before.path}, and there is no ${pathBefore(section.path)}. Check whether a section is missing, or say that it is left out on purpose.`;
  return [{ code: "lint.numbering_gap", severity: "warning", message, span: labelOf(section) }];
}

// `3.l1` is there: what recognition made of its figures is remarked by itself.
function misread(path: string): RegExp {
  const figures = path.replaceAll(".", "\\.").replaceAll("1", "[1lI]").replaceAll("0", "[0oO]");
  return new RegExp(`\\b[Ss]ection\\s${figures}\\b`);
}

function stretchOf({ text, parts }: Provision): string[] {
  return [text, ...parts.flatMap(stretchOf)];
}

function labelOf({ span, label }: Provision): LintFinding["span"] {
  return { start: span.start, end: Math.min(span.end, span.start + label.length) };
}

function gather(provision: Provision, into: Provision[]): void {
  if (provision.label !== "" && decimal.test(provision.path)) into.push(provision);
  for (const part of provision.parts) gather(part, into);
}
