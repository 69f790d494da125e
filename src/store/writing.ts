import { ok, refuse, type Result } from "../base/result.ts";
import type { FacilityFile } from "../events/facility.ts";
import type { Recorded, Report } from "../events/record.ts";
import type { AppendFailure, ReadFailure } from "./failure.ts";
import { type Appended, placeReport } from "./place.ts";
import { recordIn } from "./reading.ts";
import { facilityFrom, rowOf } from "./rows.ts";
import type { Database, Work } from "./tables.ts";
import { transact } from "./transact.ts";

/**
 * Puts a report on the end of a facility's record, unless it is there.
 *
 * A report that says again, later, what the one of its key said before adds nothing: the first is acknowledged again,
 * with the moment at which it first became known. The reports of one facility are taken one at a time, whichever
 * process brings them.
 *
 * Refuses `store.facility_unknown`, `store.damaged`, `store.currency_differs`, `store.report_malformed`,
 * `store.key_reused`, `store.recorded_out_of_order`.
 */
export async function appendReport(
  database: Database,
  facilityId: string,
  report: Report,
): Promise<Result<Appended, AppendFailure>> {
  return transact(database, async (work): Promise<Result<Appended, AppendFailure>> => {
    const facility = await lockFacility(work, facilityId);
    if (!facility.ok) return facility;
    const earlier = await recordAt(work, facility.value, { key: report.key });
    if (!earlier.ok) return earlier;
    const last = await recordAt(work, facility.value, "end");
    if (!last.ok) return last;
    const standing = { currency: facility.value.currency, earlier: earlier.value, last: last.value };
    const placed = placeReport(standing, report, "but for when it became known");
    if (placed.ok && !placed.value.repeated) await insertRecords(work, facilityId, [placed.value.recorded]);
    return placed;
  });
}

/**
 * Holds a facility for this transaction alone, and gives what is told of it apart from its papers.
 *
 * Refuses `store.facility_unknown`, `store.damaged`.
 */
export async function lockFacility(work: Work, facilityId: string): Promise<Result<FacilityFile, ReadFailure>> {
  const row = await work
    .selectFrom("facility")
    .select("header")
    .where("facility_id", "=", facilityId)
    .forUpdate()
    .executeTakeFirst();
  if (row === undefined) return refuse({ code: "store.facility_unknown", facilityId });
  const facility = facilityFrom(row.header, []);
  if (facility.ok) return facility;
  return refuse({ code: "store.damaged", facilityId, where: "facility file", reason: facility.failure.reason });
}

/** Puts records into the table, many at a time. */
export async function insertRecords(work: Work, facilityId: string, records: readonly Recorded[]): Promise<void> {
  // A statement takes 65,535 parameters at most; a row has nine.
  const atOnce = 1000;
  for (let from = 0; from < records.length; from += atOnce) {
    const rows = records.slice(from, from + atOnce).map((recorded) => rowOf(facilityId, recorded));
    await work.insertInto("record").values(rows).execute();
  }
}

async function recordAt(
  work: Work,
  facility: FacilityFile,
  place: { readonly key: string } | "end",
): Promise<Result<Recorded | undefined, ReadFailure>> {
  const all = work.selectFrom("record").selectAll().where("facility_id", "=", facility.id);
  const one = place === "end" ? all.orderBy("seq", "desc").limit(1) : all.where("key", "=", place.key);
  const row = await one.executeTakeFirst();
  return row === undefined ? ok(undefined) : recordIn(row, facility);
}
