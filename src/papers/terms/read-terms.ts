import type { Flow } from "../text/flow.ts";
import { readCalculation } from "./calculation.ts";
import { readDates } from "./renewal.ts";
import { readRates } from "./rate.ts";
import type { ReadTerm, TermValue } from "./term.ts";

/** A term found in a text. Shape: positions in the text that was searched. */
export type FoundTerm = { readonly term: TermValue; readonly from: number; readonly to: number };

/**
 * The terms that a text carries, with their places in the file.
 *
 * `at` is where the text begins in the flow.
 */
export function readTerms(text: string, at: number, flow: Flow): ReadTerm[] {
  return termsIn(text).map(({ term, from, to }) => ({ ...term, span: flow.spanOf(at + from, at + to) }));
}

/** The terms that a text carries, wherever it stands. */
export function termsIn(text: string): FoundTerm[] {
  return [...readRates(text), ...readDates(text), ...readCalculation(text)];
}
