import { expect, test } from "vitest";
import { tablesIn } from "../../../src/papers/structure/table.ts";
import { linesOf } from "../../../src/papers/text/lines.ts";

function tables(text: string) {
  return tablesIn(linesOf(text)).map(({ heads, rows }) => ({
    heads,
    rows: rows.map((row) => row.map((cell) => cell.text).join(" | ")),
  }));
}

test.each<[what: string, text: string, found: ReturnType<typeof tables>]>([
  [
    "the marks of the register, with heads and an item that runs on",
    "As follows:\n\n<TABLE>\n<CAPTION>\nPeriod                 Ratio\n<S>                    <C>\nThe quarter ended      .85 to 1.00\nMarch 31, 2000\n\nAny time after         1.25 to 1.00\n</TABLE>\n\nand so on",
    [
      {
        heads: 1,
        rows: ["Period | Ratio", "The quarter ended March 31, 2000 | .85 to 1.00", "Any time after | 1.25 to 1.00"],
      },
    ],
  ],
  [
    "rows that say nothing but their name",
    "<TABLE>\n<CAPTION>\nWell                   Interest\n<S>                    <C>\nAbel 1\nBarr 2                 0.5\nCase 3\n</TABLE>",
    [{ heads: 1, rows: ["Well | Interest", "Abel 1 | ", "Barr 2 | 0.5", "Case 3 | "] }],
  ],
  [
    "a form with heads alone",
    "<TABLE>\n<CAPTION>\nDate     Amount     Balance\n<S>      <C>        <C>\n</TABLE>",
    [{ heads: 1, rows: ["Date | Amount | Balance"] }],
  ],
  [
    "columns without marks",
    "The margin is:\n\nLevel I       1.00%    2.00%\nLevel II      1.25%    2.25%\nLevel III     1.50%    2.50%\n\nper annum.",
    [{ heads: 0, rows: ["Level I | 1.00% | 2.00%", "Level II | 1.25% | 2.25%", "Level III | 1.50% | 2.50%"] }],
  ],
  ["columns set by tabs", "a\t1\nb\t2\nc\t3\n", [{ heads: 0, rows: ["a | 1", "b | 2", "c | 3"] }]],
  [
    "dots that lead to a number",
    "Rent ..... 1\nTaxes .... 2\nFees ..... 3\n",
    [{ heads: 0, rows: ["Rent | 1", "Taxes | 2", "Fees | 3"] }],
  ],
  [
    "a column in which a row says nothing",
    "<TABLE>\n<S>      <C>      <C>\na        1        2\nb                 3\n</TABLE>",
    [{ heads: 0, rows: ["a | 1 | 2", "b |  | 3"] }],
  ],
  [
    "a table that is never closed",
    "<TABLE>\na    1\nb    2\n<TABLE>\nc    3\nd    4\n</TABLE>",
    [
      { heads: 0, rows: ["a | 1", "b | 2"] },
      { heads: 0, rows: ["c | 3", "d | 4"] },
    ],
  ],
  ["prose", "The parties agree that the\nrate shall be one percent\nand no more than that.\n", []],
  ["two lines of columns", "a    1\nb    2\n", []],
  ["labels before paragraphs", "(a)\tone\n(b)\ttwo\n(c)\tthree\n", []],
  ["the lines of a signature", "By:    /s/ A\nName:  A\nTitle: President\n", []],
])("%s", (_, text, found) => {
  expect(tables(text)).toEqual(found);
});

test("cells keep their places in the text", () => {
  const text = "x\n\nLevel I       1.00%\nLevel II      1.25%\nLevel III     1.50%\n";
  for (const { rows } of tablesIn(linesOf(text))) {
    for (const cell of rows.flat()) expect(text.slice(cell.span.start, cell.span.end)).toBe(cell.text);
  }
});
