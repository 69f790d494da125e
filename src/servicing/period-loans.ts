import { accrueTo, type LoanState } from "../accruals/loan-state.ts";
import type { TermsInForce } from "../agreement/terms.ts";
import { addDays, type IsoDate } from "../base/date.ts";
import type { DayCountName } from "../base/daycount.ts";
import { type Currency, money, settle } from "../base/money.ts";
import { compare } from "../base/ratio.ts";
import { figure, leaf, type Receipt } from "../base/receipt.ts";
import { ok, refuse, type Result } from "../base/result.ts";
import type { HappeningOf } from "../events/happening.ts";
import { reportsOf } from "../events/record.ts";
import { type Entry, transfer } from "../ledger/entry.ts";
import type { KnownFacility } from "./facility.ts";
import { lawfully, maximumRateOn } from "./lawful-rate.ts";
import { loanAccount } from "./move.ts";
import {
  breakageOn,
  optionOn,
  type OptionLoan,
  optionLoansOf,
  type OptionRun,
  optionRuns,
  periodLoanText,
} from "./option-loan.ts";
import type { RateFailure } from "./rate.ts";

/**
 * A loan for an Interest Period that is outstanding, at a fixed rate or at one made of an index, with the key of the
 * fact that made it. `amount` is what is left of it.
 */
export type PeriodLoan = OptionLoan | (HappeningOf<"EurodollarLoanMade"> & { readonly key: string });

/** The loan with its interest worked out for the days `[from, to)`, at the rates that the index makes of them. */
export function optionAccrued(
  facility: KnownFacility,
  loan: OptionLoan,
  before: LoanState,
  days: readonly [IsoDate, IsoDate],
  agreed: DayCountName,
): Result<LoanState, RateFailure> {
  const runs = runsForLaw(facility, loan, before.principal, days, agreed);
  if (!runs.ok) return runs;
  const own = facility.file.rateOptions?.find(({ loans }) => loans === loan.option)?.dayCount;
  let state = before;
  for (const run of runs.value) {
    const parts = lawfully(facility, [run], days[0], state);
    if (!parts.ok) return parts;
    state = accrueTo(state, run.to, own ?? agreed, parts.value);
  }
  return ok(state);
}

// The law bounds what each day bears, so a run at a rate worked out for several days together is parted into its days
// where any of them would bear more.
function runsForLaw(
  facility: KnownFacility,
  loan: OptionLoan,
  balance: bigint,
  [from, to]: readonly [IsoDate, IsoDate],
  agreed: DayCountName,
): Result<readonly OptionRun[], RateFailure> {
  const whole = optionRuns(facility, loan, balance, [from, to], agreed);
  const maximum = maximumRateOn(facility, from);
  if (!maximum.ok) return maximum;
  const { value: most } = maximum;
  if (!whole.ok || most === undefined) return whole;
  const days: OptionRun[] = [];
  for (let day = from; day < to; day = addDays(day, 1)) {
    const runs = optionRuns(facility, loan, balance, [day, addDays(day, 1)], agreed);
    if (!runs.ok) return runs;
    days.push(...runs.value);
  }
  return days.some(({ rate }) => compare(rate, most.rate) > 0) ? ok(days) : whole;
}

/**
 * The entries of a loan repaid before its period ends: what was repaid, and what the lender loses by it, charged to
 * the loan account.
 */
export function prepaid(
  facility: KnownFacility,
  loan: PeriodLoan,
  { happening, key }: { readonly happening: HappeningOf<"LoanPrepaid">; readonly key: string },
  terms: TermsInForce,
): Result<readonly Entry[], RateFailure> {
  const { on, amount } = happening;
  const whole = amount.minor === loan.amount.minor;
  const description = `${loan.loan} repaid ${whole ? "" : "in part "}before its period ends`;
  const receipt = figure(description, on, [leaf("fact", "repaid", { cite: key })]);
  const facts = { on, description, kind: "collection" as const, cite: "", cause: key, receipt };
  const repaid = transfer(facts, amount, "cash", loanAccount(loan));
  const lost =
    loan.type === "OptionLoanMade" ? breakageEntry(facility, loan, { happening, key }, terms) : ok(undefined);
  if (!lost.ok) return lost;
  return ok(lost.value === undefined ? [repaid] : [repaid, lost.value]);
}

/**
 * The clause by which the index must be told at which a loan repaid before its period ends can be lent again, where it
 * was not. Without it what the lender loses would be nothing.
 */
export function redeploymentLacking(
  facility: KnownFacility,
  loan: PeriodLoan,
  { redeployedAt }: Pick<HappeningOf<"LoanPrepaid">, "redeployedAt">,
): Result<string | undefined, RateFailure> {
  if (loan.type !== "OptionLoanMade" || redeployedAt !== undefined) return ok(undefined);
  const inForce = optionOn(facility, loan.option, loan.on);
  if (!inForce.ok) return inForce;
  const { option, cite } = inForce.value;
  return ok(option.breakage && option.kind === "term" ? cite : undefined);
}

function breakageEntry(
  facility: KnownFacility,
  loan: OptionLoan,
  { happening, key }: { readonly happening: HappeningOf<"LoanPrepaid">; readonly key: string },
  { dayCount, rounding }: TermsInForce,
): Result<Entry | undefined, RateFailure> {
  const { on } = happening;
  if (dayCount === undefined) return refuse({ code: "terms.missing", term: "dayCount", on });
  if (rounding === undefined) return refuse({ code: "terms.missing", term: "rounding", on });
  const breakage = breakageOn(facility, loan, { happening, key }, dayCount.value);
  if (!breakage.ok || breakage.value === undefined) return breakage.ok ? ok(undefined) : breakage;
  const { exact, cite, receipt } = breakage.value;
  const { currency } = facility.file;
  const amount = settle({ currency, exact }, rounding.value);
  if (amount.minor === 0n) return ok(undefined);
  const description = `Breakage of ${loan.loan} charged to the loan account`;
  const facts = { on, description, kind: "fee" as const, cite, cause: key, receipt };
  return ok(transfer(facts, amount, "loans:prime", "income:fees"));
}

/** The entry by which a loan becomes a Prime Rate Loan when its period ends, on the rule that says so. */
export function convertedAtEnd(loan: PeriodLoan, on: IsoDate, rule: Receipt): Entry {
  const description = `${loan.loan} becomes a Prime Rate Loan at the end of its Interest Period`;
  const receipt = figure(description, on, [rule, leaf("fact", `${loan.loan} made`, { cite: loan.key })]);
  const facts = { on, description, kind: "conversion" as const, cite: rule.cite ?? "", cause: loan.key, receipt };
  return transfer(facts, loan.amount, "loans:prime", loanAccount(loan));
}

/** A loan as a statement calls it, of whatever kind it is or was. `options` are those of loans made at one, by name. */
export function loanCalled(
  name: string,
  termLoans: readonly { readonly loan: string }[],
  options: ReadonlyMap<string, string>,
): string {
  if (termLoans.some(({ loan }) => loan === name)) return name;
  const option = options.get(name);
  return periodLoanText(option === undefined ? { loan: name } : { loan: name, option });
}

/** The loans whose Interest Period runs on a day, as known, those repaid by then left out. */
export function outstandingLoans({ known }: KnownFacility, on: IsoDate): PeriodLoan[] {
  const fixed = reportsOf(known, "EurodollarLoanMade").map(({ happening, key }) => ({ ...happening, key }));
  const repaid = reportsOf(known, "LoanPrepaid").filter(({ happening }) => happening.on <= on);
  const left = ({ loan, amount }: PeriodLoan) =>
    repaid
      .filter(({ happening }) => happening.loan === loan)
      .reduce((rest, { happening }) => rest - happening.amount.minor, amount.minor);
  return [...fixed, ...optionLoansOf(known)].filter(
    (each) => each.on <= on && on < each.periodEndsOn && left(each) > 0n,
  );
}

/** The loans with what was repaid of one of them taken off; one of which nothing is left is no more among them. */
export function afterRepayment<Loan extends PeriodLoan>(
  loans: readonly Loan[],
  { loan, amount }: HappeningOf<"LoanPrepaid">,
  currency: Currency,
): Loan[] {
  return loans.flatMap((each) => {
    const left = each.amount.minor - amount.minor;
    if (each.loan !== loan) return [each];
    return left === 0n ? [] : [{ ...each, amount: money(currency, left) }];
  });
}
