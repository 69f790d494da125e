import type { IsoDate } from "../../base/date.ts";
import type { Expression } from "../../base/expression.ts";
import type { Ratio } from "../../base/ratio.ts";
import type { Run } from "../text/sentences.ts";

/** How a value is held against a level. */
export type Comparator = "at_least" | "more_than" | "at_most" | "less_than";

/** How often a period ends. Fiscal quarters and years end with `yearEnds`. */
export type Frequency = "week" | "month" | "quarter" | "year";

/** In what a value is written: an amount in the facility's currency, so many times, or percent. */
export type Unit = "amount" | "times" | "percent";

/** When a trigger starts or ends: a condition that holds on so many days without a break. */
export type Streak = { readonly comparator: Comparator; readonly level: Ratio; readonly days: number };

/**
 * A level with the days for which the words give it; without `from` from the beginning, without `through` for good.
 *
 * Shape: `at` is where its words stand in the text that was read.
 */
export type PeriodLevel = {
  readonly from?: IsoDate;
  readonly through?: IsoDate;
  readonly level: Ratio;
  readonly at: Run;
};

/** What of a clause could not be read. Each has a sentence in `gapSentences`. */
export type CovenantGap = keyof typeof gapSentences;

/** What of a clause could not be read, in words. */
export const gapSentences = {
  level_worked_out: "its level is worked out from other figures",
  levels_unordered: "its levels do not follow one another day by day",
  level_unread: "no level can be made out",
  proviso_unread: "a proviso changes it in a way that is not read",
  table_unread: "its table cannot be read row by row",
  numbers_differ: "a number stands in it in words and in figures that differ",
  test_days_unsaid: "it does not say when it is tested, or not in words that are known",
  test_days_off_calendar: "its test days are not the ends of calendar months",
  forbidden_elsewhere: "it says what is permitted, and the words that forbid it stand elsewhere",
} as const;

/**
 * A financial covenant as the words of a clause give it.
 *
 * Shape: `called` is the defined name of what is tested; `formula` is there where the clause itself says how it is
 * worked out; `levels` stand in the order of their days; `from` is the day of the first test, where one is named;
 * `springs` the state during which alone it is tested; `at` where it stands in the text that was read. Units: amounts
 * in whole units of the currency, percentages as parts of one. With `gaps` it is not whole.
 */
export type ReadCovenant = {
  readonly called: string;
  readonly formula?: Expression;
  readonly comparator?: Comparator;
  readonly unit?: Unit;
  readonly levels: readonly PeriodLevel[];
  readonly tested?: "as_of" | "at_all_times";
  readonly every?: Frequency;
  readonly from?: IsoDate;
  readonly springs?: string;
  readonly gaps: readonly CovenantGap[];
  readonly at: Run;
};
