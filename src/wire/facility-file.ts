import * as z from "zod/mini";
import { ok, type Result } from "../base/result.ts";
import type { Schedule } from "../events/collateral.ts";
import type { FacilityFile, FiledPaper } from "../events/facility.ts";
import { defaultSettings } from "../events/settings.ts";
import { type Path, type PathProblem, pathText, refuseAll, type WireFailure } from "./failure.ts";
import { facilitySchema, type FacilitySheet, variantSchema, type VariantSheet } from "./facility-schema.ts";
import { repeatedEntries } from "./compliance-references.ts";
import { type Found, problemsOf } from "./issues.ts";
import { readSheet, type Sheet } from "./yaml.ts";

/** A facility file as read, with its YAML text for the places of what else may be wrong with it. */
export type FacilityText = { readonly said: FacilitySheet | VariantSheet; readonly sheet: Sheet };

/** Reads `facility.yaml`, of a facility that stands on its own or `extends` another. Refuses all that is wrong. */
export function decodeFacilityFile(text: string, file: string): Result<FacilityText, readonly WireFailure[]> {
  const sheet = readSheet(text, file);
  if (!sheet.ok) return sheet;
  const said = readFacility(sheet.value.value);
  return said.ok ? ok({ said: said.value, sheet: sheet.value }) : refuseAll(sheet.value.failuresOf(said.failure));
}

/** Reads from JSON what a facility file says of a facility that stands on its own. Refuses all that is wrong. */
export function decodeFacilityJson(json: unknown): Result<FacilitySheet, readonly PathProblem[]> {
  const said = z.safeParse(facilitySchema(), json);
  if (said.success) return ok(said.data);
  return refuseAll(
    problemsOf(said.error.issues, json).map(({ problem, path }) => ({ ...problem, path: pathText(path) })),
  );
}

/**
 * The facility that a facility file tells of, with its papers and schedules, and every setting it leaves out at its
 * default.
 */
export function facilityOf(
  said: FacilitySheet,
  papers: readonly FiledPaper[],
  schedules: readonly Schedule[] = [],
): FacilityFile {
  const { facility: id, title, illustration, currency, parties, otherDebt, assumptions, borrowingBase } = said;
  const settings = { ...defaultSettings, ...said.settings };
  const { compliance, rateOptions, businessDay, certainty } = said;
  const facility = { id, title, illustration, currency, parties, papers, otherDebt, settings, assumptions };
  return {
    ...facility,
    ...(compliance === undefined ? {} : { compliance }),
    ...(borrowingBase === undefined ? {} : { borrowingBase }),
    ...(schedules.length === 0 ? {} : { schedules }),
    ...(rateOptions.length === 0 ? {} : { rateOptions }),
    ...entered(said),
    ...(businessDay === undefined ? {} : { businessDay }),
    ...(certainty === undefined ? {} : { certainty }),
  };
}

/** Whether a facility file tells only how the facility differs from another. */
export function isVariant(said: FacilitySheet | VariantSheet): said is VariantSheet {
  return "extends" in said;
}

function readFacility(raw: unknown): Result<FacilitySheet | VariantSheet, readonly Found[]> {
  const variant = typeof raw === "object" && raw !== null && Object.hasOwn(raw, "extends");
  const said = z.safeParse<z.ZodMiniType<FacilitySheet | VariantSheet>>(
    variant ? variantSchema() : facilitySchema(),
    raw,
  );
  const found = said.success ? repeatedIds(said.data) : problemsOf(said.error.issues, raw);
  return said.success && found.length === 0 ? ok(said.data) : refuseAll(found);
}

type Entered = Required<Pick<FacilityFile, "fees" | "application" | "pricing" | "lawfulRates">>;

/** The lists of what clauses ask of the account; one that is empty is absent. */
export function entered({ fees, application, pricing, lawfulRates }: Entered): Partial<Entered> {
  return {
    ...(fees.length === 0 ? {} : { fees }),
    ...(application.length === 0 ? {} : { application }),
    ...(pricing.length === 0 ? {} : { pricing }),
    ...(lawfulRates.length === 0 ? {} : { lawfulRates }),
  };
}

function repeatedIds(said: FacilitySheet | VariantSheet): readonly Found[] {
  const { borrowingBase: rules } = said;
  const own = said.compliance === undefined ? [] : repeatedEntries(said.compliance);
  const lists: readonly [Path, readonly { readonly id: string }[]][] = [
    ...(
      [
        "parties",
        "papers",
        "otherDebt",
        "assumptions",
        "schedules",
        "fees",
        "application",
        "pricing",
        "lawfulRates",
      ] as const
    ).map((list): [Path, readonly { readonly id: string }[]] => [[list], said[list]]),
    [["borrowingBase", "receivables", "ineligibles"], rules?.receivables.ineligibles ?? []],
    [["borrowingBase", "inventory", "ineligibles"], rules?.inventory?.ineligibles ?? []],
    [["borrowingBase", "inventory", "pools"], rules?.inventory?.pools ?? []],
  ];
  const others = lists.flatMap(([at, list]) => {
    const seen = new Set<string>();
    return list.flatMap(({ id }, index) => {
      const repeated = seen.has(id);
      seen.add(id);
      const path: Path = [...at, index, "id"];
      return repeated ? [{ problem: { code: "file.duplicate_id", id } as const, path }] : [];
    });
  });
  return [...others, ...own];
}
