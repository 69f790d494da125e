import { expect, test } from "vitest";
import { defaultsOn } from "../../src/compliance/defaults.ts";
import type { Cause } from "../../src/events/happening.ts";
import type { Report } from "../../src/events/record.ts";
import type { Settings } from "../../src/events/settings.ts";
import { knownBy, type KnownFacility, type OpenFacility } from "../../src/servicing/facility.ts";
import { percentText, primeRateOn } from "../../src/servicing/rate.ts";
import { termsOn } from "../../src/servicing/facility.ts";
import { day, differing, example, known, moment, report } from "../say.ts";

function grounds(facility: KnownFacility, id: string, on: string): string[] | undefined {
  const { file, agreement, closing } = facility;
  const asked = { facility: file, agreement, known: facility.known, inEffect: closing.inEffect };
  const status = defaultsOn(asked, day(on)).find(({ occurrence }) => occurrence.id === id);
  return status?.grounds.map(({ ground, cite }) => `${ground} ${cite.replace("Letter of October 31, 2002", "L")}`);
}

function occurring(causes: readonly Cause[], on = "2002-12-02"): Report {
  return report("tested", { type: "DefaultOccurred", on: day(on), id: "tested", maturity: "matured", causes });
}

const unpaid = (debt: string, obligor = "LPC", of: "principal" | "interest" = "principal"): Cause => ({
  kind: "nonpayment",
  debt,
  obligor,
  of,
});
const failed = (provision: string, testedOn: string, paper = "covenant-supplement"): Cause => ({
  kind: "covenant",
  paper,
  provision,
  testedOn: day(testedOn),
});
const [a, b, c, d] = [
  "junior-subordinated-14",
  "junior-subordinated-convertible",
  "senior-subordinated-12-75",
  "senior-10-5",
] as const;
const other: Cause = { kind: "other", what: "a trustee's fees are unpaid" };

const byExhibit = ["waived L, Exhibit A § 1"];
const deleted = "covenant_deleted L § 4";

// The waiver of the notes reaches what results solely from LPC's failure to pay principal or interest on (a) to (d).
test.each([
  ["principal on (a)", [unpaid(a)], byExhibit],
  ["interest on (a)", [unpaid(a, "LPC", "interest")], byExhibit],
  ["principal on (b)", [unpaid(b)], byExhibit],
  ["interest on (b)", [unpaid(b, "LPC", "interest")], byExhibit],
  ["principal on (c)", [unpaid(c)], byExhibit],
  ["interest on (c)", [unpaid(c, "LPC", "interest")], byExhibit],
  ["principal on (d)", [unpaid(d)], byExhibit],
  ["interest on (d)", [unpaid(d, "LPC", "interest")], byExhibit],
  ["all four at once", [unpaid(a), unpaid(b), unpaid(c), unpaid(d, "LPC", "interest")], byExhibit],
  ["LRG's failure on (d)", [unpaid(d, "LRG")], []],
  ["LPC's and LRG's failure on (d)", [unpaid(d), unpaid(d, "LRG")], []],
  ["another debt", [unpaid("bank-term-loan")], []],
  ["(a) and another debt", [unpaid(a), unpaid("bank-term-loan")], []],
  ["(a) and a covenant", [unpaid(a), failed("IV(g)(ii)", "2002-11-30")], []],
  ["(a) and something else", [unpaid(a), other], []],
  ["something else", [other], []],
  ["no cause given", [], []],
] as const)("a default from %s", (_, causes, expected) => {
  const facility = known(differing(example(), { reports: [occurring(causes)] }));
  expect(grounds(facility, "tested", "2002-12-15")).toEqual(expected);
});

// The covenant: deleted from August 1 on, and its failure of August 31 waived. The two grounds reach differently.
test.each([
  ["IV(g)(i)(b)", "2002-07-31", []],
  ["IV(g)(i)(b)", "2002-08-01", [deleted]],
  ["IV(g)(i)(b)", "2002-08-31", [deleted, "waived L § 5(a)"]],
  ["IV(g)(i)(b)", "2002-09-30", [deleted]],
  ["IV(g)(i)(a)", "2002-08-31", [deleted]],
  ["IV(g)(i)(a)", "2002-07-31", []],
  ["IV(g)(i)", "2002-08-31", [deleted]],
  ["IV(g)(ii)", "2002-08-31", []],
  ["IV(a)", "2002-08-31", []],
] as const)("a failure of %s tested on %s", (provision, testedOn, expected) => {
  const facility = known(differing(example(), { reports: [occurring([failed(provision, testedOn)])] }));
  expect(grounds(facility, "tested", "2002-12-15")).toEqual(expected);
});

test("a deletion clears only what came of deleted covenants alone", () => {
  const both = [failed("IV(g)(i)(a)", "2002-09-30"), failed("IV(g)(i)(b)", "2002-09-30")];
  const mixed = [failed("IV(g)(i)(b)", "2002-09-30"), failed("IV(g)(ii)", "2002-09-30")];
  const of = (causes: readonly Cause[]) =>
    grounds(known(differing(example(), { reports: [occurring(causes)] })), "tested", "2002-12-15");
  expect([of(both), of(mixed)]).toEqual([[deleted], []]);
});

// A part of the same number in another paper is another part.
test("a waiver reaches the paper that it names", () => {
  const elsewhere = [failed("IV(g)(i)(b)", "2002-08-31", "accounts-agreement")];
  const facility = known(differing(example(), { reports: [occurring(elsewhere)] }));
  expect(grounds(facility, "tested", "2002-12-15")).toEqual([]);
});

const notes = "nonpayment of the 10-1/2% senior note";

function read(settings: Partial<Settings>, open: OpenFacility = example()): OpenFacility {
  return { ...open, file: { ...open.file, settings: { ...open.file.settings, ...settings } } };
}

// “until January 3, 2003”
test.each([
  ["2003-01-02", "exclusive", byExhibit],
  ["2003-01-03", "exclusive", []],
  ["2003-01-04", "exclusive", []],
  ["2003-01-02", "inclusive", byExhibit],
  ["2003-01-03", "inclusive", byExhibit],
  ["2003-01-04", "inclusive", []],
] as const)("the notes' defaults on %s, the end of the waiver read as %s", (on, untilDate, expected) => {
  expect(grounds(known(read({ untilDate })), notes, on)).toEqual(expected);
});

test("a waiver that ends leaves the letter it was given with in effect", () => {
  const facility = known(example());
  expect(grounds(facility, "working capital test of August 31, 2002", "2003-06-30")).toEqual([
    deleted,
    "waived L § 5(a)",
  ]);
  expect(facility.closing.inEffect.get("letter-2002-10-31")).toBe("2002-10-31");
});

type Deed = "accelerate" | "enforce" | "exercise_remedies";

function holderActs(debt: string, on: string, act: Deed = "accelerate", recorded = on): Report {
  return report(`${debt} ${on} ${act}`, { type: "DebtHolderActed", on: day(on), debt, act, by: "a trustee" }, recorded);
}

// Holders of (a), (b) and (c) rescind all four waivers by what they do, from the day they do it; a holder of (d) none.
test.each([
  ["(a) accelerates", [holderActs(a, "2002-12-10")], "2002-12-10"],
  ["(b) accelerates", [holderActs(b, "2002-12-10")], "2002-12-10"],
  ["(c) accelerates", [holderActs(c, "2002-12-10")], "2002-12-10"],
  ["(c) enforces", [holderActs(c, "2002-12-10", "enforce")], "2002-12-10"],
  ["(c) exercises a remedy", [holderActs(c, "2002-12-10", "exercise_remedies")], "2002-12-10"],
  ["(d) accelerates", [holderActs(d, "2002-12-10")], undefined],
  ["(d), then (a)", [holderActs(d, "2002-12-03"), holderActs(a, "2002-12-12")], "2002-12-12"],
  [
    "(a) twice, the later learned first",
    [holderActs(a, "2002-12-20"), holderActs(a, "2002-12-10", "enforce", "2002-12-28")],
    "2002-12-10",
  ],
  ["(c) acted before the waiver was given", [holderActs(c, "2002-10-30")], undefined],
] as const)("rescission: %s", (_, reports, from) => {
  const facility = known(differing(example(), { reports }));
  for (const on of ["2002-10-31", "2002-12-09", "2002-12-10", "2002-12-11", "2002-12-12", "2003-01-02"]) {
    const waived = from === undefined || on < from;
    expect([on, grounds(facility, notes, on)]).toEqual([on, waived ? byExhibit : []]);
  }
  const covenant = grounds(facility, "working capital test of August 31, 2002", "2003-01-02");
  expect(covenant).toEqual([deleted, "waived L § 5(a)"]);
});

test("a holder who acts on the day of the closing keeps the letter from taking effect", () => {
  const facility = known(
    differing(example(), { reports: [holderActs(c, "2002-10-31")], without: ["amendment-fee-charged"] }),
  );
  expect(grounds(facility, notes, "2002-10-31")).toEqual([]);
  expect(facility.closing.inEffect.get("letter-2002-10-31")).toBeUndefined();
});

test("a trigger works from the day of the act, and is known from the day it is learned", () => {
  const open = differing(example(), { reports: [holderActs(c, "2002-12-10", "accelerate", "2002-12-18")] });
  expect(grounds(known(open, "2002-12-17"), notes, "2002-12-17")).toEqual(byExhibit);
  expect(grounds(known(open, "2002-12-18"), notes, "2002-12-10")).toEqual([]);
  expect(grounds(known(open, "2002-12-18"), notes, "2002-12-09")).toEqual(byExhibit);
});

test("a report taken back as mistaken never was a trigger, as known from then on", () => {
  const open = differing(example(), { reports: [holderActs(c, "2002-12-10")] });
  const mistaken: Report = {
    ...holderActs(d, "2002-12-10", "accelerate", "2002-12-20"),
    corrects: `${c} 2002-12-10 accelerate`,
  };
  const corrected = differing(open, { reports: [mistaken] });
  expect(grounds(known(corrected, "2002-12-19"), notes, "2002-12-19")).toEqual([]);
  expect(grounds(known(corrected, "2002-12-20"), notes, "2002-12-19")).toEqual(byExhibit);
});

// Read as if never given, the waivers are gone from the start; but the letter had taken effect on them, and stays so.
test.each([
  ["prospective", "2002-11-01", byExhibit],
  ["prospective", "2002-12-10", []],
  ["ab_initio", "2002-11-01", []],
  ["ab_initio", "2002-12-10", []],
] as const)("rescission read %s, on %s", (rescissionEffect, on, expected) => {
  const open = read({ rescissionEffect }, differing(example(), { reports: [holderActs(c, "2002-12-10")] }));
  const facility = known(open);
  expect(grounds(facility, notes, on)).toEqual(expected);
  expect(facility.closing.inEffect.get("letter-2002-10-31")).toBe("2002-10-31");
  const terms = termsOn(facility, day("2002-11-10"));
  const rate = terms.ok ? primeRateOn(facility, terms.value, day("2002-11-10")) : terms;
  expect(rate.ok && percentText(rate.value.value.rate)).toBe("5.25%");
});

test("a default is told from the day it occurred, and from the moment it is known", () => {
  const open = example();
  const id = "working capital test of August 31, 2002";
  expect(grounds(known(open), id, "2002-08-30")).toBeUndefined();
  expect(grounds(knownBy(open, moment("2002-09-20T14:59:59Z")), id, "2002-08-31")).toBeUndefined();
  expect(grounds(knownBy(open, moment("2002-09-20T15:00:00Z")), id, "2002-08-31")).toEqual([]);
  expect(grounds(known(open, "2002-10-31"), id, "2002-08-31")).toEqual([deleted, "waived L § 5(a)"]);
});
