import { expect, test } from "vitest";
import { availabilityOn } from "../../src/servicing/availability.ts";
import { checkFacility } from "../../src/servicing/check.ts";
import { statementOf } from "../../src/servicing/statement.ts";
import { day, known } from "../say.ts";
import { after, amended, letter } from "./amended.ts";

// What a reduced or increased commitment comes to, in the words of its definition and in the money that rests on it.

const total = (amount: string) =>
  `"Total Commitment" means ${amount}, as it may be reduced from time to time under Section 2.4.`;
const reduced = "reduceCommitment applied";

test.each([
  ["to an amount", "$10,000,000", ["to $8,000,000"], "$8,000,000"],
  ["by an amount", "$10,000,000", ["by $2,500,000.50"], "$7,499,999.50"],
  ["from one to another", "$10,000,000", ["from $10,000,000 to $9,000,000"], "$9,000,000"],
  ["by one to another", "$10,000,000", ["by $1,000,000 to $9,000,000"], "$9,000,000"],
  ["by two papers", "$10,000,000", ["by $1,000,000", "by $1,000,000"], "$8,000,000"],
  ["first to, then by", "$10,000,000", ["to $9,000,000", "by $1,000,000"], "$8,000,000"],
  ["with its words", "Ten Million Dollars ($10,000,000)", ["to $8,000,000"], "$8,000,000"],
  ["to nothing", "$10,000,000", ["to $0"], "$0"],
])("a commitment reduced %s", (_, before, changes, now) => {
  const { text, results } = after(
    total(before),
    ...changes.map((change) => `The Total Commitment is hereby permanently reduced ${change}.`),
  );
  expect(text).toBe(total(now));
  expect(results).toEqual(changes.map(() => reduced));
});

test("a commitment increased, and a step of another day of one paper", () => {
  const raised = after(total("$10,000,000"), "The Total Commitment is hereby increased by $500,000.");
  expect(raised).toEqual({ text: total("$10,500,000"), results: ["increaseCommitment applied"] });
  const steps = "The Total Commitment is reduced by $1,000,000 on March 31, 1999. ".concat(
    "The Total Commitment is reduced by $1,000,000 on April 30, 1999.",
  );
  expect(after(total("$10,000,000"), steps).text).toBe(total("$8,000,000"));
});

// Nothing is guessed: the words stay as they are, and the act is told as not carried out.
test.each([
  ["another commitment", total("$10,000,000"), "The Revolving Commitments are reduced to $8,000,000."],
  ["more than there is", total("$10,000,000"), "The Total Commitment is reduced by $10,000,001."],
  ["to more than it is", total("$10,000,000"), "The Total Commitment is reduced to $11,000,000."],
  ["from what it is not", total("$10,000,000"), "The Total Commitment is reduced from $9,000,000 to $8,000,000."],
  ["by and to what do not agree", total("$10,000,000"), "The Total Commitment is reduced by $3,000,000 to $8,000,000."],
  ["two amounts", total("$10,000,000 or $9,000,000"), "The Total Commitment is reduced to $8,000,000."],
  ["no amount", total("the sum of the Commitments"), "The Total Commitment is reduced to $8,000,000."],
  ["millions", total("$10 million"), "The Total Commitment is reduced to $8,000,000."],
  ["words and figures at odds", total("Nine Million Dollars ($10,000,000)"), "The Total Commitment is reduced to $1."],
  [
    "the amount of a day that is past",
    '"Total Commitment" means what Lender has agreed to lend, which was at first, as of the Closing Date, $10,000,000.',
    "The Total Commitment is reduced to $8,000,000.",
  ],
])("a change of a commitment that does not fit changes nothing: %s", (_, definition, body) => {
  const { text, results } = after(definition, body);
  expect(text).toBe(definition);
  expect(results).toEqual(["reduceCommitment unresolved"]);
});

test("what a paper has put in the definition already is not taken off again", () => {
  const definition = `The definition of "Total Commitment" in the Loan Agreement is amended by deleting "$10,000,000" and substituting "$8,000,000".`;
  const by = after(total("$10,000,000"), `${definition} The Total Commitment is thereby reduced.`);
  expect(by.text).toBe(total("$8,000,000"));
  const both = after(total("$10,000,000"), `${definition} The Total Commitment is reduced by $2,000,000.`);
  expect(both.text).toBe(total("$8,000,000"));
  const to = after(total("$10,000,000"), `${definition} The Total Commitment is reduced to $8,000,000.`);
  expect(to).toEqual({ text: total("$8,000,000"), results: ["substituteWords applied", reduced] });
});

test("what is available follows the Maximum Credit from the day on which it is reduced", () => {
  const said = "Maximum Credit. Effective as of June 10, 2025, the Maximum Credit is hereby reduced by $500,000.";
  const open = amended(
    "millrace",
    letter("June 5, 2025", "Northgate Commercial Finance, Inc.", "Millrace Supply, Inc.", said),
  );
  const limits = ["2025-06-09", "2025-06-10"].map((on) => {
    const available = availabilityOn(known(open), day(on));
    return available.ok ? [available.value?.maximumCredit, available.value?.limit] : available.failure.code;
  });
  expect(limits).toEqual([
    [550_000_000n, 550_000_000n],
    [500_000_000n, 500_000_000n],
  ]);
});

test("the unused line fee follows it, too", () => {
  const said = "Maximum Credit. Effective as of November 16, 2002, the Maximum Credit is hereby reduced to $5,250,000.";
  const named = (text: string) =>
    text
      .replace("2.1 Revolving Loans.", "2.1 Maximum Credit.")
      .replace("of up to\n$5,500,000 in all.", "of up to\nthe Maximum Credit. The Maximum Credit is $5,500,000.");
  const open = amended("alder-fees", letter("November 4, 2002", "First Harbor Bank", "Alder Mills, Inc.", said), named);
  const statement = statementOf(known(open), day("2002-11-01"));
  const line = statement.ok ? statement.value.lines.find(({ description }) => /Unused/.test(description)) : undefined;
  // 750,000 for fifteen days and 500,000 for fifteen, × 0.375% / 360 = 195.3125
  expect(line?.amount.minor).toBe(19_531n);
});

test("a commitment that no paper states is told and reaches no money", () => {
  const said = "Maximum Credit. The Total Commitment is hereby reduced to $5,250,000.";
  const open = amended("alder-fees", letter("November 4, 2002", "First Harbor Bank", "Alder Mills, Inc.", said));
  const statement = statementOf(known(open), day("2002-11-01"));
  const line = statement.ok ? statement.value.lines.find(({ description }) => /Unused/.test(description)) : undefined;
  expect(line?.amount.minor).toBe(23_438n);
  const codes = open.agreement.findings.map(({ code, what }) => `${code} ${what}`);
  expect(codes).toEqual(["target.not_found definition of “Total Commitment”"]);
  expect(checkFacility(open)).toContainEqual(
    expect.objectContaining({ kind: "unresolved_target", code: "target.not_found" }),
  );
});
