import { wrapped } from "../../base/wrap.ts";
import { type CheckFinding, checkFacility } from "../../servicing/check.ts";
import type { ExitCode } from "../exit.ts";
import { jsonText } from "../json.ts";
import { type AskOptions, loadFacility } from "../load.ts";
import { explainServicing } from "../say.ts";
import { styled, type Terminal } from "../terminal.ts";

/** `conformed check FACILITY`: everything that is wrong or missing. Ends with 1 when there is anything. */
export async function checkCommand(terminal: Terminal, name: string, options: AskOptions): Promise<ExitCode> {
  const findings = checkFacility(await loadFacility(name, options));
  if (options.json === true) {
    terminal.out(
      jsonText({
        findings: findings.map(({ kind, where, ...rest }) => ({
          kind,
          where,
          message: messageOf({ kind, where, ...rest }),
        })),
      }),
    );
  } else if (findings.length === 0) terminal.out("Nothing is wrong and nothing is missing.");
  else {
    for (const finding of findings) {
      const head = `${styled(terminal, "yellow", finding.kind.replace("_", " "))}  ${styled(terminal, "cyan", finding.where)}`;
      terminal.out(`${head}\n${wrapped(messageOf(finding), "    ")}`);
    }
  }
  return findings.length === 0 ? 0 : 1;
}

function messageOf({ message, failure }: CheckFinding): string {
  return failure === undefined ? message : explainServicing(failure);
}
