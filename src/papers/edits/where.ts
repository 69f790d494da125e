import { ordinalOf, ordinalWords } from "../text/numbers.ts";
import { pathBelow } from "../acts/below.ts";
import { partLetters } from "../acts/reference.ts";
import { targetsOf } from "../acts/targets.ts";
import type { Occurrence, Target } from "../acts/target.ts";
import { attachmentNoun, citation, entirely, partNoun, quote, step, type Instruction } from "./instruction.ts";

/**
 * Where the words of a phrase stand, as far as has been read.
 *
 * Shape: `base` is the part, definition, attachment or paper; `below` a part of it by its letters; `ordinal` a sentence
 * in that, `inner` letters within it; `table` a table in it; `line` the line the paper counts to. `vague` says that a
 * paragraph or a proviso of it is meant, which no target can say; `own` that the base was named here, and not before;
 * `others` are further parts that are meant alike.
 */
export type Where = {
  readonly base?: Target;
  readonly below: string;
  readonly ordinal?: number;
  readonly line?: number;
  readonly inner?: string;
  readonly table?: { readonly ordinal?: number };
  readonly occurrence: Occurrence;
  readonly vague?: true;
  readonly own?: true;
  readonly others?: readonly Target[];
};

/** Nowhere yet but in what the words before work on. */
export function within(base: Target | undefined): Where {
  return { ...(base === undefined ? {} : { base }), below: "", occurrence: "sole" };
}

/** A place that was read, and where its words end. */
export type Located = { readonly where: Where; readonly to: number };

type Locator = (instruction: Instruction, at: number, where: Where) => Located | undefined;

// A comma or a space parts a place from the words before it, unless it opens them.
const lead = "(?:,? |(?<![^\\s(]))";
const ends = "(?=[ ,;:.]|$)";
const standing =
  "(?:(?:as )?(?:contained|appearing|set forth|found|located|stated|defined|provided|included|listed|used|which appears?|that appears?|as (?:it|they|the same) appears?) )?";

const wholly = new RegExp(`${lead}(?:(?:each )?(?:${entirely})|respectively)`, "iy");
const there = new RegExp(
  `${lead}${standing}(?:therein|thereof|therefrom|there|thereto|herein|(?:in|into|of|from|to) (?:such|said) (?:section|definition|clause|paragraph|subparagraph|sentence|subsection|article|schedule|exhibit|parenthetical)(?: ${citation})?|in each (?:of )?such (?:section|definition|clause|paragraph|subsection)s?)${ends}`,
  "iy",
);
// `"June 30, 2008" as the Termination Date`: what the words are.
const standingFor = new RegExp(`${lead}as the [A-Z][\\w-]+(?: [A-Z][\\w-]+){0,4}${ends}`, "y");
const every = new RegExp(
  `${lead}(?:wherever|where|(?:in )?(?:each|every|all|both) (?:places?|time|instances?|cases?))(?: in which| where| that)? (?:it|they|the same|(?:such|that|those|the) [a-z]+(?: [a-z]+)?) (?:appears?|occurs?|is used|are used)(?: therein)?${ends}|${lead}(?:in each (?:such )?(?:place|instance|case)|in all (?:such )?places|throughout)(?: (?:in )?(?:the )?(?:[A-Z]\\w+ ){0,3}Agreement)?(?: therein)?${ends}`,
  "iy",
);
const nthTime = new RegExp(
  `${lead}(?:(?:only )?(?:in )?the (${ordinalWords}|final) (?:time|place|instance)(?: in which| where| that)? (?:it|they|the same|(?:such|that) [a-z]+)|where (?:it|they|the same|(?:such|that) [a-z]+) (first|last)) (?:appears?|occurs?)(?: therein)?${ends}`,
  "iy",
);
const ordinally = new RegExp(
  `${lead}${standing}(?:in|on|of|at|from) (?:the )?(?:(${ordinalWords}|final|second to last|next to last|penultimate) )?(?:full )?(sentence|line|paragraph|proviso|parenthetical|chart|grid|table)(?! (?:number )?(?:[(\\d]|[IVXLC]+\\b))(?: (?:after|following|at the end of) the (?:chart|table))?${ends}`,
  "iy",
);
// `in the parenthetical immediately following "less Capital Expenditures"`: told by the words beside it.
const enclosed = new RegExp(
  `${lead}${standing}(?:in|from) the parenthetical (?:immediately |directly )?(?:following|after|before|preceding) (?:the (?:words?|phrases?|terms?) )?${quote}${ends}`,
  "iy",
);
const lettered = new RegExp(
  `${lead}${standing}(?:in|of|from|to|ending) (?:the )?(?:sub-?)?(?:clause|paragraph|section|item)s? (${partLetters}+)${ends}`,
  "iy",
);
const ending = new RegExp(`${lead}(?:at|from) the end(?! of the (?:chart|table))${ends}`, "iy");
const agreementName = "(?:[A-Z][\\w&-]+ ){0,4}(?:Agreement|Note|Guaranty|Mortgage|Indenture)";
const definitionNamed = `(?:definitions? of (?:the )?(?:defined )?(?:terms? )?${quote}|(?:defined )?terms? ${quote}|${quote} definition)`;
const cited = `${partNoun} ${citation}(?: \\([A-Z][^()]{0,90}\\)|,? (?:entitled|captioned|titled|headed) ${quote})?`;
const titled = `(?:sub)?(?:section|paragraph|provision|covenant) (?:entitled|captioned|titled|headed) ${quote}`;
const attached = `${attachmentNoun} (?:${quote}|["']?[A-Z0-9][\\w.-]{0,8}["']?)`;
const held = new RegExp(
  `${lead}${standing}(?:in|into|within|from|of|to|under|on) ((?:the )?(?:${definitionNamed}|${titled}|${cited}|${attached})(?:,? ${standing}(?:of|in|to) (?:the )?${partNoun} ${citation})?(?:,? (?:of|in|to) (?:the )?${agreementName})?(?:,? (?:entitled|captioned|titled|headed) ${quote})?)${ends}`,
  "iy",
);
// A term that is told by its capitals alone.
const capitals = new RegExp(
  `${lead}${standing}(?:in|from|of|to) ((?:the )?[Dd]efinition of (?:the )?(?:term )?([A-Z][\\w-]+(?: [A-Z][\\w-]+){0,6}))${ends}`,
  "y",
);
const paper = new RegExp(
  `${lead}${standing}(?:in|into|from|of|to|under|within) ((?:the )?${agreementName})${ends}`,
  "y",
);

/** What may say where something stands, in the order in which it is tried. */
const locators: readonly Locator[] = [
  onLines,
  plainly,
  everywhere,
  atTheEnd,
  bySeveral,
  inBrackets,
  byOrdinal,
  byLetters,
  byHolder,
];

/** Whether words stand somewhere already, are put somewhere, or are a text that is yet to come. */
export type Standing = "stands" | "put" | "comes";

// Of what is put in a place, where it goes is said otherwise; of a text that comes, only what will hold it.
const tried: Readonly<Record<Standing, readonly Locator[]>> = {
  stands: locators,
  put: [plainly, everywhere, byOrdinal, byLetters, byHolder],
  comes: [plainly, byHolder],
};
const ofSeveral: readonly Locator[] = [plainly, everywhere, atTheEnd];

/** Reads all that says where something stands, as far as it goes, or to where `isOver` says that other words begin. */
export function placeAt(
  instruction: Instruction,
  from: number,
  start: Where,
  how: Standing = "stands",
  isOver: (at: number) => boolean = () => false,
): Located {
  let found: Located = { where: start, to: from };
  for (;;) {
    const { where, to } = found;
    if (isOver(to)) return found;
    const next = (where.others === undefined ? tried[how] : ofSeveral)
      .map((locator) => locator(instruction, to, where))
      .find((each) => each !== undefined);
    if (next === undefined || next.to <= to) return found;
    found = next;
  }
}

function plainly(instruction: Instruction, at: number, where: Where): Located | undefined {
  const found = step(wholly, instruction, at) ?? step(there, instruction, at) ?? step(standingFor, instruction, at);
  return found === undefined ? undefined : { where, to: at + found[0].length };
}

const numberedLines = new RegExp(
  `${lead}${standing}(?:in|on|of|at|from) lines? (\\d{1,3})(?:(?: through | to |-)\\d{1,3}| and (\\d{1,3}))?(?: thereof| therein)?${ends}`,
  "iy",
);

// `from lines 7 through 9`: the line on which the words begin.
function onLines(instruction: Instruction, at: number, where: Where): Located | undefined {
  const found = step(numberedLines, instruction, at);
  if (found === undefined) return undefined;
  const line = Number(found[1]);
  // On two lines that do not follow each other, words stand twice.
  const apart = found[2] !== undefined && Number(found[2]) !== line + 1;
  return apart ? undefined : { where: { ...where, line }, to: at + found[0].length };
}

function everywhere(instruction: Instruction, at: number, where: Where): Located | undefined {
  const found = step(every, instruction, at);
  if (found !== undefined) return { where: { ...where, occurrence: "each" }, to: at + found[0].length };
  const once = step(nthTime, instruction, at);
  const count = countedBy(once?.[1] ?? once?.[2] ?? "");
  if (once === undefined || count === undefined) return undefined;
  return { where: { ...where, occurrence: count === -1 ? "last" : count }, to: at + once[0].length };
}

/** Where words end that say of each place in which others stand, and of nothing else; the position itself without. */
export function everyPlaceAt(instruction: Instruction, at: number): number {
  return at + (step(every, instruction, at)?.[0].length ?? 0);
}

function atTheEnd(instruction: Instruction, at: number, where: Where): Located | undefined {
  const found = step(ending, instruction, at);
  return found === undefined ? undefined : { where: { ...where, occurrence: "last" }, to: at + found[0].length };
}

const several = new RegExp(
  `${lead}${standing}(?:in|from|of) (?:each of )?((?:the )?(?:definitions of (?:the )?(?:terms? )?${quote}(?:(?:, and |, | and )${quote})+|(?:Sections|Subsections|Clauses|Subclauses|Paragraphs|Subparagraphs|Articles) ${citation}(?:(?:, and |, | and | through )${citation}(?! (?:[a-z]+ing|to [a-z]+)\\b))+)(?:,? (?:of|in) (?:the )?${agreementName})?)(?: (?:of|in|to) the proviso)?(?: thereof| thereto| therein)?${ends}(?!,? respectively)`,
  "iy",
);

// `in the definitions of "A" and "B"`, `in Sections 4.2 and 4.3 of the Note`, `in clauses (i) and (ii)`
function bySeveral(instruction: Instruction, at: number, where: Where): Located | undefined {
  const found = step(several, instruction, at);
  const name = found?.[1];
  if (found === undefined || name === undefined || where.below !== "" || where.ordinal !== undefined) return undefined;
  const from = at + found[0].indexOf(name);
  const [base, ...others] = targetsOf(instruction.text.slice(from, from + name.length), where.base);
  return base === undefined || others.length === 0
    ? undefined
    : { where: { ...where, base, others }, to: at + found[0].length };
}

function byOrdinal(instruction: Instruction, at: number, where: Where): Located | undefined {
  const found = step(ordinally, instruction, at);
  if (found === undefined) return undefined;
  const [whole, word = "", unit = ""] = found;
  const narrowed = narrowedTo(where, word.toLowerCase(), unit.toLowerCase());
  return narrowed === undefined ? undefined : { where: narrowed, to: at + whole.length };
}

function narrowedTo(where: Where, word: string, unit: string): Where | undefined {
  const ordinal = countedBy(word);
  if (unit === "line") return onLine(where, ordinal);
  if (/^(?:table|chart|grid)$/.test(unit)) return { ...where, table: ordinal === undefined ? {} : { ordinal } };
  if (unit !== "sentence") return vaguely(where, word !== "");
  if (where.ordinal !== undefined || (where.vague && where.below !== "") || ordinal === undefined) return undefined;
  return { ...where, ordinal, ...(where.below === "" ? {} : { below: "", inner: where.below }) };
}

function onLine(where: Where, ordinal: number | undefined): Where | undefined {
  if (ordinal === -1) return { ...where, occurrence: "last" };
  return ordinal === undefined || ordinal < 1 ? undefined : { ...where, line: ordinal };
}

// Words that stand once in the whole stand in its paragraph too; a sentence or the end of it is another's. A letter is
// that of the whole where there is but one proviso.
function vaguely(where: Where, counted: boolean): Where | undefined {
  if (where.ordinal !== undefined) return undefined;
  if (counted) return { ...where, below: "", vague: true };
  return where.below === "" ? { ...where, vague: true } : where;
}

/** The number that a word counts to: 1 for "first", -1 for "last", -2 for the one before it. */
export function countedBy(word: string): number | undefined {
  if (/^(?:second to last|next to last|penultimate)$/i.test(word)) return -2;
  return ordinalOf(/^final$/i.test(word) ? "last" : word.toLowerCase());
}

function inBrackets(instruction: Instruction, at: number, where: Where): Located | undefined {
  const found = step(enclosed, instruction, at);
  const narrowed = found === undefined ? undefined : vaguely(where, false);
  return found === undefined || narrowed === undefined ? undefined : { where: narrowed, to: at + found[0].length };
}

function byLetters(instruction: Instruction, at: number, where: Where): Located | undefined {
  const found = step(lettered, instruction, at);
  if (found === undefined) return undefined;
  return { where: { ...where, below: (found[1] ?? "") + where.below }, to: at + found[0].length };
}

function byHolder(instruction: Instruction, at: number, where: Where): Located | undefined {
  const found = step(held, instruction, at) ?? step(capitals, instruction, at) ?? step(paper, instruction, at);
  const name = found?.[1];
  if (found === undefined || name === undefined) return undefined;
  const to = at + found[0].length;
  const said =
    found[2] === undefined ? instruction.text.slice(to - name.length, to) : `the definition of "${found[2]}"`;
  const [target, ...more] = itemOf(said, where) ?? targetsOf(said, where.base);
  if (target === undefined || more.length > 0) return undefined;
  return { where: { ...where, base: heldBy(where, target), own: true }, to };
}

const bareItem = new RegExp(`^(?:the )?${partNoun} (${citation})$`, "i");

// `Exhibit B is amended by deleting "a" in paragraph 3 thereof`: a paragraph of the exhibit.
function itemOf(said: string, { base, below }: Where): readonly Target[] | undefined {
  const path = base?.kind === "attachment" && below === "" ? bareItem.exec(said)?.[1] : undefined;
  const item = path === undefined ? undefined : partOf(base, path.replaceAll(" ", ""));
  return item === undefined ? undefined : [item];
}

// The section or the paper that holds what was named already only says in which paper that is.
function heldBy({ base, own }: Where, holder: Target): Target {
  const around = holder.kind === "provision" || (holder.kind === "attachment" && own === true);
  const paperOnly = holder.kind === "paper" || (around && base?.kind === "definition");
  if (base === undefined || base.kind === "paper" || !paperOnly) return holder;
  return holder.paper === undefined ? base : { ...base, paper: holder.paper };
}

/** What a place is, as an act names it; `undefined` where no one target can say it. */
export function targetAt(where: Where): Target | undefined {
  return where.vague || where.others !== undefined ? undefined : roughlyAt(where);
}

/** What holds a place, though it be a paragraph of that: enough for words that stand there once. */
export function roughlyAt({ base, below, ordinal, table }: Where): Target | undefined {
  const whole = below === "" ? base : partOf(base, below);
  if (table !== undefined) return tableOf(whole, table.ordinal);
  return ordinal === undefined ? whole : sentenceOf(whole, ordinal);
}

/**
 * The part of a target that letters name; none where they may name the target itself, as in `Section 7.10(a) …
 * paragraph (a)`.
 */
export function partOf(base: Target | undefined, below: string): Target | undefined {
  if (base?.kind === "provision") return provisionBelow(base, below);
  if (base?.kind !== "definition" && base?.kind !== "attachment") return undefined;
  const path = pathBelow(base.path ?? "", below);
  return path === undefined ? undefined : { ...base, path };
}

function provisionBelow(base: Extract<Target, { readonly kind: "provision" }>, below: string): Target | undefined {
  const path =
    base.path === "" || (below !== "" && base.path.endsWith(below)) ? undefined : pathBelow(base.path, below);
  if (path === undefined) return undefined;
  const { caption: _caption, ...provision } = base;
  return { ...provision, path };
}

/** A sentence of a target, counted from its first or its last. */
export function sentenceOf(base: Target | undefined, ordinal: number): Target | undefined {
  if (base?.kind === "definition") {
    const { path: _path, ...definition } = base;
    return { ...definition, kind: "sentence", ordinal, path: "" };
  }
  if (base?.kind !== "provision" || base.path === "") return undefined;
  const { caption: _caption, ...provision } = base;
  return { ...provision, kind: "sentence", ordinal };
}

/** A table of a target: the only one, or as counted. */
export function tableOf(base: Target | undefined, ordinal?: number): Target | undefined {
  const counted = ordinal === undefined ? {} : { ordinal };
  if (base?.kind === "definition") {
    const { path: _path, ...definition } = base;
    return { ...definition, kind: "table", path: "", ...counted };
  }
  if (base?.kind === "attachment") return { ...base, kind: "table", path: base.path ?? "", ...counted };
  if (base?.kind !== "provision" || base.path === "") return undefined;
  const { caption: _caption, ...provision } = base;
  return { ...provision, kind: "table", ...counted };
}

/** A target in the paper in which what was named around it lies, where it names none itself. */
export function inPaperOf(target: Target, base: Target | undefined): Target {
  const own = base?.paper;
  return target.kind === "paper" || target.paper !== undefined || own === undefined
    ? target
    : { ...target, paper: own };
}
