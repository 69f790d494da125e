import { addDays, dateOf, daysBetween, fields, firstOfMonth, firstOfNextMonth, type IsoDate } from "./date.ts";

/** The days of the week, from Monday. */
export const weekdays = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"] as const;

/** A day of the week. */
export type Weekday = (typeof weekdays)[number];

// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a Monday
const monday = "2001-01-01" as IsoDate;

/** The day of the week of a date. */
export function weekdayOf(date: IsoDate): Weekday {
  const place = daysBetween(monday, date) % 7;
  return weekdays[place < 0 ? place + 7 : place] ?? "monday";
}

/** Whether a date is a Saturday or a Sunday. */
export function isWeekend(date: IsoDate): boolean {
  const day = weekdayOf(date);
  return day === "saturday" || day === "sunday";
}

/** The last day of the month that holds a date. */
export function endOfMonth(date: IsoDate): IsoDate {
  return addDays(firstOfNextMonth(date), -1);
}

/**
 * The date so many months later: of the same number, or the last of its month where that has no such number.
 *
 * With `atEnd`, a date that is the last of its month stays at months' ends. Unit: months, earlier when negative.
 */
export function addMonths(date: IsoDate, months: number, atEnd = false): IsoDate {
  const [year, month, day] = fields(date);
  const counted = year * 12 + month - 1 + months;
  const first = dateOf(Math.floor(counted / 12), (((counted % 12) + 12) % 12) + 1, 1);
  if (!first.ok) return date;
  const last = endOfMonth(first.value);
  if (atEnd && date === endOfMonth(date)) return last;
  const same = addDays(first.value, day - 1);
  return same < last ? same : last;
}

/** The n-th of a weekday in a month, the last with -1. `inMonth` is any day of the month. */
export function nthWeekday(inMonth: IsoDate, weekday: Weekday, nth: number): IsoDate {
  if (nth < 0) {
    const last = endOfMonth(inMonth);
    return addDays(last, -((weekdays.indexOf(weekdayOf(last)) - weekdays.indexOf(weekday) + 7) % 7));
  }
  const first = firstOfMonth(inMonth);
  const ahead = (weekdays.indexOf(weekday) - weekdays.indexOf(weekdayOf(first)) + 7) % 7;
  return addDays(first, ahead + (nth - 1) * 7);
}
