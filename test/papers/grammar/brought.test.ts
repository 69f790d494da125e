import { expect, test } from "vitest";
import type { Condition } from "../../../src/papers/acts/act.ts";
import { readLetter } from "../paper.ts";

const lead = "This Amendment shall become effective upon satisfaction of the following conditions:";

function conditionsOf(text: string): Condition[] {
  return readLetter(`Effect. ${text}`).acts.flatMap((act) => (act.kind === "requireCondition" ? [act.condition] : []));
}

const conditionOf = (text: string) => conditionsOf(`${lead}\n\n(a) ${text}`).map(({ condition }) => condition);

test.each([
  ["Borrower shall have paid the amendment fee.", "feePaid"],
  ["All costs of Lender shall have been paid.", "expensesPaid"],
  ["Lender shall have received an opinion of counsel to Borrower.", "opinion"],
  ["Each Guarantor shall have given its consent hereto.", "guarantorConsent"],
  ["The fees and expenses of Lender shall have been paid.", "expensesPaid"],
  ["The legal fees of counsel shall have been paid.", "expensesPaid"],
  ["The Amendment Fee and reimbursement of the expenses of Agent.", "feePaid", "expensesPaid"],
  ["Borrower shall have paid to Agent the sum of $5,000, to be applied to the costs of the Works.", "other"],
  ["Certified copies of resolutions of its board authorizing this Amendment.", "resolutions"],
  ["A certificate of an officer that the charter, the by-laws and the resolutions are unchanged.", "documents"],
  ["Evidence that the merger has come about.", "other"],
  ["A good standing certificate of each Loan Party.", "documents"],
  ["An opinion of counsel and certificates of an officer shall be delivered.", "opinion", "documents"],
])("“%s” asks for: %s", (text, ...kinds) => {
  expect(conditionOf(text)).toEqual(kinds);
});

const counterparts = (by: readonly string[], signedBy: readonly string[] | "parties") => [
  { condition: "counterpartsReceived", by, signedBy },
];

// Who brings what to whom, in a list and in a sentence of its own.
test.each([
  [
    `${lead}\n\n(a) Agent shall have received an opinion of counsel to Borrower.`,
    [{ condition: "opinion", to: "Agent" }],
  ],
  [
    `${lead}\n\n(a) Borrower shall have delivered to Lender a certificate of an officer.`,
    [{ condition: "documents", by: "Borrower", to: "Lender" }],
  ],
  [
    `${lead}\n\n(a) Lender shall have received counterparts of this Amendment signed by Borrower and each Guarantor.`,
    counterparts(["Lender"], ["Borrower", "Guarantor"]),
  ],
  [
    "This Amendment shall become effective when Agent shall have received counterparts hereof executed by Borrower and the Required Lenders.",
    counterparts(["Agent"], ["Borrower", "Required Lenders"]),
  ],
  [
    "This Amendment shall become effective upon receipt by Agent of (a) a counterpart hereof signed by Borrower and (b) payment of the amendment fee.",
    [...counterparts(["Agent"], ["Borrower"]), { condition: "feePaid", to: "Agent" }],
  ],
  [
    "The effectiveness of this Waiver is conditioned upon payment by Borrower of the waiver fee.",
    [{ condition: "feePaid", by: "Borrower" }],
  ],
  [
    "As a condition precedent to the effectiveness of this Amendment, Borrower shall deliver to Lender a certificate of good standing.",
    [{ condition: "documents", by: "Borrower", to: "Lender" }],
  ],
  [
    "This Waiver shall be effective as of March 31, 2001 when signed by the Required Lenders.",
    counterparts([], ["Required Lenders"]),
  ],
  [
    "The effectiveness of this Amendment is conditioned upon the receipt by Lender of an original of this Amendment, duly executed by Borrower, and there existing no Event of Default.",
    [...counterparts(["Lender"], ["Borrower"]), { condition: "noDefault", unmaturedToo: false, givingEffect: false }],
  ],
  ["This Amendment shall become effective upon execution.", counterparts([], "parties")],
  [
    "This Waiver takes effect upon its execution and delivery by all of the parties hereto.",
    counterparts([], "parties"),
  ],
  ["This Amendment shall not become effective until each party hereto has executed it.", counterparts([], "parties")],
] as const)("“%s” is a condition", (text, conditions) => {
  expect(conditionsOf(text)).toEqual(conditions);
});

test.each([
  "The terms of this Amendment are effective if and to the extent stated in Section 4.",
  "Once this Amendment becomes effective, Agent shall notify the Lenders.",
])("“%s” is none", (text) => {
  expect(conditionsOf(text)).toEqual([]);
});
