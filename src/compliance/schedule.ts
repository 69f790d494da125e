import { addDays, fields, firstOfMonth, firstOfNextMonth, type IsoDate } from "../base/date.ts";
import type { Frequency } from "../events/compliance.ts";

/** The last days of the periods that end from one day to another, both counted. Weeks are counted from `from`. */
export function periodEnds(every: Frequency, from: IsoDate, through: IsoDate, yearEnds = 12): IsoDate[] {
  const days: IsoDate[] = [];
  if (every === "week") {
    for (let day = from; day <= through; day = addDays(day, 7)) days.push(day);
    return days;
  }
  const months = { month: 1, quarter: 3, year: 12 }[every];
  for (let first = firstOfMonth(from); first <= through; first = firstOfNextMonth(first)) {
    const end = addDays(firstOfNextMonth(first), -1);
    const [, month] = fields(end);
    const isEnd = (month - yearEnds + 12) % months === 0;
    if (isEnd && end >= from && end <= through) days.push(end);
  }
  return days;
}
