import { interestOf } from "../../accruals/interest.ts";
import { money } from "../../base/money.ts";
import { wrapped } from "../../base/wrap.ts";
import { figure } from "../../base/receipt.ts";
import { isOwed } from "../../ledger/entry.ts";
import { type KnownFacility } from "../../servicing/facility.ts";
import { entryReceipt } from "../../servicing/entry-receipt.ts";
import {
  noticesOn,
  pendingInstruments,
  type Statement,
  type StatementLine,
  statementOf,
} from "../../servicing/statement.ts";
import type { MonthEndAvailability } from "../../servicing/statement-bands.ts";
import { periodLoanText } from "../../servicing/option-loan.ts";
import { besideLoans, owedIn, partOf } from "../../servicing/owed.ts";
import { accountOf } from "../../servicing/account.ts";
import type { Sweep } from "../../servicing/swept.ts";
import { amountText, daysText, exactText } from "../amount.ts";
import type { ExitCode } from "../exit.ts";
import { anyJson, jsonText, moneyJson, receiptJson, statementJson } from "../json.ts";
import { type AskOptions, dayAsked, loadKnown, orStop, parsedMonth } from "../load.ts";
import { type OtherReading, otherReadings, owedOn, readingJson } from "../readings.ts";
import { columns, styled, type Terminal } from "../terminal.ts";
import { tellState } from "../tree.ts";

/** `conformed balance FACILITY`: what is owed at the end of a day, as known. */
export async function balanceCommand(terminal: Terminal, name: string, options: AskOptions): Promise<ExitCode> {
  const facility = await loadKnown(name, options);
  const on = dayAsked(options.on, facility);
  const swept = orStop(accountOf(facility, on));
  const { prime, trueUps, loans, termLoans } = swept;
  const total = owedIn(swept);
  const readings = otherReadings(facility, (other) => owedOn(other, on));
  const pending = pendingInstruments(facility);
  const postings = swept.entries.map(entryReceipt);
  if (options.json === true) {
    terminal.out(
      jsonText({
        facility: facility.file.id,
        on,
        balance: moneyJson(total),
        primeRateLoans: moneyJson(prime),
        trueUps: moneyJson(trueUps),
        eurodollarRateLoans: loans.map(({ loan, amount, periodEndsOn }) => ({
          loan,
          amount: moneyJson(amount),
          periodEndsOn,
        })),
        termLoans: termLoans.map(({ loan, principal, maturesOn }) => ({
          loan,
          amount: moneyJson(money(prime.currency, principal)),
          maturesOn,
        })),
        besideLoans: besideLoans(swept).map(({ account, balance }) => ({ account, balance: moneyJson(balance) })),
        postings: swept.entries.map(({ postedOn, description, cite, cause, legs }) => ({
          on: postedOn,
          description,
          clause: cite,
          cause,
          legs: legs.map(({ account, amount }) => ({ account, amount: moneyJson(amount) })),
        })),
        otherReadings: readings.map(readingJson),
        pending: anyJson(pending),
        notices: anyJson(noticesOn(facility, on)),
        receipt: receiptJson(figure(`Owed on ${on}`, moneyJson(total), postings)),
      }),
    );
    return 0;
  }
  terminal.out(styled(terminal, "bold", `${facility.file.title}: owed at the end of ${on}`));
  terminal.out(columns(balanceRows(swept), [1]));
  tellReadings(terminal, readings);
  tellState(terminal, pending, noticesOn(facility, on));
  return 0;
}

function balanceRows(swept: Sweep): string[][] {
  const { prime, trueUps, loans, termLoans } = swept;
  const { owed, held } = besideRows(swept);
  return [
    ["Prime Rate Loans", amountText(prime)],
    ...(trueUps.minor === 0n ? [] : [["True-ups of interest, bearing none", amountText(trueUps)]]),
    ...loans.map((each) => [`${periodLoanText(each)} to ${each.periodEndsOn}`, amountText(each.amount)]),
    ...termLoans.map(({ loan, principal, maturesOn }) => [
      `${loan}, to ${maturesOn}`,
      amountText(money(prime.currency, principal)),
    ]),
    ...owed,
    ["Total", amountText(owedIn(swept))],
    ...held,
  ];
}

// What is owed besides the loans, and what the lender holds of the borrower's.
function besideRows(swept: Sweep) {
  const beside = besideLoans(swept);
  const owed = beside.filter(({ account }) => isOwed(account));
  const held = beside.filter(({ account }) => !isOwed(account));
  return {
    owed: owed.map(({ account, balance }) => [partOf(account), amountText(balance)]),
    held: held.map(({ account, balance }) => [
      `Held by the lender: ${partOf(account)}`,
      amountText(money(balance.currency, -balance.minor)),
    ]),
  };
}

/** `conformed statement FACILITY --month YYYY-MM`: the loan account of a month, each line with its clause. */
export async function statementCommand(
  terminal: Terminal,
  name: string,
  options: AskOptions & { readonly month: string },
): Promise<ExitCode> {
  const facility = await loadKnown(name, options);
  const first = parsedMonth(options.month);
  const statement = orStop(statementOf(facility, first));
  const readings = otherReadings(facility, (other) => {
    const result = statementOf(other, first);
    return result.ok ? result.value.charged : undefined;
  });
  if (options.json === true) {
    const { id, title } = facility.file;
    terminal.out(
      jsonText({ facility: id, title, ...statementJson(statement), otherReadings: readings.map(readingJson) }),
    );
    return 0;
  }
  terminal.out(statementText(terminal, facility, statement));
  tellReadings(terminal, readings);
  tellState(terminal, statement.pending, statement.notices);
  return 0;
}

// The lines that tell what the month earned, below those of the account.
const earned = new Set<StatementLine["kind"]>(["interest", "fee", "forgone"]);

/** A statement as a table for people. */
export function statementText(terminal: Terminal, { file }: KnownFacility, statement: Statement): string {
  const { lines, month, charged, fees, trueUps, chargedOn, balanceAfterCharge } = statement;
  const row = ({ on, description, amount, clause }: StatementLine) => [on, description, amountText(amount), clause];
  const account = lines.filter(({ kind }) => !earned.has(kind)).map(row);
  const interest = lines.filter(({ kind }) => earned.has(kind));
  const accrued = interest.flatMap((line) => [
    row(line),
    ...line.bands.map(({ from, to, days, balance, rate, segment }) => [
      "",
      `  ${from} to ${to}: ${amountText(balance)} at ${rate}, ${daysText(days)}`,
      exactText(interestOf(segment)),
      "",
    ]),
  ]);
  const totals = [
    [chargedOn, `Charged to the account for ${month}`, amountText(charged), ""],
    ...(fees.minor === 0n ? [] : [[chargedOn, `Fees charged to the account for ${month}`, amountText(fees), ""]]),
    ...(trueUps.minor === 0n ? [] : [[chargedOn, `Found due beside it, bearing no interest`, amountText(trueUps), ""]]),
    [chargedOn, "Balance of the Prime Rate Loans after the charge", amountText(balanceAfterCharge), ""],
  ];
  const blank = ["", "", "", ""];
  const all = columns([...account, blank, ...accrued, blank, ...bandRows(statement), blank, ...totals], [2]);
  const title = styled(terminal, "bold", `${file.title}: statement for ${month}`);
  return `${title}${file.illustration ? "\nIllustration: the papers and balances were written to show the program." : ""}\n\n${all}`;
}

// The balance at the end of each day, the rates of each loan, and what was available at the month's end.
function bandRows({ balances, rates, availability }: Statement): string[][] {
  const stretch = (from: string, to: string) => (from === to ? from : `${from} to ${to}`);
  return [
    ...balances.map(({ from, to, days, balance, clause }) => [
      to,
      `Daily balance ${stretch(from, to)}, ${daysText(days)}`,
      amountText(balance),
      clause,
    ]),
    ...rates.map(({ called, from, to, rate, interest, clause }) => [
      to,
      `${called} at ${rate}, ${stretch(from, to)}`,
      exactText(interest),
      clause,
    ]),
    ...(availability === undefined ? [] : availabilityRows(availability)),
  ];
}

function availabilityRows(availability: MonthEndAvailability): string[][] {
  const { on, limit, loans, lettersOfCredit, remaining, overAdvance, clause } = availability;
  return [
    [on, "May be outstanding", amountText(limit), clause],
    [on, "Loans outstanding", amountText(loans), ""],
    ...(lettersOfCredit.minor === 0n ? [] : [[on, "Letters of credit, undrawn", amountText(lettersOfCredit), ""]]),
    overAdvance.minor > 0n
      ? [on, "Outstanding beyond it", amountText(overAdvance), clause]
      : [on, "Could still be drawn", amountText(remaining), clause],
  ];
}

/** Tells what the readings not taken would move. */
export function tellReadings(terminal: Terminal, readings: readonly OtherReading[]): void {
  for (const { question, reading, other, moves } of readings) {
    const effect = moves === undefined ? "gives no figure" : `moves this by ${amountText(moves)}`;
    const text = `Open point: ${question} Read as ${reading}; ${other} ${effect}.`;
    terminal.out(`\n${styled(terminal, "dim", wrapped(text, ""))}`);
  }
}
