import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays, type IsoDate } from "../../src/base/date.ts";
import { compare, fromDecimal, ratio } from "../../src/base/ratio.ts";
import { testsOn } from "../../src/compliance/defaults.ts";
import type { Compliance, Trigger } from "../../src/events/compliance.ts";
import type { Report } from "../../src/events/record.ts";
import { forDefaults, knownBy } from "../../src/servicing/facility.ts";
import { day, differing, example, report } from "../say.ts";

const open = example("modern-abl-covenants");
const asEntered = open.file.compliance;
if (asEntered === undefined) throw new Error("the example has entries");
const entered: Compliance = asEntered;
const [dominion] = entered.triggers as readonly [Trigger];

/** Excess availability on a day, in thousands, against a line of 5,500; `undefined` takes the line away. */
type Stated = readonly (readonly [on: string, thousands: number])[];

function stated(list: Stated): Report[] {
  return list.map(([on, thousands]) =>
    report(`stated ${on}`, {
      type: "FiguresReported",
      on: day(on),
      asOf: day(on),
      figures: [
        { name: "excess availability", value: ratio(BigInt(thousands) * 1000n) },
        { name: "line cap", value: ratio(5_500_000n) },
      ],
      stated: [],
    }),
  );
}

function spells(list: Stated, through: string, trigger: Partial<Trigger> = {}, more: readonly Report[] = []): string[] {
  const compliance: Compliance = {
    ...entered,
    covenants: [],
    duties: [],
    triggers: [{ ...dominion, ...trigger }],
  };
  const without = open.reports.map(({ key }) => key);
  const facility = knownBy(differing(open, { file: { compliance }, without, reports: [...stated(list), ...more] }));
  const [state] = testsOn(forDefaults(facility), day(through)).triggers;
  return (state?.spells ?? []).map(({ from, until }) => `${from} ${until ?? ""}`.trim());
}

// 12.5% of 5,500 is 687.5 and 10% is 550.
const streaks: readonly (readonly [what: string, list: Stated, through: string, spells: string[]])[] = [
  [
    "five days below",
    [
      ["2025-06-01", 750],
      ["2025-06-03", 650],
    ],
    "2025-06-07",
    ["2025-06-07"],
  ],
  [
    "the day before the fifth",
    [
      ["2025-06-01", 750],
      ["2025-06-03", 650],
    ],
    "2025-06-06",
    [],
  ],
  [
    "four days below",
    [
      ["2025-06-01", 750],
      ["2025-06-03", 650],
      ["2025-06-07", 688],
    ],
    "2025-06-30",
    [],
  ],
  [
    "four days, a day above, four days",
    [
      ["2025-06-03", 650],
      ["2025-06-07", 700],
      ["2025-06-08", 650],
      ["2025-06-12", 700],
    ],
    "2025-06-30",
    [],
  ],
  ["exactly at 12.5% is not below it", [["2025-06-01", 750]], "2025-06-30", []],
  ["one day below 10%", [["2025-06-01", 549]], "2025-06-01", ["2025-06-01"]],
  ["exactly 10%, five days", [["2025-06-01", 550]], "2025-06-05", ["2025-06-05"]],
  [
    "restored on the tenth, thirty days",
    [
      ["2025-06-03", 650],
      ["2025-06-10", 720],
    ],
    "2025-07-09",
    ["2025-06-07 2025-07-10"],
  ],
  [
    "restored, one day short",
    [
      ["2025-06-03", 650],
      ["2025-06-10", 720],
    ],
    "2025-07-08",
    ["2025-06-07"],
  ],
  [
    "restored, but for the twenty-ninth day",
    [
      ["2025-06-03", 650],
      ["2025-06-10", 720],
      ["2025-07-08", 687],
      ["2025-07-09", 720],
    ],
    "2025-07-31",
    ["2025-06-07"],
  ],
  [
    "at the level itself while it ends",
    [
      ["2025-06-03", 650],
      ["2025-06-10", 720],
    ],
    "2025-08-31",
    ["2025-06-07 2025-07-10"],
  ],
  ["nothing stated", [], "2025-06-30", []],
];

describe("cash dominion by consecutive days", () => {
  test.each(streaks)("%s", (_, list, through, expected) => {
    expect(spells(list, through)).toEqual(expected);
  });

  test("it ends no more often than it may", () => {
    const list: Stated = [
      ["2025-01-01", 650],
      ["2025-01-10", 720],
      ["2025-03-01", 650],
      ["2025-03-10", 720],
    ];
    const once = ["2025-01-05 2025-02-09", "2025-03-05"];
    expect(spells(list, "2025-12-31", { endsAtMost: 1 })).toEqual(once);
    expect(spells(list, "2025-12-31", { endsAtMost: 2 })).toEqual([once[0], "2025-03-05 2025-04-09"]);
    expect(spells(list, "2025-12-31", { endsAtMost: 0 })).toEqual(["2025-01-05"]);
  });

  test("an Event of Default starts it, and the thirty days begin when it has ceased", () => {
    const occurred = report("occurred", {
      type: "DefaultOccurred",
      on: day("2025-03-01"),
      id: "payment",
      maturity: "matured",
      causes: [{ kind: "other", what: "a payment missed" }],
    });
    const ended = report("ended", {
      type: "ContinuanceEnded",
      on: day("2025-03-11"),
      occurrence: "payment",
      determinedBy: "harbor",
    });
    const high: Stated = [["2025-01-01", 3000]];
    expect(spells(high, "2025-12-31", {}, [occurred])).toEqual(["2025-03-01"]);
    expect(spells(high, "2025-12-31", {}, [occurred, ended])).toEqual(["2025-03-01 2025-04-10"]);
    expect(spells(high, "2025-12-31", { onDefault: false }, [occurred])).toEqual([]);
  });
});

/** What a count day by day keeps from one day to the next. */
type Counts = { readonly below: number; readonly above: number; readonly began: IsoDate | undefined };

// One day of a slow model that knows nothing of stretches: it looks at every day and counts.
function slowDay({ below, above, began }: Counts, on: IsoDate, value: number): Counts {
  const low = value < 687.5 ? below + 1 : 0;
  if (began !== undefined) return { below: low, above: value > 687.5 ? above + 1 : 0, began };
  return { below: low, above: 0, began: low >= 5 || value < 550 ? on : undefined };
}

function slow(list: readonly (readonly [IsoDate, number])[], through: IsoDate): string[] {
  const told: string[] = [];
  let counts: Counts = { below: 0, above: 0, began: undefined };
  let value = 0;
  for (let on = list[0]?.[0] ?? addDays(through, 1); on <= through; on = addDays(on, 1)) {
    value = list.find(([each]) => each === on)?.[1] ?? value;
    counts = slowDay(counts, on, value);
    // Thirty days above: off from the day after the last of them.
    if (counts.began === undefined || counts.above < 30) continue;
    told.push(`${counts.began} ${addDays(on, 1)}`);
    counts = { below: 0, above: 0, began: undefined };
  }
  return counts.began === undefined ? told : [...told, counts.began];
}

test("the spells agree with a count day by day", () => {
  const start = day("2025-01-01");
  const steps = fc.array(
    fc.tuple(fc.integer({ min: 1, max: 40 }), fc.constantFrom(500, 549, 550, 600, 687, 688, 700, 900)),
    { minLength: 1, maxLength: 8 },
  );
  fc.assert(
    fc.property(steps, fc.integer({ min: 0, max: 60 }), (list, more) => {
      let on = start;
      const days = list.map(([gap, thousands]) => {
        on = addDays(on, gap);
        return [on, thousands] as const;
      });
      const through = addDays(on, more);
      expect(spells(days, through, { endsAtMost: 999 })).toEqual(slow(days, through));
    }),
    { numRuns: 150 },
  );
});

test("the level of the example is what its clause says", () => {
  const level = fromDecimal("0.125");
  expect(level !== undefined && compare(dominion.ends.level, level)).toBe(0);
});

// The May test fails; equity may cure it until June 15, and availability is restored on June 10.
describe("a springing test that fails keeps its trigger on", () => {
  const facility = (more: readonly Report[]) => {
    const low = open.reports.map((each) => {
      if (each.key !== "certificate-2025-05" || each.happening.type !== "FiguresReported") return each;
      const figures = each.happening.figures.map((one) =>
        one.name === "ebitda" ? { ...one, value: ratio(2_900_000n) } : one,
      );
      return { ...each, happening: { ...each.happening, figures } };
    });
    const compliance: Compliance = { ...entered, duties: [] };
    const without = open.reports.map(({ key }) => key);
    const kept = low.filter(({ happening }) => happening.type !== "DutyPerformed");
    return knownBy(differing(open, { file: { compliance }, without, reports: [...kept, ...more] }));
  };
  const told = (more: readonly Report[]) => {
    const { tests, triggers } = testsOn(forDefaults(facility(more)), day("2025-08-31"));
    return [
      triggers[0]?.spells.map(({ from, until }) => `${from} ${until ?? ""}`.trim()),
      tests.map(({ testedOn }) => testedOn),
    ];
  };
  test("it does not end while the failure stands, and further months are tested", () => {
    expect(told([])).toEqual([["2025-06-07"], ["2025-05-31", "2025-06-30", "2025-07-31", "2025-08-31"]]);
  });
  test("cured in time, it ends as if it had not failed", () => {
    const equity = report("equity", {
      type: "EquityContributed",
      on: day("2025-06-15"),
      covenant: "fixed-charges",
      testedOn: day("2025-05-31"),
      amount: { currency: "USD", minor: 10_000_000n },
    });
    expect(told([equity])).toEqual([["2025-06-07 2025-07-10"], ["2025-05-31", "2025-06-30"]]);
  });
});
