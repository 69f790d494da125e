import ical, { ICalAlarmType, type ICalCalendar } from "ical-generator";
import type { IsoDate } from "../base/date.ts";
import type { FacilityFile } from "../events/facility.ts";
import { businessDayText } from "../servicing/business-day.ts";
import { type CalendarDate, reminderDays } from "../servicing/calendar.ts";

/**
 * The dates of a facility as a calendar file, each a whole day with its reminders.
 *
 * The same dates make the same file: the stamp is the day asked about, and an event keeps its name, so that a later
 * file takes the place of an earlier one.
 * @source RFC 5545
 */
export function calendarFile(facility: FacilityFile, dates: readonly CalendarDate[], asOf: IsoDate): string {
  const calendar: ICalCalendar = ical({ name: facility.title, prodId: "//Conformed//Calendar//EN", timezone: "UTC" });
  for (const { on, kind, title, cite, state, businessDay } of dates) {
    const business = businessDayText(businessDay);
    const remarks = [
      ...(business === undefined ? [] : [`That day is ${business}.`]),
      facility.illustration ? "An illustration." : "",
    ];
    const event = calendar.createEvent({
      id: `${facility.id}-${on}-${kind}-${slugOf(title)}@conformed`,
      start: midnight(on),
      allDay: true,
      stamp: midnight(asOf),
      summary: state === "overdue" ? `Overdue: ${title}` : title,
      description: `${cite}. ${remarks.join(" ")}`.trim(),
    });
    if (state !== "open") continue;
    for (const days of reminderDays) {
      event.createAlarm({ type: ICalAlarmType.display, trigger: days * 86_400, description: `${title} on ${on}` });
    }
  }
  return `${calendar.toString()}\r\n`;
}

function midnight(day: IsoDate): Date {
  return new Date(`${day}T00:00:00Z`);
}

function slugOf(title: string): string {
  return title
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .slice(0, 60);
}
