import { execFileSync, spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  addBusinessDays,
  adjusted,
  type BusinessDayConvention,
  isBusinessDay,
} from "../../src/base/business-calendar.ts";
import { addDays, type IsoDate } from "../../src/base/date.ts";
import { type DayCountName, dayCounts } from "../../src/base/daycount.ts";
import { type CalendarName, calendars } from "../../src/base/holidays.ts";
import { rollDays } from "../../src/base/roll-schedule.ts";
import { isWeekend } from "../../src/base/weekday.ts";
import { day } from "../say.ts";

// The same questions to QuantLib, a library of others. `docs/CALENDARS.md` explains each answer that differs.

const script = fileURLToPath(new URL("quantlib.py", import.meta.url));
const python = "/usr/bin/python3";
const isThere = spawnSync(python, ["-c", "import QuantLib"]).status === 0;
const title = isThere ? "QuantLib" : "QuantLib (skipped: it is not installed)";

function asked(questions: readonly object[]): any[] {
  const answers = execFileSync(python, [script], { input: JSON.stringify(questions), maxBuffer: 1 << 27 });
  return JSON.parse(answers.toString());
}

const [from, to] = [day("1990-01-01"), day("2030-12-31")];
const names = ["new_york", "london", "us_government_securities"] as const satisfies readonly CalendarName[];
const seeded = { seed: 20_021_031, numRuns: 1500 };
const someDay = fc.integer({ min: 100, max: 14_800 }).map((days) => addDays(from, days));

function sample<Value>(of: fc.Arbitrary<Value>): Value[] {
  return fc.sample(of, seeded);
}

describe.skipIf(!isThere)(title, () => {
  // Ours after the sign that says who keeps the day: `+` we do and they do not, `-` they do and we do not.
  const known: { readonly [Name in (typeof names)[number]]: readonly string[] } = {
    london: [],
    new_york: ["-2027-06-18"],
    us_government_securities: ["-1996-04-05", "-1999-04-02", "-2007-04-06", "-2010-04-02", "-2012-04-06"],
  };
  test.each(names)("the holidays of %s, 1990 to 2030", (calendar) => {
    const [theirs] = asked([{ ask: "holidays", calendar, from, to }]);
    const kept = new Set<string>(theirs);
    const differ: string[] = [];
    for (let on: IsoDate = from; on <= to; on = addDays(on, 1)) {
      const business = isBusinessDay(calendars[calendar], on);
      const ours = !isWeekend(on) && business.ok && !business.value;
      if (ours !== kept.has(on)) differ.push(`${ours ? "+" : "-"}${on}`);
    }
    expect(differ).toEqual(known[calendar]);
  });
});

describe.skipIf(!isThere)(`${title}: days moved and counted`, () => {
  test("days moved by a convention, and Business Days counted", () => {
    // Where the calendars agree; the rest is told above.
    const calendar = fc.constantFrom(...names);
    const convention = fc.constantFrom<BusinessDayConvention>(
      "unadjusted",
      "following",
      "modified_following",
      "preceding",
      "modified_preceding",
    );
    const questions = sample(
      fc.oneof(
        fc.record({ ask: fc.constant("adjusted" as const), calendar, on: someDay, convention }),
        fc.record({
          ask: fc.constant("advanced" as const),
          calendar: fc.constant("london" as const),
          on: someDay,
          count: fc.integer({ min: -30, max: 30 }).filter((count) => count !== 0),
        }),
      ),
    );
    const ours = questions.map((each) => {
      const place = calendars[each.calendar];
      const found =
        each.ask === "adjusted"
          ? adjusted(place, each.on, each.convention)
          : addBusinessDays(place, each.on, each.count);
      return found.ok ? found.value : found.failure.code;
    });
    expect(ours).toEqual(asked(questions));
  });

  // The last digits of a fraction are theirs, in binary.
  const dayCountNames = [
    "1/1",
    "30/360",
    "30E/360",
    "actual/360",
    "actual/364",
    "actual/365F",
    "actual/365.25",
    "actual/actual AFB",
    "actual/actual ISDA",
    "NL/365",
  ] as const satisfies readonly DayCountName[];
  test.each(dayCountNames)("%s", (dayCount) => {
    const pairs = sample(fc.tuple(someDay, fc.integer({ min: 0, max: 3000 })));
    const questions = pairs.map(([start, days]) => ({ ask: "years", dayCount, from: start, to: addDays(start, days) }));
    const theirs: number[] = asked(questions);
    const differ = questions.flatMap((each, index) => {
      const { numerator, denominator } = dayCounts[dayCount](each.from, each.to);
      const ours = Number(numerator) / Number(denominator);
      return Math.abs(ours - (theirs[index] ?? Number.NaN)) < 1e-12
        ? []
        : [`${each.from} ${each.to} ${ours} ${theirs[index]}`];
    });
    expect(differ).toEqual([]);
  });
});

describe.skipIf(!isThere)(`${title}: schedules`, () => {
  test("the days of schedules with a short stub in front or at the back", () => {
    const asking = sample(
      fc.record({
        from: someDay,
        length: fc.integer({ min: 1, max: 4000 }),
        months: fc.constantFrom(1, 2, 3, 6, 12),
        stub: fc.constantFrom("front" as const, "back" as const),
        atEnd: fc.boolean(),
      }),
    ).map(({ length, ...each }) => ({ ask: "schedule", ...each, to: addDays(each.from, length) }));
    const theirs = asked(asking);
    const ours = asking.map((each) =>
      rollDays({
        from: each.from,
        to: each.to,
        tenor: { count: each.months, unit: "months" },
        stub: `short_${each.stub}`,
        atEnd: each.atEnd,
      }),
    );
    expect(ours).toEqual(theirs);
  });
});
