import type { IsoDate } from "../../base/date.ts";
import type { EffectRule } from "../acts/act.ts";
import type { ActReader, Draft, LeadIn, Sentence, Surroundings } from "../acts/draft.ts";
import { targetsOf } from "../acts/targets.ts";
import type { Target } from "../acts/target.ts";
import { rateStartIn } from "../terms/rate.ts";
import { readTerms } from "../terms/read-terms.ts";
import type { ReadTerm } from "../terms/term.ts";
import type { Placed } from "../text/span.ts";
import { type Action, actionAt } from "./action.ts";
import type { Doing } from "./doing.ts";
import { mayGoOn } from "./elided.ts";
import { type Edit, type Instruction, masked, past, type Read, step } from "./instruction.ts";
import { statementAt } from "./statement.ts";
import { type Timed, timedText } from "./timing.ts";

const mayEdit =
  /delet|str(?:ik|uck)|replac|amend|restat|substitut|insert|\badd(?:ed|ing)?\b|chang|modif|revis|remov|includ|designat|number|letter|increas|reduc|decreas|exten/i;

/**
 * Reads sentences that change text: what they work on, what is done to it, with which words and where.
 *
 * A sentence of which any word is not understood is not read, nor one that says when in words that name no day.
 */
export const readEdit: ActReader = (sentence, surroundings) => {
  if (!mayEdit.test(sentence.text)) return [];
  const timed = timedText(sentence, surroundings);
  if (timed === undefined) return [];
  const instruction = instructionOf(timed, sentence, surroundings);
  const above = leadAbove(sentence);
  const edits = editsIn(instruction, above.target);
  // The day that the words above a list name is that of each item that names none.
  const effect = above.from === undefined ? timed.effect : { from: above.from, ...timed.effect };
  return edits.every((edit) => stands(edit, surroundings))
    ? edits.flatMap((edit) => drafted(edit, effect, sentence, surroundings))
    : [];
};

function instructionOf({ text, at }: Timed, { payload }: Sentence, surroundings: Surroundings): Instruction {
  const { flow } = surroundings;
  return {
    text,
    mask: masked(text),
    ...(payload === undefined ? {} : { put: payload }),
    words: (from, to) => {
      const start = at(from, to);
      return { text: text.slice(from, to), at: start, span: flow.spanOf(start, start + to - from) };
    },
    surroundings,
  };
}

// Words put in place are those of the paper, where it says they are.
function stands({ put }: Edit, { flow }: Surroundings): boolean {
  return put.text === "" || flow.text.slice(put.at, put.at + put.text.length) === put.text;
}

const opening =
  /(?:\([a-z]{1,4}\) )?(?:(?:and|in addition|further|also|moreover|similarly),? )*(?:(?:by|to) )?(?:\([a-z]{1,4}\) )?(?:(?:by|to) )?/iy;
const separator =
  /[\s,;]*(?:and )?(?:(?:is|are) (?:hereby )?(?:further )?amended )?(?:(?:further|also|then) )?(?:(?:by|to) )?(?:\([a-z]{1,4}\) )?(?:and )?(?:(?:by|to) )?/iy;
const end = /[\s.;,]*(?:and)?\s*$/y;

/** Reads statements and actions one after the other; none when any word of them is not understood. */
function editsIn(instruction: Instruction, context: Target | undefined): readonly Edit[] {
  const edits: Edit[] = [];
  let on = context;
  let before: Action | undefined;
  let done = false;
  for (let at = past(opening, instruction, 0); step(end, instruction, at) === undefined;) {
    const from: number = edits.length === 0 && !done ? at : past(separator, instruction, at);
    const action = goneOn(actionAt(instruction, from, on, before), edits, on, instruction.mask.slice(at, from));
    const read = action ?? again(instruction, from, edits) ?? statedAt(instruction, [from, at], context);
    if (!isUsable(read, at, edits.length)) return [];
    before = action?.action;
    for (const edit of read.what.edits) edits.push(edit);
    done = read.what.edits.length === 0;
    if (read.what.on !== undefined) on = read.what.on;
    at = read.to;
  }
  return done || !takesPut(edits, instruction) ? [] : edits;
}

// An action whose verb is left out, and no label stands before it, must be like the one before.
function goneOn(
  read: ReturnType<typeof actionAt>,
  edits: readonly Edit[],
  on: Target | undefined,
  between: string,
): ReturnType<typeof actionAt> {
  const plain = read?.elided === true && !/\([a-z]{1,4}\) $/i.test(between);
  return plain && !mayGoOn(read.what.edits, edits.at(-1), on) ? undefined : read;
}

// No one writes so many edits under one verb: what looks like it is left unread.
const mostEdits = 1000;

function isUsable(read: Read<Doing> | undefined, at: number, before: number): read is Read<Doing> {
  return read !== undefined && read.to > at && before + read.what.edits.length <= mostEdits;
}

function statedAt(
  instruction: Instruction,
  positions: readonly number[],
  context: Target | undefined,
): Read<Doing> | undefined {
  return positions.map((at) => statementAt(instruction, at, context)).find((read) => read !== undefined);
}

// `deleting "or" in clause (iii) of Section 5.1 and inserting after clause (iii) …`: the part that was worked on last.
function again(instruction: Instruction, at: number, edits: readonly Edit[]): Read<Doing> | undefined {
  const last = edits.at(-1)?.operation;
  const target = last !== undefined && "target" in last ? last.target : undefined;
  return target?.kind === "provision" ? actionAt(instruction, at, target) : undefined;
}

// A text that follows the last word is put in place by one of the edits, or the sentence was not understood.
function takesPut(edits: readonly Edit[], { put }: Instruction): boolean {
  return put === undefined || edits.some(({ put: { at } }) => at >= put.at);
}

// An operation with its terms: those of a text that takes paragraphs of its own. A start named in them is its first
// day.
function drafted(
  { operation, put }: Edit,
  effect: EffectRule,
  { payload }: Sentence,
  surroundings: Surroundings,
): readonly Draft[] {
  const own = payload !== undefined && put.text !== "" && put.at >= payload.at ? put : undefined;
  const terms = own === undefined ? [] : readTerms(own.text, own.at, surroundings.flow);
  const from = effect.from ?? (own === undefined ? undefined : startOf(terms, own, surroundings));
  return [{ ...operation, terms, effect: from === undefined ? effect : { ...effect, from } }];
}

function startOf(
  terms: readonly ReadTerm[],
  { text, at }: Edit["put"],
  { flow }: Surroundings,
): Placed<IsoDate> | undefined {
  const dated = terms.some((term) => term.name === "rate" && term.from !== undefined);
  const start = dated ? rateStartIn(text) : undefined;
  return start === undefined ? undefined : { value: start.value, span: flow.spanOf(at + start.from, at + start.to) };
}

const heads = /^(?:\W*)Amendments? (?:of|to|in) (.{1,200}?)\.?$/i;

/** What the heading of a part says that its sentences work on: `Amendment of Section 1.1 of the Agreement`. */
export function headingLead(heading: string): LeadIn | undefined {
  const said = heads.exec(heading)?.[1];
  const [target, ...more] = said === undefined ? [] : targetsOf(said);
  return target === undefined || more.length > 0 ? undefined : { says: "amends", target };
}

const container =
  /^(.{1,600}?),? (?:is|are|shall be(?: and (?:is|are))?)(?:,? (?:hereby|further|also))* (?:amended|modified|changed|revised)(?: and supplemented)?,?(?: (?:as follows|in the following (?:respects?|manner|particulars)|as set forth below|by|to))?\s*[:.]$/i;

/** What the words above a list of instructions say that its items work on, and from which day. */
export function amendingLead(sentence: Sentence, surroundings: Surroundings): LeadIn | undefined {
  const timed = sentence.payload === undefined ? timedText(sentence, surroundings) : undefined;
  const subject = container.exec(timed?.text ?? "")?.[1];
  if (timed === undefined || subject === undefined || timed.effect.loans !== undefined) return undefined;
  const above = leadAbove(sentence);
  const [target, ...more] = targetsOf(subject, above.target);
  if (target === undefined || more.length > 0) return undefined;
  return { says: "amends", target, ...starting(timed.effect.from ?? above.from) };
}

function starting(from: Placed<IsoDate> | undefined): { readonly from?: Placed<IsoDate> } {
  return from === undefined ? {} : { from };
}

function leadAbove({ lead }: Sentence): { readonly target?: Target; readonly from?: Placed<IsoDate> } {
  return lead?.says === "amends" ? lead : {};
}
