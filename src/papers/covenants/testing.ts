import type { IsoDate } from "../../base/date.ts";
import type { Frequency } from "./covenant.ts";
import { daysIn } from "./days.ts";

/** When a covenant is tested, as far as its words say. */
export type Testing = {
  readonly tested?: "as_of" | "at_all_times";
  readonly every?: Frequency;
  readonly from?: IsoDate;
  readonly springs?: string;
};

const each = "(?:each|any|every|the)(?: of (?:its|the))?(?: ending)?";
const ends: readonly (readonly [every: Frequency, pattern: RegExp])[] = [
  [
    "month",
    new RegExp(`\\b(?:last day|end|close) of ${each} (?:calendar |fiscal )?months?\\b|\\bmonth[- ]ends?\\b`, "i"),
  ],
  [
    "quarter",
    new RegExp(
      `\\b(?:last day|end|close) of ${each} (?:calendar |fiscal |of its fiscal )*quarters?\\b|\\b(?:fiscal )?quarter[- ]ends?\\b|\\b(?:tested|measured|determined|calculated) (?:[a-z]+ )?quarterly\\b|\\b(?:any|each) period of four (?:\\(4\\) )?consecutive fiscal quarters\\b`,
      "i",
    ),
  ],
  [
    "year",
    new RegExp(
      `\\b(?:last day|end|close) of ${each} (?:calendar |fiscal )?years?\\b|\\b(?:fiscal )?year[- ]ends?\\b|\\b(?:tested|measured|determined) (?:[a-z]+ )?annually\\b`,
      "i",
    ),
  ],
  ["month", /\b(?:tested|measured|determined|calculated) (?:[a-z]+ )?monthly\b/i],
];
const always = /\bat (?:all times|any time)\b/i;
const first =
  /\b(?:commencing|beginning|starting)(?: (?:with|on|as of))?(?: the)?(?: (?:fiscal )?(?:quarter|month|year))?(?: end(?:ing|ed))?(?: on)? $/i;
const whileOn =
  /\b(?:[Ww]hile|[Dd]uring|(?:[Ff]or )?[Ss]o long as|[Aa]t any time (?:that|when)|[Ii]f)(?: (?:an?|any|the|each))? ((?:[A-Z][\w-]*)(?: [A-Z][\w-]*)*)(?: (?:exists|is (?:in effect|continuing|on)|has occurred and is continuing|continues)|,| Period)/;

/** When the words of a covenant say that it is tested. */
export function testingIn(words: string): Testing {
  const found = ends.find(([, pattern]) => pattern.test(words));
  const isAlways = always.test(words);
  const from = daysIn(words).find(({ from: at }) => first.test(words.slice(Math.max(0, at - 60), at)))?.value;
  const springs = whileOn.exec(words)?.[1];
  return {
    ...(found === undefined ? (isAlways ? { tested: "at_all_times" } : {}) : { tested: "as_of", every: found[0] }),
    ...(from === undefined ? {} : { from }),
    ...(springs === undefined || /^(?:The|Each|Any|Event of Default|Default)$/.test(springs) ? {} : { springs }),
  };
}
