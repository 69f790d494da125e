import { moneyText } from "../base/money.ts";
import type { CollateralFailure } from "../collateral/failure.ts";
import type { CollateralRefusal } from "../servicing/decide-collateral.ts";
import type { SweepFailure } from "../servicing/swept.ts";

/** Every failure of the borrowing base, of certificates and of what they let be drawn. */
export type AvailabilityFailure =
  | CollateralFailure
  | Exclude<CollateralRefusal, Exclude<SweepFailure, CollateralFailure>>;

type Sentences = {
  readonly [Code in AvailabilityFailure["code"]]: (failure: Extract<AvailabilityFailure, { code: Code }>) => string;
};

/** One sentence for each failure, with what to do about it. A code without a sentence does not compile. */
export const collateralSentences: Sentences = {
  "collateral.no_rules": ({ facility }) =>
    `${facility} has no rules for a borrowing base. Add borrowingBase to facility.yaml, each rule with its clause.`,
  "collateral.no_certificate": ({ on }) =>
    `Nothing known tells what is available on ${on}. Record a CertificateDelivered or an AvailabilityStated.`,
  "collateral.clause_unknown": ({ paper, provision }) =>
    `No provision ${provision} of “${paper}” is on file, and a rule rests on it. Correct the clause in facility.yaml.`,
  "collateral.clause_not_in_force": ({ cite, on }) =>
    `${cite} is not in force on ${on}, and a figure is taken from it. Name the clause that gives it then.`,
  "collateral.figure_not_read": ({ cite, what, found }) =>
    `${cite} gives ${found.length === 0 ? `no ${what}` : `more than one ${what} (${found.join(", ")})`} as read here. State the value in facility.yaml beside the clause.`,
  "collateral.clause_says_otherwise": ({ cite, stated, found }) =>
    `facility.yaml says ${stated}; ${cite} says ${found.length === 0 ? "no such figure" : found.join(", ")}. Correct the value, or leave it to the words.`,
  "collateral.schedule_missing": ({ certificate, holds }) =>
    `Certificate ${certificate} came with no schedule of ${holds} that was on file. File it and name it in the certificate.`,
  "collateral.cell_missing": ({ file, row, column, rule }) =>
    `${file}:${row}: the column "${column}" is empty, and the rule ${rule} needs it. Fill it in.`,
  "collateral.appraisal_missing": ({ pool, on }) =>
    `No appraisal of ${pool} is known on ${on}. Record an InventoryAppraised.`,
  "collateral.line_not_reported": ({ certificate, line }) =>
    `Certificate ${certificate} reports no ${line}. Correct the report of the certificate.`,
  "collateral.line_unknown": ({ line, lines }) => `“${line}” is no line here. Write one of ${lines.join(", ")}.`,
  "collateral.not_the_lender": ({ party, lenders }) =>
    `That is for the lender (${lenders.join(", ")}) to do, not for ${party}.`,
  "certificate.named_already": ({ certificate }) =>
    `A certificate ${certificate} was delivered already. Give this one its own name, or correct that report.`,
  "certificate.older_than_last": ({ certificate, asOf, last, lastAsOf }) =>
    `Certificate ${certificate} is as of ${asOf}, no later than ${last}, as of ${lastAsOf}. Deliver a later one, or correct that report.`,
  "certificate.roll_forward_does_not_foot": ({ stated, worked }) =>
    `The roll-forward closes at ${moneyText(stated)}; its movements lead to ${moneyText(worked)}. Correct the movement that is wrong.`,
  "certificate.opening_differs": ({ opening, closing, last }) =>
    `The roll-forward opens at ${moneyText(opening)}; ${last} closed at ${moneyText(closing)}. Begin where the last one ended.`,
  "certificate.gross_differs": ({ reported, closing }) =>
    `The receivables are reported at ${moneyText(reported)}; the roll-forward closes at ${moneyText(closing)}. Report one amount.`,
  "certificate.unknown": ({ certificate, certificates }) =>
    `No certificate ${certificate} was delivered. Name one of ${list(certificates)}.`,
  "certificate.schedule_unknown": ({ schedule, schedules }) =>
    `No schedule ${schedule} is on file. Add it to schedules in facility.yaml, or name one of ${list(schedules)}.`,
  "certificate.schedule_of_another_day": ({ schedule, asOf, certified }) =>
    `Schedule ${schedule} is as of ${asOf} and the certificate as of ${certified}. Name the schedules of its own day.`,
  "reserve.not_held": ({ reserve, reserves }) =>
    `No reserve ${reserve} is held on that day. The reserves are ${list(reserves)}.`,
  "letter_of_credit.issued_already": ({ letter }) =>
    `A letter of credit ${letter} was issued already. Give this one a name of its own.`,
  "letter_of_credit.not_outstanding": ({ letter, letters }) =>
    `No letter of credit ${letter} is outstanding on that day. Those outstanding are ${list(letters)}.`,
  "letter_of_credit.drawn_beyond": ({ letter, amount, undrawn }) =>
    `A drawing of ${moneyText(amount)} is more than the ${moneyText(undrawn)} left of ${letter}. Check the amount.`,
  "advance.exceeds_availability": ({ on, amount, excess, limit, outstanding, cite }) =>
    `An advance of ${moneyText(amount)} on ${on} is more than the ${moneyText(excess)} available: ${moneyText(limit)} may be outstanding and ${moneyText(outstanding)} is (${cite}). Ask for less, or record who approves it.`,
};

function list(names: readonly string[]): string {
  return names.length === 0 ? "none" : names.join(", ");
}
