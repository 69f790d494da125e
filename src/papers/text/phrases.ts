import { dateOf, type IsoDate } from "../../base/date.ts";
import type { Ratio } from "../../base/ratio.ts";
import { agree, figureValue, percent } from "./numbers.ts";

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

/** A date in words, as a pattern without groups. */
export const dateWords: string = `(?:${months.join("|")}) \\d{1,2}, ?\\d{4}`;

const datePattern = new RegExp(`\\b(${months.join("|")}) (\\d{1,2}), ?(\\d{4})\\b`, "g");

/** The date that a text such as `March 15, 1999` names; `undefined` when the calendar has no such day. */
export function dateFromWords(text: string): IsoDate | undefined {
  return datesIn(text).found[0]?.value;
}

/** The dates in a text, and the phrases of that form that name no day of the calendar. */
export function datesIn(text: string): { readonly found: Phrase<IsoDate>[]; readonly bad: BadPhrase[] } {
  const found: Phrase<IsoDate>[] = [];
  const bad: BadPhrase[] = [];
  for (const match of text.matchAll(datePattern)) {
    const [whole, month = "", day = "", year = ""] = match;
    const [from, to] = [match.index, match.index + whole.length];
    const date = dateOf(Number(year), months.indexOf(month) + 1, Number(day));
    if (date.ok && Number(year) >= 1900 && Number(year) < 2200) found.push({ value: date.value, from, to });
    else bad.push({ code: "date.not_a_calendar_day", text: whole, from, to });
  }
  return { found, bad };
}

/** An amount in dollars as written: the figure's value in cents. */
export function dollarsIn(text: string): Phrase<bigint>[] {
  return [...text.matchAll(/\$\s?(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d{2}))?(?![\d,]*\d)/g)].map((match) => {
    const [whole, dollars = "", cents = "00"] = match;
    const value = BigInt(dollars.replaceAll(",", "") + cents);
    return { value, from: match.index, to: match.index + whole.length };
  });
}

/** A percentage in any of the usual forms, as a pattern without groups: `one (1%) percent`, `1-1/2%`, `two percent (2%)`. */
export const percentWords =
  "(?<![\\w.])(?:(?:[a-z]+(?:-[a-z]+)?(?: |, )){0,7}(?:percent )?\\((?:\\d+-)?[\\d./]+ ?%?\\)(?: ?percent| ?%)?|(?:\\d+-)?[\\d./]+ ?(?:%|percent))";

const numberWord =
  "zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|" +
  "eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand|million|billion|" +
  "half|halves|thirds?|quarters?|fourths?|fifths?|sixths?|sevenths?|eighths?|ninths?|tenths?|sixteenths?|and|of";
const figuresWord = "\\$? ?(?:\\d+[- ])?[\\d,./]*\\d";
const duals: readonly [pattern: RegExp, words: number, figures: number][] = [
  [
    new RegExp(
      `\\b((?:(?:${numberWord})[ -]+)+(?:(?:no|\\d{2})/100 )?)(?:(?:U\\.?S\\.? )?dollars |percent |per cent )?\\((${figuresWord})(?: ?%| percent)?\\)`,
      "gi",
    ),
    1,
    2,
  ],
  [
    new RegExp(
      `(?<![\\w.,/-])(${figuresWord})(?: ?%| percent)? \\(((?:(?:${numberWord})[ -]*)+(?:(?:no|\\d{2})/100)?)(?: ?dollars| ?percent)?\\)`,
      "gi",
    ),
    2,
    1,
  ],
];

/** Numbers written both in words and in figures that do not agree. */
export function dualsThatDiffer(text: string): BadPhrase[] {
  if (!text.includes("(")) return [];
  return duals.flatMap(([pattern, words, figures]) =>
    [...text.matchAll(pattern)].flatMap((match): BadPhrase[] => {
      const value = figureValue((match[figures] ?? "").replace("$", ""));
      const spelled = (match[words] ?? "")
        .replaceAll(/\s+/g, " ")
        .trim()
        .replace(/^(?:(?:and|of) )+/i, "");
      if (value === undefined || agree(spelled, value) !== false) return [];
      const to = match.index + match[0].length;
      return [{ code: "number.words_and_figures_differ", text: match[0], from: match.index, to }];
    }),
  );
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
