import { addBusinessDays, joinedCalendar } from "../../base/business-calendar.ts";
import { addDays, type IsoDate } from "../../base/date.ts";
import { calendars } from "../../base/holidays.ts";
import { ok, type Result } from "../../base/result.ts";
import type { AccountFeeOf } from "../../events/account-fee.ts";
import { type ReportOf, reportsOf } from "../../events/record.ts";
import type { KnownFacility } from "../facility.ts";
import type { RateFailure } from "../rate.ts";

/** A collection with the day on which its collection days are over. */
export type Clearing = ReportOf<"CollectionApplied">;

/** The day on which the collection days of proceeds credited on a day are over, that day not counted. */
export function clearedOn(
  { days, calendars: places }: Pick<AccountFeeOf<"collection_days">, "days" | "calendars">,
  on: IsoDate,
): Result<IsoDate, RateFailure> {
  if (places === undefined) return ok(addDays(on, days));
  return addBusinessDays(joinedCalendar(places.map((each) => calendars[each])), on, days);
}

/**
 * The collections that a clause on collection days reaches, each with the day on which those are over. One for which a
 * day of clearance was told bears interest to that day instead, and is not reached.
 */
export function collectionsReached(
  facility: KnownFacility,
  fee: AccountFeeOf<"collection_days">,
): Result<readonly Clearing[], RateFailure> {
  const before = reachedBy.get(facility) ?? new Map<string, Result<readonly Clearing[], RateFailure>>();
  reachedBy.set(facility, before);
  const reached = before.get(fee.id) ?? reachedOf(facility, fee);
  before.set(fee.id, reached);
  return reached;
}

// The same on every day that it is asked about.
const reachedBy = new WeakMap<KnownFacility, Map<string, Result<readonly Clearing[], RateFailure>>>();

function reachedOf(
  { known }: KnownFacility,
  fee: AccountFeeOf<"collection_days">,
): Result<readonly Clearing[], RateFailure> {
  const reached: Clearing[] = [];
  for (const report of reportsOf(known, "CollectionApplied")) {
    if (report.happening.clearsOn !== undefined) continue;
    const clearsOn = clearedOn(fee, report.happening.on);
    if (!clearsOn.ok) return clearsOn;
    reached.push({ ...report, happening: { ...report.happening, clearsOn: clearsOn.value } });
  }
  return ok(reached);
}

/** The days on which collection days are over, of every fee that counts them. */
export function collectionDayEnds(facility: KnownFacility): readonly IsoDate[] {
  return (facility.file.fees ?? []).flatMap((fee) => {
    const reached = fee.kind === "collection_days" ? collectionsReached(facility, fee) : ok([]);
    return reached.ok ? reached.value.flatMap(({ happening }) => happening.clearsOn ?? []) : [];
  });
}
