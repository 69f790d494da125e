import { readSheet } from "read-excel-file/node";
import { ok, refuse, type Result } from "../base/result.ts";
import type { Table } from "../wire/csv.ts";

/** Why a file cannot be read as a workbook, in the word of the library that reads it. */
export type WorkbookFailure = { readonly code: "use.not_a_workbook"; readonly reason: string };

/**
 * Reads a sheet of an XLSX workbook as a table of texts: the one named, or else the first.
 *
 * A day is written `YYYY-MM-DD`. A number has the fifteen digits that a spreadsheet shows and no more: what comes after
 * them is how the machine keeps a fraction, not what anybody entered. Refuses `use.not_a_workbook`.
 */
export async function readWorkbook(bytes: Buffer, sheet?: string): Promise<Result<Table, WorkbookFailure>> {
  try {
    const rows = await readSheet<string>(bytes, sheet ?? 1, { parseNumber: (text) => text });
    return ok(rows.map((row) => row.map(cellText)));
  } catch (error) {
    return refuse({ code: "use.not_a_workbook", reason: error instanceof Error ? error.message : String(error) });
  }
}

// The library types a day as the constructor of one; what it gives is a day.
function cellText(cell: unknown): string {
  if (cell instanceof Date) return cell.toISOString().slice(0, 10);
  if (typeof cell === "boolean") return cell ? "yes" : "no";
  if (typeof cell !== "string") return "";
  return /^-?\d+\.\d{3,}$|^-?\d+(?:\.\d+)?e[+-]?\d+$/i.test(cell) ? fifteenDigits(cell) : cell;
}

function fifteenDigits(text: string): string {
  const shown = Number(Number(text).toPrecision(15));
  return Number.isFinite(shown) ? String(shown) : text;
}
