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
  const papers = facility.papers.map(({ id: paper, title, names, file, original, recordedAt, executedOn }) => ({
    id: paper,
    title,
    names,
    file,
    ...(original === undefined ? {} : { original }),
    recordedAt,
    ...(executedOn === undefined ? {} : { executedOn }),
  }));
  const schedules = (facility.schedules ?? []).map(({ entry }) => entry);
  // What a file of fixings tells is kept as reports.
  const sheet = {
    rateOptions: [],
    fees: [],
    application: [],
    pricing: [],
    lawfulRates: [],
    fixings: [],
    ...rest,
    facility: id,
    papers,
    schedules,
    happenings,
  };
  return asJsonObject(z.encode(facilitySchema(), sheet));
}

/** Writes `facility.yaml` for a facility and its files of happenings. */
export function facilityText(facility: FacilityFile, happenings: readonly string[]): string {
  return stringify(encodeFacility(facility, happenings), { lineWidth: 0 });
}

/** Writes a file of happenings. */
export function happeningsText(reports: readonly Report[]): string {
  return stringify(reports.map(encodeReport), { lineWidth: 0 });
}
