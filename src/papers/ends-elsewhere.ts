import type { Act } from "./acts/act.ts";
import { formOf } from "./acts/certainty.ts";
import type { Unread } from "./reading.ts";

const ends =
  /\b(?:waivers?|forbearances?)\b[^.;:]{0,200}?\b(?:shall|will|may)\b[^.;:]{0,60}?\b(?:terminat|expir|ceas|laps|be (?:void|rescinded|of no further)|no longer)/i;

/**
 * The acts of an instrument, its waivers and forbearances without an end in doubt where a sentence that is not
 * understood speaks of the end of some.
 */
export function withEndsElsewhere(acts: readonly Act[], unread: readonly Unread[]): readonly Act[] {
  const ending = unread.find(({ text }) => ends.test(text));
  if (ending === undefined) return acts;
  return acts.map((act) => {
    const open = act.effect.until === undefined && act.effect.untilTrigger === undefined;
    if (!open || (act.kind !== "waive" && act.kind !== "forbear")) return act;
    const { rule = "waiver", form = formOf(ending.text), doubts = [], otherwise = [] } = act.uncertain ?? {};
    return { ...act, uncertain: { rule, form, doubts: [...doubts, "end_elsewhere" as const], otherwise } };
  });
}
