import type { Insertable, Selectable } from "kysely";
import type { Currency } from "../base/money.ts";
import { ok, refuse, type Result } from "../base/result.ts";
import type { Schedule } from "../events/collateral.ts";
import type { FacilityFile, FiledPaper } from "../events/facility.ts";
import type { Recorded, Report } from "../events/record.ts";
import { decodeFacilityJson, facilityOf } from "../wire/facility-file.ts";
import { encodeFacility } from "../wire/encode.ts";
import type { PathProblem } from "../wire/failure.ts";
import { asJsonObject, type JsonObject } from "../wire/json.ts";
import { decodeReport, encodeReport } from "../wire/report.ts";
import { scheduleOf } from "../wire/schedule.ts";
import { isPlain } from "../wire/scalars.ts";
import { pathSentence } from "../wire/sentences.ts";
import type { ImportFailure, ReportFailure } from "./failure.ts";
import type { Tables } from "./tables.ts";

/** A facility as it is kept: the facility file without its papers, and each paper with its text. */
export type KeptFacility = { readonly header: JsonObject; readonly papers: readonly KeptPaper[] };

/** A paper as it is kept: what the facility file says of it, and its text. */
type KeptPaper = { readonly id: string; readonly entry: JsonObject; readonly text: string };

/** The form in which a facility is kept. Refuses `store.facility_malformed` for one that could not be read again. */
export function keptFacility(facility: FacilityFile): Result<KeptFacility, ImportFailure> {
  const { papers, schedules, ...header } = encodeFacility(facility);
  const again = decodeFacilityJson({ ...header, papers: papers ?? [], schedules: schedules ?? [] });
  const texts = facility.papers.flatMap(({ text }, index): readonly PathProblem[] =>
    isPlain(text) ? [] : [{ code: "file.text_not_plain", path: `papers[${index}].text` }],
  );
  const problems = [...(again.ok ? [] : again.failure), ...texts];
  if (problems.length > 0) return refuse({ code: "store.facility_malformed", facilityId: facility.id, problems });
  const entries = facility.papers.map(({ text, ...entry }) => ({ id: entry.id, entry: asJsonObject(entry), text }));
  const listed = (facility.schedules ?? []).map(({ entry: { id }, text }, index) => {
    return { id: `${scheduleMark}${id}`, entry: asList(schedules)[index] ?? {}, text };
  });
  return ok({ header, papers: [...entries, ...listed] });
}

// Schedules are kept among the papers: both are texts on file, under an id that no paper can have.
const scheduleMark = "schedule:";

function asList(value: unknown): readonly JsonObject[] {
  return Array.isArray(value) ? value.map(asJsonObject) : [];
}

/** The facility that was kept, or the reason why what is kept is none. */
export function facilityFrom(
  header: unknown,
  papers: readonly { entry: unknown; text: string }[],
): Result<FacilityFile, Unreadable> {
  const isSchedule = ({ entry }: { entry: unknown }) => Object.hasOwn(mapping(entry), "holds");
  const [texts, lists] = [papers.filter((each) => !isSchedule(each)), papers.filter(isSchedule)];
  const entries = (list: typeof papers) => list.map(({ entry }) => entry);
  const said = decodeFacilityJson({ ...mapping(header), papers: entries(texts), schedules: entries(lists) });
  if (!said.ok) return unreadable(said.failure);
  const filed = said.value.papers.map((entry, index): FiledPaper => ({ ...entry, text: texts[index]?.text ?? "" }));
  const schedules: Schedule[] = [];
  for (const [index, entry] of said.value.schedules.entries()) {
    const schedule = scheduleOf(entry, lists[index]?.text ?? "");
    if (!schedule.ok) return unreadable(schedule.failure);
    schedules.push(schedule.value);
  }
  return ok(facilityOf(said.value, filed, schedules));
}

/** What is kept cannot be read, and why, in words. */
export type Unreadable = { readonly code: "store.unreadable"; readonly reason: string };

/**
 * The form in which a report is kept.
 *
 * Refuses `store.report_malformed` for one that could not be read again, and `store.currency_differs`.
 */
export function keptReport(report: Report, currency: Currency): Result<JsonObject, ReportFailure> {
  const { key, happening } = report;
  if ("amount" in happening && happening.amount.currency !== currency) {
    return refuse({ code: "store.currency_differs", key, expected: currency, given: happening.amount.currency });
  }
  const json = encodeReport(report);
  const again = decodeReport(json, currency);
  return again.ok ? ok(json) : refuse({ code: "store.report_malformed", key, problems: again.failure });
}

/** The row of a report in its place. */
export function rowOf(facilityId: string, recorded: Recorded): Insertable<Tables["record"]> {
  const { seq, previousHash, hash, ...report } = recorded;
  const envelope = ["key", "recordedAt", "by", "corrects"];
  const happening = Object.entries(encodeReport(report)).filter(([field]) => !envelope.includes(field));
  return {
    facility_id: facilityId,
    seq,
    key: report.key,
    recorded_at: report.recordedAt,
    by: report.by,
    corrects: report.corrects ?? null,
    happening: JSON.stringify(Object.fromEntries(happening)),
    previous_hash: previousHash,
    hash,
  };
}

/** The report of a row in its place, or the reason why the row holds none. */
export function recordedFrom(row: Selectable<Tables["record"]>, currency: Currency): Result<Recorded, Unreadable> {
  const { seq, key, recorded_at: recordedAt, by, corrects, previous_hash: previousHash, hash } = row;
  const envelope = { key, recordedAt, by, ...(corrects === null ? {} : { corrects }) };
  const report = decodeReport({ ...mapping(row.happening), ...envelope }, currency);
  return report.ok ? ok({ ...report.value, seq, previousHash, hash }) : unreadable(report.failure);
}

function mapping(value: unknown): object {
  return typeof value === "object" && value !== null ? value : {};
}

function unreadable(problems: readonly PathProblem[]): Result<never, Unreadable> {
  return refuse({ code: "store.unreadable", reason: problems.map(pathSentence).join(" ") });
}
