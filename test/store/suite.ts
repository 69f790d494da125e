import fc from "fast-check";
import { expect, test } from "vitest";
import { money } from "../../src/base/money.ts";
import { ratio } from "../../src/base/ratio.ts";
import type { FacilityFile } from "../../src/events/facility.ts";
import type { Recorded, Report } from "../../src/events/record.ts";
import type { Store } from "../../src/store/open.ts";
import { storeSentence } from "../../src/store/sentences.ts";
import { chain, verifyChain } from "../../src/wire/chain.ts";
import { readFacilityFolder } from "../../src/wire/folder.ts";
import { momentOf, reports as anyReports } from "../wire/arbitrary.ts";
import { inFolder, wholeFolder } from "../wire/folders.ts";
import { advance, facilityNamed } from "./facilities.ts";

let made = 0;

/** A facility that no other test of the same store has. */
function fresh(change: Partial<FacilityFile> = {}): FacilityFile {
  made += 1;
  return { ...facilityNamed(`facility-${made}`), ...change };
}

function reportsOf(records: readonly Recorded[]): readonly Report[] {
  return records.map((record) => {
    const { seq: _, previousHash: __, hash: ___, ...report } = record;
    return report;
  });
}

/** What every store does, wherever it keeps its facilities. */
export function suite(use: () => Store): void {
  const recordsOf = async (id: string): Promise<readonly Recorded[]> => {
    const held = await use().read(id);
    if (!held.ok) throw new Error(storeSentence(held.failure));
    return held.value.records;
  };
  importing(use, recordsOf);
  importingMuch(use, recordsOf);
  appending(use, recordsOf);
  refusing(use, recordsOf);
  refusingFacilities(use);
}

type RecordsOf = (id: string) => Promise<readonly Recorded[]>;

function importing(use: () => Store, recordsOf: RecordsOf): void {
  test("a facility read from its folder comes back as it was, chained", async () => {
    const read = inFolder(wholeFolder, readFacilityFolder);
    if (!read.ok) throw new Error("the fixture is whole");
    const { facility, reports } = read.value;
    expect(await use().importFacility(facility, reports)).toEqual({
      ok: true,
      value: { outcome: "created", papers: 1, records: 2 },
    });
    expect(await use().read("riverside")).toEqual({ ok: true, value: { facility, records: chain(reports) } });
  });

  test("importing again what is there changes nothing", async () => {
    const facility = fresh();
    const reports = [advance("a"), advance("b")];
    await use().importFacility(facility, reports);
    const before = await recordsOf(facility.id);
    expect(await use().importFacility(facility, reports)).toEqual({
      ok: true,
      value: { outcome: "unchanged", papers: 0, records: 0 },
    });
    expect(await recordsOf(facility.id)).toEqual(before);
  });

  test("importing more puts on the end what is new", async () => {
    const facility = fresh();
    await use().importFacility(facility, [advance("a")]);
    await use().append(facility.id, advance("by hand"));
    const [first] = facility.papers;
    const papers = [...facility.papers, { ...first, id: "letter", title: "L", names: ["L"], file: "l.txt", text: "" }];
    const more = {
      ...facility,
      papers: papers.map((paper) => ({ recordedAt: momentOf("2002-01-01T00:00Z"), ...paper })),
    };
    const told = [advance("a"), advance("b", 7n, 2)];
    expect(await use().importFacility(more, told)).toEqual({
      ok: true,
      value: { outcome: "extended", papers: 1, records: 1 },
    });
    const held = await use().read(facility.id);
    expect(held.ok && held.value.facility).toEqual(more);
    expect((await recordsOf(facility.id)).map(({ key }) => key)).toEqual(["a", "by hand", "b"]);
  });
}

function importingMuch(use: () => Store, recordsOf: RecordsOf): void {
  test("any reports come back as they were", async () => {
    const list = fc.uniqueArray(anyReports, { selector: ({ key }) => key, maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(list, fc.nat(8), async (unordered, cut) => {
        const reports = unordered.toSorted((a, b) => (a.recordedAt < b.recordedAt ? -1 : 1));
        const facility = fresh();
        await use().importFacility(facility, reports.slice(0, cut));
        for (const report of reports.slice(cut)) await use().append(facility.id, report);
        expect(await recordsOf(facility.id)).toEqual(chain(reports));
        const again = await use().importFacility(facility, reports);
        expect(again.ok && again.value.outcome).toBe("unchanged");
      }),
      { numRuns: 15 },
    );
  });

  test("a long record is imported whole", async () => {
    const facility = fresh();
    const reports = Array.from({ length: 2500 }, (_, index) => advance(`a-${index}`));
    await use().importFacility(facility, reports);
    expect(reportsOf(await recordsOf(facility.id))).toEqual(reports);
  });

  test("the list tells each facility, how many reports it has and when it last learned something", async () => {
    const [one, two] = [fresh(), fresh()];
    await use().importFacility(one, [advance("a"), advance("b", 1n, 3)]);
    await use().importFacility(two, []);
    const list = await use().list();
    expect(list.filter(({ id }) => id === one.id || id === two.id)).toEqual([
      { id: one.id, title: one.title, records: 2, lastRecordedAt: "2002-11-03T12:00:00.000Z" },
      { id: two.id, title: two.title, records: 0 },
    ]);
    expect(list.map(({ id }) => id)).toEqual(list.map(({ id }) => id).toSorted());
  });
}

function appending(use: () => Store, recordsOf: RecordsOf): void {
  test("a report is put on the end, and acknowledged again without a second row", async () => {
    const { id } = fresh();
    await use().importFacility(facilityNamed(id), []);
    const first = await use().append(id, advance("a"));
    expect(first).toMatchObject({ ok: true, value: { recorded: { seq: 1, key: "a" }, repeated: false } });
    const second = await use().append(id, advance("b", 7n));
    expect(second).toMatchObject({ ok: true, value: { recorded: { seq: 2 }, repeated: false } });
    const again = await use().append(id, advance("a"));
    expect(again).toEqual({ ok: true, value: { recorded: first.ok && first.value.recorded, repeated: true } });
    expect(reportsOf(await recordsOf(id))).toEqual([advance("a"), advance("b", 7n)]);
  });

  test("a repetition that arrives later teaches nothing: the first moment stands", async () => {
    const { id } = fresh();
    await use().importFacility(facilityNamed(id), [advance("a")]);
    const later = { ...advance("a"), recordedAt: momentOf("2003-01-01T00:00Z") };
    expect(await use().append(id, later)).toMatchObject({
      ok: true,
      value: { recorded: { recordedAt: "2002-11-01T12:00:00.000Z" }, repeated: true },
    });
  });

  test("reports that come all at once stand one behind another", async () => {
    const { id } = fresh();
    await use().importFacility(facilityNamed(id), []);
    const keys = Array.from({ length: 20 }, (_, index) => `k-${index}`);
    await Promise.all([...keys, ...keys].map(async (key) => use().append(id, advance(key))));
    const records = await recordsOf(id);
    expect(records.map(({ key }) => key).toSorted()).toEqual(keys.toSorted());
    expect(verifyChain(records)).toMatchObject({ ok: true, value: { seq: 20 } });
  });
}

function refusing(use: () => Store, recordsOf: RecordsOf): void {
  const usual = advance("b", 1n, 2);
  const euros = { ...usual.happening, amount: money("EUR", 1n) } as const;
  const nothing = { ...usual.happening, amount: money("USD", 0n) } as const;
  const third = {
    type: "IndexPublished",
    on: usual.happening.on,
    index: "p",
    rate: ratio(1n, 3n),
    publisher: "x",
  } as const;
  const rows: readonly [code: string, report: Report, says: RegExp][] = [
    ["store.currency_differs", { ...usual, happening: { ...usual.happening, ...euros } }, /in EUR.*in USD/],
    ["store.report_malformed", { ...usual, happening: { ...usual.happening, ...nothing } }, /not above zero/],
    ["store.report_malformed", { ...usual, happening: third }, /rate/],
    ["store.report_malformed", { ...usual, by: "a\0b" }, /NUL/],
    ["store.key_reused", advance("a", 101n), /report 1/],
    ["store.key_reused", { ...advance("a"), by: "another" }, /report 1/],
    ["store.recorded_out_of_order", { ...usual, recordedAt: momentOf("2002-11-01T11:59:59.999Z") }, /before the last/],
  ];

  test.each(rows)("a report is refused and nothing is kept: %s %#", async (code, report, says) => {
    const facility = fresh();
    await use().importFacility(facility, [advance("a")]);
    const before = await recordsOf(facility.id);
    const appended = await use().append(facility.id, report);
    expect(appended).toMatchObject({ ok: false, failure: { code } });
    expect(appended.ok ? "" : storeSentence(appended.failure)).toMatch(says);
    const imported = await use().importFacility(facility, [advance("new"), report]);
    expect(imported).toMatchObject({ ok: false, failure: { code } });
    expect(await recordsOf(facility.id)).toEqual(before);
  });

  test("an import in which the second half is refused leaves nothing of the first", async () => {
    const facility = fresh();
    const refused = await use().importFacility(facility, [advance("a"), advance("b"), advance("a", 2n)]);
    expect(refused).toMatchObject({ ok: false, failure: { code: "store.key_reused", key: "a" } });
    expect(await use().read(facility.id)).toMatchObject({ ok: false, failure: { code: "store.facility_unknown" } });
  });

  test("an import in which a report became known at another moment is refused", async () => {
    const facility = fresh();
    await use().importFacility(facility, [advance("a")]);
    const moved = { ...advance("a"), recordedAt: momentOf("2002-11-02T12:00Z") };
    expect(await use().importFacility(facility, [moved])).toMatchObject({
      ok: false,
      failure: { code: "store.key_reused" },
    });
  });
}

function refusingFacilities(use: () => Store): void {
  test("a facility that is not there is refused", async () => {
    const append = await use().append("nowhere", advance("a"));
    expect(append).toEqual({ ok: false, failure: { code: "store.facility_unknown", facilityId: "nowhere" } });
    expect(await use().read("nowhere")).toEqual(append);
  });

  test("another facility of the same id is refused, with what differs", async () => {
    const facility = fresh();
    await use().importFacility(facility, []);
    const papers = facility.papers.map((paper) => ({ ...paper, text: "Lend more.\n" }));
    const settings = { ...facility.settings, untilDate: "inclusive" } as const;
    const other = { ...facility, title: "Another", settings, papers };
    expect(await use().importFacility(other, [advance("a")])).toEqual({
      ok: false,
      failure: {
        code: "store.facility_differs",
        facilityId: facility.id,
        differs: ["title", "settings", "papers.agreement"],
      },
    });
    expect(await use().read(facility.id)).toEqual({ ok: true, value: { facility, records: [] } });
  });

  test("a facility that could not be read again is refused", async () => {
    const [paper] = facilityNamed("x").papers;
    const papers = paper === undefined ? [] : [{ ...paper, text: "\0" }];
    expect(await use().importFacility(fresh({ title: "", papers }), [])).toMatchObject({
      ok: false,
      failure: { code: "store.facility_malformed", problems: [{ path: "title" }, { path: "papers[0].text" }] },
    });
  });
}
