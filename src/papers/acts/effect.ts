import type { IsoDate } from "../../base/date.ts";
import { dateWords } from "../text/phrases.ts";
import type { Placed } from "../text/span.ts";
import { type Sentence, spanIn, type Surroundings } from "./draft.ts";
import { dateNamed } from "./reference.ts";

const starts = new RegExp(
  `\\b([Ww]ith effect|[Ee]ffective|[Ff]rom and after|[Oo]n and after|[Cc]ommencing|[Bb]eginning|effect|on or after)(?:,? (?:retroactively )?(?:as of|as from|of|on and after|from and after|from|on|to))?,? (${dateWords}|the date (?:hereof|of this \\w+))`,
);
const ends = new RegExp(`\\b(?:until|through(?: and including)?|to but (?:not including|excluding)) (${dateWords})`);
const mayStart = /\b(?:effect|effective|from|on|commencing|beginning)\b/i;
const unclearStart = /\b(?:effective|with effect|from and after|on and after|commencing|beginning|until)\b/i;

/** The day from which a sentence says that it applies, wherever in the sentence it says so. */
export function startIn(sentence: Sentence, surroundings: Surroundings): Placed<IsoDate> | undefined {
  const match = mayStart.test(sentence.text) ? starts.exec(sentence.text) : null;
  return match === null ? undefined : placed(match, match[2] ?? "", sentence, surroundings);
}

/** The day until which a sentence says that it applies. */
export function endIn(sentence: Sentence, surroundings: Surroundings): Placed<IsoDate> | undefined {
  const match = ends.exec(sentence.text);
  return match === null ? undefined : placed(match, match[1] ?? "", sentence, surroundings);
}

/** The sentence without its rule of effect: `Effective as of March 1, 1999, Section …`, `shall, effective …, be`. */
export function withoutStart(text: string): string {
  const match = mayStart.test(text) ? starts.exec(text) : null;
  if (match === null || /^(?:effect|on or after)$/i.test(match[1] ?? "")) return text;
  const before = text.slice(0, match.index).replace(/[, ]+$/, "");
  const after = text.slice(match.index + match[0].length).replace(/^[, ]+/, "");
  return (/^[.;:]/.test(after) ? before + after : `${before} ${after}`).trim();
}

/** Whether a sentence, its rule of effect left out, still says when it applies, in words that name no day. */
export function startIsUnclear(text: string): boolean {
  return unclearStart.test(text.replaceAll(/"[^"]*"/g, '""'));
}

// `day` ends the match.
function placed(
  match: RegExpExecArray,
  day: string,
  sentence: Sentence,
  surroundings: Surroundings,
): Placed<IsoDate> | undefined {
  const value = dateNamed(day, surroundings.dateHereof);
  const to = match.index + match[0].length;
  return value === undefined ? undefined : { value, span: spanIn(sentence, surroundings, to - day.length, to) };
}
