import { negate, type Ratio, ratio, times } from "../../base/ratio.ts";
import { figureValue } from "../text/numbers.ts";
import { percentFromWords, percentWords, type Phrase } from "../text/phrases.ts";
import type { Unit } from "./covenant.ts";
import { allMatches } from "../text/match.ts";

/** A level as a covenant writes it. Units: amounts in whole units of the currency, percentages as parts of one. */
export type Level = Phrase<Ratio> & { readonly unit: Unit };

const amounts =
  /(?:\b(negative |minus )|([-(]))?(?:U\.?S\.? )?\$\s*(?:\((?=\d))?(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d+))?(?: (million|thousand))?(?:\)(?=\W|$))?(?![\d,.]*\d)/gi;
const multiples = /(?<![\d.,/$])(\d+(?:\.\d+)?|\.\d+)(?: ?(?:to|:) ?1(?:[.:]0+)?(?![\d.]*\d)|x\b)/g;
const scale = new Map([
  ["thousand", 1000n],
  ["million", 1_000_000n],
]);

/** The levels that a text names, in order: amounts, so many times such as `1.25 to 1.00`, percentages. */
export function levelsIn(text: string): Level[] {
  const found = [...amountsIn(text), ...multiplesIn(text), ...percentagesIn(text)];
  return found.toSorted((a, b) => a.from - b.from);
}

function amountsIn(text: string): Level[] {
  return allMatches(amounts, text).flatMap((match): Level[] => {
    const [whole, below, bracket, digits = "", decimals, scaled = ""] = match;
    // Another country's dollars are no amount of the facility.
    if (/\b(?:Cdn|C|A|HK|Can|Canadian)\.? ?$/.test(text.slice(0, match.index))) return [];
    const value = figureValue(decimals === undefined ? digits : `${digits}.${decimals}`);
    if (value === undefined) return [];
    const full = times(value, ratio(scale.get(scaled.toLowerCase()) ?? 1n));
    // A bracket about an amount puts it below zero, unless it holds the figures of an amount in words.
    const isBelow =
      below !== undefined || bracket === "-" || (bracket === "(" && !/[a-z] $/i.test(text.slice(0, match.index)));
    const to = match.index + whole.length;
    return [{ value: isBelow ? negate(full) : full, unit: "amount", from: match.index, to }];
  });
}

function multiplesIn(text: string): Level[] {
  return allMatches(multiples, text).flatMap((match): Level[] => {
    const value = figureValue(match[1] ?? "");
    const to = match.index + match[0].length;
    return value === undefined ? [] : [{ value, unit: "times", from: match.index, to }];
  });
}

function percentagesIn(text: string): Level[] {
  return allMatches(new RegExp(percentWords, "g"), text).flatMap((match): Level[] => {
    // The pattern takes a bracketed number for a percentage, which may be one of days.
    const value = /%|percent/.test(match[0]) ? percentFromWords(match[0]) : undefined;
    const to = match.index + match[0].length;
    return value === undefined ? [] : [{ value, unit: "percent", from: match.index, to }];
  });
}
