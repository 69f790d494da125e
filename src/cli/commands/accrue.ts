import { totalOf } from "../../accruals/interest.ts";
import type { IsoDate } from "../../base/date.ts";
import { add, type Money, money, settle } from "../../base/money.ts";
import { reportsOf } from "../../events/record.ts";
import { accrueOn, carryingCost, type FixedUntil } from "../../servicing/accrue.ts";
import { type KnownFacility, termsOn } from "../../servicing/facility.ts";
import { feesOf, type FeeStanding } from "../../servicing/fee.ts";
import { feeReceipt } from "../../servicing/fee-receipt.ts";
import { interestLine } from "../../servicing/interest-line.ts";
import { bandOf } from "../../servicing/statement.ts";
import { accountOf } from "../../servicing/account.ts";
import { amountText, daysText, exactText } from "../amount.ts";
import { type ExitCode, Stop } from "../exit.ts";
import { bandJson, jsonText, moneyJson, receiptJson } from "../json.ts";
import { type AskOptions, dayAsked, loadKnown, orStop, parsedDay } from "../load.ts";
import { type OptionLoan, optionLoansOf, periodLoanText } from "../../servicing/option-loan.ts";
import { explainServicing } from "../say.ts";
import { columns, styled, type Terminal } from "../terminal.ts";
import { misuse } from "../use.ts";

type AccrueOptions = AskOptions & { readonly loan: string; readonly from?: string; readonly to?: string };

/** `conformed accrue FACILITY --loan E1`: interest on one loan between two days, in and after its Interest Period. */
export async function accrueCommand(terminal: Terminal, name: string, options: AccrueOptions): Promise<ExitCode> {
  const facility = await loadKnown(name, options);
  const { amount, made, fixed, until, title } = loanNamed(facility, options.loan);
  const from = options.from === undefined ? made : parsedDay("--from", options.from);
  const to = options.to === undefined ? (until ?? dayAsked(undefined, facility)) : parsedDay("--to", options.to);
  if (from < made) throw misuse({ code: "use.loan_made_later", loan: options.loan, made, from });
  if (to <= from) throw misuse({ code: "use.nothing_accrues", from, to });
  const bands = orStop(accrueOn(facility, amount, from, to, fixed)).map((segment) => bandOf(facility, segment));
  const terms = orStop(termsOn(facility, from));
  const exact = totalOf(bands.map(({ segment }) => segment));
  const interest = settle({ currency: amount.currency, exact }, terms.rounding?.value ?? "half-up");
  const days = bands.reduce((sum, band) => sum + band.days, 0);
  if (options.json === true) {
    const { id } = facility.file;
    const accrued = { from, to, days, interest: moneyJson(interest), bands: bands.map(bandJson) };
    const more = [terms.dayCount?.source, terms.rounding?.source].filter((source) => source !== undefined);
    const segments = bands.map(({ segment }) => segment);
    const line = interestLine({ loan: options.loan, called: title, chargedOn: to }, segments, interest, more);
    terminal.out(jsonText({ facility: id, loan: options.loan, ...accrued, receipt: receiptJson(line.receipt) }));
    return 0;
  }
  terminal.out(styled(terminal, "bold", `${title}: interest from ${from} to ${to}, the last day not counted`));
  const rows = bands.map((band) => [
    `${band.from} to ${band.to}`,
    daysText(band.days),
    amountText(band.balance),
    band.rate,
    exactText(band.segment.exact),
    band.segment.source.label,
  ]);
  terminal.out(columns([...rows, ["Total", daysText(days), "", "", amountText(interest), ""]], [1, 2, 3, 4]));
  return 0;
}

function loanNamed(
  facility: KnownFacility,
  loan: string,
): { amount: Money; made: IsoDate; fixed: FixedUntil | OptionLoan; until: IsoDate; title: string } {
  const fixed = reportsOf(facility.known, "EurodollarLoanMade").map(({ happening, key }) => ({ ...happening, key }));
  const loans = [...fixed, ...optionLoansOf(facility.known)];
  const found = loans.find((each) => each.loan === loan);
  if (found !== undefined) {
    const { amount, on, periodEndsOn: until, key } = found;
    const label = periodLoanText(found);
    const rate = found.type === "OptionLoanMade" ? found : { rate: found.rate, until, label, key };
    return { amount, made: on, title: label, fixed: rate, until };
  }
  const code = "loan.unknown";
  const sentence = explainServicing({ code, key: "", loan, loans: loans.map((each) => each.loan) });
  throw new Stop(2, [{ code, sentence }]);
}

/** `conformed fees FACILITY`: each fee, how it stands, and what it costs once it is in the loan account. */
export async function feesCommand(terminal: Terminal, name: string, options: AskOptions): Promise<ExitCode> {
  const facility = await loadKnown(name, options);
  const on = dayAsked(options.on, facility);
  const told = feesOf(facility).map((standing) => ({ standing, cost: costOf(facility, standing, on) }));
  if (options.json === true) {
    terminal.out(jsonText({ facility: facility.file.id, on, fees: told.map((each) => feeJson(each, facility)) }));
    return 0;
  }
  terminal.out(styled(terminal, "bold", `${facility.file.title}: fees, with their cost to ${on}`));
  for (const { standing, cost } of told) {
    const { fee, clause, settled, awaiting, payableOn } = standing;
    terminal.out(`\n${fee.called} of ${amountText(money(facility.file.currency, fee.minor))} [${clause.cite}]`);
    terminal.out(
      `  earned ${fee.earnedOn ?? "on a day not stated"}; payable ${payableOn ?? `not yet: ${awaiting ?? ""}`}`,
    );
    terminal.out(
      `  ${settled === undefined ? "not settled" : `settled by ${settled.by} on ${settled.on} [${settled.key}]`}`,
    );
    if (cost === undefined) continue;
    const rows = cost.lines.map(({ from, to, on: carried, interest }) => [
      `  ${from} to ${to}`,
      `on ${amountText(carried)}`,
      amountText(interest),
    ]);
    terminal.out(columns([...rows, [`  cost to ${on}`, "", amountText(cost.total)]], [1, 2]));
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
