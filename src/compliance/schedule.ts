import { addDays, dateOf, fields, firstOfNextMonth, type IsoDate } from "../base/date.ts";
import type { Frequency } from "../papers/covenants/covenant.ts";

/** The last days of the periods that end from one day to another, both counted. Weeks are counted from `from`. */
export function periodEnds(every: Frequency, from: IsoDate, through: IsoDate, yearEnds = 12): IsoDate[] {
  const days: IsoDate[] = [];
  if (every === "week") {
    for (let day = from; day <= through; day = addDays(day, 7)) days.push(day);
    return days;
  }
  const months = { month: 1, quarter: 3, year: 12 }[every];
  const [year, month] = fields(from);
  // Months counted from the year 0, from the first whose end is the end of a period.
  let counted = year * 12 + month - 1;
  counted += (((yearEnds - month) % months) + months) % months;
  for (; ; counted += months) {
    const first = dateOf(Math.floor(counted / 12), (counted % 12) + 1, 1);
    if (!first.ok || first.value > through) return days;
    const end = addDays(firstOfNextMonth(first.value), -1);
    if (end <= through) days.push(end);
  }
}
