import { basename } from "node:path";
import type { FacilityFile } from "../events/facility.ts";
import type { Report } from "../events/record.ts";
import type { ChangesRead } from "../intake/decoded.ts";
import type { WireFailure } from "../wire/failure.ts";
import { decodeHappeningsFile, type FiledReport } from "../wire/happenings-file.ts";
import { knownIds, strangersIn, unknownReference } from "../wire/references.ts";
import { type PaperFile, readPaperFile } from "../wire/paper-file.ts";
import { readText } from "../wire/text-file.ts";
import { Stop } from "./exit.ts";
import { toldOf } from "./load.ts";

/** The paper in a file that is given on the command line, of any form. Stops when it cannot be read. */
export function paperIn(file: string, read: ChangesRead = "accepted"): PaperFile {
  const paper = readPaperFile(file, basename(file), read);
  if (paper.ok) return paper.value;
  const { problem, line } = paper.failure;
  throw unusable([{ ...problem, path: "", file, line, column: 1 }]);
}

function textIn(file: string): string {
  const text = readText(file, basename(file));
  if (text.ok) return text.value;
  const { problem, line } = text.failure;
  throw unusable([{ ...problem, path: "", file, line, column: 1 }]);
}

/**
 * The reports in a file of happenings for a facility that has others already. Stops when any is malformed or names what
 * is not known.
 */
export function reportsIn(file: string, facility: FacilityFile, others: readonly Report[]): readonly FiledReport[] {
  const decoded = decodeHappeningsFile(textIn(file), file, facility.currency);
  if (!decoded.ok) throw unusable(decoded.failure);
  const known = knownIds(facility);
  const keys = [...others, ...decoded.value.map(({ report }) => report)].map(({ key }) => key);
  const strangers = decoded.value.flatMap(({ report, failuresOf }) => {
    const { corrects } = report;
    const uncorrected = corrects !== undefined && !keys.includes(corrects);
    const missing = uncorrected ? [{ problem: unknownReference("happening", corrects, keys), path: ["corrects"] }] : [];
    return failuresOf([...strangersIn(report, known), ...missing]);
  });
  if (strangers.length > 0) throw unusable(strangers);
  return decoded.value;
}

function unusable(failures: readonly WireFailure[]): Stop {
  return new Stop(
    2,
    failures.map((failure) => toldOf(failure)),
  );
}
