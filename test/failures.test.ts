import { expect, test } from "vitest";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { explainServicing, type ServicingFailure } from "../src/cli/say.ts";
import { everything } from "../src/base/instant.ts";
import type { IsoDate } from "../src/base/date.ts";
import type { Result } from "../src/base/result.ts";
import { decide } from "../src/servicing/decide.ts";
import { knownBy, openFacility, type OpenFacility, termsOn } from "../src/servicing/facility.ts";
import { primeRateOn } from "../src/servicing/rate.ts";
import { statementOf } from "../src/servicing/statement.ts";
import { sweep } from "../src/servicing/sweep.ts";
import type { StoreFailure } from "../src/store/failure.ts";
import { storeSentence } from "../src/store/sentences.ts";
import { decodeReport } from "../src/wire/report.ts";
import { readFacilityFolder } from "../src/wire/folder.ts";
import { sentence } from "../src/wire/sentences.ts";
import { failuresIn, rows } from "./wire/failure-rows.ts";

// One way to meet each failure. A code without one does not compile; the page of them is the document.

const folder = readFacilityFolder(join(fileURLToPath(new URL("..", import.meta.url)), "examples/lexington"));
if (!folder.ok) throw new Error("the example can be read");
const { facility, reports } = folder.value;
const example = openFacility(facility, reports);
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- dates that a test knows to be good
const day = (text: string) => text as IsoDate;

type Fields = Readonly<Record<string, unknown>>;

function refused(fields: Fields, open: OpenFacility = example): Result<unknown, ServicingFailure> {
  const json = { key: "new", recordedAt: "2003-06-01T12:00:00Z", by: "desk", ...fields };
  const report = decodeReport(json, "USD");
  if (!report.ok) throw new Error(JSON.stringify(report.failure));
  return decide(open, report.value);
}

const without = (...keys: readonly string[]): OpenFacility => ({
  ...example,
  reports: reports.filter(({ key }) => !keys.includes(key)),
});

/** The example with words of one of its papers changed. */
function reworded(paper: string, from: RegExp, to: string): OpenFacility {
  const papers = facility.papers.map((each) =>
    each.id === paper ? { ...each, text: each.text.replace(from, to) } : each,
  );
  return openFacility({ ...facility, papers }, reports);
}

const letter = "letter-2002-10-31";
const fee = (fields: Fields, open?: OpenFacility) =>
  refused(
    { on: "2002-11-20", type: "FeeCharged", instrument: letter, clause: "6", amount: "80000.00", ...fields },
    open,
  );
const loan = { type: "EurodollarLoanMade", loan: "E9", amount: "1.00", rate: "4%", periodEndsOn: "2002-12-01" };
const elected = { type: "RateElected", on: "2002-12-20", from: "2002-12-05", electedBy: "Congress" };

function noPositiveAmount(): Result<unknown, ServicingFailure> {
  const report = decodeReport(
    {
      key: "new",
      recordedAt: "2003-06-01T12:00:00Z",
      by: "desk",
      on: "2002-11-20",
      type: "AdvanceMade",
      amount: "1.00",
    },
    "USD",
  );
  if (!report.ok || report.value.happening.type !== "AdvanceMade") throw new Error("an advance");
  const { happening } = report.value;
  return decide(example, { ...report.value, happening: { ...happening, amount: { currency: "USD", minor: -100n } } });
}

const gallery: { readonly [Code in ServicingFailure["code"]]: () => Result<unknown, ServicingFailure> } = {
  "happening.amount_must_be_positive": noPositiveAmount,
  "happening.instrument_unknown": () => fee({ instrument: "letter-2002-10-31/exhibit-b" }),
  "happening.provision_unknown": () =>
    refused({
      on: "2002-12-05",
      type: "DefaultOccurred",
      id: "d",
      maturity: "matured",
      causes: [{ kind: "covenant", paper: "covenant-supplement", provision: "IV(z)", testedOn: "2002-12-05" }],
    }),
  "servicing.began_already": () => refused({ on: "2002-12-01", type: "BalanceBroughtForward", amount: "1.00" }),
  "servicing.begins_later": () => refused({ on: "2002-10-01", type: "AdvanceMade", amount: "1.00" }),
  "servicing.not_begun": () => sweep(knownBy(without("brought-forward-2002-10-31"), everything), day("2002-11-01")),
  "loan.unknown": () => refused({ on: "2002-11-15", type: "ContinuationRequested", loan: "E7", requestedBy: "LPC" }),
  "loan.made_already": () => refused({ ...loan, on: "2002-10-20", loan: "E1" }),
  "loan.period_ends_before_it_begins": () => refused({ ...loan, on: "2002-10-20", periodEndsOn: "2002-10-20" }),
  "loan.kind_not_available": () => refused({ ...loan, on: "2002-11-01" }),
  "loan.conversion_not_available": () =>
    refused({ on: "2002-11-15", type: "ConversionRequested", amount: "1.00", requestedBy: "LPC" }),
  "collection.exceeds_balance": () => refused({ on: "2002-11-20", type: "CollectionApplied", amount: "9000000.00" }),
  "rate.occurrence_unknown": () => refused({ ...elected, ground: "event_of_default", occurrence: "net worth" }),
  "rate.no_higher_rate": () => refused({ ...elected, from: "2002-10-01", ground: "non_renewal" }),
  "rate.not_the_elector": () => refused({ ...elected, electedBy: "LPC", ground: "non_renewal" }),
  "fee.clause_unknown": () => fee({ clause: "7" }),
  "fee.settled_already": () => fee({}),
  "fee.not_yet_payable": () => fee({}, without("amendment-fee-charged", "exhibit-a-received-lpc")),
  "fee.amount_differs": () => fee({ amount: "60000.00" }, without("amendment-fee-charged")),
  "fee.may_not_be_charged": () => {
    const open = reworded(
      letter,
      /Congress\s+may, instead of being paid the fee, elect to charge it to LPC's loan\s+account\. /,
      "",
    );
    return fee({}, { ...open, reports: without("amendment-fee-charged").reports });
  },
  "terms.conflict": () => {
    const open = reworded(
      "accounts-agreement",
      /3\.5 Lawful Maximum\. /,
      "$&Interest is computed on a 365 day year and actual days elapsed. ",
    );
    return termsOn(knownBy(open), day("2002-11-10"));
  },
  "terms.missing": () => {
    const open = reworded("accounts-agreement", /three hundred sixty \(360\) day year and actual days elapsed/, "year");
    return sweep(knownBy(open), day("2002-11-10"));
  },
  "rate.no_clause": () => {
    const facilityKnown = knownBy(example);
    const terms = termsOn(facilityKnown, day("1990-06-01"));
    return terms.ok ? primeRateOn(facilityKnown, terms.value, day("1990-06-01")) : terms;
  },
  "rate.no_fixing": () => sweep(knownBy(without("prime-2001-12-12", "prime-2002-11-07")), day("2002-11-10")),
  "statement.before_servicing_begins": () => statementOf(knownBy(example), day("2002-09-01")),
};

// What the store refuses is met in the tests of the store; here it is told.
const storeGallery: { readonly [Code in StoreFailure["code"]]: Extract<StoreFailure, { code: Code }> } = {
  "store.folder_in_use": { code: "store.folder_in_use", pid: 4711, host: "desk", lock: "store/in-use.4711.1.desk" },
  "store.folder_not_usable": { code: "store.folder_not_usable", folder: "/etc/passwd", reason: "it is not a folder" },
  "store.database_unreachable": { code: "store.database_unreachable", reason: "connection refused" },
  "store.newer_than_program": { code: "store.newer_than_program", has: 9, knows: 1 },
  "store.facility_unknown": { code: "store.facility_unknown", facilityId: "riverside" },
  "store.damaged": { code: "store.damaged", facilityId: "riverside", where: "record 3", reason: "its hash differs" },
  "store.report_malformed": {
    code: "store.report_malformed",
    key: "adv-1",
    problems: [{ code: "file.key_missing", key: "amount", path: "amount" }],
  },
  "store.currency_differs": { code: "store.currency_differs", key: "adv-1", expected: "USD", given: "EUR" },
  "store.key_reused": { code: "store.key_reused", key: "adv-1", seq: 3 },
  "store.recorded_out_of_order": {
    code: "store.recorded_out_of_order",
    key: "adv-1",
    recordedAt: everything,
    lastRecordedAt: everything,
  },
  "store.facility_malformed": {
    code: "store.facility_malformed",
    facilityId: "riverside",
    problems: [{ code: "file.key_missing", key: "title", path: "title" }],
  },
  "store.facility_differs": { code: "store.facility_differs", facilityId: "riverside", differs: ["title"] },
};

test("the page of failures is what the program says", async () => {
  const desk = Object.entries(gallery).map(([code, meet]) => {
    const met = meet();
    if (met.ok || met.failure.code !== code) throw new Error(`${code} was not met: ${JSON.stringify(met, printable)}`);
    return `### \`${code}\` (exit 1)\n\n${explainServicing(met.failure)}\n`;
  });
  const seen = new Set<string>();
  const files = rows.flatMap(([code, change]) => {
    const failure = seen.has(code) ? undefined : failuresIn(change).find((each) => each.code === code);
    if (failure === undefined) return [];
    seen.add(code);
    return [`### \`${code}\` (exit 2)\n\n${sentence(failure)}\n`];
  });
  const store = Object.values(storeGallery).map(
    (failure) => `### \`${failure.code}\` (exit 2)\n\n${storeSentence(failure)}\n`,
  );
  const page = [
    "# Failures",
    "What the program refuses, in its own words. This page is written by a test that meets them.",
    "## Files\n",
    ...files,
    "## The store\n",
    ...store,
    "## The desk and its figures\n",
    ...desk,
  ].join("\n");
  await expect(`${page.replaceAll(/\n{3,}/g, "\n\n")}`).toMatchFileSnapshot("../docs/FAILURES.md");
});

function printable(_key: string, value: unknown): unknown {
  return typeof value === "bigint" ? String(value) : value;
}
