import { addBusinessDays, businessCalendar } from "../base/business-calendar.ts";
import { isoDate, type IsoDate } from "../base/date.ts";
import { calendars } from "../base/holidays.ts";
import { instant, type Instant } from "../base/instant.ts";
import { compare, fromDecimal, ratio, type Ratio, times } from "../base/ratio.ts";
import { ok, type Result } from "../base/result.ts";
import type { FixingsEntry } from "../events/rate-option.ts";
import { isRate } from "../servicing/decide-rates.ts";
import { tableIn } from "./csv.ts";
import { type Place, refuseAll, type WireFailure, type WireProblem } from "./failure.ts";
import type { FiledReport } from "./happenings-file.ts";
import type { Found } from "./issues.ts";

/** A value of an index with the day it is of and the line it stands in. Rate: per annum, as a part of one. */
export type FixingRow = { readonly on: IsoDate; readonly rate: Ratio; readonly line: number };

type Read = { readonly row?: FixingRow; readonly problem?: WireProblem };

/**
 * The values of an index in a publisher's CSV. Days without a value, which publishers leave empty or mark with a
 * point, are none.
 *
 * Refuses all that is wrong with it, each at its row: a day or a rate that is none, a rate above 100% or below -10%,
 * and a day that is given twice with different values.
 */
export function readFixings(
  text: string,
  file: string,
  { dateColumn, rateColumn }: Pick<FixingsEntry, "dateColumn" | "rateColumn">,
): Result<readonly FixingRow[], readonly WireFailure[]> {
  const fail = (line: number, problem: WireProblem): WireFailure => ({ ...problem, path: "", file, line, column: 1 });
  const table = tableIn(text);
  if (!table.ok) {
    const [first] = table.failure;
    return refuseAll([fail(first?.row ?? 1, { code: "schedule.not_a_table", reason: first?.reason ?? "" })]);
  }
  const [header = [], ...body] = table.value.map((row) => row.map((cell) => cell.trim()));
  const missing = [dateColumn, rateColumn].filter((each) => !header.includes(each));
  if (missing.length > 0) {
    return refuseAll(missing.map((each) => fail(1, { code: "schedule.column_missing", name: each, header })));
  }
  const [dates, rates] = [header.indexOf(dateColumn), header.indexOf(rateColumn)];
  const seen = new Map<IsoDate, FixingRow>();
  const failures: WireFailure[] = [];
  body.forEach((cells, index) => {
    const line = index + 2;
    const { row, problem } = rowOf(cells[dates] ?? "", cells[rates] ?? "", line, cells.join("") === "");
    const told = problem ?? (row === undefined ? undefined : differing(seen.get(row.on), row));
    if (told !== undefined) failures.push(fail(line, told));
    else if (row !== undefined && !seen.has(row.on)) seen.set(row.on, row);
  });
  return failures.length === 0 ? ok([...seen.values()]) : refuseAll(failures);
}

function rowOf(date: string, value: string, line: number, isEmpty: boolean): Read {
  if (isEmpty) return {};
  const on = isoDate(date);
  if (!on.ok) return { problem: { code: "file.date_not_a_calendar_day", text: date } };
  if (value === "" || value === ".") return {};
  const percent = fromDecimal(value);
  if (percent === undefined) return { problem: { code: "fixing.not_a_rate", text: value } };
  const rate = times(percent, ratio(1n, 100n));
  if (!isRate(rate)) return { problem: { code: "fixing.out_of_bounds", text: value } };
  return { row: { on: on.value, rate, line } };
}

function differing(first: FixingRow | undefined, row: FixingRow): WireProblem | undefined {
  if (first === undefined || compare(first.rate, row.rate) === 0) return undefined;
  return { code: "fixing.differs", on: row.on, first: first.line };
}

/** The reports of a file of fixings, each known when it was published. Refuses what `readFixings` refuses. */
export function fixingReports(
  text: string,
  file: string,
  entry: FixingsEntry,
): Result<readonly FiledReport[], readonly WireFailure[]> {
  const rows = readFixings(text, file, entry);
  if (!rows.ok) return rows;
  return ok(
    rows.value.map(({ on, rate, line }) => {
      const place: Place = { file, line, column: 1 };
      const { index, publisher, id } = entry;
      return {
        report: {
          key: `${id}-${on}`,
          by: publisher,
          recordedAt: publishedAt(entry, on),
          happening: { type: "IndexPublished", on, index, rate, publisher },
        },
        placeOf: () => place,
        failuresOf: (found: readonly Found[]) => found.map(({ problem }) => ({ ...problem, path: "", ...place })),
      };
    }),
  );
}

const everyWeekday = businessCalendar("Monday to Friday", 0, 9999, () => []);

// Noon of the day on which it is published. Before the years a calendar knows, its weekdays are taken.
function publishedAt({ publishedDaysLater, calendar }: FixingsEntry, on: IsoDate): Instant {
  const place = calendar === undefined ? everyWeekday : calendars[calendar];
  const later = (days: typeof place) =>
    publishedDaysLater === 0 ? ok(on) : addBusinessDays(days, on, publishedDaysLater);
  const known = later(place);
  const day = known.ok ? known : later(everyWeekday);
  const at = instant(`${day.ok ? day.value : on}T12:00:00Z`);
  if (!at.ok) throw new Error(`${on} has a noon`);
  return at.value;
}
