import { addDays, fields, type IsoDate } from "./date.ts";
import { ok, refuse, type Result } from "./result.ts";
import { isWeekend } from "./weekday.ts";

/** A day outside the years for which the holidays of a calendar are known. */
export type CalendarFailure = {
  readonly code: "calendar.year_not_known";
  readonly calendar: string;
  readonly on: IsoDate;
  readonly from: number;
  readonly to: number;
};

/**
 * The days on which a place does business: those that are neither weekend nor holiday.
 *
 * Shape: `from`, `to` are the first and last year of which the holidays are known; `holidaysOf` gives those of a year
 * that the place keeps, some of which may fall on a weekend.
 */
export type BusinessCalendar = {
  readonly name: string;
  readonly from: number;
  readonly to: number;
  readonly holidaysOf: (year: number) => ReadonlySet<IsoDate>;
};

/** Makes a calendar of a rule for the holidays of a year; each year is worked out once. */
export function businessCalendar(
  name: string,
  from: number,
  to: number,
  holidaysOf: (year: number) => readonly IsoDate[],
): BusinessCalendar {
  const known = new Map<number, ReadonlySet<IsoDate>>();
  return {
    name,
    from,
    to,
    holidaysOf: (year) => {
      const before = known.get(year) ?? new Set(holidaysOf(year));
      known.set(year, before);
      return before;
    },
  };
}

/** The days that are Business Days in each of some places: a holiday in one is a holiday in all. */
export function joinedCalendar(calendars: readonly BusinessCalendar[]): BusinessCalendar {
  return businessCalendar(
    calendars.map(({ name }) => name).join(" and "),
    Math.max(...calendars.map(({ from }) => from)),
    Math.min(...calendars.map(({ to }) => to)),
    (year) => calendars.flatMap(({ holidaysOf }) => [...holidaysOf(year)]),
  );
}

/** Whether a date is a Business Day. Refuses `calendar.year_not_known`. */
export function isBusinessDay(calendar: BusinessCalendar, on: IsoDate): Result<boolean, CalendarFailure> {
  const { name, from, to, holidaysOf } = calendar;
  const [year] = fields(on);
  if (year < from || year > to) return refuse({ code: "calendar.year_not_known", calendar: name, on, from, to });
  return ok(!isWeekend(on) && !holidaysOf(year).has(on));
}

/** How a day that is no Business Day moves. */
export type BusinessDayConvention =
  | "unadjusted"
  | "following"
  | "modified_following"
  | "preceding"
  | "modified_preceding";

/**
 * A day moved to a Business Day as a convention says: to the next, or with `modified_following` to the one before
 * where the next is in another month; and so backward. A Business Day stays. Refuses `calendar.year_not_known`.
 *
 * @source 2006 ISDA Definitions §4.12
 */
export function adjusted(
  calendar: BusinessCalendar,
  on: IsoDate,
  convention: BusinessDayConvention,
): Result<IsoDate, CalendarFailure> {
  if (convention === "unadjusted") return ok(on);
  const step = convention.endsWith("following") ? 1 : -1;
  const moved = nearest(calendar, on, step);
  const leaves = moved.ok && moved.value.slice(0, 7) !== on.slice(0, 7);
  return leaves && convention.startsWith("modified") ? nearest(calendar, on, step === 1 ? -1 : 1) : moved;
}

/**
 * The Business Day so many Business Days after a day, before it when `count` is negative; none of them is the day
 * itself. With zero, the day itself where it is one, else the next. Refuses `calendar.year_not_known`.
 */
export function addBusinessDays(
  calendar: BusinessCalendar,
  on: IsoDate,
  count: number,
): Result<IsoDate, CalendarFailure> {
  if (count === 0) return nearest(calendar, on, 1);
  const step = count < 0 ? -1 : 1;
  let day = on;
  for (let left = Math.abs(count); left > 0; left -= 1) {
    const next = nearest(calendar, addDays(day, step), step);
    if (!next.ok) return next;
    day = next.value;
  }
  return ok(day);
}

// The day itself where it is a Business Day, else the next one in a direction.
function nearest(calendar: BusinessCalendar, on: IsoDate, step: 1 | -1): Result<IsoDate, CalendarFailure> {
  for (let day = on; ; day = addDays(day, step)) {
    const business = isBusinessDay(calendar, day);
    if (!business.ok) return business;
    if (business.value) return ok(day);
  }
}
