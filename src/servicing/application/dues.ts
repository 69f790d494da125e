import type { IsoDate } from "../../base/date.ts";
import { settle } from "../../base/money.ts";
import { ratio, times } from "../../base/ratio.ts";
import { ok, refuse, type Result } from "../../base/result.ts";
import type { TermFailure, TermsInForce } from "../../agreement/terms.ts";
import type { CollateralFailure } from "../../collateral/failure.ts";
import { figureOf, percentage } from "../../collateral/figure.ts";
import { lettersOfCreditOn } from "../../collateral/letters-of-credit.ts";
import { type ApplicationHead, obligationHeads } from "../../events/application.ts";
import { obligationAccounts } from "../../ledger/entry.ts";
import type { Books } from "../books.ts";
import type { KnownFacility } from "../facility.ts";
import { primeBook } from "../interest-line.ts";
import type { PeriodLoan } from "../period-loans.ts";
import type { OrderInForce } from "./order.ts";

/** What is outstanding when proceeds are applied. */
export type Outstanding = {
  readonly books: Books;
  readonly loans: readonly PeriodLoan[];
  readonly termLoans: readonly { readonly loan: string }[];
};

/** What each head is due on a day, before proceeds are applied. Unit: cents; nothing is below zero. */
export type Dues = Readonly<Record<ApplicationHead, bigint>>;

/**
 * What is due under each head. `borrower`, who gets what is left, is due all of it.
 *
 * Refuses what the figures of the clause refuse, and `terms.missing` without a rule of rounding.
 */
export function duesOn(
  facility: KnownFacility,
  { books, loans, termLoans }: Outstanding,
  order: OrderInForce,
  terms: TermsInForce,
  { on, proceeds }: { readonly on: IsoDate; readonly proceeds: bigint },
): Result<Dues, CollateralFailure | TermFailure> {
  const letters = collateralDue(facility, books, order, terms, on);
  if (!letters.ok) return letters;
  const beside = Object.fromEntries(obligationHeads.map((head) => [head, books.beside(obligationAccounts[head])]));
  const trueUps = books.beside("loans:true-ups");
  const dues = {
    ...none,
    ...beside,
    prime_rate_loans: books.of(primeBook).principal,
    // What is owed back to the borrower stands against the loans: it is no debt, and no proceeds to apply.
    true_ups: trueUps > 0n ? trueUps : 0n,
    period_loans: loans.reduce((sum, { amount }) => sum + amount.minor, 0n),
    term_loans: termLoans.reduce((sum, { loan }) => sum + books.of(loan).principal, 0n),
    letters_of_credit: letters.value,
    borrower: proceeds,
  };
  return ok(dues);
}

const none = { costs: 0n, protective_advances: 0n, interest: 0n, fees: 0n, bank_products: 0n, other_obligations: 0n };

// What is still to be held against letters of credit: a part of what is undrawn, which the words of the clause have.
function collateralDue(
  facility: KnownFacility,
  books: Books,
  { application, clause }: OrderInForce,
  { rounding }: TermsInForce,
  on: IsoDate,
): Result<bigint, CollateralFailure | TermFailure> {
  if (!application.order.includes("letters_of_credit")) return ok(0n);
  if (rounding === undefined) return refuse({ code: "terms.missing", term: "rounding", on });
  const part = figureOf(clause, percentage, application.collateral);
  if (!part.ok) return part;
  const undrawn = lettersOfCreditOn(facility.known, on).reduce((sum, letter) => sum + letter.undrawn, 0n);
  const exact = times(ratio(undrawn, 1n), part.value.value);
  const asked = settle({ currency: facility.file.currency, exact }, rounding.value).minor;
  const held = -books.beside("held:letters-of-credit");
  return ok(asked > held ? asked - held : 0n);
}
