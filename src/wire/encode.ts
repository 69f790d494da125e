import { stringify } from "yaml";
import * as z from "zod/mini";
import type { FacilityFile } from "../events/facility.ts";
import type { Report } from "../events/record.ts";
import { facilitySchema } from "./facility-schema.ts";
import { asJsonObject, type JsonObject } from "./json.ts";
import { encodeReport } from "./report.ts";

/**
 * Writes a facility as the mapping of `facility.yaml`, its papers and schedules without their texts, every setting
 * spelled out.
 */
export function encodeFacility(facility: FacilityFile, happenings: readonly string[] = []): JsonObject {
  const { id, ...rest } = facility;
  const papers = facility.papers.map(({ id: paper, title, names, file, original, recordedAt }) => ({
    id: paper,
    title,
    names,
    file,
    ...(original === undefined ? {} : { original }),
    recordedAt,
  }));
  const schedules = (facility.schedules ?? []).map(({ entry }) => entry);
  return asJsonObject(z.encode(facilitySchema(), { ...rest, facility: id, papers, schedules, happenings }));
}

/** Writes `facility.yaml` for a facility and its files of happenings. */
export function facilityText(facility: FacilityFile, happenings: readonly string[]): string {
  return stringify(encodeFacility(facility, happenings), { lineWidth: 0 });
}

/** Writes a file of happenings. */
export function happeningsText(reports: readonly Report[]): string {
  return stringify(reports.map(encodeReport), { lineWidth: 0 });
}
