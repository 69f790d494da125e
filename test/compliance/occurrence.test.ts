import { describe, expect, test } from "vitest";
import { debtNamed } from "../../src/compliance/debt.ts";
import { defaultsOn, isStanding, waived } from "../../src/compliance/defaults.ts";
import { dueBetween } from "../../src/compliance/duty.ts";
import { periodEnds } from "../../src/compliance/schedule.ts";
import type { Compliance, Curability } from "../../src/events/compliance.ts";
import type { OtherDebt } from "../../src/events/facility.ts";
import type { HappeningOf } from "../../src/events/happening.ts";
import type { Report } from "../../src/events/record.ts";
import { forDefaults, knownBy } from "../../src/servicing/facility.ts";
import { day, differing, example, known, report } from "../say.ts";

const modern = example("modern-abl-covenants");
const entered = modern.file.compliance as Compliance;
const bare = { ...entered, triggers: [], covenants: [], duties: [] };

type Told = { readonly on: string; readonly reports: readonly Report[]; readonly compliance?: Partial<Compliance> };

function statusOf(id: string, { on, reports, compliance = {} }: Told): string {
  const file = { compliance: { ...bare, ...compliance } };
  const facility = knownBy(differing(modern, { file, without: modern.reports.map(({ key }) => key), reports }));
  const status = defaultsOn(forDefaults(facility), day(on)).find(({ occurrence }) => occurrence.id === id);
  if (status === undefined) return "none";
  return status.ended === undefined ? status.occurrence.maturity : `${status.ended.how} ${status.ended.on}`;
}

function occurred(
  grace?: HappeningOf<"DefaultOccurred">["grace"],
  maturity: "matured" | "unmatured" = "unmatured",
): Report {
  return report("occurred", {
    type: "DefaultOccurred",
    on: day("2025-03-01"),
    id: "d",
    maturity,
    causes: [{ kind: "other", what: "insurance" }],
    ...(grace === undefined ? {} : { grace }),
  });
}

const notice = (on: string) =>
  report("notice", { type: "DefaultNoticeGiven", on: day(on), occurrence: "d", givenBy: "harbor" });
const learned = (on: string) =>
  report("learned", { type: "DefaultLearned", on: day(on), occurrence: "d", learnedBy: "alder" });
const cure = (on: string) => report("cure", { type: "DefaultCured", on: day(on), occurrence: "d" });
const determined = (on: string) =>
  report("determined", { type: "ContinuanceEnded", on: day(on), occurrence: "d", determinedBy: "harbor" });

// Ten days: March 2 to 11 are the full days, and it is an Event of Default on the 12th.
describe("an unmatured default matures by grace, notice or knowledge", () => {
  const ten = (runsFrom: "occurrence" | "notice" | "knowledge") => occurred({ days: 10, runsFrom });
  test.each<[string, readonly Report[], string, string]>([
    ["from the occurrence, the tenth day", [ten("occurrence")], "2025-03-11", "unmatured"],
    ["from the occurrence, the day after", [ten("occurrence")], "2025-03-12", "matured"],
    ["from notice, none given", [ten("notice")], "2025-12-31", "unmatured"],
    ["from notice, the tenth day", [ten("notice"), notice("2025-04-01")], "2025-04-11", "unmatured"],
    ["from notice, the day after", [ten("notice"), notice("2025-04-01")], "2025-04-12", "matured"],
    ["from notice, only learned", [ten("notice"), learned("2025-04-01")], "2025-12-31", "unmatured"],
    ["from knowledge", [ten("knowledge"), learned("2025-04-01")], "2025-04-12", "matured"],
    ["from knowledge before it occurred", [ten("knowledge"), learned("2025-02-01")], "2025-03-12", "matured"],
    ["no days at all", [occurred({ days: 0, runsFrom: "occurrence" })], "2025-03-02", "matured"],
    ["nothing says that it matures", [occurred()], "2025-12-31", "unmatured"],
    ["the day before it occurred", [occurred()], "2025-02-28", "none"],
  ])("%s", (_, reports, on, expected) => {
    expect(statusOf("d", { on, reports })).toBe(expected);
  });
});

// A matured default is cured as the reading lets it; one that is not matured, always.
describe("curability", () => {
  const grace = occurred({ days: 10, runsFrom: "occurrence" });
  test.each<[Curability, readonly Report[], string]>([
    ["lender_determination", [grace, cure("2025-03-11")], "cured 2025-03-11"],
    ["never", [grace, cure("2025-03-11")], "cured 2025-03-11"],
    ["lender_determination", [grace, cure("2025-03-12")], "matured"],
    ["always", [grace, cure("2025-03-12")], "cured 2025-03-12"],
    ["never", [grace, cure("2025-03-12")], "matured"],
    ["lender_determination", [grace, determined("2025-03-20")], "determined 2025-03-20"],
    ["always", [grace, determined("2025-03-20")], "determined 2025-03-20"],
    ["never", [grace, determined("2025-03-20")], "matured"],
    ["always", [grace, cure("2025-03-25"), determined("2025-03-20")], "determined 2025-03-20"],
    ["lender_determination", [grace, cure("2025-05-01")], "matured"],
  ])("read as %s: %#", (curability, reports, expected) => {
    const settings = { ...modern.file.settings, curability };
    const file = { compliance: bare, settings };
    const facility = knownBy(differing(modern, { file, without: modern.reports.map(({ key }) => key), reports }));
    const [status] = defaultsOn(forDefaults(facility), day("2025-04-01"));
    const told = status?.ended === undefined ? status?.occurrence.maturity : `${status.ended.how} ${status.ended.on}`;
    expect(told).toBe(expected);
    expect(status !== undefined && isStanding(status)).toBe(expected === "matured");
  });
});

// Due May 30; ten days run to June 9; the paper lets a late report cure whenever it comes.
describe("what is overdue is an unmatured default, and then an Event of Default", () => {
  const id = "Monthly financial statements and certificate due 2025-05-30";
  const performed = (on: string) =>
    report("performed", { type: "DutyPerformed", on: day(on), duty: "monthly-statements", dueOn: day("2025-05-30") });
  const { duties } = entered;
  test.each<[string, readonly Report[], string, string]>([
    ["on the day it is due", [], "2025-05-30", "none"],
    ["on the day after", [], "2025-05-31", "unmatured"],
    ["on the last day of grace", [], "2025-06-09", "unmatured"],
    ["on the day after that", [], "2025-06-10", "matured"],
    ["delivered in time", [performed("2025-05-30")], "2025-06-10", "none"],
    ["delivered late, within grace", [performed("2025-06-09")], "2025-06-10", "cured 2025-06-09"],
    ["delivered late, before that is asked about", [performed("2025-06-09")], "2025-06-08", "unmatured"],
    ["delivered after grace, as the paper says", [performed("2025-06-12")], "2025-06-12", "cured 2025-06-12"],
  ])("%s", (_, reports, on, expected) => {
    expect(statusOf(id, { on, reports, compliance: { duties } })).toBe(expected);
  });
  test("without a rule it is late and no default", () => {
    const unruled = duties.map(({ id: of, title, paper, provision, every, from, dueDays }) => {
      return { id: of, title, paper, provision, every, from, dueDays };
    });
    expect(statusOf(id, { on: "2025-06-10", reports: [], compliance: { duties: unruled } })).toBe("none");
  });
  test("a duty of a clause that is not there is not due", () => {
    const elsewhere = duties.map((duty) => ({ ...duty, provision: "9.9" }));
    const facility = knownBy(differing(modern, { file: { compliance: { ...bare, duties: elsewhere } } }));
    expect(dueBetween(forDefaults(facility), day("2025-01-01"), day("2025-12-31"))).toEqual([]);
  });
});

describe("the acts of others make defaults of their own", () => {
  const act = (kind: "accelerate" | "enforce", debt = "equipment-loan") =>
    report("act", { type: "DebtHolderActed", on: day("2025-03-01"), debt, act: kind, by: "a holder" });
  const found = (finding: "true" | "false") =>
    report("found", {
      type: "RepresentationFound",
      on: day("2025-03-01"),
      instrument: "credit-agreement",
      clause: "3.1",
      finding,
      determinedBy: "harbor",
    });
  const accelerated = "acceleration of equipment-loan on 2025-03-01";
  const untrue = "representation in credit-agreement § 3.1 found false on 2025-03-01";
  const only = (limb: string) => ({ rules: entered.rules.filter((rule) => rule.limb !== limb) });
  test.each<[string, string, Told, string]>([
    ["acceleration", accelerated, { on: "2025-03-01", reports: [act("accelerate")] }, "matured"],
    ["acceleration, the day before", accelerated, { on: "2025-02-28", reports: [act("accelerate")] }, "none"],
    ["enforcement is none", accelerated, { on: "2025-03-01", reports: [act("enforce")] }, "none"],
    [
      "acceleration, of debt that the clause does not mean",
      accelerated,
      {
        on: "2025-03-01",
        reports: [act("accelerate")],
        compliance: { rules: entered.rules.map((rule) => ({ ...rule, debts: ["other"] })) },
      },
      "none",
    ],
    [
      "acceleration, where no clause speaks of it",
      accelerated,
      { on: "2025-03-01", reports: [act("accelerate")], compliance: only("cross_acceleration") },
      "none",
    ],
    ["a false representation", untrue, { on: "2025-03-01", reports: [found("false")] }, "matured"],
    ["a true one", untrue, { on: "2025-03-01", reports: [found("true")] }, "none"],
    [
      "a false one, where no clause speaks of it",
      untrue,
      { on: "2025-03-01", reports: [found("false")], compliance: only("misrepresentation") },
      "none",
    ],
  ])("%s", (_, id, told, expected) => {
    expect(statusOf(id, told)).toBe(expected);
  });
});

test("rights reserved and remedies held back are told, and waive nothing", () => {
  const reserved = report("reserved", {
    type: "RightsReserved",
    on: day("2025-03-05"),
    occurrences: ["d"],
    writing: "a letter",
    reservedBy: "harbor",
  });
  const forborne = report("forborne", {
    type: "ForbearanceAgreed",
    on: day("2025-03-10"),
    id: "f",
    occurrences: ["d"],
    until: day("2025-06-01"),
    writing: "an agreement",
    signedBy: "harbor",
  });
  const ended = report("ended", {
    type: "ForbearanceEnded",
    on: day("2025-05-01"),
    forbearance: "f",
    because: "a default",
  });
  const ask = (on: string, ...more: readonly Report[]) => {
    const reports = [occurred(undefined, "matured"), reserved, forborne, ...more];
    const file = { compliance: bare };
    const facility = knownBy(differing(modern, { file, without: modern.reports.map(({ key }) => key), reports }));
    const answer = waived(forDefaults(facility), "d", day(on));
    const standing = answer !== undefined && isStanding(answer.status);
    return [answer?.waived, standing, answer?.reserved.length, answer?.forborne.map(({ endsOn }) => endsOn)];
  };
  expect(ask("2025-03-04")).toEqual([false, true, 0, []]);
  expect(ask("2025-03-05")).toEqual([false, true, 1, []]);
  expect(ask("2025-05-31")).toEqual([false, true, 1, ["2025-06-01"]]);
  expect(ask("2025-06-01")).toEqual([false, true, 1, []]);
  expect(ask("2025-04-30", ended)).toEqual([false, true, 1, ["2025-05-01"]]);
  expect(ask("2025-05-01", ended)).toEqual([false, true, 1, []]);
});

// The same notes under other maturities in other papers; and two issues that two papers call by one name.
describe("other debt has one id whatever papers call it", () => {
  const debt = (id: string, names: readonly string[], aliases: OtherDebt["aliases"] = []): OtherDebt => ({
    id,
    names,
    obligors: ["LPC"],
    aliases,
  });
  const file = {
    ...example().file,
    otherDebt: [
      debt("senior", ["10-1/2% Senior Note due May 1, 2002", "10-1/2% Senior Note due February 1, 2000"]),
      debt("first", ["the Notes"], [{ name: "Junior Notes", paper: "bank-agreement" }]),
      debt("second", ["the Notes", "Junior Notes"]),
    ],
  };
  test.each([
    ["10-1/2% Senior Note due May 1, 2002", undefined, "senior"],
    ["the 10-1/2% senior note due February 1, 2000", undefined, "senior"],
    ["10-1/2% Senior Note due May 1, 2003", undefined, undefined],
    ["the Notes", undefined, undefined],
    ["Junior Notes", undefined, "second"],
    ["Junior Notes", "bank-agreement", "first"],
    ["Junior Notes", "another-paper", "second"],
  ])("%s in %s is %s", (name, paper, id) => {
    expect(debtNamed(file, name, paper)).toBe(id);
  });
  test("the example's own notes are found by each of their names", () => {
    const { otherDebt } = example().file;
    for (const { id, names } of otherDebt) for (const name of names) expect(debtNamed(example().file, name)).toBe(id);
  });
});

test.each([
  ["month", "2024-01-15", "2024-04-30", 12, ["2024-01-31", "2024-02-29", "2024-03-31", "2024-04-30"]],
  ["month", "2024-01-31", "2024-02-28", 12, ["2024-01-31"]],
  ["quarter", "2024-01-01", "2024-12-31", 12, ["2024-03-31", "2024-06-30", "2024-09-30", "2024-12-31"]],
  ["quarter", "2024-01-01", "2024-12-31", 10, ["2024-01-31", "2024-04-30", "2024-07-31", "2024-10-31"]],
  ["year", "2023-01-01", "2024-12-31", 12, ["2023-12-31", "2024-12-31"]],
  ["year", "2023-01-01", "2024-12-31", 2, ["2023-02-28", "2024-02-29"]],
  ["week", "2024-02-26", "2024-03-11", 12, ["2024-02-26", "2024-03-04", "2024-03-11"]],
  ["month", "2024-03-01", "2024-02-01", 12, []],
] as const)("a %s from %s to %s, the year ending with %i", (every, from, through, yearEnds, expected) => {
  expect(periodEnds(every, day(from), day(through), yearEnds)).toEqual(expected);
});

test("the late statements of the example were cured within their ten days", () => {
  const status = (on: string) =>
    defaultsOn(forDefaults(known(modern)), day(on)).map(({ occurrence, ended }) => [occurrence.maturity, ended?.how]);
  expect(status("2025-06-30")).toEqual([]);
  expect(status("2025-07-08")).toEqual([["unmatured", undefined]]);
  expect(status("2025-07-09")).toEqual([["unmatured", "cured"]]);
});
