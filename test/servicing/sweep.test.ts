import fc from "fast-check";
import { expect, test } from "vitest";
import { accruedTotal } from "../../src/accruals/accrual.ts";
import { addDays, type IsoDate } from "../../src/base/date.ts";
import { endOfDay } from "../../src/base/instant.ts";
import { equals, zero } from "../../src/base/ratio.ts";
import { type Account, balanceOf, type Entry } from "../../src/ledger/entry.ts";
import { knownBy, openFacility, type OpenFacility } from "../../src/servicing/facility.ts";
import { feesOf } from "../../src/servicing/fee.ts";
import { percentText } from "../../src/servicing/rate.ts";
import type { Sweep } from "../../src/servicing/swept.ts";
import { resume, sweep } from "../../src/servicing/sweep.ts";
import { day, differing, example, known, report, usd } from "../say.ts";
import { dayByDay } from "./day-by-day/lexington.ts";
import { facilityWith, histories, knownWith } from "./histories.ts";

const closing = day("2002-10-31");
const throughs = fc.integer({ min: 41, max: 230 }).map((n) => addDays(closing, n));

function swept(facility: Parameters<typeof sweep>[0], through: IsoDate): Sweep {
  const result = sweep(facility, through);
  if (!result.ok) throw new Error(JSON.stringify(result.failure));
  return result.value;
}

// Every line of interest is posted once, in the order of the lines.
function chargesIn(entries: readonly Entry[]): Entry[] {
  return entries.filter(({ kind }) => kind === "interest");
}

// What a sweep comes to, without the receipts.
function figures({ prime, loans, termLoans, lines, accruing, entries }: Sweep) {
  const charges = chargesIn(entries);
  return {
    prime: prime.minor,
    loans: new Map([
      ...loans.map(({ loan, amount }): [string, bigint] => [loan, amount.minor]),
      ...termLoans.map(({ loan, principal }): [string, bigint] => [loan, principal]),
    ]),
    charged: lines
      .map(({ loan, amount }, index) => [charges[index]?.postedOn, loan, amount.minor].join(" "))
      .toSorted(),
    accrued: new Map([...accruing].map(([loan, accrued]) => [loan, accruedTotal(accrued)])),
  };
}

test("the sweep agrees with one day after another, on hundreds of loan accounts", () => {
  fc.assert(
    fc.property(histories, throughs, (history, through) => {
      const fast = figures(swept(knownWith(history), through));
      const slow = dayByDay(history.happenings, history.footing, through);
      expect(fast.prime).toBe(slow.prime);
      expect(fast.loans).toEqual(slow.loans);
      expect(fast.charged).toEqual(slow.charged.map((each) => each.join(" ")).toSorted());
      for (const loan of new Set([...fast.accrued.keys(), ...slow.accrued.keys()])) {
        expect([loan, equals(fast.accrued.get(loan) ?? zero, slow.accrued.get(loan) ?? zero)]).toEqual([loan, true]);
      }
    }),
    { numRuns: 500, seed: 20_021_031 },
  );
});

test("entries sum to nothing, each alone and all together, on every day", () => {
  fc.assert(
    fc.property(histories, (history) => {
      const { entries } = swept(knownWith(history), day("2003-03-31"));
      for (const { legs } of entries) expect(legs.reduce((sum, { amount }) => sum + amount.minor, 0n)).toBe(0n);
      const accounts = new Set<Account>(entries.flatMap(({ legs }) => legs.map(({ account }) => account)));
      for (const { postedOn } of entries) {
        expect([...accounts].reduce((sum, account) => sum + balanceOf(entries, account, postedOn), 0n)).toBe(0n);
      }
    }),
    { numRuns: 50, seed: 1 },
  );
});

test("a sweep to a later day holds the sweep to an earlier one", () => {
  fc.assert(
    fc.property(histories, throughs, throughs, (history, a, b) => {
      const [earlier, later] = a < b ? [a, b] : [b, a];
      const facility = knownWith(history);
      const [first, second] = [swept(facility, earlier), swept(facility, later)];
      expect(first.entries).toEqual(second.entries.filter(({ postedOn }) => postedOn <= earlier));
      expect(first.lines).toEqual(second.lines.slice(0, chargesIn(first.entries).length));
      expect(first.prime.minor).toBe(balanceOf(second.entries, "loans:prime", earlier));
      for (const { loan, amount } of first.loans) {
        expect(balanceOf(second.entries, `loans:eurodollar:${loan}`, earlier)).toBe(amount.minor);
      }
      for (const { loan, principal } of first.termLoans) {
        expect(balanceOf(second.entries, `loans:term:${loan}`, earlier)).toBe(principal);
      }
    }),
    { numRuns: 60, seed: 2 },
  );
});

test("the loan account does not change what is in effect", () => {
  fc.assert(
    fc.property(histories, (history) => {
      const open = facilityWith(history);
      expect(knownBy(open).closing.inEffect).toEqual(knownWith(history).closing.inEffect);
    }),
    { numRuns: 10, seed: 3 },
  );
});

// Facts are learned on their days, or up to ninety days late.
const late = fc.array(fc.integer({ min: 0, max: 90 }), { minLength: 40, maxLength: 40 });

function learned(history: Parameters<typeof facilityWith>[0], delays: readonly number[]): OpenFacility {
  const { happenings } = history;
  // Servicing begins with what is brought forward, which is known from the first.
  const recorded = happenings.map(({ on, type }, index) =>
    type === "BalanceBroughtForward" ? on : addDays(on, delays[index] ?? 0),
  );
  return facilityWith(history, recorded);
}

test("what is recorded later never changes an answer as known earlier", () => {
  fc.assert(
    fc.property(histories, late, throughs, (history, delays, knownOn) => {
      const open = learned(history, delays);
      const knownAt = endOfDay(knownOn);
      const then = { ...open, reports: open.reports.filter(({ recordedAt }) => recordedAt <= knownAt) };
      const ask = (each: OpenFacility) => sweep(knownBy(each, knownAt), knownOn);
      expect(ask(open)).toEqual(ask(then));
    }),
    { numRuns: 15, seed: 4 },
  );
});

test("the order in which facts are learned does not change what is known in the end", () => {
  fc.assert(
    fc.property(histories, late, late, throughs, (history, first, second, through) => {
      const [one, other] = [first, second].map((delays) => figures(swept(knownBy(learned(history, delays)), through)));
      expect(one).toEqual(other);
    }),
    { numRuns: 30, seed: 5 },
  );
});

// Late knowledge on the example itself: an advance of November 12 that is reported on the 25th.
test.each([
  ["2002-11-12", "2002-11-24", "6580000.00"],
  ["2002-11-12", "2002-11-25", "6680000.00"],
  ["2002-11-11", "2002-11-25", "6580000.00"],
])("on %s as known %s the loans stand at %s", (on, knownOn, balance) => {
  const advance = { type: "AdvanceMade", on: day("2002-11-12"), amount: usd("100000.00") } as const;
  const open = differing(example(), { reports: [report("late", advance, "2002-11-25")] });
  expect(swept(known(open, knownOn), day(on)).prime).toEqual(usd(balance));
});

test("a correction takes the place of what it corrects from its own moment, and of nothing before it", () => {
  const right = { type: "AdvanceMade", on: day("2002-11-05"), amount: usd("510000.00") } as const;
  const corrected = { ...report("corrected", right, "2002-11-19"), corrects: "advance-2002-11-05" };
  const open = differing(example(), { reports: [corrected] });
  expect(swept(known(open, "2002-11-18"), day("2002-11-18")).prime).toEqual(usd("8580000.00"));
  expect(swept(known(open, "2002-11-19"), day("2002-11-18")).prime).toEqual(usd("8590000.00"));
});

test("before servicing begins there is nothing to sweep", () => {
  const without = known(differing(example(), { without: ["brought-forward-2002-10-31", "amendment-fee-charged"] }));
  const failure = sweep(without, day("2002-11-30"));
  expect(failure.ok ? "ok" : failure.failure).toEqual({ code: "servicing.not_begun", facility: "lexington" });
  const early = sweep(known(example()), day("2002-10-30"));
  expect(early.ok ? "ok" : early.failure.code).toBe("servicing.begins_later");
  expect(swept(known(example()), closing).prime).toEqual(usd("6080000.00"));
});

test("a change of the index reaches the loans on the first of the month also where interest is charged on the 15th", () => {
  const open = example("lexington-prime-first-of-month");
  const papers = open.file.papers.map((paper) => ({
    ...paper,
    text: paper.text.replace(/on the first day of each month\s+next following/, "on the fifteenth day of each month"),
  }));
  const facility = known(openFacility({ ...open.file, papers }, open.reports));
  const bands = swept(facility, day("2002-12-31")).lines.flatMap(({ loan, bands: each }) =>
    loan === "prime" ? each : [],
  );
  expect(bands.map(({ from, rate }) => [from, percentText(rate)])).toEqual([
    ["2002-11-01", "5.75%"],
    ["2002-11-05", "5.75%"],
    ["2002-11-15", "5.75%"],
    ["2002-11-20", "5.75%"],
    ["2002-12-01", "5.25%"],
    ["2002-12-10", "5.25%"],
  ]);
});

test("a fee is not told before its paper is on file", () => {
  expect(feesOf(known(example(), "2002-10-30"))).toEqual([]);
  expect(feesOf(known(example(), "2002-10-31")).map(({ clause }) => clause.path)).toEqual(["6"]);
});

test("a sweep resumed from a checkpoint comes to what a sweep from the start comes to", () => {
  fc.assert(
    fc.property(histories, throughs, throughs, throughs, (history, ...days) => {
      const facility = knownWith(history);
      const [first, second, third] = days.toSorted();
      if (first === undefined || second === undefined || third === undefined) throw new Error("three days");
      const whole = swept(facility, third);
      let resumed = swept(facility, first);
      for (const through of [second, third]) {
        const more = resume(facility, resumed, through);
        if (!more.ok) throw new Error(JSON.stringify(more.failure));
        resumed = more.value;
      }
      const [a, b] = [figures(resumed), figures(whole)];
      expect({ ...a, accrued: [...a.accrued.keys()] }).toEqual({ ...b, accrued: [...b.accrued.keys()] });
      for (const [loan, exact] of b.accrued) expect(equals(a.accrued.get(loan) ?? zero, exact)).toBe(true);
      expect(resumed.lines.map(({ receipt }) => receipt)).toEqual(whole.lines.map(({ receipt }) => receipt));
    }),
    { numRuns: 60, seed: 20_030_103 },
  );
});
