import fc from "fast-check";
import { expect, test } from "vitest";
import { interestFor, interestOf, joined, type Segment, segmentOf, totalOf } from "../../src/accruals/interest.ts";
import { addDays } from "../../src/base/date.ts";
import { dayCounts } from "../../src/base/daycount.ts";
import { moneyText, settle } from "../../src/base/money.ts";
import { equals, toDecimal } from "../../src/base/ratio.ts";
import { leaf } from "../../src/base/receipt.ts";
import { day, fraction, percent, usd } from "../say.ts";

const source = leaf("clause", "a rate");

function segment(balance: string, rate: string, from: string, to: string): Segment {
  const given = { balance: usd(balance).minor, rate: percent(rate), from: day(from), to: day(to), source };
  return segmentOf({ ...given, dayCount: "actual/360" });
}

// The bands of November 2002, each with its working: the first day counts and the last does not.
const november = [
  ["6,080,000.00", "5.75", "2002-11-01", "2002-11-05", "608000000 × 575 × 4 / 3600000"],
  ["6,580,000.00", "5.75", "2002-11-05", "2002-11-07", "658000000 × 575 × 2 / 3600000"],
  ["6,580,000.00", "5.25", "2002-11-07", "2002-11-15", "658000000 × 525 × 8 / 3600000"],
  ["8,580,000.00", "5.25", "2002-11-15", "2002-11-20", "858000000 × 525 × 5 / 3600000"],
  ["7,830,000.00", "5.25", "2002-11-20", "2002-12-01", "783000000 × 525 × 11 / 3600000"],
] as const;

test.each(november)("%s at %s%% from %s to %s is %s cents", (balance, rate, from, to, working) => {
  const [above = "", below = "1"] = working.split("/");
  const product = above.split("×").reduce((sum, factor) => sum * BigInt(factor.trim()), 1n);
  expect(equals(interestOf(segment(balance, rate, from, to)), fraction(`${product}/${below.trim()}`))).toBe(true);
});

test("the bands of a month are rounded once, together", () => {
  const bands = november.map(([balance, rate, from, to]) => segment(balance, rate, from, to));
  const total = settle({ currency: "USD", exact: totalOf(bands) }, "half-up");
  expect(moneyText(total)).toBe("32479.93"); // 3,884.4444 + 2,101.9444 + 7,676.6667 + 6,256.25 + 12,560.625
  const each = bands.map((band) => settle({ currency: "USD", exact: interestOf(band) }, "half-up").minor);
  expect(each.reduce((sum, minor) => sum + minor, 0n)).toBe(total.minor); // here both ways agree, by chance
});

test("rounding band by band may differ from rounding once, so only the sum is settled", () => {
  const bands = [segment("0.50", "36", "2002-11-01", "2002-11-11"), segment("0.50", "36", "2002-11-11", "2002-11-21")];
  expect(settle({ currency: "USD", exact: totalOf(bands) }, "half-up").minor).toBe(1n);
  expect(bands.map((band) => settle({ currency: "USD", exact: interestOf(band) }, "half-up").minor)).toEqual([1n, 1n]);
});

const days = fc.integer({ min: 0, max: 5000 }).map((n) => addDays(day("1999-10-01"), n));
const cents = fc.bigInt({ min: 0n, max: 10n ** 12n });
const rates = fc.bigInt({ min: 0n, max: 2500n }).map((points) => fraction(`${points}/10000`));

test("splitting a period changes nothing", () => {
  fc.assert(
    fc.property(cents, rates, fc.array(days, { minLength: 2, maxLength: 8 }), (balance, rate, some) => {
      const cuts = some.toSorted();
      const [from = day("1999-10-01"), to = from] = [cuts[0], cuts.at(-1)];
      const given = { balance, rate, source, dayCount: "actual/360" } as const;
      const whole = segmentOf({ ...given, from, to });
      const parts = cuts.slice(1).map((end, index) => segmentOf({ ...given, from: cuts[index] ?? from, to: end }));
      expect(equals(totalOf(parts), interestOf(whole))).toBe(true);
      expect(joined(parts).length).toBe(1);
      expect(joined(parts)[0]).toMatchObject({ from, to, balance });
    }),
  );
});

test("splitting a balance changes nothing", () => {
  fc.assert(
    fc.property(cents, cents, rates, days, days, (a, b, rate, from, to) => {
      const years = dayCounts["actual/360"](from, to);
      const exact = (balance: bigint) => interestFor(balance, rate, years);
      const parts = { ...exact(a), numerator: exact(a).numerator + exact(b).numerator };
      expect(equals(parts, exact(a + b))).toBe(true);
    }),
  );
});

const other = leaf("clause", "another rate");

// Bands join where one follows the other on one balance and one rate, and nowhere else.
test.each([
  ["a gap of a day", { from: "2002-11-06" }, 2],
  ["another balance", { balance: 1n }, 2],
  ["a rate of another source", { source: other }, 2],
  ["the next day, alike", {}, 1],
] as const)("joined: %s", (_, change, bands) => {
  const first = segment("100.00", "5.75", "2002-11-01", "2002-11-05");
  const second = { ...segment("100.00", "5.75", "2002-11-05", "2002-11-10"), ...change } as Segment;
  expect(joined([first, second]).length).toBe(bands);
  expect(toDecimal(totalOf(joined([first, second])))).toBe(toDecimal(totalOf([first, second])));
});

test("nothing accrues on nothing", () => {
  expect(joined([])).toEqual([]);
  expect(totalOf([])).toEqual({ numerator: 0n, denominator: 1n });
});
