import { expect, test } from "vitest";
import { ratio } from "../../../src/base/ratio.ts";
import { agree, figureValue, isNumberWord, ordinalOf, percent, wordsValue } from "../../../src/papers/text/numbers.ts";

// Numbers in words and in figures, exactly.

test.each([
  ["zero", 0n, 1n],
  ["one", 1n, 1n],
  ["Nineteen", 19n, 1n],
  ["twenty-one", 21n, 1n],
  ["ninety nine", 99n, 1n],
  ["one hundred", 100n, 1n],
  ["hundred", 100n, 1n],
  ["thousand", 1000n, 1n],
  ["two hundred fifty", 250n, 1n],
  ["two hundred and fifty", 250n, 1n],
  ["twelve hundred", 1200n, 1n],
  ["eighty thousand", 80_000n, 1n],
  ["one hundred twenty-five thousand", 125_000n, 1n],
  ["One Million Five Hundred Thousand", 1_500_000n, 1n],
  ["two billion one", 2_000_000_001n, 1n],
  ["one-half", 1n, 2n],
  ["a half", 1n, 2n],
  ["one and one-half", 3n, 2n],
  ["three-quarters of one", 3n, 4n],
  ["two and three fourths", 11n, 4n],
  ["five-sixteenths", 5n, 16n],
  ["twelve and three-quarters", 51n, 4n],
  ["fifty thousand and 00/100", 50_000n, 1n],
  ["Fifty Thousand and No/100", 50_000n, 1n],
  ["ten and 25/100", 41n, 4n],
  ["  one\n hundred ", 100n, 1n],
])("%s", (words, numerator, denominator) => {
  expect(wordsValue(words)).toEqual(ratio(numerator, denominator));
});

test.each([
  "",
  "and",
  "of",
  "few",
  "one few",
  "a",
  "one-few",
  "several hundred",
  "half a dozen",
  "and 25/100",
  "1",
  "no",
])("“%s” is no number in words", (words) => {
  expect(wordsValue(words)).toBeUndefined();
});

test.each([
  ["1", 1n, 1n],
  ["4.25", 17n, 4n],
  [".40", 2n, 5n],
  ["80,000", 80_000n, 1n],
  ["1,500,000.50", 3_000_001n, 2n],
  ["12-3/4", 51n, 4n],
  ["1 1/2", 3n, 2n],
  ["1/2", 1n, 2n],
  [" 7 ", 7n, 1n],
])("%s", (figures, numerator, denominator) => {
  expect(figureValue(figures)).toEqual(ratio(numerator, denominator));
});

test.each(["", "x", "1/0", "1-2", "1/2/3", "$5", "5%"])("“%s” is no number in figures", (figures) => {
  expect(figureValue(figures)).toBeUndefined();
});

test("words and figures agree, differ, or cannot be compared", () => {
  expect(agree("one", ratio(1n))).toBe(true);
  expect(agree("one", ratio(2n))).toBe(false);
  expect(agree("few", ratio(2n))).toBeUndefined();
  expect(percent(ratio(1n))).toEqual(ratio(1n, 100n));
});

test.each([
  ["first", 1],
  ["Second", 2],
  ["twelfth", 12],
  ["last", -1],
  ["twenty-first", undefined],
  ["one", undefined],
])("ordinal %s", (word, place) => {
  expect(ordinalOf(word)).toBe(place);
});

test("the words that may stand in a number", () => {
  const may = (words: string) => words.split(" ").filter(isNumberWord);
  expect(may("One twenty hundred million halves quarters third and of 25/100 No/100")).toHaveLength(11);
  expect(may("rate dollars percent days a")).toEqual([]);
});
