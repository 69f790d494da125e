import { expect, test } from "vitest";
import { overlaysOn } from "../../src/agreement/overlay.ts";
import { knownBy, openFacility, standingOn } from "../../src/servicing/facility.ts";
import { day, moment, report } from "../say.ts";
import { agreementPaper, facilityOfPapers, letterPaper } from "./papers.ts";

// What ends a rule besides a day is an event: the rule ends on the day of the event, from when that is known.

const base = agreementPaper("1. LOANS\n\n     1.1 Loans. Lender shall make Term Rate Loans.");
const stop = letterPaper(
  "stop",
  "March 1, 1999",
  "Loans. Notwithstanding any provision of the Loan Agreement to the contrary, until the earlier of July 1, 1999 and " +
    "the date on which the mill is sold, Borrower shall not request and Lender shall not make any Term Rate Loans.",
);
const sold = report(
  "sold",
  { type: "TriggerOccurred", on: day("1999-05-03"), instrument: "stop", clause: "1" },
  "1999-05-20T12:00:00Z",
);
const elsewhere = report("other", { type: "TriggerOccurred", on: day("1999-04-01"), instrument: "stop", clause: "2" });

test.each([
  ["before it", "1999-02-28", "1999-12-31", false],
  ["from its first day", "1999-03-01", "1999-12-31", true],
  ["the day before the sale", "1999-05-02", "1999-12-31", true],
  ["the day of the sale", "1999-05-03", "1999-12-31", false],
  ["the day of the sale, as known before it was told", "1999-05-03", "1999-05-19", true],
  ["after the sale, as known the day it was told", "1999-06-01", "1999-05-20", false],
  ["the day that is named, with nothing told", "1999-07-01", "1999-05-19", false],
  ["the day before that, with nothing told", "1999-06-30", "1999-05-19", true],
])("%s", (_, on, knownOn, stands) => {
  const open = openFacility(facilityOfPapers([base, stop]), [elsewhere, sold]);
  const facility = knownBy(open, moment(knownOn));
  expect(overlaysOn(facility.agreement, standingOn(facility, day(on)))).toHaveLength(stands ? 1 : 0);
});
