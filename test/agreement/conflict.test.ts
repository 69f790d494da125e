import { expect, test } from "vitest";
import { inOrder } from "../../src/agreement/order.ts";
import { plainText } from "../../src/agreement/reading.ts";
import { readingOf } from "../../src/agreement/text.ts";
import type { Operation } from "../../src/papers/acts/act.ts";
import { agreementOf, day, standing, type Work, words } from "./handmade.ts";

const parts = [
  { path: "1", text: "The rate is 5%. It is paid monthly." },
  { path: "1(a)", text: "On Sundays it is paid on Monday.", parent: "1" },
];
const put = (text: string, path = "1"): Operation => ({
  kind: "replaceProvision",
  target: { kind: "provision", path },
  payload: words(text),
});
const sentence = (text: string): Operation => ({
  kind: "replaceSentence",
  target: { kind: "sentence", ordinal: 2, path: "1" },
  payload: words(text),
});
const gone: Operation = { kind: "deleteProvision", target: { kind: "provision", path: "1" } };
// Made-up letters go by names such as other papers give to letters.
const called = (by: string) => (by === "Agreement" ? by : `Letter ${by}`);
const above = (by: string): Operation => ({ kind: "setPrecedence", over: [called(by)] });

const same = day("2002-01-01");
const work = (by: string, operation: Operation, dated = same): Work => ({ by, clause: "1", on: "", operation, dated });

function reading(works: readonly Work[], path = "1") {
  const agreement = agreementOf(parts, works);
  const node = inOrder(agreement).find(({ clause }) => clause.path === path);
  if (node === undefined) throw new Error(`${path} is a provision`);
  const inEffect = ["Agreement", ...works.map(({ by }) => by)];
  const read = readingOf(agreement, node, standing("2003-01-01", inEffect));
  return {
    text: plainText(read),
    conflicts: read.conflicts.map((pair) => pair.map(({ by }) => by.id)),
    findings: agreement.findings.map(({ code }) => code),
  };
}

const original = "The rate is 5%. It is paid monthly.";
const late = day("2002-02-01");

// Two letters of one day, a and b: what governs, and what is told.
test.each<[string, readonly Work[], string, readonly (readonly string[])[]]>([
  ["one deletes, one restates", [work("a", gone), work("b", put("6%."))], original, [["a", "b"]]],
  ["two restate it differently", [work("a", put("6%.")), work("b", put("7%."))], original, [["a", "b"]]],
  ["two restate it alike", [work("a", put("6%.")), work("b", put("6%."))], "6%.", []],
  [
    "two restate one sentence",
    [work("a", sentence("Paid weekly.")), work("b", sentence("Paid yearly."))],
    original,
    [["a", "b"]],
  ],
  [
    "the whole and a sentence of it: the sentence is the more specific",
    [work("a", sentence("Paid weekly.")), work("b", put("The rate is 6%. It is paid monthly."))],
    "The rate is 6%. Paid weekly.",
    [],
  ],
  [
    "three restate it",
    [work("a", put("6%.")), work("b", put("7%.")), work("c", put("8%."))],
    original,
    [
      ["a", "b"],
      ["b", "c"],
    ],
  ],
  ["a later letter settles it", [work("a", put("6%.")), work("b", put("7%.")), work("c", put("8%."), late)], "8%.", []],
  [
    "a later letter about a part of it does not settle the whole",
    [work("a", put("6%.")), work("b", put("7%.")), work("c", sentence("Paid daily."), late)],
    "The rate is 5%. Paid daily.",
    [["a", "b"]],
  ],
])("%s", (_, works, text, conflicts) => {
  for (const filed of [works, works.toReversed()]) {
    const read = reading(filed);
    expect([read.text, read.conflicts]).toEqual([text, conflicts]);
  }
});

test("a letter that says it governs over another stands above it, of the same day or a later one", () => {
  const a = [work("a", put("6%.")), work("a", above("b"))];
  expect(reading([...a, work("b", put("7%."))])).toEqual({ text: "6%.", conflicts: [], findings: [] });
  expect(reading([...a, work("b", put("7%."), late)])).toEqual({ text: "6%.", conflicts: [], findings: [] });
  expect(reading([...a, work("c", put("8%."), late)]).text).toBe("8%.");
  expect(reading([...a, work("b", put("7%.")), work("c", put("8%."), late)]).text).toBe("8%.");
});

test("two letters that each say they govern over the other: the later does, and counsel is to be asked", () => {
  const works = [
    work("a", put("6%.")),
    work("a", above("b")),
    work("b", put("7%."), late),
    work("b", above("a"), late),
  ];
  expect(reading(works)).toEqual({
    text: "7%.",
    conflicts: [],
    findings: ["precedence.circular", "precedence.circular"],
  });
});

test("an agreement over which a letter governs does not lift the letter above later letters", () => {
  const works = [work("a", put("6%.")), work("a", above("Agreement")), work("b", put("7%."), late)];
  expect(reading(works).text).toBe("7%.");
});
