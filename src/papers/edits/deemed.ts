import type { Target } from "../acts/target.ts";
import { exchanged } from "./change.ts";
import type { Doing } from "./doing.ts";
import { step, type Instruction, type Read } from "./instruction.ts";
import { phraseAt } from "./phrase.ts";

const meant =
  /,? (?:(?:shall|will) (?:hereafter |henceforth )?be|(?:is|are) to be|(?:is|are) hereby) (?:construed|read|deemed|understood)(?: to be| as being| as)? (?=(?:an? |the )?references? to (?:the )?(?:[a-z]+ )?")/iy;

// What a name stands for from now on.
const asAmended = /,? as (?:so |hereby |the same may be )?(?:amended|modified|supplemented|restated)\b/i;
const speaksOfReferences = /(?=(?:In [^";:]{1,90}, )?(?:the |all |any |each |every )(?:[a-z]+ ){0,3}references? )/iy;

/**
 * `The reference in Clause 8.1 to "a" shall be construed as a reference to "b"`: the words are read as others, both of
 * them in quotation marks. What only says what a name stands for from now on has none.
 */
export function deemedAt(instruction: Instruction, at: number, base: Target | undefined): Read<Doing> | undefined {
  const out = step(speaksOfReferences, instruction, at) && phraseAt(instruction, at, base);
  const join = out?.named.is === "words" ? step(meant, instruction, out.to) : undefined;
  // What is said of all references in a paper is no change of its words.
  if (out === undefined || join === undefined || out.target?.kind === "paper") return undefined;
  const taken = phraseAt(instruction, out.to + join[0].length, out.target);
  if (taken?.named.is !== "words") return undefined;
  const put = instruction.text.slice(taken.named.inner.from, taken.named.inner.to);
  if (asAmended.test(put)) return undefined;
  const edits = exchanged(instruction, out, taken);
  return edits.length === 0 ? undefined : { what: { edits }, to: taken.to };
}
