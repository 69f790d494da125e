import { equals, fromDecimal, plus, ratio, type Ratio, times } from "../../base/ratio.ts";

const units = new Map(
  [
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen",
    "eighteen nineteen",
  ]
    .join(" ")
    .split(" ")
    .map((word, value) => [word, BigInt(value)]),
);
const tens = new Map(
  "twenty thirty forty fifty sixty seventy eighty ninety"
    .split(" ")
    .map((word, index) => [word, BigInt(index + 2) * 10n]),
);
const scales = new Map([
  ["thousand", 1000n],
  ["million", 1_000_000n],
  ["billion", 1_000_000_000n],
]);
const parts = new Map(
  "half third quarter fifth sixth seventh eighth ninth tenth"
    .split(" ")
    .map((word, index): [string, bigint] => [word, BigInt(index + 2)]),
);
parts.set("fourth", 4n).set("sixteenth", 16n);
const ordinals = [
  ..."first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth".split(" "),
  ..."fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth".split(" "),
];

/** The place that an ordinal word names: 1 for "first", -1 for "last"; `undefined` for any other word. */
export function ordinalOf(word: string): number | undefined {
  const lower = word.toLowerCase();
  if (lower === "last") return -1;
  const index = ordinals.indexOf(lower);
  return index === -1 ? undefined : index + 1;
}

/** The ordinal words, for patterns. */
export const ordinalWords: string = [...ordinals, "last"].join("|");

/**
 * Reads a number in figures, exactly: `1`, `4.25`, `.40`, `80,000`, `12-3/4`, `1/2`. `undefined` when it is none.
 */
export function figureValue(text: string): Ratio | undefined {
  const mixed = /^(?:(\d+)(?:[- ]| and ))?(\d+)\/(\d+)$/.exec(text.trim());
  if (mixed !== null) {
    const [, whole = "0", numerator = "0", denominator = "1"] = mixed;
    if (BigInt(denominator) === 0n) return undefined;
    return plus(ratio(BigInt(whole)), ratio(BigInt(numerator), BigInt(denominator)));
  }
  return fromDecimal(text.trim().replaceAll(",", ""));
}

/**
 * Reads a number in words, exactly: "one", "eighty thousand", "one and one-half", "three-quarters of one",
 * "two hundred fifty", "fifty thousand and 00/100". `undefined` when any word is not part of a number.
 */
export function wordsValue(text: string): Ratio | undefined {
  const words = text.toLowerCase().replaceAll(/\s+/g, " ").trim();
  const [, dollars, cents] = /^(.+?) and (no|\d{2})\/100$/.exec(words) ?? [];
  if (dollars !== undefined)
    return sum(wholeWords(dollars), ratio(BigInt(cents === "no" ? "0" : (cents ?? "0")), 100n));
  const whole = words.replace(/ of one$/, "");
  return partWords(whole) ?? wholeWords(whole);
}

// `one and one-half`, `three-quarters`, `a half`: a part, with or without whole numbers before it.
function partWords(text: string): Ratio | undefined {
  const [, lead, numerator = "", part = ""] = /^(?:(.+?) and )?(\S+?)[- ](\w+?)s?$/.exec(text) ?? [];
  const divisor = parts.get(part);
  const top = numerator === "a" ? 1n : units.get(numerator);
  if (divisor === undefined || top === undefined) return undefined;
  return sum(lead === undefined ? ratio(0n) : wholeWords(lead), ratio(top, divisor));
}

function sum(a: Ratio | undefined, b: Ratio): Ratio | undefined {
  return a === undefined ? undefined : plus(a, b);
}

function wholeWords(text: string): Ratio | undefined {
  let [total, group, seen] = [0n, 0n, false];
  for (const word of text.split(/[\s-]+/)) {
    const small = units.get(word) ?? tens.get(word);
    const scale = scales.get(word);
    if (small !== undefined) group += small;
    else if (word === "hundred") group = (group === 0n ? 1n : group) * 100n;
    else if (scale !== undefined) [total, group] = [total + (group === 0n ? 1n : group) * scale, 0n];
    else if (word !== "and") return undefined;
    seen ||= word !== "and";
  }
  return seen ? ratio(total + group) : undefined;
}

/** Whether a word may stand in a number written in words: "one", "hundred", "one-quarter", "and", "00/100". */
export function isNumberWord(word: string): boolean {
  const lower = word.toLowerCase();
  if (units.has(lower) || tens.has(lower) || scales.has(lower) || lower.endsWith("/100")) return true;
  return parts.has(lower.replace(/s$/, "")) || ["hundred", "halves", "and", "of"].includes(lower);
}

/** Whether words and figures written for one number agree; `undefined` when the words are not a number. */
export function agree(words: string, figures: Ratio): boolean | undefined {
  const value = wordsValue(words);
  return value === undefined ? undefined : equals(value, figures);
}

/** A percentage as a part of one. */
export function percent(value: Ratio): Ratio {
  return times(value, ratio(1n, 100n));
}
