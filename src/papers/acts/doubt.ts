import type { Flow } from "../text/flow.ts";
import type { BadPhrase } from "../text/phrases.ts";
import type { Sentence, Surroundings } from "./draft.ts";

const sayingWhen =
  /\b(?:from and after|on and after|on or after|effective|effect|commencing|beginning|until|through|ending|ended|end on|expir(?:es|ing)|terminat(?:es|ing)|matur(?:es|ing))(?: as of| on| from)?\s*$/i;

/**
 * The phrase on account of which a sentence cannot be acted on: a day that no calendar has, a number whose words and
 * figures differ, in its own words or those above its list; in words it puts in place, a day that says when.
 */
export function doubtOf(
  { text, at, lead, payload }: Sentence,
  { doubtful, flow }: Surroundings,
): BadPhrase | undefined {
  if (doubtful.length === 0) return undefined;
  const above = lead?.says === "notwithstanding" ? lead : undefined;
  return (
    within(doubtful, at, text) ??
    (above === undefined ? undefined : within(doubtful, above.at, above.text)) ??
    (payload === undefined ? undefined : impossibleStartOrEnd(doubtful, payload.at, payload.text, flow))
  );
}

function within(doubtful: readonly BadPhrase[], at: number, text: string): BadPhrase | undefined {
  return doubtful.find(({ from }) => from >= at && from < at + text.length);
}

/** The first impossible day in a text that stands where the text says when something begins or ends. */
export function impossibleStartOrEnd(
  doubtful: readonly BadPhrase[],
  at: number,
  text: string,
  flow: Flow,
): BadPhrase | undefined {
  return doubtful.find(
    ({ code, from }) =>
      code === "date.not_a_calendar_day" &&
      from >= at &&
      from < at + text.length &&
      sayingWhen.test(flow.text.slice(Math.max(at, from - 40), from)),
  );
}

/** Why a sentence with a doubtful phrase is not acted on. */
export function doubtText({ code, text }: BadPhrase): string {
  return code === "date.not_a_calendar_day"
    ? `It rests on “${text}”, which names no day of the calendar.`
    : `It rests on “${text}”, where the words and the figures are different numbers.`;
}
