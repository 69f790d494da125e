import type { Operation } from "../acts/act.ts";
import type { Anchor, Place, Target } from "../acts/target.ts";
import type { Edit, Instruction, Put } from "./instruction.ts";
import { holderOf } from "./new-part.ts";
import type { Named, Phrase } from "./phrase.ts";
import {
  definedIn,
  dividedBy,
  isPlaceholder,
  isWholeText,
  ownLabel,
  payloadOf,
  termsListed,
  withoutStop,
} from "./put.ts";

/** The words that a phrase names, as words to be put in place. */
export function putOf(instruction: Instruction, { named }: Phrase): Put | undefined {
  if (named.is === "text") return instruction.put;
  return named.is === "words" ? instruction.words(named.inner.from, named.inner.to) : undefined;
}

function oldOf({ text }: Instruction, { named }: Phrase): string | undefined {
  if (named.is === "mark") return named.mark;
  return named.is === "words" ? text.slice(named.inner.from, named.inner.to) : undefined;
}

/** Words that go, and words that take their place; empty ones where they only go. */
function substitution(out: Phrase, old: string, put: Put): readonly Edit[] {
  const { named, target, others = [], occurrence, line, beside } = out;
  // A mark by its name is not counted through a part: it is the one that ends it.
  const which = named.is === "mark" && occurrence === "sole" && line === undefined ? "last" : occurrence;
  return (target === undefined ? [] : [target, ...others]).map((each) => ({
    operation: {
      kind: "substituteWords",
      target: each,
      old,
      payload: payloadOf(put),
      occurrence: which,
      ...(line === undefined ? {} : { line }),
      ...(beside === undefined ? {} : { beside }),
    },
    put,
  }));
}

/** What a phrase names goes, and what another names takes its place; nothing where the two do not fit. */
export function exchanged(instruction: Instruction, out: Phrase, put: Phrase): readonly Edit[] {
  const old = oldOf(instruction, out);
  const words = putOf(instruction, put);
  if (old !== undefined) return words === undefined ? [] : substitution(out, old, withoutStop(words, old));
  if (attachmentNames(put).length > 0) return attachmentsPut(instruction, out, put);
  if (out.named.is === "text" && put.named.is === "text") return definitionsExchanged(instruction, out, put);
  if (out.named.is !== "targets" || words === undefined) return [];
  const { targets } = out.named;
  // Words in the sentence itself are too few for a section.
  if (put.named.is === "words" && targets.some(({ kind }) => kind !== "sentence"))
    return isPlaceholder(words) ? emptied(targets, words) : [];
  return restated(instruction, targets, words, put.named.is === "text" ? put.named.labels : []);
}

/** Targets read anew as a text put in place states them. `labels` are those that the text is said to bring. */
export function restated(
  instruction: Instruction,
  targets: readonly Target[],
  put: Put,
  labels: readonly string[] = [],
): readonly Edit[] {
  const [target, ...more] = targets;
  if (target === undefined) return [];
  if (more.length > 0) return several(targets, put, instruction);
  if (labels.length > 1) return broadened(target, labels, put, instruction);
  const operation = isWholeText(put, target) ? replacement(target, put) : undefined;
  return operation === undefined ? [] : [{ operation, put }];
}

// `replaced with "[Reserved]"`: each part stays, and is empty.
function emptied(targets: readonly Target[], put: Put): readonly Edit[] {
  return targets.every(({ kind }) => kind === "provision")
    ? targets.flatMap((target): Edit[] => {
        const operation = replacement(target, put);
        return operation === undefined ? [] : [{ operation, put }];
      })
    : [];
}

/** The operation that puts a text in the place of a target; `undefined` where that is a whole paper. */
function replacement(target: Target, put: Put): Operation | undefined {
  const payload = payloadOf(put);
  switch (target.kind) {
    case "definition":
      return (target.path ?? "") === ""
        ? { kind: "replaceDefinition", target, payload }
        : { kind: "replaceProvision", target, payload };
    case "sentence":
      return { kind: "replaceSentence", target, payload };
    case "attachment":
      return (target.path ?? "") === ""
        ? { kind: "replaceExhibit", target, payload }
        : { kind: "replaceProvision", target, payload };
    case "provision":
      return isPlaceholder(put)
        ? { kind: "deleteProvision", target, placeholder: payload }
        : { kind: "replaceProvision", target, payload };
    case "table":
      return { kind: "replaceProvision", target, payload };
    default:
      return undefined;
  }
}

// Several parts are put anew only by a text in which each is found once, by its own label or term.
function several(targets: readonly Target[], put: Put, instruction: Instruction): readonly Edit[] {
  const texts = textsFor(targets, put, instruction);
  if (texts === undefined) return [];
  const edits = targets.flatMap((target, index): Edit[] => {
    const own = texts[index];
    const operation = own === undefined ? undefined : replacement(target, own);
    return own === undefined || operation === undefined ? [] : [{ operation, put: own }];
  });
  return edits.length === targets.length ? edits : [];
}

function textsFor(
  targets: readonly Target[],
  put: Put,
  instruction: Instruction,
): readonly (Put | undefined)[] | undefined {
  if (targets.some(({ kind }) => kind === "definition")) {
    const stated = definedIn(put, instruction);
    if (stated.length !== targets.length) return undefined;
    return targets.map(
      (target) => stated.find(({ term }) => target.kind === "definition" && sameTerm(term, target.term))?.put,
    );
  }
  const labels = targets.map((target) => ("path" in target ? ownLabel(target.path ?? "") : ""));
  return dividedBy(labels, put, instruction);
}

/** Definitions put anew by a text that states them, whichever they are. */
export function definitionsAnew(instruction: Instruction, put: Put, target: Target | undefined): readonly Edit[] {
  const paper = target?.paper === undefined ? {} : { paper: target.paper };
  return definedIn(put, instruction).map(({ term, put: own }) => ({
    operation: {
      kind: "replaceDefinition",
      target: { kind: "definition", term, ...paper },
      payload: payloadOf(own),
    },
    put: own,
  }));
}

// `the following terms are deleted and replaced with the following:`: the text that follows says which they are.
function definitionsExchanged(instruction: Instruction, { named, target }: Phrase, put: Phrase): readonly Edit[] {
  const anyTerms = named.is === "text" && /^(?:defin|term)/.test(named.noun) && named.term === undefined;
  const words = putOf(instruction, put);
  return anyTerms && words !== undefined ? definitionsAnew(instruction, words, target) : [];
}

function sameTerm(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}

// `clause (b) is replaced with the following clauses (b) and (c)`: the first takes its place, the others follow it.
function broadened(target: Target, labels: readonly string[], put: Put, instruction: Instruction): readonly Edit[] {
  const texts = dividedBy(labels, put, instruction);
  if (target.kind !== "provision" || texts === undefined || labels[0] !== ownLabel(target.path)) return [];
  const { caption: _caption, ...holder } = target;
  const above = target.path.slice(0, target.path.length - ownLabel(target.path).length);
  return texts.flatMap((own, index): Edit[] => {
    if (index === 0) {
      const operation = replacement(target, own);
      return operation === undefined ? [] : [{ operation, put: own }];
    }
    const place: Place = { at: "after", beside: above + (labels[index - 1] ?? "") };
    const label = above + (labels[index] ?? "");
    const operation: Operation = {
      kind: "insertProvision",
      target: { ...holder, path: above },
      label,
      payload: payloadOf(own),
      place,
    };
    return above === "" ? [] : [{ operation, put: own }];
  });
}

/** What a phrase names goes. */
export function deleted(instruction: Instruction, out: Phrase): readonly Edit[] {
  const nothing = instruction.words(out.to, out.to);
  const old = oldOf(instruction, out);
  if (old !== undefined) return substitution(out, old, nothing);
  if (out.named.is === "text") return definitionsListed(instruction, out);
  if (out.named.is !== "targets") return [];
  const edits = out.named.targets.flatMap((target): Edit[] => {
    const operation = deletion(target);
    return operation === undefined ? [] : [{ operation, put: nothing }];
  });
  return edits.length === out.named.targets.length ? edits : [];
}

function deletion(target: Target): Operation | undefined {
  switch (target.kind) {
    case "definition":
      return (target.path ?? "") === "" ? { kind: "deleteDefinition", target } : { kind: "deleteProvision", target };
    case "provision":
    case "attachment":
      return { kind: "deleteProvision", target };
    default:
      return undefined;
  }
}

// `deleting the following definitions: "A", "B"`
function definitionsListed({ put }: Instruction, { named, target }: Phrase): readonly Edit[] {
  const terms = put === undefined || named.is !== "text" || !/^(?:defin|term)/.test(named.noun) ? [] : termsListed(put);
  if (terms === undefined || put === undefined) return [];
  const paper = target?.paper === undefined ? {} : { paper: target.paper };
  return terms.map((term) => ({
    operation: { kind: "deleteDefinition", target: { kind: "definition", term, ...paper } },
    put,
  }));
}

// Attachments that go and those of the amending paper that take their places: as many, in their order.
function attachmentsPut({ words }: Instruction, out: Phrase, put: Phrase): readonly Edit[] {
  const targets = out.named.is === "targets" ? out.named.targets : [];
  const names = attachmentNames(put);
  if (targets.length === 0 || names.length !== targets.length) return [];
  const edits = targets.flatMap((target, index): Edit[] => {
    const name = names[index];
    if (target.kind !== "attachment" || name === undefined || (target.path ?? "") !== "") return [];
    return [{ operation: { kind: "replaceExhibit", target, with: name }, put: words(0, 0) }];
  });
  return edits.length === targets.length ? edits : [];
}

function attachmentNames({ named }: Phrase): readonly string[] {
  if (named.is === "attachments") return named.names;
  if (named.is !== "targets") return [];
  return named.targets.flatMap((target) => (target.kind === "attachment" ? [target.name] : []));
}

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
  if (named.is !== "text") return [target, ...others].flatMap((each) => wordsPut(put, false, each, anchor));
  if (others.length > 0) return [];
  return textPut(instruction, { put, named, position, upsert }, target);
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
  { put, named: { noun, labels, term }, position, upsert }: Putting,
  target: Target | undefined,
): readonly Edit[] {
  const place = position === undefined ? unsaid : besideTerm(position);
  if (isDefinition(noun, position, put)) return definitions(instruction, { put, place, upsert, term }, target);
  if (labels.length === 0) return wordsPut(put, true, target, position?.anchor);
  return typeof position?.anchor === "object" ? [] : partsPut(instruction, labels, put, target, place);
}

const wordy = /^(?:text|language|words?|phrases?|provisos?|parentheticals?)/;
const continuing = /^(?:[;,] |and |or |\((?![a-z]{1,4}\) ))/;

// The clause that words go on from, `and (z) …`, as against a clause of its own label beside it.
function carriedOn(position: Position | undefined, named: Named, { text }: Put): Target | undefined {
  const words = named.is === "words" || (named.is === "text" && named.labels.length === 0 && wordy.test(named.noun));
  return words && continuing.test(text) ? position?.part : undefined;
}

// Words in quotation marks beside which a definition goes are a term.
function besideTerm({ place, anchor }: Position): Place {
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
  labels: readonly string[],
  put: Put,
  target: Target | undefined,
  place: Place,
): readonly Edit[] {
  const texts = labels.length === 1 ? [put] : dividedBy(labels, put, instruction);
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
