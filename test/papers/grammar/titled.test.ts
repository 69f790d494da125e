import { expect, test } from "vitest";
import { told } from "../told.ts";

// Parts that go by their titles alone, as in the papers of smaller banks, and words put between two others.

const agreed = "Changes. ";
const fees = '\n\n        "Late Fee. Borrower pays $50 for each late report."';

test.each([
  [
    "a section under another",
    `The section entitled "Late Fee" is hereby added under the section entitled "DUTIES" of the Loan Agreement as follows:${fees}`,
    [
      [
        "insertProvision",
        "Loan Agreement part “DUTIES”",
        "Late Fee. Borrower pays $50 for each late report.",
        "",
        "unsaid",
      ],
    ],
  ],
  [
    "a section in a paper",
    `The following section entitled "Late Fee" is hereby added to the Loan Agreement:${fees}`,
    [["insertProvision", "Loan Agreement", "Late Fee. Borrower pays $50 for each late report.", "", "unsaid"]],
  ],
  [
    "a section in the one paper that is amended",
    `The section entitled "Late Fee" is hereby added as follows:${fees}`,
    [["insertProvision", "the paper amended", "Late Fee. Borrower pays $50 for each late report.", "", "unsaid"]],
  ],
  [
    "a section at the end of an article",
    `Article V of the Loan Agreement is amended by adding a new section entitled "Late Fee" at the end thereof as follows:${fees}`,
    [["insertProvision", "Loan Agreement § V", "Late Fee. Borrower pays $50 for each late report.", "", "end"]],
  ],
  [
    "a covenant after a section",
    `The Loan Agreement is amended by inserting an additional covenant captioned "Late Fee" immediately following Section 5.8 to read as follows:${fees}`,
    [["insertProvision", "Loan Agreement", "Late Fee. Borrower pays $50 for each late report.", "", "after 5.8"]],
  ],
  [
    "a section whose text brings its number",
    'Article V of the Loan Agreement is amended by adding a new section entitled "Late Fee" as follows:\n\n        "5.9 Late Fee. Borrower pays $50 for each late report."',
    [
      [
        "insertProvision",
        "Loan Agreement § V",
        "5.9 Late Fee. Borrower pays $50 for each late report.",
        "5.9",
        "unsaid",
      ],
    ],
  ],
  [
    "several at once",
    'The sections entitled "Late Fee", "Reports" and "Visits" of the Loan Agreement are hereby deleted.',
    [
      ["deleteProvision", "Loan Agreement part “Late Fee”"],
      ["deleteProvision", "Loan Agreement part “Reports”"],
      ["deleteProvision", "Loan Agreement part “Visits”"],
    ],
  ],
  [
    "a subsection with what holds it",
    `The subsection entitled "Late Fee" in Section 5 of the Loan Agreement is hereby amended and restated as follows:${fees}`,
    [["replaceProvision", "Loan Agreement part “Late Fee”", "Late Fee. Borrower pays $50 for each late report."]],
  ],
  [
    "a covenant with the title over it",
    `The covenant entitled "Late Fee" under the section entitled "Duties" of the Loan Agreement is amended to read as follows:${fees}`,
    [["replaceProvision", "Loan Agreement part “Late Fee”", "Late Fee. Borrower pays $50 for each late report."]],
  ],
  [
    "words in a section by its title",
    'The amount "$50" in the section entitled "Late Fee" of the Loan Agreement is replaced with "$75".',
    [["substituteWords", "Loan Agreement part “Late Fee”", "$50", "$75", "sole"]],
  ],
  [
    "words between two others",
    'Section 5.1 of the Loan Agreement is amended by inserting "gross" between the words "its" and "income".',
    [["insertWords", "Loan Agreement § 5.1", "gross", "after its sole before income"]],
  ],
  [
    "words between two others of a sentence",
    'In Section 5.1 of the Loan Agreement, the word "gross" is inserted between the word "its" and the word "income" in the second sentence thereof.',
    [["insertWords", "Loan Agreement § 5.1, second sentence", "gross", "after its sole before income"]],
  ],
])("%s", (_, sentence, expected) => {
  expect(told(agreed + sentence)).toEqual(expected);
});

test.each([
  [
    "a text over which the title does not stand",
    'The section entitled "Late Fee" is hereby added under the section entitled "Duties" as follows:\n\n        "Borrower pays $50 for each late report."',
  ],
  [
    "a title of which only a part stands there",
    'The section entitled "Late Fee" is hereby added under the section entitled "Duties" as follows:\n\n        "Late Feeding. Borrower keeps horses."',
  ],
  [
    "a section beside words",
    `Section 5.1 of the Loan Agreement is amended by adding a new section entitled "Late Fee" after the words "its income" as follows:${fees}`,
  ],
  [
    "a sentence of a section without a number",
    `The first sentence of the section entitled "Late Fee" is amended to read as follows:${fees}`,
  ],
  [
    "between two clauses",
    'Section 5.1 of the Loan Agreement is amended by inserting "gross" between clauses (a) and (b).',
  ],
  [
    "between words that are many",
    'Section 5.1 of the Loan Agreement is amended by inserting "gross" between "its" and each reference to "income".',
  ],
])("%s is not read", (_, sentence) => {
  expect(told(agreed + sentence)).toEqual([]);
});
