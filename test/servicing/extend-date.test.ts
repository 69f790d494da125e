import { expect, test } from "vitest";
import { calendarOf } from "../../src/servicing/calendar.ts";
import { checkFacility } from "../../src/servicing/check.ts";
import { termsOn } from "../../src/servicing/facility.ts";
import { statementOf } from "../../src/servicing/statement.ts";
import { day, known } from "../say.ts";
import { amended, letter } from "../agreement/amended.ts";

// The term of a facility ends on the day to which an amendment moves it, in the words that said when it ends.

const extended = (said: string) =>
  amended("millrace", letter("June 5, 2025", "Northgate Commercial Finance, Inc.", "Millrace Supply, Inc.", said));

function termEnds(open: ReturnType<typeof extended>, on: string) {
  const terms = termsOn(known(open), day(on));
  if (!terms.ok) throw new Error(terms.failure.code);
  return terms.value.renewalDate?.value;
}

function renewals(open: ReturnType<typeof extended>, through: string): string[] {
  return calendarOf(known(open), day("2025-06-30"), day(through)).flatMap(({ on, kind, cite }) =>
    kind === "renewal" ? [`${on} ${cite}`] : [],
  );
}

function notices(open: ReturnType<typeof extended>, month: string): string[] {
  const statement = statementOf(known(open), day(month));
  if (!statement.ok) throw new Error(statement.failure.code);
  return statement.value.notices.map(({ code }) => code);
}

test.each([
  ["by its name", "Term. The Renewal Date is hereby extended to January 15, 2030."],
  [
    "as the term",
    "Term. Effective as of June 5, 2025, the term of the Loan Agreement is extended through January 15, 2030.",
  ],
])("the term of the facility is extended %s from the day of the paper on", (_, said) => {
  const open = extended(said);
  expect(["2025-06-04", "2025-06-05"].map((on) => termEnds(open, on))).toEqual(["2028-01-15", "2030-01-15"]);
  expect(renewals(open, "2030-12-31")).toEqual(["2030-01-15 Further letter § 1"]);
  expect(notices(open, "2028-02-01")).not.toContain("renewal_date_passed");
  expect(notices(open, "2030-02-01")).toContain("renewal_date_passed");
});

test("a term that cannot be moved for certain stays, and is told", () => {
  const open = extended("Term. The Renewal Date is hereby extended from January 15, 2027 to January 15, 2030.");
  expect(termEnds(open, "2025-06-05")).toBe("2028-01-15");
  expect(checkFacility(open)).toContainEqual(expect.objectContaining({ code: "text.not_carried_out" }));
});
