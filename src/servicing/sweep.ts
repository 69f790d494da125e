import { addDays, type IsoDate } from "../base/date.ts";
import { ok, refuse, type Result } from "../base/result.ts";
import { reportsOf } from "../events/record.ts";
import { type AsCharged, nothingCharged } from "./as-charged.ts";
import type { KnownFacility } from "./facility.ts";
import { Sweeper } from "./sweeper.ts";
import type { Sweep, SweepFailure } from "./swept.ts";

/**
 * Sweeps a facility once, in order of time, to the end of `through`, as known: what happens on a day is posted, the
 * interest of a month is charged on its day, and between two such days every balance accrues at its rate.
 *
 * A day's interest runs on what is owed at its end, so the day of an advance counts and the day of a payment does not.
 */
export function sweep(
  facility: KnownFacility,
  through: IsoDate,
  asCharged: AsCharged = nothingCharged,
): Result<Sweep, SweepFailure> {
  const [opening] = reportsOf(facility.known, "BalanceBroughtForward");
  if (opening === undefined) return refuse({ code: "servicing.not_begun", facility: facility.file.id });
  const began = opening.happening.on;
  if (through < began) return refuse({ code: "servicing.begins_later", on: through, began });
  return swept(new Sweeper(facility, began, asCharged), began, through);
}

/**
 * Goes on from a sweep to the end of a later day. What is known of the days up to the end of the sweep given must be
 * what was known when it was made; the answer then equals a sweep from the start.
 */
export function resume(
  facility: KnownFacility,
  from: Sweep,
  through: IsoDate,
  asCharged: AsCharged = nothingCharged,
): Result<Sweep, SweepFailure> {
  if (through <= from.through) return ok(from);
  const first = addDays(from.through, 1);
  const sweeper = new Sweeper(facility, from.began, asCharged);
  sweeper.take(from);
  return swept(sweeper, first, through);
}

function swept(sweeper: Sweeper, first: IsoDate, through: IsoDate): Result<Sweep, SweepFailure> {
  const { began } = sweeper;
  // The day after the last one only ends what accrues.
  for (const stretch of sweeper.stretches(first, through)) {
    const { day, next, moving } = stretch;
    const posted = sweeper.post(stretch);
    if (posted !== undefined) return refuse(posted);
    const from = day === began ? addDays(day, 1) : day;
    const failure = from < next ? sweeper.accrue(from, next, moving) : undefined;
    if (failure !== undefined) return refuse(failure);
  }
  return ok(sweeper.result(through));
}
