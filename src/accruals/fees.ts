import { daysBetween, type IsoDate } from "../base/date.ts";
import { dayCounts, type DayCountName } from "../base/daycount.ts";
import { plus, type Ratio, zero } from "../base/ratio.ts";
import { interestFor } from "./interest.ts";

/** An amount that stands for the days `[from, to)`. Unit: cents. */
export type Standing = { readonly from: IsoDate; readonly to: IsoDate; readonly amount: bigint };

/**
 * The fee on what is not used of the maximum credit: on each day, the maximum less what is used, nothing where more is
 * used than that. Unit: cents, unrounded; rate per annum. `used` is the loans and the letters of credit together.
 */
export function unusedLineFee(maximum: bigint, used: readonly Standing[], rate: Ratio, dayCount: DayCountName): Ratio {
  const unused = used.map(({ amount, ...days }) => ({ ...days, amount: amount < maximum ? maximum - amount : 0n }));
  return standingFee(unused, rate, dayCount);
}

/**
 * A fee at a rate per annum on amounts that stand for some days: of letters of credit on their face, of fronting, or of
 * proceeds for the days until they clear. Unit: cents, unrounded. The first day counts and the last does not.
 */
export function standingFee(amounts: readonly Standing[], rate: Ratio, dayCount: DayCountName): Ratio {
  return amounts
    .filter(({ from, to }) => daysBetween(from, to) > 0)
    .reduce((sum, { amount, from, to }) => plus(sum, interestFor(amount, rate, dayCounts[dayCount](from, to))), zero);
}

/** A part of the maximum credit owed when the facility is ended before a day. Rate: as a part of one. */
export type TerminationStep = { readonly before: IsoDate; readonly rate: Ratio };

/**
 * The fee for ending a facility early: the rate of the first step whose day has not come, on the maximum credit, and
 * nothing once all have. Unit: cents, unrounded. Steps in the order of their days.
 */
export function earlyTerminationFee(maximum: bigint, endedOn: IsoDate, steps: readonly TerminationStep[]): Ratio {
  const step = steps.find(({ before }) => endedOn < before);
  if (step === undefined) return zero;
  return { numerator: maximum * step.rate.numerator, denominator: step.rate.denominator };
}
