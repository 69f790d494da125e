import { expect, test } from "vitest";
import { onlyAct, readLetter } from "../paper.ts";

// Provisions that stand at the end of nearly every paper and change no text and no amount.

test.each([
  ["waiveJuryTrial", "Borrower and Lender each waive trial by jury in any action on this Amendment.", undefined],
  ["waiveJuryTrial", "Borrower hereby irrevocably waives any right to a jury trial.", { by: "Borrower" }],
  [
    "waiveJuryTrial",
    "EACH OF THE PARTIES HERETO HEREBY KNOWINGLY, VOLUNTARILY AND INTENTIONALLY WAIVES ANY RIGHT IT MAY HAVE TO A TRIAL BY JURY IN ANY SUIT ON THIS AMENDMENT.",
    { by: "each of the parties hereto" },
  ],
  [
    "waiveJuryTrial",
    "To the fullest extent permitted by law, Borrower waives all right to trial by jury.",
    { by: "Borrower" },
  ],
  ["waiveJuryTrial", "Trial by jury is hereby waived by Borrower.", { by: "Borrower" }],
  [
    "submitToJurisdiction",
    "For the purposes of any suit on this Amendment, the Borrower hereby submits to the jurisdiction of the courts of Ohio.",
    { by: "Borrower" },
  ],
  [
    "submitToJurisdiction",
    "BORROWER IRREVOCABLY WAIVES ANY OBJECTION TO THE LAYING OF VENUE OF ANY SUIT IN THE COURTS OF OHIO.",
    { by: "Borrower" },
  ],
  [
    "severProvisions",
    "If any provision of this Amendment is invalid or unenforceable, that shall not affect the other provisions hereof.",
    {},
  ],
  ["severProvisions", "The provisions of this Amendment are severable.", {}],
  [
    "severProvisions",
    "Any term hereof that is prohibited in any place shall there be ineffective without invalidating the rest.",
    {},
  ],
  [
    "integrateAgreement",
    "This Amendment and the Loan Agreement constitute the entire agreement of the parties on their subject.",
    {},
  ],
  ["integrateAgreement", "THERE ARE NO UNWRITTEN ORAL AGREEMENTS AMONG THE PARTIES.", {}],
  ["integrateAgreement", "This letter supersedes all prior discussions and understandings of the parties.", {}],
  [
    "survive",
    "All representations made in this Amendment shall survive the execution and delivery hereof.",
    { what: "All representations made in this Amendment" },
  ],
  [
    "survive",
    "The obligations of Borrower under this Section shall survive repayment of the Loans.",
    { what: "The obligations of Borrower under this Section" },
  ],
  ["designateDocument", "This Amendment is a Loan Document.", { as: "Loan Document" }],
  [
    "designateDocument",
    'This Amendment shall constitute a "Credit Document" for all purposes of the Loan Agreement.',
    { as: "Credit Document" },
  ],
  [
    "designateDocument",
    "This letter shall be deemed to be one of the Financing Agreements.",
    { as: "Financing Agreement" },
  ],
  ["designateDocument", 'The "Loan Documents" shall be deemed to include this Amendment.', { as: "Loan Document" }],
  ["reserveRights", "This Amendment is specifically limited to the matters expressly set forth herein.", {}],
  [
    "reserveRights",
    "This Amendment shall apply only with respect to the provisions of the Loan Agreement referred to herein.",
    {},
  ],
] as const)("%s: %s", (kind, sentence, expected) => {
  const act = onlyAct(kind, `General. ${sentence}`);
  if (expected !== undefined) expect(act).toMatchObject(expected);
});

test.each([
  ["a wish", "Borrower has asked that a trial by jury be held."],
  ["no courts are submitted to", "Borrower shall keep its books in any jurisdiction in which it does business."],
  ["an amount that is final", "The statement of Lender is final as to the amounts owed."],
  ["a company that survives", "Borrower may merge with a subsidiary if Borrower is the surviving company."],
  ["a document under a condition", "If Lender so elects, this Amendment is a Loan Document."],
  ["a provision that is none of the paper's", "A judgment that is void does not affect the guarantors."],
])("is none of them: %s", (_, sentence) => {
  const { acts } = readLetter(`General. ${sentence}`);
  const kinds = [
    "waiveJuryTrial",
    "submitToJurisdiction",
    "severProvisions",
    "integrateAgreement",
    "survive",
    "designateDocument",
  ];
  expect(acts.filter(({ kind }: { kind: string }) => kinds.includes(kind))).toEqual([]);
});
