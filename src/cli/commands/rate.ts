import type { TermsInForce } from "../../agreement/terms.ts";
import { refuse } from "../../base/result.ts";
import { addDays, type IsoDate } from "../../base/date.ts";
import { interpretationPoints, type SettingName, settingNames } from "../../events/settings.ts";
import { type KnownFacility, termsOn } from "../../servicing/facility.ts";
import { fixedRateClause, percentText, primeLoans, primeRateOn } from "../../servicing/rate.ts";
import { optionOn, optionRuns } from "../../servicing/option-loan.ts";
import { accountOf } from "../../servicing/account.ts";
import { type MaximumRate, maximumRateOn } from "../../servicing/lawful-rate.ts";
import { outstandingLoans } from "../../servicing/period-loans.ts";
import { noticesOn, pendingInstruments } from "../../servicing/statement.ts";
import { type AskOptions, dayAsked, loadKnown, orStop } from "../load.ts";
import type { ExitCode } from "../exit.ts";
import { anyJson, jsonText, receiptJson } from "../json.ts";
import { columns, styled, type Terminal } from "../terminal.ts";
import { tellState, receiptText } from "../tree.ts";

/** `conformed rate FACILITY`: the rates in force on a day, as known, each with its clause. */
export async function rateCommand(terminal: Terminal, name: string, options: AskOptions): Promise<ExitCode> {
  const facility = await loadKnown(name, options);
  const on = dayAsked(options.on, facility);
  const terms = orStop(termsOn(facility, on));
  const { value, receipt } = orStop(primeRateOn(facility, terms, on));
  const fixed = outstandingOn(facility, terms, on);
  const maximum = orStop(maximumRateOn(facility, on));
  const pending = pendingInstruments(facility);
  if (options.json === true) {
    terminal.out(
      jsonText({
        facility: facility.file.id,
        on,
        rates: [
          {
            loans: primeLoans,
            rate: percentText(value.rate),
            index: value.index.index,
            indexRate: percentText(value.index.rate),
            margin: percentText(value.margin),
            clause: value.cite,
          },
          ...fixed.map(({ loan, rate, clause, until }) => ({ loans: loan, rate, clause, until })),
        ],
        higherRate: terms.higherRates.map(({ value: higher, source }) => ({
          ...Object(anyJson(higher)),
          level: `${higher.index} + ${percentText(higher.level)}`,
          clause: source.cite ?? "",
        })),
        maximum: maximum === undefined ? null : { rate: percentText(maximum.rate), clause: maximum.source.cite ?? "" },
        settings: settingsJson(facility),
        pending: anyJson(pending),
        notices: anyJson(noticesOn(facility, on)),
        receipt: receiptJson(receipt),
      }),
    );
    return 0;
  }
  const rows = [
    [
      primeLoans,
      percentText(value.rate),
      `${value.index.index} ${percentText(value.index.rate)} + ${percentText(value.margin)}`,
      value.cite,
    ],
    ...fixed.map(({ loan, rate, clause, until, how }) => [loan, rate, `${how} to ${until}`, clause]),
    ...terms.higherRates.map(({ value: higher, source }) => [
      "higher rate",
      `${higher.index} + ${percentText(higher.level)}`,
      `at the election of ${higher.electedBy}, in place of the rate above`,
      source.cite ?? "",
    ]),
    ...(maximum === undefined ? [] : [maximumRow(maximum)]),
  ];
  terminal.out(styled(terminal, "bold", `${facility.file.title}: rates on ${on}`));
  terminal.out(columns(rows, [1]));
  terminal.out(`\n${receiptText(terminal, receipt)}`);
  tellState(terminal, pending, noticesOn(facility, on));
  return 0;
}

function maximumRow({ rate, source }: MaximumRate): string[] {
  const law = source.because.map(({ label }) => label).join("; ");
  return ["at most", percentText(rate), `${source.label}, ${law}`, source.cite ?? ""];
}

type PeriodRate = {
  readonly loan: string;
  readonly rate: string;
  readonly clause: string;
  readonly until: IsoDate;
  readonly how: string;
};

// The loans for an Interest Period that are outstanding, each with what it bears on the day.
function outstandingOn(facility: KnownFacility, terms: TermsInForce, on: IsoDate): PeriodRate[] {
  const priced = fixedRateClause(terms)?.cite;
  // What a clause applies collections to may be a loan whose period still runs.
  const account = accountOf(facility, on);
  const loans = account.ok ? account.value.loans : outstandingLoans(facility, on);
  return loans.map((each) => {
    const { loan, periodEndsOn: until } = each;
    if (each.type === "EurodollarLoanMade") {
      return { loan, rate: percentText(each.rate), clause: priced ?? each.key, until, how: "fixed" };
    }
    const { dayCount } = terms;
    if (dayCount === undefined) return orStop(refuse({ code: "terms.missing", term: "dayCount", on }));
    const [run] = orStop(optionRuns(facility, each, each.amount.minor, [on, addDays(on, 1)], dayCount.value));
    const clause = orStop(optionOn(facility, each.option, each.on)).cite;
    return { loan, rate: run === undefined ? "" : percentText(run.rate), clause, until, how: each.option };
  });
}

/** The readings in use, with the others that the words allow. */
export function settingsJson({ file }: KnownFacility) {
  return settingNames.map((name: SettingName) => ({
    name,
    question: interpretationPoints[name].question,
    reading: file.settings[name],
    readings: [...interpretationPoints[name].readings],
  }));
}
