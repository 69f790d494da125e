import { expect, test } from "vitest";
import { expressionText } from "../../../src/base/expression.ts";
import { covenantText } from "../../../src/cli/say-tests.ts";
import { covenantsInText, metricsInText } from "../../../src/papers/covenants/covenants-in.ts";
import { triggerIn } from "../../../src/papers/covenants/trigger.ts";
import { toDecimal } from "../../../src/base/ratio.ts";

function read(text: string, lead = "", heading = ""): string[] {
  return covenantsInText({ lead, heading, text }).map(covenantText);
}

// What a sentence is read as. A level that cannot be told is never filled in.
test.each<[text: string, expected: string]>([
  [
    "Borrower shall maintain Net Worth of not less than $8,000,000 at all times.",
    "Net Worth at least 8,000,000.00, at all times",
  ],
  [
    "Borrower shall maintain, as of the last day of each month, Working Capital of at least $1,250,000.50.",
    "Working Capital at least 1,250,000.50, at the end of each month",
  ],
  [
    "Borrower will not permit the Leverage Ratio as of the end of any fiscal quarter to exceed 3.50 to 1.00.",
    "Leverage Ratio at most 3.50x, at the end of each quarter",
  ],
  [
    "Borrower will not permit the Leverage Ratio as of the end of any fiscal quarter to be greater than or equal to 3.50:1.",
    "Leverage Ratio less than 3.50x, at the end of each quarter",
  ],
  ["The Current Ratio shall not at any time be less than .95 to 1.00.", "Current Ratio at least 0.95x, at all times"],
  [
    "Tangible Net Worth shall be more than $2.5 million at each fiscal year end.",
    "Tangible Net Worth more than 2,500,000.00, at the end of each year",
  ],
  [
    "Borrower shall not permit its Tangible Net Worth to be less than negative $750,000, tested quarterly, commencing with the quarter ending March 31, 2008.",
    "Tangible Net Worth at least -750,000.00, at the end of each quarter, from 2008-03-31",
  ],
  [
    "While a Reporting Trigger exists, the Fixed Charge Coverage Ratio as of each month end shall not be less than 1.10 to 1.00.",
    "Fixed Charge Coverage Ratio at least 1.10x, at the end of each month, while a Reporting Trigger lasts",
  ],
  [
    'Borrower shall not permit the ratio (the "Coverage Ratio") of (a) EBITDA to (b) interest paid and scheduled principal to be less than 1.20 to 1.00 as of the last day of each fiscal quarter.',
    "Coverage Ratio (ebitda / (interest paid + scheduled principal)) at least 1.20x, at the end of each quarter",
  ],
  // Levels by period: after the level, before it, for as many days.
  [
    "Borrower shall not permit EBITDA as of the last day of any fiscal quarter to be less than (i) $500,000 for quarters ending on or before June 30, 2001, (ii) $600,000 for quarters ending on or before December 31, 2001, and (iii) $700,000 thereafter.",
    "EBITDA at least 500,000.00 to 2001-06-30; 600,000.00 from 2001-07-01 to 2001-12-31; 700,000.00 from 2002-01-01, at the end of each quarter",
  ],
  [
    "Borrower shall not permit the Leverage Ratio at the end of any fiscal quarter to be greater than (i) from January 1, 2001 to June 30, 2001, 4.0 to 1.0, and (ii) at any time thereafter, 3.5 to 1.0.",
    "Leverage Ratio at most 4.00x from 2001-01-01 to 2001-06-30; 3.50x from 2001-07-01, at the end of each quarter",
  ],
  [
    "Borrower shall maintain as of December 31, 1999 and December 31, 2000 EBITDA for the year then ended of not less than $3,500,000 and $4,000,000, respectively.",
    "EBITDA at least 3,500,000.00 to 1999-12-31; 4,000,000.00 from 2000-01-01 to 2000-12-31, at the end of each year",
  ],
  [
    "Borrower shall maintain EBITDA at the end of each fiscal quarter ending on a day below of not less than the amount opposite it:\nQuarter ending\tAmount\nMarch 31, 2001\t$100,000\nJune 30, 2001\t$200,000\nSeptember 30, 2001 and thereafter\t$300,000",
    "EBITDA at least 100,000.00 to 2001-03-31; 200,000.00 from 2001-04-01 to 2001-06-30; 300,000.00 from 2001-07-01, at the end of each quarter",
  ],
  [
    "Borrower shall at all times maintain Net Worth at not less than:\nFrom\tTo\tAmount\nThe date hereof\tDecember 31, 1999\t$38,000\nJanuary 1, 2000\tAt all times thereafter\t$40,000",
    "Net Worth at least 38,000.00 to 1999-12-31; 40,000.00 from 2000-01-01, at all times",
  ],
  // The months of days written in figures are sure only where one of them can be no month.
  [
    "Borrower shall maintain EBITDA for the three months ending on a day below of not less than the amount opposite it:\n9/30/98\t$1,000\n12/31/98\t$2,000",
    "EBITDA at least 1,000.00 to 1998-09-30; 2,000.00 from 1998-10-01 to 1998-12-31, at the end of each quarter",
  ],
  [
    "Borrower shall maintain EBITDA for the month ending on a day below of not less than the amount opposite it:\n3/4/98\t$1,000\n4/4/98\t$2,000",
    "EBITDA at least, not read: its table cannot be read row by row; it does not say when it is tested, or not in words that are known",
  ],
])("%s", (text, expected) => {
  expect(read(text)).toEqual([expected]);
});

// What is not whole says what is wanting, and has no level that could be taken for the whole.
test.each<[text: string, gap: string]>([
  [
    "Borrower shall not permit Net Worth at any time to be less than the sum of $5,000,000 plus fifty percent (50%) of Net Income.",
    "its level is worked out from other figures",
  ],
  [
    "Borrower shall at all times maintain Net Worth of not less than $5,000,000 plus half of Net Income.",
    "its level is worked out from other figures",
  ],
  [
    "Borrower shall at all times maintain Excess Availability of at least the greater of $500,000 and 10% of the Line Cap.",
    "its level is worked out from other figures",
  ],
  [
    "Borrower shall at all times maintain Net Worth of at least five million dollars ($6,000,000).",
    "a number stands in it in words and in figures that differ",
  ],
  [
    "Borrower shall at all times maintain Net Worth of at least $5,000,000; provided, that sums due from officers do not count.",
    "a proviso changes it in a way that is not read",
  ],
  [
    "Borrower shall not permit EBITDA at the end of any fiscal quarter to be less than $500,000 to June 30, 2001 and $700,000 from January 1, 2002.",
    "its levels do not follow one another day by day",
  ],
  [
    "Borrower shall maintain a Current Ratio of not less than 1.25 to 1.00.",
    "it does not say when it is tested, or not in words that are known",
  ],
  [
    "Permit the Leverage Ratio at the end of any fiscal quarter to exceed 3.00 to 1.00.",
    "it says what is permitted, and the words that forbid it stand elsewhere",
  ],
  [
    "Borrower shall maintain EBITDA for the quarter ending on a day below of not less than the amount opposite it:\nJanuary 3, 2004\t$22,000\nApril 3, 2004\t$21,000",
    "its test days are not the ends of calendar months",
  ],
  [
    "Borrower shall at all times maintain Net Worth of not less than the amount below:\nUntil June 30, 2001\t$22,000\nAfter the Merger\t$21,000",
    "its table cannot be read row by row",
  ],
])("%s: %s", (text, gap) => {
  const [told, ...more] = read(text);
  expect(more).toEqual([]);
  expect(told).toContain(`not read: ${gap}`);
});

test.each([
  "Borrower shall maintain insurance of at least $5,000,000.",
  "Borrower may pay dividends to the extent that the Leverage Ratio is less than 2.00 to 1.00.",
  "Borrower may pay dividends, provided Excess Availability shall not be less than $500,000 immediately after that.",
  "The Applicable Margin is 2.00% if the Leverage Ratio is greater than 3.00 to 1.00.",
  "Borrower shall not permit Indebtedness of more than $300,000 to exist.",
])("%s is no covenant", (text) => {
  expect(read(text)).toEqual([]);
});

test("what the clauses above say leads those below, and what they say whole is not said again below", () => {
  const lead = "Borrower shall: maintain Working Capital:";
  expect(read("at each fiscal quarter end, of not less than $5,500,000; and", lead)).toEqual([
    "Working Capital at least 5,500,000.00, at the end of each quarter",
  ]);
  expect(read("Permit the Current Ratio to be less than 1.25 to 1.00 at any time.", "Borrower will not:")).toEqual([
    "Current Ratio at least 1.25x, at all times",
  ]);
  const whole = "Borrower shall at all times maintain Net Worth of not less than $5,000,000, as follows:";
  expect(read("it sends a statement with 2 copies to the Lender.", whole)).toEqual([]);
});

test("each level stands where its words are", () => {
  const text =
    "Note. Borrower shall not permit EBITDA at each month end to be less than $500 to June 30, 2001 and $700 thereafter.";
  const [covenant] = covenantsInText({ lead: "", heading: "", text });
  expect(covenant?.levels.map(({ at }) => text.slice(at.from, at.to))).toEqual(["$500", "$700"]);
});

test.each<[text: string, formula: string]>([
  [
    '"Working Capital" means the amount by which Current Assets exceed Current Liabilities; provided, that, the Obligations shall not be counted among Current Liabilities.',
    "Working Capital = current assets - (current liabilities - obligations among current liabilities)",
  ],
  [
    '"Tangible Net Worth" means Net Worth less intangible assets, plus Subordinated Debt.',
    "Tangible Net Worth = net worth - intangible assets + subordinated debt",
  ],
  [
    '"Coverage Ratio" means the ratio of (a) EBITDA less taxes paid in cash to (b) the sum of interest and scheduled principal.',
    "Coverage Ratio = (ebitda - taxes paid in cash) / (interest + scheduled principal)",
  ],
  ['"Leverage Ratio" means Funded Debt divided by EBITDA.', "Leverage Ratio = funded debt / ebitda"],
])("%s", (text, formula) => {
  expect(metricsInText(text).map((metric) => `${metric.called} = ${expressionText(metric.formula)}`)).toEqual([
    formula,
  ]);
});

// A formula that is half read would be a wrong one.
test.each([
  '"Net Income" means, for any period, net income, determined in accordance with GAAP, excluding gains.',
  '"Net Worth" means assets less liabilities and reserves.',
  '"Coverage Ratio" means the ratio of EBITDA less the sum of dividends and taxes to interest.',
  '"Working Capital" means current assets less current liabilities; provided, that the Obligations are treated as the Lender may say.',
  '"Lender" means the Bank plus its successors.',
])("%s gives no formula", (text) => {
  expect(metricsInText(text)).toEqual([]);
});

test("a state that begins and ends by days without a break", () => {
  const text =
    'A "Cash Event" exists from the day on which Excess Availability has been less than fifteen percent (15%) of the Line Cap on each of three (3) consecutive days, or is less than 10% of the Line Cap at any time; it ends when Excess Availability has been at least 15% of the Line Cap on each of sixty (60) consecutive days. It may end no more than three (3) times in any year.';
  const { starts, ends, ...rest } = triggerIn(text) ?? { starts: [], ends: undefined };
  const streak = (each: (typeof starts)[number]) => `${each.comparator} ${toDecimal(each.level)} ${each.days}`;
  expect(rest).toEqual({
    called: "Cash Event",
    of: "excess availability",
    share: "line cap",
    unit: "percent",
    onDefault: false,
    endsAtMost: 3,
  });
  expect([...starts, ...(ends === undefined ? [] : [ends])].map(streak)).toEqual([
    "less_than 0.15 3",
    "less_than 0.1 1",
    "at_least 0.15 60",
  ]);
});

test.each([
  'A "Cash Event" exists from the day on which Excess Availability is less than $500,000 on three (3) consecutive Business Days, and ends when it has been more than $500,000 on each of thirty (30) consecutive days.',
  'A "Cash Event" exists when Excess Availability has been less than the greater of $500,000 and 10% of the Line Cap on three (3) consecutive days, and ends when it has been more on thirty (30) consecutive days.',
  'A "Cash Event" exists when Excess Availability is low; it ends when it is not.',
])("%s is not read", (text) => {
  expect(triggerIn(text)).toBeUndefined();
});
