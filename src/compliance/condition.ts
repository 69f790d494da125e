import { daysBetween, type IsoDate } from "../base/date.ts";
import type { Instant } from "../base/instant.ts";
import type { Agreement } from "../agreement/agreement.ts";
import type { InEffect } from "../agreement/effect.ts";
import { clauseOf, type FiledInstrument } from "../agreement/instrument.ts";
import { partyNamed, signatoriesOf } from "../agreement/resolve.ts";
import type { FacilityFile } from "../events/facility.ts";
import { type Report, reportsOf } from "../events/record.ts";
import type { ActOf, Condition } from "../papers/acts/act.ts";
import type { DefaultsAsked } from "./asked.ts";
import { defaultsOn, testsOn } from "./defaults.ts";
import { executionOf } from "./execution.ts";
import { falseRepresentations } from "./representation.ts";

/** Whether a condition is met. `unknown` is never satisfied. */
export type Met = "satisfied" | "waived" | "failed" | "unknown";

/** A condition with its state and what shows it. `evidence` names facts and instruments; `lacking` what is missing. */
export type CheckedCondition = {
  readonly condition: Condition;
  readonly path: string;
  readonly cite: string;
  readonly met: Met;
  readonly evidence: readonly string[];
  readonly lacking?: string;
};

/** What a condition is tested on: the facts by a day, and the instruments taken to be in effect together. */
export type ConditionsAsked = {
  readonly facility: FacilityFile;
  readonly agreement: Agreement;
  /** Papers filed later are not on file. */
  readonly knownAt: Instant;
  readonly facts: readonly Report[];
  readonly instrument: FiledInstrument;
  readonly together: InEffect;
  readonly day: IsoDate;
};

type State = Pick<CheckedCondition, "met" | "evidence" | "lacking">;

/** Tests every condition of an instrument. */
export function checkConditions(asked: ConditionsAsked): CheckedCondition[] {
  return asked.instrument.instrument.acts.flatMap((act) =>
    act.kind === "requireCondition"
      ? [
          {
            condition: act.condition,
            path: act.clause,
            cite: clauseOf(asked.instrument, act.clause).cite,
            ...stateOf(act, asked),
          },
        ]
      : [],
  );
}

function stateOf(act: ActOf<"requireCondition">, asked: ConditionsAsked): State {
  const determined = determination(act.clause, asked);
  if (determined?.met === "waived") return determined;
  const { condition } = act;
  switch (condition.condition) {
    case "counterpartsReceived":
      return counterparts(condition, determined, asked);
    case "companionAmendment":
      // Which paper is meant without a date is for a person to say.
      return condition.dated === "unsaid" ? judged(condition, determined, asked) : companion(condition, asked);
    case "companionConditionsSatisfied":
      return companionOf(act.clause, asked);
    case "noDefault":
      return noDefault(condition, asked);
    default:
      return judged(condition, determined, asked);
  }
}

// For the party entitled to judge: what it found, unless a representation has since been found false.
function judged({ condition }: Condition, determined: State | undefined, asked: ConditionsAsked): State {
  const wrong = condition === "representationsTrue" ? representations(asked) : undefined;
  return wrong ?? determined ?? { met: "unknown", evidence: [], lacking: "no determination is recorded" };
}

// The latest finding on the clause by the day, whenever it was learned.
function determination(clause: string, { facts, instrument, day }: ConditionsAsked): State | undefined {
  const report = reportsOf(facts, "ConditionDetermined")
    .filter(
      ({ happening }) => happening.instrument === instrument.id && happening.clause === clause && happening.on <= day,
    )
    .toSorted((a, b) => daysBetween(b.happening.on, a.happening.on))
    .at(-1);
  if (report === undefined) return undefined;
  const { finding, by } = report.happening;
  const lacking = finding === "failed" ? { lacking: `${by} found it not met` } : {};
  return { met: finding, evidence: [report.key], ...lacking };
}

type CounterpartsCondition = Extract<Condition, { condition: "counterpartsReceived" }>;

// Receipt is shown by what was recorded, a signature by the paper; whether "the Required Lenders" signed is judged.
function counterparts(
  { by, signedBy }: CounterpartsCondition,
  determined: State | undefined,
  asked: ConditionsAsked,
): State {
  const { facts, facility, instrument, day } = asked;
  const received = reportsOf(facts, "InstrumentReceived").filter(
    ({ happening }) => happening.instrument === instrument.id && happening.on <= day,
  );
  const found = by.map((name) => {
    const party = partyNamed(facility.parties, name)?.id;
    return { name, key: received.find(({ happening }) => happening.by === party)?.key };
  });
  const missing = found.filter(({ key }) => key === undefined).map(({ name }) => name);
  const evidence = found.flatMap(({ key }) => (key === undefined ? [] : [key]));
  if (missing.length > 0) return { met: "failed", evidence, lacking: `not received by ${missing.join(" and ")}` };
  const unshown = withoutSignature(signedBy, asked);
  const nobody = by.length === 0 && signedBy.length === 0;
  const shown = signedBy.length === 0 ? evidence : [...evidence, instrument.id];
  if (unshown.length === 0 && !nobody) return { met: "satisfied", evidence: shown };
  const lacking = nobody
    ? "it does not say who is to sign"
    : `no paper shows the signature of ${unshown.join(" and ")}`;
  return determined ?? { met: "unknown", evidence, lacking };
}

function withoutSignature(
  signedBy: CounterpartsCondition["signedBy"],
  { facts, facility, instrument }: ConditionsAsked,
): readonly string[] {
  const { unsigned } = executionOf(instrument, facility.parties, facts);
  if (signedBy === "parties") return unsigned;
  const signed = signatoriesOf(instrument, facility.parties).filter((party) => !unsigned.includes(party));
  return signedBy.filter((name) => !signed.includes(partyNamed(facility.parties, name)?.id ?? ""));
}

type CompanionCondition = Extract<Condition, { condition: "companionAmendment" }>;

function companion(condition: CompanionCondition, asked: ConditionsAsked): State {
  const between = condition.between.join(" and ");
  const other = companionMeant(condition, asked);
  if (other === undefined)
    return { met: "unknown", evidence: [], lacking: `no amendment between ${between} is on file` };
  return asked.together.has(other.id)
    ? { met: "satisfied", evidence: [other.id] }
    : { met: "failed", evidence: [], lacking: `${other.id} is not executed or its conditions are not met` };
}

// The amendment on file between those parties with that date.
function companionMeant(condition: CompanionCondition, asked: ConditionsAsked): FiledInstrument | undefined {
  const { facility, instrument, agreement, knownAt } = asked;
  const sought = condition.between.map((name) => partyNamed(facility.parties, name)?.id ?? name).toSorted();
  const dated = condition.dated === "even_date" ? instrument.dated : condition.dated;
  return agreement.instruments.find((other) => {
    const signing = signatoriesOf(other, facility.parties);
    const isOther = other.id !== instrument.id && other.recordedAt <= knownAt;
    return isOther && other.dated === dated && signing.toSorted().join() === sought.join();
  });
}

// The conditions of the companion that the same clause names: met when it is taken to be in effect together.
function companionOf(clause: string, asked: ConditionsAsked): State {
  const named = asked.instrument.instrument.acts.find(
    (act) =>
      act.kind === "requireCondition" && act.clause === clause && act.condition.condition === "companionAmendment",
  );
  return named?.kind === "requireCondition" && named.condition.condition === "companionAmendment"
    ? companion(named.condition, asked)
    : { met: "unknown", evidence: [], lacking: "it does not say whose conditions are meant" };
}

// A representation that was found false and not since found true is not brought down, whatever else was found.
function representations({ facts, day }: ConditionsAsked): State | undefined {
  const wrong = falseRepresentations(facts, day);
  if (wrong.length === 0) return undefined;
  const clauses = wrong.map(({ happening }) => `${happening.instrument} § ${happening.clause}`);
  return { met: "failed", evidence: wrong.map(({ key }) => key), lacking: `found false: ${clauses.join(", ")}` };
}

function noDefault(condition: Extract<Condition, { condition: "noDefault" }>, asked: ConditionsAsked): State {
  // A condition once met stays met: what happens after the day, such as the fall of a waiver, does not reach back.
  const known = asked.facts.filter(({ happening }) => happening.on <= asked.day);
  const occurrences = defaultsOn({ ...asked, known, inEffect: givenEffect(condition, asked) }, asked.day);
  // What has become an Event of Default has occurred, cured or not; what was put right before that never will have.
  const standing = occurrences.filter(
    ({ occurrence, grounds, ended }) =>
      grounds.length === 0 && (occurrence.maturity === "matured" || (condition.unmaturedToo && ended === undefined)),
  );
  const evidence = occurrences
    .filter(({ grounds }) => grounds.length > 0)
    .flatMap(({ grounds }) => grounds.map(({ cite }) => cite));
  if (standing.length === 0) {
    const wanting = untested({ ...asked, known, inEffect: givenEffect(condition, asked) }, asked.day);
    if (wanting.length > 0) return { met: "unknown", evidence: [], lacking: `no figures for ${wanting.join(", ")}` };
    return { met: "satisfied", evidence: [...new Set(evidence)] };
  }
  return {
    met: "failed",
    evidence: [],
    lacking: `${standing.map(({ occurrence }) => occurrence.id).join(", ")} continuing`,
  };
}

// Tests whose figures were owed by the day and that nobody can tell the outcome of.
function untested(asked: DefaultsAsked, day: IsoDate): string[] {
  return testsOn(asked, day)
    .tests.filter(({ outcome, force }) => outcome === "unknown" && force.force === "in_force")
    .filter(({ dueOn, testedOn }) => (dueOn ?? testedOn) <= day)
    .map(({ covenant, testedOn }) => `${covenant.title} tested ${testedOn}`);
}

// What "after giving effect" gives effect to: the whole set that closes together, or this instrument alone beside
// the papers dated before it. A paper of even date is part of the same closing however much earlier it took effect.
function givenEffect({ givingEffect }: { givingEffect: boolean }, asked: ConditionsAsked): InEffect {
  const { together, instrument, facility } = asked;
  if (givingEffect && facility.settings.givingEffectTo === "closing_set") return together;
  const own = givingEffect ? instrument.id : undefined;
  return new Map([...together].filter(([id]) => id === own || isOlder(asked, id)));
}

function isOlder({ agreement, instrument }: ConditionsAsked, id: string): boolean {
  const dated = agreement.instruments.find((each) => each.id === id)?.dated;
  return dated !== undefined && instrument.dated !== undefined && dated < instrument.dated;
}
