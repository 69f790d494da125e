import type { Happening } from "../../src/events/happening.ts";
import type { Report } from "../../src/events/record.ts";
import { day, report, usd } from "../say.ts";

/** Reports of happenings, each recorded on its day. */
export function told(...happenings: readonly Happening[]): Report[] {
  return happenings.map((each, index) => report(`told-${index}`, each));
}

/** `collected("2002-11-22", "750,000.00")`. */
export function collected(on: string, amount: string): Happening {
  return { type: "CollectionApplied", on: day(on), amount: usd(amount) };
}

/** `advanced("2002-11-05", "500,000.00")`. */
export function advanced(on: string, amount: string): Happening {
  return { type: "AdvanceMade", on: day(on), amount: usd(amount) };
}

/** The advance of November 5, 2002 in the example, put right a month later: 450,000 where 500,000 was told. */
export const advancePutRight: Report = {
  ...report("right", advanced("2002-11-05", "450,000.00"), "2002-12-05T12:00:00Z"),
  corrects: "advance-2002-11-05",
};
