import type { IsoDate } from "../../base/date.ts";
import { daysIn } from "./days.ts";
import { type Level, levelsIn } from "./level.ts";
import { inOrderOfDays, type LevelRow, type LevelsRead } from "./period-levels.ts";
import { allMatches } from "../text/match.ts";

type Mark = { readonly from: number; readonly to: number } & (
  | { readonly day: IsoDate }
  | { readonly level: Level }
  | { readonly open: "begins" | "goes_on" }
);

/** What of a row has been met before its level. */
type Begun = { readonly days: readonly IsoDate[]; readonly begins: boolean; readonly goesOn: boolean };

const nothing: Begun = { days: [], begins: false, goesOn: false };
const unread: LevelsRead = { levels: [], gap: "table_unread" };
const joining =
  /^(?:[\s.,:;|()-]|and|to|through|from|including|end(?:ing|ed)|period|test|fiscal|quarters?|years?|months?|on|or|about|nearest|at|all|times|the|of|any|consisting|testing|single|two|three|four|consecutive)*$/i;
const opens =
  /\b(?:(?:the )?(?:date hereof|effective date|closing date)|(?:at all times |any time |and )?thereafter)\b/gi;

/**
 * The levels of a table, row by row: one or two days and a level. `lead` are the words that bring the table in, which
 * tell with its head whether a single day begins a period or ends one. Positions count from `at`.
 */
export function levelsInTable(lead: string, rows: string, at: number): LevelsRead {
  const text = rows.replaceAll("\t", " ");
  const marks = marksIn(text);
  const [first] = marks;
  if (first === undefined) return unread;
  const head = `${lead} ${text.slice(0, first.from)}`;
  const read = rowsOf(text, marks, head);
  const [top] = read ?? [];
  if (read === undefined || top === undefined) return unread;
  if (read.some(({ level }) => level.unit !== top.level.unit)) return unread;
  const testDays = read.every(({ from }) => from === undefined) && read.some(({ through }) => through !== undefined);
  return { ...inOrderOfDays(read, at), testDays };
}

/** Whether a text is nothing but days and levels, with the words that join them in a table. */
export function isOfMarks(text: string): boolean {
  const marks = marksIn(text);
  const last = marks.at(-1);
  return last !== undefined && joined(text, marks) && joining.test(text.slice(last.to));
}

// A head that is told again on the next page stands in capitals.
function joined(text: string, marks: readonly Mark[], begins = 0): boolean {
  return marks.every(({ from }, index) => {
    const words = text.slice(marks[index - 1]?.to ?? begins, from);
    return joining.test(words.replaceAll(/\b[A-Z][A-Z ]{3,}\b/g, " "));
  });
}

function rowsOf(text: string, marks: readonly Mark[], head: string): readonly LevelRow[] | undefined {
  if (!joined(text, marks, marks[0]?.from)) return undefined;
  const rows: LevelRow[] = [];
  let begun = nothing;
  for (const mark of marks) {
    if ("day" in mark) begun = { ...begun, days: [...begun.days, mark.day] };
    else if ("open" in mark) begun = { ...begun, [mark.open === "begins" ? "begins" : "goesOn"]: true };
    else {
      const row = rowOf(begun, head);
      if (row === undefined) return undefined;
      rows.push({ ...row, level: mark.level });
      begun = nothing;
    }
  }
  return begun === nothing ? rows : undefined;
}

function marksIn(text: string): Mark[] {
  const days = daysIn(text).map(({ value, from, to }): Mark => ({ day: value, from, to }));
  const levels = levelsIn(text).map((level): Mark => ({ level, from: level.from, to: level.to }));
  const open = allMatches(opens, text).map((match): Mark => ({
    open: /thereafter/i.test(match[0]) ? "goes_on" : "begins",
    from: match.index,
    to: match.index + match[0].length,
  }));
  return [...days, ...levels, ...open].toSorted((a, b) => a.from - b.from);
}

function rowOf({ days, begins, goesOn }: Begun, head: string): Omit<LevelRow, "level"> | undefined {
  const [first, second, third] = days;
  if (third !== undefined) return undefined;
  if (first === undefined) return goesOn ? {} : undefined;
  if (second !== undefined) return { from: first, through: second };
  if (begins) return { through: first };
  const isEnd = /\bend(?:s|ing|ed)?\b|\bas of\b|\bopposite\b|\btest date\b/i.test(head);
  const isStart = /\bfrom\b|\bcommencing\b|\bbeginning\b|\bon and after\b/i.test(head);
  // `March 31, 2006 and thereafter`: the period that ends then, and those after it.
  if (goesOn) return isEnd && !isStart ? {} : { from: first };
  if (isEnd === isStart) return undefined;
  return isEnd ? { through: first } : { from: first };
}
