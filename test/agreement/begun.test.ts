import { expect, test } from "vitest";
import { inOrder } from "../../src/agreement/order.ts";
import { plainText } from "../../src/agreement/reading.ts";
import { readingOf } from "../../src/agreement/text.ts";
import { applied } from "../../src/servicing/applied.ts";
import { knownBy, openFacility, standingOn } from "../../src/servicing/facility.ts";
import { day, moment, report } from "../say.ts";
import { agreementPaper, facilityOfPapers, letterPaper } from "./papers.ts";

// What must come about before an act begins is an event: the text changes on its day, from when that is known.

const base = agreementPaper("1. LOANS\n\n     1.1 Loans. Lender shall make loans up to $500,000.");
const letter = letterPaper(
  "sale",
  "March 1, 1999",
  'Limit. Upon consummation of the sale of the mill, Section 1.1 of the Loan Agreement is hereby amended by deleting "$500,000" and inserting "$200,000".',
);
const sold = report(
  "sold",
  { type: "TriggerOccurred", on: day("1999-05-03"), instrument: "sale", clause: "1" },
  "1999-05-20T12:00:00Z",
);
const early = report("sold", { type: "TriggerOccurred", on: day("1999-02-01"), instrument: "sale", clause: "1" });

const limitOn = (facts: Parameters<typeof openFacility>[1], on: string, knownOn: string): string => {
  const facility = knownBy(openFacility(facilityOfPapers([base, letter]), facts), moment(knownOn));
  const node = inOrder(facility.agreement).find(({ clause }) => clause.path === "1.1");
  return node === undefined ? "" : plainText(readingOf(facility.agreement, node, standingOn(facility, day(on))));
};

test.each([
  ["after the signing", [sold], "1999-03-01", "1999-12-31", "$500,000"],
  ["the day before the sale", [sold], "1999-05-02", "1999-12-31", "$500,000"],
  ["the day of the sale", [sold], "1999-05-03", "1999-12-31", "$200,000"],
  ["the day of the sale, as known before it was told", [sold], "1999-05-03", "1999-05-19", "$500,000"],
  ["where nothing is told", [], "2001-01-01", "2001-01-01", "$500,000"],
  ["of a sale before the signing, the day before that", [early], "1999-02-28", "1999-12-31", "$500,000"],
  ["of a sale before the signing, from that", [early], "1999-03-01", "1999-12-31", "$200,000"],
])("%s", (_, facts, on, knownOn, limit) => {
  expect(limitOn(facts, on, knownOn)).toContain(limit);
});

test("papers alone apply no act that waits for an event, and say what for", () => {
  const [told] = applied([base, letter]).instructions;
  expect(told).toMatchObject({
    result: "unresolved",
    reason: "it waits for “consummation of the sale of the mill”",
  });
});
