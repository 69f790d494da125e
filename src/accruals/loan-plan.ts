import type { IsoDate } from "../base/date.ts";
import { type Ratio, zero } from "../base/ratio.ts";
import type { LoanAct, LoanEvent } from "./loan.ts";
import type { RateRule } from "./rate-rule.ts";

/** A day on which something falls due, and the day up to which interest is then worked out, itself not counted. */
export type Due = { readonly on: IsoDate; readonly upTo: IsoDate };

/** Principal that is repaid, or lent when below zero, on a day. Unit: cents. */
export type ListedInstalment = Due & { readonly amount: bigint };

/**
 * What a loan's paper says will happen to it, as lists of days. What is absent does not happen.
 *
 * `interest` on days up to `capitalisedThrough` becomes principal; after it, interest is paid. Instalments are paid on
 * `instalmentsOn`, or are `listed`. Level payments are fixed on `fixedOn`, and again at each change of the rate, over
 * `levelOver`. A loan that is `called` is owed on the day it `settles`, and nothing that was planned for the day of the
 * call or after it happens; with `interestFallsDue` what has accrued by the call is payable apart from what follows.
 */
export type LoanPlan = {
  readonly made?: Due & { readonly amount: bigint; readonly lessDiscount?: bigint; readonly accrued?: Ratio };
  readonly interest?: readonly Due[];
  readonly capitalisedThrough?: IsoDate;
  readonly instalmentsOn?: readonly Due[];
  readonly listed?: readonly ListedInstalment[];
  readonly fixedOn?: readonly Due[];
  readonly levelOver?: readonly IsoDate[];
  readonly resets?: readonly (Due & { readonly to: Ratio | { readonly index: Ratio; readonly by: RateRule } })[];
  readonly baseMoves?: readonly Due[];
  readonly factors?: readonly (Due & { readonly principal: Ratio; readonly interest: Ratio })[];
  readonly fees?: readonly (Due & { readonly amount?: bigint })[];
  readonly bought?: Due & { readonly price: bigint };
  readonly sold?: Due & { readonly price: bigint };
  readonly maturity?: Due;
  readonly called?: Due & { readonly settles: Due; readonly interestFallsDue: boolean };
};

// The order of what falls on one day: principal before the interest on it, changes of terms after both, the end last.
const inOrder: readonly LoanAct["kind"][] = [
  "made",
  "feePaid",
  "instalment",
  "repaid",
  "drawn",
  "interestPaid",
  "interestCapitalised",
  "repriced",
  "instalmentFixed",
  "factorsMoved",
  "baseMoved",
  "bought",
  "called",
  "sold",
  "matured",
];

/**
 * The events of a loan in order of time, and within a day in the order in which each builds on the one before.
 *
 * Nothing follows its end: its maturity, the day on which a call settles it, or its sale.
 */
export function loanEvents(plan: LoanPlan): LoanEvent[] {
  const { called, sold } = plan;
  const planned = [...principalEvents(plan), ...interestEvents(plan), ...rateEvents(plan), ...feeEvents(plan)];
  const acts = [
    ...planned.filter(({ on }) => isRunning(plan, on)),
    ...(called === undefined ? [] : [event(called, { kind: "called", interestFallsDue: called.interestFallsDue })]),
    ...(plan.bought === undefined ? [] : [event(plan.bought, { kind: "bought", price: plan.bought.price })]),
  ].toSorted(byTime);
  if (sold !== undefined) {
    const sale = event(sold, { kind: "sold", price: sold.price });
    return [...acts.filter((each) => byTime(each, sale) < 0), sale];
  }
  const end = called?.settles ?? plan.maturity;
  return end === undefined ? acts : [...acts, event(end, { kind: "interestPaid" }), event(end, { kind: "matured" })];
}

// What is planned for the day of maturity is part of maturing, and what is planned from a call on does not happen.
function isRunning({ called, maturity }: LoanPlan, on: IsoDate): boolean {
  const end = called ?? maturity;
  return end === undefined || on < end.on;
}

function principalEvents({
  made,
  instalmentsOn = [],
  listed = [],
  fixedOn = [],
  levelOver = [],
}: LoanPlan): LoanEvent[] {
  const loan: LoanEvent[] =
    made === undefined
      ? []
      : [
          event(made, {
            kind: "made",
            amount: made.amount,
            lessDiscount: made.lessDiscount ?? 0n,
            accrued: made.accrued ?? zero,
          }),
        ];
  return [
    ...loan,
    ...instalmentsOn.map((due) => event(due, { kind: "instalment" })),
    ...listed.map(({ amount, ...due }) =>
      event(due, amount < 0n ? { kind: "drawn", amount: -amount } : { kind: "repaid", amount }),
    ),
    ...fixedOn.map((due) =>
      event(due, { kind: "instalmentFixed", payments: levelOver.filter((day) => day > due.upTo) }),
    ),
  ];
}

function interestEvents({ interest = [], capitalisedThrough }: LoanPlan): LoanEvent[] {
  return interest.map((due) => {
    const capitalised = capitalisedThrough !== undefined && due.on <= capitalisedThrough;
    return event(due, { kind: capitalised ? "interestCapitalised" : "interestPaid" });
  });
}

function rateEvents({ resets = [], baseMoves = [], factors = [] }: LoanPlan): LoanEvent[] {
  return [
    ...resets.map(({ to, ...due }) => event(due, { kind: "repriced", to })),
    ...baseMoves.map((due) => event(due, { kind: "baseMoved" })),
    ...factors.map(({ principal, interest, ...due }) => event(due, { kind: "factorsMoved", principal, interest })),
  ];
}

function feeEvents({ fees = [] }: LoanPlan): LoanEvent[] {
  return fees.map(({ amount, ...due }) => event(due, { kind: "feePaid", ...(amount === undefined ? {} : { amount }) }));
}

function byTime(a: LoanEvent, b: LoanEvent): number {
  if (a.on !== b.on) return a.on < b.on ? -1 : 1;
  return inOrder.indexOf(a.act.kind) - inOrder.indexOf(b.act.kind);
}

function event({ on, upTo }: Due, act: LoanAct): LoanEvent {
  return { on, upTo, act };
}
