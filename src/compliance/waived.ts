import type { IsoDate } from "../base/date.ts";
import type { DefaultsAsked } from "./asked.ts";
import type { Occurrence } from "./occurrence.ts";
import type { TermState, Waiver } from "./waiver.ts";

/** Why a waiver does or does not reach an occurrence on a day, in order: the first that applies is told. */
export const waiverReasons = [
  "not_in_writing",
  "not_in_effect",
  "vote_not_passed",
  "cause_outside",
  "occurred_outside",
  "not_yet",
  "condition_unmet",
  "condition_failed",
  "rescinded",
  "expired",
  "covers",
] as const;

/** Why a waiver does or does not reach an occurrence on a day. */
export type WaiverReason = (typeof waiverReasons)[number];

/** Whether, and why or why not, a waiver reaches an occurrence on a day, as known. */
export function reasonOf(
  waiver: Waiver,
  occurrence: Pick<Occurrence, "id" | "on" | "causes">,
  on: IsoDate,
  settings: DefaultsAsked["facility"]["settings"],
): WaiverReason {
  const { vote } = waiver;
  if (waiver.form === "oral") return "not_in_writing";
  if (waiver.effective === undefined) return "not_in_effect";
  if (vote !== undefined && (vote.passedOn === undefined || vote.passedOn > on)) return "vote_not_passed";
  if (!isMeant(waiver, occurrence, settings.waiverWithoutSolely)) return "cause_outside";
  if (isBefore(occurrence.on, waiver.occurringFrom) || isFrom(occurrence.on, waiver.occurringBefore)) {
    return "occurred_outside";
  }
  if (isBefore(on, waiver.from)) return "not_yet";
  return conditionReason(waiver.conditions, on) ?? endReason(waiver, on, settings.rescissionEffect);
}

// The causes must all be among those waived; without “solely” the reading may let one of them do.
function isMeant(
  { names, reaches, solely }: Waiver,
  { id, causes }: Pick<Occurrence, "id" | "causes">,
  without: "every_cause" | "any_cause",
): boolean {
  if (names.includes(id)) return true;
  if (causes.length === 0) return false;
  return solely || without === "every_cause" ? causes.every(reaches) : causes.some(reaches);
}

function isBefore(on: IsoDate, first: IsoDate | undefined): boolean {
  return first !== undefined && on < first;
}

function isFrom(on: IsoDate, end: IsoDate | undefined): boolean {
  return end !== undefined && on >= end;
}

// A condition precedent holds from the day it is found satisfied; a subsequent one until it is found failed, or until
// its day has passed without a finding. Nothing found is not satisfied.
function conditionReason(
  conditions: readonly TermState[],
  on: IsoDate,
): "condition_unmet" | "condition_failed" | undefined {
  for (const { kind, found, by } of conditions) {
    const last = found
      .filter((each) => each.on <= on)
      .toSorted((a, b) => (a.on < b.on ? -1 : 1))
      .at(-1)?.finding;
    if (kind === "precedent" && last !== "satisfied") return last === "failed" ? "condition_failed" : "condition_unmet";
    const inTime = found.some((each) => each.finding === "satisfied" && by !== undefined && each.on <= by);
    const missed = by !== undefined && by < on && !inTime;
    if (kind === "subsequent" && (last === "failed" || missed)) return "condition_failed";
  }
  return undefined;
}

function endReason({ rescission, until }: Waiver, on: IsoDate, effect: "prospective" | "ab_initio"): WaiverReason {
  if (rescission !== undefined && (effect === "ab_initio" || rescission.on <= on)) return "rescinded";
  return isFrom(on, until) ? "expired" : "covers";
}
