import { type Accrual, accrualOf, type Movement } from "../accruals/accrual.ts";
import type { LoanState } from "../accruals/loan-state.ts";
import type { IsoDate } from "../base/date.ts";
import { ok, type Result } from "../base/result.ts";
import type { CollateralFailure } from "../collateral/failure.ts";
import { type AccountOwed, type AccountParts, accountParts, type Price, type RunsBy } from "./account-parts.ts";
import { type FloatOn, noFloat } from "./clearance.ts";
import type { KnownFacility } from "./facility.ts";
import type { RateFailure } from "./rate.ts";

/** The loan account as it stands, and since when it has exceeded what is available without a break. */
export type AccountState = { readonly state: LoanState; readonly excessSince: IsoDate | undefined };

/**
 * The loan account with its interest for the days `[from, to)` in which only its balance moves, on one price as long as
 * that does not hang on how much is owed, and otherwise day by day. The state given is not changed.
 *
 * Refuses what the rates and the collateral do.
 */
export function accountAccrued(
  facility: KnownFacility,
  { state, excessSince: before, floatOn }: AccountState & { readonly floatOn: FloatOn },
  [from, to]: readonly [IsoDate, IsoDate],
  moves: readonly Movement[],
  bearing: RunsBy,
): Result<AccountState, RateFailure | CollateralFailure> {
  const accruing: Accrual[] = [...state.accruing];
  const { dayCount } = bearing;
  let { principal } = state;
  let excessSince = before;
  let price: Price | undefined;
  let at = 0;
  for (let on = from; on < to;) {
    const owed = { principal, accruing, float: floatOn(on), excessSince };
    const parts = price === undefined ? accountParts(facility, owed, bearing, on) : ok(partsAt(price, owed));
    if (!parts.ok) return parts;
    ({ price, excessSince } = parts.value);
    if (price !== undefined && floatOn === noFloat) {
      const { rate, source, forgone } = price;
      const rest = moves.slice(at);
      const whole = accrualOf({ from: on, to, balance: principal, rate, source, forgone, dayCount }, rest);
      accruing.push(whole);
      return ok({ state: { ...state, principal: whole.closing, accruing, accruedTo: to }, excessSince });
    }
    const next = moves[at]?.on ?? to;
    for (const { balance, rate, source, forgone } of parts.value.parts)
      accruing.push(accrualOf({ from: on, to: next, balance, rate, source, forgone, dayCount }));
    for (let move = moves[at]; move?.on === next; move = moves[at]) {
      principal += move.by;
      at += 1;
    }
    on = next;
  }
  return ok({ state: { ...state, principal, accruing, accruedTo: to }, excessSince });
}

// All of the account at one price.
function partsAt(price: Price, { principal, float, excessSince }: AccountOwed): AccountParts {
  const balances = [principal, float].filter((balance) => balance !== 0n);
  return { parts: balances.map((balance) => ({ ...price, balance })), price, excessSince };
}
