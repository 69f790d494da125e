import type { IsoDate } from "../base/date.ts";
import { type Report, type ReportOf, reportsOf } from "../events/record.ts";
import { inTime } from "./valuation.ts";

/** A letter of credit on a day, and what of it is not drawn. Unit: cents. */
export type LetterOfCredit = {
  readonly letter: string;
  readonly beneficiary: string;
  readonly issuedOn: IsoDate;
  readonly expiresOn: IsoDate;
  readonly undrawn: bigint;
  readonly key: string;
};

/** The letters of credit outstanding at the end of a day: neither ended nor expired, and not wholly drawn. */
export function lettersOfCreditOn(known: readonly Report[], on: IsoDate): LetterOfCredit[] {
  return inTime(reportsOf(known, "LetterOfCreditIssued"), on)
    .map((issued) => letterOf(known, issued, on))
    .filter(({ undrawn }) => undrawn > 0n);
}

function letterOf(
  known: readonly Report[],
  { happening, key }: ReportOf<"LetterOfCreditIssued">,
  on: IsoDate,
): LetterOfCredit {
  const { letter, beneficiary, expiresOn, amount, on: issuedOn } = happening;
  const drawn = inTime(reportsOf(known, "LetterOfCreditDrawn"), on)
    .filter((each) => each.happening.letter === letter)
    .reduce((sum, each) => sum + each.happening.amount.minor, 0n);
  const ended = inTime(reportsOf(known, "LetterOfCreditEnded"), on).some((each) => each.happening.letter === letter);
  const undrawn = ended || on > expiresOn ? 0n : amount.minor - drawn;
  return { letter, beneficiary, issuedOn, expiresOn, undrawn, key };
}
