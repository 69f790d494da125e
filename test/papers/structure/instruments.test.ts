import { describe, expect, test } from "vitest";
import { readPaper } from "../../../src/papers/read.ts";
import { namedTermsIn, partiesIn } from "../../../src/papers/structure/names.ts";
import { letter } from "../paper.ts";

// Which instruments a file holds, of what kind each is, and the names it gives.

const signed = "\n\nNORTHERN FINANCE COMPANY\n\nBy: /s/ Ann Lee\n\nSOUTHERN WORKS COMPANY\n\nBy: /s/ Bo Ray\n\n";
const opening = 'between Northern Finance Company ("Lender") and Southern Works Company ("Borrower").';

function kinds(text: string): unknown[] {
  return readPaper(text).instruments.map(({ id, kind, execution }) => [id, kind, execution]);
}

const waives =
  "1. Waiver. Lender hereby waives any Event of Default resulting from the failure of Borrower to pay interest on (a) the 9% Notes and (b) the 8% Notes.";
const deletes = "1. Section 4 of the Loan Agreement is hereby deleted.";
const keeps = "1. Books. Borrower shall keep books. The Agreement may be amended only in writing.";

test("words under the signatures by which others consent are a paper of theirs", () => {
  const body = `This First Amendment is dated and is effective as of March 1, 1999 ${opening}\n\n${deletes}\n\n2. Law. Ohio law governs this Amendment, whatever else may be agreed.`;
  const below = "The foregoing Amendment is consented to:\n\nWESTERN WORKS COMPANY\n\nBy: /s/ Cy Dee\n";
  const { instruments } = readPaper(`FIRST AMENDMENT\n\n${body}${signed}${below}`);
  expect(instruments.map(({ kind, acts }) => [kind, acts.map((act) => act.kind)])).toEqual([
    ["amendment", ["setEffectiveDate", "deleteProvision", "chooseLaw"]],
    ["consent", ["consent"]],
  ]);
});

test("an agreement without signatures ends where its schedules begin, which have all their lines", () => {
  const parts =
    "1. Books. Borrower shall keep books at the places that are listed in Schedule A, and shall tell Lender of each change of them within thirty days of it.";
  const text = `LOAN AGREEMENT\n\nContents\n\nSCHEDULE A\n\nThis Loan Agreement is dated as of March 1, 1999 ${opening}\n\n${parts}\n\nSCHEDULE A\n\nPlaces\n\nCleveland, Ohio\n\nEXHIBIT B\n\nForm\n\nThe undersigned certifies.\n`;
  const { instruments, findings } = readPaper(text);
  expect(instruments.map(({ id }) => id)).toEqual(["main", "schedule-a", "exhibit-b"]);
  expect(findings.map(({ code }) => code)).toEqual(["instrument.no_signatures"]);
  expect(instruments.slice(1).map(({ provisions }) => provisions.map((each) => each.text))).toEqual([
    ["Places", "Cleveland, Ohio"],
    ["Form", "The undersigned certifies."],
  ]);
});

test.each([
  [
    'AMENDMENT NO. 1, dated as of May 8, 2005 (this "Amendment"), to that certain Loan Agreement, dated as of March 1, 1999',
    "2005-05-08",
  ],
  ['Waiver dated as of May 8, 2005 (this "Waiver") to the Loan Agreement referred to below', "2005-05-08"],
  ['AMENDMENT NO. 1 (the "Amendment") dated as of May 8, 2005 to the Loan Agreement dated March 1, 1999', "2005-05-08"],
  [
    'THIS AMENDMENT (this "Amendment") to the Loan Agreement dated March 1, 1999 is entered into as of May 8, 2005,',
    "2005-05-08",
  ],
  ['This Second Amendment to the Loan Agreement (this "Amendment") is dated as of May 8, 2005', "2005-05-08"],
  ["THIS AMENDMENT to Loan Agreement is made this 8th day of May, 2005", "2005-05-08"],
  ["THIS AMENDMENT, dated effective as of the 8th day of May 2005,", "2005-05-08"],
  ["THIS AMENDMENT to that certain Loan Agreement dated as of March 1, 1999 is made", undefined],
])("the date of a paper, not of the one it amends: %s", (words, dated) => {
  const [main] = readPaper(`AMENDMENT TO LOAN AGREEMENT\n\n${words} ${opening}\n\n${deletes}${signed}`).instruments;
  expect(main?.dated?.value).toBe(dated);
});

test.each([
  ["with its date", "LOAN AGREEMENT Dated as of March 1, 1999\n\n", "LOAN AGREEMENT Dated as of March 1, 1999"],
  [
    "on two lines",
    "AMENDED AND RESTATED SUPPLEMENT TO\n\nLOAN AGREEMENT\n\n",
    "AMENDED AND RESTATED SUPPLEMENT TO LOAN AGREEMENT",
  ],
  ["on a line of a paragraph", "Exhibit 10.1\nLOAN AGREEMENT\n", "LOAN AGREEMENT"],
])("a heading %s names the paper", (_, heading, title) => {
  const text = `${heading}This is dated as of March 1, 1999 and made ${opening}\n\n${keeps}${signed}`;
  expect(readPaper(text).instruments[0]).toMatchObject({ title });
});

test("a schedule that an unsigned paper puts in place stays in its words", () => {
  const to =
    "The parties agree that Schedule A to the Loan Agreement, which lists the places of business of Borrower, is hereby amended to read as follows:";
  const text = `AMENDMENT TO LOAN AGREEMENT\n\nThis is dated as of March 1, 1999 and made ${opening}\n\n1. ${to}\n\nSCHEDULE A\n\nCleveland, Ohio.\n`;
  expect(readPaper(text).instruments.map(({ id }) => id)).toEqual(["main"]);
});

describe("one instrument", () => {
  test.each([
    ["LOAN AGREEMENT", keeps, "agreement"],
    ["LOAN AGREEMENT", deletes, "amendment"],
    ["AGREEMENT", waives, "waiver"],
    ["SECURITY SUPPLEMENT", keeps, "supplement"],
    ["PROMISSORY NOTE", keeps, "agreement"],
    ["GUARANTY", keeps, "agreement"],
    ["FIRST AMENDMENT TO LOAN AGREEMENT", keeps, "amendment"],
    ["WAIVER", keeps, "waiver"],
    ["CONSENT", "1. Guarantor hereby consents to the foregoing Amendment.", "consent"],
    ["AMENDMENT AND CONSENT", deletes, "amendment"],
    ["", keeps, "other"],
  ])("%s of “%s” is of kind %3$s", (title, part, kind) => {
    expect(kinds(`${title}\n\nThis is dated as of March 1, 1999 and made ${opening}\n\n${part}${signed}`)).toEqual([
      ["main", kind, "executed"],
    ]);
  });

  test("of several titles, the one that says what it does to another names it", () => {
    const text = `LOAN AGREEMENT\n\nFIRST AMENDMENT TO LOAN AGREEMENT\n\nThis is dated as of March 1, 1999 and made ${opening}\n\n${keeps}${signed}`;
    expect(readPaper(text).instruments[0]).toMatchObject({
      kind: "amendment",
      title: "FIRST AMENDMENT TO LOAN AGREEMENT",
    });
  });

  test("a letter is an amendment only when it amends; its subject line does not make it an agreement", () => {
    const subject = (to: string, part: string) => letter(part).replace("Amendment to Loan Agreement", to);
    expect(kinds(subject("Loan Agreement", "Section 4 of the Loan Agreement is hereby deleted."))).toEqual([
      ["main", "letter_amendment", "executed"],
    ]);
    expect(kinds(subject("Loan Agreement", "Borrower shall keep books."))).toEqual([["main", "letter", "executed"]]);
  });

  test("an agreement has its definitions and terms, and no acts of its own", () => {
    const text = `LOAN AGREEMENT\n\nThis Loan Agreement is dated as of March 1, 1999 ${opening}\n\n1. Words.\n\n1.1 "Base Rate Loans" means loans at one (1%) percent per annum above the Base Rate.\n\n2. Fee. Borrower shall pay Lender a closing fee of $5,000.${signed}`;
    const [main] = readPaper(text).instruments;
    expect(main).toMatchObject({ kind: "agreement", acts: [], dated: { value: "1999-03-01" } });
    expect(main?.definitions.map(({ term, path, terms }) => [term, path, terms.map(({ name }) => name)])).toEqual([
      ["Base Rate Loans", "1.1", ["rate"]],
    ]);
    expect(readPaper(text).unread).toEqual([]);
  });
});

describe("several instruments", () => {
  const main = letter("Section 4 of the Loan Agreement is hereby deleted.");
  const consent =
    "\n\nCONSENT\n\nThe undersigned, as guarantor, hereby consents to the foregoing Amendment.\n\nEASTERN WORKS\n\nBy: /s/ Cy Roe\n";
  const form = (mark: string) =>
    `\n\n${mark}\n\nAGREEMENT\n\nThis Agreement is dated as of March 1, 1999 ${opening}\n\n${waives}\n\nNORTHERN FINANCE COMPANY\n\nBy: ________\n`;

  test("each has its place in the file", () => {
    expect(kinds(main + consent + form("Exhibit A") + form("Exhibit A") + form("EXHIBIT B-1") + consent)).toEqual([
      ["main", "letter_amendment", "executed"],
      ["consent", "consent", "executed"],
      ["exhibit-a", "exhibit_form", "form"],
      ["exhibit-a-2", "exhibit_form", "form"],
      ["exhibit-b-1", "exhibit_form", "form"],
      ["consent-2", "consent", "executed"],
    ]);
  });

  test("an exhibit that bears the name another was counted under has its own", () => {
    const ids = readPaper(main + form("Exhibit A-2") + form("Exhibit A") + form("Exhibit A")).instruments.map(
      ({ id }) => id,
    );
    expect(new Set(ids).size).toBe(4);
  });

  test("a guarantor signs as one when the text says so", () => {
    expect(readPaper(main + consent).instruments[1]?.signatures).toMatchObject([
      { entity: "EASTERN WORKS", capacity: "guarantor", person: "Cy Roe" },
    ]);
  });

  test("a mark over a paper that is not attached to another does not make it a form", () => {
    expect(
      kinds(
        `Exhibit 10.1\n\n${letter("Section 4 of the Loan Agreement is hereby deleted.").replaceAll(/\/s\/.*/g, "")}`,
      ),
    ).toEqual([["main", "letter_amendment", "form"]]);
  });
});

test.each([
  ['a loan agreement (the "Loan Agreement")', [["Loan Agreement", "a loan agreement", []]]],
  [
    'between Northern Finance ("Lender") and Southern Works ("Borrower")',
    [
      ["Lender", "Northern Finance", []],
      ["Borrower", "Southern Works", []],
    ],
  ],
  [
    'A and B (each a "Party", together the "Parties")',
    [
      ["Party", "A and B", []],
      ["Parties", "A and B", []],
    ],
  ],
  ['(the debt referred to in clauses (a) and (c) is the "Other Debt")', [["Other Debt", "", ["(a)", "(c)"]]]],
  ['The debt described in clauses (a), (b) and (c) is the "Other Debt".', [["Other Debt", "", ["(a)", "(b)", "(c)"]]]],
  ["no name (at all)", []],
])("names in %j", (text, expected) => {
  expect(namedTermsIn(text).map(({ term, means, members }) => [term, means, members])).toEqual(expected);
});

test.each([
  [
    'between Northern Finance Company ("Lender") and Southern Works, Inc., an Ohio corporation ("Borrower")',
    [
      ["Northern Finance Company", ["Lender"], []],
      ["Southern Works, Inc.", ["Borrower"], []],
    ],
  ],
  [
    'Eastern Works, Inc., an Ohio corporation formerly known as Eastern Parts, Inc. ("Eastern")',
    [["Eastern Works, Inc.", ["Eastern"], ["Eastern Parts, Inc."]]],
  ],
  [
    'between iMill Inc., a Delaware corporation ("iMill"), and Western Mills, a company formed under the laws of Wales ("Western")',
    [
      ["iMill Inc.", ["iMill"], []],
      ["Western Mills", ["Western"], []],
    ],
  ],
  [
    'Eastern Works, Inc. (f/k/a Eastern Parts, Inc.), an Ohio corporation ("Eastern")',
    [["Eastern Works, Inc.", ["Eastern"], ["Eastern Parts, Inc."]]],
  ],
  ['between Lender and Borrower (the "Financing Agreements")', []],
  ['a Loan Agreement ("Agreement")', []],
])("parties in %j", (text, expected) => {
  expect(partiesIn(text).map(({ name, shortNames, formerly }) => [name, shortNames, formerly])).toEqual(expected);
});

describe("pages of signatures", () => {
  const amendment = (foot: string) => `                    FIRST AMENDMENT TO LOAN AGREEMENT

     This Amendment is made March 1, 1999 between Northern Finance Company ("Lender") and Southern Works Company
("Borrower").

     1. Section 2.3 of the Loan Agreement is hereby deleted.

                    NORTHERN FINANCE COMPANY

                    By: /s/ Ann Lee
                    Title: Cashier

${foot}
<PAGE>
                    SOUTHERN WORKS COMPANY

                    By: /s/ Ben Roe
                    Title: President

${foot}
`;

  test.each([
    ["SIGNATURE PAGE TO FIRST AMENDMENT TO LOAN AGREEMENT"],
    ["FIRST AMENDMENT TO LOAN AGREEMENT\nSIGNATURE PAGE"],
    ["[SIGNATURE PAGE TO\nFIRST AMENDMENT]"],
    ["FIRST AMENDMENT TO LOAN AGREEMENT"],
  ])("what stands at their foot begins no other paper: %j", (foot) => {
    const { instruments, findings } = readPaper(amendment(foot));
    expect(instruments.map(({ execution, signatures }) => [execution, signatures.length])).toEqual([["executed", 2]]);
    expect(findings).toEqual([]);
  });

  test("what follows under a title of its own is a paper of its own", () => {
    const follows = `
                    SECOND AMENDMENT TO LOAN AGREEMENT

     1. Section 2.4 of the Loan Agreement is hereby deleted from the Loan Agreement.

                    NORTHERN FINANCE COMPANY

                    By: /s/ Ann Lee
`;
    const { instruments } = readPaper(amendment("SIGNATURE PAGE TO FIRST AMENDMENT") + follows);
    expect(instruments.map(({ title }) => title)).toEqual([
      "FIRST AMENDMENT TO LOAN AGREEMENT",
      "SECOND AMENDMENT TO LOAN AGREEMENT",
    ]);
  });
});
