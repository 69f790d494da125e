import type { Receipt } from "../base/receipt.ts";
import type { KnownFacility } from "../servicing/facility.ts";
import { type Notice, type PendingInstrument, waitingActs } from "../servicing/statement.ts";
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

/** Warns beside an answer that has no place of its own for it that acts on file wait for a person and do not count. */
export function warnUnconfirmed(terminal: Terminal, facility: KnownFacility): void {
  const waiting = waitingActs(facility);
  if (waiting.length > 0) terminal.err(pendingText(terminal, waiting));
}

function pendingText(terminal: Terminal, pending: readonly PendingInstrument[]): string {
  return pending
    .map(({ instrument, act, awaiting }) => {
      const mark = styled(terminal, "yellow", "pending");
      const state =
        act === undefined
          ? `${instrument} is on file and not in effect`
          : `${act} changes nothing until a person confirms how it reads`;
      return [`${mark}: ${state}`, ...awaiting.map((each) => `  - ${each}`)].join("\n");
    })
    .join("\n");
}
