import { addDays, type IsoDate } from "../../../src/base/date.ts";
import { compare, negate, plus, ratio, type Ratio, times, zero } from "../../../src/base/ratio.ts";
import { businessDaysFrom, dealersHolidays, isBusinessDay, nearest } from "./business-days.ts";

// Interest on a loan for an Interest Period at an index, as agreements put it (§§ 2.2 to 2.4 of the example): worked out
// for what one dollar has earned from the first day of the period to a day.

/** What a paper says of a kind of loans. Rates per annum; `year` is the days of the year by which they are counted. */
export type Option = {
  readonly kind: "term" | "daily_simple" | "compounded";
  readonly index: string;
  readonly margin: Ratio;
  readonly lookbackDays: number;
  readonly floor: Ratio | undefined;
  readonly floorOn: "day" | "period";
  readonly cap: Ratio | undefined;
  readonly year: bigint;
};

/** The value of an index that was published for a day. */
export type Published = (index: string, on: IsoDate) => Ratio;

/** What one dollar lent on a day has earned by the morning of another. */
export function earned(option: Option, made: IsoDate, by: IsoDate, published: Published): Ratio {
  if (by <= made) return zero;
  if (option.kind === "term") return ofDays(option, atFixedRate(option, made, published), daysOf(made, by));
  if (option.kind === "daily_simple" && option.floorOn === "day") return dayByDay(option, made, by, published);
  // The rate is one for the period up to the day: its floor and its cap bound that rate, not what is earned of it.
  const days = daysOf(made, by);
  const growth =
    option.kind === "compounded" ? compounded(option, made, by, published) : simple(option, made, by, published);
  const yearly = times(growth, ratio(option.year, days));
  const rounded = option.kind === "compounded" ? toFiveDecimals(yearly) : yearly;
  const index = option.floorOn === "period" ? notLess(rounded, option.floor) : rounded;
  return ofDays(option, capped(option, index), days);
}

function atFixedRate(option: Option, made: IsoDate, published: Published): Ratio {
  return capped(option, notLess(indexFor(option, made, published), option.floor));
}

// The index of each day, bounded each day.
function dayByDay(option: Option, made: IsoDate, by: IsoDate, published: Published): Ratio {
  let sum = zero;
  for (let day = made; day < by; day = addDays(day, 1)) {
    sum = plus(sum, ofDays(option, capped(option, notLess(indexFor(option, day, published), option.floor)), 1n));
  }
  return sum;
}

function simple(option: Option, made: IsoDate, by: IsoDate, published: Published): Ratio {
  let sum = zero;
  for (let day = made; day < by; day = addDays(day, 1))
    sum = plus(sum, ofDays(option, dailyIndex(option, day, published), 1n));
  return sum;
}

// What a dollar grows by when what it earned is lent again each Business Day, and on no other day.
function compounded(option: Option, made: IsoDate, by: IsoDate, published: Published): Ratio {
  let lent: Ratio = ratio(1n);
  let since = zero;
  for (let day = made; day < by; day = addDays(day, 1)) {
    if (isBusinessDay(day, dealersHolidays)) {
      lent = plus(lent, since);
      since = zero;
    }
    since = plus(since, times(lent, ofDays(option, dailyIndex(option, day, published), 1n)));
  }
  return plus(plus(lent, since), ratio(-1n));
}

function dailyIndex(option: Option, day: IsoDate, published: Published): Ratio {
  const index = indexFor(option, day, published);
  return option.floorOn === "day" ? notLess(index, option.floor) : index;
}

// The index for a day: of so many Business Days before it, or before the last Business Day before it.
function indexFor({ index, lookbackDays }: Option, day: IsoDate, published: Published): Ratio {
  const last = nearest(day, -1, dealersHolidays);
  return published(index, businessDaysFrom(last, -lookbackDays, dealersHolidays));
}

function capped({ margin, cap }: Option, index: Ratio): Ratio {
  const all = plus(index, margin);
  return cap !== undefined && compare(all, cap) > 0 ? cap : all;
}

function notLess(index: Ratio, floor: Ratio | undefined): Ratio {
  return floor !== undefined && compare(index, floor) < 0 ? floor : index;
}

function ofDays({ year }: Option, rate: Ratio, days: bigint): Ratio {
  return times(rate, ratio(days, year));
}

function daysOf(from: IsoDate, to: IsoDate): bigint {
  return BigInt(Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000));
}

// To five decimals of a per cent, a half upward.
function toFiveDecimals(rate: Ratio): Ratio {
  const unit = 10_000_000n;
  const [halves, by] = [rate.numerator * unit * 2n + rate.denominator, rate.denominator * 2n];
  const whole = halves >= 0n || halves % by === 0n ? halves / by : halves / by - 1n;
  return ratio(whole, unit);
}

/** What the lender loses by lending again at a lower index what is repaid before its period ends. Never below nothing. */
export function breakage(
  option: Option,
  { made, endsOn }: { readonly made: IsoDate; readonly endsOn: IsoDate },
  on: IsoDate,
  again: Ratio,
  published: Published,
): Ratio {
  const lost = plus(atFixedRate(option, made, published), negate(plus(option.margin, again)));
  return compare(lost, zero) > 0 ? ofDays(option, lost, daysOf(on, endsOn)) : zero;
}
