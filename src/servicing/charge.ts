import type { Accrual } from "../accruals/accrual.ts";
import type { TermsInForce } from "../agreement/terms.ts";
import type { IsoDate } from "../base/date.ts";
import { money } from "../base/money.ts";
import { type Account, type Entry, transfer } from "../ledger/entry.ts";
import type { KnownFacility } from "./facility.ts";
import { feeOfBook, owedOfBook } from "./fees/fee-book.ts";
import { type InterestLine, interestLine, lineText } from "./interest-line.ts";

/** What fell due of a loan or a fee: what accrued of it, and what that comes to, settled. Unit: cents. */
export type FallenDue = {
  readonly name: string;
  readonly called: string;
  readonly paid: bigint;
  readonly accrued: readonly Accrual[];
  /** Where it is owed: in the loan account, or beside it. */
  readonly account: Account;
};

/** The charge of interest or a fee that fell due on a day, with its line. In the loan account it becomes principal. */
export function chargeOf(
  { file }: Pick<KnownFacility, "file">,
  { name, called, paid, accrued, account }: FallenDue,
  day: IsoDate,
  { dayCount, chargeDay, rounding }: TermsInForce,
): { readonly line: InterestLine; readonly entry: Entry } {
  const fee = feeOfBook(file, name);
  const of = fee === undefined ? "interest" : "fee";
  const amount = money(file.currency, owedOfBook(file, name, paid));
  const more = [dayCount?.source, chargeDay?.source, rounding?.source].filter((source) => source !== undefined);
  const line = interestLine({ loan: name, called: fee?.title ?? called, of, chargedOn: day }, accrued, amount, more);
  const kind = of === "fee" ? ("accruedFee" as const) : ("interest" as const);
  const told = {
    on: day,
    description: lineText(line),
    kind,
    cite: line.cite,
    cause: of === "fee" ? name : "interest",
    loan: name,
    receipt: () => line.receipt,
  };
  const income = of === "fee" ? "income:fees" : "income:interest";
  const entry = transfer(told, amount, account, income);
  return { line, entry };
}
