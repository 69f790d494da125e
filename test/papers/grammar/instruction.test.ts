import { describe, expect, test } from "vitest";
import { readLetter } from "../paper.ts";
import { told } from "../told.ts";

// Instructions on words, on several parts at once, and lists of them under one lead-in.

const section = "Loan Agreement § 4.2";
const head = "Section 4.2 of the Loan Agreement is hereby amended by ";

test.each([
  ['inserting "promptly" after "shall".', [["insertWords", section, "promptly", "after shall sole"]]],
  [
    'inserting, immediately before the words "in writing" therein, the words "promptly and".',
    [["insertWords", section, "promptly and", "before in writing sole"]],
  ],
  ['adding the words "if any" at the end thereof.', [["insertWords", section, "if any", "end"]]],
  ['deleting the words "if any" therein.', [["substituteWords", section, "if any", "", "sole"]]],
  [
    'substituting the amount "$2,000,000" for the amount "$1,000,000" each place it appears.',
    [["substituteWords", section, "$1,000,000", "$2,000,000", "each"]],
  ],
  [
    'deleting "ten" in the third line thereof and inserting "five" in lieu thereof.',
    [["substituteWords", section, "ten", "five", "sole", 3]],
  ],
  [
    'deleting "ten" in the last sentence thereof and inserting "five" in lieu thereof.',
    [["substituteWords", "Loan Agreement § 4.2, last sentence", "ten", "five", "sole"]],
  ],
  [
    '(i) deleting "a" and substituting therefor "b" and (ii) deleting "c" and substituting therefor "d".',
    [
      ["substituteWords", section, "a", "b", "sole"],
      ["substituteWords", section, "c", "d", "sole"],
    ],
  ],
  [
    "changing the amount from $1,000,000 to $2,000,000.",
    [["substituteWords", section, "$1,000,000", "$2,000,000", "sole"]],
  ],
])("words: %s", (tail, expected) => {
  expect(told(`Words. ${head}${tail}`)).toEqual(expected);
});

test.each([
  [
    "Sections 4.1, 4.2 and 5.3(a) of the Loan Agreement are hereby deleted.",
    ["§ 4.1", "§ 4.2", "§ 5.3(a)"].map((each) => ["deleteProvision", `Loan Agreement ${each}`]),
  ],
  [
    'The definitions of "Plant" and "Truck" in Section 1.1 of the Loan Agreement are deleted in their entirety.',
    ["Plant", "Truck"].map((each) => ["deleteDefinition", `definition of “${each}” in Loan Agreement`]),
  ],
  [
    'Clause (b) of Section 4.2 of the Loan Agreement is amended by deleting "x".',
    [["substituteWords", `${section}(b)`, "x", "", "sole"]],
  ],
  [
    'The section entitled "Books" of the Loan Agreement is hereby deleted.',
    [["deleteProvision", "Loan Agreement part “Books”"]],
  ],
  [
    'Schedule 1 to the Loan Agreement is amended to read as follows: "None".',
    [["replaceExhibit", "Loan Agreement Schedule 1", "None"]],
  ],
])("targets: %s", (sentence, expected) => {
  expect(told(`Parts. ${sentence}`)).toEqual(expected);
});

describe("a list under one lead-in", () => {
  const lead = "Changes. The Loan Agreement is hereby amended as follows:";

  test("works on the paper of the lead-in, and each item on its own part", () => {
    const items =
      '\n\n        (a) Section 4.2 is amended to read as follows:\n\n        4.2 Books. It keeps:\n\n        (i) a ledger; and\n\n        (ii) a journal.\n\n        (b) Section 5.1 is amended by:\n\n        (i) deleting "x" and inserting "y" in its place; and\n\n        (ii) deleting "z".\n\n        (c) Section 6 is deleted.';
    expect(told(lead + items)).toEqual([
      ["replaceProvision", section, "4.2 Books. It keeps:\n(i) a ledger; and\n(ii) a journal."],
      ["substituteWords", "Loan Agreement § 5.1", "x", "y", "sole"],
      ["substituteWords", "Loan Agreement § 5.1", "z", "", "sole"],
      ["deleteProvision", "Loan Agreement § 6"],
    ]);
  });

  test("adds sections and definitions in their places", () => {
    const items =
      '\n\n        (a) The following definitions are added to Section 1.1 in appropriate alphabetical order:\n\n        "Plant" means the mill.\n\n        "Truck" means a lorry.\n\n        (b) Section 5 is amended by adding a new Section 5.9 following Section 5.8 to read as follows:\n\n        5.9 Trucks. It keeps trucks.';
    expect(told(lead + items)).toEqual([
      ["insertDefinition", "Loan Agreement § 1.1", '"Plant" means the mill.', "alphabetical"],
      ["insertDefinition", "Loan Agreement § 1.1", '"Truck" means a lorry.', "alphabetical"],
      ["insertProvision", "Loan Agreement § 5", "5.9 Trucks. It keeps trucks.", "5.9", "after 5.8"],
    ]);
  });
});

test("what is put in place is numbered as the amended paper will cite it", () => {
  const paths = (part: string) => {
    const list = (parts: any): string[] => (parts ?? []).flatMap((each: any) => [each.path, ...list(each.parts)]);
    return readLetter(part).acts.flatMap((act: any) => list(act.payload?.parts));
  };
  const restated = "Books. Section 4.2 of the Loan Agreement is amended to read as follows:\n\n        ";
  expect(paths(`${restated}4.2 Books. It keeps:\n\n        (a) one; and\n\n        (b) two.`)).toEqual([
    "4.2",
    "4.2(a)",
    "4.2(b)",
  ]);
  expect(paths(`${restated}It keeps:\n\n        (a) one; and\n\n        (b) two.`)).toEqual([
    "4.2",
    "4.2(a)",
    "4.2(b)",
  ]);
  expect(paths(`${restated.replace("4.2 of", "4.2(b) of")}(b) It keeps books.`)).toEqual(["4.2(b)"]);
  expect(paths(`${restated.replace("4.2 of", "4.2(b) of")}(c) It keeps books.`)).toEqual(["4.2(c)"]);
});

// Half understood is not understood.
test.each([
  ["words beside a mark that is not quoted", `${head}inserting "promptly" before the period.`],
  ["one swap and one thing more", `${head}deleting "a" and substituting "b" and adjusting the totals.`],
  ["two sentences named", `${head}deleting "a" in the first sentence and the second sentence thereof.`],
  ["a place that is not understood", `${head}deleting "a" in the margin.`],
  ["a beginning without a day", `Effective upon the sale, ${head}deleting "a".`],
  ["a date that is masked", `Effective Xxxxxx 00, 0000, ${head}deleting "a".`],
  ["clauses without their section", 'Clause (b) is amended by deleting "a".'],
])("not read, and told: %s", (_, sentence) => {
  const { acts, unread } = readLetter(`Change. ${sentence}`);
  expect(acts).toEqual([]);
  expect(unread).toHaveLength(1);
});

// Actions one after the other, read phrase by phrase from the left.
test.each([
  [
    'replacing the period at the end of clause (b) with "; and".',
    [["substituteWords", `${section}(b)`, ".", "; and", "last"]],
  ],
  [
    'deleting "a" in clause (A) of the second to last sentence thereof and substituting in place thereof "b".',
    [["substituteWords", "Loan Agreement § 4.2, second to last sentence", "a", "b", "sole"]],
  ],
  [
    'replacing "a" with "b" in clause (i); and replacing "c" with "d" in clause (ii).',
    [
      ["substituteWords", `${section}(i)`, "a", "b", "sole"],
      ["substituteWords", `${section}(ii)`, "c", "d", "sole"],
    ],
  ],
  ['replacing "a" with "b" in clause (i) as the parties agree.', []],
  ['deleting "a" in the table.', [["substituteWords", "Loan Agreement § 4.2, the table", "a", "", "sole"]]],
])("phrase by phrase: %s", (tail, expected) => {
  expect(told(`Words. ${head}${tail}`)).toEqual(expected);
});

// Whole sentences of the families, each as papers draft it.
test.each([
  [
    'In the definition of "Plant" in Section 1.1 of the Loan Agreement, the words "ten trucks" are deleted and the following is substituted therefor: "nine trucks".',
    [["substituteWords", "definition of “Plant” in Loan Agreement", "ten trucks", "nine trucks", "sole"]],
  ],
  [
    'The amount "$1,000,000" in Section 4.2 of the Loan Agreement is changed to "$2,000,000".',
    [["substituteWords", section, "$1,000,000", "$2,000,000", "sole"]],
  ],
  [
    'Section 4.2 of the Loan Agreement is amended (i) to delete "and" at the end of clause (a), (ii) to replace the period at the end of clause (b) with "; and", and (iii) to add the following new clause (c):\n\n        (c) a journal.',
    [
      ["substituteWords", `${section}(a)`, "and", "", "last"],
      ["substituteWords", `${section}(b)`, ".", "; and", "last"],
      ["insertProvision", section, "(c) a journal.", "4.2(c)", "unsaid"],
    ],
  ],
  [
    'Section 4.2 of the Loan Agreement is amended to replace (i) "a" in the first sentence with "b" and (ii) "c" in the last sentence with "d".',
    [
      ["substituteWords", "Loan Agreement § 4.2, first sentence", "a", "b", "sole"],
      ["substituteWords", "Loan Agreement § 4.2, last sentence", "c", "d", "sole"],
    ],
  ],
  [
    'Section 1.1 of the Loan Agreement is amended by amending the definition of "Plant" by deleting the word "ten".',
    [["substituteWords", "definition of “Plant” in Loan Agreement", "ten", "", "sole"]],
  ],
  [
    "Clause (c) of Section 8.7 of the Loan Agreement is redesignated as clause (d) and clause (b) of Section 8.7 of the Loan Agreement is replaced with the following clauses (b) and (c):\n\n        (b) pay notes; or\n\n        (c) change notes; or",
    [
      ["redesignate", "Loan Agreement § 8.7(c)", "8.7(d)"],
      ["replaceProvision", "Loan Agreement § 8.7(b)", "(b) pay notes; or"],
      ["insertProvision", "Loan Agreement § 8.7", "(c) change notes; or", "8.7(c)", "after 8.7(b)"],
    ],
  ],
  [
    'Clause (h) of the definition of "Plant" in the Loan Agreement is amended and restated to read as follows:\n\n        (h) the mill.',
    [["replaceProvision", "clause (h) of the definition of “Plant” in Loan Agreement", "(h) the mill."]],
  ],
  [
    'Section 1.1 of the Loan Agreement is amended by deleting the following definitions in their entirety: "Plant", "Truck".',
    ["Plant", "Truck"].map((each) => ["deleteDefinition", `definition of “${each}” in Loan Agreement`]),
  ],
  [
    'Exhibits "A," "B" and "C" of the Loan Agreement are hereby deleted, and Exhibits "A," "B" and "C" attached hereto are hereby substituted in place thereof.',
    ["A", "B", "C"].map((each) => ["replaceExhibit", `Loan Agreement Exhibit ${each}`]),
  ],
  [
    "The Loan Agreement is amended by inserting a new Section 7.5 (Books) immediately following Section 7.4 (Rooms) as follows:\n\n        7.5 Books. It keeps books.",
    [["insertProvision", "Loan Agreement", "7.5 Books. It keeps books.", "7.5", "after 7.4"]],
  ],
  [
    'The Loan Agreement is amended by adding the following definition to Section 1.1 following "Plant":\n\n        "Truck" means a lorry.',
    [["insertDefinition", "Loan Agreement § 1.1", '"Truck" means a lorry.', "after Plant"]],
  ],
])("a sentence: %s", (sentence, expected) => {
  expect(told(`Change. ${sentence}`)).toEqual(expected);
});

test("which of several words goes is told by those beside it", () => {
  const { acts } = readLetter(
    'Words. Section 4.2(a) of the Loan Agreement is amended by deleting the word "or" immediately preceding clause (iii) thereof.',
  );
  expect(acts).toMatchObject([{ old: "or", beside: { side: "before", words: "(iii)" }, target: { path: "4.2(a)" } }]);
});

test("definitions that may be there already are said to be put anew where they are", () => {
  const { acts } = readLetter(
    'Words. Section 1.1 of the Loan Agreement is amended to include the following additional or substituted definitions:\n\n        "Plant" means the mill.',
  );
  expect(acts).toMatchObject([{ kind: "insertDefinition", term: "Plant", orReplace: true }]);
});

// What a careless reading would make of them loses text.
test.each([
  [
    "words that go on in a sentence are no whole section",
    "Section 7.3 of the Loan Agreement is amended by amending and restating the provision to read in its entirety as follows:\n\n        ; provided that it keeps books.",
  ],
  [
    "a replacement that is not understood is no deletion",
    'Section 1.1 of the Loan Agreement is amended by deleting the definitions of "Plant" and "Truck" in their entirety and replacing them with the following:\n\n        "Plant" means the mill.',
  ],
  [
    "a part that may be the one named or one below it",
    "Section 7.3(a) of the Loan Agreement is amended by deleting paragraph (a) in its entirety.",
  ],
  [
    "an exhibit that is exchanged, and said to be incorporated in passing",
    "Exhibit A is hereby deleted, and the attached list, all terms of which are incorporated herein by this reference, shall be substituted therefor.",
  ],
  [
    "a second definition within a paragraph",
    'The following definitions are added to Section 1.1 of the Loan Agreement:\n\n        "Plant" means the mill. "Truck" means a lorry.',
  ],
])("not read, and told: %s", (_, sentence) => {
  const { acts, unread } = readLetter(`Change. ${sentence}`);
  expect(acts).toEqual([]);
  expect(unread).toHaveLength(1);
});

test("a day that the words above a list name is that of each item that names none", () => {
  const lead = "Amendments. The Loan Agreement shall be and is hereby amended as follows, effective as of May 1, 1999:";
  const items = [
    '(a) Section 4.2 is amended by deleting "ten" and substituting "five".',
    "(b) Effective as of June 1, 1999, Section 4.3 is deleted in its entirety.",
  ];
  const { acts, unread } = readLetter([lead, ...items].join("\n\n        "));
  expect(unread).toEqual([]);
  expect(acts.map(({ kind, effect }) => [kind, effect.from?.value])).toEqual([
    ["substituteWords", "1999-05-01"],
    ["deleteProvision", "1999-06-01"],
  ]);
});
