import fc from "fast-check";
import { expect, test } from "vitest";
import { accrualOf, accruedTotal, bandsOf, type Movement } from "../../src/accruals/accrual.ts";
import { segmentOf, totalOf } from "../../src/accruals/interest.ts";
import { addDays, type IsoDate } from "../../src/base/date.ts";
import { type DayCountName, dayCounts } from "../../src/base/daycount.ts";
import { equals } from "../../src/base/ratio.ts";
import { leaf } from "../../src/base/receipt.ts";
import { day, percent, usd } from "../say.ts";

const source = leaf("clause", "a rate");
const given = { rate: percent("5.25"), source, dayCount: "actual/360" } as const;

function moved(on: string, amount: string): Movement {
  return { on: day(on), by: usd(amount).minor };
}

test("a balance that moves accrues what its days do, worked by hand", () => {
  const moves = [moved("2002-11-07", "2,000,000.00"), moved("2002-11-12", "-750,000.00")];
  const balance = usd("6,580,000.00").minor;
  const accrual = accrualOf({ ...given, balance, from: day("2002-11-05"), to: day("2002-12-01") }, moves);
  // 6,580,000 for 2 days, 8,580,000 for 5 and 7,830,000 for 19, at 5.25% over 360.
  const days = 658_000_000n * 2n + 858_000_000n * 5n + 783_000_000n * 19n;
  expect(equals(accrual.exact, { numerator: days * 525n, denominator: 3_600_000n })).toBe(true);
  expect(accrual.closing).toBe(783_000_000n);
  expect(bandsOf([accrual]).map(({ from, to, balance: owed }) => [from, to, owed])).toEqual([
    ["2002-11-05", "2002-11-07", 658_000_000n],
    ["2002-11-07", "2002-11-12", 858_000_000n],
    ["2002-11-12", "2002-12-01", 783_000_000n],
  ]);
});

test("what moves to nothing and back bears nothing between", () => {
  const moves = [moved("2002-11-07", "-100.00"), moved("2002-11-10", "40.00"), moved("2002-11-10", "20.00")];
  const accrual = accrualOf({ ...given, balance: 10_000n, from: day("2002-11-05"), to: day("2002-11-12") }, moves);
  expect(bandsOf([accrual]).map(({ from, to, balance }) => [from, to, balance])).toEqual([
    ["2002-11-05", "2002-11-07", 10_000n],
    ["2002-11-10", "2002-11-12", 6_000n],
  ]);
});

test("movements that leave the balance as it was are no break in a band", () => {
  const first = accrualOf({ ...given, balance: 10_000n, from: day("2002-11-05"), to: day("2002-11-12") }, [
    moved("2002-11-07", "40.00"),
    moved("2002-11-07", "-40.00"),
  ]);
  const next = accrualOf({ ...given, balance: 10_000n, from: day("2002-11-12"), to: day("2002-11-15") });
  expect(bandsOf([first, next]).map(({ from, to }) => [from, to])).toEqual([["2002-11-05", "2002-11-15"]]);
});

const began = day("2003-12-20");
const counts = fc.constantFrom(...(Object.keys(dayCounts) as DayCountName[]));
const movements = fc.array(
  fc.record({ after: fc.integer({ min: 1, max: 399 }), by: fc.bigInt(-(9n ** 9n), 9n ** 9n) }),
);

test("an accrual comes to what its segments come to, by every day count, over years of every length", () => {
  fc.assert(
    fc.property(
      fc.bigInt(0n, 9n ** 12n),
      movements,
      counts,
      fc.integer({ min: 1, max: 400 }),
      (balance, some, dayCount, length) => {
        const moves = some
          .filter(({ after }) => after < length)
          .toSorted((a, b) => a.after - b.after)
          .map(({ after, by }) => ({ on: addDays(began, after), by }));
        const to = addDays(began, length);
        const accrual = accrualOf({ ...given, dayCount, balance, from: began, to }, moves);
        expect(accrual.closing).toBe(moves.reduce((sum, { by }) => sum + by, balance));
        const days = [began, ...new Set(moves.map(({ on }) => on)), to];
        const segments = days.slice(0, -1).map((from: IsoDate, index) => {
          const owed = moves.reduce((sum, { on, by }) => (on <= from ? sum + by : sum), balance);
          return segmentOf({ ...given, dayCount, balance: owed, from, to: days[index + 1] ?? to });
        });
        expect(equals(accruedTotal([accrual]), totalOf(segments))).toBe(true);
      },
    ),
  );
});

test("the bands of an accrual come to its interest where days are counted as they pass", () => {
  fc.assert(
    fc.property(fc.bigInt(0n, 9n ** 12n), movements, (balance, some) => {
      const moves = some
        .toSorted((a, b) => a.after - b.after)
        .map(({ after, by }) => ({ on: addDays(began, after), by }));
      const accrual = accrualOf({ ...given, balance, from: began, to: addDays(began, 400) }, moves);
      expect(equals(totalOf(bandsOf([accrual])), accrual.exact)).toBe(true);
    }),
  );
});
