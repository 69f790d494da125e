import type { IsoDate } from "../base/date.ts";
import { leaf, type Receipt } from "../base/receipt.ts";
import { defaultsOn, isStanding } from "../compliance/defaults.ts";
import { forDefaults, type KnownFacility } from "./facility.ts";

/** The first Event of Default that continues on a day, neither waived nor ended; `undefined` where none does. */
export function defaultContinuing(facility: KnownFacility, on: IsoDate): Receipt | undefined {
  const standing = defaultsOn(forDefaults(facility), on).find(
    (each) => each.occurrence.maturity === "matured" && isStanding(each),
  );
  return standing && leaf("fact", `Event of Default of ${standing.occurrence.on}`, { cite: standing.key });
}
