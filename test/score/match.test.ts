import { expect, test } from "vitest";
import { spanOf, type Labelled } from "../../score/label.ts";
import { match, type ReadAct, type Verdict } from "../../score/match.ts";
import { labelledOperands } from "../../score/operands.ts";
import { amendment, at, read } from "./paper.ts";

// What a reader says that reads as the person does.
function actOf(label: Labelled): ReadAct {
  return { kind: label.kind, span: spanOf(label.words), operands: labelledOperands(label, amendment) };
}

function spanAt(words: string) {
  return spanOf(at(words));
}

const verdictsOf = (labels: readonly Labelled[], acts: readonly ReadAct[], unread: readonly string[] = []) =>
  match(labels, acts, unread.map(spanAt), amendment).outcomes.map(({ verdict }) => verdict);

const all: readonly Labelled[] = Object.values(read);

test("a reader that reads as the person does has all", () => {
  const { outcomes, invented } = match(all, all.map(actOf), [], amendment);
  expect(outcomes.map(({ verdict, differences }) => [verdict, differences])).toEqual(all.map(() => ["exact", []]));
  expect(invented).toEqual([]);
});

test("a reader that reads nothing misses what it lists and drops the rest", () => {
  expect(verdictsOf(all, [], ["by deleting", "Section 6.1"])).toEqual(["missed", "dropped", "missed", "dropped"]);
});

const { limit, days, leverage, rights } = read;
const definition: Labelled = {
  kind: "insertDefinition",
  words: limit.words,
  target: { path: "1.1" },
  term: "Cap",
  place: { at: "alphabetical" },
  payload: limit.payload,
};
const deletion: Labelled = { kind: "substituteWords", words: days.words, target: { path: "4.2(b)" }, old: "90 days" };
const waiver: Labelled = { kind: "waive", words: rights.words, by: "Agent and the Lenders", paths: ["6.1", "6.2(a)"] };
const beside: Labelled = {
  kind: "insertProvision",
  words: days.words,
  target: { path: "8.2(b)" },
  label: "8.2(b)(v)",
  place: { at: "after", beside: "8.2(b)(iv)" },
  payload: days.payload,
};
const inserted: Labelled = {
  kind: "insertWords",
  words: days.words,
  target: { path: "4.2(b)" },
  payload: days.payload,
  anchor: { side: "after", words: "90 days", occurrence: "sole" },
};

test.each<[what: string, label: Labelled, change: Partial<ReadAct["operands"]>, verdict: Verdict]>([
  ["the same", limit, {}, "exact"],
  ["old words and new exchanged", limit, { old: "$7,500,000", payload: spanAt("$5,000,000") }, "wrong"],
  ["another amount", limit, { old: "$5,000,001" }, "wrong"],
  ["old words in their marks", limit, { old: '"$5,000,000"' }, "exact"],
  ["a citation with spaces", limit, { path: "4.2 (b)" }, "exact"],
  ["another clause", limit, { path: "4.2(c)" }, "wrong"],
  ["the whole section", limit, { path: "4.2" }, "wrong"],
  ["the clause without its section", limit, { path: "(b)" }, "wrong"],
  ["a sentence of it only", limit, { unit: "sentence", ordinal: 1 }, "wrong"],
  ["new words with their marks", limit, { payload: spanAt('"$7,500,000"') }, "exact"],
  ["new words cut short", limit, { payload: spanAt("$7,500,00") }, "wrong"],
  ["nothing put in place", limit, { payload: "none" }, "wrong"],
  ["everywhere, where it is said once", limit, { occurrence: "each" }, "wrong"],
  ["once, where it is said everywhere", { ...limit, occurrence: "each" }, { occurrence: "sole" }, "partial"],
  [
    "text put in place with the next paragraph",
    leverage,
    { payload: { ...spanAt('"6.1 Leverage.'), end: amendment.length } },
    "wrong",
  ],
  ["words put in place of words taken out", deletion, { payload: spanAt("120 days") }, "wrong"],
  [
    "an amount that begins another",
    { kind: "imposeFee", words: rights.words, amount: "500" },
    { amount: "50000" },
    "wrong",
  ],
  ["a term of another name", definition, { newTerm: "Cap Amount" }, "wrong"],
  ["a term in capitals", definition, { newTerm: "CAP" }, "exact"],
  ["a place not read", definition, { placeAt: "unsaid" }, "partial"],
  ["another place", definition, { placeAt: "after", placeBeside: "Cash" }, "wrong"],
  ["a place cited from its section", beside, { placeBeside: "(iv)" }, "exact"],
  ["a place whose numeral ends alike", beside, { placeBeside: "(v)" }, "wrong"],
  ["before the words, not after", inserted, { anchorSide: "before" }, "wrong"],
  ["beside other words", inserted, { anchorWords: "60 days" }, "wrong"],
  ["the party with its form", rights, { by: "the Lender, a bank" }, "exact"],
  ["another party", rights, { by: "Borrower" }, "wrong"],
  ["one party of two", waiver, { by: "the Lenders" }, "partial"],
  ["one section of two", waiver, { paths: ["6.1"] }, "partial"],
  ["a section too many", waiver, { paths: ["6.1", "6.2(a)", "7.1"] }, "wrong"],
  ["an end it does not have", { ...waiver, effect: { until: "2001-06-30" } }, { until: "2001-07-30" }, "wrong"],
])("%s", (_, label, change, verdict) => {
  const act = actOf(label);
  expect(verdictsOf([label], [{ ...act, operands: { ...act.operands, ...change } }])).toEqual([verdict]);
});

test.each(["path", "old", "payload"] as const)("without its %s an instruction is read in part", (operand) => {
  const { [operand]: _, ...operands } = actOf(limit).operands;
  expect(verdictsOf([limit], [{ ...actOf(limit), operands }])).toEqual(["partial"]);
});

test("an act of another kind is wrong, unless the label grants that kind", () => {
  const act = { ...actOf(leverage), kind: "insertProvision" };
  expect(verdictsOf([leverage], [act])).toEqual(["wrong"]);
  expect(verdictsOf([{ ...leverage, also: ["insertProvision"] }], [act])).toEqual(["exact"]);
});

test("one act for two instructions leaves one of them dropped", () => {
  const whole = { ...actOf(days), span: { start: limit.words[0], end: days.words[1] } };
  expect(verdictsOf([limit, days], [whole])).toEqual(["dropped", "exact"]);
});

test("two acts with the span of the whole sentence each find their instruction", () => {
  const span = { start: limit.words[0], end: days.words[1] };
  const acts = [days, limit].map((label) => ({ ...actOf(label), span }));
  expect(verdictsOf([limit, days], acts)).toEqual(["exact", "exact"]);
});

test("an edit where the paper has none is invented, a right read twice is not", () => {
  const acts = [leverage, leverage, rights, rights].map(actOf);
  const { outcomes, invented } = match([leverage, rights], acts, [], amendment);
  expect(outcomes.map(({ verdict }) => verdict)).toEqual(["exact", "exact"]);
  expect(invented.map(({ kind }) => kind)).toEqual(["replaceProvision"]);
});
