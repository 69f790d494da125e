import type { Line } from "../text/lines.ts";

// Each party to a paper may sign in a column of its own, beside the others.
// What stands before is looked at only where the word is, and no farther back than it must: a line may be all spaces.
const signing = /By(?<=\s{3}By|^\s{0,2}By)\s*(?::|(?=_{3}|\/s\/))/gi;
const gapEnd = /(?:^|\s{2})\s*(?=\S)/g;

/** How far from its line `By:` a column may begin on the lines around it. Unit: characters. */
const nearest = 10;

/** The lines above and below which a signature block may take up. */
const [above, below] = [10, 20];

/**
 * The lines around a line that is signed, column by column from the left, under their own indices; the lines as they
 * are where only one signs on it.
 */
export function signatureColumns(lines: readonly Line[], at: number): (readonly Line[])[] {
  const text = lines[at]?.text ?? "";
  const starts = Array.from(text.matchAll(signing), ({ index }) => index);
  if (starts.length < 2) return [lines];
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
  const ends = Array.from(text.matchAll(gapEnd), ({ 0: gap, index }) => index + gap.length);
  const best = ends.reduce<number | undefined>(
    (near, end) => (near === undefined || Math.abs(end - start) < Math.abs(near - start) ? end : near),
    undefined,
  );
  return best !== undefined && Math.abs(best - start) <= nearest ? best : Math.min(start, text.length);
}
