import { addDays, type IsoDate } from "../base/date.ts";
import { type Money, money, moneyText } from "../base/money.ts";
import { figure, type Receipt } from "../base/receipt.ts";
import type { Entry } from "../ledger/entry.ts";
import type { Posting } from "../ledger/posting.ts";
import {
  type Accrued,
  creditedBy,
  type Earned,
  earnedCalled,
  earnedOn,
  type IncomeAccount,
  isIncome,
  nothingAccrued,
} from "./accrued.ts";
import type { KnownFacility } from "./facility.ts";
import { entryReceipt } from "./entry-receipt.ts";

/**
 * One loan, or one fee, in a period.
 *
 * Shape: `opening` had accrued when it began; `accrued` is earned of its own days; `adjusted` is what the books took up
 * in it of days before, because it was learned late or was due in a month that was closed. `charged` went to the loans
 * and `paid` came in money when due; `differences` are true-ups and reversals of what was posted before, whichever way
 * they were settled. `closing` has accrued when it ends. Opening, accrued and adjusted are charged, differences, paid
 * and closing together. Unit: each amount is rounded as it is posted.
 */
export type AccrualLine = {
  readonly income: IncomeAccount;
  readonly of: string;
  readonly called: string;
  readonly opening: Money;
  readonly accrued: Money;
  readonly adjusted: Money;
  readonly charged: Money;
  readonly differences: Money;
  readonly paid: Money;
  readonly closing: Money;
  readonly clause: string;
  readonly receipt: Receipt;
};

/** What a report is made of: what was earned by each end, and what was posted between. */
export type AccrualPeriod = {
  readonly facility: KnownFacility;
  readonly from: IsoDate;
  readonly to: IsoDate;
  /** By the day before, as the books had it then, and as known at the end. */
  readonly opening: Earned;
  readonly restated: Earned;
  readonly closing: Earned;
  readonly posted: readonly Posting[];
};

/** The lines of a period: each loan and fee that has something in it, once, interest first, as they are met. */
export function accrualLines(period: AccrualPeriod): AccrualLine[] {
  return keysOf(period).map((key) => lineOf(period, key));
}

type Key = Pick<Accrued, "income" | "of" | "called">;

function keysOf({ facility, opening, closing, posted }: AccrualPeriod): Key[] {
  const keys = new Map<string, Key>();
  const own = posted.flatMap((posting): Key[] => {
    const income = creditedBy(posting)?.account;
    const of = earnedOn(posting);
    return income === undefined ? [] : [{ income, of, called: earnedCalled(facility, posting) }];
  });
  for (const { income, of, called } of [...opening.accrued, ...closing.accrued, ...own]) {
    const name = `${income}|${of}`;
    if (!keys.has(name)) keys.set(name, { income, of, called });
  }
  const isInterest = ({ income }: Key) => income === "income:interest";
  const all = [...keys.values()];
  return [...all.filter(isInterest), ...all.filter((key) => !isInterest(key))];
}

function lineOf({ facility, from, to, opening, restated, closing, posted }: AccrualPeriod, key: Key): AccrualLine {
  const before = addDays(from, -1);
  const first = accruedOf(opening, key);
  const last = accruedOf(closing, key);
  const own = posted.filter((posting) => isOf(posting, key));
  const taken = (isMeant: (posting: Posting) => boolean): bigint => creditedTo(own.filter(isMeant), key);
  const differences = taken(({ difference }) => difference !== undefined);
  const paid = taken(({ difference, legs }) => difference === undefined && isPaid(legs));
  const charged = taken(({ difference, legs }) => difference === undefined && !isPaid(legs));
  const begins = first ?? nothingAccrued(facility, before);
  const ends = last ?? nothingAccrued(facility, to);
  const earned = charged + differences + paid + ends.amount.minor - begins.amount.minor;
  const ofItsDays = totalEarned(closing, key) - totalEarned(restated, key);
  const amount = (minor: bigint) => money(facility.file.currency, minor);
  const clauses = [first?.clause, ...own.map(({ cite }) => cite), last?.clause].flatMap((each) =>
    each === undefined ? [] : each.split("; "),
  );
  return {
    ...key,
    opening: begins.amount,
    accrued: amount(ofItsDays),
    adjusted: amount(earned - ofItsDays),
    charged: amount(charged),
    differences: amount(differences),
    paid: amount(paid),
    closing: ends.amount,
    clause: [...new Set(clauses)].filter((each) => each !== "").join("; "),
    receipt: figure(`${key.called}, earned from ${from} to ${to}`, moneyText(amount(earned)), [
      figure(`accrued at the close of ${before}`, moneyText(begins.amount), [begins.receipt]),
      ...own.map(entryReceipt),
      figure(`accrued at the close of ${to}`, moneyText(ends.amount), [ends.receipt]),
    ]),
  };
}

function isPaid(legs: Posting["legs"]): boolean {
  return legs.some(({ account }) => account === "cash");
}

function isOf(entry: Entry, { income, of }: Key): boolean {
  return creditedBy(entry)?.account === income && earnedOn(entry) === of;
}

function accruedOf({ accrued }: Earned, { income, of }: Key): Accrued | undefined {
  return accrued.find((each) => each.income === income && each.of === of);
}

// What entries credit to the income of a line. Unit: cents.
function creditedTo(entries: readonly Entry[], key: Key): bigint {
  return entries
    .filter((entry) => isOf(entry, key))
    .flatMap(({ legs }) => legs)
    .reduce((sum, { account, amount }) => (isIncome(account) ? sum - amount.minor : sum), 0n);
}

function totalEarned(earned: Earned, key: Key): bigint {
  return creditedTo(earned.entered, key) + (accruedOf(earned, key)?.amount.minor ?? 0n);
}
