import { type Money, money, settle } from "../base/money.ts";
import type { Ratio } from "../base/ratio.ts";

/** An amount as people read it. */
export { amountText } from "../base/money.ts";

/** Exact cents as people read them, to a hundredth of a cent: `3,884.4444`. The exact value stays in JSON. */
export function exactText(cents: Ratio): string {
  const hundredths = settle(
    { currency: "USD", exact: { numerator: cents.numerator * 100n, denominator: cents.denominator } },
    "half-up",
  );
  const digits = String(hundredths.minor).padStart(5, "0");
  return `${digits.slice(0, -4).replaceAll(/\B(?=(\d{3})+$)/g, ",")}.${digits.slice(-4)}`;
}

/** A count of days as people read it: `1 day`, `31 days`. */
export function daysText(days: number): string {
  return days === 1 ? "1 day" : `${days} days`;
}

/** The difference of two amounts. */
export function difference(a: Money, b: Money): Money {
  return money(a.currency, a.minor - b.minor);
}
