import type { IsoDate } from "../base/date.ts";
import { type ReportOf, reportsOf } from "../events/record.ts";
import type { KnownFacility } from "./facility.ts";

/** The collections whose proceeds clear on a later day than that on which they are credited. */
export function clearingLater({ known }: KnownFacility): readonly ReportOf<"CollectionApplied">[] {
  return reportsOf(known, "CollectionApplied").filter(({ happening }) => happening.clearsOn !== undefined);
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
