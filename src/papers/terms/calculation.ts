import { plural } from "../text/match.ts";
import type { FoundTerm } from "./read-terms.ts";
import type { TermValue } from "./term.ts";

type Rule = readonly [word: RegExp, pattern: RegExp, term: (match: RegExpExecArray) => TermValue | undefined];

const ordinalDays = new Map([
  ["first", 1],
  ["1st", 1],
  ["fifteenth", 15],
  ["15th", 15],
]);

/** How interest is reckoned and charged, as papers say it. Each pattern is one way of saying one thing. */
const rules: readonly Rule[] = [
  [
    /\b360\b|\bthree hundred sixty\b/i,
    /\b(?:three hundred sixty|360)[- ](?:\(360\)[- ])?day year\b[^.]*?\b(?:actual (?:number of )?days|days (?:actually )?elapsed)|\bactual (?:number of )?days (?:elapsed )?[^.]*?(?:three hundred sixty|360)[- ](?:\(360\)[- ])?days?\b/i,
    () => ({ name: "dayCount", dayCount: "actual/360" }),
  ],
  [
    /\b365\b|\bsixty[- ]five\b/i,
    /\b(?:three hundred sixty[- ]five|365)[- ](?:\(365\)[- ])?day year\b[^.]*?\b(?:actual (?:number of )?days|days (?:actually )?elapsed)/i,
    () => ({ name: "dayCount", dayCount: "actual/365F" }),
  ],
  [
    /\b360\b|\bthree hundred sixty\b/i,
    /\b(?:three hundred sixty|360)[- ](?:\(360\)[- ])?day year\b[^.]*?\btwelve (?:\(12\) )?(?:30|thirty)[- ](?:\(30\)[- ])?day months\b/i,
    () => ({ name: "dayCount", dayCount: "30/360" }),
  ],
  [
    /\bcharged? to\b/i,
    /\bcharged? to (?:[^.]*?\b(?:loan )?accounts?\b)[^.]*?\bon the (first|1st|fifteenth|15th) (?:business )?day of each (?:calendar )?month\b|\bon the (first|1st|fifteenth|15th) day of each (?:calendar )?month\b[^.]*?\bcharged? to [^.]*?\baccounts?\b/i,
    ([, after, before]) => {
      const dayOfMonth = ordinalDays.get((after ?? before ?? "").toLowerCase());
      return dayOfMonth === undefined ? undefined : { name: "chargeDay", dayOfMonth };
    },
  ],
  [
    /\brounded\b/i,
    /\brounded to the nearest (?:whole )?cent\b[^.]*?\b(?:one-half|half)(?: of)?(?: a)? cent[^.]*?\b(?:upward|up)\b/i,
    () => ({ name: "rounding", rounding: "half-up" }),
  ],
  [
    /\bInterest Period\b/,
    /\b(?:[Aa]t|[Uu]pon|[Oo]n) the (?:end|expiration|last day) of (?:the|its|each|that|any) (?:applicable )?Interest Period[^.]*?\b([A-Z]\w+(?: Rate)? Loans?)[^.]*?\b(?:converted?|converts?|become|becomes) (?:in)?(?:to )?(?:an? )?([A-Z]\w+(?: Rate)? Loans?)/,
    ([, from = "", into = ""]) => ({ name: "conversionAtPeriodEnd", from: plural(from), into: plural(into) }),
  ],
  [
    /\bInterest Period\b/,
    /\b([A-Z]\w+(?: Rate)? Loans?)\b[^.]*?\b(?:at|upon|on) the (?:end|expiration|last day) of (?:the|its|each|that|any|such) (?:applicable )?Interest Period[^.]*?\b(?:be )?(?:converted?|converts?|become|becomes) (?:automatically )?(?:in)?(?:to )?(?:an? )?([A-Z]\w+(?: Rate)? Loans?)/,
    ([, from = "", into = ""]) => ({ name: "conversionAtPeriodEnd", from: plural(from), into: plural(into) }),
  ],
  [
    /\bchanges? in\b/i,
    /\b(?:change|changes) in (?:the|such) (Prime Rate|Base Rate)[^.]*?\beffective (?:as of )?(?:on )?the first day of the (?:calendar )?month (?:after|following)\b/i,
    ([, index = ""]) => ({ name: "indexChange", index, timing: "first_of_next_month" }),
  ],
  [
    /\bchanges? in\b/i,
    /\b(?:change|changes) in (?:the|such) (Prime Rate|Base Rate)[^.]*?\b(?:effective (?:on|as of) the (?:day|date) (?:of|on which)|on the same day|simultaneously)\b/i,
    ([, index = ""]) => ({ name: "indexChange", index, timing: "same_day" }),
  ],
];

// Words of which each of the rules has one.
const words = ["36", "three hundred", "sixty", "charge", "rounded", "interest period", "change"];

/** The rules of reckoning that a text states: the day count, the day of charging, the rounding, conversion. */
export function readCalculation(text: string): FoundTerm[] {
  const lowered = text.toLowerCase();
  if (!words.some((word) => lowered.includes(word))) return [];
  const found = rules.flatMap(([word, pattern, read]) => {
    const match = word.test(text) ? pattern.exec(text) : null;
    const term = match === null ? undefined : read(match);
    return match === null || term === undefined ? [] : [{ term, from: match.index, to: match.index + match[0].length }];
  });
  return found.filter(({ term }, index) => found.findIndex((other) => other.term.name === term.name) === index);
}
