import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { build } from "esbuild";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openStore } from "../../src/store/open.ts";

const folder = mkdtempSync(join(tmpdir(), "conformed-kill-"));
const dataDir = join(folder, "data");
// Beside the packages, so that the bundle finds those that are loaded at run time.
const cache = join("node_modules", ".cache");
mkdirSync(cache, { recursive: true });
const built = mkdtempSync(join(cache, "conformed-kill-"));
const running = new Set<ChildProcess>();

beforeAll(async () => {
  await build({
    entryPoints: ["test/store/appender.ts"],
    bundle: true,
    format: "esm",
    platform: "node",
    target: "node20",
    external: ["@electric-sql/pglite", "pg", "kysely", "yaml"],
    outfile: join(built, "appender.mjs"),
    logLevel: "warning",
  });
});

afterAll(() => {
  for (const child of running) child.kill("SIGKILL");
  rmSync(folder, { recursive: true, force: true });
  rmSync(built, { recursive: true, force: true });
});

type Appender = { readonly pid: number; readonly lines: () => readonly string[]; readonly kill: () => Promise<void> };

function startAppender(name: string): Appender {
  const child = spawn(process.execPath, [join(built, "appender.mjs"), dataDir, name]);
  running.add(child);
  let [output, errors] = ["", ""];
  child.stdout.on("data", (data) => (output += String(data)));
  child.stderr.on("data", (data) => (errors += String(data)));
  const closed = once(child, "close");
  return {
    pid: child.pid ?? 0,
    lines: () => {
      if (child.exitCode !== null) throw new Error(errors);
      return output.split("\n").slice(0, -1);
    },
    kill: async () => {
      child.kill("SIGKILL");
      await closed;
      running.delete(child);
    },
  };
}

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await pause(5);
}

test("every acknowledged report survives a process killed while it makes the store or appends", async () => {
  const first = startAppender("first");
  await until(() => existsSync(join(dataDir, "database.unfinished", "base")));
  await first.kill();
  expect(readdirSync(dataDir)).toContain("database.unfinished");

  const acknowledged: string[] = [];
  for (const name of ["second", "third"]) {
    const appender = startAppender(name);
    await until(() => appender.lines().includes("open"));
    expect(await openStore({ dataDir })).toMatchObject({
      ok: false,
      failure: { code: "store.folder_in_use", pid: appender.pid },
    });
    const enough = Math.ceil(Math.random() * 60);
    await until(() => appender.lines().length > enough);
    await pause(Math.random() * 20);
    await appender.kill();
    acknowledged.push(...appender.lines().filter((line) => line !== "open"));
  }

  const store = await openStore({ dataDir });
  if (!store.ok) throw new Error(store.failure.code);
  const read = await store.value.read("killed");
  await store.value.close();
  if (!read.ok) throw new Error(read.failure.code);
  const keys = read.value.records.map(({ key }) => key);
  expect(keys).toEqual(expect.arrayContaining(acknowledged));
  // Of each process at most the report that it was about to acknowledge is there besides.
  expect(keys.length - acknowledged.length).toBeLessThanOrEqual(2);
  expect(readdirSync(dataDir)).toEqual(["database"]);
}, 180_000);
