import { addDays, type IsoDate } from "../../base/date.ts";
import { daysIn } from "./days.ts";
import { type Level, levelsIn } from "./level.ts";
import { inOrderOfDays, type LevelRow, type LevelsRead } from "./period-levels.ts";

const workedOut =
  /\b(?:sum of|greater of|lesser of|plus|minus|percent(?:age)? of|% of|determined by|amount(?: reasonably)? determined)\b/i;
const proviso = /\b(?:provided|except that|unless|other than)\b/i;

/**
 * The levels of a sentence: one, or several with the days of each before or after it, as in `(i) 4.00 to 1.00 through
 * June 30, 2000, and (ii) 3.50 to 1.00 thereafter`; or for as many days that `lead` names, respectively. Positions
 * count from `at`.
 */
export function levelsInWords(lead: string, text: string, at: number): LevelsRead {
  const said = text.slice(0, endOf(text));
  const found = levelsIn(said);
  const [first, second] = found;
  if (first === undefined) return { levels: [], gap: "level_unread" };
  if (workedOut.test(said.slice(0, first.from))) return { levels: [], gap: "level_worked_out" };
  if (found.some(({ unit }) => unit !== first.unit)) return { levels: [], unit: first.unit, gap: "level_worked_out" };
  const read = second === undefined ? single(said, first, at) : several(lead, said, found, at);
  const isLimited = read.gap === undefined && proviso.test(text.slice(first.to));
  return { ...read, unit: first.unit, ...(isLimited ? { gap: "proviso_unread" as const } : {}) };
}

function single(text: string, level: Level, at: number): LevelsRead {
  const words = text.slice(level.to);
  if (workedOut.test(words)) return { levels: [], gap: "level_worked_out" };
  const period = /\b(?:fiscal year|through|until|prior to)\b/i.test(words) ? periodIn(words) : undefined;
  return inOrderOfDays([{ ...period, level }], at);
}

function several(lead: string, text: string, levels: readonly Level[], at: number): LevelsRead {
  if (/\brespectively\b/i.test(text)) return inOrderOfDays(respectively(lead, levels), at);
  const isBefore = /\d{4}|thereafter/.test(text.slice(0, levels[0]?.from));
  const spoken = isBefore ? wordsBefore(text, levels) : wordsAfter(text, levels);
  const rows: LevelRow[] = [];
  for (const [index, level] of levels.entries()) {
    // What is worked out from other figures has no level of its own; those before it stand.
    if (workedOut.test(text.slice(levels[index - 1]?.to ?? 0, level.from))) {
      return { ...inOrderOfDays(rows, at), gap: "level_worked_out" };
    }
    const period = periodIn(spoken[index] ?? "");
    if (period === undefined) return { levels: [], gap: "levels_unordered" };
    rows.push({ ...period, level });
  }
  return inOrderOfDays(rows, at);
}

function wordsBefore(text: string, levels: readonly Level[]): string[] {
  return levels.map(({ from }, index) => text.slice(levels[index - 1]?.to ?? 0, from));
}

// `1.00 to 1.00 for periods ending June 30, 2008, or thereafter to be less than 1.10 to 1.00`: what stands after the day
// goes with the level after it, and words that follow that one say nothing more of its days.
function wordsAfter(text: string, levels: readonly Level[]): string[] {
  let turned = false;
  return levels.map(({ to }, index) => {
    const next = levels[index + 1]?.from;
    const words = text.slice(to, next);
    const turn = next === undefined ? null : /\d{4},? (?:and|or) (?=thereafter\b)/.exec(words);
    const own = turned ? "thereafter" : turn === null ? words : words.slice(0, turn.index + 4);
    turned = turn !== null;
    return own;
  });
}

function endOf(text: string): number {
  const stop = /[.;](?=\s|$)|\bprovided\b/.exec(text);
  return stop?.index ?? text.length;
}

type Period = Omit<LevelRow, "level">;

const starting = /\b(?:on or after|on and after|from|commencing|beginning|after)\b/i;
const goesOn = /\bthereafter\b/i;
const ending = /\b(?:end(?:s|ing|ed)?|to|through|until|as of|on or before)\b/i;

/** The days that a phrase names, without any where it goes on from those before; `undefined` where it says neither. */
function periodIn(words: string): Period | undefined {
  const [first, second, third] = daysIn(words);
  if (first === undefined) return goesOn.test(words) ? {} : undefined;
  if (second === undefined) return periodOfOne(words, first.value);
  if (third === undefined && starting.test(words)) return { from: first.value, through: second.value };
  return endOfList(words);
}

function periodOfOne(words: string, day: IsoDate): Period | undefined {
  if (/\b(?:prior to|(?<!on or )before)\b/i.test(words)) return { through: addDays(day, -1) };
  return endOfList(words) ?? (starting.test(words) || goesOn.test(words) ? { from: day } : undefined);
}

function endOfList(words: string): Period | undefined {
  const last = daysIn(words).at(-1);
  return last !== undefined && ending.test(words) && !goesOn.test(words) && isList(words)
    ? { through: last.value }
    : undefined;
}

// `ending March 31, 2008, and June 30, 2008`: days with nothing between them that parts them.
function isList(words: string): boolean {
  const days = daysIn(words);
  return days.every(
    ({ from }, index) => index === 0 || /^,? ?(?:and |or )?$/.test(words.slice(days[index - 1]?.to ?? 0, from)),
  );
}

// `as of December 31, 1999 and December 31, 2000, … of not less than $3,500,000 and $4,000,000, respectively`.
function respectively(lead: string, levels: readonly Level[]): readonly LevelRow[] {
  const days = daysIn(lead);
  return levels.map((level, index): LevelRow => {
    const day = days.length === levels.length ? days[index]?.value : undefined;
    return day === undefined ? { level } : { through: day, level };
  });
}
