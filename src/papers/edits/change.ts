import type { Operation } from "../acts/act.ts";
import type { Place, Target } from "../acts/target.ts";
import type { Edit, Instruction, Put } from "./instruction.ts";
import type { Named } from "./named.ts";
import { follows } from "./new-part.ts";
import type { Phrase } from "./phrase.ts";
import {
  definedIn,
  dividedBy,
  isPlaceholder,
  isWholeText,
  ownLabel,
  payloadOf,
  termsListed,
  withoutNumber,
  withoutStop,
} from "./put.ts";
import { allMatches } from "../text/match.ts";

/** The words that a phrase names, as words to be put in place. */
export function putOf(instruction: Instruction, { named }: Phrase): Put | undefined {
  if (named.is === "text") return instruction.put;
  if (named.is === "targets" || named.is === "attachments") return undefined;
  const words = instruction.words(named.inner.from, named.inner.to);
  return named.is === "mark" ? { ...words, text: named.mark } : words;
}

function oldOf({ text }: Instruction, { named }: Phrase): string | undefined {
  if (named.is === "mark") return named.mark;
  return named.is === "words" ? text.slice(named.inner.from, named.inner.to) : undefined;
}

/** Words that go, and words that take their place; empty ones where they only go. */
function substitution(out: Phrase, old: string, put: Put): readonly Edit[] {
  const { named, target, others = [], occurrence, line, beside } = out;
  // A mark by its name is not counted through a part: it is the one that ends it.
  const uncounted = occurrence === "sole" && line === undefined && beside === undefined;
  const which = named.is === "mark" && uncounted ? "last" : occurrence;
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
  if (put.named.is === "words" && targets.some(({ kind }) => kind !== "sentence" && kind !== "passage"))
    return isPlaceholder(words) ? emptied(targets, words) : [];
  return restated(instruction, targets, words, put.named.is === "text" ? labelsBrought(targets, put.named, words) : []);
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
  const words = target.kind === "passage" ? withoutNumber(put, target.path, instruction) : put;
  const operation = isWholeText(words, target) ? replacement(target, words) : undefined;
  return operation === undefined ? [] : [{ operation, put: words }];
}

// `clause (c) is replaced with the following clauses:`: the text says which, by their labels.
function labelsBrought(
  [target, ...more]: readonly Target[],
  { labels, noun }: Extract<Named, { readonly is: "text" }>,
  { text }: Put,
): readonly string[] {
  const unsaid = labels.length === 0 && /(?:section|clause|paragraph)s$/.test(noun);
  if (!unsaid || more.length > 0 || target?.kind !== "provision") return labels;
  const own = ownLabel(target.path);
  const found = allMatches(/(?:^|\n)["(]{0,2}?(\([A-Za-z]+\))/g, text).map(([, label = ""]) => label);
  const run: string[] = [];
  for (const label of found) if (run.length === 0 ? label === own : follows(run.at(-1) ?? "", label)) run.push(label);
  return run;
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
    case "passage":
      return { kind: "replaceProvision", target, payload };
    default:
      return undefined;
  }
}

// Several parts are put anew only by a text in which each is found once, by its own label or term.
function several(targets: readonly Target[], put: Put, instruction: Instruction): readonly Edit[] {
  if (areNeighbours(targets))
    return [...inTheirPlace(targets.slice(0, 1), put), ...inTheirPlace(targets.slice(1), instruction.words(0, 0))];
  const texts = textsFor(targets, put, instruction);
  if (texts === undefined) return [];
  const edits = targets.flatMap((target, index): Edit[] => {
    const own = texts[index];
    const operation = own === undefined ? undefined : replacement(target, own);
    return own === undefined || operation === undefined ? [] : [{ operation, put: own }];
  });
  return edits.length === targets.length ? edits : [];
}

// Sentences or paragraphs that follow each other give way to one text.
function areNeighbours(targets: readonly Target[]): boolean {
  const ordinals = targets.map(placeInOrder);
  return ordinals.every((ordinal, index) => ordinal !== 0 && ordinal === (ordinals[0] ?? 0) + index);
}

function placeInOrder(target: Target): number {
  return target.kind === "sentence" || (target.kind === "passage" && target.unit === "paragraph")
    ? (target.ordinal ?? 0)
    : 0;
}

function inTheirPlace(targets: readonly Target[], put: Put): readonly Edit[] {
  return targets.map((target) => {
    const payload = payloadOf(put);
    if (target.kind === "sentence") return { operation: { kind: "replaceSentence", target, payload }, put };
    return put.text === ""
      ? { operation: { kind: "deleteProvision", target }, put }
      : { operation: { kind: "replaceProvision", target, payload }, put };
  });
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
  const labels = targets.map(ownName);
  return dividedBy(labels, put, instruction);
}

// What opens the text of a part, or stands over a table.
function ownName(target: Target): string {
  if (target.kind === "table") return target.caption ?? "";
  return "path" in target ? ownLabel(target.path ?? "") : "";
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

/** Whether two terms are one, whatever their capitals. */
export function sameTerm(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}

// `clause (b) is replaced with the following clauses (b) and (c)`: the first takes its place, the others follow it.
function broadened(target: Target, named: readonly string[], put: Put, instruction: Instruction): readonly Edit[] {
  if (target.kind !== "provision") return [];
  // `the following Sections 2.2(b) and (c)`
  const labels = named[0] === target.path ? named.map(ownLabel) : named;
  const texts = dividedBy(labels, put, instruction);
  if (texts === undefined || labels[0] !== ownLabel(target.path)) return [];
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
    const operation = deletion(target, nothing);
    return operation === undefined ? [] : [{ operation, put: nothing }];
  });
  return edits.length === out.named.targets.length ? edits : [];
}

function deletion(target: Target, nothing: Put): Operation | undefined {
  switch (target.kind) {
    case "definition":
      return (target.path ?? "") === "" ? { kind: "deleteDefinition", target } : { kind: "deleteProvision", target };
    case "provision":
    case "attachment":
    case "passage":
    case "table":
      return { kind: "deleteProvision", target };
    case "sentence":
      return { kind: "replaceSentence", target, payload: payloadOf(nothing) };
    default:
      return undefined;
  }
}

// `deleting the following definitions: "A", "B"`
function definitionsListed(instruction: Instruction, { named, target }: Phrase): readonly Edit[] {
  const { put } = instruction;
  if (put === undefined || named.is !== "text" || !/^(?:defin|term)/.test(named.noun)) return [];
  // The terms alone, or each with its definition as it stands.
  const terms = termsListed(put) ?? definedIn(put, instruction).map(({ term }) => term);
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
