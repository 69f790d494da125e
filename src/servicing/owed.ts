import { add, type Money, money } from "../base/money.ts";
import type { Sweep } from "./swept.ts";

/**
 * What is owed at the end of a sweep: the Prime Rate Loans, the loans for an Interest Period, the term loans and the
 * true-ups of interest together.
 */
export function owedIn({ prime, trueUps, loans, termLoans }: Sweep): Money {
  const terms = termLoans.map(({ principal }) => money(prime.currency, principal));
  return add(prime, trueUps, ...loans.map(({ amount }) => amount), ...terms);
}
