import { expect, test } from "vitest";
import { moneyText } from "../../src/base/money.ts";
import { type StatementLine, statementOf } from "../../src/servicing/statement.ts";
import { owedIn } from "../../src/servicing/owed.ts";
import { resume, sweep } from "../../src/servicing/sweep.ts";
import type { Happening } from "../../src/events/happening.ts";
import { decide } from "../../src/servicing/decide.ts";
import { day, differing, example, known, percent, report, usd } from "../say.ts";

const facility = () => known(example("lexington-term-loan"));

function statement(first: string) {
  const made = statementOf(facility(), day(first));
  if (!made.ok) throw new Error(JSON.stringify(made.failure));
  return made.value;
}

const isTermInterest = ({ kind, description }: StatementLine) =>
  kind === "interest" && description.startsWith("Interest on Equipment Term Loan");

// Interest on the Equipment Term Loan by band: balance × rate × days / 360, to the cent for the month.
test.each([
  // 897.0000 + 1,092.0000 + 1,586.6667
  ["2002-11-01", "3575.67", ["936000.00 at 5.75% 6", "936000.00 at 5.25% 8", "680000.00 at 5.25% 16"]],
  // 680,000 × 5.25% × 15/360 = 1,487.5000, and 430,000 × 5.25% × 16/360 = 1,003.3333
  ["2002-12-01", "2490.83", ["680000.00 at 5.25% 15", "430000.00 at 5.25% 16"]],
])("the interest of %s on the term loan is %s", (first, amount, bands) => {
  const line = statement(first).lines.find(isTermInterest);
  expect(line === undefined ? undefined : moneyText(line.amount)).toBe(amount);
  expect(line?.bands.map(({ balance, rate, days }) => `${moneyText(balance)} at ${rate} ${days}`)).toEqual(bands);
  expect(line?.clause).toBe("Letter of October 31, 2002 § 1(a)");
});

test("at maturity the interest since the last charge is charged with the principal, and not once more", () => {
  const { lines, charged } = statement("2003-01-01");
  // 430,000 × 5.25% × 2/360 = 125.4167
  expect(lines.filter(isTermInterest).map(({ on, amount }) => `${on} ${moneyText(amount)}`)).toEqual([
    "2003-01-02 125.42",
  ]);
  const charges = lines.filter(({ kind, on }) => kind === "charge" && on === day("2003-01-03"));
  expect(charges.map(({ amount }) => moneyText(amount))).toEqual(["125.42"]);
  const prime = lines.filter(({ kind, description }) => kind === "interest" && description.includes("Prime"));
  expect(prime.map(({ amount }) => amount.minor)).toEqual([charged.minor]);
});

test("each instalment moves to the loan account on its day, on the clause of the note", () => {
  const moved = ["2002-11-01", "2002-12-01", "2003-01-01"].flatMap((first) =>
    statement(first)
      .lines.filter(({ kind, description }) => kind === "posting" && description.includes("Equipment"))
      .map(({ on, description, amount, clause }) => [on, description, moneyText(amount), clause].join("; ")),
  );
  expect(moved).toEqual([
    "2002-11-15; Instalment of Equipment Term Loan; 256000.00; Equipment Term Note § 2",
    "2002-12-16; Instalment of Equipment Term Loan; 250000.00; Equipment Term Note § 2",
    "2003-01-03; Equipment Term Loan, due at its maturity; 430000.00; Equipment Term Note § 2",
  ]);
});

test.each([
  ["2002-11-14", "936000.00"],
  ["2002-11-15", "680000.00"],
  ["2003-01-02", "430000.00"],
  ["2003-01-03", undefined],
])("at the end of %s the term loan stands at %s", (on, left) => {
  const swept = sweep(facility(), day(on));
  if (!swept.ok) throw new Error(JSON.stringify(swept.failure));
  const [term] = swept.value.termLoans;
  expect(term === undefined ? undefined : moneyText({ currency: "USD", minor: term.principal })).toBe(left);
});

test("the statement shows what is outstanding beside the loan account", () => {
  const memos = statement("2002-12-01").lines.filter(({ kind }) => kind === "memo");
  expect(memos.map(({ description, amount }) => `${description}: ${moneyText(amount)}`)).toEqual([
    "Equipment Term Loan at the close of 2002-12-31: 430000.00",
  ]);
});

test("a term loan moves what is owed only by what is borrowed and by its interest", () => {
  const owed = (name: string, on: string) => {
    const swept = sweep(known(example(name)), day(on));
    if (!swept.ok) throw new Error(JSON.stringify(swept.failure));
    return owedIn(swept.value).minor;
  };
  const more = (on: string) => owed("lexington-term-loan", on) - owed("lexington", on);
  expect(more("2002-10-31")).toBe(93_600_000n);
  expect(more("2002-11-30")).toBe(93_600_000n); // an instalment moves it from one loan to another
  // November: 3,575.67 on the term loan, and 256,000 × 5.25% × 16/360 = 597.33 more in the loan account.
  expect(more("2002-12-01")).toBe(93_600_000n + 357_567n + 59_733n);
});

// The days before, on and after each instalment, the charges between them, and the maturity.
test.each(["2002-11-14", "2002-11-15", "2002-11-30", "2002-12-01", "2002-12-20", "2003-01-02", "2003-01-03"])(
  "a sweep that goes on from %s has the term loan as one from the start has it",
  (until) => {
    const through = day("2003-02-01");
    const whole = sweep(facility(), through);
    const before = sweep(facility(), day(until));
    if (!whole.ok || !before.ok) throw new Error("the facility is swept");
    expect(before.value.termLoans.length).toBe(until === "2003-01-03" ? 0 : 1);
    expect(resume(facility(), before.value, through)).toEqual(whole);
  },
);

const termLoan = (
  paymentDays?: "following" | "modified_following" | "preceding",
  instrument = "loan-agreement",
): Happening => ({
  type: "TermLoanMade",
  on: day("2025-06-02"),
  loan: "N1",
  instrument,
  clause: "2.1",
  amount: usd("300,000.00"),
  rate: percent("6"),
  // A holiday, a Saturday that is the last of its month, and a Sunday.
  instalments: ["2025-07-04", "2025-08-30"].map((on) => ({ on: day(on), amount: usd("100,000.00") })),
  maturesOn: day("2025-10-12"),
  ...(paymentDays === undefined ? {} : { paymentDays }),
});

// July 4 is a Friday; September 1 is Labor Day, so the next Business Day after August 30 is September 2; October 13 is
// Columbus Day.
test.each([
  [undefined, ["2025-07-04", "2025-08-30", "2025-10-12"]],
  ["following", ["2025-07-07", "2025-09-02", "2025-10-14"]],
  ["modified_following", ["2025-07-07", "2025-08-29", "2025-10-14"]],
  ["preceding", ["2025-07-03", "2025-08-29", "2025-10-10"]],
] as const)("payments that move %s fall due on %j, and interest runs to them", (paymentDays, days) => {
  const alder = example("alder-loans");
  const open = differing(alder, { reports: [report("n1", termLoan(paymentDays), "2025-06-02T12:00:00Z")] });
  const swept = sweep(known(open), day("2025-11-01"));
  if (!swept.ok) throw new Error(JSON.stringify(swept.failure));
  const paid = swept.value.entries.filter(({ kind }) => kind === "instalment");
  expect(paid.map(({ postedOn }) => postedOn)).toEqual(days);
  const bands = swept.value.lines.filter(({ loan }) => loan === "N1").flatMap((line) => line.bands);
  const ends = bands.filter(({ balance }, index) => balance !== bands[index + 1]?.balance).map(({ to }) => to);
  expect(ends).toEqual(days);
});

test("a loan whose payments move is refused where no clause says what a Business Day is", () => {
  const decided = decide(example(), report("n1", termLoan("following", "accounts-agreement")));
  expect(decided.ok ? undefined : decided.failure.code).toBe("loan.business_days_unknown");
});
