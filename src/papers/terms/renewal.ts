import { dateFromWords, dateWords } from "../text/phrases.ts";
import type { FoundTerm } from "./read-terms.ts";

const ending = new RegExp(
  `\\b(?:for a (?:renewal )?term (?:ending|expiring|which ends)(?: on)?|(?:until|through|expires? on|terminates? on|maturing on|mature on|end(?:s|ing)? on)) (${dateWords})(?: \\((?:the )?"([^"]+)"\\))?`,
  "g",
);

/** The day on which the term of an agreement ends, with the name the paper gives that day. */
export function readDates(text: string): FoundTerm[] {
  return [...text.matchAll(ending)].flatMap((match) => {
    const [whole, day = "", called] = match;
    const on = dateFromWords(day);
    if (on === undefined || (called === undefined && !whole.includes("term"))) return [];
    const from = match.index + whole.indexOf(day);
    const term = { name: "renewalDate" as const, on, ...(called === undefined ? {} : { called }) };
    return [{ term, from, to: from + day.length }];
  });
}
