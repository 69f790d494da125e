import { unreachable } from "../base/assert.ts";
import type { IsoDate } from "../base/date.ts";
import { plus, type Ratio, zero } from "../base/ratio.ts";
import { type Accrual, accruedTotal } from "./accrual.ts";
import { levelPayment } from "./level-payment.ts";
import {
  accruedOn,
  accrueTo,
  drawn,
  interestSettled,
  type LoanCounting,
  type LoanState,
  settled,
} from "./loan-state.ts";
import { type RateRule, rateBy } from "./rate-rule.ts";

/** What an event does to a loan. Amounts in cents, above zero unless said otherwise. */
export type LoanAct =
  /** The loan is made, `lessDiscount` kept back, or paid on top when below zero; `accrued` is owed from the start. */
  | { readonly kind: "made"; readonly amount: bigint; readonly lessDiscount: bigint; readonly accrued: Ratio }
  /** More is lent. */
  | { readonly kind: "drawn"; readonly amount: bigint }
  /** So much of principal is repaid, never more than is owed: a listed instalment or a prepayment. */
  | { readonly kind: "repaid"; readonly amount: bigint }
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
  /** A fee is paid: an amount, or what has accrued of the fee at a rate. */
  | { readonly kind: "feePaid"; readonly amount?: bigint }
  /** Notice is given that makes the loan payable, at once or on a later day; the interest may fall due with it. */
  | { readonly kind: "called"; readonly interestFallsDue: boolean }
  /** The loan is bought or sold at a price, the accrued interest paid on top. */
  | { readonly kind: "bought" | "sold"; readonly price: bigint }
  /** All principal is repaid. */
  | { readonly kind: "matured" };

/** What happens to a loan on a day. Interest is worked out up to `upTo`, which a convention may part from `on`. */
export type LoanEvent = { readonly on: IsoDate; readonly upTo: IsoDate; readonly act: LoanAct };

/** What an event came to. `paid` in cents, above zero to the lender; `accrued` is the interest that it settled. */
export type LoanStep = {
  readonly event: LoanEvent;
  readonly paid: bigint;
  readonly accrued: readonly Accrual[];
  readonly state: LoanState;
};

/** One event of a loan: interest up to it, then what it does. The state given is not changed. */
export function stepLoan(loan: LoanCounting, state: LoanState, event: LoanEvent): LoanStep {
  const accrued = accrueTo(state, event.upTo, loan.dayCount);
  const { act } = event;
  if (movesPrincipal(act)) return { event, ...principalMoved(loan, accrued, act) };
  return { event, ...(movesMoney(act) ? moneyMoved(loan, accrued, act) : unpaid(termsMoved(loan, accrued, act))) };
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

type Outcome = Omit<LoanStep, "event">;

type ActOf<Kind extends LoanAct["kind"]> = Extract<LoanAct, { readonly kind: Kind }>;

type PrincipalAct = ActOf<"made" | "drawn" | "repaid" | "instalment" | "interestCapitalised" | "matured">;

type MoneyAct = ActOf<"interestPaid" | "feePaid" | "called"> | ActOf<"bought" | "sold">;

function movesPrincipal(act: LoanAct): act is PrincipalAct {
  return ["made", "drawn", "repaid", "instalment", "interestCapitalised", "matured"].includes(act.kind);
}

function movesMoney(act: Exclude<LoanAct, PrincipalAct>): act is MoneyAct {
  return ["interestPaid", "feePaid", "called", "bought", "sold"].includes(act.kind);
}

function unpaid(state: LoanState): Outcome {
  return { paid: 0n, accrued: [], state };
}

function principalMoved(loan: LoanCounting, state: LoanState, act: PrincipalAct): Outcome {
  switch (act.kind) {
    case "made": {
      const before = plus(state.before, act.accrued);
      return { ...unpaid({ ...drawn(state, act.amount), before }), paid: act.lessDiscount - act.amount };
    }
    case "drawn":
      return { ...unpaid(drawn(state, act.amount)), paid: -act.amount };
    case "repaid":
      return repaid(loan, state, act.amount);
    case "instalment":
      return repaid(loan, state, principalDue(loan, state));
    case "interestCapitalised": {
      const amount = settled(loan, accruedOn(state));
      const charged = { ...drawn(state, amount), before: zero, accruing: [] };
      return { paid: 0n, accrued: state.accruing, state: charged };
    }
    case "matured":
      return repaid(loan, state, state.principal);
    default:
      return unreachable(act);
  }
}

function moneyMoved(loan: LoanCounting, state: LoanState, act: MoneyAct): Outcome {
  switch (act.kind) {
    case "interestPaid":
      return interestSettled(loan, state);
    case "feePaid":
      return feePaid(loan, state, act.amount);
    case "called": {
      if (!act.interestFallsDue) return unpaid(state);
      const due = (state.due ?? 0n) + settled(loan, accruedOn(state));
      return unpaid({ ...state, due, before: zero, accruing: [] });
    }
    case "bought":
      return { ...unpaid(state), paid: -act.price - settled(loan, accruedOn(state)) };
    case "sold": {
      const { paid, accrued, state: rest } = interestSettled(loan, state);
      return { paid: act.price + paid, accrued, state: { ...rest, principal: 0n } };
    }
    default:
      return unreachable(act);
  }
}

function termsMoved(loan: LoanCounting, state: LoanState, act: Exclude<LoanAct, PrincipalAct | MoneyAct>): LoanState {
  switch (act.kind) {
    case "instalmentFixed": {
      const { accruedTo: on, principal, rate } = state;
      const given = { on, principal, accrued: accruedOn(state), rate, dayCount: loan.dayCount };
      const amount = settled(loan, levelPayment({ ...given, payments: act.payments }));
      return { ...state, instalment: { of: "principal_and_interest", amount } };
    }
    case "repriced":
      return { ...state, rate: "by" in act.to ? rateBy(act.to.by, act.to.index, state.rate) : act.to };
    case "baseMoved":
      return { ...state, base: state.principal };
    case "factorsMoved":
      return { ...state, factors: { principal: act.principal, interest: act.interest } };
    default:
      return unreachable(act);
  }
}

function feePaid(loan: LoanCounting, state: LoanState, amount: bigint | undefined): Outcome {
  const { fee } = state;
  if (amount !== undefined || fee === undefined) return { ...unpaid(state), paid: amount ?? 0n };
  const paid = settled(loan, accruedTotal(fee.accruing));
  return { paid, accrued: fee.accruing, state: { ...state, fee: { ...fee, accruing: [] } } };
}

// Never more than is owed, so that the last instalment is what is left.
function repaid(loan: LoanCounting, state: LoanState, amount: bigint): Outcome {
  const principal = amount > state.principal ? state.principal : amount;
  const paid = settled(loan, { numerator: principal, denominator: 1n }, state.factors?.principal);
  return { ...unpaid(drawn(state, -principal)), paid };
}

// The principal of the instalment in force: all of it, or what interest leaves of it.
function principalDue(loan: LoanCounting, state: LoanState): bigint {
  const { instalment } = state;
  if (instalment === undefined) return 0n;
  const interest = instalment.of === "principal" ? 0n : settled(loan, accruedOn(state));
  return instalment.amount - interest;
}
