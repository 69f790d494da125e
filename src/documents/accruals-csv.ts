import { unreachable } from "../base/assert.ts";
import { type Money, moneyText } from "../base/money.ts";
import type { AccrualReport } from "../servicing/accrual-report.ts";
import type { AccrualTable } from "./accrual-table.ts";
import { csvText, type Table } from "../wire/csv.ts";

/** A table of an accrual report as comma-separated values, its header first. Amounts are plain decimals. */
export function accrualsCsv(report: AccrualReport, table: AccrualTable): string {
  return csvText(rowsOf(report, table));
}

function rowsOf(report: AccrualReport, table: AccrualTable): Table {
  switch (table) {
    case "lines":
      return lineRows(report);
    case "differences":
      return differenceRows(report);
    case "entries":
      return entryRows(report);
    case "accounts":
      return accountRows(report);
    default:
      return unreachable(table);
  }
}

function lineRows({ from, to, lines }: AccrualReport): Table {
  const amounts = ["opening", "accrued", "adjusted", "charged", "differences", "paid", "closing"] as const;
  const head = ["from", "to", "income", "loan or fee", ...amounts, "currency", "clause"];
  const rows = lines.map((line) => [
    from,
    to,
    line.income,
    line.called,
    ...amounts.map((each) => moneyText(line[each])),
    line.opening.currency,
    line.clause,
  ]);
  return [head, ...rows];
}

function differenceRows({ differences }: AccrualReport): Table {
  const head = ["posted", "due", "description", "amount", "currency", "difference", "causes", "clause"];
  const rows = differences.map(({ postedOn, valueOn, description, amount, label, causes, clause }) => [
    postedOn,
    valueOn,
    description,
    moneyText(amount),
    amount.currency,
    label,
    causes.join("; "),
    clause,
  ]);
  return [head, ...rows];
}

function entryRows({ entries }: AccrualReport): Table {
  const rows = entries.flatMap(({ on, description, clause, legs }) =>
    legs.map(({ account, amount }) => {
      const [debit, credit] = amount.minor < 0n ? ["", moneyText(amount).slice(1)] : [moneyText(amount), ""];
      return [on, account, debit, credit, amount.currency, description, clause];
    }),
  );
  return [["date", "account", "debit", "credit", "currency", "description", "clause"], ...rows];
}

function accountRows({ from, to, accounts }: AccrualReport): Table {
  const told = (amount: Money | undefined): string => (amount === undefined ? "" : moneyText(amount));
  const rows = accounts.map(({ account, opening, debits, credits, closing }) => [
    from,
    to,
    account,
    told(opening),
    told(debits),
    told(credits),
    told(closing),
    debits.currency,
  ]);
  return [["from", "to", "account", "opening", "debits", "credits", "closing", "currency"], ...rows];
}
