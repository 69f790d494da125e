import { describe, expect, test } from "vitest";
import { targetText } from "../../../src/papers/acts/target.ts";
import { folded, readLetter } from "../paper.ts";

// Sentences that change text, in the ways they are drafted.

const words = '"(a) the Borrower keeps books"';

function summary(part: string): unknown[] {
  const { acts, unread, text } = readLetter(part);
  expect(unread).toEqual([]);
  return acts.map((act: any) => {
    const put = act.payload ?? act.placeholder;
    if (put !== undefined) expect(folded(text.slice(put.span.start, put.span.end))).toBe(folded(put.text));
    const { from } = act.effect;
    if (from !== undefined) expect(folded(text.slice(from.span.start, from.span.end))).toMatch(/\d{4}$|date/);
    return [act.kind, targetText(act.target), put?.text, from?.value].filter((each) => each !== undefined);
  });
}

const target = "Loan Agreement § 4.2";

test.each([
  ["Section 4.2 of the Loan Agreement is hereby deleted in its entirety and replaced with the following: ", undefined],
  ["Section 4.2 of the Loan Agreement is deleted and the following is substituted therefor: ", undefined],
  ["Section 4.2 of the Loan Agreement is hereby deleted, and there is hereby inserted in lieu thereof: ", undefined],
  ["Section 4.2 of the Loan Agreement is amended to read in its entirety as follows: ", undefined],
  ["Section 4.2 of the Loan Agreement shall be amended and restated to read as follows: ", undefined],
  ["Section 4.2 of the Loan Agreement is amended and restated in its entirety as follows: ", undefined],
  ["Section 4.2 of the Loan Agreement is hereby replaced in full by the following: ", undefined],
  ["Section 4.2 of the Loan Agreement is amended by deleting it and substituting the following: ", undefined],
  ["Effective as of April 1, 1999, Section 4.2 of the Loan Agreement is amended to read as follows: ", "1999-04-01"],
  ["From and after April 1, 1999, Section 4.2 of the Loan Agreement is amended to read as follows: ", "1999-04-01"],
  ["Commencing on April 1, 1999, Section 4.2 of the Loan Agreement is amended to read as follows: ", "1999-04-01"],
  ["Section 4.2 of the Loan Agreement shall, effective April 1, 1999, be amended to read as follows: ", "1999-04-01"],
  ["Effective as of the date hereof, Section 4.2 of the Loan Agreement is amended to read as follows: ", "1999-03-01"],
  ["With effect from April 1, 1999, Paragraph 4.2 of the Loan Agreement is amended to read: ", "1999-04-01"],
])("replaceProvision: %s", (head, from) => {
  const expected = ["replaceProvision", target, "(a) the Borrower keeps books", from].filter(
    (each) => each !== undefined,
  );
  expect(summary(`Books. ${head}${words}.`)).toEqual([expected]);
});

test.each([
  ["Section 4.2 of the Loan Agreement is hereby deleted.", ["deleteProvision", target]],
  ["Section 4.2 of the Loan Agreement is hereby deleted in its entirety.", ["deleteProvision", target]],
  [
    "Section 4.2 of the Loan Agreement is deleted, effective as of April 1, 1999.",
    ["deleteProvision", target, "1999-04-01"],
  ],
  [
    'The definition of "Accounts" in the Loan Agreement is deleted.',
    ["deleteDefinition", "definition of “Accounts” in Loan Agreement"],
  ],
  [
    'Section 4.2 of the Loan Agreement is hereby deleted and replaced with the following: "4.2 [Reserved]".',
    ["deleteProvision", target, "4.2 [Reserved]"],
  ],
  [
    'Section 4.2 of the Loan Agreement is amended by deleting the amount "$1,000,000" and substituting "$2,000,000".',
    ["substituteWords", target, "$2,000,000"],
  ],
  [
    'Section 4.2 of the Loan Agreement is hereby amended by replacing the words "ten days" therein with the words "five days".',
    ["substituteWords", target, "five days"],
  ],
  [
    'The last sentence of Section 4.2 of the Loan Agreement is deleted and replaced with the following: "It ends."',
    ["replaceSentence", "Loan Agreement § 4.2, last sentence", "It ends."],
  ],
  [
    'The definition of the term "Base Rate" set forth in the Loan Agreement, as amended by the letter agreement dated May 4, 1998, is amended to read as follows: "Base Rate" means the rate so named.',
    [
      "replaceDefinition",
      "definition of “Base Rate” in Loan Agreement, as amended by letter agreement dated 1998-05-04",
      '"Base Rate" means the rate so named.',
    ],
  ],
])("%s", (sentence, expected) => {
  expect(summary(`Change. ${sentence}`)).toEqual([expected]);
});

describe("text put in place that takes paragraphs of its own", () => {
  test("ends where its quotation marks close, and what follows is read as well", () => {
    const part =
      'Books. Section 4.2 of the Loan Agreement is amended to read as follows:\n\n        "4.2 Books. The Borrower keeps books.\n\n' +
      '        It shows them (the "Inspection") when asked."\n\n        This Amendment shall be governed by the laws of the State of Ohio.';
    const { acts, unread } = readLetter(part);
    expect(unread).toEqual([]);
    expect(acts.map((act: any) => [act.kind, act.payload?.text ?? act.law])).toEqual([
      ["replaceProvision", '4.2 Books. The Borrower keeps books.\nIt shows them (the "Inspection") when asked.'],
      ["chooseLaw", "Ohio"],
    ]);
  });

  test("has its own numbered parts, which do nothing themselves", () => {
    const part =
      "Books. Section 4.2 of the Loan Agreement is amended to read in its entirety as follows:\n\n" +
      "        (a) Borrower represents that it keeps books; and\n\n        (b) Borrower shall pay Lender a closing fee of $5,000.";
    expect(summary(part)).toEqual([
      [
        "replaceProvision",
        target,
        "(a) Borrower represents that it keeps books; and\n(b) Borrower shall pay Lender a closing fee of $5,000.",
      ],
    ]);
  });

  test("is not taken when words of the letter come among its parts", () => {
    const part =
      "Books. Section 4.2 of the Loan Agreement is amended to read in its entirety as follows:\n\n" +
      "        (a) Borrower keeps books; and\n\n        (b) Section 5 of the Loan Agreement is hereby deleted.";
    const { acts, unread } = readLetter(part);
    expect(acts.map(({ kind, clause }) => [kind, clause])).toEqual([["deleteProvision", "1(b)"]]);
    expect(unread).toContain("It puts text in place, but where that text ends could not be made out.");
  });

  test("makes one act of each definition", () => {
    const part =
      "Words. The following definitions are hereby added to the Loan Agreement in their proper order:\n\n" +
      '        "Plant" means the mill at Mill Road.\n\n        "Truck" means one of:\n\n        the lorries of the Plant.';
    const { acts } = readLetter(part.replace("in their proper order", ""));
    expect(acts.map((act: any) => [act.kind, targetText(act.target), act.payload.text])).toEqual([
      ["insertDefinition", "Loan Agreement", '"Plant" means the mill at Mill Road.'],
      ["insertDefinition", "Loan Agreement", '"Truck" means one of:\nthe lorries of the Plant.'],
    ]);
  });

  test("whose quotation never closes is told", () => {
    const part =
      'Books. Section 4.2 of the Loan Agreement is amended to read as follows:\n\n        "4.2 Books. It keeps books.';
    expect(readLetter(part).codes).toEqual(["act.quotation_not_closed"]);
  });
});

// What must not be read as a change of text: doing half of a sentence would be worse than leaving it.
test.each([
  ["one section or another", "Section 4.1 or Section 4.2 of the Loan Agreement is hereby deleted."],
  ["two deeds", 'Section 4.1 of the Loan Agreement is deleted, and Section 4.2 is amended to read "None".'],
  [
    "a beginning without a day",
    "Section 4.2 of the Loan Agreement is deleted, effective upon the closing of the sale.",
  ],
  ["a beginning in another form", "Section 4.2 of the Loan Agreement is deleted, effective 4/1/1999."],
  ["an end", "Section 4.2 of the Loan Agreement is deleted until May 1, 1999."],
  ["a section and what no one can find", "Sections 4.1 and its exhibits of the Loan Agreement are hereby deleted."],
  ["words added beside nothing", 'Section 4.2 of the Loan Agreement is amended by adding "promptly" where apt.'],
  ["a promise to amend", "Borrower agrees that Section 4.2 of the Loan Agreement will be amended."],
  ["the agreement as a whole", 'The Loan Agreement is hereby amended to read as follows: "None".'],
])("not read, and told: %s", (_, sentence) => {
  const { acts, unread } = readLetter(`Change. ${sentence}`);
  expect(acts).toEqual([]);
  expect(unread).toHaveLength(1);
});

test.each([
  [
    "As to Loans made on or after April 1, 1999, Section 4.2 of the Loan Agreement is deleted.",
    "new",
    "1999-04-01",
    "1999-04-01",
  ],
  [
    "With respect to all Term Loans made from and after April 1, 1999, Section 4.2 is deleted.",
    "new",
    "1999-04-01",
    "1999-04-01",
  ],
  [
    "Section 4.2 is deleted, but only as to Advances outstanding before April 1, 1999.",
    "outstanding",
    "1999-04-01",
    undefined,
  ],
  [
    "Effective as of March 15, 1999, as to Loans outstanding immediately prior to April 1, 1999, Section 4.2 is deleted.",
    "outstanding",
    "1999-04-01",
    "1999-03-15",
  ],
  ["Section 4.2 is deleted.", undefined, undefined, undefined],
])("which loans an edit reaches: %s", (sentence, which, on, from) => {
  const { acts, unread } = readLetter(`Change. ${sentence}`);
  expect(unread).toEqual([]);
  expect(acts.map(({ kind, effect }) => [kind, effect.loans?.which, effect.loans?.day, effect.from?.value])).toEqual([
    ["deleteProvision", which, on, from],
  ]);
});

test("a deletion with an end is told", () => {
  expect(readLetter("Change. Section 4.2 is deleted until the Closing.").unread).toHaveLength(1);
});
