import type { IsoDate } from "../../base/date.ts";
import { dateFromWords, dateWords } from "../text/phrases.ts";
import type { Placed } from "../text/span.ts";
import { type Sentence, spanIn, type Surroundings } from "./draft.ts";

const starts = new RegExp(
  `(?:(?:with )?effect(?:ive)?(?: as)?(?: retroactively)?(?: of| on| from| to)?(?: and after)?|from and after|on and after|on or after|commencing(?: on)?|beginning(?: on)?),? (${dateWords})`,
  "i",
);
const ends = new RegExp(
  `\\b(?:until|through(?: and including)?|to but (?:not including|excluding)) (${dateWords})`,
  "i",
);

/** The day from which a sentence says that it applies, wherever in the sentence it says so. */
export function startIn(sentence: Sentence, surroundings: Surroundings): Placed<IsoDate> | undefined {
  return placed(starts, sentence, surroundings);
}

/** The day until which a sentence says that it applies. */
export function endIn(sentence: Sentence, surroundings: Surroundings): Placed<IsoDate> | undefined {
  return placed(ends, sentence, surroundings);
}

const aside = new RegExp(
  `,? ?(?:with effect|effective)(?: as)?(?: of| on| from)?(?: and after)? ${dateWords},? ?`,
  "i",
);

/** The sentence without its rule of effect: `Effective as of August 1, 2002, Section …`, `shall, effective …, be`. */
export function withoutStart(text: string): string {
  return text.replace(aside, " ").trim();
}

function placed(pattern: RegExp, sentence: Sentence, surroundings: Surroundings): Placed<IsoDate> | undefined {
  const match = pattern.exec(sentence.text);
  const value = match === null ? undefined : dateFromWords(match[1] ?? "");
  if (match === null || value === undefined) return undefined;
  const to = match.index + match[0].length;
  return { value, span: spanIn(sentence, surroundings, to - (match[1] ?? "").length, to) };
}
