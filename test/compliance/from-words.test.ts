import { expect, test } from "vitest";
import { toDecimal } from "../../src/base/ratio.ts";
import { testsOn } from "../../src/compliance/defaults.ts";
import { covenantsOf } from "../../src/compliance/from-words.ts";
import type { Compliance, CovenantEntry } from "../../src/events/compliance.ts";
import { checkFacility } from "../../src/servicing/check.ts";
import { forDefaults, knownBy, type OpenFacility, withMore } from "../../src/servicing/facility.ts";
import { day, differing, example, fraction, known, moment } from "../say.ts";

const open = example("lexington-covenants");
const compliance = open.file.compliance as Compliance;

/** The example under another paper: a letter of which the second part is given. */
function amendedBy(words: string): OpenFacility {
  const text = `                                   September 10, 2002

Lexington Precision Corporation

               Re: Amendment to Financing Agreements

Gentlemen:

        Reference is made to the Accounts Financing Agreement dated January 11,
1990 between Congress Financial Corporation ("Congress") and Lexington Precision
Corporation ("LPC"), as amended (the "Accounts Agreement"), and the Covenant
Supplement to it. The parties hereby agree to amend them, as set forth below:

        1. Financial Covenants. ${words}

                         Very truly yours,

                         CONGRESS FINANCIAL CORPORATION

                         By: /s/ Ann Lee
                         Title: Vice President

AGREED AND ACCEPTED:

LEXINGTON PRECISION CORPORATION

By: /s/ Bo Ray
Title: President
`;
  const recordedAt = moment("2002-09-10T20:00:00Z");
  const paper = {
    id: "letter",
    title: "Letter of September 10, 2002",
    names: [],
    file: "letter.txt",
    text,
    recordedAt,
  };
  return withMore(open, [paper], []);
}

const raising =
  'Section IV(g)(ii) of the Covenant Supplement shall, effective as of September 1, 2002, be deleted in its entirety and the following substituted in its place: "(ii) maintain Net Worth of not less than $8,700,000 at all times."';

function netWorth(facility: OpenFacility, knownOn: string): string[] {
  const asked = forDefaults(knownBy(facility, moment(knownOn)));
  return testsOn(asked, day("2002-09-30"))
    .tests.filter(({ covenant }) => covenant.id === "net-worth")
    .map(({ testedOn, outcome, level, force }) => `${testedOn} ${outcome} ${level && toDecimal(level)} ${force.cite}`);
}

test("what an entry leaves out is read from its clause", () => {
  const [monthly, quarterly, worth] = covenantsOf(forDefaults(known(open)));
  expect(monthly).toMatchObject({ comparator: "at_least", unit: "amount", tested: "as_of", every: "month" });
  expect(monthly?.levels.map(({ level }) => toDecimal(level))).toEqual(["5000000"]);
  expect(quarterly).toEqual(compliance.covenants[1]);
  expect(worth).toMatchObject({ comparator: "at_least", unit: "amount", tested: "at_all_times" });
  expect(worth?.levels.map(({ level }) => toDecimal(level))).toEqual(["8000000"]);
});

// 8,900,000 on August 31 and 8,600,000 on September 30: the second fails at 8,700,000, which holds from September 1.
test("a letter that changes the level moves the tests from its day, as known once it is on file", () => {
  const amended = amendedBy(raising);
  const old = "Covenant Supplement § IV(g)(ii)";
  expect(netWorth(amended, "2002-10-15")).toEqual([
    `2002-07-31 pass 8000000 ${old}`,
    `2002-08-31 pass 8000000 ${old}`,
    "2002-09-30 fail 8700000 Letter of September 10, 2002 § 1",
  ]);
  expect(netWorth(open, "2002-10-15").at(-1)).toBe(`2002-09-30 pass 8000000 ${old}`);
  expect(netWorth(amended, "2002-09-09").at(-1)).not.toContain("8700000");
});

test("new words that are not read leave the test unknown, never passed", () => {
  const worked = raising.replace("$8,700,000", "the sum of $8,700,000 and half of Net Income for each fiscal quarter");
  expect(netWorth(amendedBy(worked), "2002-10-15").at(-1)).toMatch(/^2002-09-30 unknown/);
  const asked = forDefaults(knownBy(amendedBy(worked), moment("2002-10-15")));
  const last = testsOn(asked, day("2002-09-30")).tests.findLast(({ covenant }) => covenant.id === "net-worth");
  expect(last?.missing).toEqual({ wanting: "words", names: ["its level is worked out from other figures"] });
});

function findings(facility: OpenFacility): string[] {
  return checkFacility(facility)
    .filter(({ code }) => code?.startsWith("covenant.") === true)
    .map(({ message }) => message.split(". ")[0] ?? "");
}

function withEntry(id: string, change: Partial<CovenantEntry>): OpenFacility {
  const covenants = compliance.covenants.map((each) => (each.id === id ? { ...each, ...change } : each));
  return differing(open, { file: { compliance: { ...compliance, covenants } } });
}

const quarterly = "“working-capital-quarterly” is entered as";

test.each<[string, Partial<CovenantEntry>, string[]]>([
  ["what agrees is no finding", {}, []],
  [
    "another level",
    { levels: [{ from: day("1990-01-11"), level: fraction("5400000") }] },
    [`${quarterly} 5,400,000.00; its clause says 5,500,000.00`],
  ],
  ["the other way", { comparator: "more_than" }, [`${quarterly} more than; its clause says at least`]],
  [
    "another day",
    { every: "month" },
    [`${quarterly} tested at the end of each month; its clause says tested at the end of each quarter`],
  ],
  [
    "a trigger that the words do not know",
    { springs: "cash" },
    [`${quarterly} cash; its clause says at all days, without a trigger`],
  ],
  ["another figure", { metric: "Net Worth" }, [`${quarterly} net worth; its clause says working capital`]],
])("%s, entered beside the words", (_, change, expected) => {
  expect(findings(withEntry("working-capital-quarterly", change))).toEqual(expected);
});

test("a formula that is not that of the definition, and a covenant that nobody entered, are findings", () => {
  const formula = example("modern-abl-covenants").file.compliance?.metrics[1]?.formula;
  if (formula === undefined) throw new Error("the example has a formula");
  const metrics = compliance.metrics.map((each) => (each.id === "net-worth" ? { ...each, formula } : each));
  expect(findings(differing(open, { file: { compliance: { ...compliance, metrics } } }))[0]).toMatch(
    /its clause says assets - indebtedness$/,
  );
  const covenants = compliance.covenants.slice(0, 2);
  expect(findings(differing(open, { file: { compliance: { ...compliance, covenants } } }))).toEqual([
    "It asks for Net Worth at least 8,000,000.00, and nobody entered it, so it is not tested",
  ]);
});
