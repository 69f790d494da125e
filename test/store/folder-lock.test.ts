import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeEach, expect, test } from "vitest";
import { lockFolder } from "../../src/store/folder-lock.ts";
import { mayBeRunning, ownMark, type ProcessMark } from "../../src/store/process-mark.ts";

const root = mkdtempSync(join(tmpdir(), "conformed-lock-"));
let folder = root;

beforeEach(() => {
  folder = mkdtempSync(join(root, "folder-"));
});

afterAll(() => {
  rmSync(root, { recursive: true, force: true });
});

/** Leaves the lock file that a process with this mark would have left. */
function leave({ pid, startedAt, host }: ProcessMark): string {
  const name = `in-use.${pid}.${startedAt}.${host}`;
  writeFileSync(join(folder, name), "");
  return name;
}

const ended = spawnSync(process.execPath, ["--version"]).pid;
const own = ownMark();

test.each([
  ["that has ended", { ...own, pid: ended }],
  ["whose number another process has now", { ...own, pid: process.ppid, startedAt: "1-aaaaaaaa" }],
  ["of this number before the machine was started again", { ...own, startedAt: "1-aaaaaaaa" }],
])("the lock of a process %s is taken away", (_, mark) => {
  const name = leave(mark);
  const lock = lockFolder(folder);
  expect(lock.ok).toBe(true);
  expect(readdirSync(folder)).toHaveLength(1);
  expect(readdirSync(folder)).not.toContain(name);
  if (lock.ok) lock.value.release();
  expect(readdirSync(folder)).toEqual([]);
});

test.each([
  ["a running process", { ...own, pid: process.ppid, startedAt: "0" }],
  ["a process on another machine, running or not", { ...own, pid: ended, host: "elsewhere" }],
])("the lock of %s stands", (_, mark) => {
  const name = leave(mark);
  expect(lockFolder(folder)).toEqual({
    ok: false,
    failure: { code: "store.folder_in_use", pid: mark.pid, host: mark.host, lock: join(folder, name) },
  });
  expect(readdirSync(folder)).toEqual([name]);
});

test("a folder is taken once, and can be taken again after it was released", () => {
  const first = lockFolder(folder);
  expect(lockFolder(folder)).toMatchObject({ ok: false, failure: { pid: process.pid, host: hostname() } });
  if (first.ok) first.value.release();
  const second = lockFolder(folder);
  expect(second.ok).toBe(true);
  if (second.ok) second.value.release();
});

test("a process knows itself to be running", () => {
  expect(mayBeRunning(own)).toBe(true);
});
