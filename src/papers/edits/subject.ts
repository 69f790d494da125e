import type { Target } from "../acts/target.ts";
import { targetsOf } from "../acts/targets.ts";

const nextTarget =
  / and (?=(?:the )?(?:Sections? \d|Section [IVX]|Schedules? |Exhibits? |Annex |Appendix |definitions? of |Articles? [IVX\d]))/;

/** The targets that a subject names, be they of unlike kinds: `Section 1.1 of the Agreement and Annex B to it`. */
export function targetsOfSubject(said: string, on: Target | undefined): readonly Target[] {
  const whole = targetsOf(said, on);
  if (whole.length > 0) return whole;
  const each = said.split(nextTarget).map((part) => targetsOf(part, on));
  return each.length > 1 && each.every(({ length }) => length > 0) ? each.flat() : [];
}
