import { interestFor } from "../../../src/accruals/interest.ts";
import { equalParts } from "../../../src/accruals/level-payment.ts";
import type { Due, LoanPlan } from "../../../src/accruals/loan-plan.ts";
import { type LoanCounting, type LoanState, unmade } from "../../../src/accruals/loan-state.ts";
import { addDays, type IsoDate, laterOf } from "../../../src/base/date.ts";
import { dayCounts, type DayCountName } from "../../../src/base/daycount.ts";
import { settle } from "../../../src/base/money.ts";
import { type Ratio, ratio, zero } from "../../../src/base/ratio.ts";
import { leaf } from "../../../src/base/receipt.ts";
import { day } from "../../say.ts";
import { type Case, dayOf, needed, type Terms } from "./case.ts";
import { tenorsAfter } from "../../../src/base/roll-schedule.ts";
import { cycleDays, cycleOf, dueOn } from "./days.ts";
import { factorsOf, resetsOf } from "./rates.ts";
import { dayBefore, levelKinds, listed, listedInstalments, planned, type Schedules, schedulesOf } from "./schedules.ts";

/** A case in the terms of a loan, and the last day that it asks about. */
export type Mapped = {
  readonly loan: LoanCounting;
  readonly opening: LoanState;
  readonly plan: LoanPlan;
  readonly lastOn?: IsoDate;
};

const dayCountNames: { readonly [name: string]: DayCountName } = {
  A360: "actual/360",
  A365: "actual/365F",
  "30E360": "30E/360",
  AA: "actual/actual ISDA",
};

/** Reads a case as a loan: one that is made later, or one that stands already on the day of its status. */
export function mapped(one: Case): Mapped {
  const dayCount = needed(dayCountNames[String(one.terms["dayCountConvention"])], "day count");
  const loan: LoanCounting = { currency: "USD", dayCount, rounding: "half-up" };
  const schedules = schedulesOf(one, dayCount);
  const { terms } = schedules;
  const statusOn = needed(terms.day("statusDate"), "statusDate");
  const after = <Each extends Due>(all: readonly Each[]): Each[] => all.filter(({ on }) => on > statusOn);
  const plan = {
    ...principalPlan(schedules, loan, after),
    ...interestPlan(schedules, after),
    ...transfers(terms),
    ...endOf(schedules),
  };
  const opening = openingOf(one, schedules, loan, plan);
  if (one.to === "" || schedules.calledOn !== undefined) return { loan, opening, plan };
  // A loan without an end is asked about up to a day, that day not counted.
  return { loan, opening, plan, lastOn: schedules.maturity === undefined ? dayBefore(dayOf(one.to)) : dayOf(one.to) };
}

type After = <Each extends Due>(all: readonly Each[]) => Each[];

function principalPlan(schedules: Schedules, loan: LoanCounting, after: After): LoanPlan {
  const { terms, atEnd, end } = schedules;
  const kind = needed(terms.text("contractType"), "contractType");
  const madeOn = needed(terms.day("initialExchangeDate"), "initialExchangeDate");
  const made = {
    on: madeOn,
    upTo: madeOn,
    amount: needed(terms.amount("notionalPrincipal"), "notionalPrincipal"),
    lessDiscount: -(terms.amount("premiumDiscountAtIED") ?? 0n),
    accrued: accruedAt(terms, madeOn, loan),
  };
  const instalments = levelKinds.includes(kind) ? instalmentDays(schedules) : [];
  const [first] = instalments;
  const amortised = terms.day("amortizationDate") ?? schedules.maturity?.on;
  const fixed = first === undefined || terms.text("nextPrincipalRedemptionPayment") !== undefined ? [] : [first];
  return {
    ...(after([made]).length > 0 ? { made } : {}),
    instalmentsOn: after(instalments),
    listed: after(listedInstalments(terms, atEnd, end)),
    levelOver: [...instalments.map(({ upTo }) => upTo), ...(amortised === undefined ? [] : [amortised])],
    ...(kind === "ANN"
      ? { fixedOn: after([...fixed.map(({ on }) => at(dayBefore(on))), ...planned(schedules, "RateReset")]) }
      : {}),
  };
}

// Level payments may be worked out over more days than there are until a maturity that comes before the last of them.
function instalmentDays(schedules: Schedules): Due[] {
  const amortised = schedules.terms.text("amortizationDate");
  const until = amortised === undefined ? schedules.end : laterOf(schedules.end, day(amortised.slice(0, 10)));
  return planned(schedules, "PrincipalRedemption", { until });
}

function interestPlan(schedules: Schedules, after: After): LoanPlan {
  const { terms, atEnd, end } = schedules;
  const kind = terms.text("contractType");
  const from = terms.day("initialExchangeDate");
  const last = terms.day("capitalizationEndDate");
  const capitalisedThrough = kind === "CLM" || kind === "UMP" ? day("9999-12-31") : last;
  const days = [...planned(schedules, "InterestPayment", { from }), ...listed(terms, atEnd, "InterestPayment", end)];
  const added = last === undefined || days.some((each) => each.planned === last) ? [] : [dueOn(terms, last)];
  const based = terms.text("interestCalculationBase") === "NTL";
  return {
    interest: after([...days, ...added]),
    ...(capitalisedThrough === undefined ? {} : { capitalisedThrough }),
    resets: after(resetsOf(schedules)),
    baseMoves: based ? after(planned(schedules, "InterestCalculationBase")) : [],
    factors: after(factorsOf(schedules)),
    fees: after(planned(schedules, "Fee")).map((due) => ({ ...due, ...feeOf(terms) })),
  };
}

// A fee of an amount; where its basis is the principal it accrues on it at a rate instead.
function feeOf(terms: Terms): { readonly amount?: bigint } {
  return terms.text("feeBasis") === "N" ? {} : { amount: needed(terms.amount("feeRate"), "feeRate") };
}

function transfers(terms: Terms): LoanPlan {
  const boughtOn = terms.day("purchaseDate");
  const soldOn = terms.day("terminationDate");
  return {
    ...(boughtOn === undefined
      ? {}
      : { bought: { ...at(boughtOn), price: terms.amount("priceAtPurchaseDate") ?? 0n } }),
    ...(soldOn === undefined ? {} : { sold: { ...at(soldOn), price: terms.amount("priceAtTerminationDate") ?? 0n } }),
  };
}

// A call makes the loan payable when its period of notice has run; with no such period, on the day of the call.
function endOf({ terms, atEnd, maturity, calledOn }: Schedules): LoanPlan {
  if (calledOn === undefined) return maturity === undefined ? {} : { maturity };
  const settlesOn = tenorsAfter(calledOn, cycleOf(terms.text("xDayNotice") ?? "P0D"), 1, atEnd);
  const settles = { on: dueOn(terms, settlesOn).on, upTo: calledOn };
  return { called: { ...at(calledOn), settles, interestFallsDue: settlesOn !== calledOn } };
}

function openingOf(one: Case, { terms }: Schedules, loan: LoanCounting, plan: LoanPlan): LoanState {
  const statusOn = needed(terms.day("statusDate"), "statusDate");
  const principal = needed(terms.amount("notionalPrincipal"), "notionalPrincipal");
  const source = leaf("fact", one.identifier);
  const opening = unmade(plan.made?.on ?? statusOn, terms.number("nominalInterestRate") ?? zero, source);
  const standing = plan.made === undefined ? { principal, before: accruedAt(terms, statusOn, loan) } : {};
  const base = terms.amount("interestCalculationBaseAmount") ?? principal;
  const feeRate = terms.text("feeBasis") === "N" ? terms.number("feeRate") : undefined;
  return {
    ...opening,
    ...standing,
    ...((terms.text("interestCalculationBase") ?? "NT") === "NT" ? {} : { base }),
    ...instalmentOf(terms, loan, plan),
    ...(feeRate === undefined ? {} : { fee: { rate: feeRate, source, accruing: [] } }),
  };
}

// The instalment as stated, or an equal part of the principal for each day of payment, the maturity among them.
function instalmentOf(
  terms: Terms,
  loan: LoanCounting,
  { instalmentsOn = [] }: LoanPlan,
): Pick<LoanState, "instalment"> {
  const kind = needed(terms.text("contractType"), "contractType");
  if (!levelKinds.includes(kind)) return {};
  const exact = equalParts(needed(terms.amount("notionalPrincipal"), "notionalPrincipal"), instalmentsOn.length + 1);
  const equal = settle({ currency: loan.currency, exact }, loan.rounding).minor;
  const amount = terms.amount("nextPrincipalRedemptionPayment") ?? equal;
  return { instalment: { of: kind === "LAM" ? "principal" : "principal_and_interest", amount } };
}

// What had accrued by a day: as the case states, or since the last day of interest before it; a call loan starts anew.
function accruedAt(terms: Terms, on: IsoDate, { dayCount }: LoanCounting): Ratio {
  const stated = terms.amount("accruedInterest");
  if (stated !== undefined) return ratio(stated);
  const anchor = terms.day("cycleAnchorDateOfInterestPayment");
  if (anchor === undefined || anchor >= on || terms.text("contractType") === "CLM") return zero;
  const cycle = cycleOf(terms.text("cycleOfInterestPayment") ?? "P9999YL1");
  const last = cycleDays(anchor, { ...cycle, longStub: false }, addDays(on, 1), false).at(-1) ?? anchor;
  const principal = needed(terms.amount("notionalPrincipal"), "notionalPrincipal");
  return interestFor(principal, terms.number("nominalInterestRate") ?? zero, dayCounts[dayCount](last, on));
}

function at(on: IsoDate): Due {
  return { on, upTo: on };
}
