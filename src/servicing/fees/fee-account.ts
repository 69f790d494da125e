import { bandsOf } from "../../accruals/accrual.ts";
import { type Segment, totalOf } from "../../accruals/interest.ts";
import type { IsoDate } from "../../base/date.ts";
import { type Money, money } from "../../base/money.ts";
import type { Ratio } from "../../base/ratio.ts";
import { ok, type Result } from "../../base/result.ts";
import { clauseForce } from "../../compliance/anchor.ts";
import type { AccountFee } from "../../events/account-fee.ts";
import { accountOf } from "../account.ts";
import { type KnownFacility, standingOn } from "../facility.ts";
import type { InterestLine } from "../interest-line.ts";
import type { SweepFailure } from "../swept.ts";
import { feeBook } from "./fee-book.ts";

/**
 * A fee that the account is charged with, as it stands at the end of a day: what was charged of it, and what has
 * accrued since. Unit: `accrued` in cents, unrounded.
 */
export type FeeInAccount = {
  readonly fee: AccountFee;
  readonly cite: string;
  readonly inForce: boolean;
  readonly charged: readonly InterestLine[];
  readonly total: Money;
  readonly accruing: readonly Segment[];
  readonly accrued: Ratio;
};

/** Every fee that the account is charged with as it accrues, at the end of a day. Refuses what the sweep does. */
export function feesInAccount(facility: KnownFacility, on: IsoDate): Result<readonly FeeInAccount[], SweepFailure> {
  const fees = (facility.file.fees ?? []).filter(({ kind }) => kind !== "early_termination");
  if (fees.length === 0) return ok([]);
  const swept = accountOf(facility, on);
  if (!swept.ok) return swept;
  return ok(
    fees.map((fee) => {
      const { force, cite } = clauseForce(facility.agreement, fee, standingOn(facility, on));
      const charged = swept.value.lines.filter(({ loan }) => loan === feeBook(fee));
      const accruing = bandsOf(swept.value.accruing.get(feeBook(fee)) ?? []);
      const minor = charged.reduce((sum, { amount }) => sum + amount.minor, 0n);
      const total = money(facility.file.currency, minor);
      return { fee, cite, inForce: force === "in_force", charged, total, accruing, accrued: totalOf(accruing) };
    }),
  );
}
