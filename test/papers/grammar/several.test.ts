import { expect, test } from "vitest";
import { targetText } from "../../../src/papers/acts/target.ts";
import { readLetter } from "../paper.ts";

// Several things named at once, each of which has its own act.

function told(sentence: string): unknown[] {
  const { acts, unread } = readLetter(`Change. ${sentence}`);
  expect(unread).toEqual([]);
  return acts.map((act: any) => [act.kind, targetText(act.target), act.label ?? act.payload?.text]);
}

const sentence = (which: string, text: string) => ["replaceSentence", `Loan Agreement § 4.2, ${which} sentence`, text];
const becomes = (from: string, to: string) => ["redesignate", `Loan Agreement § ${from}`, to];

test.each([
  [
    "The second and third sentences of Section 4.2 of the Loan Agreement are hereby deleted.",
    [sentence("second", ""), sentence("third", "")],
  ],
  [
    "Section 4.2 of the Loan Agreement is amended by deleting the first two sentences thereof.",
    [sentence("first", ""), sentence("second", "")],
  ],
  [
    'The last two sentences of Section 4.2 of the Loan Agreement are deleted and replaced with the following: "It ends."',
    [sentence("second to last", "It ends."), sentence("last", "")],
  ],
  [
    "Subsections (e) through (g) of Section 9.1 of the Loan Agreement are hereby relettered (d) through (f), respectively.",
    [becomes("9.1(g)", "9.1(f)"), becomes("9.1(f)", "9.1(e)"), becomes("9.1(e)", "9.1(d)")],
  ],
  [
    "Sections 5.4 and 5.5 of the Loan Agreement are renumbered as Sections 5.5 and 5.6, respectively.",
    [becomes("5.5", "5.6"), becomes("5.4", "5.5")],
  ],
  [
    "Section 9.1 of the Loan Agreement is amended by redesignating clauses (c) and (d) as clauses (d) and (e), respectively.",
    [becomes("9.1(d)", "9.1(e)"), becomes("9.1(c)", "9.1(d)")],
  ],
])("each its own act: %s", (words, expected) => {
  expect(told(words)).toEqual(expected);
});

test.each([
  [
    "one text for sentences that do not follow each other",
    'The first and third sentences of Section 4.2 of the Loan Agreement are deleted and replaced with the following: "It ends."',
  ],
  [
    "two parts that become one",
    "Clauses (c) and (d) of Section 9.1 of the Loan Agreement are redesignated as clause (d).",
  ],
  [
    "ranges of unlike length",
    "Sections 5.4 through 5.6 of the Loan Agreement are renumbered as Sections 5.5 through 5.9.",
  ],
  [
    "sentences of a paragraph",
    "Section 4.2 of the Loan Agreement is amended by deleting the first two sentences of the second paragraph thereof.",
  ],
  [
    "words in several sentences",
    'Section 4.2 of the Loan Agreement is amended by deleting "a" in the first two sentences thereof.',
  ],
])("not read, and told: %s", (_, words) => {
  const { acts, unread } = readLetter(`Change. ${words}`);
  expect(acts).toEqual([]);
  expect(unread).toHaveLength(1);
});

test("new definitions may be said to go in their order between commas", () => {
  expect(
    told(
      'Section 1.1 of the Loan Agreement is amended by adding, in the appropriate alphabetical order, the following new definitions:\n\n        "Plant" means the mill.',
    ),
  ).toEqual([["insertDefinition", "Loan Agreement § 1.1", '"Plant" means the mill.']]);
});

test("tables by the captions over them, each with the text under its own", () => {
  const grids =
    "Prime Margin\n\n        Level        Margin\n        I            1.00%\n\n        LIBO Margin\n\n        Level        Margin\n        I            2.00%";
  const change = `Section 1.1 of the Loan Agreement is amended by deleting from the definition of "Margin" the tables entitled "Prime Margin" and "LIBO Margin" and replacing them with the following tables:\n\n        ${grids}`;
  const { acts, unread } = readLetter(`Change. ${change}`);
  expect(unread).toEqual([]);
  expect(acts).toMatchObject([
    { kind: "replaceProvision", target: { kind: "table", term: "Margin", caption: "Prime Margin" } },
    { kind: "replaceProvision", target: { kind: "table", term: "Margin", caption: "LIBO Margin" } },
  ]);
  expect(acts.map((act: any) => act.payload.text.split("\n")[0])).toEqual(["Prime Margin", "LIBO Margin"]);
});
