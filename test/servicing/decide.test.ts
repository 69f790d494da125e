import { expect, test } from "vitest";
import type { Cause, Happening } from "../../src/events/happening.ts";
import { decide, decideAll } from "../../src/servicing/decide.ts";
import type { OpenFacility } from "../../src/servicing/facility.ts";
import { day, differing, example, percent, report, usd } from "../say.ts";

const letter = "letter-2002-10-31";

/** `accepted`, `discretionary` with its clause, or the code of the refusal with its clause. */
function decided(happening: Happening, open: OpenFacility = example(), recorded = "2003-06-30"): string {
  const result = decide(open, report("asked", happening, recorded));
  const said = result.ok ? [result.value.decision, result.value.cite] : [result.failure.code, citeOf(result.failure)];
  return said.filter((part) => part !== "").join(": ");
}

function citeOf(failure: object): string {
  return "cite" in failure && typeof failure.cite === "string" ? failure.cite : "";
}

const noNewLoans = "loan.kind_not_available: Letter of October 31, 2002 § 3(a)";
const noConversion = "loan.conversion_not_available: Letter of October 31, 2002 § 3(c)";
const requested = (on: string): Happening => ({
  type: "EurodollarLoanRequested",
  on: day(on),
  amount: usd("1.00"),
  by: "LPC",
});
const continued = (on: string, loan = "E1"): Happening => ({
  type: "ContinuationRequested",
  on: day(on),
  loan,
  by: "LPC",
});
const converted = (on: string, by: string): Happening => ({
  type: "ConversionRequested",
  on: day(on),
  amount: usd("1.00"),
  by,
});

// Eurodollar Rate Loans stop on November 1; those outstanding run off, and Congress alone may still convert.
test.each([
  ["a loan asked for on October 31", requested("2002-10-31"), "accepted"],
  ["a loan asked for on November 1", requested("2002-11-01"), noNewLoans],
  ["a loan asked for in 2003", requested("2003-02-01"), noNewLoans],
  ["E1 continued on October 31", continued("2002-10-31"), "accepted"],
  ["E1 continued on November 15", continued("2002-11-15"), noNewLoans],
  ["E2 continued on December 31", continued("2002-12-31", "E2"), noNewLoans],
  ["conversion asked by LPC on October 31", converted("2002-10-31", "LPC"), "accepted"],
  ["conversion asked by LPC on November 1", converted("2002-11-01", "LPC"), noConversion],
  [
    "conversion asked by Congress on November 1",
    converted("2002-11-01", "Congress"),
    `discretionary: Letter of October 31, 2002 § 3(c)`,
  ],
  ["conversion asked by Congress on October 31", converted("2002-10-31", "Congress"), "accepted"],
] as const)("%s", (_, happening, expected) => {
  expect(decided(happening)).toBe(expected);
});

test("while the letter is pending nothing stops Eurodollar Rate Loans", () => {
  const pending = example("lexington-exhibit-a-unsigned");
  expect(decided(requested("2002-11-10"), pending)).toBe("accepted");
  expect(decided(converted("2002-11-10", "LPC"), pending)).toBe("accepted");
});

test("what is asked is decided on what was known when it was recorded", () => {
  const open = example("lexington-closed-november-5");
  expect(decided(requested("2002-11-03"), open, "2002-11-03")).toBe("accepted");
  expect(decided(requested("2002-11-03"), open, "2002-11-06")).toBe(noNewLoans);
});

const fee = (change: Partial<Extract<Happening, { type: "FeeCharged" }>> = {}): Happening => ({
  type: "FeeCharged",
  on: day("2002-10-31"),
  instrument: letter,
  clause: "6",
  amount: usd("80,000.00"),
  ...change,
});
const section6 = "Letter of October 31, 2002 § 6";
const unsettled = differing(example(), { without: ["amendment-fee-charged"] });
const unreceived = differing(unsettled, { without: ["exhibit-a-received-lpc"] });

/** The example with its fee payable in money only. */
function unchargeable(): OpenFacility {
  const acts = unsettled.agreement.acts.map((filed) =>
    filed.act.kind === "imposeFee"
      ? { ...filed, act: { ...filed.act, fee: { ...filed.act.fee, settledBy: ["payment" as const] } } }
      : filed,
  );
  const agreement = { ...unsettled.agreement, acts };
  return { ...unsettled, agreement, asRead: agreement };
}

// By descending precedence: each row keeps the faults of the rows below it, so the order itself is tested.
const oddFee = { amount: usd("80,000.01"), on: day("2002-10-30") };
test.each([
  [
    "nothing",
    fee({ ...oddFee, instrument: "letter-x", clause: "66", amount: usd("0.00") }),
    example(),
    "happening.amount_must_be_positive",
  ],
  ["less than nothing", fee({ amount: usd("-80,000.00") }), unsettled, "happening.amount_must_be_positive"],
  [
    "an instrument not on file",
    fee({ ...oddFee, instrument: "letter-x", clause: "66" }),
    example(),
    "happening.instrument_unknown",
  ],
  ["before servicing begins", fee({ ...oddFee, clause: "66" }), example(), "servicing.begins_later"],
  ["a clause without a fee", fee({ amount: oddFee.amount, clause: "66" }), example(), "fee.clause_unknown"],
  ["settled already", fee({ amount: oddFee.amount }), example(), `fee.settled_already: ${section6}`],
  [
    "settled already, now paid",
    { ...fee(), type: "FeePaid" } as Happening,
    example(),
    `fee.settled_already: ${section6}`,
  ],
  ["Exhibit A not received", fee({ amount: oddFee.amount }), unreceived, `fee.not_yet_payable: ${section6}`],
  ["the letter not in effect", fee(), example("lexington-exhibit-a-unsigned"), `fee.not_yet_payable: ${section6}`],
  ["a cent more", fee({ amount: oddFee.amount }), unchargeable(), `fee.amount_differs: ${section6}`],
  ["a cent less", fee({ amount: usd("79,999.99") }), unsettled, `fee.amount_differs: ${section6}`],
  ["charged where it must be paid", fee(), unchargeable(), `fee.may_not_be_charged: ${section6}`],
  ["paid where it must be paid", { ...fee(), type: "FeePaid" } as Happening, unchargeable(), "accepted"],
  ["charged", fee(), unsettled, "accepted"],
  ["paid", { ...fee(), type: "FeePaid" } as Happening, unsettled, "accepted"],
  ["charged later", fee({ on: day("2002-12-20") }), unsettled, "accepted"],
] as const)("fee: %s", (_, happening, open, expected) => {
  expect(decided(happening, open)).toBe(expected);
});

test("a fee may not be charged before the day on which it becomes payable", () => {
  const open = differing(example("lexington-closed-november-5"), { without: ["amendment-fee-charged-2002-11-05"] });
  expect(decided(fee({ on: day("2002-11-04") }), open)).toBe(`fee.not_yet_payable: ${section6}`);
  expect(decided(fee({ on: day("2002-11-05") }), open)).toBe("accepted");
});

const made = (change: Partial<Extract<Happening, { type: "EurodollarLoanMade" }>> = {}): Happening => ({
  type: "EurodollarLoanMade",
  on: day("2002-11-01"),
  loan: "E1",
  amount: usd("1.00"),
  rate: percent("4.30"),
  periodEndsOn: day("2002-11-01"),
  ...change,
});

test.each([
  ["of nothing", made({ amount: usd("0.00") }), "happening.amount_must_be_positive"],
  ["made already", made(), "loan.made_already"],
  ["for a period of no day", made({ loan: "E3" }), "loan.period_ends_before_it_begins"],
  ["from November 1", made({ loan: "E3", periodEndsOn: day("2002-11-02") }), noNewLoans],
  ["from October 31", made({ loan: "E3", on: day("2002-10-31") }), "accepted"],
] as const)("a Eurodollar Rate Loan %s", (_, happening, expected) => {
  expect(decided(happening)).toBe(expected);
});

const term = (change: Partial<Extract<Happening, { type: "TermLoanMade" }>> = {}): Happening => ({
  type: "TermLoanMade",
  on: day("2002-11-01"),
  loan: "T1",
  instrument: "accounts-agreement",
  clause: "2.1",
  amount: usd("3.00"),
  instalments: [
    { on: day("2002-12-01"), amount: usd("1.00") },
    { on: day("2003-01-01"), amount: usd("2.00") },
  ],
  maturesOn: day("2003-01-02"),
  ...change,
});
const one = { on: day("2002-12-01"), amount: usd("1.00") };
const second = { on: day("2003-01-01"), amount: usd("2.01") };
const outOfOrder = "loan.instalment_out_of_order";

test.each([
  ["as its note has it", term(), "accepted"],
  ["of nothing", term({ amount: usd("0.00") }), "happening.amount_must_be_positive"],
  ["on a note that nobody filed", term({ instrument: "note" }), "happening.instrument_unknown"],
  ["under the name of a Eurodollar Rate Loan", term({ loan: "E1" }), "loan.made_already"],
  ["due on the day it is made", term({ instalments: [{ ...second, on: day("2002-11-01") }] }), outOfOrder],
  ["twice due on one day", term({ instalments: [second, second] }), outOfOrder],
  ["mature with its last instalment", term({ maturesOn: day("2003-01-01") }), outOfOrder],
  ["repaid in all by a cent too much", term({ instalments: [one, second] }), "loan.instalments_exceed_it"],
] as const)("a term loan %s", (_, happening, expected) => {
  expect(decided(happening)).toBe(expected);
});

test("a loan that nobody made is not continued, whatever the day", () => {
  expect(decided(continued("2002-11-15", "E9"))).toBe("loan.unknown");
  expect(decided(continued("2002-10-31", "E9"))).toBe("loan.unknown");
});

const collected = (on: string, amount: string): Happening => ({
  type: "CollectionApplied",
  on: day(on),
  amount: usd(amount),
});
const prepaid = (on: string): Happening => ({ type: "LoanPrepaid", on: day(on), loan: "E2", amount: usd("1.00") });
const advanced = (on: string, amount: string): Happening => ({ type: "AdvanceMade", on: day(on), amount: usd(amount) });

test.each([
  ["a collection of nothing", collected("2002-10-30", "0.00"), "happening.amount_must_be_positive"],
  ["a collection before servicing begins", collected("2002-10-30", "9,000,000.00"), "servicing.begins_later"],
  ["a collection of a cent more than is owed", collected("2002-11-14", "6,580,000.01"), "collection.exceeds_balance"],
  ["a collection of all that is owed", collected("2002-11-14", "6,580,000.00"), "accepted"],
  ["a collection on the day E1 becomes a Prime Rate Loan", collected("2002-11-15", "8,580,000.00"), "accepted"],
  ["an advance of nothing", advanced("2002-10-30", "0.00"), "happening.amount_must_be_positive"],
  ["an advance before servicing begins", advanced("2002-10-30", "1.00"), "servicing.begins_later"],
  ["a prepayment before servicing begins", prepaid("2002-10-30"), "servicing.begins_later"],
  ["a prepayment on the day servicing begins", prepaid("2002-10-31"), "accepted"],
  ["an advance on the day servicing begins", advanced("2002-10-31", "1.00"), "accepted"],
  [
    "a second beginning",
    { ...advanced("2002-12-01", "1.00"), type: "BalanceBroughtForward" } as Happening,
    "servicing.began_already",
  ],
] as const)("%s", (_, happening, expected) => {
  expect(decided(happening)).toBe(expected);
});

const defaulted = (cause: Cause): Happening => ({
  type: "DefaultOccurred",
  on: day("2002-12-05"),
  id: "tested",
  maturity: "matured",
  causes: [{ kind: "other", what: "a judgment" }, cause],
});
const covenant = (paper: string, provision: string): Cause => ({
  kind: "covenant",
  paper,
  provision,
  testedOn: day("2002-12-05"),
});

test.each([
  ["covenant-supplement", "IV(g)(ii)", "accepted"],
  ["covenant-supplement", "IV(g)(iii)", "happening.provision_unknown"],
  ["covenants", "IV(g)(ii)", "happening.provision_unknown"],
])("a default under %s § %s: %s", (paper, provision, expected) => {
  expect(decided(defaulted(covenant(paper, provision)))).toBe(expected);
});

const occurred = report(
  "net-worth",
  { ...defaulted({ kind: "other", what: "" }), id: "net worth" } as Happening,
  "2002-12-06",
);
const inDefault = differing(example(), { reports: [occurred] });
const elected = (change: Partial<Extract<Happening, { type: "RateElected" }>> = {}): Happening => ({
  type: "RateElected",
  on: day("2002-12-20"),
  from: day("2002-12-05"),
  electedBy: "Congress",
  ground: "event_of_default",
  occurrence: "net worth",
  ...change,
});

// The option is Congress', from the letter of 2002 on; the definition before it gave none.
test.each([
  [
    "a default that nobody reported",
    elected({ occurrence: "x", electedBy: "LPC", from: day("2002-10-01") }),
    "rate.occurrence_unknown",
  ],
  ["no default named", { ...elected(), occurrence: undefined } as unknown as Happening, "rate.occurrence_unknown"],
  ["from before any paper gives it", elected({ electedBy: "LPC", from: day("2002-10-01") }), "rate.no_higher_rate"],
  ["by the borrower", elected({ electedBy: "LPC" }), "rate.not_the_elector: Letter of October 31, 2002 § 1(a)"],
  ["by the lender", elected(), "accepted"],
  ["by the lender, on non-renewal", elected({ ground: "non_renewal", occurrence: "x" }), "accepted"],
] as const)("higher rate elected: %s", (_, happening, expected) => {
  expect(decided(happening, inDefault)).toBe(expected);
});

test("that a default has ceased is determined only of one that occurred", () => {
  const ended = (occurrence: string): Happening => ({
    type: "ContinuanceEnded",
    on: day("2002-12-16"),
    occurrence,
    determinedBy: "Congress",
  });
  expect([decided(ended("net worth"), inDefault), decided(ended("x"), inDefault)]).toEqual([
    "accepted",
    "rate.occurrence_unknown",
  ]);
});

test.each([
  "lexington",
  "lexington-working-capital",
  "lexington-exhibit-a-unsigned",
  "lexington-lrg-letter-unsigned",
  "lexington-sequential-reading",
  "lexington-unmatured-default",
  "lexington-lrg-nonpayment",
  "lexington-closed-november-5",
  "lexington-consent-unsigned",
  "lexington-prime-first-of-month",
  "lexington-term-loan",
])("every happening of %s is allowed, each on those before it", (name) => {
  expect(decideAll(example(name))).toEqual([]);
});

test("a fee that was charged though the letter is pending is refused, and nothing else is", () => {
  const charged = example().reports.filter(({ key }) => key === "amendment-fee-charged");
  const open = differing(example("lexington-exhibit-a-unsigned"), { reports: charged });
  expect(decideAll(open).map(({ key, code }) => [key, code])).toEqual([
    ["amendment-fee-charged", "fee.not_yet_payable"],
  ]);
});

test("deciding changes nothing", () => {
  const open = example();
  const before = [...open.reports];
  decided(fee(), open);
  decided(advanced("2002-12-01", "1.00"), open);
  expect(open.reports).toEqual(before);
});
