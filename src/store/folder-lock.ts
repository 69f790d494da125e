import { readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ok, refuse, type Result } from "../base/result.ts";
import type { OpenFailure } from "./failure.ts";
import { mayBeRunning, ownMark, type ProcessMark } from "./process-mark.ts";

/** The sole use of a folder by this process. */
export type FolderLock = { readonly release: () => void };

/** A lock held by another process. */
export type FolderInUse = Extract<OpenFailure, { readonly code: "store.folder_in_use" }>;

/**
 * Takes a folder for this process alone, until it is released or the process ends, however it ends.
 *
 * Every process writes a file of its own, named after itself, and then looks for the files of others. Of two that come
 * at once, at least one sees the other, and gives way; so the file of a dead process can be taken away by anybody, and
 * that of a living one never is. Both may give way: whoever is refused may try again.
 *
 * Refuses `store.folder_in_use`.
 */
export function lockFolder(folder: string): Result<FolderLock, FolderInUse> {
  const mark = ownMark();
  const path = join(folder, fileOf(mark));
  try {
    writeFileSync(path, "", { flag: "wx" });
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "EEXIST") return refuse(inUse(folder, mark));
    throw error;
  }
  const release = (): void => {
    process.off("exit", release);
    rmSync(path, { force: true });
  };
  process.on("exit", release);
  for (const other of othersIn(folder, path)) {
    if (mayBeRunning(other)) {
      release();
      return refuse(inUse(folder, other));
    }
    rmSync(join(folder, fileOf(other)), { force: true });
  }
  return ok({ release });
}

function othersIn(folder: string, own: string): readonly ProcessMark[] {
  return readdirSync(folder).flatMap((name) => {
    const [, pid, startedAt, host] = /^in-use\.(\d+)\.([0-9a-f-]+)\.(.+)$/.exec(name) ?? [];
    if (pid === undefined || startedAt === undefined || host === undefined || join(folder, name) === own) return [];
    return [{ pid: Number(pid), startedAt, host: decodeURIComponent(host) }];
  });
}

// All that is said stands in the name, so that there is no moment at which the file says only half of it.
function fileOf({ pid, startedAt, host }: ProcessMark): string {
  return `in-use.${pid}.${startedAt}.${encodeURIComponent(host)}`;
}

function inUse(folder: string, mark: ProcessMark): FolderInUse {
  return { code: "store.folder_in_use", pid: mark.pid, host: mark.host, lock: join(folder, fileOf(mark)) };
}
