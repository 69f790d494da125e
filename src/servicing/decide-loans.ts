import type { IsoDate } from "../base/date.ts";
import { type Money, money } from "../base/money.ts";
import type { HappeningOf } from "../events/happening.ts";
import type { KnownFacility } from "./facility.ts";
import { optionOn, optionPeriodEnd } from "./option-loan.ts";
import type { RateFailure } from "./rate.ts";
import { accountOf } from "./account.ts";
import { redeploymentLacking } from "./period-loans.ts";

/** Why a loan at an option, or a repayment before its period ends, is refused. In order of precedence. */
export type OptionLoanRefusal =
  | RateFailure
  | {
      readonly code: "loan.period_ends_on_no_business_day";
      readonly loan: string;
      readonly on: IsoDate;
      readonly moved: IsoDate;
      readonly cite: string;
    }
  | { readonly code: "loan.converted_beyond"; readonly amount: Money; readonly balance: Money }
  | { readonly code: "loan.unknown"; readonly loan: string; readonly loans: readonly string[] }
  | { readonly code: "loan.repaid_beyond"; readonly loan: string; readonly amount: Money; readonly left: Money }
  | { readonly code: "loan.redeployment_needed"; readonly loan: string; readonly cite: string };

/**
 * Whether a loan may be made at an option: its clause is in force, its period ends as the clause says, and it is
 * there.
 */
export function optionLoanRefusal(
  facility: KnownFacility,
  { option, on, loan, periodEndsOn, madeBy, amount }: HappeningOf<"OptionLoanMade">,
): OptionLoanRefusal | undefined {
  const inForce = optionOn(facility, option, on);
  if (!inForce.ok) return inForce.failure;
  const moved = optionPeriodEnd(inForce.value, periodEndsOn);
  if (!moved.ok) return moved.failure;
  if (moved.value !== periodEndsOn) {
    const { cite } = inForce.value;
    return { code: "loan.period_ends_on_no_business_day", loan, on: periodEndsOn, moved: moved.value, cite };
  }
  if (madeBy !== "conversion") return undefined;
  const swept = accountOf(facility, on);
  if (!swept.ok || amount.minor <= swept.value.prime.minor) return undefined;
  return { code: "loan.converted_beyond", amount, balance: swept.value.prime };
}

/**
 * Whether a loan may be repaid before its period ends: it is outstanding, to that amount, and what it costs is known.
 */
export function prepaymentRefusal(
  facility: KnownFacility,
  { loan, on, amount, redeployedAt }: HappeningOf<"LoanPrepaid">,
): OptionLoanRefusal | undefined {
  const swept = accountOf(facility, on);
  if (!swept.ok) return undefined;
  const found = swept.value.loans.find((each) => each.loan === loan);
  if (found === undefined) {
    return { code: "loan.unknown", loan, loans: swept.value.loans.map((each) => each.loan) };
  }
  if (amount.minor > found.amount.minor) {
    return { code: "loan.repaid_beyond", loan, amount, left: money(amount.currency, found.amount.minor) };
  }
  const lacking = redeploymentLacking(facility, found, { redeployedAt });
  if (!lacking.ok) return lacking.failure;
  return lacking.value === undefined ? undefined : { code: "loan.redeployment_needed", loan, cite: lacking.value };
}
