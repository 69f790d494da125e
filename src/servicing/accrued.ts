import { totalOf } from "../accruals/interest.ts";
import type { IsoDate } from "../base/date.ts";
import { addDays } from "../base/date.ts";
import { endOfDay, type Instant } from "../base/instant.ts";
import { type Money, money, moneyText, settle } from "../base/money.ts";
import { figure, leaf, type Receipt } from "../base/receipt.ts";
import { ok, refuse, type Result } from "../base/result.ts";
import { reportsOf } from "../events/record.ts";
import type { Account } from "../ledger/entry.ts";
import { accountOf } from "./account.ts";
import { type KnownFacility, knownBy, termsOn } from "./facility.ts";
import { feeReceipt } from "./fee-receipt.ts";
import { feesOf } from "./fee.ts";
import { interestLine, primeBook } from "./interest-line.ts";
import { optionLoansOf } from "./option-loan.ts";
import { loanCalled } from "./period-loans.ts";
import { primeLoans } from "./rate.ts";
import type { SweepFailure } from "./swept.ts";

/** An account of income. */
export type IncomeAccount = Extract<Account, `income:${string}`>;

/**
 * What has been earned of one thing by the end of a day and is neither charged nor paid: interest on a loan, or a fee.
 *
 * Shape: `of` is the name of the loan in the books, or the clause of the fee. Rounded once.
 */
export type Accrued = {
  readonly income: IncomeAccount;
  readonly of: string;
  readonly called: string;
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

/**
 * What has accrued by the end of a day, as the books had it then. Nothing before servicing begins.
 *
 * Refuses what `sweep` refuses, `terms.missing` where no clause says how an amount is rounded.
 */
export function accruedAt(facility: KnownFacility, day: IsoDate): Result<readonly Accrued[], SweepFailure> {
  const then = knownBy(facility, knowledgeOf(facility, day));
  const interest = interestAccruedAt(then, day);
  return interest.ok ? ok([...interest.value, ...feesAccruedAt(then, day)]) : interest;
}

function interestAccruedAt(facility: KnownFacility, day: IsoDate): Result<readonly Accrued[], SweepFailure> {
  const swept = accountOf(facility, day);
  if (!swept.ok) return swept.failure.code === "servicing.begins_later" ? ok([]) : swept;
  const terms = termsOn(facility, day);
  if (!terms.ok) return terms;
  const { rounding, dayCount } = terms.value;
  if (swept.value.accruing.size === 0) return ok([]);
  if (rounding === undefined) return refuse({ code: "terms.missing", term: "rounding", on: day });
  const more = [dayCount?.source, rounding.source].filter((source) => source !== undefined);
  return ok(
    [...swept.value.accruing].map(([loan, bands]): Accrued => {
      const amount = settle({ currency: facility.file.currency, exact: totalOf(bands) }, rounding.value);
      const called = bookCalled(facility, loan);
      const { cite, receipt } = interestLine({ loan, called, chargedOn: addDays(day, 1) }, bands, amount, more);
      return { income: "income:interest", of: loan, called, amount, clause: cite, receipt };
    }),
  );
}

// A fee accrues whole on the day it is earned, once what imposes it is in effect.
function feesAccruedAt(facility: KnownFacility, day: IsoDate): Accrued[] {
  return feesOf(facility).flatMap((standing): Accrued[] => {
    const { fee, clause, effectiveOn, settled } = standing;
    const earned = effectiveOn !== undefined && effectiveOn <= day && (fee.earnedOn ?? effectiveOn) <= day;
    if (!earned || (settled !== undefined && settled.on <= day)) return [];
    const amount = money(facility.file.currency, fee.minor);
    const receipt = feeReceipt(facility, standing);
    return [{ income: "income:fees", of: clause.cite, called: fee.called, amount, clause: clause.cite, receipt }];
  });
}

/** A loan as statements call it, by the name of its books. */
export function bookCalled({ known }: KnownFacility, loan: string): string {
  if (loan === primeBook) return primeLoans;
  const terms = reportsOf(known, "TermLoanMade").map(({ happening }) => happening);
  return loanCalled(loan, terms, new Map(optionLoansOf(known).map((each) => [each.loan, each.option])));
}

/** Nothing accrued, for a line that has nothing at one end of its period. */
export function nothingAccrued({ file }: KnownFacility, day: IsoDate): Pick<Accrued, "amount" | "receipt"> {
  const amount = money(file.currency, 0n);
  return { amount, receipt: figure(`accrued at the close of ${day}`, moneyText(amount), [leaf("figure", "nothing")]) };
}
