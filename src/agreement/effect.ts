import { addDays, type IsoDate } from "../base/date.ts";
import type { Act, LoanScope } from "../papers/acts/act.ts";
import { type Report, reportsOf } from "../events/record.ts";
import type { Settings } from "../events/settings.ts";
import { partName } from "./called.ts";
import { isWithheld } from "./confirm.ts";
import type { FiledAct } from "./instrument.ts";
import type { Standing } from "./reading.ts";

/** The day from which each instrument is in effect, as known; an instrument that is not in it is not in effect. */
export type InEffect = ReadonlyMap<string, IsoDate>;

/** The days on which an act applies: the first counted, the last not. */
export type Interval = { readonly from: IsoDate; readonly until?: IsoDate };

/**
 * When an act applies, given when its instrument took effect; `undefined` when it has not, or when the terms of one
 * loan are asked for and the act does not reach that loan, or when the act is withheld.
 *
 * A day that the words name applies as written, even before the signing. Words that put a text in place from a day to
 * come leave the earlier text to govern until then, unless the reading is set otherwise.
 */
export function intervalOf({ act, by, clause }: FiledAct, standing: Omit<Standing, "on">): Interval | undefined {
  const { inEffect, settings, occurred } = standing;
  const effective = counts(act, standing) ? inEffect.get(by.id) : undefined;
  if (effective === undefined) return undefined;
  const event = occurred?.get(partName(by.id, clause.path));
  if (act.effect.fromTrigger !== undefined) return begunBy(event, effective);
  const from = startOf(act, effective, settings);
  const until = earliest(lastDay(act.effect.until?.value, settings), event);
  return until === undefined ? { from } : { from, until };
}

function startOf(act: Act, effective: IsoDate, settings: Settings): IsoDate {
  const named = act.effect.from?.value;
  const later = named !== undefined && named > effective;
  const atOnce = later && settings.rateBeforeOperativeDate === "new_definition" && act.kind === "replaceDefinition";
  return named === undefined || atOnce ? effective : named;
}

// What waits for an event begins with it, and not before its instrument.
function begunBy(event: IsoDate | undefined, effective: IsoDate): Interval | undefined {
  return event === undefined ? undefined : { from: event < effective ? effective : event };
}

// Whether an act is not withheld, and reaches the loan whose terms are asked for.
function counts(act: Act, { withheld, loanMadeOn }: Omit<Standing, "on">): boolean {
  return !isWithheld(act, withheld) && reaches(act.effect.loans, loanMadeOn);
}

function reaches(loans: LoanScope | undefined, madeOn: IsoDate | undefined): boolean {
  return loans === undefined || madeOn === undefined || (loans.which === "new") === madeOn >= loans.day;
}

/** Whether any act reaches some loans only, so that two loans may bear different terms on one day. */
export function isScoped(acts: readonly FiledAct[]): boolean {
  return acts.some(({ act }) => act.effect.loans !== undefined);
}

function lastDay(end: IsoDate | undefined, { untilDate }: Settings): IsoDate | undefined {
  return end !== undefined && untilDate === "inclusive" ? addDays(end, 1) : end;
}

function earliest(first: IsoDate | undefined, second: IsoDate | undefined): IsoDate | undefined {
  if (first === undefined || second === undefined) return first ?? second;
  return first < second ? first : second;
}

/** The days on which what begins or ends an act came about, as known: the first of each, by the clause of the act. */
export function occurredBy(known: readonly Report[]): ReadonlyMap<string, IsoDate> {
  const events = reportsOf(known, "TriggerOccurred").map(({ happening }) => happening);
  const latestFirst = events.toSorted((a, b) => (a.on < b.on ? 1 : -1));
  return new Map(latestFirst.map(({ instrument, clause, on }) => [partName(instrument, clause), on]));
}

/** Whether an interval holds a day. */
export function holds(interval: Interval | undefined, on: IsoDate): boolean {
  return interval !== undefined && interval.from <= on && (interval.until === undefined || on < interval.until);
}
