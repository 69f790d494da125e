import type { Flow } from "../text/flow.ts";
import { doubtfulIn } from "../text/phrases.ts";
import type { Run } from "../text/sentences.ts";
import { readCalculation } from "./calculation.ts";
import { readDates } from "./renewal.ts";
import { pricingIn } from "./rate.ts";
import type { ReadTerm, TermValue } from "./term.ts";

/**
 * A term found in a text.
 *
 * Shape: positions in the text that was searched; `restsOn` are all the words that its value rests on, when they are
 * more than those from `from` to `to`.
 */
export type FoundTerm = {
  readonly term: TermValue;
  readonly from: number;
  readonly to: number;
  readonly restsOn?: readonly Run[];
};

/**
 * The terms that a text carries, with their places in the file.
 *
 * `at` is where the text begins in the flow.
 */
export function readTerms(text: string, at: number, flow: Flow): ReadTerm[] {
  return termsIn(text).map(({ term, from, to }) => ({ ...term, span: flow.spanOf(at + from, at + to) }));
}

// Every term is a number, or speaks of a day: most texts carry neither.
const mayCarry = /\d|\b(?:days?|interest period|cent|simultaneously)\b/i;

/** The terms that a text carries, wherever it stands. None rests on a day or a number that cannot be as written. */
export function termsIn(text: string): FoundTerm[] {
  if (!mayCarry.test(text)) return [];
  const found = [...pricingIn(text).found, ...readDates(text), ...readCalculation(text)];
  if (found.length === 0) return found;
  const doubtful = doubtfulIn(text);
  if (doubtful.length === 0) return found;
  return found.filter(
    ({ from, to, restsOn = [{ from, to }] }) =>
      !restsOn.some((run) => doubtful.some((bad) => bad.from < run.to && bad.to > run.from)),
  );
}
