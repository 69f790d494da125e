import type { Ratio } from "../base/ratio.ts";
import type { ClauseOf } from "./collateral.ts";

/** The kinds of what is owed besides loans, as a report tells of them. */
export const obligationHeads = [
  "costs",
  "protective_advances",
  "interest",
  "fees",
  "bank_products",
  "other_obligations",
] as const;

/** A kind of what is owed besides loans. */
export type ObligationHead = (typeof obligationHeads)[number];

/**
 * What proceeds may be applied to.
 *
 * `interest` and `fees` are what has accrued up to the day, and what was told to be due of them and not charged;
 * `letters_of_credit` is cash held against drawings to come; `borrower` is what is left, which is the borrower's.
 */
export const applicationHeads = [
  ...obligationHeads,
  "prime_rate_loans",
  "true_ups",
  "period_loans",
  "term_loans",
  "letters_of_credit",
  "borrower",
] as const;

/** What proceeds may be applied to. */
export type ApplicationHead = (typeof applicationHeads)[number];

/**
 * The order in which a clause has proceeds applied: each head in full before the next is given any. A clause is for all
 * collections, or for those before a default or while an Event of Default continues.
 *
 * `collateral` is how much cash is held against letters of credit, as a part of what is undrawn of them.
 */
export type ApplicationClause = ClauseOf & {
  readonly id: string;
  readonly title: string;
  readonly when: "always" | "before_default" | "event_of_default";
  readonly order: readonly ApplicationHead[];
  readonly collateral?: Ratio;
};
