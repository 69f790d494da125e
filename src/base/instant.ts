import type { Brand } from "./brand.ts";
import { isoDate, type IsoDate } from "./date.ts";
import { ok, refuse, type Result } from "./result.ts";

/** A moment in UTC, `YYYY-MM-DDTHH:MM:SS.sssZ`. Compares with `<` and is its own JSON and SQL form. */
export type Instant = string & Brand<"Instant">;

/** A text that names no moment. */
export type InstantFailure = { readonly code: "instant.not_a_moment"; readonly text: string };

/** Reads a moment written in UTC, with or without seconds and thousandths. Refuses `instant.not_a_moment`. */
export function instant(text: string): Result<Instant, InstantFailure> {
  const match = /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):([0-5]\d)(?::([0-5]\d)(?:\.(\d{1,3}))?)?Z$/.exec(text);
  const [, day = "", hour = "", minute = "", second = "00", thousandths = ""] = match ?? [];
  if (match === null || !isoDate(day).ok) return refuse({ code: "instant.not_a_moment", text });
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- mints Instant
  return ok(`${day}T${hour}:${minute}:${second}.${thousandths.padEnd(3, "0")}Z` as Instant);
}

/** The last moment of a day in UTC: what is known "as of" a date includes all that was recorded on it. */
export function endOfDay(date: IsoDate): Instant {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- mints Instant
  return `${date}T23:59:59.999Z` as Instant;
}

/** Later than every record: asks for all that is known now. */
export const everything: Instant = endOfDay(
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the last date of the form
  "9999-12-31" as IsoDate,
);

/** The civil date, in UTC, of a moment. */
export function dayOf(moment: Instant): IsoDate {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- an Instant begins with its date
  return moment.slice(0, 10) as IsoDate;
}
