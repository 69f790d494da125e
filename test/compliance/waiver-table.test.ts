import { describe, expect, test } from "vitest";
import { defaultsOn, waived } from "../../src/compliance/defaults.ts";
import { everything } from "../../src/base/instant.ts";
import type { HappeningOf } from "../../src/events/happening.ts";
import { known as knownReports, type Report } from "../../src/events/record.ts";
import type { Settings } from "../../src/events/settings.ts";
import { day, example, moment, report } from "../say.ts";

// Every combination of scope, time, trigger, condition and knowledge, against an oracle that knows only these words.

const open = example("modern-abl-covenants");
const inEffect = new Map([["credit-agreement", day("2024-12-16")]]);

/** What the waiver is of, and the causes of the default asked about. */
const scopes = ["named", "another", "class", "class of a mixed default, solely", "class of a mixed default"] as const;
/** The day asked about: the waiver holds from March 1 to before June 1. */
const days = ["2025-02-28", "2025-03-01", "2025-04-30", "2025-05-01", "2025-05-31", "2025-06-01"] as const;
/** What a holder of other debt did; the waiver was given on February 1. */
const triggers = ["none", "named act", "another act", "before it was given", "named act, withdrawn"] as const;
const conditions = [
  "none",
  "precedent open",
  "precedent met",
  "subsequent open",
  "subsequent failed",
  "missed",
] as const;
/** When the act of the holder became known: in time for the question, or after it. */
const learned = ["in time", "later"] as const;
const forms = ["written", "oral"] as const;
const effects = ["prospective", "ab_initio"] as const;
const readings = ["every_cause", "any_cause"] as const;

type Row = {
  readonly scope: (typeof scopes)[number];
  readonly on: (typeof days)[number];
  readonly trigger: (typeof triggers)[number];
  readonly condition: (typeof conditions)[number];
  readonly learned: (typeof learned)[number];
  readonly form: (typeof forms)[number];
  readonly effect: (typeof effects)[number];
  readonly reading: (typeof readings)[number];
};

// The tiny oracle: the waiver is one sentence, and each clause of the sentence is one line here.
function oracle(row: Row): boolean {
  const { on, form } = row;
  return form === "written" && on >= "2025-03-01" && on < "2025-06-01" && isOf(row) && !isRescinded(row) && isKept(row);
}

const whole = new Set<Row["scope"]>(["named", "class"]);
const kept = new Set<Row["condition"]>(["none", "precedent met", "subsequent open"]);
const acting = new Set<Row["trigger"]>(["named act", "named act, withdrawn"]);

function isOf({ scope, reading }: Row): boolean {
  return whole.has(scope) || (scope === "class of a mixed default" && reading === "any_cause");
}

function isRescinded({ trigger, learned: when, effect, on }: Row): boolean {
  return acting.has(trigger) && when === "in time" && (effect === "ab_initio" || on >= "2025-05-01");
}

function isKept({ condition }: Row): boolean {
  return kept.has(condition);
}

const asked = moment("2025-06-15");

function facts(row: Row): Report[] {
  const { scope, condition, form } = row;
  const isClass = scope.startsWith("class");
  const unpaid = { kind: "nonpayment", debt: "equipment-loan", obligor: "alder", of: "interest" } as const;
  const given: HappeningOf<"WaiverGiven"> = {
    type: "WaiverGiven",
    on: day("2025-02-01"),
    id: "w",
    givenBy: "harbor",
    form,
    scope: isClass ? "class" : "specific",
    solely: scope !== "class of a mixed default",
    occurrences: { named: ["asked"], another: ["other"] }[scope as string] ?? [],
    reaches: isClass ? [{ kind: "nonpayment", debt: "equipment-loan", obligor: "alder" }] : [],
    from: day("2025-03-01"),
    until: day("2025-06-01"),
    conditions: termsOf(condition),
    rescindedBy: [{ debt: "equipment-loan", acts: ["accelerate"] }],
  };
  const mixed = scope.startsWith("class of a mixed");
  const occurred = report("occurred", {
    type: "DefaultOccurred",
    on: day("2025-01-15"),
    id: "asked",
    maturity: "matured",
    causes: mixed ? [unpaid, { kind: "other", what: "fees" }] : [unpaid],
  });
  return [occurred, report("given", given), ...findings(condition), ...acts(row)];
}

function findings(condition: Row["condition"]): Report[] {
  if (condition === "precedent met") return [finding("satisfied")];
  return condition === "subsequent failed" ? [finding("failed")] : [];
}

function acts({ trigger, learned: when }: Row): Report[] {
  if (trigger === "none") return [];
  const on = day(trigger === "before it was given" ? "2025-01-20" : "2025-05-01");
  const act = trigger === "another act" ? "enforce" : "accelerate";
  const told = { type: "DebtHolderActed", on, debt: "equipment-loan", act, by: "a holder" } as const;
  const withdrawn = report("withdrawn", {
    type: "HolderActWithdrawn",
    on: day("2025-05-20"),
    debt: "equipment-loan",
    withdrawnBy: "a holder",
  });
  const acted = report("act", told, when === "in time" ? "2025-06-10" : "2025-06-20");
  return trigger === "named act, withdrawn" ? [acted, withdrawn] : [acted];
}

function termsOf(condition: Row["condition"]): HappeningOf<"WaiverGiven">["conditions"] {
  if (condition === "none") return [];
  const kind = condition.startsWith("precedent") ? "precedent" : "subsequent";
  const by = condition === "missed" ? { by: day("2025-02-10") } : {};
  return [{ id: "c", what: "a payment", kind, ...by }];
}

function finding(found: "satisfied" | "failed"): Report {
  const on = day("2025-02-15");
  return report("found", {
    type: "WaiverConditionFound",
    on,
    waiver: "w",
    condition: "c",
    finding: found,
    determinedBy: "harbor",
  });
}

function answer(row: Row): boolean {
  const settings: Settings = {
    ...open.file.settings,
    rescissionEffect: row.effect,
    waiverWithoutSolely: row.reading,
  };
  const facility = { ...open.file, settings };
  const ask = { facility, agreement: open.agreement, known: knownReports(facts(row), asked), inEffect };
  return defaultsOn(ask, day(row.on)).some(({ grounds }) => grounds.length > 0);
}

function* every(): Generator<Row> {
  for (const scope of scopes)
    for (const on of days)
      for (const trigger of triggers)
        for (const condition of conditions)
          for (const when of learned)
            for (const form of forms)
              for (const effect of effects)
                for (const reading of readings)
                  yield { scope, on, trigger, condition, learned: when, form, effect, reading };
}

test("every combination is as the oracle says", () => {
  const rows = [...every()];
  const wrong = rows.filter((row) => answer(row) !== oracle(row));
  expect(rows.length).toBe(5 * 6 * 5 * 6 * 2 * 2 * 2 * 2);
  expect(wrong.slice(0, 5)).toEqual([]);
  // The table is no table if one answer would do for all of it.
  expect(rows.filter(oracle).length).toBeGreaterThan(300);
});

describe("each ground says why, and which conclusion it bears", () => {
  const row: Row = {
    scope: "class",
    on: "2025-05-31",
    trigger: "none",
    condition: "none",
    learned: "in time",
    form: "written",
    effect: "prospective",
    reading: "every_cause",
  };
  test.each<[Partial<Row>, string, string]>([
    [{}, "covers", "waived"],
    [{ form: "oral" }, "not_in_writing", "nothing"],
    [{ scope: "another" }, "cause_outside", "nothing"],
    [{ scope: "class of a mixed default, solely" }, "cause_outside", "nothing"],
    [{ on: "2025-02-28" }, "not_yet", "nothing"],
    [{ condition: "precedent open" }, "condition_unmet", "nothing"],
    [{ condition: "subsequent failed" }, "condition_failed", "nothing"],
    [{ condition: "missed" }, "condition_failed", "nothing"],
    [{ trigger: "named act" }, "rescinded", "nothing"],
    [{ trigger: "named act, withdrawn" }, "rescinded", "nothing"],
    [{ trigger: "named act", on: "2025-03-01" }, "covers", "waived"],
    [{ trigger: "named act", on: "2025-03-01", effect: "ab_initio" }, "rescinded", "nothing"],
    [{ on: "2025-06-01" }, "expired", "nothing"],
    // What was rescinded did not expire, and what reaches nothing was not rescinded: the first reason is told.
    [{ on: "2025-06-01", trigger: "named act" }, "rescinded", "nothing"],
    [{ scope: "another", trigger: "named act" }, "cause_outside", "nothing"],
  ])("%j is %s", (change, reason, supports) => {
    const full = { ...row, ...change };
    const settings = { ...open.file.settings, rescissionEffect: full.effect };
    const ask = {
      facility: { ...open.file, settings },
      agreement: open.agreement,
      known: knownReports(facts(full), asked),
      inEffect,
    };
    const told = waived(ask, "asked", day(full.on));
    expect(told?.grounds.map((ground) => [ground.reason, ground.supports])).toEqual([[reason, supports]]);
    expect(told?.waived).toBe(supports === "waived");
  });

  test("an occurrence that is not known yet has no answer", () => {
    const ask = { facility: open.file, agreement: open.agreement, known: knownReports(facts(row), asked), inEffect };
    expect(waived(ask, "asked", day("2025-01-14"))).toBeUndefined();
    expect(waived(ask, "nothing", day("2025-05-31"))).toBeUndefined();
  });
});

test("a waiver of days past and one of defaults to come reach by the day the default occurred", () => {
  const waiver = (window: { occurringFrom?: ReturnType<typeof day>; occurringBefore?: ReturnType<typeof day> }) =>
    report("given", {
      type: "WaiverGiven",
      on: day("2025-02-01"),
      id: "w",
      givenBy: "harbor",
      form: "written",
      scope: "class",
      solely: true,
      occurrences: [],
      reaches: [{ kind: "nonpayment", debt: "equipment-loan", obligor: "alder" }],
      conditions: [],
      rescindedBy: [],
      ...window,
    });
  const occurred = (on: string) =>
    report(on, {
      type: "DefaultOccurred",
      on: day(on),
      id: on,
      maturity: "matured",
      causes: [{ kind: "nonpayment", debt: "equipment-loan", obligor: "alder", of: "principal" }],
    });
  const reached = (given: Report) => {
    const reports = [occurred("2025-01-31"), occurred("2025-02-01"), occurred("2025-03-01"), given];
    const ask = { facility: open.file, agreement: open.agreement, known: knownReports(reports, everything), inEffect };
    return defaultsOn(ask, day("2025-04-01"))
      .filter(({ grounds }) => grounds.length > 0)
      .map(({ key }) => key);
  };
  expect(reached(waiver({}))).toEqual(["2025-01-31", "2025-02-01", "2025-03-01"]);
  expect(reached(waiver({ occurringBefore: day("2025-02-01") }))).toEqual(["2025-01-31"]);
  expect(reached(waiver({ occurringFrom: day("2025-02-01") }))).toEqual(["2025-02-01", "2025-03-01"]);
  const both = { occurringFrom: day("2025-02-01"), occurringBefore: day("2025-03-01") };
  expect(reached(waiver(both))).toEqual(["2025-02-01"]);
});
