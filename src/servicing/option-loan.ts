import { type Fixing, publishedFor } from "../accruals/fixing.ts";
import { breakageOf, optionRates, periodEnd, type RateRun } from "../accruals/option-rate.ts";
import type { Priced } from "../accruals/loan-state.ts";
import { type BusinessCalendar, joinedCalendar } from "../base/business-calendar.ts";
import type { IsoDate } from "../base/date.ts";
import type { DayCountName } from "../base/daycount.ts";
import { calendars } from "../base/holidays.ts";
import { negate, plus, type Ratio } from "../base/ratio.ts";
import { figure, leaf, type Receipt } from "../base/receipt.ts";
import { ok, refuse, type Result } from "../base/result.ts";
import { clauseForce } from "../compliance/anchor.ts";
import type { HappeningOf } from "../events/happening.ts";
import type { RateOption } from "../events/rate-option.ts";
import { type Report, reportsOf } from "../events/record.ts";
import { type KnownFacility, standingOn } from "./facility.ts";
import { gridMarginOn } from "./pricing/grid.ts";
import { eurodollarLoans, percentText, type RateFailure } from "./rate.ts";

/** A loan at a rate made of an index for an Interest Period, with the key of the fact that made it. */
export type OptionLoan = HappeningOf<"OptionLoanMade"> & { readonly key: string };

/** The option of a name as it is in force on a day, with its clause. */
export type OptionInForce = { readonly option: RateOption; readonly cite: string; readonly calendar: BusinessCalendar };

/**
 * The option under which a paper speaks of some loans, where its clause is in force on a day.
 *
 * Refuses `rate.option_unknown` when nobody entered it, `rate.no_clause` when its clause is not in force.
 */
export function optionOn(facility: KnownFacility, loans: string, on: IsoDate): Result<OptionInForce, RateFailure> {
  const options = facility.file.rateOptions ?? [];
  const option = options.find((each) => each.loans === loans);
  if (option === undefined) {
    return refuse({ code: "rate.option_unknown", loans, known: options.map((each) => each.loans) });
  }
  const { force, cite } = clauseForce(facility.agreement, option, standingOn(facility, on));
  if (force !== "in_force") return refuse({ code: "rate.no_clause", scope: loans, on });
  return ok({ option, cite, calendar: joinedCalendar(option.calendars.map((each) => calendars[each])) });
}

/** A part of a loan's days at its rate. */
export type OptionRun = Priced & Pick<RateRun, "to">;

/**
 * The rates of a loan for the days `[from, to)`, each with its clause and the fixings that made it.
 *
 * Refuses what `optionOn` refuses of the day the loan was made, and `rate.fixing_missing` for a day whose index nobody
 * published: no other day's is taken.
 */
export function optionRuns(
  facility: KnownFacility,
  loan: OptionLoan,
  balance: bigint,
  [from, to]: readonly [IsoDate, IsoDate],
  agreed: DayCountName,
): Result<readonly OptionRun[], RateFailure> {
  const inForce = optionOn(facility, loan.option, loan.on);
  if (!inForce.ok) return inForce;
  const priced = pricedOn(facility, inForce.value, from);
  if (!priced.ok) return priced;
  const runs = ratesOf(facility, priced.value, loan, [from, to], agreed);
  if (!runs.ok) return runs;
  return ok(
    runs.value.map(({ rate, to: end, fixings }) => ({
      balance,
      rate,
      to: end,
      source: sourceOf(priced.value, loan, rate, fixings),
    })),
  );
}

// The option at the margin that a pricing grid gives its loans on a day, where one does.
function pricedOn(facility: KnownFacility, inForce: OptionInForce, on: IsoDate): Result<PricedOption, RateFailure> {
  const grid = gridMarginOn(facility, inForce.option.loans, on);
  if (!grid.ok) return grid;
  if (grid.value === undefined) return ok(inForce);
  const { margin, cite, receipt } = grid.value;
  return ok({ ...inForce, option: { ...inForce.option, margin }, cite: `${inForce.cite}; ${cite}`, level: receipt });
}

type PricedOption = OptionInForce & { readonly level?: Receipt };

function ratesOf(
  facility: KnownFacility,
  { option, cite, calendar }: OptionInForce,
  loan: Pick<OptionLoan, "on">,
  [from, to]: readonly [IsoDate, IsoDate],
  agreed: DayCountName,
): Result<readonly RateRun[], RateFailure> {
  const fixing = (on: IsoDate): Fixing | undefined => publishedFor(facility.known, option.index, on);
  const dayCount = option.dayCount ?? agreed;
  const runs = optionRates({ option, calendar, dayCount, periodFrom: loan.on, fixing }, from, to);
  if (runs.ok) return runs;
  const { failure } = runs;
  return refuse(
    failure.code === "fixing.missing"
      ? { code: "rate.fixing_missing", index: option.index, on: failure.on, cite }
      : failure,
  );
}

function sourceOf(
  { option, cite, level }: PricedOption,
  { loan, on, key }: OptionLoan,
  rate: Ratio,
  fixings: readonly Fixing[],
): Receipt {
  const said = `${option.index}${kindText(option)} plus a margin`;
  return figure(`${loan}, ${option.loans}`, percentText(rate), [
    leaf("clause", said, {
      cite,
      value: percentText(option.margin),
      ...(level === undefined ? {} : { because: [level] }),
    }),
    ...fixings.map((fixing) => ({ ...fixing.source, value: percentText(fixing.rate) })),
    leaf("fact", `${loan} made on ${on}`, { cite: key }),
  ]);
}

function kindText({ kind, lookbackDays }: RateOption): string {
  const back = lookbackDays === 0 ? "" : `, looked back ${lookbackDays} Business Days`;
  if (kind === "compounded") return ` compounded in arrears${back}`;
  return kind === "daily_simple" ? ` of each day${back}` : " fixed before the period";
}

/** Where a period that is to end on a day ends: the day itself, or the one to which the convention moves it. */
export function optionPeriodEnd({ option, calendar }: OptionInForce, on: IsoDate): Result<IsoDate, RateFailure> {
  return periodEnd(calendar, on, option);
}

/**
 * What breakage of an amount repaid before the period ends comes to, unrounded, in cents, with its receipt. Nothing
 * where the clause asks for none, or the rate moved with the index from day to day.
 */
export function breakageOn(
  facility: KnownFacility,
  loan: OptionLoan,
  { happening, key }: { readonly happening: HappeningOf<"LoanPrepaid">; readonly key: string },
  agreed: DayCountName,
): Result<{ readonly exact: Ratio; readonly cite: string; readonly receipt: Receipt } | undefined, RateFailure> {
  const { on, amount, redeployedAt } = happening;
  const inForce = optionOn(facility, loan.option, loan.on);
  if (!inForce.ok) return inForce;
  const { option, cite } = inForce.value;
  if (!option.breakage || option.kind !== "term" || redeployedAt === undefined) return ok(undefined);
  // The margin is taken off again, so it may be any.
  const runs = ratesOf(facility, inForce.value, loan, [on, loan.periodEndsOn], agreed);
  if (!runs.ok) return runs;
  const lent = plus(runs.value[0]?.rate ?? option.margin, negate(option.margin));
  const exact = breakageOf(amount.minor, lent, redeployedAt, on, loan.periodEndsOn, option.dayCount ?? agreed);
  const receipt = figure(`Breakage of ${loan.loan}`, on, [
    leaf("clause", "what the lender loses by repayment before the period ends", { cite }),
    leaf("fact", `${option.index} at which it was lent`, { value: percentText(lent), cite: loan.key }),
    leaf("fact", "at which it can be lent again", { value: percentText(redeployedAt), cite: key }),
  ]);
  return ok({ exact, cite, receipt });
}

/** The loans made at an option, with the keys of the facts that made them. */
export function optionLoansOf(known: readonly Report[]): readonly OptionLoan[] {
  return reportsOf(known, "OptionLoanMade").map(({ happening, key }) => ({ ...happening, key }));
}

/** A loan for an Interest Period as a statement calls it: `S1, SOFR Loan`, `E1, Eurodollar Rate Loan`. */
export function periodLoanText({ loan, option }: { readonly loan: string; readonly option?: string }): string {
  return `${loan}, ${(option ?? eurodollarLoans).replace(/s$/, "")}`;
}
