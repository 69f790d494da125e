import { addDays, type IsoDate, isoDate } from "../src/base/date.ts";
import { readExpression } from "../src/base/expression.ts";
import { endOfDay, instant } from "../src/base/instant.ts";
import { ratio } from "../src/base/ratio.ts";
import { defaultsOn, testsOn, waivedOn } from "../src/compliance/defaults.ts";
import { periodEnds } from "../src/compliance/schedule.ts";
import { noCompliance } from "../src/events/compliance.ts";
import type { FacilityFile } from "../src/events/facility.ts";
import type { Happening } from "../src/events/happening.ts";
import type { Report } from "../src/events/record.ts";
import { defaultSettings } from "../src/events/settings.ts";
import { forDefaults, knownBy, openFacility } from "../src/servicing/facility.ts";
import type { Figure } from "./agreement.ts";

function sure<Value>(result: { readonly ok: true; readonly value: Value } | { readonly ok: false }): Value {
  if (result.ok) return result.value;
  throw new Error("the benchmark's own words are good");
}

const day = (text: string): IsoDate => sure(isoDate(text));

const covenants = Array.from({ length: 10 }, (_, place) => `c${place}`);

function paperText(): string {
  const sections = covenants.map(
    (_, place) => `5.${place + 1} Covenant. The metric shall not be less than one hundred.`,
  );
  return [
    "CREDIT AGREEMENT",
    "",
    'This Agreement is dated as of January 2, 2010, between Borrower Company ("Borrower") and Lender Company ("Lender").',
    "",
    "5. COVENANTS",
    "",
    ...sections.flatMap((section) => [section, ""]),
    "BORROWER COMPANY\n\nBy: /s/ A. Signer\n\nLENDER COMPANY\n\nBy: /s/ B. Signer\n",
  ].join("\n");
}

const quarters = periodEnds("quarter", day("2012-03-31"), day("2024-06-30"));

// Every second test fails, and every tenth failure is waived by a writing of its own.
function reports(): Report[] {
  const report = (key: string, happening: Happening): Report => ({
    key,
    recordedAt: endOfDay(happening.on),
    by: "desk",
    happening,
  });
  const figures = quarters.map((asOf, place) =>
    report(`figures ${asOf}`, {
      type: "FiguresReported",
      on: addDays(asOf, 20),
      asOf,
      figures: covenants.map((name) => ({ name, value: ratio(place % 2 === 0 ? 90n : 110n) })),
      stated: [],
    }),
  );
  const waivers = quarters.map((asOf, place) =>
    report(`waiver ${asOf}`, {
      type: "WaiverGiven",
      on: addDays(asOf, 40),
      id: `w${place}`,
      givenBy: "L",
      form: "written",
      scope: "specific",
      solely: true,
      occurrences: [],
      reaches: [{ kind: "covenant", paper: "base", provision: `5.${(place % 10) + 1}`, testedOn: asOf }],
      conditions: [],
      rescindedBy: [{ debt: "notes", acts: ["accelerate"] }],
    }),
  );
  return [...figures, ...waivers].toSorted((a, b) => (a.recordedAt < b.recordedAt ? -1 : 1));
}

/** Times the standing of a facility with 500 tests and 50 waivers, at days and moments that were not asked before. */
export function complianceFigures(median: (times: number, work: () => unknown) => number): Figure[] {
  const party = (id: string, name: string, role: "borrower" | "lender") => ({ id, name, role, aliases: [] });
  const anchor = (place: number) => ({ paper: "base", provision: `5.${place + 1}` });
  const file: FacilityFile = {
    id: "bench",
    title: "Many tests",
    illustration: true,
    currency: "USD",
    parties: [party("B", "Borrower Company", "borrower"), party("L", "Lender Company", "lender")],
    papers: [
      {
        id: "base",
        title: "Credit Agreement",
        names: [],
        file: "base",
        text: paperText(),
        recordedAt: sure(instant("2010-01-02T00:00Z")),
      },
    ],
    otherDebt: [{ id: "notes", names: ["Notes"], obligors: ["B"] }],
    settings: defaultSettings,
    assumptions: [],
    compliance: {
      ...noCompliance,
      metrics: covenants.map((id, place) => ({ id, title: id, ...anchor(place), formula: sure(readExpression(id)) })),
      covenants: covenants.map((id, place) => ({
        id,
        title: `Covenant ${id}`,
        ...anchor(place),
        metric: id,
        comparator: "at_least",
        unit: "amount",
        levels: [{ from: day("2010-01-02"), level: ratio(100n) }],
        tested: "as_of",
        every: "quarter",
        from: day("2012-03-31"),
        until: day("2024-06-30"),
      })),
    },
  };
  const open = openFacility(file, reports());
  const last = day("2025-06-30");
  const asked = forDefaults(knownBy(open));
  const tests = testsOn(asked, last).tests.length;
  const cleared = defaultsOn(asked, last).filter(({ grounds }) => grounds.length > 0).length;
  if (tests !== 500 || cleared !== 25) throw new Error(`the benchmark has 500 tests, 25 waived: ${tests}, ${cleared}`);
  let shift = 0;
  const status = (of: typeof defaultsOn | typeof waivedOn) => () => {
    shift = (shift + 37) % 300;
    const on = addDays(last, -shift);
    return of(forDefaults(knownBy(open, endOfDay(on))), on);
  };
  return [
    { what: "status at any (on, knownAt)", taken: median(301, status(defaultsOn)), limit: 5 },
    { what: "status with every ground", taken: median(301, status(waivedOn)), limit: 5 },
  ];
}
