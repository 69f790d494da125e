import { existsSync, statSync } from "node:fs";
import { posix } from "node:path";
import { isoDate, isoMonth, type IsoDate } from "../base/date.ts";
import { endOfDay, everything, instant, type Instant } from "../base/instant.ts";
import type { FacilityFile } from "../events/facility.ts";
import type { Report } from "../events/record.ts";
import { type DecideFailure, decideAll } from "../servicing/decide.ts";
import { type KnownFacility, knownBy, openFacility, type OpenFacility } from "../servicing/facility.ts";
import { readFacilityFolder } from "../wire/folder.ts";
import type { WireFailure } from "../wire/failure.ts";
import { sentence } from "../wire/sentences.ts";
import { Stop, type Told } from "./exit.ts";
import { explainServicing } from "./say.ts";
import { misuse } from "./use.ts";

/** The options that every command on a facility takes. Dates are as written on the command line. */
export type AskOptions = {
  readonly on?: string;
  readonly known?: string;
  readonly json?: boolean;
  readonly store?: string;
};

/** A facility as it was found: `placeOf` says where the report of a key stands, when it stands in a file. */
export type Loaded = OpenFacility & { readonly placeOf: (key: string) => string | undefined };

/** What is told of a facility, and its reports, with their places in files. */
export type Source = {
  readonly file: FacilityFile;
  readonly reports: readonly Report[];
  readonly placeOf: (key: string) => string | undefined;
};

/** Opens a facility from its folder, or from the store when the name is not a folder. Stops when it is unusable. */
export async function loadFacility(name: string, { store }: AskOptions): Promise<Loaded> {
  const { file, reports, placeOf } = await facilityNamed(name, store);
  return { ...openFacility(file, reports), placeOf };
}

async function facilityNamed(name: string, store: string | undefined): Promise<Source> {
  if (existsSync(name)) return folderNamed(name);
  const { readStored } = await import("./stored.ts");
  const { facility, records } = await readStored(name, store);
  const reports = records.map(({ key, recordedAt, by, corrects, happening }): Report => {
    const report = { key, recordedAt, by, happening };
    return corrects === undefined ? report : { ...report, corrects };
  });
  return { file: facility, reports, placeOf: () => undefined };
}

/** Reads the folder of a facility, its places told from here. Stops with all that is wrong with its files. */
export function folderNamed(name: string): Source {
  if (existsSync(name) && !statSync(name).isDirectory()) throw misuse({ code: "use.not_a_folder", name });
  const read = readFacilityFolder(name);
  if (!read.ok)
    throw new Stop(
      2,
      read.failure.map((failure) => toldOf(failure, name)),
    );
  const { facility, reports, places } = read.value;
  return {
    file: facility,
    reports,
    placeOf: (key) => {
      const place = places.get(key);
      return place === undefined ? undefined : `${posix.join(name, place.file)}:${place.line}:${place.column}`;
    },
  };
}

/** A failure of a file as it is told, with the files as they are found from here. */
export function toldOf(failure: WireFailure, folder = ""): Told {
  const found = { ...failure, file: posix.join(folder, failure.file) };
  const both = found.code === "file.duplicate_key" ? { ...found, first: posix.join(folder, found.first) } : found;
  return { code: failure.code, sentence: sentence(both) };
}

/** A facility as known at the moment asked for, after every happening known by then has been found to be allowed. */
export async function loadKnown(name: string, options: AskOptions): Promise<KnownFacility> {
  const open = await loadFacility(name, options);
  const moment = knownAt(options.known);
  const refused = decideAll({ ...open, reports: open.reports.filter(({ recordedAt }) => recordedAt <= moment) });
  if (refused.length > 0) {
    const remark = "No figure is given on a record with refused happenings. Correct them first.";
    throw new Stop(1, [...toldRefusals(refused, open), { sentence: remark }]);
  }
  return knownBy(open, moment);
}

/** Refused happenings as they are told: each with its place when it stands in a file, else by its key. */
export function toldRefusals(refused: readonly DecideFailure[], { placeOf }: Pick<Source, "placeOf">): Told[] {
  return refused.map((failure) => {
    const place = placeOf(failure.key);
    const where = place === undefined ? "" : `${place}: `;
    return { code: failure.code, sentence: `${where}happening ${failure.key}: ${explainServicing(failure)}` };
  });
}

/** The moment up to which reports count: the end of a day, or a moment; all that is recorded when none is given. */
export function knownAt(text: string | undefined): Instant {
  if (text === undefined) return everything;
  const day = isoDate(text);
  if (day.ok) return endOfDay(day.value);
  const moment = instant(text);
  if (moment.ok) return moment.value;
  throw misuse({ code: "use.not_a_moment", text });
}

/** The day asked for; the last day of which the record tells when none is given. */
export function dayAsked(text: string | undefined, { known }: KnownFacility): IsoDate {
  if (text !== undefined) return parsedDay("--on", text);
  const last = known
    .map(({ happening }) => happening.on)
    .toSorted()
    .at(-1);
  if (last === undefined) throw misuse({ code: "use.day_needed" });
  return last;
}

/** A day given with an option. */
export function parsedDay(option: string, text: string): IsoDate {
  const day = isoDate(text);
  if (day.ok) return day.value;
  throw misuse({ code: "use.not_a_day", option, text });
}

/** The first day of a month given with `--month`. */
export function parsedMonth(text: string): IsoDate {
  const first = isoMonth(text);
  if (first.ok) return first.value;
  throw misuse({ code: "use.not_a_month", text });
}

/** The value of a result, or a stop that tells its failure. */
export function orStop<Value>(
  result:
    | { readonly ok: true; readonly value: Value }
    | { readonly ok: false; readonly failure: Parameters<typeof explainServicing>[0] },
): Value {
  if (result.ok) return result.value;
  const { failure } = result;
  throw new Stop(1, [{ code: failure.code, sentence: explainServicing(failure) }]);
}
