import { interestOf } from "../../accruals/interest.ts";
import { addDays, type IsoDate } from "../../base/date.ts";
import { add, money } from "../../base/money.ts";
import { carryingCost } from "../../servicing/accrue.ts";
import { accountOf } from "../../servicing/account.ts";
import { type KnownFacility, termsOn } from "../../servicing/facility.ts";
import { feesOf, type FeeStanding } from "../../servicing/fee.ts";
import { feeReceipt } from "../../servicing/fee-receipt.ts";
import { type FeeInAccount, feesInAccount } from "../../servicing/fees/fee-account.ts";
import { type TerminationFee, terminationFees } from "../../servicing/fees/termination.ts";
import { bandOf } from "../../servicing/statement.ts";
import { amountText, exactText } from "../amount.ts";
import type { ExitCode } from "../exit.ts";
import { bandJson, exactJson, jsonText, moneyJson, receiptJson } from "../json.ts";
import { type AskOptions, dayAsked, loadKnown, orStop } from "../load.ts";
import { columns, styled, type Terminal } from "../terminal.ts";
import { warnUnconfirmed } from "../tree.ts";

/** `conformed fees FACILITY`: each fee, how it stands, and what it costs once it is in the loan account. */
export async function feesCommand(terminal: Terminal, name: string, options: AskOptions): Promise<ExitCode> {
  const facility = await loadKnown(name, options);
  warnUnconfirmed(terminal, facility);
  const on = dayAsked(options.on, facility);
  const told = feesOf(facility).map((standing) => ({ standing, cost: costOf(facility, standing, on) }));
  const accruing = orStop(feesInAccount(facility, on));
  const termination =
    facility.file.fees === undefined ? [] : orStop(terminationFees(facility, orStop(termsOn(facility, on)), on));
  if (options.json === true) {
    terminal.out(
      jsonText({
        facility: facility.file.id,
        on,
        fees: told.map((each) => feeJson(each, facility)),
        accruing: accruing.map((each) => accruingJson(each, facility)),
        termination: termination.map(terminationJson),
      }),
    );
    return 0;
  }
  terminal.out(styled(terminal, "bold", `${facility.file.title}: fees, with their cost to ${on}`));
  for (const each of told) tellFee(terminal, facility, each, on);
  for (const each of accruing) tellAccruing(terminal, facility, each);
  for (const { fee, amount, cite } of termination) {
    terminal.out(`\n${fee.title}: ${amountText(amount)} if the facility is ended on ${on} [${cite}]`);
  }
  return 0;
}

function costOf(facility: KnownFacility, { fee, settled }: FeeStanding, on: IsoDate) {
  if (settled?.by !== "charge" || on <= settled.on || !accountOf(facility, settled.on).ok) return undefined;
  const amount = money(facility.file.currency, fee.minor);
  const lines = orStop(carryingCost(facility, amount, settled.on, on));
  return { lines, total: add(amount, ...lines.map(({ interest }) => interest)) };
}

type Told = { readonly standing: FeeStanding; readonly cost: ReturnType<typeof costOf> };

function feeJson({ standing, cost }: Told, facility: KnownFacility) {
  const { file } = facility;
  const { fee, clause, effectiveOn, payableOn, awaiting, settled } = standing;
  return {
    fee: fee.called,
    amount: moneyJson(money(file.currency, fee.minor)),
    clause: clause.cite,
    earnedOn: fee.earnedOn ?? null,
    effectiveOn: effectiveOn ?? null,
    payableOn: payableOn ?? null,
    awaiting: awaiting ?? null,
    settledBy: settled?.by ?? null,
    settledOn: settled?.on ?? null,
    interest: (cost?.lines ?? []).map(({ from, to, on, interest }) => ({
      from,
      to,
      on: moneyJson(on),
      interest: moneyJson(interest),
    })),
    costToDate: cost === undefined ? null : moneyJson(cost.total),
    receipt: receiptJson(feeReceipt(facility, standing)),
  };
}

function tellFee(terminal: Terminal, facility: KnownFacility, { standing, cost }: Told, on: IsoDate): void {
  const { fee, clause, settled, awaiting, payableOn } = standing;
  terminal.out(`\n${fee.called} of ${amountText(money(facility.file.currency, fee.minor))} [${clause.cite}]`);
  terminal.out(
    `  earned ${fee.earnedOn ?? "on a day not stated"}; payable ${payableOn ?? `not yet: ${awaiting ?? ""}`}`,
  );
  terminal.out(
    `  ${settled === undefined ? "not settled" : `settled by ${settled.by} on ${settled.on} [${settled.key}]`}`,
  );
  if (cost === undefined) return;
  const rows = cost.lines.map(({ from, to, on: carried, interest }) => [
    `  ${from} to ${to}`,
    `on ${amountText(carried)}`,
    amountText(interest),
  ]);
  terminal.out(columns([...rows, [`  cost to ${on}`, "", amountText(cost.total)]], [1, 2]));
}

function tellAccruing(terminal: Terminal, facility: KnownFacility, { fee, cite, inForce, ...of }: FeeInAccount): void {
  terminal.out(`\n${fee.title} [${cite}]${inForce ? "" : ", whose clause is not in force"}`);
  const rows = of.charged.map(({ from, to, chargedOn, amount }) => [
    `  ${from} to ${addDays(to, -1)}`,
    `charged ${chargedOn}`,
    amountText(amount),
  ]);
  const bands = of.accruing.map((segment) => {
    const { from, to, balance, rate } = bandOf(facility, segment);
    return [`  ${from} to ${to}`, `on ${amountText(balance)} at ${rate}`, exactText(interestOf(segment))];
  });
  terminal.out(columns([...rows, ...bands, ["  charged", "", amountText(of.total)]], [2]));
}

function accruingJson(
  { fee, cite, inForce, charged, total, accruing, accrued }: FeeInAccount,
  facility: KnownFacility,
) {
  return {
    fee: fee.title,
    kind: fee.kind,
    clause: cite,
    inForce,
    charged: charged.map(({ from, to, chargedOn, amount, receipt }) => ({
      from,
      to: addDays(to, -1),
      chargedOn,
      amount: moneyJson(amount),
      receipt: receiptJson(receipt),
    })),
    total: moneyJson(total),
    accruing: accruing.map((segment) => bandJson(bandOf(facility, segment))),
    accrued: exactJson(accrued),
  };
}

function terminationJson({ fee, amount, cite, receipt }: TerminationFee) {
  return { fee: fee.title, amount: moneyJson(amount), clause: cite, receipt: receiptJson(receipt) };
}
