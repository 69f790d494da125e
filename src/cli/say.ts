import { scopeText } from "./act-text.ts";
import { moneyText } from "../base/money.ts";
import { percentText } from "../servicing/rate.ts";
import type { DecideFailure } from "../servicing/decide.ts";
import { collateralSentences } from "./say-collateral.ts";
import type { LetterFailure } from "../servicing/letters/asked.ts";
import { letterSentences } from "./say-letters.ts";
import type { StatementFailure } from "../servicing/statement.ts";

/** Every failure of the desk and of its figures. */
export type ServicingFailure = DecideFailure | StatementFailure | LetterFailure;

type Sentences = {
  readonly [Code in ServicingFailure["code"]]: (failure: Extract<ServicingFailure, { code: Code }>) => string;
};

/** One sentence for each failure, with what to do about it. A code without a sentence does not compile. */
const sentences: Sentences = {
  ...collateralSentences,
  ...letterSentences,
  "happening.amount_must_be_positive": ({ amount }) =>
    `An amount of ${moneyText(amount)} moves nothing. Give an amount above zero.`,
  "happening.instrument_unknown": ({ instrument, onFile }) =>
    `No instrument “${instrument}” is on file. It is one of ${onFile.join(", ")}.`,
  "happening.provision_unknown": ({ paper, provision }) =>
    `${paper} has no provision ${provision}. Cite it as the paper numbers it, such as IV(g)(i)(b).`,
  "reading.act_not_in_question": ({ act }) =>
    `${act} is no act that is in question. Name one that conformed confirm lists.`,
  "reading.words_differ": ({ act, rule, form }) =>
    `What was found is of other words than those of ${act}, which the rule “${rule}” reads as “${form}”. Find of it anew.`,
  "reading.not_offered": ({ act, choice, offered }) =>
    `“${choice}” is no reading of ${act}. Choose one of ${offered.join(", ")}.`,
  "servicing.began_already": ({ on }) =>
    `A balance was brought forward on ${on} already. Correct that report instead of giving a second.`,
  "servicing.begins_later": ({ on, began, ...told }) =>
    `Servicing begins on ${began}; ${on} is before it${under(told)}. What was owed then is in the balance brought forward. ${told.clause === undefined ? "Ask for a later day." : "Leave it out, or correct its day."}`,
  "servicing.not_begun": ({ facility }) =>
    `${facility} has no balance yet. Record a BalanceBroughtForward to begin servicing.`,
  "loan.unknown": ({ loan, loans }) =>
    `No loan “${loan}” was made. The Eurodollar Rate Loans are ${loans.length === 0 ? "none" : loans.join(", ")}.`,
  "loan.made_already": ({ loan }) => `A loan “${loan}” was made already. Give the new loan a name of its own.`,
  "loan.instalment_out_of_order": ({ loan, on, after }) =>
    `${loan} has something due on ${on}, which is not after ${after}. Give its days in order, its maturity last.`,
  "loan.instalments_exceed_it": ({ loan, amount, instalments }) =>
    `The instalments of ${loan} come to ${moneyText(instalments)}; the loan is ${moneyText(amount)}. Correct them.`,
  "loan.business_days_unknown": ({ loan, convention }) =>
    `The payments of ${loan} move (${convention}) to a Business Day, and no clause says what one is. Enter it as businessDay in facility.yaml.`,
  "loan.period_ends_before_it_begins": ({ loan, on }) =>
    `The Interest Period of ${loan} must end after ${on}, the day it begins. Correct periodEndsOn.`,
  "loan.period_ends_on_no_business_day": ({ loan, on, moved, cite }) =>
    `The period of ${loan} cannot end on ${on}, which is no Business Day (${cite}). Let it end on ${moved}.`,
  "loan.converted_beyond": ({ amount, balance }) =>
    `${moneyText(amount)} is to be converted, and only ${moneyText(balance)} of Prime Rate Loans is owed. Convert that or less.`,
  "loan.repaid_beyond": ({ loan, amount, left }) =>
    `${moneyText(amount)} is repaid of ${loan}, and only ${moneyText(left)} of it is owed then. Record what was repaid of it.`,
  "loan.redeployment_needed": ({ loan, cite }) =>
    `${loan} is repaid before its period ends, and ${cite} asks for what the lender loses by that. Record redeployedAt, the index at which it can be lent again.`,
  "loan.kind_not_available": ({ loans, on, cite }) =>
    `${loans} may not be requested or made on ${on} (${cite}). Ask for a Prime Rate Loan.`,
  "loan.conversion_not_available": ({ on, cite }) =>
    `The conversion may not be requested on ${on} (${cite}). The loan stays a Prime Rate Loan.`,
  "collection.exceeds_balance": ({ amount, balance }) =>
    `A collection of ${moneyText(amount)} is more than the ${moneyText(balance)} owed. Check the amount and the day.`,
  "collection.unknown": ({ collection, collections }) =>
    `No collection “${collection}” was applied. Name the key of one of ${collections.length === 0 ? "none" : collections.join(", ")}.`,
  "collection.returned_beyond": ({ amount, applied, cite }) =>
    `${moneyText(amount)} is more than the ${moneyText(applied)} of ${cite} that has not been returned. Return that at most.`,
  "collection.clears_before_it_is_applied": ({ on, clearsOn }) =>
    `Proceeds credited on ${on} cannot have cleared on ${clearsOn}. Give a later day, or leave clearsOn out.`,
  "posting.month_closed": ({ day, through, cite, ...told }) =>
    `The books are closed through ${through} (${cite}) and take no posting on ${day}${under(told)}. Record it on a later day: what is learned late is posted in the open month.`,
  "agreement.ended_already": ({ on, cite }) =>
    `The facility was ended on ${on} already (${cite}). Correct that report if the day is wrong.`,
  "agreement.ended": ({ on, cite }) =>
    `The facility was ended on ${on} (${cite}), and nothing can be borrowed from then on. Correct that report if it was not.`,
  "rate.occurrence_unknown": ({ occurrence, occurrences }) =>
    `No default “${occurrence}” is recorded. Name one of ${occurrences.length === 0 ? "none" : occurrences.join("; ")}.`,
  "rate.no_higher_rate": ({ on }) =>
    `No clause in effect on ${on} gives a higher rate to elect. Elect it from a day on which one does.`,
  "rate.not_the_elector": ({ party, elector, cite }) =>
    `The higher rate is at the option of ${elector}, not of ${party} (${cite}).`,
  "fee.clause_unknown": ({ instrument, clause }) =>
    `${instrument} imposes no fee in § ${clause}. Give the clause that imposes it.`,
  "fee.settled_already": ({ on, cite }) => `The fee was settled on ${on} (${cite}). It is paid or charged, never both.`,
  "fee.not_yet_payable": ({ awaiting, cite }) =>
    `The fee is not payable yet: ${awaiting} (${cite}). Record that first.`,
  "fee.amount_differs": ({ amount, owed, cite }) =>
    `The fee is ${moneyText(owed)}, not ${moneyText(amount)} (${cite}). Settle the amount that is owed.`,
  "fee.may_not_be_charged": ({ cite }) => `The fee may be paid but not charged to the account (${cite}).`,
  "happening.names_nothing": ({ what, id, known }) =>
    `“${id}” is no ${what} known here. ${known.length === 0 ? "There is none yet." : `Name one of ${known.join("; ")}.`}`,
  "happening.name_taken": ({ what, id }) => `“${id}” is the name of another ${what}. Give this one its own.`,
  "figures.named_twice": ({ name }) => `“${name}” is given twice in one report. Keep the one that is right.`,
  "figures.from_the_future": ({ asOf, on }) =>
    `Figures as of ${asOf} cannot be delivered on ${on}, before that day. Correct one of the days.`,
  "terms.conflict": ({ term, on, cites }) =>
    `On ${on} the papers give two answers for ${term}: ${cites.join(" and ")}. Settle which governs.`,
  "terms.missing": ({ term, on }) =>
    `No paper in effect on ${on} gives the ${term}. File the paper, or add an assumption for ${term} to facility.yaml.`,
  "rate.no_clause": ({ scope, on }) =>
    `No clause in effect on ${on} prices ${scope}. File the paper that does, or check what is pending.`,
  "rate.loans_not_told_apart": ({ loans, on, cite }) =>
    `${cite} prices only loans ${scopeText(loans)}, and the advances in the loan account are not told apart on ${on}. ` +
    "Record the loans that it reaches as loans of their own, each with the day it was made.",
  "calendar.year_not_known": ({ calendar, on, from, to }) =>
    `The holidays of ${calendar} are known from ${from} to ${to}, and a Business Day is asked about by ${on}. Correct the day.`,
  "rate.option_unknown": ({ loans, known }) =>
    `No rate is entered for ${loans}. Enter its clause under rateOptions in facility.yaml${known.length === 0 ? "" : `, or name one of ${known.join(", ")}`}.`,
  "rate.fixing_missing": ({ index, on, cite }) =>
    `No ${index} was published for ${on}, and ${cite} asks for that of that day. Import the publisher's file under fixings in facility.yaml, or record an IndexPublished for the day; no other day's is taken.`,
  "rate.out_of_bounds": ({ rate, ...told }) =>
    `${percentText(rate)} is no rate of interest${under(told)}. Check the point; rates are taken from -10% to 100%.`,
  "rate.published_twice": ({ index, on, rate, before, cite, ...told }) =>
    `${index} of ${on} was published as ${percentText(before)} (${cite}), and is told now as ${percentText(rate)}${under(told)}. Find out which is right, and correct that report if it is wrong.`,
  "rate.no_fixing": ({ index, on, cite }) =>
    `${index} has no value on ${on} (${cite}). Record an IndexPublished for ${index} on or before that day.`,
  "rate.no_level": ({ grid, on, cite }) =>
    `${grid} has no level for ${on} (${cite}): what is certified falls between them, or “initially” names none. Correct the levels of the grid in facility.yaml.`,
  "rate.no_statute": ({ on, laws }) =>
    `Interest on the judgment is read as the statute has it on ${on}, and no statute is known for ${laws.length === 0 ? "a law that no paper names" : laws.join(" and ")}. Set rateAfterJudgment to contract, or have one law govern the papers.`,
  "statement.before_servicing_begins": ({ month, began }) =>
    `There is no statement for ${month}: servicing begins at the close of ${began}. Ask for a later month.`,
};

// The clause that a refused happening bears on, where a paper in effect has one.
function under({ clause = "" }: { readonly clause?: string }): string {
  return clause === "" ? "" : ` [${clause}]`;
}

/** Tells a failure in one sentence. */
export function explainServicing<Code extends ServicingFailure["code"]>(
  failure: Extract<ServicingFailure, { code: Code }>,
): string {
  return sentences[failure.code](failure);
}
