import type { IsoDate } from "../base/date.ts";
import { dayCounts } from "../base/daycount.ts";
import { plus, type Ratio, zero } from "../base/ratio.ts";
import { interestFor, joined, type Segment, type SegmentGiven, segmentOf } from "./interest.ts";

/** What a balance moves by on a day. Unit: cents; above zero when more is owed. */
export type Movement = { readonly on: IsoDate; readonly by: bigint };

/**
 * A balance at one rate for a run of days `[from, to)`, as it moves between them, with its interest.
 *
 * Units: `balance` in cents, as it stands on the first day, and `closing` as it stands after all `moves`; `exact` in
 * cents, unrounded. The segments are made when somebody asks for them: those of an account that moves every day are
 * never all looked at.
 */
export type Accrual = SegmentGiven & {
  readonly moves: readonly Movement[];
  readonly closing: bigint;
  readonly exact: Ratio;
};

const still: readonly Movement[] = [];

/** An accrual with its interest. `moves` stand in order of day, all of them after its first day. */
export function accrualOf(given: SegmentGiven, moves: readonly Movement[] = still): Accrual {
  const { from, to, balance, rate, source, forgone, dayCount } = given;
  const { owed, closing } = owedOver(given, moves);
  const exact = interestFor(1n, rate, owed);
  return { from, to, balance, rate, source, forgone, dayCount, moves, closing, exact };
}

// What is owed for how long, in cents times years, and what is owed in the end. Days are mostly counted over the same
// year, and are added up over it.
function owedOver(
  { from, to, balance: first, dayCount }: SegmentGiven,
  moves: readonly Movement[],
): { readonly owed: Ratio; readonly closing: bigint } {
  const count = dayCounts[dayCount];
  let sum: Ratio | undefined;
  let [on, balance, owed, year] = [from, first, 0n, 0n];
  for (let at = 0; on < to; at += 1) {
    const move = moves[at];
    const until = move?.on ?? to;
    if (until !== on) {
      const { numerator, denominator } = count(on, until);
      if (denominator !== year) {
        sum = sumOf(sum, owed, year);
        owed = 0n;
        year = denominator;
      }
      owed += balance * numerator;
      on = until;
    }
    if (move !== undefined) balance += move.by;
  }
  return { owed: sumOf(sum, owed, year) ?? zero, closing: balance };
}

function sumOf(sum: Ratio | undefined, owed: bigint, year: bigint): Ratio | undefined {
  if (year === 0n) return sum;
  const more = { numerator: owed, denominator: year };
  return sum === undefined ? more : plus(sum, more);
}

/** The exact interest of accruals together. Unit: cents, unrounded. */
export function accruedTotal(accruals: readonly Accrual[]): Ratio {
  return accruals.reduce((sum, { exact }) => plus(sum, exact), zero);
}

/** The segments of accruals, those that follow one another on one balance at one rate as one. */
export function bandsOf(accruals: readonly Accrual[]): Segment[] {
  return joined(accruals.flatMap(segmentsOf));
}

function segmentsOf({ from, to, balance: first, rate, source, forgone, dayCount, moves }: Accrual): Segment[] {
  const segments: Segment[] = [];
  let [on, balance] = [from, first];
  const end = (until: IsoDate) => {
    if (balance !== 0n && on < until)
      segments.push(segmentOf({ from: on, to: until, balance, rate, source, forgone, dayCount }));
    on = until;
  };
  for (const move of moves) {
    end(move.on);
    balance += move.by;
  }
  end(to);
  return segments;
}
