import type { IsoDate } from "../base/date.ts";
import { reportsOf } from "../events/record.ts";
import type { KnownFacility } from "./facility.ts";

/**
 * The proceeds credited to the Prime Rate Loans that have not cleared at the end of a day and so still bear interest,
 * less what was returned of them. Unit: cents. What was credited before servicing began is in the balance.
 */
export function unclearedOn({ known }: KnownFacility, began: IsoDate, on: IsoDate): bigint {
  let uncleared = 0n;
  for (const { happening, key } of known) {
    if (happening.type !== "CollectionApplied" || happening.clearsOn === undefined) continue;
    if (happening.on < began || on < happening.on || on >= happening.clearsOn) continue;
    uncleared += happening.amount.minor - returnedOf(known, key, on);
  }
  return uncleared;
}

function returnedOf(known: KnownFacility["known"], collection: string, on: IsoDate): bigint {
  return reportsOf(known, "CollectionReturned")
    .filter(({ happening }) => happening.collection === collection && happening.on <= on)
    .reduce((sum, { happening }) => sum + happening.amount.minor, 0n);
}
