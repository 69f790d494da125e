import fc from "fast-check";
import { expect, test } from "vitest";
import { type Agreement, buildAgreement, extendAgreement } from "../../src/agreement/agreement.ts";
import type { FiledInstrument } from "../../src/agreement/instrument.ts";
import { inOrder } from "../../src/agreement/order.ts";
import { plainText, type Standing } from "../../src/agreement/reading.ts";
import { isPresent, readingOf } from "../../src/agreement/text.ts";
import { everything } from "../../src/base/instant.ts";
import type { Report } from "../../src/events/record.ts";
import { knownBy, type OpenFacility, standingOn } from "../../src/servicing/facility.ts";
import { sweep } from "../../src/servicing/sweep.ts";
import type { Operation } from "../../src/papers/acts/act.ts";
import { day, example } from "../say.ts";
import { instrumentsOf, type Part, standing, type Work, words } from "./handmade.ts";

const parts: readonly Part[] = [
  { path: "1", text: "", heading: "Terms" },
  { path: "1.1", text: '"Cost" means red cost.', parent: "1" },
  { path: "1.2", text: '"Term" means blue term.', parent: "1" },
  { path: "2", text: "One red. Two blue. Three red.", heading: "Sums" },
  { path: "2(a)", text: "red of (a)", parent: "2" },
  { path: "2(b)", text: "blue of (b)", parent: "2" },
  { path: "3", text: "Green.", heading: "Rest" },
];

const path = fc.constantFrom("1.1", "2", "2(a)", "2(b)", "3", "3(a)", "4");
const colour = fc.constantFrom("red", "blue", "green", "Three", "of");
const said = fc.constantFrom("New red. New blue.", "blue again", "");
const section = path.map((each) => ({ kind: "provision" as const, path: each }));

const span = { start: 0, end: 0 };
const outlined = fc.constantFrom("2", "3").map((each) => {
  const part = (at: string, text: string) => ({
    path: at,
    label: at,
    heading: "",
    text,
    textSpan: span,
    span: { start: at.length, end: 0 },
    terms: [],
  });
  const root = { ...part(each, "Restated."), parts: [{ ...part(`${each}(a)`, "red anew"), parts: [] }] };
  return {
    kind: "replaceProvision" as const,
    target: { kind: "provision" as const, path: each },
    payload: { text: "all of it", span, parts: [root] },
  };
});

const operation: fc.Arbitrary<Operation> = fc.oneof(
  fc.record({ kind: fc.constant("replaceProvision" as const), target: section, payload: said.map(words) }),
  outlined,
  fc.record({ kind: fc.constant("deleteProvision" as const), target: section }),
  fc.record({
    kind: fc.constant("replaceSentence" as const),
    target: fc.record({ kind: fc.constant("sentence" as const), ordinal: fc.constantFrom(1, 2, -1), path }),
    payload: said.map(words),
  }),
  fc.record({
    kind: fc.constant("substituteWords" as const),
    target: section,
    old: colour,
    payload: colour.map(words),
    occurrence: fc.constantFrom("sole" as const, "each" as const, "last" as const, 2),
  }),
  fc.record({
    kind: fc.constant("insertWords" as const),
    target: section,
    payload: colour.map(words),
    anchor: fc.oneof(
      fc.constantFrom("end" as const, "start" as const),
      fc.record({
        side: fc.constantFrom("after" as const, "before" as const),
        words: colour,
        occurrence: fc.constant("sole" as const),
      }),
    ),
  }),
  fc.record({
    kind: fc.constant("insertProvision" as const),
    target: section,
    label: fc.constantFrom("3(a)", "4", "2(c)"),
    payload: said.map(words),
    place: fc.constantFrom({ at: "end" as const }, { at: "start" as const }),
  }),
  fc.record({ kind: fc.constant("redesignate" as const), target: section, label: fc.constantFrom("4", "2(d)", "3") }),
  fc.record({
    kind: fc.constant("insertDefinition" as const),
    target: fc.constant({ kind: "provision" as const, path: "1" }),
    term: fc.constantFrom("Debt", "Zeal"),
    payload: fc.constantFrom('"Debt" means red debt.', '"Zeal" means zeal.').map(words),
    place: fc.constant({ at: "alphabetical" as const }),
  }),
);

const works = fc.array(
  fc.record({
    by: fc.constantFrom("a", "b", "c", "d", "e"),
    operation,
    until: fc.option(fc.constantFrom("2001-06-01", "2003-01-01"), { nil: undefined }),
    from: fc.option(fc.constantFrom("1999-01-01", "2001-01-01"), { nil: undefined }),
  }),
  { maxLength: 8 },
);
const dates = fc.tuple(
  ...["a", "b", "c", "d", "e"].map(() => fc.constantFrom("2000-01-01", "2000-02-01", "2000-03-01")),
);

type Made = {
  readonly by: string;
  readonly operation: Operation;
  readonly until?: string | undefined;
  readonly from?: string | undefined;
};

function instruments(made: readonly Made[], dated: readonly string[]): FiledInstrument[] {
  const all = made.map(({ by, ...rest }, index): Work => {
    const on = day(dated["abcde".indexOf(by)] ?? "");
    return { by, clause: String(index), on: "", dated: on, ...rest };
  });
  return instrumentsOf(parts, all);
}

const days = ["1999-06-01", "2000-02-15", "2002-01-01", "2004-01-01"];

function states(agreement: Agreement): Standing[] {
  const ids = agreement.instruments.map(({ id }) => id);
  return days.map((on) => standing(on, ids));
}

// All that the agreement says on some days: each provision there with its number, words, and what came of the acts.
function picture(agreement: Agreement): unknown {
  const cites = (acts: readonly { readonly clause: { readonly cite: string } }[]) =>
    acts.map(({ clause }) => clause.cite);
  const read = states(agreement).map((there) =>
    inOrder(agreement)
      .filter((node) => isPresent(agreement, node, there))
      .map((node) => {
        const reading = readingOf(agreement, node, there);
        const { clause, deleted, failed, loosely, conflicts } = reading;
        const gone = deleted?.clause.cite ?? "";
        return [clause.path, plainText(reading), gone, cites(failed), cites(loosely), conflicts.map(cites)];
      }),
  );
  return [agreement.findings.map(({ code, clause }) => `${code} ${clause.cite}`).toSorted(), read];
}

test("papers filed in any order, at once or one by one, make one agreement", () => {
  fc.assert(
    fc.property(works, dates, fc.infiniteStream(fc.nat()), (made, dated, chance) => {
      const all = instruments(made, dated);
      const whole = picture(buildAgreement(all, []));
      const order = all.map((each) => ({ each, key: chance.next().value })).toSorted((a, b) => a.key - b.key);
      const filed = order.map(({ each }) => each);
      expect(picture(buildAgreement(filed, []))).toEqual(whole);
      const grown = filed.reduce((agreement, each) => extendAgreement(agreement, [each], []), buildAgreement([], []));
      expect(picture(grown)).toEqual(whole);
    }),
    { numRuns: 300, seed: 7 },
  );
});

test("what a paper does not reach reads as it did before the paper was filed", () => {
  fc.assert(
    fc.property(works, dates, (made, dated) => {
      const all = instruments(made, dated);
      const agreement = buildAgreement(all, []);
      for (const there of states(agreement)) {
        for (const node of inOrder(agreement)) {
          if (!isPresent(agreement, node, there) || node.put !== undefined) continue;
          const { fragments, deleted, emptied } = readingOf(agreement, node, there);
          if (deleted !== undefined || emptied.length > 0 || fragments.some(({ act }) => act !== undefined)) continue;
          expect(fragments).toEqual(node.text === "" ? fragments : [{ text: node.text, clause: node.clause }]);
        }
      }
    }),
    { numRuns: 200, seed: 8 },
  );
});

test("an act that fails changes nothing: without it the agreement reads the same to the last character", () => {
  let failures = 0;
  fc.assert(
    fc.property(works, dates, (made, dated) => {
      const agreement = buildAgreement(instruments(made, dated), []);
      const found = new Set(agreement.findings.map(({ clause }) => Number(clause.path)));
      if (found.size === 0) return;
      failures += 1;
      const left = buildAgreement(
        instruments(
          made.map((each, at) => (found.has(at) ? noted(each) : each)),
          dated,
        ),
        [],
      );
      expect(JSON.stringify(texts(left))).toBe(JSON.stringify(texts(agreement)));
    }),
    { numRuns: 300, seed: 9 },
  );
  expect(failures).toBeGreaterThan(50);
});

// The same clause, doing nothing to the text.
function noted({ by }: Made): Made {
  return { by, operation: { kind: "bindSuccessors" } };
}

function texts(agreement: Agreement): unknown {
  return states(agreement).map((there) =>
    inOrder(agreement)
      .filter((node) => isPresent(agreement, node, there))
      .map((node) => readingOf(agreement, node, there))
      .map((reading) => [reading.clause.path, plainText(reading), reading.deleted?.clause.path]),
  );
}

// A report corrected to say something else, and corrected back.
function corrected(open: OpenFacility, at: number, on: string): OpenFacility {
  const report = open.reports[at % open.reports.length];
  if (report === undefined) throw new Error("the example has reports");
  const wrong: Report = {
    ...report,
    key: "wrong",
    corrects: report.key,
    recordedAt: everything,
    happening: { ...report.happening, on: day(on) },
  };
  return {
    ...open,
    reports: [...open.reports, wrong, { ...report, key: "right", corrects: "wrong", recordedAt: everything }],
  };
}

test("what is recorded and corrected back leaves nothing but its records", () => {
  const open = example();
  fc.assert(
    fc.property(fc.nat(200), fc.constantFrom("2002-10-30", "2002-11-20", "2003-02-01"), (at, on) => {
      const facility = knownBy(corrected(open, at, on));
      const before = knownBy(open);
      expect(facility.closing.inEffect).toEqual(before.closing.inEffect);
      expect(wordsOn(facility)).toEqual(wordsOn(before));
      const [after, first] = [facility, before].map((each) => sweep(each, day("2003-01-10")));
      expect(after?.ok && [after.value.prime, after.value.lines.map(({ amount }) => amount)]).toEqual(
        first?.ok && [first.value.prime, first.value.lines.map(({ amount }) => amount)],
      );
    }),
    { numRuns: 25, seed: 10 },
  );
});

function wordsOn(facility: ReturnType<typeof knownBy>): unknown {
  const { agreement } = facility;
  return days.map((on) => {
    const there = standingOn(facility, day(on));
    return inOrder(agreement)
      .filter((node) => isPresent(agreement, node, there))
      .map((node) => plainText(readingOf(agreement, node, there)));
  });
}
