import { describe, expect, test } from "vitest";
import { ratio } from "../../../src/base/ratio.ts";
import {
  dateFromWords,
  datesIn,
  dollarsIn,
  doubtfulIn,
  dualsThatDiffer,
  percentFromWords,
  percentWords,
} from "../../../src/papers/text/phrases.ts";

// Dates, dollars and percentages as they stand in running text.

test.each([
  ["on January 3, 2003 and", ["2003-01-03"], []],
  ["February 29, 2000", ["2000-02-29"], []],
  ["January 1,1999", ["1999-01-01"], []],
  ["December 31, 2199", ["2199-12-31"], []],
  ["May 1, 1999 and June 30, 1999", ["1999-05-01", "1999-06-30"], []],
  ["November 31, 2002", [], ["November 31, 2002"]],
  ["February 29, 1900", [], ["February 29, 1900"]],
  ["May 0, 1999", [], ["May 0, 1999"]],
  ["May 1, 1002", [], ["May 1, 1002"]],
  ["May 1, 1899", [], ["May 1, 1899"]],
  ["May 1, 2200", [], ["May 1, 2200"]],
  ["Smarch 13, 1999", [], []],
  ["may 1, 1999", [], []],
  ["May 1 1999", [], []],
  ["May 1, 19999", [], []],
  ["5/1/1999", [], []],
  ["on 14 March 2019 and", ["2019-03-14"], []],
  ["14th March, 2019 (the", ["2019-03-14"], []],
  ["DATED 3 JANUARY 2003", ["2003-01-03"], []],
  ["31 November 2002", [], ["31 November 2002"]],
  ["Amendment No. 1 March 2000", [], []],
  ["AMENDMENT NO. 1 MARCH 2000", [], []],
  ["Section 4 March 2000", [], []],
  ["Exhibit 2 March 31, 2004", ["2004-03-31"], []],
  ["Section 2.14 March 2019", [], []],
  ["$14 March 2019", [], []],
  ["the quarter of 2 Smarch 2019", [], []],
  ["14 March 2019 to 15 March 2020", ["2019-03-14", "2020-03-15"], []],
])("dates in “%s”", (text, found, bad) => {
  expect(datesIn(text).found.map(({ value }) => value)).toEqual(found);
  expect(datesIn(text).bad.map((each) => each.text)).toEqual(bad);
  expect(dateFromWords(text)).toBe(found[0]);
  for (const { from, to } of [...datesIn(text).found, ...datesIn(text).bad]) {
    expect(text.slice(from, to)).toMatch(/^(?:[A-Z][a-z]+ \d+, ?|\d+(?:th)? [A-Z]+,? )\d{4}$/i);
  }
});

test.each([
  ["a fee of $80,000.", [8_000_000n]],
  ["$ 5", [500n]],
  ["$1,234,567.89 and $0.01", [123_456_789n, 1n]],
  ["$80", [8000n]],
  ["$12,34", []],
  ["80,000 dollars", []],
  ["$.50", []],
])("dollars in “%s”", (text, cents) => {
  expect(dollarsIn(text).map(({ value }) => value)).toEqual(cents);
});

test.each([
  ["one (1%) percent", ratio(1n, 100n)],
  ["two percent (2%)", ratio(2n, 100n)],
  ["one and one-quarter (1.25%) percent", ratio(1n, 80n)],
  ["1-1/2%", ratio(3n, 200n)],
  ["0.375 percent", ratio(3n, 800n)],
  [".50%", ratio(1n, 200n)],
  ["9%", ratio(9n, 100n)],
])("%s", (text, value) => {
  expect(new RegExp(`^${percentWords}$`).test(text)).toBe(true);
  expect(percentFromWords(text)).toEqual(value);
});

test("a percentage without figures is none", () => {
  expect(percentFromWords("one percent")).toBeUndefined();
});

describe("numbers in words and in figures", () => {
  test.each([
    "one (1%) percent",
    "rate of one (1%)",
    "three (3) days'",
    "two and one-half percent (2-1/2%)",
    "one-half of one percent (0.50%)",
    "Fifty Thousand Dollars ($50,000)",
    "FIFTY THOUSAND DOLLARS ($50,000.00)",
    "Fifty Thousand and 00/100 U.S. Dollars ($50,000.00)",
    "$50,000 (Fifty Thousand Dollars)",
    "12-3/4% (twelve and three-quarters percent)",
    "Section 9 (a) and (b)",
    "the notes (2) and the bonds (3)",
    "clause (i) of (1)",
    "on 5 (or more) days",
    '(the "Notes")',
    "",
  ])("agree: %s", (text) => {
    expect(dualsThatDiffer(text)).toEqual([]);
  });

  test.each([
    ["a rate of one (2%) percent", "one (2%)"],
    ["within three (4) days", "three (4)"],
    ["of Fifty Thousand Dollars ($80,000) now", "Fifty Thousand Dollars ($80,000)"],
    ["Fifty Thousand and No/100 Dollars ($50,001)", "Fifty Thousand and No/100 Dollars ($50,001)"],
    ["of $80,000 (Fifty Thousand Dollars)", "$80,000 (Fifty Thousand Dollars)"],
    ["at 2% (one percent)", "2% (one percent)"],
    ["one-half of one percent (1/4%)", "one-half of one percent (1/4%)"],
    ["one and one-quarter (1.5%)", "one and one-quarter (1.5%)"],
    ["thirty-one (30) days", "thirty-one (30)"],
  ])("differ: %s", (text, phrase) => {
    const [bad, ...more] = dualsThatDiffer(text);
    expect([bad?.text, text.slice(bad?.from, bad?.to), more]).toEqual([phrase, phrase, []]);
  });

  test("the doubtful phrases of a text are both kinds", () => {
    expect(doubtfulIn("one (2) on May 32, 1999").map(({ code }) => code)).toEqual([
      "date.not_a_calendar_day",
      "number.words_and_figures_differ",
    ]);
  });
});
