import { times, toDecimal, type Ratio } from "../src/base/ratio.ts";
import type { Act } from "../src/papers/acts/act.ts";
import type { Reading } from "../src/papers/reading.ts";
import type { Provision } from "../src/papers/structure/provision.ts";
import type { Value } from "../src/papers/terms/value.ts";
import type { Span } from "../src/papers/text/span.ts";
import { spanOf, type LabelledTerm } from "./label.ts";
import type { Verdict } from "./match.ts";
import { overlap } from "./words.ts";

/** A value that the reader took from a run of words. */
export type ReadValue = { readonly name: LabelledTerm["name"]; readonly value: string; readonly span: Span };

/** A value that a person read, with how it fared, and what was read in its place. */
export type TermOutcome = {
  readonly term: LabelledTerm;
  readonly verdict: Verdict;
  readonly read: readonly string[];
};

/** Compares the values of a paper: right when the reader has the value in words that overlap, wrong when it has another. */
export function matchTerms(terms: readonly LabelledTerm[], values: readonly ReadValue[]): TermOutcome[] {
  return terms.map((term) => {
    const span = spanOf(term.words);
    const near = values.filter((value) => value.name === term.name && overlap(value.span, span));
    const right = near.some(({ value }) => value === term.value);
    const verdict = right ? "exact" : near.length > 0 ? "wrong" : "missed";
    return { term, verdict, read: right ? [] : [...new Set(near.map(({ value }) => value))] };
  });
}

/** Every value that the reader took from a paper. */
export function valuesOf({ instruments, unread }: Reading): ReadValue[] {
  return [
    ...instruments.flatMap(({ acts, provisions }) => [...acts.flatMap(valuesInAct), ...provisions.flatMap(valuesIn)]),
    ...unread.flatMap(({ values }) => values.map(readValue)),
  ];
}

function valuesInAct({ terms, values, effect }: Act): ReadValue[] {
  const dates = [effect.from, effect.until].flatMap((placed) =>
    placed === undefined ? [] : [{ name: "date" as const, value: String(placed.value), span: placed.span }],
  );
  return [...dates, ...terms.flatMap((term) => flat(term, term.span)), ...values.map(readValue)];
}

function readValue(read: Value & { readonly span: Span }): ReadValue {
  const { span } = read;
  switch (read.value) {
    case "amount":
      return { name: "amount", value: String(read.minor), span };
    case "date":
      return { name: "date", value: read.on, span };
    case "percent":
      return { name: "percent", value: toDecimal(times(read.part, { numerator: 100n, denominator: 1n })), span };
    case "ratio":
      return { name: "ratio", value: toDecimal(read.toOne), span };
    case "days":
      return { name: "days", value: String(read.days), span };
    default:
      return read satisfies never;
  }
}

function valuesIn({ terms, parts }: Provision): ReadValue[] {
  return [...terms.flatMap((term) => flat(term, term.span)), ...parts.flatMap(valuesIn)];
}

// Every value inside a term, whatever the shape of the term.
function flat(part: unknown, span: Span, key = ""): ReadValue[] {
  if (typeof part === "bigint") return [{ name: "amount", value: String(part), span }];
  if (typeof part === "number") return /days/i.test(key) ? [{ name: "days", value: String(part), span }] : [];
  if (typeof part === "string") return /^\d{4}-\d{2}-\d{2}$/.test(part) ? [{ name: "date", value: part, span }] : [];
  if (typeof part !== "object" || part === null || key === "span") return [];
  if (isRatio(part)) {
    const percent = toDecimal(times(part, { numerator: 100n, denominator: 1n }));
    return [
      { name: "percent", value: percent, span },
      { name: "ratio", value: toDecimal(part), span },
    ];
  }
  return Object.entries(part).flatMap(([name, value]) => flat(value, span, name));
}

function isRatio(part: object): part is Ratio {
  return "numerator" in part && "denominator" in part;
}
