import type { Currency } from "../base/money.ts";
import { ok, type Result } from "../base/result.ts";
import { tableIn } from "./csv.ts";
import { type Path, pathText, type Place, refuseAll, type WireFailure, type WireProblem } from "./failure.ts";
import type { FiledReport } from "./happenings-file.ts";
import type { Found } from "./issues.ts";
import { readReport } from "./report.ts";

/** The columns of a table of figures. Those of a report are given in its first row and may be left out after it. */
const envelope = ["key", "recordedAt", "by", "on", "asOf"] as const;
const wanted = [...envelope, "line", "name", "value"];
const columns = new Set([...wanted, "corrects", "certifiedBy"]);

type Row = { readonly line: number; readonly cells: ReadonlyMap<string, string> };

/**
 * Reads a compliance certificate, or several, from a table with a row for each figure (`line` is `figure`) and each
 * stated outcome (`line` is `stated`, `name` the covenant). Rows of one `key` are one report.
 *
 * Refuses all that is wrong with it, each at its row.
 */
export function decodeFiguresTable(
  text: string,
  file: string,
  currency: Currency,
): Result<readonly FiledReport[], readonly WireFailure[]> {
  const place = (line: number): Place => ({ file, line, column: 1 });
  const fail = (line: number, problem: WireProblem): WireFailure => ({ ...problem, path: "", ...place(line) });
  const rows = rowsOf(text);
  if (!rows.ok) {
    const { reason, line } = rows.failure;
    return refuseAll([fail(line, { code: "file.table_not_read", reason, wanted })]);
  }
  const reports: FiledReport[] = [];
  const failures: WireFailure[] = rows.value.flatMap(({ line, cells }) => {
    const kind = cells.get("line") ?? "";
    if (kind === "figure" || kind === "stated") return [];
    return [fail(line, { code: "file.value_not_allowed", text: kind, allowed: ["figure", "stated"] })];
  });
  for (const own of grouped(rows.value)) {
    const lineOf = linesIn(own);
    const within = (found: readonly Found[]): readonly WireFailure[] =>
      found.map(({ problem, path }) => ({ ...problem, path: pathText(path), ...place(lineOf(path)) }));
    const report = readReport(rawOf(own), currency);
    if (report.ok) reports.push({ report: report.value, placeOf: (path) => place(lineOf(path)), failuresOf: within });
    else failures.push(...within(report.failure));
  }
  return failures.length === 0 ? ok(reports) : refuseAll(failures);
}

function rowsOf(text: string): Result<readonly Row[], { readonly reason: string; readonly line: number }> {
  const table = tableIn(text);
  if (!table.ok) {
    const [first] = table.failure;
    return { ok: false, failure: { reason: first?.reason ?? "", line: first?.row ?? 1 } };
  }
  const [names = [], ...body] = table.value.map((row) => row.map((cell) => cell.trim()));
  const reason = headerFault(names);
  if (reason !== undefined) return { ok: false, failure: { reason, line: 1 } };
  const rows = body.map((cells, index) => ({ cells, line: index + 2 })).filter(({ cells }) => cells.join("") !== "");
  const uneven = rows.find(({ cells }) => cells.length !== names.length);
  if (uneven !== undefined) {
    const { cells, line } = uneven;
    return { ok: false, failure: { reason: `this row has ${cells.length} cells, its header ${names.length}`, line } };
  }
  return ok(
    rows.map(({ cells, line }) => ({
      line,
      cells: new Map(names.flatMap((name, index) => (cells[index] === "" ? [] : [[name, cells[index] ?? ""]]))),
    })),
  );
}

function headerFault(names: readonly string[]): string | undefined {
  const strange = names.filter((name) => !columns.has(name));
  if (strange.length > 0) return `it has the columns ${strange.join(", ")}`;
  const missing = wanted.filter((name) => !names.includes(name));
  if (missing.length > 0) return `it has no column ${missing.join(", ")}`;
  return new Set(names).size < names.length ? "it has a column twice" : undefined;
}

// Rows that follow one another belong to the report of the last key given.
function grouped(rows: readonly Row[]): readonly (readonly Row[])[] {
  const groups: Row[][] = [];
  for (const row of rows) {
    const last = groups.at(-1);
    const key = row.cells.get("key");
    const same = last !== undefined && (key === undefined || key === last[0]?.cells.get("key"));
    if (same) last.push(row);
    else groups.push([row]);
  }
  return groups;
}

function rawOf(rows: readonly Row[]): unknown {
  const first = rows[0]?.cells ?? new Map<string, string>();
  const named = [...envelope, "corrects", "certifiedBy"].flatMap((name) =>
    first.has(name) ? [[name, first.get(name)] as const] : [],
  );
  const pick = (kind: string, key: string) =>
    rows
      .filter(({ cells }) => cells.get("line") === kind)
      .map(({ cells }) => ({ [key]: cells.get("name") ?? "", value: cells.get("value") ?? "" }));
  const figures = pick("figure", "name");
  return { ...Object.fromEntries(named), type: "FiguresReported", figures, stated: pick("stated", "covenant") };
}

// A problem with an entry of a list stands in the row of that entry; any other in the first row of the report.
function linesIn(rows: readonly Row[]): (path: Path) => number {
  return ([list, index]) => {
    const kind = list === "figures" ? "figure" : list === "stated" ? "stated" : undefined;
    const own = rows.filter(({ cells }) => cells.get("line") === kind);
    const row = typeof index === "number" ? own[index] : undefined;
    return (row ?? rows[0])?.line ?? 1;
  };
}
