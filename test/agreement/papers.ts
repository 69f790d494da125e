import { defaultSettings } from "../../src/events/settings.ts";
import type { FacilityFile, FiledPaper } from "../../src/events/facility.ts";
import { moment } from "../say.ts";

const signed = (name: string) => `
                                            ${name}

                                            By:   /s/ A. Signatory
                                               ------------------------------
`;

/** A small agreement between Delta Mills, Inc. and First Harbor Bank, with the sections given. */
export function agreementPaper(sections: string): FiledPaper {
  const text = `
                          LOAN AGREEMENT

                                                          January 5, 1998

        This Loan Agreement is made by Delta Mills, Inc. ("Borrower") with First Harbor Bank ("Lender").

${sections}
${signed("DELTA MILLS, INC.")}${signed("FIRST HARBOR BANK")}`;
  return { id: "base", title: "Loan Agreement", names: [], file: "base", text, recordedAt: moment("1998-01-05") };
}

/** A letter of the two parties that amends the agreement. `date` is written out, such as `March 1, 1999`. */
export function letterPaper(id: string, date: string, body: string): FiledPaper {
  const text = `
                                                          ${date}

Delta Mills, Inc.

               Re: Amendment to Loan Agreement

Gentlemen:

        We refer to the Loan Agreement dated January 5, 1998 between First Harbor Bank ("Lender") and Delta Mills, Inc.
("Borrower") (the "Loan Agreement").

        1. ${body}

                                            Very truly yours,
${signed("FIRST HARBOR BANK")}

ACCEPTED AND AGREED:
${signed("DELTA MILLS, INC.")}`;
  return { id, title: `Letter ${id}`, names: [], file: id, text, recordedAt: moment("1998-01-05") };
}

/** A facility of these papers and nothing else. */
export function facilityOfPapers(papers: readonly FiledPaper[]): FacilityFile {
  return {
    id: "delta",
    title: "Delta Mills",
    illustration: true,
    currency: "USD",
    parties: [
      { id: "Borrower", name: "Delta Mills, Inc.", role: "borrower", aliases: [] },
      { id: "Lender", name: "First Harbor Bank", role: "lender", aliases: [] },
    ],
    papers,
    otherDebt: [],
    settings: defaultSettings,
    assumptions: [],
  };
}
