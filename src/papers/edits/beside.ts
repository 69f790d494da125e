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
  const [, holder, letter] = "path" in target ? (/^(.*?)(\([A-Za-z0-9]+\))$/.exec(target.path ?? "") ?? []) : [];
  if (holder === undefined || letter === undefined) return undefined;
  // What follows a part is the last of its words.
  if (side === "after") return { ...out, target, occurrence: "last", to };
  const above = aboveOf(target, holder);
  return above === undefined ? undefined : { ...out, target: above, beside: { side, words: letter }, to };
}

// What holds a lettered part: a section, or a definition with its clauses.
function aboveOf(target: Target, path: string): Target | undefined {
  if (target.kind === "definition") {
    const { path: _path, ...definition } = target;
    return path === "" ? definition : { ...definition, path };
  }
  if (target.kind !== "provision" || path === "") return undefined;
  const { caption: _caption, ...part } = target;
  return { ...part, path };
}
