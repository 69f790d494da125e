import { expect, test } from "vitest";
import { targetText } from "../../../src/papers/acts/target.ts";
import { readLetter } from "../paper.ts";

// Instructions that leave something out, or say where something stands in passing.

test.each([
  [
    'The definition of the term "Maximum Amount" in the Loan Agreement is amended by deleting "$20,000,000" and inserting "$22,000,000".',
    [["substituteWords", "definition of “Maximum Amount” in Loan Agreement", "$22,000,000"]],
  ],
  [
    'The definition of "Plant" on the eighth page of the Loan Agreement is hereby amended in its entirety to read as follows:\n\n        "Plant" means the mill.',
    [["replaceDefinition", "definition of “Plant” in Loan Agreement", '"Plant" means the mill.']],
  ],
  [
    'Section 4.2 of the Loan Agreement is hereby further amended deleting "a" and substituting "b" therefor.',
    [["substituteWords", "Loan Agreement § 4.2", "b"]],
  ],
  [
    'The first paragraph of Section 2 of the Loan Agreement is amended by deleting "ten" contained therein and substituting "five" in its place.',
    [["substituteWords", "Loan Agreement § 2", "five"]],
  ],
  [
    "Exhibit A attached hereto shall be deemed to be an exhibit to the Loan Agreement and shall replace its predecessor attached thereto.",
    [["replaceExhibit", "Loan Agreement Exhibit A", "Exhibit A"]],
  ],
  [
    "Schedule 2 attached hereto hereby replaces Schedule 3 to the Loan Agreement.",
    [["replaceExhibit", "Loan Agreement Schedule 3", "Schedule 2"]],
  ],
])("%s", (sentence, expected) => {
  const { acts, unread } = readLetter(`Change. ${sentence}`);
  expect(unread).toEqual([]);
  expect(acts.map((act: any) => [act.kind, targetText(act.target), act.with ?? act.payload.text])).toEqual(expected);
});

test.each([
  [
    "words inserted in another sentence than that in which words go",
    'Section 4.2 of the Loan Agreement is amended by deleting "a" in the first sentence thereof and inserting "b" in the second sentence thereof.',
  ],
  [
    "the end of a paragraph",
    'The first paragraph of Section 2 of the Loan Agreement is amended by adding the following at the end: "It ends."',
  ],
  [
    "a sentence of a paragraph",
    "The first paragraph of Section 2 of the Loan Agreement is amended by deleting the last sentence.",
  ],
  [
    "words wherever they stand in a paragraph",
    'The first paragraph of Section 2 of the Loan Agreement is amended by deleting all references to "a" and substituting "b" therefor.',
  ],
])("not read, and told: %s", (_, sentence) => {
  const { acts, unread } = readLetter(`Change. ${sentence}`);
  expect(acts).toEqual([]);
  expect(unread).toHaveLength(1);
});

test("an instruction under a section's lead-in is not the text of the section", () => {
  const { acts, unread } = readLetter(
    'Change. Section 4 of the Loan Agreement is amended as follows:\n\n        4.2 The reference to "ten" is replaced with "five".',
  );
  expect(acts).toEqual([]);
  expect(unread.length).toBeGreaterThan(0);
});
