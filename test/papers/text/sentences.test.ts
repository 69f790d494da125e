import { describe, expect, test } from "vitest";
import { splitPayload } from "../../../src/papers/text/payload.ts";
import { listItemsIn, sentencesIn } from "../../../src/papers/text/sentences.ts";

function sentences(text: string): string[] {
  return sentencesIn(text).map(({ from, to }) => text.slice(from, to));
}

test.each([
  ["", []],
  ["One. Two.", ["One.", "Two."]],
  ["One? Two! Three", ["One?", "Two!", "Three"]],
  [
    "It is owed to A. B. Smith & Co. and others. It is due.",
    ["It is owed to A. B. Smith & Co. and others.", "It is due."],
  ],
  ["Ray Inc. The Lender agrees.", ["Ray Inc.", "The Lender agrees."]],
  ["Ray Inc. Limited agrees.", ["Ray Inc. Limited agrees."]],
  ["See No. 4. Then go.", ["See No. 4.", "Then go."]],
  ["Bank, N.A. Section 4 is deleted.", ["Bank, N.A. Section 4 is deleted."]],
  ["The rate is 4.25 percent. It holds.", ["The rate is 4.25 percent.", "It holds."]],
  ['It says "One. Two." Then it ends.', ['It says "One. Two."', "Then it ends."]],
  ["It (One. Two.) ends. Next.", ["It (One. Two.) ends.", "Next."]],
  ["It [One. Two] ends. Next.", ["It [One. Two] ends.", "Next."]],
  ["a closing bracket) too many. Next.", ["a closing bracket) too many.", "Next."]],
  ["ends. and goes on. Next.", ["ends. and goes on.", "Next."]],
  ["One.\nTwo.", ["One.", "Two."]],
  ["The end is Inc.", ["The end is Inc."]],
])("sentences of %j", (text, expected) => {
  expect(sentences(text)).toEqual(expected);
});

function items(text: string): string[] {
  return listItemsIn(text).map(({ label, from, to }) => `${label} ${text.slice(from, to).trim()}`);
}

test.each([
  ["on (a) one, (b) two and (c) three.", ["(a) one,", "(b) two and", "(c) three."]],
  ["(i) one; (ii) two; and (iii) three", ["(i) one;", "(ii) two; and", "(iii) three"]],
  ["only (a) one", []],
  ["under clauses (a) and (b) above", []],
  ["as stated in paragraphs (a), (b) and (c)", []],
  [
    "on (a) one and (b) two (the debt of clauses (a) and (b))",
    ["(a) one and", "(b) two (the debt of clauses (a) and (b))"],
  ],
  ["(a) one (c) three", []],
  ["(b) two (c) three", []],
  ["no list", []],
])("items of %j", (text, expected) => {
  expect(items(text)).toEqual(expected);
});

describe("the text that a sentence puts in place", () => {
  test.each([
    ["Section 4 is deleted.", "Section 4 is deleted.", undefined, undefined],
    ['It is amended to read: "Four."', "It is amended to read:", "Four.", undefined],
    ['It is replaced with: "the "Rate" named".', "It is replaced with:", 'the "Rate" named', undefined],
    ['It is replaced with: "Rate" means a rate.', "It is replaced with:", '"Rate" means a rate.', undefined],
    ['He said: "no".', 'He said: "no".', undefined, undefined],
    ['It is amended to read: "', 'It is amended to read: "', undefined, undefined],
    ["It reads as follows:\nFour.\nFive.", "It reads as follows:", "Four.\nFive.", undefined],
    ['It reads as follows:\n"Four."\nThen more.', "It reads as follows:", "Four.", "Then more."],
    [
      'It reads as follows:\n"Four (the "F").\nFive."; and\nThen more.',
      "It reads as follows:",
      'Four (the "F").\nFive.',
      "Then more.",
    ],
    ['It reads as follows:\n"Four.\n"Five."', "It reads as follows:", 'Four.\n"Five.', undefined],
    [
      'It reads as follows:\n"Rate" means a rate.\nMore of it.',
      "It reads as follows:",
      '"Rate" means a rate.\nMore of it.',
      undefined,
    ],
    [
      'It reads as follows:\n""Rate" means a rate."\nThen more.',
      "It reads as follows:",
      '"Rate" means a rate.',
      "Then more.",
    ],
    ['It reads as follows:\n"Four', "It reads as follows:", '"Four', undefined],
  ])("%j", (text, head, payload, rest) => {
    const split = splitPayload(text, true);
    expect([split.head, split.payload?.text]).toEqual([head, payload]);
    expect(split.rest === undefined ? undefined : text.slice(split.rest)).toBe(rest);
    if (split.payload !== undefined) expect(text.slice(split.payload.from, split.payload.to)).toBe(payload);
  });
});

// Each line can be parted in many ways: taken one by one they are more than could be tried.
test("lines of capitals after which no sentence begins are one run", () => {
  const lines = `${"CAPITALS AND MORE CAPITALS ON A LINE\n".repeat(40)}(no sentence)`;
  expect(sentences(lines)).toEqual([lines]);
});

test("a heading in capitals stands apart from the sentence below it", () => {
  expect(sentences("CAPITALS ON A LINE\nAND ON ANOTHER\nBorrower agrees.")).toEqual([
    "CAPITALS ON A LINE\nAND ON ANOTHER",
    "Borrower agrees.",
  ]);
});
