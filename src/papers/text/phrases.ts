import { dateOf, type IsoDate } from "../../base/date.ts";
import type { Ratio } from "../../base/ratio.ts";
import { agree, figureValue, isNumberWord, percent } from "./numbers.ts";
import { allMatches } from "./match.ts";

/** A value found in running text. Shape: `from` and `to` are positions in the text that was searched. */
export type Phrase<Value> = { readonly value: Value; readonly from: number; readonly to: number };

/** A phrase that has the form of a value and cannot be one, such as a thirty-first of November. */
export type BadPhrase = {
  readonly code: "date.not_a_calendar_day" | "number.words_and_figures_differ";
  readonly text: string;
  readonly from: number;
  readonly to: number;
};

const months = "January February March April May June July August September October November December".split(" ");

const monthNames = [...months, ...months.map((month) => month.toUpperCase())].join("|");
const rank = "(?:st|nd|rd|th|ST|ND|RD|TH)";

// The number of a part or a paper before the name of a month is no day: `Amendment No. 1 March 2000`.
const numbered =
  "no. nos. number amendment supplement addendum waiver consent section sections article exhibit schedule annex appendix page part clause paragraph item note series class tranche phase version level"
    .replaceAll(".", "\\.")
    .split(" ")
    .flatMap((word) => [word, word.charAt(0).toUpperCase() + word.slice(1), word.toUpperCase()])
    .join("|");
// What stands before the day is looked at behind it, so that a search passes over all that is no figure.
const ofDay = `(?<!(?:[A-Za-z_$#.,/-]|\\b(?:${numbered}) |\\d\\d)\\d{1,2})`;

/** A phrase of the form of a date, as a pattern without groups. Whether it names a day, `dateFromWords` says. */
export const dateWords =
  `(?:(?:[A-Z][a-z]{2,8}|[A-Z]{3,9}) \\d{1,2}, ?\\d{4}|\\d{1,2}${rank} (?:day|DAY) (?:of|OF) (?:[A-Z][a-z]{2,8}|[A-Z]{3,9}),? ?\\d{4}` +
  `|\\d{1,2}(?<!\\b(?:N[Oo]\\.|Amendment|Section|Article|Exhibit|Schedule|Annex) \\d{1,2})${rank}? (?:[A-Z][a-z]{2,8}|[A-Z]{3,9}),? \\d{4})`;

const mayBeDate =
  /\d, ?\d{4}|\b(?:of|OF) [A-Z][A-Za-z]{2,8},? ?\d{4}|\d(?:st|nd|rd|th|ST|ND|RD|TH)? [A-Z][A-Za-z]{2,8},? \d{4}/;
// `Xxxxx 00, 0000`: a day that somebody blotted out.
const mayBeMasked = /X[Xx]{2,8} [\dXx]/;
const masked = /\bX[Xx]{2,8} (?:\d{1,2}|[Xx]{1,2}), ?(?:\d{4}|[Xx]{4})\b/g;
// `March 15, 1999`, `15th day of March, 1999`, `15 March 1999` and `15th March, 1999`.
const datePattern = new RegExp(
  `\\b(?:(?:(${monthNames}) (\\d{1,2}),|(\\d{1,2})${rank} (?:day|DAY) (?:of|OF) (${monthNames}),?) ?|(\\d{1,2})${ofDay}${rank}? (${monthNames}),? )(\\d{4})\\b`,
  "g",
);

/** The date that a text such as `March 15, 1999` names; `undefined` when the calendar has no such day. */
export function dateFromWords(text: string): IsoDate | undefined {
  return datesIn(text).found[0]?.value;
}

function monthOf(name: string): number {
  return months.findIndex((month) => month.toUpperCase() === name.toUpperCase()) + 1;
}

/** The dates in a text, and the phrases of that form that name no day of the calendar, or show none. */
export function datesIn(text: string): { readonly found: Phrase<IsoDate>[]; readonly bad: BadPhrase[] } {
  const found: Phrase<IsoDate>[] = [];
  const impossible: BadPhrase[] = [];
  for (const match of allMatches(datePattern, text, mayBeDate)) {
    const [whole, ...parts] = match;
    const [day = 0, year = 0] = parts.filter((part) => /^\d/.test(part)).map(Number);
    const month = monthOf(parts.find((part) => /^[A-Z]/.test(part)) ?? "");
    const [from, to] = [match.index, match.index + whole.length];
    const date = dateOf(year, month, day);
    if (date.ok && year >= 1900 && year < 2200) found.push({ value: date.value, from, to });
    else impossible.push({ code: "date.not_a_calendar_day", text: whole, from, to });
  }
  return { found, bad: impossible.concat(maskedIn(text)) };
}

function maskedIn(text: string): BadPhrase[] {
  return allMatches(masked, text, mayBeMasked).map(({ 0: whole, index }) => ({
    code: "date.not_a_calendar_day",
    text: whole,
    from: index,
    to: index + whole.length,
  }));
}

// Not the beginning of a longer figure, nor of one that is told in millions or in dollars of another country.
const dollarFigures =
  /(?<!\b(?:C|A|NZ|HK|S|R|CAD|AUD|CDN|Cdn))\$\s?(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d{2}))?(?![\d,]*\d|\.\d|(?:MM|[BMK])(?!\w)| ?(?:thousand|million|billion)\b)/g;

/** An amount in dollars as written: the figure's value in cents. None is taken of `$20 million`. */
export function dollarsIn(text: string): Phrase<bigint>[] {
  return allMatches(dollarFigures, text).map((match) => {
    const [whole, dollars = "", cents = "00"] = match;
    const value = BigInt(dollars.replaceAll(",", "") + cents);
    return { value, from: match.index, to: match.index + whole.length };
  });
}

/** An amount in dollars with the words that say it beside its figures: `Ten Million Dollars ($10,000,000)`. */
export function wordedDollarsIn(text: string): Phrase<bigint>[] {
  return dollarsIn(text).map(({ value, from, to }) => {
    const opening = /\((?:U\.?S\.? ?)?$/.exec(text.slice(Math.max(0, from - 6), from))?.[0];
    if (opening !== undefined && text[to] === ")") {
      const words = wordsBefore(text, from - opening.length);
      return words.text.trim() === "" ? { value, from, to } : { value, from: words.from, to: to + 1 };
    }
    const after = /^ \(([a-z]+)[a-z -]*\)/i.exec(text.slice(to));
    return { value, from, to: isNumberWord(after?.[1] ?? "") ? to + (after?.[0].length ?? 0) : to };
  });
}

/** A percentage in any usual form, as a pattern without groups: `one (1%) percent`, `1-1/2%`, `two percent (2%)`. */
export const percentWords =
  "(?<![\\w.])(?:(?:[a-z]+(?:-[a-z]+)?(?: |, )){0,7}(?:percent )?\\((?:\\d+-)?[\\d./]+ ?%?\\)(?: ?percent| ?%)?|(?:\\d+-)?[\\d./]+ ?(?:%|percent))";

const figuresWord = "((?:\\$ ?)?(?:\\d+[- ])?[\\d,./]*\\d)(?: ?%| percent)?";
const figuresLast = new RegExp(`\\(${figuresWord}\\)`, "g");
const wordsLast = new RegExp(
  `(?<![\\w.,/-])${figuresWord} \\(([a-z][a-z -]*(?:(?:no|\\d\\d)/100)?)(?: ?dollars| ?percent)?\\)`,
  "gi",
);
const mayBeWordsLast = /\d(?: ?%| percent)? \([a-z]/i;
const unit = / (?:(?:U\.?S\.? )?dollars|percent|per cent)? ?$/i;
const lastWord = /([a-z]+|(?:no|\d\d)\/100)[ -]*$/i;

/** Numbers written both in words and in figures that do not agree. */
export function dualsThatDiffer(text: string): BadPhrase[] {
  if (!text.includes("(")) return [];
  const wordsFirst = allMatches(figuresLast, text).flatMap(({ 0: whole, 1: figures = "", index }) => {
    const words = wordsBefore(text, index);
    return differ(words.text, figures) ? [bad(text, words.from, index + whole.length)] : [];
  });
  const wordsAfter = allMatches(wordsLast, text, mayBeWordsLast).flatMap(
    ({ 0: whole, 1: figures = "", 2: words = "", index }) =>
      differ(words.replace(/ (?:dollars|percent)$/i, ""), figures) ? [bad(text, index, index + whole.length)] : [],
  );
  return [...wordsFirst, ...wordsAfter];
}

// The number in words that ends, with its unit, where a bracket opens.
function wordsBefore(text: string, bracket: number): { readonly text: string; readonly from: number } {
  const to = bracket - (unit.exec(text.slice(Math.max(0, bracket - 20), bracket))?.[0].length ?? 0);
  let from = to;
  for (;;) {
    const match = lastWord.exec(text.slice(Math.max(0, from - 24), from));
    if (match === null || !isNumberWord(match[1] ?? "")) break;
    from -= match[0].length;
  }
  const joining = /^(?:(?:and|of)[ -]+)+/i.exec(text.slice(from, to))?.[0].length ?? 0;
  return { text: text.slice(from + joining, to), from: from + joining };
}

function differ(words: string, figures: string): boolean {
  const value = figureValue(figures.replace("$", ""));
  return value !== undefined && agree(words.trim(), value) === false;
}

function bad(text: string, from: number, to: number): BadPhrase {
  return { code: "number.words_and_figures_differ", text: text.slice(from, to), from, to };
}

/** The phrases of a text from which no value may be taken: days that no calendar has, numbers written two ways. */
export function doubtfulIn(text: string): BadPhrase[] {
  return [...datesIn(text).bad, ...dualsThatDiffer(text)];
}

/** The value of a percentage in one of the forms of `percentWords`, as a part of one. */
export function percentFromWords(text: string): Ratio | undefined {
  const figures = /((?:\d+-)?\d*[./]?\d+) ?(?:%|\)|percent)/.exec(text)?.[1];
  const value = figures === undefined ? undefined : figureValue(figures);
  return value === undefined ? undefined : percent(value);
}
