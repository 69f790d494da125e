import { expect, test } from "vitest";
import { applyLetters } from "./amended.ts";

// Clauses that stand in the midst of a text, and not as parts of their own: words within them are found there.

const income = '"Income" means (a) sales of 10; and (b) rents of 10.';
const sales = "Sales. Borrower may sell (a) mills as in clause (b) of Section 2; and (b) looms.";
const inIncome = (clause: string, deed: string) =>
  `Change. Clause ${clause} of the definition of "Income" in the Loan Agreement is amended by ${deed}.`;

test.each([
  [
    "words of the last",
    income,
    inIncome("(b)", 'deleting "10" and inserting "20" in lieu thereof'),
    "(b) rents of 20.",
  ],
  [
    "words of the first",
    income,
    inIncome("(a)", 'deleting "10" and inserting "20" in lieu thereof'),
    "(a) sales of 20;",
  ],
  ["words put beside others", income, inIncome("(a)", 'inserting "net" before "sales"'), "(a) net sales of 10;"],
  [
    "a section, which cites another's clause of that letter",
    sales,
    'Change. Section 1.1(b) of the Loan Agreement is amended by deleting "looms" and inserting "wool" in lieu thereof.',
    "and (b) wool.",
  ],
])("%s", (_, part, letter, reads) => {
  const { text, instructions } = applyLetters(part, [letter]);
  expect(text).toContain(reads);
  expect(instructions.map(({ result }) => result)).toEqual(["applied"]);
});

test.each([
  ["a clause that is not there", income, inIncome("(c)", 'deleting "10" and inserting "20" in lieu thereof')],
  ["words of another clause", income, inIncome("(b)", 'deleting "sales" and inserting "fees" in lieu thereof')],
  [
    "the whole of a clause",
    income,
    'Change. Clause (b) of the definition of "Income" in the Loan Agreement is deleted.',
  ],
  [
    "one of two of a letter",
    '"Income" means (a) sales of 10; (b) rents of 10; or (b) fees of 5.',
    inIncome("(b)", 'deleting "10" and inserting "20" in lieu thereof'),
  ],
  [
    "a letter that begins no list",
    '"Income" means sales; and (b) rents of 10.',
    inIncome("(b)", 'deleting "10" and inserting "20" in lieu thereof'),
  ],
])("left as it is: %s", (_, part, letter) => {
  const { text, instructions } = applyLetters(part, [letter]);
  expect(text).toBe(applyLetters(part, []).text);
  expect(instructions.map(({ result }) => result)).toEqual(["unresolved"]);
});
