import { expect, test } from "vitest";
import { readPaper } from "../../src/papers/read.ts";

// What one sentence of a paper says of its other acts: as of which day they count, and that they end.

function paper(...parts: readonly string[]): string {
  return `AMENDMENT NO. 1

This Amendment No. 1 dated as of March 1, 1999 is between Northern Finance Company ("Lender") and Southern Works Company
("Borrower"), parties to the Loan Agreement of June 2, 1997 (the "Loan Agreement").

${parts.map((part, index) => `${index + 1}. ${part}`).join("\n\n")}

NORTHERN FINANCE COMPANY

By: /s/ Ann Lee

SOUTHERN WORKS COMPANY

By: /s/ Bo Ray
`;
}

function acts(...parts: readonly string[]) {
  return readPaper(paper(...parts)).instruments.flatMap((instrument) => instrument.acts);
}

const deleted = "Section 4.2 of the Loan Agreement is deleted.";
const dated = "Effective as of May 1, 1999, Section 4.3 of the Loan Agreement is deleted.";

test.each([
  [
    "when something has come",
    "This Amendment shall become effective as of January 1, 1999 when Lender has received counterparts hereof signed by Borrower.",
    "1999-01-01",
  ],
  [
    "upon conditions in a list",
    "This Amendment shall be effective retroactively as of January 1, 1999 upon the satisfaction of the following conditions:\n\n(a) Lender shall have received counterparts hereof signed by Borrower; and\n\n(b) no Event of Default shall exist.",
    "1999-01-01",
  ],
  [
    "on the day of the paper",
    "This Amendment shall be and become effective as of the date hereof when Lender has received counterparts hereof signed by Borrower.",
    "1999-03-01",
  ],
  ["on no day of its own", "This Amendment shall become effective when Borrower has signed it.", undefined],
])("a paper that waits counts as of its day %s, and not before it is met", (_, effective, from) => {
  const edits = acts(deleted, dated, effective).filter(({ kind }) => kind === "deleteProvision");
  expect(edits.map(({ effect }) => effect.from?.value)).toEqual([from, "1999-05-01"]);
});

const waived = "Lender hereby waives compliance with Section 6.1 of the Loan Agreement.";

test.each([
  [
    "that is told elsewhere",
    "The waiver in Section 1 shall terminate automatically on June 30, 1999.",
    ["end_elsewhere"],
  ],
  ["of its own", "The waiver in Section 1 is limited as written.", undefined],
])("a waiver is in doubt under an end %s", (_, other, doubts) => {
  const [act] = acts(waived, other).filter(({ kind }) => kind === "waive");
  expect(act?.uncertain?.doubts).toEqual(doubts);
});

test("a waiver that says when it ends is in no doubt", () => {
  const [act] = acts(
    waived.replace("waives", "waives, until May 1, 1999,"),
    "The waiver in Section 1 shall terminate automatically if Borrower fails to pay the fee.",
  ).filter(({ kind }) => kind === "waive");
  expect(act).toMatchObject({ effect: { until: { value: "1999-05-01" } } });
  expect(act?.uncertain).toBeUndefined();
});

test("a list of conditions may stand in the sentence that asks for it", () => {
  const read = acts(
    deleted,
    "The amendments contained herein shall only be effective upon the satisfaction or waiver of each of the following conditions precedent: (a) Lender shall have received counterparts of this Amendment executed by Borrower; and (b) Borrower shall have paid the fee.",
  );
  expect(read.map(({ kind, clause }) => [kind, clause])).toEqual([
    ["deleteProvision", "1"],
    ["requireCondition", "2(a)"],
    ["requireCondition", "2(b)"],
  ]);
});

test.each([
  ["This Amendment is effective retroactively to January 1, 1999.", { kind: "setEffectiveDate", on: "1999-01-01" }],
  [
    "Lender waives compliance with Sections 5.17 and 5.20 of the Loan Agreement for the period ended September 30, 1998.",
    { kind: "waive", cause: { paths: ["5.17", "5.20"] }, effect: {} },
  ],
  [
    "Lender waives compliance with Section 5.1(c) of the Loan Agreement and 5.2(b) of the Loan Agreement.",
    { kind: "waive", cause: { paths: ["5.1(c)", "5.2(b)"] } },
  ],
  [
    "No Lender shall be deemed to have waived any Default other than the Specified Default.",
    { kind: "reserveRights", except: "waivers_herein" },
  ],
])("%s", (sentence, expected) => {
  expect(acts(sentence)).toMatchObject([expected]);
});
