import type { Target } from "../acts/target.ts";
import type { Position } from "./insertion.ts";
import { past, quote, step, type Instruction } from "./instruction.ts";
import { phraseAt, type Phrase } from "./phrase.ts";
import { ownLabel } from "./put.ts";
import { placeAt, targetAt, within } from "./where.ts";

const nextTo =
  /,? ?(?:immediately |directly |just )?(after|following|before|preceding|prior to|under),? (?:the (?:existing )?reference to |such |the end of )?/iy;
const atEnd =
  /,? ?(?:(?:at|to|as) the (?:very )?(?=end\b|beginning\b)|(?:immediately )?(?:before|prior to|preceding) the (?=end (?:of|thereof)\b))(end|beginning)(?: of| to)?(?: thereof| therein)?/iy;
const asSentence = /,? as (?:the|a) (?:new )?(last|final|first) (?:sentence|paragraph)(?: (?:of|in))?/iy;
const ordered =
  /,? ?(?:which (?:(?:new|said|such) )?(?:definitions? |terms? )?(?:shall|will|are to) be )?(?:(?:to be )?inserted |to appear |each )?in (?:the |its |their )?(?:appropriate |proper |correct |applicable |respective )?,? ?(?:places? in )?alphabetic(?:al)?(?:ly)?(?: and numerical)?(?: (?:correct|proper|appropriate))? (?:order|location|place|position|sequence|listing)s?|,? ?in the (?:appropriate|proper|correct) places? (?:so as )?to preserve the alphabetical order of (?:the (?:other )?definitions|such terms)(?: (?:in|of) such [a-z]+| therein| thereof)?|,? ?alphabetically(?: therein)?(?=[ ,:.]|$)/iy;
const orderly =
  /,? ?in (?:the |its |their )?(?:(?:appropriate|proper|correct) |(?=numerical|numeric|sequential))(?:(?:numerical|numeric|sequential|lettered) )?(?:order|location|place|position|sequence)s?/iy;
const lastMark = `(?:period|semicolon|semi-colon)(?: \\(${quote}\\))?`;
const ownMark = new RegExp(
  ` ?\\((?:but )?(?:immediately )?before the ${lastMark}(?: at the end thereof)?\\)|` +
    `,? (?:but |and )?(?:immediately )?(?:before|prior to) the (?:final |ending )?${lastMark}(?: (?:at the end |appearing )?(?:thereof|therein))?(?=[ ,:;.]|$)`,
  "iy",
);

/** Reads where something new goes. */
export function positionAt(instruction: Instruction, at: number, base: Target | undefined): Position | undefined {
  const order = step(ordered, instruction, at);
  if (order !== undefined) return alphabetical(instruction, at + order[0].length, base);
  const order2 = step(orderly, instruction, at);
  if (order2 !== undefined) return { target: base, place: { at: "unsaid" }, to: at + order2[0].length };
  const last = step(atEnd, instruction, at);
  if (last !== undefined) return endedAt(instruction, at, last, base);
  const counted = step(asSentence, instruction, at);
  if (counted !== undefined) return endedAt(instruction, at, counted, base);
  const amid = betweenWords(instruction, at, base);
  if (amid !== undefined) return amid;
  const side = step(nextTo, instruction, at);
  if (side === undefined) return undefined;
  const both = betweenBoth(instruction, at, base);
  if (both !== undefined) return both;
  const which = /after|following|under/i.test(side[1] ?? "") ? "after" : "before";
  const other = phraseAt(instruction, at + side[0].length, base);
  return other === undefined ? undefined : besidePhrase(instruction, which, other, base);
}

const between = new RegExp(
  `,? ?between (?:the )?(?:(?:words?|phrases?|terms?|figures?|amounts?) )?(${quote}),? and `,
  "iy",
);

// `between the words "its" and "income"`: after the first of them, where the other follows.
function betweenWords(instruction: Instruction, at: number, base: Target | undefined): Position | undefined {
  const found = step(between, instruction, at);
  const other = found === undefined ? undefined : phraseAt(instruction, at + found[0].length, base);
  if (found?.[1] === undefined || other?.named.is !== "words" || other.named.each) return undefined;
  const { from, to } = other.named.inner;
  const start = at + found[0].indexOf(found[1]) + 1;
  const first = instruction.text.slice(start, start + found[1].length - 2);
  const position = besideWords("after", first, other, other.to);
  if (typeof position.anchor !== "object") return undefined;
  const beside = { side: "before", words: instruction.text.slice(from, to) } as const;
  return { ...position, anchor: { ...position.anchor, beside } };
}

const afterUncounted =
  /,? ?(?:immediately |directly )?(?:after|following) the (?:(?:first|second|third|last|final) )?(?:proviso|parenthetical)(?= )/iy;
const andBefore = /,? and (?:immediately |directly )?(?:before|prior to) (?=["(])/iy;

// `after the first proviso at the end of Section 4.2 and before "; and"`: the words alone tell the place.
function betweenBoth(instruction: Instruction, at: number, base: Target | undefined): Position | undefined {
  const after = step(afterUncounted, instruction, at);
  if (after === undefined) return undefined;
  const place = placeAt(instruction, at + after[0].length, within(base));
  const join = step(andBefore, instruction, place.to);
  const on = targetAt(place.where);
  const other = join === undefined ? undefined : phraseAt(instruction, place.to + join[0].length, on);
  return other?.named.is === "words" ? besidePhrase(instruction, "before", other, on) : undefined;
}

function alphabetical(instruction: Instruction, at: number, base: Target | undefined): Position {
  const { where, to } = placeAt(instruction, at, within(base), "comes");
  return { place: { at: "alphabetical" }, target: targetAt(where), to };
}

function endedAt(
  instruction: Instruction,
  at: number,
  last: RegExpExecArray,
  base: Target | undefined,
): Position | undefined {
  const to = at + last[0].length;
  const back = / (?:of|to|in)$/i.exec(last[0])?.[0].length ?? 0;
  const place = placeAt(instruction, to - back, within(base));
  if (back > 0 && place.to <= to) return undefined;
  const target = targetAt(place.where);
  if (target === undefined && place.where.base !== undefined) return undefined;
  const anchor = /end|last|final/i.test(last[1] ?? "") ? "end" : "start";
  return { place: { at: anchor }, anchor, target, to: past(ownMark, instruction, place.to) };
}

function besidePhrase(
  instruction: Instruction,
  side: "after" | "before",
  other: Phrase,
  base: Target | undefined,
): Position | undefined {
  const { named } = other;
  const to = past(ownMark, instruction, other.to);
  if (named.is === "words")
    return besideWords(side, instruction.text.slice(named.inner.from, named.inner.to), other, to);
  if (named.is === "mark") {
    // Before the mark that ends a text is at its end.
    const closing = side === "before" && other.occurrence === "last" && (named.mark === "." || named.mark === ";");
    return closing && other.others === undefined ? { anchor: "end", target: other.target, to } : undefined;
  }
  const [only, ...more] = named.is === "targets" ? named.targets : [];
  return only === undefined || more.length > 0 ? undefined : besideTarget(side, only, base, to);
}

function besideWords(
  side: "after" | "before",
  words: string,
  { target, occurrence, line, others }: Phrase,
  to: number,
): Position {
  const counted = line === undefined ? {} : { line };
  const also = others === undefined ? {} : { others };
  return { anchor: { side, words, occurrence, ...counted }, target, ...also, to };
}

function besideTarget(
  side: "after" | "before",
  only: Target,
  base: Target | undefined,
  to: number,
): Position | undefined {
  switch (only.kind) {
    case "definition":
      if ((only.path ?? "") !== "") return besideClause(side, only, to);
      return { place: { at: side, beside: only.term }, target: base ?? paperOf(only), to };
    case "passage":
    case "sentence":
      return side === "after" ? { anchor: "end", target: only, to } : { anchor: "start", target: only, to };
    case "provision":
      return {
        place: { at: side, beside: besideName(only) },
        target: holderOf(only, base),
        to,
        ...(side === "after" ? { part: only } : {}),
      };
    case "attachment":
      return { place: { at: side, beside: only.name }, target: base, to };
    default:
      return undefined;
  }
}

function besideClause(
  side: "after" | "before",
  { path = "", ...definition }: Extract<Target, { readonly kind: "definition" }>,
  to: number,
): Position {
  const part: Target = { ...definition, path };
  return { place: { at: side, beside: path }, target: definition, to, ...(side === "after" ? { part } : {}) };
}

function paperOf({ paper }: Target): Target | undefined {
  return paper === undefined ? undefined : { kind: "paper", paper };
}

function besideName({ path, caption }: Extract<Target, { readonly kind: "provision" }>): string {
  return path === "" ? (caption ?? "") : path;
}

// `following clause (g) of Section 5.1`: what is put there lies in what holds the clause.
function holderOf(
  beside: Extract<Target, { readonly kind: "provision" }>,
  base: Target | undefined,
): Target | undefined {
  const label = ownLabel(beside.path);
  if (!label.startsWith("(") || (base?.kind === "provision" && !beside.path.startsWith(base.path))) return base;
  const { caption: _caption, ...part } = beside;
  return { ...part, path: beside.path.slice(0, beside.path.length - label.length) };
}
