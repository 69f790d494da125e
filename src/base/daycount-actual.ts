import { addDays, daysBetween, fields, type IsoDate } from "./date.ts";
import { plus, type Ratio } from "./ratio.ts";
import { addMonths } from "./weekday.ts";

// Day counts of the days that pass, over a year of one length or another.

function over(days: number, basis: bigint): Ratio {
  const kept = basis === 360n ? of360 : basis === 365n ? of365 : undefined;
  return kept?.[days] ?? { numerator: BigInt(days), denominator: basis };
}

// Balances that move every day run for the same few days, over one of two years, again and again.
const fewDays = Array.from({ length: 32 }, (_, days) => BigInt(days));
const of360 = fewDays.map((numerator): Ratio => ({ numerator, denominator: 360n }));
const of365 = fewDays.map((numerator): Ratio => ({ numerator, denominator: 365n }));

/**
 * Actual/360: the days in the period over 360, the first day counted and the last not.
 *
 * Also known as A/360, French, "365/360".
 * @source 2006 ISDA Definitions §4.16(e)
 */
export function actual360(from: IsoDate, to: IsoDate): Ratio {
  return over(daysBetween(from, to), 360n);
}

/** Actual/364: the days in the period over 364, which is 52 weeks. */
export function actual364(from: IsoDate, to: IsoDate): Ratio {
  return over(daysBetween(from, to), 364n);
}

/**
 * Actual/365 (Fixed): the days in the period over 365, in leap years too.
 *
 * Also known as A/365F, English.
 * @source 2006 ISDA Definitions §4.16(d)
 */
export function actual365Fixed(from: IsoDate, to: IsoDate): Ratio {
  return over(daysBetween(from, to), 365n);
}

/** Actual/365.25: the days in the period over 365 and a quarter. */
export function actual365Quarter(from: IsoDate, to: IsoDate): Ratio {
  return over(daysBetween(from, to) * 100, 36_525n);
}

/** Actual/365 Actual: the days in the period over 366 where a February 29 comes after its first day, else over 365. */
export function actual365Actual(from: IsoDate, to: IsoDate): Ratio {
  return over(daysBetween(from, to), leapDaysAfter(from, to) > 0 ? 366n : 365n);
}

/**
 * NL/360: the days in the period, its last counted and its first not, without any February 29, over 360.
 *
 * Also known as Actual/360 No Leap.
 */
export function noLeap360(from: IsoDate, to: IsoDate): Ratio {
  return over(daysBetween(from, to) - leapDaysAfter(from, to), 360n);
}

/** NL/365: as NL/360, over 365. Also known as Actual/365 No Leap. */
export function noLeap365(from: IsoDate, to: IsoDate): Ratio {
  return over(daysBetween(from, to) - leapDaysAfter(from, to), 365n);
}

/**
 * Actual/actual (ISDA): the days in leap years over 366 and the other days over 365, over their common multiple.
 *
 * Also known as Actual/Actual, A/A.
 * @source 2006 ISDA Definitions §4.16(b)
 */
export function actualActualIsda(from: IsoDate, to: IsoDate): Ratio {
  const leap = leapYearDaysBefore(to) - leapYearDaysBefore(from);
  return over(leap * 365 + (daysBetween(from, to) - leap) * 366, 133_590n);
}

/**
 * Actual/actual (AFB): whole years counted back from the end, and before them the days over 366 where a February 29 is
 * among them, else over 365. Counted back from the end of February, a year begins at the end of February.
 *
 * Also known as Actual/Actual Euro.
 * @source Association Française des Banques, Definitions Communes, 1994
 */
export function actualActualAfb(from: IsoDate, to: IsoDate): Ratio {
  const february = fields(to)[1] === 2;
  let years = 0;
  while (addMonths(to, -12 * (years + 1), february) >= from) years += 1;
  const end = addMonths(to, -12 * years, february);
  const basis = leapDaysAfter(addDays(from, -1), addDays(end, -1)) > 0 ? 366n : 365n;
  return plus(over(years, 1n), over(daysBetween(from, end), basis));
}

/**
 * Actual/actual (year): whole years counted from the start, and after them the days over the length of the year begun.
 */
export function actualActualYear(from: IsoDate, to: IsoDate): Ratio {
  let years = 0;
  while (addMonths(from, 12 * (years + 1)) <= to) years += 1;
  const start = addMonths(from, 12 * years);
  const length = BigInt(daysBetween(start, addMonths(start, 12)));
  return plus(over(years, 1n), over(daysBetween(start, to), length));
}

/** A regular period of interest: a day counts as its part of the period, of which there are so many in a year. */
export type RegularPeriod = { readonly from: IsoDate; readonly to: IsoDate; readonly perYear: number };

/**
 * Actual/actual (ICMA): the days that fall in each regular period over the days of that period times their number in a
 * year. `periods` cover the stretch counted.
 *
 * Also known as Actual/Actual Bond, ISMA-99.
 * @source ICMA Rule Book, rule 251.1; 2006 ISDA Definitions §4.16(c)
 */
export function actualActualIcma(from: IsoDate, to: IsoDate, periods: readonly RegularPeriod[]): Ratio {
  return periods.reduce(
    (sum, period) => {
      const [start, end] = [from > period.from ? from : period.from, to < period.to ? to : period.to];
      if (start >= end) return sum;
      return plus(sum, over(daysBetween(start, end), BigInt(daysBetween(period.from, period.to) * period.perYear)));
    },
    over(0, 1n),
  );
}

// The days of leap years before a day, counted from the year 0, itself a leap year.
function leapYearDaysBefore(date: IsoDate): number {
  const [year, month, day] = fields(date);
  return leapYearsBefore(year) * 366 + (isLeap(year) ? dayOfLeapYear(month, day) : 0);
}

function leapYearsBefore(year: number): number {
  const before = year - 1;
  return year === 0 ? 0 : 1 + Math.floor(before / 4) - Math.floor(before / 100) + Math.floor(before / 400);
}

function isLeap(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

// How many times February 29 comes after a day and not after another.
function leapDaysAfter(from: IsoDate, to: IsoDate): number {
  return leapDaysThrough(to) - leapDaysThrough(from);
}

function leapDaysThrough(date: IsoDate): number {
  const [year] = fields(date);
  return leapYearsBefore(year) + (isLeap(year) && date.slice(5) >= "02-29" ? 1 : 0);
}

// The days of a leap year before a day of it.
function dayOfLeapYear(month: number, day: number): number {
  const fromMarch = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + day - 1;
  return month <= 2 ? fromMarch - 306 : fromMarch + 60;
}
