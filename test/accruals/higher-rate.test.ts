import { expect, test } from "vitest";
import { excessOver, firstDayAfterNotice } from "../../src/accruals/higher-rate.ts";
import { day } from "../say.ts";

// Notice on Tuesday the 12th: the 13th, 14th and 15th are its three days.
test.each([
  ["2002-11-12", 3, "after_full_days", "counted", "2002-11-16"],
  ["2002-11-12", 3, "last_day", "counted", "2002-11-15"],
  ["2002-11-28", 3, "after_full_days", "counted", "2002-12-02"],
  ["2002-12-30", 3, "after_full_days", "counted", "2003-01-03"],
  ["2002-11-12", 0, "after_full_days", "counted", "2002-11-13"],
  ["2002-11-12", 0, "last_day", "counted", "2002-11-12"],
  // The 15th is a Friday: nothing is put off. A notice of the 13th ends on Saturday the 16th, put off to Monday.
  ["2002-11-12", 3, "after_full_days", "put_off", "2002-11-16"],
  ["2002-11-13", 3, "after_full_days", "counted", "2002-11-17"],
  ["2002-11-13", 3, "after_full_days", "put_off", "2002-11-19"],
  ["2002-11-13", 3, "last_day", "put_off", "2002-11-18"],
  // Tuesday, November 5, 2002 was the day of the general election, a public holiday.
  ["2002-11-02", 3, "after_full_days", "put_off", "2002-11-07"],
  // New Year's Day 2006 was a Sunday, kept on the Monday.
  ["2005-12-29", 3, "last_day", "put_off", "2006-01-03"],
] as const)(
  "notice on %s of %i days, read %s, a holiday %s: from %s",
  (on, days, noticeFirstDay, noticeOnHoliday, first) => {
    expect(firstDayAfterNotice(day(on), days, { noticeFirstDay, noticeOnHoliday })).toBe(first);
  },
);

test.each([
  [658_000_000n, 620_000_000n, 38_000_000n],
  [620_000_001n, 620_000_000n, 1n],
  [620_000_000n, 620_000_000n, 0n],
  [619_999_999n, 620_000_000n, 0n],
  [0n, 0n, 0n],
])("%s over %s available exceeds by %s", (balance, available, excess) => {
  expect(excessOver(balance, available)).toBe(excess);
});
