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
const quotedTerm = /"([A-Z][^"\n]{1,60})"/g;
const used = /(?<=[a-z,)] )(?:[A-Z][A-Za-z]*[a-z] (?:(?:of|for) )?){1,3}[A-Z][A-Za-z]*[a-z]\b/g;
// One word, which is no part of a longer name and does not begin a sentence.
const usedAlone =
  /(?<=\b(?!of\b|and\b|or\b|to\b|for\b)[a-z]{1,12},? )[A-Z][a-z]{2,}(?:ies|s)?\b(?! (?:(?:of|and|for|to|the) )*[A-Z]|[-'.&])/g;

// The definitions stand in an annex, which need not be in the copy.
const definedElsewhere =
  /\bterms\b[^;]{0,200}\b(?:meanings?|defined)\b[^.]{0,120}\b(?:in|on) (?:the )?(?:Annex|ANNEX|Schedule|SCHEDULE|Appendix|APPENDIX) [A-Z0-9]/;

/** How often a name stands in mid-sentence before it looks like a term. */
const [fewest, fewestAlone, fewestToTell] = [3, 6, 8];

/** With this many definitions a paper defines what it uses, and a single word in capitals is meant as a term. */
const manyDefinitions = 15;

// Names that stand in mid-sentence several times and that no quotation in the paper introduces.
function undefinedIn(instrument: Instrument, words: string): LintFinding[] {
  if (definedElsewhere.test(words)) return [];
  const introduced = new Set(
    allMatches(quotedTerm, words).map(([, term = ""]) => stemOf(term.replace(/\((?:s|ies|es)\)|[,.]$/g, ""))),
  );
  const { provisions, parties, title, signatures, definitions } = instrument;
  const others = [
    title,
    ...parties.flatMap(({ name, shortNames }) => [name, ...shortNames]),
    ...signatures.map(({ entity }) => entity),
  ];
  const names = others.join(" ").toLowerCase();
  const isKnown = (term: string) =>
    introduced.has(stemOf(term)) ||
    (term.includes(" ") ? [...introduced] : []).some(
      (each) => each.endsWith(` ${stemOf(term)}`) || each.startsWith(`${term.toLowerCase()} `),
    ) ||
    names.includes(term.toLowerCase()) ||
    ordinaryWords.test(term);
  const defines = definitions.length >= manyDefinitions;
  const alone = defines ? suspects(words, usedAlone, fewestAlone) : [];
  return [...suspects(words, used, fewest), ...alone]
    .filter(({ term }) => !isKnown(term))
    .flatMap(({ term, count }) => {
      const place = placeOf(provisions, term);
      const first = words.indexOf(term);
      if (place === undefined || named.test(words.slice(Math.max(0, first), first + 200))) return [];
      return [
        {
          code: "lint.undefined_term",
          severity: defines && count >= fewestToTell ? ("warning" as const) : ("notice" as const),
          message: `“${term}” is used like a defined term and nothing in the paper defines it. Define it, or find the paper that does.`,
          span: place.textSpan,
        },
      ];
    });
}

type Suspect = { readonly term: string; readonly count: number };

// The names that a pattern finds as often as that, each in the number in which it stands first.
function suspects(words: string, pattern: RegExp, least: number): Suspect[] {
  const counts = new Map<string, Suspect>();
  for (const [term] of allMatches(pattern, words)) {
    const { term: first, count } = counts.get(stemOf(term)) ?? { term, count: 0 };
    counts.set(stemOf(term), { term: first, count: count + 1 });
  }
  return [...counts.values()].filter(({ count }) => count >= least);
}

function stemOf(term: string): string {
  return term.toLowerCase().replace(/(?:ies|ys|y|s)$/, "");
}

const ordinaryWords =
  /\b(?:Section|Sections|Article|Exhibit|Schedule|Annex|United|States|New|York|Delaware|State|County|City|Bank|Company|Inc|Corporation|Street|Avenue|Suite|Code|Act|Law|Laws|Uniform|Commercial|Federal|Internal|Revenue|Bankruptcy|President|Officer|Chief|Vice|Secretary|January|February|March|April|May|June|July|August|September|October|November|December|Monday|Friday|Esq|Governors|Directors)\b|^Default$/;

function placeOf(provisions: readonly Provision[], term: string): Provision | undefined {
  for (const provision of provisions) {
    if (provision.text.includes(term)) return provision;
    const below = placeOf(provision.parts, term);
    if (below !== undefined) return below;
  }
  return undefined;
}
