import { expect, test } from "vitest";
import { applied } from "../../src/servicing/applied.ts";
import { after, applyLetters } from "./amended.ts";
import { agreementPaper, letterPaper } from "./papers.ts";

// What a date comes to that an amendment moves: in its definition, in the words that give it its name, in a part headed
// with it, and where the term is said to end.

const maturity = (day: string) => `"Maturity Date" means ${day}, or such earlier date on which the Loans are due.`;
const moved = "extendDate applied";
const to = (day: string) => `The Maturity Date is hereby extended to ${day}.`;

test.each([
  ["to a day", "June 30, 2001", [to("June 30, 2002")], "June 30, 2002"],
  [
    "from one to another",
    "June 30, 2001",
    ["The Maturity Date is hereby extended from June 30, 2001 to June 30, 2002."],
    "June 30, 2002",
  ],
  ["by two papers", "June 30, 2001", [to("June 30, 2002"), to("May 1, 2003")], "May 1, 2003"],
  ["brought forward", "June 30, 2001", ["The Maturity Date is accelerated to May 1, 2001."], "May 1, 2001"],
  ["changed to one before", "June 30, 2001", ["The Maturity Date is changed to May 1, 2001."], "May 1, 2001"],
  ["written as a day of a month", "the 30th day of June, 2001", [to("June 30, 2002")], "June 30, 2002"],
  ["by a year", "June 30, 2001", ["The Maturity Date is extended for one year to June 30, 2002."], "June 30, 2002"],
  ["by days", "April 1, 2001", ["The Maturity Date is extended by 90 days to June 30, 2001."], "June 30, 2001"],
  [
    "by months, to the last day of one",
    "February 28, 2001",
    ["The Maturity Date is extended for six months to August 31, 2001."],
    "August 31, 2001",
  ],
  [
    "by months, from a day that a shorter one does not have",
    "August 31, 2001",
    ["The Maturity Date is extended for six months to February 28, 2002."],
    "February 28, 2002",
  ],
  [
    "back by months",
    "June 30, 2001",
    ["The Maturity Date is accelerated by one month to May 30, 2001."],
    "May 30, 2001",
  ],
  ["to what it is", "June 30, 2002", [to("June 30, 2002")], "June 30, 2002"],
  [
    "one among others, which the words say",
    "the earlier of (a) June 30, 2001 and (b) the Sale Date",
    ["The Maturity Date is extended from June 30, 2001 to June 30, 2002."],
    "the earlier of (a) June 30, 2002 and (b) the Sale Date",
  ],
])("a date moved %s", (_, before, letters, now) => {
  const { text, results } = after(maturity(before), ...letters);
  expect(text).toBe(maturity(now));
  expect(results).toEqual(letters.map(() => moved));
});

test("a definition that is to mean a day alone is that day where it says nothing else", () => {
  const means = (day: string) => `"Maturity Date" means ${day}.`;
  const alone = `The definition of "Maturity Date" shall be amended in its entirety to mean "January 31, 2010".`;
  expect(after(means("June 30, 2001"), alone)).toEqual({ text: means("January 31, 2010"), results: [moved] });
  const more = maturity("June 30, 2001");
  expect(after(more, alone)).toEqual({ text: more, results: ["extendDate unresolved"] });
  const same = maturity("January 31, 2010");
  expect(after(same, alone)).toEqual({ text: same, results: ["extendDate unresolved"] });
});

test.each([
  [
    "to which the words give the name",
    "Term",
    (day: string) =>
      `Delivered on May 3, 1998, this Agreement continues in force for a term ending on ${day} (as extended, the "Renewal Date").`,
    "The Renewal Date is hereby extended to June 30, 2002.",
  ],
  [
    "of the term where the words say that it ends",
    "Duration",
    (day: string) =>
      `Delivered on May 3, 1998, this Agreement continues in force for a term ending on ${day} (the "Renewal Date").`,
    "The term of the Loan Agreement is hereby extended through June 30, 2002.",
  ],
  [
    "of the term in the part headed so",
    "Term",
    (day: string) => `This Agreement shall remain in effect until ${day}, unless sooner terminated.`,
    "The term of the Loan Agreement is hereby extended until June 30, 2002.",
  ],
  [
    "in a part headed with its name",
    "Maturity",
    (day: string) => `The Loans shall be repaid in full on ${day} without demand.`,
    "The Maturity is hereby extended to June 30, 2002.",
  ],
])("a day %s gives way", (_, heading, part, letter) => {
  expect(after(`${heading}. ${part("June 30, 2001")}`, letter)).toEqual({
    text: part("June 30, 2002"),
    results: [moved],
  });
});

test("a definition that points to where the day is given leaves it to that place", () => {
  const given = (day: string) => `This Agreement continues until ${day} (the "Renewal Date").`;
  const points = '\n\n     1.2 "Renewal Date" has the meaning set forth in Section 1.1.';
  const letters = ["The Renewal Date is hereby extended to June 30, 2002."];
  const { text, instructions } = applyLetters(`Term. ${given("June 30, 2001")}`, letters, points);
  expect(text).toBe(given("June 30, 2002"));
  expect(instructions.map(({ result }) => result)).toEqual(["applied"]);
});

const unlike = "the words do not state one day of that name that the change fits";
const unknown = "target.not_found: Compare the citation with the paper; the act changes nothing.";

// Nothing is guessed: the words stay as they are, and the act is told as not carried out.
test.each([
  ["another date", maturity("June 30, 2001"), "The Expiration Date is extended to June 30, 2002.", unknown],
  [
    "from what it is not",
    maturity("June 30, 2001"),
    "The Maturity Date is extended from June 30, 2000 to June 30, 2002.",
    unlike,
  ],
  [
    "by a year that it is not",
    maturity("June 30, 2000"),
    "The Maturity Date is extended for one year to June 30, 2002.",
    unlike,
  ],
  [
    "by days that do not fit",
    maturity("April 2, 2001"),
    "The Maturity Date is extended by 90 days to June 30, 2001.",
    unlike,
  ],
  ["extended to a day before", maturity("June 30, 2001"), to("June 30, 2000"), unlike],
  [
    "brought forward to a day after",
    maturity("June 30, 2001"),
    "The Maturity Date is accelerated to July 1, 2001.",
    unlike,
  ],
  ["two days", maturity("June 30, 2001 or June 30, 2003"), to("June 30, 2002"), unlike],
  ["no day", maturity("the third anniversary of the Closing Date"), to("June 30, 2002"), unlike],
  ["a day that no calendar has", maturity("June 31, 2001"), to("June 30, 2002"), unlike],
  [
    "a day from which another is counted",
    maturity("the day one year after June 30, 2000"),
    to("June 30, 2002"),
    unlike,
  ],
  [
    "a day counted from that to which it moves",
    maturity("the day one year after June 30, 2002"),
    to("June 30, 2002"),
    unlike,
  ],
  ["the day of a paper", maturity("the date stated in the letter dated June 30, 2000"), to("June 30, 2002"), unlike],
  [
    "one day among others",
    maturity("the earlier of (a) June 30, 2001 and (b) the Sale Date"),
    to("June 30, 2002"),
    unlike,
  ],
  [
    "a paper that is not on file",
    maturity("June 30, 2001"),
    "The maturity date of the Revolving Note is hereby extended to June 30, 2002.",
    "paper.not_on_file: File the paper, or record in the facility file under which name it is on file.",
  ],
  [
    "the day of a part, which says when something else is done",
    "Maturity. Borrower shall deliver its plan by June 30, 2001.",
    "The Maturity is hereby extended to June 30, 2002.",
    unlike,
  ],
])("a date that cannot be moved for certain stays: %s", (_, part, letter, reason) => {
  const { text, instructions } = applyLetters(part, [letter]);
  expect(text).toBe(part.replace(/^Maturity\. /, ""));
  expect(instructions.map(({ kind, result, reason: because }) => [kind, result, because])).toEqual([
    ["extendDate", "unresolved", reason],
  ]);
});

test("a name given to two days names neither", () => {
  const part = 'Loan A runs until June 30, 2001 (the "Renewal Date").';
  const letters = ["The Renewal Date is hereby extended to June 30, 2002."];
  const twice = applyLetters(
    `Term. ${part}`,
    letters,
    '\n\n     1.2 Lease. It runs until June 30, 2003 (the "Renewal Date").',
  );
  expect(twice.text).toBe(part);
  expect(twice.instructions[0]?.reason).toMatch(/^target\.ambiguous/);
});

test("a form of a note that is attached has no date in force", () => {
  const form = `

                                   EXHIBIT A

                                 FORM OF NOTE

        1. DEFINITIONS

        1.1 "Maturity Date" means June 30, 2001.
`;
  const base = agreementPaper(`1. DEFINITIONS\n\n     1.1 ${maturity("June 30, 2001")}`);
  const letter = letterPaper("letter", "May 3, 1999", to("June 30, 2002"));
  const { open, instructions } = applied([{ ...base, text: base.text + form }, letter]);
  expect(open.agreement.instruments.map(({ instrument }) => instrument.kind)).toContain("exhibit_form");
  expect(instructions.map(({ result, act }) => [result, act.on])).toEqual([["applied", "base def maturity date"]]);
});

test("what a paper has put there itself is not moved again, but by a step of another day", () => {
  const put =
    'The definition of "Maturity Date" in the Loan Agreement is amended by deleting "June 30, 2001" and substituting "June 30, 2002".';
  const twice = after(maturity("June 30, 2001"), `${put} ${to("June 30, 2003")}`);
  expect(twice.text).toBe(maturity("June 30, 2002"));
  const same = after(maturity("June 30, 2001"), `${put} ${to("June 30, 2002")}`);
  expect(same).toEqual({ text: maturity("June 30, 2002"), results: ["substituteWords applied", moved] });
});

test("two letters of one day that say different days are in conflict, as the second tells", () => {
  const base = agreementPaper(`1. DEFINITIONS\n\n     1.1 ${maturity("June 30, 2001")}`);
  const letters = ["June 30, 2002", "June 30, 2003"].map((day) => letterPaper(`letter-${day}`, "May 3, 1999", to(day)));
  const reasons = applied([base, ...letters]).instructions.map(({ result, reason }) => `${result}: ${reason}`);
  expect(reasons).toEqual(["applied: ", "unresolved: another act of the same day says otherwise"]);
});
