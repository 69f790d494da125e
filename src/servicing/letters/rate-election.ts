import { dateInWords } from "../../base/date.ts";
import { plus } from "../../base/ratio.ts";
import { leaf } from "../../base/receipt.ts";
import { ok, refuse, type Result } from "../../base/result.ts";
import { testsOn } from "../../compliance/defaults.ts";
import { type ReportOf, reportsOf } from "../../events/record.ts";
import { forDefaults, termsOn } from "../facility.ts";
import { type Letter, type LetterPart, said, statement } from "../letter.ts";
import { percentText, primeLoans, primeRateOn } from "../rate.ts";
import { correspondents, guarantorsOf, type LetterAsked, type LetterFailure } from "./asked.ts";
import { defaultParts, defaultsMeant } from "./defaults.ts";
import { nameOf, rightsKept } from "./words.ts";

/**
 * The letter that tells of the last election of the higher rate on record by the day that it bears.
 *
 * Refuses `letter.no_election` where none is on record, `letter.default_does_not_stand` where what it was made on
 * stands no more, and what the rates refuse.
 */
export function rateElectionLetter(asked: LetterAsked): Result<Letter, LetterFailure> {
  const { facility, on } = asked;
  const election = reportsOf(facility.known, "RateElected").findLast(({ happening }) => happening.on <= on);
  if (election === undefined) return refuse({ code: "letter.no_election", on });
  const parties = correspondents({ from: election.happening.electedBy, ...asked }, "lender");
  if (!parties.ok) return parties;
  const { occurrence } = election.happening;
  const meant = occurrence === undefined ? ok([]) : defaultsMeant({ ...asked, occurrences: [occurrence] });
  if (!meant.ok) return meant;
  const rates = ratesPart(asked, election);
  if (!rates.ok) return rates;
  const tests = testsOn(forDefaults(facility), on).tests;
  const { electedBy, from, on: electedOn, ground } = election.happening;
  const why = ground === "event_of_default" ? "an Event of Default" : "the end of the term without renewal";
  return ok({
    title: "Election of the higher rate",
    on,
    from: parties.value.from.name,
    to: parties.value.to.name,
    subject: facility.file.title,
    parts: [
      statement(
        `On ${dateInWords(electedOn)} ${nameOf(facility.file.parties, electedBy)} elected the higher rate from ${dateInWords(from)}, on the ground of ${why}.`,
        leaf("fact", "rate elected", { cite: election.key }),
      ),
      ...meant.value.flatMap((answer) => defaultParts(facility, answer, tests)),
      ...rates.value,
      said(`The election is no remedy chosen in the place of another. ${rightsKept}`),
    ],
    copies: guarantorsOf(facility),
    illustration: facility.file.illustration,
  });
}

function ratesPart(
  { facility }: LetterAsked,
  { happening: { from } }: ReportOf<"RateElected">,
): Result<LetterPart[], LetterFailure> {
  const terms = termsOn(facility, from);
  if (!terms.ok) return terms;
  const prime = primeRateOn(facility, terms.value, from);
  if (!prime.ok) return prime;
  const { index, margin, rate } = prime.value.value;
  const higher = terms.value.higherRates.filter(({ value }) => [primeLoans, "all Loans"].includes(value.scope));
  const day = dateInWords(from);
  return ok([
    statement(
      `Without the election ${primeLoans} bear ${percentText(rate)} per annum on ${day}: the index of ${percentText(index.rate)} plus ${percentText(margin)}.`,
      prime.value.receipt,
    ),
    ...higher.map(({ value, source }) =>
      statement(
        `With it they bear ${percentText(plus(index.rate, value.level))} per annum on that day: ${value.index} plus ${percentText(value.level)}, in the place of that rate and not on top of it.`,
        source,
        prime.value.receipt,
      ),
    ),
    ...higher.flatMap(({ value, source }) =>
      value.withoutNotice
        ? [statement("The clause lets it be elected without notice; this letter informs.", source)]
        : [],
    ),
  ]);
}
