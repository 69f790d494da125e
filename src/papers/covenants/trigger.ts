import { present } from "../../base/present.ts";
import { statesDefinition } from "../structure/definition.ts";
import { figureValue, wordsValue } from "../text/numbers.ts";
import { comparatorsIn, opposite } from "./comparator.ts";
import type { Streak, Unit } from "./covenant.ts";
import { figureNamed } from "./formula.ts";
import { levelsIn } from "./level.ts";

/**
 * A state that begins and ends by counts of days, as its definition gives it.
 *
 * Shape: `of` is the figure that is watched, a share of `share` where one is named. Unit of days: calendar days.
 */
export type ReadTrigger = {
  readonly called: string;
  readonly of: string;
  readonly share?: string;
  readonly unit: Unit;
  readonly starts: readonly Streak[];
  readonly onDefault: boolean;
  readonly ends: Streak;
  readonly endsAtMost?: number;
};

const turn =
  /;? (?:and )?(?:it )?(?:shall )?(?:ends?|ending|continuing until|continues until|until|and ending|cease[sd]?)(?: on)?(?: the (?:date|first date|day))?(?: on which| that| when)? /;
const limit =
  /\b(?:no|not) more (?:than|often than) (?:(\w+)(?: \((\d+)\))? )?(?:times|(?=during|in )|(?=twice))|\bno more than (once|twice)\b|\bnot more than (once|twice)\b/;

/**
 * The state that a definition gives by days without a break, such as `less than 12.5% of the Line Cap on each of five
 * (5) consecutive days`. Nothing where it asks for Business Days, for the greater of two levels, or for anything else
 * that a count of calendar days against one level does not say.
 */
export function triggerIn(text: string): ReadTrigger | undefined {
  const [definition = "", ...more] = text.split(/(?<=\.) (?=[A-Z])/);
  const defined = statesDefinition.exec(definition) ?? exists.exec(definition);
  if (defined === null || !/\bconsecutive\b/.test(definition) || otherCounts.test(text)) return undefined;
  const body = definition.slice(defined[0].length);
  const counts = countsIn(body);
  if (counts === undefined) return undefined;
  return { called: defined[1] ?? "", ...counts, ...present({ endsAtMost: timesIn(more.join(" ")) }) };
}

// What starts the state and what ends it, each level in the same unit.
function countsIn(body: string): Omit<ReadTrigger, "called" | "endsAtMost"> | undefined {
  const turned = turn.exec(body);
  if (turned === null) return undefined;
  const starting = body.slice(0, turned.index);
  const starts = streaksIn(starting);
  const [ends, other] = streaksIn(body.slice(turned.index + turned[0].length));
  const [unit, otherUnit] = new Set(levelsIn(body).map((level) => level.unit));
  const watched = watchedIn(body);
  if (starts.length === 0 || ends === undefined || other !== undefined) return undefined;
  if (watched === undefined || unit === undefined || otherUnit !== undefined) return undefined;
  return { ...watched, unit, starts, onDefault: /\bEvent of Default\b/.test(starting), ends };
}

const exists = /^(?:An? |The )?"([^"]{1,80})" (?:exists|begins|occurs|shall exist)\b/;
const otherCounts = /\bbusiness days?\b|\bgreater of\b|\blesser of\b/i;
const dayCount =
  /\b(?:([a-z-]+) )?(?:\((\d+)\)|(\d+)) consecutive (?:calendar )?days\b|\b([a-z-]+) consecutive (?:calendar )?days\b/;

// Each level with its comparator, and the days that follow before the next: one day where it says “at any time”.
function streaksIn(text: string): Streak[] {
  const compared = comparatorsIn(text);
  return compared.flatMap(({ comparator, negated, from, to }, index): Streak[] => {
    const words = text.slice(to, compared[index + 1]?.from ?? text.length);
    const level = levelsIn(words)[0];
    const days = daysIn(words) ?? (/\bat any time\b/.test(words) ? 1 : undefined);
    if (level === undefined || days === undefined || from < 0) return [];
    return [{ comparator: negated ? opposite(comparator) : comparator, level: level.value, days }];
  });
}

function daysIn(words: string): number | undefined {
  const found = dayCount.exec(words);
  if (found === null) return undefined;
  const value = figureValue(found[2] ?? found[3] ?? "") ?? wordsValue(found[4] ?? "");
  return value === undefined ? undefined : Number(value.numerator / value.denominator);
}

// `Excess Availability has been less than 12.5% of the Line Cap`: of what, and a share of what.
function watchedIn(text: string): Pick<ReadTrigger, "of" | "share"> | undefined {
  const subject = /\b([A-Z][a-z]+(?: [A-Z][a-z]+)*) (?:has been|is|shall be|falls|was|shall have been)\b/.exec(
    text,
  )?.[1];
  const of = subject === undefined ? undefined : figureNamed(subject);
  const share = /(?:%\)?|percent(?: \([^)]*\))?) of the ([A-Z][a-z]+(?: [A-Z][a-z]+)*)/.exec(text)?.[1];
  const base = share === undefined ? undefined : figureNamed(share);
  return of === undefined ? undefined : { of, ...(base === undefined ? {} : { share: base }) };
}

const often = new Map([
  ["once", 1],
  ["twice", 2],
]);

function timesIn(text: string): number | undefined {
  const found = limit.exec(text);
  if (found === null) return undefined;
  const [, words = "", figures, first, second] = found;
  const named = often.get(first ?? second ?? words);
  const value = named === undefined ? (figureValue(figures ?? "") ?? wordsValue(words)) : undefined;
  return named ?? (value === undefined ? undefined : Number(value.numerator / value.denominator));
}
