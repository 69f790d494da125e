import { type BadPhrase, datesIn, doubtfulIn } from "../text/phrases.ts";
import type { Sentence } from "./draft.ts";

const sayingWhen =
  /\b(?:from and after|on and after|on or after|effective|effect|commencing|beginning|until|through|ending|ended|end on|expir(?:es|ing)|terminat(?:es|ing)|matur(?:es|ing))(?: as of| on| from)?\s*$/i;

/**
 * The phrase on account of which a sentence cannot be acted on: a day that no calendar has, a number whose words and
 * figures differ, in its own words or those above its list; in words it puts in place, a day that says when.
 */
export function doubtOf({ text, lead, payload }: Sentence): BadPhrase | undefined {
  const own = doubtfulIn(text)[0];
  const above = lead?.says === "notwithstanding" ? doubtfulIn(lead.text)[0] : undefined;
  return own ?? above ?? (payload === undefined ? undefined : impossibleStartOrEnd(payload.text));
}

/** The first impossible day in a text that stands where the text says when something begins or ends. */
export function impossibleStartOrEnd(text: string): BadPhrase | undefined {
  return datesIn(text).bad.find(({ from }) => sayingWhen.test(text.slice(Math.max(0, from - 40), from)));
}

/** Why a sentence with a doubtful phrase is not acted on. */
export function doubtText({ code, text }: BadPhrase): string {
  return code === "date.not_a_calendar_day"
    ? `It rests on “${text}”, which names no day of the calendar.`
    : `It rests on “${text}”, where the words and the figures are different numbers.`;
}
