import type { Target } from "../acts/target.ts";
import { step, type Edit, type Instruction, type Read } from "./instruction.ts";
import type { Named } from "./named.ts";

/**
 * What some words do, and what the words after them work on when they only say that; `alike` on these parts, too, and
 * `wordsOnly` where a paragraph of it is meant, of which only words can be told; `within` is the place that is said
 * before what was done, in which what is said after it lies, too.
 */
export type Doing = {
  readonly edits: readonly Edit[];
  readonly on?: Target;
  readonly alike?: readonly Target[];
  readonly wordsOnly?: true;
  readonly within?: Target;
};

/** What may stand between a target and the text that it then reads as. */
export const reading =
  /(?:,? (?:to|so as to|(?:which|that)(?= reads?\b)|(?:which|that)(?:,? (?:new|said|such))?(?: (?:section|subsection|definition|clause|paragraph|schedule|exhibit)s?)?(?: (?:\d[\d.]*[A-Z]?)?(?:\([a-z]+\))*)? shall|(?:which|that)(?: (?:new|said|such) [a-z]+)?(?= (?:read|provide|state)s?\b)|set forth below|(?:so|such) that (?:it|they|the same|such [a-z]+|as so amended such [a-z]+)(?: shall)?|and|as|be|read|reads|reading|provide|provides|state|follows|its|in (?:(?:its|their|the) )?entirety|in full|respectively|therein|thereto|thereof|therefore?|such [a-z]+))*\s*[:.]?\s*$/iy;

/** What was done up to a position, with the words that lead over to a text that follows; nothing where none was. */
export function concluded(
  instruction: Instruction,
  edits: readonly Edit[],
  put: Named | undefined,
  at: number,
): Read<Doing> | undefined {
  if (edits.length === 0) return undefined;
  if (put !== undefined && put.is !== "text") return { what: { edits }, to: at };
  const over = step(reading, instruction, at);
  return over === undefined ? undefined : { what: { edits }, to: at + over[0].length };
}
