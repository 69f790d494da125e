import { addDays, type IsoDate } from "../../base/date.ts";
import { toDecimal } from "../../base/ratio.ts";
import { addMonths } from "../../base/weekday.ts";
import type { DateChange, LengthOfTime } from "../acts/act.ts";
import { wordsValue } from "../text/numbers.ts";

const lengthWords =
  /,? (?:for|by) ((?:[a-z]+(?:-[a-z]+)? ){0,7}?)(?:(\d{1,3}) |\((\d{1,3})\) )?(?:additional |further |calendar |consecutive )?(day|month|year)s?\b,?/y;
const uncounted = /^(?:(?:an?|the|additional|further|period|term|of|calendar|consecutive)\b ?)*/;

/** The length of time that a text says from a position on, `for an additional period of one (1) year`. */
export function lengthAt(text: string, at: number): { readonly value: LengthOfTime; readonly end: number } | undefined {
  lengthWords.lastIndex = at;
  const [whole = "", words = "", plain, bracketed, unit = ""] = lengthWords.exec(text) ?? [];
  const said = words.replace(uncounted, "").replace(/ ?(?:additional|further|calendar|consecutive)? $/, "");
  const count = countOf(said, plain ?? bracketed);
  if (whole === "" || count === undefined) return undefined;
  return {
    value: { count, unit: unit === "day" ? "days" : unit === "month" ? "months" : "years" },
    end: at + whole.length,
  };
}

// `one`, `ninety (90)`, `90`; one where no number is said: `for an additional year`.
function countOf(words: string, figures: string | undefined): number | undefined {
  if (words === "") return Number(figures ?? "1");
  const value = wordsValue(words);
  const count = value === undefined ? Number.NaN : Number(toDecimal(value));
  return Number.isInteger(count) && (figures === undefined || Number(figures) === count) ? count : undefined;
}

/** Whether a day lies after another, before it, or only elsewhere, and as far from it as the words that move it say. */
export function isMoved(from: IsoDate, { to, way, length }: Pick<DateChange, "to" | "way" | "length">): boolean {
  const [first, last] = from < to ? [from, to] : [to, from];
  if (first === last || (way === "later" && to !== last) || (way === "earlier" && to !== first)) return false;
  return length === undefined || isSoFar(first, last, length);
}

// Months are counted from either end, since the last day of one has no fellow in a shorter one.
function isSoFar(first: IsoDate, last: IsoDate, { count, unit }: LengthOfTime): boolean {
  if (unit === "days") return addDays(first, count) === last;
  const months = unit === "years" ? count * 12 : count;
  return (
    [addMonths(first, months), addMonths(first, months, true)].includes(last) || addMonths(last, -months) === first
  );
}
