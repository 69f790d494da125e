import { addDays, firstOfNextMonth, type IsoDate } from "../base/date.ts";
import { type Money, money } from "../base/money.ts";
import { ok, refuse, type Result } from "../base/result.ts";
import { reportsOf } from "../events/record.ts";
import { type Account, isOwed } from "../ledger/entry.ts";
import { balancesOf, owedInBooks, type Posting } from "../ledger/posting.ts";
import type { KnownFacility } from "./facility.ts";
import { postings } from "./postings.ts";
import type { StatementFailure } from "./statement.ts";

/** What one posting adds to what is owed on the loans together. A posting between two loans adds nothing. */
export type PostedLine = { readonly posting: Posting; readonly amount: Money };

/**
 * The loan account of one month as it was entered: what was owed by the books, what was posted in the month, whatever
 * day it was due, and what was owed at its close. `balances` are of the loans' accounts at the close.
 */
export type PostedStatement = {
  readonly month: string;
  readonly opensOn: IsoDate;
  readonly closesOn: IsoDate;
  readonly opening: Money;
  readonly lines: readonly PostedLine[];
  readonly closing: Money;
  readonly balances: readonly { readonly account: Account; readonly balance: Money }[];
};

/**
 * The statement of the month that begins on `first`, as its postings were made by `knownAt`. Once the month is over it
 * stays what it was, whatever becomes known later: that is posted in the month in which it is learned.
 *
 * Refuses `servicing.not_begun`, `statement.before_servicing_begins` and what `postings` refuses.
 */
export function statementAsPosted(facility: KnownFacility, first: IsoDate): Result<PostedStatement, StatementFailure> {
  const month = first.slice(0, 7);
  const closesOn = addDays(firstOfNextMonth(first), -1);
  const [opening] = reportsOf(facility.known, "BalanceBroughtForward");
  if (opening === undefined) return refuse({ code: "servicing.not_begun", facility: facility.file.id });
  if (closesOn < opening.happening.on) {
    return refuse({ code: "statement.before_servicing_begins", month, began: opening.happening.on });
  }
  const made = postings(facility, facility.knownAt, closesOn);
  if (!made.ok) return made;
  const { currency } = facility.file;
  const opensOn = addDays(first, -1);
  const posted = made.value.filter(({ postedOn }) => postedOn >= first && postedOn <= closesOn);
  return ok({
    month,
    opensOn,
    closesOn,
    opening: money(currency, owedInBooks(made.value, opensOn)),
    lines: posted.map((posting) => ({ posting, amount: money(currency, owedInBooks([posting])) })),
    closing: money(currency, owedInBooks(made.value, closesOn)),
    balances: [...balancesOf(made.value, closesOn)]
      .filter(([account, minor]) => isOwed(account) && minor !== 0n)
      .map(([account, minor]) => ({ account, balance: money(currency, minor) })),
  });
}
