import { expect, test } from "vitest";
import { moneyText } from "../../src/base/money.ts";
import type { Happening } from "../../src/events/happening.ts";
import type { Report } from "../../src/events/record.ts";
import { balancesOf } from "../../src/ledger/posting.ts";
import { accountOf } from "../../src/servicing/account.ts";
import { decide } from "../../src/servicing/decide.ts";
import type { OpenFacility } from "../../src/servicing/facility.ts";
import { besideLoans, owedIn } from "../../src/servicing/owed.ts";
import { payoffOn } from "../../src/servicing/payoff.ts";
import { postings } from "../../src/servicing/postings.ts";
import type { Sweep } from "../../src/servicing/swept.ts";
import { day, differing, example, known, percent, report, usd } from "../say.ts";
import { collected, told } from "./told.ts";

const before = example("alder-fees");
const after = example("alder-fees-default");

function swept(open: OpenFacility, on: string): Sweep {
  const account = accountOf(known(open), day(on));
  if (!account.ok) throw new Error(JSON.stringify(account.failure));
  return account.value;
}

const cents = (minor: bigint) => moneyText({ currency: "USD", minor });

function headsOf(open: OpenFacility, on: string): Readonly<Record<string, readonly string[]>> {
  const last = swept(open, on).applications.at(-1);
  const heads = (last?.heads ?? []).filter(({ due }) => due !== 0n);
  return Object.fromEntries(heads.map(({ head, due, paid, short }) => [head, [due, paid, short].map(cents)]));
}

// Interest told and unpaid 60,722.39; July 2 adds 3,450,000 × 5.00%/360 = 479.17, (5.5m − 3.75m) × 0.375%/360 = 18.23,
// 300,000 × 3.50%/360 = 29.17 and × 0.125%/360 = 1.04: interest and fees 61,250.00. 300,000 × 105% = 315,000.
test("four million after a default leaves the cash for letters of credit 26,250 short", () => {
  expect(headsOf(after, "2003-07-03")).toEqual({
    costs: ["120000.00", "120000.00", "0.00"],
    protective_advances: ["80000.00", "80000.00", "0.00"],
    interest: ["61201.56", "61201.56", "0.00"],
    fees: ["48.44", "48.44", "0.00"],
    prime_rate_loans: ["3450000.00", "3450000.00", "0.00"],
    letters_of_credit: ["315000.00", "288750.00", "26250.00"],
  });
  const account = swept(after, "2003-07-03");
  expect(owedIn(account)).toEqual(usd("0.00"));
  expect(besideLoans(account)).toEqual([{ account: "held:letters-of-credit", balance: usd("-288,750.00") }]);
});

test("a later collection makes up what is short, and what is then left is the borrower's", () => {
  const open = differing(after, {
    reports: [report("rest", collected("2003-07-03", "30,000.00"), "2003-07-03T20:00:00Z")],
  });
  expect(headsOf(open, "2003-07-03")).toEqual({
    letters_of_credit: ["26250.00", "26250.00", "0.00"],
    borrower: ["3750.00", "3750.00", "0.00"],
  });
});

test("less than interest is left owing beside the loans, bears none, and becomes principal on the day of charging", () => {
  const open = differing(after, {
    without: ["proceeds-2003-07-03"],
    reports: told(collected("2003-07-03", "260,000.00")),
  });
  // 260,000.00 − 200,000.00 leaves 60,000.00 for interest of 61,201.56; the fees get nothing.
  expect(headsOf(open, "2003-07-03")).toMatchObject({
    interest: ["61201.56", "60000.00", "1201.56"],
    fees: ["48.44", "0.00", "48.44"],
    prime_rate_loans: ["3450000.00", "0.00", "3450000.00"],
  });
  expect(besideLoans(swept(open, "2003-07-31"))).toEqual([
    { account: "obligations:interest", balance: usd("1,201.56") },
    { account: "obligations:fees", balance: usd("48.44") },
  ]);
  const account = swept(open, "2003-08-01");
  expect(besideLoans(account)).toEqual([]);
  const charged = account.entries.filter(({ postedOn }) => postedOn === "2003-08-01");
  expect(charged.slice(0, 2).map(({ description, legs }) => [description, legs[0]?.amount])).toEqual([
    ["Unpaid interest charged to the loan account", usd("1,201.56")],
    ["Unpaid fees charged to the loan account", usd("48.44")],
  ]);
});

test("a payoff asks for what is owed besides the loans", () => {
  const open = differing(after, { without: ["proceeds-2003-07-03"] });
  const payoff = payoffOn(known(open), day("2003-07-03"));
  if (!payoff.ok) throw new Error(JSON.stringify(payoff.failure));
  // 3,450,000.00 + 120,000.00 + 80,000.00 + 60,722.39
  expect(payoff.value.balances).toEqual(usd("3,710,722.39"));
});

const eurodollar = (loan: string, amount: string, periodEndsOn: string): Happening => ({
  type: "EurodollarLoanMade",
  on: day("2002-11-05"),
  loan,
  amount: usd(amount),
  rate: percent("4.30"),
  periodEndsOn: day(periodEndsOn),
});

test("before a default what is beyond the Prime Rate Loans repays others as their periods end, and then is held", () => {
  const loans = [eurodollar("E1", "200,000.00", "2003-02-05"), eurodollar("E2", "100,000.00", "2002-12-05")];
  const open = differing(before, { reports: told(...loans, collected("2002-11-25", "4,610,000.00")) });
  expect(headsOf(open, "2002-11-25")).toMatchObject({
    prime_rate_loans: ["4450000.00", "4450000.00", "0.00"],
    period_loans: ["300000.00", "160000.00", "140000.00"],
  });
  expect(swept(open, "2002-11-25").loans.map(({ loan, amount }) => [loan, moneyText(amount)])).toEqual([
    ["E1", "140000.00"],
  ]);
  const more = differing(before, { reports: told(...loans, collected("2002-11-25", "4,750,000.01")) });
  expect(besideLoans(swept(more, "2002-11-25"))).toEqual([{ account: "held:borrower", balance: usd("-0.01") }]);
});

test.each([
  ["no clause gives an order", { application: [] }, "4450000.00"],
  [
    "a clause leaves what is left to nobody",
    {
      application: (before.file.application ?? []).map((each) => ({
        ...each,
        order: each.order.filter((head) => head !== "borrower"),
      })),
    },
    "4450000.00",
  ],
] as const)("where %s more than is owed is refused", (_, file, balance) => {
  const decided = decide(differing(before, { file }), report("more", collected("2002-11-25", "4,450,000.01")));
  expect(decided.ok ? undefined : decided.failure).toMatchObject({
    code: "collection.exceeds_balance",
    balance: usd(balance),
  });
});

test("two clauses that both give an order are told, and neither is taken", () => {
  const [first] = before.file.application ?? [];
  if (first === undefined) throw new Error("an order is entered");
  const open = differing(before, { file: { application: [first, { ...first, id: "another", when: "always" }] } });
  const decided = decide(open, report("more", collected("2002-11-25", "1.00")));
  expect(decided.ok ? undefined : decided.failure).toMatchObject({
    code: "terms.conflict",
    term: "order of application",
  });
});

test("a default learned late applies a collection anew, and the books tell the difference", () => {
  const late: Happening = {
    type: "DefaultOccurred",
    on: day("2002-11-19"),
    id: "late",
    maturity: "matured",
    causes: [{ kind: "other", what: "a payment missed" }],
  };
  const open = differing(before, { reports: [report("late-default", late, "2002-12-10T12:00:00Z")] });
  const made = postings(known(open), known(open).knownAt, day("2002-12-31"));
  if (!made.ok) throw new Error(JSON.stringify(made.failure));
  const standing = new Map([...balancesOf(made.value)].filter(([account]) => /loans|obligations|held/.test(account)));
  const account = accountOf(known(open), day("2002-12-31"));
  expect(account.ok && owedIn(account.value)).toEqual({
    currency: "USD",
    minor: [...standing.values()].reduce((sum, minor) => sum + minor, 0n),
  });
  const differences = made.value.filter(({ difference }) => difference?.causes.includes("late-default") === true);
  expect(differences.length).toBeGreaterThan(0);
});

test("a term loan repaid by a collection loses its last instalments first", () => {
  const term: Happening = {
    type: "TermLoanMade",
    on: day("2002-11-01"),
    loan: "T1",
    instrument: "loan-agreement",
    clause: "2.1",
    amount: usd("300,000.00"),
    instalments: ["2002-12-01", "2003-01-01"].map((on) => ({ on: day(on), amount: usd("100,000.00") })),
    maturesOn: day("2003-02-01"),
  };
  const open = differing(before, { reports: told(term, collected("2002-11-25", "4,600,000.00")) });
  const left = (on: string) => swept(open, on).termLoans.map(({ principal }) => cents(principal));
  expect([left("2002-11-24"), left("2002-11-25"), left("2002-12-01"), left("2003-01-01")]).toEqual([
    ["300000.00"],
    ["150000.00"],
    ["50000.00"],
    [],
  ]);
});

test("a loan for a period is not repaid out of proceeds without the index at which it can be lent again", () => {
  const loans = example("alder-loans");
  const first = before.file.application?.[0];
  if (first === undefined) throw new Error("an order is entered");
  const order = ["period_loans", "borrower"] as const;
  const open = differing(loans, {
    file: { application: [{ ...first, paper: "loan-agreement", provision: "2.1", when: "always", order }] },
  });
  // T1, at Term SOFR, runs to July 2.
  const refused = decide(open, report("proceeds", collected("2025-06-11", "1,000.00")));
  expect(refused.ok ? undefined : refused.failure.code).toBe("loan.redeployment_needed");
});

const overcharged: readonly Report[] = [
  // Prime had been 2.00% since November 1: known on January 6, when two months at 4.75% and 4.25% had been charged.
  report(
    "index-late",
    { type: "IndexPublished", on: day("2002-11-01"), index: "Prime Rate", rate: percent("2"), publisher: "H.15" },
    "2003-01-06T12:00:00Z",
  ),
];

test("what is owed back to the borrower stands against the loans, and pays nothing", () => {
  const term: Happening = {
    type: "TermLoanMade",
    on: day("2003-01-02"),
    loan: "T1",
    instrument: "loan-agreement",
    clause: "2.1",
    amount: usd("50,000.00"),
    instalments: [],
    maturesOn: day("2003-06-02"),
  };
  const open = differing(before, {
    without: ["prime-2002-11-07"],
    reports: [...overcharged, ...told(term), report("one", collected("2003-01-07", "1,000.00"))],
  });
  const account = swept(open, "2003-01-07");
  expect(account.trueUps.minor).toBeLessThan(0n);
  expect(headsOf(open, "2003-01-07")).toEqual({
    prime_rate_loans: [cents(swept(open, "2003-01-06").prime.minor), "1000.00", expect.any(String)],
    term_loans: ["50000.00", "0.00", "50000.00"],
  });
  expect(account.termLoans.map(({ principal }) => principal)).toEqual([5_000_000n]);
});

test("a default told on the day of a collection, after it, bills that day, and no later fact makes a true-up of it", () => {
  const failed: Happening = {
    type: "DefaultOccurred",
    on: day("2002-11-20"),
    id: "late",
    maturity: "matured",
    causes: [{ kind: "other", what: "a payment missed" }],
  };
  const open = differing(before, {
    reports: [report("failed", failed, "2002-11-20T20:00:00Z"), report("more", collected("2002-11-25", "1,000.00"))],
  });
  const account = swept(open, "2002-11-26");
  const made = postings(known(open), known(open).knownAt, day("2002-11-26"));
  expect(account.trueUps).toEqual(usd("0.00"));
  expect(made.ok ? balancesOf(made.value).get("loans:prime") : made.failure).toBe(account.prime.minor);
});

test("interest that falls due in the middle of a day is due, and no true-up, whatever was told that day before", () => {
  const open = differing(after, {
    reports: [
      report("first", { type: "AdvanceMade", on: day("2003-07-03"), amount: usd("1.00") }, "2003-07-03T08:00:00Z"),
    ],
  });
  const made = postings(known(open), known(open).knownAt, day("2003-07-03"));
  if (!made.ok) throw new Error(JSON.stringify(made.failure));
  expect(made.value.filter(({ kind }) => kind === "trueUp")).toEqual([]);
  const standing = balancesOf(made.value);
  expect([standing.get("loans:true-ups") ?? 0n, standing.get("obligations:interest")]).toEqual([0n, 0n]);
  // The cent that was lent besides is what the cash for letters of credit lacks more: 26,250.00 and 1.00.
  expect(headsOf(open, "2003-07-03")["letters_of_credit"]).toEqual(["315000.00", "288749.00", "26251.00"]);
});
