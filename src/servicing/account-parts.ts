import type { LoanState, Priced } from "../accruals/loan-state.ts";
import type { TermsInForce } from "../agreement/terms.ts";
import type { IsoDate } from "../base/date.ts";
import type { DayCountName } from "../base/daycount.ts";
import { ok, type Result } from "../base/result.ts";
import type { CollateralFailure } from "../collateral/failure.ts";
import type { KnownFacility } from "./facility.ts";
import type { JudgmentRate } from "./judgment.ts";
import { lawfully } from "./lawful-rate.ts";
import { primePartsOn } from "./prime-parts.ts";
import type { RateFailure } from "./rate.ts";

/** By what interest runs for some days: the terms, the day count, and the statute where a judgment is read by it. */
export type RunsBy = {
  readonly terms: TermsInForce;
  readonly dayCount: DayCountName;
  readonly statute: JudgmentRate | undefined;
};

/** A rate per annum with what made it. */
export type Price = Pick<Priced, "rate" | "source" | "forgone">;

/** The loan account on a day. Unit: cents; `float` is what proceeds that have not cleared still bear interest on. */
export type AccountOwed = Pick<LoanState, "principal" | "accruing"> & {
  readonly float: bigint;
  readonly excessSince: IsoDate | undefined;
};

/**
 * The parts of the loan account on a day, each at its rate; the price of all of it where that does not hang on how much
 * it is; and since when it has exceeded what is available.
 */
export type AccountParts = {
  readonly parts: readonly Priced[];
  readonly price: Price | undefined;
  readonly excessSince: IsoDate | undefined;
};

/** The parts of the loan account on a day. Refuses what the rates and the collateral do. */
export function accountParts(
  facility: KnownFacility,
  { principal: balance, accruing, float, excessSince }: AccountOwed,
  { terms, statute }: RunsBy,
  on: IsoDate,
): Result<AccountParts, RateFailure | CollateralFailure> {
  if (balance === 0n && float === 0n) return ok({ parts: [], price: undefined, excessSince });
  if (statute !== undefined)
    return ok({ parts: [{ ...statute, balance: balance + float }], price: undefined, excessSince });
  const prime = primePartsOn(facility, terms, { on, balance, float, revolving: true, excessSince });
  if (!prime.ok) return prime;
  const lawful = lawfully(facility, prime.value.parts, on, { accruing });
  if (!lawful.ok) return lawful;
  const { value: parts } = lawful;
  const [first] = parts;
  const alike = balance !== 0n && !prime.value.byExcess && parts.every(({ source }) => source === first?.source);
  return ok({ parts, price: alike ? first : undefined, excessSince: prime.value.excessSince });
}
