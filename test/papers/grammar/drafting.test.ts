import { expect, test } from "vitest";
import { readLetter } from "../paper.ts";
import { told } from "../told.ts";

// Ways of drafting one and the same thing: each family with the words it may be said in, and words near them that say
// something else or too little, which are left to a person.

const paper = "the Loan Agreement";
const section = "Loan Agreement § 4.2";

function below(...paragraphs: readonly string[]): string {
  return paragraphs.map((each) => `\n\n        ${each}`).join("");
}

const plant = below('"Plant" means the mill.');
const two = below('"Plant" means the mill.', '"Truck" means a lorry.');

test.each([
  [`Section 4.2 of ${paper} is hereby deleted in its entirety and replaced as follows:`],
  [`Section 4.2 of ${paper} is hereby deleted in entirety and replaced to read as follows:`],
  [`Section 4.2 of ${paper} is hereby amended and replaced in its entirety with the following:`],
  [`Section 4.2 of ${paper} is hereby amended and restated in the entirety as follows:`],
])("a part put anew: %s", (head) => {
  expect(told(`Books. ${head}${below("4.2 Books. It keeps books.")}`)).toEqual([
    ["replaceProvision", section, "4.2 Books. It keeps books."],
  ]);
});

test.each([
  [`replacing the defined terms "Plant" and "Truck" in their entirety with the following corresponding terms:`],
  [
    `deleting the definitions of "Plant" and "Truck" therefrom and inserting in place thereof, respectively, the following:`,
  ],
])("definitions put anew: %s", (tail) => {
  expect(told(`Terms. Section 1.1 (Terms) of ${paper} is hereby amended by ${tail}${two}`)).toEqual([
    ["replaceDefinition", "definition of “Plant” in Loan Agreement", '"Plant" means the mill.'],
    ["replaceDefinition", "definition of “Truck” in Loan Agreement", '"Truck" means a lorry.'],
  ]);
});

test.each([
  [
    "The following terms and their respective definitions in Section 1.1 of",
    "amended in their entirety and replaced with",
  ],
  ["The following definitions in Section 1.1 of", "deleted in their entirety and replaced with"],
])("definitions that the text itself names: %s … %s", (subject, deed) => {
  expect(told(`Terms. ${subject} ${paper} are hereby ${deed} the following:${two}`)).toEqual([
    ["replaceDefinition", "definition of “Plant” in Loan Agreement", '"Plant" means the mill.'],
    ["replaceDefinition", "definition of “Truck” in Loan Agreement", '"Truck" means a lorry.'],
  ]);
});

const head = `Section 4.2 of ${paper} is hereby amended`;

test.each([
  [`${head} to replace the reference therein to "five" with a reference to "six".`, "sole"],
  [`${head} by replacing the second reference to "five" with "six".`, 2],
  [`${head} by replacing each reference therein to "five" with "six".`, "each"],
  [`The last reference to "five" in Section 4.2 of ${paper} is deleted and "six" is substituted therefor.`, "last"],
  [`All references in Section 4.2 of ${paper} to "five" are hereby replaced with references to "six".`, "each"],
  [`The references to "five" in Section 4.2 of ${paper} shall be changed to "six".`, "each"],
])("references: %s", (sentence, occurrence) => {
  expect(told(`Words. ${sentence}`)).toEqual([["substituteWords", section, "five", "six", occurrence]]);
});

test("references in a whole paper", () => {
  expect(
    told(`Names. All references in ${paper} to "Old Bank" are hereby replaced with references to "New Bank".`),
  ).toEqual([["substituteWords", "Loan Agreement", "Old Bank", "New Bank", "each"]]);
});

test.each([
  [`Section 4.2 of ${paper} is hereby deleted in its entirety and replaced with "[Reserved]".`, ["4.2"]],
  [
    `Sections 4.2 and 4.3 of ${paper} are each hereby deleted and replaced with "[Intentionally omitted]".`,
    ["4.2", "4.3"],
  ],
])("emptied: %s", (sentence, paths) => {
  const words = /\[.*\]/.exec(sentence)?.[0];
  expect(told(`Change. ${sentence}`)).toEqual(
    paths.map((path) => ["deleteProvision", `Loan Agreement § ${path}`, words].filter((_, at) => at < 2)),
  );
});

test.each([
  [
    `Article V of ${paper} is hereby amended by adding the following new Section 5.9:`,
    ["5.9 Trucks. It keeps trucks."],
    [["insertProvision", "Loan Agreement § V", "5.9 Trucks. It keeps trucks.", "5.9", "unsaid"]],
  ],
  [
    `Article V of ${paper} is hereby amended by inserting the following new Section 5.9 after Section 5.8:`,
    ["5.9 Trucks. It keeps trucks."],
    [["insertProvision", "Loan Agreement § V", "5.9 Trucks. It keeps trucks.", "5.9", "after 5.8"]],
  ],
  [
    `Section 4.2 of ${paper} is hereby amended by adding language to the end thereof as follows:`,
    ["Books are kept in ink."],
    [["insertWords", section, "Books are kept in ink.", "end"]],
  ],
  [
    `Section 1.1 of ${paper} is amended by adding the following clause to the end of the definition of "Plant" immediately before the period:`,
    ["and any shed"],
    [["insertWords", "definition of “Plant” in Loan Agreement", "and any shed", "end"]],
  ],
  [
    `Schedule 1.1 of ${paper} is hereby amended by inserting the following new defined term therein in alphabetical order:`,
    ['"Plant" means the mill.'],
    [["insertDefinition", "Loan Agreement Schedule 1.1", '"Plant" means the mill.', "alphabetical"]],
  ],
  [
    `Section 4.2 of ${paper} is amended by (i) re-lettering subsection (b) as subsection (d) and (ii) adding new subsections (b) and (c) as follows:`,
    ["(b) ledgers;", "(c) journals; and"],
    [
      ["redesignate", `${section}(b)`, "4.2(d)"],
      ["insertProvision", section, "(b) ledgers;", "4.2(b)", "unsaid"],
      ["insertProvision", section, "(c) journals; and", "4.2(c)", "unsaid"],
    ],
  ],
])("added: %s", (sentence, paragraphs, expected) => {
  expect(told(`Change. ${sentence}${below(...paragraphs)}`)).toEqual(expected);
});

test.each([
  ["Section 4.2 (Books) of the Loan Agreement"],
  ['Section 4.2 "Books" of the Loan Agreement'],
  ['Section 4.2, entitled "Books", of the Loan Agreement'],
  ["Section 4.2 Books of the Loan Agreement"],
  ["Section 4.2 of the Loan Agreement (Books)"],
  ["Section 4.2 of the Loan Agreement, Books,"],
  ["Article IV. DUTIES, Section 4.2 Books of the Loan Agreement"],
])("a heading in a citation: %s", (cited) => {
  expect(told(`Change. ${cited} is hereby deleted.`)).toEqual([["deleteProvision", `${section} “Books”`]]);
});

test.each([
  ["Sections 4.2 (Books) and 4.3 (Trucks and Mills) of the Loan Agreement"],
  ["Article IV. DUTIES, Sections 4.2 Books and 4.3 Trucks and Mills of the Loan Agreement"],
])("headings in a list: %s", (cited) => {
  expect(told(`Change. ${cited} are hereby deleted.`)).toEqual([
    ["deleteProvision", section],
    ["deleteProvision", "Loan Agreement § 4.3"],
  ]);
});

test("words that stand before a day named in the midst of a sentence are found in the paper", () => {
  const { acts, text } = readLetter(
    `Words. Section 4.2 of ${paper} is amended by deleting "five" and substituting "six" in lieu thereof, effective as of April 1, 1999.`,
  );
  expect(acts).toMatchObject([{ kind: "substituteWords", old: "five", effect: { from: { value: "1999-04-01" } } }]);
  const { span } = (acts[0] as any).payload;
  expect(text.slice(span.start, span.end)).toBe("six");
});

test.each([
  [
    `Section 1.1 of ${paper} is hereby amended by deleting "five" in the definitions of "Plant" and "Truck".`,
    ["definition of “Plant” in Loan Agreement", "definition of “Truck” in Loan Agreement"],
    "",
  ],
  [
    `Section 1.1 of ${paper} is amended by replacing "five" in the definitions of "Plant" and "Truck" with "six".`,
    ["definition of “Plant” in Loan Agreement", "definition of “Truck” in Loan Agreement"],
    "six",
  ],
  [
    `Section 4.2 of ${paper} is amended by replacing "five" with "six" in clauses (i) and (ii).`,
    [`${section}(i)`, `${section}(ii)`],
    "six",
  ],
  [
    `Sections 4.2 and 4.3 of ${paper} are amended by deleting "five" and inserting "six" in lieu thereof.`,
    [section, "Loan Agreement § 4.3"],
    "six",
  ],
  [`The word "five" in Sections 4.2 and 4.3 of ${paper} is hereby deleted.`, [section, "Loan Agreement § 4.3"], ""],
])("words in several parts: %s", (sentence, targets, words) => {
  expect(told(`Words. ${sentence}`)).toEqual(
    targets.map((target) => ["substituteWords", target, "five", words, "sole"]),
  );
});

test.each([
  [
    `deleting "a" and "b".`,
    [
      ["a", ""],
      ["b", ""],
    ],
  ],
  [
    `deleting (i) "a" and substituting "b" therefor and (ii) "c" and substituting "d" therefor.`,
    [
      ["a", "b"],
      ["c", "d"],
    ],
  ],
  [
    `(1) deleting "a" and (2) replacing "c" with "d".`,
    [
      ["a", ""],
      ["c", "d"],
    ],
  ],
  [
    `the deletion of "a" and the replacement of "c" with "d".`,
    [
      ["a", ""],
      ["c", "d"],
    ],
  ],
  [
    `replacing "a" with "b" and "c" with "d".`,
    [
      ["a", "b"],
      ["c", "d"],
    ],
  ],
])("one after the other: %s", (tail, expected) => {
  expect(told(`Words. ${head} by ${tail}`)).toEqual(
    expected.map(([old, words]) => ["substituteWords", section, old, words, "sole"]),
  );
});

test.each([
  [
    "The following new definition is hereby added to Section 1.1 of the Loan Agreement in its alphabetically correct place:",
    "insertDefinition",
  ],
  [
    "The following Defined Term set forth in Section 1.1 of the Loan Agreement will be amended and restated in its entirety as set forth below:",
    "replaceDefinition",
  ],
  [
    "The following definitions in Section 1.1 of the Loan Agreement hereby are, in each case, amended and restated to read as follows:",
    "replaceDefinition",
  ],
  [
    "The definition of Plant provided under the Loan Agreement is replaced by the following definition:",
    "replaceDefinition",
  ],
])("a definition: %s", (sentence, kind) => {
  const { acts } = readLetter(`Terms. ${sentence}${plant}`);
  expect(acts).toMatchObject([{ kind, payload: { text: '"Plant" means the mill.' } }]);
});

test.each([
  [
    "adding new Section 5.9 thereto immediately after Section 5.8 thereof, which new Section 5.9 shall read in full as follows:",
    "after 5.8",
  ],
  ["the addition of the following new Section 5.9:", "unsaid"],
])("a section: %s", (tail, place) => {
  expect(
    told(`Trucks. Article V of ${paper} is hereby amended by ${tail}${below("5.9 Trucks. It keeps trucks.")}`),
  ).toEqual([["insertProvision", "Loan Agreement § V", "5.9 Trucks. It keeps trucks.", "5.9", place]]);
});

// What is near to these and says something else, or too little.
test.each([
  ["a count from the end but of the last", `${head} by replacing the penultimate reference to "five" with "six".`],
  ["a reference without its words", `${head} by replacing the second reference with "six".`],
  [
    "references in places that are not understood",
    `All references to "five" near Section 4.2 are replaced with "six".`,
  ],
  [
    "an article over sections of another",
    "Article V. DUTIES, Section 4.2 Books of the Loan Agreement is hereby deleted.",
  ],
  ["words too few for a section", `Section 4.2 of ${paper} is hereby deleted and replaced with "None".`],
  [
    "a section in an article of another number",
    `Article VI of ${paper} is amended by adding the following new Section 5.9:${below("5.9 Trucks. It keeps trucks.")}`,
  ],
  [
    "terms that the text does not state",
    `Section 1.1 of ${paper} is hereby amended by replacing the defined terms "Plant" and "Mill" with the following corresponding terms:${two}`,
  ],
  [
    "the words around definitions",
    `The following provisions in Section 1.1 of ${paper} are hereby deleted in their entirety and replaced with the following:${two}`,
  ],
  [
    "one attachment for two schedules",
    `Schedules 1.1 and 3.6 to ${paper} are hereby amended and restated in their entirety as set forth on Schedule A hereto.`,
  ],
  [
    "a proviso, which is no part",
    `The definition of "Plant" in Section 1.1 of ${paper} is hereby amended by restating the proviso to read as follows:${plant}`,
  ],
])("not read, and told: %s", (_, sentence) => {
  const { acts, unread } = readLetter(`Change. ${sentence}`);
  expect(acts).toEqual([]);
  expect(unread).toHaveLength(1);
});
