import { type Interval, intervalOf } from "../agreement/effect.ts";
import type { FiledAct } from "../agreement/instrument.ts";
import { addDays, type IsoDate } from "../base/date.ts";
import { periodEnds } from "../compliance/schedule.ts";
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
  const { agreement, file, knownAt } = facility;
  const standing = standingOn(facility, on);
  const entered = new Set((file.compliance?.duties ?? []).map(({ paper, provision }) => `${paper}:${provision}`));
  return agreement.acts.filter(isPromise).flatMap((filed): PromiseDue[] => {
    const { act, by, clause } = filed;
    const interval = intervalOf(filed, standing);
    if (interval === undefined || by.recordedAt > knownAt || entered.has(`${by.id}:${clause.path}`)) return [];
    return daysOf(act, interval, through).map((day) => ({ on: day, title: titleOf(act), cite: clause.cite }));
  });
}

function isPromise(filed: FiledAct): filed is Filed {
  return filed.act.kind === "undertake";
}

const periods = /^the end of (?:each|every) (?:calendar (month|quarter|year)|(month))$/;

function daysOf({ due, when }: ActOf<"undertake">, { from, until }: Interval, through: IsoDate): IsoDate[] {
  if (due === undefined || when !== undefined) return [];
  const last = until === undefined || through < until ? through : addDays(until, -1);
  if ("on" in due) return due.on <= last ? [due.on] : [];
  const [, calendar, month] = periods.exec(due.after) ?? [];
  const every = calendar ?? month;
  if (every !== "month" && every !== "quarter" && every !== "year") return [];
  return periodEnds(every, from, addDays(last, -due.days)).map((end) => addDays(end, due.days));
}

// As much of it as a line has room for.
function titleOf({ by, what }: ActOf<"undertake">): string {
  const words = what.split(" ");
  const kept = words.slice(0, 12).join(" ").replace(/[,;]$/, "");
  return `${by}: ${kept}${words.length > 12 ? " …" : ""}`;
}
