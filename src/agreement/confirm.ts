import type { HappeningOf } from "../events/happening.ts";
import { type Report, type ReportOf, reportsOf } from "../events/record.ts";
import type { Act } from "../papers/acts/act.ts";
import {
  type Certainty,
  certaintyOf,
  isBelow,
  isOfItsForm,
  qualificationsOf,
  type Uncertainty,
} from "../papers/acts/certainty.ts";
import { isBaseKind } from "../papers/kind.ts";
import type { Provision } from "../papers/structure/provision.ts";
import type { Span } from "../papers/text/span.ts";
import { type Clause, clauseOf, type FiledInstrument } from "./instrument.ts";

/**
 * An act that is read with less certainty than the facility asks for, or the rates in a part of a base paper, and what
 * a person found of it.
 *
 * Shape: `id` is the instrument and a number, `letter#3`: that of the act among all that the instrument has, or, in a
 * paper that has none, that of the part among those whose rates are not certain. `choice` is absent as long as it
 * waits. `reusedOf` is that of which the choice was recorded, where it is another of the same form.
 */
export type Questioned = {
  readonly id: string;
  readonly number: number;
  readonly subject: Subject;
  readonly by: FiledInstrument;
  readonly clause: Clause;
  readonly certainty: Certainty;
  readonly choice?: HappeningOf<"ReadingConfirmed">["choice"];
  readonly chosenIn?: ReportOf<"ReadingConfirmed">;
  readonly reusedOf?: string;
};

/** What may be in question: an act, or a part of a base paper for the rates in its words. */
export type Subject = { readonly span: Span; readonly uncertain: Uncertainty } & (
  | { readonly act: Act }
  | { readonly part: Provision }
);

/** What is read of some instruments with less certainty than is asked for, as decided by what is known. */
export function questionedIn(
  instruments: readonly FiledInstrument[],
  known: readonly Report[],
  asked: Certainty,
): readonly Questioned[] {
  const uncertain = instruments.flatMap((by) =>
    subjectsOf(by).flatMap((subject, index): Questioned[] => {
      const certainty = certaintyOf(subject ?? {});
      if (subject === undefined || !isBelow(certainty, asked)) return [];
      const number = index + 1;
      const path = "act" in subject ? subject.act.clause : subject.part.path;
      return [{ id: `${by.id}#${number}`, number, subject, by, clause: clauseOf(by, path), certainty }];
    }),
  );
  if (uncertain.length === 0) return [];
  const choices = reportsOf(known, "ReadingConfirmed").toReversed();
  return uncertain.map((each) => decided(each, choices, instruments));
}

/** What a number in an instrument stands for, when it is something that is not certain. */
export function subjectIn(by: FiledInstrument, number: number): Subject | undefined {
  return subjectsOf(by)[number - 1];
}

const subjects = new WeakMap<FiledInstrument["instrument"], readonly (Subject | undefined)[]>();

// Every act in its place, those that are certain as nothing; or the parts of a base paper whose rates are not certain.
function subjectsOf({ instrument }: FiledInstrument): readonly (Subject | undefined)[] {
  const before = subjects.get(instrument);
  if (before !== undefined) return before;
  const found = isBaseKind(instrument.kind)
    ? instrument.provisions.flatMap(uncertainParts)
    : instrument.acts.map((act) => subjectOf(act.uncertain, (own) => ({ ...own, act, span: act.span })));
  subjects.set(instrument, found);
  return found;
}

function subjectOf(
  uncertain: Uncertainty | undefined,
  made: (own: { readonly uncertain: Uncertainty }) => Subject,
): Subject | undefined {
  return uncertain === undefined ? undefined : made({ uncertain });
}

function uncertainParts(part: Provision): readonly Subject[] {
  const own = subjectOf(part.uncertain, (each) => ({ ...each, part, span: part.textSpan }));
  return [...(own === undefined ? [] : [own]), ...part.parts.flatMap(uncertainParts)];
}

/** What a person may find: that it is as read, that it is none, or another reading of its words. */
export function choicesOf({ uncertain }: Subject): readonly string[] {
  return ["read", "rejected", ...uncertain.otherwise.map(({ rule }) => rule)];
}

/** Whether a finding was made of these words: of the rule that reads them and of their form. */
export function isFoundOf({ uncertain }: Subject, happening: HappeningOf<"ReadingConfirmed">): boolean {
  return happening.rule === uncertain.rule && happening.form === uncertain.form;
}

/**
 * The forms of what words say of a rate beyond what is understood, and a person has found to leave the rate as it is
 * read.
 */
export function acceptedQualifications(questioned: readonly Questioned[]): ReadonlySet<string> {
  const read = questioned.filter(({ choice }) => choice !== undefined && choice !== "rejected");
  return new Set(read.flatMap(({ subject }) => qualificationsOf(subject.uncertain)));
}

// What was found of the thing itself, and where nothing was, of the last of its form; the latest first.
function decided(
  each: Questioned,
  choices: readonly ReportOf<"ReadingConfirmed">[],
  instruments: readonly FiledInstrument[],
): Questioned {
  const offered = choicesOf(each.subject);
  const fitting = choices.filter(
    ({ happening }) => isFoundOf(each.subject, happening) && offered.includes(happening.choice),
  );
  const own = fitting.find(({ happening }) => idOf(happening) === each.id);
  if (own !== undefined) return { ...each, choice: own.happening.choice, chosenIn: own };
  const other = fitting.find(({ happening }) => saysTheSame(each.subject, happening, instruments));
  if (other === undefined) return each;
  return { ...each, choice: other.happening.choice, chosenIn: other, reusedOf: idOf(other.happening) };
}

function idOf({ instrument, act }: HappeningOf<"ReadingConfirmed">): string {
  return `${instrument}#${act}`;
}

// Whoever was asked of the other had every doubt of this one before him.
function saysTheSame(
  { uncertain }: Subject,
  { instrument, act: number }: HappeningOf<"ReadingConfirmed">,
  instruments: readonly FiledInstrument[],
): boolean {
  if (!isOfItsForm(uncertain)) return false;
  const by = instruments.find(({ id }) => id === instrument);
  const other = by === undefined ? undefined : subjectIn(by, number);
  return uncertain.doubts.every((code) => other?.uncertain.doubts.includes(code) === true);
}

/** The instruments as they count: an act that waits, or is none, is out, and another reading stands in its place. */
export function asConfirmed(
  instruments: readonly FiledInstrument[],
  questioned: readonly Questioned[],
): readonly FiledInstrument[] {
  const found = actsAmong(questioned);
  return instruments.map((by) => {
    const { acts } = by.instrument;
    if (!acts.some((act) => found.has(act))) return by;
    return { ...by, instrument: { ...by.instrument, acts: acts.flatMap((act) => counted(act, found.get(act))) } };
  });
}

function actsAmong(questioned: readonly Questioned[]): ReadonlyMap<Act, Questioned> {
  return new Map(questioned.flatMap((each) => ("act" in each.subject ? [[each.subject.act, each] as const] : [])));
}

function counted(act: Act, questioned: Questioned | undefined): readonly Act[] {
  if (questioned === undefined || questioned.choice === "read") return [act];
  const { choice } = questioned;
  if (choice === undefined) return isGate(act) ? [unclear(act)] : [];
  return questioned.subject.uncertain.otherwise.find(({ rule }) => rule === choice)?.acts ?? [];
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
  const found = [first, second].map(actsAmong);
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
