import fc from "fast-check";
import { expect, test } from "vitest";
import { addDays } from "../../src/base/date.ts";
import { eligibleReceivables } from "../../src/collateral/receivables.ts";
import type { ReceivableRow } from "../../src/events/collateral.ts";
import { agingOf, asOf, invoice, removals, type RuleName, rules } from "./aging.ts";

const owes = (creditor: string, dollars: number) => ({ row: 2, creditor, amount: BigInt(dollars) * 100n });
const due = (days: number) => ({ dueOn: addDays(asOf, -days) });
const known = { aliases: [], affiliate: false, government: false };

type Row = readonly [
  what: string,
  rules: readonly RuleName[],
  rows: readonly ReceivableRow[],
  expected: readonly string[],
  more?: Parameters<typeof agingOf>[1],
];

// What each rule takes, in its turn, and last what is left. The workings stand beside.
const table: readonly Row[] = [
  ["ninety days old is not over ninety", ["over90"], [invoice("A", 90, 100)], ["0", "100"]],
  ["ninety-one days old is", ["over90"], [invoice("A", 91, 100)], ["100", "0"]],
  ["sixty days past due is not over sixty", ["past60"], [invoice("A", 99, 100, due(60))], ["0", "100"]],
  ["sixty-one days past due is", ["past60"], [invoice("A", 61, 100, due(61))], ["100", "0"]],
  [
    "either age is enough, and each dollar goes once",
    ["over90", "past60"],
    [invoice("A", 95, 100, due(65))],
    ["100", "0", "0"],
  ],
  ["an invoice without the date that a rule needs", ["past60"], [invoice("A", 1, 100)], ["collateral.cell_missing"]],

  // Without the rule on credits, an old credit of 30 makes up for 30 of what is old: 100 - 30.
  ["an old credit nets", ["over90"], [invoice("A", 91, 100), invoice("A", 95, -30)], ["70", "0"]],
  // It makes up for nothing that is not old: no more than the 20 there are.
  [
    "but never below nothing",
    ["over90"],
    [invoice("A", 91, 20), invoice("A", 95, -30), invoice("A", 5, 50)],
    ["0", "40"],
  ],
  ["nor for another debtor", ["over90"], [invoice("A", 91, 100), invoice("B", 95, -30)], ["100", "-30"]],
  // 100 - 30 is what the old column nets; 30 is put back; the credit still lowers what is left: 200 - 30.
  [
    "credits in prior are put back",
    ["over90", "credits"],
    [invoice("A", 91, 100), invoice("A", 95, -30), invoice("A", 5, 200)],
    ["70", "30", "170"],
  ],
  [
    "wherever the rule stands the sum is the same",
    ["credits", "over90"],
    [invoice("A", 91, 100), invoice("A", 95, -30), invoice("A", 5, 200)],
    ["0", "100", "170"],
  ],
  [
    "a credit of today is not in prior",
    ["over90", "credits"],
    [invoice("A", 91, 100), invoice("A", 5, -30)],
    ["100", "0", "-30"],
  ],

  // 50 of 100 is the half.
  [
    "half over age taints at least half",
    ["over90", "crossed"],
    [invoice("A", 91, 50), invoice("A", 1, 50)],
    ["50", "50", "0"],
  ],
  ["and not more than half", ["over90", "crossedMore"], [invoice("A", 91, 50), invoice("A", 1, 50)], ["50", "0", "50"]],
  [
    "a cent less does not",
    ["over90", "crossed"],
    [invoice("A", 91, 4999), invoice("A", 1, 5001)],
    ["4999", "0", "5001"],
  ],
  ["only the debtor concerned", ["over90", "crossed"], [invoice("A", 91, 50), invoice("B", 1, 50)], ["50", "0", "50"]],
  // What is old counts even where another rule took it first.
  [
    "old dollars count whoever took them",
    ["foreign", "over90", "crossed"],
    [invoice("A", 91, 60, { country: "FR" }), invoice("A", 1, 40)],
    ["60", "0", "40", "0"],
  ],

  ["an affiliate by its mark", ["affiliate"], [invoice("A", 1, 100, { affiliate: true })], ["100", "0"]],
  ["by its name among the parties", ["affiliate"], [invoice("SISTER CO", 1, 100)], ["100", "0"]],
  ["by another of its names", ["affiliate"], [invoice("sis", 1, 100)], ["100", "0"]],
  ["the lender is none", ["affiliate"], [invoice("Lender Bank", 1, 100)], ["0", "100"]],
  [
    "by the register",
    ["affiliate"],
    [invoice("A", 1, 100)],
    ["100", "0"],
    { debtors: [{ ...known, name: "A", affiliate: true }] },
  ],

  [
    "abroad",
    ["foreign"],
    [invoice("A", 1, 100, { country: "fr" }), invoice("B", 1, 5, { country: "us" })],
    ["100", "5"],
  ],
  ["where nothing says where", ["foreign"], [bare(invoice("A", 1, 100))], ["collateral.cell_missing"]],
  ["where nothing says, and that is said to be home", ["foreignHome"], [bare(invoice("A", 1, 100))], ["0", "100"]],
  ["where nothing says, and that is said to be abroad", ["foreignAway"], [bare(invoice("A", 1, 100))], ["100", "0"]],
  [
    "by the register, under another name",
    ["foreign"],
    [bare(invoice("A Ltd.", 1, 100))],
    ["100", "0"],
    { debtors: [{ ...known, name: "A", aliases: ["a ltd"], country: "FR" }] },
  ],

  ["a government", ["government"], [invoice("A", 1, 100, { government: true })], ["100", "0"]],
  ["billed and held", ["billAndHold"], [invoice("A", 1, 100, { billAndHold: true }), invoice("A", 2, 7)], ["100", "7"]],
  ["disputed in part", ["disputed"], [invoice("A", 1, 100, { disputed: 3000n })], ["30", "70"]],
  [
    "disputed and old: no more than is left",
    ["over90", "disputed"],
    [invoice("A", 91, 100, { disputed: 3000n })],
    ["100", "0", "0"],
  ],

  // The lower of what it owes, 100, and is owed, 40; then 40 and 100.
  ["contra for less than is owed", ["contra"], [invoice("A", 1, 100)], ["40", "60"], { payables: [owes("a", 40)] }],
  ["contra for more", ["contra"], [invoice("A", 1, 40)], ["40", "0"], { payables: [owes("A", 60), owes("A", 40)] }],
  [
    "contra with what is left only",
    ["over90", "contra"],
    [invoice("A", 91, 70), invoice("A", 1, 30)],
    ["70", "30", "0"],
    { payables: [owes("A", 40)] },
  ],
  ["contra with another is none", ["contra"], [invoice("A", 1, 100)], ["0", "100"], { payables: [owes("B", 40)] }],

  // A quarter of 400 is 100.
  ["a quarter is not too much", ["quarter"], four(100, 100, 100, 100), ["0", "400"]],
  // A quarter of 404 is 101: A has 3 too much.
  ["more than a quarter is, as far as it is more", ["quarter"], four(104, 100, 100, 100), ["3", "401"]],
  // A quarter of what remains, 300, is 75: three debtors have 25 too much each. Of the gross 400, it is 100.
  ["of what remains", ["over90", "quarter"], [invoice("Z", 91, 100), ...four(100, 100, 100, 0)], ["100", "75", "225"]],
  [
    "of the gross",
    ["over90", "quarterOfGross"],
    [invoice("Z", 91, 100), ...four(100, 100, 100, 0)],
    ["100", "0", "300"],
  ],
];

test.each(table.map(([what, names, rows, expected, more = {}]) => ({ what, names, rows, expected, more })))(
  "$what",
  ({ names, rows, expected, more }) => {
    expect(removals(agingOf(rows, more), ...names)).toEqual(expected);
  },
);

test("a share of a cent is settled half-up: a quarter of 2.02 is 0.51", () => {
  const rows = [101n, 101n].map((amount, index) => ({ ...invoice(`D${index}`, 1, 0), amount }));
  const part = eligibleReceivables(agingOf(rows), [rules.quarter]);
  expect(part.ok && part.value.eligible).toBe(102n);
});

test("the rows that a rule took something from are told", () => {
  const rows = [invoice("A", 91, 5), invoice("B", 1, 5), invoice("C", 91, 5)];
  const part = eligibleReceivables(agingOf(rows), [rules.over90]);
  expect(part.ok && part.value.removed[0]?.rows).toEqual([2, 4]);
});

const anyRow = fc
  .tuple(
    fc.constantFrom("A", "B", "C", "Sis", "Z"),
    fc.integer({ min: 0, max: 150 }),
    fc.integer({ min: -60, max: 200 }),
    fc.boolean(),
    fc.boolean(),
    fc.constantFrom("US", "FR"),
    fc.bigInt({ min: 0n, max: 5000n }),
  )
  .map(([debtor, age, dollars, government, billAndHold, country, disputed]) =>
    invoice(debtor, age, dollars, { government, billAndHold, country, disputed, ...due(age - 30) }),
  );
const anyRows = fc
  .array(anyRow, { maxLength: 30 })
  .map((rows) => rows.map((row, index) => ({ ...row, invoice: `INV-${index}` })));
const anyRules = fc.shuffledSubarray(Object.keys(rules) as RuleName[]).map((names) => names.map((name) => rules[name]));
const payables = [owes("A", 35), owes("B", 500)];

test("gross is what is eligible and all that was removed, whatever the rules and their order", () => {
  fc.assert(
    fc.property(anyRows, anyRules, (rows, chosen) => {
      const part = eligibleReceivables(agingOf(rows, { payables }), chosen);
      if (!part.ok) throw new Error(part.failure.code);
      const { gross, removed, eligible } = part.value;
      expect(gross).toBe(rows.reduce((sum, { amount }) => sum + amount, 0n));
      expect(removed.reduce((sum, { amount }) => sum + amount, eligible)).toBe(gross);
    }),
  );
});

test("each dollar is removed at most once: all rules together never take more than there is", () => {
  fc.assert(
    fc.property(anyRows, anyRules, (rows, chosen) => {
      const part = eligibleReceivables(agingOf(rows, { payables }), [...chosen, ...chosen]);
      if (!part.ok) throw new Error(part.failure.code);
      const debits = rows.reduce((sum, { amount }) => sum + (amount > 0n ? amount : 0n), 0n);
      const taken = part.value.removed.reduce((sum, { amount }) => sum + amount, 0n);
      expect(taken <= debits).toBe(true);
      const credits = rows.reduce((sum, { amount }) => sum + (amount < 0n ? amount : 0n), 0n);
      expect(part.value.eligible >= credits).toBe(true);
      for (const line of part.value.removed) expect(line.amount >= 0n).toBe(true);
    }),
  );
});

test("the order of the rows does not matter", () => {
  const shuffled = anyRows.chain((rows) =>
    fc.tuple(fc.constant(rows), fc.shuffledSubarray(rows, { minLength: rows.length })),
  );
  fc.assert(
    fc.property(shuffled, anyRules, ([rows, others], chosen) => {
      const amounts = (given: readonly ReceivableRow[]) => {
        const part = eligibleReceivables(agingOf(given, { payables }), chosen);
        return part.ok ? [...part.value.removed.map(({ amount }) => amount), part.value.eligible] : part.failure.code;
      };
      expect(amounts(others)).toEqual(amounts(rows));
    }),
  );
});

function bare({ country, ...row }: ReceivableRow): ReceivableRow {
  if (country === undefined) throw new Error("nothing to take away");
  return row;
}

function four(...dollars: readonly number[]): ReceivableRow[] {
  return dollars.map((amount, index) => invoice(`D${index}`, 1, amount));
}
