import { money } from "../../base/money.ts";
import { accountOf } from "../../servicing/account.ts";
import { type Application, headText } from "../../servicing/application/apply.ts";
import { amountText } from "../amount.ts";
import type { ExitCode } from "../exit.ts";
import { jsonText, moneyJson, receiptJson } from "../json.ts";
import { type AskOptions, dayAsked, loadKnown, orStop } from "../load.ts";
import { columns, styled, type Terminal } from "../terminal.ts";

/** `conformed application FACILITY`: to what each collection was applied, and what its clause had nothing left for. */
export async function applicationCommand(terminal: Terminal, name: string, options: AskOptions): Promise<ExitCode> {
  const facility = await loadKnown(name, options);
  const on = dayAsked(options.on, facility);
  const { applications } = orStop(accountOf(facility, on));
  if (options.json === true) {
    terminal.out(jsonText({ facility: facility.file.id, on, applications: applications.map(applicationJson) }));
    return 0;
  }
  terminal.out(styled(terminal, "bold", `${facility.file.title}: collections applied to ${on}`));
  if (applications.length === 0) terminal.out("None was applied by an order that a clause gives.");
  for (const each of applications) tellApplication(terminal, each);
  return 0;
}

function tellApplication(terminal: Terminal, { collection, on, amount, title, cite, heads }: Application): void {
  terminal.out(`\n${on}  ${amountText(amount)}  ${title} [${cite}; ${collection}]`);
  const cents = (minor: bigint) => amountText(money(amount.currency, minor));
  const rows = heads
    .filter(({ due }) => due !== 0n)
    .map(({ head, due, paid, short }) => [
      `  ${headText(head)}`,
      cents(due),
      cents(paid),
      short === 0n ? "" : cents(short),
    ]);
  terminal.out(columns([["", "due", "applied", "short"], ...rows], [1, 2, 3]));
}

function applicationJson({ collection, on, amount, title, cite, heads, receipt }: Application) {
  const cents = (minor: bigint) => moneyJson(money(amount.currency, minor));
  return {
    collection,
    on,
    amount: moneyJson(amount),
    title,
    clause: cite,
    heads: heads.map(({ head, due, paid, short }) => ({
      head,
      due: cents(due),
      applied: cents(paid),
      short: cents(short),
    })),
    receipt: receiptJson(receipt),
  };
}
