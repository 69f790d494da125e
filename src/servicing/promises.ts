import { type Interval, intervalOf } from "../agreement/effect.ts";
import type { FiledAct } from "../agreement/instrument.ts";
import { addDays, type IsoDate } from "../base/date.ts";
import type { Frequency } from "../papers/covenants/covenant.ts";
import { periodEnds } from "../compliance/schedule.ts";
import type { ClauseOf } from "../events/collateral.ts";
import type { ActOf } from "../papers/acts/act.ts";
import { type KnownFacility, standingOn } from "./facility.ts";

/** A day on which a promise of an amendment is due, with what is promised and the clause that promises it. */
export type PromiseDue = { readonly on: IsoDate; readonly title: string; readonly cite: string };

type Filed = FiledAct & { readonly act: ActOf<"undertake"> };

/**
 * What amendments in effect promise by themselves, on each day on which it is due by another day.
 *
 * A promise that waits for something, and one whose words give no day, are left to their words. A duty that is entered
 * for the clause takes the place of what is read of it, and what was done of it is reported under that.
 */
export function promisesDue(facility: KnownFacility, on: IsoDate, through: IsoDate): PromiseDue[] {
  const standing = standingOn(facility, on);
  return promisesOf(facility).flatMap((filed): PromiseDue[] => {
    const { act, by, clause } = filed;
    const interval = intervalOf(filed, standing);
    if (interval === undefined || by.recordedAt > facility.knownAt) return [];
    return daysOf(act, interval, through).map((day) => ({ on: day, title: titleOf(act), cite: clause.cite }));
  });
}

/** The promises of amendments on file that no calendar can keep, since their words give no day to ask about them. */
export function promisesWithoutDay(facility: Pick<KnownFacility, "agreement" | "file">): Omit<PromiseDue, "on">[] {
  return promisesOf(facility).flatMap(({ act, clause }) =>
    hasDay(act) ? [] : [{ title: titleOf(act), cite: clause.cite }],
  );
}

/** The Events of Default that amendments on file make by themselves and for whose clause no default rule is entered. */
export function defaultsNotEntered({
  agreement,
  file,
}: Pick<KnownFacility, "agreement" | "file">): Omit<PromiseDue, "on">[] {
  const entered = placesOf(file.compliance?.rules);
  return agreement.acts.flatMap(({ act, by, clause }) =>
    act.kind !== "addEventOfDefault" || entered.has(`${by.id}:${clause.path}`)
      ? []
      : [{ title: shortened(act.event), cite: clause.cite }],
  );
}

// Those for whose clause no duty is entered.
function promisesOf({ agreement, file }: Pick<KnownFacility, "agreement" | "file">): Filed[] {
  const entered = placesOf(file.compliance?.duties);
  return agreement.acts.filter(isPromise).filter(({ by, clause }) => !entered.has(`${by.id}:${clause.path}`));
}

function isPromise(filed: FiledAct): filed is Filed {
  return filed.act.kind === "undertake";
}

const periods = new Map<string, Frequency>([
  ["month", "month"],
  ["calendar month", "month"],
  ["calendar quarter", "quarter"],
  ["calendar year", "year"],
]);

// What ends again and again on days that are known: not the quarters of a fiscal year, which the paper may not give.
function periodOf(after: string): Frequency | undefined {
  return periods.get(/^the end of (?:each|every) (.+)$/i.exec(after)?.[1]?.toLowerCase() ?? "");
}

function hasDay({ due, when }: ActOf<"undertake">): boolean {
  return due !== undefined && when === undefined && ("on" in due || periodOf(due.after) !== undefined);
}

function daysOf(act: ActOf<"undertake">, { from, until }: Interval, through: IsoDate): IsoDate[] {
  const { due } = act;
  if (due === undefined || !hasDay(act)) return [];
  const last = until === undefined || through < until ? through : addDays(until, -1);
  if ("on" in due) return due.on <= last ? [due.on] : [];
  const every = periodOf(due.after);
  if (every === undefined) return [];
  return periodEnds(every, from, addDays(last, -due.days)).map((end) => addDays(end, due.days));
}

function placesOf(entries: readonly ClauseOf[] = []): ReadonlySet<string> {
  return new Set(entries.map(({ paper, provision }) => `${paper}:${provision}`));
}

function titleOf({ by, what }: ActOf<"undertake">): string {
  return `${by}: ${shortened(what)}`;
}

// As much of it as a line has room for.
function shortened(said: string): string {
  const words = said.split(" ");
  const kept = words.slice(0, 12).join(" ").replace(/[,;]$/, "");
  return words.length > 12 ? `${kept} …` : kept;
}
