import type { Currency } from "../base/money.ts";
import type { IsoDate } from "../base/date.ts";
import type { AccountFee } from "./account-fee.ts";
import type { LawfulRate } from "./lawful-rate.ts";
import type { PricingGrid } from "./pricing-grid.ts";
import type { ApplicationClause } from "./application.ts";
import type { Instant } from "../base/instant.ts";
import type { BusinessDayClause } from "./business-day.ts";
import type { Compliance } from "./compliance.ts";
import type { BorrowingBaseRules, Schedule } from "./collateral.ts";
import type { RateOption } from "./rate-option.ts";
import type { Certainty } from "../papers/acts/certainty.ts";
import type { Settings } from "./settings.ts";

/** A party of the facility, under one stable id whatever the papers call it. */
export type Party = {
  readonly id: string;
  readonly name: string;
  readonly role: "borrower" | "guarantor" | "lender" | "affiliate";
  /** Other names in the papers, of whatever date. */
  readonly aliases: readonly string[];
  /** Names it bore once: a paper of `until` or later that uses one means somebody else. */
  readonly formerNames?: readonly FormerName[];
};

/** A name that a party bore until the day on which it took another. */
export type FormerName = { readonly name: string; readonly until: IsoDate };

/** Debt owed to others, under one stable id: papers give the same notes different names and maturities. */
export type OtherDebt = {
  readonly id: string;
  readonly names: readonly string[];
  /** Ids of the parties that owe it. */
  readonly obligors: readonly string[];
  /** Names that only one paper uses, where another debt may bear the same name elsewhere. */
  readonly aliases?: readonly { readonly name: string; readonly paper: string }[];
};

/** The forms in which a paper may come. */
export const paperForms = ["text", "html", "docx", "pdf"] as const;

/** Something met when the text of a paper was taken out of its file. */
export type PaperRemark = { readonly code: string; readonly message: string };

/**
 * The file that the text of a paper was taken from.
 *
 * Shape: `sha256` of its bytes, 64 hexadecimal digits in lower case, which tells it from any other.
 */
export type OriginalFile = {
  readonly sha256: string;
  readonly form?: (typeof paperForms)[number];
  readonly remarks?: readonly PaperRemark[];
};

/**
 * A paper on file: its text as received, what kind of thing it is in the file, and since when it has been known.
 *
 * `names` are the names by which other papers call it, such as "Accounts Agreement".
 */
export type FiledPaper = {
  readonly id: string;
  readonly title: string;
  readonly names: readonly string[];
  readonly file: string;
  readonly text: string;
  readonly original?: OriginalFile;
  readonly recordedAt: Instant;
  /** The day of the last signature, where it is another than the date that the paper bears. */
  readonly executedOn?: IsoDate;
};

/** A term that no paper on file gives, filled in by a person who says why. `term` is a name in `fillable`. */
export type Assumption = {
  readonly id: string;
  readonly term: FillableTerm;
  readonly value: string;
  readonly reason: string;
  readonly by: string;
  readonly on: IsoDate;
};

/** Terms that an assumption may fill. */
export const fillable = ["dayCount", "chargeDay", "rounding", "conversionAtPeriodEnd"] as const;

/** A term that an assumption may fill. */
export type FillableTerm = (typeof fillable)[number];

/** What is told of a facility apart from its happenings. */
export type FacilityFile = {
  readonly id: string;
  readonly title: string;
  /** Whether the papers were written to show the program rather than by the parties. */
  readonly illustration: boolean;
  readonly currency: Currency;
  readonly parties: readonly Party[];
  readonly papers: readonly FiledPaper[];
  readonly otherDebt: readonly OtherDebt[];
  readonly settings: Settings;
  readonly assumptions: readonly Assumption[];
  /** What the papers ask for beyond the loan account; absent where nobody entered it. */
  readonly compliance?: Compliance;
  /** How the papers make the borrowing base, where loans are limited by one. */
  readonly borrowingBase?: BorrowingBaseRules;
  /** Agings and listings on file. */
  readonly schedules?: readonly Schedule[];
  /** The rates that clauses give to kinds of loans besides the Prime Rate Loans; absent where nobody entered one. */
  readonly rateOptions?: readonly RateOption[];
  /** The fees that clauses have the account charged with; absent where nobody entered one. */
  readonly fees?: readonly AccountFee[];
  /** The margins that hang on what the borrower certifies; absent where nobody entered one. */
  readonly pricing?: readonly PricingGrid[];
  /** The most that laws let be charged; absent where nobody entered one. */
  readonly lawfulRates?: readonly LawfulRate[];
  /** The orders in which clauses have collections applied; absent where nobody entered one. */
  readonly application?: readonly ApplicationClause[];
  /** What a Business Day is; absent where nobody entered a clause, and then none is reckoned with. */
  readonly businessDay?: BusinessDayClause;
  /** What is read with less certainty than this waits for a person; `likely` unless it is given. */
  readonly certainty?: Certainty;
};
