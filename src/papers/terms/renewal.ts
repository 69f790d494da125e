import { dateFromWords, dateWords } from "../text/phrases.ts";
import type { FoundTerm } from "./read-terms.ts";
import { allMatches } from "../text/match.ts";

const ending = new RegExp(
  `\\b(?:for a (?:renewal )?term (?:ending|expiring|which ends)(?: on)?|(?:until|through|expires? on|terminates? on|maturing on|mature on|end(?:s|ing)? on)) (${dateWords})(?: \\((?:the )?"([^"]+)"\\))?`,
  "g",
);
const mayEnd = /\bfor a (?:renewal )?term\b|\d{4} \((?:the )?"/;
const endsTerm = /\b(?:Renewal|Termination|Maturity|Expir(?:y|ation))\b/;

/**
 * The day on which the term of an agreement ends, with the name the paper gives that day.
 *
 * A day counts when the words speak of a term, or call it a renewal, termination, maturity or expiry.
 */
export function readDates(text: string): FoundTerm[] {
  if (!(text.includes(" term") || text.includes(' ("') || text.includes(' (the "')) || !mayEnd.test(text)) return [];
  return allMatches(ending, text).flatMap((match) => {
    const [whole, day = "", called] = match;
    const on = dateFromWords(day);
    if (on === undefined || !(whole.startsWith("for a ") || (called !== undefined && endsTerm.test(called)))) return [];
    const from = match.index + whole.indexOf(day);
    const term = { name: "renewalDate" as const, on, ...(called === undefined ? {} : { called }) };
    return [{ term, from, to: from + day.length }];
  });
}
