import { existsSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { PGlite } from "@electric-sql/pglite";
import { Kysely } from "kysely";
import { pgliteDialect } from "./pglite-dialect.ts";
import type { Database, Tables } from "./tables.ts";

/**
 * Opens the database in a folder that this process holds, making it if there is none.
 *
 * A new database is made aside and given its name when it is whole, so that a process that ends in the middle leaves
 * nothing that the next would take for a database.
 */
export async function openEmbedded(folder: string): Promise<Database> {
  const place = join(folder, "database");
  if (!existsSync(place)) {
    const aside = join(folder, "database.unfinished");
    rmSync(aside, { recursive: true, force: true });
    const fresh = await PGlite.create(`file://${aside}`);
    await fresh.close();
    renameSync(aside, place);
  }
  const client = await PGlite.create(`file://${place}`);
  return new Kysely<Tables>({ dialect: pgliteDialect(client) });
}
