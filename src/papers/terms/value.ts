import type { IsoDate } from "../../base/date.ts";
import { ratio, type Ratio, times } from "../../base/ratio.ts";
import type { Flow } from "../text/flow.ts";
import { figureValue, wordsValue } from "../text/numbers.ts";
import { type BadPhrase, datesIn, dollarsIn, dualsThatDiffer, percentWords } from "../text/phrases.ts";
import type { Span } from "../text/span.ts";
import { allMatches } from "../text/match.ts";

/**
 * A value as it stands in words, whatever it is a value of: it shows a person what to check and never runs the loan.
 *
 * Unit: amounts in cents, exact; percentages as parts of one; ratios as so many to one; days as counted in the words.
 */
export type Value =
  | { readonly value: "amount"; readonly minor: bigint }
  | { readonly value: "date"; readonly on: IsoDate }
  | { readonly value: "percent"; readonly part: Ratio }
  | { readonly value: "ratio"; readonly toOne: Ratio }
  | { readonly value: "days"; readonly days: number };

/** A value with the words it was read from. */
export type ReadValue = Value & { readonly span: Span };

type Found = { readonly value: Value; readonly from: number; readonly to: number };

const figures = "(?:\\d+(?:[- ]| and )(?=\\d+/))?(?:\\d{1,3}(?:,\\d{3})+|\\d*)(?:[./]?\\d+)?";
const percentFigures = new RegExp(
  `(?<![\\w.,/$-])\\(?(${figures})\\)?\\s?(?:%|per ?cent\\b|\\(?basis points?\\b)`,
  "gi",
);
const percentDual = new RegExp(percentWords, "g");
const dualFigure = /\(((?:\d+[- ])?[\d./]+) ?%?\)/;
const toOne = /(?<![\w.,:/$-])\(?(\d+(?:\.\d+)?)\)?(?: ?: ?| to )\(?(\d+(?:\.\d+)?)\)?(?![\w%:/]|\.\d|,\d)/g;
const wordScales = /(?<![\w.,])\$ ?(\d+(?:,\d{3})*(?:\.\d+)?)(?: (million|billion|thousand)\b|(MM|[BMK])(?!\w))/gi;
const dayCounts =
  /(?<![\w.,/$-])\(?(\d{1,4})\)?(?:[- ]| consecutive | full )(?:(?:calendar|business|banking|trading|consecutive|working) )*days?\b/gi;
const spelledDays =
  /\b((?:(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)[- ])?(?:one|two|three|four|five|six|seven|eight|nine)|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[- ])(?:(?:calendar|business|banking|trading|consecutive|working) )*days?\b/gi;

const scales = new Map([
  ["thousand", 1000n],
  ["million", 1_000_000n],
  ["billion", 1_000_000_000n],
  ["k", 1000n],
  ["m", 1_000_000n],
  ["mm", 1_000_000n],
  ["b", 1_000_000_000n],
]);

/**
 * The values that a text carries, with their places. None is taken from a number whose words and figures differ, nor
 * from a day that no calendar has. `at` is where the text begins in the flow.
 */
export function valuesIn(text: string, at: number, flow: Flow): ReadValue[] {
  if (!/\d|\bdays?\b/i.test(text)) return [];
  const doubtful = dualsThatDiffer(text);
  return [...amounts(text), ...dates(text), ...percents(text), ...ratios(text), ...days(text)]
    .filter((found) => sure(found, doubtful))
    .toSorted((a, b) => a.from - b.from)
    .map(({ value, from, to }) => ({ ...value, span: flow.spanOf(at + from, at + to) }));
}

function sure({ from, to }: Found, doubtful: readonly BadPhrase[]): boolean {
  return !doubtful.some((bad) => bad.from < to && from < bad.to);
}

function amounts(text: string): Found[] {
  if (!text.includes("$")) return [];
  const scaled = allMatches(wordScales, text).flatMap(
    ({ 0: whole, 1: figure = "", 2: words, 3: letter = "", index }): Found[] => {
      const word = words ?? letter;
      const cents = times(figureValue(figure) ?? ratio(0n), ratio((scales.get(word.toLowerCase()) ?? 1n) * 100n));
      if (cents.denominator !== 1n) return [];
      return [{ value: { value: "amount", minor: cents.numerator }, from: index, to: index + whole.length }];
    },
  );
  const plain = dollarsIn(text)
    .filter(({ from, to }) => endsThere(text, to) && !scaled.some((other) => other.from <= from && from < other.to))
    .map(({ value, from, to }): Found => ({ value: { value: "amount", minor: value }, from, to }));
  return [...scaled, ...plain];
}

// Not the beginning of a longer or mistyped figure, such as `$10,000,00`, nor of one with a letter of unknown scale.
function endsThere(text: string, to: number): boolean {
  return (
    !/^(?:,?\d|[.,]\d|\/\d)/.test(text.slice(to, to + 2)) &&
    !/\$ ?\d{1,3}[A-Za-z]$/.test(text.slice(Math.max(0, to - 6), to + 1))
  );
}

function dates(text: string): Found[] {
  return datesIn(text).found.map(({ value, from, to }): Found => ({ value: { value: "date", on: value }, from, to }));
}

/** A percentage as it stands in a text. Unit: as a part of one. */
export type Percentage = { readonly part: Ratio; readonly from: number; readonly to: number };

/** The percentages in a text, in the order in which they stand. */
export function percentagesIn(text: string): Percentage[] {
  return percents(text)
    .flatMap(({ value, from, to }) => (value.value === "percent" ? [{ part: value.part, from, to }] : []))
    .toSorted((a, b) => a.from - b.from);
}

// The one per cent is not the value, and words with figures after them are read together with these.
const fractionOfOne =
  /(?<![\w.,/$-])(?:(\d{1,2}\/\d{1,2})(?:ths?)?|((?:one|two|three|four|five|seven)[- ](?:half|third|quarter|fourth|fifth|eighth|tenth|sixteenth)s?)) of (?:1|one) ?(?:%|per ?cent)(?! ?\()/gi;

// `1/2 of 1%`, `three-eighths of one percent`.
function fractions(text: string): Found[] {
  return allMatches(fractionOfOne, text).flatMap(({ 0: whole, 1: figure, 2: words = "", index }): Found[] => {
    const value = figure === undefined ? wordsValue(words) : figureValue(figure);
    if (value === undefined) return [];
    const part = times(value, ratio(1n, 100n));
    return [{ value: { value: "percent", part }, from: index, to: index + whole.length }];
  });
}

function percents(text: string): Found[] {
  if (!/%|per ?cent|basis/i.test(text)) return [];
  const parts = fractions(text);
  return [
    ...parts,
    ...wholePercents(text).filter(({ from, to }) => !parts.some((part) => part.from < to && from < part.to)),
  ];
}

function wholePercents(text: string): Found[] {
  const plain = allMatches(percentFigures, text).flatMap(({ 0: words, 1: figure = "", index }) =>
    percentOf(figure, /basis/i.test(words) ? 10_000n : 100n, index, words),
  );
  const dual = allMatches(percentDual, text, dualFigure).flatMap(({ 0: words, index }) => {
    const figure = /%|per ?cent/i.test(words) ? dualFigure.exec(words)?.[1] : undefined;
    return figure === undefined ? [] : percentOf(figure, 100n, index, words);
  });
  return [...dual, ...plain.filter(({ from }) => !dual.some((other) => other.from <= from && from < other.to))];
}

function percentOf(figure: string, parts: bigint, from: number, words: string): Found[] {
  const value = figureValue(figure.replace(" and ", " "));
  if (value === undefined) return [];
  return [{ value: { value: "percent", part: times(value, ratio(1n, parts)) }, from, to: from + words.length }];
}

function ratios(text: string): Found[] {
  return allMatches(toOne, text).flatMap(({ 0: words, 1: top = "", 2: bottom = "", index }): Found[] => {
    const [over, under] = [figureValue(top), figureValue(bottom)];
    if (over === undefined || under?.numerator !== under?.denominator) return [];
    return [{ value: { value: "ratio", toOne: over }, from: index, to: index + words.length }];
  });
}

function days(text: string): Found[] {
  if (!/\bdays?\b/i.test(text)) return [];
  const counted = allMatches(dayCounts, text).map((match) => daysAt(match, Number(match[1])));
  const spelled = allMatches(spelledDays, text).flatMap((match) => {
    const count = wordCount(match[1] ?? "");
    return count === undefined ? [] : [daysAt(match, count)];
  });
  return [...counted, ...spelled];
}

function daysAt(match: RegExpExecArray, count: number): Found {
  return { value: { value: "days", days: count }, from: match.index, to: match.index + match[0].length };
}

function wordCount(words: string): number | undefined {
  const value = wordsValue(words);
  return value === undefined ? undefined : Number(value.numerator);
}
