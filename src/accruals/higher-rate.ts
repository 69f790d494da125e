import { addDays, type IsoDate } from "../base/date.ts";

/**
 * The first day at the higher rate after notice of an excess. The day of the notice is not counted; the higher rate
 * begins after the last full day of notice, or on it, as the notice is read.
 */
export function firstDayAfterNotice(givenOn: IsoDate, days: number, reading: "after_full_days" | "last_day"): IsoDate {
  return addDays(givenOn, reading === "after_full_days" ? days + 1 : days);
}

/** What a balance exceeds an amount by, and nothing where it does not. Unit: cents. */
export function excessOver(balance: bigint, available: bigint): bigint {
  return balance > available ? balance - available : 0n;
}
