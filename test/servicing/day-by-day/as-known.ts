import { addDays, type IsoDate, laterOf } from "../../../src/base/date.ts";
import { dayOf, endOfDay, type Instant } from "../../../src/base/instant.ts";
import type { Happening } from "../../../src/events/happening.ts";

// The books of an account as it became known: at the end of each day on which something was told, all of it is worked
// out anew from the first day. Interest that was charged on a day that is over stays as it was charged; what it lacked
// is a true-up, which bears no interest.

/** Something told at a moment, perhaps in the place of something told before. */
export type Learned = {
  readonly name: string;
  readonly at: Instant;
  readonly happening: Happening;
  readonly corrects?: string;
};

/** What fell due in the books on the days up to one, as it was first charged. */
export type Charged<Line> = { through: IsoDate | undefined; readonly on: Map<IsoDate, readonly Line[]> };

/** Books in which nothing was charged yet. */
export function nothingCharged<Line>(): Charged<Line> {
  return { through: undefined, on: new Map() };
}

/** What enters the books of what fell due on a day: all of it, or on a day that is over what was charged on it then. */
export function entering<Line>(day: IsoDate, due: readonly Line[], { through, on }: Charged<Line>): readonly Line[] {
  if (through !== undefined && day <= through) return on.get(day) ?? [];
  on.set(day, due);
  return due;
}

/** What was told by a moment and not corrected by then, in the order in which it was told. */
export function knownAt<Each extends Learned>(all: readonly Each[], at: Instant): readonly Each[] {
  const by = all.filter((each) => each.at <= at);
  return by.filter(({ name }) => !by.some(({ corrects }) => corrects === name));
}

/** The account at the end of a day, as the books have it by what was known at a moment. */
export function asKnown<Each extends Learned, Line, Account>(
  all: readonly Each[],
  [at, through]: readonly [Instant, IsoDate],
  work: (known: readonly Each[], end: IsoDate, charged: Charged<Line>) => Account,
): Account {
  const told = all.filter((each) => each.at <= at);
  const began = told.find(({ happening }) => happening.type === "BalanceBroughtForward")?.at;
  const since = told.filter((each) => began !== undefined && each.at >= began);
  const days = [...new Set(since.map((each) => dayOf(each.at)))].toSorted();
  const charged = nothingCharged<Line>();
  let account: Account | undefined;
  for (const [index, day] of days.entries()) {
    // What falls due before something more is told is charged by what is known.
    const next = days[index + 1];
    const until = next === undefined ? through : addDays(next, -1);
    const end = until < through ? until : through;
    account = work(knownAt(told, next === undefined ? at : endOfDay(day)), end, charged);
    charged.through = charged.through === undefined ? end : laterOf(charged.through, end);
  }
  if (account === undefined) throw new Error("servicing has begun");
  return account;
}
