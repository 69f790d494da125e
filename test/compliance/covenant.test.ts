import { describe, expect, test } from "vitest";
import { ratio, toDecimal } from "../../src/base/ratio.ts";
import { defaultsOn, testsOn } from "../../src/compliance/defaults.ts";
import type { Compliance, Covenant } from "../../src/events/compliance.ts";
import type { Report } from "../../src/events/record.ts";
import { forDefaults, type KnownFacility, knownBy } from "../../src/servicing/facility.ts";
import { day, differing, example, fraction, known, report, usd } from "../say.ts";

const supplement = example("lexington-covenants");

function statuses(facility: KnownFacility, on: string): Record<string, string> {
  return Object.fromEntries(
    defaultsOn(forDefaults(facility), day(on))
      .filter(({ occurrence }) => occurrence.id.startsWith("Working Capital, monthly"))
      .map(({ occurrence, grounds }) => [
        occurrence.on,
        grounds.length === 0 ? occurrence.maturity : grounds.map(({ ground }) => ground).join(", "),
      ]),
  );
}

// Three failed tests, worked out from the figures, on two time axes; and what each of the two sections does alone.
describe("the working capital tests of 2002", () => {
  const deleted = "covenant_deleted";
  test("as known before the letter, three Events of Default", () => {
    expect(statuses(known(supplement, "2002-10-15"), "2002-10-15")).toEqual({
      "2002-07-31": "matured",
      "2002-08-31": "matured",
      "2002-09-30": "matured",
    });
  });
  test("as known after it, July stands, August is cleared on two grounds, September on one", () => {
    expect(statuses(known(supplement, "2002-11-01"), "2002-11-01")).toEqual({
      "2002-07-31": "matured",
      "2002-08-31": `${deleted}, waived`,
      "2002-09-30": deleted,
    });
  });
  test("each is known when its certificate is, and not before", () => {
    expect(statuses(known(supplement, "2002-09-19"), "2002-09-30")).toEqual({ "2002-07-31": "matured" });
    expect(Object.keys(statuses(known(supplement, "2002-09-20"), "2002-09-30"))).toEqual(["2002-07-31", "2002-08-31"]);
  });
  test.each([
    ["deleteProvision", { "2002-07-31": "matured", "2002-08-31": "waived", "2002-09-30": "matured" }],
    ["waive", { "2002-07-31": "matured", "2002-08-31": deleted, "2002-09-30": deleted }],
  ])("without the letter's %s", (kind, expected) => {
    const facility = known(supplement);
    const strips = (act: { readonly kind: string }, by: string) => act.kind === kind && by === "letter-2002-10-31";
    const acts = facility.agreement.acts.filter(({ act, by }) => !strips(act, by.id));
    const actsNaming = new Map(
      [...facility.agreement.actsNaming].map(
        ([id, on]) => [id, on.filter(({ act, by }) => !strips(act, by.id))] as const,
      ),
    );
    expect(statuses({ ...facility, agreement: { ...facility.agreement, acts, actsNaming } }, "2002-11-01")).toEqual(
      expected,
    );
  });
  test("a failure that somebody reported is told once", () => {
    const reported = report("reported", {
      type: "DefaultOccurred",
      on: day("2002-07-31"),
      id: "reported by hand",
      maturity: "matured",
      causes: [
        { kind: "covenant", paper: "covenant-supplement", provision: "IV(g)(i)(b)", testedOn: day("2002-07-31") },
      ],
    });
    const facility = knownBy(differing(supplement, { reports: [reported] }));
    const of = defaultsOn(forDefaults(facility), day("2002-07-31")).map(({ occurrence }) => occurrence.id);
    expect(of.filter((id) => id.includes("2002-07-31") || id === "reported by hand")).toEqual(["reported by hand"]);
  });
});

const modern = example("modern-abl-covenants");
const entered = modern.file.compliance as Compliance;
const [fixed] = entered.covenants as readonly [Covenant];

type Figures = Readonly<Record<string, string>>;
const passing: Figures = {
  ebitda: "3200000",
  "unfinanced capital expenditures": "450000",
  "cash taxes": "150000",
  "cash interest": "1100000",
  "scheduled principal": "1300000",
};

function certificate(key: string, asOf: string, figures: Figures, stated?: string): Report {
  return report(key, {
    type: "FiguresReported",
    on: day("2025-04-30"),
    asOf: day(asOf),
    figures: Object.entries(figures).map(([name, value]) => ({ name, value: fraction(value) })),
    stated: stated === undefined ? [] : [{ covenant: "fixed-charges", value: stated }],
  });
}

/** The test of March 31, 2025, of a covenant that is always tested. */
function tested(covenant: Partial<Covenant>, reports: readonly Report[], on = "2025-04-30") {
  const { springs: _, ...always } = fixed;
  const covenants = [{ ...always, from: day("2025-03-31"), until: day("2025-03-31"), ...covenant }];
  const file = { compliance: { ...entered, triggers: [], duties: [], covenants } };
  const facility = knownBy(differing(modern, { file, without: modern.reports.map(({ key }) => key), reports }));
  const [told, ...more] = testsOn(forDefaults(facility), day(on)).tests;
  if (told === undefined || more.length > 0) throw new Error("there is one test");
  const [status] = defaultsOn(forDefaults(facility), day(on));
  return { told, status };
}

const march = (figures: Figures, stated?: string) => [certificate("march", "2025-03-31", figures, stated)];

describe("a test is worked out again, and compared without rounding", () => {
  test.each<[string, Partial<Covenant>, Figures, string, string]>([
    ["1.0833 to 1", {}, passing, "pass", "13/12"],
    ["exactly 1 to 1", {}, { ...passing, ebitda: "3000000" }, "pass", "1"],
    ["a dollar less", {}, { ...passing, ebitda: "2999999" }, "fail", "2399999/2400000"],
    [
      "a dollar less, rounded by the paper",
      { comparedTo: 2 },
      { ...passing, ebitda: "2999999" },
      "pass",
      "2399999/2400000",
    ],
    ["0.995, rounded by the paper", { comparedTo: 2 }, { ...passing, ebitda: "2988000" }, "pass", "0.995"],
    ["a hair below 0.995", { comparedTo: 2 }, { ...passing, ebitda: "2987999" }, "fail", "2387999/2400000"],
    ["more than, at the level", { comparator: "more_than" }, { ...passing, ebitda: "3000000" }, "fail", "1"],
    ["at most, above", { comparator: "at_most" }, passing, "fail", "13/12"],
    ["less than, at the level", { comparator: "less_than" }, { ...passing, ebitda: "3000000" }, "fail", "1"],
    ["a loss", {}, { ...passing, ebitda: "-1000000" }, "fail", "-2/3"],
  ])("%s", (_, covenant, figures, outcome, value) => {
    const { told } = tested(covenant, march(figures));
    expect([told.outcome, told.value && toDecimal(told.value)]).toEqual([outcome, value]);
  });

  test("the level is that of the day of the test", () => {
    const levels = [
      { from: day("2024-12-16"), level: ratio(1n) },
      { from: day("2025-03-31"), level: ratio(110n, 100n) },
      { from: day("2025-04-01"), level: ratio(1n) },
    ];
    expect(tested({ levels }, march(passing)).told.outcome).toBe("fail");
    expect(tested({ levels: levels.slice(1).toReversed().slice(0, 1) }, march(passing)).told).toMatchObject({
      outcome: "unknown",
      missing: { wanting: "level" },
    });
  });

  test.each([
    ["1.08", true],
    ["1.083", true],
    ["1.1", true],
    ["1.09", false],
    ["1.0834", false],
    ["none", false],
  ])("a certificate that states %s agrees: %s", (stated, agrees) => {
    expect(tested({}, march(passing, stated)).told.stated).toMatchObject({ value: stated, agrees });
  });
});

describe("what is not known is not passed", () => {
  test.each<[string, Partial<Covenant>, readonly Report[], string, readonly string[]]>([
    ["no figures", {}, [], "figures", Object.keys(passing)],
    ["figures of another day", {}, [certificate("k", "2025-03-30", passing)], "figures", Object.keys(passing)],
    [
      "one figure wanting",
      {},
      march({ ...passing, ebitda: "1" }).map((each) => less(each, "cash taxes")),
      "figures",
      ["cash taxes"],
    ],
    [
      "two reports that differ",
      {},
      [...march(passing), certificate("k", "2025-03-31", { ebitda: "3100000" })],
      "one_figure",
      ["ebitda"],
    ],
    [
      "nothing to divide by",
      {},
      march({ ...passing, "cash interest": "0", "scheduled principal": "0" }),
      "divisor",
      ["fixed-charge-coverage"],
    ],
    ["a metric that no clause defines", { metric: "leverage" }, march(passing), "formula", ["leverage"]],
    ["a clause that is not on file", { provision: "5.9" }, march(passing), "clause", ["credit-agreement § 5.9"]],
    [
      "the words of a paper that never came",
      { words: "amendment-1" },
      march(passing),
      "clause",
      ["Credit Agreement § 5.1"],
    ],
  ])("%s", (_, covenant, reports, wanting, names) => {
    const { told, status } = tested(covenant, reports);
    expect([told.outcome, told.missing, status]).toEqual(["unknown", { wanting, names }, undefined]);
  });

  test("the same figure in two reports is one figure", () => {
    expect(tested({}, [...march(passing), certificate("k", "2025-03-31", { ebitda: "3200000" })]).told.outcome).toBe(
      "pass",
    );
  });
});

function less(each: Report, name: string): Report {
  const { happening } = each;
  if (happening.type !== "FiguresReported") throw new Error("a certificate");
  return { ...each, happening: { ...happening, figures: happening.figures.filter((figure) => figure.name !== name) } };
}

const failing = { ...passing, ebitda: "2900000" };

function equity(key: string, on: string, amount: string, testedOn = "2025-03-31"): Report {
  return report(key, {
    type: "EquityContributed",
    on: day(on),
    covenant: "fixed-charges",
    testedOn: day(testedOn),
    amount: usd(amount),
  });
}

// The equity is short by 100,000 and may come until April 15.
describe("equity cures a failed test", () => {
  test.each<[string, readonly Report[], string, string]>([
    ["none, within the days of cure", [], "2025-04-15", "unmatured"],
    ["none, on the day after", [], "2025-04-16", "matured"],
    ["enough, on the last day", [equity("e", "2025-04-15", "100,000.00")], "2025-04-20", "cured"],
    ["enough, a day late", [equity("e", "2025-04-16", "100,000.00")], "2025-04-20", "matured"],
    ["a cent short", [equity("e", "2025-04-10", "99,999.99")], "2025-04-20", "matured"],
    [
      "in two parts",
      [equity("e", "2025-04-10", "60,000.00"), equity("f", "2025-04-14", "40,000.00")],
      "2025-04-20",
      "cured",
    ],
    [
      "for a third test, where two are allowed",
      [
        equity("x", "2025-02-10", "1.00", "2025-01-31"),
        equity("y", "2025-03-10", "1.00", "2025-02-28"),
        equity("e", "2025-04-10", "100,000.00"),
      ],
      "2025-04-20",
      "matured",
    ],
    [
      "for a second test",
      [equity("y", "2025-03-10", "1.00", "2025-02-28"), equity("e", "2025-04-10", "100,000.00")],
      "2025-04-20",
      "cured",
    ],
  ])("%s", (_, contributions, on, expected) => {
    const { status } = tested({}, [...march(failing), ...contributions], on);
    expect(status?.ended === undefined ? status?.occurrence.maturity : status.ended.how).toBe(expected);
  });
});

test("a springing covenant is tested as of the last period before its trigger, and while it lasts", () => {
  const days = (on: string) => testsOn(forDefaults(known(modern)), day(on)).tests.map(({ testedOn }) => testedOn);
  expect(days("2025-06-06")).toEqual([]);
  expect(days("2025-06-07")).toEqual(["2025-05-31"]);
  expect(days("2025-06-30")).toEqual(["2025-05-31", "2025-06-30"]);
  expect(days("2025-07-30")).toEqual(["2025-05-31", "2025-06-30"]);
  // The insurance was never renewed: an Event of Default from July 26, which starts the trigger again.
  expect(days("2025-07-31")).toEqual(["2025-05-31", "2025-06-30", "2025-07-31"]);
});

test("the test of the example: 1.08 to 1, which passes, on the fifth day below", () => {
  const [told] = testsOn(forDefaults(known(modern)), day("2025-06-07")).tests;
  expect(told).toMatchObject({ outcome: "pass", stated: { value: "1.08", agrees: true } });
});

test("a covenant at all times with no figure at all is not known", () => {
  const { told } = tested({ tested: "at_all_times", until: day("2025-04-30") }, []);
  expect([told.testedOn, told.outcome]).toEqual(["2025-04-30", "unknown"]);
});

test("a test whose figures were owed and did not come leaves “no default” unknown, which is not satisfied", () => {
  const without = ["certificate-2002-07", "letter-8c-waived", "amendment-fee-charged"];
  const { closing } = knownBy(differing(supplement, { without }));
  const letter = closing.standings.find(({ instrument }) => instrument.id === "letter-2002-10-31");
  expect(letter?.effectiveOn).toBeUndefined();
  expect(letter?.conditions.find(({ path }) => path === "8(c)")).toMatchObject({
    met: "unknown",
    lacking: "no figures for Working Capital, monthly tested 2002-07-31",
  });
});
