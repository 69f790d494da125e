import type { Due } from "../../../src/accruals/loan-plan.ts";
import { adjusted, type BusinessDayConvention, businessCalendar } from "../../../src/base/business-calendar.ts";
import type { IsoDate } from "../../../src/base/date.ts";
import { type Tenor, tenorsAfter } from "../../../src/base/roll-schedule.ts";
import { needed, type Terms } from "./case.ts";

/** A cycle such as `P1ML0`: so many days or months, the last one before the end left out where the stub is long. */
export type Cycle = Tenor & { readonly longStub: boolean };

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

/** The days of a cycle from its anchor until its end, the end itself not among them; the anchor alone without one. */
export function cycleDays(anchor: IsoDate, cycle: Cycle | undefined, end: IsoDate, atEnd: boolean): IsoDate[] {
  if (cycle === undefined) return anchor < end ? [anchor] : [];
  const days: IsoDate[] = [];
  let next = anchor;
  while (next < end) {
    days.push(next);
    next = tenorsAfter(anchor, cycle, days.length, atEnd);
  }
  return cycle.longStub && next !== end && days.length > 1 ? days.slice(0, -1) : days;
}

// The suite's one calendar: Monday to Friday.
const mondayToFriday = businessCalendar("Monday to Friday", 1900, 2200, () => []);

const conventions: { readonly [ending: string]: BusinessDayConvention } = {
  F: "following",
  MF: "modified_following",
  P: "preceding",
  MP: "modified_preceding",
};

/**
 * When something planned for a day is due: moved to a weekday as the case's convention says (`F` or `P`, within the
 * month with `M`), and the day to which interest then runs: the day moved to (`S…`), or the day planned (`C…`).
 */
export function dueOn(terms: Terms, planned: IsoDate): Due {
  const convention = terms.text("businessDayConvention") ?? "NOS";
  if (terms.text("calendar") !== "MF" || convention === "NOS") return { on: planned, upTo: planned };
  const moving = needed(conventions[/M?[FP]$/.exec(convention)?.[0] ?? ""], convention);
  const moved = adjusted(mondayToFriday, planned, moving);
  if (!moved.ok) throw new Error(`${planned} is outside the calendar`);
  return { on: moved.value, upTo: convention.startsWith("S") ? moved.value : planned };
}
