import { expect, test } from "vitest";
import { inOrder } from "../../src/agreement/order.ts";
import { plainText } from "../../src/agreement/reading.ts";
import { readingOf } from "../../src/agreement/text.ts";
import { conformedText } from "../../src/documents/text.ts";
import { conformedCopy } from "../../src/documents/conformed-copy.ts";
import type { Operation } from "../../src/papers/acts/act.ts";
import type { Target } from "../../src/papers/acts/target.ts";
import { applied } from "../../src/servicing/applied.ts";
import { agreementOf, type Part, standing, words } from "./handmade.ts";
import { agreementPaper, letterPaper } from "./papers.ts";

// A table is a run of rows, each with its cells behind one another, parted by tabs.
const grid = "Level\tMargin\nI\t1.00%\nII\t1.50%";
const parts: readonly Part[] = [
  { path: "2.3", text: `The margin is as follows:\n${grid}\nIt is fixed each quarter.`, heading: "Margin" },
  { path: "2.4", text: "Fees are paid as follows:", heading: "Fees" },
  { path: "2.4(a)", text: "yearly:\nYear\tFee\n1999\t$1,000", parent: "2.4" },
  { path: "2.4(b)", text: "monthly:\nMonth\tFee\nMay\t$10", parent: "2.4" },
  { path: "2.5", text: "Margins:\nPrime Margin\nI\t1%\n\nLIBO Margin\nI\t2%\nThey are fixed.", heading: "Margins" },
];

const table = (path: string, ordinal?: number): Target => ({
  kind: "table",
  path,
  ...(ordinal === undefined ? {} : { ordinal }),
});
const put = (target: Target, text: string): Operation => ({
  kind: "replaceProvision",
  target,
  payload: words(text),
});

function after(operation: Operation) {
  const agreement = agreementOf(parts, [{ by: "2002-01-01", clause: "1", on: "", operation }]);
  const there = standing("2003-01-01", ["Agreement", "2002-01-01"]);
  const readings = [...agreement.nodes.values()].map((node) => readingOf(agreement, node, there));
  return {
    texts: new Map(readings.map((reading) => [reading.clause.path, plainText(reading)])),
    failed: readings.flatMap(({ failed }) => failed.map(({ act }) => act.kind)),
  };
}

const before = new Map([["", ""], ...parts.map(({ path, text }) => [path, text] as const)]);

test.each<[string, Operation, string, string]>([
  [
    "the one table of a section is replaced, and the words around it stay",
    put(table("2.3"), "Level\tMargin\nI\t2.00%"),
    "2.3",
    "The margin is as follows:\nLevel\tMargin\nI\t2.00%\nIt is fixed each quarter.",
  ],
  [
    "a table taken out",
    { kind: "deleteProvision", target: table("2.3") },
    "2.3",
    "The margin is as follows:\nIt is fixed each quarter.",
  ],
  [
    "a table taken out for a placeholder",
    { kind: "deleteProvision", target: table("2.3"), placeholder: words("[Reserved]") },
    "2.3",
    "The margin is as follows:\n[Reserved]\nIt is fixed each quarter.",
  ],
  ["the second of a section's tables", put(table("2.4", 2), "June\t$20"), "2.4(b)", "monthly:\nJune\t$20"],
  ["the last of them", put(table("2.4", -1), "June\t$20"), "2.4(b)", "monthly:\nJune\t$20"],
  ["the table of a paragraph", put(table("2.4(a)"), "2000\t$5"), "2.4(a)", "yearly:\n2000\t$5"],
  [
    "a table by its caption, which the words put in place bring",
    put({ kind: "table", path: "2.5", caption: "LIBO Margin" }, "LIBO Margin\nI\t3%"),
    "2.5",
    "Margins:\nPrime Margin\nI\t1%\n\nLIBO Margin\nI\t3%\nThey are fixed.",
  ],
  [
    "a table by its caption, which stays",
    put({ kind: "table", path: "2.5", caption: "Prime Margin" }, "I\t3%"),
    "2.5",
    "Margins:\nPrime Margin\nI\t3%\n\nLIBO Margin\nI\t2%\nThey are fixed.",
  ],
  [
    "a table taken out with its caption",
    { kind: "deleteProvision", target: { kind: "table", path: "2.5", caption: "LIBO Margin" } },
    "2.5",
    "Margins:\nPrime Margin\nI\t1%\n\nThey are fixed.",
  ],
  [
    "words of a row",
    { kind: "substituteWords", target: table("2.3"), old: "1.50%", payload: words("1.75%"), occurrence: "sole" },
    "2.3",
    "The margin is as follows:\nLevel\tMargin\nI\t1.00%\nII\t1.75%\nIt is fixed each quarter.",
  ],
  [
    "a row under the last",
    { kind: "insertWords", target: table("2.3"), payload: words("III\t2.00%"), anchor: "end" },
    "2.3",
    "The margin is as follows:\nLevel\tMargin\nI\t1.00%\nII\t1.50%\nIII\t2.00%\nIt is fixed each quarter.",
  ],
])("%s", (_, operation, path, expected) => {
  const { texts, failed } = after(operation);
  expect(failed).toEqual([]);
  expect(texts.get(path)).toBe(expected);
  for (const [other, text] of before) if (other !== path) expect(texts.get(other)).toBe(text);
});

test.each<[string, Operation]>([
  ["“the table” where there are two", put(table("2.4"), "June\t$20")],
  ["a third of two", put(table("2.4", 3), "June\t$20")],
  [
    "words outside the table",
    { kind: "substituteWords", target: table("2.3"), old: "quarter", payload: words("month"), occurrence: "sole" },
  ],
])("%s: not carried out, and nothing changes", (_, operation) => {
  const { texts, failed } = after(operation);
  expect(failed).toEqual([operation.kind]);
  expect(texts).toEqual(before);
});

const lines = (rows: readonly (readonly [string, string])[]) =>
  rows.map(([first, second]) => `                ${first.padEnd(32)}${second}`).join("\n");

test("a grid of a paper as filed is replaced by that of a letter, and both are shown in columns", () => {
  const base = agreementPaper(`        2.3 Margin. The margin for each level is as follows:

${lines([
  ["Leverage", "Margin"],
  ["Less than 2.00 to 1.00", "1.00%"],
  ["2.00 to 1.00 or more", "1.50%"],
])}

        2.4 Fees. Borrower shall pay no fee.
`);
  const letter = letterPaper(
    "one",
    "March 1, 1999",
    `Section 2.3 of the Loan Agreement is hereby amended by deleting the table therein and replacing it with the following table:

${lines([
  ["Leverage", "Margin"],
  ["Less than 1.50 to 1.00", "0.75%"],
  ["1.50 to 1.00 or more", "1.25%"],
])}

        2. Lender waives nothing.
`,
  );
  const { open, standings, instructions } = applied([base, letter]);
  expect(instructions.map(({ result }) => result)).toEqual(["applied"]);
  const copies = [standings[0], standings.at(-1)].map((there) =>
    there === undefined
      ? ""
      : conformedText(conformedCopy({ title: "Copy", agreement: open.agreement, standing: there, pending: [] })),
  );
  expect(copies[0]).toContain("Less than 2.00 to 1.00  1.00%\n");
  expect(copies[1]).toContain("Less than 1.50 to 1.00  0.75%\n");
  expect(copies[1]).not.toContain("2.00 to 1.00");
  expect(copies[1]).toContain("The margin for each level is as follows:");
});

test("a row is put under the table in an item of a schedule", () => {
  const base = agreementPaper("1. LOANS\n\n     1.1 Loans. Lender makes loans.");
  const schedule = `

                                  SCHEDULE 4.1

     1. Offices. Ohio.

     2. Subsidiaries. They are these:

          Name                    State           Owned
          Delta One, Inc.         Ohio            100%
          Delta Two, Inc.         Iowa            100%

     3. Others. None.
`;
  const letter = letterPaper(
    "row",
    "March 1, 1999",
    'Change. Item 2 of Schedule 4.1 to the Loan Agreement is hereby amended by adding the following at the end of the table:\n\n        "Delta Three, Inc. Utah 100%"',
  );
  const { open, standings } = applied([{ ...base, text: base.text + schedule }, letter]);
  const last = standings.at(-1);
  const item = inOrder(open.agreement).find(({ names }) => names.some((name) => name.endsWith("cap subsidiaries")));
  if (item === undefined || last === undefined) throw new Error("the item is there");
  expect(plainText(readingOf(open.agreement, item, last))).toBe(
    "They are these:\nName\tState\tOwned\nDelta One, Inc.\tOhio\t100%\nDelta Two, Inc.\tIowa\t100%\nDelta Three, Inc. Utah 100%",
  );
});
