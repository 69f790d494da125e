import type { Target } from "../acts/target.ts";
import type { Doing } from "./doing.ts";
import { payloadOf } from "./put.ts";
import { quote, step, type Edit, type Instruction, type Read } from "./instruction.ts";

const list = `${quote}(?:(?:,? and |, )${quote})+`;
const noun =
  "(?:(?:the |each )?(?:references? to |words? |phrases? |amounts? |figures? |dates? |percentages? |numbers? )?)";
const instead =
  "(?:with|by|to|and (?:by )?(?:(?:substituting|substitute|inserting|insert)(?: therefore?| in (?:lieu|place) thereof)?|replacing (?:them|each|the same|such [a-z]+) with))";
const paired = new RegExp(
  `(?:deleting|delete|replacing|replace|changing|change|striking|strike) ${noun}(${list})(?: therein| thereof)?,? ${instead} ${noun}(${list})(?: therefore?| therein| in (?:lieu|place) thereof)?,? (?:in each case,? )?respectively(?=[.,;]|\\s*$)`,
  "iy",
);
const marks = new RegExp(quote, "g");

/**
 * Words that give way one for one: `replacing "a" and "b" with "c" and "d", respectively`. In one target all of them
 * do; in several, as many as there are pairs, each has its own.
 */
export function respectively(
  instruction: Instruction,
  at: number,
  targets: readonly Target[],
): Read<Doing> | undefined {
  const found = step(paired, instruction, at);
  if (found === undefined) return undefined;
  const [whole, outs = "", puts = ""] = found;
  const from = at + whole.indexOf(outs);
  const old = stretchesIn(outs, from);
  const anew = stretchesIn(puts, at + whole.indexOf(puts, from - at + outs.length));
  const fits = targets.length === 1 || targets.length === old.length;
  if (old.length !== anew.length || !fits) return undefined;
  const edits = old.flatMap((words, index): Edit[] => {
    const target = targets.length === 1 ? targets[0] : targets[index];
    const taken = anew[index];
    if (target === undefined || taken === undefined) return [];
    const put = instruction.words(taken.from, taken.to);
    const text = instruction.text.slice(words.from, words.to);
    return [
      { operation: { kind: "substituteWords", target, old: text, payload: payloadOf(put), occurrence: "sole" }, put },
    ];
  });
  return edits.length === old.length ? { what: { edits }, to: at + whole.length } : undefined;
}

function stretchesIn(said: string, from: number): readonly { readonly from: number; readonly to: number }[] {
  return Array.from(said.matchAll(marks), ({ 0: { length }, index }) => ({
    from: from + index + 1,
    to: from + index + length - 1,
  }));
}
