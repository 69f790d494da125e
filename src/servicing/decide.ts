import { choicesOf, isFoundOf, subjectIn } from "../agreement/confirm.ts";
import { partyNamed } from "../agreement/resolve.ts";
import type { IsoDate } from "../base/date.ts";
import { everything } from "../base/instant.ts";
import type { Money } from "../base/money.ts";
import { ok, refuse, type Result } from "../base/result.ts";
import { balanceOf } from "../ledger/entry.ts";
import type { Happening, HappeningOf } from "../events/happening.ts";
import { known, type Report, reportsOf } from "../events/record.ts";
import type { OverlayRule } from "../papers/acts/act.ts";
import { clauseAgainst } from "./clause-against.ts";
import { bearingOf } from "./bearing.ts";
import { type ComplianceRefusal, complianceRefusal, occurrencesBefore } from "./decide-compliance.ts";
import {
  approvedOverAdvance,
  type CollateralRefusal,
  collateralRefusal,
  type OverAdvance,
  requestRefusal,
} from "./decide-collateral.ts";
import { type BeginsLater, type KnownFacility, knownBy, type OpenFacility, termsOn } from "./facility.ts";
import { feesOf } from "./fee.ts";
import { eurodollarLoans } from "./rate.ts";
import { type BooksRefusal, closedRefusal, collectionRefusal } from "./decide-books.ts";
import { accountOf } from "./account.ts";
import { orderOn } from "./application/order.ts";
import { endingRefusal, type EndingRefusal } from "./decide-ending.ts";
import { optionLoanRefusal, type OptionLoanRefusal, prepaymentRefusal } from "./decide-loans.ts";
import { toldRateRefusal, type ToldRateRefusal } from "./decide-rates.ts";
import { loanNames, type TermLoanRefusal, termLoanRefusal } from "./term-loan.ts";

/** Why what a person found of an act is refused. */
export type ReadingRefusal =
  /** The act is certain, or there is none of that number. */
  | { readonly code: "reading.act_not_in_question"; readonly act: string }
  /** The act reads otherwise than when it was found of it: by another rule, or in words of another form. */
  | { readonly code: "reading.words_differ"; readonly act: string; readonly rule: string; readonly form: string }
  | {
      readonly code: "reading.not_offered";
      readonly act: string;
      readonly choice: string;
      readonly offered: readonly string[];
    };

/** Why a happening is refused. In order of precedence within each kind: the first that applies is returned. */
export type DecideFailure = { readonly key: string } & (
  | { readonly code: "happening.amount_must_be_positive"; readonly amount: Money }
  | { readonly code: "happening.instrument_unknown"; readonly instrument: string; readonly onFile: readonly string[] }
  | { readonly code: "happening.provision_unknown"; readonly paper: string; readonly provision: string }
  | ReadingRefusal
  | { readonly code: "servicing.began_already"; readonly on: IsoDate }
  | BeginsLater
  | { readonly code: "loan.unknown"; readonly loan: string; readonly loans: readonly string[] }
  | TermLoanRefusal
  | { readonly code: "loan.period_ends_before_it_begins"; readonly loan: string; readonly on: IsoDate }
  | OptionLoanRefusal
  | ToldRateRefusal
  | { readonly code: "loan.kind_not_available"; readonly loans: string; readonly on: IsoDate; readonly cite: string }
  | { readonly code: "loan.conversion_not_available"; readonly on: IsoDate; readonly cite: string }
  | { readonly code: "collection.exceeds_balance"; readonly amount: Money; readonly balance: Money }
  | BooksRefusal
  | EndingRefusal
  | { readonly code: "rate.occurrence_unknown"; readonly occurrence: string; readonly occurrences: readonly string[] }
  | { readonly code: "rate.no_higher_rate"; readonly on: IsoDate }
  | { readonly code: "rate.not_the_elector"; readonly party: string; readonly elector: string; readonly cite: string }
  | { readonly code: "fee.clause_unknown"; readonly instrument: string; readonly clause: string }
  | { readonly code: "fee.settled_already"; readonly on: IsoDate; readonly cite: string }
  | { readonly code: "fee.not_yet_payable"; readonly awaiting: string; readonly cite: string }
  | { readonly code: "fee.amount_differs"; readonly amount: Money; readonly owed: Money; readonly cite: string }
  | { readonly code: "fee.may_not_be_charged"; readonly cite: string }
  | ComplianceRefusal
  | CollateralRefusal
);

/**
 * How a happening that is accepted stands: as a matter of course, or as the lender's free choice under a clause.
 * `overAdvance` is what goes beyond what is available, for which rights should be reserved.
 */
export type Accepted = {
  readonly decision: "accepted" | "discretionary";
  readonly cite: string;
  readonly overAdvance?: OverAdvance;
};

/** Decides a happening on what was known just before it: whether it may be recorded, or why not. */
export function decide(open: OpenFacility, report: Report): Result<Accepted, DecideFailure> {
  const { happening, key, recordedAt } = report;
  // What a report takes the place of does not stand in its way.
  const before = open.reports.filter((each) => each.key !== key && each.key !== report.corrects);
  const facts = known(before, recordedAt);
  const plainly = plainRefusal(open, facts, report) ?? closedRefusal(facts, report);
  if (plainly !== undefined) {
    return refuse({ ...withClause(plainly, () => knownBy({ ...open, reports: before }, recordedAt), happening), key });
  }
  // What is in effect is worked out only for the happenings whose answer depends on it: it is most of the work.
  if (!onTerms.has(happening.type)) return ok({ decision: "accepted", cite: "" });
  const facility = knownBy({ ...open, reports: before }, recordedAt);
  const refused =
    loanRefusal(facility, happening) ??
    balanceRefusal(facility, { ...open, reports: before }, report) ??
    electionRefusal(facility, happening) ??
    requestRefusal(facility, happening) ??
    feeRefusal(facility, happening);
  return refused === undefined ? ok(acceptance(facility, happening)) : refuse({ ...refused, key });
}

const onTerms = new Set<Happening["type"]>([
  "EurodollarLoanMade",
  "OptionLoanMade",
  "LoanPrepaid",
  "EurodollarLoanRequested",
  "ContinuationRequested",
  "ConversionRequested",
  "CollectionApplied",
  "RateElected",
  "AdvanceRequested",
  "FeeCharged",
  "FeePaid",
]);

/**
 * Decides every happening of a facility in the order in which it became known, each on those before it. Of those that
 * were corrected since, nothing is told.
 */
export function decideAll(open: OpenFacility): DecideFailure[] {
  const standing = new Set(known(open.reports, everything).map(({ key }) => key));
  const failures: DecideFailure[] = [];
  const accepted: Report[] = [];
  for (const report of open.reports) {
    const decided = decide({ ...open, reports: accepted }, report);
    if (decided.ok) accepted.push(report);
    else if (standing.has(report.key)) failures.push(decided.failure);
  }
  return failures;
}

type Refusal = DecideFailure extends infer Failure
  ? Failure extends { key: string }
    ? Omit<Failure, "key">
    : never
  : never;

// What cannot be so whatever the papers say is told with the clause that it bears on.
function withClause(refusal: Refusal, facility: () => KnownFacility, happening: Happening): Refusal {
  switch (refusal.code) {
    case "rate.out_of_bounds":
    case "rate.published_twice":
    case "servicing.begins_later":
    case "posting.month_closed":
      return { ...refusal, clause: clauseAgainst(facility(), happening) };
    default:
      return refusal;
  }
}

// Refusals that rest on the happening and the record alone, whatever the papers say.
function plainRefusal(open: OpenFacility, facts: readonly Report[], report: Report): Refusal | undefined {
  const { happening } = report;
  return (
    amountRefusal(happening) ??
    toldRateRefusal(facts, happening) ??
    paperRefusal(open, happening) ??
    servicingRefusal(facts, happening) ??
    collectionRefusal(facts, happening) ??
    endingRefusal(facts, happening) ??
    (happening.type === "TermLoanMade" ? termLoanRefusal(open.file, facts, happening) : undefined) ??
    occurrenceRefusal(open, facts, report) ??
    complianceRefusal(open, facts, report) ??
    collateralRefusal(open, facts, happening)
  );
}

function amountRefusal(happening: Happening): Refusal | undefined {
  if (!("amount" in happening) || happening.amount.minor > 0n) return undefined;
  return { code: "happening.amount_must_be_positive", amount: happening.amount };
}

// What a happening names of the papers and is not there.
function paperRefusal(open: OpenFacility, happening: Happening): Refusal | undefined {
  return instrumentRefusal(open, happening) ?? readingRefusal(open, happening) ?? causeRefusal(open, happening);
}

function instrumentRefusal({ asRead }: OpenFacility, happening: Happening): Refusal | undefined {
  if (!("instrument" in happening)) return undefined;
  const onFile = asRead.instruments.map(({ id }) => id);
  if (onFile.includes(happening.instrument)) return undefined;
  return { code: "happening.instrument_unknown", instrument: happening.instrument, onFile };
}

// A finding is one of an act that is in question, of the words that it has, and a reading that the grammar offers.
function readingRefusal({ asRead }: OpenFacility, happening: Happening): Refusal | undefined {
  if (happening.type !== "ReadingConfirmed") return undefined;
  const { instrument, act: number, choice } = happening;
  const by = asRead.instruments.find(({ id }) => id === instrument);
  const act = by === undefined ? undefined : subjectIn(by, number);
  if (act === undefined) return { code: "reading.act_not_in_question", act: `${instrument}#${number}` };
  if (!isFoundOf(act, happening)) {
    const { rule, form } = act.uncertain;
    return { code: "reading.words_differ", act: `${instrument}#${number}`, rule, form };
  }
  const offered = choicesOf(act);
  if (offered.includes(choice)) return undefined;
  return { code: "reading.not_offered", act: `${instrument}#${number}`, choice, offered };
}

function causeRefusal({ asRead }: OpenFacility, happening: Happening): Refusal | undefined {
  if (happening.type !== "DefaultOccurred") return undefined;
  for (const cause of happening.causes) {
    if (cause.kind === "covenant" && !asRead.nodes.has(`${cause.paper}:${cause.provision}`)) {
      return { code: "happening.provision_unknown", paper: cause.paper, provision: cause.provision };
    }
  }
  return undefined;
}

function servicingRefusal(facts: readonly Report[], { type, on }: Happening): Refusal | undefined {
  const began = reportsOf(facts, "BalanceBroughtForward")[0]?.happening.on;
  if (type === "BalanceBroughtForward") {
    if (began !== undefined) return { code: "servicing.began_already", on: began };
    // What moved before that day is in the balance; recorded beside it, it would be lost without a word.
    const early = facts.find(({ happening }) => bearingOf(happening.type) === "posts" && happening.on < on);
    return early === undefined ? undefined : { code: "servicing.begins_later", on: early.happening.on, began: on };
  }
  if (bearingOf(type) !== "posts" || began === undefined || on >= began) return undefined;
  return { code: "servicing.begins_later", on, began };
}

function loanRefusal(facility: KnownFacility, happening: Happening): Refusal | undefined {
  switch (happening.type) {
    case "EurodollarLoanMade":
      return madeRefusal(facility, happening) ?? unavailable(facility, happening.on, eurodollarLoans);
    case "OptionLoanMade":
      return (
        madeRefusal(facility, happening) ??
        unavailable(facility, happening.on, happening.option) ??
        optionLoanRefusal(facility, happening)
      );
    case "LoanPrepaid":
      return prepaymentRefusal(facility, happening);
    case "EurodollarLoanRequested":
      return unavailable(facility, happening.on, eurodollarLoans);
    case "ContinuationRequested": {
      const loans = reportsOf(facility.known, "EurodollarLoanMade").map((report) => report.happening.loan);
      if (!loans.includes(happening.loan)) return { code: "loan.unknown", loan: happening.loan, loans };
      return unavailable(facility, happening.on, eurodollarLoans);
    }
    case "ConversionRequested":
      return conversionRefusal(facility, happening);
    default:
      return undefined;
  }
}

function conversionRefusal(
  facility: KnownFacility,
  { on, by }: HappeningOf<"ConversionRequested">,
): Refusal | undefined {
  const rule = overlayOn(facility, on, "noConversion");
  if (rule === undefined || (isLender(facility, by) && rule.overlay.lender === "not_obligated")) return undefined;
  return { code: "loan.conversion_not_available", on, cite: rule.cite };
}

function madeRefusal(
  facility: KnownFacility,
  { loan, on, periodEndsOn }: HappeningOf<"EurodollarLoanMade" | "OptionLoanMade">,
): Refusal | undefined {
  if (loanNames(facility.known).includes(loan)) return { code: "loan.made_already", loan };
  return periodEndsOn <= on ? { code: "loan.period_ends_before_it_begins", loan, on } : undefined;
}

function unavailable(facility: KnownFacility, on: IsoDate, loans: string): Refusal | undefined {
  const rule = overlayOn(facility, on, "noNewLoans");
  return rule === undefined || rule.overlay.loans !== loans
    ? undefined
    : { code: "loan.kind_not_available", loans, on, cite: rule.cite };
}

function overlayOn<Rule extends OverlayRule["rule"]>(
  facility: KnownFacility,
  on: IsoDate,
  rule: Rule,
): { readonly overlay: Extract<OverlayRule, { rule: Rule }>; readonly cite: string } | undefined {
  const terms = termsOn(facility, on);
  if (!terms.ok) return undefined;
  for (const { act, clause } of terms.value.overlays) {
    if (isRule(act.overlay, rule)) return { overlay: act.overlay, cite: clause.cite };
  }
  return undefined;
}

function isRule<Rule extends OverlayRule["rule"]>(
  overlay: OverlayRule,
  rule: Rule,
): overlay is Extract<OverlayRule, { rule: Rule }> {
  return overlay.rule === rule;
}

function isLender({ file }: KnownFacility, party: string): boolean {
  return file.parties.some(({ id, role }) => id === party && role === "lender");
}

function balanceRefusal(facility: KnownFacility, before: OpenFacility, report: Report): Refusal | undefined {
  const { happening } = report;
  if (happening.type !== "CollectionApplied") return undefined;
  const order = orderOn(facility, happening.on);
  if (!order.ok) return order.failure;
  const swept = accountOf(facility, happening.on);
  if (!swept.ok) return undefined;
  if (order.value !== undefined) return orderRefusal(before, report);
  const owed = balanceOf(swept.value.entries, "loans:prime", happening.on);
  if (happening.amount.minor <= owed) return undefined;
  return { code: "collection.exceeds_balance", amount: happening.amount, balance: swept.value.prime };
}

// What a clause applies a collection to is known only once it is applied.
function orderRefusal(before: OpenFacility, report: Report): Refusal | undefined {
  const supposed = knownBy({ ...before, reports: [...before.reports, report] }, report.recordedAt);
  const swept = accountOf(supposed, report.happening.on);
  return swept.ok ? undefined : swept.failure;
}

function occurrenceRefusal(open: OpenFacility, facts: readonly Report[], report: Report): Refusal | undefined {
  const { happening } = report;
  if (happening.type !== "RateElected" && happening.type !== "ContinuanceEnded") return undefined;
  const occurrences = reportsOf(facts, "DefaultOccurred").map((each) => each.happening.id);
  const { occurrence = "" } = happening;
  const needed = happening.type === "ContinuanceEnded" || happening.ground === "event_of_default";
  if (!needed || occurrences.includes(occurrence)) return undefined;
  const all = open.file.compliance === undefined ? occurrences : occurrencesBefore(open, facts, report);
  return all.includes(occurrence) ? undefined : { code: "rate.occurrence_unknown", occurrence, occurrences: all };
}

// Only the party to whom the words give the option elects, and only where they give it.
function electionRefusal(facility: KnownFacility, happening: Happening): Refusal | undefined {
  if (happening.type !== "RateElected") return undefined;
  const terms = termsOn(facility, happening.from);
  const [term] = terms.ok ? terms.value.higherRates : [];
  if (term === undefined) return { code: "rate.no_higher_rate", on: happening.from };
  const elector = partyNamed(facility.file.parties, term.value.electedBy)?.id ?? term.value.electedBy;
  if (elector === happening.electedBy) return undefined;
  return { code: "rate.not_the_elector", party: happening.electedBy, elector, cite: term.source.cite ?? "" };
}

function feeRefusal(facility: KnownFacility, happening: Happening): Refusal | undefined {
  if (happening.type !== "FeeCharged" && happening.type !== "FeePaid") return undefined;
  const { instrument, clause, amount, type } = happening;
  const fee = feesOf(facility).find((each) => each.instrument.id === instrument && each.clause.path === clause);
  if (fee === undefined) return { code: "fee.clause_unknown", instrument, clause };
  const { cite } = fee.clause;
  if (fee.settled !== undefined) return { code: "fee.settled_already", on: fee.settled.on, cite };
  const tooEarly = fee.payableOn === undefined || happening.on < fee.payableOn;
  if (tooEarly)
    return { code: "fee.not_yet_payable", awaiting: fee.awaiting ?? `it is payable on ${fee.payableOn}`, cite };
  const owed = { currency: amount.currency, minor: fee.fee.minor };
  if (amount.minor !== owed.minor) return { code: "fee.amount_differs", amount, owed, cite };
  const chargeable = fee.fee.settledBy.includes("charge");
  return type === "FeeCharged" && !chargeable ? { code: "fee.may_not_be_charged", cite } : undefined;
}

function acceptance(facility: KnownFacility, happening: Happening): Accepted {
  const overAdvance = approvedOverAdvance(facility, happening);
  if (overAdvance !== undefined) return { decision: "discretionary", cite: overAdvance.cite, overAdvance };
  if (happening.type !== "ConversionRequested") return { decision: "accepted", cite: "" };
  const rule = overlayOn(facility, happening.on, "noConversion");
  return rule === undefined ? { decision: "accepted", cite: "" } : { decision: "discretionary", cite: rule.cite };
}
