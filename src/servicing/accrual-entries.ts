import type { IsoDate } from "../base/date.ts";
import { type Currency, type Money, money } from "../base/money.ts";
import type { Account } from "../ledger/entry.ts";
import type { Posting } from "../ledger/posting.ts";
import type { AccrualLine } from "./accrual-line.ts";
import { type IncomeAccount, isIncome } from "./accrued.ts";

/** An account of the general ledger: those of the books, and what is earned and not yet charged or paid. */
export type GeneralAccount = Account | "accrued:interest" | "accrued:fees";

/** An entry of the general ledger; its legs add up to nothing, a debit above zero. `dueOn` is the day it is for. */
export type GeneralEntry = {
  readonly on: IsoDate;
  readonly dueOn: IsoDate;
  readonly cause: string;
  readonly description: string;
  readonly clause: string;
  readonly legs: readonly { readonly account: GeneralAccount; readonly amount: Money }[];
};

/**
 * What the entries of a period do to an account. `opening` and `closing` are there for what is earned and not yet
 * charged or paid, which these entries alone move. Unit: `credits` above zero.
 */
export type AccountMovement = {
  readonly account: GeneralAccount;
  readonly opening?: Money;
  readonly debits: Money;
  readonly credits: Money;
  readonly closing?: Money;
};

/** The entries of a period, each as it is posted, and what is earned at its end. */
export function generalEntries(
  lines: readonly AccrualLine[],
  posted: readonly Posting[],
  from: IsoDate,
  to: IsoDate,
): GeneralEntry[] {
  return [
    ...posted.map(settlementEntry),
    ...lines.flatMap((line) => [
      ...earnedEntry(line, line.accrued, to, ""),
      ...earnedEntry(line, line.adjusted, to, `, of days before ${from}`),
    ]),
  ];
}

// What is charged or paid was earned as it accrued, so it is taken from what has accrued and not from income.
function settlementEntry({ postedOn, valueOn, description, cite, cause, legs }: Posting): GeneralEntry {
  const own = legs.map(({ account, amount }) => ({
    account: isIncome(account) ? accruedAccount(account) : account,
    amount,
  }));
  return { on: postedOn, dueOn: valueOn, cause, description, clause: cite, legs: own };
}

function earnedEntry(
  { income, called, clause }: AccrualLine,
  amount: Money,
  on: IsoDate,
  when: string,
): GeneralEntry[] {
  if (amount.minor === 0n) return [];
  const what = income === "income:interest" ? `Interest earned on ${called}` : `Earned: ${called}`;
  const legs = [
    { account: accruedAccount(income), amount },
    { account: income, amount: money(amount.currency, -amount.minor) },
  ];
  return [{ on, dueOn: on, cause: "accrual", description: `${what}${when}`, clause, legs }];
}

function accruedAccount(income: IncomeAccount): "accrued:interest" | "accrued:fees" {
  return income === "income:interest" ? "accrued:interest" : "accrued:fees";
}

/** What entries do to each account that they touch, in the order in which they first do. */
export function accountMovements(
  currency: Currency,
  lines: readonly AccrualLine[],
  entries: readonly GeneralEntry[],
): AccountMovement[] {
  const legs = entries.flatMap((entry) => entry.legs);
  const accrued = lines.map(({ income }) => accruedAccount(income));
  return [...new Set([...accrued, ...legs.map(({ account }) => account)])].map((account): AccountMovement => {
    const own = legs.filter((leg) => leg.account === account).map(({ amount }) => amount.minor);
    const sum = (minors: readonly bigint[]) =>
      money(
        currency,
        minors.reduce((total, minor) => total + minor, 0n),
      );
    const debits = sum(own.filter((minor) => minor > 0n));
    const credits = sum(own.filter((minor) => minor < 0n).map((minor) => -minor));
    const of = lines.filter(({ income }) => accruedAccount(income) === account);
    if (account !== "accrued:interest" && account !== "accrued:fees") return { account, debits, credits };
    const opening = sum(of.map((line) => line.opening.minor));
    return { account, opening, debits, credits, closing: sum(of.map((line) => line.closing.minor)) };
  });
}
