import { readLabels, type Labelled, type PaperLabels } from "../../score/label.ts";
import { hashOf } from "../../score/words.ts";

/** A short amendment of our own, as a firm might draft it. */
export const amendment = `SECOND AMENDMENT TO CREDIT AGREEMENT

This Second Amendment is dated as of May 1, 2001 between Harbor Mills, Inc. and Union Trust Company.

1. Section 4.2(b) of the Credit Agreement is hereby amended by deleting "$5,000,000" and substituting "$7,500,000" and
by deleting "90 days" and substituting "120 days".

2. Section 6.1 of the Credit Agreement is hereby amended to read as follows:

"6.1 Leverage. The Borrower will not permit the ratio to exceed 3.50 to 1.00."

3. The Lender reserves all of its rights.
`;

/** Where words of a paper stand, as a label holds it. */
export function at(words: string, text: string = amendment): [number, number, string] {
  const start = text.indexOf(words);
  if (start === -1) throw new Error(`“${words}” is not in the paper`);
  return [start, start + words.length, hashOf(words)];
}

/** Labels of the amendment, with what a test changes. */
export function labelsOf(instructions: readonly Labelled[], terms: PaperLabels["terms"] = []): PaperLabels {
  return readLabels(JSON.stringify({ paper: "ours.txt", characters: amendment.length, instructions, terms }));
}

/** What a person reads in the amendment. */
export const read = {
  limit: {
    kind: "substituteWords",
    words: at(
      'Section 4.2(b) of the Credit Agreement is hereby amended by deleting "$5,000,000" and substituting "$7,500,000"',
    ),
    target: { kind: "provision", path: "4.2(b)" },
    old: "$5,000,000",
    payload: at("$7,500,000"),
  },
  days: {
    kind: "substituteWords",
    words: at('by deleting "90 days" and substituting "120 days".'),
    target: { kind: "provision", path: "4.2(b)" },
    old: "90 days",
    payload: at("120 days"),
  },
  leverage: {
    kind: "replaceProvision",
    words: at("Section 6.1 of the Credit Agreement is hereby amended to read as follows:"),
    target: { kind: "provision", path: "6.1" },
    payload: at("6.1 Leverage. The Borrower will not permit the ratio to exceed 3.50 to 1.00."),
  },
  rights: { kind: "reserveRights", words: at("The Lender reserves all of its rights."), by: "Lender" },
} satisfies Readonly<Record<string, Labelled>>;
