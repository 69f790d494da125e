import { assert } from "../base/assert.ts";
import type { IsoDate } from "../base/date.ts";
import { add, type Money, money } from "../base/money.ts";
import { type Receipt, withReceipt } from "../base/receipt.ts";
import type { ObligationHead } from "../events/application.ts";

/** An account of the lender's books. Loans are what is owed; `cash` is what went out and came in. */
export type Account =
  | "cash"
  | "income:interest"
  | "income:fees"
  | "opening"
  | "loans:prime"
  /** Interest owed for a time already charged, learned later: part of what is owed, bearing none itself. */
  | "loans:true-ups"
  /** What is owed besides loans, by its kind. */
  | "obligations:costs"
  | "obligations:protective-advances"
  | "obligations:interest"
  | "obligations:fees"
  | "obligations:bank-products"
  | "obligations:other"
  /** Cash of the borrower that the lender holds against letters of credit; and what it holds that is the borrower's. */
  | "held:letters-of-credit"
  | "held:borrower"
  | `loans:eurodollar:${string}`
  | `loans:option:${string}`
  | `loans:term:${string}`;

/** The account of each kind of what is owed besides loans. */
export const obligationAccounts: { readonly [Head in ObligationHead]: Account } = {
  costs: "obligations:costs",
  protective_advances: "obligations:protective-advances",
  interest: "obligations:interest",
  fees: "obligations:fees",
  bank_products: "obligations:bank-products",
  other_obligations: "obligations:other",
};

/** Whether what stands on an account is owed by the borrower. */
export function isOwed(account: Account): boolean {
  return account.startsWith("loans:") || account.startsWith("obligations:");
}

/** The name of the loan whose account it is; `undefined` for any other account, that of the Prime Rate Loans too. */
export function loanOfAccount(account: Account): string | undefined {
  return /^loans:(?:eurodollar|option|term):(.+)$/.exec(account)?.[1];
}

/** One side of an entry. Unit: cents; a debit is above zero, a credit below. */
export type Leg = { readonly account: Account; readonly amount: Money };

/**
 * A posting in double entry: its legs add up to nothing.
 *
 * `postedOn` is when it is entered, `valueOn` the day from which it counts; they differ when a fact was learned late.
 * `cite` is the clause that it rests on, `cause` the key of the fact or the name of the rule that made it.
 */
export type Entry = {
  readonly postedOn: IsoDate;
  readonly valueOn: IsoDate;
  readonly description: string;
  readonly kind:
    | "opening"
    | "advance"
    | "collection"
    | "return"
    | "conversion"
    | "instalment"
    | "interest"
    | "trueUp"
    | "fee"
    /** Something besides loans is owed, or what is owed of it becomes a part of the loans. */
    | "obligation"
    /** A fee that accrued, charged with the interest of the time. */
    | "accruedFee";
  readonly cite: string;
  readonly cause: string;
  /** The loan whose interest it is, by the name of its books. */
  readonly loan?: string;
  readonly legs: readonly Leg[];
  readonly receipt: Receipt;
};

/** What an entry is made of besides its legs. A receipt that is dear to make is given as that which makes it. */
export type EntryFacts = Omit<Entry, "legs" | "postedOn" | "valueOn" | "receipt"> & {
  readonly on: IsoDate;
  readonly receipt: Receipt | (() => Receipt);
};

/** Builds an entry that moves an amount from one account to another. */
export function transfer(facts: EntryFacts, amount: Money, debit: Account, credit: Account): Entry {
  return entryOf(facts, [
    { account: debit, amount },
    { account: credit, amount: money(amount.currency, -amount.minor) },
  ]);
}

/** Builds an entry of legs that add up to nothing. */
export function entryOf(facts: EntryFacts, legs: readonly Leg[]): Entry {
  const { on, description, kind, cite, cause, loan, receipt } = facts;
  const entry = balanced(
    loan === undefined
      ? { postedOn: on, valueOn: on, description, kind, cite, cause, legs }
      : { postedOn: on, valueOn: on, description, kind, cite, cause, loan, legs },
  );
  return typeof receipt === "function" ? withReceipt(entry, receipt) : { ...entry, receipt };
}

/** The entry, after making sure that its legs add up to nothing. */
function balanced<Given extends Omit<Entry, "receipt">>(entry: Given): Given {
  const [first, ...others] = entry.legs.map(({ amount }) => amount);
  assert(first !== undefined && add(first, ...others).minor === 0n, `an entry balances: ${entry.description}`);
  return entry;
}

/** What stands on an account after the entries posted by the end of a day. Unit: cents. */
export function balanceOf(entries: readonly Entry[], account: Account, on: IsoDate): bigint {
  let sum = 0n;
  for (const { postedOn, legs } of entries) {
    if (postedOn > on) continue;
    for (const leg of legs) if (leg.account === account) sum += leg.amount.minor;
  }
  return sum;
}
