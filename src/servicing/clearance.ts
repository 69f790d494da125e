import type { IsoDate } from "../base/date.ts";
import { type ReportOf, reportsOf } from "../events/record.ts";
import type { KnownFacility } from "./facility.ts";

/** What proceeds that have not cleared at the end of a day still bear interest on. Unit: cents. */
export type FloatOn = (on: IsoDate) => bigint;

/** All proceeds have cleared. */
export const noFloat: FloatOn = () => 0n;

/** The float of an account that began on a day; `noFloat` where all proceeds clear when they are credited. */
export function floatOf(facility: KnownFacility, began: IsoDate): FloatOn {
  const collections = reportsOf(facility.known, "CollectionApplied");
  const clearing = collections.filter(({ happening }) => happening.clearsOn !== undefined);
  return clearing.length === 0 ? noFloat : (on) => unclearedOn(facility, clearing, began, on);
}

/**
 * The proceeds credited to the Prime Rate Loans that have not cleared at the end of a day and so still bear interest,
 * less what was returned of them. Unit: cents. What was credited before servicing began is in the balance.
 */
export function unclearedOn(
  { known }: KnownFacility,
  clearing: readonly ReportOf<"CollectionApplied">[],
  began: IsoDate,
  on: IsoDate,
): bigint {
  let uncleared = 0n;
  for (const { happening, key } of clearing) {
    if (happening.on < began || on < happening.on || on >= (happening.clearsOn ?? happening.on)) continue;
    uncleared += happening.amount.minor - returnedOf(known, key, on);
  }
  return uncleared;
}

function returnedOf(known: KnownFacility["known"], collection: string, on: IsoDate): bigint {
  return reportsOf(known, "CollectionReturned")
    .filter(({ happening }) => happening.collection === collection && happening.on <= on)
    .reduce((sum, { happening }) => sum + happening.amount.minor, 0n);
}
