import * as z from "zod/mini";
import { calendars as known, type CalendarName } from "../base/holidays.ts";
import { dayCounts } from "../base/daycount.ts";
import type { BusinessDayClause } from "../events/business-day.ts";
import type { FixingsEntry, RateOption } from "../events/rate-option.ts";
import { dayNumber, flag, name, orElse, rate, record, said, slug, text } from "./scalars.ts";

// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the keys of a record lose their names
const names = Object.keys(known) as CalendarName[];

/** The names of the calendars of holidays, as files write them. */
export const calendarNames: readonly CalendarName[] = names;

/** The conventions for days that are no Business Days, as files write them. */
export const conventionNames = [
  "unadjusted",
  "following",
  "modified_following",
  "preceding",
  "modified_preceding",
] as const;

// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the keys of a record lose their names
const dayCountNames = Object.keys(dayCounts) as (keyof typeof dayCounts)[];

/** How a rate that a clause gives to one kind of loans is written in `facility.yaml`. */
export function rateOptionSchema(): z.ZodMiniType<RateOption> {
  return record({
    loans: name("The name under which the paper speaks of the loans, such as SOFR Loans"),
    paper: slug("The id of the paper"),
    provision: name("The path of the clause in it"),
    index: name("The index, as its fixings are named"),
    kind: said(z.enum(["term", "daily_simple", "compounded"]), "How the rate is made of the index over a period"),
    margin: rate("What is put on the index per annum, such as 1.75%"),
    lookbackDays: orElse(dayNumber("How many Business Days before a day its index is looked up"), 0),
    calendars: said(z.array(z.enum(calendarNames)), "The places whose Business Days count"),
    convention: said(
      orElse(z.enum(conventionNames), "modified_following"),
      "Where a period ends that would end on no Business Day",
    ),
    indexFloor: z.exactOptional(rate("Below what the index is not taken, such as 0.00%")),
    floorOn: said(orElse(z.enum(["day", "period"]), "day"), "Whether the floor is on each day or on the period"),
    cap: z.exactOptional(rate("Above what the rate, margin and all, does not go")),
    dayCount: z.exactOptional(said(z.enum(dayCountNames), "How its days are counted, where it is not as all others")),
    breakage: orElse(flag("Whether a loan repaid before its period ends costs what the lender loses"), false),
  });
}

/** How the clause that says what a Business Day is, is written in `facility.yaml`. */
export function businessDaySchema(): z.ZodMiniType<BusinessDayClause> {
  return record({
    paper: slug("The id of the paper"),
    provision: name("The path of the clause in it"),
    words: z.exactOptional(
      name("The instrument whose words are meant, when a later one has changed those of the paper"),
    ),
    calendars: said(z.array(z.enum(calendarNames)).check(z.minLength(1)), "The places whose Business Days count"),
  });
}

/** How a file of fixings is named in `facility.yaml`. */
export function fixingsSchema(): z.ZodMiniType<FixingsEntry> {
  return record({
    id: slug("The id of the file"),
    index: name("The name of the index, as the papers have it"),
    publisher: text("Who publishes it"),
    file: text("The path of the CSV, relative to this file"),
    dateColumn: orElse(text("The heading of its column of days"), "date"),
    rateColumn: orElse(text("The heading of its column of rates, in per cent"), "rate"),
    publishedDaysLater: orElse(dayNumber("How many Business Days later a value is published"), 0),
    calendar: z.exactOptional(said(z.enum(calendarNames), "The place whose Business Days count")),
  });
}
