import type { Payload, Target } from "../acts/target.ts";
import type { Instruction, Put } from "./instruction.ts";
import { allMatches } from "../text/match.ts";

/** A text put in place as an act holds it. */
export function payloadOf({ text, span }: Put): Payload {
  return { text, span };
}

/** A stretch of a text put in place. */
export function partOfPut(put: Put, from: number, text: string, { surroundings: { flow } }: Instruction): Put {
  const at = put.at + from;
  return { text, at, span: flow.spanOf(at, at + text.length) };
}

/** A text without the number before a term it defines: `1.4. "Applicable Margin" means …:` over the list in 1.4. */
export function withoutNumber(put: Put, path: string, instruction: Instruction): Put {
  const number = /^["\s]*(\d+(?:\.\d+)*[A-Z]?)\.?\s+(?="[^"\n]{1,80}")/.exec(put.text);
  return number?.[1] === path ? partOfPut(put, number[0].length, put.text.slice(number[0].length), instruction) : put;
}

/** A definition that a text put in place states. */
export type Stated = { readonly term: string; readonly put: Put };

const termQuoted = `(?:"([^"\\n]{1,80})"|['\`]([^'\`"\\n]{1,80})')(?: or "[^"\\n]{1,80}")?`;
// `"Rate" means`, `"Rate": for any day`, `(i) "Rate" means`
const stating = new RegExp(
  `(?:^|\\n)((?:\\([a-z]{1,5}\\)\\s+)?)(['"\`]{0,2})(?=${termQuoted}` +
    "(?:[,:;]? (?:shall|means?|SHALL|MEANS?|is|are|has|have|of|-|\\()|: ))",
  "g",
);

const labelledTerm = /(?:^|\n)\([a-z]{1,5}\)\s+["'`]/g;
const runsOn = /[.;]["”]? "[A-Z][^"\n]{1,80}" (?:shall mean|means?|shall have the meaning)\b/;

/** The definitions that a text states: each paragraph that opens with a term in quotation marks, and what follows. */
export function definedIn(put: Put, instruction: Instruction): readonly Stated[] {
  const openings = allMatches(stating, put.text);
  // Where a second definition begins in mid-paragraph, nobody can say where the first ends.
  if (openings[0]?.index !== 0 || runsOn.test(put.text)) return [];
  // Labels stand before each of them; before some, they are those of a list within one.
  const labelled = openings.filter(([, label]) => label !== "").length;
  if (labelled > 0 && (labelled < openings.length || allMatches(labelledTerm, put.text).length > labelled)) return [];
  const starts = openings.map(({ 0: lead, index }) => index + lead.length);
  return openings.map(([, , , double, single = ""], index) => {
    const from = starts[index] ?? 0;
    const raw = put.text.slice(from, openings[index + 1]?.index).trimEnd();
    return {
      term: (double ?? single).replace(/,$/, ""),
      put: partOfPut(put, from, withoutLooseMark(raw), instruction),
    };
  });
}

// Marks that enclose each of several definitions are not part of them.
function withoutLooseMark(text: string): string {
  return text.endsWith('"') && text.split('"').length % 2 === 0 ? text.slice(0, -1) : text;
}

/** The terms that a text only lists in quotation marks; `undefined` where it says anything else. */
export function termsListed({ text }: Put): readonly string[] | undefined {
  const terms = allMatches(/"([^"\n]+)"/g, `"${text}"`).map(([, term = ""]) => term.replace(/[,.;]$/, "").trim());
  const rest = `"${text}"`.replaceAll(/"[^"\n]+"/g, "").replaceAll(/[\s,;."]|and/g, "");
  const real = terms.filter((term) => !/^[,;.\s]*(?:and)?\s*$/.test(term));
  const short = real.every(({ length }) => length <= 80);
  return rest === "" && short && real.length > 0 ? real : undefined;
}

/** The label by which a part opens the text that states it anew: `(b)` of `4.2(b)`, `4.2` of `4.2`. */
export function ownLabel(path: string): string {
  return /(?:\([A-Za-z0-9]+\)|[\d.]+[A-Z]?)$/.exec(path)?.[0] ?? "";
}

/** A text divided by the labels of its parts, in their order; `undefined` unless each is found once. */
export function dividedBy(labels: readonly string[], put: Put, instruction: Instruction): readonly Put[] | undefined {
  const lines = allMatches(/(?:^|\n)["(]*(?:Section |SECTION )?/g, put.text);
  const starts = labels.map((label) => lines.flatMap((line) => opening(line, label, put.text)));
  const firsts = starts.map((each) => each[0] ?? -1);
  const apart =
    labels.every((label) => label !== "") &&
    starts.every(({ length }) => length === 1) &&
    firsts[0] !== undefined &&
    firsts[0] <= 1;
  if (!apart || firsts.some((from, index) => index > 0 && from <= (firsts[index - 1] ?? -1))) return undefined;
  return firsts.map((from, index) => {
    const raw = put.text.slice(from, firsts[index + 1]).replace(/[\s"]+$/, "");
    return partOfPut(put, from, raw, instruction);
  });
}

// Where the part begins: with its label, or with the word "Section" before it.
function opening({ 0: lead, index }: RegExpExecArray, label: string, text: string): readonly number[] {
  const word = /section $/i.exec(lead)?.[0].length ?? 0;
  const after = index + lead.length;
  const opens = lead.endsWith("(") ? after - 1 : after;
  return text.slice(opens, opens + label.length).toLowerCase() === label.toLowerCase() ? [opens - word] : [];
}

const short = /(?:\b(?:[A-Z]\.){2,}|\b(?:Inc|Corp|Ltd|Co)\.)$/;

/** Words without the full stop of the instruction's own sentence, which printers put before the closing mark. */
export function withoutStop(put: Put, beside: string): Put {
  const last = put.text.at(-1) ?? "";
  const own = (last === "." || last === ",") && !beside.endsWith(last) && put.text.length > 1 && !short.test(put.text);
  if (!own || beside === "" || /[.;] /.test(put.text)) return put;
  return { text: put.text.slice(0, -1), at: put.at, span: { start: put.span.start, end: put.span.end - 1 } };
}

const placeholder = /\[?\b(?:intentionally (?:deleted|omitted|left blank)|reserved)\b\.?\]?/i;

/** Whether a text only says that the part whose place it takes is empty. */
export function isPlaceholder({ text }: Put): boolean {
  return text.length < 80 && placeholder.test(text);
}

// `; provided that …`, `and (c) …`: words that go on in a sentence which began before them.
const goesOn = /^["\s]*(?:[;,]|provided\b)/i;

const proviso = /^["\s]*[;,:(]?\s*(?:and )?provided\b/i;

/** Whether a text is a proviso by its first word. */
export function startsProviso({ text }: Put): boolean {
  return proviso.test(text);
}

/**
 * Whether a text may stand for a whole target: a section is not put anew by words that go on in its midst, a proviso by
 * what is none, nor the words over a list by words that bring the number of what holds it.
 */
export function isWholeText({ text }: Put, target: Target): boolean {
  if (target.kind === "passage") {
    if (target.unit === "proviso") return proviso.test(text);
    return target.path === "" || !text.startsWith(ownLabel(target.path));
  }
  if (target.kind !== "provision") return true;
  const section = !target.path.includes("(") && goesOn.test(text);
  return !section && partStated({ text }, target.path) === undefined;
}

/** The numbers of the parts directly below one that open the paragraphs of a text, where a later one is its first. */
export function partsStated(put: Pick<Put, "text">, path: string): readonly string[] {
  if (partStated(put, path) === undefined) return [];
  return allMatches(/(?:^|\n)["\s]*(\d+(?:\.\d+)+)\.?\s/g, put.text).map(([, own = ""]) => own);
}

/** The number of a later part below one that a text opens with: `3.4` below `3`; of the first it may be the whole. */
function partStated({ text }: Pick<Put, "text">, path: string): string | undefined {
  const [, own] = /^["\s]*(\d+(?:\.\d+)+)\.?\s/.exec(text) ?? [];
  if (own === undefined || path === "" || !own.startsWith(`${path}.`)) return undefined;
  return /\.0*1$/.test(own) || own.slice(path.length + 1).includes(".") ? undefined : own;
}
