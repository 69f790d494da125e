import { expect, test } from "vitest";
import { moneyText } from "../../src/base/money.ts";
import type { PricingGrid } from "../../src/events/pricing-grid.ts";
import { accountOf } from "../../src/servicing/account.ts";
import { type OpenFacility, termsOn } from "../../src/servicing/facility.ts";
import { postings } from "../../src/servicing/postings.ts";
import { primeRateOn } from "../../src/servicing/rate.ts";
import { statementOf } from "../../src/servicing/statement.ts";
import { day, differing, example, fraction, known, percent } from "../say.ts";

const alder = example("alder-grid");

function rateOn(open: OpenFacility, on: string, by?: string): string {
  const facility = known(open, by);
  const terms = termsOn(facility, day(on));
  const rate = terms.ok ? primeRateOn(facility, terms.value, day(on)) : terms;
  return rate.ok ? (rate.value.receipt.value ?? "") : rate.failure.code;
}

function entered(difference: Partial<PricingGrid>): OpenFacility {
  return differing(alder, {
    file: { pricing: (alder.file.pricing ?? []).map((each) => ({ ...each, ...difference })) },
  });
}

// Prime 4.25%. The certificate for December 31 is due January 20, comes February 1 and shows 1,600,000, level III; in
// March it is found to have been 1,450,000, level II.
test.each([
  ["2003-01-01", undefined, "5.25%"],
  ["2003-01-20", undefined, "5.25%"],
  ["2003-01-21", undefined, "5.75%"],
  ["2003-02-01", undefined, "5.75%"],
  ["2003-02-02", "2003-02-28", "4.75%"],
  ["2003-02-02", undefined, "5.25%"],
  ["2003-03-20", "2003-03-09", "4.75%"],
  ["2003-04-20", undefined, "5.25%"],
  ["2003-04-21", undefined, "5.75%"],
])("the rate of %s as known %s is %s", (on, by, rate) => {
  expect(rateOn(alder, on, by)).toBe(rate);
});

test.each([
  ["from_then_on", "2003-03-10", "4.75%"],
  ["from_then_on", "2003-03-11", "5.25%"],
  ["true_up", "2003-03-10", "5.25%"],
] as const)("right figures read %s price %s at %s", (wrong, on, rate) => {
  expect(rateOn(entered({ wrong }), on)).toBe(rate);
});

test("a wrong certificate is a true-up of what was charged, from the day it took effect", () => {
  const made = postings(known(alder), known(alder).knownAt, day("2003-04-01"));
  if (!made.ok) throw new Error(JSON.stringify(made.failure));
  const differences = made.value.filter(({ difference }) => difference !== undefined);
  // 3,617,761.46 × (1.00% − 0.50%) × 27/360 = 1,356.66 for February 2 to 28.
  expect(
    differences.map(({ postedOn, valueOn, description, legs }) => [postedOn, valueOn, description, legs[0]]),
  ).toEqual([
    [
      "2003-03-10",
      "2003-03-01",
      "True-up of Interest on Prime Rate Loans, 2003-02-01 to 2003-02-28",
      { account: "loans:true-ups", amount: { currency: "USD", minor: 135_666n } },
    ],
  ]);
  expect(differences[0]?.difference?.causes).toEqual(["certificate-2002-12-again"]);
});

test("a correction of the report of a certificate does not make it late", () => {
  const [certificate] = alder.reports.filter(({ key }) => key === "certificate-2002-12");
  if (certificate === undefined) throw new Error("a certificate is delivered");
  const { happening } = certificate;
  const corrected = { ...certificate, key: "again", corrects: "certificate-2002-12" };
  const open = differing(alder, {
    without: ["certificate-2002-12-again"],
    reports: [{ ...corrected, recordedAt: known(alder).knownAt, happening: { ...happening, on: day("2003-03-10") } }],
  });
  expect(rateOn(open, "2003-02-02")).toBe("4.75%");
});

test.each(["true_up", "from_then_on"] as const)(
  "corrected figures price from the day they were told of first, %s",
  (wrong) => {
    const [certificate] = alder.reports.filter(({ key }) => key === "certificate-2002-12");
    if (certificate?.happening.type !== "FiguresReported") throw new Error("a certificate is delivered");
    const figures = [{ name: "average availability", value: fraction("700000/1") }];
    const happening = { ...certificate.happening, on: day("2003-03-20"), figures };
    const corrected = { ...certificate, key: "again", corrects: "certificate-2002-12", happening };
    const open = differing(entered({ wrong }), { reports: [{ ...corrected, recordedAt: known(alder).knownAt }] });
    // What was told of March 10 stands: it was delivered later than the certificate that is told anew.
    expect(["2003-02-02", "2003-03-10", "2003-03-11"].map((on) => rateOn(open, on))).toEqual(
      wrong === "true_up" ? ["5.25%", "5.25%", "5.25%"] : ["5.75%", "5.75%", "5.25%"],
    );
  },
);

test("the statement tells the margin by its clause", () => {
  const statement = statementOf(known(alder), day("2003-01-01"));
  if (!statement.ok) throw new Error(JSON.stringify(statement.failure));
  const line = statement.value.lines.find(({ kind }) => kind === "interest");
  // 3,600,000 × (5.25% × 20 + 5.75% × 11) / 360
  expect([line && moneyText(line.amount), line?.clause]).toEqual([
    "16825.00",
    "Loan Agreement § 1.7; Loan Agreement § 3.3",
  ]);
});

test.each([
  [
    "a margin that its clause does not have",
    entered({ levels: [{ name: "II", margin: percent("9") }] }),
    "collateral.clause_says_otherwise",
  ],
  ["no level of the name it begins with", entered({ initially: "IV" }), "rate.no_level"],
])("a grid with %s is refused", (_, open, code) => {
  const account = accountOf(known(open), day("2003-01-31"));
  expect(account.ok ? undefined : account.failure.code).toBe(code);
});

test("a margin that a clause states stands against one of a grid", () => {
  const open = differing(example("alder-fees"), {
    file: {
      pricing: (alder.file.pricing ?? []).map((each) => ({
        ...each,
        provision: "3.4",
        levels: [{ name: "II", margin: percent("0.375") }],
      })),
    },
  });
  expect(rateOn(open, "2002-11-10")).toBe("terms.conflict");
});
