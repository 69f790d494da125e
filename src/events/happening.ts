import type { IsoDate } from "../base/date.ts";
import type { Money } from "../base/money.ts";
import type { BusinessDayConvention } from "../base/business-calendar.ts";
import type { ObligationHead } from "./application.ts";
import type { Ratio } from "../base/ratio.ts";
import type { CollateralHappening } from "./collateral-happening.ts";
import type { Grace, Limb } from "./compliance.ts";
import type { ComplianceHappening } from "./compliance-happening.ts";

/**
 * Why an event of default came about: one fact among those that together make the occurrence.
 *
 * `debt` is the stable id of an item of other debt, `obligor` and `party` the id of a party; `provision` is the path
 * of the covenant in its paper, such as `IV(g)(i)(b)`.
 */
export type Cause =
  | {
      readonly kind: "nonpayment";
      readonly debt: string;
      readonly obligor: string;
      readonly of: "principal" | "interest";
    }
  | { readonly kind: "covenant"; readonly paper: string; readonly provision: string; readonly testedOn: IsoDate }
  /** The holder of other debt has declared it due before its day. */
  | { readonly kind: "acceleration"; readonly debt: string }
  | { readonly kind: "representation"; readonly instrument: string; readonly clause: string }
  | { readonly kind: "other"; readonly what: string };

/** An amount lent, collected or carried over into the loan account. Every `amount` is above zero. */
type LoanHappening =
  /** Servicing begins: what was owed at the close of the day, its interest settled to that day. Comes first, once. */
  | { readonly type: "BalanceBroughtForward"; readonly on: IsoDate; readonly amount: Money }
  /** Revolving Loans made at the Prime-based rate. */
  | { readonly type: "AdvanceMade"; readonly on: IsoDate; readonly amount: Money }
  /** Proceeds credited against the Revolving Loans. */
  | {
      readonly type: "CollectionApplied";
      readonly on: IsoDate;
      readonly amount: Money;
      /** The first day on which it no longer bears interest, where items must clear first. */
      readonly clearsOn?: IsoDate;
      /**
       * The index at which the lender can lend again what is repaid of a loan before its period ends, where a clause
       * applies them to such loans and asks for breakage. Rate: per annum.
       */
      readonly redeployedAt?: Ratio | undefined;
    }
  /** Something besides loans is owed: what the lender spent, or what fell due and was not charged to the account. */
  | {
      readonly type: "ObligationIncurred";
      readonly on: IsoDate;
      readonly head: ObligationHead;
      readonly what: string;
      readonly amount: Money;
    }
  /** An item collected is returned unpaid: what it was applied to is owed again. `collection` is its report's key. */
  | { readonly type: "CollectionReturned"; readonly on: IsoDate; readonly collection: string; readonly amount: Money }
  /** A Eurodollar Rate Loan at its fixed all-in rate for one Interest Period `[on, periodEndsOn)`. Rate: per annum. */
  | {
      readonly type: "EurodollarLoanMade";
      readonly on: IsoDate;
      readonly loan: string;
      readonly amount: Money;
      readonly rate: Ratio;
      readonly periodEndsOn: IsoDate;
    }
  /**
   * A loan at a rate made of an index for one Interest Period `[on, periodEndsOn)`. `option` is the name under which
   * the paper speaks of such loans. `madeBy` says whether it is lent anew or is a part of the Prime Rate Loans
   * converted.
   */
  | {
      readonly type: "OptionLoanMade";
      readonly on: IsoDate;
      readonly loan: string;
      readonly option: string;
      readonly amount: Money;
      readonly periodEndsOn: IsoDate;
      readonly madeBy: "advance" | "conversion";
    }
  /**
   * A loan for an Interest Period repaid in part or whole before its end. `redeployedAt` is the index at which the
   * lender can lend the amount again for the days left: what breakage is worked out from. Rate: per annum.
   */
  | {
      readonly type: "LoanPrepaid";
      readonly on: IsoDate;
      readonly loan: string;
      readonly amount: Money;
      readonly redeployedAt?: Ratio | undefined;
    }
  /**
   * A term loan made on a clause of an instrument. Its instalments are charged to the loan account on their days, and
   * what is left on the day it matures. It bears the rate of Prime Rate Loans, or `rate`, per annum, if one is fixed.
   */
  | {
      readonly type: "TermLoanMade";
      readonly on: IsoDate;
      readonly loan: string;
      readonly instrument: string;
      readonly clause: string;
      readonly amount: Money;
      readonly rate?: Ratio | undefined;
      readonly instalments: readonly { readonly on: IsoDate; readonly amount: Money }[];
      readonly maturesOn: IsoDate;
      /** To which day a payment moves that is planned for no Business Day; interest runs to it. It stays without. */
      readonly paymentDays?: BusinessDayConvention;
    };

/** The facility is ended, by either side, before or at the end of its term: nothing more can be borrowed from `on`. */
type TerminationHappening = {
  readonly type: "AgreementTerminated";
  readonly on: IsoDate;
  /** The id of the party that ended it. */
  readonly terminatedBy: string;
};

/** A publisher announces a new value of an index. Rate: per annum; `on` is the day of the change. */
type IndexHappening = {
  readonly type: "IndexPublished";
  readonly on: IsoDate;
  readonly index: string;
  readonly rate: Ratio;
  readonly publisher: string;
};

/** How a fee was settled: charged to the loan account or paid in money. `clause` is the fee's path in `instrument`. */
type FeeSettled<Type extends "FeeCharged" | "FeePaid"> = {
  readonly type: Type;
  readonly on: IsoDate;
  readonly instrument: string;
  readonly clause: string;
  readonly amount: Money;
};

/** What happens to the papers themselves. `instrument` is an instrument id, such as `letter-2002-10-31/exhibit-a`. */
type PaperHappening =
  /** One signatory signs a counterpart, in a stated capacity for a stated party. */
  | {
      readonly type: "CounterpartSigned";
      readonly on: IsoDate;
      readonly instrument: string;
      readonly party: string;
      readonly person: string;
      readonly title?: string;
    }
  /** A party receives an executed original or counterpart, by telefacsimile included. */
  | { readonly type: "InstrumentReceived"; readonly on: IsoDate; readonly instrument: string; readonly by: string }
  /** What an act names as its beginning or its end comes about: it applies, or applies no more, from `on`. */
  | {
      readonly type: "TriggerOccurred";
      readonly on: IsoDate;
      readonly instrument: string;
      readonly clause: string;
      readonly note?: string;
    }
  /** The party entitled to judge a condition records its finding. A waiver of a condition is one too. */
  | {
      readonly type: "ConditionDetermined";
      readonly on: IsoDate;
      readonly instrument: string;
      readonly clause: string;
      readonly finding: "satisfied" | "waived" | "failed";
      readonly by: string;
    };

/** What a person finds of words that the grammar of papers is not certain of. */
type ReadingHappening = {
  /** From the moment it is recorded the act counts as was found, by its own rule of effect. */
  readonly type: "ReadingConfirmed";
  readonly on: IsoDate;
  readonly instrument: string;
  /** The number of the act among those that are read of the instrument, one for the first. */
  readonly act: number;
  /** The rule that read it and the form of its words: what was found holds for no others. */
  readonly rule: string;
  readonly form: string;
  /** `read` as it was read, `rejected` where it is no act at all, or another reading that the grammar offers. */
  readonly choice: string;
  readonly because: string;
};

/** What is reported of defaults and of the holders of other debt. */
type DefaultHappening =
  /** An event that is, or with notice or time would become, an Event of Default. */
  | {
      readonly type: "DefaultOccurred";
      readonly on: IsoDate;
      readonly id: string;
      readonly maturity: "matured" | "unmatured";
      readonly causes: readonly Cause[];
      readonly limb?: Limb;
      /** The days after which an unmatured default matures by itself, or after notice. */
      readonly grace?: Grace;
      readonly note?: string;
    }
  /** A court enters judgment for the lender on the Obligations. */
  | { readonly type: "JudgmentEntered"; readonly on: IsoDate; readonly court?: string }
  /** A holder of other debt, or its trustee, acts on it. `on` is the day of the act, whenever it was learned. */
  | {
      readonly type: "DebtHolderActed";
      readonly on: IsoDate;
      readonly debt: string;
      readonly act: "accelerate" | "enforce" | "exercise_remedies";
      readonly by: string;
    };

/** The books of the days up to `through` are closed: what is learned later of them is posted after. */
type BooksHappening = { readonly type: "MonthClosed"; readonly on: IsoDate; readonly through: IsoDate };

/** What bears on the higher rate. Names of parties are ids. */
type RateHappening =
  /** The lender elects the higher rate from a day, which may be before the election, on a ground the papers give. */
  | {
      readonly type: "RateElected";
      readonly on: IsoDate;
      readonly from: IsoDate;
      readonly electedBy: string;
      readonly ground: "event_of_default" | "non_renewal";
      /** The occurrence, on the ground of an Event of Default. */
      readonly occurrence?: string;
    }
  /** The lender determines that an Event of Default has ceased to continue, from `on`. */
  | {
      readonly type: "ContinuanceEnded";
      readonly on: IsoDate;
      readonly occurrence: string;
      readonly determinedBy: string;
    }
  /** The amounts available to the borrower under the papers, from `on` until stated otherwise. */
  | { readonly type: "AvailabilityStated"; readonly on: IsoDate; readonly amount: Money }
  /** The lender gives notice that loans exceed what is available. */
  | {
      readonly type: "ExcessNoticeGiven";
      readonly on: IsoDate;
      readonly channel: "telephonic" | "written";
      readonly givenBy: string;
      /** The person to whom it was given. */
      readonly givenTo?: string;
    }
  /** The higher rate on so much of any excess is given up for the days `[on, until)`; without a signature, in vain. */
  | {
      readonly type: "HigherRateForgone";
      readonly on: IsoDate;
      readonly until: IsoDate;
      readonly amount: Money;
      readonly writing: string;
      readonly signedBy?: string;
    };

/** What a party asks for; the answer is decided, never recorded with the request. */
type RequestHappening =
  | {
      readonly type: "EurodollarLoanRequested";
      readonly on: IsoDate;
      readonly amount: Money;
      readonly by: string;
    }
  | { readonly type: "ContinuationRequested"; readonly on: IsoDate; readonly loan: string; readonly by: string }
  | { readonly type: "ConversionRequested"; readonly on: IsoDate; readonly amount: Money; readonly by: string };

/** What happened to a facility, on the day it happened. Past tense; never edited, only followed by another. */
export type Happening =
  | LoanHappening
  | TerminationHappening
  | BooksHappening
  | IndexHappening
  | FeeSettled<"FeeCharged">
  | FeeSettled<"FeePaid">
  | PaperHappening
  | ReadingHappening
  | DefaultHappening
  | RateHappening
  | CollateralHappening
  | RequestHappening
  | ComplianceHappening;

/** What moves money on its day and bears on nothing else: no rate, no default. */
export const plainMoves: ReadonlySet<Happening["type"]> = new Set<Happening["type"]>([
  "AdvanceMade",
  "CollectionApplied",
  "CollectionReturned",
  "FeePaid",
]);

/** The happenings of one type. */
export type HappeningOf<Type extends Happening["type"]> = Extract<Happening, { readonly type: Type }>;
