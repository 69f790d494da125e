import { expect, test } from "vitest";
import { readLetter } from "../paper.ts";

// The date of its own effectiveness that a paper defines by words, and not by a day.

function letter(
  meaning: string,
  amends = "With effect on and from the Effective Date, Section 4.2 of the Loan Agreement is deleted.",
): string {
  return `Terms.\n\n        ${meaning}\n\n        2. Change. ${amends}`;
}

test.each([
  ['"Effective Date" means the date of this letter.'],
  ['(a) "Effective Date" means the date on which Lender confirms that it has received what it asked for.'],
  ['"Amendment Effective Date" shall mean the first day on which each condition is met.', "Amendment Effective Date"],
])("what takes effect with the paper: %s", (meaning, name = "Effective Date") => {
  const { acts, unread } = readLetter(
    letter(meaning, `With effect on and from the ${name}, Section 4.2 of the Loan Agreement is deleted.`),
  );
  expect(unread).toEqual([]);
  expect(acts).toMatchObject([{ kind: "deleteProvision", target: { path: "4.2" }, effect: {} }]);
});

test.each([
  ['"Effective Date" has the meaning given in the Loan Agreement.'],
  ['"Effective Date" means the day defined in the Note.'],
  ["It is said here what nothing means."],
])("a day that the paper does not define: %s", (meaning) => {
  const { acts, unread } = readLetter(letter(meaning));
  expect(acts).toEqual([]);
  expect(unread).toContain("No known form of operation fits it.");
});

test("a definition that is put in place is not the paper's own", () => {
  const { acts } = readLetter(
    'Change. Section 1.1 of the Loan Agreement is amended by adding the following definition:\n\n        "Effective Date" means the day on which it is signed.\n\n        2. More. With effect from the Effective Date, Section 4.2 of the Loan Agreement is deleted.',
  );
  expect(acts.map(({ kind }) => kind)).toEqual(["insertDefinition"]);
});
