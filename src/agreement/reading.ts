import type { IsoDate } from "../base/date.ts";
import type { Settings } from "../events/settings.ts";
import type { Withheld } from "./confirm.ts";
import type { InEffect } from "./effect.ts";
import type { Clause, ResolvedAct } from "./instrument.ts";
import type { ProvisionNode } from "./node.ts";

/** A run of text with the clause that put it there; `act` is absent for the words of the base paper. */
export type Fragment = { readonly text: string; readonly clause: Clause; readonly act?: ResolvedAct };

/**
 * A provision as it reads.
 *
 * Shape: `clause` is where it is cited on the day, once `renumbered` has renumbered it; `deleted` is the act that took
 * it, or the provision above it, away.
 */
export type ReadProvision = {
  readonly node: ProvisionNode;
  readonly clause: Clause;
  readonly heading: string;
  readonly fragments: readonly Fragment[];
  readonly deleted?: ResolvedAct;
  readonly renumbered?: ResolvedAct;
  /** Acts that took words out of those that are left and put none in their place: no fragment shows them. */
  readonly emptied: readonly ResolvedAct[];
  /** Acts that could not be carried out on the text they met; they change nothing. */
  readonly failed: readonly ResolvedAct[];
  /** Acts carried out on words that differ a little from those they quote. */
  readonly loosely: readonly ResolvedAct[];
  /** Acts that say different things and of which neither stands above the other; they change nothing. */
  readonly conflicts: readonly (readonly [ResolvedAct, ResolvedAct])[];
};

/**
 * A day together with what is in effect as known, and how open points are read.
 *
 * Shape: `occurred` are the days on which what begins or ends an act came about, by the clause of the act;
 * `loanMadeOn` the day on which a loan was made where the terms of that loan are asked for, and not what the papers
 * say to all.
 */
export type Standing = {
  readonly on: IsoDate;
  readonly inEffect: InEffect;
  readonly settings: Settings;
  readonly occurred?: ReadonlyMap<string, IsoDate>;
  readonly loanMadeOn?: IsoDate;
  /**
   * The forms of what words say of a rate beyond what is understood and a person has found to leave it as it is read.
   * Of other words that say more of a rate, none is taken; absent where all are taken.
   */
  readonly accepted?: ReadonlySet<string>;
  /** What does not count as known, where two states of knowledge are compared on one agreement. */
  readonly withheld?: Withheld;
};

/** The words of a provision as it reads. */
export function plainText({ fragments }: Pick<ReadProvision, "fragments">): string {
  return fragments.map(({ text }) => text).join("");
}
