import { wrapped } from "../../base/wrap.ts";
import { type CheckFinding, checkFacility } from "../../servicing/check.ts";
import type { ExitCode } from "../exit.ts";
import { jsonText } from "../json.ts";
import { type AskOptions, type Loaded, loadFacility } from "../load.ts";
import { explainServicing } from "../say.ts";
import { styled, type Terminal } from "../terminal.ts";

/** `conformed check FACILITY`: everything that is wrong or missing. Ends with 1 when there is anything. */
export async function checkCommand(terminal: Terminal, name: string, options: AskOptions): Promise<ExitCode> {
  const facility = await loadFacility(name, options);
  const findings = checkFacility(facility).map((finding) => tell(finding, facility));
  if (options.json === true) {
    terminal.out(jsonText({ facility: facility.file.id, findings }));
  } else if (findings.length === 0) terminal.out("Nothing is wrong and nothing is missing.");
  else {
    for (const { kind, where, message } of findings) {
      const head = `${styled(terminal, "yellow", kind.replace("_", " "))}  ${styled(terminal, "cyan", where)}`;
      terminal.out(`${head}\n${wrapped(message, "    ")}`);
    }
  }
  return findings.length === 0 ? 0 : 1;
}

// A refused happening is found by its place in the files, and by its key in the store.
function tell({ kind, code, where, message, failure }: CheckFinding, { placeOf }: Loaded) {
  if (failure === undefined) return { kind, code: code ?? null, where, message };
  const told = `happening ${failure.key}: ${explainServicing(failure)}`;
  return { kind, code: failure.code, where: placeOf(failure.key) ?? where, message: told };
}
