import { describe, expect, test } from "vitest";
import { readPaper } from "../../../src/papers/read.ts";
import { folded, readLetter } from "../paper.ts";

// Days that no calendar has, and numbers whose words and figures differ: each is told, and nothing rests on it.

function told(part: string) {
  const { acts, unread, reading, text } = readLetter(part);
  const found = reading.findings.map(({ code, severity, span }) => [
    code,
    severity,
    folded(text.slice(span.start, span.end)),
  ]);
  return { acts, unread, found };
}

const day = (words: string) => [["date.not_a_calendar_day", "error", words]];
const number = (words: string) => [["number.words_and_figures_differ", "error", words]];
const list =
  "(a) Borrower shall not request any Term Rate Loans; and\n\n        (b) Lender shall have no obligation to make Loans.";

// What the act would lose with its day: when it begins or ends, or what it is about.
test.each([
  [
    "an edit's beginning",
    'Effective as of November 31, 1999, Section 4 of the Loan Agreement is amended to read as follows: "None".',
    "November 31, 1999",
  ],
  [
    "a deletion's beginning",
    "Section 4 of the Loan Agreement is deleted, effective February 30, 1999.",
    "February 30, 1999",
  ],
  ["a year out of time", "Effective as of March 1, 1002, Section 4 of the Loan Agreement is deleted.", "March 1, 1002"],
  ["a year to come", "Effective as of March 1, 3003, Section 4 of the Loan Agreement is deleted.", "March 1, 3003"],
  [
    "a waiver's end",
    "Until April 31, 1999, Lender hereby waives any Event of Default arising from the failure of Borrower to pay interest on (a) the 9% Notes and (b) the 8% Notes.",
    "April 31, 1999",
  ],
  [
    "a waiver's test",
    "Lender hereby waives the Event of Default arising from the failure of Borrower to maintain Working Capital as required by Section 5.1 as of June 31, 1998.",
    "June 31, 1998",
  ],
  ["an effective date", "This Amendment shall be effective as of June 31, 1999.", "June 31, 1999"],
  [
    "a new Renewal Date",
    'The first sentence of Section 9 of the Loan Agreement is deleted and replaced with the following: "It continues for a term ending June 31, 2000 (the "Renewal Date")."',
    "June 31, 2000",
  ],
  ["a fee's day", "On June 31, 1999, Borrower shall pay Lender an amendment fee of $10,000.", "June 31, 1999"],
  ["the paper worked on", "Section 4 of the letter agreement dated June 31, 1998 is deleted.", "June 31, 1998"],
  [
    "one of the papers that amended it",
    "Section 4 of the Loan Agreement, as amended by letter dated June 31, 1998, is deleted.",
    "June 31, 1998",
  ],
])("%s on a day that no calendar has: nothing is done, and the day is named", (_, sentence, words) => {
  const { acts, unread, found } = told(`Change. ${sentence}`);
  expect(acts).toEqual([]);
  expect(found).toEqual(day(words));
  expect(unread).toEqual([`It rests on “${words}”, which names no day of the calendar.`]);
});

test("a rate that begins on a day that no calendar has is not put in place", () => {
  const { acts, unread, found } = told(
    'Interest. The definition of "Interest Rate" in the Loan Agreement is deleted and replaced with the following:\n\n        "Interest Rate" shall mean, from and after November 31, 1999, as to Base Rate Loans, one (1%) percent per annum above the Base Rate.',
  );
  expect([acts, found]).toEqual([[], day("November 31, 1999")]);
  expect(unread[0]).toContain("November 31, 1999");
});

test("a rule over a list is not read of any item when its own day cannot be", () => {
  const { acts, unread, found } = told(
    `Loans. Notwithstanding anything in the Loan Agreement to the contrary, from and after April 31, 1999:\n\n        ${list}`,
  );
  expect([acts, found]).toEqual([[], day("April 31, 1999")]);
  expect(unread).toHaveLength(2);
});

test("a day on which nothing rests is only told", () => {
  const { acts, unread, found } = told(
    'Notes. Section 4 of the Loan Agreement is amended to read as follows: "Borrower owes the notes due June 31, 2001".',
  );
  expect([acts.map(({ kind }) => kind), unread, found]).toEqual([["replaceProvision"], [], day("June 31, 2001")]);
});

test("a letter on a day that no calendar has bears no date, and no fee is earned on it", () => {
  const { text } = readLetter(
    "Fee. Borrower shall pay Lender an amendment fee of $10,000, fully earned as of the date hereof.",
  );
  const { instruments, findings, unread } = readPaper(text.replace("March 1, 1999", "February 29, 1999"));
  expect(instruments[0]?.dated).toBeUndefined();
  expect(instruments[0]?.acts).toEqual([]);
  expect(findings.map(({ code }) => code)).toEqual(["date.not_a_calendar_day"]);
  expect(unread).toHaveLength(1);
});

describe("numbers whose words and figures differ", () => {
  const definition = (words: string) =>
    `Interest. The definition of "Interest Rate" in the Loan Agreement is deleted and replaced with the following:\n\n        "Interest Rate" shall mean, as to Base Rate Loans, ${words}.`;

  test("a rate is not taken from them; the words are put in place all the same", () => {
    const { acts, unread, found } = told(definition("one (2%) percent per annum above the Base Rate"));
    expect(acts.map(({ kind, terms }) => [kind, terms])).toEqual([["replaceDefinition", []]]);
    expect([unread, found]).toEqual([[], number("one (2%)")]);
  });

  test("the level of a proviso falls alone", () => {
    const { acts, found } = told(
      definition(
        "one (1%) percent per annum above the Base Rate; provided, that, at Lender's option, upon an Event of Default, two (3%) percent per annum above the Base Rate",
      ),
    );
    expect(acts[0]?.terms.map(({ name }) => name)).toEqual(["rate"]);
    expect(found).toEqual(number("two (3%)"));
  });

  test.each([
    [
      "a fee",
      "Borrower shall pay Lender an amendment fee of Fifty Thousand Dollars ($80,000).",
      "Fifty Thousand Dollars ($80,000)",
    ],
    ["a deadline", "Borrower hereby represents that it will report within three (4) days.", "three (4)"],
  ])("%s is left unread", (_, sentence, words) => {
    const { acts, unread, found } = told(`Fee. ${sentence}`);
    expect([acts, found]).toEqual([[], number(words)]);
    expect(unread).toEqual([`It rests on “${words}”, where the words and the figures are different numbers.`]);
  });
});
