import type { IsoDate } from "../base/date.ts";
import type { Instant } from "../base/instant.ts";
import { money } from "../base/money.ts";
import { type Account, type Entry, isOwed, type Leg } from "./entry.ts";

/**
 * Why what was posted differs from what is now known to have been due.
 *
 * An act that reaches back before its own day changes what was due (`legal_retroactivity`); a fact or act was learned
 * after its day (`late_knowledge`); a report takes the place of another that was wrong (`error_correction`).
 */
export type DifferenceLabel = "legal_retroactivity" | "late_knowledge" | "error_correction";

/** What made a difference: the label, and the keys of the reports or ids of the papers that became known. */
export type Difference = { readonly label: DifferenceLabel; readonly causes: readonly string[] };

/**
 * An entry as it stands in the books for ever. `postedOn` is the day it became known, `valueOn` the day it was due;
 * `knownAt` is the last moment of knowledge that it rests on. `difference` is there when it changes what was posted
 * before, or comes after the day it was due.
 */
export type Posting = Entry & { readonly knownAt: Instant; readonly difference?: Difference };

/** What moves by one name: entries of the same cause and day, whatever they came to as known at one time or another. */
export type Moved = { readonly entry: Entry; readonly legs: ReadonlyMap<Account, bigint> };

/** The name under which an entry is the same entry from one moment of knowledge to the next. */
export function nameOf({ kind, valueOn, cause, description, legs }: Entry): string {
  const words = kind === "interest" || kind === "trueUp" ? description : (legs[0]?.account ?? "");
  return [kind, valueOn, cause, words].join("|");
}

/** Entries by their names, with what each moves altogether. */
export function movedBy(entries: readonly Entry[]): Map<string, Moved> {
  const moved = new Map<string, Moved>();
  for (const entry of entries) {
    const name = nameOf(entry);
    moved.set(name, { entry, legs: summed(moved.get(name)?.legs, entry.legs, 1n) });
  }
  return moved;
}

/** The legs that lead from what was moved before to what is to be moved. Unit: cents; empty when nothing differs. */
export function legsBetween(before: Moved | undefined, now: Moved | undefined): Leg[] {
  const [any] = (now ?? before)?.entry.legs ?? [];
  if (any === undefined) return [];
  const legs = new Map(now?.legs);
  for (const [account, minor] of before?.legs ?? []) legs.set(account, (legs.get(account) ?? 0n) - minor);
  return [...legs]
    .filter(([, minor]) => minor !== 0n)
    .map(([account, minor]) => ({ account, amount: money(any.amount.currency, minor) }));
}

function summed(before: Moved["legs"] | undefined, legs: readonly Leg[], sign: bigint): Moved["legs"] {
  const sum = new Map(before);
  for (const { account, amount } of legs) sum.set(account, (sum.get(account) ?? 0n) + sign * amount.minor);
  return sum;
}

/** What stands on every account after the postings of the days up to `on`. Unit: cents, debits above zero. */
export function balancesOf(postings: readonly Entry[], on?: IsoDate): Map<Account, bigint> {
  let balances: Moved["legs"] = new Map();
  for (const { postedOn, legs } of postings)
    if (on === undefined || postedOn <= on) balances = summed(balances, legs, 1n);
  return new Map(balances);
}

/** What is owed on the loans in these books, true-ups with them. Unit: cents. */
export function owedInBooks(postings: readonly Entry[], on?: IsoDate): bigint {
  return [...balancesOf(postings, on)].reduce((sum, [account, minor]) => (isOwed(account) ? sum + minor : sum), 0n);
}
