import type { IsoDate } from "../base/date.ts";
import type { DayCountName } from "../base/daycount.ts";
import type { CalendarName } from "../base/holidays.ts";
import type { Ratio } from "../base/ratio.ts";
import type { ClauseOf, Figure } from "./collateral.ts";

/** A part of the maximum credit owed when the facility is ended before a day. Rate: as a part of one. */
export type TerminationStep = { readonly before: IsoDate; readonly rate: Ratio };

/** What counts as a use of the maximum credit. */
export type CreditUse = "revolving_loans" | "letters_of_credit" | "term_loans";

/** What is charged instead while an Event of Default continues, or while the higher rate is elected on one. */
export type FeeInDefault = { readonly rate: Ratio; readonly when: "event_of_default" | "elected" };

/**
 * A fee that the account is charged with by a clause, entered from its words. Rates: per annum, as parts of one, but
 * those of early termination, which are parts of the maximum credit. A rate that is left out is read from the words of
 * the clause as they stand on the day; one that is given must stand in them.
 *
 * `unused_line` is on the maximum credit less what is used of it: `average` over the time it is charged for, or of
 * `each_day`, on which more than the maximum earns nothing back. `letters_of_credit` and `fronting` are on the face
 * of letters of credit, less what is drawn. `collection_days` is interest on proceeds for so many days, Business Days
 * where `calendars` are given, after they are credited. `early_termination` is charged when the facility is ended.
 */
export type AccountFee = ClauseOf & {
  readonly id: string;
  readonly title: string;
  /** By what its days are counted, where it is not what the agreement has for interest. */
  readonly dayCount?: DayCountName;
} & (
    | {
        readonly kind: "unused_line";
        readonly rate?: Ratio;
        readonly maximum: Figure<bigint>;
        readonly measured: "average" | "each_day";
        readonly counts: readonly CreditUse[];
      }
    | {
        readonly kind: "letters_of_credit" | "fronting";
        readonly rate?: Ratio;
        readonly inDefault?: FeeInDefault;
      }
    | { readonly kind: "collection_days"; readonly days: number; readonly calendars?: readonly CalendarName[] }
    | {
        readonly kind: "early_termination";
        readonly maximum: Figure<bigint>;
        readonly steps: readonly TerminationStep[];
      }
  );

/** An account fee of one kind. */
export type AccountFeeOf<Kind extends AccountFee["kind"]> = Extract<AccountFee, { readonly kind: Kind }>;
