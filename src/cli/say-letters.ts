import type { LetterFailure } from "../servicing/letters/asked.ts";

type LetterCode = Extract<LetterFailure["code"], `letter.${string}`>;

type Sentences = {
  readonly [Code in LetterCode]: (failure: Extract<LetterFailure, { code: Code }>) => string;
};

/** One sentence for each letter that cannot be written, with what to do about it. */
export const letterSentences: Sentences = {
  "letter.as_of_has_passed": ({ asOf, on }) =>
    `A letter of ${on} cannot tell what pays off on ${asOf}, which has passed. Give a day from ${on} on with --as-of.`,
  "letter.quote_too_long": ({ from, until, most }) =>
    `A payoff from ${from} to ${until} is told for more than ${most} days. Give an earlier day with --until.`,
  "letter.nothing_owed": ({ on }) => `Nothing is owed on ${on}. Ask with --as-of for a day on which something is.`,
  "letter.nothing_bears_interest": ({ on }) =>
    `Nothing bears interest on ${on}. Ask with --on for a day on which a loan is outstanding.`,
  "letter.loan_unknown": ({ loan, on, known }) =>
    `No loan “${loan}” bears interest on ${on}. Name one of ${listed(known)}.`,
  "letter.month_not_over": ({ month, on }) =>
    `${month} is not over on ${on}, so its interest is not known. Ask for an earlier month, or for a later day with --on.`,
  "letter.nothing_to_invoice": ({ month }) =>
    `No interest and no fee falls due for ${month}. Ask for another with --month.`,
  "letter.party_unknown": ({ party, parties }) => `“${party}” is no party here. Name one of ${listed(parties)}.`,
  "letter.party_unclear": ({ role, option, parties }) =>
    `Which ${role} is meant is not clear. Say it with ${option}: ${listed(parties)}.`,
  "letter.no_excess": ({ on, limit, outstanding }) =>
    `Nothing exceeds what is available on ${on} without permission: ${limit} may be outstanding and ${outstanding} is. Ask for a day on which something does.`,
  "letter.nothing_stands": ({ on }) =>
    `Nothing is on record that stands on ${on}. Record what occurred, or ask for the day on which it stood.`,
  "letter.default_unknown": ({ occurrence, known }) =>
    `No default “${occurrence}” is on record by that day. Name one of ${listed(known)}.`,
  "letter.default_does_not_stand": ({ occurrence, on, state, cites }) =>
    `“${occurrence}” does not stand on ${on}: it is ${state} (${cites.join("; ")}). Leave it out, or ask for a day on which it stands.`,
  "letter.waiver_unknown": ({ waiver, known }) =>
    `No waiver “${waiver}” is on record. Name one of ${listed(known)}, or name the default to be waived with --occurrence.`,
  "letter.waiver_not_in_force": ({ waiver, on, why }) =>
    `“${waiver}” is not in force on ${on}: ${why}. Ask for a day on which it is.`,
  "letter.until_has_passed": ({ until, on }) =>
    `What is given on ${on} cannot end on ${until}. Give a later day with --until.`,
  "letter.no_election": ({ on }) =>
    `No election of the higher rate is on record by ${on}. Record a RateElected first; the letter tells of it.`,
  "letter.no_test": ({ asOf, days }) =>
    `Nothing was tested as of ${asOf}. Ask with --as-of for one of ${listed(days)}.`,
};

function listed(names: readonly string[]): string {
  return names.length === 0 ? "none" : names.join("; ");
}
