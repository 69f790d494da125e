import { addDays } from "../../base/date.ts";
import { present } from "../../base/present.ts";
import type { Expression } from "../../base/expression.ts";
import { doubtfulIn } from "../text/phrases.ts";
import { comparatorsIn, type Compared, opposite } from "./comparator.ts";
import type { Comparator, CovenantGap, ReadCovenant } from "./covenant.ts";
import { financial, formulaIn } from "./formula.ts";
import { levelsIn } from "./level.ts";
import { levelsInTable } from "./levels-in-table.ts";
import { levelsInWords } from "./levels-in-words.ts";
import type { LevelsRead } from "./period-levels.ts";
import { type Testing, testingIn } from "./testing.ts";
import { allMatches } from "../text/match.ts";

/**
 * A clause to be read as a covenant. `lead` are the words of the clauses above that lead up to it, `rows` those of a
 * table that follows it; `own` and `rows` stand one after the other in the text that was given, from `at`.
 */
export type ClauseWords = {
  readonly lead: string;
  readonly heading: string;
  readonly own: string;
  readonly rows: string;
  readonly at: number;
};

const verb = /\b(?:maintain|keep|have|(permit|allow|suffer))\b/gi;
const subject =
  /(?:^|[\s,:;])(?:(?:its|the|such|an?) )?([A-Z][^,.;:]*?) (?:shall|will|must)(?: at all times)?(?: not| never)?(?: at any time)?(?: be)? (?:not |no )?$/;

/** The covenant that a clause states; `undefined` where it states none. What it does not say whole has its gaps. */
export function covenantOf(words: ClauseWords): ReadCovenant | undefined {
  const { lead, own } = words;
  const text = lead === "" ? own : `${lead} ${own}`;
  if (!financial.test(`${words.heading} ${text}`)) return undefined;
  for (const compared of comparatorsIn(text)) {
    const stated = statedAt(text, compared, words.heading, text.length - own.length);
    const levels = stated === undefined ? undefined : levelsFor(words, text, compared);
    if (stated !== undefined && levels !== undefined) return assembled(words, text, stated, levels);
  }
  return undefined;
}

function assembled(words: ClauseWords, text: string, stated: Stated, read: LevelsRead): ReadCovenant {
  const { own, rows, at } = words;
  const testing = testingOf(words, text);
  const every = testing.every ?? everyOf(read);
  const tested = testing.tested ?? (every === undefined ? undefined : "as_of");
  const doubtful = doubtfulIn(`${text}\n${rows}`).some(({ code }) => code === "number.words_and_figures_differ");
  const gaps: readonly (CovenantGap | undefined)[] = [
    stated.comparator === undefined ? "forbidden_elsewhere" : undefined,
    read.gap,
    doubtful ? "numbers_differ" : undefined,
    tested === undefined ? "test_days_unsaid" : undefined,
    isOffCalendar(read) ? "test_days_off_calendar" : undefined,
  ];
  return {
    ...stated,
    ...testing,
    ...present({ unit: read.unit, tested, every }),
    levels: doubtful ? [] : read.levels,
    gaps: gaps.flatMap((gap) => gap ?? []),
    at: { from: at, to: at + own.length + (rows === "" ? 0 : rows.length + 1) },
  };
}

// What the clause says itself goes before what the words above it say to many.
function testingOf({ heading, own, rows }: ClauseWords, text: string): Testing {
  const near = testingIn(`${heading} ${own} ${rows.split("\n", 1)[0] ?? ""}`);
  const { tested, every, ...above } = testingIn(text);
  if (near.tested !== undefined) return { ...above, ...near };
  return { ...above, ...near, ...present({ tested, every }) };
}

// The levels after a comparator. What the words above say alone is read where it stands: here something is added.
function levelsFor({ own, rows, at }: ClauseWords, text: string, { from, to }: Compared): LevelsRead | undefined {
  const tail = text.slice(to);
  const ownAt = text.length - own.length;
  const inTail = levelsIn(tail);
  const brings = /\b(?:below|opposite|following|specified|indicated|set forth)\b/i.test(text) || /:\s*$/.test(tail);
  if (rows !== "" && (inTail.length === 0 || brings)) return levelsInTable(text, rows, at + own.length + 1);
  if (to <= ownAt && !inTail.some((level) => to + level.to > ownAt)) return undefined;
  if (inTail.length > 0) return levelsInWords(text.slice(0, from), tail, at + to - ownAt);
  const speaks = /\b(?:ratios?|amounts?|level|minimum|maximum|(sum|greater|lesser))\b/i.exec(tail);
  if (speaks === null) return undefined;
  return { levels: [], gap: speaks[1] === undefined ? "level_unread" : "level_worked_out" };
}

type Stated = { readonly called: string; readonly formula?: Expression; readonly comparator?: Comparator };

// Who must keep what: `maintain X of not less than`, `not permit X to be less than`, `X shall not be less than`.
function statedAt(text: string, compared: Compared, heading: string, ownAt: number): Stated | undefined {
  const head = text.slice(0, compared.from);
  const plain = compared.negated ? opposite(compared.comparator) : compared.comparator;
  // So much of something as another figure allows is no covenant of that figure.
  if (/\bto the extent(?: that)? (?:the|its|such) [A-Z]/i.test(head.slice(ownAt))) return undefined;
  const found = allMatches(verb, head).at(-1);
  const of = found === undefined ? undefined : measured(head.slice(found.index + found[0].length), heading);
  if (found !== undefined && of !== undefined) {
    if (found[1] === undefined) return { ...of, comparator: plain };
    const forbids = /\b(?:not|nor|neither)\b[^.]*$/i.test(head.slice(0, found.index));
    return forbids ? { ...of, comparator: opposite(plain) } : of;
  }
  const named = conditional.test(head.slice(ownAt)) ? undefined : subject.exec(head)?.[1];
  const own = named === undefined ? undefined : measured(named, heading);
  return own === undefined ? undefined : { ...own, comparator: plain };
}

// What must hold before something else may be done is no covenant.
const conditional =
  /\b(?:provided|if|unless|to the extent|(?:as|so) long as|when|whenever|at such times?|after giving effect|immediately after)\b/i;

const asides =
  /^(?:as (?:of|at|determined)|at|for|on|tested|measured|determined|calculated|in each case|during|all|beginning|commencing|computed|taken)\b/i;

// The name of what is held to a level, with the formula where the words say how it is worked out.
function measured(words: string, heading: string): Omit<Stated, "comparator"> | undefined {
  const title = /\((?:the|a) "([^"]+)"\)/.exec(words)?.[1];
  const defined = /\((?:defined as|being|i\.e\.,?) ([^)]+)\)/i.exec(words);
  const bare = words
    .replaceAll(/\((?!(?:[a-z]|[ivx]+|[A-Z]|\d)\) )[^()]*(?:\([^()]*\)[^()]*)*\)/g, "")
    .replaceAll(/\s+/g, " ")
    .trim();
  const isRatio = /^(?:[^,]*, )?(?:an?|the|its)? ?ratio(?:,[^,]*,)? of\b/i.test(bare);
  const formula = formulaIn(isRatio ? ratioWords(bare) : (defined?.[1] ?? ""));
  const called = title ?? (isRatio ? headed(heading) : nameIn(bare));
  if (called === undefined || !financial.test(called)) return undefined;
  return { called, ...(formula?.kind === "call" ? { formula } : {}) };
}

function ratioWords(words: string): string {
  return words
    .replace(/,? (?:to(?: be)?|of(?: not| no)?)\s*$/i, "")
    .replace(/^.*?ratio(?:,[^,]*,)? of /i, "the ratio of ");
}

function nameIn(words: string): string | undefined {
  const kept = words
    .split(/[,:] ?/)
    .filter((piece) => /[a-z]/i.test(piece) && !asides.test(piece.trim()))
    .join(" ");
  const name = kept
    .replace(/^.*\b\d{4},? (?=[A-Z])/, "")
    .replace(/^(?:at all times |at any time )/i, "")
    .replace(/^(?:(?:an?|the|its|their|such|minimum|maximum)(?: |$))+/i, "")
    .replace(
      / (?:as of|as at|at the end|at each|for (?:the|any|each)|at any time|at all times|on a|to be|of|at|not|hereunder)\b.*$/i,
      "",
    )
    .replace(/ to$/i, "")
    .trim();
  return name === "" || name.split(" ").length > 9 || /^(?:to|any) /i.test(name) ? undefined : name;
}

function headed(heading: string): string | undefined {
  const name = heading.replace(/[.:]\s*$/, "").trim();
  return name === "" ? undefined : name;
}

// Fiscal periods of weeks end on days that no calendar of months gives.
function isOffCalendar({ testDays = false, levels }: LevelsRead): boolean {
  return testDays && levels.some(({ through }) => through !== undefined && !addDays(through, 1).endsWith("-01"));
}

// A table that names a test day for each level names the days: every quarter, month or year, if none is left out.
function everyOf({ levels }: LevelsRead): ReadCovenant["every"] {
  const ends = levels.flatMap(({ through }) => (through === undefined ? [] : [through]));
  if (ends.length < 2) return undefined;
  const months = ends.map((day) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)));
  const steps = new Set(months.slice(1).map((month, index) => month - (months[index] ?? 0)));
  const [step] = steps;
  if (steps.size > 1) return undefined;
  return step === 3 ? "quarter" : step === 12 ? "year" : step === 1 ? "month" : undefined;
}
