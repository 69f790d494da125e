import type { Target } from "../acts/target.ts";
import { type Action, actionAt } from "./action.ts";
import type { Doing } from "./doing.ts";
import { mayBeOf, mayGoOn } from "./elided.ts";
import { areOfWordsIn } from "./in-paragraph.ts";
import { inPlace } from "./in-place.ts";
import { past, step, type Edit, type Instruction, type Read } from "./instruction.ts";
import { statementAt } from "./statement.ts";

const opening =
  /(?:\((?:[a-z]{1,4}|\d{1,2})\) )?(?:(?:and|in addition|further|also|moreover|similarly|after giving effect to (?:the foregoing|such amendments?)),? )*(?:(?:by|to) )?(?:\((?:[a-z]{1,4}|\d{1,2})\) )?(?:(?:by|to) )?/iy;
const separator =
  /[\s,;]*(?:and,? (?:(?:is|are) (?:hereby )?(?:further )?amended )?|(?:is|are) (?:hereby )?further amended )?(?:(?:further|also|then) )?(?:(?:by|to) )?(?:\((?:[a-z]{1,4}|\d{1,2})\) )?(?:and )?(?:(?:by|to) )?/iy;
const end = /[\s.;,]*(?:and)?\s*$/y;

/** Reads statements and actions one after the other; none when any word of them is not understood. */
export function editsIn(instruction: Instruction, context: Target | undefined): readonly Edit[] {
  const start = past(opening, instruction, 0);
  const { from, on } = inPlace(instruction, start, context);
  const deed = from === start ? undefined : step(firstDeed, instruction, from);
  const course = deed === undefined ? { context, on: context, begun: false } : { context: on, on, begun: true };
  const edits = editsFrom(instruction, deed === undefined ? start : from + deed[0].length, course);
  return takesPut(edits, instruction) ? edits : [];
}

// `In clause 1.1, by deleting …`
const firstDeed = /(?:by )?(?=(?:delet|insert|add|replac|substitut|strik|remov)ing )/iy;

/** What the words work on: as named above a list, and as named last; `begun` where a deed must still come. */
type Course = { readonly context: Target | undefined; readonly on: Target | undefined; readonly begun: boolean };

/** One step of a sentence: what was done, and the action whose verb may be left out next. */
type Step = Read<Doing> & { readonly action?: Action };

function editsFrom(instruction: Instruction, start: number, course: Course): readonly Edit[] {
  const edits: Edit[] = [];
  let { context, on } = course;
  let before: Action | undefined;
  let wanting = course.begun;
  let holder: Target | undefined;
  for (let at = start; step(end, instruction, at) === undefined;) {
    const from = isFirst(edits, wanting) ? at : past(separator, instruction, at);
    const done = goneOn(instruction, actionAt(instruction, from, on, before), edits, { at, from, on });
    const read: Step | undefined = done ?? further(instruction, [at, from], edits, { context, on });
    if (!isUsable(read, at, edits.length) || isAdrift(instruction, from, read, edits)) return [];
    const { what } = read;
    if (what.alike !== undefined) return edits.length > 0 ? [] : inEach(instruction, read.to, what, course.context);
    before = read.action;
    for (const edit of what.edits) edits.push(edit);
    wanting = what.edits.length === 0;
    [context, on] = movedBy(what, context, on);
    if (what.wordsOnly) holder = on;
    at = read.to;
  }
  return wanting || !areOfWordsIn(holder, edits) ? [] : edits;
}

const paperNamed = /\b(?:Agreement|Note|Guaranty|Guarantee|Mortgage|Indenture|Lease|Supplement|Letter|Documents?)\b/i;

// `Any reference to "a" in Section 4.2 is deleted, and any reference to "b" is replaced`: in the section, or everywhere?
function isAdrift({ mask }: Instruction, from: number, { what, to }: Step, before: readonly Edit[]): boolean {
  const last = before.at(-1)?.operation;
  if (last === undefined || !("target" in last) || last.target.kind === "paper") return false;
  const everywhere = what.edits.some(
    ({ operation }) => operation.kind === "substituteWords" && operation.target.kind === "paper",
  );
  return everywhere && !paperNamed.test(mask.slice(from, to));
}

// What the words after what was done work on, by themselves and as named last.
function movedBy(
  { within, on: last }: Doing,
  context: Target | undefined,
  on: Target | undefined,
): [context: Target | undefined, on: Target | undefined] {
  return [within ?? context, last ?? on];
}

// `Sections 4.2 and 4.3 are amended by deleting "a" in each`: the same is done to the words of each.
function inEach(instruction: Instruction, at: number, { on, alike = [] }: Doing, context: Target | undefined) {
  if (/\brespectively\b/i.test(instruction.mask.slice(at))) return [];
  const each = [on, ...alike].map((target) => editsFrom(instruction, at, { context, on: target, begun: true }));
  const edits = each.flat();
  // Words that name the parts themselves say for each what is done to it.
  if (new Set(edits.map(({ operation }) => JSON.stringify(operation))).size < edits.length) return [];
  const words = edits.every(({ operation: { kind } }) => kind === "substituteWords" || kind === "insertWords");
  const whole = each.every(({ length }) => length > 0) && edits.length <= mostEdits;
  return words && whole && edits.every(({ put }) => isOfTheSentence(put, instruction)) ? edits : [];
}

// A text that follows the sentence is put in one place.
function isOfTheSentence({ at }: Edit["put"], { put }: Instruction): boolean {
  return put === undefined || at < put.at;
}

type Gap = { readonly at: number; readonly from: number; readonly on: Target | undefined };

const labelled = /\((?:[a-z]{1,4}|\d{1,2})\) $/i;
const itsVerb = /,? (?:is|are|shall|will|hereby)\b/iy;
const relative = /\b(?:thereof|therein|thereto)\b/i;

// An action without a label before it must be like the one before if its verb is left out, and no subject of another
// verb; and "thereof" must not be of what that worked on.
function goneOn(
  instruction: Instruction,
  read: ReturnType<typeof actionAt>,
  edits: readonly Edit[],
  { at, from, on }: Gap,
): ReturnType<typeof actionAt> {
  if (read === undefined || labelled.test(instruction.mask.slice(at, from))) return read;
  const last = edits.at(-1);
  if (read.elided) {
    const subject = step(itsVerb, instruction, read.to) !== undefined;
    return subject || !mayGoOn(read.what.edits, last, on) ? undefined : read;
  }
  const loose = relative.test(instruction.mask.slice(from, read.to)) && mayBeOf(last, read.what.edits, on);
  return loose ? undefined : read;
}

// No one writes so many edits under one verb: what looks like it is left unread.
const mostEdits = 1000;

function isUsable(read: Step | undefined, at: number, before: number): read is Step {
  return read !== undefined && read.to > at && before + read.what.edits.length <= mostEdits;
}

function isFirst({ length }: readonly Edit[], wanting: boolean): boolean {
  return length === 0 && !wanting;
}

function further(
  instruction: Instruction,
  positions: readonly [at: number, from: number],
  edits: readonly Edit[],
  { context, on }: Omit<Course, "begun">,
): Read<Doing> | undefined {
  return again(instruction, positions[1], edits, on) ?? statedAt(instruction, [positions[1], positions[0]], context);
}

function statedAt(
  instruction: Instruction,
  positions: readonly number[],
  context: Target | undefined,
): Read<Doing> | undefined {
  return positions.map((at) => statementAt(instruction, at, context)).find((read) => read !== undefined);
}

// `deleting "or" in clause (iii) of Section 5.1 and inserting after clause (iii) …`: the part that was worked on last.
function again(
  instruction: Instruction,
  at: number,
  edits: readonly Edit[],
  on: Target | undefined,
): Read<Doing> | undefined {
  const last = edits.at(-1)?.operation;
  const target = last !== undefined && "target" in last ? last.target : undefined;
  const read = target?.kind === "provision" ? actionAt(instruction, at, target) : undefined;
  // "thereof" may be of the section that is amended, too.
  const two = on !== undefined && on.kind !== "paper";
  if (read === undefined || (two && relative.test(instruction.mask.slice(at, read.to)))) return undefined;
  return { what: read.what, to: read.to };
}

// A text that follows the last word is put in place by one of the edits, or the sentence was not understood.
function takesPut(edits: readonly Edit[], { put }: Instruction): boolean {
  return put === undefined || edits.some(({ put: { at } }) => at >= put.at);
}
