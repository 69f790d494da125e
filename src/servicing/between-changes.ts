import type { IsoDate } from "../base/date.ts";
import type { Result } from "../base/result.ts";
import { lastWhere } from "../base/search.ts";
import type { CollateralFailure } from "../collateral/failure.ts";
import { type ClauseInForce, clauseInForce } from "../collateral/figure.ts";
import type { ClauseOf } from "../events/collateral.ts";
import { changesOf, type KnownFacility, standingOn } from "./facility.ts";

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
    const key = `${lastWhere(changesOf(facility), (day) => day <= on)} ${name}`;
    const value = values.get(key) ?? work();
    values.set(key, value);
    return value;
  };
}

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
