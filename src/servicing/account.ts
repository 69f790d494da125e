import type { IsoDate } from "../base/date.ts";
import type { Result } from "../base/result.ts";
import { knownBy, type KnownFacility } from "./facility.ts";
import { Learning, turnsBack } from "./learning.ts";
import type { Sweep, SweepFailure } from "./swept.ts";
import { sweep } from "./sweep.ts";

/**
 * The account of a facility to the end of a day, as the books have it: interest stands as it was charged, and what was
 * later found to have been due stands beside it as a true-up. It adds up to the postings made by then.
 *
 * `supposed` is what the facility would be if something more became known last; it is charged as if it had. A charge
 * that could not be worked out as known at its time was not made then, and is made when it can be.
 */
export function accountOf(
  facility: KnownFacility,
  through: IsoDate,
  supposed: KnownFacility = facility,
): Result<Sweep, SweepFailure> {
  if (supposed.file.settings.trueUpInterest !== "simple") return sweep(supposed, through);
  const learning = new Learning();
  for (const { at, until } of turnsBack(facility, facility.knownAt, through).slice(0, -1)) {
    // Once the day is reached nothing is charged by what becomes known after.
    if (learning.through !== undefined && learning.through >= through) break;
    learning.learn(knownBy(facility, at), until);
  }
  return learning.learn(supposed, through);
}
