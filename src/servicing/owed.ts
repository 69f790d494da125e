import { add, type Money, money } from "../base/money.ts";
import { type Account, isOwed } from "../ledger/entry.ts";
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
