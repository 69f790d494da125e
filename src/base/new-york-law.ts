import { addDays, dateOf, fields, type IsoDate } from "./date.ts";
import { isWeekend, nthWeekday, type Weekday, weekdayOf } from "./weekday.ts";

// Public holidays by statute are other days than those on which banks close: a Tuesday of elections is one of them.

function on(year: number, month: number, day: number): IsoDate {
  const date = dateOf(year, month, day);
  if (!date.ok) throw new Error(`${year}-${month}-${day} is a day`);
  return date.value;
}

function the(nth: number, weekday: Weekday, year: number, month: number): IsoDate {
  return nthWeekday(on(year, month, 1), weekday, nth);
}

// Those that fall on a Sunday are kept on the day after it.
function publicHolidays(year: number): ReadonlySet<IsoDate> {
  const fixed = [on(year, 1, 1), on(year, 2, 12), on(year, 7, 4), on(year, 11, 11), on(year, 12, 25)];
  const juneteenth = year >= 2021 ? [on(year, 6, 19)] : [];
  const kept = [...fixed, ...juneteenth].map((day) => (weekdayOf(day) === "sunday" ? addDays(day, 1) : day));
  const election = addDays(the(1, "monday", year, 11), 1);
  return new Set([
    ...kept,
    the(3, "monday", year, 1),
    the(3, "monday", year, 2),
    the(-1, "monday", year, 5),
    the(1, "monday", year, 9),
    the(2, "monday", year, 10),
    election,
    the(4, "thursday", year, 11),
  ]);
}

/**
 * The day by which an act may be done in New York that is due on a day: the day itself, or the next that is neither a
 * Saturday, a Sunday nor a public holiday. Days that a governor or president appoints for one year are not known here.
 *
 * @source New York General Construction Law §§ 24, 25, 25-a
 */
export function lawfulDayInNewYork(due: IsoDate): IsoDate {
  for (let day = due; ; day = addDays(day, 1)) {
    if (!isWeekend(day) && !publicHolidays(fields(day)[0]).has(day)) return day;
  }
}
