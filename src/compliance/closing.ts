import { dayOf, type Instant } from "../base/instant.ts";
import type { IsoDate } from "../base/date.ts";
import type { Agreement } from "../agreement/agreement.ts";
import type { InEffect } from "../agreement/effect.ts";
import type { FiledInstrument } from "../agreement/instrument.ts";
import type { FacilityFile } from "../events/facility.ts";
import { known, type Report } from "../events/record.ts";
import { type CheckedCondition, checkConditions } from "./condition.ts";
import { type Execution, executionOf } from "./execution.ts";

/** How an instrument stands: in effect from a day, or waiting, with what it waits for. */
export type InstrumentStanding = {
  readonly instrument: FiledInstrument;
  readonly executedOn?: IsoDate;
  readonly effectiveOn?: IsoDate;
  /** Parties that have not signed. */
  readonly unsigned: readonly string[];
  readonly conditions: readonly CheckedCondition[];
};

/** Every instrument's standing as known, and the days from which those in effect are so. */
export type Closing = { readonly standings: readonly InstrumentStanding[]; readonly inEffect: InEffect };

/** What a closing is worked out from. `knownAt` bounds both the papers and the reports. */
export type ClosingAsked = {
  readonly facility: FacilityFile;
  readonly agreement: Agreement;
  readonly reports: readonly Report[];
  readonly knownAt: Instant;
};

/**
 * Which instruments are in effect, and since when, as known at a moment.
 *
 * On each day on which a fact could change the answer, all instruments signed by then are taken to be in effect
 * together; those whose conditions fail on that assumption are dropped, with all that depended on them, until nothing
 * more falls. What is left takes effect on that day. Conditions that look at one another are so satisfied together.
 */
export function closingOf(asked: ClosingAsked): Closing {
  const facts = known(asked.reports, asked.knownAt);
  const onFile = asked.agreement.instruments.filter(
    (each) => each.recordedAt <= asked.knownAt && !isSchedule(each.instrument),
  );
  const signed = new Map(onFile.map((each) => [each.id, executionOf(each, asked.facility.parties, facts)]));
  const committed = new Map<string, IsoDate>();
  const days = daysToTry(onFile, facts, signed, dayOf(asked.knownAt));
  for (const day of days) {
    const waiting = onFile.filter(({ id }) => !committed.has(id) && isBy(signed.get(id)?.on, day));
    for (const { id } of holding(asked, facts, waiting, committed, day)) committed.set(id, day);
  }
  const stated = new Map(onFile.map((each) => [each.id, statedDay(each)]));
  const inEffect = new Map([...committed].map(([id, day]) => [id, stated.get(id) ?? day]));
  const last = days.at(-1) ?? dayOf(asked.knownAt);
  const standings = onFile.map((instrument) => standingOf(asked, facts, instrument, signed, committed, inEffect, last));
  return { standings, inEffect };
}

// A schedule stands with the paper that it is attached to: nobody signs it.
function isSchedule({ attachment, kind, signatures, acts }: FiledInstrument["instrument"]): boolean {
  return attachment !== undefined && kind === "other" && signatures.length === 0 && acts.length === 0;
}

function isBy(signedOn: IsoDate | undefined, day: IsoDate): boolean {
  return signedOn !== undefined && signedOn <= day;
}

function daysToTry(
  onFile: readonly FiledInstrument[],
  facts: readonly Report[],
  signed: ReadonlyMap<string, Execution>,
  last: IsoDate,
): IsoDate[] {
  const days = [...onFile.flatMap(({ id }) => signed.get(id)?.on ?? []), ...facts.map(({ happening }) => happening.on)];
  return [...new Set(days)].filter((day) => day <= last).toSorted();
}

// The largest set of waiting instruments whose conditions all hold once the whole set is taken to be in effect.
function holding(
  asked: ClosingAsked,
  facts: readonly Report[],
  waiting: readonly FiledInstrument[],
  committed: InEffect,
  day: IsoDate,
): readonly FiledInstrument[] {
  const together = new Map([...committed, ...waiting.map(({ id }) => [id, day] as const)]);
  const kept = waiting.filter((instrument) =>
    checkConditions({ ...asked, facts, instrument, together, day }).every(
      ({ met }) => met === "satisfied" || met === "waived",
    ),
  );
  return kept.length === waiting.length ? kept : holding(asked, facts, kept, committed, day);
}

/** The day from which an instrument says that it is in effect, when it says one. */
export function statedDay({ instrument }: FiledInstrument): IsoDate | undefined {
  return instrument.acts.flatMap((act) => (act.kind === "setEffectiveDate" ? [act.on] : []))[0];
}

function standingOf(
  asked: ClosingAsked,
  facts: readonly Report[],
  instrument: FiledInstrument,
  signed: ReadonlyMap<string, Execution>,
  committed: InEffect,
  inEffect: InEffect,
  last: IsoDate,
): InstrumentStanding {
  const execution = signed.get(instrument.id);
  const effectiveOn = inEffect.get(instrument.id);
  const day = committed.get(instrument.id) ?? last;
  const conditions = lackingOf(asked, facts, instrument, signed, committed, day);
  return {
    instrument,
    ...(execution?.on === undefined ? {} : { executedOn: execution.on }),
    ...(effectiveOn === undefined ? {} : { effectiveOn }),
    unsigned: execution?.unsigned ?? [],
    conditions,
  };
}

// What a waiting instrument lacks is shown first as if all that is signed took effect with it. When it then lacks
// nothing itself, it waits for another: that shows on what has really taken effect.
function lackingOf(
  asked: ClosingAsked,
  facts: readonly Report[],
  instrument: FiledInstrument,
  signed: ReadonlyMap<string, Execution>,
  committed: InEffect,
  day: IsoDate,
): CheckedCondition[] {
  const alongside = asked.agreement.instruments.filter(({ id }) => isBy(signed.get(id)?.on, day));
  const together = new Map([...alongside.map(({ id }) => [id, day] as const), ...committed]);
  const conditions = checkConditions({ ...asked, facts, instrument, together, day });
  const waits = !committed.has(instrument.id) && conditions.every(({ met }) => met === "satisfied" || met === "waived");
  if (!waits) return conditions;
  return checkConditions({ ...asked, facts, instrument, together: new Map([...committed, [instrument.id, day]]), day });
}
