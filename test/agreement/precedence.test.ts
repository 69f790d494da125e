import fc from "fast-check";
import { expect, test } from "vitest";
import { readingOf } from "../../src/agreement/text.ts";
import { plainText } from "../../src/agreement/reading.ts";
import type { FiledPaper } from "../../src/events/facility.ts";
import { type KnownFacility, knownBy, openFacility, standingOn, withMore } from "../../src/servicing/facility.ts";
import { day, moment, report } from "../say.ts";
import { agreementPaper, facilityOfPapers, letterPaper } from "./papers.ts";

const base = agreementPaper(`1. INTEREST

     1.1 Rate. Interest is at the agreed rate. Interest is payable monthly.

     1.2 Fees. A fee is due monthly and costs are due monthly.

     1.3 Books. Lender shall keep books.`);

const of = "of the Loan Agreement";

function facilityOf(papers: readonly FiledPaper[]): KnownFacility {
  return knownBy(openFacility(facilityOfPapers([base, ...papers]), []));
}

function text(facility: KnownFacility, path: string, on: string): string {
  const node = facility.agreement.nodes.get(`base:${path}`);
  if (node === undefined) throw new Error(`${path} is a provision`);
  return plainText(readingOf(facility.agreement, node, standingOn(facility, day(on))));
}

// Words are put in the place of others only where those stand exactly once; otherwise the act fails and says so.
test.each([
  ["once", "1.1", "monthly", "Interest is at the agreed rate. Interest is payable quarterly.", 0],
  ["twice", "1.2", "monthly", "A fee is due monthly and costs are due monthly.", 1],
  ["not at all", "1.3", "monthly", "Lender shall keep books.", 1],
  ["as a part of a word only", "1.3", "oo", "Lender shall keep books.", 1],
])("words that stand %s in § %s", (_, path, old, expected, failed) => {
  const change = `Terms. Section ${path} ${of} is amended by deleting "${old}" and substituting "quarterly" in its place.`;
  const facility = facilityOf([letterPaper("a", "March 1, 1999", change)]);
  const node = facility.agreement.nodes.get(`base:${path}`);
  if (node === undefined) throw new Error(`${path} is a provision`);
  const reading = readingOf(facility.agreement, node, standingOn(facility, day("1999-03-01")));
  expect(plainText(reading)).toBe(expected);
  expect(reading.failed.map(({ clause }) => clause.cite)).toEqual(failed === 0 ? [] : ["Letter a § 1"]);
});

// Letter b is executed after letter a. Where both apply b governs, though its words apply from an earlier day.
const rate = (words: string, from: string) =>
  `Rate. Effective as of ${from}, the second sentence of Section 1.1 ${of} is deleted in its entirety and the ` +
  `following is substituted: "${words}"`;
const first = letterPaper("a", "March 1, 1999", rate("Interest is payable weekly.", "July 1, 1999"));
const second = letterPaper("b", "April 1, 1999", rate("Interest is payable yearly.", "January 1, 1999"));

test.each([
  ["1998-12-31", "Interest is payable monthly."],
  ["1999-01-01", "Interest is payable yearly."],
  ["1999-06-30", "Interest is payable yearly."],
  ["1999-07-01", "Interest is payable yearly."],
  ["2001-01-01", "Interest is payable yearly."],
])("on %s § 1.1 ends with %j, in whatever order the papers were filed", (on, sentence) => {
  for (const papers of [
    [first, second],
    [second, first],
  ]) {
    expect(text(facilityOf(papers), "1.1", on)).toBe(`Interest is at the agreed rate. ${sentence}`);
  }
});

test("without the later letter the earlier one applies from its own day", () => {
  const facility = facilityOf([first]);
  expect(text(facility, "1.1", "1999-06-30")).toContain("monthly");
  expect(text(facility, "1.1", "1999-07-01")).toContain("weekly");
});

test("two letters of one day: the same words whichever was filed first", () => {
  const twins = ["a", "b"].map((id) => letterPaper(id, "March 1, 1999", rate(`Interest is ${id}.`, "March 1, 1999")));
  const [there, back] = [twins, twins.toReversed()].map((papers) => text(facilityOf(papers), "1.1", "1999-04-01"));
  expect(back).toBe(there);
});

// An act whose target is not there, or not on file, is a finding and changes nothing.
test.each([
  ["target.not_found", `Section 7.7 ${of} is deleted in its entirety.`],
  ["target.not_found", `The definition of "Cost" in the Loan Agreement is deleted in its entirety.`],
  ["paper.not_on_file", `Section 1.1 of the Security Agreement is deleted in its entirety.`],
])("%s: %s", (code, change) => {
  const facility = facilityOf([letterPaper("a", "March 1, 1999", `Terms. ${change}`)]);
  expect(facility.agreement.findings.map((finding) => [finding.code, finding.clause.cite])).toEqual([
    [code, "Letter a § 1"],
  ]);
  expect(facility.agreement.actsNaming.size).toBe(0);
  for (const path of ["1.1", "1.2", "1.3"]) {
    expect(text(facility, path, "2000-01-01")).toBe(facility.agreement.nodes.get(`base:${path}`)?.text);
  }
});

test("a sentence that is not there fails, and the words stay", () => {
  const change = `Rate. The third sentence of Section 1.1 ${of} is deleted in its entirety and the following is substituted: "No."`;
  expect(text(facilityOf([letterPaper("a", "March 1, 1999", change)]), "1.1", "2000-01-01")).toBe(
    "Interest is at the agreed rate. Interest is payable monthly.",
  );
});

const ofSentences = (which: string, what: string) => `${which} sentence of Section 1.1 ${of} ${what}`;

test.each([
  ["the first goes", [ofSentences("The first", "is deleted.")], "Interest is payable monthly."],
  ["the last goes", [ofSentences("The last", "is deleted in its entirety.")], "Interest is at the agreed rate."],
  [
    "sentences that one paper changes are counted in one text",
    [
      ofSentences("The first", "is deleted."),
      ofSentences("The second", 'is deleted and replaced with the following: "It is paid yearly."'),
    ],
    "It is paid yearly.",
  ],
  [
    "the last two become one",
    [`The last two sentences of Section 1.1 ${of} are deleted and replaced with: "No interest."`],
    "No interest.",
  ],
  [
    "one that becomes two moves none of the others",
    [
      ofSentences("The first", 'is deleted and replaced with the following: "It bears interest. So it is."'),
      ofSentences("The second", "is deleted."),
    ],
    "It bears interest. So it is.",
  ],
])("sentences: %s", (_, changes, expected) => {
  const parts = changes.map((change) => `Rate. ${change}`).join("\n\n        2. ");
  expect(text(facilityOf([letterPaper("a", "March 1, 1999", parts)]), "1.1", "2000-01-01")).toBe(expected);
});

test("of two papers under one name neither is chosen", () => {
  const twin = { ...base, id: "twin", text: base.text.replace("keep books", "keep accounts") };
  const change = letterPaper("a", "March 1, 1999", `Books. Section 1.3 ${of} is deleted in its entirety.`);
  const facility = facilityOf([twin, change]);
  expect(facility.agreement.findings.map(({ code }) => code)).toEqual(["paper.ambiguous"]);
  expect(text(facility, "1.3", "2000-01-01")).toBe("Lender shall keep books.");
});

// Partial changes compose, a whole replacement takes the place of all before it, and nothing depends on the filing.
const letters = [
  first,
  second,
  letterPaper("c", "May 1, 1999", `Fees. Section 1.2 ${of} is amended to read as follows: "A fee is due monthly."`),
  letterPaper(
    "d",
    "June 1, 1999",
    `Fees. Section 1.2 ${of} is amended by deleting "monthly" and substituting "weekly".`,
  ),
  letterPaper(
    "e",
    "July 1, 1999",
    `Books. Effective as of February 1, 1999, Section 1.3 ${of} is deleted in its entirety.`,
  ),
  letterPaper("f", "August 1, 1999", `Books. Section 1.9 ${of} is deleted in its entirety.`),
];
const days = ["1998-06-01", "1999-01-15", "1999-02-01", "1999-05-31", "1999-06-01", "1999-08-15"];

function picture(facility: KnownFacility) {
  const findings = facility.agreement.findings.map(({ code, clause }) => `${code} ${clause.cite}`).toSorted();
  return [findings, days.map((on) => ["1.1", "1.2", "1.3"].map((path) => text(facility, path, on)))];
}

test("the order in which papers are filed does not change what the agreement says", () => {
  const whole = picture(facilityOf(letters));
  fc.assert(
    fc.property(fc.shuffledSubarray(letters, { minLength: letters.length }), (papers) => {
      expect(picture(facilityOf(papers))).toEqual(whole);
    }),
    { numRuns: 25 },
  );
});

test("papers filed one at a time say what they say filed together, the agreement itself filed last or not", () => {
  const whole = picture(facilityOf(letters));
  const all = [base, ...letters];
  fc.assert(
    fc.property(fc.shuffledSubarray(all, { minLength: all.length }), (papers) => {
      const empty = openFacility(facilityOfPapers([]), []);
      const filed = papers.reduce((open, paper) => withMore(open, [paper], []), empty);
      expect(picture(knownBy(filed))).toEqual(whole);
    }),
    { numRuns: 25 },
  );
});

test("a second paper of one name makes the target ambiguous whenever it is filed", () => {
  const twin = { ...base, id: "twin" };
  const change = letterPaper("a", "March 1, 1999", `Books. Section 1.3 ${of} is deleted in its entirety.`);
  fc.assert(
    fc.property(fc.shuffledSubarray([base, twin, change], { minLength: 3 }), (papers) => {
      const empty = openFacility(facilityOfPapers([]), []);
      const { agreement } = papers.reduce((open, paper) => withMore(open, [paper], []), empty);
      expect(agreement.findings.map(({ code }) => code)).toEqual(["paper.ambiguous"]);
      expect([...agreement.actsNaming.values()].flat()).toEqual([]);
    }),
  );
});

// A letter that bears March 1 and is signed by hand in April is executed in April, above one that bears and shows April 1.
test.each([
  ["before either counterpart is known", "1999-04-20", "1999-04-05", "Interest is payable monthly."],
  ["with one counterpart", "1999-04-20", "1999-04-08", "Interest is payable monthly."],
  ["with both", "1999-04-20", "1999-04-12", "Interest is payable weekly."],
  [
    "on the day of the first letter's words, as known in the end",
    "1999-03-05",
    "1999-12-31",
    "Interest is payable weekly.",
  ],
])("a letter signed later than the day it bears, %s", (_, on, knownOn, said) => {
  const late = letterPaper("late", "March 1, 1999", rate("Interest is payable weekly.", "March 1, 1999"));
  const blank = { ...late, text: late.text.replaceAll("/s/ A. Signatory", "____________") };
  const early = letterPaper("early", "April 1, 1999", rate("Interest is payable monthly.", "April 1, 1999"));
  const counterpart = (party: string, signed: string) =>
    report(`counterpart-${party}`, {
      type: "CounterpartSigned",
      on: day(signed),
      instrument: "late",
      party,
      person: "A. Signatory",
    });
  const facts = [counterpart("Lender", "1999-04-07"), counterpart("Borrower", "1999-04-10")];
  for (const papers of [
    [blank, early],
    [early, blank],
  ]) {
    const open = openFacility(facilityOfPapers([base, ...papers]), facts);
    const grown = withMore(openFacility(facilityOfPapers([base]), []), papers, facts);
    for (const each of [open, grown]) {
      expect(text(knownBy(each, moment(knownOn)), "1.1", on)).toBe(`Interest is at the agreed rate. ${said}`);
    }
  }
});
