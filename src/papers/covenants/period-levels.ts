import { addDays, type IsoDate } from "../../base/date.ts";
import { present } from "../../base/present.ts";
import type { CovenantGap, PeriodLevel, Unit } from "./covenant.ts";
import type { Level } from "./level.ts";

/**
 * The levels that the words after a comparator give, with their unit, or why none can be told. `testDays`: the days
 * named are the days of the tests.
 */
export type LevelsRead = {
  readonly levels: readonly PeriodLevel[];
  readonly unit?: Unit;
  readonly gap?: CovenantGap;
  readonly testDays?: boolean;
};

/** A level with the days that its words name for it: the first, the last, both, or neither. */
export type LevelRow = { readonly from?: IsoDate; readonly through?: IsoDate; readonly level: Level };

const unordered: LevelsRead = { levels: [], gap: "levels_unordered" };

/**
 * Levels in the order of their days: each begins where it says, or on the day after the one before it; one that only
 * says when it begins ends the one before it. Days without a level are not guessed. Positions count from `at`.
 */
export function inOrderOfDays(rows: readonly LevelRow[], at: number): LevelsRead {
  const levels: PeriodLevel[] = [];
  for (const row of rows) {
    const last = levels.at(-1);
    const begins = beginningOf(row, last);
    if (begins === undefined) return unordered;
    if (last !== undefined && last.through === undefined) {
      levels[levels.length - 1] = { ...last, ...present({ through: begins.from && addDays(begins.from, -1) }) };
    }
    const { through, level } = row;
    if (through !== undefined && begins.from !== undefined && through < begins.from) return unordered;
    const placed = { from: at + level.from, to: at + level.to };
    levels.push({ ...begins, ...present({ through }), level: level.value, at: placed });
  }
  return { levels, ...present({ unit: rows[0]?.level.unit }) };
}

// Where a level begins after the one before it; nothing where that leaves days without a level, or cannot be told.
function beginningOf({ from }: LevelRow, last: PeriodLevel | undefined): { readonly from?: IsoDate } | undefined {
  if (last === undefined) return present({ from });
  if (last.through === undefined) return from === undefined ? undefined : { from };
  const next = addDays(last.through, 1);
  return from === undefined || from === next ? { from: next } : undefined;
}
