import type { LetterFailure } from "../servicing/letters/asked.ts";

type LetterCode = Extract<LetterFailure["code"], `letter.${string}`>;

type Sentences = {
  readonly [Code in LetterCode]: (failure: Extract<LetterFailure, { code: Code }>) => string;
};

/** One sentence for each letter that cannot be written, with what to do about it. */
export const letterSentences: Sentences = {
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
    `A waiver given on ${on} cannot end on ${until}. Give a later day with --until.`,
  "letter.no_election": ({ on }) =>
    `No election of the higher rate is on record by ${on}. Record a RateElected first; the letter tells of it.`,
  "letter.no_test": ({ asOf, days }) =>
    `Nothing was tested as of ${asOf}. Ask with --as-of for one of ${listed(days)}.`,
};

function listed(names: readonly string[]): string {
  return names.length === 0 ? "none" : names.join("; ");
}
