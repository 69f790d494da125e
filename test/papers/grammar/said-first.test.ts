import { expect, test } from "vitest";
import { readLetter } from "../paper.ts";
import { told } from "../told.ts";

// Places said before what is done there or after it, and ways of drafting that other papers use for the same things.

const paper = "the Loan Agreement";
const section = "Loan Agreement § 4.2";
const plant = '"Plant" means the mill.';

function below(text: string): string {
  return `\n\n        ${text}`;
}

test.each([
  [
    `In Section 4.2 of ${paper}, "ten" is replaced by "five" and "nine" is replaced by "four".`,
    [
      ["substituteWords", section, "ten", "five", "sole"],
      ["substituteWords", section, "nine", "four", "sole"],
    ],
  ],
  [
    `In Section 4.2 of ${paper}, "ten" is replaced by "five" and Section 4.3 of ${paper} is deleted.`,
    [
      ["substituteWords", section, "ten", "five", "sole"],
      ["deleteProvision", "Loan Agreement § 4.3"],
    ],
  ],
  [
    `In the definition of "Plant" in Section 1.1 of ${paper}, the word "ten" shall be replaced with the word "five" and, in clause (b), the word "nine" shall be deleted.`,
    [
      ["substituteWords", "definition of “Plant” in Loan Agreement", "ten", "five", "sole"],
      ["substituteWords", "clause (b) of the definition of “Plant” in Loan Agreement", "nine", "", "sole"],
    ],
  ],
  [
    `In Section 4.2 of ${paper}, by deleting "ten" and inserting "five" in lieu thereof.`,
    [["substituteWords", section, "ten", "five", "sole"]],
  ],
  [
    `The words "ten days" wherever they appear in Section 4.2 of ${paper} are replaced with "five days".`,
    [["substituteWords", section, "ten days", "five days", "each"]],
  ],
  [
    `Section 4.2 of ${paper} is amended by deleting "ten" the last time it appears therein and inserting "five" in lieu thereof.`,
    [["substituteWords", section, "ten", "five", "last"]],
  ],
  [
    `Section 4.2 of ${paper} is amended by replacing "ten" with "five" the second time it appears therein.`,
    [["substituteWords", section, "ten", "five", 2]],
  ],
  [
    `Section 4.2 of ${paper} is amended by adding "or trucks" at the end of such section, before the period.`,
    [["insertWords", section, "or trucks", "end"]],
  ],
  [
    `Section 4.2 of ${paper} shall be amended by the deletion of the words "ten" and the insertion of the words "five" in their place.`,
    [["substituteWords", section, "ten", "five", "sole"]],
  ],
  [
    `Section 4.2 of ${paper} is amended by deleting "ten" and inserting the following: "five".`,
    [["substituteWords", section, "ten", "five", "sole"]],
  ],
  [
    `A new Section 5.9 is hereby added to ${paper}, which reads as follows: "5.9 Books. It keeps books."`,
    [["insertProvision", "Loan Agreement", "5.9 Books. It keeps books.", "5.9", "unsaid"]],
  ],
  [
    `Section 4.2 of ${paper} is amended by (i) replacing the text "ten" set forth therein and inserting the text "five" in lieu thereof and (ii) adding the following subsections (g) through (i):${below("(g) books;")}${below("(h) trucks; and")}${below("(i) mills.")}`,
    [
      ["substituteWords", section, "ten", "five", "sole"],
      ["insertProvision", section, "(g) books;", "4.2(g)", "unsaid"],
      ["insertProvision", section, "(h) trucks; and", "4.2(h)", "unsaid"],
      ["insertProvision", section, "(i) mills.", "4.2(i)", "unsaid"],
    ],
  ],
  [
    `Section 4.2 of ${paper} is amended by replacing the lead in phrase "ten" with the phrase "five" and by inserting "nine" at the end thereof immediately before the period (".") appearing therein.`,
    [
      ["substituteWords", section, "ten", "five", "sole"],
      ["insertWords", section, "nine", "end"],
    ],
  ],
  [
    `Section 4.2 of ${paper} is amended by deleting the reference to Eight Hundred Fifty Dollars ($850) therein and replacing it with One Thousand Dollars ($1,000).`,
    [["substituteWords", section, "Eight Hundred Fifty Dollars ($850)", "One Thousand Dollars ($1,000)", "sole"]],
  ],
  [
    `Subsection (c) of the defined term "Plant" in Exhibit A to ${paper} is hereby amended by deleting "ten" and inserting "five".`,
    [["substituteWords", "clause (c) of the definition of “Plant” in Loan Agreement", "ten", "five", "sole"]],
  ],
  [
    `Section 4.2 of ${paper} is amended by deleting the first sentence thereof and replacing it with: "It ends."`,
    [["replaceSentence", `${section}, first sentence`, "It ends."]],
  ],
  [
    `The following defined terms in Exhibit A to ${paper} are hereby added, amended or restated as follows:${below(plant)}`,
    [["insertDefinition", "Loan Agreement Exhibit A", plant, "unsaid"]],
  ],
  [
    `Exhibit B (Form) to ${paper} is amended by replacing "ten" with "five" in paragraph 3 thereof.`,
    [["substituteWords", "Loan Agreement Exhibit B § 3", "ten", "five", "sole"]],
  ],
  [
    `Section 4.2 of ${paper} is amended by deleting the second "ten" and inserting "five".`,
    [["substituteWords", section, "ten", "five", 2]],
  ],
  [
    `Section 4.2 of ${paper} is amended by deleting "ten" where it first appears and inserting "five" in lieu thereof.`,
    [["substituteWords", section, "ten", "five", 1]],
  ],
  [
    `Section 4.2 of ${paper} is amended by deleting "ten" in clauses (a) through (c).`,
    ["(a)", "(b)", "(c)"].map((letter) => ["substituteWords", section + letter, "ten", "", "sole"]),
  ],
  [
    `Section 4.2 of ${paper} is amended by increasing "$10" to "$20" and reducing "$40" to "$30".`,
    [
      ["substituteWords", section, "$10", "$20", "sole"],
      ["substituteWords", section, "$40", "$30", "sole"],
    ],
  ],
  [
    `Any reference to "ten" in Section 4.2 of ${paper} is deleted, and any reference to "nine" in ${paper} is replaced with "four".`,
    [
      ["substituteWords", section, "ten", "", "each"],
      ["substituteWords", "Loan Agreement", "nine", "four", "each"],
    ],
  ],
  [
    `Section 4.2 of ${paper} is amended by deleting the comma after "ten".`,
    [["substituteWords", section, ",", "", "sole"]],
  ],
  [`The table in Section 4.2 of ${paper} is hereby deleted.`, [["deleteProvision", `${section}, the table`]]],
  [
    `Section 1.1 of ${paper} is amended by changing the definition of "Plant" to read:${below(plant)}`,
    [["replaceDefinition", "definition of “Plant” in Loan Agreement", plant]],
  ],
  [
    `Section 1.1 of ${paper} is amended to insert the following definition alphabetically therein:${below(plant)}`,
    [["insertDefinition", "Loan Agreement § 1.1", plant, "alphabetical"]],
  ],
  [
    `Section 1.1 of ${paper} is amended by adding, in appropriate alphabetical order, the definition of "Plant" to read as follows:${below(plant)}`,
    [["insertDefinition", "Loan Agreement § 1.1", plant, "alphabetical"]],
  ],
  [
    `Section 1.1 of ${paper} is amended by deleting the defined terms "Plant" and "Truck", and the definitions thereof, in their entirety.`,
    [
      ["deleteDefinition", "definition of “Plant” in Loan Agreement"],
      ["deleteDefinition", "definition of “Truck” in Loan Agreement"],
    ],
  ],
])("%s", (sentence, expected) => {
  expect(told(`Change. ${sentence}`)).toEqual(expected);
});

test.each([
  [
    `Schedule 5 (Form) to ${paper} shall be deleted and replaced by the form set out in Schedule 1 (Form) to this letter.`,
    "replaceExhibit",
    "Schedule 1",
  ],
  [`A new Exhibit E is hereby added to ${paper} in the form of Annex 1 hereto.`, "insertExhibit", "Annex 1"],
  [
    `Schedule 2 to ${paper} is amended in its entirety to read in the form of Annex 1 hereof.`,
    "replaceExhibit",
    "Annex 1",
  ],
  [
    `Schedule 2 to ${paper} is amended and restated as set forth on Annex 1 to this Amendment.`,
    "replaceExhibit",
    "Annex 1",
  ],
])("attachments: %s", (sentence, kind, form) => {
  const { acts, unread } = readLetter(`Change. ${sentence}`);
  expect(unread).toEqual([]);
  expect(acts).toMatchObject([{ kind, with: form }]);
});

test.each([
  [
    "a place that is not one",
    `In Sections 4.2 and 4.3 of ${paper}, "ten" is replaced by "five" and "nine" is deleted.`,
  ],
  [
    "words without a place after words of a section",
    `Any reference to "ten" in Section 4.2 of ${paper} is deleted, and any reference to "nine" is replaced with "four".`,
  ],
  ["by how much an amount grows", `Section 4.2 of ${paper} is amended by increasing "$5,000,000" by $1,000,000.`],
  [
    "two counts of one word",
    `Section 4.2 of ${paper} is amended by replacing "ten" with "five" the first time it appears and with "four" the second time it appears.`,
  ],
  [
    "an agreement that is amended but for its schedules",
    `${paper.replace("the", "The")} (excluding the schedules thereto) is hereby amended and restated in the form attached hereto as Exhibit A.`,
  ],
])("not read, and told: %s", (_, sentence) => {
  const { acts, unread } = readLetter(`Change. ${sentence}`);
  expect(acts).toEqual([]);
  expect(unread).toHaveLength(1);
});
