import { expect, test } from "vitest";
import { onlyAct, readLetter } from "../paper.ts";

// Fees, told in one sentence or in several.

const earned = { earnedOn: "1999-03-01" };

test.each([
  [
    "Borrower shall pay to Lender an amendment fee of $10,000, which fee is fully earned as of the date hereof and shall constitute part of the Obligations.",
    {
      minor: 1_000_000n,
      called: "amendment fee",
      payer: "Borrower",
      payee: "Lender",
      settledBy: ["payment"],
      ...earned,
      partOfObligations: true,
    },
  ],
  [
    "On the date hereof, Borrower shall pay Lender a waiver fee in the amount of $7,500.50.",
    {
      minor: 750_050n,
      called: "waiver fee",
      payer: "Borrower",
      payee: "Lender",
      settledBy: ["payment"],
      partOfObligations: false,
    },
  ],
  [
    "Borrower agrees to pay Lender, or Lender may charge to any loan account of Borrower, a non-refundable closing fee of $1,250,000, payable on April 1, 1999.",
    {
      minor: 125_000_000n,
      called: "non-refundable closing fee",
      payer: "Borrower",
      payee: "Lender",
      settledBy: ["payment", "charge"],
      payableOn: "1999-04-01",
      partOfObligations: false,
    },
  ],
  [
    "A consent fee of Five Thousand Dollars ($5,000), due from Borrower to Lender, is payable upon receipt by Borrower of a consent in the form of Exhibit C hereto.",
    {
      minor: 500_000n,
      called: "consent fee",
      payer: "Borrower",
      payee: "Lender",
      settledBy: ["payment"],
      uponReceipt: { by: "Borrower", attachment: "Exhibit C" },
      partOfObligations: false,
    },
  ],
  [
    "Borrower shall pay Lender an extension fee of $10,000. Lender may charge the fee to the loan account. The fee is earned in full on the date of this Amendment and forms part of the Obligations.",
    {
      minor: 1_000_000n,
      called: "extension fee",
      payer: "Borrower",
      payee: "Lender",
      settledBy: ["payment", "charge"],
      ...earned,
      partOfObligations: true,
    },
  ],
])("imposeFee: %s", (sentence, fee) => {
  const act = onlyAct("imposeFee", `Fee. ${sentence}`);
  expect(act.fee).toEqual(fee);
  expect(act.terms).toMatchObject([{ name: "amount", minor: fee.minor, of: fee.called }]);
});

test.each([
  ["Borrower shall pay Lender an amendment fee of one percent (1%) of the Loans.", "1/100", "the Loans", "Borrower"],
  [
    "Each Lender shall be entitled to an amendment fee equal to 1/2 of 1% of its Commitment.",
    "1/200",
    "its Commitment",
    "",
  ],
  [
    "The Loan Parties shall pay to the Administrative Agent an amendment fee equal to 0.25% of the Commitments.",
    "1/400",
    "the Commitments",
    "Loan Parties",
  ],
  [
    "Borrower shall pay Lender a waiver fee equal to three-eighths of one percent of the Loans.",
    "3/800",
    "the Loans",
    "Borrower",
  ],
])("a part of something else: %s", (sentence, part, of, payer) => {
  const { fee } = onlyAct("imposeFee", `Fee. ${sentence}`);
  expect("part" in fee && [`${fee.part.numerator}/${fee.part.denominator}`, fee.of, fee.payer]).toEqual([
    part,
    of,
    payer,
  ]);
});

test.each([
  ["Borrower shall pay all costs and expenses of Lender.", "Borrower"],
  ["The Borrower agrees to reimburse Agent on demand for the reasonable fees and expenses of its counsel.", "Borrower"],
  ["All costs of this Amendment, including the fees of counsel, shall be paid by the Company.", "Company"],
])("payExpenses: %s", (sentence, by) => {
  expect(onlyAct("payExpenses", `Expenses. ${sentence}`).by).toBe(by);
});

// A fee read too simply charges what nobody owes.
test.each([
  ["two amounts", "Borrower shall pay Lender an amendment fee of $10,000 now and $5,000 later."],
  [
    "netted against another",
    "Borrower shall pay Lender an amendment fee of $60,000 less the amount of any amendment fee paid by its affiliate.",
  ],
  ["a cap", "Borrower shall pay Lender an amendment fee not to exceed $10,000."],
  ["up to", "Borrower shall pay Lender an amendment fee of up to $10,000."],
  ["every month", "Borrower shall pay Lender a facility fee of $10,000 each month."],
  ["instalments", "Borrower shall pay Lender a facility fee of $10,000 in four installments."],
  ["a condition", "If the sale closes, Borrower shall pay Lender an amendment fee of $10,000."],
  ["a part under a cap", "Borrower shall pay Lender an amendment fee of up to 1% of the Loans."],
  ["words and figures differ", "Borrower shall pay Lender an amendment fee of Fifty Thousand Dollars ($80,000)."],
  ["figures and words differ", "Borrower shall pay Lender an amendment fee of $80,000 (Fifty Thousand Dollars)."],
  ["cents differ", "Borrower shall pay Lender an amendment fee of Fifty and 25/100 Dollars ($50.20)."],
  ["an impossible day", "On April 31, 1999, Borrower shall pay Lender an amendment fee of $10,000."],
])("not read as a fee, and told: %s", (_, sentence) => {
  const { acts, unread } = readLetter(`Fee. ${sentence}`);
  expect(acts).toEqual([]);
  expect(unread).toHaveLength(1);
});

test("a fee of several sentences is not read in part when one of them cannot be as written", () => {
  const { acts, unread } = readLetter(
    "Fee. Borrower shall pay Lender an amendment fee of $10,000. The fee is earned in full on April 31, 1999.",
  );
  expect(acts).toEqual([]);
  expect(unread[0]).toContain("April 31, 1999");
});
