import { addDays, type IsoDate } from "../base/date.ts";
import { lawfulDayInNewYork } from "../base/new-york-law.ts";
import type { Settings } from "../events/settings.ts";

/** How the days of a notice are read: when the higher rate begins, and whether a holiday puts the last day off. */
export type NoticeReading = Pick<Settings, "noticeFirstDay" | "noticeOnHoliday">;

/**
 * The first day at the higher rate after notice of an excess. The day of the notice is not counted; the higher rate
 * begins after the last full day of notice, or on it, as the notice is read. A last day on a weekend or a public
 * holiday counts like the rest, or is put off to the next that is neither.
 */
export function firstDayAfterNotice(givenOn: IsoDate, days: number, reading: NoticeReading): IsoDate {
  const counted = addDays(givenOn, days);
  const last = reading.noticeOnHoliday === "put_off" ? lawfulDayInNewYork(counted) : counted;
  return reading.noticeFirstDay === "after_full_days" ? addDays(last, 1) : last;
}

/** What a balance exceeds an amount by, and nothing where it does not. Unit: cents. */
export function excessOver(balance: bigint, available: bigint): bigint {
  return balance > available ? balance - available : 0n;
}
