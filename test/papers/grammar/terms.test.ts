import { describe, expect, test } from "vitest";
import { ratio } from "../../../src/base/ratio.ts";
import { readPaper } from "../../../src/papers/read.ts";
import { termsIn } from "../../../src/papers/terms/read-terms.ts";
import { folded, readLetter } from "../paper.ts";

// The values that run a loan, in the words that papers use for them; and words that only look like it.

function values(text: string): unknown[] {
  return termsIn(text).map(({ term }) => term);
}

const base = { name: "rate", scope: "Base Rate Loans", index: "Base Rate" };

test.each([
  [
    '"Interest Rate" shall mean, as to Base Rate Loans, a rate of one (1%) percent per annum in excess of the Base Rate.',
    ratio(1n, 100n),
  ],
  ["Base Rate Loans bear interest; the rate on Base Rate Loans is 2.5% per annum above the Base Rate.", ratio(1n, 40n)],
  ["For Base Rate Loans, one and one-quarter percent (1.25%) per annum over the Base Rate.", ratio(1n, 80n)],
  ["as to Base Rate Loans, a rate equal to 1-1/2% per annum plus the Base Rate", ratio(3n, 200n)],
  ["the Base Rate plus one-half of one percent (0.50%) per annum for all Base Rate Loans", ratio(1n, 200n)],
  ["as to Base Rate Loans, the Base Rate in effect plus a margin of 3%", ratio(3n, 100n)],
  // A part of a percentage is not the percentage.
  ["as to Base Rate Loans, a rate of 1/2 of 1% per annum above the Base Rate", ratio(1n, 200n)],
  ["as to Base Rate Loans, a rate of one-quarter of 1% per annum above the Base Rate", ratio(1n, 400n)],
])("rate: %s", (text, margin) => {
  expect(values(text)).toEqual([{ ...base, margin }]);
});

test("a rate begins on the day that its own words name, and not on one that a proviso names", () => {
  const text = (start: string, proviso: string) =>
    `"Interest Rate" shall mean, ${start}as to Base Rate Loans, a rate of one (1%) percent per annum above the Base Rate${proviso}.`;
  expect(values(text("from and after April 1, 1999, ", ""))).toMatchObject([{ from: "1999-04-01" }]);
  expect(values(text("commencing on April 1, 1999, ", ""))).toMatchObject([{ from: "1999-04-01" }]);
  const [later] = values(text("", "; provided, that, from and after May 1, 1999, it shall be higher")) as any[];
  expect(later.from).toBeUndefined();
});

test("rates of several kinds of loan", () => {
  const text =
    "as to Base Rate Loans, one (1%) percent per annum over the Base Rate and, as to Term Rate Loans, two (2%) percent per annum over the Term Rate";
  expect(values(text)).toEqual([
    { ...base, margin: ratio(1n, 100n) },
    { name: "rate", scope: "Term Rate Loans", index: "Term Rate", margin: ratio(2n, 100n) },
  ]);
});

test.each([
  ["below the index", "as to Base Rate Loans, a rate of one (1%) percent per annum below the Base Rate"],
  ["a flat rate", "as to Base Rate Loans, a rate of nine (9%) percent per annum"],
  [
    "the greater of two",
    "as to Base Rate Loans, the greater of (a) one (1%) percent per annum above the Base Rate and (b) 6%",
  ],
  ["words and figures that differ", "as to Base Rate Loans, a rate of one (2%) percent per annum above the Base Rate"],
  ["figures and words that differ", "as to Base Rate Loans, the Base Rate plus 2% (one percent) per annum"],
  [
    "an impossible beginning",
    "from and after April 31, 1999, as to Base Rate Loans, one (1%) percent per annum above the Base Rate",
  ],
  [
    "a year out of time",
    "from and after April 1, 1099, as to Base Rate Loans, one (1%) percent per annum above the Base Rate",
  ],
  [
    "two beginnings",
    "from and after April 1, 1999 one (1%) percent per annum above the Base Rate and from and after May 1, 1999 two (2%) percent per annum above the Base Rate",
  ],
  ["basis points", "as to Base Rate Loans, 250 basis points above the Base Rate"],
  ["an unclear part", "as to Base Rate Loans, run-off of 1% per annum above the Base Rate"],
])("no rate is read from %s", (_, text) => {
  expect(values(text)).toEqual([]);
});

describe("the higher rate of an election", () => {
  const text = (proviso: string) =>
    `"Interest Rate" shall mean, as to Base Rate Loans, a rate of one (1%) percent per annum above the Base Rate; provided, that, ${proviso}.`;
  const level = { name: "higherRate", index: "Base Rate", level: ratio(3n, 100n), electedBy: "Lender" };

  test.each([
    [
      "at Lender's option, without notice, it shall be three (3%) percent per annum above the Base Rate (a) upon the occurrence of any Event of Default and (b) on loans in excess of what is available after five (5) days' written notice",
      {
        withoutNotice: true,
        grounds: [
          { ground: "default", clause: "(a)", triggers: ["eventOfDefault"] },
          { ground: "excess", clause: "(b)", noticeDays: 5, channels: ["written"] },
        ],
      },
    ],
    [
      "at the Lender's election, upon termination or non-renewal hereof, it shall be three (3%) percent per annum above the Base Rate until all is paid in full",
      {
        withoutNotice: false,
        grounds: [
          {
            ground: "default",
            clause: "",
            triggers: ["termination", "nonRenewal"],
            untilPaidInFull: true,
            survivesJudgment: false,
          },
        ],
      },
    ],
  ])("%s", (proviso, expected) => {
    const [rate, higher, ...more] = values(text(proviso));
    expect(rate).toEqual({ ...base, margin: ratio(1n, 100n) });
    expect(higher).toMatchObject({ ...level, ...expected });
    expect(more).toEqual([]);
  });

  test.each([
    ["no election", "upon an Event of Default, it shall be three (3%) percent per annum above the Base Rate"],
    ["no ground", "at Lender's option, it shall be three (3%) percent per annum above the Base Rate"],
    [
      "a ground of another kind",
      "at Lender's option, if it snows, it shall be three (3%) percent per annum above the Base Rate",
    ],
    [
      "a notice of business days",
      "at Lender's option, it shall be three (3%) percent per annum above the Base Rate on amounts in excess of what is available after five (5) business days' notice",
    ],
    [
      "a notice told in two ways",
      "at Lender's option, it shall be three (3%) percent per annum above the Base Rate on amounts in excess of what is available after five (6) days' notice",
    ],
    [
      "a level told in two ways",
      "at Lender's option, upon an Event of Default, it shall be three (4%) percent per annum above the Base Rate",
    ],
  ])("not read, and never taken for a rate of its own: %s", (_, proviso) => {
    expect(values(text(proviso))).toEqual([{ ...base, margin: ratio(1n, 100n) }]);
  });
});

describe("what qualifies a rate and is not understood is told, with its place", () => {
  const definition = (words: string) =>
    readLetter(
      `Interest. The definition of "Interest Rate" in the Loan Agreement is hereby deleted and replaced with the following:\n\n        "Interest Rate" shall mean, as to Base Rate Loans, a rate of one (1%) percent per annum above the Base Rate${words}.`,
    );

  test.each([
    ["; provided, that, it shall be doubled on leap days", "provided, that, it shall be doubled on leap days."],
    ["; provided, however, that the Lender may round it", "provided, however, that the Lender may round it."],
    [", but in no event less than six (6%) percent per annum", "in no event less than six (6%) percent per annum."],
    [", until June 1, 1999", "until June 1, 1999."],
    [
      "; provided, that, at Lender's option, it shall be three (3%) percent per annum above the Base Rate (a) upon an Event of Default or (b) when it snows",
      "when it snows.",
    ],
  ])("%s", (words, place) => {
    const { acts, reading, text } = definition(words);
    expect(acts.map(({ kind }) => kind)).toEqual(["replaceDefinition"]);
    expect(acts[0]?.terms[0]).toMatchObject({ name: "rate", margin: ratio(1n, 100n) });
    expect(reading.findings).toMatchObject([{ code: "term.proviso_unread", severity: "warning" }]);
    const span = reading.findings[0]?.span;
    expect(folded(text.slice(span?.start, span?.end))).toBe(place);
  });

  test("in a base agreement too; and nothing is told where all is understood", () => {
    const agreement = (words: string) =>
      `LOAN AGREEMENT\n\nThis Loan Agreement is made on March 1, 1999 by Northern Finance Company and Southern Works Company.\n\n        1. Interest. Base Rate Loans shall bear interest at one (1%) percent per annum above the Base Rate${words}\n\nNORTHERN FINANCE COMPANY\n\nBy: /s/ Ann Lee\n`;
    const codes = (words: string) => readPaper(agreement(words)).findings.map(({ code }) => code);
    expect(codes(".")).toEqual([]);
    expect(codes("; provided, that, it is doubled on leap days.")).toEqual(["term.proviso_unread"]);
    // A proviso of another sentence is of something else.
    expect(codes(". Borrower keeps books; provided, that, it may burn them.")).toEqual([]);
  });
});

describe("the day on which a term ends", () => {
  test.each([
    ['for a term ending May 1, 2001 (the "Renewal Date")', { on: "2001-05-01", called: "Renewal Date" }],
    ["for a renewal term expiring on May 1, 2001", { on: "2001-05-01" }],
    ['shall continue until May 1, 2001 (the "Maturity Date")', { on: "2001-05-01", called: "Maturity Date" }],
    ['expires on May 1, 2001 ("Termination Date")', { on: "2001-05-01", called: "Termination Date" }],
  ])("%s", (text, term) => {
    expect(values(text)).toEqual([{ name: "renewalDate", ...term }]);
  });

  test.each([
    ["an impossible day", 'for a term ending November 31, 2001 (the "Renewal Date")'],
    ["the end of something else", "the letter of credit expires on May 1, 2001"],
    ["a day of another name", 'until May 1, 2001 (the "Inspection Date")'],
    ["a lease that terminates", "the lease terminates on May 1, 2001"],
  ])("none is read from %s", (_, text) => {
    expect(values(text)).toEqual([]);
  });
});

test.each([
  [
    "interest is computed on the basis of a 360-day year for the actual number of days elapsed",
    { name: "dayCount", dayCount: "actual/360" },
  ],
  ["on a three hundred sixty (360) day year and actual days elapsed", { name: "dayCount", dayCount: "actual/360" }],
  ["on the basis of a 365 day year for the actual number of days", { name: "dayCount", dayCount: "actual/365F" }],
  ["on a 360-day year of twelve 30-day months", { name: "dayCount", dayCount: "30/360" }],
  [
    "interest shall be charged to any loan account on the first day of each month",
    { name: "chargeDay", dayOfMonth: 1 },
  ],
  [
    "each amount is rounded to the nearest cent, one-half cent being rounded upward",
    { name: "rounding", rounding: "half-up" },
  ],
  [
    "at the end of the Interest Period, each Term Rate Loan shall be converted into a Base Rate Loan",
    { name: "conversionAtPeriodEnd", from: "Term Rate Loans", into: "Base Rate Loans" },
  ],
  [
    "a Term Rate Loan shall on the last day of its Interest Period become a Base Rate Loan",
    { name: "conversionAtPeriodEnd", from: "Term Rate Loans", into: "Base Rate Loans" },
  ],
  [
    "each change in the Prime Rate is effective on the first day of the month following it",
    { name: "indexChange", index: "Prime Rate", timing: "first_of_next_month" },
  ],
  [
    "a change in the Prime Rate is effective on the day of its announcement",
    { name: "indexChange", index: "Prime Rate", timing: "same_day" },
  ],
])("reckoning: %s", (text, term) => {
  expect(values(text)).toEqual([term]);
});

test.each([
  "interest is paid on a 360-day year",
  "Borrower shall be charged to the account for each month",
  "at the end of the Interest Period the Borrower shall report",
  "a change in the Base Rate is announced",
  "",
])("no term: %s", (text) => {
  expect(values(text)).toEqual([]);
});
