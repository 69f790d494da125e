import type { Result } from "../../base/result.ts";
import type { Letter } from "../letter.ts";
import type { LetterAsked, LetterFailure, LetterKind } from "./asked.ts";
import { covenantCertificate } from "./covenant-certificate.ts";
import { defaultLetter } from "./defaults.ts";
import { invoiceLetter } from "./invoice.ts";
import { overAdvanceLetter } from "./over-advance.ts";
import { payoffLetter } from "./payoff.ts";
import { rateElectionLetter } from "./rate-election.ts";
import { rateNotice } from "./rate-notice.ts";
import { reservationLetter } from "./reservation.ts";
import { waiverLetter } from "./waiver.ts";

/** The letter of a kind, or why the record does not hold what it would say. */
export function letterOfKind(kind: LetterKind, asked: LetterAsked): Result<Letter, LetterFailure> {
  return writers[kind](asked);
}

const writers: { readonly [Kind in LetterKind]: (asked: LetterAsked) => Result<Letter, LetterFailure> } = {
  "over-advance": overAdvanceLetter,
  default: defaultLetter,
  reservation: reservationLetter,
  waiver: waiverLetter,
  "rate-election": rateElectionLetter,
  "covenant-certificate": covenantCertificate,
  payoff: payoffLetter,
  "rate-notice": rateNotice,
  invoice: invoiceLetter,
};
