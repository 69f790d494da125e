import type { Selectable } from "kysely";
import { ok, refuse, type Result } from "../base/result.ts";
import type { FacilityFile } from "../events/facility.ts";
import type { Recorded } from "../events/record.ts";
import { verifyChain } from "../wire/chain.ts";
import type { ReadFailure } from "./failure.ts";
import { facilityFrom, recordedFrom } from "./rows.ts";
import type { Database, Tables, Work } from "./tables.ts";

/** A facility as the store holds it: what is told of it, and its whole record, whose hashes were reckoned again. */
export type Holding = { readonly facility: FacilityFile; readonly records: readonly Recorded[] };

/** A line of the list of facilities. `records` counts its reports; `lastRecordedAt` is that of the last one. */
export type Entry = {
  readonly id: string;
  readonly title: string;
  readonly records: number;
  readonly lastRecordedAt?: string;
};

/** Lists the facilities in the order of their ids. */
export async function listFacilities(database: Database): Promise<readonly Entry[]> {
  const rows = await database
    .selectFrom("facility")
    .leftJoin("record", "record.facility_id", "facility.facility_id")
    .groupBy(["facility.facility_id", "facility.title"])
    .orderBy("facility.facility_id")
    .select(["facility.facility_id as id", "facility.title as title"])
    .select(({ fn }) => [fn.max("record.seq").as("records"), fn.max("record.recorded_at").as("lastRecordedAt")])
    .execute();
  // The record has no gaps, so its last number is also how many there are.
  return rows.map(({ id, title, records, lastRecordedAt }) =>
    lastRecordedAt === null ? { id, title, records: 0 } : { id, title, records: records ?? 0, lastRecordedAt },
  );
}

/**
 * Reads a facility and its record as they stand at one moment.
 *
 * Refuses `store.facility_unknown`, and `store.damaged` when what is kept is not what was put in.
 */
export async function readFacility(database: Database, facilityId: string): Promise<Result<Holding, ReadFailure>> {
  return database
    .transaction()
    .setIsolationLevel("repeatable read")
    .execute(async (work) => {
      const facility = await facilityIn(work, facilityId);
      if (!facility.ok) return facility;
      const records = await recordsIn(work, facility.value);
      if (!records.ok) return records;
      const end = verifyChain(records.value);
      if (end.ok) return ok({ facility: facility.value, records: records.value });
      const { seq, code } = end.failure;
      return refuse({ code: "store.damaged", facilityId, where: `report ${seq}`, reason: code });
    });
}

/** The facility with its papers. Refuses as `readFacility`. */
async function facilityIn(work: Work, facilityId: string): Promise<Result<FacilityFile, ReadFailure>> {
  const row = await work
    .selectFrom("facility")
    .select("header")
    .where("facility_id", "=", facilityId)
    .executeTakeFirst();
  if (row === undefined) return refuse({ code: "store.facility_unknown", facilityId });
  const papers = await work
    .selectFrom("paper")
    .select(["entry", "text"])
    .where("facility_id", "=", facilityId)
    .orderBy("position")
    .execute();
  const facility = facilityFrom(row.header, papers);
  if (facility.ok) return facility;
  return refuse({ code: "store.damaged", facilityId, where: "facility file", reason: facility.failure.reason });
}

/** The whole record of a facility in its order. Refuses `store.damaged`; does not reckon the hashes. */
export async function recordsIn(
  work: Work,
  { id, currency }: Pick<FacilityFile, "id" | "currency">,
): Promise<Result<readonly Recorded[], ReadFailure>> {
  const rows = await work.selectFrom("record").selectAll().where("facility_id", "=", id).orderBy("seq").execute();
  const records: Recorded[] = [];
  for (const row of rows) {
    const recorded = recordIn(row, { id, currency });
    if (!recorded.ok) return recorded;
    records.push(recorded.value);
  }
  return ok(records);
}

/** The report of one row. Refuses `store.damaged`. */
export function recordIn(
  row: Selectable<Tables["record"]>,
  { id, currency }: Pick<FacilityFile, "id" | "currency">,
): Result<Recorded, ReadFailure> {
  const recorded = recordedFrom(row, currency);
  if (recorded.ok) return recorded;
  const where = `report ${row.seq}`;
  return refuse({ code: "store.damaged", facilityId: id, where, reason: recorded.failure.reason });
}
