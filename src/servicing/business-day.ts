import { addBusinessDays, isBusinessDay, joinedCalendar } from "../base/business-calendar.ts";
import type { IsoDate } from "../base/date.ts";
import { calendars } from "../base/holidays.ts";
import { clauseForce } from "../compliance/anchor.ts";
import { type KnownFacility, standingOn } from "./facility.ts";

/**
 * Whether a date is a Business Day as the papers define it, with the clause.
 *
 * `next` is the one after a date that is none. Of a date outside the years whose holidays are known, or whose next
 * Business Day lies outside them, nothing is guessed: `year_not_known`.
 */
export type BusinessDayTold =
  | { readonly told: "business_day"; readonly cite: string }
  | { readonly told: "no_business_day"; readonly next: IsoDate; readonly cite: string }
  | { readonly told: "year_not_known"; readonly cite: string };

/**
 * What the clause that is in force on a day tells of dates; `undefined` where nobody entered one or it is not in force.
 */
export function businessDaysOn(facility: KnownFacility, on: IsoDate): ((date: IsoDate) => BusinessDayTold) | undefined {
  const clause = facility.file.businessDay;
  if (clause === undefined) return undefined;
  const { force, cite } = clauseForce(facility.agreement, clause, standingOn(facility, on));
  if (force !== "in_force") return undefined;
  const calendar = joinedCalendar(clause.calendars.map((each) => calendars[each]));
  return (date) => {
    const business = isBusinessDay(calendar, date);
    if (business.ok && business.value) return { told: "business_day", cite };
    const next = addBusinessDays(calendar, date, 1);
    return business.ok && next.ok
      ? { told: "no_business_day", next: next.value, cite }
      : { told: "year_not_known", cite };
  };
}

/** What people are told of a date that is no Business Day, or may be none; `undefined` where nothing is to be said. */
export function businessDayText(businessDay: BusinessDayTold | undefined): string | undefined {
  if (businessDay === undefined || businessDay.told === "business_day") return undefined;
  const { cite } = businessDay;
  return businessDay.told === "year_not_known"
    ? `of a year whose holidays are not known [${cite}]`
    : `no Business Day; the next is ${businessDay.next} [${cite}]`;
}
