import { join } from "node:path";
import { expect, test } from "vitest";
import { conformed, root } from "./program.ts";

// Every command of money answers as data too, and every figure of it says what it rests on.

const facility = (name: string): string => join(root, "examples", name);
const whole = facility("lexington");
const sofr = facility("alder-loans");

// Each with the path of its figures: an empty one is the document itself.
const asked: readonly (readonly [command: string, name: string, words: readonly string[], figures: string])[] = [
  ["rate", whole, ["--on", "2002-11-07"], ""],
  ["rate", sofr, ["--on", "2025-06-05"], ""],
  ["accrue", whole, ["--loan", "E1"], ""],
  ["accrue", sofr, ["--loan", "C1"], ""],
  ["statement", whole, ["--month", "2002-11"], "lines"],
  ["statement", sofr, ["--month", "2025-06"], "lines"],
  ["statement", whole, ["--month", "2002-12", "--as-posted"], "lines"],
  ["payoff", whole, ["--on", "2003-01-03"], ""],
  ["payoff", sofr, ["--on", "2025-06-05"], ""],
  ["balance", whole, ["--on", "2003-01-03"], ""],
  ["postings", whole, [], "postings"],
  ["journal", whole, ["--format", "beancount"], ""],
  ["restate", whole, ["--known-at", "2002-11-06"], "lines"],
  ["fees", whole, [], "fees"],
  ["accruals", whole, ["--month", "2002-12"], "lines"],
  ["accruals", sofr, ["--month", "2025-06"], "lines"],
];

// The leaves of a receipt: what the figure rests on in the end.
function leavesOf({ because, ...node }: any): any[] {
  return because.length === 0 ? [node] : because.flatMap(leavesOf);
}

test.each(asked)("%s of %s %j tells each figure with what it rests on", async (command, name, words, figures) => {
  const { code, err, json } = await conformed(command, name, ...words, "--json");
  expect({ code, err }).toEqual({ code: 0, err: "" });
  const told: readonly any[] = figures === "" ? [json] : json[figures];
  expect(told.length).toBeGreaterThan(0);
  for (const { receipt } of told) {
    const leaves = leavesOf(receipt);
    expect(leaves.some(({ kind }) => kind !== "figure")).toBe(true);
    // A clause, act or fact without its place could not be looked up.
    for (const { kind, cite } of leaves) if (["clause", "act", "fact"].includes(kind)) expect(cite ?? "").not.toBe("");
  }
});
