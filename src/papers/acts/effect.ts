import type { IsoDate } from "../../base/date.ts";
import { dateWords } from "../text/phrases.ts";
import type { Placed } from "../text/span.ts";
import { type Sentence, spanIn, type Surroundings } from "./draft.ts";
import { dateNamed } from "./reference.ts";

const day = `(${dateWords}|the date (?:hereof|of this \\w+))`;
const begins = "(?:with effect|effective|from and after|on and after|commencing|beginning)";
const since = "(?:,? (?:retroactively )?(?:as of|as from|of|on and after|from and after|from|on|to))?";
const starts = new RegExp(`\\b(?:${begins}${since}|effect${since}|on or after),? ${day}`, "i");
const ends = new RegExp(
  `\\b(?:until|through(?: and including)?|to but (?:not including|excluding)) (${dateWords})`,
  "i",
);
const aside = new RegExp(`(?:^|,? )${begins}${since},? ${day},? ?`, "i");
const mayStart = /\b(?:effect|effective|from|on|commencing|beginning)\b/i;
const unclearStart = /\b(?:effective|with effect|from and after|on and after|commencing|beginning|until)\b/i;

/** The day from which a sentence says that it applies, wherever in the sentence it says so. */
export function startIn(sentence: Sentence, surroundings: Surroundings): Placed<IsoDate> | undefined {
  return mayStart.test(sentence.text) ? placed(starts, sentence, surroundings) : undefined;
}

/** The day until which a sentence says that it applies. */
export function endIn(sentence: Sentence, surroundings: Surroundings): Placed<IsoDate> | undefined {
  return placed(ends, sentence, surroundings);
}

/** The sentence without its rule of effect: `Effective as of March 1, 1999, Section …`, `shall, effective …, be`. */
export function withoutStart(text: string): string {
  return mayStart.test(text) ? text.replace(aside, " ").trim() : text;
}

/** Whether a sentence, its rule of effect left out, still says when it applies, in words that name no day. */
export function startIsUnclear(text: string): boolean {
  return unclearStart.test(text.replaceAll(/"[^"]*"/g, '""'));
}

function placed(pattern: RegExp, sentence: Sentence, surroundings: Surroundings): Placed<IsoDate> | undefined {
  const match = pattern.exec(sentence.text);
  const value = match === null ? undefined : dateNamed(match[1] ?? "", surroundings.dateHereof);
  if (match === null || value === undefined) return undefined;
  const to = match.index + match[0].length;
  return { value, span: spanIn(sentence, surroundings, to - (match[1] ?? "").length, to) };
}
