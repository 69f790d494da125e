import type { Instrument } from "../reading.ts";
import type { Provision } from "../structure/provision.ts";
import type { LintFinding } from "./lint-finding.ts";
import { allMatches } from "../text/match.ts";

/** Terms that a part defines for itself alone and other parts use, and terms that are used before they are given. */
export function scopeFindings(instrument: Instrument): LintFinding[] {
  const parts = instrument.provisions.flatMap(withParts);
  return [...outsideScope(instrument, parts), ...beforeGiven(instrument, parts)];
}

const scoped =
  /\b(?:as used in|for (?:the )?purposes? of|in) this (section|article)(?: [\dIVX.]+(?:\([a-z0-9]+\))*)?(?: only)?, (?:the term )?"([^"]{2,60})" (?:shall )?(?:means?|has|have)\b/gi;

// A definition for one section, where no other gives the term to the rest of the paper.
function outsideScope({ definitions, names }: Instrument, parts: readonly Provision[]): LintFinding[] {
  return parts.flatMap((part) =>
    allMatches(scoped, part.text).flatMap(([whole, reach = "", term = ""]): LintFinding[] => {
      const [within] = reach.toLowerCase() === "article" ? [/^[^.(]*/.exec(part.path)] : [/^[^(]*/.exec(part.path)];
      const section = within?.[0] ?? "";
      const elsewhere = definitions.some((each) => each.term === term && !isIn(each.path, section));
      if (section === "" || elsewhere || names.some((each) => each.term === term)) return [];
      const use = parts.find((other) => !isIn(other.path, section) && uses(other.text, term));
      if (use === undefined) return [];
      const says = whole.slice(0, whole.indexOf(",")).toLowerCase();
      const message = `“${term}” is used in § ${use.path}, and § ${part.path} defines it ${says} alone. Define it for the whole paper, or say what it means there.`;
      return [{ code: "lint.used_outside_scope", severity: "warning", message, span: use.textSpan }];
    }),
  );
}

// A name that is given in passing and stands in an earlier part already.
function beforeGiven({ names, definitions }: Instrument, parts: readonly Provision[]): LintFinding[] {
  return names.flatMap(({ term, span }): LintFinding[] => {
    if (!/^[A-Z]\w+ [A-Z]/.test(term) || definitions.some((each) => each.term === term)) return [];
    if (names.some((each) => each.term === term && each.span.start < span.start)) return [];
    const use = parts.find(({ text, textSpan }) => textSpan.end < span.start && uses(text, term));
    if (use === undefined) return [];
    const message = `“${term}” is used in § ${use.path} before the words that say what it means. Give the name where it first stands.`;
    return [{ code: "lint.used_before_given", severity: "notice", message, span: use.textSpan }];
  });
}

function withParts(provision: Provision): Provision[] {
  return [provision, ...provision.parts.flatMap(withParts)];
}

function isIn(path: string, section: string): boolean {
  return path === section || (path.startsWith(section) && /^[.(]/.test(path.slice(section.length)));
}

// As a term, and not as the beginning of a longer one.
function uses(text: string, term: string): boolean {
  for (let at = text.indexOf(term); at !== -1; at = text.indexOf(term, at + 1)) {
    const [before, after] = [text.slice(0, at), text.slice(at + term.length)];
    if (!/[\w"]$|\b[A-Z]\w* $/.test(before.slice(-30)) && !/^\w|^ [A-Z]/.test(after.slice(0, 3))) return true;
  }
  return false;
}
