import type { IsoDate } from "../../base/date.ts";
import type { EffectRule } from "../acts/act.ts";
import type { ActReader, Draft, LeadIn, Sentence, Surroundings } from "../acts/draft.ts";
import { targetsOf } from "../acts/targets.ts";
import type { Target } from "../acts/target.ts";
import { rateStartIn } from "../terms/rate.ts";
import { readTerms } from "../terms/read-terms.ts";
import type { ReadTerm } from "../terms/term.ts";
import type { Placed } from "../text/span.ts";
import { type Edit, type Instruction, masked } from "./instruction.ts";
import { isNamedAt } from "./marks.ts";
import { editsIn } from "./sequence.ts";
import { type Timed, timedText } from "./timing.ts";

// The amendment itself, a letter of credit, a number of things and what is included among them are in most sentences.
const mayEdit =
  /delet|str(?:ik|uck)|replac|amend(?!ments?\b)|restat|substitut|insert|\badd(?:ed|ing|s)?\b|chang(?:ed|ing)|\bto change\b|modif(?:y|ied)|revis(?:ed?|ing)\b|remov|\binclude[ds]?\b|\bby including\b|designat|\bre-?(?:number|letter)|\b(?:number|letter)(?:ed|ing)\b|increas|reduc|decreas|exten(?:d|sion)|creat|constru|deemed/i;

/**
 * Reads sentences that change text: what they work on, what is done to it, with which words and where.
 *
 * A sentence of which any word is not understood is not read, nor one that says when in words that name no day.
 */
export const readEdit: ActReader = (sentence, surroundings) => {
  if (!mayEdit.test(sentence.text)) return [];
  const timed = timedText(sentence, surroundings);
  if (timed === undefined) return [];
  const above = leadAbove(sentence);
  // A day and something else that must happen are two beginnings.
  if (timed.effect.fromTrigger !== undefined && above.from !== undefined) return [];
  const edits = editsIn(instructionOf(timed, sentence, surroundings), above.target);
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
  return put.text === "" || flow.text.slice(put.at, put.at + put.text.length) === put.text || isNamedAt(put, flow.text);
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
  if (timed === undefined || subject === undefined || isBound(timed.effect)) return undefined;
  const above = leadAbove(sentence);
  const [target, ...more] = targetsOf(subject, above.target);
  if (target === undefined || more.length > 0) return undefined;
  return { says: "amends", target, ...starting(timed.effect.from ?? above.from) };
}

// What reaches some loans only, or waits for an event, is said of no list.
function isBound({ loans, fromTrigger }: EffectRule): boolean {
  return loans !== undefined || fromTrigger !== undefined;
}

function starting(from: Placed<IsoDate> | undefined): { readonly from?: Placed<IsoDate> } {
  return from === undefined ? {} : { from };
}

function leadAbove({ lead }: Sentence): { readonly target?: Target; readonly from?: Placed<IsoDate> } {
  return lead?.says === "amends" ? lead : {};
}
