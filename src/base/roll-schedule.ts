import {
  adjusted,
  type BusinessCalendar,
  type BusinessDayConvention,
  type CalendarFailure,
} from "./business-calendar.ts";
import { addDays, type IsoDate } from "./date.ts";
import { ok, type Result } from "./result.ts";
import { addMonths } from "./weekday.ts";

/** The length of a period. Units: calendar days, or months. */
export type Tenor = { readonly count: number; readonly unit: "days" | "months" };

/** Where the period stands that is no whole tenor, and whether it is shorter than one or takes the next one in. */
export type Stub = "short_front" | "long_front" | "short_back" | "long_back";

/**
 * The days on which the periods from one day to another begin and end.
 *
 * Shape: with a stub in front periods are counted back from `to`, else on from `from`. `atEnd` keeps a count that
 * starts at the end of a month at months' ends.
 */
export type RollSchedule = {
  readonly from: IsoDate;
  readonly to: IsoDate;
  readonly tenor: Tenor;
  readonly stub: Stub;
  readonly atEnd: boolean;
};

/** The day so many tenors after another; before it when `times` is negative. */
export function tenorsAfter(anchor: IsoDate, { count, unit }: Tenor, times: number, atEnd: boolean): IsoDate {
  return unit === "days" ? addDays(anchor, count * times) : addMonths(anchor, count * times, atEnd);
}

/** The days of a schedule in order, `from` and `to` among them, whether they are Business Days or not. */
export function rollDays({ from, to, tenor, stub, atEnd }: RollSchedule): IsoDate[] {
  const back = stub.endsWith("front");
  const [anchor, step] = back ? [to, -1] : [from, 1];
  const inside: IsoDate[] = [];
  for (let times = 0; ; times += 1) {
    const day = tenorsAfter(anchor, tenor, times * step, atEnd);
    if (day <= from || day >= to) {
      if (times > 0) break;
      continue;
    }
    inside.push(day);
  }
  // Where the count comes out even there is no stub to be joined with its neighbour.
  const end = tenorsAfter(anchor, tenor, (inside.length + 1) * step, atEnd);
  const even = end === (back ? from : to);
  if (stub.startsWith("long") && !even) inside.pop();
  return [from, ...(back ? inside.toReversed() : inside), to];
}

/** Days moved to Business Days, those that then fall together taken once. Refuses `calendar.year_not_known`. */
export function adjustedDays(
  calendar: BusinessCalendar,
  days: readonly IsoDate[],
  convention: BusinessDayConvention,
): Result<readonly IsoDate[], CalendarFailure> {
  const moved = new Set<IsoDate>();
  for (const day of days) {
    const each = adjusted(calendar, day, convention);
    if (!each.ok) return each;
    moved.add(each.value);
  }
  return ok([...moved]);
}
