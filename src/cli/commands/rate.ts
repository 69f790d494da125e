import type { TermsInForce } from "../../agreement/terms.ts";
import type { IsoDate } from "../../base/date.ts";
import { interpretationPoints, type SettingName, settingNames } from "../../events/settings.ts";
import { type KnownFacility, termsOn } from "../../servicing/facility.ts";
import { fixedRateClause, percentText, primeLoans, primeRateOn } from "../../servicing/rate.ts";
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
    ...fixed.map(({ loan, rate, clause, until }) => [loan, rate, `fixed to ${until}`, clause]),
    ...terms.higherRates.map(({ value: higher, source }) => [
      "higher rate",
      `${higher.index} + ${percentText(higher.level)}`,
      `at the election of ${higher.electedBy}, in place of the rate above`,
      source.cite ?? "",
    ]),
  ];
  terminal.out(styled(terminal, "bold", `${facility.file.title}: rates on ${on}`));
  terminal.out(columns(rows, [1]));
  terminal.out(`\n${receiptText(terminal, receipt)}`);
  tellState(terminal, pending, noticesOn(facility, on));
  return 0;
}

type FixedRate = { readonly loan: string; readonly rate: string; readonly clause: string; readonly until: IsoDate };

function outstandingOn(facility: KnownFacility, terms: TermsInForce, on: IsoDate): FixedRate[] {
  const priced = fixedRateClause(terms)?.cite;
  return facility.known.flatMap(({ happening, key }) => {
    if (happening.type !== "EurodollarLoanMade" || happening.on > on || happening.periodEndsOn <= on) return [];
    const rate = percentText(happening.rate);
    return [{ loan: happening.loan, rate, clause: priced ?? key, until: happening.periodEndsOn }];
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
