import fc from "fast-check";
import { expect, test } from "vitest";
import { addDays } from "../../src/base/date.ts";
import { money } from "../../src/base/money.ts";
import { leaf } from "../../src/base/receipt.ts";
import { type Account, balanceOf, type Entry, transfer } from "../../src/ledger/entry.ts";
import { day, usd } from "../say.ts";

const accounts: readonly Account[] = [
  "cash",
  "income:interest",
  "income:fees",
  "opening",
  "loans:prime",
  "loans:eurodollar:E1",
];

function moved(on: string, amount: string, debit: Account, credit: Account): Entry {
  const facts = { on: day(on), description: "a move", kind: "advance", cite: "§ 1", cause: "a fact" } as const;
  return transfer({ ...facts, receipt: leaf("fact", "a fact") }, usd(amount), debit, credit);
}

test("a transfer debits one account and credits the other, on one day", () => {
  const { legs, postedOn, valueOn } = moved("2002-11-05", "500,000.00", "loans:prime", "cash");
  expect(legs).toEqual([
    { account: "loans:prime", amount: usd("500,000.00") },
    { account: "cash", amount: usd("-500,000.00") },
  ]);
  expect([postedOn, valueOn]).toEqual(["2002-11-05", "2002-11-05"]);
});

// The day of posting counts in the balance at its end.
test.each([
  ["2002-11-04", "0.00"],
  ["2002-11-05", "500,000.00"],
  ["2002-11-19", "500,000.00"],
  ["2002-11-20", "-250,000.00"],
  ["2002-11-21", "-250,000.00"],
])("at the end of %s the loans stand at %s", (on, amount) => {
  const entries = [
    moved("2002-11-20", "750,000.00", "cash", "loans:prime"),
    moved("2002-11-05", "500,000.00", "loans:prime", "cash"),
  ];
  expect(balanceOf(entries, "loans:prime", day(on))).toBe(usd(amount).minor);
});

const account = fc.constantFrom(...accounts);
const transfers = fc
  .tuple(fc.integer({ min: 0, max: 400 }), fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n }), account, account)
  .map(([days, minor, debit, credit]) => {
    const facts = { on: addDays(day("2002-10-31"), days), description: "", kind: "fee", cite: "", cause: "" } as const;
    return transfer({ ...facts, receipt: leaf("fact", "") }, money("USD", minor), debit, credit);
  });

test("whatever is transferred, every entry sums to nothing and so do all accounts on every day", () => {
  fc.assert(
    fc.property(fc.array(transfers, { maxLength: 30 }), fc.integer({ min: -1, max: 401 }), (entries, days) => {
      for (const { legs } of entries) expect(legs.reduce((sum, { amount }) => sum + amount.minor, 0n)).toBe(0n);
      const on = addDays(day("2002-10-31"), days);
      expect(accounts.reduce((sum, each) => sum + balanceOf(entries, each, on), 0n)).toBe(0n);
    }),
  );
});
