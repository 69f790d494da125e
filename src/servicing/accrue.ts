import { type Accrual, accruedTotal } from "../accruals/accrual.ts";
import { accrueTo, drawn, type LoanState, unmade } from "../accruals/loan-state.ts";
import type { TermsInForce } from "../agreement/terms.ts";
import { addDays, firstOfMonth, firstOfNextMonth, type IsoDate, laterOf } from "../base/date.ts";
import { type Money, money, settle } from "../base/money.ts";
import { type Ratio, zero } from "../base/ratio.ts";
import { figure, leaf, type Receipt } from "../base/receipt.ts";
import { ok, refuse, type Result } from "../base/result.ts";
import { reportsOf } from "../events/record.ts";
import { changesOf, type KnownFacility, termsByDay } from "./facility.ts";
import type { OptionLoan } from "./option-loan.ts";
import { optionAccrued } from "./period-loans.ts";
import { percentText, primeRateOn } from "./rate.ts";
import { lawfully } from "./lawful-rate.ts";
import { gridDays } from "./pricing/grid.ts";
import type { SweepFailure } from "./swept.ts";

/** A rate that is fixed until a day, after which the amount bears the rate of Prime Rate Loans. */
export type FixedUntil = {
  readonly rate: Ratio;
  readonly until: IsoDate;
  readonly label: string;
  readonly key: string;
};

/**
 * Interest on one amount by itself, at a rate fixed until a day or as a loan at an option bears it, for the days
 * `[from, to)`, without charging any of it.
 *
 * Refuses what `termsOn` and `primeRateOn` refuse.
 */
export function accrueOn(
  facility: KnownFacility,
  amount: Money,
  from: IsoDate,
  to: IsoDate,
  fixed?: FixedUntil | OptionLoan,
): Result<readonly Accrual[], SweepFailure> {
  const termsAt = termsByDay(facility);
  const until = fixed === undefined ? undefined : "option" in fixed ? fixed.periodEndsOn : fixed.until;
  const days = daysOfChange(facility, from, to, until);
  let loan = drawn(unmade(from, zero, leaf("fact", "the amount by itself")), amount.minor);
  for (const [index, day] of days.slice(0, -1).entries()) {
    const terms = termsAt(day);
    if (!terms.ok) return terms;
    const own = until !== undefined && day < until ? fixed : undefined;
    const accrued = accruedBy(facility, terms.value, loan, [day, days[index + 1] ?? to], own);
    if (!accrued.ok) return accrued;
    loan = accrued.value;
  }
  return ok(loan.accruing);
}

// The amount with its interest for days of one kind: at its own rate while that lasts, then at that of Prime Rate
// Loans.
function accruedBy(
  facility: KnownFacility,
  terms: TermsInForce,
  loan: LoanState,
  [from, to]: readonly [IsoDate, IsoDate],
  own: FixedUntil | OptionLoan | undefined,
): Result<LoanState, SweepFailure> {
  const { dayCount } = terms;
  if (dayCount === undefined) return refuse({ code: "terms.missing", term: "dayCount", on: from });
  if (own !== undefined && "option" in own) return optionAccrued(facility, own, loan, [from, to], dayCount.value);
  const rate = own === undefined ? primeRate(facility, terms, from) : ok(fixedRate(own));
  if (!rate.ok) return rate;
  const parts = lawfully(facility, [{ balance: loan.principal, ...rate.value }], from, loan);
  return parts.ok ? ok(accrueTo(loan, to, dayCount.value, parts.value)) : parts;
}

type SourcedRate = { readonly rate: Ratio; readonly source: Receipt };

function fixedRate({ rate, until, label, key }: FixedUntil): SourcedRate {
  const fact = leaf("fact", `${label}, rate fixed to ${until}`, { cite: key });
  return { rate, source: figure(label, percentText(rate), [fact]) };
}

function primeRate(facility: KnownFacility, terms: TermsInForce, on: IsoDate): Result<SourcedRate, SweepFailure> {
  const prime = primeRateOn(facility, terms, on);
  return prime.ok ? ok({ rate: prime.value.value.rate, source: prime.value.receipt }) : prime;
}

function daysOfChange(facility: KnownFacility, from: IsoDate, to: IsoDate, until: IsoDate | undefined): IsoDate[] {
  const published = reportsOf(facility.known, "IndexPublished").flatMap(({ happening }) => [
    happening.on,
    firstOfNextMonth(happening.on),
  ]);
  const all = [
    from,
    to,
    ...published,
    ...gridDays(facility, to),
    ...(facility.file.lawfulRates ?? []).map((maximum) => maximum.from),
    ...changesOf(facility),
  ];
  const inside = [...all, ...(until === undefined ? [] : [until])].filter((day) => day >= from && day <= to);
  return [...new Set(inside)].toSorted();
}

/** What an amount in the loan account costs in one month: interest on it and on the interest charged for it before. */
export type CarryingLine = {
  readonly from: IsoDate;
  readonly to: IsoDate;
  readonly on: Money;
  readonly interest: Money;
};

/**
 * What an amount charged on a day costs until `to`, that day not counted, as if it stood alone in the account: month
 * by month, each month's interest charged and bearing interest from the next.
 */
export function carryingCost(
  facility: KnownFacility,
  amount: Money,
  chargedOn: IsoDate,
  to: IsoDate,
): Result<readonly CarryingLine[], SweepFailure> {
  const began = reportsOf(facility.known, "BalanceBroughtForward")[0]?.happening.on;
  const termsAt = termsByDay(facility);
  const lines: CarryingLine[] = [];
  let on = amount;
  let from = began === undefined ? chargedOn : laterOf(chargedOn, addDays(began, 1));
  while (from < to) {
    const next = firstOfNextMonth(firstOfMonth(from));
    const end = next < to ? next : to;
    const accrued = accrueOn(facility, on, from, end);
    if (!accrued.ok) return accrued;
    const terms = termsAt(from);
    const rounding = terms.ok ? terms.value.rounding : undefined;
    if (rounding === undefined) return refuse({ code: "terms.missing", term: "rounding", on: from });
    const interest = settle({ currency: amount.currency, exact: accruedTotal(accrued.value) }, rounding.value);
    lines.push({ from, to: end, on, interest });
    on = money(on.currency, on.minor + interest.minor);
    from = end;
  }
  return ok(lines);
}
