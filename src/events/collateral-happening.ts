import type { IsoDate } from "../base/date.ts";
import type { Money } from "../base/money.ts";
import type { Ratio } from "../base/ratio.ts";

/** An amount on a line of a certificate. A line is named as `conformed certificate` names it. */
export type ReportedLine = { readonly line: string; readonly amount: Money };

/** A movement of the roll-forward: what it is, and its size. */
export type Movement = { readonly what: string; readonly amount: Money };

/** How the gross receivables of the last certificate became those of this one. */
export type RollForward = {
  readonly opening: Money;
  readonly additions: readonly Movement[];
  readonly deductions: readonly Movement[];
  readonly closing: Money;
};

/** What the lender takes off a line when it approves, and why. */
export type Adjustment = { readonly line: string; readonly amount: Money; readonly reason: string };

/** Why a reserve is held. */
export const reserveKinds = [
  "dilution",
  "rent",
  "priority_payables",
  "letters_of_credit",
  "block",
  "discretionary",
] as const;

/** Why a reserve is held. */
export type ReserveKind = (typeof reserveKinds)[number];

/** What happens to the collateral and to what may be drawn on it. `on` is the day from which it holds. */
export type CollateralHappening =
  /** The borrower certifies a borrowing base. `schedules` are ids of schedules on file. */
  | {
      readonly type: "CertificateDelivered";
      readonly on: IsoDate;
      readonly certificate: string;
      readonly asOf: IsoDate;
      readonly certifiedBy: string;
      readonly schedules: readonly string[];
      readonly rollForward?: RollForward;
      readonly reported: readonly ReportedLine[];
    }
  /** The lender approves the figures of a certificate, as reported or as re-performed, less what it takes off. */
  | {
      readonly type: "CertificateApproved";
      readonly on: IsoDate;
      readonly certificate: string;
      readonly basis: "reported" | "re_performed";
      readonly approvedBy: string;
      readonly adjustments: readonly Adjustment[];
    }
  /** The lender elects another advance rate. `line` is `receivables`, or a pool followed by `:cost` or `:nolv`. */
  | {
      readonly type: "AdvanceRateElected";
      readonly on: IsoDate;
      readonly line: string;
      readonly rate: Ratio;
      readonly electedBy: string;
      readonly reason: string;
    }
  /** An appraiser finds what a pool brings in an orderly liquidation, net, as a part of cost. */
  | {
      readonly type: "InventoryAppraised";
      readonly on: IsoDate;
      readonly pool: string;
      readonly nolv: Ratio;
      readonly appraiser: string;
    }
  /** The lender holds a reserve of a fixed amount. The same name again takes the place of what was held before. */
  | {
      readonly type: "ReserveEstablished";
      readonly on: IsoDate;
      readonly reserve: string;
      readonly kind: ReserveKind;
      readonly amount: Money;
      readonly reason: string;
      readonly setBy: string;
    }
  /** The lender holds a reserve of so much of the eligible receivables as dilution exceeds what is tolerated. */
  | {
      readonly type: "DilutionReserveEstablished";
      readonly on: IsoDate;
      readonly reserve: string;
      readonly dilution: Ratio;
      readonly tolerated: Ratio;
      readonly reason: string;
      readonly setBy: string;
    }
  | {
      readonly type: "ReserveReleased";
      readonly on: IsoDate;
      readonly reserve: string;
      readonly reason: string;
      readonly setBy: string;
    }
  /** The lender arranges a letter of credit. It counts against availability to the end of the day it expires. */
  | {
      readonly type: "LetterOfCreditIssued";
      readonly on: IsoDate;
      readonly letter: string;
      readonly amount: Money;
      readonly beneficiary: string;
      readonly expiresOn: IsoDate;
    }
  /** The beneficiary draws; what is drawn becomes a Revolving Loan. */
  | { readonly type: "LetterOfCreditDrawn"; readonly on: IsoDate; readonly letter: string; readonly amount: Money }
  /** The letter of credit is returned or cancelled. */
  | { readonly type: "LetterOfCreditEnded"; readonly on: IsoDate; readonly letter: string }
  /** The borrower asks for an advance. Beyond what is available, only a named approver lets it through. */
  | {
      readonly type: "AdvanceRequested";
      readonly on: IsoDate;
      readonly amount: Money;
      readonly by: string;
      readonly approvedBy?: string;
    }
  /** The lender lets loans exceed what is available by so much for the days `[on, until)`. */
  | {
      readonly type: "OverAdvancePermitted";
      readonly on: IsoDate;
      readonly until: IsoDate;
      readonly amount: Money;
      readonly writing: string;
      readonly permittedBy: string;
    };
