import { addDays, dateInWords, type IsoDate } from "../../base/date.ts";
import { figure, leaf, type Receipt } from "../../base/receipt.ts";
import { ok, refuse, type Result } from "../../base/result.ts";
import type { CovenantTest } from "../../compliance/covenant.ts";
import { isStanding, testsOn, waivedOn } from "../../compliance/defaults.ts";
import { valueText } from "../../compliance/value-text.ts";
import { forDefaults } from "../facility.ts";
import { type Letter, type LetterPart, said, statement } from "../letter.ts";
import { correspondents, type LetterAsked, type LetterFailure } from "./asked.ts";
import { defaultParts } from "./defaults.ts";
import { requiredText, wantingText } from "./words.ts";

/**
 * The borrower's certificate of the tests as of a day, worked out again from the figures on record: the day given, or
 * the last of which anything is known. A test without figures is told as not known, never as passed.
 *
 * Refuses `letter.no_test` where nothing was tested as of the day.
 */
export function covenantCertificate(asked: LetterAsked): Result<Letter, LetterFailure> {
  const { facility, on } = asked;
  const all = testsOn(forDefaults(facility), on).tests.filter(({ force }) => force.force !== "deleted");
  const days = [...new Set(all.map(({ testedOn }) => testedOn))].toSorted();
  const asOf = asked.asOf ?? lastTold(all) ?? days.at(-1) ?? on;
  const tests = all.filter(({ testedOn }) => testedOn === asOf);
  if (tests.length === 0) return refuse({ code: "letter.no_test", asOf, days });
  const parties = correspondents(asked, "borrower");
  if (!parties.ok) return parties;
  return ok({
    title: "Compliance certificate",
    on,
    from: parties.value.from.name,
    to: parties.value.to.name,
    subject: `${facility.file.title}: covenants as of ${dateInWords(asOf)}`,
    parts: [
      said(`I certify the following for ${parties.value.from.name}, as its officer and not for myself.`),
      resultsTable(tests),
      ...tests.flatMap(testParts),
      ...standingParts(asked, asOf, all),
    ],
    copies: [],
    illustration: facility.file.illustration,
  });
}

// The last day as of which anything is known.
function lastTold(tests: readonly CovenantTest[]): IsoDate | undefined {
  return tests
    .filter(({ outcome }) => outcome !== "unknown")
    .map(({ testedOn }) => testedOn)
    .toSorted()
    .at(-1);
}

function resultsTable(tests: readonly CovenantTest[]): LetterPart {
  const rests = tests.map((test) => test.receipt());
  return {
    part: "table",
    heads: ["Covenant", "Worked out", "Required", "Result"],
    rows: tests.map((test) => [
      test.covenant.title,
      valueText(test.value, test.covenant.unit),
      requiredText(test),
      resultText(test),
    ]),
    amounts: [1],
    totals: 0,
    rests: [figure("tests", "", rests)],
  };
}

function resultText({ outcome, cured }: CovenantTest): string {
  if (cured !== undefined) return `cured on ${dateInWords(cured.on)}`;
  return { pass: "met", fail: "not met", unknown: "not known" }[outcome];
}

function testParts(test: CovenantTest): LetterPart[] {
  const { covenant, testedOn, missing, stated, force } = test;
  const clause = leaf("clause", covenant.title, { cite: force.cite });
  if (missing !== undefined) {
    return [statement(`${covenant.title} cannot be told: ${wantingText(missing)}.`, clause, test.receipt())];
  }
  const figures = factsOf(test.receipt());
  const words = figures.map(({ label, value }) => `${label} ${grouped(value ?? "")}`).join(", ");
  return [
    statement(`${covenant.title} as of ${dateInWords(testedOn)} is worked out from ${words}.`, clause, test.receipt()),
    ...(stated === undefined || stated.agrees
      ? []
      : [
          statement(
            `The certificate delivered states ${stated.value}, which the figures do not give.`,
            leaf("fact", "certificate", { cite: stated.key }),
          ),
        ]),
  ];
}

function factsOf(receipt: Receipt): Receipt[] {
  return [...(receipt.kind === "fact" ? [receipt] : []), ...receipt.because.flatMap(factsOf)];
}

function grouped(text: string): string {
  return text.replaceAll(/\B(?=(?:\d{3})+(?:\.|$))/g, ",").replace(/\.00$/, "");
}

function standingParts({ facility, on }: LetterAsked, asOf: IsoDate, tests: readonly CovenantTest[]): LetterPart[] {
  const standing = waivedOn(forDefaults(facility), on).filter(({ status }) => isStanding(status));
  const day = dateInWords(on);
  if (standing.length === 0) {
    const looked = figure(`defaults on ${day}`, "none stands", [
      leaf("fact", "the record", { value: `from ${asOf} to before ${addDays(on, 1)}` }),
    ]);
    return [statement(`No default that is on record stands on ${day}.`, looked)];
  }
  return [
    said(`These defaults stand on ${day}:`),
    ...standing.flatMap((answer) => defaultParts(facility, answer, tests)),
  ];
}
