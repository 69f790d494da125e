import type { DayCountName } from "../base/daycount.ts";
import type { IsoDate } from "../base/date.ts";
import { ratio, type Ratio } from "../base/ratio.ts";
import { leaf, type Receipt } from "../base/receipt.ts";
import { reportsOf } from "../events/record.ts";
import type { KnownFacility } from "./facility.ts";

/** Interest on a judgment by statute. Unit: rate per annum; it is not compounded. */
export type JudgmentRate = { readonly rate: Ratio; readonly dayCount: DayCountName; readonly source: Receipt };

type Statute = { readonly rate: Ratio; readonly dayCount: DayCountName; readonly cite: string };

/**
 * The rates at which judgments bear interest, by the law that governs.
 *
 * @source N.Y. C.P.L.R. 5004(a): nine per centum per annum; a year of 365 days.
 */
const statutes: ReadonlyMap<string, Statute> = new Map([
  ["New York", { rate: ratio(9n, 100n), dayCount: "actual/365F", cite: "N.Y. C.P.L.R. 5004" }],
]);

/** A judgment to be read as the statute has it, under a law whose statute is not known here. */
export type JudgmentFailure = {
  readonly code: "rate.no_statute";
  readonly on: IsoDate;
  readonly laws: readonly string[];
};

/**
 * The rate of the statute on a day, where judgment has been entered and is read to put it in the place of the
 * contract's; `undefined` where the contract rate governs, as it does when the papers say that it survives judgment.
 *
 * Refuses `rate.no_statute`.
 */
export function judgmentRateOn(facility: KnownFacility, on: IsoDate): JudgmentRate | JudgmentFailure | undefined {
  if (facility.file.settings.rateAfterJudgment === "contract") return undefined;
  const entered = reportsOf(facility.known, "JudgmentEntered").find(({ happening }) => happening.on <= on);
  if (entered === undefined) return undefined;
  const laws = [...new Set(facility.agreement.acts.flatMap(({ act }) => (act.kind === "chooseLaw" ? [act.law] : [])))];
  const statute = laws.length === 1 ? statutes.get(laws[0] ?? "") : undefined;
  if (statute === undefined) return { code: "rate.no_statute", on, laws };
  const source = leaf("setting", `interest on the judgment of ${entered.happening.on}, by statute`, {
    cite: "rateAfterJudgment",
    value: statute.cite,
    because: [leaf("fact", "judgment entered", { cite: entered.key })],
  });
  return { rate: statute.rate, dayCount: statute.dayCount, source };
}
