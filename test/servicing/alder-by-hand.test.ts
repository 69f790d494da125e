import fc from "fast-check";
import { expect, test } from "vitest";
import { accruedOn } from "../../src/accruals/loan-state.ts";
import { addDays } from "../../src/base/date.ts";
import { instant, everything } from "../../src/base/instant.ts";
import { money } from "../../src/base/money.ts";
import { equals, ratio, zero } from "../../src/base/ratio.ts";
import { obligationHeads } from "../../src/events/application.ts";
import type { Happening } from "../../src/events/happening.ts";
import { obligationAccounts } from "../../src/ledger/entry.ts";
import { knownBy } from "../../src/servicing/facility.ts";
import { sweep } from "../../src/servicing/sweep.ts";
import { day, differing, example, percent } from "../say.ts";
import { alderByHand } from "./alder-by-hand.ts";

const alder = example("alder-grid");
const opened = day("2002-12-31");
const days = (count: number) => fc.integer({ min: 1, max: count }).map((n) => addDays(opened, n));
const amounts = fc.bigInt({ min: 1n, max: 400_000_000n }).map((minor) => money("USD", minor));

// Enough at times for every head of an order.
const proceeds = fc.bigInt({ min: 1n, max: 2_000_000_000n }).map((minor) => money("USD", minor));

const certificate = (asOf: string, within: number) =>
  fc
    .tuple(fc.integer({ min: 1, max: within }), fc.integer({ min: 0, max: 2_200_000 }))
    .map(([after, average]): Happening => ({
      type: "FiguresReported",
      on: addDays(day(asOf), after),
      asOf: day(asOf),
      figures: [{ name: "average availability", value: ratio(BigInt(average), 1n) }],
      stated: [],
      certifiedBy: "chief financial officer",
    }));

const moves = fc.oneof(
  fc.record({ type: fc.constant("AdvanceMade" as const), on: days(150), amount: amounts }),
  fc.record({ type: fc.constant("CollectionApplied" as const), on: days(150), amount: fc.oneof(amounts, proceeds) }),
  fc.record({
    type: fc.constant("ObligationIncurred" as const),
    on: days(150),
    head: fc.constantFrom(...obligationHeads),
    what: fc.constant("something owed"),
    amount: amounts,
  }),
);

const changes = fc.uniqueArray(
  fc.tuple(days(150), fc.integer({ min: 300, max: 700 })).map(([on, points]): Happening => ({
    type: "IndexPublished",
    on,
    index: "Prime Rate",
    rate: ratio(BigInt(points), 10_000n),
    publisher: "H.15",
  })),
  { selector: ({ on }) => on, maxLength: 4 },
);

const defaults = fc.option(fc.tuple(days(100), fc.integer({ min: 1, max: 60 }))).map((found): Happening[] => {
  if (found === null) return [];
  const [on, lasts] = found;
  return [
    { type: "DefaultOccurred", on, id: "missed", maturity: "matured", causes: [{ kind: "other", what: "a payment" }] },
    { type: "ContinuanceEnded", on: addDays(on, lasts), occurrence: "missed", determinedBy: "harbor" },
  ];
});

const letters = fc
  .array(fc.tuple(days(120), fc.integer({ min: 1, max: 200 }), amounts), { maxLength: 3 })
  .map((issued) =>
    issued.map(([on, lasts, amount], index): Happening => ({
      type: "LetterOfCreditIssued",
      on,
      letter: `L${index + 1}`,
      amount,
      beneficiary: "a mill",
      expiresOn: addDays(on, lasts),
    })),
  );

const ended = fc
  .option(days(140), { freq: 4 })
  .map((on): Happening[] => (on === null ? [] : [{ type: "AgreementTerminated", on, terminatedBy: "alder" }]));

const histories = fc
  .tuple(
    fc.array(moves, { maxLength: 12 }),
    changes,
    fc.array(certificate("2002-12-31", 60), { maxLength: 3 }),
    fc.array(certificate("2003-03-31", 60), { maxLength: 2 }),
    defaults,
    letters,
    ended,
    amounts,
  )
  .map(([moved, published, first, second, failed, issued, over, amount]): Happening[] => {
    const opening: Happening[] = [
      { type: "IndexPublished", on: day("2002-11-07"), index: "Prime Rate", rate: percent("4.25"), publisher: "H.15" },
      { type: "BalanceBroughtForward", on: opened, amount },
    ];
    const all = [...opening, ...published, ...moved, ...first, ...second, ...failed, ...issued, ...over];
    return all.toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
  });

function sweptTo(happenings: readonly Happening[], through: string) {
  const from = Date.parse("2002-10-02T00:00:00Z");
  const reports = happenings.map((happening, index) => {
    const at = instant(new Date(from + index * 60_000).toISOString());
    if (!at.ok) throw new Error("a moment");
    return { key: `told-${index}`, by: "a test", recordedAt: at.value, happening };
  });
  const open = differing(alder, { without: alder.reports.map(({ key }) => key), reports });
  const swept = sweep(knownBy(open, everything), day(through));
  if (!swept.ok) throw new Error(JSON.stringify(swept.failure));
  return swept.value;
}

test("fees, levels and waterfalls are those of the agreement read day by day", () => {
  fc.assert(
    fc.property(histories, fc.integer({ min: 1, max: 170 }), (happenings, length) => {
      const through = addDays(opened, length);
      const slow = alderByHand(happenings, through);
      const { prime, books, beside } = sweptTo(happenings, through);
      const accrued = (name: string) => {
        const state = books.get(name);
        return state === undefined ? zero : accruedOn(state);
      };
      expect(prime.minor).toBe(slow.prime);
      expect(equals(accrued("prime"), slow.accrued.interest)).toBe(true);
      expect(equals(accrued("fee:unused-line"), slow.accrued.unused)).toBe(true);
      expect(equals(accrued("fee:letters-of-credit"), slow.accrued.letters)).toBe(true);
      expect(equals(accrued("fee:fronting"), slow.accrued.fronting)).toBe(true);
      expect(equals(accrued("fee:collection-days"), slow.accrued.clearing)).toBe(true);
      for (const head of obligationHeads) {
        expect([head, beside.get(obligationAccounts[head]) ?? 0n]).toEqual([head, slow.dues[head]]);
      }
      expect(-(beside.get("held:letters-of-credit") ?? 0n)).toBe(slow.held.letters);
      expect(-(beside.get("held:borrower") ?? 0n)).toBe(slow.held.borrower);
    }),
    { numRuns: 300, seed: 20_021_231 },
  );
});
