import { addDays, firstOfNextMonth, type IsoDate } from "../base/date.ts";
import { compare, type Ratio } from "../base/ratio.ts";
import type { GridLevel, PricingGrid } from "../events/pricing-grid.ts";

/** A test of a grid: the day on which its certificate was delivered, if it was, and what it came to by some day. */
export type GridTest = {
  readonly testedOn: IsoDate;
  readonly deliveredOn?: IsoDate;
  /** The value as it prices a day: what was reported by then, or what is known to be right. */
  readonly valueBy: (day: IsoDate) => Ratio | undefined;
};

/** The level in force on a day, and why: the test that it rests on, and whether its certificate is late. */
export type LevelInForce = {
  readonly level: GridLevel;
  readonly test?: GridTest;
  readonly late: boolean;
};

/** The level of a value: the last whose bound it meets, in the order in which the grid has them. */
export function levelFor({ levels }: Pick<PricingGrid, "levels">, value: Ratio): GridLevel | undefined {
  return levels.findLast(
    ({ atLeast, moreThan }) =>
      (atLeast === undefined || compare(value, atLeast) >= 0) &&
      (moreThan === undefined || compare(value, moreThan) > 0),
  );
}

/** The level of the highest margin. */
export function highestLevel({ levels }: Pick<PricingGrid, "levels">): GridLevel | undefined {
  return levels.reduce<GridLevel | undefined>(
    (highest, each) => (highest === undefined || compare(each.margin, highest.margin) > 0 ? each : highest),
    undefined,
  );
}

/** The first day that a certificate delivered on a day prices. */
export function effectiveDay({ takesEffect }: Pick<PricingGrid, "takesEffect">, deliveredOn: IsoDate): IsoDate {
  if (takesEffect === "on_delivery") return deliveredOn;
  return takesEffect === "day_after_delivery" ? addDays(deliveredOn, 1) : firstOfNextMonth(deliveredOn);
}

/** The last day on which the certificate of a test is in time. */
export function certificateDue({ dueDays }: Pick<PricingGrid, "dueDays">, testedOn: IsoDate): IsoDate {
  return addDays(testedOn, dueDays);
}

/**
 * The level in force on a day, by the tests up to it in their order; `undefined` where the grid has no level for what
 * a certificate states, or for its own beginning.
 *
 * A certificate that is not delivered in time prices the days after it was due until its own level takes effect at the
 * highest, where the clause has it so.
 */
export function levelOn(grid: PricingGrid, tests: readonly GridTest[], on: IsoDate): LevelInForce | undefined {
  // The last test that says anything governs.
  for (const test of tests.toReversed()) {
    const { deliveredOn } = test;
    if (deliveredOn !== undefined && effectiveDay(grid, deliveredOn) <= on) {
      const value = test.valueBy(on);
      const level = value === undefined ? undefined : levelFor(grid, value);
      return level && { level, test, late: false };
    }
    if (certificateDue(grid, test.testedOn) < on && grid.late === "highest") {
      const level = highestLevel(grid);
      return level && { level, test, late: true };
    }
  }
  const initial = grid.levels.find(({ name }) => name === grid.initially);
  return initial && { level: initial, late: false };
}
