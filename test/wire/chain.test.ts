import fc from "fast-check";
import { expect, test } from "vitest";
import { money } from "../../src/base/money.ts";
import { genesisHash, type Recorded, type Report } from "../../src/events/record.ts";
import { chain, emptyChain, verifyChain } from "../../src/wire/chain.ts";
import { dayOf, momentOf, reports } from "./arbitrary.ts";

function advance(key: string, minor: bigint): Report {
  const happening = { type: "AdvanceMade", on: dayOf("2002-10-31"), amount: money("USD", minor) } as const;
  return { key, recordedAt: momentOf("2002-10-31T17:00:00Z"), by: "desk", happening };
}

const three = chain([advance("a", 1n), advance("b", 2n), advance("c", 3n)]);

test("the first hash is that of the published canonical text", () => {
  // SHA-256 of 64 zeros followed, on one line, by
  // {"amount":"0.01","by":"desk","key":"a","on":"2002-10-31",
  // "recordedAt":"2002-10-31T17:00:00.000Z","type":"AdvanceMade"}
  expect(three[0]).toMatchObject({ seq: 1, previousHash: genesisHash, hash: firstHash });
});

const firstHash = "e7fbe1bf3d27058b784472d3ec8055da57f2cedb3d6720e60bc4dd98b6c4cbea";

function changed(seq: number, change: Partial<Recorded>): Recorded[] {
  return three.map((record) => (record.seq === seq ? { ...record, ...change } : record));
}

test.each([
  ["record.content_differs_from_hash", 2, changed(2, { by: "another" })],
  ["record.content_differs_from_hash", 3, changed(3, { hash: genesisHash })],
  ["record.previous_hash_differs", 2, changed(2, { previousHash: genesisHash })],
  [
    "record.previous_hash_differs",
    3,
    changed(2, chain([advance("x", 2n)], { seq: 1, hash: three[0]?.hash ?? "" })[0] ?? {}),
  ],
  ["record.not_in_sequence", 3, three.filter(({ seq }) => seq !== 2)],
  ["record.not_in_sequence", 2, three.filter(({ seq }) => seq !== 1)],
  ["record.not_in_sequence", 3, three.toReversed()],
])("a record that was tampered with is refused: %s at %d", (code, seq, records) => {
  expect(verifyChain(records)).toMatchObject({ ok: false, failure: { code, seq } });
});

test("a chain verifies, wherever it was interrupted", () => {
  fc.assert(
    fc.property(fc.array(reports, { maxLength: 6 }), fc.nat(6), (list, cut) => {
      const first = chain(list.slice(0, cut));
      const end = verifyChain(first);
      expect(end.ok).toBe(true);
      const whole = [...first, ...chain(list.slice(cut), end.ok ? end.value : emptyChain)];
      expect(whole).toEqual(chain(list));
      expect(verifyChain(whole)).toEqual({
        ok: true,
        value: { seq: list.length, hash: whole.at(-1)?.hash ?? genesisHash },
      });
    }),
  );
});
