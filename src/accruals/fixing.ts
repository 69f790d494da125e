import { daysBetween, firstOfNextMonth, type IsoDate } from "../base/date.ts";
import type { Ratio } from "../base/ratio.ts";
import { leaf, type Receipt } from "../base/receipt.ts";
import { lastWhere } from "../base/search.ts";
import { type Report, reportsOf } from "../events/record.ts";

/** When a published change of an index reaches the loans. */
export type ChangeTiming = "same_day" | "first_of_next_month";

/** A value of an index from the day it reaches the loans. Rate: per annum. `source` is the published fact. */
export type Fixing = {
  readonly index: string;
  readonly publishedOn: IsoDate;
  readonly reachesOn: IsoDate;
  readonly rate: Ratio;
  readonly source: Receipt;
};

/** The values of an index in the order in which they reach the loans. */
export function fixingsOf(known: readonly Report[], index: string, timing: ChangeTiming): readonly Fixing[] {
  const published = reportsOf(known, "IndexPublished");
  const kept = sorted.get(known);
  const name = `${timing} ${index}`;
  const before = kept?.published.length === published.length ? kept.fixings.get(name) : undefined;
  if (before !== undefined) return before;
  const fixings = sortedFixings(known, index, timing);
  const others = kept?.published.length === published.length ? kept.fixings : [];
  sorted.set(known, { published, fixings: new Map([...others, [name, fixings]]) });
  return fixings;
}

// A sweep asks the same list for the same index on every day.
const sorted = new WeakMap<
  readonly Report[],
  { readonly published: readonly Report[]; readonly fixings: ReadonlyMap<string, readonly Fixing[]> }
>();

function sortedFixings(known: readonly Report[], index: string, timing: ChangeTiming): Fixing[] {
  return reportsOf(known, "IndexPublished")
    .filter(({ happening }) => happening.index === index)
    .map(({ key, happening: { on, rate, publisher } }) => ({
      index,
      publishedOn: on,
      reachesOn: timing === "same_day" ? on : firstOfNextMonth(on),
      rate,
      source: leaf("fact", `${index} published ${on} by ${publisher}`, { cite: key }),
    }))
    .toSorted((a, b) => daysBetween(b.publishedOn, a.publishedOn));
}

// The value of an index for one day, by index and day; looked up for each Business Day of each loan.
const published = new WeakMap<
  readonly Report[],
  { readonly count: number; readonly byDay: ReadonlyMap<string, Fixing> }
>();

/** The value of an index that was published for a day, and for no other; `undefined` when none was. */
export function publishedFor(known: readonly Report[], index: string, on: IsoDate): Fixing | undefined {
  const kept = published.get(known);
  const current = kept?.count === known.length ? kept : { count: known.length, byDay: byDayOf(known) };
  if (current !== kept) published.set(known, current);
  return current.byDay.get(`${on} ${index}`);
}

function byDayOf(known: readonly Report[]): ReadonlyMap<string, Fixing> {
  const indices = new Set(reportsOf(known, "IndexPublished").map(({ happening }) => happening.index));
  const all = [...indices].flatMap((index) => fixingsOf(known, index, "same_day"));
  return new Map(all.map((fixing) => [`${fixing.publishedOn} ${fixing.index}`, fixing]));
}

/** The value in force on a day: the latest published of those that have reached the loans. */
export function fixingOn(fixings: readonly Fixing[], on: IsoDate): Fixing | undefined {
  return fixings[lastWhere(fixings, ({ reachesOn }) => reachesOn <= on)];
}
