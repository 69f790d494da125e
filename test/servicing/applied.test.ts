import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { everything } from "../../src/base/instant.ts";
import type { FiledPaper } from "../../src/events/facility.ts";
import { conformedCopy } from "../../src/documents/conformed-copy.ts";
import { applied } from "../../src/servicing/applied.ts";
import { inShared, sharedFolder } from "../shared.ts";
import { agreementPaper, letterPaper } from "../agreement/papers.ts";

const shared = (id: string, path: string): FiledPaper => ({
  id,
  title: id,
  names: [],
  file: id,
  text: readFileSync(join(sharedFolder, "papers", path), "utf8"),
  recordedAt: everything,
});

const told = (papers: readonly FiledPaper[]) =>
  applied(papers).instructions.map(({ cite, kind, result }) => `${cite} ${kind} ${result}`);

test("amendments of one's own making, one after another, each on what the one before left", () => {
  const base = agreementPaper("1. INTEREST\n\n     1.1 Rate. Interest is at 5%. It is paid monthly.");
  const of = "of the Loan Agreement";
  const letters = [
    letterPaper("a", "March 1, 1999", `Rate. Section 1.1 ${of} is amended by deleting "5%" and substituting "6%".`),
    letterPaper("b", "April 1, 1999", `Rate. Section 1.1 ${of} is amended by deleting "6%" and substituting "7%".`),
    letterPaper("c", "May 1, 1999", `Rate. Section 1.1 ${of} is amended by deleting "5%" and substituting "8%".`),
    letterPaper("d", "June 1, 1999", `Rate. Section 1.9 ${of} is deleted in its entirety.`),
  ];
  expect(told([base, ...letters])).toEqual([
    "Letter a § 1 substituteWords applied",
    "Letter b § 1 substituteWords applied",
    "Letter c § 1 substituteWords unresolved",
    "Letter d § 1 deleteProvision unresolved",
  ]);
});

const plain = (id: string, title: string, text: string): FiledPaper => ({
  id,
  title,
  names: [],
  file: id,
  text,
  recordedAt: everything,
});

const mill = plain(
  "mill",
  "mill",
  `LOAN AND SECURITY AGREEMENT

This Loan and Security Agreement dated March 1, 2001 is made between Northern Finance Company ("Lender") and Southern
Works Company ("Borrower").

SECTION 1. DEFINITIONS

"Accounts" shall mean all rights of Borrower to be paid for goods that it has sold, whether or not they are due, and
whether or not they are evidenced by an instrument or by chattel paper.

"Permitted Liens" shall mean:

(i) liens of carriers; and

(ii) liens for taxes.

"Mill" shall mean the works at Dayton.

SECTION 2. COVENANTS

2.1 Places. Borrower keeps its goods at the places in Schedule A.

2.2 Net Worth. Borrower keeps a Net Worth of $2,000,000.

SCHEDULE A

Places

Cleveland, Ohio

Dayton, Ohio
`,
);

function change(...instructions: readonly string[]): FiledPaper {
  const numbered = instructions.map((each, index) => `${index + 1}. ${each}`).join("\n\n");
  // The file is named by a word that other words begin with: a name is no part of a word.
  return plain(
    "am",
    "am",
    `AMENDMENT NO. 1 TO LOAN AND SECURITY AGREEMENT

This Amendment No. 1, dated as of June 15, 2002, is between Northern Finance Company ("Lender") and Southern Works
Company ("Borrower") and amends the Loan and Security Agreement dated March 1, 2001 (the "Loan Agreement").

${numbered}

NORTHERN FINANCE COMPANY

By: /s/ Ann Lee

SOUTHERN WORKS COMPANY

By: /s/ Bo Ray

SCHEDULE A

Places

Columbus, Ohio
`,
  );
}

function after(...instructions: readonly string[]): string[] {
  const { open, standings } = applied([mill, change(...instructions)]);
  const standing = standings.at(-1);
  if (standing === undefined) throw new Error("papers make a standing");
  const copy = conformedCopy({ title: "", agreement: open.agreement, standing, pending: [] });
  return copy.papers.flatMap(({ provisions }) => provisions.map(({ path, text }) => `${path} ${text}`.trim()));
}

const places =
  "Schedule A to the Loan Agreement is hereby amended and restated in the form of Schedule A attached hereto.";

test.each([
  [
    "a definition among others in a section",
    [
      'The definition of "Mill" in the Loan Agreement is hereby amended and restated in its entirety to read as follows: ""Mill" shall mean the works at Akron."',
    ],
    ['"Mill" shall mean the works at Akron.'],
    ['"Mill" shall mean the works at Dayton.'],
  ],
  [
    "a clause of a definition",
    [
      'Clause (ii) of the definition of "Permitted Liens" in the Loan Agreement is hereby amended by deleting "taxes" and substituting "rents".',
    ],
    ["1(ii) liens for rents."],
    ["1(ii) liens for taxes."],
  ],
  [
    "a section added under a number that another leaves, in its place",
    [
      'Section 2.2 of the Loan Agreement is hereby redesignated as Section 2.3 and the following new Section 2.2 is inserted: "2.2 Debt. Borrower has no other debt."',
    ],
    ["2.2 Borrower has no other debt.", "2.3 Borrower keeps a Net Worth of $2,000,000."],
    ["2.2 Borrower keeps a Net Worth of $2,000,000."],
  ],
  ["a schedule", [places], ["Columbus, Ohio"], ["Cleveland, Ohio", "Dayton, Ohio"]],
])("%s is changed, and nothing else", (_, instructions, there, gone) => {
  const [before, now] = [after(), after(...instructions)];
  expect(before.filter((line) => !now.includes(line))).toEqual(gone);
  expect(now.filter((line) => line !== "" && !before.includes(line))).toEqual(there);
});

test("definitions are added in the order of the alphabet, and parts in that of their numbers", () => {
  const term =
    'Section 1 of the Loan Agreement is amended by adding the following definition: "Goods" shall mean cloth.';
  const lines = after(term);
  const at = (start: string) => lines.findIndex((line) => line.startsWith(start));
  expect([at('"Goods"'), at('"Mill"')]).toEqual([at('"Accounts"') + 1, at('"Permitted Liens"') + 3]);
});

// Chains of real papers: every instruction that is read is applied, or listed with the reason why it is not.
inShared("two modifications of a construction loan agreement that cites captions", () => {
  const papers = [
    shared("base", "agreements/1158114_2015-01-30_aoi_construction_loan.txt"),
    shared("first", "amendments/1158114_2016-06-17.txt"),
    shared("second", "amendments/1158114_2016-10-07.txt"),
  ];
  const { instructions } = applied(papers);
  expect(instructions.filter(({ result }) => result === "applied").length).toBeGreaterThanOrEqual(4);
  expect(instructions.filter(({ result, reason }) => result === "unresolved" && reason === "")).toEqual([]);
});

inShared("two amendments of a line of credit, the second of which adds terms again", () => {
  const papers = [
    shared("base", "agreements/1013218_2001-04-02_MCLOC_1999-08-31.txt"),
    shared("first", "amendments/1013218_2001-04-02.txt"),
    shared("second", "amendments/1013218_2001-04-02_1.txt"),
  ];
  const { instructions } = applied(papers);
  const first = instructions.filter(({ act }) => act.by.paper.id === "first");
  expect(first.filter(({ result }) => result === "unresolved")).toEqual([]);
  expect(first.length).toBeGreaterThanOrEqual(8);
  const again = instructions.filter(({ act, kind }) => act.by.paper.id === "second" && kind === "insertDefinition");
  expect(again.map(({ result, reason }) => [result, reason])).toEqual(
    again.map(() => ["unresolved", "a part of that name is there already"]),
  );
});
