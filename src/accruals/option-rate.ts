import { addBusinessDays, adjusted, type BusinessCalendar, type CalendarFailure } from "../base/business-calendar.ts";
import { type IsoDate } from "../base/date.ts";
import { dayCounts, type DayCountName } from "../base/daycount.ts";
import { compare, negate, plus, type Ratio, ratio, times, zero } from "../base/ratio.ts";
import { ok, refuse, type Result } from "../base/result.ts";
import type { RateOption } from "../events/rate-option.ts";
import type { Fixing } from "./fixing.ts";

/** What a rate over an Interest Period is worked out from. `fixing` is the index published for a day, and no other. */
export type OptionRateAsked = {
  readonly option: Pick<RateOption, "kind" | "margin" | "lookbackDays" | "indexFloor" | "floorOn" | "cap">;
  readonly calendar: BusinessCalendar;
  readonly dayCount: DayCountName;
  readonly periodFrom: IsoDate;
  readonly fixing: (on: IsoDate) => Fixing | undefined;
};

/** A run of days `[from, to)` at one rate, per annum, with the fixings that made it. */
export type RateRun = {
  readonly from: IsoDate;
  readonly to: IsoDate;
  readonly rate: Ratio;
  readonly fixings: readonly Fixing[];
};

/** Why a rate cannot be worked out: no value of the index was published for a day on which one is needed. */
export type OptionRateFailure = CalendarFailure | { readonly code: "fixing.missing"; readonly on: IsoDate };

/** The decimals of a per cent to which a compounded rate is rounded, half up. @source ARRC conventions, 2020 */
const compoundedDecimals = 5;

/**
 * The rates of the days `[from, to)` of an Interest Period that began on `periodFrom`.
 *
 * A day's index is that of the Business Day so many before it; days that are none go with the Business Day before
 * them. Simple rates are a run for each fixing; a rate of which the period is the measure (compounded, or with a floor
 * on the period) is one run, such that what accrued from the beginning of the period to any day comes to the rate of
 * those days.
 */
export function optionRates(asked: OptionRateAsked, from: IsoDate, to: IsoDate): Result<RateRun[], OptionRateFailure> {
  const { option, periodFrom } = asked;
  if (option.kind === "term") {
    const fixed = observed(asked, periodFrom);
    return fixed.ok
      ? ok([{ from, to, rate: allIn(asked, floored(asked, fixed.value.rate)), fixings: [fixed.value] }])
      : fixed;
  }
  const days = observedDays(asked, to);
  if (!days.ok) return days;
  if (option.kind === "daily_simple" && option.floorOn === "day") return ok(simpleRuns(asked, days.value, from, to));
  const [before, after] = [grown(asked, days.value, from), grown(asked, days.value, to)];
  const years = dayCounts[asked.dayCount](from, to);
  const rate = plus(over(plus(after, negate(before)), years), option.margin);
  const fixings = days.value.filter((day) => day.to > from).map(({ fixing }) => fixing);
  return ok([{ from, to, rate, fixings }]);
}

type ObservedDay = { readonly from: IsoDate; readonly to: IsoDate; readonly fixing: Fixing; readonly rate: Ratio };

// The Business Days of the period up to a day, each with the days that follow it and are none.
function observedDays(asked: OptionRateAsked, to: IsoDate): Result<ObservedDay[], OptionRateFailure> {
  const days: ObservedDay[] = [];
  for (let from = asked.periodFrom; from < to;) {
    const fixing = observed(asked, from);
    if (!fixing.ok) return fixing;
    const next = addBusinessDays(asked.calendar, from, 1);
    if (!next.ok) return next;
    const floor = asked.option.floorOn === "day";
    days.push({
      from,
      to: next.value,
      fixing: fixing.value,
      rate: floor ? floored(asked, fixing.value.rate) : fixing.value.rate,
    });
    from = next.value;
  }
  return ok(days);
}

function observed({ option, calendar, fixing }: OptionRateAsked, on: IsoDate): Result<Fixing, OptionRateFailure> {
  const business = adjusted(calendar, on, "preceding");
  if (!business.ok) return business;
  const back = option.lookbackDays === 0 ? business : addBusinessDays(calendar, business.value, -option.lookbackDays);
  if (!back.ok) return back;
  const found = fixing(back.value);
  return found === undefined ? refuse({ code: "fixing.missing", on: back.value }) : ok(found);
}

// Neighbours with one fixing cannot be: each Business Day has its own.
function simpleRuns(asked: OptionRateAsked, days: readonly ObservedDay[], from: IsoDate, to: IsoDate): RateRun[] {
  return days
    .filter((day) => day.to > from && day.from < to)
    .map((day) => ({
      from: day.from > from ? day.from : from,
      to: day.to < to ? day.to : to,
      rate: allIn(asked, day.rate),
      fixings: [day.fixing],
    }));
}

// What one cent has earned of the index from the beginning of the period to a day, margin left out and within the cap.
function grown(asked: OptionRateAsked, days: readonly ObservedDay[], to: IsoDate): Ratio {
  const { option, dayCount, periodFrom } = asked;
  if (to <= periodFrom) return zero;
  const years = dayCounts[dayCount](periodFrom, to);
  let sum = zero;
  let factor: Ratio = ratio(1n);
  for (const day of days) {
    if (day.from >= to) break;
    const earned = times(day.rate, dayCounts[dayCount](day.from, day.to < to ? day.to : to));
    sum = plus(sum, earned);
    factor = times(factor, plus(ratio(1n), earned));
  }
  const compounded = option.kind === "compounded";
  const yearly = over(compounded ? plus(factor, ratio(-1n)) : sum, years);
  const rounded = compounded ? roundedTo(yearly, compoundedDecimals) : yearly;
  const index = option.floorOn === "period" ? floored(asked, rounded) : rounded;
  // The cap bounds the rate of these days together, so that it does not hang on where they are parted.
  return times(plus(allIn(asked, index), negate(option.margin)), years);
}

function floored({ option: { indexFloor } }: OptionRateAsked, rate: Ratio): Ratio {
  return indexFloor !== undefined && compare(rate, indexFloor) < 0 ? indexFloor : rate;
}

function allIn({ option: { margin, cap } }: OptionRateAsked, rate: Ratio): Ratio {
  const all = plus(rate, margin);
  return cap !== undefined && compare(all, cap) > 0 ? cap : all;
}

function over(a: Ratio, b: Ratio): Ratio {
  return ratio(a.numerator * b.denominator, a.denominator * b.numerator);
}

/** A rate rounded half up to so many decimals of a per cent. Rate: as a part of one. */
export function roundedTo(rate: Ratio, decimals: number): Ratio {
  const unit = 10n ** BigInt(decimals + 2);
  const doubled = (rate.numerator * unit * 2n) / rate.denominator;
  const whole = doubled < 0n ? (doubled - 1n) / 2n : (doubled + 1n) / 2n;
  return ratio(whole, unit);
}

/** Whether a day is one on which a period of a loan may end, and where the convention would move it. */
export function periodEnd(
  calendar: BusinessCalendar,
  on: IsoDate,
  { convention }: Pick<RateOption, "convention">,
): Result<IsoDate, CalendarFailure> {
  return adjusted(calendar, on, convention);
}

/**
 * What a lender loses when an amount is repaid before its period ends: the difference of the index it was lent at and
 * that at which it can be lent again, for the days that are left. Never below nothing. Unit: cents, unrounded.
 */
export function breakageOf(
  amount: bigint,
  lent: Ratio,
  again: Ratio,
  from: IsoDate,
  to: IsoDate,
  dayCount: DayCountName,
): Ratio {
  const difference = plus(lent, negate(again));
  if (compare(difference, zero) <= 0 || to <= from) return zero;
  return times(ratio(amount), difference, dayCounts[dayCount](from, to));
}
