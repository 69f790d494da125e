import type { IsoDate } from "../../base/date.ts";
import type { Ratio } from "../../base/ratio.ts";
import type { Placed, Span } from "../text/span.ts";
import type { Brought } from "./brought.ts";
import type { Anchor, Beside, Occurrence, PaperReference, Payload, Place, Target } from "./target.ts";
import type { ReadTerm } from "../terms/term.ts";
import type { ReadValue } from "../terms/value.ts";
import type { Uncertainty } from "./certainty.ts";

/** Which loans an act reaches: new ones, made from a day on, or those outstanding before it. */
export type LoanScope = { readonly which: "new" | "outstanding"; readonly day: IsoDate };

/**
 * When an act applies, in its own words: from a day, from the moment it takes effect or from when something happens;
 * until a day, until something happens, whichever is earlier, or without end.
 *
 * `from` may be earlier than the signing. Whether it applies at all is decided by the conditions of its instrument.
 * `fromTrigger` is what begins it and `untilTrigger` what ends it, in the paper's words; that either has come about is
 * a fact to be recorded. No act has both.
 */
export type EffectRule = {
  readonly from?: Placed<IsoDate>;
  readonly fromTrigger?: Placed<string>;
  readonly until?: Placed<IsoDate>;
  readonly untilTrigger?: Placed<string>;
  readonly loans?: LoanScope;
};

/** What the holder of a right is said to do or leave, in an overlay over the text. */
export type OverlayRule =
  | {
      /** No new loans of a kind; those outstanding on a day run to the end of their Interest Period. */
      readonly rule: "noNewLoans";
      readonly loans: string;
      readonly runOffOf?: Placed<IsoDate>;
    }
  | { readonly rule: "rateForLoans"; readonly loans: string; readonly rateOf: string }
  | {
      readonly rule: "noConversion";
      readonly from: string;
      readonly into: string;
      readonly lender: "prohibited" | "not_obligated";
    }
  | { readonly rule: "notObliged"; readonly to: string };

/** Which failures a waiver reaches. `debts` are the names of debts as written, under the clause that lists each. */
export type WaivedCause =
  | {
      readonly cause: "nonpayment";
      readonly obligor: string;
      readonly of: readonly ("principal" | "interest")[];
      readonly debts: readonly { readonly clause: string; readonly name: string; readonly span: Span }[];
    }
  | {
      readonly cause: "covenant";
      readonly path: string;
      readonly paper?: PaperReference;
      readonly testedOn?: IsoDate;
      readonly metric: string;
    }
  | {
      /** What is waived in the paper's words, with the parts they cite. Which default it reaches is for a person. */
      readonly cause: "described";
      readonly paths: readonly string[];
      readonly words: string;
    };

/** What must be so before an instrument takes effect. Parties are named as the paper names them. */
export type Condition =
  | {
      /** `by` are those who must have the instrument in hand, `signedBy` those who must have signed it. */
      readonly condition: "counterpartsReceived";
      readonly by: readonly string[];
      readonly signedBy: readonly string[] | "parties";
    }
  | {
      /** `called` is its title where the words give no date to know it by. */
      readonly condition: "companionAmendment";
      readonly between: readonly string[];
      readonly dated: IsoDate | "even_date" | "unsaid";
      readonly called?: string;
    }
  | { readonly condition: "companionConditionsSatisfied" }
  | { readonly condition: "satisfactoryTo"; readonly party: string }
  | { readonly condition: "representationsTrue"; readonly qualified: "in_all_material_respects" | "none" }
  | { readonly condition: "noDefault"; readonly unmaturedToo: boolean; readonly givingEffect: boolean }
  | {
      /** What is to be brought or paid, by whom and to whom where the words say so. A person finds that it was. */
      readonly condition: Brought | "guarantorConsent";
      readonly by?: string;
      readonly to?: string;
    }
  | { readonly condition: "other" };

/** How a fee may be settled, and what must happen before it is payable. */
export type FeeTerms = {
  readonly minor: bigint;
  readonly called: string;
  readonly payer: string;
  readonly payee: string;
  readonly settledBy: readonly ("payment" | "charge")[];
  readonly earnedOn?: IsoDate;
  readonly payableOn?: IsoDate;
  /** Receipt of an executed instrument in the form of an attachment, by whom. */
  readonly uponReceipt?: { readonly by: string; readonly attachment: string };
  readonly partOfObligations: boolean;
};

/**
 * A fee that is a part of something else: one half of one per cent of each Lender's commitment. What it comes to is not
 * in the words, so nothing is owed on it before a person records an amount.
 *
 * Unit: `part` as a part of one. `of` is what it is a part of, in the paper's words.
 */
export type FeeShare = {
  readonly part: Ratio;
  readonly of: string;
  readonly called: string;
  readonly payer: string;
  readonly payee: string;
};

/** When a promise is due: on a day, or so many days after something, in the paper's words. Unit: calendar days. */
export type Due = { readonly on: IsoDate } | { readonly days: number; readonly after: string };

/**
 * How a commitment is changed: to an amount, by one, or both where the words say both. Unit: cents.
 *
 * Shape: the target is the definition of its name, whose only amount gives way; `from` is what the words say it was.
 */
export type CommitmentChange = {
  readonly target: Target;
  readonly amounts: { readonly from?: bigint; readonly by?: bigint; readonly to?: bigint };
};

/** A length of time that words say, `one year`. `count` is whole and above nought. */
export type LengthOfTime = { readonly count: number; readonly unit: "days" | "months" | "years" };

/**
 * How a date of the agreement is moved to another day.
 *
 * Shape: the target is the definition of its name, or the part headed `Term` where the end of the term is moved; `from`
 * is what the words say it was; `way` whether they say that it comes later or earlier, `length` by how much;
 * `alone` that the definition is to mean the day and nothing else.
 */
export type DateChange = {
  readonly target: Target;
  readonly from?: IsoDate;
  readonly to: IsoDate;
  readonly way?: "later" | "earlier";
  readonly length?: LengthOfTime;
  readonly alone?: true;
};

/** What one sentence of a paper does. The kinds are the operations of the field; see `docs/SPEC-acts.md`. */
export type Operation =
  | { readonly kind: "replaceDefinition"; readonly target: Target; readonly payload: Payload }
  | {
      /** The target is the paper, or the part of it that holds the definitions. */
      readonly kind: "insertDefinition";
      readonly target: Target;
      readonly term: string;
      readonly payload: Payload;
      readonly place: Place;
      /** Where the term is defined already, it is put anew. */
      readonly orReplace?: boolean;
    }
  | { readonly kind: "deleteDefinition"; readonly target: Target }
  | { readonly kind: "replaceProvision"; readonly target: Target; readonly payload: Payload }
  | {
      /** The target holds the new part; `label` is how the part is cited, `9.12A`, empty where none is given. */
      readonly kind: "insertProvision";
      readonly target: Target;
      readonly label: string;
      readonly payload: Payload;
      readonly place: Place;
    }
  | { readonly kind: "deleteProvision"; readonly target: Target; readonly placeholder?: Payload }
  | { readonly kind: "replaceSentence"; readonly target: Target; readonly payload: Payload }
  | {
      /** Empty words put in place take the old ones out. */
      readonly kind: "substituteWords";
      readonly target: Target;
      readonly old: string;
      readonly payload: Payload;
      readonly occurrence: Occurrence;
      readonly line?: number;
      readonly beside?: Beside;
    }
  | {
      readonly kind: "insertWords";
      readonly target: Target;
      readonly payload: Payload;
      readonly anchor: Anchor | "end" | "start";
    }
  | { readonly kind: "redesignate"; readonly target: Target; readonly label: string }
  | {
      /** The words put in place stand in the act itself, or are the attachment of its paper named `with`. */
      readonly kind: "replaceExhibit";
      readonly target: Target;
      readonly payload?: Payload;
      readonly with?: string;
    }
  | { readonly kind: "insertExhibit"; readonly target: Target; readonly name: string; readonly with: string }
  | {
      /** `marked` says that what stands in place shows by marks what is deleted and what is added. */
      readonly kind: "restateAll";
      readonly target: Target;
      readonly payload?: Payload;
      readonly with?: string;
      readonly marked?: true;
    }
  | {
      /** The levels of a covenant from the period that ends on a day; the target is the table that has them. */
      readonly kind: "replaceLevels";
      readonly target: Target;
      readonly called: string;
      readonly since: IsoDate;
      readonly payload: Payload;
    }
  | ({ readonly kind: "reduceCommitment" } & CommitmentChange)
  | ({ readonly kind: "increaseCommitment" } & CommitmentChange)
  | ({ readonly kind: "extendDate" } & DateChange)
  | { readonly kind: "overlay"; readonly over: readonly PaperReference[]; readonly overlay: OverlayRule }
  | {
      readonly kind: "waive";
      readonly by: string;
      readonly scope: "specific" | "class";
      readonly solely: boolean;
      readonly cause: WaivedCause;
    }
  | {
      /** Waivers of this instrument fall when a holder of one of these debts acts on it. */
      readonly kind: "rescindWaivers";
      readonly automatic: boolean;
      readonly withoutNotice: boolean;
      readonly debts: readonly string[];
      readonly acts: readonly ("accelerate" | "enforce" | "exercise_remedies")[];
    }
  | { readonly kind: "reserveRights"; readonly by: string; readonly except: "waivers_herein" | "none" }
  | { readonly kind: "imposeFee"; readonly fee: FeeTerms | FeeShare }
  | {
      /** What is to be done, or left undone, in the paper's words; `when` what it waits for, other than a day. */
      readonly kind: "undertake";
      readonly by: string;
      readonly what: string;
      readonly when?: string;
      readonly due?: Due;
      readonly text: string;
    }
  | {
      /** What the paper itself makes an Event of Default, and under which papers where it says so, in its words. */
      readonly kind: "addEventOfDefault";
      readonly event: string;
      readonly under?: string;
      readonly text: string;
    }
  | {
      readonly kind: "represent";
      readonly by: string;
      readonly about: "noDefault" | "dueExecution" | "other";
      readonly text: string;
    }
  | { readonly kind: "requireCondition"; readonly condition: Condition; readonly text: string }
  | {
      /** `by` is left out where the words do not say who ratifies. */
      readonly kind: "ratify";
      readonly by?: string;
      readonly papers: readonly string[];
    }
  /** What is said to be changed as the paper needs it, without words: `the Loan Documents … consistent with …`. */
  | { readonly kind: "conform"; readonly what: string; readonly to: string }
  | { readonly kind: "setPrecedence"; readonly over: readonly string[] }
  | { readonly kind: "forbear"; readonly by: string; readonly from: string }
  | { readonly kind: "release"; readonly by: string; readonly of: string }
  | { readonly kind: "payExpenses"; readonly by: string; readonly of: string }
  | { readonly kind: "consent"; readonly by: string; readonly to: string }
  | {
      /** The changes that sections of the same paper make apply from a day; of the price of credit only, or all. */
      readonly kind: "applyFrom";
      readonly on: IsoDate;
      readonly parts: readonly string[];
      readonly pricing: boolean;
      readonly text: string;
    }
  | { readonly kind: "setEffectiveDate"; readonly on: IsoDate }
  | { readonly kind: "incorporateTerms"; readonly from: readonly string[] }
  | { readonly kind: "assureFurther"; readonly by: string }
  | { readonly kind: "chooseLaw"; readonly law: string }
  | { readonly kind: "allowCounterparts"; readonly facsimile: boolean }
  | { readonly kind: "bindSuccessors" }
  | { readonly kind: "disregardHeadings" }
  /** `by` is left out where the words do not say who gives it up, or who submits. */
  | { readonly kind: "waiveJuryTrial"; readonly by?: string }
  | { readonly kind: "submitToJurisdiction"; readonly by?: string }
  | { readonly kind: "severProvisions" }
  | { readonly kind: "integrateAgreement" }
  /** What goes on to bind after the paper is executed, or has ended, in its words. */
  | { readonly kind: "survive"; readonly what: string }
  /** The paper is one of the documents of a kind: `a Loan Document`. */
  | { readonly kind: "designateDocument"; readonly as: string };

/** The name of an operation. */
export type ActKind = Operation["kind"];

/** The operations that change the text of a paper, or stand over it. */
export const editingKinds: ReadonlySet<ActKind> = new Set<ActKind>([
  "replaceDefinition",
  "insertDefinition",
  "deleteDefinition",
  "replaceProvision",
  "insertProvision",
  "deleteProvision",
  "replaceSentence",
  "substituteWords",
  "insertWords",
  "redesignate",
  "replaceExhibit",
  "insertExhibit",
  "restateAll",
  "replaceLevels",
  "reduceCommitment",
  "increaseCommitment",
  "extendDate",
  "overlay",
]);

/**
 * One operation of an instrument, with where it stands, when it applies and the terms it carries.
 *
 * Shape: `clause` is the part's path in its instrument, empty where the instrument is not numbered; `subject` says
 * that the waiver, fee or other act is given subject to the terms of the instrument.
 */
export type Act = Operation & {
  readonly clause: string;
  readonly span: Span;
  readonly effect: EffectRule;
  readonly terms: readonly ReadTerm[];
  /** The values in its words and in those it puts in place; they run nothing. */
  readonly values: readonly ReadValue[];
  /** What keeps it from being certain; absent where nothing does. */
  readonly uncertain?: Uncertainty;
};

/** The acts of one kind. */
export type ActOf<Kind extends ActKind> = Extract<Act, { readonly kind: Kind }>;
