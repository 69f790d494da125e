import { expect, test } from "vitest";
import { type DefaultRule, type Duty, noCompliance } from "../../src/events/compliance.ts";
import { calendarOf } from "../../src/servicing/calendar.ts";
import { checkFacility } from "../../src/servicing/check.ts";
import { openFacility, type OpenFacility } from "../../src/servicing/facility.ts";
import { agreementPaper, facilityOfPapers, letterPaper } from "../agreement/papers.ts";
import { day, known } from "../say.ts";

// What an amendment promises by itself, on the days on which its words make it due.

const base = agreementPaper("1. INTEREST\n\n     1.1 Rate. Interest is at 5%.");

function facilityWith(body: string, duties: readonly Duty[] = []): OpenFacility {
  const file = facilityOfPapers([base, letterPaper("letter", "March 1, 1999", body)]);
  return openFacility({ ...file, compliance: { ...noCompliance, duties } }, []);
}

function due(body: string, on: string, through: string, duties: readonly Duty[] = []): string[] {
  return calendarOf(known(facilityWith(body, duties)), day(on), day(through)).flatMap((each) =>
    each.kind === "due" ? [`${each.on} ${each.state}: ${each.title} [${each.cite}]`] : [],
  );
}

const plan = "Borrower shall deliver a plan to Lender on or before April 30, 1999.";
const told = "Borrower: deliver a plan to Lender on or before April 30, 1999 [Letter letter § 1]";

test.each([
  ["the day before", plan, "1999-04-29", "1999-05-31", [`1999-04-30 open: ${told}`]],
  ["on the day", plan, "1999-04-30", "1999-05-31", [`1999-04-30 open: ${told}`]],
  ["the day after, with nothing reported", plan, "1999-05-01", "1999-05-31", [`1999-04-30 overdue: ${told}`]],
  ["of a calendar that ends before", plan, "1999-04-01", "1999-04-29", []],
  ["before the paper counts", plan, "1999-02-01", "1999-02-28", []],
  [
    "month by month, from the first that ends while the paper counts",
    "Borrower will furnish an aging within ten (10) days after the end of each month.",
    "1999-03-01",
    "1999-05-31",
    ["1999-04-10", "1999-05-10"].map(
      (on) => `${on} open: Borrower: furnish an aging within ten (10) days after the end of each … [Letter letter § 1]`,
    ),
  ],
])("a promise %s", (_, body, on, through, expected) => {
  expect(due(body, on, through)).toEqual(expected);
});

test.each([
  ["waits for something", "If the Mill is sold, Borrower shall deliver a plan on or before April 30, 1999."],
  [
    "has a period whose end is not known",
    "Borrower shall deliver a plan within 10 days after the end of each fiscal quarter.",
  ],
  ["has no day", "Borrower shall deliver a plan to Lender."],
])("a promise that %s is left to its words, which is told", (_, body) => {
  expect(due(body, "1999-03-01", "2000-03-01")).toEqual([]);
  const where = expect.objectContaining({ kind: "gap", where: "Letter letter § 1" });
  expect(checkFacility(facilityWith(body))).toContainEqual(where);
  expect(checkFacility(facilityWith(plan))).not.toContainEqual(where);
});

test("a duty entered for the clause takes the place of what is read of it", () => {
  const duty: Duty = {
    id: "plan",
    title: "The plan",
    paper: "letter",
    provision: "1",
    every: "once",
    from: day("1999-04-30"),
    dueDays: 0,
  };
  expect(due(plan, "1999-04-01", "1999-05-31", [duty])).toEqual(["1999-04-30 open: The plan [Letter letter § 1]"]);
  expect(due(plan, "1999-05-01", "1999-05-31", [duty])).toEqual(["1999-04-30 overdue: The plan [Letter letter § 1]"]);
  // A clause of the letter that promises nothing can bear no duty.
  expect(due(plan, "1999-04-01", "1999-05-31", [{ ...duty, provision: "2" }])).toEqual([`1999-04-30 open: ${told}`]);
});

test("an Event of Default that an amendment makes is told until a rule is entered for its clause", () => {
  const body = "If Borrower sells the Mill, such event shall constitute an Event of Default under the Loan Agreement.";
  const open = facilityWith(body);
  const where = expect.objectContaining({ kind: "gap", where: "Letter letter § 1" });
  expect(checkFacility(open)).toContainEqual(where);
  const rule: DefaultRule = { id: "mill", title: "Sale of the Mill", paper: "letter", provision: "1", limb: "other" };
  const file = { ...open.file, compliance: { ...noCompliance, rules: [rule] } };
  const entered = openFacility(file, open.reports);
  expect(checkFacility(entered)).not.toContainEqual(where);
});
