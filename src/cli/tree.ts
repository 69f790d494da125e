import type { Receipt } from "../base/receipt.ts";
import type { Notice, PendingInstrument } from "../servicing/statement.ts";
import { styled, type Terminal } from "./terminal.ts";

/** A receipt as an indented tree: the figure, and below it the words and facts that made it. */
export function receiptText(terminal: Terminal, receipt: Receipt): string {
  return linesOf(terminal, receipt, "", "").join("\n");
}

function linesOf(
  terminal: Terminal,
  { kind, label, value, cite, because }: Receipt,
  first: string,
  rest: string,
): string[] {
  const shown = value === undefined || value === "" ? "" : `  ${styled(terminal, "bold", value)}`;
  const where = cite === undefined ? "" : `  ${styled(terminal, "cyan", `[${cite}]`)}`;
  const own = kind === "figure" ? label : `${kind}: ${label}`;
  return [
    `${first}${own}${shown}${where}`,
    ...because.flatMap((each, index) => {
      const last = index === because.length - 1;
      return linesOf(terminal, each, `${rest}${last ? "└─ " : "├─ "}`, `${rest}${last ? "   " : "│  "}`);
    }),
  ];
}

/** What a reader of a day's figures should know: notices, and what is on file and not in effect. */
export function tellState(terminal: Terminal, pending: readonly PendingInstrument[], notices: readonly Notice[]): void {
  for (const { message, clause } of notices) {
    terminal.out(`\n${styled(terminal, "yellow", "notice")}: ${message} ${styled(terminal, "cyan", `[${clause}]`)}`);
  }
  if (pending.length > 0) terminal.out(`\n${pendingText(terminal, pending)}`);
}

function pendingText(terminal: Terminal, pending: readonly PendingInstrument[]): string {
  return pending
    .map(({ instrument, awaiting }) => {
      const mark = styled(terminal, "yellow", "pending");
      return [`${mark}: ${instrument} is on file and not in effect`, ...awaiting.map((each) => `  - ${each}`)].join(
        "\n",
      );
    })
    .join("\n");
}
