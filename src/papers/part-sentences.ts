import type { LeadIn, Sentence, Surroundings } from "./acts/draft.ts";
import type { Part } from "./structure/outline.ts";
import { looseEnd } from "./structure/put-in-place.ts";
import { betweenThem, goesOnAfter, splitPayload, unquoted } from "./text/payload.ts";
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

/**
 * The sentences of a part, each with the text it puts in place.
 *
 * A sentence whose text has no end that could be made out is refused.
 */
export function sentencesOf(part: Part, surroundings: Surroundings, lead: LeadIn | undefined): PartSentences {
  const { brokenAt } = surroundings;
  const { parts } = part;
  const own = runsOf(part, surroundings, lead);
  if (brokenAt !== undefined && parts.length === 0 && part.whole.to >= brokenAt.to) {
    const which = (sentence: Sentence) => endOf(sentence) > brokenAt.from;
    return { own, parts, refused: { reason: breaksOff, which } };
  }
  const ends = part.puts.filter(({ clear }) => !clear).map(({ from }) => from);
  if (ends.length === 0) return { own, parts };
  const which = (sentence: Sentence) => ends.some((end) => sentence.at < end && endOf(sentence) >= end);
  return { own, parts, refused: { reason: noEnd, which } };
}

/** Where a sentence ends in the flow: after the text it puts in place, when it puts one. */
export function endOf({ at, text, payload }: Sentence): number {
  return payload === undefined ? at + text.length : payload.at + payload.text.length;
}

function runsOf(part: Part, { flow }: Surroundings, lead: LeadIn | undefined): Sentence[] {
  const shared = { clause: part.path, heading: part.heading, ...(lead === undefined ? {} : { lead }) };
  const put = (text: string, at: number): Sentence["payload"] => ({
    text,
    at,
    span: flow.spanOf(at, at + text.length),
  });
  const sentences: Sentence[] = [];
  // The words from one position to another, and the text put in place that its last sentence is followed by.
  const say = (from: number, to: number, payload?: Sentence["payload"]): void => {
    const text = flow.text.slice(from, to);
    const runs = sentencesIn(text);
    runs.forEach((run, index) => {
      const sentence = { text: text.slice(run.from, run.to), at: from + run.from, ...shared };
      sentences.push(payload !== undefined && index === runs.length - 1 ? { ...sentence, payload } : sentence);
    });
  };
  let at = part.from;
  for (const { from, to } of part.puts.filter((each) => each.clear && each.to > each.from)) {
    const whole = flow.text.slice(from, to);
    const closes = goesOnAfter(whole);
    const { text, start } = unquoted(closes === undefined ? whole : whole.slice(0, closes), from);
    say(at, from - 1 - looseEnd(flow.text.slice(at, from - 1)), put(text, start));
    at = closes === undefined ? to + 1 : from + closes + betweenThem(whole.slice(closes));
  }
  while (at < part.to) {
    const { head, payload, rest } = splitPayload(flow.text.slice(at, part.to), part.parts.length === 0);
    say(at, at + head.length, payload === undefined ? undefined : put(payload.text, at + payload.from));
    if (payload === undefined || rest === undefined) break;
    at += rest;
  }
  return sentences;
}
