import { addDays, type IsoDate } from "../base/date.ts";
import { add, type Money, money } from "../base/money.ts";
import type { Receipt } from "../base/receipt.ts";
import { ok, type Result } from "../base/result.ts";
import type { DifferenceLabel, Posting } from "../ledger/posting.ts";
import { type AccountMovement, accountMovements, type GeneralEntry, generalEntries } from "./accrual-entries.ts";
import { type AccrualLine, accrualLines, type AccrualPeriod } from "./accrual-line.ts";
import { creditedBy, earnedBy, knowledgeOf } from "./accrued.ts";
import { type KnownFacility, knownBy } from "./facility.ts";
import { postings } from "./postings.ts";
import { entryReceipt } from "./entry-receipt.ts";
import type { SweepFailure } from "./swept.ts";

/** A posting of the period that changes what was posted before: a true-up or a reversal, with why and of which day. */
export type AccrualDifference = {
  readonly postedOn: IsoDate;
  readonly valueOn: IsoDate;
  readonly description: string;
  readonly amount: Money;
  readonly label: DifferenceLabel;
  readonly causes: readonly string[];
  readonly clause: string;
  readonly receipt: Receipt;
};

/**
 * The accruals of a period for the general ledger, `from` and `to` both counted.
 *
 * `posted` is the income that the postings of the period credit; with what accrued at the end and without what had
 * accrued at the beginning it is what was earned in it, `accrued` and `adjusted` together.
 */
export type AccrualReport = {
  readonly from: IsoDate;
  readonly to: IsoDate;
  readonly lines: readonly AccrualLine[];
  readonly differences: readonly AccrualDifference[];
  readonly entries: readonly GeneralEntry[];
  readonly accounts: readonly AccountMovement[];
  readonly opening: Money;
  readonly accrued: Money;
  readonly adjusted: Money;
  readonly posted: Money;
  readonly closing: Money;
};

/**
 * The accrual report of the days from `from` to `to`: what had accrued at either end as the books had it then, what
 * was posted between, and what was earned of the days themselves, as known at their end.
 *
 * Refuses what `postings` and `earnedBy` refuse.
 */
export function accrualReport(
  facility: KnownFacility,
  from: IsoDate,
  to: IsoDate,
): Result<AccrualReport, SweepFailure> {
  const before = addDays(from, -1);
  const then = knownBy(facility, knowledgeOf(facility, before));
  const now = knownBy(facility, knowledgeOf(facility, to));
  const opening = earnedBy(then, before);
  if (!opening.ok) return opening;
  const restated = earnedBy(now, before);
  if (!restated.ok) return restated;
  const closing = earnedBy(now, to);
  if (!closing.ok) return closing;
  const made = postings(facility, now.knownAt, to);
  if (!made.ok) return made;
  const posted = made.value.filter(
    (posting) => posting.postedOn >= from && posting.postedOn <= to && creditedBy(posting) !== undefined,
  );
  const period = { facility: now, from, to, opening: opening.value, restated: restated.value, closing: closing.value };
  return ok(reportOf({ ...period, posted }));
}

function reportOf(period: AccrualPeriod): AccrualReport {
  const { facility, from, to, posted } = period;
  const lines = accrualLines(period);
  const sum = (amounts: readonly Money[]): Money => add(money(facility.file.currency, 0n), ...amounts);
  const entries = generalEntries(lines, posted, from, to);
  return {
    from,
    to,
    lines,
    differences: posted.flatMap(differenceOf),
    entries,
    accounts: accountMovements(facility.file.currency, lines, entries),
    opening: sum(lines.map((line) => line.opening)),
    accrued: sum(lines.map((line) => line.accrued)),
    adjusted: sum(lines.map((line) => line.adjusted)),
    posted: sum(posted.flatMap((posting) => creditedBy(posting)?.amount ?? [])),
    closing: sum(lines.map((line) => line.closing)),
  };
}

function differenceOf(posting: Posting): AccrualDifference[] {
  const { postedOn, valueOn, description, cite: clause, difference } = posting;
  const amount = creditedBy(posting)?.amount;
  if (difference === undefined || amount === undefined) return [];
  const { label, causes } = difference;
  return [{ postedOn, valueOn, description, amount, label, causes, clause, receipt: entryReceipt(posting) }];
}
