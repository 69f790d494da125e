import { moneyText } from "../base/money.ts";
import type { AccrualReport } from "../servicing/accrual-report.ts";
import { csvText } from "../wire/csv.ts";

/** The tables of an accrual report: a row for each loan and fee, or one for each leg of the entries. */
export const accrualTables = ["lines", "entries"] as const;

/** A table of an accrual report. */
export type AccrualTable = (typeof accrualTables)[number];

/** A table of an accrual report as comma-separated values, its header first. Amounts are plain decimals. */
export function accrualsCsv({ from, to, lines, entries }: AccrualReport, table: AccrualTable): string {
  if (table === "entries") {
    const rows = entries.flatMap(({ on, description, clause, legs }) =>
      legs.map(({ account, amount }) => {
        const [debit, credit] = amount.minor < 0n ? ["", moneyText(amount).slice(1)] : [moneyText(amount), ""];
        return [on, account, debit, credit, amount.currency, description, clause];
      }),
    );
    return csvText([["date", "account", "debit", "credit", "currency", "description", "clause"], ...rows]);
  }
  const rows = lines.map((line) => [
    from,
    to,
    line.income,
    line.called,
    ...[line.opening, line.accrued, line.charged, line.paid, line.closing].map(moneyText),
    line.opening.currency,
    line.clause,
  ]);
  const amounts = ["opening", "accrued", "charged", "paid", "closing"];
  return csvText([["from", "to", "income", "loan or fee", ...amounts, "currency", "clause"], ...rows]);
}
