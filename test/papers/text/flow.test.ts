import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { flowOf } from "../../../src/papers/text/flow.ts";
import { linesOf } from "../../../src/papers/text/lines.ts";
import { inShared } from "../../shared.ts";
import { founding, retold } from "../paper.ts";

// How a page becomes running text, and how every mark of it leads back to the page.

function paragraphs(text: string): string[] {
  const flow = flowOf(text);
  return flow.paragraphs.map(({ from, to }) => flow.text.slice(from, to));
}

test.each([
  ["", []],
  ["  \n\t\n", []],
  ["one\n   two", ["one two"]],
  ["one\n\ntwo", ["one", "two"]],
  ["one \t two\u00a0three", ["one two three"]],
  ["one\r\ntwo\r\n\r\nthree\r\n", ["one two", "three"]],
  ["“one” ‘two’ – three—four", ["\"one\" 'two' - three-four"]],
  // A page break in mid-sentence joins; at the end of one it does not.
  ["it goes\n\n   -2-\n\n\non here", ["it goes on here"]],
  ["cash\n\n95\n\n%\n\nnotes", ["cash", "95", "%", "notes"]],
  ["it goes\f\n\n<PAGE> 3\n\non here", ["it goes on here"]],
  ["it goes\n\n\n\non here", ["it goes on here"]],
  ["failing Sections 7.2 and\n\n<PAGE> 3\n7.4 of the Note", ["failing Sections 7.2 and 7.4 of the Note"]],
  ["it goes\n\non here", ["it goes", "on here"]],
  ["it ends.\n\n   -2-\n\n\non here", ["it ends.", "on here"]],
  ["it goes\n\n   -2-\n\n\nOn here", ["it goes", "On here"]],
  ["it goes\n\n   -2-\n\n\n(b) here", ["it goes", "(b) here"]],
  // After a full line the next page may go on with any word, unless it is set in further or the line is a heading.
  [
    "every one of the notes of the borrower which fall due in\n\n\f\nMay of the year",
    ["every one of the notes of the borrower which fall due in May of the year"],
  ],
  [
    "every one of the notes of the borrower which fall due in\n\n\f\n   May of the year",
    ["every one of the notes of the borrower which fall due in", "May of the year"],
  ],
  [
    "EVERY ONE OF THE NOTES OF THE BORROWER WHICH FALL DUE IN\n\n\f\nMay of the year",
    ["EVERY ONE OF THE NOTES OF THE BORROWER WHICH FALL DUE IN", "May of the year"],
  ],
  // Furniture of the page.
  ["one.\n\n<Page 2>\n\nTwo.", ["one.", "Two."]],
  ["<DOCUMENT>\n<TYPE>EX-10.1\n<TEXT>\none.\n</TEXT>\n</DOCUMENT>", ["one."]],
  ["<TABLE>\n<CAPTION>\nRatio\n<S>   <C>\na   1\n</TABLE>", ["Ratio", "a\t1"]],
  ["one.\n\nPage 2 of 9\n\nTwo.", ["one.", "Two."]],
  ["one.\n\n[The rest of this page is blank]\n\nTwo.", ["one.", "Two."]],
  // A number with a point is that of a page where the next page bears the next; else it may be that of a section.
  ["one is\n\n4.\n\n<PAGE>\n\ntwo is\n\n5.\n\n<PAGE>\n\nthree.", ["one is two is three."]],
  ["one.\n\n<PAGE>\n\n4.\n\nTwo.", ["one.", "4.", "Two."]],
  ["one.\n\n      12\n\nTwo.", ["one.", "Two."]],
  ["one\n12\ntwo", ["one 12 two"]],
  ["one.\n-----------\nTwo.", ["one.", "Two."]],
  // A label begins a paragraph where a list goes on, not where a line happens to break before it.
  ["(a) one;\n(b) two", ["(a) one;", "(b) two"]],
  ["as said in\n(b) above", ["as said in (b) above"]],
  ["heading\n   (a) one", ["heading", "(a) one"]],
])("paragraphs of %j", (text, expected) => {
  expect(paragraphs(text)).toEqual(expected);
});

test("lines have their places, their indents and their kinds", () => {
  expect(
    linesOf("\tone\r\n \t two\f- 3 -\n===\n\u00a0x").map(({ start, end, indent, kind }) => [start, end, indent, kind]),
  ).toEqual([
    [0, 4, 8, "text"],
    [6, 12, 9, "text"],
    [13, 18, 0, "mark"],
    [19, 22, 0, "rule"],
    [23, 25, 1, "text"],
  ]);
});

const straight: { readonly [mark: string]: string } = { "“": '"', "”": '"', "‘": "'", "’": "'", "–": "-", "—": "-" };

function everyMarkLeadsBack(text: string): void {
  const flow = flowOf(text);
  let before = -1;
  for (let at = 0; at < flow.text.length; at += 1) {
    const { start, end } = flow.spanOf(at, at + 1);
    const [folded, filed] = [flow.text.charAt(at), text.charAt(start)];
    expect(end).toBe(start + 1);
    expect(start).toBeGreaterThanOrEqual(before);
    // A blank stands for the white space before a line, and then for its first mark.
    if (folded.trim() !== "") expect(straight[filed] ?? filed).toBe(folded);
    before = start;
  }
}

describe("every mark of the running text leads back to the same mark in the file", () => {
  test("of the letter as told again", () => everyMarkLeadsBack(retold));
  inShared("of the letter as filed (needs ../shared)", () => everyMarkLeadsBack(founding));

  const piece = fc.oneof(
    fc.constantFrom(
      " ",
      "  ",
      "\t",
      "\n",
      "\n\n",
      "\r\n",
      "\f",
      "\u00a0",
      "“",
      "’",
      "—",
      "(a) ",
      "1. ",
      "- 2 -",
      "---",
      ".",
    ),
    fc.string({ unit: "grapheme", maxLength: 6 }),
    fc.stringMatching(/^[A-Za-z,;]{1,8}$/),
  );

  test("of any text", () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => everyMarkLeadsBack(pieces.join(""))),
      { seed: 1, numRuns: 300 },
    );
  });
});

test("a place past the end is the end of the file", () => {
  const flow = flowOf("  one  ");
  expect([flow.spanOf(0, 3), flow.spanOf(3, 3), flow.spanOf(3, 9), flow.spanOf(1, 1)]).toEqual([
    { start: 2, end: 5 },
    { start: 7, end: 7 },
    { start: 7, end: 7 },
    { start: 3, end: 3 },
  ]);
});

describe("a row of a table", () => {
  const text = [
    "The margin is:",
    "",
    "<TABLE>",
    "Leverage of the         Margin     Fee",
    "Less than 2.00          1.00%      0.25%",
    "2.00 or more of all     1.50%      0.50%",
    "debt that is owed",
    "</TABLE>",
    "",
    "It is fixed.",
  ].join("\n");
  const flow = flowOf(text);

  test("is a paragraph with its cells behind one another, parted by tabs", () => {
    expect(flow.text.split("\n")).toEqual([
      "The margin is:",
      "Leverage of the\tMargin\tFee",
      "Less than 2.00\t1.00%\t0.25%",
      "2.00 or more of all debt that is owed\t1.50%\t0.50%",
      "It is fixed.",
    ]);
  });

  test("leads back to the file, where a cell goes on below another", () => {
    const at = (words: string) => {
      const from = flow.text.indexOf(words);
      const { start, end } = flow.spanOf(from, from + words.length);
      return text.slice(start, end);
    };
    expect(at("1.50%")).toBe("1.50%");
    expect(at("debt that is owed")).toBe("debt that is owed");
    expect(at("2.00 or more of all debt that is owed\t1.50%\t0.50%")).toBe(
      text.slice(text.indexOf("2.00 or more"), text.indexOf("\n</TABLE>")),
    );
  });
});
