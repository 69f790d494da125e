import { expect, test } from "vitest";
import { readLetter } from "../paper.ts";
import { told } from "../told.ts";

// Provisos, paragraphs and the words over a list, as what an instruction works on.

const paper = "the Loan Agreement";
const section = "Loan Agreement § 4.2";
const proviso = "provided that it keeps books.";

function below(text: string): string {
  return `\n\n        ${text}`;
}

test.each([
  [
    `Section 4.2 of ${paper} is amended by replacing the proviso at the end thereof with the following proviso:${below(proviso)}`,
    ["replaceProvision", `${section}, last proviso`, proviso],
  ],
  [
    `The proviso to Section 4.2 of ${paper} is hereby amended and restated in its entirety to read as follows:${below(proviso)}`,
    ["replaceProvision", `${section}, the proviso`, proviso],
  ],
  [
    `The definition of "Plant" in Section 1.1 of ${paper} is amended by restating the first proviso to read as follows:${below(proviso)}`,
    ["replaceProvision", "definition of “Plant” in Loan Agreement, first proviso", proviso],
  ],
  [
    `Section 4.2 of ${paper} is amended by deleting the proviso to clause (e) thereof.`,
    ["deleteProvision", `${section}(e), the proviso`],
  ],
  [
    `The final proviso in Section 4.2(e) of ${paper} is hereby deleted in its entirety.`,
    ["deleteProvision", `${section}(e), last proviso`],
  ],
  [
    `Clause (b) of the definition of "Plant" in Section 1.1 of ${paper} is amended by deleting the proviso therein.`,
    ["deleteProvision", "clause (b) of the definition of “Plant” in Loan Agreement, the proviso"],
  ],
  [
    `Section 4.2 of ${paper} is amended by deleting the proviso therein and inserting ", provided that it ends" in lieu thereof.`,
    ["replaceProvision", `${section}, the proviso`, ", provided that it ends"],
  ],
  [
    `Section 4.2 of ${paper} is amended by inserting ", and provided further that it ends" immediately after the proviso at the end thereof.`,
    ["insertWords", `${section}, last proviso`, ", and provided further that it ends", "end"],
  ],
  [
    `The definition of "Plant" in ${paper} is amended by deleting the last paragraph of such definition and replacing it with the following:${below("It ends.")}`,
    ["replaceProvision", "definition of “Plant” in Loan Agreement, last paragraph", "It ends."],
  ],
  [
    `The second paragraph of Section 4.2 of ${paper} is hereby deleted and replaced with the following:${below("It ends.")}`,
    ["replaceProvision", `${section}, second paragraph`, "It ends."],
  ],
  [
    `The lead-in to Section 4.2 of ${paper} is amended to read as follows:${below("It may have:")}`,
    ["replaceProvision", `${section}, the lead-in`, "It may have:"],
  ],
  [
    `The introductory paragraph of Section 4.2 of ${paper} is amended to read as follows:${below("It may have:")}`,
    ["replaceProvision", `${section}, the lead-in`, "It may have:"],
  ],
  [
    `The definition of "Plant" in ${paper} is amended by restating the portion thereof appearing before clause (i) thereof in its entirety as follows:${below("means:")}`,
    ["replaceProvision", "definition of “Plant” in Loan Agreement, the lead-in", "means:"],
  ],
])("a passage: %s", (sentence, expected) => {
  expect(told(`Change. ${sentence}`)).toEqual([expected]);
});

test("words of a proviso that stand once in the section stand once in it, too", () => {
  expect(
    told(`Change. The second proviso to Section 4.2 of ${paper} is amended by deleting "ten" and substituting "five".`),
  ).toEqual([["substituteWords", section, "ten", "five", "sole"]]);
});

test.each([
  [
    "a proviso by what is none",
    `The proviso to Section 4.2 of ${paper} is amended to read as follows:${below("It keeps books.")}`,
  ],
  [
    "a lead-in by a text with the number of the section",
    `The lead-in to Section 4.2 of ${paper} is amended to read as follows:${below("4.2 Books.")}`,
  ],
  [
    "one that is told by its first words",
    `Section 4.2 of ${paper} is amended by deleting the proviso beginning with the words "provided that it".`,
  ],
  [
    "one within a sentence",
    `Section 4.2 of ${paper} is amended by deleting the first proviso in the second sentence thereof.`,
  ],
  ["a paragraph that no count tells", `Section 4.2 of ${paper} is amended by deleting the paragraph thereof.`],
  [
    "what stands before a later clause",
    `The portion of Section 4.2 of ${paper} before clause (c) is amended to read as follows:${below("It may have:")}`,
  ],
  ["a proviso of the whole paper", `The proviso of ${paper} is hereby deleted.`],
  [
    "a sentence of a paragraph",
    `Section 4.2 of ${paper} is amended by deleting the first sentence of the second paragraph thereof.`,
  ],
])("not read, and told: %s", (_, sentence) => {
  const { acts, unread } = readLetter(`Change. ${sentence}`);
  expect(acts).toEqual([]);
  expect(unread).toHaveLength(1);
});

test("paragraphs that follow each other give way to one text", () => {
  const first = `${section}, first paragraph`;
  const second = `${section}, second paragraph`;
  expect(
    told(
      `Change. The first two paragraphs of Section 4.2 of ${paper} are hereby deleted and replaced with the following:${below("It ends.")}`,
    ),
  ).toEqual([
    ["replaceProvision", first, "It ends."],
    ["deleteProvision", second],
  ]);
  expect(told(`Change. The first and second paragraphs of Section 4.2 of ${paper} are hereby deleted.`)).toEqual([
    ["deleteProvision", first],
    ["deleteProvision", second],
  ]);
});

test("paragraphs with others between them do not", () => {
  expect(
    told(
      `Change. The first and third paragraphs of Section 4.2 of ${paper} are hereby deleted and replaced with the following:${below("It ends.")}`,
    ),
  ).toEqual([]);
});

test("words in the parenthetical beside others do not stand beside those", () => {
  expect(
    told(
      `Change. Section 4.2 of ${paper} is amended by deleting "or sold" in the parenthetical immediately following "Equipment".`,
    ),
  ).toEqual([["substituteWords", section, "or sold", "", "sole"]]);
});
