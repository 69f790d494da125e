import type { Target } from "../acts/target.ts";
import { attachmentAdded } from "./attachment-added.ts";
import { definitionsAnew, exchanged } from "./change.ts";
import { concluded, type Doing } from "./doing.ts";
import { inserted, insertedByTerms, type Position } from "./insertion.ts";
import { entirely, past, quote, step, type Instruction, type Read } from "./instruction.ts";
import { phraseAt, type Phrase } from "./phrase.ts";
import { positionAt } from "./position.ts";
import { placeAt, targetAt, within } from "./where.ts";

const comma = /,? ?/iy;
const insteadOf = /,? (?:for|in (?:lieu|place) of|in substitution for) /iy;
const upserting = /additional or substituted|(?:replace|restate)[^.:]*|as the case may be/i;
// `(or amending and restating, as the case may be)`, `and, where applicable, replacing the existing definitions`
const aside =
  / ?\([^()]{0,300}\)|,? and,? (?:where|if|as|to the extent) (?:applicable|appropriate|already defined),? (?:to )?replac(?:e|ing) (?:the |any )?(?:(?:corresponding|previously|currently) )*existing definitions?(?: (?:thereof|of such terms?))?/iy;

/** Something new, and where it goes, in either order; read from the words after its verb. */
export function insert(instruction: Instruction, at: number, target: Target | undefined): Read<Doing> | undefined {
  const attached = attachmentAdded(instruction, at, target);
  if (attached !== undefined) return attached;
  const ahead = positionAt(instruction, at, target);
  if (ahead !== undefined) return placedFirst(instruction, at, target, ahead);
  const taken = phraseAt(instruction, at, target, "put");
  if (taken === undefined) return undefined;
  return (
    insteadOfTheirs(instruction, taken) ??
    insteadOfWords(instruction, taken, target) ??
    placedLast(instruction, at, taken, target)
  );
}

// `inserting "b" in lieu of "a"`
function insteadOfWords(instruction: Instruction, taken: Phrase, target: Target | undefined): Read<Doing> | undefined {
  const instead = step(insteadOf, instruction, taken.to);
  // `substituting "b" in the second sentence for "a"`: the place is that of both.
  if (taken.occurrence !== "sole" || taken.line !== undefined) return undefined;
  const at = taken.target ?? target;
  const out = instead === undefined ? undefined : phraseAt(instruction, taken.to + instead[0].length, at);
  return out === undefined
    ? undefined
    : concluded(instruction, exchanged(instruction, out, taken), taken.named, out.to);
}

function placedLast(
  instruction: Instruction,
  at: number,
  taken: Phrase,
  target: Target | undefined,
): Read<Doing> | undefined {
  const position = positionAt(instruction, taken.to, taken.target ?? target) ?? inPlaceAt(instruction, taken, target);
  const to = position?.to ?? taken.to;
  const inMidst = quotedAfter(instruction, taken, position);
  if (inMidst !== undefined) return inMidst;
  // `inserting the definitions of "A" and "B", to read as follows:`
  const terms = insertedByTerms(instruction, taken, { ...position, target, to }, false);
  if (terms.length > 0) return concluded(instruction, terms, undefined, past(wholly, instruction, to));
  return insertedAt(instruction, at, taken, position, to);
}

const ofTheirTerms =
  /,? (?:in (?:lieu|place|substitution) (?:of|for)|for) the (?:existing |corresponding |current )?definitions?(?: (?:set forth|contained|appearing))?(?: therein)? (?:of|for) such terms?(?: (?:set forth|contained|appearing))?(?: therein| (?:in|of) (?:the (?:[A-Z]\w+ )*Agreement|such [a-z]+))?(?=[.;:,]|\s*$)/iy;

// `inserting the following definitions in lieu of the definitions set forth for such terms in the Agreement`
function insteadOfTheirs(instruction: Instruction, { named, target, to }: Phrase): Read<Doing> | undefined {
  const found = named.is === "text" ? step(ofTheirTerms, instruction, to) : undefined;
  if (found === undefined || instruction.put === undefined) return undefined;
  const edits = definitionsAnew(instruction, instruction.put, target);
  return concluded(instruction, edits, undefined, to + found[0].length);
}

const quotedWords = new RegExp(`:? (${quote})(?=[\\s.,;]|$)`, "y");

/** What is put where its words stand in the instruction itself: `adding the following at the end of clause (z) "and a report"`. */
export function quotedAfter(
  instruction: Instruction,
  taken: Phrase,
  position: Position | undefined,
): Read<Doing> | undefined {
  const plain = taken.named.is === "text" && taken.named.labels.length === 0 && taken.named.term === undefined;
  const found = plain && position?.anchor !== undefined ? step(quotedWords, instruction, position.to) : undefined;
  if (found?.[1] === undefined || position === undefined) return undefined;
  const to = position.to + found[0].length;
  const inner = { from: to - found[1].length + 1, to: to - 1 };
  const words: Phrase = { ...taken, named: { is: "words", inner, each: false }, to };
  const edits = inserted(instruction, words, position, false);
  return edits.length === 0 ? undefined : { what: { edits }, to };
}

// `inserting the following in the first sentence thereof, immediately after "x"`
function inPlaceAt(instruction: Instruction, taken: Phrase, target: Target | undefined): Position | undefined {
  if (taken.named.is !== "text") return undefined;
  const place = placeAt(instruction, taken.to, within(taken.target ?? target), "put");
  const on = targetAt(place.where);
  return on === undefined || place.to === taken.to ? undefined : positionAt(instruction, place.to, on);
}

function placedFirst(
  instruction: Instruction,
  at: number,
  target: Target | undefined,
  ahead: Position,
): Read<Doing> | undefined {
  const after = past(comma, instruction, ahead.to);
  const taken = phraseAt(instruction, after, ahead.target ?? target, "put") ?? unnamedAt(instruction, after);
  if (taken === undefined) return undefined;
  const terms = insertedByTerms(instruction, taken, { ...ahead, target: ahead.target ?? target }, false);
  if (terms.length > 0) return concluded(instruction, terms, undefined, past(wholly, instruction, taken.to));
  return insertedAt(instruction, at, taken, ahead, taken.to);
}

const wholly = new RegExp(`(?:,? (?:${entirely}))*`, "iy");
const stop = /\s*:?\s*$/iy;

/** A text that follows, and is called nothing: `adding at the end of the first sentence: "…"`. */
export function unnamedAt(instruction: Instruction, at: number): Phrase | undefined {
  if (instruction.put === undefined || step(stop, instruction, at) === undefined) return undefined;
  return { named: { is: "text", noun: "", labels: [] }, occurrence: "sole", to: at };
}

function insertedAt(
  instruction: Instruction,
  from: number,
  taken: Phrase,
  position: Position | undefined,
  to: number,
): Read<Doing> | undefined {
  // The end of a paragraph is not that of what holds it.
  if ((taken.vague || taken.others !== undefined) && typeof position?.anchor !== "object") return undefined;
  const after = taken.named.is === "text" ? past(aside, instruction, to) : to;
  const upsert = upserting.test(instruction.mask.slice(from, after));
  return concluded(instruction, inserted(instruction, taken, position, upsert), taken.named, after);
}
