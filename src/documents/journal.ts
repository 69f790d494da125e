import { unreachable } from "../base/assert.ts";
import type { IsoDate } from "../base/date.ts";
import { type Money, moneyText } from "../base/money.ts";
import { isOwed } from "../ledger/entry.ts";
import type { Posting } from "../ledger/posting.ts";
import type { GeneralAccount, GeneralEntry } from "../servicing/accrual-entries.ts";

/** The forms in which the books are written for other programs of account. */
export const journalForms = ["hledger", "beancount"] as const;

/** A form of a journal. */
export type JournalForm = (typeof journalForms)[number];

/** What a journal tells of an entry: a posting of the books, or an entry of the general ledger. */
export type JournalEntry = Pick<Posting, "postedOn" | "valueOn" | "description" | "cite" | "cause" | "difference"> & {
  readonly legs: readonly { readonly account: GeneralAccount; readonly amount: Money }[];
};

/** An entry of the general ledger as a journal tells it. */
export function generalEntry({ on, dueOn, clause, ...entry }: GeneralEntry): JournalEntry {
  return { ...entry, postedOn: on, valueOn: dueOn, cite: clause };
}

/**
 * The name of an account in a journal. Every account is under one of the heads that such programs know, and its parts
 * are written as the stricter of them asks: capitals, digits and hyphens.
 */
export function journalAccount(account: GeneralAccount): string {
  const parts = account.split(":");
  const head = headOf(account, parts[0]);
  const rest = head === "Income" ? parts.slice(1) : parts;
  return [head, ...rest.map(nameOfPart)].join(":");
}

function headOf(account: GeneralAccount, first: string | undefined): string {
  if (account === "cash" || account === "accrued:interest" || account === "accrued:fees") return "Assets";
  if (isOwed(account)) return "Assets";
  if (first === "held") return "Liabilities";
  return first === "income" ? "Income" : "Equity";
}

// A letter that the stricter form does not take is written as its number, so that no two names become one.
function nameOfPart(part: string): string {
  const plain = part.replaceAll(/[^A-Za-z0-9-]/gu, (letter) => `-${letter.codePointAt(0)?.toString(16) ?? ""}-`);
  return /^[A-Za-z0-9]/.test(plain) ? plain.charAt(0).toUpperCase() + plain.slice(1) : `X${plain}`;
}

/**
 * The postings as a journal. Each is dated the day it was posted and carries the day it was due, its clause and its
 * cause; hledger has a second date for the day it was due.
 */
export function journalOf(form: JournalForm, title: string, postings: readonly JournalEntry[]): string {
  switch (form) {
    case "hledger":
      return hledgerOf(title, postings);
    case "beancount":
      return beancountOf(title, postings);
    default:
      return unreachable(form);
  }
}

function hledgerOf(title: string, postings: readonly JournalEntry[]): string {
  const accounts = accountsOf(postings).map((account) => `account ${account}`);
  const commodities = currenciesOf(postings).map((currency) => `commodity 1,000.00 ${currency}`);
  const entries = inOrder(postings).map((posting) => {
    const { postedOn, valueOn, description, legs } = posting;
    const day = postedOn === valueOn ? postedOn : `${postedOn}=${valueOn}`;
    const tags = factsOf(posting).map(([name, value]) => `    ; ${name}: ${oneLine(value)}`);
    const lines = legs.map(({ account, amount }) => `    ${journalAccount(account)}  ${amountOf(amount)}`);
    return [`${day} * ${oneLine(description).replaceAll(";", ",")}`, ...tags, ...lines].join("\n");
  });
  return `${[`; ${oneLine(title)}`, ...commodities, ...accounts].join("\n")}\n\n${entries.join("\n\n")}\n`;
}

function beancountOf(title: string, postings: readonly JournalEntry[]): string {
  const first = firstOf(postings);
  const opened = accountsOf(postings).map((account) => `${first} open ${account}`);
  const entries = inOrder(postings).map((posting) => {
    const { postedOn, description, legs } = posting;
    const facts = factsOf(posting).map(([name, value]) => `  ${name}: ${quoted(value)}`);
    const lines = legs.map(({ account, amount }) => `  ${journalAccount(account)}  ${amountOf(amount)}`);
    return [`${postedOn} * ${quoted(description)}`, ...facts, ...lines].join("\n");
  });
  return `${[`option "title" ${quoted(title)}`, ...opened].join("\n")}\n\n${entries.join("\n\n")}\n`;
}

function factsOf({ valueOn, cite, cause, difference }: JournalEntry): (readonly [name: string, value: string])[] {
  const facts: (readonly [string, string])[] = [["due", valueOn]];
  if (cite !== "") facts.push(["clause", cite]);
  facts.push(["cause", difference === undefined ? cause : difference.causes.join(", ")]);
  if (difference !== undefined) facts.push(["difference", difference.label]);
  return facts;
}

function amountOf(amount: Parameters<typeof moneyText>[0]): string {
  return `${moneyText(amount)} ${amount.currency}`;
}

function inOrder(postings: readonly JournalEntry[]): JournalEntry[] {
  return postings.toSorted((a, b) => (a.postedOn < b.postedOn ? -1 : a.postedOn > b.postedOn ? 1 : 0));
}

function firstOf(postings: readonly JournalEntry[]): IsoDate | "" {
  return inOrder(postings)[0]?.postedOn ?? "";
}

function accountsOf(postings: readonly JournalEntry[]): string[] {
  return [...new Set(postings.flatMap(({ legs }) => legs.map(({ account }) => journalAccount(account))))].toSorted();
}

function currenciesOf(postings: readonly JournalEntry[]): string[] {
  return [...new Set(postings.flatMap(({ legs }) => legs.map(({ amount }) => amount.currency)))];
}

// A journal takes a line for each thing; a name with a line break in it would become another.
function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, " ").trim();
}

function quoted(text: string): string {
  return `"${oneLine(text).replaceAll("\\", "\\\\").replaceAll('"', '\\"')}"`;
}
