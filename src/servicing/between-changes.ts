import { changeDates } from "../agreement/terms.ts";
import type { IsoDate } from "../base/date.ts";
import type { Result } from "../base/result.ts";
import type { CollateralFailure } from "../collateral/failure.ts";
import { type ClauseInForce, clauseInForce } from "../collateral/figure.ts";
import type { ClauseOf } from "../events/collateral.ts";
import { type KnownFacility, standingOn } from "./facility.ts";

/**
 * Keeps what hangs on the words in force, by a name, for the days between two changes of the agreement: it is worked
 * out once for all of them. What it hangs on besides must be in the name.
 */
export function betweenChanges<Value>(): (
  facility: KnownFacility,
  on: IsoDate,
  name: string,
  work: () => Value,
) => Value {
  const kept = new WeakMap<KnownFacility, Map<string, Value>>();
  return (facility, on, name, work) => {
    const values = kept.get(facility) ?? new Map<string, Value>();
    kept.set(facility, values);
    const key = `${changesOf(facility).findLastIndex((day) => day <= on)} ${name}`;
    const value = values.get(key) ?? work();
    values.set(key, value);
    return value;
  };
}

// On which days acts begin and cease to apply is the same whatever day it is asked on.
function changesOf(facility: KnownFacility): readonly IsoDate[] {
  const before = changes.get(facility);
  if (before !== undefined) return before;
  const [any] = facility.known;
  const days = any === undefined ? [] : changeDates(facility.agreement, standingOn(facility, any.happening.on));
  changes.set(facility, days);
  return days;
}

const changes = new WeakMap<KnownFacility, readonly IsoDate[]>();

const clauses = betweenChanges<Result<ClauseInForce | undefined, CollateralFailure>>();

/**
 * The words of a clause on a day; `undefined` where they are deleted or not yet in effect.
 *
 * Refuses `collateral.clause_unknown`.
 */
export function clauseOn(
  facility: KnownFacility,
  { paper, provision }: ClauseOf,
  on: IsoDate,
): Result<ClauseInForce | undefined, CollateralFailure> {
  return clauses(facility, on, `${paper}:${provision}`, () =>
    clauseInForce({ agreement: facility.agreement, standing: standingOn(facility, on) }, { paper, provision }),
  );
}
