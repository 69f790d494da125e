import type { LoanState, Priced } from "../accruals/loan-state.ts";
import type { IsoDate } from "../base/date.ts";
import { compare, negate, plus, type Ratio } from "../base/ratio.ts";
import { figure, leaf, type Receipt } from "../base/receipt.ts";
import { ok, type Result } from "../base/result.ts";
import type { CollateralFailure } from "../collateral/failure.ts";
import { clauseOn } from "./between-changes.ts";
import type { KnownFacility } from "./facility.ts";
import { percentText } from "./rate.ts";
import { asBefore } from "./same-grounds.ts";

/** The most that may be charged on a day, per annum, with the clause and the law. */
export type MaximumRate = { readonly rate: Ratio; readonly source: Receipt };

/**
 * The maximum lawful rate of a day, the lowest where there are several; `undefined` where no clause in force keeps
 * interest within one. Refuses `collateral.clause_unknown`.
 */
export function maximumRateOn(
  facility: KnownFacility,
  on: IsoDate,
): Result<MaximumRate | undefined, CollateralFailure> {
  let lowest: MaximumRate | undefined;
  for (const entry of facility.file.lawfulRates ?? []) {
    if (on < entry.from || (lowest !== undefined && compare(entry.rate, lowest.rate) >= 0)) continue;
    const clause = clauseOn(facility, entry, on);
    if (!clause.ok) return clause;
    if (clause.value === undefined) continue;
    const law = leaf("fact", entry.law, { value: percentText(entry.rate) });
    lowest = { rate: entry.rate, source: { ...clause.value.source, label: entry.title, because: [law] } };
  }
  return ok(lowest);
}

/** A rate, or the maximum where it is above it. Rate: per annum. */
export function atMostLawful(rate: Ratio, maximum: MaximumRate | undefined): Ratio {
  return maximum !== undefined && compare(rate, maximum.rate) > 0 ? maximum.rate : rate;
}

/**
 * Parts of a balance as a loan bears them from a day on: none above the maximum lawful rate, and each with the receipt
 * that the loan has already for the same rate. What a part would bear beyond the maximum is told, and not charged.
 *
 * Refuses `collateral.clause_unknown`.
 */
export function lawfully(
  facility: KnownFacility,
  parts: readonly Priced[],
  on: IsoDate,
  state: Pick<LoanState, "accruing">,
): Result<Priced[], CollateralFailure> {
  const maximum = maximumRateOn(facility, on);
  if (!maximum.ok) return maximum;
  return ok(parts.map((part) => asBefore(state, withinMaximum(part, maximum.value))));
}

function withinMaximum(part: Priced, maximum: MaximumRate | undefined): Priced {
  const rate = atMostLawful(part.rate, maximum);
  if (maximum === undefined || rate === part.rate) return part;
  const { source: law } = maximum;
  const contract = { ...part.source, label: `${part.source.label}, by the contract` };
  const source = figure(part.source.label, percentText(rate), [law, ...part.source.because, contract]);
  return { ...part, rate, source, forgone: plus(part.rate, negate(rate)) };
}
