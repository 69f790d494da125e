import { assert } from "./assert.ts";

/**
 * An exact rational number. Unit: none. Invariant: denominator > 0.
 *
 * Not always in lowest terms, because reducing costs more than everything else on the path that accrues interest;
 * compare with `equals` or `compare`, never by parts.
 */
export type Ratio = { readonly numerator: bigint; readonly denominator: bigint };

/** Builds a ratio in lowest terms. */
export function ratio(numerator: bigint, denominator = 1n): Ratio {
  assert(denominator !== 0n, "denominator is not zero");
  const sign = denominator < 0n ? -1n : 1n;
  const divisor = greatestCommonDivisor(numerator, denominator) * sign;
  return { numerator: numerator / divisor, denominator: denominator / divisor };
}

/** Nothing, as a ratio. */
export const zero: Ratio = { numerator: 0n, denominator: 1n };

/** The exact sum of two ratios. Ratios over one denominator, the usual case, are added without reducing. */
export function plus(a: Ratio, b: Ratio): Ratio {
  if (a.denominator === b.denominator) {
    return { numerator: a.numerator + b.numerator, denominator: a.denominator };
  }
  return ratio(a.numerator * b.denominator + b.numerator * a.denominator, a.denominator * b.denominator);
}

/** The ratio with its sign turned. */
export function negate(a: Ratio): Ratio {
  return { numerator: -a.numerator, denominator: a.denominator };
}

/** The exact product of any number of ratios, in lowest terms. */
export function times(...factors: readonly Ratio[]): Ratio {
  return factors.reduce((a, b) => ratio(a.numerator * b.numerator, a.denominator * b.denominator), ratio(1n));
}

/** Orders two ratios: negative when `a` is smaller, zero when equal, positive when larger. */
export function compare(a: Ratio, b: Ratio): number {
  const difference = a.numerator * b.denominator - b.numerator * a.denominator;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/** Whether two ratios are the same number. */
export function equals(a: Ratio, b: Ratio): boolean {
  return compare(a, b) === 0;
}

/** Reads a plain decimal such as `4.25`, `-0.5` or `.40`, exactly; `undefined` when the text is not one. */
export function fromDecimal(text: string): Ratio | undefined {
  const match = /^([+-]?)(\d*)(?:\.(\d+))?$/.exec(text);
  const [, sign = "", whole = "", fraction = ""] = match ?? [];
  if (match === null || (whole === "" && fraction === "")) return undefined;
  const size = ratio(BigInt(whole + fraction), 10n ** BigInt(fraction.length));
  return sign === "-" ? negate(size) : size;
}

/**
 * Writes a ratio as an exact decimal with at least `minDigits` fraction digits, or as a fraction `n/d` when it has no
 * finite decimal: nothing is ever dropped in silence.
 */
export function toDecimal(value: Ratio, minDigits = 0): string {
  // Most values have no more digits than are asked for, and need not be reduced to be written.
  const scaled = value.numerator * 10n ** BigInt(minDigits);
  if (scaled % value.denominator === 0n) return withPoint(scaled / value.denominator, minDigits);
  const { numerator, denominator } = ratio(value.numerator, value.denominator);
  const places = decimalDigits(denominator);
  if (places === undefined) return `${numerator}/${denominator}`;
  return withPoint(numerator * (10n ** BigInt(places) / denominator), places);
}

// A whole number of units of the last of so many places.
function withPoint(units: bigint, places: number): string {
  const sign = units < 0n ? "-" : "";
  const text = String(units < 0n ? -units : units).padStart(places + 1, "0");
  return places === 0 ? `${sign}${text}` : `${sign}${text.slice(0, -places)}.${text.slice(-places)}`;
}

// How many fraction digits a denominator needs: it must be a product of twos and fives.
function decimalDigits(denominator: bigint): number | undefined {
  let [rest, twos, fives] = [denominator, 0, 0];
  for (; rest % 2n === 0n; rest /= 2n) twos += 1;
  for (; rest % 5n === 0n; rest /= 5n) fives += 1;
  return rest === 1n ? Math.max(twos, fives) : undefined;
}

function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  let [x, y] = [a < 0n ? -a : a, b < 0n ? -b : b];
  while (y !== 0n) [x, y] = [y, x % y];
  return x === 0n ? 1n : x;
}
