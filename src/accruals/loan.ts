import { unreachable } from "../base/assert.ts";
import type { IsoDate } from "../base/date.ts";
import type { DayCountName } from "../base/daycount.ts";
import { type Currency, type Rounding, settle } from "../base/money.ts";
import { plus, type Ratio, zero } from "../base/ratio.ts";
import type { Receipt } from "../base/receipt.ts";
import { joined, type Segment, segmentOf, totalOf } from "./interest.ts";
import { levelPayment } from "./level-payment.ts";
import { type RateRule, rateBy } from "./rate-rule.ts";

/** By what a loan's interest is counted and its payments are settled. */
export type LoanCounting = {
  readonly currency: Currency;
  readonly dayCount: DayCountName;
  readonly rounding: Rounding;
};

/** A part of a balance at its rate. Units: cents; per annum. `source` says what made the rate. */
export type Priced = { readonly balance: bigint; readonly rate: Ratio; readonly source: Receipt };

/** What is paid on a day for instalments: so much of principal, or so much of principal and interest together. */
export type Instalment = { readonly of: "principal" | "principal_and_interest"; readonly amount: bigint };

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
  readonly accruing: readonly Segment[];
  readonly due?: bigint;
  readonly instalment?: Instalment;
  readonly factors?: { readonly principal: Ratio; readonly interest: Ratio };
};

/** What an event does to a loan. Amounts in cents, above zero unless said otherwise. */
export type LoanAct =
  /** The loan is made, `lessDiscount` being kept back, or above it when below zero; `accrued` is owed from the start. */
  | { readonly kind: "made"; readonly amount: bigint; readonly lessDiscount: bigint; readonly accrued: Ratio }
  /** More is lent. */
  | { readonly kind: "drawn"; readonly amount: bigint }
  /** So much of principal is repaid, never more than is owed: a listed instalment, a collection or a prepayment. */
  | { readonly kind: "repaid"; readonly amount: bigint; readonly scheduled: boolean }
  /** The instalment in force is paid; where interest takes more than all of it, the shortfall is added to principal. */
  | { readonly kind: "instalment" }
  /** The instalment is fixed anew so that the payments left, all alike, repay everything. */
  | { readonly kind: "instalmentFixed"; readonly payments: readonly IsoDate[] }
  /** Accrued interest is paid. */
  | { readonly kind: "interestPaid" }
  /** Accrued interest becomes principal. */
  | { readonly kind: "interestCapitalised" }
  /** The rate changes, to a stated one or to what its rule makes of a value of its index. */
  | { readonly kind: "repriced"; readonly to: Ratio | { readonly index: Ratio; readonly by: RateRule } }
  /** Interest runs from now on what is owed now. */
  | { readonly kind: "baseMoved" }
  /** An index changes what each cent of principal repaid and of interest paid comes to. */
  | { readonly kind: "factorsMoved"; readonly principal: Ratio; readonly interest: Ratio }
  /** A fee is paid: an amount, or what a rate on the principal comes to since `from`. */
  | { readonly kind: "feePaid"; readonly amount: bigint }
  | { readonly kind: "feePaid"; readonly rate: Ratio; readonly from: IsoDate }
  /** Notice is given that makes the loan payable, at once or on a later day; the interest may fall due with it. */
  | { readonly kind: "called"; readonly interestFallsDue: boolean }
  /** The loan is bought or sold at a price, the accrued interest paid on top. */
  | { readonly kind: "bought" | "sold"; readonly price: bigint }
  /** All principal is repaid. */
  | { readonly kind: "matured" };

/** What happens to a loan on a day. Interest is worked out up to `upTo`, which a convention may part from `on`. */
export type LoanEvent = { readonly on: IsoDate; readonly upTo: IsoDate; readonly act: LoanAct };

/** What an event came to. `paid` in cents, above zero to the lender; `bands` is the interest that it settled. */
export type LoanStep = {
  readonly event: LoanEvent;
  readonly paid: bigint;
  readonly bands: readonly Segment[];
  readonly state: LoanState;
};

/** A loan of which nothing is owed yet, at the rate it will bear. */
export function unmade(on: IsoDate, rate: Ratio, source: Receipt): LoanState {
  return { accruedTo: on, principal: 0n, rate, source, before: zero, accruing: [] };
}

/** Interest accrued on a loan and not yet paid, charged or added to principal. Unit: cents, unrounded. */
export function accruedOn({ before, accruing }: LoanState): Ratio {
  return accruing.length === 0 ? before : plus(before, totalOf(accruing));
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
  const more = parts
    .filter(({ balance }) => balance !== 0n)
    .map(({ balance, rate, source }) => segmentOf({ from, to, balance, rate, source, dayCount }));
  return { ...state, accruedTo: to, accruing: more.length === 0 ? state.accruing : [...state.accruing, ...more] };
}

/** One event of a loan: interest up to it, then what it does. The state given is not changed. */
export function stepLoan(loan: LoanCounting, state: LoanState, event: LoanEvent): LoanStep {
  const accrued = accrueTo(state, event.upTo, loan.dayCount);
  const { act } = event;
  const outcome = movesPrincipal(act) ? principalMoved(loan, accrued, act) : termsMoved(loan, accrued, act);
  return { event, bands: [], ...outcome };
}

/** The events of a loan in their order, each with what it came to. */
export function sweepLoan(loan: LoanCounting, opening: LoanState, events: readonly LoanEvent[]): LoanStep[] {
  const steps: LoanStep[] = [];
  let state = opening;
  for (const event of events) {
    const step = stepLoan(loan, state, event);
    steps.push(step);
    state = step.state;
  }
  return steps;
}

type Outcome = Pick<LoanStep, "paid" | "state"> & { readonly bands?: readonly Segment[] };

type PrincipalAct = Extract<
  LoanAct,
  { readonly kind: "made" | "drawn" | "repaid" | "instalment" | "interestCapitalised" | "matured" }
>;

function movesPrincipal(act: LoanAct): act is PrincipalAct {
  return ["made", "drawn", "repaid", "instalment", "interestCapitalised", "matured"].includes(act.kind);
}

function principalMoved(loan: LoanCounting, state: LoanState, act: PrincipalAct): Outcome {
  switch (act.kind) {
    case "made": {
      const before = plus(state.before, act.accrued);
      return { paid: act.lessDiscount - act.amount, state: { ...state, principal: act.amount, before } };
    }
    case "drawn":
      return { paid: -act.amount, state: { ...state, principal: state.principal + act.amount } };
    case "repaid":
      return repaid(loan, state, act.amount);
    case "instalment":
      return repaid(loan, state, principalDue(loan, state));
    case "interestCapitalised": {
      const amount = settled(loan, accruedOn(state));
      const charged = { ...state, principal: state.principal + amount, before: zero, accruing: [] };
      return { paid: 0n, bands: joined(state.accruing), state: charged };
    }
    case "matured":
      return repaid(loan, state, state.principal);
    default:
      return unreachable(act);
  }
}

function termsMoved(loan: LoanCounting, state: LoanState, act: Exclude<LoanAct, PrincipalAct>): Outcome {
  switch (act.kind) {
    case "instalmentFixed": {
      const { accruedTo: on, principal, rate } = state;
      const given = { on, principal, accrued: accruedOn(state), rate, dayCount: loan.dayCount };
      const payment = levelPayment({ ...given, payments: act.payments });
      const instalment = { of: "principal_and_interest", amount: settled(loan, payment) } as const;
      return { paid: 0n, state: { ...state, instalment } };
    }
    case "interestPaid":
      return interestPaid(loan, state);
    case "repriced": {
      const rate = "by" in act.to ? rateBy(act.to.by, act.to.index, state.rate) : act.to;
      return { paid: 0n, state: { ...state, rate } };
    }
    case "baseMoved":
      return { paid: 0n, state: { ...state, base: state.principal } };
    case "factorsMoved":
      return { paid: 0n, state: { ...state, factors: { principal: act.principal, interest: act.interest } } };
    case "feePaid":
      return { paid: "rate" in act ? feeSince(loan, state, act) : act.amount, state };
    case "called": {
      if (!act.interestFallsDue) return { paid: 0n, state };
      const due = (state.due ?? 0n) + settled(loan, accruedOn(state));
      return { paid: 0n, state: { ...state, due, before: zero, accruing: [] } };
    }
    case "bought":
      return { paid: -act.price - settled(loan, accruedOn(state)), state };
    case "sold":
      return {
        paid: act.price + settled(loan, accruedOn(state)),
        bands: joined(state.accruing),
        state: { ...state, principal: 0n, before: zero, accruing: [] },
      };
    default:
      return unreachable(act);
  }
}

function interestPaid(loan: LoanCounting, state: LoanState): Outcome {
  const { due = 0n, ...rest } = state;
  return {
    paid: due + settled(loan, accruedOn(state), state.factors?.interest),
    bands: joined(state.accruing),
    state: { ...rest, before: zero, accruing: [] },
  };
}

// What a rate on the principal comes to since the fee was last paid.
function feeSince(
  loan: LoanCounting,
  { principal, accruedTo, source }: LoanState,
  { rate, from }: { readonly rate: Ratio; readonly from: IsoDate },
): bigint {
  const { exact } = segmentOf({ from, to: accruedTo, balance: principal, rate, source, dayCount: loan.dayCount });
  return settled(loan, exact);
}

// Never more than is owed, so that the last instalment is what is left.
function repaid(loan: LoanCounting, state: LoanState, amount: bigint): Outcome {
  const principal = amount > state.principal ? state.principal : amount;
  const paid = settled(loan, { numerator: principal, denominator: 1n }, state.factors?.principal);
  return { paid, state: { ...state, principal: state.principal - principal } };
}

// The principal of the instalment in force: all of it, or what interest leaves of it.
function principalDue(loan: LoanCounting, state: LoanState): bigint {
  const { instalment } = state;
  if (instalment === undefined) return 0n;
  const interest = instalment.of === "principal" ? 0n : settled(loan, accruedOn(state));
  return instalment.amount - interest;
}

function settled({ currency, rounding }: LoanCounting, exact: Ratio, factor?: Ratio): bigint {
  const scaled =
    factor === undefined
      ? exact
      : {
          numerator: exact.numerator * factor.numerator,
          denominator: exact.denominator * factor.denominator,
        };
  return settle({ currency, exact: scaled }, rounding).minor;
}
