import fc from "fast-check";
import { addDays, isoDate, type IsoDate } from "../../src/base/date.ts";
import { instant, type Instant } from "../../src/base/instant.ts";
import { money, type Money } from "../../src/base/money.ts";
import { ratio, type Ratio } from "../../src/base/ratio.ts";
import type { CausePattern, ComplianceHappening } from "../../src/events/compliance-happening.ts";
import { obligationHeads } from "../../src/events/application.ts";
import { reserveKinds } from "../../src/events/collateral-happening.ts";
import type { Cause, Happening } from "../../src/events/happening.ts";
import type { Report } from "../../src/events/record.ts";
import { ruleNames } from "../../src/papers/acts/certainty.ts";

/** The day of a text that is one. */
export function dayOf(text: string): IsoDate {
  const day = isoDate(text);
  if (!day.ok) throw new Error(text);
  return day.value;
}

/** The moment of a text that is one. */
export function momentOf(text: string): Instant {
  const moment = instant(text);
  if (!moment.ok) throw new Error(text);
  return moment.value;
}

const days = fc.integer({ min: -40_000, max: 40_000 }).map((shift) => addDays(dayOf("2002-10-31"), shift));
const moments = fc
  .integer({ min: 0, max: 2_000_000_000_000 })
  .map((milliseconds): Instant => momentOf(new Date(milliseconds).toISOString()));
const amounts = fc.bigInt({ min: 1n, max: 10n ** 24n }).map((minor): Money => money("USD", minor));
const rates = fc
  .tuple(fc.bigInt({ min: -(10n ** 9n), max: 10n ** 9n }), fc.integer({ min: 0, max: 9 }))
  .map(([digits, places]): Ratio => ratio(digits, 10n ** BigInt(places + 2)));
// Words that a YAML reader would like to make something else of, and anything else that is plain text.
const texts = fc.oneof(
  fc.constantFrom(
    "true",
    "null",
    "~",
    "1e6",
    "0x1F",
    "2002-10-31",
    "- a",
    "a: b",
    "#",
    "&a",
    "*a",
    "!!int 3",
    "'",
    '"',
  ),
  fc
    .string({ unit: "binary", minLength: 1, maxLength: 30 })
    .filter((text) => text.trim() !== "" && !text.includes("\0")),
);
const names = texts.map((text) => text.slice(0, 40));
const counts = fc.integer({ min: 0, max: 999 });

const cause: fc.Arbitrary<Cause> = fc.oneof(
  fc.record({
    kind: fc.constant("nonpayment" as const),
    debt: names,
    obligor: names,
    of: fc.constantFrom("principal" as const, "interest" as const),
  }),
  fc.record({
    kind: fc.constant("covenant" as const),
    paper: fc.constant("letter-1"),
    provision: names,
    testedOn: days,
  }),
  fc.record({ kind: fc.constant("acceleration" as const), debt: names }),
  fc.record({ kind: fc.constant("representation" as const), instrument: names, clause: names }),
  fc.record({ kind: fc.constant("other" as const), what: texts }),
);

const simple = <const Type extends string>(type: Type) =>
  fc.record({ type: fc.constant(type), on: days, amount: amounts });
const fee = <const Type extends string>(type: Type) =>
  fc.record({ type: fc.constant(type), on: days, instrument: names, clause: names, amount: amounts });
const optional = <Value>(value: fc.Arbitrary<Value>): fc.Arbitrary<readonly Value[]> =>
  fc.oneof(
    fc.constant([]),
    value.map((one) => [one]),
  );

const on = days;
const is = <const Text extends string>(text: Text) => fc.constant(text);
const quantities = fc
  .tuple(fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }), fc.constantFrom(1n, 3n, 8n, 100n))
  .map(([top, bottom]): Ratio => ratio(top, bottom));

const pattern: fc.Arbitrary<CausePattern> = fc.oneof(
  fc.record({ kind: is("nonpayment"), debt: names, obligor: names }),
  fc.record({ kind: is("covenant"), paper: is("letter-1"), provision: names, testedOn: days }),
  fc.record({ kind: is("acceleration"), debt: names }),
  fc.record({ kind: is("representation"), instrument: names, clause: names }),
);
const acts = fc.array(fc.constantFrom("accelerate" as const, "enforce" as const), { maxLength: 2 });

const waiver = fc.record({
  type: is("WaiverGiven"),
  on,
  id: names,
  givenBy: names,
  form: fc.constantFrom("written" as const, "oral" as const),
  scope: fc.constantFrom("specific" as const, "class" as const),
  solely: fc.boolean(),
  occurrences: fc.array(names, { maxLength: 2 }),
  reaches: fc.array(pattern, { maxLength: 3 }),
  until: days,
  occurringBefore: days,
  conditions: fc.array(
    fc.record({ id: names, what: texts, kind: fc.constantFrom("precedent" as const, "subsequent" as const), by: days }),
    { maxLength: 2 },
  ),
  rescindedBy: fc.array(fc.record({ debt: names, acts }), { maxLength: 2 }),
  vote: names,
});

const watching: { readonly [Type in ComplianceHappening["type"]]: fc.Arbitrary<Happening> } = {
  FiguresReported: fc.record({
    type: is("FiguresReported"),
    on,
    asOf: days,
    figures: fc.array(fc.record({ name: names, value: quantities }), { maxLength: 3 }),
    stated: fc.array(fc.record({ covenant: names, value: texts }), { maxLength: 2 }),
    certifiedBy: texts,
  }),
  EquityContributed: fc.record({
    type: is("EquityContributed"),
    on,
    covenant: names,
    testedOn: days,
    amount: amounts,
  }),
  DefaultNoticeGiven: fc.record({ type: is("DefaultNoticeGiven"), on, occurrence: names, givenBy: names }),
  DefaultLearned: fc.record({ type: is("DefaultLearned"), on, occurrence: names, learnedBy: names }),
  DefaultCured: fc.record({ type: is("DefaultCured"), on, occurrence: names }),
  WaiverGiven: waiver,
  WaiverConditionFound: fc.record({
    type: is("WaiverConditionFound"),
    on,
    waiver: names,
    condition: names,
    finding: fc.constantFrom("satisfied" as const, "failed" as const),
    determinedBy: names,
  }),
  HolderActWithdrawn: fc.record({ type: is("HolderActWithdrawn"), on, debt: names, withdrawnBy: texts }),
  RightsReserved: fc.record({
    type: is("RightsReserved"),
    on,
    occurrences: fc.array(names, { maxLength: 2 }),
    writing: texts,
    reservedBy: names,
  }),
  ForbearanceAgreed: fc.record({
    type: is("ForbearanceAgreed"),
    on,
    id: names,
    occurrences: fc.array(names, { maxLength: 2 }),
    until: days,
    writing: texts,
    signedBy: names,
  }),
  ForbearanceEnded: fc.record({ type: is("ForbearanceEnded"), on, forbearance: names, because: texts }),
  DutyPerformed: fc.record({ type: is("DutyPerformed"), on, duty: names, dueOn: days }),
  RepresentationFound: fc.record({
    type: is("RepresentationFound"),
    on,
    instrument: names,
    clause: names,
    finding: fc.constantFrom("true" as const, "false" as const),
    determinedBy: names,
  }),
  VoteCalled: fc.record({
    type: is("VoteCalled"),
    on,
    vote: names,
    matter: names,
    about: texts,
    affected: fc.array(names, { maxLength: 2 }),
  }),
  VoteCast: fc.record({
    type: is("VoteCast"),
    on,
    vote: names,
    lender: names,
    says: fc.constantFrom("yes" as const, "no" as const),
  }),
};

const lineAmounts = fc.array(fc.record({ line: names, amount: amounts }), { maxLength: 3 });
const movements = fc.array(fc.record({ what: texts, amount: amounts }), { maxLength: 3 });

const collateral = {
  CertificateDelivered: fc
    .tuple(
      fc.record({
        type: fc.constant("CertificateDelivered" as const),
        on: days,
        certificate: names,
        asOf: days,
        certifiedBy: names,
        schedules: fc.array(names, { maxLength: 3 }),
        reported: lineAmounts,
      }),
      optional(fc.record({ opening: amounts, additions: movements, deductions: movements, closing: amounts })),
    )
    .map(([delivered, [rollForward]]) => (rollForward === undefined ? delivered : { ...delivered, rollForward })),
  CertificateApproved: fc.record({
    type: fc.constant("CertificateApproved" as const),
    on: days,
    certificate: names,
    basis: fc.constantFrom("reported" as const, "re_performed" as const),
    approvedBy: texts,
    adjustments: fc.array(fc.record({ line: names, amount: amounts, reason: texts }), { maxLength: 2 }),
  }),
  AdvanceRateElected: fc.record({
    type: fc.constant("AdvanceRateElected" as const),
    on: days,
    line: names,
    rate: rates,
    electedBy: names,
    reason: texts,
  }),
  InventoryAppraised: fc.record({
    type: fc.constant("InventoryAppraised" as const),
    on: days,
    pool: names,
    nolv: rates,
    appraiser: texts,
  }),
  ReserveEstablished: fc.record({
    type: fc.constant("ReserveEstablished" as const),
    on: days,
    reserve: names,
    kind: fc.constantFrom(...reserveKinds),
    amount: amounts,
    reason: texts,
    setBy: names,
  }),
  DilutionReserveEstablished: fc.record({
    type: fc.constant("DilutionReserveEstablished" as const),
    on: days,
    reserve: names,
    dilution: rates,
    tolerated: rates,
    reason: texts,
    setBy: names,
  }),
  ReserveReleased: fc.record({
    type: fc.constant("ReserveReleased" as const),
    on: days,
    reserve: names,
    reason: texts,
    setBy: names,
  }),
  OverAdvancePermitted: fc.record({
    type: fc.constant("OverAdvancePermitted" as const),
    on: days,
    until: days,
    amount: amounts,
    writing: texts,
    permittedBy: names,
  }),
  LetterOfCreditIssued: fc.record({
    type: fc.constant("LetterOfCreditIssued" as const),
    on: days,
    letter: names,
    amount: amounts,
    beneficiary: texts,
    expiresOn: days,
  }),
  LetterOfCreditDrawn: fc.record({
    type: fc.constant("LetterOfCreditDrawn" as const),
    on: days,
    letter: names,
    amount: amounts,
  }),
  LetterOfCreditEnded: fc.record({ type: fc.constant("LetterOfCreditEnded" as const), on: days, letter: names }),
  AdvanceRequested: fc
    .tuple(
      fc.record({ type: fc.constant("AdvanceRequested" as const), on: days, amount: amounts, by: names }),
      optional(texts),
    )
    .map(([asked, [approvedBy]]) => (approvedBy === undefined ? asked : { ...asked, approvedBy })),
};

/** Happenings of every kind, each of its kind alone. */
export const ofType: { readonly [Type in Happening["type"]]: fc.Arbitrary<Happening> } = {
  ...watching,
  ...collateral,
  ObligationIncurred: fc.record({
    type: fc.constant("ObligationIncurred" as const),
    on: days,
    head: fc.constantFrom(...obligationHeads),
    what: names,
    amount: amounts,
  }),
  AgreementTerminated: fc.record({ type: fc.constant("AgreementTerminated" as const), on: days, terminatedBy: names }),
  BalanceBroughtForward: simple("BalanceBroughtForward"),
  AdvanceMade: simple("AdvanceMade"),
  CollectionApplied: fc
    .tuple(simple("CollectionApplied"), optional(days))
    .map(([applied, [clearsOn]]) => (clearsOn === undefined ? applied : { ...applied, clearsOn })),
  CollectionReturned: fc.record({
    type: fc.constant("CollectionReturned" as const),
    on: days,
    collection: names,
    amount: amounts,
  }),
  MonthClosed: fc.record({ type: fc.constant("MonthClosed" as const), on: days, through: days }),
  EurodollarLoanMade: fc.record({
    type: fc.constant("EurodollarLoanMade" as const),
    on: days,
    loan: names,
    amount: amounts,
    rate: rates,
    periodEndsOn: days,
  }),
  OptionLoanMade: fc.record({
    type: fc.constant("OptionLoanMade" as const),
    on: days,
    loan: names,
    option: names,
    amount: amounts,
    periodEndsOn: days,
    madeBy: fc.constantFrom("advance" as const, "conversion" as const),
  }),
  LoanPrepaid: fc
    .tuple(
      fc.record({ type: fc.constant("LoanPrepaid" as const), on: days, loan: names, amount: amounts }),
      optional(rates),
    )
    .map(([repaid, [redeployedAt]]) => (redeployedAt === undefined ? repaid : { ...repaid, redeployedAt })),
  TermLoanMade: fc
    .tuple(
      fc.record({
        type: fc.constant("TermLoanMade" as const),
        on: days,
        loan: names,
        instrument: names,
        clause: names,
        amount: amounts,
        instalments: fc.array(fc.record({ on: days, amount: amounts }), { maxLength: 3 }),
        maturesOn: days,
      }),
      optional(rates),
      optional(fc.constantFrom("following" as const, "modified_preceding" as const)),
    )
    .map(([made, [rate], [paymentDays]]) => ({
      ...made,
      ...(rate === undefined ? {} : { rate }),
      ...(paymentDays === undefined ? {} : { paymentDays }),
    })),
  IndexPublished: fc.record({
    type: fc.constant("IndexPublished" as const),
    on: days,
    index: names,
    rate: rates,
    publisher: texts,
  }),
  RateElected: fc
    .tuple(
      fc.record({
        type: fc.constant("RateElected" as const),
        on: days,
        from: days,
        electedBy: names,
        ground: fc.constantFrom("event_of_default" as const, "non_renewal" as const),
      }),
      optional(names),
    )
    .map(([elected, [occurrence]]) => (occurrence === undefined ? elected : { ...elected, occurrence })),
  ContinuanceEnded: fc.record({
    type: fc.constant("ContinuanceEnded" as const),
    on: days,
    occurrence: names,
    determinedBy: names,
  }),
  AvailabilityStated: simple("AvailabilityStated"),
  ExcessNoticeGiven: fc.record({
    type: fc.constant("ExcessNoticeGiven" as const),
    on: days,
    channel: fc.constantFrom("telephonic" as const, "written" as const),
    givenBy: names,
  }),
  HigherRateForgone: fc
    .tuple(
      fc.record({
        type: fc.constant("HigherRateForgone" as const),
        on: days,
        until: days,
        amount: amounts,
        writing: texts,
      }),
      optional(names),
    )
    .map(([forgone, [signedBy]]) => (signedBy === undefined ? forgone : { ...forgone, signedBy })),
  FeeCharged: fee("FeeCharged"),
  FeePaid: fee("FeePaid"),
  CounterpartSigned: fc
    .tuple(
      fc.record({
        type: fc.constant("CounterpartSigned" as const),
        on: days,
        instrument: names,
        party: names,
        person: texts,
      }),
      optional(texts),
    )
    .map(([signed, [title]]) => (title === undefined ? signed : { ...signed, title })),
  InstrumentReceived: fc.record({
    type: fc.constant("InstrumentReceived" as const),
    on: days,
    instrument: names,
    by: names,
  }),
  TriggerOccurred: fc
    .tuple(
      fc.record({ type: fc.constant("TriggerOccurred" as const), on: days, instrument: names, clause: names }),
      optional(texts),
    )
    .map(([occurred, [note]]) => (note === undefined ? occurred : { ...occurred, note })),
  ReadingConfirmed: fc.record({
    type: fc.constant("ReadingConfirmed" as const),
    on: days,
    instrument: names,
    act: fc.integer({ min: 1, max: 999 }),
    rule: fc.constantFrom(...ruleNames),
    form: texts,
    choice: names,
    because: texts,
  }),
  ConditionDetermined: fc.record({
    type: fc.constant("ConditionDetermined" as const),
    on: days,
    instrument: names,
    clause: names,
    finding: fc.constantFrom("satisfied" as const, "waived" as const, "failed" as const),
    by: names,
  }),
  DefaultOccurred: fc
    .tuple(
      fc.record({
        type: fc.constant("DefaultOccurred" as const),
        on: days,
        id: names,
        maturity: fc.constantFrom("matured" as const, "unmatured" as const),
        causes: fc.array(cause, { maxLength: 3 }),
      }),
      optional(texts),
      optional(fc.record({ days: counts, runsFrom: fc.constantFrom("occurrence" as const, "notice" as const) })),
    )
    .map(([occurred, [note], [grace]]) => ({
      ...occurred,
      ...(note === undefined ? {} : { note }),
      ...(grace === undefined ? {} : { limb: "other_covenant" as const, grace }),
    })),
  JudgmentEntered: fc
    .tuple(fc.record({ type: fc.constant("JudgmentEntered" as const), on: days }), optional(texts))
    .map(([entered, [court]]) => (court === undefined ? entered : { ...entered, court })),
  DebtHolderActed: fc.record({
    type: fc.constant("DebtHolderActed" as const),
    on: days,
    debt: names,
    act: fc.constantFrom("accelerate" as const, "enforce" as const, "exercise_remedies" as const),
    by: texts,
  }),
  EurodollarLoanRequested: fc.record({
    type: fc.constant("EurodollarLoanRequested" as const),
    on: days,
    amount: amounts,
    by: names,
  }),
  ContinuationRequested: fc.record({
    type: fc.constant("ContinuationRequested" as const),
    on: days,
    loan: names,
    by: names,
  }),
  ConversionRequested: fc.record({
    type: fc.constant("ConversionRequested" as const),
    on: days,
    amount: amounts,
    by: names,
  }),
};

/** Every type of happening, equally often. */
const happenings: fc.Arbitrary<Happening> = fc.oneof(...Object.values(ofType));

/** Any report in dollars. */
export const reports: fc.Arbitrary<Report> = fc
  .tuple(fc.record({ key: names, recordedAt: moments, by: texts, happening: happenings }), optional(names))
  .map(([report, [corrects]]) => (corrects === undefined ? report : { ...report, corrects }));
