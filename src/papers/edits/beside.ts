import { aboveOf, lastLetterOf } from "../acts/above.ts";
import type { Target } from "../acts/target.ts";
import { step, type Instruction } from "./instruction.ts";
import { phraseAt, type Phrase } from "./phrase.ts";

const nextTo =
  /,? ?(?:where it (?:appears|occurs) |appearing )?(?:immediately |directly )?(after|following|before|preceding|prior to) (?:the reference to )?/iy;

/** Words with those beside which they stand: `deleting the word "or" immediately preceding clause (iii)`. */
export function besideAt(instruction: Instruction, out: Phrase, target: Target | undefined): Phrase {
  const side = out.named.is === "words" || out.named.is === "mark" ? step(nextTo, instruction, out.to) : undefined;
  const other = side === undefined ? undefined : phraseAt(instruction, out.to + side[0].length, out.target ?? target);
  if (side === undefined || other === undefined) return out;
  const which = /after|following/i.test(side[1] ?? "") ? "after" : "before";
  return nextToPhrase(instruction, out, which, other) ?? out;
}

// Words or a letter beside which the words stand that are meant.
function nextToPhrase(
  { text }: Instruction,
  out: Phrase,
  side: "after" | "before",
  { named, target, others, to }: Phrase,
): Phrase | undefined {
  if (target === undefined || others !== undefined) return undefined;
  if (named.is !== "words") return named.is === "targets" ? nextToPart(out, side, target, to) : undefined;
  const words = text.slice(named.inner.from, named.inner.to);
  return { ...out, target, beside: { side, words }, to };
}

function nextToPart(out: Phrase, side: "after" | "before", target: Target, to: number): Phrase | undefined {
  const lettered = lastLetterOf(target);
  if (lettered === undefined) return undefined;
  // What follows a part is the last of its words.
  if (side === "after") return { ...out, target, occurrence: "last", to };
  const above = aboveOf(target, lettered.above);
  return above === undefined ? undefined : { ...out, target: above, beside: { side, words: lettered.letter }, to };
}
