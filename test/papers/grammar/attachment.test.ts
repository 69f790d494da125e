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
  [
    "The Loan Agreement is hereby amended to delete the stricken text (shown in the manner of this example: stricken text) and to add the double-underlined text (shown in the manner of this example: double-underlined text) as set forth in the pages of the Loan Agreement attached as Annex A hereto.",
    "restateAll",
    "Loan Agreement",
  ],
  [
    "The Loan Agreement is amended by deleting the red strikethrough text and adding the blue underlined text as reflected in the marked copy attached hereto as Exhibit B.",
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

// The attachments of the amending paper, by the names that it gives them.
test.each([
  [
    "Schedules 1.1 and 1.2 to the Loan Agreement are hereby amended and restated in their entirety in the forms attached hereto.",
    [
      ["Schedule 1.1", "Schedule 1.1"],
      ["Schedule 1.2", "Schedule 1.2"],
    ],
  ],
  [
    "Schedules 1.1 and 1.2 to the Loan Agreement are amended and restated in entirety as set forth on the corresponding Schedules 1.1 and 1.2 attached hereto.",
    [
      ["Schedule 1.1", "Schedule 1.1"],
      ["Schedule 1.2", "Schedule 1.2"],
    ],
  ],
  [
    "Schedule 1.1 (Plants) to the Loan Agreement is hereby deleted in its entirety and replaced as set forth in Annex A attached hereto.",
    [["Schedule 1.1", "Annex A"]],
  ],
  [
    "Schedule 1.1 of the Loan Agreement shall be deleted and shall be replaced with the schedule attached hereto as Annex A.",
    [["Schedule 1.1", "Annex A"]],
  ],
  [
    "The Loan Agreement is hereby amended to delete Schedule 1.1 (Plants) therefrom and to insert in place thereof the new Schedule 1.1 attached hereto.",
    [["Schedule 1.1", "Schedule 1.1"]],
  ],
  [
    "Exhibit B to the Loan Agreement is hereby replaced in its entirety by the form of Exhibit B attached hereto.",
    [["Exhibit B", "Exhibit B"]],
  ],
  [
    "Schedule 1.1 of the Loan Agreement is hereby replaced in its entirety with Annex II of this Amendment.",
    [["Schedule 1.1", "Annex II"]],
  ],
])("%s", (sentence, names) => {
  const { edits, unread } = acts(sentence);
  expect(edits.map((act: any) => [act.kind, act.target.name, act.with])).toEqual(
    names.map(([name, form]) => ["replaceExhibit", name, form]),
  );
  expect(unread).toEqual([]);
});

test.each([
  [
    "The Loan Agreement is hereby amended by adding a new Exhibit E thereto in the form of Annex 1 hereto.",
    "Exhibit E",
    "Annex 1",
  ],
  [
    "The Loan Agreement is hereby amended by adding Annex 1 attached hereto as Exhibit E thereto.",
    "Exhibit E",
    "Annex 1",
  ],
  ["Annex 1 attached hereto is hereby added to the Loan Agreement as Exhibit E.", "Exhibit E", "Annex 1"],
])("%s", (sentence, name, form) => {
  const { edits } = acts(sentence);
  expect(edits).toMatchObject([
    { kind: "insertExhibit", name, with: form, target: { paper: { name: "Loan Agreement" } } },
  ]);
});

// What is half understood is left to a person.
test.each([
  "Schedule 1.1 to the Loan Agreement is hereby amended in the form the parties shall agree.",
  "Schedules 1.1 and 1.2 to the Loan Agreement are amended and restated in their entirety as set forth on Annex I hereto.",
  "Sections 7.10 and 7.11 of the Loan Agreement are hereby renumbered as Section 7.12.",
  "The covenants of the Loan Agreement are hereby amended and restated in their entirety in the form of Annex A hereto.",
])("%s", (sentence) => {
  const { edits, unread } = acts(sentence);
  expect(edits).toEqual([]);
  expect(unread).toHaveLength(1);
});
