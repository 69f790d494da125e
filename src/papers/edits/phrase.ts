import { tablesTitledAt } from "./titled-tables.ts";
import { sentencesAt } from "./sentences.ts";
import { ordinalWords } from "../text/numbers.ts";
import { bareTerm } from "../acts/reference.ts";
import { targetsOf } from "../acts/targets.ts";
import type { Beside, Occurrence, Target } from "../acts/target.ts";
import { citation, partNoun, past, plainValue, quote, step, type Instruction } from "./instruction.ts";
import { markAt } from "./mark-named.ts";
import { barelyNamed, coming } from "./coming.ts";
import { attachments } from "./attachments-named.ts";
import type { Found, Named } from "./named.ts";
import { passageAt } from "./passages-named.ts";
import { referencesAt } from "./references.ts";
import {
  countedBy,
  inPaperOf,
  partOf,
  placeAt,
  roughlyAt,
  tableOf,
  targetAt,
  within,
  type Standing,
  type Where,
} from "./where.ts";
import { allMatches } from "../text/match.ts";

/** A phrase that was read: what it names, and where that stands. */
export type Phrase = {
  readonly named: Named;
  readonly target?: Target;
  readonly occurrence: Occurrence;
  readonly line?: number;
  readonly beside?: Beside;
  /** Further parts in which the words stand, too. */
  readonly others?: readonly Target[];
  /** A paragraph or a proviso of the target is meant. */
  readonly vague?: true;
  readonly to: number;
};

type Namer = (instruction: Instruction, at: number, where: Where) => Found | undefined;

/** What a phrase may name, in the order in which it is tried. */
const namers: readonly Namer[] = [
  terms,
  sentences,
  tables,
  openings,
  passages,
  parts,
  references,
  words,
  markAt,
  itself,
  attachments,
  coming,
];

const gap = /,? /iy;

/** Reads the phrase at a position, with all that says where its words stand. */
export function phraseAt(
  instruction: Instruction,
  at: number,
  base: Target | undefined,
  how: Standing = "stands",
): Phrase | undefined {
  // `replace in clause (i) the reference to "x"`: the place may come first.
  const ahead = placeAt(instruction, at, within(base));
  const [from, start] = ahead.to === at ? [at, ahead.where] : [past(gap, instruction, ahead.to), ahead.where];
  for (const namer of how === "put" ? [barelyNamed, ...namers] : namers) {
    const found = namer(instruction, from, start);
    if (found !== undefined) return located(instruction, found, base, how);
  }
  return undefined;
}

/** Reads words at a position, though they be called a term: `the term "Borrower"` beside other words. */
export function wordsAt(instruction: Instruction, at: number, base: Target | undefined): Phrase | undefined {
  const found = words(instruction, at, within(base));
  return found === undefined ? undefined : located(instruction, found, base, "stands");
}

function located(instruction: Instruction, found: Found, base: Target | undefined, how: Standing): Phrase | undefined {
  const standing = found.named.is === "text" ? "comes" : how;
  const { where, to } = placeAt(instruction, found.to, found.where, standing);
  const named = settled(found.named, where, base);
  if (named === undefined || isUnclear(named, where)) return undefined;
  const target = targetIn(named, where);
  if (target === undefined && (where.below !== "" || where.ordinal !== undefined)) return undefined;
  const occurrence = named.is === "words" && named.each ? "each" : where.occurrence;
  return { named, occurrence, to, ...(target === undefined ? {} : { target }), ...spotIn(where) };
}

function spotIn({ line, others, vague }: Where): Partial<Phrase> {
  return {
    ...(line === undefined ? {} : { line }),
    ...(others === undefined ? {} : { others }),
    ...(vague === undefined ? {} : { vague }),
  };
}

function targetIn(named: Named, where: Where): Target | undefined {
  if (named.is === "targets") return named.targets[0];
  return named.is === "words" || named.is === "mark" ? roughlyAt(where) : targetAt(where);
}

// Of a paragraph or of several parts, only words can be meant; of a paragraph, only those that stand once in the whole.
function isUnclear(named: Named, { vague, others, occurrence }: Where): boolean {
  if (named.is !== "words" && named.is !== "mark") return vague === true || others !== undefined;
  return vague === true && (named.is === "mark" || named.each || occurrence !== "sole");
}

// Targets were read before all that says where they stand.
function settled(named: Named, where: Where, base: Target | undefined): Named | undefined {
  if (named.is !== "targets") return named;
  const { targets } = named;
  if (targets.length > 1) return { is: "targets", targets: targets.map((each) => inPaperOf(each, where.base)) };
  const [only] = targets;
  // A part within a sentence is cited by its letters alone.
  const inner = where.inner === undefined ? undefined : partOf(where.base, where.inner);
  const target = only === undefined ? (inner ?? targetAt(where)) : withinPart(only, where, base);
  return target === undefined ? undefined : { is: "targets", targets: [target] };
}

// A target that names itself wholly, unless a holder was named after it.
function withinPart(target: Target, { base: where }: Where, base: Target | undefined): Target | undefined {
  if (target.kind === "table" && where !== base) return tableOf(where, target.ordinal);
  return inPaperOf(target, where);
}

// The first of several terms does not tell what is said of the others.
const capitals =
  "[A-Z][\\w-]*(?:(?: (?:of|for|to))? (?!Sections?|Articles?|Exhibits?|Schedules?|Annex|Appendix|Clauses?|Paragraphs?)[A-Z][\\w-]*){0,6}(?! and [A-Z])";
const listedTerms = new RegExp(
  `(?:each of )?(?:the )?(?:existing |current )?(?:(?:defined )?terms? (?=")|definitions? (?:of |for )?)(?:each of )?(?:the )?(?:(?:defined )?terms? |words? )?(${quote}(?:(?:,? and |, | )(?:the definitions? of )?(?:the terms? )?${quote})*)(?: definitions?)?(?:,? (?:and|together with) (?:the |their )?(?:respective )?definitions?(?: thereof| of such terms)?,?(?= |$))?`,
  "iy",
);
// A term that is told by its capitals alone.
const capitalTerm = new RegExp(`(?:[Tt]he )?[Dd]efinition of (?:the term )?(${capitals})(?=[ ,;:.]|$)`, "y");
const termBefore = new RegExp(`(?:the )?(${quote}) definitions?\\b`, "iy");

function terms(instruction: Instruction, at: number, where: Where): Found | undefined {
  const found = step(termBefore, instruction, at) ?? step(listedTerms, instruction, at);
  if (found === undefined) return termInCapitals(instruction, at, where);
  const to = at + found[0].length;
  const said = instruction.text.slice(at, to);
  if (isMerelyWords(instruction, said, to)) return undefined;
  const targets = allMatches(/"([^"]+)"/g, said).map(([, term = ""]): Target =>
    inPaperOf({ kind: "definition", term: bareTerm(term) }, where.base),
  );
  const [only, ...more] = targets;
  const based = only === undefined || more.length > 0 ? where : { ...where, base: only };
  return { named: { is: "targets", targets }, where: more.length > 0 ? based : where, to };
}

const inItsMidst =
  /,? (?:(?:contained|appearing|set forth|used) )?(?:in|at|from) (?:the )?(?:sub-?(?:clause|section|paragraph)|clause|paragraph|first|second|third|fourth|last|final|end|beginning|lead-in|proviso)\b/iy;

// `deleting the term "and" at the end of clause (b)`: words that are called a term, and no definition.
function isMerelyWords(instruction: Instruction, said: string, to: number): boolean {
  if (/defin/i.test(said)) return false;
  return !/^[^"]*"[^a-z]/.test(said) || step(inItsMidst, instruction, to) !== undefined;
}

function termInCapitals(instruction: Instruction, at: number, where: Where): Found | undefined {
  const found = step(capitalTerm, instruction, at);
  const term = found?.[1];
  if (found === undefined || term === undefined) return undefined;
  const only = inPaperOf({ kind: "definition", term }, where.base);
  return { named: { is: "targets", targets: [only] }, where: { ...where, base: only }, to: at + found[0].length };
}

const sentence = new RegExp(`(?:the )?(${ordinalWords}|second to last|final|penultimate) sentence(?=[ ,;:.]|$)`, "iy");

function sentences(instruction: Instruction, at: number, where: Where): Found | undefined {
  const several = sentencesAt(instruction, at, where);
  if (several !== undefined) return { named: { is: "targets", targets: several.what }, where, to: several.to };
  const found = step(sentence, instruction, at);
  const ordinal = countedBy(found?.[1] ?? "");
  if (found === undefined || ordinal === undefined || where.ordinal !== undefined) return undefined;
  return { named: { is: "targets", targets: [] }, where: { ...where, ordinal }, to: at + found[0].length };
}

const table = new RegExp(
  `(?:the|such|said) (?:existing |current |pricing )?(?:(${ordinalWords}) )?(?:table|chart|grid)(?: (?:setting (?:out|forth)|which sets (?:out|forth)|showing) (?:the )?[A-Za-z][A-Za-z ]{2,80}?(?= (?:with|by|and replac|and substitut|in its entirety|is|shall)\\b))?(?=[ ,;:.]|$)`,
  "iy",
);

// `the Borrowing Base Utilization Grid`: told by its capitals.
const tableCalled = /[Tt]he ()(?:[A-Z][\w-]+ ){1,4}(?:Table|Chart|Grid|Matrix)(?=[ ,;:.]|$)/y;

function tables(instruction: Instruction, at: number, where: Where): Found | undefined {
  const titled = tablesTitledAt(instruction, at, where);
  if (titled !== undefined) return { named: { is: "targets", targets: titled.what }, where, to: titled.to };
  const found = step(table, instruction, at) ?? step(tableCalled, instruction, at);
  if (found === undefined) return undefined;
  const to = at + found[0].length;
  const ordinal = countedBy(found[1] ?? "");
  const place = placeAt(instruction, to, where);
  // Of a paragraph that no target can say, only the one table of the whole can be meant.
  const holder = ordinal === undefined ? roughlyAt(place.where) : targetAt(place.where);
  const target = tableOf(holder, ordinal);
  return target === undefined ? undefined : { named: { is: "targets", targets: [target] }, where, to: place.to };
}

const listedParts = new RegExp(
  `(?:each of )?(?:the )?(?:existing |current )?(?:${partNoun}) (${citation})(?: \\([A-Z][^()]{0,90}\\))?((?:(?:,? and |, | through )(?:${partNoun} )?${citation}(?=[ ,.;:]|$)(?! (?:[a-z]+ing|to [a-z]+)\\b))*)(?=[ ,.;:]|$)`,
  "iy",
);

function parts(instruction: Instruction, at: number, where: Where): Found | undefined {
  const found = step(listedParts, instruction, at);
  if (found === undefined) return undefined;
  const [whole, first = "", more = ""] = found;
  const to = at + whole.length;
  if (more === "" && first.startsWith("(")) {
    return { named: { is: "targets", targets: [] }, where: { ...where, below: first + where.below }, to };
  }
  const item = more === "" ? itemAt(instruction, first, to, where) : undefined;
  if (item !== undefined) return item;
  const place = more === "" ? { where, to } : placeAt(instruction, to, where);
  const targets = partsNamed(instruction.text.slice(at, to), first + more, place.where);
  const [only] = targets;
  if (only === undefined) return undefined;
  if (targets.length > 1) return { named: { is: "targets", targets }, where, to: place.to };
  return { named: { is: "targets", targets: [] }, where: { ...where, base: only, below: "" }, to };
}

// `Item number 9 of Exhibit C to the Agreement`: what holds the part is an attachment, named after it.
function itemAt(instruction: Instruction, path: string, at: number, where: Where): Found | undefined {
  const { where: place, to } = placeAt(instruction, at, where);
  if (to === at || place.base?.kind !== "attachment") return undefined;
  const [item] = itemsOf(targetAt(place), path);
  return item === undefined
    ? undefined
    : { named: { is: "targets", targets: [] }, where: { ...where, base: item, below: "" }, to };
}

// Of a section, it is a part that no citation names.
const openingNamed =
  /the (preamble|introductory paragraph)(?! (?:of|to|in) (?!(?:the |such |said )?(?:[A-Z][\w&-]+ ){0,4}(?:Agreement|Note|Guaranty)\b|its entirety|full|read\b|be\b))(?=[ ,;:.]|$)/iy;

// What stands over the first part of a paper has no number.
function openings(instruction: Instruction, at: number, where: Where): Found | undefined {
  const found = step(openingNamed, instruction, at);
  if (found?.[1] === undefined || (where.base !== undefined && where.base.kind !== "paper")) return undefined;
  const base = inPaperOf({ kind: "provision", path: "", caption: found[1].toLowerCase() }, where.base);
  return { named: { is: "targets", targets: [] }, where: { ...where, base }, to: at + found[0].length };
}

function passages(instruction: Instruction, at: number, where: Where): Found | undefined {
  const found = passageAt(instruction, at, where);
  return found === undefined ? undefined : { named: { is: "targets", targets: [found.what] }, where, to: found.to };
}

function partsNamed(said: string, list: string, where: Where): readonly Target[] {
  const holder = targetAt(where) ?? where.base;
  const inside = holder?.kind === "attachment" || holder?.kind === "definition";
  return inside ? itemsOf(holder, list) : targetsOf(said, holder);
}

// `Subsections III(b) and III(f) of Exhibit A`
function itemsOf(holder: Target | undefined, list: string): readonly Target[] {
  const items = list.split(/,? and |, /).map((item) => item.replaceAll(" ", ""));
  const targets = items.map((item) => partOf(holder, item));
  return targets.every((target) => target !== undefined) ? targets : [];
}

const wordNoun =
  "words?|phrases?|(?:dollar )?amounts?|figures?|dates?|numbers?|numerals?|text|percentages?|percents?|ratios?|references?|language|defined terms?|terms?|sum|clause|sentence|parenthetical|proviso|name|letter";
const quoted = new RegExp(
  `(?:(?:the (?:final|last) (?=word ")|(?:the|each|any|all|every|a|an|such|new|additional|current|following|lead-?in|lead in|introductory) )*)(?:(?:${wordNoun})(?: and (?:figures?|words?|numbers?))?(?: (?:(?:contained |appearing |made )?(?:therein|thereof)|therefore?))?(?: (?:to|of))?(?: the (?:${wordNoun}))?,? )?(${quote}|${plainValue})(?: percent)?`,
  "iy",
);

function words(instruction: Instruction, at: number, where: Where): Found | undefined {
  const found = step(quoted, instruction, at);
  const said = found?.[1];
  if (found === undefined || said === undefined) return undefined;
  const start = at + found[0].indexOf(said);
  const end = start + said.length;
  const inner = said.startsWith('"') ? { from: start + 1, to: end - 1 } : { from: start, to: end };
  const each = /^(?:(?:all|each|every|any) |(?:the )?references )/i.test(found[0]);
  const counted = /^the (?:final|last) /i.test(found[0]) ? { ...where, occurrence: "last" as const } : where;
  return { named: { is: "words", inner, each }, where: counted, to: at + found[0].length };
}

function references(instruction: Instruction, at: number, where: Where): Found | undefined {
  const found = referencesAt(instruction, at, where);
  if (found === undefined) return undefined;
  return { named: { is: "words", inner: found.inner, each: found.each }, where: found.where, to: found.to };
}

const same =
  /(?:it|they|them|the same|(?:such|said|that|those|the (?:existing|current|entire)) (?:[a-z]+|[A-Z][a-z]+)(?: \([a-z]+\)| \d+(?:\.\d+)*)?|the (?:entire )?text (?:of such (?:section|definition|clause|paragraph)|thereof)|the (?:definition|section|subsection|clause|subclause|paragraph|subparagraph|article|provision|covenant)(?! (?:of|for) ))(?=[ ,;:.]|$)/iy;

function itself(instruction: Instruction, at: number, where: Where): Found | undefined {
  const found = step(same, instruction, at);
  if (found === undefined || where.base === undefined || !isCalled(found[0], instruction, at, where.base))
    return undefined;
  return { named: { is: "targets", targets: [where.base] }, where, to: at + found[0].length };
}

// `Section 4.2 is amended by deleting the paragraph thereof`: one of those below it, and not the section.
function isCalled(said: string, { mask }: Instruction, at: number, base: Target): boolean {
  const noun = /^the (paragraph|clause)/i.exec(said)?.[1]?.toLowerCase();
  if (noun === undefined || ("path" in base && (base.path ?? "").includes("("))) return true;
  return mask.slice(0, at).toLowerCase().includes(noun);
}
