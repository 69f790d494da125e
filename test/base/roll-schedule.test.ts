import fc from "fast-check";
import { expect, test } from "vitest";
import { addDays, daysBetween } from "../../src/base/date.ts";
import { actualActualIcma } from "../../src/base/daycount-actual.ts";
import { london } from "../../src/base/holidays.ts";
import { equals } from "../../src/base/ratio.ts";
import { adjustedDays, rollDays, type RollSchedule, type Stub } from "../../src/base/roll-schedule.ts";
import { addMonths, endOfMonth, nthWeekday, weekdayOf } from "../../src/base/weekday.ts";
import { day, fraction } from "../say.ts";

const quarters = (from: string, to: string, stub: Stub, atEnd = false): RollSchedule => ({
  from: day(from),
  to: day(to),
  tenor: { count: 3, unit: "months" },
  stub,
  atEnd,
});

test.each<[string, RollSchedule, string]>([
  ["no stub", quarters("2003-01-15", "2003-10-15", "short_back"), "2003-01-15 2003-04-15 2003-07-15 2003-10-15"],
  ["no stub, long", quarters("2003-01-15", "2003-10-15", "long_back"), "2003-01-15 2003-04-15 2003-07-15 2003-10-15"],
  [
    "short at the back",
    quarters("2003-01-15", "2003-08-01", "short_back"),
    "2003-01-15 2003-04-15 2003-07-15 2003-08-01",
  ],
  ["long at the back", quarters("2003-01-15", "2003-08-01", "long_back"), "2003-01-15 2003-04-15 2003-08-01"],
  [
    "short in front",
    quarters("2003-01-15", "2003-08-01", "short_front"),
    "2003-01-15 2003-02-01 2003-05-01 2003-08-01",
  ],
  ["long in front", quarters("2003-01-15", "2003-08-01", "long_front"), "2003-01-15 2003-05-01 2003-08-01"],
  ["one period", quarters("2003-01-15", "2003-02-01", "short_back"), "2003-01-15 2003-02-01"],
  ["one short period, long", quarters("2003-01-15", "2003-02-01", "long_back"), "2003-01-15 2003-02-01"],
  ["the number of the day", quarters("2003-02-28", "2003-08-28", "short_back"), "2003-02-28 2003-05-28 2003-08-28"],
  ["at months' ends", quarters("2003-02-28", "2003-08-31", "short_back", true), "2003-02-28 2003-05-31 2003-08-31"],
  // From the 31st, and not from where a short month put the day before.
  [
    "the 31st",
    quarters("2003-08-31", "2004-08-31", "short_back"),
    "2003-08-31 2003-11-30 2004-02-29 2004-05-31 2004-08-31",
  ],
])("%s", (_, schedule, days) => {
  expect(rollDays(schedule).join(" ")).toBe(days);
});

test("days moved to Business Days; two that fall together are one", () => {
  const days = ["2002-05-31", "2002-06-01", "2002-06-03", "2002-06-05"].map(day);
  const moved = adjustedDays(london, days, "following");
  expect(moved).toEqual({ ok: true, value: ["2002-05-31", "2002-06-05"] });
});

test.each([
  ["2003-01-31", 1, false, "2003-02-28"],
  ["2003-02-28", 1, false, "2003-03-28"],
  ["2003-02-28", 1, true, "2003-03-31"],
  ["2004-02-29", 12, false, "2005-02-28"],
  ["2005-02-28", -12, true, "2004-02-29"],
  ["2003-01-15", -1, false, "2002-12-15"],
  ["2003-12-15", 1, false, "2004-01-15"],
])("%s and %i months is %s", (on, months, atEnd, expected) => {
  expect(addMonths(day(on), months, atEnd)).toBe(expected);
});

test("days of the week", () => {
  expect([weekdayOf(day("2003-01-03")), weekdayOf(day("1990-01-11")), weekdayOf(day("2002-10-31"))]).toEqual([
    "friday",
    "thursday",
    "thursday",
  ]);
  expect([nthWeekday(day("2002-09-17"), "monday", 1), nthWeekday(day("2002-05-01"), "monday", -1)]).toEqual([
    "2002-09-02",
    "2002-05-27",
  ]);
  expect(endOfMonth(day("2004-02-10"))).toBe("2004-02-29");
});

test("a schedule runs from its first day to its last, in order, whatever is asked", () => {
  const stubs = fc.constantFrom<Stub>("short_front", "long_front", "short_back", "long_back");
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 20_000 }),
      fc.integer({ min: 1, max: 3000 }),
      stubs,
      fc.boolean(),
      (a, length, stub, atEnd) => {
        const from = addDays(day("1990-01-01"), a);
        const to = addDays(from, length);
        const days = rollDays({ from, to, tenor: { count: 1, unit: "months" }, stub, atEnd });
        const gaps = days.slice(1).map((each, index) => daysBetween(days[index] ?? each, each));
        return days[0] === from && days.at(-1) === to && gaps.every((gap) => gap > 0 && gap <= 62);
      },
    ),
    { seed: 7, numRuns: 500 },
  );
});

// A day is its part of the period it falls in: 46 of 181 days of a half-year, then 31 of 184.
test("actual/actual (ICMA) counts each regular period by itself", () => {
  const periods = [
    { from: day("2003-01-15"), to: day("2003-07-15"), perYear: 2 },
    { from: day("2003-07-15"), to: day("2004-01-15"), perYear: 2 },
  ];
  const years = actualActualIcma(day("2003-05-30"), day("2003-08-15"), periods);
  expect(equals(years, fraction(`${46 * 368 + 31 * 362}/${362 * 368}`))).toBe(true);
  expect(equals(actualActualIcma(day("2003-01-15"), day("2003-07-15"), periods), fraction("1/2"))).toBe(true);
});
