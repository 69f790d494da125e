import { plainText } from "../../src/agreement/reading.ts";
import { isPresent, readingOf } from "../../src/agreement/text.ts";
import { inOrder } from "../../src/agreement/order.ts";
import { money } from "../../src/base/money.ts";
import { ratio, type Ratio, times, toDecimal } from "../../src/base/ratio.ts";
import { effectTexts, objectText } from "../../src/cli/act-text.ts";
import { amountText } from "../../src/cli/amount.ts";
import type { Act } from "../../src/papers/acts/act.ts";
import { certaintyOf } from "../../src/papers/acts/certainty.ts";
import { type Anchor, type PaperReference, type Payload, referenceText } from "../../src/papers/acts/target.ts";
import { isBaseKind } from "../../src/papers/kind.ts";
import { lintPaper } from "../../src/papers/lint/lint.ts";
import { readPaper } from "../../src/papers/read.ts";
import type { Instrument, Reading } from "../../src/papers/reading.ts";
import type { Provision } from "../../src/papers/structure/provision.ts";
import type { ReadTerm } from "../../src/papers/terms/term.ts";
import type { ReadValue } from "../../src/papers/terms/value.ts";
import { applied } from "../../src/servicing/applied.ts";
import { agreementPaper, letterPaper } from "../agreement/papers.ts";
import type { Case, Form } from "./family-folders.ts";
import { expectInPlace, folded, letter } from "./paper.ts";

/** A paper of a case as it is read. `on` are the sections of the agreement that it changes, with its own words. */
type Shown = { readonly text: string; readonly reading: Reading; readonly on: readonly [base: string, words: string] };

/** What can be told of the paper of a case, each in lines: an entry, and indented below it what it says. */
export const views = {
  acts: actsTold,
  terms: ({ reading }: Shown) => reading.instruments.flatMap(termsOf).map(termTold),
  values: valuesTold,
  instruments: ({ reading }: Shown) => reading.instruments.map(instrumentTold),
  outline: ({ reading }: Shown) => reading.instruments.flatMap(({ provisions }) => outlineTold(provisions, "")),
  lint: ({ reading, text }: Shown) =>
    lintPaper(reading).map(({ code, severity, span }) => `${code}: ${severity}${quoted(wordsAt(text, span))}`),
  "carried out": ({ on }: Shown) => carriedOut(on).told,
  text: ({ on }: Shown) => carriedOut(on).text,
} as const satisfies Record<string, (shown: Shown) => readonly string[]>;

/** The name of what can be told of a paper. */
export type View = keyof typeof views;

/** Whether a name is that of a view. */
export function isView(name: string): name is View {
  return Object.hasOwn(views, name);
}

/** What each view that a case asks for tells of its words; `nothing` where there is nothing to tell. */
export function toldOf({ words, on, told }: Case, form: Form): Map<View, string> {
  const text = paperOf(words, form);
  const shown = { text, reading: readPaper(text), on: [on ?? "", words] as const };
  return new Map([...told.keys()].map((view) => [view, views[view](shown).join("\n") || "nothing"] as const));
}

function paperOf(words: string, form: Form): string {
  if (form === "whole") return words;
  return form === "letter" ? letter(words) : agreementPaper(words).text;
}

function actsTold({ text, reading }: Shown): string[] {
  const acts = reading.instruments.flatMap((instrument) => instrument.acts);
  for (const act of acts) if ("payload" in act && act.payload !== undefined) expectInPlace(text, act.payload);
  const unread = reading.unread.map(
    ({ reason, span }) => `unread: ${reason}\n  words: ${opening(wordsAt(text, span))}`,
  );
  const found = reading.findings.map(({ code, span }) => `finding: ${code}${quoted(wordsAt(text, span))}`);
  return [...acts.map(actTold), ...unread, ...found];
}

function quoted(words: string): string {
  return words === "" ? "" : `, “${words}”`;
}

// Enough of a sentence to tell it from the others.
function opening(words: string): string {
  return words.length <= 60 ? words : `${words.slice(0, words.lastIndexOf(" ", 60))} …`;
}

function wordsAt(text: string, { start, end }: { readonly start: number; readonly end: number }): string {
  return folded(text.slice(start, end));
}

// What every act has is told by itself, and what an operation is in words in its own text.
const toldApart = new Set([
  "kind",
  "clause",
  "span",
  "effect",
  "terms",
  "values",
  "uncertain",
  "target",
  "term",
  "text",
]);

function actTold(act: Act): string {
  const about = objectText(act);
  const operands = Object.entries(act)
    .flatMap(([name, value]) => (toldApart.has(name) ? [] : operand(name, value)))
    .filter((line) => !isSaid(line, about));
  const doubts = act.uncertain === undefined ? [] : [`${certaintyOf(act)}: ${act.uncertain.doubts.join(", ")}`];
  const lines = [...operands, ...effectTexts(act.effect), ...act.terms.map(termTold), ...doubts];
  return [about === "" ? act.kind : `${act.kind}: ${about}`, ...lines.map((line) => `  ${line}`)].join("\n");
}

// What the entry's own line says at length already.
function isSaid(line: string, about: string): boolean {
  const words = line.slice(line.indexOf(": ") + 2);
  return words.length > 24 && about.includes(words);
}

const inOneLine = new Set(["place", "beside", "uponReceipt"]);
const unsaid = new Set<unknown>(["sole", "unsaid", "", false]);

/** An operand in a line, or its parts in several; nothing where the words say nothing of it. */
function operand(name: string, value: unknown): string[] {
  if (value === undefined || unsaid.has(value)) return [];
  if (Array.isArray(value)) return value.length === 0 ? [] : [`${name}: ${value.map(phrase).join("; ")}`];
  return typeof value === "object" && value !== null ? compound(name, value) : [`${name}: ${phrase(value)}`];
}

function compound(name: string, value: object): string[] {
  if (isPayload(value)) return [`${name === "payload" ? "put" : name}: ${lined(value.text) || "nothing"}`];
  if ("at" in value && unsaid.has(value.at)) return [];
  if (inOneLine.has(name) || "numerator" in value) return [`${name}: ${phrase(value)}`];
  if (isAnchor(value)) return [`${name}: ${value.side} ${value.words}`, ...partsOf(value, ["side", "words"])];
  return partsOf(value, ["span"]);
}

function partsOf(value: object, apart: readonly string[]): string[] {
  return Object.entries(value).flatMap(([part, each]) => (apart.includes(part) ? [] : operand(part, each)));
}

function isAnchor(value: object): value is Anchor {
  return "side" in value && "occurrence" in value;
}

function phrase(value: unknown): string {
  if (typeof value === "bigint") return amountText(money("USD", value));
  if (typeof value !== "object" || value === null) return lined(String(value));
  if (Array.isArray(value)) return value.map(phrase).join(" ");
  if (isReference(value)) return referenceText(value);
  if ("numerator" in value) return percent(value as Ratio);
  const parts = Object.entries(value).filter(([part, each]) => part !== "span" && part !== "at" && !unsaid.has(each));
  const words = parts.map(([, each]) => phrase(each)).join(" ");
  return "at" in value ? `${phrase(value.at)} ${words}`.trim() : words;
}

function isReference(value: object): value is PaperReference {
  return "amendedBy" in value;
}

function isPayload(value: object): value is Payload {
  return "text" in value && "span" in value;
}

function lined(text: string): string {
  return text.replaceAll("\n", " / ").replaceAll("\t", " | ");
}

function percent(part: Ratio): string {
  return `${toDecimal(times(part, ratio(100n)))}%`;
}

// Those of a base paper's own words, or those that an amendment puts in place.
function termsOf({ kind, acts, provisions }: Instrument): ReadTerm[] {
  const below = (parts: readonly Provision[]): ReadTerm[] =>
    parts.flatMap((each) => [...each.terms, ...below(each.parts)]);
  return isBaseKind(kind) ? below(provisions) : acts.flatMap(({ terms }) => terms);
}

function termTold(term: ReadTerm): string {
  return [term.name, ...partsOf(term, ["name", "span"])].join(", ");
}

function valuesTold({ text, reading }: Shown): string[] {
  const acts = reading.instruments.flatMap((instrument) => instrument.acts);
  const values = [...acts, ...reading.unread].flatMap((each) => each.values);
  const lines = values.toSorted((a, b) => a.span.start - b.span.start).map((value) => valueTold(text, value));
  return [...new Set(lines)];
}

function valueTold(text: string, value: ReadValue): string {
  return `${value.value} ${figureOf(value)}: “${wordsAt(text, value.span)}”`;
}

function figureOf(value: ReadValue): string {
  switch (value.value) {
    case "amount":
      return amountText(money("USD", value.minor));
    case "date":
      return value.on;
    case "percent":
      return percent(value.part);
    case "ratio":
      return `${toDecimal(value.toOne)} to 1`;
    case "days":
      return String(value.days);
    default:
      return value satisfies never;
  }
}

function instrumentTold(instrument: Instrument): string {
  const { id, kind, title, dated, parties, signatures, execution, gate, names } = instrument;
  const lines = [
    ...(dated === undefined ? [] : [`dated: ${dated.value}`]),
    `execution: ${execution}`,
    ...parties.map(({ name, shortNames }) => `party: ${[name, ...shortNames].join(", ")}`),
    ...names.map(({ term, means }) => `name: “${term}” is ${opening(means)}`),
    ...(gate === undefined ? [] : [`waits for: § ${gate.clause}`]),
    ...signatures.map(
      ({ entity, person, form }) => `block: ${entity}, ${form}${person === undefined ? "" : ` ${person}`}`,
    ),
  ];
  return [`${id}: ${kind}, “${title}”`, ...lines.map((line) => `  ${line}`)].join("\n");
}

function outlineTold(parts: readonly Provision[], indent: string): string[] {
  return parts.flatMap(({ path, heading, text, parts: below }) => [
    `${indent}${[path === "" ? "(unnumbered)" : path, ...(heading === "" ? [] : [`[${heading}]`]), lined(text)].join(" ").trim()}`,
    ...outlineTold(below, `${indent}  `),
  ]);
}

function carriedOut([base, words]: Shown["on"]) {
  const papers = [agreementPaper(base), letterPaper("letter", "March 1, 1999", words)];
  const { open, standings, instructions } = applied(papers);
  const standing = standings.at(-1);
  if (standing === undefined) throw new Error("two papers leave the agreement as it then stands");
  const { agreement } = open;
  const first = agreement.instruments[0]?.id;
  const parts = inOrder(agreement)
    .filter((node) => node.standsWith === first || node.put !== undefined)
    .filter((node) => isPresent(agreement, node, standing))
    .map((node) => readingOf(agreement, node, standing))
    .filter(({ clause }) => clause.path !== "");
  return {
    told: instructions.map(({ kind, target, result, reason }) =>
      [`${result}: ${kind}, ${target}`, ...(reason === "" ? [] : [`  ${reason}`])].join("\n"),
    ),
    text: parts.map((part) => {
      const heading = part.heading === "" ? "" : `[${part.heading}] `;
      const gone = part.deleted === undefined ? "" : "(deleted) ";
      return `${part.clause.path}: ${gone}${heading}${lined(plainText(part))}`.trim();
    }),
  };
}
