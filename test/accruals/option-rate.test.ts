import { expect, test } from "vitest";
import { segmentOf, totalOf } from "../../src/accruals/interest.ts";
import { breakageOf, optionRates, type OptionRateAsked, roundedTo } from "../../src/accruals/option-rate.ts";
import { moneyText, settle } from "../../src/base/money.ts";
import { usGovernmentSecurities } from "../../src/base/holidays.ts";
import type { Ratio } from "../../src/base/ratio.ts";
import { leaf } from "../../src/base/receipt.ts";
import { day, percent } from "../say.ts";

// $4,000,000 from Monday, June 2 to Monday, June 9, 2025 at SOFR of five Business Days before, and 1.75%. May 26 is a holiday.
const published: { readonly [on: string]: string } = {
  "2025-05-22": "4.90",
  "2025-05-23": "4.26",
  "2025-05-27": "4.31",
  "2025-05-28": "4.33",
  "2025-05-29": "4.34",
  "2025-05-30": "4.35",
  "2025-06-02": "4.90",
};
const asked = (option: Partial<OptionRateAsked["option"]>): OptionRateAsked => ({
  option: { kind: "daily_simple", margin: percent("1.75"), lookbackDays: 5, floorOn: "day", ...option },
  calendar: usGovernmentSecurities,
  dayCount: "actual/360",
  periodFrom: day("2025-06-02"),
  fixing: (on) => {
    const rate = published[on];
    if (rate === undefined) return undefined;
    return { index: "SOFR", publishedOn: on, reachesOn: on, rate: percent(rate), source: leaf("fact", on) };
  },
});

function interest(option: Partial<OptionRateAsked["option"]>, from = "2025-06-02", to = "2025-06-09") {
  const runs = optionRates(asked(option), day(from), day(to));
  if (!runs.ok) throw new Error(JSON.stringify(runs.failure));
  return runs.value.map((run) =>
    segmentOf({ ...run, balance: 400_000_000n, source: leaf("fact", "SOFR"), dayCount: "actual/360" }),
  );
}

const cents = (exact: Ratio) => moneyText(settle({ currency: "USD", exact }, "half-up"));

test.each<[string, Partial<OptionRateAsked["option"]>, string]>([
  // (4.26 + 4.31 + 4.33 + 4.34 + 3 × 4.35) / 7 = 4.327142…, and 1.75: 4,000,000 × 6.077142…% × 7/360
  ["daily simple", {}, "4726.67"],
  // Compounded: 4.32848%, and 1.75: 4,000,000 × 6.07848% × 7/360 = 4,727.7067
  ["compounded in arrears", { kind: "compounded" }, "4727.71"],
  // The first day at 4.30 instead of 4.26: 4,000,000 × 0.04% × 1/360 = 4.44 more
  ["daily simple, not below 4.30% on any day", { indexFloor: percent("4.30") }, "4731.11"],
  // The average is above the floor, though a day was below it.
  ["daily simple, not below 4.30% for the period", { indexFloor: percent("4.30"), floorOn: "period" }, "4726.67"],
  // 4,000,000 × (4.33% + 1.75%) × 7/360
  [
    "compounded, not below 4.33% for the period",
    { kind: "compounded", indexFloor: percent("4.33"), floorOn: "period" },
    "4728.89",
  ],
  // No more than 6.05% on any day: the first at 6.01%, six at 6.05%.
  ["daily simple, not above 6.05%", { cap: percent("6.05") }, "4701.11"],
  // Two Business Days before June 2: May 29, 4.34% and 1.75%, for all of the period.
  ["fixed before the period", { kind: "term", lookbackDays: 2 }, "4736.67"],
])("%s: %s", (_, option, expected) => {
  expect(cents(totalOf(interest(option)))).toBe(expected);
});

test("each day takes the index of its own Business Day, a weekend that of Friday", () => {
  expect(interest({}).map(({ from, to, rate }) => `${from} ${to} ${rate.numerator}/${rate.denominator}`)).toHaveLength(
    5,
  );
  expect(interest({}).map(({ from, to }) => `${from.slice(5)} ${to.slice(5)}`)).toEqual([
    "06-02 06-03",
    "06-03 06-04",
    "06-04 06-05",
    "06-05 06-06",
    "06-06 06-09",
  ]);
});

test.each<[string, Partial<OptionRateAsked["option"]>]>([
  ["daily simple", {}],
  ["compounded", { kind: "compounded" }],
  // 4.26% on the first day is below the cap; what the days together come to passes it later.
  ["compounded, not above 6.05%", { kind: "compounded", cap: percent("6.05") }],
  ["daily simple with a floor of the period, not above 6.05%", { floorOn: "period", cap: percent("6.05") }],
])("%s: a period cut anywhere comes to the same", (_, option) => {
  const whole = totalOf(interest(option));
  for (const cut of ["2025-06-03", "2025-06-05", "2025-06-07", "2025-06-08"]) {
    const parts = [...interest(option, "2025-06-02", cut), ...interest(option, cut, "2025-06-09")];
    const sum = totalOf(parts);
    expect(sum.numerator * whole.denominator).toBe(whole.numerator * sum.denominator);
  }
});

test("a day for which no index was published is told, and none is carried", () => {
  const runs = optionRates({ ...asked({}), periodFrom: day("2025-06-09") }, day("2025-06-09"), day("2025-06-12"));
  expect(runs).toEqual({ ok: false, failure: { code: "fixing.missing", on: "2025-06-03" } });
});

test.each([
  ["4.328475", 5, "4.32848"],
  ["4.3284749", 5, "4.32847"],
  ["-0.000005", 5, "-0.00001"],
])("%s per cent to %i decimals is %s", (rate, decimals, expected) => {
  const rounded = roundedTo(percent(rate), decimals);
  expect(rounded).toEqual(percent(expected));
});

// 2,000,000 lent at 1.80%, lent again at 1.35%, ten days early: 250.00. Never a gain.
test.each([
  ["1.80", "1.35", "2003-01-05", "2003-01-15", "250.00"],
  ["1.35", "1.80", "2003-01-05", "2003-01-15", "0.00"],
  ["1.80", "1.35", "2003-01-15", "2003-01-15", "0.00"],
])("breakage of a loan at %s lent again at %s from %s to %s is %s", (lent, again, from, to, expected) => {
  const exact = breakageOf(200_000_000n, percent(lent), percent(again), day(from), day(to), "actual/360");
  expect(cents(exact)).toBe(expected);
});
