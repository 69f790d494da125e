import { expect, test } from "vitest";
import { slipsIn } from "../../../src/papers/text/slips.ts";

test.each<[text: string, slips: readonly string[]]>([
  ["at a rate of .l65% per annum", [".l65%"]],
  ["as of June 1, l995, by", ["l995"]],
  ["Section 3.l1 and Section l(p)", ["3.l1", "l"]],
  ["$30,000,000O shall", ["$30,000,000O"]],
  ["a rate of 3·25% for", ["3·25%"]],
  ["Ratio ³ 1.00 to 1.00", ["³"]],
  ["the \ufffdTerm\ufffd", ["\ufffd", "\ufffd"]],
  ["all lenders, O'Neill, 10th, 1st, 30l", ["30l"]],
  ["Loan A1, Class B-1, 2nd, 3rd, I, II, $1,000.00 and 12-3/4%", []],
  ["Schedule 1.01(l), clause (l) and Section 4.1(l)", []],
  ["2001 old items, 5 Options and 7 Offices", []],
])("%s", (text, slips) => {
  expect(slipsIn(text).map(({ span }) => text.slice(span.start, span.end))).toEqual(slips);
});
