import { expect, test } from "vitest";
import { readLetter } from "../paper.ts";
import { told } from "../told.ts";

// Where a text put in place ends, and what an instruction goes on to say after it: none of it is taken into the text,
// and none of it is lost.

const paper = "the Loan Agreement";
const section = "Loan Agreement § 4.2";
const head = `Section 4.2 of ${paper} is amended`;

function below(text: string): string {
  return `\n\n        ${text}`;
}

test.each([
  [
    `${head} to read as follows: "It keeps books", and Section 4.3 of ${paper} is amended to read as follows: "It keeps trucks".`,
    [
      ["replaceProvision", section, "It keeps books"],
      ["replaceProvision", "Loan Agreement § 4.3", "It keeps trucks"],
    ],
  ],
  [
    `${head} by restating clause (a) thereof as follows: "(a) books", clause (b) thereof as follows: "(b) trucks" and clause (c) thereof as follows: "(c) mills".`,
    [
      ["replaceProvision", `${section}(a)`, "(a) books"],
      ["replaceProvision", `${section}(b)`, "(b) trucks"],
      ["replaceProvision", `${section}(c)`, "(c) mills"],
    ],
  ],
  [
    `${head} to read as follows:${below(`"It keeps books."; and Section 4.3 of ${paper} is amended by deleting "ten".`)}`,
    [
      ["replaceProvision", section, "It keeps books."],
      ["substituteWords", "Loan Agreement § 4.3", "ten", "", "sole"],
    ],
  ],
  [
    `${head} to read as follows:${below(`"It keeps books." In addition, Section 4.3 of ${paper} is hereby deleted.`)}`,
    [
      ["replaceProvision", section, "It keeps books."],
      ["deleteProvision", "Loan Agreement § 4.3"],
    ],
  ],
  [
    `${head} (i) by restating the first sentence thereof to read as follows:${below('"It keeps books.", and (ii) by deleting "ten" in the second sentence thereof.')}`,
    [
      ["replaceSentence", `${section}, first sentence`, "It keeps books."],
      ["substituteWords", `${section}, second sentence`, "ten", "", "sole"],
    ],
  ],
  [
    `${head} to read as follows: "It keeps the books called "Ledger" and shows the words: "Books" to all."`,
    [["replaceProvision", section, 'It keeps the books called "Ledger" and shows the words: "Books" to all.']],
  ],
  [
    `${head} to read as follows:${below('"It keeps "Books" and "Trucks", which shall be replaced each year."')}`,
    [["replaceProvision", section, 'It keeps "Books" and "Trucks", which shall be replaced each year.']],
  ],
])("%s", (sentence, expected) => {
  expect(told(`Change. ${sentence}`)).toEqual(expected);
});

test.each([
  [
    `${head} (i) by restating clause (a) thereof to read as follows:${below('"(a) books;", and (ii) by deleting "ten" in clause (b) thereof.')}`,
  ],
  [
    `${head} (i) by restating clause (a) thereof to read as follows:${below('"(a) books;"')}${below('and (ii) by deleting "ten" in clause (b) thereof.')}`,
  ],
])("what may be of a part or beside it is told: %s", (sentence) => {
  const { acts, unread } = readLetter(`Change. ${sentence}`);
  expect(acts.map((act: any) => [act.kind, act.payload.text])).toEqual([["replaceProvision", "(a) books;"]]);
  expect(unread).toEqual(["No known form of operation fits it."]);
});

test.each([
  [`${head} by deleting "ten" throughout such pages; provided that Section 4.3 shall remain unchanged.`],
  [
    `${head} by deleting "ten" throughout such pages, and Borrower confirms that the Loan Agreement remains in full force and effect.`,
  ],
])("what a sentence amends is told, though another rule reads what it says besides: %s", (sentence) => {
  const { acts, unread } = readLetter(`Change. ${sentence}`);
  expect(acts.map(({ kind }) => kind)).toEqual(["ratify"]);
  expect(unread).toEqual(["It changes text, too, in words that were not understood."]);
});

test("what puts text in place is never only a ratification", () => {
  const { acts, unread } = readLetter(
    `Change. ${head} and restated, except that clause (c) shall remain in effect, to read as follows:${below("4.2 Books.")}`,
  );
  expect(acts).toEqual([]);
  expect(unread).toHaveLength(1);
});

test.each([
  ["Sections 4.2(a), (b) and (c)(i) and (ii)", ["4.2(a)", "4.2(b)", "4.2(c)(i)", "4.2(c)(ii)"]],
  ["Sections 4.2(a)(i), (iii) and (b)", ["4.2(a)(i)", "4.2(a)(iii)", "4.2(b)"]],
  ["Sections 4.2(a), (b) and 4.3(c) and (d)", ["4.2(a)", "4.2(b)", "4.3(c)", "4.3(d)"]],
  ["Sections 4.2(a)(i)(A), (B) and (ii)", ["4.2(a)(i)(A)", "4.2(a)(i)(B)", "4.2(a)(ii)"]],
])("letters in a list lie beside the letters that they follow: %s", (cited, paths) => {
  expect(told(`Change. ${cited} of ${paper} are hereby deleted.`)).toEqual(
    paths.map((path) => ["deleteProvision", `Loan Agreement § ${path}`]),
  );
});

test("a clause of a proviso is read and in doubt, since the section may have one of the same letter", () => {
  const { acts } = readLetter(`Change. Clause (a) of the proviso to Section 4.2 of ${paper} is hereby deleted.`);
  expect(acts).toMatchObject([
    { kind: "deleteProvision", target: { path: "4.2(a)" }, uncertain: { doubts: ["letter_of_proviso"] } },
  ]);
});

test.each([
  [`${head} by replacing "five" with "six" and "seven" with "eight" in clauses (a) and (b), respectively.`],
  [`${head} by deleting "ten" from lines 3 and 7.`],
  [`Section 4.2(a) of ${paper} is amended by deleting clause ${"(a)".repeat(40_000)} thereof.`],
])("not read, and told: %s", (sentence) => {
  const { acts, unread } = readLetter(`Change. ${sentence}`);
  expect(acts).toEqual([]);
  expect(unread).toHaveLength(1);
});
