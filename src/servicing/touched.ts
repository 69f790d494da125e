import type { IsoDate } from "../base/date.ts";
import { dayOf } from "../base/instant.ts";
import type { Happening } from "../events/happening.ts";
import type { Report } from "../events/record.ts";
import type { KnownFacility } from "./facility.ts";

// What these tell changes nothing before its own day.
const plain = new Set<Happening["type"]>([
  "AdvanceMade",
  "AvailabilityStated",
  "CollectionApplied",
  "CollectionReturned",
  "FeeCharged",
  "FeePaid",
  "IndexPublished",
  "MonthClosed",
]);

// Whether a condition of an instrument is met may hang on a fee.
const conditional = new Set<Happening["type"]>(["FeeCharged", "FeePaid"]);

/** Whether a report can change nothing before the day on which it was made: it tells of that day or a later one. */
export function inTime({ happening, recordedAt, corrects }: Report): boolean {
  const { type, on } = happening;
  return corrects === undefined && plain.has(type) && !conditional.has(type) && on >= dayOf(recordedAt);
}

/**
 * The first day of which more is known than before, for what can be told to reach no further back: the days before it
 * need not be swept again. `undefined` when any day may be touched.
 */
export function touchedFrom(before: KnownFacility, now: KnownFacility): IsoDate | undefined {
  if (!sameInEffect(before, now)) return undefined;
  const was = new Set(before.known);
  const is = new Set(now.known);
  const changed = [...now.known.filter((each) => !was.has(each)), ...before.known.filter((each) => !is.has(each))];
  if (changed.some(({ happening }) => !plain.has(happening.type))) return undefined;
  return changed.map(({ happening }) => happening.on).toSorted()[0] ?? farthest;
}

// Nothing at all is known that was not known before.
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the last date of the form
const farthest = "9999-12-31" as IsoDate;

function sameInEffect(before: KnownFacility, now: KnownFacility): boolean {
  const [was, is] = [before.closing.inEffect, now.closing.inEffect];
  return (
    before.agreement === now.agreement &&
    was.size === is.size &&
    [...is].every(([instrument, day]) => was.get(instrument) === day)
  );
}
