import { partName } from "../../src/agreement/called.ts";
import { inOrder } from "../../src/agreement/order.ts";
import { expect, test } from "vitest";
import { readingOf } from "../../src/agreement/text.ts";
import { plainText, type ReadProvision } from "../../src/agreement/reading.ts";
import { standingOn, termsOn } from "../../src/servicing/facility.ts";
import { primeRateOn } from "../../src/servicing/rate.ts";
import { percentText } from "../../src/servicing/rate.ts";
import { day, example, known } from "../say.ts";

const interestRate = "letter-1995-01-31:1(c)";
const workingCapital = "covenant-supplement:IV(g)(i)";

function read(id: string, on: string, knownOn?: string, facility = "lexington"): ReadProvision {
  const asKnown = known(example(facility), knownOn);
  const node = asKnown.agreement.nodes.get(id);
  if (node === undefined) throw new Error(`${id} is a provision`);
  return readingOf(asKnown.agreement, node, standingOn(asKnown, day(on)));
}

const sources = ({ fragments }: ReadProvision) => fragments.map(({ clause }) => clause.cite);

// The first sentence, four times over; the sentences after it are those of 1990, whatever was done to the first.
test.each([
  ["2002-07-14", "January 11, 1993", undefined],
  ["2002-07-15", "September 2, 2002", "Letter of July 15, 2002 § 1"],
  ["2002-08-28", "September 2, 2002", "Letter of July 15, 2002 § 1"],
  ["2002-08-29", "November 1, 2002", "Letter of August 29, 2002 § 1"],
  ["2002-10-30", "November 1, 2002", "Letter of August 29, 2002 § 1"],
  ["2002-10-31", "January 3, 2003", "Letter of October 31, 2002 § 2"],
  ["2003-06-30", "January 3, 2003", "Letter of October 31, 2002 § 2"],
])("§ 9.1 on %s: a term ending on %s, by %s", (on, ending, by) => {
  const sentence =
    `This Agreement becomes effective upon acceptance by you and continues in force for a term ending on ${ending} ` +
    `(the "Renewal Date"), unless ended sooner as this Agreement provides.`;
  const reading = read("accounts-agreement:9.1", on);
  expect(plainText(reading).startsWith(`${sentence} Until you and we first fix another Renewal Date`)).toBe(true);
  expect(plainText(reading).endsWith("by giving us written notice of termination.")).toBe(true);
  const base = "Accounts Financing Agreement § 9.1";
  expect(sources(reading)).toEqual(by === undefined ? [base] : [by, base]);
  expect(reading.failed).toEqual([]);
});

test("every fragment is a run of the words of the paper that its clause names", () => {
  const squeezed = (text: string) => text.replaceAll(/\s+/g, " ");
  const { agreement } = example();
  for (const id of ["accounts-agreement:9.1", interestRate, workingCapital]) {
    for (const { text, clause } of read(id, "2002-11-01").fragments) {
      const paper = agreement.instruments.find((each) => each.id === clause.instrument)?.paper.text ?? "";
      // A page break may stand inside the words, so the paper is read without its page numbers.
      expect(squeezed(paper.replaceAll(/\n\s*-\d+-\s*\n/g, "\n"))).toContain(squeezed(text));
    }
  }
});

// The definition was replaced three times; the last time on October 31, with words that begin on November 1.
test.each([
  ["1995-01-30", undefined, undefined, undefined],
  ["1995-01-31", "one and one-half (1-1/2%)", "1.50%", "Letter of January 31, 1995 § 1(c)"],
  ["1997-03-10", "one and one-half (1-1/2%)", "1.50%", "Letter of January 31, 1995 § 1(c)"],
  ["1997-03-11", "one and one-quarter (1.25%)", "1.25%", "Letter of March 11, 1997 § 1"],
  ["1999-09-30", "one and one-quarter (1.25%)", "1.25%", "Letter of March 11, 1997 § 1"],
  ["1999-10-01", "one-half of one (.50%)", "0.50%", "Letter of October 1, 1999 § 1"],
  ["2002-10-31", "one-half of one (.50%)", "0.50%", "Letter of October 1, 1999 § 1"],
  ["2002-11-01", "one (1%)", "1.00%", "Letter of October 31, 2002 § 1(a)"],
])("Interest Rate on %s: %s percent over the Prime Rate, by %s", (on, words, margin, by) => {
  const terms = termsOn(known(example()), day(on));
  if (!terms.ok) throw new Error(terms.failure.code);
  const term = terms.value.rates.find(({ value }) => value.scope === "Prime Rate Loans");
  expect(term && percentText(term.value.margin)).toBe(margin);
  expect(term?.source.cite).toBe(by);
  if (words === undefined) return;
  expect(plainText(read(interestRate, on))).toContain(`${words} percent per annum`);
});

// By the first reading the definition before still governs on October 31; by the other the new one does at once.
test.each([
  ["prior_definition", "2002-10-31", "0.50%"],
  ["prior_definition", "2002-11-01", "1.00%"],
  ["new_definition", "2002-10-30", "0.50%"],
  ["new_definition", "2002-10-31", "1.00%"],
] as const)(
  "rate before the day its words name, read %s: on %s a margin of %s",
  (rateBeforeOperativeDate, on, margin) => {
    const open = example();
    const facility = known({
      ...open,
      file: { ...open.file, settings: { ...open.file.settings, rateBeforeOperativeDate } },
    });
    const terms = termsOn(facility, day(on));
    if (!terms.ok) throw new Error(terms.failure.code);
    const rate = primeRateOn(facility, terms.value, day(on));
    expect(rate.ok && percentText(rate.value.value.margin)).toBe(margin);
  },
);

// The covenant was deleted on October 31 from August 1. Whoever asks what was known before still finds it.
test.each([
  ["2002-08-31", "2002-09-15", "maintain Working Capital:", false],
  ["2002-08-31", "2002-10-30", "maintain Working Capital:", false],
  ["2002-08-31", "2002-10-31", "(i) Intentionally deleted; and", true],
  ["2002-08-31", "2002-11-01", "(i) Intentionally deleted; and", true],
  ["2002-08-01", "2002-11-01", "(i) Intentionally deleted; and", true],
  ["2002-07-31", "2002-11-01", "maintain Working Capital:", false],
])("IV(g)(i) on %s as known %s: %s", (on, knownOn, text, deleted) => {
  const reading = read(workingCapital, on, knownOn);
  expect(plainText(reading)).toBe(text);
  expect(reading.deleted !== undefined).toBe(deleted);
  for (const below of ["(a)", "(b)"]) {
    const part = read(`${workingCapital}${below}`, on, knownOn);
    expect(plainText(part) === "").toBe(deleted);
    expect(part.deleted?.clause.cite).toBe(deleted ? "Letter of October 31, 2002 § 4" : undefined);
  }
});

test("IV(g)(ii) is untouched by the deletion of its neighbour", () => {
  const reading = read("covenant-supplement:IV(g)(ii)", "2002-11-01");
  expect(plainText(reading)).toBe("maintain Net Worth of not less than $8,000,000 at all times.");
  expect(sources(reading)).toEqual(["Covenant Supplement § IV(g)(ii)"]);
});

test("what no act touches reads as it was filed, on every day and in every closing", () => {
  const { agreement } = example();
  const touched = new Set(["accounts-agreement:9.1", interestRate, workingCapital]);
  const untouched = inOrder(agreement).filter(({ id }) => !touched.has(id) && !id.startsWith(workingCapital));
  expect(untouched.length).toBe(inOrder(agreement).length - 5);
  for (const name of ["lexington", "lexington-exhibit-a-unsigned", "lexington-closed-november-5"]) {
    const facility = known(example(name));
    for (const on of ["2002-08-31", "2002-11-01", "2003-06-30"]) {
      const reads = (node: (typeof untouched)[number]) =>
        plainText(readingOf(facility.agreement, node, standingOn(facility, day(on))));
      expect(untouched.map(reads)).toEqual(untouched.map(({ text }) => text));
    }
  }
});

test("the sister letter amends an agreement that is not on file, and leaves this one alone", () => {
  const { agreement } = example();
  expect(agreement.findings.map(({ code, clause, what }) => [code, clause.cite, what])).toEqual([
    ["paper.not_on_file", "LRG letter of October 31, 2002 § 1", "LRG Accounts Agreement § 9.1, first sentence"],
  ]);
  const onTerm = agreement.actsNaming.get(partName("accounts-agreement", "9.1")) ?? [];
  expect(onTerm.map(({ by }) => by.id)).toEqual(["letter-2002-07-15", "letter-2002-08-29", "letter-2002-10-31"]);
  const sister = agreement.acts.filter(
    ({ by, act }) => by.id === "lrg-letter-2002-10-31" && act.kind === "replaceSentence",
  );
  expect(sister.map(({ on }) => on)).toEqual([undefined]);
});
