import type { IsoDate } from "../base/date.ts";
import { add, type Money, money, moneyText } from "../base/money.ts";
import { figure, type Receipt } from "../base/receipt.ts";
import { type Account, type Entry, isOwed } from "../ledger/entry.ts";
import { balancesOf } from "../ledger/posting.ts";
import { bookCalled } from "./accrued.ts";
import type { KnownFacility } from "./facility.ts";
import { primeBook } from "./interest-line.ts";
import { entryReceipt } from "./entry-receipt.ts";
import type { Sweep } from "./swept.ts";

/** What is owed at the end of a sweep: the loans of every kind, the true-ups of interest, and what is owed besides. */
export function owedIn(swept: Pick<Sweep, "prime" | "loans" | "termLoans" | "beside">): Money {
  const { prime, loans, termLoans, beside } = swept;
  const terms = termLoans.map(({ principal }) => money(prime.currency, principal));
  const others = [...beside].flatMap(([account, minor]) => (isOwed(account) ? [money(prime.currency, minor)] : []));
  return add(prime, ...others, ...loans.map(({ amount }) => amount), ...terms);
}

/** What stands beside the loans at the end of a sweep, true-ups apart: owed, or held by the lender and below zero. */
export function besideLoans({ beside, prime }: Sweep): { readonly account: Account; readonly balance: Money }[] {
  return [...beside].flatMap(([account, minor]) =>
    minor !== 0n && /^(?:obligations|held):/.test(account) ? [{ account, balance: money(prime.currency, minor) }] : [],
  );
}

/** What is owed on one loan, with the entries that made it and the clauses that they rest on. */
export type OwedLine = {
  readonly account: Account;
  readonly called: string;
  readonly amount: Money;
  readonly clause: string;
  readonly receipt: Receipt;
};

/** What is owed on each loan after the entries of the days up to `on`; together what `owedIn` gives of that day. */
export function owedByLoan(facility: KnownFacility, entries: readonly Entry[], on: IsoDate): OwedLine[] {
  return [...balancesOf(entries, on)].flatMap(([account, minor]): OwedLine[] => {
    if (!isOwed(account) || minor === 0n) return [];
    const amount = money(facility.file.currency, minor);
    const called = calledOf(facility, account);
    const own = entries.filter(({ postedOn, legs }) => postedOn <= on && legs.some((leg) => leg.account === account));
    const clauses = new Set(own.flatMap(({ cite }) => cite.split("; ")).filter((cite) => cite !== ""));
    const receipt = figure(`${called} at the close of ${on}`, moneyText(amount), own.map(entryReceipt));
    return [{ account, called, amount, clause: [...clauses].join("; "), receipt }];
  });
}

function calledOf(facility: KnownFacility, account: Account): string {
  if (account === "loans:true-ups") return "True-ups of interest, bearing none";
  if (account.startsWith("obligations:")) return `${partOf(account)}, owed beside the loans`;
  return bookCalled(facility, account === "loans:prime" ? primeBook : account.split(":").slice(2).join(":"));
}

/** What an account beside the loans is of: `obligations:protective-advances` is `Protective advances`. */
export function partOf(account: Account): string {
  const part = (account.split(":")[1] ?? account).replaceAll("-", " ");
  return part.charAt(0).toUpperCase() + part.slice(1);
}
