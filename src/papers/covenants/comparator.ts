import type { Run } from "../text/sentences.ts";
import type { Comparator } from "./covenant.ts";
import { allMatches } from "../text/match.ts";

/** A comparator in words, before what forbids or permits it is counted. Shape: positions in the text searched. */
export type Compared = Run & { readonly comparator: Comparator; readonly negated: boolean };

const phrases: readonly (readonly [words: string, comparator: Comparator])[] = [
  [
    "(?:greater|more|higher) than or equal to|equal to or (?:greater|more|higher) than|at least(?: equal to)?|at or above|a minimum of",
    "at_least",
  ],
  ["(?:less|lower) than or equal to|equal to or (?:less|lower) than|at most|at or below|a maximum of", "at_most"],
  ["(?:less|lower|fewer) than|falls? below", "less_than"],
  ["(?:greater|more|higher) than|in excess of|exceed(?:s|ing)?", "more_than"],
];

const any = new RegExp(`\\b(?:${phrases.map(([words]) => `(${words})`).join("|")})\\b`, "gi");
const negation = /\b(?:not|no|nor|neither)(?: at any time)?(?: to)?(?: be)?(?: at any time)? $/i;

/** The comparators of a text, in order. `negated` tells that a “not” or “no” goes with the words themselves. */
export function comparatorsIn(text: string): Compared[] {
  return allMatches(any, text).flatMap((match): Compared[] => {
    const comparator = phrases[match.slice(1).findIndex((group) => group !== undefined)]?.[1];
    if (comparator === undefined) return [];
    const negated = negation.test(text.slice(Math.max(0, match.index - 40), match.index));
    return [{ comparator, negated, from: match.index, to: match.index + match[0].length }];
  });
}

/** What must hold where a comparator must not. */
export function opposite(comparator: Comparator): Comparator {
  switch (comparator) {
    case "at_least":
      return "less_than";
    case "at_most":
      return "more_than";
    case "less_than":
      return "at_least";
    case "more_than":
      return "at_most";
    default:
      return comparator satisfies never;
  }
}
