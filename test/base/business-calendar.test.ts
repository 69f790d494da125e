import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import {
  addBusinessDays,
  adjusted,
  type BusinessCalendar,
  type BusinessDayConvention,
  businessCalendar,
  isBusinessDay,
  joinedCalendar,
} from "../../src/base/business-calendar.ts";
import { addDays } from "../../src/base/date.ts";
import { calendars, easterOf, london, newYork, usGovernmentSecurities } from "../../src/base/holidays.ts";
import { inShared, sharedFolder } from "../shared.ts";
import { day } from "../say.ts";

function open(calendar: BusinessCalendar, on: string): boolean {
  const found = isBusinessDay(calendar, day(on));
  if (!found.ok) throw new Error(`${on} is in the calendar`);
  return found.value;
}

test.each([
  ["1990", "1990-04-15"],
  ["2000", "2000-04-23"],
  ["2008", "2008-03-23"],
  ["2011", "2011-04-24"],
  ["2025", "2025-04-20"],
  ["2038", "2038-04-25"],
])("Easter of %s is %s", (year, on) => {
  expect(easterOf(Number(year))).toBe(on);
});

test.each<[BusinessCalendar, string, boolean, string]>([
  [newYork, "2002-09-02", false, "Labor Day, on which a term of the founding chain ended"],
  [newYork, "2003-01-03", true, "the Renewal Date, a Friday"],
  [newYork, "2004-12-31", true, "New Year's Day on a Saturday is not made up for"],
  [newYork, "2006-01-02", false, "New Year's Day on a Sunday is kept on the Monday"],
  [newYork, "2020-07-03", true, "Independence Day on a Saturday: banks are open the Friday before"],
  [newYork, "2021-06-18", true, "Juneteenth of 2021 was not yet kept"],
  [newYork, "2022-06-20", false, "Juneteenth on a Sunday"],
  [newYork, "2025-04-18", true, "Good Friday is no bank holiday"],
  [usGovernmentSecurities, "2025-04-18", false, "Good Friday"],
  [usGovernmentSecurities, "2015-04-03", true, "Good Friday with the report on employment: half a day"],
  [usGovernmentSecurities, "2020-07-03", false, "Independence Day on a Saturday: closed the Friday before"],
  [usGovernmentSecurities, "2012-10-30", false, "the hurricane"],
  [london, "2002-06-03", false, "the jubilee"],
  [london, "2002-05-27", true, "the holiday that was moved to it"],
  [london, "2011-12-27", false, "Christmas on a Sunday, made up for on the Tuesday"],
  [london, "2020-05-04", true, "the May holiday was moved to the Friday"],
  [london, "2020-05-08", false, "the May holiday of 2020"],
])("%o on %s: %s, %s", (calendar, on, expected) => {
  expect(open(calendar, on)).toBe(expected);
});

// A publisher's own history is the best witness to its calendar.
const histories: readonly [name: string, file: string, calendar: BusinessCalendar][] = [
  ["SOFR, 2018 to 2025", "sofr_daily_2018-2025.csv", usGovernmentSecurities],
  ["LIBOR, 1990 to 2010", "libor_usd_1990-2010.csv", london],
];
for (const [name, file, calendar] of histories) {
  inShared(`${name}, was published on every Business Day and on no other`, () => {
    const rows = readFileSync(`${sharedFolder}/rates/${file}`, "utf8").trim().split(/\r?\n/).slice(1);
    const published = new Set(rows.filter((row) => /^[^,]+,\d/.test(row)).map((row) => row.slice(0, 10)));
    const all = [...published].toSorted();
    const wrong: string[] = [];
    for (let on = day(all[0] ?? ""); on <= (all.at(-1) ?? ""); on = addDays(on, 1)) {
      if (open(calendar, on) !== published.has(on)) wrong.push(on);
    }
    expect(wrong).toEqual([]);
    expect(all.length).toBeGreaterThan(1500);
  });
}

const moved = (on: string, convention: BusinessDayConvention, calendar: BusinessCalendar = newYork) => {
  const found = adjusted(calendar, day(on), convention);
  return found.ok ? found.value : found.failure.code;
};

test.each<[string, BusinessDayConvention, string]>([
  // Saturday, August 31, 2002; Monday is Labor Day.
  ["2002-08-31", "unadjusted", "2002-08-31"],
  ["2002-08-31", "following", "2002-09-03"],
  ["2002-08-31", "modified_following", "2002-08-30"],
  ["2002-08-31", "preceding", "2002-08-30"],
  ["2002-09-01", "preceding", "2002-08-30"],
  ["2002-09-01", "modified_preceding", "2002-09-03"],
  ["2002-09-03", "following", "2002-09-03"],
  ["1989-12-29", "following", "calendar.year_not_known"],
])("%s moved %s is %s", (on, convention, expected) => {
  expect(moved(on, convention)).toBe(expected);
});

test.each([
  ["2002-08-30", 1, "2002-09-03"],
  ["2002-08-30", 2, "2002-09-04"],
  ["2002-09-03", -1, "2002-08-30"],
  ["2002-08-31", 0, "2002-09-03"],
  ["2002-09-03", 0, "2002-09-03"],
])("%s and %i Business Days is %s", (on, count, expected) => {
  const found = addBusinessDays(newYork, day(on), count);
  expect(found.ok ? found.value : "").toBe(expected);
});

test("a day is a Business Day of joined calendars where it is one in each", () => {
  const both = joinedCalendar([newYork, london]);
  expect(both.name).toBe("New York and London");
  expect([open(both, "2002-06-03"), open(both, "2002-09-02"), open(both, "2002-06-05")]).toEqual([false, false, true]);
  const later = joinedCalendar([newYork, businessCalendar("Later", 2010, 2011, () => [])]);
  expect([later.from, later.to]).toEqual([2010, 2011]);
});

test("every calendar is known for the years from 1990 to 2030", () => {
  for (const calendar of Object.values(calendars)) {
    expect([calendar.from <= 1990, calendar.to >= 2030]).toEqual([true, true]);
  }
});
