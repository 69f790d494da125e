import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  evaluate,
  type Expression,
  expressionText,
  figuresIn,
  readExpression,
  toPlaces,
} from "../../src/base/expression.ts";
import { equals, ratio, toDecimal } from "../../src/base/ratio.ts";
import { fraction } from "../say.ts";

function read(text: string): Expression {
  const expression = readExpression(text);
  if (!expression.ok) throw new Error(`${text} is a formula, to ${expression.failure.at}`);
  return expression.value;
}

function valueOf(text: string, figures: Readonly<Record<string, string>> = {}): string {
  const given = new Map(Object.entries(figures).map(([name, value]) => [name, fraction(value)]));
  const value = evaluate(read(text), (name) => given.get(name));
  if (value.ok) return toDecimal(value.value);
  return value.failure.code === "formula.figures_missing" ? value.failure.names.join("; ") : value.failure.code;
}

describe("a formula is worked out exactly", () => {
  test.each([
    // 14.9m less 52.3m, and with the 41.0m of excluded debt put back.
    ["a - b", { a: "14900000", b: "52300000" }, "-37400000"],
    ["a - (b - c)", { a: "14900000", b: "52300000", c: "41000000" }, "3600000"],
    ["(3,200,000 - 450,000 - 150,000) / (1,100,000 + 1,300,000)", {}, "13/12"],
    ["1 - 2 - 3", {}, "-4"],
    ["1 - (2 - 3)", {}, "2"],
    ["12 / 3 / 2", {}, "2"],
    ["2 + 3 * 4", {}, "14"],
    ["(2 + 3) * 4", {}, "20"],
    ["0.1 + 0.2", {}, "0.3"],
    ["1 / 3 * 3", {}, "1"],
    ["max(10,000,000, 0.1 * line)", { line: "120000000" }, "12000000"],
    ["max(10, 0, 5)", {}, "10"],
    ["min(a, b)", { a: "2", b: "1" }, "1"],
    ["long-term debt - cash on hand", { "long-term debt": "5", "cash on hand": "2" }, "3"],
    ["min - max", { min: "3", max: "1" }, "2"],
    ["a / b", { a: "1", b: "0" }, "formula.divides_by_zero"],
    ["a + b * c", { b: "1" }, "a; c"],
    // What is wanting is told before what it would be divided by.
    ["a / (b - b)", { b: "1" }, "a"],
  ])("%s with %j is %s", (text, figures, expected) => {
    expect(valueOf(text, figures)).toBe(expected);
  });

  test.each([
    ["", 0],
    ["a +", 3],
    ["a b c -", 7],
    ["(a", 2],
    ["a)", 1],
    ["a ** b", 3],
    ["1.2.3", 3],
    ["max(", 4],
    ["max(a,)", 6],
    ["a $ b", 1],
    ["3 a", 1],
  ])("%s is no formula", (text, at) => {
    expect(readExpression(text)).toEqual({ ok: false, failure: { code: "formula.not_read", text, at } });
  });
});

test("the figures of a formula are told once each, in order", () => {
  expect(figuresIn(read("b + a * (b - max(c, 1))"))).toEqual(["b", "a", "c"]);
});

const leaf: fc.Arbitrary<Expression> = fc.oneof(
  fc.constantFrom("a", "net sales", "long-term debt").map((name): Expression => ({ kind: "figure", name })),
  fc.integer({ min: 0, max: 9999 }).map((value): Expression => ({ kind: "number", value: ratio(BigInt(value), 100n) })),
);
const { expression } = fc.letrec<{ expression: Expression }>((tie) => ({
  expression: fc.oneof(
    { depthSize: "small" },
    leaf,
    fc
      .tuple(fc.constantFrom("+", "-", "*", "/"), tie("expression"), tie("expression"))
      .map(([call, left, right]): Expression => ({ kind: "call", call, of: [left, right] })),
    fc
      .tuple(fc.constantFrom("min", "max"), fc.array(tie("expression"), { minLength: 1, maxLength: 3 }))
      .map(([call, of]): Expression => ({ kind: "call", call, of })),
  ),
}));

test("a formula that is written reads back with the same value", () => {
  const figure = (name: string) => ratio(BigInt(name.length), 7n);
  fc.assert(
    fc.property(expression, (any) => {
      const again = read(expressionText(any));
      const [first, second] = [evaluate(any, figure), evaluate(again, figure)];
      expect(first.ok).toBe(second.ok);
      if (first.ok && second.ok) expect(equals(first.value, second.value)).toBe(true);
    }),
  );
});

test("no text makes the reader of formulas throw", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      expect(typeof readExpression(text).ok).toBe("boolean");
    }),
  );
});

test.each([
  ["13/12", 2, "1.08"],
  ["1005/1000", 2, "1.01"],
  ["-1005/1000", 2, "-1.01"],
  ["1004999/1000000", 2, "1.00"],
  ["1/2", 0, "1"],
  ["-1/2", 0, "-1"],
  ["2/3", 4, "0.6667"],
])("%s to %i places is %s, half away from zero", (value, places, expected) => {
  expect(toDecimal(toPlaces(fraction(value), places), places)).toBe(expected);
});
