import { type Fixing, fixingOn, fixingsOf } from "../accruals/fixing.ts";
import type { TermFailure, TermsInForce } from "../agreement/terms.ts";
import type { LoanScope } from "../papers/acts/act.ts";
import type { CalendarFailure } from "../base/business-calendar.ts";
import type { IsoDate } from "../base/date.ts";
import { plus, type Ratio, toDecimal } from "../base/ratio.ts";
import { type Answer, figure, leaf, type Receipt } from "../base/receipt.ts";
import { ok, refuse, type Result } from "../base/result.ts";
import { interpretationPoints } from "../events/settings.ts";
import type { KnownFacility } from "./facility.ts";
import { type GridFailure, gridMarginOn } from "./pricing/grid.ts";

/** Why no rate can be given. */
export type RateFailure =
  | TermFailure
  | { readonly code: "rate.no_clause"; readonly scope: string; readonly on: IsoDate }
  | {
      readonly code: "rate.loans_not_told_apart";
      readonly loans: LoanScope;
      readonly on: IsoDate;
      readonly cite: string;
    }
  | CalendarFailure
  | GridFailure
  | { readonly code: "rate.option_unknown"; readonly loans: string; readonly known: readonly string[] }
  | { readonly code: "rate.fixing_missing"; readonly index: string; readonly on: IsoDate; readonly cite: string }
  | { readonly code: "rate.no_fixing"; readonly index: string; readonly on: IsoDate; readonly cite: string };

/** The rate on the loans that bear interest at the Prime Rate and a margin. Rates: per annum, as parts of one. */
export type PrimeRateInForce = {
  readonly index: Fixing;
  readonly margin: Ratio;
  readonly rate: Ratio;
  readonly cite: string;
};

/** The name under which papers speak of the loans at the Prime Rate. */
export const primeLoans = "Prime Rate Loans";

/** The name under which papers speak of the loans at a rate fixed for an Interest Period. */
export const eurodollarLoans = "Eurodollar Rate Loans";

/** A rate in per cent, `5.25%`, exact; one that has no end in decimals is cut to seven and says so. */
export function percentText(rate: Ratio): string {
  const exact = toDecimal({ numerator: rate.numerator * 100n, denominator: rate.denominator }, 2);
  if (!exact.includes("/")) return `${exact}%`;
  const cut = { numerator: (rate.numerator * 1_000_000_000n) / rate.denominator, denominator: 10_000_000n };
  return `${toDecimal(cut, 7)}…%`;
}

/**
 * The rate on Prime Rate Loans on a day, under the terms in force.
 *
 * Refuses `rate.no_clause` when no clause in force prices them, `rate.loans_not_told_apart` when the clause that does
 * reaches new or outstanding loans only and the terms are not those of one loan, `rate.no_fixing` when the index has no
 * value yet.
 */
export function primeRateOn(
  facility: KnownFacility,
  terms: TermsInForce,
  on: IsoDate,
): Result<Answer<PrimeRateInForce>, RateFailure> {
  const priced = primeTermOn(facility, terms, on);
  if (!priced.ok) return priced;
  const { index, cite } = priced.value;
  const timing = terms.indexChange?.value ?? facility.file.settings.primeChange;
  const fixing = fixingOn(fixingsOf(facility.known, index, timing), on);
  if (fixing === undefined) return refuse({ code: "rate.no_fixing", index, on, cite });
  const { value, text, because } = withMargin(priced.value, fixing);
  const changed = terms.indexChange?.source ?? timingSetting(facility);
  return ok({ value, receipt: figure(`${primeLoans} on ${on}`, text, [...because, changed]) });
}

// A margin meets one value of its index on many days.
function withMargin(term: PrimeTerm, index: Fixing): WithMargin {
  const kept = summed.get(term) ?? new WeakMap<Fixing, WithMargin>();
  summed.set(term, kept);
  const before = kept.get(index);
  if (before !== undefined) return before;
  const { margin, cite, source } = term;
  const rate = plus(index.rate, margin);
  const because = [source, { ...index.source, value: percentText(index.rate) }];
  const sum = { value: { index, margin, rate, cite }, text: percentText(rate), because };
  kept.set(index, sum);
  return sum;
}

type WithMargin = { readonly value: PrimeRateInForce; readonly text: string; readonly because: readonly Receipt[] };

const summed = new WeakMap<PrimeTerm, WeakMap<Fixing, WithMargin>>();

type PrimeTerm = {
  readonly index: string;
  readonly margin: Ratio;
  readonly cite: string;
  readonly source: Receipt;
};

// The margin of a clause, or that of a pricing grid; both at once cannot be.
function primeTermOn(facility: KnownFacility, terms: TermsInForce, on: IsoDate): Result<PrimeTerm, RateFailure> {
  const term = terms.rates.find(({ value }) => value.scope === primeLoans || value.scope === "all Loans");
  const grid = gridMarginOn(facility, primeLoans, on);
  if (!grid.ok) return grid;
  const cite = term?.source.cite ?? "";
  if (grid.value !== undefined) {
    const { grid: entry, margin, receipt, cite: clause } = grid.value;
    if (term !== undefined)
      return refuse({ code: "terms.conflict", term: `rate on ${primeLoans}`, on, cites: [cite, clause] });
    const { index = "" } = entry;
    const label = `${index} plus a margin, ${receipt.value ?? ""}`;
    const source = leaf("clause", label, { cite: clause, value: percentText(margin), because: receipt.because });
    return ok({ index, margin, cite: clause, source });
  }
  if (term === undefined) return refuse({ code: "rate.no_clause", scope: primeLoans, on });
  if (term.loans !== undefined) return refuse({ code: "rate.loans_not_told_apart", loans: term.loans, on, cite });
  return ok(marginOf(term));
}

// Terms stand for many days.
function marginOf(term: TermsInForce["rates"][number]): PrimeTerm {
  const before = margins.get(term);
  if (before !== undefined) return before;
  const { index, margin } = term.value;
  const source = { ...term.source, label: `${index} plus a margin`, value: percentText(margin) };
  const priced = { index, margin, cite: term.source.cite ?? "", source };
  margins.set(term, priced);
  return priced;
}

const margins = new WeakMap<TermsInForce["rates"][number], PrimeTerm>();

/**
 * The clause on which a loan at a rate fixed for its Interest Period bears that rate: the one that lets such loans run
 * off where new ones are stopped, else the one that prices them.
 */
export function fixedRateClause({ overlays, rates }: TermsInForce): Receipt | undefined {
  const runOff = overlays.find(({ act }) => act.overlay.rule === "noNewLoans" && act.overlay.runOffOf !== undefined);
  if (runOff !== undefined)
    return leaf("clause", "runs to the end of its Interest Period", { cite: runOff.clause.cite });
  return rates.find(({ value }) => value.scope === eurodollarLoans)?.source;
}

/** Why a loan bears the rate that was fixed when it was made: that fact, and the clause that prices it. */
export function fixedRateOf(
  { loan, on, key }: { readonly loan: string; readonly on: IsoDate; readonly key: string },
  called: string,
  rate: Ratio,
  terms: TermsInForce,
): Receipt {
  const clause = fixedRateClause(terms);
  const fact = leaf("fact", `rate fixed when ${loan} was made on ${on}`, { cite: key, value: percentText(rate) });
  return figure(called, percentText(rate), clause === undefined ? [fact] : [fact, clause]);
}

function timingSetting({ file }: KnownFacility): Receipt {
  const { question } = interpretationPoints.primeChange;
  return leaf("setting", `${question} No paper on file says.`, {
    value: file.settings.primeChange,
    cite: "primeChange",
  });
}
