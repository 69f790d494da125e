import { addDays, type IsoDate } from "../../../src/base/date.ts";

// Business Days as somebody with a calendar on the wall has them: no Saturday, no Sunday, none of the days crossed out.

/** The days on which the banks of New York are closed, besides weekends, from the autumn of 2002 to the end of 2004. */
export const bankHolidays: readonly string[] = [
  "2002-10-14 2002-11-11 2002-11-28 2002-12-25",
  "2003-01-01 2003-01-20 2003-02-17 2003-05-26 2003-07-04",
  "2003-09-01 2003-10-13 2003-11-11 2003-11-27 2003-12-25",
  "2004-01-01 2004-01-19 2004-02-16 2004-05-31 2004-07-05",
  "2004-09-06 2004-10-11 2004-11-11 2004-11-25",
].flatMap((days) => days.split(" "));

/** The days of 2025 on which dealers in US government securities are asked to close, besides weekends. */
export const dealersHolidays: readonly string[] = [
  "2025-01-01 2025-01-20 2025-02-17 2025-04-18 2025-05-26 2025-06-19",
  "2025-07-04 2025-09-01 2025-10-13 2025-11-11 2025-11-27 2025-12-25",
].flatMap((days) => days.split(" "));

/** Whether a day is a Business Day, by the days crossed out. */
export function isBusinessDay(day: IsoDate, holidays: readonly string[]): boolean {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return weekday !== 0 && weekday !== 6 && !holidays.includes(day);
}

/** The day itself where it is a Business Day, or the first one after it, or before it where `step` is -1. */
export function nearest(day: IsoDate, step: 1 | -1, holidays: readonly string[]): IsoDate {
  let moved = day;
  while (!isBusinessDay(moved, holidays)) moved = addDays(moved, step);
  return moved;
}

/** The Business Day so many after a day, or before it where the count is below zero; the day itself is not counted. */
export function businessDaysFrom(day: IsoDate, count: number, holidays: readonly string[]): IsoDate {
  const step = count < 0 ? -1 : 1;
  let moved = day;
  for (let left = Math.abs(count); left > 0; left -= 1) moved = nearest(addDays(moved, step), step, holidays);
  return moved;
}

/** The day to which a payment moves that is planned for no Business Day, as papers say it. */
export function paymentDay(
  day: IsoDate,
  convention: "unadjusted" | "following" | "modified_following" | "preceding" | "modified_preceding",
  holidays: readonly string[],
): IsoDate {
  if (convention === "unadjusted") return day;
  const step = convention.endsWith("following") ? 1 : -1;
  const moved = nearest(day, step, holidays);
  const inAnotherMonth = moved.slice(0, 7) !== day.slice(0, 7);
  return inAnotherMonth && convention.startsWith("modified") ? nearest(day, step === 1 ? -1 : 1, holidays) : moved;
}
