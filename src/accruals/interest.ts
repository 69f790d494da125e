import { daysBetween, type IsoDate } from "../base/date.ts";
import { dayCounts, type DayCountName } from "../base/daycount.ts";
import { plus, type Ratio, zero } from "../base/ratio.ts";
import type { Receipt } from "../base/receipt.ts";

/**
 * One balance at one rate for a run of days `[from, to)`.
 *
 * Units: `balance` in cents; `rate` per annum, as a part of one; `years` are the part of a year that the days make by
 * the day count. `source` says what made the rate.
 */
export type Segment = {
  readonly from: IsoDate;
  readonly to: IsoDate;
  readonly balance: bigint;
  readonly rate: Ratio;
  readonly years: Ratio;
  readonly source: Receipt;
  /** What it would bear besides, per annum, and is not charged, since the law lets no more be charged. */
  readonly forgone?: Ratio | undefined;
};

/** What a segment is worked out from. */
export type SegmentGiven = Omit<Segment, "years"> & { readonly dayCount: DayCountName };

/** Interest on a balance at a rate for a part of a year, unrounded. Unit: cents; the product is not reduced. */
export function interestFor(balance: bigint, rate: Ratio, years: Ratio): Ratio {
  return {
    numerator: balance * rate.numerator * years.numerator,
    denominator: rate.denominator * years.denominator,
  };
}

/** A segment of the days from one to another. The first day counts and the last does not, so neighbours add up. */
export function segmentOf({ dayCount, from, to, balance, rate, source, forgone }: SegmentGiven): Segment {
  return { from, to, balance, rate, years: dayCounts[dayCount](from, to), source, forgone };
}

/** The exact interest of a segment. Unit: cents, unrounded. */
export function interestOf({ balance, rate, years }: Segment): Ratio {
  return interestFor(balance, rate, years);
}

/** The exact interest of segments together. Unit: cents, unrounded. */
export function totalOf(segments: readonly Segment[]): Ratio {
  return segments.reduce((sum, segment) => plus(sum, interestOf(segment)), zero);
}

/** The interest of segments together that is not charged. Unit: cents, unrounded. */
export function forgoneOf(segments: readonly Segment[]): Ratio {
  return segments.reduce(
    (sum, { balance, forgone, years }) =>
      forgone === undefined ? sum : plus(sum, interestFor(balance, forgone, years)),
    zero,
  );
}

/** A segment as it is for any one of its days. */
export function ofOneDay(segment: Segment): Segment {
  const { numerator, denominator } = segment.years;
  const days = BigInt(daysBetween(segment.from, segment.to));
  return { ...segment, years: { numerator, denominator: denominator * days } };
}

/** Segments that follow one another on one balance at one rate as one, so that a band of a statement is a line. */
export function joined(segments: readonly Segment[]): Segment[] {
  const bands: Segment[] = [];
  for (const segment of segments) {
    const before = neighbourOf(bands, segment);
    const last = bands[before];
    if (last === undefined) bands.push(segment);
    else bands[before] = { ...last, to: segment.to, years: plus(last.years, segment.years) };
  }
  return bands;
}

// The band that a segment goes on from; -1 when there is none. Bands stand in order of time, so it is among the last.
function neighbourOf(bands: readonly Segment[], { from, balance, source }: Segment): number {
  for (let index = bands.length - 1; index >= 0; index -= 1) {
    const band = bands[index];
    if (band === undefined || band.to < from) return -1;
    if (band.to === from && band.balance === balance && band.source === source) return index;
  }
  return -1;
}
