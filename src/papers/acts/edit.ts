import type { IsoDate } from "../../base/date.ts";
import { rateStartIn } from "../terms/rate.ts";
import { readTerms } from "../terms/read-terms.ts";
import type { ReadTerm } from "../terms/term.ts";
import type { Operation } from "./act.ts";
import type { ActReader, Draft, Sentence, Surroundings } from "./draft.ts";
import { matchFirst } from "../text/match.ts";
import type { Placed } from "../text/span.ts";
import { startIn, startIsUnclear, withoutStart } from "./effect.ts";
import { targetOf } from "./reference.ts";
import type { Payload, Target } from "./target.ts";

const be = "(?:is|are|shall be|is to be|be)(?: and)?(?: hereby)?(?: further)?";
const wholly = "(?: in (?:its|their|the) entirety| in full| in whole)?";
const instead =
  "(?: therefor| in (?:lieu|place|substitution|replacement)(?: thereof| of it)?| in its (?:place|stead|lieu)| for it)";
const placed = "(?:replaced|substituted|inserted|put)";
const effect = "(?:,? (?:with effect|effective)[^,]*,)?";

/** Ways to say that a text goes and another takes its place. What stands before the match is the target. */
const replacing: readonly RegExp[] = [
  new RegExp(
    `${effect} ${be} deleted${wholly} and (?:is |are |shall be )?(?:hereby )?replaced${wholly} (?:with|by)\\b`,
    "i",
  ),
  new RegExp(
    `${effect} ${be} deleted${wholly},? and (?:there (?:is|shall be) (?:hereby )?)?(?:the following|the text below)?[^:]{0,60}? ?(?:is |are |shall be )?(?:hereby )?${placed}(?: the following)?${instead}?`,
    "i",
  ),
  new RegExp(
    `${effect} ${be} (?:amended|changed|modified) by (?:deleting|striking) (?:it|the same|such \\w+|that \\w+)${wholly} and (?:substituting|inserting|replacing)(?: it with)?(?: the following)?${instead}?(?: the following)?`,
    "i",
  ),
  new RegExp(`${effect} ${be} replaced${wholly} (?:with|by)\\b`, "i"),
  new RegExp(`${effect} ${be} amended(?: and restated)?${wholly} (?:so as )?to (?:read|provide|state)${wholly}`, "i"),
  new RegExp(`${effect} ${be} (?:amended and )?restated${wholly}(?: to read)?`, "i"),
];
const deleting = new RegExp(`${effect} ${be} deleted${wholly}(?:$|[.,;])`, "i");
const substituting = new RegExp(
  `${effect} ${be} (?:amended|changed) by (?:deleting|striking|replacing) (?:the (?:words?|phrase|amount|figure|date|number|reference to) )?"([^"]+)"(?: (?:therein|thereof|where it appears))?,? (?:and (?:substituting|inserting|replacing it with)|with)(?: (?:therefor|in (?:lieu|place) thereof))?(?: the (?:words?|phrase|amount|figure|date|number))? "([^"]+)"`,
  "i",
);
const inserting = new RegExp(
  `^(?:the )?following (?:new )?definitions? (?:of "([^"]+)" )?(?:is|are|shall be) (?:hereby )?(?:added|inserted|included)(?: to| in| into) (.+?)(?:,? in (?:its )?(?:the )?(?:appropriate|proper|correct) .*)?(?::|$)`,
  "i",
);

const mayEdit = /delet|replac|amend|restat|substitut|insert|\badded\b|chang|modif|\bincluded\b/i;
const operative =
  /\b(?:is|are|shall be|be) (?:and )?(?:hereby )?(?:further )?(?:amended|deleted|replaced|restated|added)\b/i;

/**
 * Reads sentences that change text: a definition, provision or sentence replaced, deleted, put in.
 *
 * A sentence that does more than one such thing, or says when in words that name no day, is not read.
 */
export const readEdit: ActReader = (sentence, surroundings) => {
  if (!mayEdit.test(sentence.text)) return [];
  const text = withoutStart(sentence.text);
  const start = startIn(sentence, surroundings);
  if (startIsUnclear(text) || (text !== sentence.text.trim() && start === undefined)) return [];
  const { payload } = sentence;
  const substitution = substituting.exec(text);
  if (substitution !== null) return substitutionOf(text, substitution, sentence, surroundings);
  if (payload === undefined) return deletion(text, sentence, surroundings);
  const insertion = inserting.exec(text);
  if (insertion !== null) return insertionOf(insertion, payload, sentence, surroundings);
  const replaced = matchFirst(replacing, text);
  if (replaced === undefined || operative.test(text.slice(replaced.index + replaced[0].length))) return [];
  const target = targetOf(text.slice(0, replaced.index));
  return target === undefined ? [] : complete(replacement(target, payload), payload, sentence, surroundings);
};

function deletion(text: string, sentence: Sentence, surroundings: Surroundings): readonly Draft[] {
  const deleted = deleting.exec(text);
  if (deleted === null || /\w/.test(text.slice(deleted.index + deleted[0].length))) return [];
  const target = targetOf(text.slice(0, deleted.index));
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

function substitutionOf(
  text: string,
  match: RegExpExecArray,
  sentence: Sentence,
  surroundings: Surroundings,
): readonly Draft[] {
  const target = targetOf(text.slice(0, match.index));
  const [, old = "", put = ""] = match;
  if (target === undefined || text.slice(match.index + match[0].length).includes('"')) return [];
  const from = sentence.text.lastIndexOf(`"${put}"`) + 1;
  const span = surroundings.flow.spanOf(sentence.at + from, sentence.at + from + put.length);
  return complete(
    { kind: "substituteWords", target, old, payload: { text: put, span } },
    undefined,
    sentence,
    surroundings,
  );
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
    const where = targetOf(`the definition of "${term ?? ""}" in ${(match[2] ?? "").replace(/,$/, "")}`);
    if (term === undefined || where === undefined) return undefined;
    const text = withoutLooseMark(payload.text.slice(from, starts[place + 1]).replace(/\s*\n"*$/, ""));
    const at = payload.at + from;
    const own = { text, span: surroundings.flow.spanOf(at, at + text.length) };
    const operation: Operation = { kind: "insertDefinition", target: where, payload: own };
    return complete(operation, { ...own, at }, sentence, surroundings);
  });
  return drafts.every((draft) => draft !== undefined) ? drafts.flat() : [];
}

// Marks that enclose each of several definitions are not part of them.
function withoutLooseMark(text: string): string {
  return text.endsWith('"') && text.split('"').length % 2 === 0 ? text.slice(0, -1) : text;
}

// The terms in the words put in place belong to the act; a start named in those words is the first day it governs.
function complete(
  operation: Operation,
  payload: Sentence["payload"],
  sentence: Sentence,
  surroundings: Surroundings,
): readonly Draft[] {
  const terms = payload === undefined ? [] : readTerms(payload.text, payload.at, surroundings.flow);
  const from = startIn(sentence, surroundings) ?? startOf(terms, payload, surroundings);
  return [{ ...operation, terms, effect: from === undefined ? {} : { from } }];
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
