import type { PGlite } from "@electric-sql/pglite";
import {
  CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
} from "kysely";

/**
 * Lets Kysely speak to PostgreSQL in this process.
 *
 * There is one session, so whoever asks waits until the one before has given it back: a transaction is never mixed
 * with what others ask. Inside a transaction only the transaction may be asked.
 */
export function pgliteDialect(client: PGlite): Dialect {
  return {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => driverOf(client),
    createIntrospector: (db) => new PostgresIntrospector(db),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  };
}

function driverOf(client: PGlite): Driver {
  const connection = connectionOf(client);
  let lastTurn: Promise<void> = Promise.resolve();
  let endTurn = (): void => undefined;
  const run = async (sql: string): Promise<void> => {
    await connection.executeQuery(CompiledQuery.raw(sql));
  };
  return {
    init: async () => client.waitReady,
    acquireConnection: async () => {
      const before = lastTurn;
      const { promise, resolve } = turn();
      lastTurn = promise;
      await before;
      endTurn = resolve;
      return connection;
    },
    releaseConnection: async () => endTurn(),
    beginTransaction: async (_, { isolationLevel }) =>
      run(isolationLevel === undefined ? "begin" : `begin isolation level ${isolationLevel}`),
    commitTransaction: async () => run("commit"),
    rollbackTransaction: async () => run("rollback"),
    destroy: async () => client.close(),
  };
}

function connectionOf(client: PGlite): DatabaseConnection {
  return {
    // oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- the signature is Kysely's
    executeQuery: async <Row>({ sql, parameters }: CompiledQuery) => {
      const { rows, affectedRows } = await client.query<Row>(sql, [...parameters]);
      return { rows, ...(affectedRows === undefined ? {} : { numAffectedRows: BigInt(affectedRows) }) };
    },
    streamQuery: () => {
      throw new Error("streams are not used");
    },
  };
}

function turn(): { readonly promise: Promise<void>; readonly resolve: () => void } {
  let resolve = (): void => undefined;
  const promise = new Promise<void>((end) => {
    resolve = end;
  });
  return { promise, resolve };
}
