import { describe, expect, test } from "vitest";
import { certaintyOf, formOf } from "../../../src/papers/acts/certainty.ts";
import { readPaper } from "../../../src/papers/read.ts";
import { founding, letter, readLetter, retold } from "../paper.ts";

// How sure the grammar is of what it reads: each doubt with words that have it, and the same words without it.

const doubtsOf = (...parts: readonly string[]) =>
  readLetter(...parts).acts.map((act) => [act.kind, certaintyOf(act), ...(act.uncertain?.doubts ?? [])]);

const rate = '"4. "Interest Rate" means, as to Prime Rate Loans, a rate equal to one (1%) percent per annum above';

test.each([
  [
    "a limit that the rule of consents passes over",
    "Lender hereby consents to the sale of the Mill; provided, however, that its price is paid at once.",
    ["consent", "doubtful", "limit_passed_over"],
    "Lender hereby consents to the sale of the Mill.",
  ],
  [
    "a rate of which more is said than is understood",
    `Section 4 of the Loan Agreement is hereby amended to read as follows: ${rate} the Prime Rate, provided that Lender may say otherwise."`,
    ["replaceProvision", "doubtful", "term_qualified"],
    `Section 4 of the Loan Agreement is hereby amended to read as follows: ${rate} the Prime Rate."`,
  ],
  [
    "a letter among the figures",
    'Section 4 of the Loan Agreement is hereby amended to read as follows: "4. Borrower shall keep $10O,000 on deposit."',
    ["replaceProvision", "doubtful", "slip_in_words"],
    'Section 4 of the Loan Agreement is hereby amended to read as follows: "4. Borrower shall keep $100,000 on deposit."',
  ],
  [
    "a definition that would read as that of another term",
    'The definition of "Mill" in Section 1.1 of the Loan Agreement is amended to read as follows: "Plant" means the mill.',
    ["replaceDefinition", "doubtful", "other_term"],
    'The definition of "Mill" in Section 1.1 of the Loan Agreement is amended to read as follows: "Mill" means the plant.',
  ],
  [
    "a copy that shows by marks what is struck",
    "The Loan Agreement is amended to delete the stricken text and to add the underlined text as set forth in Annex A hereto.",
    ["restateAll", "doubtful", "marked_copy"],
    "The Loan Agreement is amended and restated in its entirety to read as set forth in Annex A hereto.",
  ],
])("%s", (_, doubtful, expected, certain) => {
  expect(doubtsOf(doubtful)).toEqual([expected]);
  expect(doubtsOf(certain)).toEqual([[expected[0], "certain"]]);
});

test("several paragraphs without quotation marks are likely, and may be the first of them only", () => {
  const { acts } = readLetter(
    "Section 4 of the Loan Agreement is amended to read as follows:\n\n          4. Reports. Borrower shall report each month.\n\n          Each report shall be signed.",
  );
  expect(acts.map((act) => [act.kind, certaintyOf(act)])).toEqual([["replaceProvision", "likely"]]);
  const [other] = acts[0]?.uncertain?.otherwise ?? [];
  const [shorter] = other?.acts ?? [];
  expect(other?.rule).toBe("first_paragraph");
  expect(shorter !== undefined && "payload" in shorter ? shorter.payload?.text : "").toBe(
    "4. Reports. Borrower shall report each month.",
  );
});

test.runIf(founding !== "")("the founding letter is certain in all of its acts, as filed and retold", () => {
  for (const text of [founding, retold]) {
    const acts = readPaper(text).instruments.flatMap((instrument) => instrument.acts);
    expect(acts.length).toBeGreaterThan(40);
    expect(acts.filter((act) => certaintyOf(act) !== "certain")).toEqual([]);
  }
});

test("a doubt lies in its own sentence and not in those beside it", () => {
  const kept = 'Section 5 of the Loan Agreement is amended by deleting "ten" and substituting "twenty".';
  expect(doubtsOf("Lender hereby consents to the sale unless it is put off.", kept)[1]).toEqual([
    "substituteWords",
    "certain",
  ]);
  expect(letter(kept)).toContain(kept);
});

describe("the form of a phrase leaves out what it is about", () => {
  test.each([
    ["Section 2.1 of the Loan Agreement is hereby deleted.", "section # of the @ is hereby deleted"],
    ["Sections 2.1(a) and 3.4(b)(ii) of the Note are deleted;", "sections # and # of the @ are deleted"],
    ['by deleting "ten days" and substituting "5 days"', "by deleting … and substituting …"],
    ["until March 3, 2004, Lender waives", "until #, @ waives"],
    ["a fee of $80,000.00 or 0.25% of it", "a fee of # or # of it"],
    ["First Bank of Salem consents to it", "@ consents to it"],
  ])("%s", (text, form) => expect(formOf(text)).toBe(form));

  test.each([
    ["Section 2 is deleted", "Section 2 is not deleted"],
    ["until March 3, 2004", "from March 3, 2004"],
    ["Lender waives it", "Lender waives it unless asked"],
  ])("%s is not of the form of: %s", (one, other) => expect(formOf(one)).not.toBe(formOf(other)));
});
