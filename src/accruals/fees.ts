import type { IsoDate } from "../base/date.ts";
import { type Ratio, zero } from "../base/ratio.ts";
import type { TerminationStep } from "../events/account-fee.ts";

/**
 * The fee for ending a facility early: the rate of the first step whose day has not come, on the maximum credit, and
 * nothing once all have. Unit: cents, unrounded. Steps in the order of their days.
 */
export function earlyTerminationFee(maximum: bigint, endedOn: IsoDate, steps: readonly TerminationStep[]): Ratio {
  const step = steps.find(({ before }) => endedOn < before);
  if (step === undefined) return zero;
  return { numerator: maximum * step.rate.numerator, denominator: step.rate.denominator };
}
