import { expect, test } from "vitest";
import { folded, onlyAct, readLetter } from "../paper.ts";

// Waivers of events of default, what ends them, and the words by which nothing else is waived.

const covenant = { cause: "covenant", path: "5.1", metric: "Working Capital" };

test.each([
  [
    "Lender hereby waives the Event of Default arising under the Loan Agreement as a result of the failure of Borrower to maintain the minimum Working Capital required under Section 5.1 of the Loan Agreement as of June 30, 1998.",
    { by: "Lender", scope: "specific", solely: false, cause: { ...covenant, testedOn: "1998-06-30" }, effect: {} },
  ],
  [
    "The Lender waives the Event of Default which arose because Borrower did not maintain the minimum Working Capital which the Loan Agreement, in its Section 5.1, required for the fiscal quarter ended June 30, 1998.",
    { scope: "specific", cause: { ...covenant, testedOn: "1998-06-30" } },
  ],
  [
    "Lender does hereby waive any Event of Default caused solely by Borrower's failure to pay principal of or interest on (a) its 9% Notes due May 1, 1999, and/or (b) the 8% Notes of Borrower.",
    {
      scope: "class",
      solely: true,
      cause: { cause: "nonpayment", obligor: "Borrower", of: ["principal", "interest"] },
      effect: {},
    },
  ],
  [
    "Subject to the terms and conditions set forth herein, Lender hereby waives, until May 31, 1999, each Event of Default that resulted from the failure by Borrower to make any payment of interest on (a) the 9% Notes and (b) the 8% Notes.",
    { by: "Lender", scope: "class", cause: { of: ["interest"] }, effect: { until: { value: "1999-05-31" } } },
  ],
])("waive: %s", (sentence, expected) => {
  expect(onlyAct("waive", `Waiver. ${sentence}`)).toMatchObject(expected);
});

const waived =
  "waives the Event of Default arising from the failure of Borrower to maintain Working Capital as required by Section 5.1";

// What ends a waiver besides a day is kept in the paper's words; that it has come about is a fact.
test.each([
  [
    `Until such time as the Closing has taken place, Lender ${waived}.`,
    undefined,
    "such time as the Closing has taken place",
  ],
  [
    `Lender hereby ${waived} until the occurrence of any other Event of Default.`,
    undefined,
    "the occurrence of any other Event of Default",
  ],
  [
    `Lender ${waived} until the earlier of (i) May 31, 1999 and (ii) the date on which the Notes are paid.`,
    "1999-05-31",
    "the date on which the Notes are paid",
  ],
  [
    `Lender ${waived} until the first to occur of the closing of the sale or May 31, 1999.`,
    "1999-05-31",
    "the closing of the sale",
  ],
])("%s", (sentence, until, trigger) => {
  const { acts, text, unread } = readLetter(`Waiver. ${sentence}`);
  expect(unread).toEqual([]);
  const [effect] = acts.map((act) => act.effect);
  expect(effect?.until?.value).toBe(until);
  expect(effect?.untilTrigger?.value).toBe(trigger);
  const { start = 0, end = 0 } = effect?.untilTrigger?.span ?? {};
  expect(folded(text.slice(start, end))).toBe(trigger);
});

test("debts are named without their owner and without the words that join them, each in its place", () => {
  const part =
    "Waiver. Lender hereby waives any Event of Default resulting solely from the failure of Borrower to pay interest on\n" +
    "(a) Borrower's 9% Senior Notes due May 1, 1999, (b) the 8% Notes, and/or (c) its own 7%\nBonds due June 1, 2001, of Borrower.";
  const { acts, text } = readLetter(part);
  const [act] = acts;
  const debts = act?.kind === "waive" && act.cause.cause === "nonpayment" ? act.cause.debts : [];
  expect(debts.map(({ clause, name }) => [clause, name])).toEqual([
    ["(a)", "9% Senior Notes due May 1, 1999"],
    ["(b)", "8% Notes"],
    ["(c)", "7% Bonds due June 1, 2001"],
  ]);
  for (const { name, span } of debts) expect(folded(text.slice(span.start, span.end))).toBe(name);
});

const failure =
  "the Event of Default arising from the failure of Borrower to maintain Working Capital as required by Section 5.1";

// What is waived is kept in its words, and reaches no default before a person says which.
test.each([
  ["Lender hereby waives the Event of Default of which it was told.", "Lender", []],
  ["Lender hereby waives any Event of Default arising from the flood at the mill.", "Lender", []],
  [
    "The Lenders hereby waive compliance with Sections 5.1, 5.2(a) and 6 of the Loan Agreement.",
    "Lenders",
    ["5.1", "5.2(a)", "6"],
  ],
  [
    `Lender hereby waives ${failure} and Section 5.2 of the Loan Agreement as of June 30, 1998.`,
    "Lender",
    ["5.1", "5.2"],
  ],
  [`Lender hereby waives ${failure} as of June 30, 1998 and September 30, 1998.`, "Lender", ["5.1"]],
  [`Lender hereby waives ${failure} as of June 30, 1998, provided that Borrower pays the fee.`, "Lender", ["5.1"]],
  [`So long as Borrower pays, Lender hereby waives ${failure} as of June 30, 1998.`, "Lender", ["5.1"]],
  ["Lender hereby waives any Event of Default resulting from the failure of Borrower to pay its debts.", "Lender", []],
])("described: %s", (sentence, by, paths) => {
  const act = onlyAct("waive", `Waiver. ${sentence}`);
  expect(act.by).toBe(by);
  expect(act.cause).toEqual({ cause: "described", paths, words: sentence });
});

test.each([
  "Lender hereby waives compliance with Section 5.1 for the fiscal quarters ending on June 30, 1999 and September 30, 1999 only.",
  `Lender hereby waives ${failure} for the quarter ending on June 30, 1999.`,
  "Lender hereby waives the Event of Default arising from Borrower's failure to have a Coverage Ratio of 1.0 for the period from May 1, 1999 through June 30, 1999.",
  "Lender hereby waives the Event of Default caused by the breach of Section 5.1 for the period commencing on May 1, 1999 and ending on June 30, 1999.",
])("the quarter that was tested is not how long a waiver lasts: %s", (sentence) => {
  expect(onlyAct("waive", `Waiver. ${sentence}`).effect).toEqual({});
});

test("compliance is waived for a period until its end, whatever was failed before", () => {
  const act = onlyAct(
    "waive",
    "Waiver. Lender hereby waives compliance with Section 5.1 for the period from May 1, 1999 through June 30, 1999.",
  );
  expect(act.effect.until?.value).toBe("1999-06-30");
});

test("a name that the paper gives to what is waived stands for the parts it cites", () => {
  const act = onlyAct(
    "waive",
    'Waiver. Borrower was in default of Section 4.9 (c) of the Loan Agreement (the "Known Default"). Lender waives the Known Default.',
  );
  expect(act.cause).toMatchObject({ cause: "described", paths: ["4.9(c)"] });
});
