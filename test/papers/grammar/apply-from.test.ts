import { expect, test } from "vitest";
import { readLetter } from "../paper.ts";

// The day from which the changes that another section makes apply.

const rate = `Section 2.1 of the Loan Agreement is amended by deleting "interest at 8%" and substituting "interest at 9%".`;
const debt = `Section 7.1 of the Loan Agreement is amended by deleting "$5,000" and substituting "$6,000".`;
const told = (...parts: readonly string[]) => {
  const { acts, unread } = readLetter(...parts);
  return {
    acts: acts.map(({ kind, effect }) => `${kind}${effect.from === undefined ? "" : ` from ${effect.from.value}`}`),
    unread: unread.length,
  };
};

test.each([
  [
    "The pricing changes effected pursuant to Section 1 of this letter shall be applicable from and after January 1, 1999.",
    "1999-01-01",
  ],
  [
    "The changes made by Section 1 hereof are effective as of February 1, 1999, for all Loans outstanding on such date or thereafter.",
    "1999-02-01",
  ],
  ["The amendments set forth in Section 1 above shall be deemed to be effective as of June 30, 1998.", "1998-06-30"],
])("%s", (sentence, from) => {
  expect(told(rate, sentence)).toEqual({ acts: [`substituteWords from ${from}`, "applyFrom"], unread: 0 });
});

test("of several sections, each has the day; the others have none", () => {
  const sentence = "The changes made by Sections 1 and 2 of this letter are effective as of January 1, 1999.";
  expect(told(rate, debt, sentence, debt.replace("7.1", "7.2"))).toEqual({
    acts: [...Array<string>(2).fill("substituteWords from 1999-01-01"), "applyFrom", "substituteWords"],
    unread: 0,
  });
});

const dated = "are effective as of January 1, 1999.";

test.each([
  ["a section that changes no price", debt, `The pricing changes made by Section 1 hereof ${dated}`],
  ["a section that is not there", rate, `The changes made by Section 4 hereof ${dated}`],
  [
    "a section with a day of its own",
    `Effective as of May 1, 1999, ${rate}`,
    `The changes made by Section 1 hereof ${dated}`,
  ],
  [
    "a section that only says something",
    "Borrower ratifies the Loan Agreement.",
    `The changes made by Section 1 hereof ${dated}`,
  ],
  [
    "some loans only",
    rate,
    "The changes made by Section 1 hereof are effective as of January 1, 1999, for Prime Rate Loans only.",
  ],
  ["a day that nobody knows", rate, "The changes made by Section 1 hereof are effective as of the Sale Date."],
])("words that give a day to %s give it none", (_, first, sentence) => {
  const alone = told(first);
  expect(told(first, sentence)).toEqual({ acts: alone.acts, unread: alone.unread + 1 });
});
