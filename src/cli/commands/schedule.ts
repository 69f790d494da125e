import { readFileSync } from "node:fs";
import { extname } from "node:path";
import { type Money, money, parseMoney } from "../../base/money.ts";
import type { ColumnNames, DateOrder, ScheduleColumn, ScheduleKind, ScheduleRows } from "../../events/collateral.ts";
import type { WireFailure } from "../../wire/failure.ts";
import { columnsOf, readCsv, readSchedule, scheduleTable } from "../../wire/schedule.ts";
import { csvText, type Table } from "../../wire/csv.ts";
import { readText } from "../../wire/text-file.ts";
import { type ExitCode, Stop } from "../exit.ts";
import { jsonText, moneyJson } from "../json.ts";
import { toldOf } from "../load.ts";
import type { Terminal } from "../terminal.ts";
import { misuse } from "../use.ts";

/** The options of `conformed schedule`. A column is written `amount=Balance`. */
export type ScheduleOptions = {
  readonly holds: ScheduleKind;
  readonly dates: DateOrder;
  readonly column: readonly string[];
  readonly sheet?: string;
  readonly total?: string;
  readonly json?: boolean;
};

/** `conformed schedule FILE`: an aging or a listing from CSV or XLSX, checked row by row and printed as CSV. */
export async function scheduleCommand(terminal: Terminal, file: string, options: ScheduleOptions): Promise<ExitCode> {
  const total = options.total === undefined ? undefined : totalIn(options.total);
  const form = { holds: options.holds, dates: options.dates, columns: columnsIn(options) };
  const table = await tableIn(file, options.sheet);
  const list = orTold(readSchedule(table, file, total === undefined ? form : { ...form, total: total.minor }));
  if (options.json === true) {
    const sum = money("USD", sumOf(list));
    terminal.out(jsonText({ file, holds: list.holds, rows: list.rows.length, sum: moneyJson(sum) }));
  } else terminal.out(csvText(scheduleTable(list)).trimEnd());
  return 0;
}

async function tableIn(file: string, sheet: string | undefined): Promise<Table> {
  if (extname(file).toLowerCase() !== ".xlsx") return orTold(readCsv(textIn(file), file));
  const { readWorkbook } = await import("../../documents/workbook.ts");
  const read = await readWorkbook(bytesIn(file), sheet);
  if (read.ok) return read.value;
  throw misuse({ code: "use.not_a_workbook", file, reason: read.failure.reason });
}

function textIn(file: string): string {
  const text = readText(file, file);
  if (text.ok) return text.value;
  const { problem, line } = text.failure;
  throw new Stop(2, [toldOf({ ...problem, path: "", file, line, column: 1 })]);
}

function bytesIn(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (error) {
    const reason = error instanceof Error && "code" in error ? String(error.code) : String(error);
    throw misuse({ code: "use.not_a_workbook", file, reason });
  }
}

function columnsIn({ holds, column }: ScheduleOptions): ColumnNames {
  const known = columnsOf(holds);
  const names: { -readonly [Column in ScheduleColumn]?: string } = {};
  for (const text of column) {
    const [, ours = "", theirs = ""] = /^([^=]+)=(.+)$/.exec(text) ?? [];
    const named = known.find((each) => each === ours.trim().toLowerCase());
    if (named === undefined || theirs === "") throw misuse({ code: "use.column_unknown", text, columns: known });
    names[named] = theirs;
  }
  return names;
}

function totalIn(text: string): Money {
  const total = parseMoney("USD", text);
  if (total.ok) return total.value;
  const place = { path: "", file: "--total", line: 1, column: 1 };
  throw new Stop(2, [toldOf({ code: "file.amount_not_money", text, ...place })]);
}

function orTold<Value>(
  result:
    | { readonly ok: true; readonly value: Value }
    | { readonly ok: false; readonly failure: readonly WireFailure[] },
): Value {
  if (result.ok) return result.value;
  throw new Stop(
    2,
    result.failure.map((failure) => toldOf(failure)),
  );
}

function sumOf(list: ScheduleRows): bigint {
  if (list.holds === "inventory") return list.rows.reduce((sum, { cost }) => sum + cost, 0n);
  const amounts = list.rows.map(({ amount }) => amount);
  return amounts.reduce((sum, amount) => sum + amount, 0n);
}
