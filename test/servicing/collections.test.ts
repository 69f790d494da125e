import { expect, test } from "vitest";
import { moneyText } from "../../src/base/money.ts";
import type { Happening } from "../../src/events/happening.ts";
import type { Report } from "../../src/events/record.ts";
import { closedRefusal } from "../../src/servicing/decide-books.ts";
import { decide } from "../../src/servicing/decide.ts";
import { knownBy } from "../../src/servicing/facility.ts";
import { statementOf } from "../../src/servicing/statement.ts";
import { day, differing, example, report, usd } from "../say.ts";

// November of the example comes to 32,479.93 exact 32,479.9306; each row says by what it differs.
const clearing = (clearsOn: string): Report =>
  report("cleared-later", {
    type: "CollectionApplied",
    on: day("2002-11-20"),
    amount: usd("750,000.00"),
    clearsOn: day(clearsOn),
  });
const returned = (on: string, amount: string): Report =>
  report("returned", {
    type: "CollectionReturned",
    on: day(on),
    collection: "collection-2002-11-20",
    amount: usd(amount),
  });

test.each([
  ["proceeds that clear a day later: 750,000 × 5.25% × 1/360", [clearing("2002-11-21")], "32589.31", "7830000.00"],
  ["three days later", [clearing("2002-11-23")], "32808.06", "7830000.00"],
  ["in the next month: to the end of this one", [clearing("2002-12-02")], "33683.06", "7830000.00"],
  [
    "an item returned whole on the 25th: 6 days more at 5.25%",
    [returned("2002-11-25", "750,000.00")],
    "33136.18",
    "8580000.00",
  ],
  ["a part of it returned", [returned("2002-11-25", "250,000.00")], "32698.68", "8080000.00"],
])("%s", (_, reports, interest, closing) => {
  const without = reports.some(({ key }) => key === "cleared-later") ? ["collection-2002-11-20"] : [];
  const statement = statementOf(knownBy(differing(example(), { without, reports })), day("2002-11-01"));
  if (!statement.ok) throw new Error(JSON.stringify(statement.failure));
  const { lines } = statement.value;
  expect(lines.find(({ kind }) => kind === "interest")?.amount).toEqual(usd(interest));
  expect(moneyText(lines.find(({ kind }) => kind === "closing")?.amount ?? usd("0"))).toBe(closing);
});

test("an item that is returned before it clears bears interest once", () => {
  // Owed again from the 21st and no longer floating: 750,000 × 5.25% × 11/360 from the 20th on, once.
  const reports = [
    clearing("2002-11-23"),
    report("returned", {
      type: "CollectionReturned",
      on: day("2002-11-21"),
      collection: "cleared-later",
      amount: usd("750,000.00"),
    }),
  ];
  const open = differing(example(), { without: ["collection-2002-11-20"], reports });
  const statement = statementOf(knownBy(open), day("2002-11-01"));
  const line = statement.ok ? statement.value.lines.find(({ kind }) => kind === "interest") : undefined;
  expect(line?.amount).toEqual(usd("33683.06"));
});

test.each([
  ["recorded on the last day closed", "2002-12-31T23:00:00Z", "posting.month_closed"],
  ["recorded on the first day open", "2003-01-01T00:00:00Z", undefined],
])("of an advance of a closed month, %s", (_, recordedAt, code) => {
  const closed = report("closed", { type: "MonthClosed", on: day("2002-12-31"), through: day("2002-12-31") });
  const advance = report("late", { type: "AdvanceMade", on: day("2002-12-30"), amount: usd("1.00") }, recordedAt);
  const decided = decide(differing(example(), { reports: [closed] }), advance);
  expect(decided.ok ? undefined : decided.failure.code).toBe(code);
});

const on = day("2002-12-30");
const amount = usd("1.00");
const term = { loan: "T1", instrument: "agreement-1990", clause: "9", instalments: [], maturesOn: day("2003-06-01") };

test.each<[string, Happening]>([
  ["a drawing under a letter of credit", { type: "LetterOfCreditDrawn", on, letter: "L1", amount }],
  ["a term loan", { type: "TermLoanMade", on, amount, ...term }],
  ["a prepayment", { type: "LoanPrepaid", on, loan: "E2", amount }],
])("closed books take no posting of %s, and open ones do not refuse it as closed", (_, happening) => {
  const closed = report("closed", { type: "MonthClosed", on: day("2002-12-31"), through: day("2002-12-31") });
  const facts = [closed];
  expect(closedRefusal(facts, report("late", happening, "2002-12-31T23:00:00Z"))).toMatchObject({
    code: "posting.month_closed",
    cite: "closed",
  });
  expect(closedRefusal(facts, report("late", happening, "2003-01-01T00:00:00Z"))).toBeUndefined();
});
