import type { Brand } from "./brand.ts";
import { kept } from "./kept.ts";
import { ok, refuse, type Result } from "./result.ts";

/** A civil date, `YYYY-MM-DD`. Compares with `<`, equals with `===`, and is its own JSON and SQL form. */
export type IsoDate = string & Brand<"IsoDate">;

/** A text that names no day of the calendar. */
export type DateFailure = { readonly code: "date.not_a_calendar_day"; readonly text: string };

/** Reads a civil date. Refuses `date.not_a_calendar_day`. */
export function isoDate(text: string): Result<IsoDate, DateFailure> {
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) {
    const back = fromEpochDay(epochDayOf(...fields(text)));
    if (back === text) return ok(back);
  }
  return refuse({ code: "date.not_a_calendar_day", text });
}

/** The date of a year, month and day, if the calendar has it. Units: calendar year, 1-12, 1-31. */
export function dateOf(year: number, month: number, day: number): Result<IsoDate, DateFailure> {
  return isoDate(`${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`);
}

/** Days from `from` to `to`, the first counted and the last not. Unit: days; negative when `to` is earlier. */
export function daysBetween(from: IsoDate, to: IsoDate): number {
  // The first is mostly where the days asked for before ended.
  const first = dayNumberOf(from);
  return dayNumberOf(to) - first;
}

/** The date so many days later; earlier when `days` is negative. */
export function addDays(date: IsoDate, days: number): IsoDate {
  return fromEpochDay(dayNumberOf(date) + days);
}

/** The first day of the month after the one that holds `date`. */
export function firstOfNextMonth(date: IsoDate): IsoDate {
  const [year, month] = fields(date);
  return fromEpochDay(month === 12 ? epochDayOf(year + 1, 1, 1) : epochDayOf(year, month + 1, 1));
}

/** The first day of the month that holds `date`. */
export function firstOfMonth(date: IsoDate): IsoDate {
  const [year, month] = fields(date);
  return fromEpochDay(epochDayOf(year, month, 1));
}

/** Reads a month, `YYYY-MM`, as its first day. Refuses `date.not_a_calendar_day`. */
export function isoMonth(text: string): Result<IsoDate, DateFailure> {
  const first = isoDate(`${text}-01`);
  return first.ok ? first : refuse({ code: "date.not_a_calendar_day", text });
}

/** Year, month and day of a civil date. Units: calendar year, 1-12, 1-31. */
export function fields(date: string): [year: number, month: number, day: number] {
  return [Number(date.slice(0, 4)), Number(date.slice(5, 7)), Number(date.slice(8, 10))];
}

const months = "January February March April May June July August September October November December".split(" ");

/** A civil date as letters write it: `October 31, 2002`. */
export function dateInWords(date: IsoDate): string {
  const [year, month, day] = fields(date);
  return `${months[month - 1] ?? ""} ${day}, ${year}`;
}

/** The month of a date in words: `October 2002`. */
export function monthInWords(date: IsoDate): string {
  const [year, month] = fields(date);
  return `${months[month - 1] ?? ""} ${year}`;
}

/** The later of two dates. */
export function laterOf(a: IsoDate, b: IsoDate): IsoDate {
  return a < b ? b : a;
}

// Days since 1970-01-01 in the proleptic Gregorian calendar, counting years from March so that
// the leap day is the last of its year.
function epochDayOf(year: number, month: number, day: number): number {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + day - 1;
  const leapDays = Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100);
  return era * 146_097 + yearOfEra * 365 + leapDays + dayOfYear - 719_468;
}

// An account of years asks for the same few thousand days over and over, mostly for the one before again.
const dayNumbers = kept(100_000, (date: IsoDate) => epochDayOf(...fields(date)));
let [last, lastNumber] = ["", 0];

function dayNumberOf(date: IsoDate): number {
  if (date !== last) [last, lastNumber] = [date, dayNumbers(date)];
  return lastNumber;
}

function fromEpochDay(epochDay: number): IsoDate {
  const shifted = epochDay + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1;
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- mints IsoDate
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}` as IsoDate;
}

function pad(value: number, width: number): string {
  return String(value).padStart(width, "0");
}
