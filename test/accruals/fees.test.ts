import fc from "fast-check";
import { expect, test } from "vitest";
import { earlyTerminationFee } from "../../src/accruals/fees.ts";
import { applied } from "../../src/accruals/waterfall.ts";
import { moneyText, settle } from "../../src/base/money.ts";
import type { Ratio } from "../../src/base/ratio.ts";
import { day, percent, usd } from "../say.ts";

const cents = (text: string) => usd(text).minor;
const text = (exact: Ratio) => moneyText(settle({ currency: "USD", exact }, "half-up"));

const afterDefault = [
  "costs",
  "protectiveAdvances",
  "interestAndFees",
  "principal",
  "lettersOfCredit",
  "bankProducts",
  "otherObligations",
] as const;

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
