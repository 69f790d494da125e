import { interestFor } from "../../../src/accruals/interest.ts";
import type { Due, ListedInstalment } from "../../../src/accruals/loan-plan.ts";
import { addDays, type IsoDate } from "../../../src/base/date.ts";
import { dayCounts, type DayCountName } from "../../../src/base/daycount.ts";
import { zero } from "../../../src/base/ratio.ts";
import { day } from "../../say.ts";
import { amountOf, type Case, civilDayOf, dayOf, needed, Terms } from "./case.ts";
import { tenorsAfter } from "../../../src/base/roll-schedule.ts";
import { cycleDays, cycleOf, dueOn } from "./days.ts";

/** A day that a case plans, and when it is due. */
export type Planned = Due & { readonly planned: IsoDate };

/** The days of a case: where its cycles end, and the days of each of them before that end. */
export type Schedules = {
  readonly terms: Terms;
  readonly atEnd: boolean;
  /** The day to which cycles are counted, and the day of maturity, where there is one. */
  readonly end: IsoDate;
  readonly maturity?: Due;
  /** The day of the notice by which the loan is called. */
  readonly calledOn?: IsoDate;
};

/** Kinds of contract whose instalments are level, of principal or of principal and interest. */
export const levelKinds = ["LAM", "NAM", "ANN"];

/** Finds where the cycles of a case end: at maturity, at a call, or when nothing more is asked. */
export function schedulesOf(one: Case, dayCount: DayCountName): Schedules {
  const terms = new Terms(one);
  const atEnd = terms.text("endOfMonthConvention") === "EOM";
  const call = one.eventsObserved.find(({ type }) => type === "XD");
  const called = call === undefined ? {} : { calledOn: dayOf(call.time) };
  const stated = terms.text("maturityDate") ?? terms.text("amortizationDate") ?? repaidBy(terms, atEnd, dayCount);
  if (stated === undefined) {
    const asked = one.to === "" ? day("2100-01-01") : dayOf(one.to);
    return { terms, atEnd, end: called.calledOn ?? asked, ...called };
  }
  const maturity = { on: dayOf(stated), upTo: dueOn(terms, dayOf(stated)).upTo };
  return { terms, atEnd, end: civilDayOf(stated), maturity, ...called };
}

/** The days of a cycle of a case before the end, by the name its terms have in common. */
export function planned(
  { terms, atEnd, end }: Schedules,
  name: string,
  { from, until = end }: { readonly from?: IsoDate | undefined; readonly until?: IsoDate } = {},
): Planned[] {
  const cycle = terms.text(`cycleOf${name}`);
  const anchor = terms.day(`cycleAnchorDateOf${name}`) ?? (cycle === undefined ? undefined : from);
  if (anchor === undefined) return [];
  const days = cycleDays(anchor, cycle === undefined ? undefined : cycleOf(cycle), until, atEnd);
  return days.map((each) => ({ ...dueOn(terms, each), planned: each }));
}

/** The days of a list of cycles, each from its anchor to the next one's, with the place of the cycle in the list. */
export function listed(
  terms: Terms,
  atEnd: boolean,
  name: string,
  end: IsoDate,
): (Planned & { readonly place: number })[] {
  const anchors = terms.list(`arrayCycleAnchorDateOf${name}`).map(dayOf);
  const cycles = terms.list(`arrayCycleOf${name}`);
  return anchors.flatMap((anchor, place) => {
    const cycle = cycles[place];
    const days = cycleDays(anchor, cycle === undefined ? undefined : cycleOf(cycle), anchors[place + 1] ?? end, atEnd);
    return days.map((each) => ({ ...dueOn(terms, each), planned: each, place }));
  });
}

/** The instalments that a case lists, repaid or lent. */
export function listedInstalments(terms: Terms, atEnd: boolean, end: IsoDate): ListedInstalment[] {
  const amounts = terms.list("arrayNextPrincipalRedemptionPayment").map(amountOf);
  const directions = terms.list("arrayIncreaseDecrease");
  return listed(terms, atEnd, "PrincipalRedemption", end).map(({ on, upTo, place }) => {
    const amount = needed(amounts[place], "instalment");
    return { on, upTo, amount: directions[place] === "INC" ? -amount : amount };
  });
}

// Where no maturity is stated: the day by which the instalments repay the principal that there was at first.
function repaidBy(terms: Terms, atEnd: boolean, dayCount: DayCountName): IsoDate | undefined {
  const kind = needed(terms.text("contractType"), "contractType");
  const principal = needed(terms.amount("notionalPrincipal"), "notionalPrincipal");
  if (kind === "LAX") {
    let left = principal;
    return listedInstalments(terms, atEnd, day("2200-01-01")).find(({ amount }) => (left -= amount) <= 0n)?.on;
  }
  if (!levelKinds.includes(kind)) return undefined;
  const anchor = needed(terms.day("cycleAnchorDateOfPrincipalRedemption"), "first instalment");
  const cycle = cycleOf(needed(terms.text("cycleOfPrincipalRedemption"), "cycle of instalments"));
  const instalment = needed(terms.amount("nextPrincipalRedemptionPayment"), "instalment");
  // A payment of principal and interest repays what the interest of the first period leaves of it.
  const years = dayCounts[dayCount](anchor, tenorsAfter(anchor, cycle, 1, atEnd));
  const rate = terms.number("nominalInterestRate") ?? zero;
  const interest = kind === "LAM" ? zero : interestFor(principal, rate, years);
  const each = instalment * interest.denominator - interest.numerator;
  const count = (principal * interest.denominator + each - 1n) / each;
  return tenorsAfter(anchor, cycle, Number(count) - 1, atEnd);
}

/** The day before another. */
export function dayBefore(on: IsoDate): IsoDate {
  return addDays(on, -1);
}
