import type { Result } from "../base/result.ts";
import type { IntakeFacts } from "../intake/failure.ts";

/** Why a file, or a value in it, was not accepted: the facts of each code, from the file as a whole to its values. */
type WireFacts = IntakeFacts & {
  /** No such file; `wanted` is its path from the folder that was asked for. */
  "file.not_found": { readonly wanted: string };
  /** It is there and cannot be read; `reason` is the system's own word for why. */
  "file.not_readable": { readonly wanted: string; readonly reason: string };
  "file.path_outside_folder": { readonly text: string };
  "file.extends_itself": { readonly text: string };
  /** Unit: bytes. */
  "file.too_large": { readonly bytes: number; readonly limit: number };
  "file.empty": unknown;
  "file.not_yaml": { readonly reason: string };
  /** Unit: levels of lists and mappings inside one another. */
  "file.nested_too_deep": { readonly limit: number };
  "file.key_repeated": unknown;
  "file.shape_differs": { readonly expected: "text" | "a list" | "a mapping" };
  "file.key_missing": { readonly key: string };
  "file.key_unknown": { readonly key: string; readonly nearest?: string; readonly known: readonly string[] };
  "file.value_not_allowed": { readonly text: string; readonly nearest?: string; readonly allowed: readonly string[] };
  "file.text_empty": unknown;
  /** Unit: UTF-16 code units. */
  "file.text_too_long": { readonly length: number; readonly limit: number };
  "file.text_not_plain": unknown;
  "file.id_not_a_slug": { readonly text: string };
  "file.date_not_a_calendar_day": { readonly text: string };
  "file.instant_not_a_moment": { readonly text: string };
  "file.amount_not_money": { readonly text: string };
  "file.amount_not_positive": { readonly text: string };
  "file.rate_not_a_percentage": { readonly text: string };
  "file.quantity_not_a_number": { readonly text: string };
  "file.count_not_a_whole_number": { readonly text: string };
  /** `at` is where reading stopped, counted from one. */
  "file.formula_not_read": { readonly text: string; readonly at: number };
  /** `wanted` are the columns that a table must have, in any order. */
  "file.table_not_read": { readonly reason: string; readonly wanted: readonly string[] };
  "fixing.not_a_rate": { readonly text: string };
  "fixing.out_of_bounds": { readonly text: string };
  /** `first` is the line where the day stands first. */
  "fixing.differs": { readonly on: string; readonly first: number };
  /** Hashes are SHA-256 in hex. */
  "file.original_differs": { readonly expected: string; readonly found: string };
  "file.days_not_whole": { readonly text: string };
  "file.duplicate_id": { readonly id: string };
  /** `first` is where the key stands first, written `file:line:column`. */
  "file.duplicate_key": { readonly key: string; readonly first: string };
  "file.unknown_reference": {
    readonly to: ReferenceTo;
    readonly id: string;
    readonly nearest?: string;
    readonly known: readonly string[];
  };
  /**
   * A table that is malformed, a header without a column, and what is wrong with a row: its line is the row's number.
   */
  "schedule.not_a_table": { readonly reason: string };
  "schedule.column_missing": { readonly name: string; readonly header: readonly string[] };
  "schedule.column_doubtful": { readonly name: string; readonly nearest: string };
  "schedule.column_repeated": { readonly name: string };
  "schedule.cell_missing": { readonly name: string };
  "schedule.flag_unclear": { readonly name: string; readonly text: string };
  "schedule.date_unclear": { readonly text: string; readonly form: string };
  "schedule.duplicate_invoice": { readonly invoice: string; readonly debtor: string; readonly first: number };
  "schedule.does_not_foot": { readonly stated: string; readonly sum: string };
};

/** What a value in a file may refer to by its id. */
export type ReferenceTo = "party" | "debt" | "paper" | "happening" | "metric" | "trigger" | "rule";

/** The code of a wire failure. */
export type WireCode = keyof WireFacts;

/** One thing that is wrong, without its place. */
export type WireProblem<Code extends WireCode = WireCode> = {
  [Each in Code]: { readonly code: Each } & WireFacts[Each];
}[Code];

/** The way to a value from the root of a file or a JSON document: keys and, for lists, positions from zero. */
export type Path = readonly (string | number)[];

/** One thing that is wrong and the way to it. `path` is written as in `parties[0].id`, and empty for the root. */
export type PathProblem<Code extends WireCode = WireCode> = WireProblem<Code> & { readonly path: string };

/** A place in a file. Units: lines and columns from one; `file` is relative to the folder that was asked for. */
export type Place = { readonly file: string; readonly line: number; readonly column: number };

/** One thing that is wrong, the way to it, and its place in a file. */
export type WireFailure<Code extends WireCode = WireCode> = PathProblem<Code> & Place;

/** Writes a path as in `parties[0].id`. */
export function pathText(path: Path): string {
  return path
    .map((step) => (typeof step === "number" ? `[${step}]` : `.${step}`))
    .join("")
    .replace(/^\./, "");
}

/** Refuses with everything that was found wrong, in the order of the file. */
export function refuseAll<Failure>(failures: readonly Failure[]): Result<never, readonly Failure[]> {
  return { ok: false, failure: failures };
}
