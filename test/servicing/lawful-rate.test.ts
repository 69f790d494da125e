import { expect, test } from "vitest";
import { accruedTotal } from "../../src/accruals/accrual.ts";
import { moneyText, settle } from "../../src/base/money.ts";
import type { LawfulRate } from "../../src/events/lawful-rate.ts";
import type { Happening } from "../../src/events/happening.ts";
import type { OpenFacility } from "../../src/servicing/facility.ts";
import { judgmentComparison } from "../../src/servicing/judgment-comparison.ts";
import { maximumRateOn } from "../../src/servicing/lawful-rate.ts";
import { sweep } from "../../src/servicing/sweep.ts";
import { statementOf } from "../../src/servicing/statement.ts";
import { day, differing, example, known, percent, report, usd } from "../say.ts";

const alder = example("alder-fees");
const [found] = alder.file.lawfulRates ?? [];
if (found === undefined) throw new Error("a maximum is entered");
const entry: LawfulRate = found;
const still = { without: ["collection-2002-11-20", "advance-2002-11-20"] };

function within(...maxima: readonly Partial<LawfulRate>[]): OpenFacility {
  const lawfulRates = maxima.map((each, index): LawfulRate => ({ ...entry, id: `max-${index}`, ...each }));
  return differing(alder, { ...still, file: { lawfulRates } });
}

function november(open: OpenFacility): readonly (readonly [string, string])[] {
  const statement = statementOf(known(open), day("2002-11-01"));
  if (!statement.ok) throw new Error(JSON.stringify(statement.failure));
  return statement.value.lines
    .filter(({ kind }) => kind === "interest" || kind === "forgone")
    .map(({ kind, amount }) => [kind, moneyText(amount)]);
}

// 4,450,000 at 5.75% for six days and 5.25% for twenty-four: 19,839.58.
test.each([
  ["above every rate", [{ rate: percent("25") }], [["interest", "19839.58"]]],
  ["just the highest rate", [{ rate: percent("5.75") }], [["interest", "19839.58"]]],
  // (5.50% × 6 + 5.25% × 24) / 360, and 0.25% × 6 / 360 not charged.
  [
    "between the two",
    [{ rate: percent("5.50") }],
    [
      ["interest", "19654.17"],
      ["forgone", "185.42"],
    ],
  ],
  // 5.00% × 30 / 360, and (0.75% × 6 + 0.25% × 24) / 360.
  [
    "below both",
    [{ rate: percent("5") }],
    [
      ["interest", "18541.67"],
      ["forgone", "1297.92"],
    ],
  ],
  [
    "the lower of two",
    [{ rate: percent("5.50") }, { rate: percent("5") }],
    [
      ["interest", "18541.67"],
      ["forgone", "1297.92"],
    ],
  ],
  // From November 4 only: 5.75% × 3, 5.50% × 3, 5.25% × 24.
  [
    "from a day on",
    [{ rate: percent("5.50"), from: day("2002-11-04") }],
    [
      ["interest", "19746.88"],
      ["forgone", "92.71"],
    ],
  ],
])("a maximum lawful rate %s", (_, maxima, lines) => {
  expect(november(within(...maxima))).toEqual(lines);
});

test("what is not charged is no part of what is owed, and the band tells the law and the rate of the contract", () => {
  const statement = statementOf(known(within({ rate: percent("5.50") })), day("2002-11-01"));
  if (!statement.ok) throw new Error(JSON.stringify(statement.failure));
  const line = statement.value.lines.find(({ kind }) => kind === "interest");
  expect(statement.value.charged).toEqual(line?.amount);
  const [band] = line?.bands ?? [];
  expect(band?.rate).toBe("5.50%");
  expect(JSON.stringify(band?.segment.source)).toMatch(/Penal Law[^]*by the contract[^]*5\.75%/);
  expect(line?.clause).toContain("Loan Agreement § 3.8");
});

// 750,000 collected on Wednesday, November 20, takes a Business Day: 5.25% × 1/360 by the agreement, 3.00% by the law.
test("interest for the days that collections take is within it too", () => {
  const lawfulRates = [{ ...entry, rate: percent("3") }];
  const statement = statementOf(known(differing(alder, { file: { lawfulRates } })), day("2002-11-01"));
  if (!statement.ok) throw new Error(JSON.stringify(statement.failure));
  const charge = statement.value.lines.filter(({ description }) => description.includes("Collection day charge"));
  expect(charge.map(({ kind, amount }) => [kind, moneyText(amount)])).toEqual([
    ["fee", "62.50"],
    ["forgone", "46.88"],
  ]);
});

const loans: readonly Happening[] = [
  {
    type: "EurodollarLoanMade",
    on: day("2002-11-01"),
    loan: "E1",
    amount: usd("100,000.00"),
    rate: percent("30"),
    periodEndsOn: day("2002-12-15"),
  },
  {
    type: "TermLoanMade",
    on: day("2002-11-01"),
    loan: "T1",
    instrument: "loan-agreement",
    clause: "2.1",
    amount: usd("100,000.00"),
    rate: percent("40"),
    instalments: [],
    maturesOn: day("2003-06-01"),
  },
];

test("loans at rates of their own are within it too", () => {
  const reports = loans.map((each, index) => report(`loan-${index}`, each));
  // 100,000 × 25% × 30/360 each; 5% and 15% of it not charged.
  expect(november(differing(alder, { ...still, reports }))).toEqual([
    ["interest", "19839.58"],
    ["interest", "2083.33"],
    ["forgone", "416.67"],
    ["interest", "2083.33"],
    ["forgone", "1250.00"],
  ]);
});

test("no maximum applies before its day, nor where its clause is on no paper", () => {
  const before = maximumRateOn(known(within({ from: day("2002-11-02") })), day("2002-11-01"));
  expect(before).toEqual({ ok: true, value: undefined });
  const elsewhere = maximumRateOn(known(within({ provision: "9.9" })), day("2002-11-01"));
  expect(elsewhere.ok ? undefined : elsewhere.failure.code).toBe("collateral.clause_unknown");
});

const elected: Happening = {
  type: "RateElected",
  on: day("2003-01-10"),
  from: day("2003-01-03"),
  electedBy: "Congress",
  ground: "non_renewal",
};
const judgment: Happening = { type: "JudgmentEntered", on: day("2003-01-03") };

// 9,813,635.78 × 6.25% × 30/360 by the contract, × 9% × 30/365 by the statute of New York.
test("a judgment is told at the rate of the contract and at that of the statute", () => {
  const compared = (reports: readonly Happening[], on: string) => {
    const open = differing(example(), { reports: reports.map((each, index) => report(`told-${index}`, each)) });
    const comparison = judgmentComparison(known(open), day(on));
    if (!comparison.ok) throw new Error(JSON.stringify(comparison.failure));
    return comparison.value && [comparison.value.contract, comparison.value.statute].map(moneyText);
  };
  expect(compared([elected, judgment], "2003-01-09")).toEqual(["51112.69", "72594.02"]);
  expect(compared([elected, judgment], "2003-01-03")).toEqual(["51112.69", "72594.02"]);
  // Without the election, 5.25%.
  expect(compared([judgment], "2003-01-03")).toEqual(["42934.66", "72594.02"]);
  expect(compared([elected, judgment], "2003-01-02")).toBeUndefined();
  expect(compared([elected], "2003-01-09")).toBeUndefined();
});

// SOFR of 4.26, 4.31, 4.33 and 4.34, then 4.35 for the weekend: on average less than the floor of 4.325% up to Saturday,
// and 4.327142…% by Sunday. With 1.75% that is 6.075% for six days and 6.09% for the seventh, of which 6.08% is lawful:
// 1,000,000 × (6 × 6.075% + 6.08%) / 360. The days from Friday together would bear 6.08% on average, and nothing be cut.
test("what a loan bears at a rate of its period is held to the maximum day by day", () => {
  const open = example("alder-loans");
  const maximum = {
    ...entry,
    paper: "loan-agreement",
    provision: "3.1",
    rate: percent("6.08"),
    from: day("2025-01-06"),
  };
  const measured = { kind: "daily_simple" as const, indexFloor: percent("4.325"), floorOn: "period" as const };
  const rateOptions = (open.file.rateOptions ?? []).map((each) =>
    each.loans === "Compounded SOFR Loans" ? { ...each, ...measured } : each,
  );
  const swept = sweep(known(differing(open, { file: { rateOptions, lawfulRates: [maximum] } })), day("2025-06-08"));
  if (!swept.ok) throw new Error(JSON.stringify(swept.failure));
  const exact = accruedTotal(swept.value.accruing.get("C1") ?? []);
  expect(moneyText(settle({ currency: "USD", exact }, "half-up"))).toBe("1181.39");
});
