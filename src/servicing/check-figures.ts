import type { IsoDate } from "../base/date.ts";
import { equals, type Ratio, ratio } from "../base/ratio.ts";
import { valueText } from "../compliance/value-text.ts";
import { byDay, reportsOf } from "../events/record.ts";
import type { KnownFacility } from "./facility.ts";
import { positionOn } from "./position.ts";

/** A figure that was reported for a trigger and is not what the facility's own account and collateral give. */
export type FigureFinding = {
  readonly code: "covenant.figure_differs";
  readonly where: string;
  readonly message: string;
};

// What a reported figure is called that `conformed availability` gives too.
const excessAvailability = "excess availability";

/**
 * The reported figures of excess availability that are not what may be drawn at the end of the day that they are as of.
 * Triggers count the reported ones; where they differ, one of the two is wrong. Where the position of the day cannot be
 * told, a reported figure stands alone and nothing is found. Of several reports as of one day the last is looked at.
 */
export function figureFindings(facility: KnownFacility): FigureFinding[] {
  const last = new Map<IsoDate, { readonly key: string; readonly reported: Ratio }>();
  for (const { happening, key } of reportsOf(facility.known, "FiguresReported").toSorted(byDay)) {
    const figure = happening.figures.find(({ name }) => name.toLowerCase() === excessAvailability);
    if (figure !== undefined) last.set(happening.asOf, { key, reported: figure.value });
  }
  return [...last].flatMap(([asOf, { key, reported }]): FigureFinding[] => {
    const position = positionOn(facility, asOf);
    if (!position.ok) return [];
    const drawable = ratio(position.value.position.excess, 100n);
    if (equals(reported, drawable)) return [];
    const [said, given] = [valueText(reported, "amount"), valueText(drawable, "amount")];
    const message =
      `Excess availability is reported as ${said} as of ${asOf}; the account and what is available give ${given}. ` +
      "Find out which is right: report it again, or correct what the other rests on.";
    return [{ code: "covenant.figure_differs", where: key, message }];
  });
}
