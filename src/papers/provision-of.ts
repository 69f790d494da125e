import { type Label, labelOf } from "./structure/label.ts";
import { outlineOf, type Part } from "./structure/outline.ts";
import type { Provision } from "./structure/provision.ts";
import { formOf, joinedForms } from "./acts/certainty.ts";
import { qualifications } from "./terms/qualification.ts";
import type { ReadTerm } from "./terms/term.ts";
import { readTerms } from "./terms/read-terms.ts";
import type { Flow, Paragraph } from "./text/flow.ts";

/** A part with the parts below it as others cite them, with the terms in its words. `above` leads every path. */
export function provisionOf(flow: Flow, part: Part, above = ""): Provision {
  const text = flow.text.slice(part.from, part.to);
  const terms = readTerms(text, part.from, flow);
  return {
    path: above + part.path,
    label: part.label,
    heading: part.heading,
    text,
    textSpan: flow.spanOf(part.from, part.to),
    span: flow.spanOf(part.whole.from, part.whole.to),
    terms,
    ...doubtIn(text, terms),
    parts: part.parts.map((each) => provisionOf(flow, each, above)),
  };
}

// A rate of which more is said than is understood.
function doubtIn(text: string, terms: readonly ReadTerm[]): Pick<Provision, "uncertain"> {
  if (!terms.some(({ name }) => name === "rate" || name === "higherRate")) return {};
  const said = qualifications(text);
  if (said.length === 0) return {};
  return {
    uncertain: { rule: "rate", form: joinedForms(said.map(formOf)), doubts: ["term_qualified"], otherwise: [] },
  };
}

/**
 * The outline of a text put in place as `path`; nothing where none of its paragraphs is numbered, nor, of a part that
 * goes by its title alone, opens with one.
 *
 * Shape: one root with the path of the target, unless the text has labels of its own that are not the target's: then
 * they are kept below what holds the target.
 */
export function outlineOfPayload(flow: Flow, from: number, to: number, path: string): readonly Provision[] | undefined {
  const { parts } = outlineOf(flow, paragraphsWithin(flow, from, to), true);
  const [first] = parts;
  const titled = path === "" && first?.heading !== "";
  if (first === undefined || !(titled || parts.some(({ label }) => label !== ""))) return undefined;
  const cited = first.label === "" ? undefined : labelOf(`${first.label} `);
  if (cited !== undefined) return parts.map((part) => provisionOf(flow, part, aboveOf(path, cited)));
  const { heading, text, textSpan, terms } = provisionOf(flow, first);
  const root: Provision = {
    path,
    label: "",
    heading,
    text,
    textSpan,
    span: flow.spanOf(from, to),
    terms,
    parts: parts.slice(1).map((part) => provisionOf(flow, part, path)),
  };
  return [root];
}

// `8.1` over `(b)`; nothing over a label that is cited whole, such as `9.1`.
function aboveOf(path: string, { cited, interpretations }: Label): string {
  if (!interpretations.every(({ numbering }) => numbering.startsWith("("))) return "";
  const last = /\([A-Za-z0-9]{1,5}\)$/.exec(path)?.[0];
  const own =
    last !== undefined &&
    labelOf(`${last} x`)?.interpretations.some(({ numbering }) =>
      interpretations.some((each) => each.numbering === numbering),
    );
  return path.endsWith(cited) || own === true ? path.slice(0, path.length - (last ?? cited).length) : path;
}

function paragraphsWithin({ paragraphs, text }: Flow, from: number, to: number): Paragraph[] {
  let [low, high] = [0, paragraphs.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((paragraphs[middle]?.to ?? 0) <= from) low = middle + 1;
    else high = middle;
  }
  const within: Paragraph[] = [];
  for (let index = low; index < paragraphs.length && (paragraphs[index]?.from ?? to) < to; index += 1) {
    const paragraph = paragraphs[index];
    if (paragraph === undefined) break;
    const start = Math.max(paragraph.from, from);
    const opens = text[start] === '"' && labelOf(text.slice(start + 1, start + 40)) !== undefined;
    within.push({ ...paragraph, from: opens ? start + 1 : start, to: Math.min(paragraph.to, to) });
  }
  return within;
}
