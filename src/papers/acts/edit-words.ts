import { ordinalOf, ordinalWords } from "../text/numbers.ts";
import { dateWords } from "../text/phrases.ts";
import type { Operation } from "./act.ts";
import type { Anchor, Occurrence, Payload, Target } from "./target.ts";

/** Words with what stands between quotation marks hidden, mark for mark, so that grammar is not sought in it. */
export function masked(text: string): string {
  return text.replaceAll(/"[^"]*"/g, (quoted) => `"${"\u0001".repeat(quoted.length - 2)}"`);
}

const quote = '"\u0001+"';
const plainValue = `\\$[\\d,]+(?:\\.\\d{2})?(?: (?:million|billion))?|${dateWords}|\\d+(?:\\.\\d+)?%`;
const operand = (name: string): string => `(?<${name}>${quote}|${plainValue})`;
const thing =
  "(?:(?:the|each|any|such|a|all) )?(?:(?:new )?(?:words?|phrases?|dollar amounts?|amounts?|figures?|dates?|numbers?|numerals?|text|percentages?|ratios?|references?|terms?|language|sum|clause|sentence|parenthetical|following)(?: and figures?)?(?: to)?(?: the (?:words?|phrase|term))?,? )?";
const it = "(?:it|they|the same|such [a-z]+(?: [a-z]+)?|that [a-z]+)";
const placeOf =
  ` (?:therein|thereof|contained therein|appearing therein|set forth therein|in such (?:section|definition|clause|sentence|paragraph)` +
  `|wherever ${it} (?:appears?|occurs?)(?: therein)?|where ${it} appears?(?: therein)?` +
  `|(?:in )?each (?:place|time|instance)(?: in which| where| that)? ${it} (?:appears?|occurs?|is used)(?: therein)?` +
  `|(?:(?:contained|appearing|set forth|located|found|which appears?) )?(?:in|on) the (?:${ordinalWords}|last|second to last) (?:sentence|line)(?: thereof)?)`;
const place = (name: string): string => `(?<${name}>(?:,?${placeOf},?)*)`;
const lieu = "(?:,? (?:in (?:lieu|place|substitution) (?:thereof|therefor)|in its (?:place|stead)|therefor|thereof))?";
const sided = "(?:immediately |directly )?(?<side>after|following|before|preceding|prior to)";
const put = "(?:substituting|inserting|adding|substitute|insert|add)";
const swapped = `(?:replacing|replace|substituting) (?:it|them|the same|such [a-z]+|that [a-z]+)`;
const drop = "(?:deleting|striking|striking out|removing|delete|strike)";

const forms: readonly RegExp[] = [
  `${drop} ${thing}${operand("old")}${place("at")},? ?and(?: by)? (?:${put}${lieu}|${swapped} (?:with|by)) ${thing}${operand("put")}${lieu}${place("also")}`,
  `(?:replacing|changing|replace|change) ${thing}${operand("old")}${place("at")} (?:with|by|to(?: read)?) ${thing}${operand("put")}${lieu}${place("also")}`,
  `(?:changing|increasing|reducing|decreasing|extending) ${thing}from ${operand("old")}${place("at")} to ${operand("put")}${place("also")}`,
  `${put} ${thing}${operand("put")} (?:for|in (?:lieu|place) of|in substitution for) ${thing}${operand("old")}${place("at")}`,
  `${put} ${thing}${operand("put")},? ${sided} ${thing}${operand("beside")}${place("at")}`,
  `${put},? ${sided} ${thing}${operand("beside")}${place("at")},? ${thing}${operand("put")}${place("also")}`,
  `${put} ${thing}${operand("put")} (?:at|to) the (?<end>end|beginning)(?: thereof)?`,
  `${put},? (?:at|to) the (?<end>end|beginning)(?: thereof)?,? ${thing}${operand("put")}`,
  `${drop} ${thing}${operand("old")}${place("at")}`,
].map((form) => new RegExp(form, "diy"));

const separator = /\s*(?:[,;]\s*)?(?:and )?(?:(?:further|also) )?(?:by )?(?:\([a-z]+\) )?(?:by )?/iy;

/** Where words come from: their text as written, their mask, and how a position in them becomes a payload's place. */
export type Source = {
  readonly text: string;
  readonly mask: string;
  readonly payload: (from: number, to: number) => Payload;
};

/** Reads operations on words one after the other from a position; none when any of them is not understood. */
export function wordEditsIn(source: Source, start: number, target: Target): readonly Operation[] {
  const operations: Operation[] = [];
  let at = start;
  while (!/^\s*(?:[.;,]?\s*(?:and)?\s*)$/.test(source.text.slice(at))) {
    separator.lastIndex = at;
    at += separator.exec(source.mask)?.[0].length ?? 0;
    const found = editAt(source, at, target);
    if (found === undefined) return [];
    operations.push(found.operation);
    at = found.to;
  }
  return operations;
}

function editAt(source: Source, at: number, target: Target): { operation: Operation; to: number } | undefined {
  for (const form of forms) {
    form.lastIndex = at;
    const match = form.exec(source.mask);
    if (match === null || !/^(?:$|[.,; ])/.test(source.mask.slice(form.lastIndex))) continue;
    const operation = operationOf(match, source, target);
    if (operation !== undefined) return { operation, to: match.index + match[0].length };
  }
  return undefined;
}

// The words that a form found, and where; those that a quotation holds without its marks.
class Found {
  readonly #match: RegExpExecArray;
  readonly #source: Source;

  constructor(match: RegExpExecArray, source: Source) {
    this.#match = match;
    this.#source = source;
  }

  has(name: string): boolean {
    return this.#match.groups?.[name] !== undefined;
  }

  said(name: string): string {
    return this.#match.groups?.[name] ?? "";
  }

  words(name: string): string {
    return this.#source.text.slice(...this.#inner(name));
  }

  payload(name: string): Payload {
    const { index } = this.#match;
    return this.has(name) ? this.#source.payload(...this.#inner(name)) : this.#source.payload(index, index);
  }

  #inner(name: string): [number, number] {
    const [from, to] = this.#match.indices?.groups?.[name] ?? [0, 0];
    return this.#source.text[from] === '"' ? [from + 1, to - 1] : [from, to];
  }
}

const every = /\b(?:all|each|every|any) (?:references?|occurrences?|words?|phrases?|amounts?|dates?|terms?)\b/i;

// The full stop or comma of the instruction's own sentence stands before the closing mark, as printers put it.
function endedAsSaid(payload: Payload, beside: string): Payload {
  const last = payload.text.at(-1) ?? "";
  const own = (last === "." || last === ",") && !beside.endsWith(last) && !/[.;] /.test(payload.text);
  if (!own || beside === "") return payload;
  return { text: payload.text.slice(0, -1), span: { start: payload.span.start, end: payload.span.end - 1 } };
}

function operationOf(match: RegExpExecArray, source: Source, whole: Target): Operation | undefined {
  const found = new Found(match, source);
  const where = placeIn(found.said("at") + found.said("also"), whole);
  if (where === undefined) return undefined;
  const { target, line } = where;
  const occurrence = every.test(match[0]) ? "each" : where.occurrence;
  const payload = endedAsSaid(found.payload("put"), found.words(found.has("old") ? "old" : "beside"));
  const counted = line === undefined ? {} : { line };
  if (found.has("old"))
    return { kind: "substituteWords", target, old: found.words("old"), payload, occurrence, ...counted };
  if (found.has("end"))
    return { kind: "insertWords", target, payload, anchor: /end/i.test(found.said("end")) ? "end" : "start" };
  const side = /after|following/i.test(found.said("side")) ? "after" : "before";
  const anchor: Anchor = { side, words: found.words("beside"), occurrence, ...counted };
  return { kind: "insertWords", target, payload, anchor };
}

const ordinal = new RegExp(`the (${ordinalWords}|last|second to last) (sentence|line)`, "i");

// What the words about the place say: which sentence, which line, which of several.
function placeIn(
  words: string,
  target: Target,
): { readonly target: Target; readonly line?: number; readonly occurrence: Occurrence } | undefined {
  const occurrence: Occurrence = /each|wherever/i.test(words) ? "each" : "sole";
  const match = ordinal.exec(words);
  if (match === null) return { target, occurrence };
  const [, which = "", unit = ""] = match;
  const counted = ordinalOf(which.toLowerCase());
  if (counted === undefined || ordinal.test(words.slice(match.index + match[0].length))) return undefined;
  if (unit.toLowerCase() === "line") return counted < 1 ? undefined : { target, occurrence, line: counted };
  const within = sentenceOf(target, counted);
  return within === undefined ? undefined : { target: within, occurrence };
}

function sentenceOf(target: Target, counted: number): Target | undefined {
  if (target.kind === "definition") return { ...target, kind: "sentence", ordinal: counted, path: "" };
  if (target.kind !== "provision" || target.path === "") return undefined;
  const { path, paper } = target;
  return { kind: "sentence", ordinal: counted, path, ...(paper === undefined ? {} : { paper }) };
}
