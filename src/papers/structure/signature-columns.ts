import type { Line } from "../text/lines.ts";
import { allMatches } from "../text/match.ts";

// Each party to a paper may sign in a column of its own, beside the others.
// What stands before is looked at only where the word is, and no farther back than it must: a line may be all spaces.
const signing = /(?:By|Per)(?<=\s{3}(?:By|Per)|^\s{0,2}(?:By|Per))\s*(?::|(?=_{3}|\/s\/))/gi;

/** How far from its line `By:` a column may begin on the lines around it. Unit: characters. */
const nearest = 10;

/** A page has room for some columns; a line that is signed more often is no row of blocks. */
const mostColumns = 8;

/** The lines above and below which a signature block may take up. */
const [above, below] = [10, 20];

/**
 * The lines around a line that is signed, column by column from the left, under their own indices; the lines as they
 * are where only one signs on it.
 */
export function signatureColumns(lines: readonly Line[], at: number): (readonly Line[])[] {
  const text = lines[at]?.text ?? "";
  const starts = allMatches(signing, text).map(({ index }) => index);
  if (starts.length < 2 || starts.length > mostColumns) return [lines];
  return starts.map((start, place) => columnOf(lines, at, place === 0 ? 0 : start, starts[place + 1]));
}

function columnOf(lines: readonly Line[], at: number, start: number, next: number | undefined): Line[] {
  const column: Line[] = [];
  for (let index = Math.max(0, at - above); index < Math.min(lines.length, at + below); index += 1) {
    const line = lines[index];
    if (line === undefined) continue;
    const from = start === 0 ? 0 : cutOf(line.text, start);
    const to = next === undefined ? line.text.length : cutOf(line.text, next);
    const text = line.text.slice(from, to);
    const kind = line.kind === "text" && text.trim() === "" ? "blank" : line.kind;
    column[index] = { ...line, start: line.start + from, end: line.start + from + text.trimEnd().length, text, kind };
  }
  return column;
}

// Where a column begins on a line: after the gap that is nearest to where it begins on the line that is signed.
function cutOf(text: string, start: number): number {
  for (let away = 0; away <= nearest; away += 1) {
    if (endsGap(text, start - away)) return start - away;
    if (endsGap(text, start + away)) return start + away;
  }
  return Math.min(start, text.length);
}

// Whether words begin at a place of a line, its first or one after two spaces.
function endsGap(text: string, at: number): boolean {
  if (at < 0 || at >= text.length || /\s/.test(text.charAt(at))) return false;
  const before = text.slice(Math.max(0, at - 2), at);
  return before.trim() === "" && before.length === Math.min(at, 2);
}
