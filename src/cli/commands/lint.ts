import { wrapped } from "../../base/wrap.ts";
import type { DecodedPaper } from "../../intake/decoded.ts";
import { lintPaper } from "../../papers/lint/lint.ts";
import type { LintFinding } from "../../papers/lint/lint-finding.ts";
import { readPaper } from "../../papers/read.ts";
import { applied, type Instruction } from "../../servicing/applied.ts";
import type { ExitCode } from "../exit.ts";
import { anyJson, jsonText } from "../json.ts";
import { whereIn, withPlaces } from "../places.ts";
import { paperIn } from "../supposed.ts";
import { styled, type Terminal } from "../terminal.ts";
import { filedPaper } from "./apply.ts";

/** The options of `conformed lint`. */
export type LintOptions = { readonly level: LintFinding["severity"]; readonly json?: boolean };

/** A paper with what counsel should look at in it. */
type Linted = { readonly file: string; readonly decoded: DecodedPaper; readonly findings: readonly LintFinding[] };

const levels = ["error", "warning", "notice"] as const;

/**
 * `conformed lint FILE…`: what counsel should look at in papers. Of several, the first is an agreement and the others
 * amend it in their order, and an amendment of what is not there is told, too.
 */
export function lintCommand(terminal: Terminal, files: readonly string[], { level, json }: LintOptions): ExitCode {
  const told = levels.slice(0, levels.indexOf(level) + 1);
  const amended = files.length > 1 ? applied(files.map((file) => filedPaper(file, files, []))).instructions : [];
  const linted = files.map((file, index): Linted => {
    const { decoded } = paperIn(file);
    const own = [...decoded.findings, ...lintPaper(readPaper(decoded.text))];
    const missed = index === 0 ? [] : amended.flatMap((each) => missedIn(each, filedPaper(file, files, []).id));
    const findings = [...own, ...missed].toSorted((a, b) => a.span.start - b.span.start);
    return { file, decoded, findings: findings.filter(({ severity }) => told.includes(severity)) };
  });
  terminal.out(
    json === true
      ? jsonText({ papers: anyJson(linted.map(paperJson)) })
      : linted.map((each) => paperText(terminal, each)).join("\n\n"),
  );
  return linted.some(({ findings }) => findings.length > 0) ? 1 : 0;
}

function missedIn({ act: { act, by }, target, reason, result }: Instruction, paper: string): LintFinding[] {
  if (result === "applied" || by.paper.id !== paper) return [];
  const message = `It amends ${target === "" ? "the agreement" : target}, and cannot be carried out: ${reason}. Compare it with the agreement.`;
  return [{ code: "lint.amends_what_is_not_there", severity: "error", message, span: act.span }];
}

function paperJson({ file, decoded, findings }: Linted) {
  return { file, findings: withPlaces(anyJson(findings), decoded) };
}

function paperText(terminal: Terminal, { file, decoded, findings }: Linted): string {
  const head = styled(terminal, "bold", file);
  if (findings.length === 0) return `${head}\n  Nothing to look at.`;
  const rows = findings.map(({ severity, code, message, span }) => {
    const colour = severity === "error" ? "red" : severity === "warning" ? "yellow" : "cyan";
    return wrapped(`${styled(terminal, colour, severity)} ${whereIn(decoded, span)} [${code}]: ${message}`, "  ");
  });
  return [head, ...rows].join("\n");
}
