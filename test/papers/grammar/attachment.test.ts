import { expect, test } from "vitest";
import { targetText } from "../../../src/papers/acts/target.ts";
import { readLetter } from "../paper.ts";

function acts(sentence: string) {
  const { acts: all, unread } = readLetter(sentence);
  return { edits: all.filter((act) => "target" in act), unread };
}

test.each([
  [
    "Schedule 1.1 to the Loan Agreement is hereby amended and restated in its entirety in the form of Annex A attached hereto.",
    "replaceExhibit",
    "Loan Agreement Schedule 1.1",
  ],
  [
    'Exhibit "B" of the Loan Agreement is hereby deleted, and Exhibit "B" attached hereto is hereby substituted in place thereof.',
    "replaceExhibit",
    "Loan Agreement Exhibit B",
  ],
  [
    "The Loan Agreement is hereby amended and restated in its entirety to read as set forth in Annex A hereto.",
    "restateAll",
    "Loan Agreement",
  ],
  ["Section 7.10 of the Loan Agreement is hereby renumbered as Section 7.11.", "redesignate", "Loan Agreement § 7.10"],
  [
    "Section 7.1(c) of the Loan Agreement is hereby redesignated as clause (d).",
    "redesignate",
    "Loan Agreement § 7.1(c)",
  ],
])("%s", (sentence, kind, target) => {
  const { edits, unread } = acts(sentence);
  expect(edits.map((act) => [act.kind, "target" in act ? targetText(act.target) : ""])).toEqual([[kind, target]]);
  expect(unread).toEqual([]);
});

test("a letter alone keeps the part that held it", () => {
  const { edits } = acts("Section 7.1(c) of the Loan Agreement is hereby redesignated as clause (d).");
  expect(edits).toMatchObject([{ kind: "redesignate", label: "7.1(d)" }]);
});

// What is half understood is left to a person.
test.each([
  "Schedule 1.1 to the Loan Agreement is hereby amended in the form the parties shall agree.",
  "Sections 7.10 and 7.11 of the Loan Agreement are hereby renumbered as Section 7.12.",
  "The covenants of the Loan Agreement are hereby amended and restated in their entirety in the form of Annex A hereto.",
])("%s", (sentence) => {
  const { edits, unread } = acts(sentence);
  expect(edits).toEqual([]);
  expect(unread).toHaveLength(1);
});
