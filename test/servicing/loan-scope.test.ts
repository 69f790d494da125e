import { expect, test } from "vitest";
import { bandsOf } from "../../src/accruals/accrual.ts";
import { knownBy, type OpenFacility, termsByDay, withMore } from "../../src/servicing/facility.ts";
import { statementOf } from "../../src/servicing/statement.ts";
import { sweep } from "../../src/servicing/sweep.ts";
import { percentText, primeRateOn } from "../../src/servicing/rate.ts";
import { day, differing, example, moment, report } from "../say.ts";

// A letter that changes the rate of some loans only. Prime is 4.25% from November 7, 2002; the letter of October 31
// prices Prime Rate Loans at 1.00% over it.
function letterReaching(which: string): OpenFacility {
  const text = `
                                                          December 2, 2002

Lexington Precision Corporation

               Re: Amendment to Financing Agreements

Gentlemen:

        We refer to the financing agreements between Congress Financial Corporation ("Congress") and Lexington Precision
Corporation ("LPC").

        1. Interest Rate. ${which}, the definition of "Interest Rate" set out in the letter agreement re: Amendment to
Financing Agreements, dated January 31, 1995, by and between Congress and LPC, is deleted in its entirety and the
following is substituted:

               "Interest Rate" shall mean, as to Prime Rate Loans, a rate equal to three (3%) percent per annum above
        the Prime Rate.

                                            Very truly yours,

                                            CONGRESS FINANCIAL CORPORATION

                                            By:   /s/ A. Signatory
                                               ------------------------------

ACCEPTED AND AGREED:

                                            LEXINGTON PRECISION CORPORATION

                                            By:   /s/ B. Signatory
                                               ------------------------------
`;
  const paper = {
    id: "letter-2002-12-02",
    title: "Letter of December 2, 2002",
    names: [],
    file: "letter",
    text,
    recordedAt: moment("2002-12-02"),
  };
  return withMore(example("lexington-term-loan"), [paper], []);
}

const newOnes = letterReaching("As to Loans made on or after December 2, 2002");
const oldOnes = letterReaching("As to Loans outstanding before December 2, 2002");
const all = letterReaching("Effective as of December 2, 2002");

function rate(open: OpenFacility, on: string, madeOn?: string): string {
  const facility = knownBy(open);
  const terms = termsByDay(facility)(day(on), madeOn === undefined ? undefined : day(madeOn));
  if (!terms.ok) return terms.failure.code;
  const found = primeRateOn(facility, terms.value, day(on));
  return found.ok ? percentText(found.value.value.rate) : found.failure.code;
}

test.each<[string, OpenFacility, string, string | undefined, string]>([
  ["new loans, the day before, any loan", newOnes, "2002-12-01", undefined, "5.25%"],
  ["new loans, one made before", newOnes, "2002-12-02", "2002-12-01", "5.25%"],
  ["new loans, one made on the day", newOnes, "2002-12-02", "2002-12-02", "7.25%"],
  [
    "new loans, the account, whose advances are not told apart",
    newOnes,
    "2002-12-02",
    undefined,
    "rate.loans_not_told_apart",
  ],
  ["outstanding loans, one made before", oldOnes, "2002-12-02", "2002-12-01", "7.25%"],
  ["outstanding loans, one made on the day", oldOnes, "2002-12-02", "2002-12-02", "5.25%"],
  ["outstanding loans, the account", oldOnes, "2002-12-02", undefined, "rate.loans_not_told_apart"],
  ["all loans, one made before", all, "2002-12-02", "2002-12-01", "7.25%"],
  ["all loans, the account", all, "2002-12-02", undefined, "7.25%"],
])("a rate for %s", (_, open, on, madeOn, expected) => {
  expect(rate(open, on, madeOn)).toBe(expected);
});

// Without Revolving Loans there is nothing in the account from December on but what the term loan is charged.
test("a term loan made before a change for new loans keeps its rate, and says on which clause", () => {
  const keys = ["brought-forward-2002-10-31"];
  const moved = newOnes.reports.filter(({ happening }) =>
    /^(?:AdvanceMade|CollectionApplied|FeeCharged|EurodollarLoanMade)$/.test(happening.type),
  );
  const opened = report("nothing-brought-forward", {
    type: "BalanceBroughtForward",
    on: day("2002-10-31"),
    amount: { currency: "USD", minor: 0n },
  });
  const alone = (open: OpenFacility) =>
    knownBy(differing(open, { without: [...keys, ...moved.map(({ key }) => key)], reports: [opened] }));
  const interest = (open: OpenFacility) => {
    const swept = sweep(alone(open), day("2002-12-15"));
    if (!swept.ok) return swept.failure.code;
    return bandsOf(swept.value.accruing.get("Equipment Term Loan") ?? []).map(({ rate: each, source }) => {
      const [clause] = source.because;
      return `${percentText(each)} ${clause?.cite ?? ""}`;
    });
  };
  // What the account is charged on December 1 is in it from then on, and nobody can say which loans it is of.
  expect(interest(newOnes)).toBe("rate.loans_not_told_apart");
  expect(interest(all)).toEqual(["5.25% Letter of October 31, 2002 § 1(a)", "7.25% Letter of December 2, 2002 § 1"]);
});

test("a statement is refused, not made at a rate that is not that of the loans", () => {
  const made = statementOf(knownBy(newOnes), day("2002-12-01"));
  expect(made.ok ? "made" : made.failure.code).toBe("rate.loans_not_told_apart");
});
