import fc from "fast-check";
import { expect, test } from "vitest";
import { addDays } from "../../src/base/date.ts";
import { dayCounts } from "../../src/base/daycount.ts";
import { equals, plus } from "../../src/base/ratio.ts";
import { day, fraction } from "../say.ts";

// Expected values are the workings, not decimals: the reader checks them by counting days.
test.each([
  ["actual/360", "2011-12-28", "2012-02-28", "62/360"],
  ["actual/360", "2011-12-28", "2012-02-29", "63/360"],
  ["actual/360", "2003-01-15", "2003-03-15", "59/360"],
  ["actual/360", "2002-11-01", "2002-11-01", "0/360"],
  ["actual/360", "2004-01-01", "2005-01-01", "366/360"],
  ["actual/365F", "2012-02-29", "2012-03-29", "29/365"],
  ["actual/365F", "2012-01-01", "2013-01-01", "366/365"],
  ["30/360", "2003-01-15", "2003-03-15", "60/360"],
  ["30/360", "2012-01-31", "2012-02-29", "29/360"],
  ["30/360", "2012-01-31", "2012-03-31", "60/360"],
  ["30/360", "2012-01-30", "2012-03-31", "60/360"],
  ["30/360", "2012-01-29", "2012-03-31", "62/360"],
  ["30/360", "2003-02-28", "2003-03-31", "33/360"],
  ["30/360", "2002-12-31", "2003-01-31", "30/360"],
  ["30E/360", "2012-01-29", "2012-03-31", "61/360"],
  ["30E/360", "2012-01-31", "2012-03-31", "60/360"],
  ["30E/360", "2012-02-29", "2012-03-31", "31/360"],
  // Days of 2011 over 365 and days of 2012 over 366: 4 × 366 + 58 × 365, over 365 × 366.
  ["actual/actual ISDA", "2011-12-28", "2012-02-28", "22634/133590"],
  ["actual/actual ISDA", "2011-12-28", "2012-03-01", "23364/133590"],
  ["actual/actual ISDA", "2012-01-01", "2013-01-01", "1/1"],
  ["actual/actual ISDA", "1899-12-31", "1901-01-01", "366/365"],
  ["actual/actual ISDA", "2000-02-28", "2000-03-01", "2/366"],
] as const)("%s from %s to %s is %s", (name, from, to, years) => {
  expect(equals(dayCounts[name](day(from), day(to)), fraction(years))).toBe(true);
});

// On 5,000,000.00 at 6% from January 15 to March 15, 2003: 59 days, or 60.
test.each([
  ["actual/360", 4_916_666n],
  ["actual/365F", 4_849_315n],
  ["30/360", 5_000_000n],
] as const)("%s prices the same two months otherwise", (name, wholeCents) => {
  const { numerator, denominator } = dayCounts[name](day("2003-01-15"), day("2003-03-15"));
  expect((500_000_000n * 6n * numerator) / (100n * denominator)).toBe(wholeCents);
});

const days = fc.integer({ min: 0, max: 20_000 }).map((n) => addDays(day("1990-01-11"), n));

test("where days count each by itself, parts of a period add up to it", () => {
  fc.assert(
    fc.property(days, days, days, (a, b, c) => {
      for (const name of ["actual/360", "actual/365F", "30E/360", "actual/actual ISDA"] as const) {
        const count = dayCounts[name];
        expect(equals(plus(count(a, b), count(b, c)), count(a, c))).toBe(true);
      }
    }),
  );
});
