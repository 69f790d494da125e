import type { IsoDate } from "../base/date.ts";
import { compare, equals, ratio, type Ratio } from "../base/ratio.ts";
import type { Happening } from "../events/happening.ts";
import { type Report, reportsOf } from "../events/record.ts";

/** Why a rate that is told is refused. In order of precedence. `clause` is what prices by it, where one does. */
export type ToldRateRefusal =
  | { readonly code: "rate.out_of_bounds"; readonly rate: Ratio; readonly clause?: string }
  | {
      readonly code: "rate.published_twice";
      readonly index: string;
      readonly on: IsoDate;
      readonly rate: Ratio;
      readonly before: Ratio;
      readonly cite: string;
      readonly clause?: string;
    };

// A rate above this, or below its negative, is taken for a slip of the point.
const highest = ratio(1n);
const lowest = ratio(-1n, 10n);

/** Whether a rate can be one, as against a slip of the point. Rate: per annum, as a part of one. */
export function isRate(rate: Ratio): boolean {
  return compare(rate, highest) <= 0 && compare(rate, lowest) >= 0;
}

/**
 * Whether a rate that is told can be one, and an index has not been told already for the day with another value.
 * Refuses `rate.out_of_bounds` and `rate.published_twice`; `cite` is the key of the report that told it first.
 */
export function toldRateRefusal(facts: readonly Report[], happening: Happening): ToldRateRefusal | undefined {
  const rate = rateTold(happening);
  if (rate === undefined) return undefined;
  if (!isRate(rate)) return { code: "rate.out_of_bounds", rate };
  if (happening.type !== "IndexPublished") return undefined;
  const { index, on } = happening;
  const other = reportsOf(facts, "IndexPublished").find(
    (report) => report.happening.index === index && report.happening.on === on && !equals(report.happening.rate, rate),
  );
  if (other === undefined) return undefined;
  return { code: "rate.published_twice", index, on, rate, before: other.happening.rate, cite: other.key };
}

function rateTold(happening: Happening): Ratio | undefined {
  if (happening.type === "LoanPrepaid") return happening.redeployedAt;
  return "rate" in happening ? happening.rate : undefined;
}
