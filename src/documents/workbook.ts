import { readSheet } from "read-excel-file/node";
import { ok, refuse, type Result } from "../base/result.ts";
import { Refused } from "../intake/failure.ts";
import { type Archive, openZip } from "../intake/zip.ts";
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
    const reason = tooLarge(bytes);
    if (reason !== undefined) return refuse({ code: "use.not_a_workbook", reason });
    const rows = await readSheet<string>(bytes, sheet ?? 1, { parseNumber: (text) => text });
    return ok(rows.map((row) => row.map(cellText)));
  } catch (error) {
    return refuse({ code: "use.not_a_workbook", reason: error instanceof Error ? error.message : String(error) });
  }
}

/** The most cells, empty ones counted, up to the last of a sheet. */
const mostCells = 4_000_000;

const references = /\br\s*=\s*["']([A-Za-z]*)(\d*)([^"']*)["']|<(?:\w+:)?dimension\b[^>]*["':]([A-Za-z]+)(\d+)["']/g;

// The library makes a row of every row up to the last, and room for what a part says it unpacks to, so that one number
// would take all memory there is. What else is wrong with the file, the library says.
function tooLarge(bytes: Buffer): string | undefined {
  const archive = opened(bytes);
  if (archive === undefined) return undefined;
  try {
    const beyond = cellBeyond(archive);
    if (beyond === undefined) return undefined;
    return `a cell stands at ${beyond}, and a sheet of more than ${mostCells} cells is not read`;
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    const { problem } = error;
    if (problem.code === "file.content_broken") return problem.reason;
    return problem.code === "file.part_too_large" ? "a part of it unpacks to too much" : undefined;
  }
}

function opened(bytes: Buffer): Archive | undefined {
  try {
    return openZip(bytes);
  } catch (error) {
    if (error instanceof Refused) return undefined;
    throw error;
  }
}

function cellBeyond(archive: Archive): string | undefined {
  for (const name of archive.names) {
    // Every part is unpacked once, so that one which is not what it says is found before the library believes it.
    const part = archive.read(name);
    if (!/worksheets?\//i.test(name)) continue;
    const xml = new TextDecoder().decode(part);
    let [columns, rows] = [1, 1];
    for (const [whole, column, row, rest = "", lastColumn, lastRow] of xml.matchAll(references)) {
      columns = Math.max(columns, columnNumber(column ?? lastColumn ?? ""));
      rows = Math.max(rows, Number(row ?? lastRow ?? "0"));
      if (rest !== "" || columns * rows > mostCells) return whole.slice(0, 40);
    }
  }
  return undefined;
}

function columnNumber(letters: string): number {
  return Array.from(letters.slice(0, 8).toUpperCase()).reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
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
