import type { IsoDate } from "../../base/date.ts";
import { rateStartIn } from "../terms/rate.ts";
import { readTerms } from "../terms/read-terms.ts";
import type { ReadTerm } from "../terms/term.ts";
import type { Operation } from "./act.ts";
import type { ActReader, Draft, Sentence, Surroundings } from "./draft.ts";
import type { Placed } from "../text/span.ts";
import { effectIn, timed } from "./effect.ts";
import { paperOf, targetOf } from "./reference.ts";
import type { Payload, Target } from "./target.ts";

const verbs =
  / (?:is|are|shall be|is to be|be)(?: and)?(?: hereby)?(?: further)? (deleted|amended|changed|modified|replaced|restated)\b/gi;
const wholly = / in (?:its|their|the) entirety| in full| in whole/g;

type Tails = { readonly [verb: string]: RegExp };

// `by deleting it and substituting`
const itself =
  "by (?:deleting|striking) (?:it|the same|such \\w+|that \\w+) and (?:substituting|inserting|replacing)\\b";

/** What follows the verb where a text goes and another takes its place. What stands before the verb is the target. */
const replacing: Tails = {
  deleted: /^,? and [^:]{0,80}?\b(?:replaced|substituted|inserted|put)\b/,
  amended: new RegExp(`^ (?:and restated\\b|(?:so as )?to (?:read|provide|state)\\b|${itself})`),
  changed: new RegExp(`^ ${itself}`),
  replaced: /^ (?:with|by)\b/,
  restated: /^/,
};
const deleting: Tails = { deleted: /^(?:$|[.,;])/ };
const inserting = new RegExp(
  `^(?:the )?following (?:new )?definitions? (?:of "([^"]+)" )?(?:is|are|shall be) (?:hereby )?(?:added|inserted|included)(?: to| in| into) (.+?)(?:,? in (?:its )?(?:the )?(?:appropriate|proper|correct) .*)?(?::|$)`,
  "i",
);

const mayEdit = /delet|replac|amend|restat|substitut|insert|\badded\b|chang|modif|\bincluded\b/i;

/** A verb that changes text with its tail. Shape: `before` is what stands before it, `after` what follows the tail. */
type Change = { readonly before: string; readonly after: string; readonly groups: readonly string[] };

// The first verb of the sentence that is followed as one of the tails says.
function changeIn(text: string, tails: Tails): Change | undefined {
  for (const { 0: whole, 1: verb = "", index } of text.matchAll(verbs)) {
    const rest = text.slice(index + whole.length).replaceAll(wholly, "");
    const lower = verb.toLowerCase();
    const tail = tails[lower === "modified" ? "changed" : lower]?.exec(rest);
    if (tail !== null && tail !== undefined)
      return { before: text.slice(0, index), after: rest.slice(tail[0].length), groups: tail.slice(1) };
  }
  return undefined;
}

/**
 * Reads sentences that change text: a definition, provision or sentence replaced, deleted, put in.
 *
 * A sentence that does more than one such thing, or says when in words that name no day, is not read.
 */
export const readEdit: ActReader = (sentence, surroundings) => {
  if (!mayEdit.test(sentence.text) || sentence.lead?.says === "amends") return [];
  const text = timed(sentence.text, sentence, surroundings)?.text;
  if (text === undefined) return [];
  const { payload } = sentence;
  if (payload === undefined) return deletion(text, sentence, surroundings);
  const insertion = inserting.exec(text);
  if (insertion !== null) return insertionOf(insertion, payload, sentence, surroundings);
  const replaced = changeIn(text, replacing);
  if (replaced === undefined || [...replaced.after.matchAll(verbs)].length > 0) return [];
  const target = targetOf(replaced.before);
  return target === undefined ? [] : complete(replacement(target, payload), payload, sentence, surroundings);
};

function deletion(text: string, sentence: Sentence, surroundings: Surroundings): readonly Draft[] {
  const deleted = changeIn(text, deleting);
  if (deleted === undefined || /\w/.test(deleted.after)) return [];
  const target = targetOf(deleted.before);
  if (target === undefined || target.kind === "sentence") return [];
  const kind = target.kind === "definition" ? "deleteDefinition" : "deleteProvision";
  return complete({ kind, target }, undefined, sentence, surroundings);
}

const placeholder = /\[?\b(?:intentionally (?:deleted|omitted|left blank)|reserved)\b\.?\]?/i;

function replacement(target: Target, { text, span }: Payload): Operation {
  const payload = { text, span };
  switch (target.kind) {
    case "definition":
      return { kind: "replaceDefinition", target, payload };
    case "sentence":
      return { kind: "replaceSentence", target, payload };
    default:
      return placeholder.test(text) && text.length < 80
        ? { kind: "deleteProvision", target, placeholder: payload }
        : { kind: "replaceProvision", target, payload };
  }
}

// Each paragraph that opens with a term in quotation marks is a definition; what follows it belongs to it.
function insertionOf(
  match: RegExpExecArray,
  payload: NonNullable<Sentence["payload"]>,
  sentence: Sentence,
  surroundings: Surroundings,
): readonly Draft[] {
  const opening = [...payload.text.matchAll(/(?:^|\n)"?(?="([^"\n]+)")/g)];
  const single = match[1] !== undefined || opening.length === 0;
  const starts = single ? [0] : opening.map(({ 0: lead, index }) => index + lead.length);
  if (!single && starts[0] !== opening[0]?.[0].length) return [];
  const drafts = starts.map((from, place) => {
    const term = match[1] ?? opening[place]?.[1];
    const where = holderOf((match[2] ?? "").replace(/,$/, ""));
    if (term === undefined || where === undefined) return undefined;
    const text = withoutLooseMark(payload.text.slice(from, starts[place + 1]).replace(/\s*\n"*$/, ""));
    const at = payload.at + from;
    const own = { text, span: surroundings.flow.spanOf(at, at + text.length) };
    const operation: Operation = {
      kind: "insertDefinition",
      target: where,
      term,
      payload: own,
      place: { at: /alphabetical/.test(sentence.text) ? "alphabetical" : "unsaid" },
    };
    return complete(operation, { ...own, at }, sentence, surroundings);
  });
  return drafts.every((draft) => draft !== undefined) ? drafts.flat() : [];
}

// The section or the paper to which definitions are added.
function holderOf(phrase: string): Target | undefined {
  const part = targetOf(phrase);
  if (part !== undefined) return part;
  const paper = paperOf(phrase);
  return paper === undefined ? undefined : { kind: "paper", paper };
}

// Marks that enclose each of several definitions are not part of them.
function withoutLooseMark(text: string): string {
  return text.endsWith('"') && text.split('"').length % 2 === 0 ? text.slice(0, -1) : text;
}

/** An operation with its terms: those of the words put in place; a start named in them is its first day. */
export function complete(
  operation: Operation,
  payload: Sentence["payload"],
  sentence: Sentence,
  surroundings: Surroundings,
): readonly Draft[] {
  const terms = payload === undefined ? [] : readTerms(payload.text, payload.at, surroundings.flow);
  const effect = effectIn(sentence, surroundings);
  const from = effect.from ?? startOf(terms, payload, surroundings);
  return [{ ...operation, terms, effect: from === undefined ? effect : { ...effect, from } }];
}

function startOf(
  terms: readonly ReadTerm[],
  payload: Sentence["payload"],
  { flow }: Surroundings,
): Placed<IsoDate> | undefined {
  const dated = terms.some((term) => term.name === "rate" && term.from !== undefined);
  const start = dated && payload !== undefined ? rateStartIn(payload.text) : undefined;
  if (start === undefined || payload === undefined) return undefined;
  return { value: start.value, span: flow.spanOf(payload.at + start.from, payload.at + start.to) };
}
