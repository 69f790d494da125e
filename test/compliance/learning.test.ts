import fc from "fast-check";
import { expect, test } from "vitest";
import { testsOn, waivedOn } from "../../src/compliance/defaults.ts";
import { votesOn } from "../../src/compliance/vote.ts";
import { forDefaults, type KnownFacility, knownBy, type OpenFacility } from "../../src/servicing/facility.ts";
import { addDays } from "../../src/base/date.ts";
import { endOfDay } from "../../src/base/instant.ts";
import { day, example, moment } from "../say.ts";

// Whatever the order in which things were learned, what is known in the end is the same; and what was known before
// something was learned does not change when it is.

function told(facility: KnownFacility, on: string): string {
  const asked = forDefaults(facility);
  const { tests, triggers } = testsOn(asked, day(on));
  const defaults = waivedOn(asked, day(on)).map(({ status: { occurrence, ended }, grounds }) => [
    occurrence.id,
    occurrence.maturity,
    ended?.on,
    grounds.map(({ cite, reason }) => `${cite} ${reason}`).toSorted(),
  ]);
  return JSON.stringify([
    tests.map(({ covenant, testedOn, outcome, force }) => [covenant.id, testedOn, outcome, force.force]),
    triggers.map(({ spells }) => spells),
    defaults.toSorted((a, b) => (String(a[0]) < String(b[0]) ? -1 : 1)),
    votesOn(asked, day(on))
      .toSorted((a, b) => (a.called.key < b.called.key ? -1 : 1))
      .map(({ called, standing, passedOn }) => [called.key, standing, passedOn]),
  ]);
}

/** The same reports, learned in another order, each on a day of its own. */
function relearned(open: OpenFacility, order: readonly number[]): OpenFacility {
  const reports = open.reports
    .map((each, index) => ({ ...each, recordedAt: endOfDay(addDays(day("2030-01-01"), order[index] ?? index)) }))
    .toSorted((a, b) => (a.recordedAt < b.recordedAt ? -1 : 1));
  return { ...open, reports };
}

const facilities = [
  ["modern-abl-covenants", ["2025-06-08", "2025-07-08", "2025-07-31"]],
  ["lexington-rescission", ["2002-10-31", "2002-12-09", "2003-01-02"]],
  ["lexington-covenants", ["2002-08-31", "2002-12-10"]],
] as const;

test.each(facilities)("the order of learning does not change what is known of %s in the end", (name, days) => {
  const open = example(name);
  const indices = open.reports.map((_, index) => index);
  const orders = fc.shuffledSubarray(indices, { minLength: indices.length, maxLength: indices.length });
  fc.assert(
    fc.property(orders, (order) => {
      const facility = knownBy(relearned(open, order));
      for (const on of days) expect(told(facility, on)).toBe(told(knownBy(open), on));
    }),
    { numRuns: 25 },
  );
});

test.each(facilities)("what was known of %s by a moment is not changed by what is learned later", (name, days) => {
  const open = example(name);
  for (const { recordedAt } of open.reports.slice(-8)) {
    const known = knownBy(open, recordedAt);
    const earlier = knownBy(
      { ...open, reports: open.reports.filter((each) => each.recordedAt <= recordedAt) },
      moment("2031-01-01"),
    );
    if (known.agreement.instruments.some((each) => each.recordedAt > recordedAt)) continue;
    for (const on of days) expect(told(known, on)).toBe(told(earlier, on));
  }
});
