import { defaultsOn, type OccurrenceStatus } from "../../compliance/defaults.ts";
import { forDefaults } from "../../servicing/facility.ts";
import { type ExitCode } from "../exit.ts";
import { anyJson, jsonText } from "../json.ts";
import { type AskOptions, dayAsked, loadKnown } from "../load.ts";
import { columns, styled, type Terminal } from "../terminal.ts";

/** `conformed defaults FACILITY`: each default that has occurred, and every ground on which it is cleared. */
export async function defaultsCommand(terminal: Terminal, name: string, options: AskOptions): Promise<ExitCode> {
  const facility = await loadKnown(name, options);
  const on = dayAsked(options.on, facility);
  const { file } = facility;
  const found = defaultsOn(forDefaults(facility), on);
  if (options.json === true) {
    terminal.out(
      jsonText({
        facility: file.id,
        on,
        defaults: found.map((status) => ({
          id: status.occurrence.id,
          occurredOn: status.occurrence.on,
          maturity: status.occurrence.maturity,
          status: stateOf(status),
          grounds: status.grounds.map(({ ground, cite }) => ({ ground, clause: cite })),
          causes: anyJson(status.occurrence.causes),
          fact: status.key,
        })),
      }),
    );
    return 0;
  }
  terminal.out(styled(terminal, "bold", `${file.title}: defaults on ${on}`));
  const rows = found.map((status) => [
    status.occurrence.on,
    status.occurrence.id,
    stateOf(status),
    status.grounds.map(({ ground, cite }) => `${ground.replace("_", " ")} [${cite}]`).join("; "),
  ]);
  terminal.out(rows.length === 0 ? "None is recorded." : columns(rows));
  return 0;
}

function stateOf({ occurrence, grounds }: OccurrenceStatus): string {
  if (grounds.some(({ ground }) => ground === "covenant_deleted")) return "cleared";
  if (grounds.length > 0) return "waived";
  return occurrence.maturity === "matured" ? "continuing" : "unmatured";
}
