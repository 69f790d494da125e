import { expect, test } from "vitest";
import { moneyText } from "../../src/base/money.ts";
import type { AccountFee } from "../../src/events/account-fee.ts";
import type { Happening } from "../../src/events/happening.ts";
import type { Leg } from "../../src/ledger/entry.ts";
import { checkFacility } from "../../src/servicing/check.ts";
import { decide } from "../../src/servicing/decide.ts";
import type { OpenFacility } from "../../src/servicing/facility.ts";
import { feesInAccount } from "../../src/servicing/fees/fee-account.ts";
import { payoffOn } from "../../src/servicing/payoff.ts";
import { postings } from "../../src/servicing/postings.ts";
import { statementOf } from "../../src/servicing/statement.ts";
import { day, differing, example, known, percent, report, usd } from "../say.ts";
import { advanced, collected, told } from "./told.ts";

const alder = example("alder-fees");
const moved = ["collection-2002-11-20", "advance-2002-11-20"];

function feesOfMonth(open: OpenFacility, month: string): Readonly<Record<string, string>> {
  const statement = statementOf(known(open), day(`${month}-01`));
  if (!statement.ok) throw new Error(JSON.stringify(statement.failure));
  const lines = statement.value.lines.filter(({ kind }) => kind === "fee");
  return Object.fromEntries(lines.map((line) => [line.description.split(",")[0], moneyText(line.amount)]));
}

function entered(fee: Partial<AccountFee>): OpenFacility {
  const fees = (alder.file.fees ?? []).map((each): AccountFee => {
    return each.kind === fee.kind ? ({ ...each, ...fee } as AccountFee) : each;
  });
  return differing(alder, { file: { fees } });
}

test("November: what the clauses ask for, each to the cent", () => {
  expect(feesOfMonth(alder, "2002-11")).toEqual({
    "Unused line fee": "234.38", // (5.5m − 4.45m − 0.3m) × 0.375% × 30/360 = 234.375
    "Letter of credit fee": "375.00", // 300,000 × 1.50% × 30/360
    "Fronting fee": "31.25", // 300,000 × 0.125% × 30/360
    "Collection day charge": "109.38", // Wednesday: 750,000 × 5.25% × 1/360 = 109.375
  });
});

test.each([
  // 750,000 × 15 days and nothing × 15, averaged or not.
  ["used to the last cent for half the month", [advanced("2002-11-16", "750,000.00")], "117.19", "117.19"],
  // 750,000 × 15 − 250,000 × 15, where the days are averaged; each day by itself earns nothing back.
  ["used beyond it for half the month", [advanced("2002-11-16", "1,000,000.00")], "78.13", "117.19"],
  // On average more than the maximum is used: nothing, and not less than nothing.
  ["used beyond it on average", [advanced("2002-11-02", "1,000,000.00")], "0.00", "7.81"],
  ["a cent less than all of it", [advanced("2002-11-01", "749,999.99")], "0.00", "0.00"],
] as const)("the unused line fee of a line %s", (_, happenings, average, eachDay) => {
  const more = { without: moved, reports: told(...happenings) };
  const fee = (measured: "average" | "each_day") =>
    feesOfMonth(differing(entered({ kind: "unused_line", measured }), more), "2002-11")["Unused line fee"];
  expect([fee("average"), fee("each_day")]).toEqual([average, eachDay]);
});

test.each([
  ["from a Friday: three days", [collected("2002-11-22", "750,000.00")], "328.13"],
  ["over a holiday and a weekend: Wednesday to Friday", [collected("2002-11-27", "750,000.00")], "218.75"],
  // 1,000,000 × 5.25% × 1/360 twice, the days of the one not those of the other.
  ["of two", [collected("2002-11-20", "1,000,000.00"), collected("2002-11-21", "1,000,000.00")], "291.67"],
  [
    "of proceeds that are told to clear on a day: none, since they bear interest until then",
    [{ ...collected("2002-11-20", "1.00"), clearsOn: day("2002-11-25") }],
    undefined,
  ],
] as const)("the collection days %s", (_, happenings, charge) => {
  const open = differing(alder, { without: moved, reports: told(...happenings) });
  expect(feesOfMonth(open, "2002-11")["Collection day charge"]).toBe(charge);
});

test.each([
  ["rate", { kind: "unused_line", rate: percent("0.25") }],
  ["number of days", { kind: "collection_days", days: 3 }],
] as const)("a %s that its clause does not have is refused", (_, fee) => {
  const statement = statementOf(known(entered(fee)), day("2002-11-01"));
  expect(statement.ok ? undefined : statement.failure.code).toBe("collateral.clause_says_otherwise");
});

const defaulted: Happening = {
  type: "DefaultOccurred",
  on: day("2002-11-11"),
  id: "late",
  maturity: "matured",
  causes: [{ kind: "other", what: "reports late" }],
};
const endedAgain: Happening = {
  type: "ContinuanceEnded",
  on: day("2002-11-21"),
  occurrence: "late",
  determinedBy: "harbor",
};

test.each([
  // 300,000 × (1.50% × 10 + 3.50% × 20) / 360
  ["from the default on", [defaulted], "708.33"],
  // 300,000 × (1.50% × 20 + 3.50% × 10) / 360
  ["until it is found to have ended", [defaulted, endedAgain], "541.67"],
])("letters of credit cost more %s", (_, happenings, fee) => {
  const open = differing(alder, { without: moved, reports: told(...happenings) });
  expect(feesOfMonth(open, "2002-11")).toMatchObject({ "Letter of credit fee": fee, "Fronting fee": "31.25" });
});

const ended = (on: string): Happening => ({ type: "AgreementTerminated", on: day(on), terminatedBy: "alder" });

test.each([
  ["2003-09-30", "100000.00"],
  ["2003-10-01", "50000.00"],
  ["2004-09-30", "50000.00"],
  ["2004-10-01", undefined],
])("ended on %s it costs %s, charged that day, and a payoff of the day asks for as much", (on, fee) => {
  const open = differing(alder, { reports: told(ended(on)) });
  const statement = statementOf(known(open), day(`${on.slice(0, 7)}-01`));
  if (!statement.ok) throw new Error(JSON.stringify(statement.failure));
  const line = statement.value.lines.find(({ description }) => description.startsWith("Early termination"));
  expect([line?.on, line && moneyText(line.amount), line?.clause]).toEqual(
    fee === undefined ? [undefined, undefined, undefined] : [on, fee, "Loan Agreement § 4.2"],
  );
  const payoff = payoffOn(known(alder), day(on));
  expect(payoff.ok ? payoff.value.termination.map(({ amount }) => moneyText(amount)) : payoff.failure).toEqual(
    fee === undefined ? [] : [fee],
  );
});

test("once it is ended the unused line earns nothing, and its fee is not asked for again", () => {
  const open = differing(alder, { reports: told(ended("2002-11-16")) });
  // 750,000 × 0.375% × 15/360
  expect(feesOfMonth(open, "2002-11")["Unused line fee"]).toBe("117.19");
  const payoff = payoffOn(known(open), day("2002-11-20"));
  expect(payoff.ok ? payoff.value.termination : payoff.failure).toEqual([]);
});

test("fees charged are part of what bears interest, and are on the statement with their clauses", () => {
  const statement = statementOf(known(alder), day("2002-12-01"));
  if (!statement.ok) throw new Error(JSON.stringify(statement.failure));
  const charges = statement.value.lines.filter(({ kind }) => kind === "charge");
  expect(charges.map(({ clause }) => clause.includes("Loan Agreement §"))).toEqual([true, true, true, true, true]);
  // 4,450,000.00 + 19,839.58 + 234.38 + 375.00 + 31.25 + 109.38
  const [first] = statement.value.lines.find(({ kind }) => kind === "interest")?.bands ?? [];
  expect(first?.balance).toEqual(usd("4,470,589.59"));
});

test("a letter of credit learned of late makes true-ups of its fees, and leaves what was charged as it was", () => {
  const late = {
    type: "LetterOfCreditIssued" as const,
    on: day("2002-11-16"),
    letter: "L2",
    amount: usd("100,000.00"),
  };
  const open = differing(alder, {
    reports: [
      report("late-letter", { ...late, beneficiary: "a mill", expiresOn: day("2003-12-15") }, "2002-12-20T12:00:00Z"),
    ],
  });
  const made = postings(known(open), known(open).knownAt, day("2002-12-31"));
  if (!made.ok) throw new Error(JSON.stringify(made.failure));
  const posted = made.value.filter(
    ({ postedOn, description }) => postedOn > "2002-12-02" && description.includes("fee"),
  );
  // 100,000 × 15/360 at 0.375%, less; at 1.50% and at 0.125%, more.
  expect(posted.map(({ description, legs }) => [description.split(",")[0], ...legs.map(legText)])).toEqual([
    ["True-up of Unused line fee", "loans:true-ups -15.63", "income:fees 15.63"],
    ["True-up of Letter of credit fee", "loans:true-ups 62.50", "income:fees -62.50"],
    ["True-up of Fronting fee", "loans:true-ups 5.21", "income:fees -5.21"],
  ]);
});

const legText = ({ account, amount }: Leg) => `${account} ${moneyText(amount)}`;

test("the fees of the account as they stand: charged, and accruing since", () => {
  const fees = feesInAccount(known(alder), day("2002-12-10"));
  if (!fees.ok) throw new Error(JSON.stringify(fees.failure));
  const [unused] = fees.value;
  expect(unused?.total).toEqual(usd("234.38"));
  expect(unused?.accruing.map(({ from, to }) => [from, to])).toEqual([
    ["2002-12-01", "2002-12-02"],
    ["2002-12-02", "2002-12-11"],
  ]);
});

test("a waiver fee is settled once", () => {
  const again: Happening = {
    type: "FeePaid",
    on: day("2002-12-10"),
    instrument: "waiver-2002-12-02",
    clause: "1",
    amount: usd("15,000.00"),
  };
  const decided = decide(alder, report("again", again));
  expect(decided.ok ? undefined : decided.failure.code).toBe("fee.settled_already");
});

test.each(["fees", "application", "lawfulRates"] as const)(
  "check tells an entry of %s whose clause is not on file",
  (list) => {
    const file = { [list]: (alder.file[list] ?? []).map((each) => ({ ...each, provision: "12.9" })) };
    const messages = checkFacility(differing(alder, { file })).map(({ message }) => message);
    const [first] = alder.file[list] ?? [];
    expect(messages).toContain(
      `“${first?.id}” is entered from a clause that is not on file. Cite it as the paper numbers it.`,
    );
  },
);
