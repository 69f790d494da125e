import {
  certificateDue,
  effectiveDay,
  type GridTest,
  levelOn,
  type LevelInForce,
} from "../../accruals/pricing-grid.ts";
import { addDays, daysBetween, type IsoDate } from "../../base/date.ts";
import type { Ratio } from "../../base/ratio.ts";
import { figure, leaf, type Receipt } from "../../base/receipt.ts";
import { ok, refuse, type Result } from "../../base/result.ts";
import type { Sourced } from "../../agreement/terms.ts";
import type { CollateralFailure } from "../../collateral/failure.ts";
import { type ClauseInForce, figureOf, percentage } from "../../collateral/figure.ts";
import { type FigureSource, measure } from "../../compliance/metric.ts";
import { periodEnds } from "../../compliance/schedule.ts";
import type { PricingGrid } from "../../events/pricing-grid.ts";
import { type ReportOf, reportsOf } from "../../events/record.ts";
import { betweenChanges, clauseOn } from "../between-changes.ts";
import { forDefaults, type KnownFacility } from "../facility.ts";

/** Why a grid gives no margin: its clause says otherwise, or it has no level for what a certificate states. */
export type GridFailure =
  | CollateralFailure
  | { readonly code: "rate.no_level"; readonly grid: string; readonly on: IsoDate; readonly cite: string };

/** The margin that a grid gives on a day, per annum. Its receipt tells the level and the certificate behind it. */
export type GridMargin = {
  readonly grid: PricingGrid;
  readonly margin: Ratio;
  readonly level: string;
  readonly cite: string;
  readonly receipt: Receipt;
};

/**
 * The margin of loans of a kind on a day, by the grid whose clause is in force; `undefined` where there is none.
 *
 * Refuses `rate.no_level` where what is certified falls in no level, and what the figures of the clause refuse.
 */
export function gridMarginOn(
  facility: KnownFacility,
  loans: string,
  on: IsoDate,
): Result<GridMargin | undefined, GridFailure> {
  for (const grid of facility.file.pricing ?? []) {
    if (grid.loans !== loans) continue;
    const clause = clauseOn(facility, grid, on);
    if (!clause.ok) return clause;
    if (clause.value !== undefined) return marginOf(facility, grid, clause.value, on);
  }
  return ok(undefined);
}

function marginOf(
  facility: KnownFacility,
  grid: PricingGrid,
  clause: ClauseInForce,
  on: IsoDate,
): Result<GridMargin, GridFailure> {
  const { cite } = clause;
  const inForce = levelOn(grid, testsOf(facility, grid, on), on);
  if (inForce === undefined) return refuse({ code: "rate.no_level", grid: grid.title, on, cite });
  const { level } = inForce;
  const margin = margins(facility, on, `${grid.id} ${level.name}`, () => figureOf(clause, percentage, level.margin));
  if (!margin.ok) return margin;
  const { name } = inForce.level;
  const because = [margin.value.source, ...reasons(facility, grid, inForce)];
  const receipt = figure(grid.title, `level ${name}`, because);
  return ok({ grid, margin: inForce.level.margin, level: name, cite, receipt });
}

const margins = betweenChanges<Result<Sourced<Ratio>, CollateralFailure>>();

function reasons(facility: KnownFacility, grid: PricingGrid, { test, late, level }: LevelInForce): Receipt[] {
  if (test === undefined) return [leaf("fact", "before the first test", { value: level.name })];
  if (late) {
    const due = certificateDue(grid, test.testedOn);
    const until = test.deliveredOn === undefined ? "not delivered" : `delivered ${test.deliveredOn}`;
    return [leaf("fact", `certificate as of ${test.testedOn}, due ${due}`, { value: until })];
  }
  return certificatesOf(facility, test.testedOn).map(({ key, deliveredOn }) =>
    leaf("fact", `certificate as of ${test.testedOn}`, { value: `delivered ${deliveredOn}`, cite: key }),
  );
}

// The tests whose day has come by a day, in order.
function testsOf(facility: KnownFacility, grid: PricingGrid, on: IsoDate): GridTest[] {
  const before = tested.get(facility) ?? new Map<string, GridTest>();
  tested.set(facility, before);
  return periodEnds(grid.every, grid.from, on).map((testedOn) => {
    const name = `${grid.id} ${testedOn}`;
    const test = before.get(name) ?? testOf(facility, grid, testedOn);
    before.set(name, test);
    return test;
  });
}

// A facility is asked for its rates again and again, and what it knows of its certificates does not change.
const tested = new WeakMap<KnownFacility, Map<string, GridTest>>();

function testOf(facility: KnownFacility, grid: PricingGrid, testedOn: IsoDate): GridTest {
  const certificates = certificatesOf(facility, testedOn);
  const valueBy = (day: IsoDate) => valueOf(facility, grid, testedOn, pricing(grid, certificates, day));
  const deliveredOn = deliveredDay(certificates, (each) => valueOf(facility, grid, testedOn, each));
  return { testedOn, valueBy, ...(deliveredOn === undefined ? {} : { deliveredOn }) };
}

// A report that corrects another was delivered when that was.
type Certificate = ReportOf<"FiguresReported"> & { readonly deliveredOn: IsoDate };

function certificatesOf(facility: KnownFacility, testedOn: IsoDate): readonly Certificate[] {
  return reportsOf(facility.known, "FiguresReported")
    .filter(({ happening }) => happening.asOf === testedOn)
    .map((report) => ({ ...report, deliveredOn: originalDay(facility, report) }))
    .toSorted((a, b) => daysBetween(b.deliveredOn, a.deliveredOn));
}

// What is found right prices the days from the first, or from when it was reported.
function pricing(grid: PricingGrid, certificates: readonly Certificate[], day: IsoDate): readonly Certificate[] {
  if (grid.wrong === "true_up") return certificates;
  return certificates.filter(({ deliveredOn }) => effectiveDay(grid, deliveredOn) <= day);
}

// A figure is as it was reported last.
function valueOf(
  facility: KnownFacility,
  { metric }: PricingGrid,
  testedOn: IsoDate,
  certificates: readonly Certificate[],
): Ratio | undefined {
  const source: FigureSource = (name) => {
    const last = certificates.findLast(({ happening }) => happening.figures.some((each) => each.name === name));
    const found = last?.happening.figures.find((each) => each.name === name);
    return last === undefined || found === undefined ? [] : [{ value: found.value, key: last.key }];
  };
  return measure(forDefaults(facility), metric, testedOn, source).value;
}

// The first day on which all that the metric needs had been reported.
function deliveredDay(
  certificates: readonly Certificate[],
  value: (by: readonly Certificate[]) => Ratio | undefined,
): IsoDate | undefined {
  const first = certificates.findIndex((_, index) => value(certificates.slice(0, index + 1)) !== undefined);
  return certificates[first]?.deliveredOn;
}

function originalDay(facility: KnownFacility, { happening, corrects }: ReportOf<"FiguresReported">): IsoDate {
  const before = facility.reports.find(({ key }) => key === corrects);
  if (before?.happening.type !== "FiguresReported") return happening.on;
  const original = originalDay(facility, { ...before, happening: before.happening });
  return original < happening.on ? original : happening.on;
}

/** The days on which a grid may change a margin: those a certificate takes effect or falls overdue, and the first. */
export function gridDays(facility: KnownFacility, through: IsoDate): readonly IsoDate[] {
  return (facility.file.pricing ?? []).flatMap((grid) =>
    testsOf(facility, grid, through).flatMap((test) => [
      addDays(certificateDue(grid, test.testedOn), 1),
      ...(test.deliveredOn === undefined ? [] : [effectiveDay(grid, test.deliveredOn)]),
      ...certificatesOf(facility, test.testedOn).map(({ deliveredOn }) => effectiveDay(grid, deliveredOn)),
    ]),
  );
}
