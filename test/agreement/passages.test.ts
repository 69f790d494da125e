import { expect, test } from "vitest";
import { plainText } from "../../src/agreement/reading.ts";
import { readingOf } from "../../src/agreement/text.ts";
import type { Operation } from "../../src/papers/acts/act.ts";
import type { Target } from "../../src/papers/acts/target.ts";
import { applied } from "../../src/servicing/applied.ts";
import { agreementOf, type Part, standing, words } from "./handmade.ts";
import { agreementPaper, letterPaper } from "./papers.ts";

// A passage is a run of a text: a proviso with its sentence around it, a paragraph, the words over a list.
const parts: readonly Part[] = [
  { path: "2.3", text: "It pays; provided that it owes. It rests.", heading: "Pay" },
  { path: "2.4", text: "It pays, provided, however, that it owes; provided further that it can.", heading: "Owe" },
  { path: "2.5", text: "It may have:", heading: "Have" },
  { path: "2.5(a)", text: "mills (provided that they run); and", parent: "2.5" },
  { path: "2.5(b)", text: "trucks, provided that they are: (i) new; and (ii) red.", parent: "2.5" },
  { path: "2.6", text: "It keeps books.\nIt shows them.\nIt ends.", heading: "Books" },
  { path: "2.7", text: "It pays, provided that (1) it owes; (2) it can; and (3) it will.", heading: "List" },
  { path: "2.8", text: "It keeps what is provided that day.", heading: "None" },
];

type Passage = Extract<Target, { readonly kind: "passage" }>;

const passage = (unit: Passage["unit"], path: string, ordinal?: number): Target => ({
  kind: "passage",
  unit,
  path,
  ...(ordinal === undefined ? {} : { ordinal }),
});
const put = (target: Target, text: string): Operation => ({ kind: "replaceProvision", target, payload: words(text) });
const gone = (target: Target): Operation => ({ kind: "deleteProvision", target });

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
    "the proviso of a section, whose sentence ends as before",
    put(passage("proviso", "2.3"), "provided that it likes."),
    "2.3",
    "It pays; provided that it likes. It rests.",
  ],
  [
    "a proviso that brings the mark before it",
    put(passage("proviso", "2.3"), ", provided that it likes"),
    "2.3",
    "It pays, provided that it likes. It rests.",
  ],
  ["a proviso taken out", gone(passage("proviso", "2.3")), "2.3", "It pays. It rests."],
  [
    "the first of two provisos, whose stop the sentence does not need",
    put(passage("proviso", "2.4", 1), "provided that it likes."),
    "2.4",
    "It pays, provided that it likes; provided further that it can.",
  ],
  ["the second of two", gone(passage("proviso", "2.4", 2)), "2.4", "It pays, provided, however, that it owes."],
  ["the last of two", gone(passage("proviso", "2.4", -1)), "2.4", "It pays, provided, however, that it owes."],
  [
    "words after a proviso",
    {
      kind: "insertWords",
      target: passage("proviso", "2.3"),
      payload: words(", and provided further that it can"),
      anchor: "end",
    },
    "2.3",
    "It pays; provided that it owes, and provided further that it can. It rests.",
  ],
  [
    "words of a proviso",
    {
      kind: "substituteWords",
      target: passage("proviso", "2.4", 1),
      old: "that",
      payload: words("if"),
      occurrence: "sole",
    },
    "2.4",
    "It pays, provided, however, if it owes; provided further that it can.",
  ],
  [
    "the last paragraph",
    put(passage("paragraph", "2.6", -1), "It stops."),
    "2.6",
    "It keeps books.\nIt shows them.\nIt stops.",
  ],
  [
    "the second paragraph",
    put(passage("paragraph", "2.6", 2), "It hides them."),
    "2.6",
    "It keeps books.\nIt hides them.\nIt ends.",
  ],
  ["the words over a list", put(passage("lead-in", "2.5"), "It must have:"), "2.5", "It must have:"],
])("%s", (_, operation, path, expected) => {
  const { texts, failed } = after(operation);
  expect(failed).toEqual([]);
  expect(texts.get(path)).toBe(expected);
  for (const [other, text] of before) if (other !== path) expect(texts.get(other)).toBe(text);
});

test.each<[string, Operation]>([
  ["“the proviso” where there are two", gone(passage("proviso", "2.4"))],
  ["a third of two", gone(passage("proviso", "2.4", 3))],
  ["a proviso in brackets, and one that has a list", gone(passage("proviso", "2.5"))],
  ["one with items of its own after it", gone(passage("proviso", "2.5(b)"))],
  ["one in which a list runs on", gone(passage("proviso", "2.7"))],
  ["words that only look like one", gone(passage("proviso", "2.8"))],
  ["a fourth paragraph of three", gone(passage("paragraph", "2.6", 4))],
  ["a paragraph of what has parts", gone(passage("paragraph", "2.5", -1))],
  ["the words over a list where there is none", put(passage("lead-in", "2.3"), "It rests.")],
])("%s: not carried out, and nothing changes", (_, operation) => {
  const { texts, failed } = after(operation);
  expect(failed).toEqual([operation.kind]);
  expect(texts).toEqual(before);
});

test("a proviso of a paper as filed is replaced by that of a letter", () => {
  const base = agreementPaper(
    "        2.3 Debt. Borrower shall have no debt; provided that it may owe its own trade.\n\n        2.4 Fees. Borrower shall pay no fee.\n",
  );
  const letter = letterPaper(
    "one",
    "March 1, 1999",
    "The proviso at the end of Section 2.3 of the Loan Agreement is hereby amended and restated to read as follows:\n\n        provided that it may owe $10,000.\n\n        2. Lender waives nothing.\n",
  );
  const { open, standings, instructions } = applied([base, letter]);
  expect(instructions.map(({ result }) => result)).toEqual(["applied"]);
  const node = [...open.agreement.nodes.values()].find(({ clause }) => clause.path === "2.3");
  const there = standings.at(-1);
  expect(node === undefined || there === undefined ? "" : plainText(readingOf(open.agreement, node, there))).toBe(
    "Borrower shall have no debt; provided that it may owe $10,000.",
  );
});
