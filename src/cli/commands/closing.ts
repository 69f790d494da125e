import { columns, styled, type Terminal } from "../terminal.ts";
import { conditionText } from "../act-text.ts";
import type { ExitCode } from "../exit.ts";
import { jsonText, standingJson } from "../json.ts";
import { type AskOptions, knownAt, loadFacility } from "../load.ts";
import { knownBy } from "../../servicing/facility.ts";

/** `conformed closing FACILITY`: every instrument, whether it is in effect, and what its conditions show or lack. */
export async function closingCommand(terminal: Terminal, name: string, options: AskOptions): Promise<ExitCode> {
  const facility = knownBy(await loadFacility(name, options), knownAt(options.known));
  const { standings } = facility.closing;
  if (options.json === true) {
    terminal.out(jsonText({ facility: facility.file.id, instruments: standings.map(standingJson) }));
    return 0;
  }
  terminal.out(styled(terminal, "bold", `${facility.file.title}: instruments and their closing`));
  for (const { instrument, executedOn, effectiveOn, unsigned, conditions } of standings) {
    const state = effectiveOn === undefined ? styled(terminal, "yellow", "pending") : `in effect from ${effectiveOn}`;
    const signed =
      executedOn === undefined ? `unsigned by ${unsigned.join(", ") || "anybody on file"}` : `executed ${executedOn}`;
    terminal.out(`\n${instrument.id}: ${state}; ${signed}`);
    const rows = conditions.map(({ path, condition, met, lacking, evidence }) => [
      `  § ${path}`,
      conditionText(condition),
      met,
      lacking ?? evidence.join(", "),
    ]);
    if (rows.length > 0) terminal.out(columns(rows));
  }
  return 0;
}
