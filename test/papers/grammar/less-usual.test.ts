import { describe, expect, test } from "vitest";
import { targetText } from "../../../src/papers/acts/target.ts";
import { readLetter } from "../paper.ts";

// Less usual ways of drafting an instruction; each reads like its usual form or is left to a person.

function told(part: string): unknown[] {
  const { acts, unread } = readLetter(part);
  expect(unread).toEqual([]);
  return acts.map((act: any) =>
    [act.kind, targetText(act.target), act.old, act.payload?.text, act.effect.from?.value].filter(
      (each) => each !== undefined,
    ),
  );
}

test("each of several parts put in place by one sentence has the outline of its own words", () => {
  const { acts } = readLetter(
    "Changes. The Loan Agreement is amended by adding new Sections 5.8 and 5.9 to read as follows:\n\n        5.8 Books. It keeps books.\n\n        5.9 Trucks. It keeps trucks.",
  );
  expect(acts.map((act: any) => act.payload.parts.map((each: any) => each.path))).toEqual([["5.8"], ["5.9"]]);
});

describe("how far a text put in place reaches", () => {
  test("words in single quotation marks end where these close, and what follows is the paper's own", () => {
    const part =
      "Books. Section 4.2 of the Loan Agreement is amended to read as follows:\n\n        'The Borrower keeps the lender's books.\n\n" +
      "        It shows them.'\n\n        This Amendment shall be governed by the laws of the State of Ohio.";
    const { acts, unread } = readLetter(part);
    expect(unread).toEqual([]);
    expect(acts.map((act: any) => [act.kind, act.payload?.text ?? act.law])).toEqual([
      ["replaceProvision", "The Borrower keeps the lender's books.\nIt shows them."],
      ["chooseLaw", "Ohio"],
    ]);
  });

  test("what is contemplated hereby in a text put in place does not make it the paper's own words", () => {
    const part =
      "Changes. The Loan Agreement is amended as follows:\n\n        (a) Section 4.2 is amended to read as follows:\n\n" +
      "        4.2 Books. It keeps books of the transactions contemplated hereby.\n\n        (b) Section 5 is deleted.";
    expect(told(part)).toEqual([
      [
        "replaceProvision",
        "Loan Agreement § 4.2",
        "4.2 Books. It keeps books of the transactions contemplated hereby.",
      ],
      ["deleteProvision", "Loan Agreement § 5"],
    ]);
    // The number with which a text opens is its own; of a paragraph without one nobody can say.
    const numbered = part.replace("It keeps books of", "It hereby agrees to");
    expect(told(numbered)[0]).toEqual([
      "replaceProvision",
      "Loan Agreement § 4.2",
      "4.2 Books. It hereby agrees to the transactions contemplated hereby.",
    ]);
    const agreed = readLetter(part.replace("4.2 Books. It keeps books of", "It hereby agrees to"));
    expect(agreed.unread).toContain("It puts text in place, but where that text ends could not be made out.");
  });

  test("a heading may cite a number, and the label after it is one of the paper's own", () => {
    const part =
      "Changes.\n\n        SECTION 8. AMENDMENT OF SECTION 4.01 OF THE AGREEMENT. (a) Section 4.01(a) of the Loan Agreement is restated to read as follows:\n\n" +
      '        (a) It keeps books.\n\n        (b) The first sentence of Section 4.01(c) of the Loan Agreement is deleted and replaced with: "It ends."';
    expect(told(part)).toEqual([
      ["replaceProvision", "Loan Agreement § 4.01(a)", "(a) It keeps books."],
      ["replaceSentence", "Loan Agreement § 4.01(c), first sentence", "It ends."],
    ]);
  });
});

test.each([
  [
    "clause (c) of section 8.4 of the Loan Agreement is amended to include reference to the Junior Notes (as defined below), so that as so amended such clause reads in its entirety as follows:\n\n        (c) a journal.",
    [["replaceProvision", "Loan Agreement § 8.4(c)", "(c) a journal."]],
  ],
  [
    'The Loan Agreement is amended by deleting Subsections III (b) and III(f) of Exhibit "A" in their entirety and replacing them with the following:\n\n        (b) It keeps books.\n\n        (f) It shows them.',
    [
      ["replaceProvision", "Loan Agreement Exhibit A § III(b)", "(b) It keeps books."],
      ["replaceProvision", "Loan Agreement Exhibit A § III(f)", "(f) It shows them."],
    ],
  ],
  [
    "Section 7.3 of the Loan Agreement is amended by amending and restating the provision to read in its entirety as follows:\n\n        7.3 Books. It keeps books.",
    [["replaceProvision", "Loan Agreement § 7.3", "7.3 Books. It keeps books."]],
  ],
])("a sentence: %s", (sentence, expected) => {
  expect(told(`Change. ${sentence}`)).toEqual(expected);
});

// Places that are told by a noun, a title, or the words around them.
test.each([
  [
    'Item number 9 of Exhibit C to the Loan Agreement is amended to read in its entirety as follows:\n\n        "9. It keeps books."',
    [["replaceProvision", "Loan Agreement Exhibit C § 9", "9. It keeps books."]],
  ],
  [
    "The Loan Agreement is amended by deleting the preamble in its entirety and inserting in lieu thereof the following:\n\n        LOAN AGREEMENT dated as of May 1, 1999, between the parties.",
    [
      [
        "replaceProvision",
        "Loan Agreement part “preamble”",
        "LOAN AGREEMENT dated as of May 1, 1999, between the parties.",
      ],
    ],
  ],
  [
    'Section 4.2 of the Loan Agreement is amended (i) to delete the word "and" immediately before the reference to clause (y) in clause (iii) and (ii) to add the following text immediately after clause (y) in clause (iii):\n\n        and (z) a journal.',
    [
      ["substituteWords", "Loan Agreement § 4.2(iii)", "and", ""],
      ["insertWords", "Loan Agreement § 4.2(iii)(y)", "and (z) a journal."],
    ],
  ],
  [
    'In the definition of "Plant" in Section 1.1 of the Loan Agreement, the following phrase is inserted after the phrase "the mill":\n\n        "and its yard"\n\n        and subparagraph (c) is deleted.',
    [
      ["insertWords", "definition of “Plant” in Loan Agreement", "and its yard"],
      ["deleteProvision", "clause (c) of the definition of “Plant” in Loan Agreement"],
    ],
  ],
  [
    'Section 4.2 of the Loan Agreement is amended by replacing the reference to "3.375%" in the first sentence thereof with 3.00% with respect to each period from and including May 1, 2012 to but excluding the Extended Date.',
    [["substituteWords", "Loan Agreement § 4.2, first sentence", "3.375%", "3.00%", "2012-05-01"]],
  ],
  [
    'Section 4.2 of the Loan Agreement is amended by deleting the period at the end thereof and substituting in its place the following:`\n\n        ", and shows them."',
    [["substituteWords", "Loan Agreement § 4.2", ".", ", and shows them."]],
  ],
  [
    'In Section 4.2 of the Loan Agreement, the phrase "ten trucks" is deleted and the following is substituted therefor"\n\n        "nine trucks".',
    [["substituteWords", "Loan Agreement § 4.2", "ten trucks", "nine trucks"]],
  ],
  [
    'Subsection (a) of the "Borrowing and Repayment" section of the Note is amended to read as follows:\n\n        (a) It repays.',
    [["replaceProvision", "Note § (a) “Borrowing and Repayment”", "(a) It repays."]],
  ],
  [
    "The first sentence of Section 4.2(c) of the Loan Agreement is deleted.",
    [["replaceSentence", "Loan Agreement § 4.2(c), first sentence", ""]],
  ],
  [
    'Section 4.2 of the Loan Agreement is amended by inserting the following parenthetical immediately after the first proviso at the end of Section 4.2(b)(i) and before "; and":\n\n        "(when asked)"',
    [["insertWords", "Loan Agreement § 4.2(b)(i)", "(when asked)"]],
  ],
])("a place: %s", (sentence, expected) => {
  expect(told(`Change. ${sentence}`)).toEqual(expected);
});

test("an end that no day names is kept in its words", () => {
  const { acts } = readLetter(
    'Change. Section 4.2 of the Loan Agreement is amended by replacing "2%" with 3% with respect to each period from and including May 1, 2012 to but excluding the Extended Date.',
  );
  expect(acts).toMatchObject([
    { effect: { from: { value: "2012-05-01" }, untilTrigger: { value: "the Extended Date" } } },
  ]);
});

// Near misses, each of which a looser reading would get wrong.
test.each([
  [
    "a day in the words over the period as well",
    'Effective as of April 1, 2012, Section 4.2 of the Loan Agreement is amended by replacing "2%" with 3% with respect to each period from and including May 1, 2012.',
  ],
  [
    "a clause of its own label beside another, told as text",
    "Section 4.2 of the Loan Agreement is amended by adding the following text immediately after clause (y) thereof:\n\n        (z) a journal.",
  ],
  [
    "an introductory paragraph of a section, which no citation names",
    "Section 1 of the Loan Agreement is amended by amending the introductory paragraph of Section 1.4 to read in its entirety as follows:\n\n        1.4 Books.",
  ],
])("not read, and told: %s", (_, sentence) => {
  const { acts, unread } = readLetter(`Change. ${sentence}`);
  expect(acts).toEqual([]);
  expect(unread).toHaveLength(1);
});

test("a clause that may lie in the part before it or beside that is not read", () => {
  const { acts, unread } = readLetter(
    'Change. In Section 4.2(b) of the Loan Agreement, the following phrase is inserted after the phrase "the mill":\n\n        "and its yard"\n\n        and subparagraph (c) is deleted.',
  );
  expect(acts.map(({ kind }) => kind)).toEqual(["insertWords"]);
  expect(unread).toHaveLength(1);
});

test("what is to be once the conditions are met is none of them", () => {
  const { acts, unread } = readLetter(
    "Conditions. This Amendment shall become effective when the following conditions shall have been satisfied:\n\n        (a) this Amendment shall have been executed by Borrower; and\n\n        (b) Borrower shall have sold the mill;\n\n        and thereafter this Amendment shall be binding upon Borrower, Lender and their respective successors and assigns.",
  );
  expect(unread).toEqual([]);
  expect(acts.map((act: any) => [act.kind, act.text])).toEqual([
    ["requireCondition", "this Amendment shall have been executed by Borrower; and"],
    ["requireCondition", "Borrower shall have sold the mill;"],
    ["bindSuccessors", undefined],
  ]);
});

test("a heading on lines of its own is no part of the sentence after it", () => {
  const { acts } = readLetter(
    "Conditions.\n\n        CONDITIONS PRECEDENT TO\n        THIS AMENDMENT\n\n        This Amendment shall become effective when Lender shall have received a counterpart of this Amendment executed by Borrower.",
  );
  expect(acts).toMatchObject([{ condition: { condition: "counterpartsReceived", signedBy: ["Borrower"] } }]);
});

// What is modified "as follows" is the part, or the definitions, that the text then states.
test.each([
  [
    "Section three (3), THE LOANS, page 8, of the Loan Agreement, shall be modified as follows:\n\n        3.4. Payments. It pays.\n\n        (a) monthly; and\n\n        (b) on demand.",
    [["replaceProvision", "Loan Agreement § 3.4", "3.4. Payments. It pays.\n(a) monthly; and\n(b) on demand."]],
  ],
  [
    "Section 3 of the Loan Agreement is amended as follows:\n\n        3.4. Payments. It pays.\n\n        3.5. Books. It keeps books.",
    [
      ["replaceProvision", "Loan Agreement § 3.4", "3.4. Payments. It pays."],
      ["replaceProvision", "Loan Agreement § 3.5", "3.5. Books. It keeps books."],
    ],
  ],
  [
    'Section one (1), DEFINITIONS, page 6, of the Loan Agreement, shall be modified as follows:\n\n        "PLANT" MEANS THE MILL.\n\n        Section 5 of the Loan Agreement is deleted.',
    [
      ["replaceDefinition", "definition of “PLANT” in Loan Agreement", '"PLANT" MEANS THE MILL.'],
      ["deleteProvision", "Loan Agreement § 5"],
    ],
  ],
  [
    "Section 3 of the Loan Agreement is amended to read as follows:\n\n        3.1. Books. It keeps books.\n\n        3.2. Rooms. It keeps rooms.",
    [["replaceProvision", "Loan Agreement § 3", "3.1. Books. It keeps books.\n3.2. Rooms. It keeps rooms."]],
  ],
])("as follows: %s", (sentence, expected) => {
  expect(told(`Change. ${sentence}`)).toEqual(expected);
});

test.each([
  [
    "a whole section that would be lost for one part of it",
    "Section 3 of the Loan Agreement is amended to read as follows:\n\n        3.4. Books. It keeps books.",
  ],
  [
    "a first part, whose number may be the paper's own",
    "Section 3 of the Loan Agreement is amended as follows:\n\n        3.1. Books. It keeps books.",
  ],
  [
    "a sentence that only says where words go",
    'Section 4.2 of the Loan Agreement is amended by deleting "a" in the first sentence and the second sentence thereof.',
  ],
])("not read: %s", (_, sentence) => {
  const { acts, unread } = readLetter(`Change. ${sentence}`);
  expect(acts).toEqual([]);
  expect(unread.length).toBeGreaterThan(0);
});

// A paragraph of a section is counted by the words, and no target names one.
test.each([
  [
    "at the end of the first paragraph",
    'Section 6 of the Loan Agreement is amended by adding the following at the end of the first paragraph thereof: "It ends."',
  ],
  [
    "a sentence of a paragraph exchanged",
    'The last sentence of the first paragraph of Section 6 of the Loan Agreement is deleted and replaced with the following: "It ends."',
  ],
  [
    "a sentence of a paragraph deleted",
    "In the second paragraph of Section 6 of the Loan Agreement, the first sentence is deleted.",
  ],
  [
    "words in a sentence of a paragraph",
    'Section 6 of the Loan Agreement is amended by deleting "a" in the second sentence of the first paragraph thereof.',
  ],
])("not read, and told: %s", (_, sentence) => {
  const { acts, unread } = readLetter(`Change. ${sentence}`);
  expect(acts).toEqual([]);
  expect(unread).toHaveLength(1);
});

test.each([
  [
    'In the second paragraph of Section 6 of the Loan Agreement, the word "ten" is deleted and the following is substituted therefor: "nine".',
    [["substituteWords", "Loan Agreement § 6", "ten", "nine"]],
  ],
])("in a paragraph: %s", (sentence, expected) => {
  expect(told(`Change. ${sentence}`)).toEqual(expected);
});
