import type { Occurrence } from "../papers/acts/target.ts";

/** A stretch of a text. Positions are of its characters; `to` is the first not in it. */
export type Stretch = { readonly from: number; readonly to: number };

/** Where words stand in a text, and whether they stand there as quoted or only with small differences. */
export type Places = { readonly found: readonly Stretch[]; readonly loosely: boolean };

/**
 * Where quoted words stand in a text: exactly, or, where they nowhere do, but for case, the form of quotation marks and
 * dashes, spacing, a zero before a decimal point and the commas of figures.
 *
 * Words are found whole: `5%` does not stand in `2.5%`, nor `10` in `100`.
 */
export function placesOf(text: string, words: string): Places {
  const exact = allOf(text, words);
  if (exact.length > 0 || words.trim() === "") return { found: exact, loosely: false };
  const [there, sought] = [plain(text), plain(words)];
  const found = allOf(there.text, sought.text.trim()).map(({ from, to }) => ({
    from: there.at[from] ?? 0,
    to: (there.at[to - 1] ?? 0) + 1,
  }));
  return { found, loosely: true };
}

/** The places that an occurrence means; `undefined` where it means none, or nobody can say which. */
export function meantOf<Found>(found: readonly Found[], occurrence: Occurrence): readonly Found[] | undefined {
  if (occurrence === "each") return found.length > 0 ? found : undefined;
  if (occurrence === "sole") return found.length === 1 ? found : undefined;
  const one = occurrence === "last" ? found.at(-1) : found[occurrence - 1];
  return one === undefined ? undefined : [one];
}

function allOf(text: string, words: string): Stretch[] {
  const found: Stretch[] = [];
  if (words === "") return found;
  for (let from = text.indexOf(words); from !== -1; from = text.indexOf(words, from + 1)) {
    const to = from + words.length;
    if (isWhole(text, from, to)) found.push({ from, to });
  }
  return found;
}

function isWhole(text: string, from: number, to: number): boolean {
  return !joins(text, from - 1, from) && !joins(text, to - 1, to);
}

// Whether two neighbouring characters belong to one word or one figure.
function joins(text: string, left: number, right: number): boolean {
  const [a, b] = [text.charAt(left), text.charAt(right)];
  if (left < 0 || a === "" || b === "") return false;
  if (/\w/.test(a) && /\w/.test(b)) return true;
  return figure(text.slice(Math.max(0, left - 1), right + 2), left === 0 ? 0 : 1);
}

// A point or comma between two digits joins them.
function figure(around: string, at: number): boolean {
  const [first, second] = [around.slice(at - 1, at + 2), around.slice(at, at + 3)];
  return /^\d[.,]\d$/.test(first) || /^\d[.,]\d$/.test(second);
}

const alike: { readonly [mark: string]: string } = {
  "“": '"',
  "”": '"',
  "‘": "'",
  "’": "'",
  "–": "-",
  "—": "-",
};

// The text as it is compared, with the place in it of each character that is left.
function plain(text: string): { readonly text: string; readonly at: readonly number[] } {
  const kept: string[] = [];
  const at: number[] = [];
  for (let index = 0; index < text.length; index += 1) {
    const mark = text.charAt(index);
    if (isDropped(text, index, kept.at(-1))) continue;
    kept.push(/\s/.test(mark) ? " " : (alike[mark] ?? mark.toLowerCase()));
    at.push(index);
  }
  return { text: kept.join(""), at };
}

function isDropped(text: string, index: number, before: string | undefined): boolean {
  const mark = text.charAt(index);
  if (/\s/.test(mark)) return before === " " || before === undefined;
  if (mark === ",") return /^\d,\d{3}\b/.test(text.slice(index - 1, index + 4));
  return mark === "0" && text.charAt(index + 1) === "." && !/[\d.,]/.test(text.charAt(index - 1));
}
