import { basename } from "node:path";
import type { FacilityFile } from "../events/facility.ts";
import type { Report } from "../events/record.ts";
import { decodeHappeningsFile } from "../wire/happenings-file.ts";
import { knownIds, strangersIn } from "../wire/references.ts";
import { sentence } from "../wire/sentences.ts";
import { readText } from "../wire/text-file.ts";
import { Stop } from "./exit.ts";

/** The text of a file that is given on the command line. Stops when it is not a text that can be read. */
export function textIn(file: string): string {
  const text = readText(file, basename(file));
  if (text.ok) return text.value;
  const { problem, line } = text.failure;
  throw new Stop(2, [sentence({ ...problem, path: "", file, line, column: 1 })]);
}

/** The reports in a file of happenings for a facility. Stops when any is malformed or names what is not known. */
export function reportsIn(file: string, facility: FacilityFile): readonly Report[] {
  const decoded = decodeHappeningsFile(textIn(file), file, facility.currency);
  if (!decoded.ok) throw new Stop(2, decoded.failure.map(sentence));
  const known = knownIds(facility);
  const strangers = decoded.value.flatMap(({ report, failuresOf }) => failuresOf(strangersIn(report, known)));
  if (strangers.length > 0) throw new Stop(2, strangers.map(sentence));
  return decoded.value.map(({ report }) => report);
}
