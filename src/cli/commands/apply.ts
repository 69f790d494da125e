import { basename, extname } from "node:path";
import { everything } from "../../base/instant.ts";
import { wrapped } from "../../base/wrap.ts";
import { conformedCopy } from "../../documents/conformed-copy.ts";
import { redlineCopy } from "../../documents/redline-copy.ts";
import { writeConformed, writeRedline } from "../../documents/write.ts";
import type { FiledPaper } from "../../events/facility.ts";
import { type Applied, applied, type Instruction } from "../../servicing/applied.ts";
import type { ExitCode } from "../exit.ts";
import { anyJson, jsonText } from "../json.ts";
import { paperIn } from "../supposed.ts";
import { columns, styled, type Terminal } from "../terminal.ts";
import { documentForms, type OutFile, outFile, writeOut } from "../write-out.ts";

/** The options of `apply`. */
export type ApplyOptions = {
  readonly redline?: string;
  readonly out?: string;
  readonly called?: readonly string[];
  readonly force?: boolean;
  readonly json?: boolean;
};

/**
 * `conformed apply BASE AMENDMENT…`: amendments read from papers and carried out on an agreement read from a paper, in
 * the order given, with what came of each instruction and what was not read.
 */
export async function applyCommand(
  terminal: Terminal,
  base: string,
  amendments: readonly string[],
  options: ApplyOptions,
): Promise<ExitCode> {
  const [redline, copy] = [options.redline, options.out].map((out) => fileAsked(out, options));
  const files = [base, ...amendments];
  const result = applied(
    files.map((file, index) => filedPaper(file, files, index === 0 ? (options.called ?? []) : [])),
  );
  const { open, standings, instructions } = result;
  const [before, after] = [standings[0], standings.at(-1)];
  if (before === undefined || after === undefined) return 1;
  const shown = { title: open.file.title, agreement: open.agreement };
  if (redline !== undefined) {
    const sides = { from: { standing: before, pending: [] }, to: { standing: after, pending: [] } };
    writeOut(redline, await writeRedline(redlineCopy({ ...shown, ...sides }), redline.form));
  }
  if (copy !== undefined) {
    writeOut(copy, await writeConformed(conformedCopy({ ...shown, standing: after, pending: [] }), copy.form));
  }
  terminal.out(options.json === true ? jsonText(resultJson(result, files)) : resultText(terminal, result));
  for (const { path } of [redline, copy].flatMap((each) => each ?? [])) {
    if (options.json !== true) terminal.out(`Wrote ${path}.`);
  }
  const unread = open.files.slice(1).some(({ reading }) => reading.unread.length > 0);
  return unread || instructions.some((each) => each.result === "unresolved") ? 1 : 0;
}

function fileAsked(out: string | undefined, { force }: ApplyOptions): OutFile | undefined {
  return out === undefined ? undefined : outFile({ out, ...(force === undefined ? {} : { force }) }, documentForms);
}

/** A paper in a file of the command line as it would be filed beside the others. */
export function filedPaper(file: string, files: readonly string[], names: readonly string[]): FiledPaper {
  const name = basename(file, extname(file));
  const twin = files.filter((other) => basename(other, extname(other)) === name).length > 1;
  const id = (twin ? file : name).toLowerCase().replaceAll(/[^a-z0-9]+/g, "-");
  return { id, title: name, names, file, text: paperIn(file).decoded.text, recordedAt: everything };
}

function resultJson({ open, instructions }: Applied, files: readonly string[]) {
  return {
    files: [...files],
    instructions: instructions.map(({ cite, kind, target, result, reason }) => ({
      cite,
      kind,
      target,
      result,
      reason,
    })),
    unread: open.files
      .slice(1)
      .flatMap(({ paper, reading }) =>
        reading.unread.map(({ clause, reason, span }) => ({ paper: paper.file, clause, reason, span: anyJson(span) })),
      ),
  };
}

function resultText(terminal: Terminal, { open, instructions }: Applied): string {
  const rows = instructions.map(({ cite, kind, target, result, reason }) => [
    styled(terminal, result === "applied" ? "green" : "yellow", result),
    cite,
    kind,
    [target, reason].filter((part) => part !== "").join(": "),
  ]);
  const unread = open.files.slice(1).flatMap(({ paper, reading }) =>
    reading.unread.map(({ reason, text, span }) => {
      const line = paper.text.slice(0, span.start).split("\n").length;
      return wrapped(`${paper.file}:${line}: ${reason} “${text.slice(0, 120)}”`, "  ");
    }),
  );
  const count = (result: Instruction["result"]) => instructions.filter((each) => each.result === result).length;
  return [
    columns(rows),
    `${count("applied")} applied, ${count("unresolved")} unresolved, ${unread.length} sentences not read`,
    unread.join("\n"),
  ]
    .filter((part) => part !== "")
    .join("\n\n");
}
