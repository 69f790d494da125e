import { expect, test } from "vitest";
import { labelOf } from "../../../src/papers/structure/label.ts";

// The labels that parts of papers bear, with every way to understand each.

test.each([
  ["1. Definitions.", "1", ["arabic. 1"]],
  ["12. x", "12", ["arabic. 12"]],
  ["9.1 Term.", "9.1", ["decimal 1 in 9"]],
  ["2.10.3. x", "2.10.3", ["decimal 3 in 2.10"]],
  ["Section 4. Books", "4", ["section 4"]],
  ["SECTION 4.2 Books", "4.2", ["decimal 2 in 4"]],
  ["§ 4.2 Books", "4.2", ["decimal 2 in 4"]],
  ["ARTICLE IV", "IV", ["article 4"]],
  ["Article 4. Books", "4", ["article 4"]],
  ["IV. Covenants", "IV", ["ROMAN. 4"]],
  ["B. Books", "B", ["ALPHA. 2"]],
  ["b) books", "b", ["alpha. 2"]],
  ["(a) one", "(a)", ["(alpha) 1"]],
  ["(a)one", "(a)", ["(alpha) 1"]],
  ["Section 2.1.Fees. one", "2.1", ["decimal 1 in 2"]],
  ["2.1Fees. one", "2.1", ["decimal 1 in 2"]],
  ["(h) one", "(h)", ["(alpha) 8"]],
  ["(i) one", "(i)", ["(alpha) 9", "(roman) 1"]],
  ["(v) one", "(v)", ["(alpha) 22", "(roman) 5"]],
  ["(ii) one", "(ii)", ["(alpha) 35", "(roman) 2"]],
  ["(iv) one", "(iv)", ["(roman) 4"]],
  ["(xxxviii) one", undefined, []],
  ["(aa) one", "(aa)", ["(alpha) 27"]],
  ["(zz) one", "(zz)", ["(alpha) 52"]],
  ["(A) one", "(A)", ["(ALPHA) 1"]],
  ["(IX) one", "(IX)", ["(ROMAN) 9"]],
  ["(3) one", "(3)", ["(arabic) 3"]],
  ["(a)", "(a)", ["(alpha) 1"]],
  // Words that refer to a part, or are no label at all.
  ["Section 4 of the Agreement", undefined, []],
  ["Article IV of the Agreement", undefined, []],
  ["1.5 percent", "1.5", ["decimal 5 in 1"]],
  ["(iix) one", undefined, []],
  ["(ab) one", undefined, []],
  ["(and) one", undefined, []],
  ["I am", undefined, []],
  ["Books", undefined, []],
  ["$1. x", undefined, []],
  ["1.x", undefined, []],
  ["", undefined, []],
])("%j", (text, cited, ways) => {
  const label = labelOf(text);
  expect(label?.cited).toBe(cited);
  const told = label?.interpretations.map(
    ({ numbering, ordinal, within }) => `${numbering} ${ordinal}${within === undefined ? "" : ` in ${within}`}`,
  );
  expect(told ?? []).toEqual(ways);
  if (label !== undefined) expect(text.startsWith(label.text) && label.length <= text.length).toBe(true);
});
