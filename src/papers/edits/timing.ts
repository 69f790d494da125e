import type { EffectRule } from "../acts/act.ts";
import { type Sentence, spanIn, type Surroundings } from "../acts/draft.ts";
import { timed } from "../acts/effect.ts";
import { dateFromWords, dateWords } from "../text/phrases.ts";
import { type Event, eventAt } from "./event.ts";
import { masked } from "./instruction.ts";

/** The words of an instruction without those that say when. `at` is where a stretch of them stands in the flow. */
export type Timed = {
  readonly text: string;
  readonly effect: EffectRule;
  readonly at: (from: number, to: number) => number;
};

// `(as hereinafter defined)`
const defined = "(?: \\((?:as )?(?:hereinafter )?defined[^()]*\\))?";
const ownSection = "in section \\d+(?:\\.\\d+)?(?:\\([a-z]\\))? (?:hereof|below|of this (?:\\w+ ){0,3}\\w+)";

/**
 * The instrument's own effectiveness, in words: `Effective on the Effective Date of this Amendment provided for in
 * section 4 hereof`. The closing set decides it, so that an act so given takes effect with its instrument.
 */
const withInstrument = new RegExp(
  `^(?:If this (?:\\w+ ){0,3}\\w+ becomes effective(?: as (?:provided|specified|set forth) ${ownSection})?,? then |(?:` +
    "(?:Upon|On|As of|With effect (?:on and )?from|Effective(?: (?:as of|on(?: \\(?and subject to the occurrence of\\)?)?|upon|at))?|From and after" +
    "|Subject to|Simultaneously with) )(?:and (?:subject to|upon) )?(?:the )?" +
    `(?:(?:occurrence of the )?(?:\\w+ ){0,6}(?:Effective|Closing) Date${defined}(?: of this (?:\\w+ ){0,3}Amendment)?` +
    `(?: (?:provided for|specified|defined|set forth) ${ownSection})?` +
    "|effectiveness (?:hereof|of this (?:\\w+ ){0,3}\\w+)" +
    "|(?:date (?:of|upon) )?(?:the )?satisfaction of (?:each of )?the conditions(?: precedent)?(?: to effectiveness)?(?: set forth| contained| specified| described)? " +
    `${ownSection})(?: and subject to the (?:terms and )?conditions (?:hereof|set forth ${ownSection}))?,? )`,
  "i",
);

const within = new RegExp(
  `(?:,? effective (?:as of|on|upon|at)|(?<=\\b(?:amended|modified|restated)) as of) (?:the )?((?:[A-Z]\\w+ ){0,6}Date)${defined}(?:,(?= )|(?=$|[.;])|(?= (?:by|to|as) ))`,
);

const untilOwn = "to but excluding (the (?:[A-Z]\\w+ ){1,5}Date)";
const periods = new RegExp(
  `,? with respect to (?:each|any|all|the) periods? from and including (${dateWords})(?: ${untilOwn})?(?=[.;]?\\s*$)`,
  "d",
);

type Ruled = Omit<Timed, "at">;

// `… with 3.00% with respect to each period from and including May 1, 2012 to but excluding the Maturity Date`
function withPeriods(ruled: Ruled, sentence: Sentence, surroundings: Surroundings): Ruled | undefined {
  const inner = periods.exec(ruled.text);
  const found = inner === null ? null : periods.exec(sentence.text);
  if (inner === null || found === null) return ruled;
  const [, from, until] = found.indices ?? [];
  const day = dateFromWords(found[1] ?? "");
  // Two beginnings are none.
  if (from === undefined || day === undefined || ruled.effect.from !== undefined) return undefined;
  const at = ([start, end]: readonly [number, number]) => spanIn(sentence, surroundings, start, end);
  const ends = until === undefined ? {} : { untilTrigger: { value: found[2] ?? "", span: at(until) } };
  return {
    text: ruled.text.slice(0, inner.index),
    effect: { ...ruled.effect, from: { value: day, span: at(from) }, ...ends },
  };
}

/** Whether the paper itself names a date of that name, and not by a day, so that it is its own effectiveness. */
function ownEffectiveness(words: string, { ownDates }: Surroundings): boolean {
  const named = /((?:\w+ ){0,6}(?:Effective|Closing) Date)/i.exec(words)?.[1];
  if (named === undefined) return true;
  const plain = named.replace(/^.*?\bthe /i, "").toLowerCase();
  return ownDates?.some((each) => plain.endsWith(each.toLowerCase())) ?? false;
}

/** The words of an instruction, without those that say when; `undefined` when they say it and no day can be found. */
export function timedText(sentence: Sentence, surroundings: Surroundings): Timed | undefined {
  const { event, to } = leadOf(sentence, surroundings);
  const said = withoutOwn(sentence.text.slice(to), surroundings);
  const start = timed(said, sentence, surroundings);
  const ruled = start === undefined ? undefined : withPeriods(start, sentence, surroundings);
  const whole = ruled === undefined ? undefined : withEvent(ruled, event);
  return whole === undefined ? undefined : { ...whole, at: placeOf(whole.text, sentence) };
}

// The words that open a sentence and say only that it takes effect with its paper, or upon an event; a label.
function leadOf(sentence: Sentence, surroundings: Surroundings): { readonly to: number; readonly event?: Event } {
  const own = withInstrument.exec(sentence.text);
  if (own !== null && ownEffectiveness(own[0], surroundings)) return { to: own[0].length };
  const label = /^\([a-z]+\) (?=[A-Z])/.exec(sentence.text)?.[0].length ?? 0;
  const event = eventAt(label, sentence, surroundings);
  return event === undefined ? { to: label } : { to: event.to, event };
}

// An act that begins with an event begins with nothing else.
function withEvent(ruled: Ruled, event: Event | undefined): Ruled | undefined {
  if (event === undefined) return ruled;
  return Object.keys(ruled.effect).length > 0 ? undefined : { ...ruled, effect: { fromTrigger: event.trigger } };
}

function withoutOwn(said: string, surroundings: Surroundings): string {
  const inner = said.includes("Date") ? within.exec(masked(said)) : null;
  return inner !== null && ownEffectiveness(inner[0], surroundings) ? cut(said, inner) : said;
}

function cut(said: string, { index, 0: words }: RegExpExecArray): string {
  return said.slice(0, index) + said.slice(index + words.length);
}

// Words that say when may have been taken out of the middle: what precedes them has kept its distance from the start,
// what follows them from the end.
function placeOf(text: string, sentence: Sentence): Timed["at"] {
  const at = sentence.text.indexOf(text);
  if (at >= 0) return (from) => sentence.at + at + from;
  const whole = sentence.text.trimEnd();
  const kept = text.trimEnd();
  const lead = sentence.text.indexOf(kept.slice(0, 20));
  const shared = lead < 0 ? 0 : sharedLength(kept, sentence.text.slice(lead));
  return (from, to) => sentence.at + (to <= shared ? lead + from : from + whole.length - kept.length);
}

function sharedLength(a: string, b: string): number {
  let length = 0;
  while (length < a.length && a[length] === b[length]) length += 1;
  return length;
}
