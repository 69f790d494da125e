import { addDays, type IsoDate } from "../base/date.ts";
import type { Duty } from "../events/compliance.ts";
import { byDay, reportsOf } from "../events/record.ts";
import { clauseForce } from "./anchor.ts";
import { complianceOf, type DefaultsAsked, standingOf } from "./asked.ts";
import { periodEnds } from "./schedule.ts";

/** Something due on a day. `performed` is when it was done, late or not; absent when nobody reported that it was. */
export type DueItem = {
  readonly duty: Duty;
  readonly dueOn: IsoDate;
  readonly performed?: { readonly on: IsoDate; readonly key: string };
  readonly cite: string;
};

/** What falls due from a day to another, both counted, under clauses that are in force on the day it is due. */
export function dueBetween(asked: DefaultsAsked, from: IsoDate, through: IsoDate): DueItem[] {
  const done = new Map(
    reportsOf(asked.known, "DutyPerformed")
      .toSorted(byDay)
      .toReversed()
      .map(({ happening, key }) => [`${happening.duty} ${happening.dueOn}`, { on: happening.on, key }]),
  );
  return complianceOf(asked)
    .duties.flatMap((duty) =>
      dueDays(duty, through)
        .filter((dueOn) => dueOn >= from)
        .flatMap((dueOn): DueItem[] => {
          const { force, cite } = clauseForce(asked.agreement, duty, standingOf(asked, dueOn));
          if (force !== "in_force") return [];
          const performed = done.get(`${duty.id} ${dueOn}`);
          return [{ duty, dueOn, cite, ...(performed === undefined ? {} : { performed }) }];
        }),
    )
    .toSorted((a, b) => (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : 0));
}

/** The days on which a duty falls due by a day, in order. */
export function dueDays(duty: Duty, through: IsoDate): IsoDate[] {
  if (duty.every === "once") return duty.from <= through ? [duty.from] : [];
  const ends = periodEnds(duty.every, duty.from, addDays(through, -duty.dueDays), duty.yearEnds);
  return ends.filter((end) => duty.until === undefined || end <= duty.until).map((end) => addDays(end, duty.dueDays));
}

/** An item that was not delivered by the end of the day it was due. `late` is when it was, if it was. */
export type Overdue = {
  readonly duty: Duty;
  readonly dueOn: IsoDate;
  readonly late?: { readonly on: IsoDate; readonly key: string };
};

/** What was overdue at some time before the end of a day. */
export function overdueOn(asked: DefaultsAsked, on: IsoDate): Overdue[] {
  const [first] = complianceOf(asked)
    .duties.map(({ from }) => from)
    .toSorted();
  if (first === undefined) return [];
  return dueBetween(asked, first, addDays(on, -1)).flatMap(({ duty, dueOn, performed }): Overdue[] => {
    if (performed === undefined) return [{ duty, dueOn }];
    return performed.on <= dueOn ? [] : [{ duty, dueOn, late: performed }];
  });
}
