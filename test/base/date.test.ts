import fc from "fast-check";
import { expect, test } from "vitest";
import {
  addDays,
  dateOf,
  daysBetween,
  fields,
  firstOfMonth,
  firstOfNextMonth,
  isoDate,
  isoMonth,
  laterOf,
} from "../../src/base/date.ts";
import { day } from "../say.ts";

const badDays = ["2002-02-29", "1900-02-29", "2002-13-01", "2002-00-10", "2002-04-31", "2002-01-00", "2002-1-5"];
const badForms = ["02-01-05", "", "2002-01-05T00:00Z", " 2002-01-05", "2002-01-05\n", "20020105", "-002-01-01"];

test.each([...badDays, ...badForms])("%j names no day", (text) => {
  expect(isoDate(text)).toEqual({ ok: false, failure: { code: "date.not_a_calendar_day", text } });
});

test.each(["2000-02-29", "2004-02-29", "1600-02-29", "2002-12-31", "0001-01-01", "9999-12-31"])(
  "%s is a day",
  (text) => {
    expect(isoDate(text)).toEqual({ ok: true, value: text });
  },
);

test.each([
  ["2002-11", true],
  ["2002-13", false],
  ["2002-00", false],
  ["2002-1", false],
  ["2002-11-01", false],
  ["", false],
])("%j as a month: %s", (text, isMonth) => {
  const month = isoMonth(text);
  expect(month.ok ? month.value : month.failure.text).toBe(isMonth ? `${text}-01` : text);
});

test("a date of parts that the calendar lacks is refused", () => {
  expect(dateOf(2002, 2, 29).ok).toBe(false);
  expect(dateOf(2004, 2, 29)).toEqual({ ok: true, value: "2004-02-29" });
  expect(dateOf(2002, 12, 0).ok).toBe(false);
});

test.each([
  ["2002-10-31", "2002-10-01", "2002-11-01"],
  ["2002-11-01", "2002-11-01", "2002-12-01"],
  ["2002-12-01", "2002-12-01", "2003-01-01"],
  ["2002-12-31", "2002-12-01", "2003-01-01"],
  ["2004-02-29", "2004-02-01", "2004-03-01"],
])("the month of %s begins %s and the next %s", (date, first, next) => {
  expect([firstOfMonth(day(date)), firstOfNextMonth(day(date))]).toEqual([first, next]);
});

test.each([
  ["2002-10-31", "2002-11-01", "2002-11-01"],
  ["2002-11-01", "2002-10-31", "2002-11-01"],
  ["2002-11-01", "2002-11-01", "2002-11-01"],
])("of %s and %s the later is %s", (a, b, later) => {
  expect(laterOf(day(a), day(b))).toBe(later);
});

// The platform's calendar is the oracle.
const epochDays = fc.integer({ min: -250_000, max: 250_000 });
const text = (epochDay: number) => new Date(epochDay * 86_400_000).toISOString().slice(0, 10);

test("days between and days added agree with the platform for thirteen centuries", () => {
  fc.assert(
    fc.property(epochDays, epochDays, (a, b) => {
      expect(daysBetween(day(text(a)), day(text(b)))).toBe(b - a);
      expect(addDays(day(text(a)), b - a)).toBe(text(b));
    }),
    { numRuns: 1000 },
  );
});

test("the parts and the first days of months agree with the platform", () => {
  fc.assert(
    fc.property(epochDays, (epochDay) => {
      const date = new Date(epochDay * 86_400_000);
      const [year, month] = [date.getUTCFullYear(), date.getUTCMonth()];
      expect(fields(text(epochDay))).toEqual([year, month + 1, date.getUTCDate()]);
      expect(firstOfMonth(day(text(epochDay)))).toBe(text(Date.UTC(year, month, 1) / 86_400_000));
      expect(firstOfNextMonth(day(text(epochDay)))).toBe(text(Date.UTC(year, month + 1, 1) / 86_400_000));
    }),
    { numRuns: 1000 },
  );
});

test("order of texts is order of days", () => {
  fc.assert(
    fc.property(epochDays, epochDays, (a, b) => {
      expect(day(text(a)) < day(text(b))).toBe(a < b);
    }),
  );
});
