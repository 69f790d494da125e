import type { Priced } from "../accruals/loan-state.ts";
import type { TermsInForce } from "../agreement/terms.ts";
import type { IsoDate } from "../base/date.ts";
import { ok, type Result } from "../base/result.ts";
import type { CollateralFailure } from "../collateral/failure.ts";
import { availabilityOn } from "./availability.ts";
import type { KnownFacility } from "./facility.ts";
import { higherPortionOn, pricesExcess } from "./higher-rate.ts";
import { primeRateOn, type RateFailure } from "./rate.ts";

/**
 * A balance at the Prime Rate on a day: the loan account's, which is `revolving`, or a term loan's. Unit: cents.
 *
 * Shape: `float` is what proceeds that have not cleared still bear interest on; `excessSince` since when, as known
 * before the day, the loan account has exceeded what is available without a break.
 */
export type PrimeBalance = {
  readonly on: IsoDate;
  readonly balance: bigint;
  readonly float: bigint;
  readonly revolving: boolean;
  readonly excessSince: IsoDate | undefined;
};

/**
 * The parts of a balance at the Prime Rate, each at its rate, and since when the loan account has exceeded. `byExcess`
 * says that the parts hang on how far it exceeds, and so on the balance.
 */
export type PrimeParts = {
  readonly parts: readonly Priced[];
  readonly excessSince: IsoDate | undefined;
  readonly byExcess: boolean;
};

/** The parts of a balance on a day: at the rate of Prime Rate Loans, and at the higher rate where that is charged. */
export function primePartsOn(
  facility: KnownFacility,
  terms: TermsInForce,
  { on, balance, float, revolving, excessSince: before }: PrimeBalance,
): Result<PrimeParts, RateFailure | CollateralFailure> {
  const rate = primeRateOn(facility, terms, on);
  if (!rate.ok) return rate;
  const { value, receipt } = rate.value;
  // Only what revolves can exceed what is available.
  const byExcess = revolving && pricesExcess(facility, terms);
  const available = byExcess ? availabilityOn(facility, on) : ok(undefined);
  if (!available.ok) return available;
  const exceeds = available.value !== undefined && balance > available.value.forLoans;
  const excessSince = exceeds ? (before ?? on) : undefined;
  const owed = { on, balance, revolving, available: available.value, excessSince };
  const higher = balance === 0n ? undefined : higherPortionOn(facility, terms, value, owed);
  const parts: Priced[] = [];
  const add = (part: Priced) => (part.balance === 0n ? undefined : parts.push(part));
  add({ balance: balance - (higher?.amount ?? 0n), rate: value.rate, source: receipt });
  if (higher !== undefined) add({ balance: higher.amount, rate: higher.rate, source: higher.source });
  add({ balance: float, rate: value.rate, source: receipt });
  return ok({ parts, excessSince, byExcess });
}
