import { Kysely, PostgresDialect } from "kysely";
import pg from "pg";
import { ok, refuse, type Result } from "../base/result.ts";
import type { OpenFailure } from "./failure.ts";
import type { Database, Tables } from "./tables.ts";

/** A database on a server, and the way to let go of it. */
export type Connected = { readonly database: Database; readonly close: () => Promise<void> };

/** Connects to a PostgreSQL server. Refuses `store.database_unreachable`; the reason never holds the password. */
export async function connect(databaseUrl: string): Promise<Result<Connected, OpenFailure>> {
  try {
    const pool = new pg.Pool({ connectionString: databaseUrl, max: 4, connectionTimeoutMillis: 10_000 });
    // A connection that breaks while nobody uses it is replaced; whoever uses one is told by its own error.
    pool.on("error", () => undefined);
    const client = await pool.connect();
    client.release();
    const database = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
    return ok({ database, close: async () => database.destroy() });
  } catch (error) {
    return refuse({ code: "store.database_unreachable", reason: reasonOf(error) });
  }
}

// A host with several addresses gives an error of errors, which has a code and no message.
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.message === "" && "code" in error ? String(error.code) : error.message;
}
