import { expect, test } from "vitest";
import { plainText } from "../../src/agreement/reading.ts";
import { readingOf } from "../../src/agreement/text.ts";
import type { Operation } from "../../src/papers/acts/act.ts";
import { covenantsInText } from "../../src/papers/covenants/covenants-in.ts";
import { agreementOf, day, type Part, standing, words } from "./handmade.ts";

// The levels of a covenant from a period on give way to others, row by row; those before stay.

const head = "Quarter ending on\tMinimum EBITDA";
const before = [
  "December 31, 2000\t$9,000,000",
  "March 31, 2001\t$10,000,000",
  "June 30, 2001 and thereafter\t$11,000,000",
];
const after = [
  "March 31, 2001\t$7,000,000",
  "June 30, 2001\t$7,500,000",
  "September 30, 2001 and thereafter\t$8,000,000",
];
const lead = "Borrower shall maintain EBITDA, as of the last day of each fiscal quarter, of at least the following:";
const clause = (rows: readonly string[]) => [lead, head, ...rows].join("\n");

function put(rows: readonly string[], since: string, text: string): { readonly text: string; readonly failed: number } {
  const parts: readonly Part[] = [{ path: "8.1", text: clause(rows), heading: "Minimum EBITDA" }];
  const operation: Operation = {
    kind: "replaceLevels",
    target: { kind: "table", path: "8.1" },
    called: "minimum EBITDA",
    since: day(since),
    payload: words(text),
  };
  const agreement = agreementOf(parts, [{ by: "2001-05-14", clause: "1", on: "", operation }]);
  const node = agreement.nodes.get("Agreement:8.1");
  if (node === undefined) throw new Error("8.1 is there");
  const reading = readingOf(agreement, node, standing("2003-01-01", ["Agreement", "2001-05-14"]));
  return { text: plainText(reading), failed: reading.failed.length };
}

test("the rows from the period on are the new ones, with or without their head", () => {
  const expected = { text: clause([before[0] ?? "", ...after]), failed: 0 };
  expect(put(before, "2001-03-31", [head, ...after].join("\n"))).toEqual(expected);
  expect(put(before, "2001-03-31", after.join("\n"))).toEqual(expected);
});

test("the covenant is then read with the levels of both", () => {
  const { text } = put(before, "2001-03-31", [head, ...after].join("\n"));
  const [covenant] = covenantsInText({ lead: "", heading: "Minimum EBITDA", text });
  const levels = covenant?.levels.map(({ level }) => level.numerator / level.denominator);
  expect(levels).toEqual([9_000_000n, 7_000_000n, 7_500_000n, 8_000_000n]);
});

test.each([
  ["a period that the table does not have", before, "2001-04-30", after.join("\n")],
  ["levels that begin with another period", before, "2001-03-31", after.slice(1).join("\n")],
  ["levels of two covenants", before, "2001-03-31", after.map((row) => `${row}\t1.0:1`).join("\n")],
  ["periods out of their order", before, "2001-03-31", [after[0], after[2], after[1]].join("\n")],
  ["a table whose periods are", before.toReversed(), "2001-03-31", after.join("\n")],
  ["rows of two days", before.map((row) => row.replace("\t", " to May 1, 2009\t")), "2001-03-31", after.join("\n")],
  ["words", before, "2001-03-31", "$7,000,000 from then on"],
])("nothing is put in place for %s", (_, rows, since, text) => {
  expect(put(rows, since, text)).toEqual({ text: clause(rows), failed: 1 });
});
