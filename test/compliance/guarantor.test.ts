import { expect, test } from "vitest";
import { guarantorRisks } from "../../src/compliance/guarantor.ts";
import { knownBy } from "../../src/servicing/facility.ts";
import { day, differing, example, known, report } from "../say.ts";

// The letters before 2002-10-31 came without a consent of the guarantor, so each of them is told in every row.
const earlier = ["1995-01-31", "1997-03-11", "1999-10-01", "2002-07-15", "2002-08-29"].map((date) => `letter-${date}`);

test.each([
  ["signed", "lexington", earlier],
  ["not signed", "lexington-consent-unsigned", [...earlier, "letter-2002-10-31"]],
  ["signed, the letter pending", "lexington-exhibit-a-unsigned", earlier],
])("consent %s", (_, name, amendments) => {
  const facility = known(example(name));
  const risks = guarantorRisks(facility.closing, facility.file);
  expect(risks.map(({ guarantor, amendment }) => [guarantor, amendment])).toEqual(
    amendments.map((each) => ["LRG", each]),
  );
});

test("an unsigned consent is cited, and what it may lead to is said in one sentence", () => {
  const facility = known(example("lexington-consent-unsigned"));
  const risk = guarantorRisks(facility.closing, facility.file).at(-1);
  expect(risk?.clause).toEqual({
    instrument: "letter-2002-10-31/consent",
    path: "",
    cite: "Letter of October 31, 2002, Consent",
  });
  expect(risk?.explanation).toBe(
    "Lexington Rubber Group, Inc. may be released by Letter of October 31, 2002, a modification made without its " +
      "consent: its consent, Letter of October 31, 2002, Consent, is not signed.",
  );
});

test("an amendment that is not in effect releases nobody", () => {
  const open = differing(example("lexington-consent-unsigned"), {
    without: ["letter-received-lpc", "amendment-fee-charged"],
  });
  const facility = known(open);
  expect(guarantorRisks(facility.closing, facility.file).map(({ amendment }) => amendment)).toEqual(earlier);
});

test("the risk ends when the consent is signed, from the moment that is known", () => {
  const signed = report(
    "consent-signed",
    {
      type: "CounterpartSigned",
      on: day("2002-11-08"),
      instrument: "letter-2002-10-31/consent",
      party: "LRG",
      person: "A. Signatory",
    },
    "2002-11-08",
  );
  const open = differing(example("lexington-consent-unsigned"), { reports: [signed] });
  const risks = (on: string) => guarantorRisks(known(open, on).closing, open.file).map(({ amendment }) => amendment);
  expect(risks("2002-11-07")).toContain("letter-2002-10-31");
  expect(risks("2002-11-08")).not.toContain("letter-2002-10-31");
});

test("without a guarantor there is no risk", () => {
  const open = example("lexington-consent-unsigned");
  const parties = open.file.parties.filter(({ role }) => role !== "guarantor");
  expect(guarantorRisks(knownBy(open).closing, { ...open.file, parties })).toEqual([]);
});
