import { addDays, dateOf, daysBetween, fields, type IsoDate } from "../../../src/base/date.ts";
import type { Due } from "../../../src/accruals/loan-plan.ts";
import { day } from "../../say.ts";
import { needed, type Terms } from "./case.ts";

/** A cycle such as `P1ML0`: so many days or months, the last one before the end left out where the stub is long. */
export type Cycle = { readonly count: number; readonly unit: "days" | "months"; readonly longStub: boolean };

const units: { readonly [letter: string]: readonly [unit: Cycle["unit"], count: number] } = {
  D: ["days", 1],
  W: ["days", 7],
  M: ["months", 1],
  Q: ["months", 3],
  H: ["months", 6],
  Y: ["months", 12],
};

/** Reads a cycle, or a period such as `P31D`. */
export function cycleOf(text: string): Cycle {
  const [, count = "", letter = "", stub] = needed(/^P(\d+)([DWMQHY])(?:L([01]))?$/.exec(text) ?? undefined, text);
  const [of, times] = needed(units[letter], text);
  return { count: Number(count) * times, unit: of, longStub: stub === "0" };
}

/** The day so many cycles after an anchor. At a month's end it stays at months' ends where `atEnd` says so. */
export function cyclesAfter(anchor: IsoDate, { count, unit }: Cycle, times: number, atEnd: boolean): IsoDate {
  if (unit === "days") return addDays(anchor, count * times);
  const [year, month, dayOfMonth] = fields(anchor);
  const months = year * 12 + month - 1 + count * times;
  const isLast = fields(addDays(anchor, 1))[1] !== month;
  let wanted = atEnd && isLast ? 31 : dayOfMonth;
  for (; ; wanted -= 1) {
    const date = dateOf(Math.floor(months / 12), (months % 12) + 1, wanted);
    if (date.ok) return date.value;
  }
}

/** The days of a cycle from its anchor until its end, the end itself not among them; the anchor alone without one. */
export function cycleDays(anchor: IsoDate, cycle: Cycle | undefined, end: IsoDate, atEnd: boolean): IsoDate[] {
  if (cycle === undefined) return anchor < end ? [anchor] : [];
  const days: IsoDate[] = [];
  let next = anchor;
  while (next < end) {
    days.push(next);
    next = cyclesAfter(anchor, cycle, days.length, atEnd);
  }
  return cycle.longStub && next !== end && days.length > 1 ? days.slice(0, -1) : days;
}

const monday = day("2001-01-01");

function isWeekend(on: IsoDate): boolean {
  const place = daysBetween(monday, on) % 7;
  return (place < 0 ? place + 7 : place) >= 5;
}

/**
 * When something planned for a day is due: moved to a weekday as the case's convention says (`F` or `P`, within the
 * month with `M`), and the day to which interest then runs: the day moved to (`S…`), or the day planned (`C…`).
 */
export function dueOn(terms: Terms, planned: IsoDate): Due {
  const convention = terms.text("businessDayConvention") ?? "NOS";
  if (terms.text("calendar") !== "MF" || convention === "NOS") return { on: planned, upTo: planned };
  const step = convention.endsWith("P") ? -1 : 1;
  let on = weekdayFrom(planned, step);
  const leavesMonth = on.slice(0, 7) !== planned.slice(0, 7);
  if (convention.includes("M") && leavesMonth) on = weekdayFrom(planned, -step);
  return { on, upTo: convention.startsWith("S") ? on : planned };
}

function weekdayFrom(planned: IsoDate, step: number): IsoDate {
  let on = planned;
  while (isWeekend(on)) on = addDays(on, step);
  return on;
}
