import { expect, test } from "vitest";
import { termsInForce } from "../../src/agreement/terms.ts";
import { applied } from "../../src/servicing/applied.ts";
import { agreementPaper, letterPaper } from "./papers.ts";

// The end of the term: as the words speak of it, or the one day that is defined as it.

function endAfter(definitions: string, ...bodies: readonly string[]): string | undefined {
  const letters = bodies.map((body, index) => letterPaper(`letter-${index}`, `March ${index + 1}, 1999`, body));
  const { open, standings } = applied([agreementPaper(`1. DEFINITIONS\n\n${definitions}`), ...letters]);
  const last = standings.at(-1);
  const terms = last === undefined ? undefined : termsInForce(open.agreement, last, []);
  return terms?.ok === true ? terms.value.renewalDate?.value : "refused";
}

const maturity = '     1.1 "Maturity Date" means June 30, 2001.';

test.each([
  ["defined", maturity, [], "2001-06-30"],
  ["the earlier of a day and something else", maturity.replace("means", "means the earlier of (a)"), [], "2001-06-30"],
  [
    "put anew by a letter",
    maturity,
    [
      'Term. The definition of "Maturity Date" in the Loan Agreement is hereby amended to read as follows:\n\n        "Maturity Date" means June 30, 2003.',
    ],
    "2003-06-30",
  ],
  ["moved by a letter", maturity, ["Term. The Maturity Date is hereby extended to June 30, 2002."], "2002-06-30"],
  [
    "two that are defined, each of some loans",
    `${maturity}\n\n     1.2 "Termination Date" means June 30, 2004.`,
    [],
    undefined,
  ],
  [
    "one that is the term's, and one that is only defined",
    `${maturity}\n\n     1.2 Term. This Agreement shall continue for a term ending June 30, 2000.`,
    [],
    "2000-06-30",
  ],
  ["one of some loans only", '     1.1 "Revolving Loan Maturity Date" means June 30, 2001.', [], undefined],
  ["one that may come later", '     1.1 "Extended Maturity Date" means June 30, 2001.', [], undefined],
  ["a day that is no end", '     1.1 "Closing Date" means June 30, 2001.', [], undefined],
])("%s", (_, definitions, letters, end) => {
  expect(endAfter(definitions, ...letters)).toBe(end);
});
