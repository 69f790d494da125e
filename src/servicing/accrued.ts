import { accruedTotal } from "../accruals/accrual.ts";
import type { Segment } from "../accruals/interest.ts";
import { addDays, type IsoDate } from "../base/date.ts";
import { endOfDay, type Instant } from "../base/instant.ts";
import { type Money, money, moneyText, settle } from "../base/money.ts";
import { figure, leaf, type Receipt } from "../base/receipt.ts";
import { ok, refuse, type Result } from "../base/result.ts";
import { reportsOf } from "../events/record.ts";
import type { Account, Entry } from "../ledger/entry.ts";
import { accountOf } from "./account.ts";
import { type KnownFacility, termsOn } from "./facility.ts";
import { feeReceipt } from "./fee-receipt.ts";
import { feesOf, nameOfFee } from "./fee.ts";
import { feeOfBook, owedOfBook } from "./fees/fee-book.ts";
import { interestLine, primeBook } from "./interest-line.ts";
import { optionLoansOf } from "./option-loan.ts";
import { loanCalled } from "./period-loans.ts";
import { primeLoans } from "./rate.ts";
import type { Sweep, SweepFailure } from "./swept.ts";

/** An account of income. */
export type IncomeAccount = Extract<Account, `income:${string}`>;

/**
 * What has been earned of one thing by the end of a day and is neither charged nor paid: interest on a loan, or a fee.
 *
 * Shape: `of` is the name of the loan in the books, or the clause of the fee. `bands` are the balances and rates of the
 * interest, none of a fee that is earned whole. Rounded once.
 */
export type Accrued = {
  readonly income: IncomeAccount;
  readonly of: string;
  readonly called: string;
  readonly bands: readonly Segment[];
  readonly amount: Money;
  readonly clause: string;
  readonly receipt: Receipt;
};

/**
 * The moment by whose knowledge the books of a day were made: its end, or the moment at which servicing was first
 * recorded where that is later; never after the moment of the facility itself.
 */
export function knowledgeOf({ known, knownAt }: KnownFacility, day: IsoDate): Instant {
  const begun = reportsOf(known, "BalanceBroughtForward")[0]?.recordedAt;
  const end = endOfDay(day);
  const at = begun !== undefined && begun > end ? begun : end;
  return at < knownAt ? at : knownAt;
}

/** What the account has earned by the end of a day: what has accrued and is not posted, and the entries of income. */
export type Earned = { readonly accrued: readonly Accrued[]; readonly entered: readonly Entry[] };

/**
 * What a facility as known has earned by the end of a day; nothing before servicing begins.
 *
 * Refuses what `sweep` refuses, `terms.missing` where no clause says how an amount is rounded.
 */
export function earnedBy(facility: KnownFacility, day: IsoDate): Result<Earned, SweepFailure> {
  const swept = accountOf(facility, day);
  if (!swept.ok) {
    return swept.failure.code === "servicing.begins_later" ? ok({ accrued: [], entered: [] }) : swept;
  }
  const accrued = accruedIn(facility, swept.value, day);
  if (!accrued.ok) return accrued;
  return ok({
    accrued: accrued.value,
    entered: swept.value.entries.filter((entry) => creditedBy(entry) !== undefined),
  });
}

/** What a sweep to the end of a day leaves accrued: interest of each loan, and fees earned and not settled by then. */
export function accruedIn(
  facility: KnownFacility,
  swept: Sweep,
  day: IsoDate,
): Result<readonly Accrued[], SweepFailure> {
  const interest = interestAccrued(facility, swept, day);
  return interest.ok ? ok([...interest.value, ...feesAccrued(facility, day)]) : interest;
}

function interestAccrued(
  facility: KnownFacility,
  { accruing }: Sweep,
  day: IsoDate,
): Result<readonly Accrued[], SweepFailure> {
  if (accruing.size === 0) return ok([]);
  const terms = termsOn(facility, day);
  if (!terms.ok) return terms;
  const { rounding, dayCount } = terms.value;
  if (rounding === undefined) return refuse({ code: "terms.missing", term: "rounding", on: day });
  const more = [dayCount?.source, rounding.source].filter((source) => source !== undefined);
  return ok(
    [...accruing].map(([loan, accrued]): Accrued => {
      const { file } = facility;
      const { minor } = settle({ currency: file.currency, exact: accruedTotal(accrued) }, rounding.value);
      const amount = money(file.currency, owedOfBook(file, loan, minor));
      const called = bookCalled(facility, loan);
      const of = feeOfBook(file, loan) === undefined ? "interest" : "fee";
      const given = { loan, called, of, chargedOn: addDays(day, 1) } as const;
      const { bands, cite, receipt } = interestLine(given, accrued, amount, more);
      const income = of === "fee" ? "income:fees" : "income:interest";
      return { income, of: loan, called, bands, amount, clause: cite, receipt };
    }),
  );
}

/** The fees earned and not settled by the end of a day: each accrues whole, once what imposes it is in effect. */
export function feesAccrued(facility: KnownFacility, day: IsoDate): Accrued[] {
  return feesOf(facility).flatMap((standing): Accrued[] => {
    const { fee, clause, effectiveOn, settled } = standing;
    const earned = effectiveOn !== undefined && effectiveOn <= day && (fee.earnedOn ?? effectiveOn) <= day;
    if (!earned || (settled !== undefined && settled.on <= day)) return [];
    const amount = money(facility.file.currency, fee.minor);
    const called = nameOfFee(fee.called);
    const { cite } = clause;
    const receipt = feeReceipt(facility, standing);
    return [{ income: "income:fees", of: cite, called, bands: [], amount, clause: cite, receipt }];
  });
}

/** A loan, or a fee that accrues, as statements call it, by the name of its books. */
export function bookCalled({ known, file }: KnownFacility, loan: string): string {
  const fee = feeOfBook(file, loan);
  if (fee !== undefined) return fee.title;
  if (loan === primeBook) return primeLoans;
  const terms = reportsOf(known, "TermLoanMade").map(({ happening }) => happening);
  return loanCalled(loan, terms, new Map(optionLoansOf(known).map((each) => [each.loan, each.option])));
}

/** The income that an entry credits, above zero, with its account; nothing where it touches none. */
export function creditedBy({
  legs,
}: Pick<Entry, "legs">): { readonly account: IncomeAccount; readonly amount: Money } | undefined {
  for (const { account, amount } of legs) {
    if (isIncome(account)) return { account, amount: money(amount.currency, -amount.minor) };
  }
  return undefined;
}

/** Whether an account is one of income. */
export function isIncome(account: Account): account is IncomeAccount {
  return account.startsWith("income:");
}

/** Of what an entry credits income: the loan of interest, the clause of a fee, or the fact behind it without one. */
export function earnedOn({ loan, cite, cause }: Entry): string {
  return loan ?? (cite === "" ? cause : cite);
}

/** What is earned by an entry, as a line is headed with it: a loan or a fee, or else as the entry says. */
export function earnedCalled(facility: KnownFacility, entry: Entry): string {
  if (entry.loan !== undefined) return bookCalled(facility, entry.loan);
  const fee = feesOf(facility).find(({ clause }) => clause.cite === entry.cite);
  return fee === undefined ? entry.description : nameOfFee(fee.fee.called);
}

/** Nothing accrued, for a line that has nothing at one end of its period. */
export function nothingAccrued({ file }: KnownFacility, day: IsoDate): Pick<Accrued, "amount" | "receipt"> {
  const amount = money(file.currency, 0n);
  return { amount, receipt: figure(`accrued at the close of ${day}`, moneyText(amount), [leaf("figure", "nothing")]) };
}
