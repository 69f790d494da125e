import { wrapped } from "../../base/wrap.ts";
import { money } from "../../base/money.ts";
import { interpretationPoints, type SettingName, settingNames } from "../../events/settings.ts";
import { type CheckFinding, checkFacility } from "../../servicing/check.ts";
import { type KnownFacility, termsOn } from "../../servicing/facility.ts";
import { amountText } from "../amount.ts";
import type { ExitCode } from "../exit.ts";
import { jsonText, moneyJson } from "../json.ts";
import { type AskOptions, dayAsked, loadFacility, loadKnown } from "../load.ts";
import { otherReadings, owedOn } from "../readings.ts";
import { columns, styled, type Terminal } from "../terminal.ts";

/** `conformed readings FACILITY`: each open point, its readings, what decides it, and the dollars the others move. */
export async function readingsCommand(terminal: Terminal, name: string, options: AskOptions): Promise<ExitCode> {
  const facility = await loadKnown(name, options);
  const on = dayAsked(options.on, facility);
  const others = otherReadings(facility, (other) => owedOn(other, on));
  const points = settingNames.map((point) => {
    const { question, readings, default: standard } = interpretationPoints[point];
    const decidedBy = decidingClause(facility, point, on);
    const alternatives = readings
      .filter((reading) => reading !== facility.file.settings[point])
      .map((reading) => ({ reading, told: others.find((each) => each.name === point && each.other === reading) }));
    return { point, question, standard, reading: facility.file.settings[point], decidedBy, alternatives };
  });
  if (options.json === true) {
    const none = moneyJson(money(facility.file.currency, 0n));
    terminal.out(
      jsonText({
        facility: facility.file.id,
        on,
        readings: points.map(({ point, question, standard, reading, decidedBy, alternatives }) => ({
          name: point,
          question,
          default: standard,
          reading,
          decidedBy: decidedBy ?? null,
          alternatives: alternatives.map(({ reading: other, told }) => ({
            reading: other,
            moves: told === undefined ? none : told.moves === undefined ? null : moneyJson(told.moves),
          })),
        })),
      }),
    );
    return 0;
  }
  terminal.out(
    styled(terminal, "bold", `${facility.file.title}: open points, and what they move in what is owed on ${on}`),
  );
  for (const { question, reading, decidedBy, alternatives } of points) {
    terminal.out(`\n${question}`);
    terminal.out(`  read as ${reading}${decidedBy === undefined ? "" : `, as ${decidedBy} says`}`);
    for (const { reading: other, told } of alternatives) {
      const effect =
        told === undefined
          ? "moves nothing"
          : told.moves === undefined
            ? "gives no figure"
            : `moves ${amountText(told.moves)}`;
      terminal.out(`  ${other} ${effect}`);
    }
  }
  return 0;
}

// A paper that says it takes the point out of the reader's hands.
function decidingClause(
  facility: KnownFacility,
  point: SettingName,
  on: Parameters<typeof termsOn>[1],
): string | undefined {
  const terms = termsOn(facility, on);
  if (!terms.ok) return undefined;
  if (point === "primeChange") return terms.value.indexChange?.source.cite;
  if (point !== "dayCount" || terms.value.dayCount?.source.kind !== "clause") return undefined;
  return terms.value.dayCount.source.cite;
}

const gapKinds = new Set<CheckFinding["kind"]>([
  "missing_paper",
  "unresolved_target",
  "unresolved_term",
  "unresolved_name",
  "gap",
  "unconfirmed",
  "assumption",
]);

/** `conformed gaps FACILITY`: papers spoken of and not on file, terms nobody defines, and what is assumed instead. */
export async function gapsCommand(terminal: Terminal, name: string, options: AskOptions): Promise<ExitCode> {
  const facility = await loadFacility(name, options);
  const found = checkFacility(facility).filter(({ kind }) => gapKinds.has(kind));
  const gaps = found.map(({ kind, where, message }) => ({ kind, where, message }));
  if (options.json === true) terminal.out(jsonText({ facility: facility.file.id, gaps }));
  else if (found.length === 0) terminal.out("Nothing is missing.");
  else {
    for (const { kind, where, message } of gaps) {
      terminal.out(columns([[styled(terminal, "yellow", kind.replace("_", " ")), styled(terminal, "cyan", where)]]));
      terminal.out(wrapped(message, "    "));
    }
  }
  return found.length === 0 ? 0 : 1;
}
