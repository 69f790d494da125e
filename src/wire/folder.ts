import { isAbsolute, join, posix, resolve } from "node:path";
import { ok, type Result } from "../base/result.ts";
import type { Compliance } from "../events/compliance.ts";
import type { Schedule, ScheduleEntry } from "../events/collateral.ts";
import type { FacilityFile, FiledPaper } from "../events/facility.ts";
import type { RateOption } from "../events/rate-option.ts";
import type { Report } from "../events/record.ts";
import { decodeFacilityFile, entered, facilityOf, type FacilityText, isVariant } from "./facility-file.ts";
import type { PaperEntry, VariantSheet } from "./facility-schema.ts";
import { canonicalReport } from "./chain.ts";
import { strangersInCompliance } from "./compliance-references.ts";
import { decodeFiguresTable } from "./figures-table.ts";
import { type Path, type Place, refuseAll, type WireFailure, type WireProblem } from "./failure.ts";
import { fixingReports } from "./fixings.ts";
import { decodeHappeningsFile, type FiledReport } from "./happenings-file.ts";
import type { Found } from "./issues.ts";
import {
  knownIds,
  strangersAmong,
  strangersIn,
  strangerInBusinessDay,
  strangersInEntries,
  unknownReference,
} from "./references.ts";
import { readPaperFile } from "./paper-file.ts";
import { readText, type TextProblem } from "./text-file.ts";
import { scheduleOf } from "./schedule.ts";

/**
 * A facility as its folder tells of it. The reports stand in the order in which they became known; `places` says where
 * the report of each key stands in the files.
 */
export type FacilityFolder = {
  readonly facility: FacilityFile;
  readonly reports: readonly Report[];
  readonly places: ReadonlyMap<string, Place>;
};

/** A facility of which the reports still know their places. */
type Layer = { readonly facility: FacilityFile; readonly filed: readonly FiledReport[] };

/** Folders already being read, outermost first; a facility cannot differ from itself. */
type Trail = readonly string[];

/**
 * Reads the folder of a facility: `facility.yaml`, its papers and its happenings, and those of the facility that it
 * extends.
 *
 * A variant inherits everything. It leaves out the happenings it omits, adds its own, and puts an entry of its own in
 * the place of an inherited one with the same id. The same report in two places is one report; reports that became
 * known at one moment keep the order of the files. Places are told relative to the folder.
 *
 * Refuses all that is wrong with `facility.yaml`, or else all that is wrong with the files it names.
 */
export function readFacilityFolder(directory: string): Result<FacilityFolder, readonly WireFailure[]> {
  const layer = readLayer(directory, "", []);
  if (!layer.ok) return layer;
  const { facility, filed } = layer.value;
  const reports = filed.map(({ report }) => report).toSorted((a, b) => compareTexts(a.recordedAt, b.recordedAt));
  const places = new Map(filed.map(({ report, placeOf }) => [report.key, placeOf([])]));
  return ok({ facility, reports, places });
}

function readLayer(root: string, under: string, trail: Trail): Result<Layer, readonly WireFailure[]> {
  const file = posix.join(under, "facility.yaml");
  const text = readText(join(root, file), file);
  if (!text.ok) return refuseAll([{ ...text.failure.problem, path: "", file, line: text.failure.line, column: 1 }]);
  const decoded = decodeFacilityFile(text.value, file);
  if (!decoded.ok) return decoded;
  const { said } = decoded.value;
  const reader: Reader = { root, under, ...decoded.value };
  if (!isVariant(said)) return complete(reader, facilityOf(said, []), []);
  const extended = posix.join(under, said.extends);
  const here = resolve(root, under);
  if (isAbsolute(said.extends)) return refuseAt(reader, { code: "file.path_outside_folder", text: said.extends });
  if ([...trail, here].includes(resolve(root, extended))) {
    return refuseAt(reader, { code: "file.extends_itself", text: said.extends });
  }
  const base = readLayer(root, extended, [...trail, here]);
  if (!base.ok) return refuseAll(base.failure.map((failure) => referredFrom(failure, extended, reader)));
  return complete(reader, varied(base.value.facility, said), base.value.filed);
}

/** A facility file being read: where it stands, and what it says. */
type Reader = FacilityText & { readonly root: string; readonly under: string };

function refuseAt(reader: Reader, problem: WireProblem): Result<never, readonly WireFailure[]> {
  return refuseAll(reader.sheet.failuresOf([{ problem, path: ["extends"] }]));
}

// That the extended facility is not there at all is the fault of the line that names it.
function referredFrom(failure: WireFailure, extended: string, { sheet }: Reader): WireFailure {
  const missing = failure.code === "file.not_found" && failure.file === posix.join(extended, "facility.yaml");
  if (!missing || failure.wanted !== failure.file) return failure;
  return { ...failure, path: "extends", ...sheet.placeOf(["extends"]) };
}

function varied(base: FacilityFile, said: VariantSheet): FacilityFile {
  const lists = {
    fees: replacing(base.fees ?? [], said.fees),
    application: replacing(base.application ?? [], said.application),
    pricing: replacing(base.pricing ?? [], said.pricing),
    lawfulRates: replacing(base.lawfulRates ?? [], said.lawfulRates),
  };
  return {
    ...base,
    id: said.facility,
    title: said.title ?? base.title,
    illustration: said.illustration ?? base.illustration,
    parties: replacing(base.parties, said.parties),
    otherDebt: replacing(base.otherDebt, said.otherDebt),
    settings: { ...base.settings, ...said.settings },
    assumptions: replacing(base.assumptions, said.assumptions),
    ...entriesOf(said),
    ...variedCompliance(base.compliance, said.compliance),
    ...variedOptions(base.rateOptions ?? [], said.rateOptions),
    ...entered(lists),
  };
}

// What a variant says whole, in the place of what the facility it extends says.
function entriesOf({
  borrowingBase,
  businessDay,
  certainty,
}: VariantSheet): Pick<FacilityFile, "borrowingBase" | "businessDay" | "certainty"> {
  return {
    ...(borrowingBase === undefined ? {} : { borrowingBase }),
    ...(businessDay === undefined ? {} : { businessDay }),
    ...(certainty === undefined ? {} : { certainty }),
  };
}

// An option of a variant takes the place of that for the same loans.
function variedOptions(
  base: readonly RateOption[],
  own: readonly RateOption[],
): { readonly rateOptions?: readonly RateOption[] } {
  const rateOptions = [...base.filter(({ loans }) => !own.some((each) => each.loans === loans)), ...own];
  return rateOptions.length === 0 ? {} : { rateOptions };
}

function complete(reader: Reader, outline: FacilityFile, inherited: readonly FiledReport[]) {
  const { sheet, said } = reader;
  const papers = gathered(said.papers, (entry, index) => readPaper(reader, entry, ["papers", index, "file"]));
  const schedules = gathered(said.schedules, (entry, index) => readFiled(reader, entry, ["schedules", index, "file"]));
  const own = gathered(said.happenings, (file, index) => {
    const text = readReferred(reader, file, ["happenings", index], readText);
    const decode = file.endsWith(".csv") ? decodeFiguresTable : decodeHappeningsFile;
    return text.ok ? decode(text.value, posix.join(reader.under, file), outline.currency) : text;
  });
  const fixings = gathered(said.fixings, (entry, index) => {
    const text = readReferred(reader, entry.file, ["fixings", index, "file"], readText);
    return text.ok ? fixingReports(text.value, posix.join(reader.under, entry.file), entry) : text;
  });
  const omit = isVariant(said) ? said.omit : [];
  const kept = inherited.filter(({ report }) => !omit.includes(report.key));
  const filed = withoutRepeats([...kept, ...fixings.values.flat(), ...own.values.flat()]);
  const known = knownIds({ ...outline, papers: [...outline.papers, ...said.papers] });
  const failures = [
    ...papers.failures,
    ...sheet.failuresOf([
      ...strangersAmong(said.otherDebt, outline.parties),
      ...strangersInCompliance(said.compliance, outline.compliance, known),
      ...strangersInEntries("rateOptions", said.rateOptions, known),
      ...strangersInEntries("fees", said.fees, known),
      ...strangersInEntries("application", said.application, known),
      ...strangersInEntries("pricing", said.pricing, known),
      ...strangersInEntries("lawfulRates", said.lawfulRates, known),
      ...strangerInBusinessDay(said.businessDay, known),
      ...unmetOmissions(omit, inherited),
    ]),
    ...schedules.failures,
    ...fixings.failures,
    ...own.failures,
    ...filed.failures,
    ...own.values.flat().flatMap(({ report, failuresOf }) => failuresOf(strangersIn(report, known))),
    ...uncorrected(own.values.flat(), filed.values),
  ];
  if (failures.length > 0) return refuseAll(failures);
  const facility = { ...outline, papers: replacing(outline.papers, papers.values) };
  return ok({ facility: withSchedules(facility, schedules.values), filed: filed.values });
}

function withSchedules(facility: FacilityFile, own: readonly Schedule[]): FacilityFile {
  if (own.length === 0) return facility;
  const byId = new Map([...(facility.schedules ?? []), ...own].map((schedule) => [schedule.entry.id, schedule]));
  return { ...facility, schedules: [...byId.values()] };
}

function readFiled(reader: Reader, entry: ScheduleEntry, path: Path): Result<Schedule, readonly WireFailure[]> {
  const text = readReferred(reader, entry.file, path, readText);
  return text.ok ? scheduleOf({ ...entry, file: posix.join(reader.under, entry.file) }, text.value) : text;
}

// Each list of what the papers ask for is varied as the other lists are; matters and commitments have no id.
function variedCompliance(
  base: Compliance | undefined,
  said: Compliance | undefined,
): { readonly compliance?: Compliance } {
  if (base === undefined || said === undefined) {
    const compliance = said ?? base;
    return compliance === undefined ? {} : { compliance };
  }
  return {
    compliance: {
      metrics: replacing(base.metrics, said.metrics),
      covenants: replacing(base.covenants, said.covenants),
      triggers: replacing(base.triggers, said.triggers),
      rules: replacing(base.rules, said.rules),
      duties: replacing(base.duties, said.duties),
      commitments: [...base.commitments, ...said.commitments],
      votes: [...base.votes.filter(({ matter }) => !said.votes.some((each) => each.matter === matter)), ...said.votes],
    },
  };
}

/** What could be had of a list, and what could not. */
type Gathered<Value> = { readonly values: readonly Value[]; readonly failures: readonly WireFailure[] };

function gathered<Item, Value>(
  items: readonly Item[],
  read: (item: Item, index: number) => Result<Value, readonly WireFailure[]>,
): Gathered<Value> {
  const results = items.map(read);
  return {
    values: results.flatMap((result) => (result.ok ? [result.value] : [])),
    failures: results.flatMap((result) => (result.ok ? [] : result.failure)),
  };
}

function readPaper(reader: Reader, entry: PaperEntry, path: Path): Result<FiledPaper, readonly WireFailure[]> {
  const read = readReferred(reader, entry.file, path, readPaperFile);
  if (!read.ok) return read;
  const { decoded, original } = read.value;
  const expected = entry.original?.sha256;
  if (expected !== undefined && expected !== original.sha256) {
    const problem = { code: "file.original_differs", expected, found: original.sha256 } as const;
    return refuseAll(reader.sheet.failuresOf([{ problem, path: [...path.slice(0, -1), "original", "sha256"] }]));
  }
  return ok({ ...entry, original, file: posix.join(reader.under, entry.file), text: decoded.text });
}

// A file that cannot be had is the fault of the line that names it; what is wrong inside it, of the file.
function readReferred<Content>(
  { root, under, sheet }: Reader,
  named: string,
  path: Path,
  read: (path: string, wanted: string) => Result<Content, TextProblem>,
): Result<Content, readonly WireFailure[]> {
  if (isAbsolute(named) || /^\.\.(\/|$)|\\/.test(posix.normalize(named))) {
    return refuseAll(sheet.failuresOf([{ problem: { code: "file.path_outside_folder", text: named }, path }]));
  }
  const file = posix.join(under, named);
  const content = read(join(root, file), file);
  if (content.ok) return content;
  const { problem, line } = content.failure;
  if ("wanted" in problem) return refuseAll(sheet.failuresOf([{ problem, path }]));
  return refuseAll([{ ...problem, path: "", file, line, column: 1 }]);
}

function withoutRepeats(filed: readonly FiledReport[]): Gathered<FiledReport> {
  const firsts = new Map<string, FiledReport>();
  const failures = filed.flatMap((entry) => {
    const { key } = entry.report;
    const first = firsts.get(key);
    if (first === undefined) firsts.set(key, entry);
    if (first === undefined || canonicalReport(first.report) === canonicalReport(entry.report)) return [];
    const { file, line, column } = first.placeOf(["key"]);
    return entry.failuresOf([
      { problem: { code: "file.duplicate_key", key, first: `${file}:${line}:${column}` }, path: ["key"] },
    ]);
  });
  return { values: [...firsts.values()], failures };
}

function unmetOmissions(omit: readonly string[], inherited: readonly FiledReport[]): readonly Found[] {
  const keys = inherited.map(({ report }) => report.key);
  return omit.flatMap((key, index) =>
    keys.includes(key) ? [] : [{ problem: unknownReference("happening", key, keys), path: ["omit", index] }],
  );
}

function uncorrected(own: readonly FiledReport[], filed: readonly FiledReport[]): readonly WireFailure[] {
  const keys = new Set(filed.map(({ report }) => report.key));
  return own.flatMap(({ report: { corrects }, failuresOf }) => {
    if (corrects === undefined || keys.has(corrects)) return [];
    return failuresOf([{ problem: unknownReference("happening", corrects, [...keys]), path: ["corrects"] }]);
  });
}

// The inherited entries in their places, each replaced by the one of the same id if there is one; then the new ones.
function replacing<Entry extends { readonly id: string }>(
  inherited: readonly Entry[],
  own: readonly Entry[],
): readonly Entry[] {
  const byId = new Map([...inherited, ...own].map((entry) => [entry.id, entry]));
  return [...byId.values()];
}

function compareTexts(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
