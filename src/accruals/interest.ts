import { daysBetween, type IsoDate } from "../base/date.ts";
import { dayCounts, type DayCountName } from "../base/daycount.ts";
import { plus, type Ratio, zero } from "../base/ratio.ts";
import type { Receipt } from "../base/receipt.ts";

/**
 * One balance at one rate for a run of days `[from, to)`.
 *
 * Units: `balance` in cents; `rate` per annum, as a part of one; `exact` in cents, unrounded. `source` says what made
 * the rate.
 */
export type Segment = {
  readonly from: IsoDate;
  readonly to: IsoDate;
  readonly balance: bigint;
  readonly rate: Ratio;
  readonly exact: Ratio;
  readonly source: Receipt;
};

/** What a segment is worked out from. */
export type SegmentGiven = Omit<Segment, "exact"> & { readonly dayCount: DayCountName };

/** Interest on a balance at a rate for a part of a year, unrounded. Unit: cents; the product is not reduced. */
export function interestFor(balance: bigint, rate: Ratio, years: Ratio): Ratio {
  return {
    numerator: balance * rate.numerator * years.numerator,
    denominator: rate.denominator * years.denominator,
  };
}

/** A segment with its interest. The first day counts and the last does not, so neighbours add up. */
export function segmentOf({ dayCount, ...given }: SegmentGiven): Segment {
  return { ...given, exact: interestFor(given.balance, given.rate, dayCounts[dayCount](given.from, given.to)) };
}

/** The exact interest of a segment for any one of its days. Unit: cents, unrounded. */
export function ofOneDay({ from, to, exact }: Segment): Ratio {
  return { numerator: exact.numerator, denominator: exact.denominator * BigInt(daysBetween(from, to)) };
}

/** The exact interest of segments together. Unit: cents, unrounded. */
export function totalOf(segments: readonly Segment[]): Ratio {
  return segments.reduce((sum, { exact }) => plus(sum, exact), zero);
}

/** Segments that follow one another on one balance at one rate as one, so that a band of a statement is a line. */
export function joined(segments: readonly Segment[]): Segment[] {
  const bands: Segment[] = [];
  for (const segment of segments) {
    const before = bands.findLastIndex(
      ({ to, balance, source }) => to === segment.from && balance === segment.balance && source === segment.source,
    );
    const last = bands[before];
    if (last === undefined) bands.push(segment);
    else bands.splice(before, 1, { ...last, to: segment.to, exact: plus(last.exact, segment.exact) });
  }
  return bands;
}
