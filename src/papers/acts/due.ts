import { addDays, type IsoDate } from "../../base/date.ts";
import { figureValue, wordsValue } from "../text/numbers.ts";
import { dateFromWords, dateWords, dualsThatDiffer } from "../text/phrases.ts";
import type { Due } from "./act.ts";
import { allMatches } from "../text/match.ts";

const byDay = `(?:on or (?:before|prior to)|by|no later than|not later than) (${dateWords})`;
const ownDay = "the date (?:hereof|of this [A-Z]\\w+)";
const afterDay =
  "(?:within|no later than|not later than) (?:[a-z]+(?:[- ][a-z]+)? )?(?:\\(\\d{1,3}\\) |\\d{1,3} )?(?:calendar )?days (?:after|of|from|following) " +
  `(${ownDay}|the end of (?:each|every)\\b[^,;.()$]{3,90}?)(?=[,;.]|$)`;
const dues = new RegExp(`\\b(?:${byDay}|${afterDay})`, "gi");
const saysDue = new RegExp(`^(?:${byDay}|${afterDay})$`, "i");

/** Whether words say when something is due, and nothing else. */
export function isDue(words: string): boolean {
  return saysDue.test(words);
}

/** When something is due, where the words name one day, or days after something; not where they name two. */
export function dueIn(text: string, dateHereof: IsoDate | undefined): Due | undefined {
  const [found, ...more] = allMatches(dues, text);
  if (found === undefined || more.length > 0 || dualsThatDiffer(text).length > 0) return undefined;
  const [words, day, after = ""] = found;
  const on = day === undefined ? undefined : dateFromWords(day);
  if (on !== undefined) return { on };
  const days = daysIn(words);
  if (days === undefined) return undefined;
  if (!new RegExp(`^${ownDay}`, "i").test(after)) return { days, after };
  return dateHereof === undefined ? undefined : { on: addDays(dateHereof, days) };
}

function daysIn(words: string): number | undefined {
  const [, spelled = "", bracketed, bare] =
    /^(?:within|no later than|not later than) (?:([a-z]+(?:[- ][a-z]+)?) )?(?:\((\d+)\) |(\d+) )?(?:calendar )?days/i.exec(
      words,
    ) ?? [];
  const value = figureValue(bracketed ?? bare ?? "") ?? wordsValue(spelled);
  return value === undefined ? undefined : Number(value.numerator / value.denominator);
}
