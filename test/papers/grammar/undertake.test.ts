import { expect, test } from "vitest";
import { readPaper } from "../../../src/papers/read.ts";
import { letter, readLetter } from "../paper.ts";

// Promises that stand in an amendment itself: who makes them, what is to be done, on what it waits, when it is due.

// Of two days, and of words that name none, none is said.
test.each([
  "Borrower shall deliver a plan on or before April 30, 1999 and a report on or before May 31, 1999.",
  "Borrower shall deliver a plan within ten (12) days after the date hereof.",
  "Borrower shall deliver a plan within 10 Business Days after the date hereof.",
  "Borrower shall deliver a plan soon.",
])("%s is due on no day that is known", (sentence) => {
  const [act] = readLetter(sentence).acts;
  expect(act?.kind === "undertake" ? act.due : undefined).toBeUndefined();
});

const kinds = (...parts: readonly string[]) => readLetter(...parts).acts.map(({ kind }) => kind);
const promise = "Borrower shall deliver a plan of its sales to Lender.";

test("a promise is the paper's own only where no words of another paper can stand", () => {
  expect(kinds(promise)).toEqual(["undertake"]);
  // Its own section puts text in place, or was to.
  const edit = 'Section 6.1 of the Loan Agreement is amended by deleting "5%" and substituting "6%".';
  expect(kinds(`${edit} ${promise}`)).toEqual(["substituteWords"]);
  const unclear = "Section 6.1 of the Loan Agreement is amended in its entirety.";
  const { acts, unread } = readLetter(`${unclear} ${promise}`);
  expect(acts.filter(({ kind }) => kind === "undertake")).toEqual([]);
  expect(unread).toContain("It promises something, but may be a condition or words of the paper that is amended.");
  // Another section does; the promise has its own.
  expect(kinds(edit, promise)).toEqual(["substituteWords", "undertake"]);
});

test("a promise in a paper that is a whole agreement is one of the agreement", () => {
  const said = "This Agreement is made today, and this Agreement binds both. This Agreement is dated.";
  expect(kinds(`${said} ${promise}`)).toEqual([]);
  expect(kinds(`${said.replaceAll("Agreement", "Amendment")} ${promise}`)).toEqual(["undertake"]);
});

test("a promise under a number that does not follow is of another paper", () => {
  expect(readLetter(promise, `${promise}\n\n        6.12 ${promise}`).acts.map(({ clause }) => clause)).toEqual(["1"]);
});

test("a party may be called by a name that the paper gives it", () => {
  const text = letter("Southern shall deliver a plan of its sales to Lender.").replaceAll('"Borrower"', '"Southern"');
  const acts = readPaper(text).instruments.flatMap((each) => each.acts);
  expect(acts.map((act) => [act.kind, act.kind === "undertake" ? act.by : ""])).toEqual([["undertake", "Southern"]]);
});

test("what stands under a heading of conditions is no promise", () => {
  expect(kinds(`Additional Agreements. ${promise}`)).toEqual(["undertake"]);
  const { acts, unread } = readLetter(`Conditions of Effectiveness. ${promise}`);
  expect(acts.filter(({ kind }) => kind === "undertake")).toEqual([]);
  expect(unread).toContain("It promises something, but may be a condition or words of the paper that is amended.");
});

const item = "\n\n        ";

test.each([
  ["Borrower shall:", undefined],
  ["Borrower hereby covenants and agrees that it will promptly do each of the following:", undefined],
  ["Upon the sale of the Mill, Borrower agrees to do the following:", "Upon the sale of the Mill"],
])("what stands in a list below “%s” is promised item by item", (lead, when) => {
  const list = `${lead}${item}(a) deliver to Lender a plan of its sales;${item}(b) on or before April 30, 1999, cause the Mill to be insured; and${item}(c) not incur any debt to its Affiliates.`;
  const { acts, unread } = readLetter(`Additional Agreements. ${list}`);
  expect(acts.map((act) => (act.kind === "undertake" ? [act.clause, act.by, act.what, act.when] : act.kind))).toEqual([
    ["1(a)", "Borrower", "deliver to Lender a plan of its sales", when],
    ["1(b)", "Borrower", "cause the Mill to be insured", when],
    ["1(c)", "Borrower", "not incur any debt to its Affiliates", when],
  ]);
  expect(unread).toEqual([]);
  const [, insured] = acts;
  expect(insured?.kind === "undertake" ? insured.due : undefined).toEqual({ on: "1999-04-30" });
});

test("an item of such a list that is not understood is listed as unread", () => {
  const { acts, unread } = readLetter(
    `Agreements. Borrower shall:${item}(a) deliver a plan; and${item}(b) additional copies of it.`,
  );
  expect(acts.map(({ kind }) => kind)).toEqual(["undertake"]);
  expect(unread).toHaveLength(1);
});

test.each([
  ["a day of all items", "On or before April 30, 1999, Borrower shall:"],
  ["a thing that has a list", "The Note shall:"],
  ["what somebody may do", "Lender may:"],
])("%s over a list makes none of them a promise", (_, lead) => {
  const list = `${lead}${item}(a) deliver a plan; and${item}(b) deliver a report.`;
  expect(readLetter(`Agreements. ${list}`).acts).toEqual([]);
});
