import { addDays, firstOfNextMonth, type IsoDate } from "../../base/date.ts";
import type { Money } from "../../base/money.ts";
import type { AccrualTable } from "../../documents/accrual-table.ts";
import { accrualsCsv } from "../../documents/accruals-csv.ts";
import { generalEntry, type JournalForm, journalOf } from "../../documents/journal.ts";
import { type AccrualReport, accrualReport } from "../../servicing/accrual-report.ts";
import { amountText } from "../amount.ts";
import type { ExitCode } from "../exit.ts";
import { jsonText, moneyJson, receiptJson } from "../json.ts";
import { type AskOptions, loadKnown, orStop, parsedDay, parsedMonth } from "../load.ts";
import { columns, styled, type Terminal } from "../terminal.ts";
import { warnUnconfirmed } from "../tree.ts";
import { misuse } from "../use.ts";

/** The period of which accruals are asked, a month or two days, and the table wanted as comma-separated values. */
export type AccrualsOptions = AskOptions & {
  readonly month?: string;
  readonly from?: string;
  readonly to?: string;
  readonly csv?: AccrualTable;
  readonly format?: JournalForm;
};

/** `conformed accruals FACILITY --month M`: what accrued, was posted and is left of each loan and fee, with entries. */
export async function accrualsCommand(terminal: Terminal, name: string, options: AccrualsOptions): Promise<ExitCode> {
  const [from, to] = periodAsked(options);
  const facility = await loadKnown(name, options);
  warnUnconfirmed(terminal, facility);
  const report = orStop(accrualReport(facility, from, to));
  if (options.csv !== undefined) terminal.out(accrualsCsv(report, options.csv).trimEnd());
  else if (options.format !== undefined) {
    const title = `${facility.file.title}: accruals from ${from} to ${to}`;
    terminal.out(journalOf(options.format, title, report.entries.map(generalEntry)).trimEnd());
  } else if (options.json === true) terminal.out(jsonText({ facility: facility.file.id, ...reportJson(report) }));
  else {
    terminal.out(styled(terminal, "bold", `${facility.file.title}: accruals from ${from} to ${to}`));
    terminal.out(reportText(report));
  }
  return 0;
}

function periodAsked({ month, from, to }: AccrualsOptions): readonly [IsoDate, IsoDate] {
  if (month !== undefined) {
    const first = parsedMonth(month);
    return [first, addDays(firstOfNextMonth(first), -1)];
  }
  if (from === undefined || to === undefined) throw misuse({ code: "use.period_needed" });
  const [first, last] = [parsedDay("--from", from), parsedDay("--to", to)];
  if (last < first) throw misuse({ code: "use.nothing_accrues", from: first, to: last });
  return [first, last];
}

function reportText(report: AccrualReport): string {
  const { lines, differences, entries, accounts, opening, accrued, adjusted, posted, closing } = report;
  const account = lines.map((line) => [
    line.called,
    ...columnsOfLine.map((each) => amountText(line[each])),
    line.clause,
  ]);
  const changed = differences.map(({ postedOn, valueOn, description, amount, label, causes, clause }) => [
    postedOn,
    `${description}, due ${valueOn}`,
    amountText(amount),
    `${label} (${causes.join(", ")})`,
    clause,
  ]);
  const legs = entries.flatMap(({ on, description, legs: own }) =>
    own.map(({ account: name, amount }, index) => [
      index === 0 ? on : "",
      index === 0 ? description : "",
      name,
      amountText(amount),
    ]),
  );
  const told = (amount: Money | undefined): string => (amount === undefined ? "" : amountText(amount));
  const moved = accounts.map((each) => [
    each.account,
    told(each.opening),
    told(each.debits),
    told(each.credits),
    told(each.closing),
  ]);
  const proof = [
    ["Income of the postings", amountText(posted)],
    ["and accrued at the end", amountText(closing)],
    ["less accrued at the beginning", amountText(opening)],
    ["is earned of the days of the period", amountText(accrued)],
    ["and of days before it", amountText(adjusted)],
  ];
  return [
    columns([["", ...columnsOfLine, ""], ...account], [1, 2, 3, 4, 5, 6, 7]),
    ...(changed.length === 0 ? [] : [`True-ups and reversals\n${columns(changed, [2])}`]),
    `Entries\n${columns(legs, [3])}`,
    columns([["account", "opening", "debits", "credits", "closing"], ...moved], [1, 2, 3, 4]),
    columns(proof, [1]),
  ].join("\n\n");
}

const columnsOfLine = ["opening", "accrued", "adjusted", "charged", "differences", "paid", "closing"] as const;

function reportJson({ from, to, lines, differences, entries, accounts, ...sums }: AccrualReport) {
  return {
    from,
    to,
    lines: lines.map(({ income, of, called, clause, receipt, ...amounts }) => ({
      income,
      of,
      called,
      ...moneysJson(amounts),
      clause,
      receipt: receiptJson(receipt),
    })),
    differences: differences.map(({ amount, causes, receipt, ...rest }) => ({
      ...rest,
      amount: moneyJson(amount),
      causes: [...causes],
      receipt: receiptJson(receipt),
    })),
    entries: entries.map(({ on, dueOn, cause, description, clause, legs }) => ({
      on,
      dueOn,
      cause,
      description,
      clause,
      legs: legs.map(({ account, amount }) => ({ account, amount: moneyJson(amount) })),
    })),
    accounts: accounts.map(({ account, opening, debits, credits, closing }) => ({
      account,
      opening: opening === undefined ? null : moneyJson(opening),
      debits: moneyJson(debits),
      credits: moneyJson(credits),
      closing: closing === undefined ? null : moneyJson(closing),
    })),
    ...moneysJson(sums),
  };
}

function moneysJson(amounts: { readonly [name: string]: Money }): { readonly [name: string]: string } {
  return Object.fromEntries(Object.entries(amounts).map(([name, amount]) => [name, moneyJson(amount)]));
}
