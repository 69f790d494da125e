import { daysBetween, fields, type IsoDate } from "./date.ts";
import { type Ratio } from "./ratio.ts";

/** The part of a year that interest runs for. Unit: years, exact; over the basis, so parts of one period add up. */
export type DayCount = (from: IsoDate, to: IsoDate) => Ratio;

/**
 * Actual/360: the days in the period over 360, the first day counted and the last not.
 *
 * Also known as A/360, French, "365/360".
 * @source 2006 ISDA Definitions §4.16(e)
 */
const actual360: DayCount = (from, to) => ({ numerator: BigInt(daysBetween(from, to)), denominator: 360n });

/**
 * Actual/365 (Fixed): the days in the period over 365, in leap years too.
 *
 * Also known as A/365F, English.
 * @source 2006 ISDA Definitions §4.16(d)
 */
const actual365Fixed: DayCount = (from, to) => ({ numerator: BigInt(daysBetween(from, to)), denominator: 365n });

/**
 * 30/360: every month has thirty days. A start on the 31st moves to the 30th; an end on the 31st moves to the
 * 30th when the start is then the 30th.
 *
 * Also known as Bond Basis, 360/360.
 * @source 2006 ISDA Definitions §4.16(f)
 */
const thirty360: DayCount = (from, to) => {
  const [y1, m1, d1] = fields(from);
  const [y2, m2, d2] = fields(to);
  const start = Math.min(d1, 30);
  const end = d2 === 31 && start === 30 ? 30 : d2;
  return { numerator: BigInt(360 * (y2 - y1) + 30 * (m2 - m1) + (end - start)), denominator: 360n };
};

/**
 * 30E/360: every month has thirty days, and a start or an end on the 31st moves to the 30th.
 *
 * Also known as Eurobond Basis.
 * @source 2006 ISDA Definitions §4.16(g)
 */
const thirtyE360: DayCount = (from, to) => {
  const [y1, m1, d1] = fields(from);
  const [y2, m2, d2] = fields(to);
  const days = 360 * (y2 - y1) + 30 * (m2 - m1) + (Math.min(d2, 30) - Math.min(d1, 30));
  return { numerator: BigInt(days), denominator: 360n };
};

/**
 * Actual/actual (ISDA): the days in leap years over 366 and the other days over 365, over their common multiple.
 *
 * Also known as Actual/Actual, A/A.
 * @source 2006 ISDA Definitions §4.16(b)
 */
const actualActual: DayCount = (from, to) => {
  const leap = leapDaysBefore(to) - leapDaysBefore(from);
  return { numerator: BigInt(leap * 365 + (daysBetween(from, to) - leap) * 366), denominator: 133_590n };
};

// The days of leap years before a day, counted from the year 0, itself a leap year.
function leapDaysBefore(date: IsoDate): number {
  const [year, month, day] = fields(date);
  const before = year - 1;
  const years = year === 0 ? 0 : 1 + Math.floor(before / 4) - Math.floor(before / 100) + Math.floor(before / 400);
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return years * 366 + (isLeap ? dayOfLeapYear(month, day) : 0);
}

// The days of a leap year before a day of it.
function dayOfLeapYear(month: number, day: number): number {
  const fromMarch = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + day - 1;
  return month <= 2 ? fromMarch - 306 : fromMarch + 60;
}

/** Day counts by the name a paper uses for them. */
export const dayCounts = {
  "30/360": thirty360,
  "30E/360": thirtyE360,
  "actual/360": actual360,
  "actual/365F": actual365Fixed,
  "actual/actual ISDA": actualActual,
} as const satisfies Record<string, DayCount>;

/** The name of a day count, as a paper writes it. */
export type DayCountName = keyof typeof dayCounts;
