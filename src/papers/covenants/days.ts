import { dateOf, type IsoDate } from "../../base/date.ts";
import { datesIn, type Phrase } from "../text/phrases.ts";
import { allMatches } from "../text/match.ts";

const written = /(?<![\d/])(\d{1,2})\/(\d{1,2})\/(\d{4}|\d{2})(?![\d/])/g;

/**
 * The days that a text names, in order: `March 31, 1999`, and `3/31/99` with the month first, where one of the days so
 * written can be read in no other way. A year of two figures is one from 1950 to 2049.
 */
export function daysIn(text: string): Phrase<IsoDate>[] {
  const slashed = allMatches(written, text);
  const monthFirst =
    slashed.some(([, , second]) => Number(second) > 12) && slashed.every(([, first]) => Number(first) <= 12);
  const short = monthFirst
    ? slashed.flatMap((match): Phrase<IsoDate>[] => {
        const [whole, month, day, year = ""] = match;
        const full = year.length === 4 ? Number(year) : Number(year) + (Number(year) < 50 ? 2000 : 1900);
        const date = dateOf(full, Number(month), Number(day));
        return date.ok ? [{ value: date.value, from: match.index, to: match.index + whole.length }] : [];
      })
    : [];
  return [...datesIn(text).found, ...short].toSorted((a, b) => a.from - b.from);
}
