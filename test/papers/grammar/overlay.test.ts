import { describe, expect, test } from "vitest";
import { folded, onlyAct, readLetter } from "../paper.ts";

// Rules that stand over the text of other papers.

const lead = "Notwithstanding any provision of the Loan Agreement to the contrary, ";

test.each([
  [
    "Borrower shall not request and Lender shall not make any Term Rate Loans.",
    { rule: "noNewLoans", loans: "Term Rate Loans" },
  ],
  ["no further Term Rate Loans shall be made.", { rule: "noNewLoans", loans: "Term Rate Loans" }],
  [
    "the Interest Rate in respect of all Loans made after this day shall be the Interest Rate applicable to Base Rate Loans.",
    { rule: "rateForLoans", loans: "Loans", rateOf: "Base Rate Loans" },
  ],
  [
    "every Loan made after this day shall bear interest at the rate applicable to Base Rate Loans.",
    { rule: "rateForLoans", loans: "Loans", rateOf: "Base Rate Loans" },
  ],
  [
    "no Base Rate Loans shall be converted into Term Rate Loans.",
    { rule: "noConversion", from: "Base Rate Loans", into: "Term Rate Loans", lender: "prohibited" },
  ],
  [
    "Borrower shall not request conversion of Base Rate Loans to Term Rate Loans and Lender shall not be obligated to convert them.",
    { rule: "noConversion", from: "Base Rate Loans", into: "Term Rate Loans", lender: "not_obligated" },
  ],
  ["Lender shall have no obligation to make Loans.", { rule: "notObliged", to: "to make Loans" }],
])("overlay: %s", (sentence, rule) => {
  const act = onlyAct("overlay", `Loans. ${lead}${sentence}`);
  expect(act.overlay).toEqual(rule);
  expect(act.over.map(({ name }) => name)).toEqual(["Loan Agreement"]);
});

describe("a rule over a list", () => {
  const list =
    "Loans. Notwithstanding anything in the Loan Agreement to the contrary, from and after April 1, 1999:\n\n" +
    "        (a) Borrower shall not request any Term Rate Loans, except that any Term Rate Loans outstanding as of\n" +
    "March 31, 1999 shall run to the end of the Interest Period then running for them; and\n\n" +
    "        (b) on and after May 1, 1999, Lender shall have no obligation to make Base Rate Loans.";

  test("begins for each item on the day over the list, unless the item names its own", () => {
    const { acts, unread, text } = readLetter(list);
    expect(unread).toEqual([]);
    expect(acts.map(({ clause, effect }) => [clause, effect.from?.value])).toEqual([
      ["1(a)", "1999-04-01"],
      ["1(b)", "1999-05-01"],
    ]);
    for (const { effect } of acts) {
      const { start = 0, end = 0 } = effect.from?.span ?? {};
      expect(folded(text.slice(start, end))).toMatch(/^(?:April|May) 1, 1999$/);
    }
  });

  test("lets the loans that are outstanding run off", () => {
    const [act] = readLetter(list).acts;
    expect(act?.kind === "overlay" && act.overlay).toMatchObject({
      rule: "noNewLoans",
      runOffOf: { value: "1999-03-31" },
    });
  });
});

// An exception that is not understood would be lost: the sentence is left.
test.each([
  ["with consent", "Borrower shall not request any Term Rate Loans without the consent of Lender."],
  ["unless", "Borrower shall not request any Term Rate Loans unless Lender agrees."],
  ["except", "no Base Rate Loans shall be converted into Term Rate Loans, except those of the Plant."],
  ["but", "Lender shall have no obligation to make Loans; but it may do so."],
  ["another subject", "Borrower shall keep the Plant insured."],
])("not read as a rule, and told: %s", (_, sentence) => {
  const { acts, unread } = readLetter(`Loans. ${lead}${sentence}`);
  expect(acts).toEqual([]);
  expect(unread).toHaveLength(1);
});

test("without words that set it over other papers, such a sentence is no overlay", () => {
  expect(readLetter("Loans. Borrower shall not request any Term Rate Loans.").acts).toEqual([]);
});
