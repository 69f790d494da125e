import { addDays, firstOfNextMonth, type IsoDate } from "../../base/date.ts";
import { accrualsCsv, type AccrualTable } from "../../documents/accruals-csv.ts";
import { type AccrualReport, accrualReport } from "../../servicing/accrual-report.ts";
import { amountText } from "../amount.ts";
import type { ExitCode } from "../exit.ts";
import { jsonText, moneyJson, receiptJson } from "../json.ts";
import { type AskOptions, loadKnown, orStop, parsedDay, parsedMonth } from "../load.ts";
import { columns, styled, type Terminal } from "../terminal.ts";
import { misuse } from "../use.ts";

/** The period of which accruals are asked, a month or two days, and the table wanted as comma-separated values. */
export type AccrualsOptions = AskOptions & {
  readonly month?: string;
  readonly from?: string;
  readonly to?: string;
  readonly csv?: AccrualTable;
};

/** `conformed accruals FACILITY --month M`: what accrued, was charged and is left of each loan and fee, with entries. */
export async function accrualsCommand(terminal: Terminal, name: string, options: AccrualsOptions): Promise<ExitCode> {
  const [from, to] = periodAsked(options);
  const facility = await loadKnown(name, options);
  const report = orStop(accrualReport(facility, from, to));
  if (options.csv !== undefined) terminal.out(accrualsCsv(report, options.csv).trimEnd());
  else if (options.json === true) terminal.out(jsonText({ facility: facility.file.id, ...reportJson(report) }));
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

function reportText({ lines, entries, opening, accrued, posted, closing }: AccrualReport): string {
  const account = lines.map((line) => [
    line.called,
    ...[line.opening, line.accrued, line.charged, line.paid, line.closing].map(amountText),
    line.clause,
  ]);
  const head = ["", "opening", "accrued", "charged", "paid", "closing", ""];
  const legs = entries.flatMap(({ on, description, legs: own }) =>
    own.map(({ account: name, amount }, index) => [
      index === 0 ? on : "",
      index === 0 ? description : "",
      name,
      amountText(amount),
    ]),
  );
  const proof = [
    ["Income of the postings", amountText(posted)],
    ["and accrued at the end", amountText(closing)],
    ["less accrued at the beginning", amountText(opening)],
    ["Income of the period", amountText(accrued)],
  ];
  return [columns([head, ...account], [1, 2, 3, 4, 5]), "", columns(legs, [3]), "", columns(proof, [1])].join("\n");
}

function reportJson({ from, to, lines, entries, opening, accrued, posted, closing }: AccrualReport) {
  return {
    from,
    to,
    lines: lines.map(({ income, of, called, clause, receipt, ...amounts }) => ({
      income,
      of,
      called,
      opening: moneyJson(amounts.opening),
      accrued: moneyJson(amounts.accrued),
      charged: moneyJson(amounts.charged),
      paid: moneyJson(amounts.paid),
      closing: moneyJson(amounts.closing),
      clause,
      receipt: receiptJson(receipt),
    })),
    entries: entries.map(({ on, description, clause, legs }) => ({
      on,
      description,
      clause,
      legs: legs.map(({ account, amount }) => ({ account, amount: moneyJson(amount) })),
    })),
    opening: moneyJson(opening),
    accrued: moneyJson(accrued),
    posted: moneyJson(posted),
    closing: moneyJson(closing),
  };
}
