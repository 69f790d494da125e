import { addDays, type IsoDate } from "../base/date.ts";
import { type Money, money, moneyText } from "../base/money.ts";
import { figure, type Receipt } from "../base/receipt.ts";
import { ok, type Result } from "../base/result.ts";
import type { Account } from "../ledger/entry.ts";
import type { Posting } from "../ledger/posting.ts";
import { type Accrued, accruedAt, bookCalled, type IncomeAccount, nothingAccrued } from "./accrued.ts";
import type { KnownFacility } from "./facility.ts";
import { postings } from "./postings.ts";
import { entryReceipt } from "./statement.ts";
import type { SweepFailure } from "./swept.ts";

/** An account of the general ledger: those of the books, and what is earned and not yet charged or paid. */
export type GeneralAccount = Account | "accrued:interest" | "accrued:fees";

/**
 * One loan, or one fee, in a period: what had accrued when it began, what accrued in it, what was charged to the loans
 * and paid in money, and what has accrued when it ends. Opening and accrued are charged, paid and closing together.
 *
 * What is learned in the period of days before it accrues in it: nothing that was reported before is told anew.
 */
export type AccrualLine = {
  readonly income: IncomeAccount;
  readonly of: string;
  readonly called: string;
  readonly opening: Money;
  readonly accrued: Money;
  readonly charged: Money;
  readonly paid: Money;
  readonly closing: Money;
  readonly clause: string;
  readonly receipt: Receipt;
};

/** An entry of the general ledger; its legs add up to nothing, a debit above zero. */
export type GeneralEntry = {
  readonly on: IsoDate;
  readonly description: string;
  readonly clause: string;
  readonly legs: readonly { readonly account: GeneralAccount; readonly amount: Money }[];
};

/**
 * The accruals of a period for the general ledger, `from` and `to` both counted.
 *
 * `posted` is the income that the postings of the period credit; with what accrued at the end and without what had
 * accrued at the beginning it is what accrued in it.
 */
export type AccrualReport = {
  readonly from: IsoDate;
  readonly to: IsoDate;
  readonly lines: readonly AccrualLine[];
  readonly entries: readonly GeneralEntry[];
  readonly opening: Money;
  readonly accrued: Money;
  readonly posted: Money;
  readonly closing: Money;
};

/**
 * The accrual report of the days from `from` to `to`, each end as the books had it then, and of the postings between.
 *
 * Refuses what `postings` and `accruedAt` refuse.
 */
export function accrualReport(
  facility: KnownFacility,
  from: IsoDate,
  to: IsoDate,
): Result<AccrualReport, SweepFailure> {
  const before = addDays(from, -1);
  const opening = accruedAt(facility, before);
  if (!opening.ok) return opening;
  const closing = accruedAt(facility, to);
  if (!closing.ok) return closing;
  const made = postings(facility, facility.knownAt, to);
  if (!made.ok) return made;
  const earned = made.value.filter(
    (posting) => posting.postedOn >= from && posting.postedOn <= to && incomeOf(posting) !== undefined,
  );
  const ends = { opening: opening.value, closing: closing.value, before, to };
  const lines = keysOf(facility, ends, earned).map((key) => lineOf(facility, key, ends, earned));
  const sum = (amounts: readonly Money[]): Money =>
    money(
      facility.file.currency,
      amounts.reduce((total, { minor }) => total + minor, 0n),
    );
  return ok({
    from,
    to,
    lines,
    entries: [...earned.map(chargeEntry), ...lines.flatMap((line) => accrualEntries(line, to))],
    opening: sum(lines.map((line) => line.opening)),
    accrued: sum(lines.map((line) => line.accrued)),
    posted: sum(earned.map((posting) => incomeOf(posting)?.amount ?? sum([]))),
    closing: sum(lines.map((line) => line.closing)),
  });
}

type Ends = {
  readonly opening: readonly Accrued[];
  readonly closing: readonly Accrued[];
  readonly before: IsoDate;
  readonly to: IsoDate;
};

type Key = Pick<Accrued, "income" | "of" | "called">;

// Each loan and fee that has something in the period, once: interest first, in the order in which it is met.
function keysOf(facility: KnownFacility, { opening, closing }: Ends, earned: readonly Posting[]): Key[] {
  const posted = earned.flatMap((posting): Key[] => {
    const income = incomeOf(posting)?.account;
    if (income === undefined) return [];
    const of = ofPosting(posting);
    return [{ income, of, called: posting.loan === undefined ? posting.description : bookCalled(facility, of) }];
  });
  const keys = new Map<string, Key>();
  for (const each of [...opening, ...closing, ...posted]) {
    const name = `${each.income}|${each.of}`;
    if (!keys.has(name)) keys.set(name, each);
  }
  const all = [...keys.values()];
  return [
    ...all.filter(({ income }) => income === "income:interest"),
    ...all.filter(({ income }) => income !== "income:interest"),
  ];
}

function lineOf(
  facility: KnownFacility,
  { income, of, called }: Key,
  { opening, closing, before, to }: Ends,
  earned: readonly Posting[],
): AccrualLine {
  const isOwn = (each: { readonly income: IncomeAccount; readonly of: string }) =>
    each.income === income && each.of === of;
  const first = opening.find(isOwn);
  const last = closing.find(isOwn);
  const own = earned.filter((posting) => incomeOf(posting)?.account === income && ofPosting(posting) === of);
  const taken = (isPaid: boolean): bigint =>
    own
      .flatMap(({ legs }) => legs)
      .filter(({ account }) => !isIncome(account) && (account === "cash") === isPaid)
      .reduce((sum, { amount }) => sum + amount.minor, 0n);
  const [charged, paid] = [taken(false), taken(true)];
  const begins = first ?? nothingAccrued(facility, before);
  const ends = last ?? nothingAccrued(facility, to);
  const amount = (minor: bigint) => money(facility.file.currency, minor);
  const accrued = amount(charged + paid + ends.amount.minor - begins.amount.minor);
  const clauses = [first?.clause, ...own.map(({ cite }) => cite), last?.clause].flatMap((each) =>
    each === undefined ? [] : each.split("; "),
  );
  return {
    income,
    of,
    called,
    opening: begins.amount,
    accrued,
    charged: amount(charged),
    paid: amount(paid),
    closing: ends.amount,
    clause: [...new Set(clauses)].filter((each) => each !== "").join("; "),
    receipt: figure(`${called} accrued to ${to}`, moneyText(accrued), [
      figure(`accrued at the close of ${before}`, moneyText(begins.amount), [begins.receipt]),
      ...own.map(entryReceipt),
      figure(`accrued at the close of ${to}`, moneyText(ends.amount), [ends.receipt]),
    ]),
  };
}

// The loan of interest, the clause of a fee, or the fact behind it where it has none.
function ofPosting({ loan, cite, cause }: Posting): string {
  return loan ?? (cite === "" ? cause : cite);
}

function isIncome(account: Account): account is IncomeAccount {
  return account.startsWith("income:");
}

// The income that a posting credits, above zero, and its account; nothing where it touches none.
function incomeOf({ legs }: Posting): { readonly account: IncomeAccount; readonly amount: Money } | undefined {
  for (const { account, amount } of legs) {
    if (isIncome(account)) return { account, amount: money(amount.currency, -amount.minor) };
  }
  return undefined;
}

function accruedAccount(income: IncomeAccount): GeneralAccount {
  return income === "income:interest" ? "accrued:interest" : "accrued:fees";
}

// What is charged or paid was earned as it accrued, so it is taken from what has accrued and not from income.
function chargeEntry({ postedOn, description, cite, legs }: Posting): GeneralEntry {
  const own = legs.map(({ account, amount }) => ({
    account: isIncome(account) ? accruedAccount(account) : account,
    amount,
  }));
  return { on: postedOn, description, clause: cite, legs: own };
}

function accrualEntries({ income, called, accrued, clause }: AccrualLine, on: IsoDate): GeneralEntry[] {
  if (accrued.minor === 0n) return [];
  const description = income === "income:interest" ? `Interest accrued on ${called}` : `Earned: ${called}`;
  const legs = [
    { account: accruedAccount(income), amount: accrued },
    { account: income, amount: money(accrued.currency, -accrued.minor) },
  ];
  return [{ on, description, clause, legs }];
}
