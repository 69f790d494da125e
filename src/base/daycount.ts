import { daysBetween, type IsoDate } from "./date.ts";
import {
  actual360,
  actual364,
  actual365Actual,
  actual365Fixed,
  actual365Quarter,
  actualActualAfb,
  actualActualIsda,
  actualActualYear,
  noLeap360,
  noLeap365,
} from "./daycount-actual.ts";
import { thirty360, thirty360Psa, thirtyE360, thirtyE365, thirtyEPlus360 } from "./daycount-thirty.ts";
import { type Ratio } from "./ratio.ts";

/** The part of a year that interest runs for. Unit: years, exact. */
export type DayCount = (from: IsoDate, to: IsoDate) => Ratio;

/** Every period is one year, however long. Also known as 1/1. */
const one: DayCount = () => ({ numerator: 1n, denominator: 1n });

/** Day counts by the name a paper uses for them. Actual/actual (ICMA), which asks for the periods, stands by itself. */
export const dayCounts = {
  "1/1": one,
  "30/360": thirty360,
  "30/360 PSA": thirty360Psa,
  "30E/360": thirtyE360,
  "30E/365": thirtyE365,
  "30E+/360": thirtyEPlus360,
  "actual/360": actual360,
  "actual/364": actual364,
  "actual/365F": actual365Fixed,
  "actual/365.25": actual365Quarter,
  "actual/365 actual": actual365Actual,
  "actual/actual AFB": actualActualAfb,
  "actual/actual ISDA": actualActualIsda,
  "actual/actual year": actualActualYear,
  "NL/360": noLeap360,
  "NL/365": noLeap365,
} as const satisfies Record<string, DayCount>;

/** The name of a day count, as a paper writes it. */
export type DayCountName = keyof typeof dayCounts;

// In these the days counted are not those that pass; they stand over the basis.
const counting: ReadonlySet<DayCountName> = new Set<DayCountName>([
  "1/1",
  "30/360",
  "30/360 PSA",
  "30E/360",
  "30E/365",
  "30E+/360",
  "NL/360",
  "NL/365",
]);

/** The days that a day count counts from a day to another, the first counted and the last not. Unit: days. */
export function daysCounted(name: DayCountName, from: IsoDate, to: IsoDate): number {
  return counting.has(name) ? Number(dayCounts[name](from, to).numerator) : daysBetween(from, to);
}
