import { addDays, type IsoDate, laterOf } from "../../../src/base/date.ts";
import { dayOf, type Instant } from "../../../src/base/instant.ts";
import { alder } from "./alder.ts";
import type { Account, Charged } from "./alder-account.ts";
import type { Deal, Told } from "./alder-terms.ts";

// The books of the Alder account as it became known: at each moment at which something is told, all of it is worked out
// anew from the first day. Interest that was charged stays as it was charged; what it lacked is a true-up.

/** Something told at a moment, perhaps in the place of something told before. */
export type Learned = Told & { readonly at: Instant; readonly corrects?: string };

/** What was told by a moment and not corrected by then, in the order in which it was told. */
export function knownAt(all: readonly Learned[], at: Instant): readonly Learned[] {
  const by = all.filter((each) => each.at <= at);
  return by.filter(({ name }) => !by.some(({ corrects }) => corrects === name));
}

/** The account at the end of a day, as the books have it by what was known at a moment. */
export function alderBooks(all: readonly Learned[], deal: Deal, at: Instant, through: IsoDate): Account {
  const began = all.find(({ happening }) => happening.type === "BalanceBroughtForward")?.at;
  const moments = [...new Set(all.map((each) => each.at))]
    .filter((each) => began !== undefined && each >= began && each <= at)
    .toSorted();
  const charged: Charged = { through: undefined, on: new Map() };
  let account: Account | undefined;
  for (const [index, moment] of moments.entries()) {
    // What falls due before something more is known is charged by what is known.
    const next = moments[index + 1];
    const until = next === undefined ? through : laterOf(dayOf(moment), addDays(dayOf(next), -1));
    const end = until < through ? until : through;
    account = alder(knownAt(all, moment), deal, end, charged);
    charged.through = charged.through === undefined ? end : laterOf(charged.through, end);
  }
  if (account === undefined) throw new Error("servicing has begun");
  return account;
}
