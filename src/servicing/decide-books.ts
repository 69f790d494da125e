import { addDays, type IsoDate } from "../base/date.ts";
import { dayOf } from "../base/instant.ts";
import { type Money, money } from "../base/money.ts";
import type { Happening } from "../events/happening.ts";
import { type Report, reportsOf } from "../events/record.ts";
import { isMoving } from "./bearing.ts";

/** Why a collection, a return of one, or any posting is refused. */
export type BooksRefusal =
  | { readonly code: "collection.unknown"; readonly collection: string; readonly collections: readonly string[] }
  | {
      readonly code: "collection.returned_beyond";
      readonly amount: Money;
      readonly applied: Money;
      readonly cite: string;
    }
  | { readonly code: "collection.clears_before_it_is_applied"; readonly on: IsoDate; readonly clearsOn: IsoDate }
  | {
      readonly code: "posting.month_closed";
      readonly day: IsoDate;
      readonly through: IsoDate;
      readonly cite: string;
      readonly clause?: string;
    };

/**
 * Whether a collection clears after it is applied, and a return names a collection of which so much is left.
 *
 * Refuses `collection.clears_before_it_is_applied`, `collection.unknown`, `collection.returned_beyond`.
 */
export function collectionRefusal(facts: readonly Report[], happening: Happening): BooksRefusal | undefined {
  if (happening.type === "CollectionApplied") {
    const { on, clearsOn = addDays(on, 1) } = happening;
    return clearsOn > on ? undefined : { code: "collection.clears_before_it_is_applied", on, clearsOn };
  }
  if (happening.type !== "CollectionReturned") return undefined;
  const { collection, amount, on } = happening;
  const applied = reportsOf(facts, "CollectionApplied");
  const meant = applied.find(({ key, happening: { on: appliedOn } }) => key === collection && appliedOn <= on);
  if (meant === undefined)
    return { code: "collection.unknown", collection, collections: applied.map(({ key }) => key) };
  const left = reportsOf(facts, "CollectionReturned")
    .filter((report) => report.happening.collection === collection)
    .reduce((rest, report) => rest - report.happening.amount.minor, meant.happening.amount.minor);
  if (amount.minor <= left) return undefined;
  return { code: "collection.returned_beyond", amount, applied: money(amount.currency, left), cite: collection };
}

/**
 * Whether the books are open on the day of which a report would be posted: the day it is recorded, whatever day it
 * tells of. Refuses `posting.month_closed`; `cite` is the key of the report that closed them.
 */
export function closedRefusal(facts: readonly Report[], { happening, recordedAt }: Report): BooksRefusal | undefined {
  if (!isMoving(happening)) return undefined;
  const day = dayOf(recordedAt);
  const closed = reportsOf(facts, "MonthClosed").find((report) => report.happening.through >= day);
  if (closed === undefined) return undefined;
  return { code: "posting.month_closed", day, through: closed.happening.through, cite: closed.key };
}
