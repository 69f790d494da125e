import { type Money, money } from "../base/money.ts";

/** An amount as people read it, settled or exact. */
export { amountText, exactText } from "../base/money.ts";

/** A count of days as people read it: `1 day`, `31 days`. */
export function daysText(days: number): string {
  return days === 1 ? "1 day" : `${days} days`;
}

/** The difference of two amounts. */
export function difference(a: Money, b: Money): Money {
  return money(a.currency, a.minor - b.minor);
}
