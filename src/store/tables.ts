import type { ColumnType, Kysely, Transaction } from "kysely";

/** A column of JSON: written as text, read as the value. */
type Json = ColumnType<unknown, string, never>;

/**
 * The tables of the store. Facility id leads every key, so that facilities can be spread over machines by it.
 *
 * Days and moments are kept in their ISO form, which sorts and compares as text and no driver turns into something
 * else. Sequence numbers fit a JavaScript number.
 */
export type Tables = {
  readonly facility: { readonly facility_id: string; readonly title: string; readonly header: Json };
  readonly paper: {
    readonly facility_id: string;
    readonly paper_id: string;
    readonly position: number;
    readonly entry: Json;
    readonly text: string;
  };
  readonly record: {
    readonly facility_id: string;
    readonly seq: number;
    readonly key: string;
    readonly recorded_at: string;
    readonly by: string;
    readonly corrects: string | null;
    readonly happening: Json;
    readonly previous_hash: string;
    readonly hash: string;
  };
  readonly migration: { readonly id: number; readonly name: string };
};

/** The database of the store. */
export type Database = Kysely<Tables>;

/** A transaction in the database of the store. */
export type Work = Transaction<Tables>;
