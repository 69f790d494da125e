import type { Instant } from "../base/instant.ts";
import type { Happening, HappeningOf } from "./happening.ts";

/**
 * A happening as a person or system reports it.
 *
 * `key` is the reporter's own name for the report: the same key with the same content is one report however often it
 * arrives. `corrects` is the key of the report that this one takes the place of, from `recordedAt` on.
 */
export type Report = {
  readonly key: string;
  readonly recordedAt: Instant;
  readonly by: string;
  readonly corrects?: string;
  readonly happening: Happening;
};

/** A report in its place in the record of one facility, chained to the one before it. Hashes are SHA-256 in hex. */
export type Recorded = Report & {
  /** One for the first, with no gaps. */
  readonly seq: number;
  readonly previousHash: string;
  readonly hash: string;
};

/** The hash before the first record. */
export const genesisHash = "0".repeat(64);

/**
 * The reports that stand as known at a moment: recorded by then and not corrected by another recorded by then, in
 * the order in which they were recorded.
 */
export function known<Entry extends Report>(reports: readonly Entry[], knownAt: Instant): Entry[] {
  const recorded = reports.filter((report) => report.recordedAt <= knownAt);
  const corrected = new Set(recorded.flatMap(({ corrects }) => (corrects === undefined ? [] : [corrects])));
  return recorded.filter(({ key }) => !corrected.has(key));
}

/** Orders reports by the day of what happened, whenever it was learned. Reports of one day keep their order. */
export function byDay(a: Report, b: Report): number {
  return a.happening.on < b.happening.on ? -1 : a.happening.on > b.happening.on ? 1 : 0;
}

/** A report narrowed to one type of happening. */
export type ReportOf<Type extends Happening["type"]> = Report & { readonly happening: HappeningOf<Type> };

/** The reports of one type of happening, in their order. */
export function reportsOf<Type extends Happening["type"]>(
  reports: readonly Report[],
  type: Type,
): readonly ReportOf<Type>[] {
  const kept = sorted.get(reports);
  // A list that has grown since is sorted anew.
  const all = kept?.length === reports.length ? kept : { length: reports.length, byType: byTypeOf(reports) };
  if (all !== kept) sorted.set(reports, all);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- reports are kept under their own type
  return (all.byType.get(type) ?? none) as readonly ReportOf<Type>[];
}

const none: readonly Report[] = [];

// A sweep asks the same list for the same few types on every day.
const sorted = new WeakMap<readonly Report[], { readonly length: number; readonly byType: ByType }>();

type ByType = ReadonlyMap<Happening["type"], readonly Report[]>;

function byTypeOf(reports: readonly Report[]): ByType {
  const byType = new Map<Happening["type"], Report[]>();
  for (const report of reports) {
    const others = byType.get(report.happening.type);
    if (others === undefined) byType.set(report.happening.type, [report]);
    else others.push(report);
  }
  return byType;
}
