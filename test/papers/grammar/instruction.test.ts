import { describe, expect, test } from "vitest";
import { targetText } from "../../../src/papers/acts/target.ts";
import { readLetter } from "../paper.ts";

// Instructions on words, on several parts at once, and lists of them under one lead-in.

function told(part: string): unknown[] {
  const { acts, text } = readLetter(part);
  return acts.map((act: any) => {
    const { payload } = act;
    if (payload !== undefined && payload.text !== "")
      expect(text.slice(payload.span.start, payload.span.end).replaceAll(/\s+/g, " ")).toBe(
        payload.text.replaceAll(/\s+/g, " "),
      );
    const { anchor, old, occurrence, line, label, place } = act;
    const beside = typeof anchor === "object" ? `${anchor.side} ${anchor.words} ${anchor.occurrence}` : anchor;
    return [act.kind, targetText(act.target), old, payload?.text, beside, occurrence, line, label, place]
      .filter((each) => each !== undefined)
      .map((each) => (typeof each === "object" ? Object.values(each).join(" ") : each));
  });
}

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
  ["a place that is not understood", `${head}deleting "a" in the table.`],
  ["a beginning without a day", `Effective upon the sale, ${head}deleting "a".`],
  ["a date that is masked", `Effective Xxxxxx 00, 0000, ${head}deleting "a".`],
  ["clauses without their section", 'Clause (b) is amended by deleting "a".'],
])("not read, and told: %s", (_, sentence) => {
  const { acts, unread } = readLetter(`Change. ${sentence}`);
  expect(acts).toEqual([]);
  expect(unread).toHaveLength(1);
});
