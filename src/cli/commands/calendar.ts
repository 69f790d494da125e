import { addDays } from "../../base/date.ts";
import { figure, leaf } from "../../base/receipt.ts";
import { type CalendarDate, calendarOf } from "../../servicing/calendar.ts";
import { businessDayText } from "../../servicing/business-day.ts";
import type { ExitCode } from "../exit.ts";
import { anyJson, jsonText, receiptJson } from "../json.ts";
import { type AskOptions, dayAsked, loadKnown, parsedDay } from "../load.ts";
import { columns, styled, type Terminal } from "../terminal.ts";
import { fitPath, writeOut } from "../write-out.ts";

type CalendarOptions = AskOptions & { readonly through?: string; readonly ics?: string; readonly force?: boolean };

/** `conformed calendar FACILITY`: the dates to keep from a day on, what is overdue before it, and the reminders. */
export async function calendarCommand(terminal: Terminal, name: string, options: CalendarOptions): Promise<ExitCode> {
  const path = options.ics === undefined ? undefined : fitPath(options.ics, options.force);
  const facility = await loadKnown(name, options);
  const on = dayAsked(options.on, facility);
  const through = options.through === undefined ? addDays(on, 90) : parsedDay("--through", options.through);
  const dates = calendarOf(facility, on, through);
  const overdue = dates.filter(({ state }) => state === "overdue");
  if (path !== undefined) {
    const { calendarFile } = await import("../../documents/calendar-file.ts");
    writeOut({ path }, calendarFile(facility.file, dates, on));
  }
  if (options.json === true) {
    const receipt = figure(`Calendar from ${on}`, "", dates.map(leafOf));
    const told = { facility: facility.file.id, on, through, dates: anyJson(dates), receipt: receiptJson(receipt) };
    terminal.out(jsonText({ ...told, ics: path ?? null }));
  } else {
    terminal.out(styled(terminal, "bold", `${facility.file.title}: calendar from ${on} to ${through}`));
    terminal.out(dates.length === 0 ? "Nothing falls in these days." : columns(dates.map(row)));
    if (path !== undefined) terminal.out(`\nwritten to ${path}`);
  }
  return overdue.length === 0 ? 0 : 1;
}

function row({ on, kind, title, cite, state, daysLeft, businessDay }: CalendarDate): string[] {
  const left = daysLeft < 0 ? `${-daysLeft} days ago` : daysLeft === 0 ? "that day" : `in ${daysLeft} days`;
  return [
    on,
    left,
    state === "open" ? kind.replaceAll("_", " ") : state,
    title,
    `[${cite}]`,
    businessDayText(businessDay) ?? "",
  ];
}

function leafOf({ on, title, cite, state }: CalendarDate) {
  return leaf("clause", title, { cite, value: `${on} ${state}` });
}
