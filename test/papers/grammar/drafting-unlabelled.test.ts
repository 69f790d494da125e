import { expect, test } from "vitest";
import { readLetter } from "../paper.ts";
import { told } from "../told.ts";

// Marks and words that end a text, sentences that are put anew, and where a text put in place ends.

const agreed = "Changes. ";
const put = '\n\n        "It keeps books."';

test.each([
  [
    "the final word of a clause",
    'Section 10.3 of the Loan Agreement is amended by deleting the final word "or" of clause (a) thereof.',
    [["substituteWords", "Loan Agreement § 10.3(a)", "or", "", "last"]],
  ],
  [
    "words after others in a clause of a paragraph that is counted",
    'Section 7 of the Loan Agreement is amended to delete the word "lorries" appearing immediately after the phrase "trucks and" appearing in clause (ii) of the third paragraph thereof and to replace such word with the word "vans".',
    [["substituteWords", "Loan Agreement § 7", "lorries", "vans", "sole"]],
  ],
  [
    "a sentence that gives way to a new one",
    `Section 5.11 of the Loan Agreement is amended by deleting the second sentence thereof and replacing it with a new second sentence as follows:${put}`,
    [["replaceSentence", "Loan Agreement § 5.11, second sentence", "It keeps books."]],
  ],
  [
    "a sentence that goes and a new one of its number",
    `Section 5.11 of the Loan Agreement is amended by deleting the first sentence thereof in its entirety and inserting a new first sentence of such Section that reads as follows:${put}`,
    [["replaceSentence", "Loan Agreement § 5.11, first sentence", "It keeps books."]],
  ],
  [
    "words in the midst of an instruction in the passive voice",
    'The following is hereby added to the end of Section 11.1(b) of the Loan Agreement: "; or it sells a truck". Section 4.2 of the Loan Agreement is deleted and replaced with the following:\n\n        4.2 It keeps books.',
    [
      ["insertWords", "Loan Agreement § 11.1(b)", "; or it sells a truck", "end"],
      ["replaceProvision", "Loan Agreement § 4.2", "4.2 It keeps books."],
    ],
  ],
  [
    "definitions for terms that come in a list",
    'The following definitions for the following terms are hereby deleted from Section 1.1 of the Loan Agreement:\n\n        "Base"\n\n        "Old Truck"',
    [
      ["deleteDefinition", "definition of “Base” in Loan Agreement"],
      ["deleteDefinition", "definition of “Old Truck” in Loan Agreement"],
    ],
  ],
])("%s", (_, sentence, expected) => {
  expect(told(agreed + sentence)).toEqual(expected);
});

// A mark by its name stands in the letter as its noun, with the word that goes with it.
test.each([
  [
    'The period ending clause (h) of Section 7.2 of the Loan Agreement is replaced by a semicolon and the word "and".',
    ".",
    "; and",
    'semicolon and the word "and"',
  ],
  [
    'Section 4.2 of the Loan Agreement is amended by deleting the final period of clause (b) thereof and replacing such period with a comma followed by the word "or".',
    ".",
    ", or",
    'comma followed by the word "or"',
  ],
  ["Section 8.1 of the Loan Agreement is amended by changing the final period thereof to a comma.", ".", ",", "comma"],
  [
    'Section 4.2 of the Loan Agreement is amended by replacing the semicolon followed by the word "and" at the end of clause (b) with a period.',
    "; and",
    ".",
    "period",
  ],
])("%s", (sentence, old, words, said) => {
  const { acts, text } = readLetter(agreed + sentence);
  const act = acts[0] as any;
  const { start, end } = act.payload.span;
  expect([act.old, act.payload.text, act.occurrence]).toEqual([old, words, "last"]);
  expect(text.slice(start, end).replaceAll(/\s+/g, " ")).toBe(said);
});

test("a heading over amendments that come ends the text before it", () => {
  const part =
    "Changes. The Loan Agreement is amended as follows:\n\n        (a) Amendments to Article I\n\n        (i) Clause (b) of Section 1.3 of the Loan Agreement is restated to read as follows:\n\n" +
    "        (b) It keeps books.\n\n        (b) Amendments to Article II (Loans)\n\n        (i) Section 2.1 of the Loan Agreement is deleted.";
  expect(told(part)).toEqual([
    ["replaceProvision", "Loan Agreement § 1.3(b)", "(b) It keeps books."],
    ["deleteProvision", "Loan Agreement § 2.1"],
  ]);
});

test.each([
  [
    "marks and words that stand apart",
    'Section 4.2 of the Loan Agreement is amended by deleting the comma and the word "or" at the end of clause (ii) thereof.',
  ],
  [
    "a new first sentence beside which others stay",
    `Section 5.11 of the Loan Agreement is amended by adding a new first sentence as follows:${put}`,
  ],
  [
    "a sentence that goes and a new one of another number",
    `Section 5.11 of the Loan Agreement is amended by deleting the first sentence thereof and inserting a new third sentence that reads as follows:${put}`,
  ],
  [
    "a text that is no list of terms",
    'The following definitions are hereby deleted from Section 1.1 of the Loan Agreement:\n\n        "The Borrower shall deliver to the Lender the report that is described in Section 6.3 within thirty days."',
  ],
])("%s: not read", (_, sentence) => {
  expect(told(agreed + sentence)).toEqual([]);
});
