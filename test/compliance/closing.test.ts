import fc from "fast-check";
import { expect, test } from "vitest";
import { readingOf } from "../../src/agreement/text.ts";
import { plainText } from "../../src/agreement/reading.ts";
import { feesOf } from "../../src/servicing/fee.ts";
import { pendingInstruments } from "../../src/servicing/statement.ts";
import { knownBy, type KnownFacility, openFacility, standingOn, termsOn } from "../../src/servicing/facility.ts";
import { percentText, primeRateOn } from "../../src/servicing/rate.ts";
import { agreementPaper, facilityOfPapers } from "../agreement/papers.ts";
import { day, differing, example, known, moment, report } from "../say.ts";

const letter = "letter-2002-10-31";

function rateOn(facility: KnownFacility, on: string): string {
  const terms = termsOn(facility, day(on));
  if (!terms.ok) return terms.failure.code;
  const rate = primeRateOn(facility, terms.value, day(on));
  return rate.ok ? percentText(rate.value.value.rate) : rate.failure.code;
}

function renewalOn(facility: KnownFacility, on: string): string | undefined {
  const terms = termsOn(facility, day(on));
  return terms.ok ? terms.value.renewalDate?.value : terms.failure.code;
}

function textOf(facility: KnownFacility, id: string, on: string): string {
  const node = facility.agreement.nodes.get(id);
  if (node === undefined) throw new Error(`${id} is a provision`);
  return plainText(readingOf(facility.agreement, node, standingOn(facility, day(on))));
}

function standingOf(facility: KnownFacility, id: string) {
  const standing = facility.closing.standings.find(({ instrument }) => instrument.id === id);
  if (standing === undefined) throw new Error(`${id} is on file`);
  return standing;
}

function failing(facility: KnownFacility, id = letter): string[] {
  const { conditions } = standingOf(facility, id);
  return [
    ...new Set(
      conditions.flatMap(({ met, path }) => (met === "failed" || met === "unknown" ? [`${path} ${met}`] : [])),
    ),
  ];
}

function feeOf(facility: KnownFacility): string | undefined {
  const fee = feesOf(facility).find(({ instrument }) => instrument.id === letter);
  return fee?.payableOn ?? fee?.awaiting;
}

const notInEffect = `${letter} is not in effect`;
const before = { rates: ["5.25%", "4.75%"], renewal: "2002-11-01", fee: notInEffect };
const after = { rates: ["5.75%", "5.25%"], renewal: "2003-01-03" };

// The truth table of the closing. Rates on November 1 and 10 (Prime 4.75%, then 4.25%); the rest on November 10.
test.each([
  ["A all executed", "lexington", { ...after, effective: "2002-10-31", fee: "2002-10-31", failing: [] }],
  ["B Exhibit A unsigned", "lexington-exhibit-a-unsigned", { ...before, failing: ["8(c) failed"] }],
  ["C LRG letter unsigned", "lexington-lrg-letter-unsigned", { ...before, failing: ["8(a) failed"] }],
  ["D one paper at a time", "lexington-sequential-reading", { ...before, failing: ["8(c) failed"] }],
  ["E unmatured default", "lexington-unmatured-default", { ...before, failing: ["8(c) failed"] }],
  ["F LRG fails to pay too", "lexington-lrg-nonpayment", { ...before, failing: ["8(c) failed"] }],
  [
    "G last condition on Nov 5",
    "lexington-closed-november-5",
    { ...after, effective: "2002-11-05", fee: "2002-11-05", failing: [] },
  ],
  [
    "H consent unsigned",
    "lexington-consent-unsigned",
    { ...after, effective: "2002-10-31", fee: "2002-10-31", failing: [] },
  ],
] as const)("%s", (_, name, row) => {
  const facility = known(example(name));
  const effective = "effective" in row ? row.effective : undefined;
  expect(standingOf(facility, letter).executedOn).toBe("2002-10-31");
  expect(standingOf(facility, letter).effectiveOn).toBe(effective);
  expect(standingOf(facility, "lrg-letter-2002-10-31").effectiveOn).toBe(effective);
  expect([rateOn(facility, "2002-11-01"), rateOn(facility, "2002-11-10")]).toEqual(row.rates);
  expect(renewalOn(facility, "2002-11-10")).toBe(row.renewal);
  expect(feeOf(facility)).toBe(row.fee);
  expect(failing(facility)).toEqual(row.failing);
  const inEffect = effective !== undefined;
  expect(textOf(facility, "accounts-agreement:9.1", "2002-11-10")).toContain(
    `for a term ending on ${inEffect ? "January 3, 2003" : "November 1, 2002"} (the`,
  );
  expect(textOf(facility, "covenant-supplement:IV(g)(i)", "2002-08-31")).toBe(
    inEffect ? "(i) Intentionally deleted; and" : "maintain Working Capital:",
  );
});

// Row B, seen from the notes' defaults: what fails is named, and so is what the sister letter waits for.
test("a condition that fails says what stands in its way", () => {
  const facility = known(example("lexington-exhibit-a-unsigned"));
  const lacking = standingOf(facility, letter).conditions.flatMap(({ lacking: what }) => what ?? []);
  expect(lacking).toEqual([
    "nonpayment of the 14% junior subordinated notes, nonpayment of the junior subordinated convertible notes, " +
      "nonpayment of the 12-3/4% senior subordinated notes, nonpayment of the 10-1/2% senior note continuing",
  ]);
  expect(standingOf(facility, `${letter}/exhibit-a`).unsigned).toEqual(["LPC", "LRG", "Congress"]);
  expect(failing(facility, "lrg-letter-2002-10-31")).toEqual(["3(b) failed"]);
});

test.each([
  ["E", "lexington-unmatured-default", "schedule of Accounts due on October 21, 2002 continuing"],
  ["F", "lexington-lrg-nonpayment", "nonpayment of the 10-1/2% senior note by LRG continuing"],
])("row %s: only the default that nothing clears stands in the way", (_, name, lacking) => {
  const { conditions } = standingOf(known(example(name)), letter);
  expect(conditions.flatMap((each) => each.lacking ?? [])).toEqual([lacking]);
});

// Row G on its two axes of time: what was known on the 3rd, and what is known since the 5th, of the same days.
test.each([
  ["2002-11-01", "2002-11-03", "5.25%", "2002-11-01"],
  ["2002-11-03", "2002-11-03", "5.25%", "2002-11-01"],
  ["2002-11-01", "2002-11-04", "5.25%", "2002-11-01"],
  ["2002-11-01", "2002-11-06", "5.75%", "2002-11-01"],
  ["2002-11-04", "2002-11-06", "5.75%", "2002-11-01"],
  ["2002-11-05", "2002-11-06", "5.75%", "2003-01-03"],
])("row G on %s as known %s: %s, Renewal Date %s", (on, knownOn, rate, renewal) => {
  const facility = known(example("lexington-closed-november-5"), knownOn);
  expect([rateOn(facility, on), renewalOn(facility, on)]).toEqual([rate, renewal]);
  const pending = knownOn < "2002-11-05";
  expect(failing(facility)).toEqual(pending ? ["8(a) failed"] : []);
  expect(feeOf(facility)).toBe(pending ? notInEffect : "2002-11-05");
});

test("row G to the minute: pending until the receipt is recorded", () => {
  const open = example("lexington-closed-november-5");
  const effective = (at: string) => standingOf(knownBy(open, moment(at)), letter).effectiveOn;
  expect(effective("2002-11-05T16:09:59Z")).toBeUndefined();
  expect(effective("2002-11-05T16:10:00Z")).toBe("2002-11-05");
});

// Each fact of the closing, left out by itself: what then fails, and whether anything takes effect.
test.each([
  ["lrg-letter-signed-congress", ["8(a) failed"]],
  ["lrg-letter-signed-lrg", ["8(a) failed"]],
  ["lrg-letter-received-congress", ["8(a) failed"]],
  ["lrg-letter-received-lrg", ["8(a) failed"]],
  ["exhibit-a-signed-lpc", ["8(c) failed"]],
  ["exhibit-a-signed-lrg", ["8(c) failed"]],
  ["exhibit-a-signed-congress", ["8(c) failed"]],
  ["letter-received-congress", ["8(a) failed"]],
  ["letter-received-lpc", ["8(a) failed"]],
  ["letter-8a-satisfactory", ["8(a) unknown"]],
  ["letter-8b-representations", ["8(b) unknown"]],
])("without %s: %s, and neither letter takes effect", (key, fails) => {
  const facility = known(differing(example(), { without: [key, "amendment-fee-charged"] }));
  expect(failing(facility)).toEqual(fails);
  expect(standingOf(facility, letter).effectiveOn).toBeUndefined();
  expect(standingOf(facility, "lrg-letter-2002-10-31").effectiveOn).toBeUndefined();
});

test("receipt of Exhibit A is no condition of the letter; its fee waits for it", () => {
  const facility = known(differing(example(), { without: ["exhibit-a-received-lpc", "amendment-fee-charged"] }));
  expect(standingOf(facility, letter).effectiveOn).toBe("2002-10-31");
  expect(feeOf(facility)).toBe("LPC has not received an executed Exhibit A");
});

test("a condition that the lender waives no longer stands in the way", () => {
  const waived = report(
    "waived",
    {
      type: "ConditionDetermined",
      on: day("2002-11-02"),
      instrument: letter,
      clause: "8(c)",
      finding: "waived",
      by: "Congress",
    },
    "2002-11-02",
  );
  const facility = known(differing(example("lexington-lrg-nonpayment"), { reports: [waived] }));
  expect(standingOf(facility, letter).effectiveOn).toBe("2002-11-02");
});

test("a later finding takes the place of an earlier one", () => {
  const finding = (at: string, found: "satisfied" | "failed") =>
    report(
      `found ${at}`,
      { type: "ConditionDetermined", on: day(at), instrument: letter, clause: "8(b)", finding: found, by: "Congress" },
      at,
    );
  const open = differing(example(), {
    without: ["letter-8b-representations", "amendment-fee-charged"],
    reports: [finding("2002-11-01", "failed"), finding("2002-11-04", "satisfied")],
  });
  expect(failing(known(open, "2002-11-03"))).toEqual(["8(b) failed"]);
  expect(standingOf(known(open), letter).effectiveOn).toBe("2002-11-04");
});

test("of two findings the later governs, whichever was learned first", () => {
  const finding = (on: string, found: "satisfied" | "failed", recorded: string) =>
    report(
      `found ${on}`,
      { type: "ConditionDetermined", on: day(on), instrument: letter, clause: "8(b)", finding: found, by: "Congress" },
      recorded,
    );
  const open = differing(example(), {
    without: ["letter-8b-representations", "amendment-fee-charged"],
    reports: [finding("2002-11-04", "failed", "2002-11-04"), finding("2002-11-01", "satisfied", "2002-11-06")],
  });
  expect(standingOf(known(open), letter).effectiveOn).toBe("2002-11-01");
  const turned = differing(example(), {
    without: ["letter-8b-representations", "letter-received-lpc", "amendment-fee-charged"],
    reports: [finding("2002-11-04", "failed", "2002-11-04"), finding("2002-11-01", "satisfied", "2002-11-06")],
  });
  expect(failing(known(turned))).toEqual(["8(a) failed", "8(b) failed"]);
});

test("a counterpart signed twice is signed from the first time, whichever was learned first", () => {
  const signing = (on: string, recorded: string) =>
    report(
      `signed ${on}`,
      {
        type: "CounterpartSigned",
        on: day(on),
        instrument: `${letter}/exhibit-a`,
        party: "LRG",
        person: "A. Signatory",
      },
      recorded,
    );
  const open = differing(example("lexington-closed-november-5"), {
    without: ["exhibit-a-signed-lrg"],
    reports: [signing("2002-11-04", "2002-11-04"), signing("2002-11-02", "2002-11-20")],
  });
  expect(standingOf(known(open), `${letter}/exhibit-a`).executedOn).toBe("2002-11-02");
});

test("a paper that is filed later does not change what was lacking before", () => {
  const open = example();
  const papers = open.file.papers.map((paper) =>
    paper.id === "lrg-letter-2002-10-31" ? { ...paper, recordedAt: moment("2002-11-02") } : paper,
  );
  const later = openFacility({ ...open.file, papers }, open.reports);
  const never = openFacility({ ...open.file, papers: papers.filter(({ id }) => !id.startsWith("lrg")) }, open.reports);
  const conditions = (each: typeof open) => standingOf(known(each, "2002-11-01"), letter).conditions;
  expect(conditions(later)).toEqual(conditions(never));
});

// The counterparts, receipts and findings of one day may be recorded in any order.
test("the order of learning the facts of the closing does not change what is in effect in the end", () => {
  const open = example();
  const closing = open.reports.filter(({ happening: { type } }) =>
    ["CounterpartSigned", "InstrumentReceived", "ConditionDetermined", "DefaultOccurred"].includes(type),
  );
  const expected = knownBy(open).closing.inEffect;
  fc.assert(
    fc.property(fc.shuffledSubarray(closing, { minLength: closing.length }), (shuffled) => {
      const moved = shuffled.map((each, index) => ({
        ...each,
        recordedAt: closing[index]?.recordedAt ?? each.recordedAt,
      }));
      const rest = open.reports.filter((each) => !closing.includes(each));
      expect(knownBy({ ...open, reports: [...moved, ...rest] }).closing.inEffect).toEqual(expected);
    }),
    { numRuns: 25 },
  );
});

// A conformed copy of an agreement often shows no signature: then somebody must say that it was signed.
test.each([
  ["nobody's word", undefined, [], "signature of Borrower; signature of Lender"],
  ["the facility file's word", "1998-01-05", [], "1998-01-05"],
  ["one counterpart", undefined, ["Borrower"], "signature of Lender"],
  ["a counterpart of each party", undefined, ["Borrower", "Lender"], "1998-01-07"],
])("a copy without signatures, on %s", (_, executedOn, signedBy, expected) => {
  const { text, ...paper } = agreementPaper(
    "1. BOOKS\n\n     1.1 Books. Borrower keeps books at the places in Schedule A.",
  );
  const unsigned = `${text.slice(0, text.indexOf("DELTA MILLS, INC.")).trimEnd()}\n\nSCHEDULE A\n\nDayton, Ohio\n`;
  const bare = { ...paper, text: unsigned, ...(executedOn === undefined ? {} : { executedOn: day(executedOn) }) };
  const facts = signedBy.map((party) =>
    report(`counterpart-${party}`, {
      type: "CounterpartSigned",
      instrument: "base",
      party,
      person: "Ann Lee",
      on: day("1998-01-07"),
    }),
  );
  const facility = knownBy(openFacility(facilityOfPapers([bare]), facts));
  expect(facility.closing.standings.map(({ instrument }) => instrument.id)).toEqual(["base"]);
  const waiting = pendingInstruments(facility).map(({ awaiting }) => awaiting.toSorted().join("; "));
  expect(waiting[0] ?? facility.closing.inEffect.get("base")).toBe(expected);
});
