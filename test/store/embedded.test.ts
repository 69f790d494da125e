import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openEmbedded } from "../../src/store/embedded.ts";
import { openStore, type Store } from "../../src/store/open.ts";
import { storeSentence } from "../../src/store/sentences.ts";
import { advance, facilityNamed } from "./facilities.ts";
import { suite } from "./suite.ts";

const folder = mkdtempSync(join(tmpdir(), "conformed-store-"));
let store: Store;

async function opened(): Promise<Store> {
  const result = await openStore({ dataDir: join(folder, "data") });
  if (!result.ok) throw new Error(storeSentence(result.failure));
  return result.value;
}

beforeAll(async () => {
  store = await opened();
}, 120_000);

afterAll(async () => {
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});

describe("a store in a folder", () => {
  suite(() => store);
});

describe("the folder", () => {
  test("is refused to a second store, naming the process that has it", async () => {
    const second = await openStore({ dataDir: join(folder, "data") });
    expect(second).toMatchObject({
      ok: false,
      failure: { code: "store.folder_in_use", pid: process.pid, host: hostname() },
    });
    expect(second.ok ? "" : storeSentence(second.failure)).toContain(`Process ${process.pid} on ${hostname()} has`);
  });

  test("is free again once the store is closed, and holds what was kept", async () => {
    await store.importFacility(facilityNamed("kept"), [advance("a"), advance("b")]);
    const before = await store.read("kept");
    await store.close();
    expect(readdirSync(join(folder, "data"))).toEqual(["database"]);
    store = await opened();
    expect(await store.read("kept")).toEqual(before);
  }, 60_000);

  test("that is a file is refused", async () => {
    const file = join(folder, "file");
    writeFileSync(file, "");
    const result = await openStore({ dataDir: file });
    expect(result).toMatchObject({ ok: false, failure: { code: "store.folder_not_usable", folder: file } });
  });
});

describe("what was changed from outside is told", () => {
  const changes: readonly (readonly [what: string, change: string, where: string, reason: RegExp])[] = [
    [
      "amount",
      `update record set happening = happening || '{"amount":"9.99"}' where seq = 2`,
      "report 2",
      /content_diff/,
    ],
    [
      "moment",
      `update record set recorded_at = '2002-11-01T12:00:00.001Z' where seq = 1`,
      "report 1",
      /content_differs/,
    ],
    ["key", `update record set key = 'z' where seq = 1`, "report 1", /content_differs/],
    ["hash", `update record set previous_hash = hash where seq = 2`, "report 2", /previous_hash_differs/],
    ["removal", `delete from record where seq = 1`, "report 2", /not_in_sequence/],
    ["no happening", `update record set happening = '{"type":"Nothing"}' where seq = 1`, "report 1", /type: "Nothing"/],
    ["no facility", `update facility set header = '7' where true`, "facility file", /currency/],
  ];

  beforeAll(async () => {
    for (const [what] of changes) {
      await store.importFacility(facilityNamed(what.replace(" ", "-")), [advance("a"), advance("b", 7n)]);
    }
    await store.close();
    const database = await openEmbedded(join(folder, "data"));
    for (const [what, change] of changes) {
      await sql`${sql.raw(change)} and facility_id = ${what.replace(" ", "-")}`.execute(database);
    }
    await database.destroy();
    store = await opened();
  }, 60_000);

  test.each(changes)("%s", async (what, _, where, reason) => {
    const read = await store.read(what.replace(" ", "-"));
    expect(read).toMatchObject({ ok: false, failure: { code: "store.damaged", where } });
    expect(read.ok ? "" : storeSentence(read.failure)).toMatch(reason);
  });

  test("before a report is put behind it", async () => {
    const appended = await store.append("no-facility", advance("c", 1n, 2));
    expect(appended).toMatchObject({ ok: false, failure: { code: "store.damaged", where: "facility file" } });
  });
});

test("a store made by a later program is refused", async () => {
  await store.close();
  const database = await openEmbedded(join(folder, "data"));
  await sql`insert into migration (id, name) values (99, 'of a later program')`.execute(database);
  await database.destroy();
  const later = await openStore({ dataDir: join(folder, "data") });
  expect(later).toEqual({ ok: false, failure: { code: "store.newer_than_program", has: 99, knows: 1 } });
}, 60_000);
