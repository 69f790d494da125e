import type { IsoDate } from "../base/date.ts";
import type { Instant } from "../base/instant.ts";
import { money, type Money, moneyText } from "../base/money.ts";
import { figure, leaf, type Receipt } from "../base/receipt.ts";
import { ok, type Result } from "../base/result.ts";
import { type Entry, isOwed } from "../ledger/entry.ts";
import { movedBy, type Moved } from "../ledger/posting.ts";
import { type KnownFacility, knownBy, type OpenFacility } from "./facility.ts";
import { entryReceipt } from "./entry-receipt.ts";
import { owedIn } from "./owed.ts";
import { accountOf } from "./account.ts";
import type { Sweep, SweepFailure } from "./swept.ts";

/** A line of the account that comes to something else at the later moment. Amounts: what it adds to the loans. */
export type RestatedLine = {
  readonly on: IsoDate;
  readonly description: string;
  readonly before: Money;
  readonly after: Money;
  readonly by: Money;
  readonly clause: string;
  readonly clauseBefore: string;
  readonly receipt: Receipt;
};

/** One account as known at two moments: what is owed by each, line by line, and what became known between them. */
export type Restatement = {
  readonly before: Money;
  readonly after: Money;
  readonly lines: readonly RestatedLine[];
  readonly learned: readonly Receipt[];
};

/**
 * The account to the end of a day as known at one moment against as known at another: each line that differs, with the
 * clause it rested on and the clause it rests on now, and all that became known between.
 *
 * Both are the account as the books have it by what is then known: interest stays as it was charged, and what was found
 * due later is a line of its own.
 */
export function restate(
  open: OpenFacility,
  from: Instant,
  to: Instant,
  through: IsoDate,
): Result<Restatement, SweepFailure> {
  const [earlier, later] = [knownBy(open, from), knownBy(open, to)];
  const before = accountOf(earlier, through);
  if (!before.ok) return before;
  const after = accountOf(later, through);
  if (!after.ok) return after;
  const learned = learnedBetween(earlier, later);
  return ok({
    before: owedIn(before.value),
    after: owedIn(after.value),
    lines: linesBetween(later, before.value, after.value, learned),
    learned,
  });
}

function linesBetween(
  { file }: KnownFacility,
  before: Sweep,
  after: Sweep,
  learned: readonly Receipt[],
): RestatedLine[] {
  const [was, is] = [movedBy(before.entries), movedBy(after.entries)];
  const names = [...new Set([...was.keys(), ...is.keys()])];
  const lines = names.flatMap((name): RestatedLine[] => {
    const [one, other] = [was.get(name), is.get(name)];
    const entry = (other ?? one)?.entry;
    const [a, b] = [toLoans(one), toLoans(other)];
    if (entry === undefined || a === b) return [];
    const by = money(file.currency, b - a);
    const because = [
      ...[one, other].flatMap((each) => (each === undefined ? [] : [entryReceipt(each.entry)])),
      ...learned,
    ];
    return [
      {
        on: entry.valueOn,
        description: entry.description,
        before: money(file.currency, a),
        after: money(file.currency, b),
        by,
        clause: citeOf(other?.entry),
        clauseBefore: citeOf(one?.entry),
        receipt: figure(entry.description, moneyText(by), because),
      },
    ];
  });
  return lines.toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
}

function citeOf(entry: Entry | undefined): string {
  return entry?.cite ?? "";
}

// What an entry adds to what is owed on the loans together. Unit: cents.
function toLoans(moved: Moved | undefined): bigint {
  let sum = 0n;
  for (const [account, minor] of moved?.legs ?? []) if (isOwed(account)) sum += minor;
  return sum;
}

function learnedBetween(earlier: KnownFacility, later: KnownFacility): Receipt[] {
  const [from, to] = earlier.knownAt < later.knownAt ? [earlier, later] : [later, earlier];
  const within = (at: Instant) => at > from.knownAt && at <= to.knownAt;
  const papers = later.file.papers
    .filter(({ recordedAt }) => within(recordedAt))
    .map(({ id, title, recordedAt }) => leaf("act", `${title}, filed`, { cite: id, value: recordedAt }));
  const facts = later.reports
    .filter(({ recordedAt }) => within(recordedAt))
    .map(({ key, by, recordedAt, happening, corrects }) => {
      const instead = corrects === undefined ? "" : `, in the place of ${corrects}`;
      return leaf("fact", `${happening.type} on ${happening.on}, recorded by ${by}${instead}`, {
        cite: key,
        value: recordedAt,
      });
    });
  return [...papers, ...facts];
}
