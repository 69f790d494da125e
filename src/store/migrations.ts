import { sql } from "kysely";
import { ok, refuse, type Result } from "../base/result.ts";
import type { OpenFailure } from "./failure.ts";
import type { Database, Work } from "./tables.ts";

/** One step from an earlier form of the tables to a later one. Never edited once published; followed by another. */
type Migration = { readonly id: number; readonly name: string; readonly statements: readonly string[] };

const migrations: readonly Migration[] = [
  {
    id: 1,
    name: "facilities, papers and records",
    statements: [
      `create table facility (
        facility_id text collate "C" primary key,
        title text not null,
        header jsonb not null
      )`,
      `create table paper (
        facility_id text collate "C" not null references facility,
        paper_id text collate "C" not null,
        position integer not null,
        entry jsonb not null,
        text text not null,
        primary key (facility_id, paper_id)
      )`,
      `create table record (
        facility_id text collate "C" not null references facility,
        seq integer not null check (seq > 0),
        key text collate "C" not null,
        recorded_at text collate "C" not null,
        by text not null,
        corrects text,
        happening jsonb not null,
        previous_hash text not null,
        hash text not null,
        primary key (facility_id, seq),
        unique (facility_id, key)
      )`,
    ],
  },
];

const newest = migrations.at(-1)?.id ?? 0;

/** Names the lock under which one process at a time changes the tables of a database. */
const migrationLock = 7_266_343_091;

/**
 * Brings the tables to the form this program knows. Safe to run twice, and by many processes at once; a store that is
 * already there is only looked at, so that the user of the database need not be allowed to make tables.
 *
 * Refuses `store.newer_than_program`.
 */
export async function migrate(database: Database): Promise<Result<number, OpenFailure>> {
  const before = await versionOf(database);
  if (before === newest) return ok(newest);
  if (before > newest) return refuse({ code: "store.newer_than_program", has: before, knows: newest });
  return database.transaction().execute(async (work) => {
    await sql`select pg_advisory_xact_lock(${sql.lit(migrationLock)})`.execute(work);
    await sql`create table if not exists migration (id integer primary key, name text not null)`.execute(work);
    const from = await versionOf(work);
    if (from > newest) return refuse({ code: "store.newer_than_program", has: from, knows: newest });
    for (const { id, name, statements } of migrations.filter((migration) => migration.id > from)) {
      for (const statement of statements) await sql.raw(statement).execute(work);
      await work.insertInto("migration").values({ id, name }).execute();
    }
    return ok(newest);
  });
}

async function versionOf(database: Database | Work): Promise<number> {
  const table = await sql<{ there: boolean }>`select to_regclass('migration') is not null as there`.execute(database);
  if (table.rows[0]?.there !== true) return 0;
  const row = await database
    .selectFrom("migration")
    .select(({ fn }) => fn.max("id").as("id"))
    .executeTakeFirst();
  return row?.id ?? 0;
}
