import { readdirSync } from "node:fs";
import fc from "fast-check";
import { expect, test } from "vitest";
import { addDays, firstOfNextMonth, type IsoDate } from "../../src/base/date.ts";
import { everything } from "../../src/base/instant.ts";
import { moneyText } from "../../src/base/money.ts";
import { accrualTables } from "../../src/documents/accrual-table.ts";
import { accrualsCsv } from "../../src/documents/accruals-csv.ts";
import { balancesOf } from "../../src/ledger/posting.ts";
import { type AccrualReport, accrualReport } from "../../src/servicing/accrual-report.ts";
import { earnedBy, knowledgeOf } from "../../src/servicing/accrued.ts";
import { knownBy, type OpenFacility } from "../../src/servicing/facility.ts";
import { postings } from "../../src/servicing/postings.ts";
import { tableIn } from "../../src/wire/csv.ts";
import { day, differing, example, report, usd } from "../say.ts";
import { learned, learnedLate } from "./histories.ts";
import { advancePutRight } from "./told.ts";

const lastOf = (first: IsoDate): IsoDate => addDays(firstOfNextMonth(first), -1);

function reported(open: OpenFacility, month: string): AccrualReport {
  const first = day(`${month}-01`);
  const made = accrualReport(knownBy(open), first, lastOf(first));
  if (!made.ok) throw new Error(JSON.stringify(made.failure));
  return made.value;
}

// What a line is called, and its amounts in the order in which they foot.
function told({ lines }: AccrualReport): readonly (readonly string[])[] {
  return lines.map(({ called, opening, accrued, adjusted, charged, differences, paid, closing }) => [
    called,
    ...[opening, accrued, adjusted, charged, differences, paid, closing].map(moneyText),
  ]);
}

test("interest is earned in the month of its days and charged in the next", () => {
  expect(told(reported(example(), "2002-11"))).toEqual([
    ["Prime Rate Loans", "0.00", "32479.93", "0.00", "0.00", "0.00", "0.00", "32479.93"],
    ["E2, Eurodollar Rate Loan", "0.00", "5362.50", "0.00", "0.00", "0.00", "0.00", "5362.50"],
    ["E1, Eurodollar Rate Loan", "0.00", "3344.44", "0.00", "0.00", "0.00", "0.00", "3344.44"],
  ]);
  const december = reported(example(), "2002-12");
  expect(told(december)).toEqual([
    ["Prime Rate Loans", "32479.93", "37086.41", "0.00", "32479.93", "0.00", "0.00", "37086.41"],
    ["E2, Eurodollar Rate Loan", "5362.50", "5362.50", "0.00", "5362.50", "0.00", "0.00", "5362.50"],
    ["E1, Eurodollar Rate Loan", "3344.44", "0.00", "0.00", "3344.44", "0.00", "0.00", "0.00"],
  ]);
  expect(december.posted).toEqual(usd("41,186.87"));
  expect(december.accrued).toEqual(usd("42,448.91"));
  expect(december.lines.map(({ clause }) => clause)).toEqual([
    "Letter of October 31, 2002 § 1(a)",
    "Letter of October 31, 2002 § 3(a)",
    "Letter of October 31, 2002 § 3(a)",
  ]);
});

test("a fee is earned whole on its day, and charged where it is charged", () => {
  // Earned and charged on October 31; servicing begins that day with interest from the next.
  expect(told(reported(example(), "2002-10"))).toEqual([
    ["Amendment fee", "0.00", "80000.00", "0.00", "80000.00", "0.00", "0.00", "0.00"],
  ]);
});

test("a fee that is earned and not yet settled has accrued; paid in money it is paid", () => {
  const open = example();
  const rest = open.reports.filter(({ happening }) => happening.type !== "FeeCharged");
  const charged = open.reports.find(({ happening }) => happening.type === "FeeCharged");
  if (charged?.happening.type !== "FeeCharged") throw new Error("the fee is charged");
  const { instrument, clause, amount } = charged.happening;
  const paid = report("paid", { type: "FeePaid", on: day("2002-11-04"), instrument, clause, amount });
  const unpaid = { ...open, reports: [...rest, paid] };
  expect(told(reported(unpaid, "2002-10"))).toEqual([
    ["Amendment fee", "0.00", "80000.00", "0.00", "0.00", "0.00", "0.00", "80000.00"],
  ]);
  const november = reported(unpaid, "2002-11");
  expect(told(november).at(-1)).toEqual([
    "Amendment fee",
    "80000.00",
    "0.00",
    "0.00",
    "0.00",
    "0.00",
    "80000.00",
    "0.00",
  ]);
  expect(november.lines.at(-1)?.clause).toBe("Letter of October 31, 2002 § 6");
});

const lateAdvance = report(
  "late",
  { type: "AdvanceMade", on: day("2002-11-10"), amount: usd("360,000.00") },
  "2002-12-20T12:00:00Z",
);

test("what is learned late is an adjustment of the month in which it is learned, and a true-up beside its charges", () => {
  const open = differing(example(), { reports: [lateAdvance] });
  // 360,000 × 5.25% × 21/360 for November; December runs on the advance too: + 360,000 × 5.25% × 31/360 = 1,627.50.
  expect(told(reported(open, "2002-11"))).toEqual(told(reported(example(), "2002-11")));
  const december = reported(open, "2002-12");
  expect(told(december)[0]).toEqual([
    "Prime Rate Loans",
    "32479.93",
    "38713.91",
    "1102.50",
    "32479.93",
    "1102.50",
    "0.00",
    "38713.91",
  ]);
  expect(december.differences).toMatchObject([
    {
      postedOn: "2002-12-20",
      valueOn: "2002-12-01",
      amount: usd("1,102.50"),
      label: "late_knowledge",
      causes: ["late"],
      clause: "Letter of October 31, 2002 § 1(a)",
    },
  ]);
  expect(december.entries.at(-2)).toEqual({
    on: "2002-12-31",
    dueOn: "2002-12-31",
    cause: "accrual",
    description: "Interest earned on Prime Rate Loans, of days before 2002-12-01",
    clause: "Letter of October 31, 2002 § 1(a)",
    legs: [
      { account: "accrued:interest", amount: usd("1,102.50") },
      { account: "income:interest", amount: usd("-1,102.50") },
    ],
  });
});

test("a correction reverses: 50,000 less for 2 days at 5.75% and 24 at 5.25% is 190.97 less", () => {
  const { lines, differences } = reported(differing(example(), { reports: [advancePutRight] }), "2002-12");
  expect(lines[0]).toMatchObject({ adjusted: usd("-190.97"), differences: usd("-190.97") });
  expect(differences).toMatchObject([{ amount: usd("-190.97"), label: "error_correction", causes: ["right"] }]);
});

test("what is learned of a month that is closed is taken up when it is posted", () => {
  const closed = report("closed", { type: "MonthClosed", on: day("2002-12-31"), through: day("2002-12-31") });
  const late = report("late", lateAdvance.happening, "2002-12-31T23:00:00Z");
  const open = differing(example(), { reports: [closed, late] });
  expect(reported(open, "2002-12").lines[0]).toMatchObject({ differences: usd("0.00") });
  expect(reported(open, "2003-01").lines[0]).toMatchObject({ differences: usd("1,102.50") });
});

test("each table is comma-separated values with a row for each thing, and debits equal credits", () => {
  const made = reported(differing(example(), { reports: [lateAdvance] }), "2002-12");
  const rows = { lines: 3, differences: 1, entries: 14, accounts: 4 };
  for (const table of accrualTables) {
    const read = tableIn(accrualsCsv(made, table).trimEnd());
    expect([table, read.ok ? read.value.length : 0]).toEqual([table, rows[table] + 1]);
  }
  const entries = tableIn(accrualsCsv(made, "entries").trimEnd());
  const cents = (text = ""): number => Math.round(Number(text) * 100);
  const [, ...legs] = entries.ok ? entries.value : [];
  expect(legs.reduce((sum, [, , debit, credit]) => sum + cents(debit) - cents(credit), 0)).toBe(0);
});

const sum = (minors: readonly bigint[]): bigint => minors.reduce((total, minor) => total + minor, 0n);

test("each line foots, the months lead on, and the report ties to the books whatever is learned when", () => {
  let months = 0;
  fc.assert(
    fc.property(learned, (late) => {
      const open = learnedLate(late);
      const facility = knownBy(open);
      let before: AccrualReport | undefined;
      for (const first of ["2002-10-01", "2002-11-01", "2002-12-01", "2003-01-01", "2003-02-01"].map(day)) {
        const made = accrualReport(facility, first, lastOf(first));
        if (!made.ok) return;
        months += 1;
        const { lines, entries, accounts, posted, opening } = made.value;
        for (const line of lines) {
          const earned = sum([line.opening.minor, line.accrued.minor, line.adjusted.minor]);
          expect(sum([line.charged, line.differences, line.paid, line.closing].map(({ minor }) => minor))).toBe(earned);
        }
        if (before !== undefined) expect(opening).toEqual(before.closing);
        before = made.value;
        for (const { legs } of entries) expect(sum(legs.map(({ amount }) => amount.minor))).toBe(0n);
        for (const account of accounts) {
          if (account.opening === undefined || account.closing === undefined) continue;
          const moved = account.debits.minor - account.credits.minor;
          expect(account.opening.minor + moved).toBe(account.closing.minor);
        }
        // The books credit what was posted, and what was earned is the movement of a recomputed total.
        const now = knownBy(open, knowledgeOf(facility, lastOf(first)));
        const books = postings(open, now.knownAt, lastOf(first));
        const income = (on: IsoDate): bigint =>
          books.ok
            ? sum(
                [...balancesOf(books.value, on)].flatMap(([account, minor]) =>
                  account.startsWith("income:") ? [-minor] : [],
                ),
              )
            : 0n;
        expect(income(lastOf(first)) - income(addDays(first, -1))).toBe(posted.minor);
        const then = knownBy(open, knowledgeOf(facility, addDays(first, -1)));
        expect(sum(lines.map(({ adjusted }) => adjusted.minor))).toBe(
          totalEarned(now, addDays(first, -1)) - totalEarned(then, addDays(first, -1)),
        );
      }
    }),
    { numRuns: 10, seed: 20_021_101 },
  );
  expect(months).toBeGreaterThan(25);
});

function totalEarned(facility: ReturnType<typeof knownBy>, on: IsoDate): bigint {
  const earned = earnedBy(facility, on);
  if (!earned.ok) throw new Error(JSON.stringify(earned.failure));
  const credited = earned.value.entered
    .flatMap(({ legs }) => legs)
    .filter(({ account }) => account.startsWith("income:"))
    .map(({ amount }) => -amount.minor);
  return sum([...credited, ...earned.value.accrued.map(({ amount }) => amount.minor)]);
}

test.each(readdirSync(new URL("../../examples", import.meta.url)))(
  "the lines of %s foot in its last months",
  (name) => {
    const open = example(name);
    if (!open.reports.some(({ happening }) => happening.type === "BalanceBroughtForward")) return;
    const last =
      open.reports
        .map((each) => each.happening.on)
        .toSorted()
        .at(-1) ?? day("2002-10-31");
    for (const month of [last, firstOfNextMonth(last)].map((each) => each.slice(0, 7))) {
      const { lines, posted, opening, closing, accrued, adjusted } = reported(open, month);
      for (const line of lines) {
        const earned = sum([line.opening.minor, line.accrued.minor, line.adjusted.minor]);
        expect(sum([line.charged, line.differences, line.paid, line.closing].map(({ minor }) => minor))).toBe(earned);
      }
      expect(sum([posted.minor, closing.minor, -opening.minor])).toBe(accrued.minor + adjusted.minor);
    }
  },
);

test("what nobody knew of servicing then has nothing accrued", () => {
  expect(told(reported(example(), "2002-09"))).toEqual([]);
  expect(earnedBy(knownBy(example(), everything), day("2002-09-30"))).toEqual({
    ok: true,
    value: { accrued: [], entered: [] },
  });
});
