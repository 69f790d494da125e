import type { IsoDate } from "../../base/date.ts";
import { dateWords } from "../text/phrases.ts";
import type { Placed } from "../text/span.ts";
import type { EffectRule } from "./act.ts";
import { type Sentence, spanIn, type Surroundings } from "./draft.ts";
import { dateNamed } from "./reference.ts";

const starts = new RegExp(
  `\\b([Ww]ith effect|[Ee]ffective|[Ff]rom and after|[Oo]n and after|[Cc]ommencing|[Bb]eginning|effect|on or after|(?<=\\bhereby (?:amended|modified|restated) )as of)(?:,? (?:retroactively )?(?:as of|as from|of|on and (?:after|from)|from and after|from and including|from|on|to))?,? (${dateWords}|the date (?:hereof|of this \\w+))`,
);
const untilWords =
  "\\b(?:[Uu]ntil|through(?: and including)?|to but (?:not including|excluding)|ending on|(?:cease to be effective|(?:terminate|expire)s?) (?:up)?on)(?: \\d{1,2}:\\d\\d [ap]\\.?m\\.?(?:,? \\([^()]{3,20}\\)|,? [A-Z][\\w ]{2,20} [Tt]ime)?,?(?: on)?)?";
const event =
  "(?:such (?:time|date|day) as|the (?:occurrence|effectiveness|closing|consummation|execution|delivery|receipt|termination|payment|repayment) (?:of|by)|the (?:first )?(?:date|day|time)(?: after the date hereof)? (?:on|at|upon) which|the (?:first )?(?:date|day) (?:of|that)(?! this\\b)) [^,.;]+?";
const item = "(?:\\([a-z]+\\) )?";
const ends = new RegExp(
  `${untilWords} (?:(?:the )?(?:earlier|earliest|first)(?: to occur)? of:? ${item}(?:(${dateWords})|(${event})),? (?:and|or) ${item}(?:(${dateWords})|(${event})(?=[,.;]|$))|(${dateWords})|(${event})(?=[,.;]|$))`,
  "d",
);
const mayStart =
  /\b(?:effect|effective|from|on|commencing|beginning)\b|\bhereby (?:amended|modified|restated) as of\b/i;
const unclearStart = /\b(?:effective|with effect|from and after|on and after|commencing|beginning|until)\b/i;

const loanWords = "(?:(?:all|any|each|those|the) )?(?:[A-Z][A-Za-z]+ ){0,4}(?:Loans?|Advances?|Borrowings?)";
const reaching = new RegExp(
  `,? ?(?:\\bbut )?\\b(?:(?:solely|only) )?(?:[Ww]ith respect to|[Aa]s to|[Ii]n respect of|[Aa]pplicable to|[Ff]or) ${loanWords} (?:made (?:on (?:or|and) after|from and after)|(outstanding) (?:immediately )?(?:before|prior to)) (${dateWords}),?`,
);

const mayReach = /(?:Loan|Advance|Borrowing)s? (?:made|outstanding) /;

const someDay = /\d{4}|\bdate (?:hereof|of this)\b/;

function mayStartIn(text: string): boolean {
  return someDay.test(text) && mayStart.test(text);
}

/** When an edit applies, and which loans it reaches: those made from a day on, or those outstanding before it. */
export function effectIn(sentence: Sentence, surroundings: Surroundings): EffectRule {
  const reach = mayReach.test(sentence.text) ? reaching.exec(sentence.text) : null;
  const day = reach === null ? undefined : placed(reach, reach[2] ?? "", sentence, surroundings);
  const which = reach?.[1] === undefined ? "new" : "outstanding";
  const from = startIn(sentence, surroundings) ?? (which === "new" ? day : undefined);
  return {
    ...(from === undefined ? {} : { from }),
    ...(day === undefined ? {} : { loans: { which, day: day.value } }),
  };
}

/**
 * The rule of effect of an edit with its sentence without it; `undefined` when the sentence says when it applies in
 * words that are not understood.
 */
export function timed(
  said: string,
  sentence: Sentence,
  surroundings: Surroundings,
): { readonly text: string; readonly effect: EffectRule } | undefined {
  const text = withoutStart(said);
  const effect = effectIn(sentence, surroundings);
  const understood = effect.from !== undefined || effect.loans !== undefined;
  if (startIsUnclear(text) || (text !== said.trim() && !understood)) return undefined;
  return { text, effect };
}

/** The day from which a sentence says that it applies, wherever in the sentence it says so. */
export function startIn(sentence: Sentence, surroundings: Surroundings): Placed<IsoDate> | undefined {
  const match = mayStartIn(sentence.text) ? starts.exec(sentence.text) : null;
  return match === null ? undefined : placed(match, match[2] ?? "", sentence, surroundings);
}

/** Words that say how long something lasts. A month that was tested is none of them: `for the month of May 1998`. */
export const limitedInTime =
  /\b(?:until|through|ending|expir\w+|for (?:a|the) period|for (?!the (?:\w+ )?month (?:of|ended)\b)(?:[\w()-]+ ){1,3}(?:days?|weeks?|months?)|temporarily)\b/i;

const tested = new RegExp(
  `\\b(?:(?:Test Periods?|quarters?|years?|months?)(?: periods?)? (?:ending|ended)|periods? ended)(?: on)? ${dateWords}`,
  "g",
);

const failing = /\b(?:failure|failed|fails|failing|inability|violations?|breach(?:es)?|non-?compliance)\b/i;
const failedFor = new RegExp(
  `\\bfor (?:the |each |any )?periods? (?:from|commencing|beginning)(?: on)?(?: and including)? ${dateWords},? (?:to|through|until|and ending|ending)(?: on| and including)? ${dateWords}`,
  "g",
);

/**
 * A sentence with the times that it says were tested left blank: quarters and years, and the period for which
 * somebody failed. They are not how long it lasts.
 */
export function withoutTestedPeriods(sentence: Sentence): Sentence {
  const blank = (words: string) => " ".repeat(words.length);
  const text = sentence.text.replaceAll(tested, blank);
  const at = text.search(failing);
  return { ...sentence, text: at < 0 ? text : text.slice(0, at) + text.slice(at).replaceAll(failedFor, blank) };
}

/** The day until which a sentence says that it applies, and what ends it before, in its words; whichever it says. */
export function endIn(
  sentence: Sentence,
  surroundings: Surroundings,
): Pick<EffectRule, "until" | "untilTrigger"> | undefined {
  const match = ends.exec(sentence.text);
  if (match === null) return undefined;
  const [, day, what, second, more, alone, only] = match.indices ?? [];
  const days = [day, second, alone].filter((each) => each !== undefined);
  const events = [what, more, only].filter((each) => each !== undefined);
  const [until, trigger] = [days[0], events[0]];
  // Of two days or two events, the earlier is not known before either comes.
  if (days.length > 1 || events.length > 1) return undefined;
  const value = until === undefined ? undefined : dateNamed(sentence.text.slice(...until), surroundings.dateHereof);
  if (until !== undefined && value === undefined) return undefined;
  const at = ([from, to]: readonly [number, number]) => spanIn(sentence, surroundings, from, to);
  return {
    ...(until === undefined || value === undefined ? {} : { until: { value, span: at(until) } }),
    ...(trigger === undefined ? {} : { untilTrigger: { value: sentence.text.slice(...trigger), span: at(trigger) } }),
  };
}

// The sentence without its rule of effect: `Effective as of March 1, 1999, Section …`, `shall, effective …, be`, `As to
// Loans made on or after March 1, 1999, Section …`.
function withoutStart(whole: string): string {
  const text = mayReach.test(whole) ? whole.replace(reaching, "").trim() : whole;
  const match = mayStartIn(text) ? starts.exec(text) : null;
  if (match === null || /^(?:effect|on or after)$/i.test(match[1] ?? "")) return text;
  const before = text.slice(0, match.index).replace(/[, ]+$/, "");
  const after = text.slice(match.index + match[0].length).replace(/^[, ]+/, "");
  return (/^[.;:]/.test(after) ? before + after : `${before} ${after}`).trim();
}

// Whether a sentence, its rule of effect left out, still says when it applies, in words that name no day.
function startIsUnclear(text: string): boolean {
  return unclearStart.test(text.replaceAll(/"[^"]*"/g, '""'));
}

// `day` ends the match, but for a mark after it.
function placed(
  match: RegExpExecArray,
  day: string,
  sentence: Sentence,
  surroundings: Surroundings,
): Placed<IsoDate> | undefined {
  const value = dateNamed(day, surroundings.dateHereof);
  const to = match.index + match[0].lastIndexOf(day) + day.length;
  return value === undefined ? undefined : { value, span: spanIn(sentence, surroundings, to - day.length, to) };
}
