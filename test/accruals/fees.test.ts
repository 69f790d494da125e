import fc from "fast-check";
import { expect, test } from "vitest";
import { earlyTerminationFee, standingFee, type Standing, unusedLineFee } from "../../src/accruals/fees.ts";
import { afterDefault, applied, beforeDefault } from "../../src/accruals/waterfall.ts";
import { moneyText, settle } from "../../src/base/money.ts";
import type { Ratio } from "../../src/base/ratio.ts";
import { day, percent, usd } from "../say.ts";

const cents = (text: string) => usd(text).minor;
const text = (exact: Ratio) => moneyText(settle({ currency: "USD", exact }, "half-up"));
const standing = (amount: string, from: string, to: string): Standing => ({
  amount: cents(amount),
  from: day(from),
  to: day(to),
});

test.each([
  ["(5.5m - 4.75m) × 0.375% × 30/360", [standing("4,750,000.00", "2025-06-01", "2025-07-01")], "234.38"],
  [
    "the same, used 4.5m for 15 days and 5m for 15",
    [standing("4,500,000.00", "2025-06-01", "2025-06-16"), standing("5,000,000.00", "2025-06-16", "2025-07-01")],
    "234.38",
  ],
  ["all of it used", [standing("5,500,000.00", "2025-06-01", "2025-07-01")], "0.00"],
  ["a cent less than all", [standing("5,499,999.99", "2025-06-01", "2026-06-01")], "0.00"],
  ["more than all, which earns nothing back", [standing("6,000,000.00", "2025-06-01", "2025-07-01")], "0.00"],
])("unused line fee: %s", (_, used, fee) => {
  expect(text(unusedLineFee(cents("5,500,000.00"), used, percent("0.375"), "actual/360"))).toBe(fee);
});

test.each([
  ["letters of credit, 300,000 × 1.50% × 30/360", "300,000.00", "2025-06-01", "2025-07-01", "1.5", "375.00"],
  ["the same in default, at 2% more", "300,000.00", "2025-06-01", "2025-07-01", "3.5", "875.00"],
  ["fronting, 300,000 × 0.125% × 30/360", "300,000.00", "2025-06-01", "2025-07-01", "0.125", "31.25"],
  ["a collection day, Wednesday", "750,000.00", "2002-11-20", "2002-11-21", "5.25", "109.38"],
  ["a collection day from Friday, three days", "750,000.00", "2002-11-22", "2002-11-25", "5.25", "328.13"],
  ["no days", "750,000.00", "2002-11-22", "2002-11-22", "5.25", "0.00"],
])("%s", (_, amount, from, to, rate, fee) => {
  expect(text(standingFee([standing(amount, from, to)], percent(rate), "actual/360"))).toBe(fee);
});

const steps = [
  { before: day("2026-01-01"), rate: percent("2") },
  { before: day("2027-01-01"), rate: percent("1") },
];

test.each([
  ["2025-12-31", "100000.00"],
  ["2026-01-01", "50000.00"],
  ["2026-12-31", "50000.00"],
  ["2027-01-01", "0.00"],
])("ended on %s, the early termination fee on 5,000,000 is %s", (on, fee) => {
  expect(text(earlyTerminationFee(cents("5,000,000.00"), day(on), steps))).toBe(fee);
});

test("4,000,000 after default leaves the letters of credit 26,250 short", () => {
  const { heads, surplus } = applied(cents("4,000,000.00"), afterDefault, {
    costs: cents("120,000.00"),
    protectiveAdvances: cents("80,000.00"),
    interestAndFees: cents("61,250.00"),
    principal: cents("3,450,000.00"),
    lettersOfCredit: cents("315,000.00"),
    bankProducts: cents("1.00"),
  });
  const rows = heads.map(({ head, paid, short }) => [head, paid / 100n, short / 100n]);
  expect(rows).toEqual([
    ["costs", 120_000n, 0n],
    ["protectiveAdvances", 80_000n, 0n],
    ["interestAndFees", 61_250n, 0n],
    ["principal", 3_450_000n, 0n],
    ["lettersOfCredit", 288_750n, 26_250n],
    ["bankProducts", 0n, 1n],
    ["otherObligations", 0n, 0n],
  ]);
  expect(surplus).toBe(0n);
});

test("before default a payment goes to costs, fees and interest, and the rest to the loans", () => {
  const { heads, surplus } = applied(100n, beforeDefault, { costs: 10n, fees: 20n, interest: 30n, principal: 1_000n });
  expect(heads.map(({ paid }) => paid)).toEqual([10n, 20n, 30n, 40n]);
  expect(surplus).toBe(0n);
});

test("what is paid and the surplus add up to the proceeds, and no head is paid before the one above it", () => {
  const amount = fc.bigInt({ min: 0n, max: 1_000n });
  fc.assert(
    fc.property(fc.bigInt({ min: 0n, max: 5_000n }), fc.array(amount, { minLength: 7, maxLength: 7 }), (all, dues) => {
      const due = Object.fromEntries(afterDefault.map((head, index) => [head, dues[index] ?? 0n]));
      const { heads, surplus } = applied(all, afterDefault, due);
      expect(heads.reduce((sum, { paid }) => sum + paid, surplus)).toBe(all);
      const firstShort = heads.findIndex(({ short }) => short > 0n);
      if (firstShort >= 0) expect(heads.slice(firstShort + 1).every(({ paid }) => paid === 0n)).toBe(true);
    }),
  );
});
