import fc from "fast-check";
import { expect, test } from "vitest";
import {
  compare,
  equals,
  fromDecimal,
  negate,
  plus,
  ratio,
  type Ratio,
  times,
  toDecimal,
  zero,
} from "../../src/base/ratio.ts";
import { fraction } from "../say.ts";

test.each([
  ["4.25", "17/4"],
  ["-0.5", "-1/2"],
  ["+0.5", "1/2"],
  [".40", "2/5"],
  ["0", "0/1"],
  ["-0", "0/1"],
  ["007", "7/1"],
  ["1.50", "3/2"],
  ["0.0525", "21/400"],
] as const)("%s is read as %s", (text, expected) => {
  expect(fromDecimal(text)).toEqual(fraction(expected));
});

test.each(["", "-", ".", "4.", "1,000", "1e3", "4.25%", " 4", "4 ", "0x10", "½", "--1", "1.2.3"])(
  "%j is no decimal",
  (text) => {
    expect(fromDecimal(text)).toBeUndefined();
  },
);

// Digits asked for are a minimum: nothing is dropped, and what has no finite decimal stays a fraction.
test.each([
  ["21/4", 0, "5.25"],
  ["21/4", 2, "5.25"],
  ["21/4", 4, "5.2500"],
  ["5/1", 2, "5.00"],
  ["5/1", 0, "5"],
  ["1/8", 2, "0.125"],
  ["-1/8", 2, "-0.125"],
  ["-1/2", 0, "-0.5"],
  ["0/7", 2, "0.00"],
  ["3/6", 0, "0.5"],
  ["1/3", 2, "1/3"],
  ["-2/6", 2, "-1/3"],
  ["6/3", 0, "2"],
  ["1/1024", 0, "0.0009765625"],
] as const)("%s with at least %i digits is written %s", (value, digits, expected) => {
  expect(toDecimal(fraction(value), digits)).toBe(expected);
});

test("a ratio that is not in lowest terms is written as the number it is", () => {
  expect(toDecimal({ numerator: 1350n, denominator: 36_000n })).toBe("0.0375");
  expect(toDecimal({ numerator: 4n, denominator: 360n })).toBe("1/90");
});

test.each([
  [1n, -2n, -1n, 2n],
  [-1n, -2n, 1n, 2n],
  [0n, -5n, 0n, 1n],
  [6n, 4n, 3n, 2n],
])("%s over %s keeps its denominator above zero, in lowest terms", (numerator, denominator, over, under) => {
  expect(ratio(numerator, denominator)).toEqual({ numerator: over, denominator: under });
});

test("a denominator of zero is our own bug", () => {
  expect(() => ratio(1n, 0n)).toThrow("assertion failed");
});

const ratios: fc.Arbitrary<Ratio> = fc
  .tuple(fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }), fc.bigInt({ min: 1n, max: 10n ** 9n }))
  .map(([numerator, denominator]) => ({ numerator, denominator }));

test("addition and multiplication are those of numbers", () => {
  fc.assert(
    fc.property(ratios, ratios, ratios, (a, b, c) => {
      expect(equals(plus(a, b), plus(b, a))).toBe(true);
      expect(equals(plus(plus(a, b), c), plus(a, plus(b, c)))).toBe(true);
      expect(equals(plus(a, negate(a)), zero)).toBe(true);
      expect(equals(times(a, plus(b, c)), plus(times(a, b), times(a, c)))).toBe(true);
    }),
  );
});

test("order agrees with difference", () => {
  fc.assert(
    fc.property(ratios, ratios, (a, b) => {
      expect(compare(a, b)).toBe(compare(plus(a, negate(b)), zero));
      expect(compare(a, b) + compare(b, a)).toBe(0);
    }),
  );
});

test("a decimal comes back as the number it is", () => {
  const decimals = fc
    .tuple(fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n }), fc.integer({ min: 0, max: 8 }))
    .map(([digits, places]) => ratio(digits, 10n ** BigInt(places)));
  fc.assert(
    fc.property(decimals, fc.integer({ min: 0, max: 10 }), (value, digits) => {
      expect(fromDecimal(toDecimal(value, digits))).toEqual(value);
    }),
  );
});
