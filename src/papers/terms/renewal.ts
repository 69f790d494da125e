import { dateFromWords, dateWords } from "../text/phrases.ts";
import type { FoundTerm } from "./read-terms.ts";
import { allMatches } from "../text/match.ts";

const ending = new RegExp(
  `\\b(?:for a (?:renewal )?term (?:ending|expiring|which ends)(?: on)?|(?:until|through|expires? on|terminates? on|maturing on|mature on|end(?:s|ing)? on)) (${dateWords})(?: \\((?:the )?"([^"]+)"\\))?`,
  "g",
);
// A day of that name alone: one of some loans, or an extended one, is none of the term.
const meant = new RegExp(
  `"((?:(?:Stated|Scheduled|Final|Commitment|Facility|Loan) ){0,2}(?:Maturity|Termination|Expiration|Expiry|Renewal) Date)",? (?:shall mean|means|is):?,? ` +
    `(?:the (?:earlier|earliest|first)(?: to occur)? of:? )?(?:\\((?:a|i|x|1)\\) )?(?:the close of business on )?(${dateWords})(?=[.;,]|\\s*$| (?:and|or) )`,
  "g",
);
const mayEnd = /\bfor a (?:renewal )?term\b|\d{4} \((?:the )?"/;
const endsTerm = /\b(?:Renewal|Termination|Maturity|Expir(?:y|ation))\b/;

/**
 * The day on which the term of an agreement ends, with the name the paper gives that day.
 *
 * A day counts when the words speak of a term, or call it a renewal, termination, maturity or expiry; `defined` says
 * that they only define it by that name, which a paper may do of more than one.
 */
export function readDates(text: string): FoundTerm[] {
  return [...endsOfTerm(text), ...definedEnds(text)];
}

function endsOfTerm(text: string): FoundTerm[] {
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

function definedEnds(text: string): FoundTerm[] {
  return allMatches(meant, text, / Date",? (?:shall|means|is)/).flatMap((match) => {
    const [whole, called = "", day = ""] = match;
    const on = dateFromWords(day);
    if (on === undefined) return [];
    const from = match.index + whole.lastIndexOf(day);
    return [
      { term: { name: "renewalDate" as const, on, called, defined: true as const }, from, to: from + day.length },
    ];
  });
}
