import { ok, refuse, type Result } from "../base/result.ts";
import type { FacilityFile } from "../events/facility.ts";
import type { Recorded, Report } from "../events/record.ts";
import { asJson, asJsonObject, canonicalText, type JsonObject } from "../wire/json.ts";
import type { ImportFailure } from "./failure.ts";
import { placeReport } from "./place.ts";
import { recordsIn } from "./reading.ts";
import { keptFacility, type KeptFacility } from "./rows.ts";
import type { Database, Work } from "./tables.ts";
import { transact } from "./transact.ts";
import { insertRecords, lockFacility } from "./writing.ts";

/** What an import did. Counts are of what the store did not have before. */
export type Imported = {
  readonly outcome: "created" | "extended" | "unchanged";
  readonly papers: number;
  readonly records: number;
};

/**
 * Takes in a facility: what is told of it, its papers and its reports, all or nothing.
 *
 * A facility that is there must be told in the same words; papers and reports that are not there yet are put on the
 * end, and those that are must say the same. Reports come in the order in which they became known.
 *
 * Refuses `store.facility_malformed`, `store.facility_differs`, `store.damaged`, `store.currency_differs`,
 * `store.report_malformed`, `store.key_reused`, `store.recorded_out_of_order`.
 */
export async function importFacility(
  database: Database,
  facility: FacilityFile,
  reports: readonly Report[],
): Promise<Result<Imported, ImportFailure>> {
  const kept = keptFacility(facility);
  if (!kept.ok) return kept;
  return transact(database, async (work): Promise<Result<Imported, ImportFailure>> => {
    const created = await insertFacility(work, facility, kept.value.header);
    // Waits for whoever is making or changing it, so that what is read next stays as it is.
    const locked = await lockFacility(work, facility.id);
    if (!locked.ok) return locked;
    const papers = await addPapers(work, facility.id, kept.value);
    if (!papers.ok) return papers;
    const records = await addRecords(work, facility, reports);
    if (!records.ok) return records;
    const outcome = created ? "created" : papers.value + records.value > 0 ? "extended" : "unchanged";
    return ok({ outcome, papers: papers.value, records: records.value });
  });
}

async function insertFacility(work: Work, { id, title }: FacilityFile, header: JsonObject): Promise<boolean> {
  const inserted = await work
    .insertInto("facility")
    .values({ facility_id: id, title, header: JSON.stringify(header) })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return inserted.numInsertedOrUpdatedRows === 1n;
}

async function addPapers(
  work: Work,
  facilityId: string,
  { header, papers }: KeptFacility,
): Promise<Result<number, ImportFailure>> {
  const held = await work
    .selectFrom("facility")
    .select("header")
    .where("facility_id", "=", facilityId)
    .executeTakeFirstOrThrow();
  const filed = await work.selectFrom("paper").selectAll().where("facility_id", "=", facilityId).execute();
  const heldPapers = new Map(filed.map(({ paper_id: id, entry, text }) => [id, textOf({ entry, text })]));
  const differs = [
    ...differingKeys(header, held.header),
    ...papers
      .filter(({ id, entry, text }) => (heldPapers.get(id) ?? textOf({ entry, text })) !== textOf({ entry, text }))
      .map(({ id }) => `papers.${id}`),
  ];
  if (differs.length > 0) return refuse({ code: "store.facility_differs", facilityId, differs });
  const added = papers.filter(({ id }) => !heldPapers.has(id));
  const rows = added.map(({ id, entry, text }, index) => ({
    facility_id: facilityId,
    paper_id: id,
    position: filed.length + index,
    entry: JSON.stringify(entry),
    text,
  }));
  for (const row of rows) await work.insertInto("paper").values(row).execute();
  return ok(rows.length);
}

async function addRecords(
  work: Work,
  facility: FacilityFile,
  reports: readonly Report[],
): Promise<Result<number, ImportFailure>> {
  const held = await recordsIn(work, facility);
  if (!held.ok) return held;
  const byKey = new Map(held.value.map((recorded) => [recorded.key, recorded]));
  const added: Recorded[] = [];
  let last = held.value.at(-1);
  for (const report of reports) {
    const standing = { currency: facility.currency, earlier: byKey.get(report.key), last };
    const placed = placeReport(standing, report, "in everything");
    if (!placed.ok) return placed;
    if (placed.value.repeated) continue;
    last = placed.value.recorded;
    byKey.set(report.key, last);
    added.push(last);
  }
  await insertRecords(work, facility.id, added);
  return ok(added.length);
}

function differingKeys(header: JsonObject, held: unknown): readonly string[] {
  const before = asJsonObject(held);
  const keys = [...new Set([...Object.keys(header), ...Object.keys(before)])];
  return keys.filter((key) => textOf(header[key] ?? "") !== textOf(before[key] ?? ""));
}

// Compared as canonical text, since the database keeps the keys of JSON in an order of its own.
function textOf(value: unknown): string {
  return canonicalText(asJson(value));
}
