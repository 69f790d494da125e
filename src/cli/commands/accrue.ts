import { accruedTotal, bandsOf } from "../../accruals/accrual.ts";
import { interestOf } from "../../accruals/interest.ts";
import type { IsoDate } from "../../base/date.ts";
import { type Money, settle } from "../../base/money.ts";
import { reportsOf } from "../../events/record.ts";
import { accrueOn, type FixedUntil } from "../../servicing/accrue.ts";
import { type KnownFacility, termsOn } from "../../servicing/facility.ts";
import { interestLine } from "../../servicing/interest-line.ts";
import { bandOf } from "../../servicing/statement.ts";
import { amountText, daysText, exactText } from "../amount.ts";
import { type ExitCode, Stop } from "../exit.ts";
import { bandJson, jsonText, moneyJson, receiptJson } from "../json.ts";
import { type AskOptions, dayAsked, loadKnown, orStop, parsedDay } from "../load.ts";
import { type OptionLoan, optionLoansOf, periodLoanText } from "../../servicing/option-loan.ts";
import { explainServicing } from "../say.ts";
import { columns, styled, type Terminal } from "../terminal.ts";
import { warnUnconfirmed } from "../tree.ts";
import { misuse } from "../use.ts";

type AccrueOptions = AskOptions & { readonly loan: string; readonly from?: string; readonly to?: string };

/** `conformed accrue FACILITY --loan E1`: interest on one loan between two days, in and after its Interest Period. */
export async function accrueCommand(terminal: Terminal, name: string, options: AccrueOptions): Promise<ExitCode> {
  const facility = await loadKnown(name, options);
  warnUnconfirmed(terminal, facility);
  const { amount, made, fixed, until, title } = loanNamed(facility, options.loan);
  const from = options.from === undefined ? made : parsedDay("--from", options.from);
  const to = options.to === undefined ? (until ?? dayAsked(undefined, facility)) : parsedDay("--to", options.to);
  if (from < made) throw misuse({ code: "use.loan_made_later", loan: options.loan, made, from });
  if (to <= from) throw misuse({ code: "use.nothing_accrues", from, to });
  const accruals = orStop(accrueOn(facility, amount, from, to, fixed));
  const bands = bandsOf(accruals).map((segment) => bandOf(facility, segment));
  const terms = orStop(termsOn(facility, from));
  const exact = accruedTotal(accruals);
  const interest = settle({ currency: amount.currency, exact }, terms.rounding?.value ?? "half-up");
  const days = bands.reduce((sum, band) => sum + band.days, 0);
  if (options.json === true) {
    const { id } = facility.file;
    const accrued = { from, to, days, interest: moneyJson(interest), bands: bands.map(bandJson) };
    const more = [terms.dayCount?.source, terms.rounding?.source].filter((source) => source !== undefined);
    const told = { loan: options.loan, called: title, of: "interest", chargedOn: to } as const;
    const line = interestLine(told, accruals, interest, more);
    terminal.out(jsonText({ facility: id, loan: options.loan, ...accrued, receipt: receiptJson(line.receipt) }));
    return 0;
  }
  terminal.out(styled(terminal, "bold", `${title}: interest from ${from} to ${to}, the last day not counted`));
  const rows = bands.map((band) => [
    `${band.from} to ${band.to}`,
    daysText(band.days),
    amountText(band.balance),
    band.rate,
    exactText(interestOf(band.segment)),
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
