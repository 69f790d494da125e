import type { LeadIn, Sentence, Surroundings } from "./acts/draft.ts";
import type { Part } from "./structure/outline.ts";
import { splitPayload } from "./text/payload.ts";
import { sentencesIn } from "./text/sentences.ts";

/**
 * What a part says itself, and what is left to the parts below it.
 *
 * Shape: `refused` names the sentences that must not be acted on, with the reason.
 */
export type PartSentences = {
  readonly own: readonly Sentence[];
  readonly parts: readonly Part[];
  readonly refused?: { readonly reason: string; readonly which: (sentence: Sentence) => boolean };
};

const noEnd = "It puts text in place, but where that text ends could not be made out.";
const breaksOff = "The copy breaks off in this paragraph, so that nothing in it is acted on.";

const puts = /\b(?:(?:amended|restated)\b[^:]*\bto read|replaced|substituted|inserted|added)\b[^:]*:\s*(?:\n|$)/i;
const goesOn = /\b[Tt]his (?:Amendment|Waiver|[Ll]etter)\b|\b(?:is|are|shall be) hereby\b/;

/**
 * The sentences of a part, each with the text it puts in place.
 *
 * The parts below words such as "is amended to read as follows:" are text put in place, and do nothing themselves;
 * unless words of the instrument come among them, so that nobody can say where the text put in place ends.
 */
export function sentencesOf(part: Part, surroundings: Surroundings, lead: LeadIn | undefined): PartSentences {
  const { flow, brokenAt } = surroundings;
  const below = part.parts.length > 0 && puts.test(flow.text.slice(part.from, part.to));
  const unclear = below && goesOn.test(flow.text.slice(part.to, part.whole.to));
  const takes = below && !unclear;
  const own = runsOf(part, takes ? part.whole.to : part.to, surroundings, lead);
  const parts = takes ? [] : part.parts;
  if (brokenAt !== undefined && parts.length === 0 && part.whole.to >= brokenAt.to) {
    const which = (sentence: Sentence) => endOf(sentence) > brokenAt.from;
    return { own, parts, refused: { reason: breaksOff, which } };
  }
  return unclear ? { own, parts, refused: { reason: noEnd, which: ({ text }) => puts.test(text) } } : { own, parts };
}

/** Where a sentence ends in the flow: after the text it puts in place, when it puts one. */
export function endOf({ at, text, payload }: Sentence): number {
  return payload === undefined ? at + text.length : payload.at + payload.text.length;
}

function runsOf(part: Part, end: number, { flow }: Surroundings, lead: LeadIn | undefined): Sentence[] {
  const text = flow.text.slice(part.from, end);
  const { head, payload, rest = text.length } = splitPayload(text);
  const shared = { clause: part.path, heading: part.heading, ...(lead === undefined ? {} : { lead }) };
  const heads = sentencesIn(head).map(({ from, to }): Sentence => ({
    text: head.slice(from, to),
    at: part.from + from,
    ...shared,
  }));
  const further = sentencesIn(text.slice(rest)).map(({ from, to }): Sentence => ({
    text: text.slice(rest + from, rest + to),
    at: part.from + rest + from,
    ...shared,
  }));
  const last = heads.at(-1);
  if (payload === undefined || last === undefined) return [...heads, ...further];
  const at = part.from + payload.from;
  const put = { text: payload.text, at, span: flow.spanOf(at, part.from + payload.to) };
  return [...heads.slice(0, -1), { ...last, payload: put }, ...further];
}
