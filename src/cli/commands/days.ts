import {
  addBusinessDays,
  adjusted,
  type BusinessCalendar,
  type BusinessDayConvention,
  type CalendarFailure,
  isBusinessDay,
  joinedCalendar,
} from "../../base/business-calendar.ts";
import { isoDate, type IsoDate } from "../../base/date.ts";
import { type CalendarName, calendars } from "../../base/holidays.ts";
import type { Result } from "../../base/result.ts";
import { weekdayOf } from "../../base/weekday.ts";
import type { ExitCode } from "../exit.ts";
import { jsonText } from "../json.ts";
import { columns, styled, type Terminal } from "../terminal.ts";
import { misuse } from "../use.ts";

/** The options of `conformed days`. */
export type DaysOptions = { readonly calendar: readonly string[]; readonly json?: boolean };

const conventions = [
  "following",
  "modified_following",
  "preceding",
  "modified_preceding",
] as const satisfies readonly BusinessDayConvention[];

type Told = {
  readonly on: IsoDate;
  readonly weekday: string;
  readonly businessDay: boolean;
  readonly before: IsoDate;
  readonly after: IsoDate;
  readonly moved: { readonly [Each in (typeof conventions)[number]]: IsoDate };
};

/**
 * `conformed days DATE…`: whether days are Business Days of some places, those beside them, and where each convention
 * moves them.
 */
export function daysCommand(terminal: Terminal, days: readonly string[], options: DaysOptions): ExitCode {
  const calendar = joinedCalendar(options.calendar.map(calendarNamed));
  const told = days.map((text) => toldOf(calendar, dayNamed(text)));
  if (options.json === true) {
    terminal.out(jsonText({ calendar: calendar.name, days: told }));
    return 0;
  }
  terminal.out(styled(terminal, "bold", `Business Days of ${calendar.name}`));
  const head = ["", "", "", "before", "after", ...conventions.map((each) => each.replace("_", " "))];
  const rows = told.map(({ on, weekday, businessDay, before, after, moved }) => [
    on,
    weekday,
    businessDay ? "Business Day" : "no Business Day",
    before,
    after,
    ...conventions.map((each) => moved[each]),
  ]);
  terminal.out(columns([head, ...rows]));
  return 0;
}

function toldOf(calendar: BusinessCalendar, on: IsoDate): Told {
  const to = (convention: BusinessDayConvention) => known(adjusted(calendar, on, convention));
  return {
    on,
    weekday: weekdayOf(on),
    businessDay: known(isBusinessDay(calendar, on)),
    before: known(addBusinessDays(calendar, on, -1)),
    after: known(addBusinessDays(calendar, on, 1)),
    moved: {
      following: to("following"),
      modified_following: to("modified_following"),
      preceding: to("preceding"),
      modified_preceding: to("modified_preceding"),
    },
  };
}

function known<Value>(result: Result<Value, CalendarFailure>): Value {
  if (result.ok) return result.value;
  const { calendar, on, from, to } = result.failure;
  throw misuse({ code: "use.year_not_known", calendar, on, from, to });
}

function calendarNamed(text: string): BusinessCalendar {
  const names = Object.keys(calendars);
  const name = names.find((each): each is CalendarName => each === text);
  if (name === undefined) throw misuse({ code: "use.calendar_unknown", text, known: names });
  return calendars[name];
}

function dayNamed(text: string): IsoDate {
  const day = isoDate(text);
  if (!day.ok) throw misuse({ code: "use.not_a_day", option: "The date", text });
  return day.value;
}
