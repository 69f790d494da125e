import { addDays, type IsoDate, laterOf } from "../base/date.ts";
import { dayOf, type Instant } from "../base/instant.ts";
import type { Result } from "../base/result.ts";
import { reportsOf } from "../events/record.ts";
import type { Entry } from "../ledger/entry.ts";
import type { AsCharged } from "./as-charged.ts";
import type { KnownFacility, OpenFacility } from "./facility.ts";
import type { Sweep, SweepFailure } from "./swept.ts";
import { resume, sweep } from "./sweep.ts";
import { inTime, touchedFrom } from "./touched.ts";

/**
 * Sweeps a facility as one state of knowledge follows another, so that interest once charged stays charged as it was.
 *
 * What is then found to have been due is a true-up, which bears no interest itself, unless the setting
 * `trueUpInterest` reads the papers otherwise.
 */
export class Learning {
  readonly #charged = new Map<IsoDate, readonly Entry[]>();
  #through: IsoDate | undefined;
  #last: { readonly facility: KnownFacility; readonly sweep: Sweep } | undefined;

  /** The last day of which interest has been charged, when anything was swept yet. */
  get through(): IsoDate | undefined {
    return this.#through;
  }

  /** Sweeps the facility as it is known next, to the end of a day. A refusal leaves what was charged before. */
  learn(facility: KnownFacility, through: IsoDate): Result<Sweep, SweepFailure> {
    const closed = this.#closedBy(facility);
    const swept = this.#sweep(facility, through, closed);
    if (!swept.ok) return swept;
    this.#last = { facility, sweep: swept.value };
    this.#remember(swept.value, through, closed);
    return swept;
  }

  // The day on which something becomes known is over only when nothing more can become known on it.
  #closedBy(facility: KnownFacility): IsoDate | undefined {
    if (this.#through === undefined) return undefined;
    const before = addDays(learnedLastOn(facility), -1);
    return before < this.#through ? before : this.#through;
  }

  #sweep(facility: KnownFacility, through: IsoDate, closed: IsoDate | undefined): Result<Sweep, SweepFailure> {
    const simple = facility.file.settings.trueUpInterest === "simple";
    const asCharged: AsCharged = { through: simple ? closed : undefined, on: this.#charged };
    const from = this.#last;
    const touched = from === undefined ? undefined : touchedFrom(from.facility, facility);
    if (from === undefined || touched === undefined || touched <= from.sweep.through) {
      return sweep(facility, through, asCharged);
    }
    return resume(facility, from.sweep, through, asCharged);
  }

  #remember({ entries }: Sweep, through: IsoDate, closed: IsoDate | undefined): void {
    for (const day of this.#charged.keys()) if (closed === undefined || day > closed) this.#charged.delete(day);
    for (const entry of entries) {
      if (entry.kind !== "interest" && entry.kind !== "accruedFee") continue;
      if (closed !== undefined && entry.valueOn <= closed) continue;
      this.#charged.set(entry.valueOn, [...(this.#charged.get(entry.valueOn) ?? []), entry]);
    }
    this.#through = this.#through === undefined ? through : laterOf(this.#through, through);
  }
}

// The day of the last moment, as known, at which anything became known.
function learnedLastOn({ reports, file, knownAt }: KnownFacility): IsoDate {
  const moments = [...reports, ...file.papers].map(({ recordedAt }) => recordedAt).filter((at) => at <= knownAt);
  return dayOf(moments.reduce((last, at) => (at > last ? at : last)));
}

/** A state of knowledge: the last moment of it, and the day to the end of which the account is charged by it. */
export type Turn = { readonly at: Instant; readonly until: IsoDate };

/**
 * The states of knowledge of a facility up to `knownAt` that an account passes through once servicing has begun, the
 * last of which runs on to the end of `through`.
 */
export function turnsOf(open: OpenFacility, knownAt: Instant, through: IsoDate): readonly Turn[] {
  return turnsAt(momentsOf(open, knownAt), through);
}

/**
 * The same, but a day is one state, that of its last moment, since by it the day is charged; and days on which nothing
 * became known that could change a day before belong to the state they follow: what is charged by either is the same.
 */
export function turnsBack(open: OpenFacility, knownAt: Instant, through: IsoDate): readonly Turn[] {
  const back = new Set<IsoDate>(open.file.papers.map(({ recordedAt }) => dayOf(recordedAt)));
  for (const report of open.reports) if (!inTime(report)) back.add(dayOf(report.recordedAt));
  const all = momentsOf(open, knownAt);
  const moments = [...new Map(all.map((at) => [dayOf(at), at])).values()];
  const kept = moments.filter((_, index) => {
    const next = moments[index + 1];
    return next === undefined || back.has(dayOf(next));
  });
  return turnsAt(kept, through, (at) => moments[moments.indexOf(at) + 1]);
}

function turnsAt(
  kept: readonly Instant[],
  through: IsoDate,
  after: (at: Instant, index: number) => Instant | undefined = (_, index) => kept[index + 1],
): Turn[] {
  return kept.map((at, index) => {
    const next = after(at, index);
    // Up to the day before something more is known.
    const until = next === undefined ? through : addDays(dayOf(next), -1);
    const day = dayOf(at) < through ? dayOf(at) : through;
    return { at, until: laterOf(day, until < through ? until : through) };
  });
}

function momentsOf({ reports, file }: OpenFacility, knownAt: Instant): Instant[] {
  const began = reportsOf(reports, "BalanceBroughtForward")
    .map(({ recordedAt }) => recordedAt)
    .toSorted()[0];
  const moments = [...reports, ...file.papers].map(({ recordedAt }) => recordedAt);
  return [...new Set(moments)].filter((at) => began !== undefined && at >= began && at <= knownAt).toSorted();
}
