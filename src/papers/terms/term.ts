import type { IsoDate } from "../../base/date.ts";
import type { DayCountName } from "../../base/daycount.ts";
import type { Rounding } from "../../base/money.ts";
import type { Ratio } from "../../base/ratio.ts";
import type { Span } from "../text/span.ts";

/** Why a lender may charge the higher rate. */
export type RateGround =
  | {
      /** On and after termination or non-renewal, or the occurrence of an Event of Default. */
      readonly ground: "default";
      readonly clause: string;
      readonly triggers: readonly ("termination" | "nonRenewal" | "eventOfDefault")[];
      readonly continuingAsDeterminedBy?: string;
      readonly untilPaidInFull: boolean;
      readonly survivesJudgment: boolean;
    }
  | {
      /** On the part of the Revolving Loans above what is available, after notice. Unit: calendar days. */
      readonly ground: "excess";
      readonly clause: string;
      readonly noticeDays: number;
      readonly channels: readonly ("telephonic" | "written")[];
    };

/** A value that runs the loan, as the words of a paper give it. Rates are per annum, as parts of one. */
export type TermValue =
  | {
      /** Interest at an index plus a margin, for one kind of loan, from the date the words name, if they name one. */
      readonly name: "rate";
      readonly scope: string;
      readonly index: string;
      readonly margin: Ratio;
      readonly from?: IsoDate;
    }
  | {
      /** A second level over the same index, not an addition to the first: charged when the lender elects. */
      readonly name: "higherRate";
      readonly scope: string;
      readonly index: string;
      readonly level: Ratio;
      readonly electedBy: string;
      readonly withoutNotice: boolean;
      readonly grounds: readonly RateGround[];
      readonly from?: IsoDate;
    }
  | {
      /** The lender may give up the higher rate in part, on one ground, only by a writing it signs. */
      readonly name: "signedWritingCarveOut";
      readonly clause: string;
      readonly partial: boolean;
      readonly signedBy: string;
    }
  | {
      /** The end of the term; `defined` where words only define a day of that name. */
      readonly name: "renewalDate";
      readonly on: IsoDate;
      readonly called?: string;
      readonly defined?: true;
    }
  | { readonly name: "dayCount"; readonly dayCount: DayCountName }
  | { readonly name: "chargeDay"; readonly dayOfMonth: number }
  | { readonly name: "rounding"; readonly rounding: Rounding }
  | { readonly name: "conversionAtPeriodEnd"; readonly from: string; readonly into: string }
  | { readonly name: "indexChange"; readonly index: string; readonly timing: "same_day" | "first_of_next_month" }
  | { readonly name: "amount"; readonly minor: bigint; readonly of: string }
  | { readonly name: "date"; readonly on: IsoDate; readonly of: string }
  | { readonly name: "noticeDays"; readonly days: number; readonly channels: readonly ("telephonic" | "written")[] };

/** A term with the words it was read from. */
export type ReadTerm = TermValue & { readonly span: Span };

/** The terms of one name. */
export type TermOf<Name extends TermValue["name"]> = Extract<TermValue, { readonly name: Name }>;
