import type { CalendarName } from "../base/holidays.ts";
import type { BusinessDayConvention } from "../base/business-calendar.ts";
import type { DayCountName } from "../base/daycount.ts";
import type { Ratio } from "../base/ratio.ts";

/**
 * How a rate is made of an index over an Interest Period.
 *
 * `term`: the index as fixed before the period, for all of it. `daily_simple`: the index of each day. `compounded`: the
 * index of each Business Day, compounded in arrears over the period.
 */
export type RateKind = "term" | "daily_simple" | "compounded";

/**
 * A rate that a clause gives to one kind of loans, entered from its words: `SOFR Loans` at compounded SOFR.
 *
 * Shape: `loans` is the name under which the paper speaks of them, `paper` and `provision` the clause. Each day takes
 * the index of `lookbackDays` Business Days of `calendars` before it, without a shift of the days by which it is
 * weighted; a day that is none takes that of the one before. `indexFloor` bounds the index, each day's or that of the
 * period; `cap` the rate. A period ends on a Business Day, moved as `convention` says. Rates: per annum, as parts of
 * one.
 */
export type RateOption = {
  readonly loans: string;
  readonly paper: string;
  readonly provision: string;
  readonly index: string;
  readonly kind: RateKind;
  readonly margin: Ratio;
  readonly lookbackDays: number;
  readonly calendars: readonly CalendarName[];
  readonly convention: BusinessDayConvention;
  readonly indexFloor?: Ratio;
  readonly floorOn: "day" | "period";
  readonly cap?: Ratio;
  /** By what its days are counted, where it is not what the agreement has for all loans. */
  readonly dayCount?: DayCountName;
  /** Whether the borrower makes good what the lender loses when a loan is repaid before its period ends. */
  readonly breakage: boolean;
};

/**
 * A publisher's file of an index, as told in the facility: a CSV with a column of days and one of rates in per cent.
 *
 * A value is known at noon, UTC, of the day so many Business Days after its own.
 */
export type FixingsEntry = {
  readonly id: string;
  readonly index: string;
  readonly publisher: string;
  readonly file: string;
  readonly dateColumn: string;
  readonly rateColumn: string;
  readonly publishedDaysLater: number;
  readonly calendar?: CalendarName;
};
