import { readTerms } from "../terms/read-terms.ts";
import type { ReadTerm } from "../terms/term.ts";
import type { Operation } from "./act.ts";
import type { ActReader, Draft, Sentence, Surroundings } from "./draft.ts";
import { matchFirst } from "../text/match.ts";
import { startIn, withoutStart } from "./effect.ts";
import { targetOf } from "./reference.ts";
import type { Payload, Target } from "./target.ts";

const be = "(?:is|are|shall be|is to be|be)(?: and)?(?: hereby)?(?: further)?";
const wholly = "(?: in (?:its|their|the) entirety| in full| in whole)?";
const instead =
  "(?: therefor| in (?:lieu|place|substitution|replacement)(?: thereof| of it)?| in its (?:place|stead|lieu)| for it)";
const put = "(?:replaced|substituted|inserted|put)";
const effect = "(?:,? (?:with effect|effective)[^,]*,)?";

/** Ways to say that a text goes and another takes its place. What stands before the match is the target. */
const replacing: readonly RegExp[] = [
  new RegExp(
    `${effect} ${be} deleted${wholly} and (?:is |are |shall be )?(?:hereby )?replaced${wholly} (?:with|by)\\b`,
    "i",
  ),
  new RegExp(
    `${effect} ${be} deleted${wholly},? and (?:there (?:is|shall be) (?:hereby )?)?(?:the following|the text below)?[^:]{0,60}? ?(?:is |are |shall be )?(?:hereby )?${put}(?: the following)?${instead}?`,
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

/** Reads sentences that change text: a definition, provision or sentence replaced, deleted, put in. */
export const readEdit: ActReader = (sentence, surroundings) => {
  const text = withoutStart(sentence.text);
  const { payload } = sentence;
  const substitution = substituting.exec(text);
  if (substitution !== null) return substitutionOf(text, substitution, sentence, surroundings);
  if (payload !== undefined) {
    const insertion = inserting.exec(text);
    if (insertion !== null) return insertionOf(insertion, payload, sentence, surroundings);
    const replaced = matchFirst(replacing, text);
    const target = replaced === undefined ? undefined : targetOf(text.slice(0, replaced.index));
    return target === undefined ? [] : complete(replacement(target, payload), payload, sentence, surroundings);
  }
  const deleted = deleting.exec(text);
  const target = deleted === null ? undefined : targetOf(text.slice(0, deleted.index));
  if (target === undefined) return [];
  const kind = target.kind === "definition" ? "deleteDefinition" : "deleteProvision";
  return complete({ kind, target }, undefined, sentence, surroundings);
};

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
  if (target === undefined) return [];
  const from = sentence.text.lastIndexOf(`"${put}"`) + 1;
  const span = surroundings.flow.spanOf(sentence.at + from, sentence.at + from + put.length);
  return complete(
    { kind: "substituteWords", target, old, payload: { text: put, span } },
    undefined,
    sentence,
    surroundings,
  );
}

function insertionOf(
  match: RegExpExecArray,
  payload: NonNullable<Sentence["payload"]>,
  sentence: Sentence,
  surroundings: Surroundings,
): readonly Draft[] {
  const term = match[1] ?? /^"([^"]+)"/.exec(payload.text)?.[1];
  const where = targetOf(`the definition of "${term ?? ""}" in ${(match[2] ?? "").replace(/,$/, "")}`);
  if (term === undefined || where === undefined) return [];
  const { text, span } = payload;
  return complete(
    { kind: "insertDefinition", target: where, payload: { text, span } },
    payload,
    sentence,
    surroundings,
  );
}

// The terms in the words put in place belong to the act; a start named in those words is the first day it governs.
function complete(
  operation: Operation,
  payload: Sentence["payload"],
  sentence: Sentence,
  surroundings: Surroundings,
): readonly Draft[] {
  const terms = payload === undefined ? [] : readTerms(payload.text, payload.at, surroundings.flow);
  const from = startIn(sentence, surroundings) ?? startOf(terms);
  return [{ ...operation, terms, effect: from === undefined ? {} : { from } }];
}

function startOf(terms: readonly ReadTerm[]) {
  const rate = terms.find((term) => term.name === "rate");
  return rate?.from === undefined ? undefined : { value: rate.from, span: rate.span };
}
