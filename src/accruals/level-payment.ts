import type { IsoDate } from "../base/date.ts";
import { dayCounts, type DayCountName } from "../base/daycount.ts";
import { type Ratio, zero } from "../base/ratio.ts";

/** What a level payment is fixed on. Units: `principal` in cents, `accrued` in cents and exact; `rate` per annum. */
export type LevelPaymentGiven = {
  readonly on: IsoDate;
  readonly principal: bigint;
  readonly accrued: Ratio;
  readonly rate: Ratio;
  readonly dayCount: DayCountName;
  /** The days of payment after `on`, in order; interest runs to each, the day itself not counted. */
  readonly payments: readonly IsoDate[];
};

/**
 * The one amount that, paid on each day of payment, brings the principal and the interest on it to nothing with the
 * last. Unit: cents, exact; nothing is rounded before the payment is made. Zero where no day of payment is left.
 *
 * Principal grows by `1 + rate × years` from one payment to the next, and interest accrued already is paid with the
 * first without bearing interest. So the amount is what is owed, grown to the last payment, over the sum of the
 * growths from each payment to the last.
 */
export function levelPayment({ on, principal, accrued, rate, dayCount, payments }: LevelPaymentGiven): Ratio {
  // Kept over one denominator and never reduced: reducing costs more than the product itself.
  let grown = principal * accrued.denominator;
  let ones = 1n;
  let sum = 0n;
  let from = on;
  for (const to of payments) {
    const years = dayCounts[dayCount](from, to);
    const below = rate.denominator * years.denominator;
    const above = below + rate.numerator * years.numerator;
    grown = grown * above + (sum === 0n ? accrued.numerator * below : 0n);
    ones *= below;
    sum = sum * above + ones;
    from = to;
  }
  return sum === 0n ? zero : { numerator: grown, denominator: sum * accrued.denominator };
}

/** The part of an amount that is paid on each of so many days. Unit: cents, exact. */
export function equalParts(amount: bigint, count: number): Ratio {
  return { numerator: amount, denominator: BigInt(count) };
}
