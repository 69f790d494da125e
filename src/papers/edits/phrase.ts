import { ordinalWords } from "../text/numbers.ts";
import { targetsOf } from "../acts/targets.ts";
import type { Beside, Occurrence, Target } from "../acts/target.ts";
import { attachmentNoun, citation, partNoun, past, plainValue, quote, step, type Instruction } from "./instruction.ts";
import { referencesAt } from "./references.ts";
import {
  countedBy,
  partOf,
  placeAt,
  roughlyAt,
  tableOf,
  targetAt,
  within,
  type Standing,
  type Where,
} from "./where.ts";

/** A stretch of an instruction: the words from one position to another. */
export type Stretch = { readonly from: number; readonly to: number };

/** What a phrase of an instruction names. */
export type Named =
  /** Words as quoted, or a figure that needs no marks; `each` where all of them are meant. */
  | { readonly is: "words"; readonly inner: Stretch; readonly each: boolean }
  /** A mark of punctuation by its name. */
  | { readonly is: "mark"; readonly mark: string }
  /** Parts, definitions, sentences or tables as they stand. */
  | { readonly is: "targets"; readonly targets: readonly Target[] }
  /** The text put in place: what it is called, the labels it brings, the term it defines. */
  | { readonly is: "text"; readonly noun: string; readonly labels: readonly string[]; readonly term?: string }
  /** Attachments by name; `own` where they are those of the amending paper. */
  | { readonly is: "attachments"; readonly names: readonly string[]; readonly own: boolean };

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

type Found = { readonly named: Named; readonly where: Where; readonly to: number };
type Namer = (instruction: Instruction, at: number, where: Where) => Found | undefined;

/** What a phrase may name, in the order in which it is tried. */
const namers: readonly Namer[] = [
  terms,
  sentences,
  tables,
  openings,
  parts,
  references,
  words,
  mark,
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
  for (const namer of namers) {
    const found = namer(instruction, from, start);
    if (found !== undefined) return located(instruction, found, base, how);
  }
  return undefined;
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

function inPaperOf(target: Target, base: Target | undefined): Target {
  const paper = base?.paper;
  return target.kind === "paper" || target.paper !== undefined || paper === undefined ? target : { ...target, paper };
}

// The first of several terms does not tell what is said of the others.
const capitals =
  "[A-Z][\\w-]+(?:(?: (?:of|for|to))? (?!Sections?|Articles?|Exhibits?|Schedules?|Annex|Appendix|Clauses?|Paragraphs?)[A-Z][\\w-]+){0,6}(?! and [A-Z])";
const listedTerms = new RegExp(
  `(?:each of )?(?:the )?(?:(?:defined )?terms? (?=")|definitions? (?:of |for )?)(?:each of )?(?:the )?(?:(?:defined )?terms? |words? )?(${quote}(?:(?:,? and |, | )(?:the definitions? of )?(?:the terms? )?${quote})*)(?: definitions?)?`,
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
  const targets = [...said.matchAll(/"([^"]+)"/g)].map(([, term = ""]): Target =>
    inPaperOf({ kind: "definition", term: term.replace(/,$/, "") }, where.base),
  );
  const [only, ...more] = targets;
  const based = only === undefined || more.length > 0 ? where : { ...where, base: only };
  return { named: { is: "targets", targets }, where: more.length > 0 ? based : where, to };
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
  const found = step(sentence, instruction, at);
  const ordinal = countedBy(found?.[1] ?? "");
  if (found === undefined || ordinal === undefined || where.ordinal !== undefined) return undefined;
  return { named: { is: "targets", targets: [] }, where: { ...where, ordinal }, to: at + found[0].length };
}

const table = new RegExp(
  `(?:the|such|said) (?:existing |current |pricing )?(?:(${ordinalWords}) )?(?:table|chart|grid)(?=[ ,;:.]|$)`,
  "iy",
);

function tables(instruction: Instruction, at: number, where: Where): Found | undefined {
  const found = step(table, instruction, at);
  if (found === undefined) return undefined;
  const to = at + found[0].length;
  const ordinal = found[1] === undefined ? undefined : countedBy(found[1]);
  const place = placeAt(instruction, to, where);
  const target = tableOf(targetAt(place.where), ordinal);
  return target === undefined ? undefined : { named: { is: "targets", targets: [target] }, where, to: place.to };
}

const listedParts = new RegExp(
  `(?:each of )?(?:the )?(?:existing |current )?(?:${partNoun}) (${citation})(?: \\([A-Z][^()]{0,90}\\))?((?:(?:,? and |, | through )(?:${partNoun} )?${citation}(?=[ ,.;:]|$))*)(?=[ ,.;:]|$)`,
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

const openingNamed = /the (preamble|introductory paragraph)(?=[ ,;:.]|$)/iy;

// What stands over the first part of a paper has no number.
function openings(instruction: Instruction, at: number, where: Where): Found | undefined {
  const found = step(openingNamed, instruction, at);
  if (found?.[1] === undefined || (where.base !== undefined && where.base.kind !== "paper")) return undefined;
  const base = inPaperOf({ kind: "provision", path: "", caption: found[1].toLowerCase() }, where.base);
  return { named: { is: "targets", targets: [] }, where: { ...where, base }, to: at + found[0].length };
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
  `(?:(?:the|each|any|all|every|a|an|such|new|additional|current|following) )*(?:(?:${wordNoun})(?: and (?:figures?|words?|numbers?))?(?: (?:contained |appearing |made )?(?:therein|thereof))?(?: (?:to|of))?(?: the (?:${wordNoun}))?,? )?(${quote}|${plainValue})(?: percent)?`,
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
  return { named: { is: "words", inner, each }, where, to: at + found[0].length };
}

function references(instruction: Instruction, at: number, where: Where): Found | undefined {
  const found = referencesAt(instruction, at, where);
  if (found === undefined) return undefined;
  return { named: { is: "words", inner: found.inner, each: found.each }, where: found.where, to: found.to };
}

const markNamed = /the (period|comma|semicolon|semi-colon|colon)(?: mark)?/iy;
const marks: { readonly [word: string]: string } = {
  period: ".",
  comma: ",",
  semicolon: ";",
  "semi-colon": ";",
  colon: ":",
};

function mark(instruction: Instruction, at: number, where: Where): Found | undefined {
  const found = step(markNamed, instruction, at);
  const which = marks[(found?.[1] ?? "").toLowerCase()];
  if (found === undefined || which === undefined) return undefined;
  return { named: { is: "mark", mark: which }, where, to: at + found[0].length };
}

const same =
  /(?:it|they|them|the same|(?:such|said|that|those|the (?:existing|current|entire)) (?:[a-z]+|[A-Z][a-z]+)(?: \([a-z]+\)| \d+(?:\.\d+)*)?|the (?:entire )?text (?:of such (?:section|definition|clause|paragraph)|thereof)|the (?:definition|section|clause|paragraph|provision))(?=[ ,;:.]|$)/iy;

function itself(instruction: Instruction, at: number, where: Where): Found | undefined {
  const found = step(same, instruction, at);
  if (found === undefined || where.base === undefined) return undefined;
  return { named: { is: "targets", targets: [where.base] }, where, to: at + found[0].length };
}

// In a list, those in quotation marks may follow one another with nothing between: `"A," "B" and "C"`.
const attachmentName = `(?:(?:\\d[\\w.-]{0,8}|[A-Z](?:-?\\d{1,3})?(?:\\.\\d+)*|[IVXLC]{1,6})(?![A-Za-z])(?:\\([a-z0-9]+\\))?|${quote})`;
const attachmentCaption = "(?: \\([A-Z][^()]{1,90}\\))?";
const attachmentList = new RegExp(
  `(?:the |a |each of )?(?:form of )?(?:new |revised |amended |existing |corresponding )*(?:the )?${attachmentNoun}s? (${attachmentName}${attachmentCaption}(?:(?:,? and |, |(?<=") (?="))(?:${attachmentNoun} )?${attachmentName}${attachmentCaption})*)(?=[ ,;:.]|$)`,
  "iy",
);
const attachedHere = new RegExp(
  `,? (?:(?:which is |which are |in the forms? |each |as )?(?:attached|annexed|set forth)(?: hereto| to this \\w+)?|hereto|of this \\w+)(?:,? and (?:hereby )?made a part hereof)?(?: as (${attachmentNoun} ${attachmentName}))?(?=[ ,;:.]|$)`,
  "iy",
);

// `the schedule attached hereto as Schedule B`
const attachedAs = new RegExp(
  `(?:the|a) (?:new |revised |amended |updated )*(?:schedule|exhibit|annex|appendix|attachment|form)s? (?:attached|annexed) (?:hereto|to this \\w+) as (${attachmentNoun} ${attachmentName})(?=[ ,;:.]|$)`,
  "iy",
);

function attachments(instruction: Instruction, at: number, where: Where): Found | undefined {
  const as = step(attachedAs, instruction, at);
  if (as?.[1] !== undefined) {
    const to = at + as[0].length;
    const form = namesIn(instruction.text.slice(to - as[1].length, to));
    return { named: { is: "attachments", names: form, own: true }, where, to };
  }
  const found = step(attachmentList, instruction, at);
  if (found === undefined) return undefined;
  const named = at + found[0].length;
  const names = namesIn(instruction.text.slice(at, named));
  const own = step(attachedHere, instruction, named);
  if (own !== undefined) {
    const to = named + own[0].length;
    const form = own[1] === undefined ? names : namesIn(instruction.text.slice(to - own[1].length, to));
    return { named: { is: "attachments", names: form, own: true }, where, to };
  }
  const [name] = names;
  const place = placeAt(instruction, named, where);
  const based = (each: string) => inPaperOf({ kind: "attachment", name: each }, place.where.base);
  if (names.length > 1) return { named: { is: "targets", targets: names.map(based) }, where, to: place.to };
  return name === undefined ? undefined : { named: { is: "targets", targets: [based(name)] }, where, to: place.to };
}

/** The attachments that a list names, each with its noun: `Exhibits "A," "B" and "C"`. */
export function namesIn(list: string): readonly string[] {
  const noun = /(Schedule|Exhibit|Annex|Appendix|Attachment)(?:e?s)?\b/i.exec(list);
  if (noun === null) return [];
  const rest = list.slice(noun.index + noun[0].length).replaceAll(/ \([A-Z][^()]*\)/g, "");
  const items = rest
    .replaceAll(/["',]/g, " ")
    .replaceAll(/\b(?:and|Schedules?|Exhibits?|Annex(?:es)?|Appendix|Attachments?)\b/gi, " ")
    .trim()
    .split(/\s+/);
  return items.filter((item) => item !== "").map((item) => `${noun[1] ?? ""} ${item.replace(/\.$/, "")}`);
}

const comingNoun =
  "definitions?|defined terms?|terms?|sentences?|text|language|words?|provisos?|parentheticals?|paragraphs?|phrases?|tables?|charts?|grids?|rows?|provisions?|covenants?|subsections?";
const announced = new RegExp(
  `(?:(?:the definitions? of )?each of )?(?:(?:the|a|an) )?(?:following(?: ,)?|new|additional|two|three)(?:,? (?:and|or|new|additional|amended|revised|substituted(?= [dtp])|following|pricing|defined|corresponding|respective|replacement|restated|updated))*(?: (?:${comingNoun}|${partNoun}))*(?: and (?:their |the )?(?:respective |corresponding )?definitions?(?: thereof)?)?(?: (${citation}(?:(?:,? and |, )${citation})*))?(?: \\([A-Z][^()]{0,90}\\))?(?=[ ,:.]|$)`,
  "iy",
);
// A term that the text defines, in quotation marks or told by its capitals.
const ofTerm = new RegExp(
  ` (?:of|for) (?:the term )?(${quote}|[A-Z][\\w-]+(?: [A-Z][\\w-]+){0,6})(?: \\([A-Z][^()]{0,90}\\))?(?=[ ,:.]|$)`,
  "y",
);
// `adding a Section 5.9 to read as follows:`, `adding language to the end thereof`: a text that follows.
const unannounced = new RegExp(
  `(?:language|text|(?:a|an) (?:further |final |separate )?(?:sentence|proviso|paragraph|definition|clause|section|subsection)(?: (${citation}))?)(?: \\([A-Z][^()]{0,90}\\))?(?=[ ,:.]|$)`,
  "iy",
);
const firstNoun = new RegExp(`(${comingNoun}|${partNoun})`, "i");

function coming(instruction: Instruction, at: number, where: Where): Found | undefined {
  const unsaid = instruction.put === undefined ? undefined : step(unannounced, instruction, at);
  const found = step(announced, instruction, at) ?? unsaid;
  if (found === undefined) return undefined;
  const [whole, list = ""] = found;
  const noun = (firstNoun.exec(whole)?.[1] ?? "").toLowerCase();
  const labels = list.split(/,? and |, /).filter((each) => each !== "");
  const after = at + whole.length;
  const of = /^(?:defin|term)/.test(noun) ? step(ofTerm, instruction, after) : undefined;
  const named: Named = { is: "text", noun, labels };
  if (of?.[1] === undefined) return { named, where, to: after };
  const start = after + of[0].indexOf(of[1]);
  const term = instruction.text.slice(start, start + of[1].length).replaceAll('"', "");
  return { named: { ...named, term }, where, to: after + of[0].length };
}
