import type { IsoDate } from "../base/date.ts";
import type { Money } from "../base/money.ts";
import type { Ratio } from "../base/ratio.ts";

/** A figure as reported, in whole units of the facility's currency, below zero included. */
export type ReportedFigure = { readonly name: string; readonly value: Ratio };

/** What a certificate states as the outcome of a test. `value` is as written, so that its decimals are known. */
export type StatedResult = { readonly covenant: string; readonly value: string };

/** What is reported of tests. */
type TestHappening =
  /** Figures as of a day are delivered; with `certifiedBy` it is a compliance certificate, with what it states. */
  | {
      readonly type: "FiguresReported";
      readonly on: IsoDate;
      readonly asOf: IsoDate;
      readonly figures: readonly ReportedFigure[];
      readonly stated: readonly StatedResult[];
      readonly certifiedBy?: string;
    }
  /** Equity is contributed to cure a failed test. */
  | {
      readonly type: "EquityContributed";
      readonly on: IsoDate;
      readonly covenant: string;
      readonly testedOn: IsoDate;
      readonly amount: Money;
    };

/** What moves a default between unmatured, matured and ended. `occurrence` is its id. */
type MaturityHappening =
  | { readonly type: "DefaultNoticeGiven"; readonly on: IsoDate; readonly occurrence: string; readonly givenBy: string }
  | { readonly type: "DefaultLearned"; readonly on: IsoDate; readonly occurrence: string; readonly learnedBy: string }
  /** What was wrong has been put right, from `on`. */
  | { readonly type: "DefaultCured"; readonly on: IsoDate; readonly occurrence: string };

/** Which causes a waiver reaches: those that agree with it in all that it says. */
export type CausePattern =
  | {
      readonly kind: "nonpayment";
      readonly debt: string;
      readonly obligor: string;
      readonly of?: "principal" | "interest";
    }
  | { readonly kind: "covenant"; readonly paper: string; readonly provision: string; readonly testedOn?: IsoDate }
  | { readonly kind: "acceleration"; readonly debt: string }
  | { readonly kind: "representation"; readonly instrument: string; readonly clause: string };

/** What a waiver asks for: before it holds at all (`precedent`), or for as long as it holds (`subsequent`). */
export type WaiverTerm = {
  readonly id: string;
  readonly what: string;
  readonly kind: "precedent" | "subsequent";
  /** The last day on which a subsequent condition may be met. */
  readonly by?: IsoDate;
};

type HolderAct = "accelerate" | "enforce" | "exercise_remedies";

/** What is given, kept or agreed about defaults outside the papers on file. */
type WaiverHappening =
  /** A waiver in a writing of its own, or by word of mouth. Without `from` it reaches back. */
  | {
      readonly type: "WaiverGiven";
      readonly on: IsoDate;
      readonly id: string;
      readonly givenBy: string;
      readonly form: "written" | "oral";
      readonly scope: "specific" | "class";
      readonly solely: boolean;
      /** Ids of the defaults meant by a specific waiver. */
      readonly occurrences: readonly string[];
      readonly reaches: readonly CausePattern[];
      readonly from?: IsoDate;
      readonly until?: IsoDate;
      /** Only defaults that occurred in these days `[first, before)`. */
      readonly occurringFrom?: IsoDate;
      readonly occurringBefore?: IsoDate;
      readonly conditions: readonly WaiverTerm[];
      readonly rescindedBy: readonly { readonly debt: string; readonly acts: readonly HolderAct[] }[];
      /** The vote of the lenders without which it does not hold. */
      readonly vote?: string;
    }
  | {
      readonly type: "WaiverConditionFound";
      readonly on: IsoDate;
      readonly waiver: string;
      readonly condition: string;
      readonly finding: "satisfied" | "failed";
      readonly determinedBy: string;
    }
  /** A holder takes back what it did. It restores no waiver that its act rescinded. */
  | { readonly type: "HolderActWithdrawn"; readonly on: IsoDate; readonly debt: string; readonly withdrawnBy: string }
  | {
      readonly type: "RightsReserved";
      readonly on: IsoDate;
      readonly occurrences: readonly string[];
      readonly writing: string;
      readonly reservedBy: string;
    }
  /** The lender agrees to hold back remedies for the days `[on, until)`; the defaults stand. */
  | {
      readonly type: "ForbearanceAgreed";
      readonly on: IsoDate;
      readonly id: string;
      readonly occurrences: readonly string[];
      readonly until: IsoDate;
      readonly writing: string;
      readonly signedBy: string;
    }
  | { readonly type: "ForbearanceEnded"; readonly on: IsoDate; readonly forbearance: string; readonly because: string };

/** What is done under the papers, and how lenders decide. */
type DeskHappening =
  /** What was due on a day, or the single act, is delivered or done. */
  | { readonly type: "DutyPerformed"; readonly on: IsoDate; readonly duty: string; readonly dueOn: IsoDate }
  | {
      readonly type: "RepresentationFound";
      readonly on: IsoDate;
      readonly instrument: string;
      readonly clause: string;
      readonly finding: "true" | "false";
      readonly determinedBy: string;
    }
  | {
      readonly type: "VoteCalled";
      readonly on: IsoDate;
      readonly vote: string;
      readonly matter: string;
      readonly about: string;
      /** The lenders affected, where each of them must agree; all of them unless said. */
      readonly affected: readonly string[];
    }
  | {
      readonly type: "VoteCast";
      readonly on: IsoDate;
      readonly vote: string;
      readonly lender: string;
      readonly says: "yes" | "no";
    };

/** What happens in watching over a facility. */
export type ComplianceHappening = TestHappening | MaturityHappening | WaiverHappening | DeskHappening;
