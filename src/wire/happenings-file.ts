import type { Currency } from "../base/money.ts";
import { ok, type Result } from "../base/result.ts";
import type { Report } from "../events/record.ts";
import { type Path, type Place, refuseAll, type WireFailure } from "./failure.ts";
import type { Found } from "./issues.ts";
import { readReport } from "./report.ts";
import { readSheet } from "./yaml.ts";

/** A report together with where it stands in a file. */
export type FiledReport = {
  readonly report: Report;
  readonly placeOf: (path: Path) => Place;
  /** Puts problems, their paths counted from the report, in their places. */
  readonly failuresOf: (found: readonly Found[]) => readonly WireFailure[];
};

/** Reads a file of happenings, a list of reports, in the order of the file. Refuses all that is wrong with it. */
export function decodeHappeningsFile(
  text: string,
  file: string,
  currency: Currency,
): Result<readonly FiledReport[], readonly WireFailure[]> {
  const sheet = readSheet(text, file);
  if (!sheet.ok) return sheet;
  const { value, placeOf, failuresOf } = sheet.value;
  if (!Array.isArray(value)) {
    return refuseAll(failuresOf([{ problem: { code: "file.shape_differs", expected: "a list" }, path: [] }]));
  }
  const filed: FiledReport[] = [];
  const failures: WireFailure[] = [];
  for (const [index, raw] of value.entries()) {
    const within = (found: readonly Found[]): readonly WireFailure[] =>
      failuresOf(found.map(({ problem, path }) => ({ problem, path: [index, ...path] })));
    const report = readReport(raw, currency);
    if (!report.ok) failures.push(...within(report.failure));
    else filed.push({ report: report.value, placeOf: (path) => placeOf([index, ...path]), failuresOf: within });
  }
  return failures.length === 0 ? ok(filed) : refuseAll(failures);
}
