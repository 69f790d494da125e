import { ordinalWords } from "../text/numbers.ts";
import type { Target } from "../acts/target.ts";
import { step, type Instruction, type Read } from "./instruction.ts";
import { paragraphOf } from "./passages-named.ts";
import { countedBy, placeAt, sentenceOf, targetAt, type Where } from "./where.ts";

const counts = ["two", "three", "four", "five"];
const several = new RegExp(
  `(?:the )?(?:(first|last) (${counts.join("|")})|((?:${ordinalWords})(?:(?:, and |, | and )(?:the )?(?:${ordinalWords}))+)) (sentences|paragraphs)(?=[ ,;:.]|$)`,
  "iy",
);

/** Several sentences or paragraphs of one part, with what holds them: `the first two sentences of Section 4.2`. */
export function sentencesAt(instruction: Instruction, at: number, where: Where): Read<readonly Target[]> | undefined {
  const found = step(several, instruction, at);
  if (found === undefined) return undefined;
  const [whole, from, count = "", listed = "", noun = ""] = found;
  const partOf = /^s/i.test(noun) ? sentenceOf : paragraphOf;
  const place = placeAt(instruction, at + whole.length, where);
  const { vague, others, ordinal } = place.where;
  const holder =
    vague === undefined && others === undefined && ordinal === undefined ? targetAt(place.where) : undefined;
  const targets = ordinalsOf(from?.toLowerCase(), count, listed).map((each) => partOf(holder, each));
  const known = targets.filter((each) => each !== undefined);
  return known.length < 2 || known.length < targets.length ? undefined : { what: known, to: place.to };
}

// In the order in which they stand: the last two are the one before the last, and the last.
function ordinalsOf(from: string | undefined, count: string, listed: string): readonly number[] {
  const many = counts.indexOf(count.toLowerCase()) + 2;
  if (from === "first") return Array.from({ length: many }, (_, index) => index + 1);
  if (from === "last") return Array.from({ length: many }, (_, index) => index - many);
  return listed.split(/, and |, | and /).flatMap((word) => countedBy(word.replace(/^the /i, "").trim()) ?? []);
}
