import { expect, test } from "vitest";
import { readPaper } from "../../../src/papers/read.ts";

const conditionOf = (text: string) =>
  readPaper(
    `AMENDMENT\n\n1. This Amendment shall become effective upon satisfaction of the following conditions:\n\n(a) ${text}\n`,
  )
    .instruments.flatMap(({ acts }) => acts)
    .flatMap((act) => (act.kind === "requireCondition" ? [act.condition.condition] : []));

test.each([
  ["Borrower shall have paid the amendment fee.", "feePaid"],
  ["All costs of Lender shall have been paid.", "expensesPaid"],
  ["Lender shall have received an opinion of counsel to Borrower.", "opinion"],
  ["Each Guarantor shall have given its consent hereto.", "guarantorConsent"],
  ["The fees and expenses of Lender shall have been paid.", "other"],
  ["The legal fees of counsel shall have been paid.", "other"],
  ["An opinion of counsel and certificates of an officer shall be delivered.", "other"],
])("“%s” asks for: %s", (text, kind) => {
  expect(conditionOf(text)).toEqual([kind]);
});
