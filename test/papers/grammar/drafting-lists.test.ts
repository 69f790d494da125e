import { expect, test } from "vitest";
import { readLetter } from "../paper.ts";
import { told } from "../told.ts";

// Lists that are relabelled, marks put in place, clauses that are added, and sentences that begin with their verb.

const paper = "the Loan Agreement";
const section = "Loan Agreement § 4.2";
const head = `Section 4.2 of ${paper} is hereby amended`;
const plant = '\n\n        "Plant" means the mill.';

test.each([
  [
    "redesignating clauses (b) and (c) as clauses (c) and (d), respectively.",
    [
      ["(c)", "4.2(d)"],
      ["(b)", "4.2(c)"],
    ],
  ],
  ["renumbering clause (b) to be (c).", [["(b)", "4.2(c)"]]],
  ["re-lettering clause (b) as clause (c).", [["(b)", "4.2(c)"]]],
])("the last of a list is relabelled first: %s", (tail, expected) => {
  expect(told(`Letters. ${head} by ${tail}`)).toEqual(
    expected.map(([path, label]) => ["redesignate", section + path, label]),
  );
});

test.each([
  ["deleting the period at the end of clause (a) and substituting in lieu thereof a semi-colon.", ".", ";"],
  ["replacing the comma at the end of clause (a) with a period.", ",", "."],
])("a mark by its name: %s", (tail, old, mark) => {
  const { acts, text } = readLetter(`Marks. ${head} by ${tail}`);
  expect(acts).toMatchObject([{ kind: "substituteWords", old, occurrence: "last", payload: { text: mark } }]);
  const { span } = (acts[0] as any).payload;
  expect(text.slice(span.start, span.end)).toMatch(/^(?:semi-colon|period)$/);
});

test("what is added without a place goes where the mark was that is deleted", () => {
  expect(told(`Marks. ${head} by deleting the period at the end of clause (a) and adding "; and".`)).toEqual([
    ["substituteWords", `${section}(a)`, ".", "; and", "last"],
  ]);
  expect(
    told(`Marks. ${head} by deleting the period at the end of clause (b) and adding "and" at the end of clause (a).`),
  ).toEqual([
    ["substituteWords", `${section}(b)`, ".", "", "last"],
    ["insertWords", `${section}(a)`, "and", "end"],
  ]);
});

test.each([
  ["by adding a new clause (c) at the end of clause (b) thereof as follows:", "after 4.2(b)"],
  ["to add the following as a new clause (c):", "unsaid"],
])("a clause: %s", (tail, place) => {
  expect(told(`Clauses. ${head} ${tail}\n\n        (c) a journal.`)).toEqual([
    ["insertProvision", section, "(c) a journal.", "4.2(c)", place],
  ]);
});

test("a new clause of a definition is words after the one before it", () => {
  const sentence = `The definition of "Costs" in Section 1.1 of ${paper} is hereby amended by deleting "and" before clause (b) and adding a new clause (c) immediately following clause (b) thereof as follows:`;
  const { acts } = readLetter(`Costs. ${sentence}\n\n        (c) fuel.`);
  expect(acts).toMatchObject([
    { kind: "substituteWords", old: "and", target: { term: "Costs" }, beside: { side: "before", words: "(b)" } },
    { kind: "insertWords", target: { term: "Costs", path: "(b)" }, anchor: "end", payload: { text: "(c) fuel." } },
  ]);
});

test.each([
  [`There is hereby added to Section 1.1 of ${paper} the following definition:`],
  [
    `Section 1.1 of ${paper} is hereby amended by adding the following new definition, to appear in proper alphabetical order:`,
  ],
  [
    `Section 1.1 of ${paper} is hereby amended by inserting therein the defined term set forth below in alphabetical order:`,
  ],
])("a definition that is added: %s", (sentence) => {
  const { acts } = readLetter(`Terms. ${sentence}${plant}`);
  expect(acts).toMatchObject([{ kind: "insertDefinition", term: "Plant" }]);
});

test("definitions that are added, or put anew where they stand already", () => {
  const sentence = `The following terms are hereby added, in alphabetical order, or amended and restated, as applicable, in Section 1.1 of ${paper}:`;
  const { acts } = readLetter(`Terms. ${sentence}${plant}`);
  expect(acts).toMatchObject([{ kind: "insertDefinition", term: "Plant", orReplace: true }]);
});

test.each([
  [`${head} such that it shall read as follows:`],
  [`${head} and, as so amended, restated in its entirety as follows:`],
  [`Section 4.2 of ${paper} is hereby deleted and in its stead is inserted the following:`],
  [
    `Section 4.2 of ${paper} is hereby amended by deleting the text of such Section and replacing it with the following:`,
  ],
])("a section put anew: %s", (sentence) => {
  expect(told(`Books. ${sentence}\n\n        4.2 Books. It keeps books.`)).toEqual([
    ["replaceProvision", section, "4.2 Books. It keeps books."],
  ]);
});

test("the full stop of a sentence is no part of a term", () => {
  expect(
    told(`Names. Section 1.1 of ${paper} is amended by deleting "Old Bank" in the definition of "Plant."`),
  ).toEqual([["substituteWords", "definition of “Plant” in Loan Agreement", "Old Bank", "", "sole"]]);
});

test("a section that is of no further effect is deleted", () => {
  expect(
    told(`Books. Section 4.2 of ${paper} is hereby deleted in its entirety and is of no further force or effect.`),
  ).toEqual([["deleteProvision", section]]);
});

test.each([
  [`${head} by deleting "five" and substituting "six" therefor in both places such word appears.`, "each"],
  [`${head} by deleting the single instance of "five" and inserting "six" in lieu thereof.`, "sole"],
  [`Section 4.2 [Books] of ${paper} is hereby amended by deleting "five" and replacing it with "six".`, "sole"],
])("words exchanged: %s", (sentence, occurrence) => {
  const { acts } = readLetter(`Words. ${sentence}`);
  expect(acts).toMatchObject([{ kind: "substituteWords", old: "five", payload: { text: "six" }, occurrence }]);
});

test("a comma before words that go on is no printer's mark", () => {
  expect(told(`Words. ${head} by inserting the word "five," immediately before the word "six".`)).toEqual([
    ["insertWords", section, "five,", "before six sole"],
  ]);
});

test("a clause that goes and those that take its place are one change, though letters stand before both", () => {
  const sentence = `${head} by (i) deleting clause (b) and (ii) inserting the following new clauses (b) and (c) in lieu thereof:`;
  expect(told(`Clauses. ${sentence}\n\n        (b) ledgers;\n\n        (c) journals.`)).toEqual([
    ["replaceProvision", `${section}(b)`, "(b) ledgers;"],
    ["insertProvision", section, "(c) journals.", "4.2(c)", "after 4.2(b)"],
  ]);
});

test.each([
  [`The following definition is hereby deleted from Section 1.1 of ${paper} in its entirety: "Plant"`],
  [`The definition of "Plant" is hereby deleted from Section 1.1 of ${paper} in its entirety.`],
  [`Section 1.1 of ${paper} is hereby amended by amending Section 1.1 to delete the definition of "Plant".`],
])("a definition that goes: %s", (sentence) => {
  expect(told(`Terms. ${sentence}`)).toEqual([["deleteDefinition", "definition of “Plant” in Loan Agreement"]]);
});

test.each([
  [
    `Sections 4.2 and 4.3 of ${paper} are hereby amended by deleting such Sections in their entirety and inserting in lieu thereof the following:`,
  ],
  [`Sections 4.2 and 4.3 of ${paper} are amended to delete such Sections and substitute the following therefor:`],
  [`Sections 4.2 through 4.3 of ${paper} are hereby modified, amended, and restated in their entirety as follows:`],
  [
    `Section 4.2 and Section 4.3 of ${paper} are hereby amended and restated in their entirety and replaced with the following:`,
  ],
])("several sections put anew: %s", (sentence) => {
  expect(
    told(`Books. ${sentence}\n\n        4.2 Books. It keeps books.\n\n        4.3 Trucks. It keeps trucks.`),
  ).toEqual([
    ["replaceProvision", section, "4.2 Books. It keeps books."],
    ["replaceProvision", "Loan Agreement § 4.3", "4.3 Trucks. It keeps trucks."],
  ]);
});

test("clauses that take the place of one are told by their labels", () => {
  const sentence = `${head} by deleting clause (b) in its entirety and substituting in lieu thereof the following clauses:`;
  expect(told(`Clauses. ${sentence}\n\n        (b) ledgers;\n\n        (c) journals.`)).toEqual([
    ["replaceProvision", `${section}(b)`, "(b) ledgers;"],
    ["insertProvision", section, "(c) journals.", "4.2(c)", "after 4.2(b)"],
  ]);
});

test.each([
  [`deleting the term "and" at the end of clause (a).`, [["substituteWords", `${section}(a)`, "and", "", "last"]]],
  [`deleting the term "Plant" in clause (a).`, [["substituteWords", `${section}(a)`, "Plant", "", "sole"]]],
  [
    `adding, before the period at the end of paragraph (a) thereof, the words "if any".`,
    [["insertWords", `${section}(a)`, "if any", "end"]],
  ],
])("words that are called a term, or stand before a mark: %s", (tail, expected) => {
  expect(told(`Words. ${head} by ${tail}`)).toEqual(expected);
});

test("a phrase restated as another, and a grid by its name", () => {
  expect(told(`Words. ${head} to restate the phrase "the Agreement" as "each Agreement".`)).toEqual([
    ["substituteWords", section, "the Agreement", "each Agreement", "sole"],
  ]);
  const grid = `The definition of "Margin" in Section 1.1 of ${paper} is hereby amended by amending and restating the Utilization Grid therein to read as follows:\n\n        25% 1.5%`;
  expect(told(`Grid. ${grid}`)).toEqual([
    ["replaceProvision", "definition of “Margin” in Loan Agreement, the table", "25% 1.5%"],
  ]);
});

test("what follows a thing that goes is the subject of its own verb, or goes as well", () => {
  const two = `${head} by deleting it and Section 4.3 is hereby amended by adding "x" at the end thereof.`;
  expect(told(`Change. ${two}`)).toEqual([
    ["deleteProvision", section],
    ["insertWords", "§ 4.3", "x", "end"],
  ]);
  expect(told(`Change. Section 4.2 and Section 4.3 of ${paper} are hereby deleted.`)).toEqual([
    ["deleteProvision", section],
    ["deleteProvision", "Loan Agreement § 4.3"],
  ]);
});

test.each([
  [`The following is added as a new clause (d) to the end of Section 4.2 of ${paper}:`, "end"],
  [`The following shall be added to Section 4.2 of ${paper} as new Section 4.2(d):`, "unsaid"],
])("what is added is named by what it becomes: %s", (sentence, place) => {
  expect(told(`Clauses. ${sentence}\n\n        "(d) lorries."`)).toEqual([
    ["insertProvision", section, "(d) lorries.", "4.2(d)", place],
  ]);
});

test.each([
  [`The definition of "Plant" is hereby added to Section 1.1 of ${paper} to read as follows:`],
  [`The following new definition is added to Section 1.1 of ${paper} in appropriate alphabetical order.`],
])("a definition that is added by its term, or after a full stop: %s", (sentence) => {
  const { acts } = readLetter(`Terms. ${sentence}${plant}`);
  expect(acts).toMatchObject([
    { kind: "insertDefinition", term: "Plant", payload: { text: '"Plant" means the mill.' } },
  ]);
});

test.each([
  [
    `${paper.replace("the", "The")} is amended to delete the existing definition of "Plant" in Section 1.1 of ${paper} in its entirety and to substitute a new definition in its place reading as follows:`,
  ],
  [
    `Section 1.1 of ${paper} is amended by deleting the following definition of "Plant" in its entirety and replacing it with the following:`,
  ],
])("a definition that a new one replaces: %s", (sentence) => {
  expect(told(`Terms. ${sentence}${plant}`)).toEqual([
    ["replaceDefinition", "definition of “Plant” in Loan Agreement", '"Plant" means the mill.'],
  ]);
});

test("a section that is created, and a paragraph by its number and its heading", () => {
  const { acts } = readLetter(
    "Books. Section 9.15 is created to read as follows:\n\n        9.15 Books. It keeps books.",
  );
  expect(acts).toMatchObject([
    { kind: "insertProvision", label: "9.15", payload: { text: "9.15 Books. It keeps books." } },
  ]);
  const first = `In the paragraph number 4.2, entitled "Books," the first sentence is hereby amended to read in its entirety as follows: "It keeps books."`;
  expect(readLetter(`Books. ${first}`).acts).toMatchObject([
    { kind: "replaceSentence", target: { path: "4.2", ordinal: 1 }, payload: { text: "It keeps books." } },
  ]);
});

// No paper goes by such a name, and none of these is done.
test.each([
  [
    "thereof of a clause or of its section",
    `${head} by deleting "a" in clause (i) and inserting "b" at the end thereof.`,
  ],
  ["a place that may be of both words", `${head} by deleting "a" and "b" in clause (i).`],
  [
    "a part that is the subject of what follows",
    `${head} by deleting clause (a) and Section 4.3 is hereby amended by deleting clause (b).`,
  ],
  [
    "two sentences whose end is meant",
    `${head} by deleting "a" from the first sentence and inserting "b" at the end thereof.`,
  ],
  [
    "a term added by the definition of another",
    `The definition of "Mill" is hereby added to Section 1.1 of ${paper}:${plant}`,
  ],
  ["a permission", `Section 4.2 of ${paper} may be amended by replacing "a" with "b".`],
  ["a section and what refers to it", `Section 4.2 of ${paper} and all references thereto are hereby deleted.`],
  [
    "a section and what is no part",
    `Section 4.2 of ${paper} and the schedules thereto are amended by replacing "a" with "b".`,
  ],
  ["two papers under one noun", `Sections 4.2 of ${paper} and 3.1 of the Guaranty are hereby deleted.`],
  ["a section that would become a clause", `${head} by redesignating the existing text thereof as clause (a).`],
  ["labels fewer than the parts", `${head} by redesignating clauses (b) and (c) as clause (d).`],
  [
    "a new clause without the one before it",
    `The definition of "Costs" in Section 1.1 of ${paper} is amended by adding a new clause (c) before clause (b) thereof:\n\n        (c) fuel.`,
  ],
  ["a request", `The Borrower has requested that Section 4.2 of ${paper} be amended by replacing "a" with "b".`],
  ["what was done before", `Section 4.2 of ${paper} was amended by replacing "a" with "b".`],
])("not read: %s", (_, sentence) => {
  const { acts } = readLetter(`Change. ${sentence}`);
  expect(acts.filter((act) => "target" in act)).toEqual([]);
});
