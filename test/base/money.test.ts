import fc from "fast-check";
import { expect, test } from "vitest";
import { add, money, moneyText, parseMoney, settle } from "../../src/base/money.ts";
import { plus, ratio } from "../../src/base/ratio.ts";
import { fraction } from "../say.ts";

// Each rounding at, above and below the tie, on an even and an odd cent, owed and due.
test.each([
  ["half-up", "5/2", 3n],
  ["half-up", "7/2", 4n],
  ["half-up", "249/100", 2n],
  ["half-up", "251/100", 3n],
  ["half-up", "-5/2", -3n],
  ["half-up", "-7/2", -4n],
  ["half-up", "-249/100", -2n],
  ["half-up", "-251/100", -3n],
  ["half-up", "1/2", 1n],
  ["half-up", "-1/2", -1n],
  ["half-even", "5/2", 2n],
  ["half-even", "7/2", 4n],
  ["half-even", "249/100", 2n],
  ["half-even", "251/100", 3n],
  ["half-even", "-5/2", -2n],
  ["half-even", "-7/2", -4n],
  ["half-even", "-251/100", -3n],
  ["half-even", "1/2", 0n],
  ["half-even", "3/2", 2n],
  ["half-even", "-1/2", 0n],
  ["down", "299/100", 2n],
  ["down", "-299/100", -2n],
  ["down", "5/2", 2n],
  ["down", "2/1", 2n],
] as const)("%s settles %s cents", (rounding, exact, minor) => {
  expect(settle({ currency: "USD", exact: fraction(exact) }, rounding)).toEqual(money("USD", minor));
});

test("a tie is one however the fraction is written", () => {
  const exact = { numerator: 900n, denominator: 360n };
  expect(settle({ currency: "USD", exact }, "half-up").minor).toBe(3n);
  expect(settle({ currency: "USD", exact }, "half-even").minor).toBe(2n);
});

test.each([
  ["6,000,000.00", 600_000_000n],
  ["80000", 8_000_000n],
  ["-12.5", -1_250n],
  ["0.05", 5n],
  ["0", 0n],
  ["-0.00", 0n],
  ["999,999.99", 99_999_999n],
] as const)("%s is %s cents", (text, minor) => {
  expect(parseMoney("USD", text)).toEqual({ ok: true, value: money("USD", minor) });
});

test.each(["", "-", "1.", ".5", "1.005", "1,00.00", "10,00", ",100", "1e5", "$5", "+5", " 5", "5 ", "1 000", "١"])(
  "%j is no amount",
  (text) => {
    expect(parseMoney("USD", text)).toEqual({ ok: false, failure: { code: "money.not_an_amount", text } });
  },
);

test.each([
  [3_247_993n, "32479.93"],
  [5n, "0.05"],
  [-5n, "-0.05"],
  [0n, "0.00"],
  [-100n, "-1.00"],
  [981_363_578n, "9813635.78"],
] as const)("%s cents are written %s", (minor, text) => {
  expect(moneyText(money("USD", minor))).toBe(text);
});

const cents = fc.bigInt({ min: -(10n ** 14n), max: 10n ** 14n });

test("an amount comes back as it was written", () => {
  fc.assert(
    fc.property(cents, (minor) => {
      expect(parseMoney("USD", moneyText(money("USD", minor)))).toEqual({ ok: true, value: money("USD", minor) });
    }),
  );
});

test("two currencies are never added", () => {
  expect(() => add(money("USD", 1n), money("EUR", 1n))).toThrow("one currency");
});

const exactly = fc
  .tuple(cents, fc.bigInt({ min: 1n, max: 10n ** 7n }))
  .map(([numerator, denominator]) => ({ numerator, denominator }));

test("settling moves an amount by less than a cent, to the nearest by half a cent at most, and is odd about zero", () => {
  fc.assert(
    fc.property(exactly, (exact) => {
      for (const rounding of ["half-up", "half-even", "down"] as const) {
        const settled = settle({ currency: "USD", exact }, rounding).minor;
        const gap = settled * exact.denominator - exact.numerator;
        const size = gap < 0n ? -gap : gap;
        expect(rounding === "down" ? size < exact.denominator : 2n * size <= exact.denominator).toBe(true);
        const turned = { numerator: -exact.numerator, denominator: exact.denominator };
        expect(settle({ currency: "USD", exact: turned }, rounding).minor).toBe(-settled);
      }
    }),
  );
});

test("whole cents owed stay whole beside a fraction", () => {
  const owed = fc.bigInt({ min: 0n, max: 10n ** 14n });
  fc.assert(
    fc.property(owed, fc.bigInt({ min: 1n, max: 10n ** 7n }), owed, (numerator, denominator, whole) => {
      const exact = { numerator, denominator };
      const alone = settle({ currency: "USD", exact }, "half-up").minor;
      expect(settle({ currency: "USD", exact: plus(exact, ratio(whole)) }, "half-up").minor).toBe(alone + whole);
    }),
  );
});
