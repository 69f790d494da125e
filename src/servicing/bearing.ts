import type { Happening, HappeningOf } from "../events/happening.ts";

/**
 * How a kind of happening bears on the books.
 *
 * `opens` them; `posts` what moves on its own day, which cannot be before that; `makes` a loan, which is carried over
 * where it was made before; moves `nothing`.
 */
export type Bearing = "opens" | "posts" | "makes" | "nothing";

// Every kind stands here: one that is missing does not compile, nor does one that moves money and has no entry below.
const bearings = {
  BalanceBroughtForward: "opens",
  AdvanceMade: "posts",
  LetterOfCreditDrawn: "posts",
  CollectionApplied: "posts",
  CollectionReturned: "posts",
  LoanPrepaid: "posts",
  AgreementTerminated: "posts",
  ObligationIncurred: "posts",
  FeeCharged: "posts",
  FeePaid: "posts",
  EurodollarLoanMade: "makes",
  OptionLoanMade: "makes",
  TermLoanMade: "makes",
  AdvanceRateElected: "nothing",
  AdvanceRequested: "nothing",
  AvailabilityStated: "nothing",
  CertificateApproved: "nothing",
  CertificateDelivered: "nothing",
  ConditionDetermined: "nothing",
  ContinuanceEnded: "nothing",
  ContinuationRequested: "nothing",
  ConversionRequested: "nothing",
  CounterpartSigned: "nothing",
  DebtHolderActed: "nothing",
  DefaultCured: "nothing",
  DefaultLearned: "nothing",
  DefaultNoticeGiven: "nothing",
  DefaultOccurred: "nothing",
  DilutionReserveEstablished: "nothing",
  DutyPerformed: "nothing",
  EquityContributed: "nothing",
  EurodollarLoanRequested: "nothing",
  ExcessNoticeGiven: "nothing",
  FiguresReported: "nothing",
  ForbearanceAgreed: "nothing",
  ForbearanceEnded: "nothing",
  HigherRateForgone: "nothing",
  HolderActWithdrawn: "nothing",
  IndexPublished: "nothing",
  InstrumentReceived: "nothing",
  InventoryAppraised: "nothing",
  JudgmentEntered: "nothing",
  LetterOfCreditEnded: "nothing",
  LetterOfCreditIssued: "nothing",
  MonthClosed: "nothing",
  OverAdvancePermitted: "nothing",
  RateElected: "nothing",
  ReadingConfirmed: "nothing",
  RepresentationFound: "nothing",
  ReserveEstablished: "nothing",
  ReserveReleased: "nothing",
  RightsReserved: "nothing",
  TriggerOccurred: "nothing",
  VoteCalled: "nothing",
  VoteCast: "nothing",
  WaiverConditionFound: "nothing",
  WaiverGiven: "nothing",
} as const satisfies { readonly [Type in Happening["type"]]: Bearing };

/** How a kind of happening bears on the books. */
export function bearingOf(type: Happening["type"]): Bearing {
  return bearings[type];
}

/** Every kind of happening. */
export function happeningKinds(): Happening["type"][] {
  return Object.keys(bearings).filter((type): type is Happening["type"] => type in bearings);
}

type MovingKind = {
  [Type in Happening["type"]]: (typeof bearings)[Type] extends "nothing" ? never : Type;
}[Happening["type"]];

/** A happening that moves money. */
export type MovingHappening = HappeningOf<MovingKind>;

/** Whether a happening moves money. */
export function isMoving(happening: Happening): happening is MovingHappening {
  return bearings[happening.type] !== "nothing";
}
