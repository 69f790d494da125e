import { unreachable } from "../../base/assert.ts";
import type { Priced } from "../../accruals/loan-state.ts";
import type { Sourced, TermsInForce } from "../../agreement/terms.ts";
import type { IsoDate } from "../../base/date.ts";
import type { Ratio } from "../../base/ratio.ts";
import { figure, leaf, type Receipt } from "../../base/receipt.ts";
import { ok, type Result } from "../../base/result.ts";
import type { CollateralFailure } from "../../collateral/failure.ts";
import type { ClauseInForce } from "../../collateral/figure.ts";
import { lettersOfCreditOn } from "../../collateral/letters-of-credit.ts";
import type { AccountFee, AccountFeeOf, FeeInDefault } from "../../events/account-fee.ts";
import { reportsOf } from "../../events/record.ts";
import { unclearedOn } from "../clearance.ts";
import { defaultContinuing } from "../default-continuing.ts";
import type { KnownFacility } from "../facility.ts";
import { continues } from "../higher-rate.ts";
import { lawfully } from "../lawful-rate.ts";
import { percentText, primeRateOn, type RateFailure } from "../rate.ts";
import { collectionsReached } from "./collection-days.ts";
import { clauseOn } from "../between-changes.ts";
import { bothOf, collectionDays, feeRate, maximumOn } from "./fee-figures.ts";

/** Why a fee cannot be reckoned. */
export type FeeFailure = CollateralFailure | RateFailure;

/** What stands on a day when a fee accrues. Units: cents; `began` is the day on which servicing began. */
export type FeeDay = {
  readonly on: IsoDate;
  readonly began: IsoDate;
  readonly revolving: bigint;
  readonly termLoans: bigint;
};

/**
 * The amounts on which a fee accrues on a day, each at its rate; none where its clause is not in force. Unit: cents;
 * below zero where more than the maximum is used and what is used is averaged.
 */
export function feePartsOn(
  facility: KnownFacility,
  fee: AccountFee,
  terms: TermsInForce,
  day: FeeDay,
): Result<readonly Priced[], FeeFailure> {
  const clause = clauseOn(facility, fee, day.on);
  if (!clause.ok) return clause;
  if (clause.value === undefined) return ok([]);
  switch (fee.kind) {
    case "unused_line":
      return unusedParts(facility, fee, clause.value, day);
    case "letters_of_credit":
    case "fronting":
      return letterParts(facility, fee, clause.value, day.on);
    case "collection_days":
      return collectionParts(facility, fee, clause.value, terms, day);
    case "early_termination":
      return ok([]);
    default:
      return unreachable(fee);
  }
}

function unusedParts(
  facility: KnownFacility,
  fee: AccountFeeOf<"unused_line">,
  clause: ClauseInForce,
  { on, revolving, termLoans }: FeeDay,
): Result<readonly Priced[], FeeFailure> {
  // What cannot be borrowed any more is not held ready.
  if (reportsOf(facility.known, "AgreementTerminated").some(({ happening }) => happening.on <= on)) return ok([]);
  const figures = bothOf(feeRate(facility, fee, clause, fee.rate, on), maximumOn(facility, fee.maximum, on));
  if (!figures.ok) return figures;
  const [rate, maximum] = figures.value;
  const uses = { revolving_loans: revolving, term_loans: termLoans, letters_of_credit: undrawnOn(facility, on) };
  const unused = fee.counts.reduce((left, use) => left - uses[use], maximum.value);
  const balance = unused < 0n && fee.measured === "each_day" ? 0n : unused;
  return ok([pricedBy(fee, rate, balance, [maximum.source])]);
}

function undrawnOn({ known }: KnownFacility, on: IsoDate): bigint {
  return lettersOfCreditOn(known, on).reduce((sum, { undrawn }) => sum + undrawn, 0n);
}

function letterParts(
  facility: KnownFacility,
  fee: AccountFeeOf<"letters_of_credit" | "fronting">,
  clause: ClauseInForce,
  on: IsoDate,
): Result<readonly Priced[], FeeFailure> {
  const balance = undrawnOn(facility, on);
  if (balance === 0n) return ok([]);
  const inDefault = fee.inDefault === undefined ? undefined : defaultFor(facility, fee.inDefault, on);
  const rate = feeRate(facility, fee, clause, inDefault === undefined ? fee.rate : fee.inDefault?.rate, on);
  if (!rate.ok) return rate;
  return ok([pricedBy(fee, rate.value, balance, inDefault === undefined ? [] : [inDefault])]);
}

// The default, or the election on one, by which the rate in default applies.
function defaultFor(facility: KnownFacility, { when }: FeeInDefault, on: IsoDate): Receipt | undefined {
  if (when === "elected") {
    const election = reportsOf(facility.known, "RateElected").find(
      (each) => each.happening.from <= on && continues(facility, each, on),
    );
    return election && leaf("fact", `elected on ${election.happening.on}`, { cite: election.key });
  }
  return defaultContinuing(facility, on);
}

function collectionParts(
  facility: KnownFacility,
  fee: AccountFeeOf<"collection_days">,
  clause: ClauseInForce,
  terms: TermsInForce,
  { on, began }: FeeDay,
): Result<readonly Priced[], FeeFailure> {
  const days = collectionDays(clause, fee);
  if (!days.ok) return days;
  const reached = collectionsReached(facility, fee);
  if (!reached.ok) return reached;
  const balance = unclearedOn(facility, reached.value, began, on);
  if (balance === 0n) return ok([]);
  const prime = primeRateOn(facility, terms, on);
  if (!prime.ok) return prime;
  const { rate } = prime.value.value;
  const because = [{ ...days.value.source, value: `${fee.days} days` }, ...prime.value.receipt.because];
  // It is interest by the words of the clause, so no more of it is charged than the law lets be charged.
  return lawfully(facility, [{ balance, rate, source: figure(fee.title, percentText(rate), because) }], on, {
    accruing: [],
  });
}

function pricedBy(
  { title }: AccountFee,
  { value: rate, source }: Sourced<Ratio>,
  balance: bigint,
  because: readonly Receipt[],
): Priced {
  return { balance, rate, source: figure(title, percentText(rate), [source, ...because]) };
}
