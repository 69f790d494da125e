import { expect, test } from "vitest";
import { excessOver, firstDayAfterNotice } from "../../src/accruals/higher-rate.ts";
import { day } from "../say.ts";

// Notice on Tuesday the 12th: the 13th, 14th and 15th are its three days.
test.each([
  ["2002-11-12", 3, "after_full_days", "2002-11-16"],
  ["2002-11-12", 3, "last_day", "2002-11-15"],
  ["2002-11-28", 3, "after_full_days", "2002-12-02"],
  ["2002-12-30", 3, "after_full_days", "2003-01-03"],
  ["2002-11-12", 0, "after_full_days", "2002-11-13"],
  ["2002-11-12", 0, "last_day", "2002-11-12"],
] as const)("notice on %s of %i days, read %s: from %s", (on, days, reading, first) => {
  expect(firstDayAfterNotice(day(on), days, reading)).toBe(first);
});

test.each([
  [658_000_000n, 620_000_000n, 38_000_000n],
  [620_000_001n, 620_000_000n, 1n],
  [620_000_000n, 620_000_000n, 0n],
  [619_999_999n, 620_000_000n, 0n],
  [0n, 0n, 0n],
])("%s over %s available exceeds by %s", (balance, available, excess) => {
  expect(excessOver(balance, available)).toBe(excess);
});
