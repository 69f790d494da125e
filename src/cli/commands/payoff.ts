import { addDays } from "../../base/date.ts";
import { type JudgmentComparison, judgmentComparison } from "../../servicing/judgment-comparison.ts";
import { payoffOn } from "../../servicing/payoff.ts";
import { percentText } from "../../servicing/rate.ts";
import { noticesOn, pendingInstruments } from "../../servicing/statement.ts";
import { amountText } from "../amount.ts";
import type { ExitCode } from "../exit.ts";
import { anyJson, jsonText, moneyJson, receiptJson } from "../json.ts";
import { type AskOptions, dayAsked, loadKnown, orStop } from "../load.ts";
import { otherReadings, readingJson } from "../readings.ts";
import { columns, styled, type Terminal } from "../terminal.ts";
import { tellState } from "../tree.ts";
import { tellReadings } from "./money.ts";

/** `conformed payoff FACILITY --on D`: what pays the facility off on a day, exactly, and what each further day adds. */
export async function payoffCommand(terminal: Terminal, name: string, options: AskOptions): Promise<ExitCode> {
  const facility = await loadKnown(name, options);
  const on = dayAsked(options.on, facility);
  const { loans, balances, lines, termination, total, perDiem, receipt } = orStop(payoffOn(facility, on));
  const interest = lines.filter(({ income }) => income === "income:interest");
  const accrued = lines.filter(({ income }) => income === "income:fees");
  const ending = termination.map(({ fee, amount, cite }) => ({ called: fee.title, amount, clause: cite }));
  const fees = [...accrued, ...ending];
  const readings = otherReadings(facility, (other) => {
    const payoff = payoffOn(other, on);
    return payoff.ok ? payoff.value.total : undefined;
  });
  const judgment = orStop(judgmentComparison(facility, addDays(on, -1)));
  if (options.json === true) {
    terminal.out(
      jsonText({
        facility: facility.file.id,
        on,
        payoff: moneyJson(total),
        balances: moneyJson(balances),
        loans: loans.map(({ called, amount, clause }) => ({ called, amount: moneyJson(amount), clause })),
        interest: interest.map(({ of, amount, clause }) => ({ loan: of, amount: moneyJson(amount), clause })),
        fees: fees.map(({ called, amount, clause }) => ({ fee: called, amount: moneyJson(amount), clause })),
        perDiem: moneyJson(perDiem),
        judgment: judgment === undefined ? null : judgmentJson(judgment),
        otherReadings: readings.map(readingJson),
        pending: anyJson(pendingInstruments(facility)),
        notices: anyJson(noticesOn(facility, on)),
        receipt: receiptJson(receipt),
      }),
    );
    return 0;
  }
  terminal.out(styled(terminal, "bold", `${facility.file.title}: payoff on ${on}`));
  const rows = [
    ...loans.map(({ called, amount }) => [called, amountText(amount), ""]),
    ...interest.flatMap(({ called, bands, amount }) => [
      [`Interest on ${called}`, amountText(amount), ""],
      ...bands.map(({ from, to, rate }) => [`  ${from} to ${addDays(to, -1)}`, "", percentText(rate)]),
    ]),
    ...fees.map(({ called, amount, clause }) => [called, amountText(amount), clause]),
    ["Payoff", amountText(total), ""],
    ["Per diem after it, rounded; the exact amount governs", amountText(perDiem), ""],
    ...(judgment === undefined ? [] : judgmentRows(judgment)),
  ];
  terminal.out(columns(rows, [1]));
  tellReadings(terminal, readings);
  tellState(terminal, pendingInstruments(facility), noticesOn(facility, on));
  return 0;
}

function judgmentRows({ enteredOn, days, contract, statute }: JudgmentComparison): string[][] {
  return [
    [`Judgment entered ${enteredOn}; ${days} days at the rate of the contract`, amountText(contract), ""],
    ["  and at the rate of the statute", amountText(statute), ""],
  ];
}

function judgmentJson({ enteredOn, days, contract, statute, receipt }: JudgmentComparison) {
  return {
    enteredOn,
    days,
    contract: moneyJson(contract),
    statute: moneyJson(statute),
    receipt: receiptJson(receipt),
  };
}
