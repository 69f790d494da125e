import Papa from "papaparse";
import { ok, type Result } from "../base/result.ts";

/** A table as a spreadsheet shows it: its rows of cells, the header first. */
export type Table = readonly (readonly string[])[];

/** Why a text is no table, and the row where it shows. Unit: rows from one. */
export type NoTable = { readonly reason: string; readonly row: number };

/** The table that a text of comma-separated values holds. Refuses with every reason why it holds none. */
export function tableIn(text: string): Result<Table, readonly NoTable[]> {
  const { data, errors } = Papa.parse<string[]>(text, { header: false });
  const faults = errors.filter(({ type }) => type !== "Delimiter");
  if (faults.length === 0) return ok(data);
  return { ok: false, failure: faults.map(({ row = 0, message }) => ({ reason: message, row: row + 1 })) };
}

/** Writes a table as comma-separated values. */
export function csvText(table: Table): string {
  return `${Papa.unparse(
    table.map((row) => [...row]),
    { newline: "\n" },
  )}\n`;
}
