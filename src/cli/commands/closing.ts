import { columns, styled, type Terminal } from "../terminal.ts";
import { conditionText } from "../act-text.ts";
import type { ExitCode } from "../exit.ts";
import { anyJson, jsonText, standingJson } from "../json.ts";
import { waitingActs } from "../../servicing/statement.ts";
import { tellState } from "../tree.ts";
import { type AskOptions, knownAt, loadFacility } from "../load.ts";
import type { IsoDate } from "../../base/date.ts";
import { guarantorRisks } from "../../compliance/guarantor.ts";
import { type Representation, representationsOf } from "../../compliance/representation.ts";
import { forDefaults, knownBy } from "../../servicing/facility.ts";

/** `conformed closing FACILITY`: every instrument, whether it is in effect, and what its conditions show or lack. */
export async function closingCommand(terminal: Terminal, name: string, options: AskOptions): Promise<ExitCode> {
  const facility = knownBy(await loadFacility(name, options), knownAt(options.known));
  const { standings } = facility.closing;
  const representations = standings.flatMap((each) => representationsOf(forDefaults(facility), each));
  const risks = guarantorRisks(facility.closing, facility.file);
  if (options.json === true) {
    terminal.out(
      jsonText({
        facility: facility.file.id,
        instruments: standings.map(standingJson),
        representations: anyJson(representations.map(({ clause, ...rest }) => ({ clause: clause.cite, ...rest }))),
        unconfirmed: anyJson(waitingActs(facility)),
        guarantorRisks: anyJson(risks.map(({ clause, ...rest }) => ({ ...rest, clause: clause.cite }))),
      }),
    );
    return 0;
  }
  terminal.out(styled(terminal, "bold", `${facility.file.title}: instruments and their closing`));
  for (const { instrument, executedOn, effectiveOn, unsigned, conditions } of standings) {
    const state = effectiveOn === undefined ? styled(terminal, "yellow", "pending") : `in effect from ${effectiveOn}`;
    terminal.out(`\n${instrument.id}: ${state}; ${signedText(executedOn, unsigned)}`);
    const rows = conditions.map(({ path, condition, met, lacking, evidence }) => [
      `  § ${path}`,
      conditionText(condition),
      met,
      lacking ?? evidence.join(", "),
    ]);
    if (rows.length > 0) terminal.out(columns(rows));
  }
  tellState(terminal, waitingActs(facility), []);
  tellRepresentations(terminal, representations);
  for (const { explanation, clause } of risks) {
    const mark = styled(terminal, "yellow", "guaranty risk");
    terminal.out(`\n${mark}: ${explanation} No condition asks for it. ${styled(terminal, "cyan", `[${clause.cite}]`)}`);
  }
  return 0;
}

function signedText(executedOn: IsoDate | undefined, unsigned: readonly string[]): string {
  if (executedOn !== undefined) return `executed ${executedOn}`;
  return unsigned.length === 0 ? "the copy shows no signature" : `unsigned by ${unsigned.join(", ")}`;
}

function tellRepresentations(terminal: Terminal, representations: readonly Representation[]): void {
  if (representations.length === 0) return;
  terminal.out(`\n${styled(terminal, "bold", "representations, as of the day each paper took effect")}`);
  terminal.out(
    columns(
      representations.map(({ clause, by, about, finding, asOf, shownBy }) => [
        `  ${clause.cite}`,
        by,
        about === "noDefault" ? "no default" : about === "dueExecution" ? "due execution" : "",
        asOf ?? "not in effect",
        finding,
        shownBy.join(", "),
      ]),
    ),
  );
}
