import { type Applied, applied } from "../../accruals/waterfall.ts";
import type { TermFailure, TermsInForce } from "../../agreement/terms.ts";
import { type Money, money, moneyText } from "../../base/money.ts";
import { figure, leaf, type Receipt } from "../../base/receipt.ts";
import { ok, refuse, type Result } from "../../base/result.ts";
import type { CollateralFailure } from "../../collateral/failure.ts";
import type { ApplicationHead } from "../../events/application.ts";
import type { HappeningOf } from "../../events/happening.ts";
import type { ReportOf } from "../../events/record.ts";
import { type Account, type Entry, entryOf, type Leg, obligationAccounts } from "../../ledger/entry.ts";
import type { KnownFacility } from "../facility.ts";
import { type PeriodLoan, prepaid, redeploymentLacking } from "../period-loans.ts";
import type { RateFailure } from "../rate.ts";
import { duesOn, type Outstanding } from "./dues.ts";
import type { OrderInForce } from "./order.ts";

/** How a collection was applied by a clause: what each head was due, was given and lacks. Unit: cents. */
export type Application = {
  readonly collection: string;
  readonly on: HappeningOf<"CollectionApplied">["on"];
  readonly amount: Money;
  readonly title: string;
  readonly cite: string;
  readonly heads: readonly Applied<ApplicationHead>[];
  readonly receipt: Receipt;
};

/** More is collected than a clause, or the lack of one, has anything to apply it to. */
export type ApplicationFailure =
  | CollateralFailure
  | TermFailure
  | RateFailure
  | { readonly code: "loan.redeployment_needed"; readonly loan: string; readonly cite: string }
  | { readonly code: "collection.exceeds_balance"; readonly amount: Money; readonly balance: Money };

/** What applying a collection does: its entries, what it repays of loans for an Interest Period, and how it went. */
export type AppliedProceeds = {
  readonly entries: readonly Entry[];
  readonly prepaid: readonly HappeningOf<"LoanPrepaid">[];
  readonly application: Application;
};

/**
 * Applies a collection in the order of a clause to what is outstanding.
 *
 * Loans for an Interest Period are repaid in the order in which their periods end, and what the lender loses by it is
 * charged; term loans in the order in which they were made, so that their last instalments fall away first. Refuses
 * `collection.exceeds_balance` where the clause leaves something unapplied, and what `duesOn` and `prepaid` refuse.
 */
export function applyProceeds(
  facility: KnownFacility,
  outstanding: Outstanding,
  { happening, key, by }: ReportOf<"CollectionApplied">,
  order: OrderInForce,
  terms: TermsInForce,
): Result<AppliedProceeds, ApplicationFailure> {
  const { on, amount } = happening;
  const dues = duesOn(facility, outstanding, order, terms, { on, proceeds: amount.minor });
  if (!dues.ok) return dues;
  const { heads: all, surplus } = applied(amount.minor, order.application.order, dues.value);
  // What is left is all that the borrower is due.
  const heads = all.map((each) => (each.head === "borrower" ? { ...each, due: each.paid, short: 0n } : each));
  const inCents = (minor: bigint) => money(amount.currency, minor);
  if (surplus > 0n) {
    return refuse({ code: "collection.exceeds_balance", amount, balance: inCents(amount.minor - surplus) });
  }
  const { title } = order.application;
  const { cite } = order.clause;
  const receipt = figure(title, moneyText(amount), [
    order.clause.source,
    ...order.because,
    leaf("fact", `recorded by ${by}`, { cite: key }),
    ...heads.map(({ head, paid, due }) =>
      leaf("fact", headText(head), { value: `${moneyText(inCents(paid))} of ${moneyText(inCents(due))}` }),
    ),
  ]);
  const periods = repaidOf(facility, outstanding, heads, { happening, key }, terms);
  if (!periods.ok) return periods;
  const legs = heads.flatMap((head) => legsOf(outstanding, head, inCents));
  const paid = legs.reduce((sum, leg) => sum - leg.amount.minor, 0n);
  const facts = { on, cause: key, cite, description: "Collection applied", kind: "collection" as const, receipt };
  const entry = entryOf(facts, [{ account: "cash", amount: inCents(paid) }, ...legs]);
  return ok({
    entries: [...(paid === 0n ? [] : [entry]), ...periods.value.entries],
    prepaid: periods.value.prepaid,
    application: { collection: key, on, amount, title, cite, heads, receipt },
  });
}

/** A head of an order of application in words. */
export function headText(head: ApplicationHead): string {
  return head.replaceAll("_", " ");
}

type InCents = (minor: bigint) => Money;

// The accounts that a head pays. Loans for an Interest Period have entries of their own.
function legsOf({ books, termLoans }: Outstanding, { head, paid }: Applied<ApplicationHead>, inCents: InCents): Leg[] {
  if (paid === 0n || head === "period_loans") return [];
  if (head !== "term_loans") return [{ account: accountOfHead(head), amount: inCents(-paid) }];
  let left = paid;
  return termLoans.flatMap(({ loan }): Leg[] => {
    const owed = books.of(loan).principal;
    const part = left < owed ? left : owed;
    left -= part;
    return part === 0n ? [] : [{ account: `loans:term:${loan}`, amount: inCents(-part) }];
  });
}

function accountOfHead(head: Exclude<ApplicationHead, "period_loans" | "term_loans">): Account {
  switch (head) {
    case "prime_rate_loans":
      return "loans:prime";
    case "true_ups":
      return "loans:true-ups";
    case "letters_of_credit":
      return "held:letters-of-credit";
    case "borrower":
      return "held:borrower";
    default:
      return obligationAccounts[head];
  }
}

type Repaid = { readonly entries: readonly Entry[]; readonly prepaid: readonly HappeningOf<"LoanPrepaid">[] };

function repaidOf(
  facility: KnownFacility,
  { loans }: Outstanding,
  heads: readonly Applied<ApplicationHead>[],
  { happening, key }: Pick<ReportOf<"CollectionApplied">, "happening" | "key">,
  terms: TermsInForce,
): Result<Repaid, ApplicationFailure> {
  let left = heads.find(({ head }) => head === "period_loans")?.paid ?? 0n;
  const entries: Entry[] = [];
  const repaid: HappeningOf<"LoanPrepaid">[] = [];
  for (const loan of byPeriodEnd(loans)) {
    const part = left < loan.amount.minor ? left : loan.amount.minor;
    if (part === 0n) break;
    left -= part;
    const { on, redeployedAt } = happening;
    const lacking = redeploymentLacking(facility, loan, { redeployedAt });
    if (!lacking.ok) return lacking;
    if (lacking.value !== undefined)
      return refuse({ code: "loan.redeployment_needed", loan: loan.loan, cite: lacking.value });
    const amount = { ...loan.amount, minor: part };
    const prepayment = { type: "LoanPrepaid" as const, on, loan: loan.loan, amount, redeployedAt };
    const moved = prepaid(facility, loan, { happening: prepayment, key }, terms);
    if (!moved.ok) return moved;
    entries.push(...moved.value);
    repaid.push(prepayment);
  }
  return ok({ entries, prepaid: repaid });
}

function byPeriodEnd(loans: readonly PeriodLoan[]): readonly PeriodLoan[] {
  return loans.toSorted((a, b) => (a.periodEndsOn < b.periodEndsOn ? -1 : a.periodEndsOn > b.periodEndsOn ? 1 : 0));
}
