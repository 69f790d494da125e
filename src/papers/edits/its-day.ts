import type { IsoDate } from "../../base/date.ts";
import { present } from "../../base/present.ts";
import type { EffectRule } from "../acts/act.ts";
import { type Sentence, spanIn, type Surroundings } from "../acts/draft.ts";
import { namesParties } from "../acts/parties.ts";
import { dateFromWords, dateWords } from "../text/phrases.ts";
import type { Placed } from "../text/span.ts";
import { timedText } from "./timing.ts";

const defined = "(?:,? \\((?:as )?(?:hereinafter )?defined[^()]*\\))?";
const onDay = new RegExp(
  `(?<!^Effective|\\bdated),?(?: to be)?(?: effective)? (?:as of|on|from and after) (${dateWords})(?:,(?= )|(?= |[.;]|$))`,
  "d",
);
const onNamedDay = new RegExp(
  `(?<!^Effective),?(?: to be)?(?: effective)? (?:as of|on|upon|at) the ((?:[A-Z]\\w+ ){0,6}Date)${defined}(?:,(?= )|(?= |[.;]|$))`,
);

/** What a sentence does, without the words that say from when. */
export type Said = { readonly text: string; readonly effect: EffectRule };

/**
 * What a sentence does of itself, with the day on which it does so left blank: by itself, by a name that the paper
 * gives a day, or with the paper. `undefined` where the day is one that nobody knows.
 */
export function onItsDay(sentence: Sentence, surroundings: Surroundings): Said | undefined {
  const dated = dayNamed(sentence, surroundings);
  const timed = dated === undefined ? undefined : timedText({ ...sentence, text: dated.text }, surroundings);
  if (timed === undefined) return undefined;
  return { text: timed.text, effect: { ...timed.effect, ...present({ from: dated?.from ?? timed.effect.from }) } };
}

/** How far the words reach by which parties agree to something or do it; 0 where there are none. */
export function partyAt(text: string, said: RegExp): number {
  const [words = "", party = ""] = said.exec(text) ?? [];
  return namesParties(party) || /^[Tt]he parties(?: hereto)?$/.test(party) ? words.length : 0;
}

// A sentence with that day left blank; `undefined` where it names one that nobody knows.
function dayNamed(
  sentence: Sentence,
  surroundings: Surroundings,
): { readonly text: string; readonly from?: Placed<IsoDate> } | undefined {
  const { text } = sentence;
  const named = onNamedDay.exec(text);
  if (named !== null) {
    const [words, name = ""] = named;
    const value = definedDay(name, surroundings);
    if (value === undefined && !isOwn(name, surroundings)) return undefined;
    const at = named.index + words.indexOf(name);
    const span = spanIn(sentence, surroundings, at, at + name.length);
    return { text: blanked(text, named), ...(value === undefined ? {} : { from: { value, span } }) };
  }
  const match = onDay.exec(text);
  const [from, to] = match?.indices?.[1] ?? [0, 0];
  const value = dateFromWords(text.slice(from, to));
  if (match === null) return { text };
  if (value === undefined) return undefined;
  return { text: blanked(text, match), from: { value, span: spanIn(sentence, surroundings, from, to) } };
}

// What follows keeps its place.
function blanked(text: string, { index, 0: words }: RegExpExecArray): string {
  return text.slice(0, index) + " ".repeat(words.length) + text.slice(index + words.length);
}

// The day that the paper defines a name by, as a text that it puts in place may.
function definedDay(name: string, { flow }: Surroundings): IsoDate | undefined {
  const means = new RegExp(`["'\`]${name}["']?,? (?:shall mean|means) (${dateWords})`).exec(flow.text);
  return dateFromWords(means?.[1] ?? "");
}

// Whether the paper gives the name to the day of its own effectiveness.
function isOwn(name: string, { ownDates = [], named }: Surroundings): boolean {
  const means = named?.get(name) ?? "";
  return ownDates.includes(name) && (/\b(?:Effective|Amendment)\b/.test(name) || /\beffective\b/.test(means));
}
