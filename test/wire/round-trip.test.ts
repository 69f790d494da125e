import fc from "fast-check";
import { expect, test } from "vitest";
import { ratio } from "../../src/base/ratio.ts";
import { defaultSettings } from "../../src/events/settings.ts";
import { encodeFacility, facilityText, happeningsText } from "../../src/wire/encode.ts";
import { decodeFacilityFile, decodeFacilityJson } from "../../src/wire/facility-file.ts";
import { decodeHappeningsFile } from "../../src/wire/happenings-file.ts";
import { canonicalText } from "../../src/wire/json.ts";
import { decodeReport, encodeReport } from "../../src/wire/report.ts";
import { rateText } from "../../src/wire/scalars.ts";
import { pathSentence } from "../../src/wire/sentences.ts";
import { readSheet } from "../../src/wire/yaml.ts";
import { dayOf, momentOf, reports } from "./arbitrary.ts";
import { facilityYaml } from "./folders.ts";

test("a report comes back from JSON as it was", () => {
  fc.assert(
    fc.property(reports, (report) => {
      const json: unknown = JSON.parse(JSON.stringify(encodeReport(report)));
      expect(decodeReport(json, "USD")).toEqual({ ok: true, value: report });
    }),
  );
});

test("a file of happenings comes back as it was", () => {
  fc.assert(
    fc.property(fc.array(reports, { maxLength: 5 }), (list) => {
      const read = decodeHappeningsFile(happeningsText(list), "happenings.yaml", "USD");
      expect(read.ok && read.value.map(({ report }) => report)).toEqual(list);
    }),
  );
});

test("no text makes the reader of files throw", () => {
  const pieces = fc.constantFrom(
    "- ",
    "key",
    ": ",
    "\n",
    "  ",
    "[",
    "]",
    "{",
    "}",
    "&a ",
    "*a",
    "? ",
    "| ",
    "> ",
    "'",
    '"',
  );
  const text = fc.oneof(
    fc.array(pieces, { maxLength: 40 }).map((parts) => parts.join("")),
    fc.string({ unit: "binary" }),
  );
  fc.assert(
    fc.property(text, (any) => {
      const sheet = readSheet(any, "any.yaml");
      const read = decodeHappeningsFile(any, "any.yaml", "USD");
      for (const { line, column } of read.ok ? [] : read.failure) expect(Math.min(line, column)).toBeGreaterThan(0);
      expect([typeof sheet.ok, typeof decodeFacilityFile(any, "any.yaml").ok]).toEqual(["boolean", "boolean"]);
    }),
    { numRuns: 500 },
  );
});

test("brackets deep enough to exhaust the stack are refused", () => {
  const text = "[".repeat(200_000);
  expect(readSheet(text, "a.yaml")).toMatchObject({
    ok: false,
    failure: [{ code: "file.nested_too_deep", column: 101 }],
  });
});

test("a report is written flat, its amounts and rates as text", () => {
  const happening = {
    type: "EurodollarLoanMade",
    on: dayOf("2002-09-30"),
    loan: "eurodollar-1",
    amount: { currency: "USD", minor: 600_000_000n },
    rate: ratio(43n, 1000n),
    periodEndsOn: dayOf("2002-12-31"),
  } as const;
  const report = { key: "k", recordedAt: momentOf("2002-09-30T17:00:00Z"), by: "desk", happening };
  expect(encodeReport(report)).toEqual({
    key: "k",
    recordedAt: "2002-09-30T17:00:00.000Z",
    by: "desk",
    on: "2002-09-30",
    type: "EurodollarLoanMade",
    loan: "eurodollar-1",
    amount: "6000000.00",
    rate: "4.30%",
    periodEndsOn: "2002-12-31",
  });
});

test.each([
  [ratio(43n, 1000n), "4.30%"],
  [ratio(1n, 8n), "12.50%"],
  [ratio(-1n, 400n), "-0.25%"],
  [ratio(4_3125n, 1_000_000n), "4.3125%"],
  [ratio(0n), "0.00%"],
])("a rate is written in percent with two decimals or more: %#", (rate, text) => {
  expect(rateText(rate)).toBe(text);
});

test("who reports and who acts are told apart", () => {
  const json = {
    key: "r1",
    recordedAt: "2002-10-31T17:00:00Z",
    by: "desk",
    on: "2002-10-31",
    type: "InstrumentReceived",
    instrument: "letter-1",
    receivedBy: "congress",
  };
  expect(decodeReport(json, "USD")).toMatchObject({ ok: true, value: { by: "desk", happening: { by: "congress" } } });
});

test("a JSON number is no amount: its digits may already be lost", () => {
  const json = {
    key: "a",
    recordedAt: "2002-10-31T17:00:00Z",
    by: "d",
    on: "2002-10-31",
    type: "AdvanceMade",
    amount: 1,
  };
  const read = decodeReport(json, "USD");
  expect(read.ok ? [] : read.failure.map(pathSentence)).toEqual(["amount: text is expected here. Write text."]);
});

test.each([[null], [[]], ["text"], [1], [{}], [JSON.parse('{"__proto__": 1, "constructor": 2}')]])(
  "what is no report is refused: %#",
  (json) => {
    expect(decodeReport(json, "USD").ok).toBe(false);
  },
);

const defining = `${facilityYaml}businessDay: { paper: agreement, provision: "1.1", calendars: [new_york, london] }\n`;

const cautious = `${facilityYaml}certainty: certain\n`;

test.each([facilityYaml, defining, cautious])(
  "a facility comes back from its file and from JSON as it was (%#)",
  (yaml) => {
    const read = decodeFacilityFile(yaml, "facility.yaml");
    if (!read.ok || "extends" in read.value.said) throw new Error("the fixture stands on its own");
    const { said } = read.value;
    const papers = said.papers.map((entry) => ({ ...entry, text: "text" }));
    const { happenings, schedules: _, ...rest } = said;
    const facility = { ...rest, id: said.facility, papers, settings: { ...defaultSettings, ...said.settings } };
    const expected = { ...said, settings: facility.settings };
    const again = decodeFacilityFile(facilityText(facility, happenings), "facility.yaml");
    expect(again.ok && again.value.said).toEqual(expected);
    expect(decodeFacilityJson(encodeFacility(facility, happenings))).toEqual({ ok: true, value: expected });
  },
);

test("the canonical text does not depend on the order of keys", () => {
  expect(canonicalText({ b: ["x", true], a: { d: "é", c: "\n" } })).toBe(
    String.raw`{"a":{"c":"\n","d":"é"},"b":["x",true]}`,
  );
});
