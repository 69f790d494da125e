import { addDays, type IsoDate, laterOf } from "../../../src/base/date.ts";
import { dayOf, endOfDay, type Instant } from "../../../src/base/instant.ts";
import { alder } from "./alder.ts";
import type { Account, Charged } from "./alder-account.ts";
import type { Deal, Told } from "./alder-terms.ts";

// The books of the Alder account as it became known: at the end of each day on which something was told, all of it is
// worked out anew from the first day. Interest that was charged on a day that is over stays as it was charged; what it
// lacked is a true-up.

/** Something told at a moment, perhaps in the place of something told before. */
export type Learned = Told & { readonly at: Instant; readonly corrects?: string };

/** What was told by a moment and not corrected by then, in the order in which it was told. */
export function knownAt(all: readonly Learned[], at: Instant): readonly Learned[] {
  const by = all.filter((each) => each.at <= at);
  return by.filter(({ name }) => !by.some(({ corrects }) => corrects === name));
}

/** The account at the end of a day, as the books have it by what was known at a moment. */
export function alderBooks(all: readonly Learned[], deal: Deal, at: Instant, through: IsoDate): Account {
  const told = all.filter((each) => each.at <= at);
  const began = told.find(({ happening }) => happening.type === "BalanceBroughtForward")?.at;
  const days = [
    ...new Set(told.filter((each) => began !== undefined && each.at >= began).map((each) => dayOf(each.at))),
  ];
  const charged: Charged = { through: undefined, on: new Map() };
  let account: Account | undefined;
  for (const [index, day] of days.toSorted().entries()) {
    // What falls due before something more is told is charged by what is known.
    const next = days[index + 1];
    const until = next === undefined ? through : addDays(next, -1);
    const end = until < through ? until : through;
    const known = next === undefined ? at : endOfDay(day);
    account = alder(knownAt(told, known), deal, end, charged);
    charged.through = charged.through === undefined ? end : laterOf(charged.through, end);
  }
  if (account === undefined) throw new Error("servicing has begun");
  return account;
}
