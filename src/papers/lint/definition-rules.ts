import { isBaseKind } from "../kind.ts";
import type { Instrument, StatedDefinition } from "../reading.ts";
import type { Provision } from "../structure/provision.ts";
import type { LintFinding } from "./lint-finding.ts";
import { allMatches } from "../text/match.ts";

/**
 * Terms that one paper defines twice in different words, terms that it never uses, and terms that nothing in it
 * defines.
 */
export function definitionFindings(instrument: Instrument): LintFinding[] {
  if (!isBaseKind(instrument.kind)) return doublyDefined(instrument.definitions);
  const words = instrument.provisions.map(wordsOf).join("\n");
  return [
    ...doublyDefined(instrument.definitions),
    ...unused(instrument.definitions, words),
    ...undefinedIn(instrument, words),
  ];
}

function wordsOf({ heading, text, parts }: Provision): string {
  return [heading, text, ...parts.map(wordsOf)].join("\n");
}

function doublyDefined(definitions: readonly StatedDefinition[]): LintFinding[] {
  return definitions.flatMap((definition, index): LintFinding[] => {
    const first = definitions.slice(0, index).find(({ term }) => term === definition.term);
    if (first === undefined) return [];
    const same = plain(first.text) === plain(definition.text);
    return [
      {
        code: "lint.doubly_defined",
        severity: same ? "notice" : "warning",
        message: `“${definition.term}” is defined twice${same ? " in the same words" : ", in different words"}${placeText(first.path)}. Keep one definition.`,
        span: definition.span,
      },
    ];
  });
}

function placeText(path: string): string {
  return path === "" ? "" : `, first in § ${path}`;
}

function plain(text: string): string {
  return text.replaceAll(/\s+/g, " ").trim();
}

function unused(definitions: readonly StatedDefinition[], words: string): LintFinding[] {
  return definitions.flatMap(({ term, span, path }): LintFinding[] => {
    // Once where it is defined.
    const uses = countOf(words, term);
    if (uses > 1) return [];
    return [
      {
        code: "lint.unused_term",
        severity: "notice",
        message: `“${term}” is defined${path === "" ? "" : ` in § ${path}`} and used nowhere else in the paper. Leave it out, unless another paper uses it.`,
        span,
      },
    ];
  });
}

function countOf(words: string, term: string): number {
  const stem = term.replace(/(?:ies|y|s)$/i, "").toLowerCase();
  const text = words.toLowerCase();
  let count = 0;
  for (let at = text.indexOf(stem); at !== -1 && count < 2; at = text.indexOf(stem, at + 1)) count += 1;
  return count;
}

const named = /\b[Aa]s (?:such term is )?defined in|\b(?:has|have|shall have) the meaning/;
const quotedTerm = /"([A-Z][\w'&/-]*(?: (?:of |and |for |to |the )?[A-Z][\w'&/-]*){0,5})"/g;
const used = /(?<=[a-z,)] )(?:[A-Z][a-z]+(?:'s)? ){1,3}[A-Z][a-z]+\b/g;

// Names of more than one word that stand in mid-sentence several times and that no quotation in the paper introduces.
function undefinedIn({ provisions, parties, title, signatures }: Instrument, words: string): LintFinding[] {
  const introduced = new Set(allMatches(quotedTerm, words).map(([, term = ""]) => stemOf(term)));
  const others = [
    title,
    ...parties.flatMap(({ name, shortNames }) => [name, ...shortNames]),
    ...signatures.map(({ entity }) => entity),
  ];
  const names = others.join(" ").toLowerCase();
  const counts = new Map<string, number>();
  for (const [term] of allMatches(used, words)) counts.set(term, (counts.get(term) ?? 0) + 1);
  const suspects = [...counts].filter(
    ([term, count]) =>
      count >= 3 && !introduced.has(stemOf(term)) && !names.includes(term.toLowerCase()) && !isOrdinary(term),
  );
  return suspects.flatMap(([term]) => {
    const place = placeOf(provisions, term);
    if (place === undefined || named.test(words.slice(Math.max(0, words.indexOf(term)), words.indexOf(term) + 200)))
      return [];
    return [
      {
        code: "lint.undefined_term",
        severity: "notice" as const,
        message: `“${term}” is used like a defined term and nothing in the paper defines it. Define it, or find the paper that does.`,
        span: place.textSpan,
      },
    ];
  });
}

function stemOf(term: string): string {
  return term.toLowerCase().replace(/(?:ies|y|s)$/, "");
}

const ordinaryWords =
  /\b(?:Section|Sections|Article|Exhibit|Schedule|Annex|United|States|New|York|Delaware|State|County|City|Bank|Company|Inc|Corporation|Street|Avenue|Suite|Code|Act|Law|Laws|Uniform|Commercial|Federal|Internal|Revenue|Bankruptcy|President|Officer|Chief|Vice|Secretary|January|February|March|April|May|June|July|August|September|October|November|December|Monday|Friday|Esq)\b/;

function isOrdinary(term: string): boolean {
  return ordinaryWords.test(term);
}

function placeOf(provisions: readonly Provision[], term: string): Provision | undefined {
  for (const provision of provisions) {
    if (provision.text.includes(term)) return provision;
    const below = placeOf(provision.parts, term);
    if (below !== undefined) return below;
  }
  return undefined;
}
