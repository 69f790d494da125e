import type { IsoDate } from "../base/date.ts";
import type { Ratio } from "../base/ratio.ts";
import type { ClauseOf } from "./collateral.ts";

/** A level of a pricing grid: the margin per annum for values of `atLeast` or `moreThan` so much; the rest without. */
export type GridLevel = {
  readonly name: string;
  readonly atLeast?: Ratio;
  readonly moreThan?: Ratio;
  readonly margin: Ratio;
};

/**
 * A margin that hangs on a metric which the borrower certifies, entered from its clause.
 *
 * Shape: the metric is tested at the end of each period from `from` on. The level of a test `takesEffect` when its
 * certificate is delivered, which must be within `dueDays` of the day tested; after that, and until it is delivered,
 * the margin is the `highest` there is, or stays `unchanged`. Where a certificate is found to be `wrong`, the right
 * figures price the loans from when the wrong ones did, as a true-up, or only from then on. `initially` is the level
 * before the first test.
 */
export type PricingGrid = ClauseOf & {
  readonly id: string;
  readonly title: string;
  /** The kind of loans, as the papers speak of it. */
  readonly loans: string;
  /** The index that the margin is put on, where no other clause prices the loans. */
  readonly index?: string;
  readonly metric: string;
  readonly every: "month" | "quarter";
  readonly from: IsoDate;
  readonly dueDays: number;
  readonly takesEffect: "on_delivery" | "day_after_delivery" | "first_of_next_month";
  readonly late: "highest" | "unchanged";
  readonly wrong: "true_up" | "from_then_on";
  readonly initially: string;
  readonly levels: readonly GridLevel[];
};
