import type { IsoDate } from "../base/date.ts";
import type { DayCountName } from "../base/daycount.ts";
import { type Currency, type Rounding, settle } from "../base/money.ts";
import { plus, type Ratio, zero } from "../base/ratio.ts";
import type { Receipt } from "../base/receipt.ts";
import { type Accrual, accrualOf, accruedTotal } from "./accrual.ts";
import type { Segment } from "./interest.ts";

/** By what a loan's interest is counted and its payments are settled. */
export type LoanCounting = {
  readonly currency: Currency;
  readonly dayCount: DayCountName;
  readonly rounding: Rounding;
};

/** A part of a balance at its rate. Units: cents; per annum. `source` says what made the rate. */
export type Priced = Pick<Segment, "balance" | "rate" | "source" | "forgone">;

/** What is paid on a day for instalments: so much of principal, or so much of principal and interest together. */
export type Instalment = { readonly of: "principal" | "principal_and_interest"; readonly amount: bigint };

/** A fee that accrues on the principal at a rate of its own until it is paid. Rate: per annum. */
export type AccruingFee = { readonly rate: Ratio; readonly source: Receipt; readonly accruing: readonly Accrual[] };

/**
 * A loan between two events: a revolver, a loan for an Interest Period or a term loan.
 *
 * Units: `principal` and `base` in cents; rates per annum; `before` in cents, unrounded. Interest is worked out up to
 * `accruedTo`, that day not counted: what accrued since it was last paid or charged is `before` and the interest of
 * `accruing`. `base` is what interest runs on where that lags behind the principal. `factors` is what an index makes
 * of each cent of principal repaid and of interest paid. `due` is interest that a call has made payable: it is paid
 * with the interest accrued, in cents.
 */
export type LoanState = {
  readonly accruedTo: IsoDate;
  readonly principal: bigint;
  readonly base?: bigint;
  readonly rate: Ratio;
  readonly source: Receipt;
  readonly before: Ratio;
  readonly accruing: readonly Accrual[];
  readonly due?: bigint;
  readonly instalment?: Instalment;
  readonly fee?: AccruingFee;
  readonly factors?: { readonly principal: Ratio; readonly interest: Ratio };
};

/** By what payments are settled. */
export type Settling = Pick<LoanCounting, "currency" | "rounding">;

/** Interest that was paid or charged, in cents, what had accrued of it, and the loan after it. */
export type InterestSettled = {
  readonly paid: bigint;
  readonly accrued: readonly Accrual[];
  readonly state: LoanState;
};

/** A loan of which nothing is owed yet, at the rate it will bear. */
export function unmade(on: IsoDate, rate: Ratio, source: Receipt): LoanState {
  return { accruedTo: on, principal: 0n, rate, source, before: zero, accruing: [] };
}

/** Interest accrued on a loan and not yet paid, charged or added to principal. Unit: cents, unrounded. */
export function accruedOn({ before, accruing }: LoanState): Ratio {
  return accruing.length === 0 ? before : plus(before, accruedTotal(accruing));
}

/**
 * The loan with its interest worked out up to a day, that day not counted: on its whole balance at its rate, or on
 * the parts given, each at its own. A day that is already counted is not counted again.
 */
export function accrueTo(
  state: LoanState,
  to: IsoDate,
  dayCount: DayCountName,
  parts: readonly Priced[] = [{ balance: state.base ?? state.principal, rate: state.rate, source: state.source }],
): LoanState {
  if (to <= state.accruedTo) return state;
  const from = state.accruedTo;
  const accruing = [...state.accruing];
  for (const { balance, rate, source, forgone } of parts) {
    if (balance !== 0n) accruing.push(accrualOf({ from, to, balance, rate, source, forgone, dayCount }));
  }
  if (state.fee === undefined) return { ...state, accruedTo: to, accruing };
  return { ...state, accruedTo: to, accruing, fee: feeAccrued(state.fee, state, to, dayCount) };
}

function feeAccrued(
  fee: AccruingFee,
  { accruedTo: from, principal: balance }: LoanState,
  to: IsoDate,
  dayCount: DayCountName,
): AccruingFee {
  const { rate, source } = fee;
  return { ...fee, accruing: [...fee.accruing, accrualOf({ from, to, balance, rate, source, dayCount })] };
}

/** The loan with so much more lent, or repaid when below zero. Unit: cents. */
export function drawn(state: LoanState, amount: bigint): LoanState {
  return { ...state, principal: state.principal + amount };
}

/** The loan with its interest paid or charged: what had accrued, and what it comes to, rounded once together. */
export function interestSettled(settling: Settling, state: LoanState): InterestSettled {
  const interest = settled(settling, accruedOn(state), state.factors?.interest);
  const { accruing: accrued } = state;
  if (state.due === undefined) return { paid: interest, accrued, state: { ...state, before: zero, accruing: [] } };
  const { due, ...rest } = state;
  return { paid: due + interest, accrued, state: { ...rest, before: zero, accruing: [] } };
}

/** An amount, times what an index makes of each cent of it, as it is paid: the fraction of a cent is given up here. */
export function settled({ currency, rounding }: Settling, exact: Ratio, factor: Ratio = one): bigint {
  const numerator = exact.numerator * factor.numerator;
  return settle({ currency, exact: { numerator, denominator: exact.denominator * factor.denominator } }, rounding)
    .minor;
}

const one: Ratio = { numerator: 1n, denominator: 1n };
