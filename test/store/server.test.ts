import { afterAll, beforeAll, describe, expect, test } from "vitest";
import pg from "pg";
import { openStore, type Store } from "../../src/store/open.ts";
import { storeSentence } from "../../src/store/sentences.ts";
import { verifyChain } from "../../src/wire/chain.ts";
import { advance, facilityNamed } from "./facilities.ts";
import { suite } from "./suite.ts";

const server = process.env["CONFORMED_TEST_DATABASE_URL"] ?? "";
const name = `conformed_test_${process.pid}`;

function urlOf(database: string): string {
  const url = new URL(server);
  url.pathname = `/${database}`;
  return url.href;
}

async function administer(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  await client.query(statement);
  await client.end();
}

async function opened(): Promise<Store> {
  const result = await openStore({ databaseUrl: urlOf(name) });
  if (!result.ok) throw new Error(storeSentence(result.failure));
  return result.value;
}

// Without CONFORMED_TEST_DATABASE_URL, the address of a server on which databases may be made, these are skipped.
const title =
  server === "" ? "a store on a server (skipped: CONFORMED_TEST_DATABASE_URL is not set)" : "a store on a server";

describe.skipIf(server === "")(title, () => {
  let stores: readonly [Store, Store];

  beforeAll(async () => {
    await administer(`create database ${name}`);
    // Both find no tables and make them at once.
    stores = await Promise.all([opened(), opened()]);
  }, 60_000);

  afterAll(async () => {
    await Promise.all(stores.map(async (store) => store.close()));
    await administer(`drop database ${name} with (force)`);
  });

  suite(() => stores[0]);

  test("two that import one facility at once make it once", async () => {
    const facility = facilityNamed("both");
    const both = await Promise.all(stores.map(async (store) => store.importFacility(facility, [advance("a")])));
    const outcomes = both.map((each) => (each.ok ? each.value.outcome : each.failure.code));
    expect(outcomes.toSorted()).toEqual(["created", "unchanged"]);
  });

  test("two that append to one facility at once never fork its chain", async () => {
    await stores[0].importFacility(facilityNamed("shared"), []);
    const keys = Array.from({ length: 40 }, (_, index) => `k-${index}`);
    const outcomes = await Promise.all(
      keys.flatMap((key) => stores.map(async (store) => store.append("shared", advance(key)))),
    );
    expect(outcomes.filter((each) => each.ok && !each.value.repeated)).toHaveLength(40);
    expect(outcomes.filter((each) => each.ok && each.value.repeated)).toHaveLength(40);
    const read = await stores[1].read("shared");
    expect(verifyChain(read.ok ? read.value.records : [])).toMatchObject({ ok: true, value: { seq: 40 } });
  });

  test("a database that is not there is refused", async () => {
    const result = await openStore({ databaseUrl: urlOf("conformed_nowhere") });
    expect(result).toMatchObject({ ok: false, failure: { code: "store.database_unreachable" } });
  });
});

test.each([
  ["postgres://u:secret@127.0.0.1:1/none", /ECONNREFUSED/],
  ["postgres://u:secret@[", /Invalid URL/],
])("a server that does not answer is refused without a word of the password: %#", async (databaseUrl, reason) => {
  const result = await openStore({ databaseUrl });
  expect(result).toMatchObject({ ok: false, failure: { code: "store.database_unreachable" } });
  const told = result.ok ? "" : storeSentence(result.failure);
  expect(told).toMatch(reason);
  expect(told).not.toContain("secret");
});
