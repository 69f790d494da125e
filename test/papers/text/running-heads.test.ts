import { expect, test } from "vitest";
import { flowOf } from "../../../src/papers/text/flow.ts";
import { linesOf } from "../../../src/papers/text/lines.ts";

function furniture(pages: readonly (readonly string[])[]): string[] {
  const text = pages.map((page) => page.join("\n")).join("\n\f\n");
  const lines = linesOf(text).filter(({ kind }) => kind === "mark");
  return lines.map((line) => line.text.trim()).filter((words) => words !== "");
}

const bodies = [
  [
    "If any Loan is not paid when due, the unpaid sum shall bear",
    "interest at a rate two percent higher than that which the",
  ],
  [
    "parties have agreed upon, and the Borrower shall pay to the",
    "Agent, without demand, whatever the Lenders have laid out in",
  ],
  [
    "the collection of what is owed, each of them in the share in",
    "which it made the Loan of which some part was left unpaid.",
  ],
  ["Nothing here binds the Issuing Bank.", "It may waive what it likes."],
];

const body = (page: number): readonly string[] => bodies[page - 1] ?? [];

test("a head and a foot that stand on every page are no text", () => {
  const pages = [1, 2, 3].map((page) => [
    "Second Amendment to Loan Agreement",
    `Alder Manufacturing, Inc.          Page ${page} of 3`,
    "",
    ...body(page),
    "",
    `W-000${page + 3}`,
  ]);
  expect(furniture(pages)).toEqual(pages.flatMap(([head, next, , , , , foot]) => [head, next, foot]));
  const [first, ...others] = flowOf(pages.map((page) => page.join("\n")).join("\n\f\n")).paragraphs;
  expect(first).toBeDefined();
  expect(others).toEqual([]);
});

test("numbers of pages may be Roman, and a paper of two pages has its head twice", () => {
  expect(
    furniture([
      ["Loan Agreement", "", ...body(1), "", "- ix -"],
      ["Loan Agreement", "", ...body(2), "", "- x -"],
    ]),
  ).toEqual(["Loan Agreement", "- ix -", "Loan Agreement", "- x -"]);
});

test.each<[string, (page: number) => string[]]>([
  ["not parted from the text", (page) => ["the Lenders and the Agent agree that", ...body(page)]],
  ["the mark of an exhibit", (page) => ["EXHIBIT A", "", ...body(page)]],
  ["the head of a table", (page) => ["Fiscal Quarter          Ratio", "", ...body(page)]],
  ["a label of a signature", (page) => [...body(page), "", "Title:"]],
  ["the signer on pages of signatures", () => ["FIRST BANK, N.A.", "", "By: __________________"]],
  ["a number that goes back", (page) => [`Fee due in ${2010 - page}`, "", ...body(page)]],
])("a line at the edge of every page is text where it is %s", (_, page) => {
  expect(furniture([1, 2, 3].map(page))).toEqual([]);
});

test("a line on two of many pages is text", () => {
  const pages = [1, 2, 3, 4].map((page) => [
    page < 3 ? "Payment of Fees" : `Matter ${"ab".charAt(page - 3)}`,
    "",
    ...body(page),
  ]);
  expect(furniture(pages)).toEqual([]);
});
