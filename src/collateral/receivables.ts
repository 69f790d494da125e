import { unreachable } from "../base/assert.ts";
import { daysBetween, type IsoDate } from "../base/date.ts";
import { settle } from "../base/money.ts";
import { type Ratio, ratio, times } from "../base/ratio.ts";
import { ok, refuse, type Result } from "../base/result.ts";
import type { PayableRow, ReceivableRow } from "../events/collateral.ts";
import type { DebtorRegister } from "./debtor.ts";
import type { CollateralFailure } from "./failure.ts";
import { type Open, openOf, type Part, type Removed, Taking } from "./part.ts";
import type { AccountRuleInForce } from "./rules.ts";

/** An aging as rules are applied to it: its rows, its day, its file, and what is owed to the same parties. */
export type Aging = {
  readonly rows: readonly ReceivableRow[];
  readonly asOf: IsoDate;
  readonly file: string;
  readonly payables: readonly PayableRow[];
  readonly register: DebtorRegister;
};

type Account = Open & { readonly said: ReceivableRow; readonly overAge: boolean };

/** All that one debtor owes. Units: cents; `overAge` is what is too old of it, credits not counted. */
type DebtorBook = {
  readonly key: string;
  readonly accounts: Account[];
  gross: bigint;
  overAge: bigint;
};

/**
 * The eligible receivables: what is left of an aging when every rule has, in its turn, taken what it reaches.
 *
 * Each dollar is taken at most once, so `gross` is `eligible` and all that was removed. A credit counts against what a
 * rule takes from its debtor only as far as the rule takes anything. With the rule on credits in prior, a credit that
 * is itself over age makes up for nothing: what the aging's old columns net is put back. Nothing depends on the order
 * of the rows.
 *
 * Refuses `collateral.cell_missing` for a date or a country that a rule needs and no row gives.
 */
export function eligibleReceivables(
  aging: Aging,
  rules: readonly AccountRuleInForce[],
): Result<Part, CollateralFailure> {
  const ageOf = agesTo(aging.asOf);
  const books = booksOf(aging, rules, ageOf);
  if (!books.ok) return books;
  const all = [...books.value.values()];
  const gross = all.reduce((sum, book) => sum + book.gross, 0n);
  const restores = rules.findIndex(({ rule }) => rule === "credits_in_prior");
  const removed: Removed[] = [];
  for (const [turn, rule] of rules.entries()) {
    const taking = new Taking();
    // What is put back later may be netted first; otherwise an old credit is never netted at all.
    const netsOld = restores === -1 || (rule.rule === "over_age" && turn < restores);
    const failure = apply({ rule, taking, aging, ageOf, books: books.value, all, gross, netsOld });
    if (failure !== undefined) return refuse(failure);
    removed.push(taking.line(rule));
  }
  return ok({ gross, removed, eligible: all.reduce((sum, { accounts }) => sum + openOf(accounts), 0n) });
}

/** The part of an amount that a share of it is, settled half-up. Unit: cents. */
export function shareOf(amount: bigint, share: Ratio): bigint {
  return settle({ currency: "USD", exact: times(ratio(amount), share) }, "half-up").minor;
}

/** How old a day is on the day of the aging. Unit: days. */
type AgeOf = (date: IsoDate) => number;

type Turn = {
  readonly rule: AccountRuleInForce;
  readonly taking: Taking;
  readonly aging: Aging;
  readonly ageOf: AgeOf;
  readonly books: ReadonlyMap<string, DebtorBook>;
  readonly all: readonly DebtorBook[];
  readonly gross: bigint;
  readonly netsOld: boolean;
};

function booksOf(
  { rows, file, register }: Aging,
  rules: readonly AccountRuleInForce[],
  ageOf: AgeOf,
): Result<Map<string, DebtorBook>, CollateralFailure> {
  const ages = rules.flatMap((rule) => (rule.rule === "over_age" ? [rule] : []));
  const books = new Map<string, DebtorBook>();
  for (const said of rows) {
    const missing = ages.find((rule) => said.amount > 0n && dateFor(rule, said) === undefined);
    if (missing !== undefined) {
      const column = missing.from === "invoice_date" ? "invoice date" : "due date";
      return refuse({ code: "collateral.cell_missing", file, row: said.row, column, rule: missing.id });
    }
    const overAge = ages.some((rule) => {
      const date = dateFor(rule, said);
      return date !== undefined && ageOf(date) > rule.days;
    });
    const key = register.keyOf(said.debtor);
    let book = books.get(key);
    if (book === undefined) books.set(key, (book = { key, accounts: [], gross: 0n, overAge: 0n }));
    book.accounts.push({ row: said.row, amount: said.amount, open: said.amount, said, overAge });
    book.gross += said.amount;
    if (overAge && said.amount > 0n) book.overAge += said.amount;
  }
  return ok(books);
}

function dateFor({ from }: { readonly from: "invoice_date" | "due_date" }, said: ReceivableRow): IsoDate | undefined {
  return from === "invoice_date" ? said.invoicedOn : said.dueOn;
}

// An aging has far fewer days than rows.
function agesTo(asOf: IsoDate): AgeOf {
  const ages = new Map<IsoDate, number>();
  return (date) => {
    let age = ages.get(date);
    if (age === undefined) ages.set(date, (age = daysBetween(date, asOf)));
    return age;
  };
}

function apply(turn: Turn): CollateralFailure | undefined {
  const { rule } = turn;
  switch (rule.rule) {
    case "over_age":
    case "affiliate":
    case "government":
    case "bill_and_hold":
      return takeWhere(turn, reachOf(turn, rule));
    case "cross_aged":
      return takeDebtors(turn, (book) => isCrossAged(book, rule));
    case "foreign":
      return takeForeign(turn, rule);
    case "disputed":
      return takeDisputed(turn);
    case "contra":
      return takeContra(turn);
    case "credits_in_prior":
      return restoreOldCredits(turn);
    case "concentration":
      return takeConcentrated(turn, rule);
    default:
      return unreachable(rule);
  }
}

type Reach = (account: Account, key: string) => boolean;

// Which accounts a rule reaches by what is said of each, or known of its debtor.
function reachOf(
  { ageOf, aging: { register } }: Turn,
  rule: Extract<AccountRuleInForce, { readonly rule: "over_age" | "affiliate" | "government" | "bill_and_hold" }>,
): Reach {
  if (rule.rule === "over_age") {
    return ({ said }) => {
      const date = dateFor(rule, said);
      return date !== undefined && ageOf(date) > rule.days;
    };
  }
  if (rule.rule === "bill_and_hold") return ({ said }) => said.billAndHold;
  if (rule.rule === "government") {
    return ({ said }, key) => said.government || register.knownOf(key)?.government === true;
  }
  return ({ said }, key) => said.affiliate || register.isParty(key) || register.knownOf(key)?.affiliate === true;
}

function isCrossAged(
  { overAge, gross }: DebtorBook,
  { share, test }: { readonly share: Ratio; readonly test: "at_least" | "more_than" },
): boolean {
  if (overAge === 0n) return false;
  const difference = overAge * share.denominator - gross * share.numerator;
  return test === "at_least" ? difference >= 0n : difference > 0n;
}

function takeForeign(
  turn: Turn,
  rule: Extract<AccountRuleInForce, { readonly rule: "foreign" }>,
): CollateralFailure | undefined {
  const { register, file } = turn.aging;
  const home = new Set(rule.home.map((country) => country.toLowerCase()));
  const countryOf = ({ said }: Account, key: string) => said.country ?? register.knownOf(key)?.country;
  for (const { key, accounts } of turn.all) {
    const unplaced = accounts.find((account) => account.open > 0n && countryOf(account, key) === undefined);
    if (unplaced !== undefined && rule.unstated === undefined) {
      return { code: "collateral.cell_missing", file, row: unplaced.row, column: "country", rule: rule.id };
    }
  }
  return takeWhere(turn, (account, key) => {
    const country = countryOf(account, key)?.toLowerCase();
    return country === undefined ? rule.unstated === "foreign" : !home.has(country);
  });
}

function takeDisputed({ taking, all }: Turn): undefined {
  for (const { accounts } of all) {
    for (const account of accounts) taking.take(account, least(positive(account.open), account.said.disputed));
  }
}

// The lower of what the debtor still owes and what is owed to it.
function takeContra({ taking, aging, books }: Turn): undefined {
  const owed = new Map<string, bigint>();
  for (const { creditor, amount } of aging.payables) {
    const key = aging.register.keyOf(creditor);
    owed.set(key, (owed.get(key) ?? 0n) + amount);
  }
  for (const [key, amount] of owed) {
    const accounts = books.get(key)?.accounts ?? [];
    takeAmount(taking, accounts, least(positive(openOf(accounts)), positive(amount)));
  }
}

function takeConcentrated(
  { taking, all, gross }: Turn,
  { of, share }: Extract<AccountRuleInForce, { readonly rule: "concentration" }>,
): undefined {
  const base = of === "gross" ? gross : all.reduce((sum, { accounts }) => sum + openOf(accounts), 0n);
  const most = positive(shareOf(base, share));
  for (const { accounts } of all) takeAmount(taking, accounts, openOf(accounts) - most);
}

function restoreOldCredits({ taking, all }: Turn): undefined {
  for (const { accounts } of all) {
    for (const account of accounts) {
      if (account.amount < 0n && account.overAge) taking.take(account, account.open - account.amount);
    }
  }
}

function takeWhere(turn: Turn, reaches: Reach): undefined {
  for (const { key, accounts } of turn.all) {
    takeGroup(
      turn,
      accounts.filter((account) => account.open !== 0n && reaches(account, key)),
    );
  }
}

function takeDebtors(turn: Turn, reaches: (book: DebtorBook) => boolean): undefined {
  for (const book of turn.all) if (reaches(book)) takeGroup(turn, book.accounts);
}

// All that one debtor owes among these, less its credits among these, and never less than nothing.
function takeGroup({ taking, netsOld }: Turn, accounts: readonly Account[]): void {
  let taken = 0n;
  for (const account of accounts) {
    if (account.open <= 0n) continue;
    taken += account.open;
    taking.take(account, account.open);
  }
  const credits = accounts.filter(({ open, overAge }) => open < 0n && (netsOld || !overAge)).toSorted(byInvoice);
  for (const credit of credits) {
    const netted = least(taken, -credit.open);
    taken -= netted;
    taking.take(credit, -netted);
  }
}

function takeAmount(taking: Taking, accounts: readonly Account[], amount: bigint): void {
  let rest = amount;
  if (rest <= 0n) return;
  for (const account of accounts.filter(({ open }) => open > 0n).toSorted(byInvoice)) {
    const part = least(rest, account.open);
    taking.take(account, part);
    rest -= part;
  }
}

// The same whatever the order of the rows: an invoice stands once in an aging.
function byInvoice(a: Account, b: Account): number {
  return a.said.invoice < b.said.invoice ? -1 : a.said.invoice > b.said.invoice ? 1 : a.row - b.row;
}

function least(a: bigint, b: bigint): bigint {
  return a < b ? a : b;
}

function positive(amount: bigint): bigint {
  return amount > 0n ? amount : 0n;
}
