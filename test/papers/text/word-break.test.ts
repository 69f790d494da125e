import { expect, test } from "vitest";
import { flowOf } from "../../../src/papers/text/flow.ts";

test.each([
  ["the interest-\nbearing account", "the interest-bearing account"],
  ["the amend-\nment, and no other amendment", "the amendment, and no other amendment"],
  ["AMEND-\nMENT of the Amendment", "AMENDMENT of the Amendment"],
  ["the short-\nand the long-term debt", "the short- and the long-term debt"],
  ["paid-\nin-capital", "paid-in-capital"],
  ["the Bank -\nand no other bank", "the Bank - and no other bank"],
  ["Borg-\nStrand and Borgstrand", "Borg-Strand and Borgstrand"],
])("a hyphen at the end of a line is read for what it is: %j", (text, says) => {
  expect(flowOf(text).text).toBe(says);
});

test("what follows a word that was broken leads back to its place", () => {
  const text = "the amend-\nment, and no other amendment";
  const flow = flowOf(text);
  const at = flow.text.indexOf("amendment");
  const { start, end } = flow.spanOf(at, at + "amendment".length);
  expect(text.slice(start, end)).toBe("amend-\nment");
});
