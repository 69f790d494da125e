import type { IsoDate } from "../base/date.ts";
import type { Expression } from "../base/expression.ts";
import type { Ratio } from "../base/ratio.ts";
import type { Comparator, Frequency, Streak, Unit } from "../papers/covenants/covenant.ts";

/**
 * The clause from which an entry is read: a provision of a paper, such as `IV(g)(i)(b)`.
 *
 * `words` is the instrument whose words are meant, when a later one has changed those of the paper. An entry belongs
 * to its clause and ends with it: when the clause is deleted or its words are changed, the entry no longer holds.
 */
export type Anchor = { readonly paper: string; readonly provision: string; readonly words?: string };

/** A formula that a clause defines, over the names of reported figures. */
export type Metric = Anchor & { readonly id: string; readonly title: string; readonly formula: Expression };

/** A metric as entered. Without a formula it is the one that the words of its clause give. */
export type MetricEntry = Omit<Metric, "formula"> & Partial<Pick<Metric, "formula">>;

/** What the words of a covenant's clause give. */
export type CovenantTerms = {
  readonly comparator: Comparator;
  readonly unit: Unit;
  /** The level from a day on; the last one that has begun on the day of the test governs. */
  readonly levels: readonly { readonly from: IsoDate; readonly level: Ratio }[];
  readonly tested: "as_of" | "at_all_times";
  /** How often it is tested as of the end of a period. */
  readonly every?: Frequency;
};

/** A financial covenant: a metric held against a level that may change with the days. */
export type Covenant = CovenantEntered &
  CovenantTerms & {
    /** What of its words could not be read, where they are read: it is not tested. */
    readonly unread?: readonly string[];
  };

/** A covenant as entered. Terms that are left out are those that the words of its clause give on each day. */
export type CovenantEntry = CovenantEntered & Partial<CovenantTerms>;

type CovenantEntered = Anchor & {
  readonly id: string;
  readonly title: string;
  /** The defined name of what is tested; which formula that is depends on the words in force. */
  readonly metric: string;
  /** Tests before this day are not asked about. */
  readonly from: IsoDate;
  readonly until?: IsoDate;
  /** The month with which the fiscal year ends. Unit: 1-12; 12 unless said. */
  readonly yearEnds?: number;
  /** The trigger during which alone it is tested. */
  readonly springs?: string;
  /** The decimals to which the paper says to round before comparing; unrounded unless said. */
  readonly comparedTo?: number;
  /** The days after a test within which the figures are owed. */
  readonly figuresDueDays?: number;
  /** The default rule under which a failure falls. */
  readonly rule?: string;
  readonly equityCure?: EquityCure;
};

/** A right to cure a failed test by equity, which is deemed to add to a figure of that test alone. */
export type EquityCure = {
  readonly figure: string;
  /** The days after the test within which the equity is to be contributed. */
  readonly days: number;
  /** How often in the life of the facility. */
  readonly atMost: number;
};

/** A state that begins and ends by counts of consecutive calendar days, such as cash dominion. */
export type Trigger = Anchor & {
  readonly id: string;
  readonly title: string;
  readonly metric: string;
  readonly unit: Unit;
  readonly starts: readonly Streak[];
  /** Whether an Event of Default that continues starts it, and keeps it from ending. */
  readonly onDefault: boolean;
  readonly ends: Streak;
  /** How often it may end; after that it stays. */
  readonly endsAtMost?: number;
};

/** The kind of default that a clause speaks of. */
export type Limb =
  | "payment"
  | "financial_covenant"
  | "other_covenant"
  | "misrepresentation"
  | "cross_default"
  | "cross_acceleration"
  | "insolvency"
  | "judgment"
  | "change_of_control"
  | "guarantor"
  | "collateral"
  | "other";

/** How long a default stays unmatured, and what the days are counted from. The first of them is the day after it. */
export type Grace = { readonly days: number; readonly runsFrom: "occurrence" | "notice" | "knowledge" };

/** Whether a matured default can be cured without a waiver. */
export type Curability = "lender_determination" | "always" | "never";

/** A clause that makes an event a default. */
export type DefaultRule = Anchor & {
  readonly id: string;
  readonly title: string;
  readonly limb: Limb;
  readonly grace?: Grace;
  /** As the paper says; where it is silent, the setting for the whole facility. */
  readonly curable?: Curability;
  /** For cross-acceleration: the items of other debt meant; all of them unless said. */
  readonly debts?: readonly string[];
};

/** Something to be delivered or done, once or for every period, so many days after the period ends. */
export type Duty = Anchor & {
  readonly id: string;
  readonly title: string;
  readonly every: Frequency | "once";
  /** Periods that end before this day are not asked about; for a single act, the day it is due. */
  readonly from: IsoDate;
  readonly until?: IsoDate;
  readonly dueDays: number;
  readonly yearEnds?: number;
  readonly rule?: string;
};

/** How much of the lenders must agree. `share` is of the commitments; `moreThan` whether it must be exceeded. */
export type VoteClass =
  | { readonly needs: "share"; readonly share: Ratio; readonly moreThan: boolean; readonly called: string }
  | { readonly needs: "each_affected" }
  | { readonly needs: "all" };

/** A clause on which lenders vote: for each matter, how many must agree. */
export type VotingRule = Anchor & { readonly matter: string } & VoteClass;

/** A lender's commitment from a day on, in the facility's currency, whole units. */
export type Commitment = { readonly party: string; readonly amount: Ratio; readonly from: IsoDate };

/** What the papers ask of the parties beyond the loan account, entered from their clauses. */
export type Compliance = {
  readonly metrics: readonly MetricEntry[];
  readonly covenants: readonly CovenantEntry[];
  readonly triggers: readonly Trigger[];
  readonly rules: readonly DefaultRule[];
  readonly duties: readonly Duty[];
  readonly commitments: readonly Commitment[];
  readonly votes: readonly VotingRule[];
};

/** Nothing asked. */
export const noCompliance: Compliance = {
  metrics: [],
  covenants: [],
  triggers: [],
  rules: [],
  duties: [],
  commitments: [],
  votes: [],
};
