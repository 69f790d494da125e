import fc from "fast-check";
import { addDays, isoDate, type IsoDate } from "../../src/base/date.ts";
import { instant, type Instant } from "../../src/base/instant.ts";
import { money, type Money } from "../../src/base/money.ts";
import { ratio, type Ratio } from "../../src/base/ratio.ts";
import type { Cause, Happening } from "../../src/events/happening.ts";
import type { Report } from "../../src/events/record.ts";

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

const ofType: { readonly [Type in Happening["type"]]: fc.Arbitrary<Happening> } = {
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
    )
    .map(([occurred, [note]]) => (note === undefined ? occurred : { ...occurred, note })),
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
