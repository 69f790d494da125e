import { expect, test } from "vitest";
import { certificateDue, effectiveDay, highestLevel, levelFor, levelOn } from "../../src/accruals/pricing-grid.ts";
import type { PricingGrid } from "../../src/events/pricing-grid.ts";
import { day, fraction, percent } from "../say.ts";

// Leverage, where more costs more, and availability, where less does.
const grid: PricingGrid = {
  id: "grid",
  title: "Applicable Margin",
  paper: "agreement",
  provision: "1",
  loans: "Prime Rate Loans",
  metric: "leverage",
  every: "quarter",
  from: day("2025-03-31"),
  dueDays: 45,
  takesEffect: "day_after_delivery",
  late: "highest",
  wrong: "true_up",
  initially: "II",
  levels: [
    { name: "I", margin: percent("1") },
    { name: "II", atLeast: fraction("2"), margin: percent("1.5") },
    { name: "III", moreThan: fraction("3"), margin: percent("2") },
  ],
};

test.each([
  ["1999999/1000000", "I"],
  ["2", "II"],
  ["3", "II"],
  ["3000001/1000000", "III"],
])("a value of %s is in level %s", (value, level) => {
  expect(levelFor(grid, fraction(value))?.name).toBe(level);
});

test("the highest level is that of the highest margin, wherever it stands", () => {
  expect(highestLevel(grid)?.name).toBe("III");
  expect(highestLevel({ levels: grid.levels.toReversed() })?.name).toBe("III");
  expect(highestLevel({ levels: [] })).toBeUndefined();
});

test.each([
  ["on_delivery", "2025-05-10"],
  ["day_after_delivery", "2025-05-11"],
  ["first_of_next_month", "2025-06-01"],
] as const)("a certificate of May 10 takes effect %s on %s", (takesEffect, on) => {
  expect(effectiveDay({ takesEffect }, day("2025-05-10"))).toBe(on);
});

const certified = (testedOn: string, deliveredOn: string | undefined, value: string) => ({
  testedOn: day(testedOn),
  valueBy: () => fraction(value),
  ...(deliveredOn === undefined ? {} : { deliveredOn: day(deliveredOn) }),
});

// Due on May 15, forty-five days after March 31.
test.each([
  ["before any", [], "2025-03-30", "II", false],
  ["in time, on the day of delivery", [certified("2025-03-31", "2025-05-10", "1")], "2025-05-10", "II", false],
  ["in time, the day after", [certified("2025-03-31", "2025-05-10", "1")], "2025-05-11", "I", false],
  ["not yet late on the day it is due", [certified("2025-03-31", undefined, "1")], "2025-05-15", "II", false],
  ["late from the day after", [certified("2025-03-31", undefined, "1")], "2025-05-16", "III", true],
  ["late until it takes effect", [certified("2025-03-31", "2025-06-01", "1")], "2025-06-01", "III", true],
  ["delivered late", [certified("2025-03-31", "2025-06-01", "1")], "2025-06-02", "I", false],
  [
    "one missing, the next delivered",
    [certified("2025-03-31", undefined, "1"), certified("2025-06-30", "2025-07-20", "2")],
    "2025-07-21",
    "II",
    false,
  ],
  [
    "the last in time, this one late",
    [certified("2025-03-31", "2025-04-20", "1"), certified("2025-06-30", undefined, "1")],
    "2025-08-15",
    "III",
    true,
  ],
])("the level with a certificate %s", (_, tests, on, level, late) => {
  const inForce = levelOn(grid, tests, day(on));
  expect([inForce?.level.name, inForce?.late]).toEqual([level, late]);
  if (late) expect(certificateDue(grid, tests.at(-1)?.testedOn ?? day(on)) < on).toBe(true);
});

test("where a late certificate changes nothing, the level stays", () => {
  const tests = [certified("2025-03-31", undefined, "1")];
  expect(levelOn({ ...grid, late: "unchanged" }, tests, day("2025-05-16"))?.level.name).toBe("II");
});

test("a grid without a level for a value, or for its beginning, gives none", () => {
  const levels = grid.levels.slice(1);
  const tests = [certified("2025-03-31", "2025-05-10", "1")];
  expect(levelOn({ ...grid, levels }, tests, day("2025-05-11"))).toBeUndefined();
  expect(levelOn({ ...grid, initially: "IV" }, [], day("2025-05-11"))).toBeUndefined();
});
