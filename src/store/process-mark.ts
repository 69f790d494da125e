import { readFileSync } from "node:fs";
import { hostname } from "node:os";

/** A process told apart from every other, one that had its number before included, as far as the system can say. */
export type ProcessMark = { readonly pid: number; readonly startedAt: string; readonly host: string };

/** The mark of this process. */
export function ownMark(): ProcessMark {
  return { pid: process.pid, startedAt: startOf(process.pid)?.startedAt ?? unknownStart, host: hostname() };
}

/**
 * Whether a process may still be running. On another host nobody can say, so it may.
 *
 * A process that has ended and was not yet collected by its parent is not running.
 */
export function mayBeRunning({ pid, startedAt, host }: ProcessMark): boolean {
  if (host !== hostname()) return true;
  const start = startOf(pid);
  if (start === undefined) return answersToSignal(pid);
  return !start.ended && (startedAt === unknownStart || start.startedAt === startedAt);
}

const unknownStart = "0";

// Where the system tells it, the clock tick at which the process started, and the boot that the ticks count from.
function startOf(pid: number): { readonly startedAt: string; readonly ended: boolean } | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    const boot = readFileSync("/proc/sys/kernel/random/boot_id", "utf8").slice(0, 8);
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    return { startedAt: `${fields[19] ?? ""}-${boot}`, ended: fields[0] === "Z" || fields[0] === "X" };
  } catch {
    return undefined;
  }
}

function answersToSignal(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return !(error instanceof Error && "code" in error && error.code === "ESRCH");
  }
}
