import type { Accrual } from "../accruals/accrual.ts";
import type { LoanState } from "../accruals/loan-state.ts";
import type { IsoDate } from "../base/date.ts";
import type { Money } from "../base/money.ts";
import type { CollateralFailure } from "../collateral/failure.ts";
import type { Account, Entry } from "../ledger/entry.ts";
import type { Application, ApplicationFailure } from "./application/apply.ts";
import type { BeginsLater } from "./facility.ts";
import type { InterestLine } from "./interest-line.ts";
import type { JudgmentFailure } from "./judgment.ts";
import type { PeriodLoan } from "./period-loans.ts";
import type { RateFailure } from "./rate.ts";
import type { OutstandingTermLoan } from "./term-loan.ts";

/**
 * The facility swept to the end of a day: what was posted, what is owed, what accrues and is not yet charged.
 *
 * It is a checkpoint too: `resume` goes on from it, and comes to what a sweep from the start comes to.
 */
export type Sweep = {
  readonly began: IsoDate;
  readonly through: IsoDate;
  /** Since when the Prime Rate Loans have exceeded what is available without a break. */
  readonly excessSince: IsoDate | undefined;
  readonly entries: readonly Entry[];
  readonly lines: readonly InterestLine[];
  readonly books: ReadonlyMap<string, LoanState>;
  readonly accruing: ReadonlyMap<string, readonly Accrual[]>;
  readonly prime: Money;
  /** What stands on the accounts that are no loan's. Unit: cents, debits above zero. */
  readonly beside: ReadonlyMap<Account, bigint>;
  /** How collections were applied for which a clause gives an order. */
  readonly applications: readonly Application[];
  /** Interest owed for a time already charged, which bears none itself. */
  readonly trueUps: Money;
  readonly loans: readonly PeriodLoan[];
  readonly termLoans: readonly OutstandingTermLoan[];
};

/** Why a facility cannot be swept. */
export type SweepFailure =
  | RateFailure
  | JudgmentFailure
  | CollateralFailure
  | ApplicationFailure
  | { readonly code: "servicing.not_begun"; readonly facility: string }
  | BeginsLater;
