import fc from "fast-check";
import { expect, test } from "vitest";
import { accruedOn } from "../../../src/accruals/loan-state.ts";
import { optionRates } from "../../../src/accruals/option-rate.ts";
import { addDays, daysBetween, type IsoDate } from "../../../src/base/date.ts";
import type { DayCountName } from "../../../src/base/daycount.ts";
import { usGovernmentSecurities } from "../../../src/base/holidays.ts";
import { compare, equals, negate, plus, ratio, type Ratio, times, zero } from "../../../src/base/ratio.ts";
import { leaf } from "../../../src/base/receipt.ts";
import type { RateOption } from "../../../src/events/rate-option.ts";
import { type KnownFacility, knownBy } from "../../../src/servicing/facility.ts";
import { sweep } from "../../../src/servicing/sweep.ts";
import { day, example, report } from "../../say.ts";
import { sofr } from "./sofr.ts";
import { facilities, type Facility, indices, options, publishedIn } from "./sofr-facilities.ts";
import { earned, type Option } from "./sofr-terms.ts";

function boundsOf({ floor, cap }: Option): Pick<RateOption, "indexFloor" | "cap"> {
  return { ...(floor === undefined ? {} : { indexFloor: floor }), ...(cap === undefined ? {} : { cap }) };
}

function dayCountOf({ year }: Option): DayCountName {
  return year === 360n ? "actual/360" : "actual/365F";
}

// What the engine has one dollar earn for some days of a period, all of its runs together.
function engineEarned(
  option: Option,
  made: IsoDate,
  [from, to]: readonly [IsoDate, IsoDate],
  values: ReadonlyMap<IsoDate, Ratio>,
): Ratio {
  const { floor: _floor, cap: _cap, year, ...rest } = option;
  const runs = optionRates(
    {
      option: { ...rest, ...boundsOf(option) },
      calendar: usGovernmentSecurities,
      dayCount: dayCountOf(option),
      periodFrom: made,
      fixing: (on) => {
        const rate = values.get(on);
        const source = leaf("fact", on);
        return rate && { index: "SOFR", publishedOn: on, reachesOn: on, rate, source };
      },
    },
    from,
    to,
  );
  if (!runs.ok) throw new Error(JSON.stringify(runs.failure));
  return runs.value.reduce(
    (sum, run) => plus(sum, times(run.rate, ratio(BigInt(daysBetween(run.from, run.to)), year))),
    zero,
  );
}

const lengths = fc.integer({ min: 1, max: 40 });

test("a dollar earns for any days of a period what it has earned by the last of them less what it had by the first", () => {
  fc.assert(
    fc.property(options, indices, fc.nat(80), lengths, lengths, (option, values, n, before, length) => {
      const made = addDays(day("2025-01-20"), n);
      const [from, to] = [addDays(made, before - 1), addDays(made, before - 1 + length)];
      const published = publishedIn(values);
      const slow = plus(earned(option, made, to, published), negate(earned(option, made, from, published)));
      expect(equals(engineEarned(option, made, [from, to], values), slow)).toBe(true);
    }),
    { numRuns: 1_000, seed: 20_250_602 },
  );
});

const alder = example("alder-loans");

// The facility as the engine is told of it: the example's papers, and what is entered from them.
function knownFor({ deal, happenings }: Facility): KnownFacility {
  const rateOptions = (alder.file.rateOptions ?? []).map((entry): RateOption => {
    const option = deal.options.get(entry.loans);
    if (option === undefined) throw new Error(`${entry.loans} are agreed`);
    const { indexFloor: _floor, cap: _cap, ...rest } = entry;
    const { floor: _of, cap: _most, year: _year, ...agreed } = option;
    return { ...rest, ...agreed, ...boundsOf(option), dayCount: dayCountOf(option), breakage: true };
  });
  const law = { id: "usury", title: "Maximum lawful rate", paper: "loan-agreement", provision: "3.1", law: "a law" };
  const lawfulRates = deal.maximum === undefined ? [] : [{ ...law, rate: deal.maximum, from: day("2025-01-01") }];
  const reports = happenings.map((each, index) => report(`told-${index}`, each, "2025-01-06T18:30:00Z"));
  return knownBy({ ...alder, file: { ...alder.file, rateOptions, lawfulRates }, reports });
}

test("loans at an index beside Prime Rate Loans are those of the agreement read day by day", () => {
  fc.assert(
    fc.property(facilities, fc.integer({ min: 1, max: 120 }), (facility, length) => {
      const through = addDays(facility.began, length);
      const swept = sweep(knownFor(facility), through);
      if (!swept.ok) throw new Error(JSON.stringify(swept.failure));
      const slow = sofr(facility.happenings, facility.deal, through);
      expect(swept.value.prime.minor).toBe(slow.prime);
      for (const name of new Set([...swept.value.books.keys(), ...slow.loans.keys()])) {
        const state = swept.value.books.get(name);
        const exact = state === undefined ? zero : accruedOn(state);
        const left = slow.loans.get(name)?.left ?? slow.prime;
        expect([name, state?.principal ?? 0n, compare(exact, slow.accrued.get(name) ?? zero)]).toEqual([name, left, 0]);
      }
    }),
    { numRuns: 300, seed: 20_250_609 },
  );
});
