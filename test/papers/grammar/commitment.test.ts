import { expect, test } from "vitest";
import { onlyAct, readLetter } from "../paper.ts";

// What changes the amount of a commitment: to an amount or by one, from a day or with its paper.

const reduced = (term: string, amounts: object, from?: string) => ["reduceCommitment", term, amounts, from];
const increased = (term: string, amounts: object, from?: string) => ["increaseCommitment", term, amounts, from];

test.each([
  [
    "The Total Commitment is hereby permanently reduced to $40,000,000.",
    reduced("Total Commitment", { to: 4_000_000_000n }),
  ],
  [
    "The aggregate Revolving Commitments of the Lenders shall be reduced from $9,000,000 to $7,500,000.",
    reduced("Revolving Commitments", { from: 900_000_000n, to: 750_000_000n }),
  ],
  [
    "Borrower hereby permanently reduces the Tranche B Commitments by an aggregate amount equal to $250,000.50.",
    reduced("Tranche B Commitments", { by: 25_000_050n }),
  ],
  [
    "Borrower and Lender agree that the Maximum Credit shall be increased by Two Million Dollars ($2,000,000) to $12,000,000.",
    increased("Maximum Credit", { by: 200_000_000n, to: 1_200_000_000n }),
  ],
  [
    "Effective as of April 1, 1999, the Total Commitment is decreased to $30,000,000.",
    reduced("Total Commitment", { to: 3_000_000_000n }, "1999-04-01"),
  ],
  [
    "The Total Commitment shall be reduced to $30,000,000 on June 30, 1999.",
    reduced("Total Commitment", { to: 3_000_000_000n }, "1999-06-30"),
  ],
  [
    "Borrower hereby reduces, pursuant to Section 2.4 of the Loan Agreement, the Total Commitment by $1,000,000, such reduction to be applied pro rata among the Lenders.",
    reduced("Total Commitment", { by: 100_000_000n }),
  ],
])("%s", (sentence, [kind, term, amounts, from]) => {
  const { acts } = readLetter(sentence);
  expect(acts).toHaveLength(1);
  const [act] = acts;
  if (act?.kind !== "reduceCommitment" && act?.kind !== "increaseCommitment") throw new Error(`read ${act?.kind}`);
  expect([act.kind, act.target, act.amounts, act.effect.from?.value]).toEqual([
    kind,
    { kind: "definition", term },
    amounts,
    from,
  ]);
});

test("a day that the paper gives a name is the day of the change", () => {
  const act = onlyAct(
    "reduceCommitment",
    'The Total Commitment is reduced to $1,000,000 as of the Reduction Date. "Reduction Date" means May 3, 1999.',
  );
  expect(act.effect.from?.value).toBe("1999-05-03");
});

test("what another party does in the same sentence is an act of its own words", () => {
  const { acts, text } = readLetter(
    "Borrower hereby reduces the Total Commitment by $1,000,000, and the Required Lenders hereby waive Section 2.4.",
  );
  expect(acts.map(({ kind, span }) => [kind, text.slice(span.start, span.end).replaceAll(/\s+/g, " ")])).toEqual([
    ["reduceCommitment", "Borrower hereby reduces the Total Commitment by $1,000,000"],
    ["waive", "the Required Lenders hereby waive Section 2.4."],
  ]);
});

test.each([
  ["of one lender", "The Commitment of each Lender is reduced to $1,000,000."],
  ["of each", "Each Commitment is reduced to $1,000,000."],
  ["in steps", "The Total Commitment shall be reduced by $1,000,000 on June 30, 1999 and on June 30, 2000."],
  ["on a day that nobody knows", "The Total Commitment shall be reduced to $1,000,000 on the Sale Date."],
  ["for as long as something lasts", "The Total Commitment is reduced to $1,000,000 until the Mill is sold."],
  ["under a condition", "If the Mill is sold, the Total Commitment shall be reduced to $1,000,000."],
  ["that may be", "The Total Commitment may be reduced to $1,000,000."],
  ["that is told", "The Total Commitment has been reduced to $1,000,000."],
  ["that shall not be", "The Total Commitment shall not be reduced to $1,000,000."],
  ["by what is not said", "The Total Commitment is reduced by the proceeds, and by $1,000,000."],
  ["to two amounts", "The Total Commitment is reduced to $1,000,000 to $2,000,000."],
  ["in millions", "The Total Commitment is reduced to $20 million."],
  ["written two ways", "The Total Commitment is reduced to Two Million Dollars ($3,000,000)."],
])("a change %s is not read", (_, sentence) => {
  const { acts } = readLetter(sentence);
  expect(acts.filter(({ kind }) => kind.endsWith("Commitment"))).toEqual([]);
});
