import { leaf } from "../../src/base/receipt.ts";
import { debtorRegister } from "../../src/collateral/debtor.ts";
import { type Aging, eligibleReceivables } from "../../src/collateral/receivables.ts";
import type { AccountRuleInForce } from "../../src/collateral/rules.ts";
import type { Debtor, PayableRow, ReceivableRow } from "../../src/events/collateral.ts";
import { addDays } from "../../src/base/date.ts";
import { day, percent } from "../say.ts";

/** The day of every aging here. */
export const asOf = day("2025-05-31");

/** An invoice so many days old, of an amount in whole dollars; a credit when it is below zero. */
export function invoice(
  debtor: string,
  age: number,
  dollars: number,
  more: Partial<Omit<ReceivableRow, "debtor" | "amount">> = {},
): ReceivableRow {
  return {
    row: 0,
    debtor,
    invoice: `${debtor}-${age}-${dollars}`,
    invoicedOn: addDays(asOf, -age),
    amount: BigInt(dollars) * 100n,
    country: "US",
    affiliate: false,
    government: false,
    billAndHold: false,
    disputed: 0n,
    ...more,
  };
}

const common = { clause: { paper: "p", provision: "1" }, cite: "P § 1", source: leaf("clause", "rule") };

/** Rules as they stand on a day, by short names. */
export const rules = {
  over90: { ...common, id: "over-90", rule: "over_age", from: "invoice_date", days: 90 },
  past60: { ...common, id: "past-60", rule: "over_age", from: "due_date", days: 60 },
  crossed: { ...common, id: "cross-aged", rule: "cross_aged", share: percent("50"), test: "at_least" },
  crossedMore: { ...common, id: "cross-aged", rule: "cross_aged", share: percent("50"), test: "more_than" },
  crossed10: { ...common, id: "cross-aged", rule: "cross_aged", share: percent("10"), test: "at_least" },
  affiliate: { ...common, id: "affiliate", rule: "affiliate" },
  foreign: { ...common, id: "foreign", rule: "foreign", home: ["US"] },
  foreignHome: { ...common, id: "foreign", rule: "foreign", home: ["US"], unstated: "home" },
  foreignAway: { ...common, id: "foreign", rule: "foreign", home: ["US"], unstated: "foreign" },
  government: { ...common, id: "government", rule: "government" },
  billAndHold: { ...common, id: "bill-and-hold", rule: "bill_and_hold" },
  disputed: { ...common, id: "disputed", rule: "disputed" },
  contra: { ...common, id: "contra", rule: "contra" },
  credits: { ...common, id: "credits-in-prior", rule: "credits_in_prior" },
  quarter: { ...common, id: "concentration", rule: "concentration", share: percent("25"), of: "remaining" },
  quarterOfGross: { ...common, id: "concentration", rule: "concentration", share: percent("25"), of: "gross" },
} as const satisfies Readonly<Record<string, AccountRuleInForce>>;

/** The name of a rule here. */
export type RuleName = keyof typeof rules;

/** An aging of these rows, numbered as a file numbers them. */
export function agingOf(
  rows: readonly ReceivableRow[],
  { payables = [], debtors = [] }: { payables?: readonly PayableRow[]; debtors?: readonly Debtor[] } = {},
): Aging {
  const parties = [
    { id: "B", name: "Borrower Inc.", role: "borrower", aliases: [] },
    { id: "S", name: "Sister Co.", role: "affiliate", aliases: ["Sis"] },
    { id: "L", name: "Lender Bank", role: "lender", aliases: [] },
  ] as const;
  const numbered = rows.map((each, index) => ({ ...each, row: index + 2 }));
  return { rows: numbered, asOf, file: "ar.csv", payables, register: debtorRegister(debtors, parties) };
}

/** What each rule removes, in its turn, and what is left. Unit: dollars, as text. */
export function removals(aging: Aging, ...names: readonly RuleName[]): readonly string[] {
  const part = eligibleReceivables(
    aging,
    names.map((name) => rules[name]),
  );
  if (!part.ok) return [part.failure.code];
  return [...part.value.removed.map(({ amount }) => inDollars(amount)), inDollars(part.value.eligible)];
}

function inDollars(cents: bigint): string {
  return String(Number(cents) / 100);
}
