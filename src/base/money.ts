import { assert, unreachable } from "./assert.ts";
import type { Ratio } from "./ratio.ts";
import { ok, refuse, type Result } from "./result.ts";

/** Currencies a facility may be denominated in. ISO 4217 alphabetic codes, each with two minor digits. */
export const currencies = ["CAD", "EUR", "GBP", "USD"] as const;

/** A currency a facility may be denominated in. */
export type Currency = (typeof currencies)[number];

/** A settled amount. Unit: minor units (cents) of `currency`. Only settled money reaches the books. */
export type Money = { readonly currency: Currency; readonly minor: bigint };

/** An amount reckoned exactly and not yet rounded. Unit: minor units of `currency`, as a fraction. */
export type Accrued = { readonly currency: Currency; readonly exact: Ratio };

/** How a paper says to settle a fraction of a minor unit. */
export type Rounding = "half-up" | "half-even" | "down";

/** A text that is no amount of money. */
export type MoneyFailure = { readonly code: "money.not_an_amount"; readonly text: string };

/** Builds a settled amount from minor units. */
export function money(currency: Currency, minor: bigint): Money {
  return { currency, minor };
}

/** Reads an amount such as `6,000,000.00` or `-12.5`. Refuses `money.not_an_amount`, a third digit included. */
export function parseMoney(currency: Currency, text: string): Result<Money, MoneyFailure> {
  const match = /^(-?)(\d+|\d{1,3}(?:,\d{3})+)(?:\.(\d{1,2}))?$/.exec(text);
  const [, sign = "", whole = "", cents = ""] = match ?? [];
  if (match === null) return refuse({ code: "money.not_an_amount", text });
  const size = BigInt(whole.replaceAll(",", "") + cents.padEnd(2, "0"));
  return ok(money(currency, sign === "-" ? -size : size));
}

/** Writes an amount as a plain decimal, `"32479.93"`: the form of JSON and of files. */
export function moneyText({ minor }: Money): string {
  const digits = String(minor < 0n ? -minor : minor).padStart(3, "0");
  return `${minor < 0n ? "-" : ""}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** Writes an amount as people read it: `32,479.93`. */
export function amountText(amount: Money): string {
  return moneyText(amount).replaceAll(/\B(?=(\d{3})+\.)/g, ",");
}

const symbols: { readonly [Each in Currency]: string } = { CAD: "C$", EUR: "€", GBP: "£", USD: "$" };

/** Writes an amount with its currency, as letters do: `$32,479.93`. */
export function amountInLetters(amount: Money): string {
  const size = money(amount.currency, amount.minor < 0n ? -amount.minor : amount.minor);
  return `${amount.minor < 0n ? "-" : ""}${symbols[amount.currency]}${amountText(size)}`;
}

/** The sum of settled amounts of one currency. */
export function add(first: Money, ...others: readonly Money[]): Money {
  return others.reduce((sum, next) => {
    assert(sum.currency === next.currency, `one currency: ${sum.currency}, ${next.currency}`);
    return money(sum.currency, sum.minor + next.minor);
  }, first);
}

/** Settles an accrued amount: the only place in the program where a fraction of a cent is given up. */
export function settle(amount: Accrued, rounding: Rounding): Money {
  const { numerator, denominator } = amount.exact;
  const size = numerator < 0n ? -numerator : numerator;
  const whole = size / denominator;
  const twiceRest = (size - whole * denominator) * 2n;
  const settled = whole + carry(whole, twiceRest, denominator, rounding);
  return { currency: amount.currency, minor: numerator < 0n ? -settled : settled };
}

function carry(whole: bigint, twiceRest: bigint, denominator: bigint, rounding: Rounding): bigint {
  switch (rounding) {
    case "down":
      return 0n;
    case "half-up":
      return twiceRest >= denominator ? 1n : 0n;
    case "half-even":
      return twiceRest > denominator || (twiceRest === denominator && whole % 2n === 1n) ? 1n : 0n;
    default:
      return unreachable(rounding);
  }
}

/** Exact cents as people read them, to a hundredth of a cent: `3,884.4444`. The exact value stays in JSON. */
export function exactText({ numerator, denominator }: Ratio): string {
  const { minor } = settle({ currency: "USD", exact: { numerator: numerator * 100n, denominator } }, "half-up");
  const digits = String(minor < 0n ? -minor : minor).padStart(5, "0");
  const whole = digits.slice(0, -4).replaceAll(/\B(?=(\d{3})+$)/g, ",");
  return `${minor < 0n ? "-" : ""}${whole}.${digits.slice(-4)}`;
}
