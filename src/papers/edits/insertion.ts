import type { Anchor, Place, Target } from "../acts/target.ts";
import { putOf, sameTerm } from "./change.ts";
import type { Edit, Instruction, Put } from "./instruction.ts";
import { aboveNext, holderOf, labelBefore } from "./new-part.ts";
import type { Named } from "./named.ts";
import type { Phrase } from "./phrase.ts";
import { definedIn, dividedBy, ownLabel, payloadOf, withoutStop } from "./put.ts";
import { numberOverTitle, unnumberedPut } from "./titled-part.ts";

/** Where something new goes: between parts, in a text, or both may be. */
export type Position = {
  readonly place?: Place;
  readonly anchor?: Anchor | "end" | "start";
  readonly target: Target | undefined;
  readonly others?: readonly Target[];
  /** The clause after which something goes. */
  readonly part?: Target;
  readonly to: number;
};

const unsaid: Place = { at: "unsaid" };

/** What a phrase names is put in a target, at a position. `upsert` says that terms defined already are restated. */
export function inserted(
  instruction: Instruction,
  phrase: Phrase,
  position: Position | undefined,
  upsert: boolean,
): readonly Edit[] {
  const put = putOf(instruction, phrase);
  if (put === undefined) return [];
  const { target = phrase.target, others = [], anchor } = position ?? {};
  const { named } = phrase;
  const clause = others.length === 0 ? carriedOn(position, named, put) : undefined;
  if (clause !== undefined) return wordsPut(put, true, clause, "end");
  if (named.is !== "text")
    return [target, ...others].flatMap((each) => wordsPut(put, runsOn(instruction, phrase, put), each, anchor));
  return others.length > 0 ? [] : textPut(instruction, { put, named, position, upsert }, target);
}

/** Terms whose definitions the text that follows states, each of them and no other. */
export function insertedByTerms(
  instruction: Instruction,
  phrase: Phrase,
  position: Position | undefined,
  upsert: boolean,
): readonly Edit[] {
  const named = phrase.named.is === "targets" ? phrase.named.targets : [];
  const terms = named.flatMap((target) => (target.kind === "definition" ? [target.term.toLowerCase()] : []));
  if (terms.length === 0 || terms.length < named.length || instruction.put === undefined) return [];
  const called: Phrase = { ...phrase, named: { is: "text", noun: "definition", labels: [] } };
  const edits = inserted(instruction, called, position, upsert);
  const stated = edits.map(({ operation }) => ("term" in operation ? operation.term.toLowerCase() : ""));
  return stated.length === terms.length && stated.every((term) => terms.includes(term)) ? edits : [];
}

type Putting = {
  readonly put: Put;
  readonly named: Extract<Named, { readonly is: "text" }>;
  readonly position: Position | undefined;
  readonly upsert: boolean;
};

// The text that follows, which is definitions, new parts, or words that go on in a part.
function textPut(
  instruction: Instruction,
  { put, named: { noun, labels, term, title }, position, upsert }: Putting,
  target: Target | undefined,
): readonly Edit[] {
  const place = besideTerm(position);
  const anchor = position?.anchor;
  if (isDefinition(noun, position, put)) return definitions(instruction, { put, place, upsert, term }, target);
  if (labels.length === 0 && title === undefined) return wordsPut(put, true, target, anchor);
  if (target?.kind === "definition") return clausesPut({ put, place, labels }, target, anchor);
  if (typeof anchor === "object") return [];
  return title === undefined
    ? placedParts(instruction, { put, place, labels }, target)
    : titledPut(instruction, { put, place, title }, target);
}

const wordy = /^(?:text|language|words?|phrases?|provisos?|parentheticals?)/;
const continuing = /^(?:[;,] |and |or |\((?![a-z]{1,4}\) ))/;

// The clause that words go on from, `and (z) …`, as against a clause of its own label beside it.
function carriedOn(position: Position | undefined, named: Named, { text }: Put): Target | undefined {
  const words = named.is === "words" || (named.is === "text" && named.labels.length === 0 && wordy.test(named.noun));
  return words && continuing.test(text) ? position?.part : undefined;
}

// A part named by its title: that must stand over the text, with the number that the part then goes by, or without.
function titledPut(
  instruction: Instruction,
  { put, place, title }: { readonly put: Put; readonly place: Place; readonly title: string },
  target: Target | undefined,
): readonly Edit[] {
  const number = numberOverTitle(put, title);
  if (number === undefined) return [];
  return number === ""
    ? unnumberedPut(put, target, place)
    : placedParts(instruction, { put, place, labels: [number] }, target);
}

type NewParts = { readonly put: Put; readonly place: Place; readonly labels: readonly string[] };

function placedParts(instruction: Instruction, parts: NewParts, target: Target | undefined): readonly Edit[] {
  // At the end of a clause, the clause that is its next comes after it, and not in it.
  const above = parts.place.at === "end" ? aboveNext(target, parts.labels[0]) : undefined;
  if (above === undefined || target?.kind !== "provision") return partsPut(instruction, parts, target);
  return partsPut(instruction, { ...parts, place: { at: "after", beside: target.path } }, above);
}

// A comma before words that go on without a pause is not the printer's.
function runsOn({ text }: Instruction, { named }: Phrase, put: Put): boolean {
  return named.is === "words" && put.text.endsWith(",") && goesOn.test(text.slice(named.inner.to));
}

const goesOn = /^" (?:immediately|directly|just|after|before|following|prior to|preceding|at the)\b/;

// New clauses of a definition are words after one of its clauses, or at its end; where no place is said, after the one
// that the first of them follows.
function clausesPut(
  { put, place, labels }: NewParts,
  target: Target & { readonly kind: "definition" },
  anchor: Anchor | "end" | "start" | undefined,
): readonly Edit[] {
  if (anchor === "end") return wordsPut(put, true, target, anchor);
  const before = place.at === "after" ? place.beside : place.at === "unsaid" ? labelBefore(labels) : undefined;
  if (before?.startsWith("(") !== true || (target.path ?? "") !== "") return [];
  return wordsPut(put, true, { ...target, path: before }, "end");
}

// Words in quotation marks beside which a definition goes are a term.
function besideTerm(position: Position | undefined): Place {
  const { place, anchor } = position ?? {};
  if (typeof anchor === "object") return { at: anchor.side, beside: anchor.words };
  return place ?? unsaid;
}

// A text that is called a definition, and `adding the following in alphabetical order`.
function isDefinition(noun: string, position: Position | undefined, { text }: Put): boolean {
  if (/^(?:definition|defined term|term)/.test(noun)) return true;
  return noun === "" && position?.place?.at === "alphabetical" && text.startsWith('"');
}

function wordsPut(
  words: Put,
  isText: boolean,
  target: Target | undefined,
  anchor: Anchor | "end" | "start" | undefined,
): readonly Edit[] {
  if (anchor === undefined || target === undefined || target.kind === "paper") return [];
  const near = typeof anchor === "string" ? "" : anchor.words;
  const put = near === "" || isText ? words : withoutStop(words, near);
  return [{ operation: { kind: "insertWords", target, payload: payloadOf(put), anchor }, put }];
}

type Defining = {
  readonly put: Put;
  readonly place: Place;
  readonly upsert: boolean;
  readonly term: string | undefined;
};

function definitions(
  instruction: Instruction,
  { put, place, upsert, term }: Defining,
  target: Target | undefined,
): readonly Edit[] {
  if (target === undefined || !/^(?:provision|paper|attachment)$/.test(target.kind)) return [];
  const stated = definedIn(put, instruction);
  if (term !== undefined && (stated.length !== 1 || !sameTerm(stated[0]?.term ?? "", term))) return [];
  const restating = upsert ? { orReplace: true } : {};
  return stated.map((each) => ({
    operation: {
      kind: "insertDefinition",
      target,
      term: each.term,
      payload: payloadOf(each.put),
      place,
      ...restating,
    },
    put: each.put,
  }));
}

// New parts, each by its label. What holds them is their target, or is told by their numbers.
function partsPut(
  instruction: Instruction,
  { put, place, labels }: NewParts,
  target: Target | undefined,
): readonly Edit[] {
  const texts =
    labels.length === 1
      ? [put]
      : (dividedBy(labels, put, instruction) ?? dividedBy(labels.map(ownLabel), put, instruction));
  if (texts === undefined) return [];
  const holders = labels.map((label) => holderOf(target, label));
  if (holders.includes(undefined)) return [];
  return texts.flatMap((own, index): Edit[] => {
    const holder = holders[index];
    if (holder === undefined) return [];
    const { label, in: held } = holder;
    return [{ operation: { kind: "insertProvision", target: held, label, payload: payloadOf(own), place }, put: own }];
  });
}
