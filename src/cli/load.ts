import { existsSync, statSync } from "node:fs";
import { isoDate, isoMonth, type IsoDate } from "../base/date.ts";
import { endOfDay, everything, instant, type Instant } from "../base/instant.ts";
import type { FacilityFile } from "../events/facility.ts";
import type { Report } from "../events/record.ts";
import { decideAll } from "../servicing/decide.ts";
import { type KnownFacility, knownBy, openFacility, type OpenFacility } from "../servicing/facility.ts";
import { readFacilityFolder } from "../wire/folder.ts";
import { sentence } from "../wire/sentences.ts";
import { Stop } from "./exit.ts";
import { explainServicing } from "./say.ts";

/** The options that every command on a facility takes. Dates are as written on the command line. */
export type AskOptions = {
  readonly on?: string;
  readonly known?: string;
  readonly json?: boolean;
  readonly store?: string;
};

/** Opens a facility from its folder, or from the store when the name is not a folder. Stops when it is unusable. */
export async function loadFacility(name: string, { store }: AskOptions): Promise<OpenFacility> {
  const { facility, reports } = await facilityNamed(name, store);
  return openFacility(facility, reports);
}

async function facilityNamed(
  name: string,
  store: string | undefined,
): Promise<{ facility: FacilityFile; reports: readonly Report[] }> {
  if (existsSync(name) && statSync(name).isDirectory()) {
    const read = readFacilityFolder(name);
    if (!read.ok)
      throw new Stop(
        2,
        read.failure.map((failure) => `${name}/${sentence(failure)}`),
      );
    return read.value;
  }
  const { readStored } = await import("./stored.ts");
  return readStored(name, store);
}

/** A facility as known at the moment asked for, after every happening in it has been found to be allowed. */
export async function loadKnown(name: string, options: AskOptions): Promise<KnownFacility> {
  const open = await loadFacility(name, options);
  const refused = decideAll(open);
  if (refused.length > 0) {
    throw new Stop(1, [
      ...refused.map((failure) => `happening ${failure.key}: ${explainServicing(failure)}`),
      "No figure is given on a record with refused happenings. Correct them first.",
    ]);
  }
  return knownBy(open, knownAt(options.known));
}

/** The moment up to which reports count: the end of a day, or a moment; all that is recorded when none is given. */
export function knownAt(text: string | undefined): Instant {
  if (text === undefined) return everything;
  const day = isoDate(text);
  if (day.ok) return endOfDay(day.value);
  const moment = instant(text);
  if (moment.ok) return moment.value;
  throw new Stop(2, [`--known ${text} names no day. Write YYYY-MM-DD, or a moment such as 2002-10-31T17:00:00Z.`]);
}

/** The day asked for; the last day of which the record tells when none is given. */
export function dayAsked(text: string | undefined, { known }: KnownFacility): IsoDate {
  if (text !== undefined) return parsedDay("--on", text);
  const last = known
    .map(({ happening }) => happening.on)
    .toSorted()
    .at(-1);
  if (last === undefined) throw new Stop(2, ["The facility has no happenings. Say which day with --on YYYY-MM-DD."]);
  return last;
}

/** A day given with an option. */
export function parsedDay(option: string, text: string): IsoDate {
  const day = isoDate(text);
  if (day.ok) return day.value;
  throw new Stop(2, [`${option} ${text} names no day of the calendar. Write it as YYYY-MM-DD, such as 2002-11-30.`]);
}

/** The first day of a month given with `--month`. */
export function parsedMonth(text: string): IsoDate {
  const first = isoMonth(text);
  if (first.ok) return first.value;
  throw new Stop(2, [`--month ${text} names no month. Write it as YYYY-MM, such as 2002-11.`]);
}

/** The value of a result, or a stop that tells its failure. */
export function orStop<Value>(
  result:
    | { readonly ok: true; readonly value: Value }
    | { readonly ok: false; readonly failure: Parameters<typeof explainServicing>[0] },
): Value {
  if (result.ok) return result.value;
  throw new Stop(1, [explainServicing(result.failure)]);
}
