import { expect, test } from "vitest";
import { readPaper } from "../../src/papers/read.ts";
import { readLetter } from "./paper.ts";

// A day that the words over a list name is that of its items, wherever these words stand.

function paper(lead: string, ...items: readonly string[]): string {
  return `AMENDMENT NO. 1

This Amendment No. 1 dated as of March 1, 1999 is between Northern Finance Company ("Lender") and Southern Works Company
("Borrower").

Lender and Borrower are parties to the Loan Agreement, effective as of June 2, 1997 (the "Loan Agreement").

${lead}

${items.map((item, index) => `${index + 1}. ${item}`).join("\n\n")}

NORTHERN FINANCE COMPANY

By: /s/ Ann Lee

SOUTHERN WORKS COMPANY

By: /s/ Bo Ray
`;
}

const items = [
  "Section 4.2 is deleted.",
  "Effective as of May 1, 1999, Section 4.3 is deleted.",
  "This Amendment shall be governed by the laws of the State of Ohio.",
];

function days(text: string): unknown[] {
  return readPaper(text).instruments.flatMap(({ acts }) => acts.map(({ kind, effect }) => [kind, effect.from?.value]));
}

test.each([
  [
    "NOW, THEREFORE, the parties hereto agree that the Loan Agreement shall be amended, effective on and as of December 31, 1998, as follows:",
  ],
  [
    "NOW, THEREFORE, the parties hereto agree that, effective as of December 31, 1998, the Loan Agreement shall be amended as follows:",
  ],
  [
    "The parties agree that the Loan Agreement shall be amended, effective (unless otherwise specified herein) as of December 31, 1998, as follows:",
  ],
  ["Effective as of December 31, 1998, the parties agree to amend the Loan Agreement as follows:"],
  ["The parties agree as follows, effective as of December 31, 1998:"],
  ["Effective December 31, 1998, the following amendments shall be made to the Loan Agreement:"],
])("over the parts of a paper: %s", (lead) => {
  expect(days(paper(lead, ...items))).toEqual([
    ["deleteProvision", "1998-12-31"],
    ["deleteProvision", "1999-05-01"],
    ["chooseLaw", undefined],
  ]);
});

test.each([
  ["no day", "The parties agree to amend the Loan Agreement as follows:"],
  [
    "the day of a paper that is only named",
    "The parties to the Loan Agreement effective as of June 2, 1997 agree as follows:",
  ],
])("none is given by words over the parts that name %s", (_, lead) => {
  expect(days(paper(lead, "Section 4.2 is deleted."))).toEqual([["deleteProvision", undefined]]);
});

test("words over a list that say from when and name no day are told", () => {
  const lead = "The parties agree that, effective upon the sale of the mill, the Loan Agreement is amended as follows:";
  const { unread } = readPaper(paper(lead, "Section 4.2 is deleted."));
  expect(unread.map(({ text }) => text)).toEqual([lead]);
});

test("over the list of one part", () => {
  const { acts, unread } = readLetter(
    "Amendments. The parties agree that, effective as of December 31, 1998, the Loan Agreement is amended as follows:\n\n        (a) Section 4.2 is deleted.\n\n        (b) Section 4.3 is deleted.",
    "Law. Section 5 of the Loan Agreement is deleted.",
  );
  expect(unread).toEqual([]);
  expect(acts.map(({ effect }) => effect.from?.value)).toEqual(["1998-12-31", "1998-12-31", undefined]);
});
