import type { Target } from "../acts/target.ts";
import { past, step, type Instruction } from "./instruction.ts";
import { placeAt, targetAt, within } from "./where.ts";

// A comma, which printers put before a closing quotation mark.
function commaAt({ text, mask }: Instruction, at: number): boolean {
  return mask[at] === "," || text.slice(at - 2, at) === ',"';
}

const inside = /(?=In (?:the|clause|section|each|paragraph|article|sub))/iy;

/** The place that is said before what is done there: `In the definition of "A" in Section 1.1, the phrase …`. */
export function inPlace(
  instruction: Instruction,
  at: number,
  base: Target | undefined,
): { readonly from: number; readonly on: Target | undefined } {
  if (step(inside, instruction, at) === undefined) return { from: at, on: base };
  const place = placeAt(instruction, at, within(base));
  const on = targetAt(place.where);
  if (place.to < at || on === undefined || !commaAt(instruction, place.to)) return { from: at, on: base };
  return { from: past(/,? ?/y, instruction, place.to), on };
}
