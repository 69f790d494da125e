import { expect, test } from "vitest";
import { headingOf, outlineOf, type Part } from "../../../src/papers/structure/outline.ts";
import { flowOf } from "../../../src/papers/text/flow.ts";

// The tree of parts, from labels alone.

function outline(...paragraphs: readonly string[]) {
  return outlined(paragraphs, false);
}

function outlined(paragraphs: readonly string[], definitions: boolean) {
  const flow = flowOf(paragraphs.join("\n\n"));
  const { parts, findings } = outlineOf(flow, flow.paragraphs, definitions);
  const lines = (part: Part): string[] => [
    `${part.path}${part.heading === "" ? "" : ` ${part.heading}:`} ${flow.text.slice(part.from, part.to)}`.trim(),
    ...part.parts.flatMap(lines),
  ];
  return { lines: parts.flatMap(lines), codes: findings.map(({ code }) => code), flow, parts };
}

const x = "the borrower keeps books;";

test.each([
  [
    "articles, sections and clauses",
    ["ARTICLE I", "1.1 one;", "(a) two;", "(b) three;", "1.2 four;", "ARTICLE II", "2.1 five;"],
    ["I", "1.1 one;", "1.1(a) two;", "1.1(b) three;", "1.2 four;", "II", "2.1 five;"],
  ],
  [
    "numbers after recitals that are lettered",
    ["A. One;", "B. Two;", "NOW, THEREFORE, the parties agree as follows:", "1. three;", "(a) four;", "2. five;"],
    ["A One;", "B Two;", "NOW, THEREFORE, the parties agree as follows:", "1 three;", "1(a) four;", "2 five;"],
  ],
  [
    "numbers and letters",
    ["1. one;", "(a) two;", "(b) three;", "2. four;", "(a) five;"],
    ["1 one;", "1(a) two;", "1(b) three;", "2 four;", "2(a) five;"],
  ],
  [
    "roman numbers under letters",
    ["(a) one;", "(i) two;", "(ii) three;", "(b) four;"],
    ["(a) one;", "(a)(i) two;", "(a)(ii) three;", "(b) four;"],
  ],
  [
    "a letter i between h and j",
    ["(g) one;", "(h) two;", "(i) three;", "(j) four;"],
    ["(g) one;", "(h) two;", "(i) three;", "(j) four;"],
  ],
  [
    "a roman i under h",
    ["(g) one;", "(h) two;", "(i) three;", "(ii) four;", "(i) five;"],
    ["(g) one;", "(h) two;", "(h)(i) three;", "(h)(ii) four;", "(i) five;"],
  ],
  ["capital numbers", ["IV. Covenants.", "(g) one;"], ["IV Covenants:", "IV(g) one;"]],
  ["decimals without the part above", ["4.1 one;", "4.2 two;", "5.1 three;"], ["4.1 one;", "4.2 two;", "5.1 three;"]],
  [
    "decimals under a number",
    ["4. Books.", "4.1 one;", "4.2 two;", "5. Term.", "5.1 three;"],
    ["4 Books:", "4.1 one;", "4.2 two;", "5 Term:", "5.1 three;"],
  ],
  ["two labels at once", ["1. Definitions. (a) one;", "(b) two;"], ["1 Definitions:", "1(a) one;", "1(b) two;"]],
  [
    "text before and between",
    ["We agree;", "1. one;", "and more;", "2. two;"],
    ["We agree;", "1 one;\nand more;", "2 two;"],
  ],
  ["text after a list", ["1. one;", "(a) two;", "2. three;"], ["1 one;", "1(a) two;", "2 three;"]],
])("%s", (_, paragraphs, expected) => {
  const { lines, codes } = outline(...paragraphs);
  expect(lines).toEqual(expected);
  expect(codes.filter((code) => code !== "outline.numbering_skips")).toEqual([]);
});

test.each([
  ["a number left out", ["1. one;", "3. three;"], ["1 one;", "3 three;"]],
  ["a letter left out", ["1. one;", "(a) two;", "(c) three;"], ["1 one;", "1(a) two;", "1(c) three;"]],
  ["a beginning in the middle", ["4. four;", "5. five;"], ["4 four;", "5 five;"]],
])("%s is told, and the part is kept where it belongs", (_, paragraphs, expected) => {
  const { lines, codes } = outline(...paragraphs);
  expect([lines, codes]).toEqual([expected, ["outline.numbering_skips"]]);
});

test.each([
  ["Governing Law. This is governed", "Governing Law", 15],
  ["Financial Covenants - Working Capital. Effective", "Financial Covenants - Working Capital", 39],
  ["Notices: To whom", "Notices", 9],
  ["DEFINITIONS", "DEFINITIONS", 11],
  ["The borrower keeps books. It", "", 0],
  ["Effective as of May 1, Section 4 is deleted. It", "", 0],
  ['"Rate" means a rate. It', "", 0],
  ["lower case. It", "", 0],
  ["", "", 0],
])("the heading of %j", (text, heading, length) => {
  expect(headingOf(text)).toEqual({ heading, length });
});

test("a part's words are without its label, heading and parts; the whole reaches over all of them", () => {
  const { parts, flow } = outline("1. Books. It keeps books:", `(a) ${x}`, `(b) ${x}`, "2. Term. It ends.");
  const [first] = parts;
  expect(flow.text.slice(first?.from, first?.to)).toBe("It keeps books:");
  expect(flow.text.slice(first?.whole.from, first?.whole.to)).toBe(`1. Books. It keeps books:\n(a) ${x}\n(b) ${x}`);
});

test("in an agreement every definition is a part of its section and holds its own list", () => {
  const paragraphs = [
    "1. TERMS",
    "1.1 Terms. These words are used:",
    '"Accounts" means debts.',
    '"Liens" means any of:',
    "(i) a pledge;",
    "(ii) a charge.",
    '"Mill" shall mean the works.',
    "It has two wheels.",
    "1.2 Dates. Days are counted.",
  ];
  const { parts, lines } = outlined(paragraphs, true);
  expect(lines).toEqual([
    "1 TERMS:",
    "1.1 Terms: These words are used:",
    '1.1 "Accounts" means debts.',
    '1.1 "Liens" means any of:',
    "1.1(i) a pledge;",
    "1.1(ii) a charge.",
    '1.1 "Mill" shall mean the works.\nIt has two wheels.',
    "1.2 Dates: Days are counted.",
  ]);
  expect(parts[0]?.parts[0]?.parts.map((part) => part.parts.length)).toEqual([0, 2, 0]);
  expect(outlined(paragraphs, false).parts[0]?.parts[0]?.parts.map((part) => part.path)).toEqual(["1.1(i)", "1.1(ii)"]);
});
