import { quote, step, type Instruction } from "./instruction.ts";
import { markCalled, markNoun } from "./marks.ts";
import type { Found } from "./named.ts";
import type { Where } from "./where.ts";

const named = new RegExp(
  `(?:the|an?) (?:(?:final|last|ending|closing) )?(${markNoun})(?: mark)?(?: \\(${quote}\\))?`,
  "iy",
);
const joined = new RegExp(`(,? followed by|,? and) the word (${quote})`, "iy");

/** A mark by its name, and the word that goes with it: `a comma followed by the word "and"`. */
export function markAt(instruction: Instruction, at: number, where: Where): Found | undefined {
  const found = step(named, instruction, at);
  const noun = found?.[1] ?? "";
  const mark = markCalled(noun);
  if (found === undefined || mark === undefined) return undefined;
  const from = at + found[0].indexOf(noun);
  const end = at + found[0].length;
  const word = step(joined, instruction, end);
  const said = word === undefined ? "" : instruction.text.slice(end, end + word[0].length);
  const own = /"(and|or),?"$/.exec(said)?.[1];
  // Of marks that stand in a text, a word that is only listed beside one may stand elsewhere.
  if (own !== undefined && (/followed/.test(said) || /^an? /i.test(found[0]))) {
    const to = end + said.length;
    return { named: { is: "mark", mark: `${mark} ${own}`, inner: { from, to } }, where, to };
  }
  const last = /^the (?:final|last|ending|closing) /i.test(found[0]);
  const counted = last ? { ...where, occurrence: "last" as const } : where;
  return { named: { is: "mark", mark, inner: { from, to: from + noun.length } }, where: counted, to: end };
}
