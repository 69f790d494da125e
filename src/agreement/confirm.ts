import type { HappeningOf } from "../events/happening.ts";
import { type Report, type ReportOf, reportsOf } from "../events/record.ts";
import type { Act } from "../papers/acts/act.ts";
import { type Certainty, certaintyOf, isBelow, isOfItsForm, type Uncertainty } from "../papers/acts/certainty.ts";
import { type Clause, clauseOf, type FiledInstrument } from "./instrument.ts";

/** An act with what keeps it from being certain. */
export type UncertainAct = Act & { readonly uncertain: Uncertainty };

/**
 * An act that is read with less certainty than the facility asks for, and what a person found of it.
 *
 * Shape: `id` is the instrument and the number of the act among all that it has, `letter#3`; `choice` is absent as long
 * as the act waits. `reusedOf` is the act of which the choice was recorded, where it is another of the same form.
 */
export type Questioned = {
  readonly id: string;
  readonly number: number;
  readonly act: UncertainAct;
  readonly by: FiledInstrument;
  readonly clause: Clause;
  readonly certainty: Certainty;
  readonly choice?: HappeningOf<"ReadingConfirmed">["choice"];
  readonly chosenIn?: ReportOf<"ReadingConfirmed">;
  readonly reusedOf?: string;
};

/** The acts of some instruments that are read with less certainty than is asked for, as decided by what is known. */
export function questionedIn(
  instruments: readonly FiledInstrument[],
  known: readonly Report[],
  asked: Certainty,
): readonly Questioned[] {
  const uncertain = instruments.flatMap((by) =>
    by.instrument.acts.flatMap((act, index): Questioned[] => {
      const certainty = certaintyOf(act);
      if (!isUncertain(act) || !isBelow(certainty, asked)) return [];
      const number = index + 1;
      return [{ id: `${by.id}#${number}`, number, act, by, clause: clauseOf(by, act.clause), certainty }];
    }),
  );
  if (uncertain.length === 0) return [];
  const choices = reportsOf(known, "ReadingConfirmed").toReversed();
  return uncertain.map((each) => decided(each, choices, instruments));
}

/** The act of a number in an instrument, when it is one that is not certain. */
export function uncertainActIn(by: FiledInstrument, number: number): UncertainAct | undefined {
  const act = by.instrument.acts[number - 1];
  return act !== undefined && isUncertain(act) ? act : undefined;
}

/** What a person may find of an act: that it is as read, that it is none, or another reading of its words. */
export function choicesOf({ uncertain }: UncertainAct): readonly string[] {
  return ["read", "rejected", ...uncertain.otherwise.map(({ rule }) => rule)];
}

/** Whether a finding was made of these words: of the rule that reads them and of their form. */
export function isFoundOf({ uncertain }: UncertainAct, happening: HappeningOf<"ReadingConfirmed">): boolean {
  return happening.rule === uncertain.rule && happening.form === uncertain.form;
}

function isUncertain(act: Act): act is UncertainAct {
  return act.uncertain !== undefined;
}

// What was found of the act itself, and where nothing was, of the last act of its form; the latest first.
function decided(
  each: Questioned,
  choices: readonly ReportOf<"ReadingConfirmed">[],
  instruments: readonly FiledInstrument[],
): Questioned {
  const offered = choicesOf(each.act);
  const fitting = choices.filter(
    ({ happening }) => isFoundOf(each.act, happening) && offered.includes(happening.choice),
  );
  const own = fitting.find(({ happening }) => idOf(happening) === each.id);
  if (own !== undefined) return { ...each, choice: own.happening.choice, chosenIn: own };
  const other = fitting.find(({ happening }) => saysTheSame(each.act, happening, instruments));
  if (other === undefined) return each;
  return { ...each, choice: other.happening.choice, chosenIn: other, reusedOf: idOf(other.happening) };
}

function idOf({ instrument, act }: HappeningOf<"ReadingConfirmed">): string {
  return `${instrument}#${act}`;
}

// Whoever was asked of the other act had every doubt of this one before him.
function saysTheSame(
  act: UncertainAct,
  { instrument, act: number }: HappeningOf<"ReadingConfirmed">,
  instruments: readonly FiledInstrument[],
): boolean {
  if (!isOfItsForm(act.uncertain)) return false;
  const by = instruments.find(({ id }) => id === instrument);
  const other = by === undefined ? undefined : uncertainActIn(by, number);
  return act.uncertain.doubts.every((code) => other?.uncertain.doubts.includes(code) === true);
}

/** The instruments as they count: an act that waits, or is none, is out, and another reading stands in its place. */
export function asConfirmed(
  instruments: readonly FiledInstrument[],
  questioned: readonly Questioned[],
): readonly FiledInstrument[] {
  const found = new Map<Act, Questioned>(questioned.map((each) => [each.act, each]));
  return instruments.map((by) => {
    const { acts } = by.instrument;
    if (!acts.some((act) => found.has(act))) return by;
    return { ...by, instrument: { ...by.instrument, acts: acts.flatMap((act) => counted(act, found.get(act))) } };
  });
}

function counted(act: Act, questioned: Questioned | undefined): readonly Act[] {
  if (questioned === undefined || questioned.choice === "read") return [act];
  const { choice } = questioned;
  if (choice === undefined) return isGate(act) ? [unclear(act)] : [];
  return questioned.act.uncertain.otherwise.find(({ rule }) => rule === choice)?.acts ?? [];
}

// What an instrument waits for is never dropped: without it the instrument would take effect too early.
function isGate({ kind }: Act): boolean {
  return kind === "requireCondition" || kind === "setEffectiveDate";
}

function unclear({ clause, span, effect, terms, values }: Act): Act {
  const condition = { condition: "other" } as const;
  const text = "its reading is confirmed";
  return { kind: "requireCondition", condition, text, clause, span, effect, terms, values };
}

/** Acts, or what is uncertain of them, that do not count in a state of knowledge although the agreement has them. */
export type Withheld = ReadonlySet<object>;

/**
 * The instruments with every act that counts by one finding or another, and what of them is withheld by each: so that
 * two states of knowledge can be compared on one agreement.
 */
export function countedByEither(
  instruments: readonly FiledInstrument[],
  first: readonly Questioned[],
  second: readonly Questioned[],
): { readonly instruments: readonly FiledInstrument[]; readonly withheld: readonly [Withheld, Withheld] } {
  const found = [first, second].map((each) => new Map<Act, Questioned>(each.map((one) => [one.act, one])));
  const [early, late] = [new Set<object>(), new Set<object>()];
  const both = instruments.map((by) => {
    const acts = by.instrument.acts.flatMap((act): readonly Act[] => {
      if (!found.some((each) => each.has(act))) return [act];
      const [before = [], after = []] = found.map((each) => counted(act, each.get(act)));
      for (const each of after) if (!before.includes(each)) early.add(each.uncertain ?? each);
      for (const each of before) if (!after.includes(each)) late.add(each.uncertain ?? each);
      return [...new Set([...before, ...after])];
    });
    return { ...by, instrument: { ...by.instrument, acts } };
  });
  return { instruments: both, withheld: [early, late] };
}

/** Whether an act is withheld. */
export function isWithheld(act: Act, withheld: Withheld | undefined): boolean {
  return withheld !== undefined && (withheld.has(act) || (act.uncertain !== undefined && withheld.has(act.uncertain)));
}
