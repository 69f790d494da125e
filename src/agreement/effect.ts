import { addDays, type IsoDate } from "../base/date.ts";
import type { Settings } from "../events/settings.ts";
import type { FiledAct } from "./instrument.ts";

/** The day from which each instrument is in effect, as known; an instrument that is not in it is not in effect. */
export type InEffect = ReadonlyMap<string, IsoDate>;

/** The days on which an act applies: the first counted, the last not. */
export type Interval = { readonly from: IsoDate; readonly until?: IsoDate };

/**
 * When an act applies, given when its instrument took effect; `undefined` when it has not.
 *
 * A day that the words name applies as written, even before the signing. Words that put a text in place from a day to
 * come leave the earlier text to govern until then, unless the reading is set to leave a gap.
 */
export function intervalOf({ act, by }: FiledAct, inEffect: InEffect, settings: Settings): Interval | undefined {
  const effective = inEffect.get(by.id);
  if (effective === undefined) return undefined;
  const named = act.effect.from?.value;
  const later = named !== undefined && named > effective;
  const leavesGap = later && settings.rateBeforeOperativeDate === "none" && act.kind === "replaceDefinition";
  const from = named === undefined || leavesGap ? effective : named;
  const end = act.effect.until?.value;
  if (end === undefined) return { from };
  return { from, until: settings.untilDate === "inclusive" ? addDays(end, 1) : end };
}

/** Whether an interval holds a day. */
export function holds(interval: Interval | undefined, on: IsoDate): boolean {
  return interval !== undefined && interval.from <= on && (interval.until === undefined || on < interval.until);
}
