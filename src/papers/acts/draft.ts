import type { IsoDate } from "../../base/date.ts";
import type { ReadTerm } from "../terms/term.ts";
import type { Flow } from "../text/flow.ts";
import type { BadPhrase } from "../text/phrases.ts";
import type { Run } from "../text/sentences.ts";
import type { Placed, Span } from "../text/span.ts";
import type { EffectRule, Operation } from "./act.ts";
import type { Delivery } from "./delivery.ts";
import type { Payload, Target } from "./target.ts";

/** What the words above a list say of each of its items. */
export type LeadIn =
  | {
      readonly says: "notwithstanding";
      readonly text: string;
      /** Where the words stand in the flow. */
      readonly at: number;
      readonly from?: Placed<IsoDate>;
    }
  | { readonly says: "represents"; readonly by: string }
  /** The items are what is promised, once what `when` says has come about. */
  | { readonly says: "promises"; readonly by: string; readonly when?: string }
  | {
      readonly says: "conditions";
      /** Who brings the things that the items name, and to whom. */
      readonly delivery?: Delivery;
      /** The items follow without a label of their own, so that not every sentence is one. */
      readonly loosely?: boolean;
    }
  /** The items wait for something, or are only told of, in words that are not understood: none of them is done. */
  | { readonly says: "leavesOpen" }
  /** The items change a paper, or a part of it, from the day that the words above them may name. */
  | { readonly says: "amends"; readonly target: Target; readonly from?: Placed<IsoDate> };

/**
 * A sentence to be read, with where it stands.
 *
 * Shape: `text` is folded; `at` its position in the flow; `clause` the path of its part; `payload` the words it puts
 * in place, taken out of `text`; `lead` what the words above its list say.
 */
export type Sentence = {
  readonly text: string;
  readonly at: number;
  readonly clause: string;
  readonly heading: string;
  readonly payload?: Payload & { readonly at: number };
  readonly lead?: LeadIn;
};

/** What a reader may know of the instrument beside the sentence. */
export type Surroundings = {
  readonly flow: Flow;
  readonly dateHereof?: IsoDate;
  /** The clauses that a term of the instrument gathers, such as "Other Indebtedness" for (a), (b) and (c). */
  readonly members: ReadonlyMap<string, readonly string[]>;
  /** What the names that the instrument gives stand for, in its words. */
  readonly named?: ReadonlyMap<string, string>;
  /** Debts already read in the instrument, by the clause that lists them. */
  readonly debts: Map<string, string>;
  /** The names that the paper gives to the date of its own effectiveness, which no day in it says. */
  readonly ownDates?: readonly string[];
  /** The phrases of the paper from which no value may be taken, with their positions in the flow. */
  readonly doubtful: readonly BadPhrase[];
  /** What looks like a slip of recognition, as offsets into the paper as filed. */
  readonly slips?: readonly Span[];
  /** The paragraph in which the copy breaks off in mid-sentence, when it does. */
  readonly brokenAt?: Run;
};

/** What a reader makes of a sentence: an operation with its rule of effect and its terms, without its place. */
export type Draft = Operation & {
  readonly effect?: EffectRule;
  readonly terms?: readonly ReadTerm[];
  /** The item of a list within the sentence that the act stands in, when it is not the whole sentence. */
  readonly clause?: string;
  /** The run of the sentence that the act stands in, when it is not the whole sentence. */
  readonly within?: Run;
};

/** A reader of one family of sentences: what the sentence does, or nothing when it is not of the family. */
export type ActReader = (sentence: Sentence, surroundings: Surroundings) => readonly Draft[];

/** The place in the file of a run of a sentence. Positions are in `sentence.text`. */
export function spanIn({ at }: Sentence, { flow }: Surroundings, from: number, to: number): Span {
  return flow.spanOf(at + from, at + to);
}
