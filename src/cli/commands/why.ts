import { moneyText } from "../../base/money.ts";
import { figure, type Receipt } from "../../base/receipt.ts";
import { type KnownFacility, termsOn } from "../../servicing/facility.ts";
import { primeRateOn } from "../../servicing/rate.ts";
import { entryReceipt } from "../../servicing/entry-receipt.ts";
import { statementOf } from "../../servicing/statement.ts";
import { owedIn } from "../../servicing/owed.ts";
import { accountOf } from "../../servicing/account.ts";
import type { ExitCode } from "../exit.ts";
import { jsonText, receiptJson } from "../json.ts";
import { type AskOptions, dayAsked, loadKnown, orStop, parsedMonth } from "../load.ts";
import type { Terminal } from "../terminal.ts";
import { receiptText } from "../tree.ts";
import { misuse } from "../use.ts";

/** The figures that `why` can take apart. */
export const figures = ["rate", "balance", "statement"] as const;

type WhyOptions = AskOptions & { readonly month?: string; readonly line?: string };

/** `conformed why FACILITY FIGURE`: the receipt of a figure, as a tree of clauses, acts, facts and settings. */
export async function whyCommand(
  terminal: Terminal,
  name: string,
  what: string,
  options: WhyOptions,
): Promise<ExitCode> {
  const facility = await loadKnown(name, options);
  const receipt = receiptOf(facility, what, options);
  terminal.out(options.json === true ? jsonText(receiptJson(receipt)) : receiptText(terminal, receipt));
  return 0;
}

function receiptOf(facility: KnownFacility, what: string, options: WhyOptions): Receipt {
  switch (what) {
    case "rate": {
      const on = dayAsked(options.on, facility);
      return orStop(primeRateOn(facility, orStop(termsOn(facility, on)), on)).receipt;
    }
    case "balance": {
      const on = dayAsked(options.on, facility);
      const swept = orStop(accountOf(facility, on));
      return figure(`Owed at the end of ${on}`, moneyText(owedIn(swept)), swept.entries.map(entryReceipt));
    }
    case "statement":
      return statementReceipt(facility, options);
    default:
      throw misuse({ code: "use.figure_unknown", figure: what, figures });
  }
}

function statementReceipt(facility: KnownFacility, { month, line }: WhyOptions): Receipt {
  if (month === undefined) throw misuse({ code: "use.month_needed" });
  const { lines } = orStop(statementOf(facility, parsedMonth(month)));
  if (line === undefined) {
    const parts = lines.map(({ description, amount, receipt }) =>
      figure(description, moneyText(amount), receipt.because),
    );
    return figure(`Statement for ${month}`, "", parts);
  }
  const sought = line.toLowerCase();
  const found = lines.find(({ description }) => description.toLowerCase().includes(sought));
  if (found !== undefined) return { ...found.receipt, value: moneyText(found.amount) };
  throw misuse({ code: "use.line_unknown", line, month, lines: lines.map(({ description }) => description) });
}
