import { fileURLToPath } from "node:url";
import { isoDate, type IsoDate } from "../src/base/date.ts";
import { endOfDay, instant, type Instant } from "../src/base/instant.ts";
import { type Money, parseMoney } from "../src/base/money.ts";
import { fromDecimal, ratio, type Ratio } from "../src/base/ratio.ts";
import type { FacilityFile } from "../src/events/facility.ts";
import type { Happening } from "../src/events/happening.ts";
import type { Report } from "../src/events/record.ts";
import { type KnownFacility, knownBy, openFacility, type OpenFacility } from "../src/servicing/facility.ts";
import { readFacilityFolder } from "../src/wire/folder.ts";

/** A date a test knows to be good. */
export function day(text: string): IsoDate {
  const date = isoDate(text);
  if (!date.ok) throw new Error(`${text} is no day`);
  return date.value;
}

/** A moment a test knows to be good; the end of the day when only a day is given. */
export function moment(text: string): Instant {
  if (!text.includes("T")) return endOfDay(day(text));
  const at = instant(text);
  if (!at.ok) throw new Error(`${text} is no moment`);
  return at.value;
}

/** `usd("400,000.00")`. */
export function usd(text: string): Money {
  const amount = parseMoney("USD", text);
  if (!amount.ok) throw new Error(`${text} is no amount`);
  return amount.value;
}

/** `fraction("62/360")`. */
export function fraction(text: string): Ratio {
  const [numerator = "", denominator = "1"] = text.split("/");
  return ratio(BigInt(numerator), BigInt(denominator));
}

/** `percent("5.25")` is 0.0525. */
export function percent(text: string): Ratio {
  const value = fromDecimal(text);
  if (value === undefined) throw new Error(`${text} is no decimal`);
  return ratio(value.numerator, value.denominator * 100n);
}

/** A report of a happening, recorded at noon of its day unless said otherwise. */
export function report(key: string, happening: Happening, recorded?: string): Report {
  return { key, by: "a test", recordedAt: moment(recorded ?? `${happening.on}T12:00:00Z`), happening };
}

const folders = new Map<string, OpenFacility>();

/** One of the example facilities by the name of its folder, opened once. */
export function example(name = "lexington"): OpenFacility {
  const before = folders.get(name);
  if (before !== undefined) return before;
  const read = readFacilityFolder(fileURLToPath(new URL(`../examples/${name}`, import.meta.url)));
  if (!read.ok) throw new Error(`${name} is readable: ${JSON.stringify(read.failure)}`);
  const open = openFacility(read.value.facility, read.value.reports);
  folders.set(name, open);
  return open;
}

/** A facility that differs from another: in its file, in the reports it lacks, and in those it has besides. */
export function differing(
  open: OpenFacility,
  differences: {
    readonly file?: Partial<Omit<FacilityFile, "papers">>;
    readonly without?: readonly string[];
    readonly reports?: readonly Report[];
  },
): OpenFacility {
  const { file = {}, without = [], reports = [] } = differences;
  const kept = open.reports.filter(({ key }) => !without.includes(key));
  const all = [...kept, ...reports].toSorted((a, b) => (a.recordedAt < b.recordedAt ? -1 : 1));
  return { ...open, file: { ...open.file, ...file }, reports: all };
}

/** A facility as known at the end of a day; all that is recorded, unless a day is given. */
export function known(open: OpenFacility, on?: string): KnownFacility {
  return on === undefined ? knownBy(open) : knownBy(open, moment(on));
}
