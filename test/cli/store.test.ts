import { existsSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { holdingStore } from "../../src/cli/stored.ts";
import { conformed, example, happening, happeningsFile, root, scratch, variant } from "./program.ts";

const store = join(scratch, "store");
const inStore = async (...words: readonly string[]) => conformed(...words, "--store", store);

// One store is held open for all of them, since opening it takes most of the time.
let letGo: () => void;
let holding: Promise<void>;

beforeAll(async () => {
  await new Promise<void>((held) => {
    holding = holdingStore(store, async () => {
      held();
      await new Promise<void>((done) => (letGo = done));
    });
  });
});

afterAll(async () => {
  letGo();
  await holding;
});

let made = 0;

/** A facility of its own in the store, and the number of its records. */
async function opened(difference: Parameters<typeof variant>[0] = {}): Promise<{ id: string; records: number }> {
  made += 1;
  const id = `facility-${made}`;
  const { json, err } = await inStore("open", variant({ ...difference, id }), "--json");
  expect(err).toBe("");
  return { id, records: json.records };
}

async function recordsOf(id: string): Promise<number | undefined> {
  const { json } = await inStore("list", "--json");
  return json.facilities.find((each: any) => each.id === id)?.records;
}

const advance = (key: string, amount = "100.00", on = "2002-12-20") =>
  happening(key, on, { type: "AdvanceMade", amount });

test("a facility is taken in, again without change, and listed", async () => {
  const first = await inStore("open", example, "--json");
  expect(first).toMatchObject({ code: 0, json: { facility: "lexington", outcome: "created", papers: 9 } });
  const again = await inStore("open", example);
  expect(again).toMatchObject({ code: 0, out: `lexington: unchanged in ${store}, 0 papers and 0 records.` });
  const { out } = await inStore("list");
  expect(out).toMatch(/^FACILITY +RECORDS {2}TITLE\nlexington +26 {2}Lexington Precision Corporation/);
});

describe("answers from the store are those from the folder, byte for byte", () => {
  beforeAll(async () => inStore("open", example));

  test.each([
    ["check"],
    ["text", "--on", "2002-11-01"],
    ["text", "IV(g)", "--on", "2002-08-31", "--known", "2002-09-15"],
    ["redline", "--from-on", "2002-10-30", "--on", "2002-11-01"],
    ["closing"],
    ["closing", "--known", "2002-10-30"],
    ["rate", "--on", "2002-11-07"],
    ["rate", "--on", "2002-10-31", "--known", "2002-10-30"],
    ["balance", "--on", "2003-01-01"],
    ["statement", "--month", "2002-11"],
    ["statement", "--month", "2002-12"],
    ["accrue", "--loan", "E1"],
    ["fees", "--on", "2003-01-03"],
    ["payoff", "--on", "2003-01-03"],
    ["why", "balance", "--on", "2003-01-01"],
    ["why", "statement", "--month", "2002-11"],
    ["terms"],
    ["defaults"],
    ["readings", "--on", "2003-01-01"],
    ["gaps"],
  ])("%s %s %s %s", async (command, ...rest) => {
    const [kept, filed] = [
      await inStore(command, "lexington", ...rest, "--json"),
      await conformed(command, example, ...rest, "--json"),
    ];
    expect(kept.out).toBe(filed.out);
    expect(kept.code).toBe(filed.code);
    expect(kept.err).toBe("");
  });
});

describe("a happening", () => {
  test("that is allowed is recorded, and moves what is owed", async () => {
    const { id, records } = await opened();
    const recorded = await inStore("record", id, happeningsFile(advance("a")));
    expect(recorded).toMatchObject({ code: 0, out: "a: accepted", err: "" });
    expect(await recordsOf(id)).toBe(records + 1);
    const { json } = await inStore("balance", id, "--on", "2002-12-20", "--json");
    expect(json.primeRateLoans).toBe("8271286.87");
  });

  test("is acknowledged again when it is repeated, and is one record", async () => {
    const { id, records } = await opened();
    const file = happeningsFile(advance("a"));
    await inStore("record", id, file);
    expect(await inStore("record", id, file)).toMatchObject({ code: 0, out: "a: recorded before" });
    const later = happeningsFile({ ...advance("a"), recordedAt: "2003-02-01T00:00:00Z" });
    expect(await inStore("record", id, later)).toMatchObject({ code: 0, out: "a: recorded before" });
    expect(await inStore("record", id, file, "--dry-run")).toMatchObject({ code: 0, out: "a: recorded before" });
    expect(await recordsOf(id)).toBe(records + 1);
  });

  test("is acknowledged again even where it could not happen a second time", async () => {
    const { id, records } = await opened();
    const fee = { type: "FeeCharged", instrument: "letter-2002-10-31", clause: "6", amount: "80,000.00" };
    const before = { key: "amendment-fee-charged", by: "loan operations", on: "2002-10-31", ...fee };
    const again = happeningsFile({ ...before, recordedAt: "2003-01-10T12:00:00Z" });
    expect(await inStore("record", id, again)).toMatchObject({
      code: 0,
      out: "amendment-fee-charged: recorded before",
    });
    // Corrected by another since, it is still what was recorded.
    const corrected = happening("fee-2", "2002-11-01", { ...fee, corrects: "amendment-fee-charged" });
    const recorded = await inStore("record", id, happeningsFile({ ...corrected, recordedAt: "2003-01-11T12:00:00Z" }));
    expect(recorded).toMatchObject({ code: 0, out: "fee-2: accepted" });
    expect(await inStore("record", id, again)).toMatchObject({
      code: 0,
      out: "amendment-fee-charged: recorded before",
    });
    expect(await recordsOf(id)).toBe(records + 1);
  });
});

describe("a happening that is refused", () => {
  test("for a key that says something else leaves nothing written", async () => {
    const { id, records } = await opened();
    await inStore("record", id, happeningsFile(advance("a")));
    const other = happeningsFile(advance("a", "200.00"));
    const refused = await inStore("record", id, other);
    expect(refused.code).toBe(1);
    expect(refused.out).toBe(
      `refused[store.key_reused]: ${other}:2:1: happening a: The key "a" is that of report ${records + 1}, ` +
        "which says something else. Give this report its own key.",
    );
    expect(await recordsOf(id)).toBe(records + 1);
  });

  test("or only tried is not recorded", async () => {
    const { id, records } = await opened();
    const tried = await inStore("record", id, happeningsFile(advance("a"), advance("b")), "--dry-run", "--json");
    expect(tried).toMatchObject({
      code: 0,
      json: { dryRun: true, happenings: [{ key: "a", decision: "accepted" }, { decision: "accepted" }] },
    });
    expect(await recordsOf(id)).toBe(records);
  });

  test("is told with its place, and nothing of it is written", async () => {
    const { id, records } = await opened();
    const collection = happening("c", "2002-12-20", { type: "CollectionApplied", amount: "99,000,000.00" });
    const file = happeningsFile(advance("a"), collection, advance("b"));
    const answer = await inStore("record", id, file, "--json");
    expect(answer.code).toBe(1);
    expect(answer.json.happenings).toEqual([
      { key: "a", place: `${file}:2:1`, decision: "accepted", clause: "", overAdvance: null, refused: null },
      {
        key: "c",
        place: `${file}:3:1`,
        decision: "refused",
        clause: "",
        overAdvance: null,
        refused: {
          code: "collection.exceeds_balance",
          sentence: "A collection of 99000000.00 is more than the 8271286.87 owed. Check the amount and the day.",
        },
      },
      { key: "b", place: `${file}:4:1`, decision: "accepted", clause: "", overAdvance: null, refused: null },
    ]);
    expect(await recordsOf(id)).toBe(records + 2);
  });

  test("may be one learned before the last", async () => {
    const { id, records } = await opened();
    const early = happeningsFile({ ...advance("a"), recordedAt: "2002-11-01T00:00:00Z" });
    const refused = await inStore("record", id, early);
    expect(refused.code).toBe(1);
    expect(refused.out).toContain("refused[store.recorded_out_of_order]: ");
    expect(await recordsOf(id)).toBe(records);
    // A trial says the same of a facility in a folder.
    expect((await conformed("record", example, early, "--dry-run")).out).toContain("[store.recorded_out_of_order]");
  });
});

describe("a happening that corrects another", () => {
  test("takes its place from then on, and not before", async () => {
    const { id } = await opened();
    const balance = { type: "BalanceBroughtForward", amount: "6,100,000.00", corrects: "brought-forward-2002-10-31" };
    const file = happeningsFile({ ...happening("b", "2002-10-31", balance), recordedAt: "2002-12-20T12:00:00Z" });
    expect(await inStore("record", id, file)).toMatchObject({ code: 0, out: "b: accepted" });
    const now = await inStore("balance", id, "--on", "2002-11-30", "--json");
    expect(now.json.balance).toBe("9430000.00");
    const then = await inStore("balance", id, "--on", "2002-11-30", "--known", "2002-12-19", "--json");
    expect(then.json.balance).toBe("9330000.00");
  });

  test("that nobody reported is refused at its place", async () => {
    const { id, records } = await opened();
    const file = happeningsFile({ ...advance("a"), corrects: "prime-2002-11-70" });
    const refused = await inStore("record", id, file);
    expect(refused).toMatchObject({ code: 2, out: "" });
    expect(refused.err).toMatch(
      /^error\[file\.unknown_reference\]: .*:2:\d+: .* Perhaps "prime-2002-11-07" is meant\.$/,
    );
    expect(await recordsOf(id)).toBe(records);
  });
});

// § 3 of the letter: from November 1, 2002 no Eurodollar Rate Loan is requested or made, and none is converted into.
test.each([
  ["EurodollarLoanRequested", "2002-10-31", "LPC", 0, /^q: accepted$/],
  [
    "EurodollarLoanRequested",
    "2002-11-01",
    "LPC",
    1,
    /^refused\[loan\.kind_not_available\].*October 31, 2002 § 3\(a\)/,
  ],
  ["ConversionRequested", "2002-11-15", "LPC", 1, /^refused\[loan\.conversion_not_available\].* § 3\(c\)/],
  [
    "ConversionRequested",
    "2002-11-15",
    "Congress",
    0,
    /^q: discretionary: the lender is not obligated \[.* § 3\(c\)\]$/,
  ],
])("%s on %s by %s", async (type, on, requestedBy, code, says) => {
  const request = { ...happening("q", on, { type, amount: "1,000,000.00", requestedBy }) };
  const file = happeningsFile({ ...request, recordedAt: "2002-12-20T12:00:00Z" });
  const decided = await conformed("record", example, file, "--dry-run");
  expect(decided.out).toMatch(says);
  expect(decided.code).toBe(code);
});

describe("nothing is taken in", () => {
  test("of a folder with a happening that is refused, which is told with its place", async () => {
    const early = happening("early", "2002-10-01", { type: "AdvanceMade", amount: "1.00" });
    const folder = variant({ id: "refused", happenings: [{ ...early, recordedAt: "2002-12-20T12:00:00Z" }] });
    const answer = await inStore("open", folder);
    expect(answer).toMatchObject({ code: 1, out: "" });
    expect(answer.err).toBe(
      `error[servicing.begins_later]: ${folder}/happenings.yaml:2:1: happening early: Servicing begins on 2002-10-31; ` +
        "2002-10-01 is before it [Accounts Financing Agreement § 3.2]. What was owed then is in the balance brought " +
        "forward. Leave it out, or correct its day.\n" +
        "error: Nothing was taken into the store. Correct the happenings first.",
    );
    expect(await recordsOf("refused")).toBeUndefined();
  });

  test("of another facility of the same id", async () => {
    const { id, records } = await opened();
    const other = variant({ id, settings: { primeChange: "first_of_next_month" }, happenings: [advance("a")] });
    const answer = await inStore("open", other);
    expect(answer.code).toBe(2);
    expect(answer.err).toMatch(/^error\[store\.facility_differs\]: .* differs in settings\. /);
    expect(await recordsOf(id)).toBe(records);
  });

  test("of a supposition with a happening that is refused", async () => {
    const { id, records } = await opened();
    const file = happeningsFile(happening("c", "2002-12-20", { type: "CollectionApplied", amount: "99,000,000.00" }));
    const answer = await inStore("whatif", id, "--happenings", file, "--on", "2002-12-01", "--adopt");
    expect(answer.code).toBe(1);
    expect(answer.err).toContain("error[collection.exceeds_balance]: happening c: ");
    expect(await recordsOf(id)).toBe(records);
  });
});

describe("asking", () => {
  test("never makes a store", async () => {
    const nowhere = join(scratch, "nowhere");
    for (const words of [
      ["rate", "riverside"],
      ["record", "riverside", happeningsFile(advance("a"))],
    ]) {
      const answer = await conformed(...words, "--store", nowhere);
      expect(answer).toMatchObject({ code: 2, out: "" });
      expect(answer.err).toMatch(/^error\[use\.no_such_facility\]: There is no folder riverside, and no store in /);
    }
    expect((await conformed("list", "--store", nowhere)).code).toBe(0);
    expect(existsSync(nowhere)).toBe(false);
  });

  test("of a facility that the store does not have says so", async () => {
    const answer = await inStore("rate", "riverside");
    expect(answer).toMatchObject({ code: 2, out: "" });
    expect(answer.err).toMatch(/^error\[store\.facility_unknown\]: There is no facility "riverside" in the store\./);
  });
});

test("what a person finds of an act is recorded, and holds from then on", async () => {
  const folder = join(root, "examples/saltmarsh");
  const first = await inStore("open", folder, "--json");
  expect(first.json).toMatchObject({ facility: "saltmarsh", records: 3 });
  const act = "letter-2024-09-02#1";
  const finding = ["--as", "rejected", "--by", "R. Aldous", "--because", "it was never agreed"];
  const dry = await conformed("confirm", folder, act, ...finding, "--at", "2024-10-01T10:00:00Z", "--dry-run");
  expect(dry.out).toContain("type: ReadingConfirmed");
  const told = await inStore("confirm", "saltmarsh", act, ...finding, "--at", "2024-10-01T10:00:00Z");
  expect(told).toMatchObject({ code: 0, out: "reading of letter-2024-09-02#1 at 2024-10-01T10:00:00.000Z: accepted" });
  const margin = async (known: string) => {
    const { json } = await inStore("rate", "saltmarsh", "--on", "2024-09-15", "--known", known, "--json");
    return json.rates[0].margin;
  };
  expect([await margin("2024-09-30"), await margin("2024-10-01")]).toEqual(["3.00%", "2.00%"]);
  const listed = await inStore("confirm", "saltmarsh");
  expect(listed).toMatchObject({ code: 0 });
  expect(listed.out).toContain("rejected, found by R. Aldous on 2024-10-01: it was never agreed");
  expect(await conformed("confirm", folder, act, ...finding)).toMatchObject({ code: 2 });
});

test("what waits is told with its words, its reading and why, and beside every figure", async () => {
  const folder = join(root, "examples/saltmarsh");
  const known = ["--known", "2024-06-30"];
  const listed = await conformed("confirm", folder, ...known);
  expect(listed.code).toBe(1);
  expect(listed.out).toContain("letter-2024-06-03#1  Letter of June 3, 2024 § 1  doubtful: waits, and changes nothing");
  const waits = "pending: letter-2024-06-03#1 changes nothing until a person confirms how it reads";
  const asked = [
    ["text"],
    ["closing"],
    ["rate"],
    ["balance"],
    ["payoff", "--on", "2024-06-30"],
    ["statement", "--month", "2024-05"],
  ];
  for (const [command = "", ...rest] of asked) {
    expect((await conformed(command, folder, ...rest, ...known)).out, command).toContain(waits);
  }
  const beside = [
    ["fees", ...known],
    ["postings", "--known-at", "2024-06-30"],
    ["journal", "--format", "hledger", "--known-at", "2024-06-30"],
    ["statement", "--month", "2024-05", "--as-posted", ...known],
    ["accruals", "--month", "2024-05", ...known],
  ];
  for (const [command = "", ...rest] of beside) {
    expect((await conformed(command, folder, ...rest)).err, command).toContain(waits);
  }
});

test("a redline between two moments shows what a finding of the time between brought", async () => {
  const folder = join(root, "examples/saltmarsh");
  const asked = [
    "--from-on",
    "2024-06-10",
    "--from-known",
    "2024-06-10",
    "--on",
    "2024-06-10",
    "--known",
    "2024-07-10",
  ];
  const { out } = await conformed("redline", folder, ...asked);
  expect(out).toContain("[-one (1-]{+two (2+}%)");
  const same = await conformed("redline", folder, ...asked.slice(0, 6), "--known", "2024-07-09");
  expect(same.out).toContain("0 of 11 provisions changed");
});
