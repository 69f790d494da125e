const sections = [
  "1.1 Terms. In this Agreement:",
  '1.2 "Cost" means what a thing costs Borrower.',
  '1.3 "Loans" means the loans under Section 2.1.',
  "2.1 Loans. Lender shall make Loans to Borrower at Cost.",
  "2.2 Interest. Loans bear interest as Section 2.3 says.",
  "2.3 Rate. The rate is five percent (5%) per annum.",
  "2.4 Payment. Borrower shall pay the Loans on demand.",
  "3.1 Books. Borrower shall keep books.",
  "3.2 Audit. Lender may look at the books kept under Section 3.1 (Books).",
  "3.3 Notices. Notices are given in writing.",
];

/** A signature block of a party, signed or not. */
export const signed = (name: string, by = "/s/ A. Signatory") =>
  `\n                                   ${name}\n\n                                   By: ${by}\n`;

/** A sound agreement of invented parties, changed in one place; `ends` are its signature blocks. */
export function agreement(change: (text: string) => string = (text) => text, ends?: string): string {
  const body = change(sections.map((section) => `     ${section}\n`).join("\n"));
  const blocks = ends ?? signed("NORTHERN FINANCE COMPANY") + signed("SOUTHERN WORKS COMPANY");
  return `                         LOAN AGREEMENT

                                                          January 5, 1998

        This Loan Agreement is made between Northern Finance Company ("Lender") and Southern Works Company ("Borrower").

${body}
${blocks}`;
}
