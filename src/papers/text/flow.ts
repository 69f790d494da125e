import { type Cell, tablesIn } from "../structure/table.ts";
import { linesOf, type Line } from "./lines.ts";
import type { Span } from "./span.ts";
import { allMatches } from "./match.ts";
import { letterForMark } from "./slips.ts";
import { wordBreak, wordsIn } from "./word-break.ts";

/**
 * A paragraph: a run of the folded text that the page layout holds together.
 *
 * Shape: `from` and `to` are positions in `Flow.text`; `lines` are the lines it was folded from.
 */
export type Paragraph = {
  readonly from: number;
  readonly to: number;
  readonly indent: number;
  readonly lines: readonly Line[];
};

/**
 * A paper as one running text: page furniture left out, white space folded to single spaces, typographic quotation
 * marks made straight, sentences that a page break cut in two joined again, paragraphs parted by a line feed. A row of
 * a table is a paragraph whose cells stand behind one another, parted by tabs.
 *
 * `spanOf` leads from positions in `text` back to offsets in the file.
 */
export type Flow = {
  readonly text: string;
  readonly paragraphs: readonly Paragraph[];
  readonly lines: readonly Line[];
  readonly spanOf: (from: number, to: number) => Span;
};

const labelAtStart =
  /^\s*(?:(?:\((?:[a-z]{1,2}|[ivxlc]{1,6}|[A-Z]|\d{1,2})\)|\d{1,2}(?:\.\d{1,2})*\.?|(?:Section|SECTION)\s\d+(?:\.\d+)*\.?)\s+\S|(?:(?:Section|SECTION)\s\d{1,2}\.\d{1,2}\.|\d{1,2}\.\d{1,2}\.?)\s*$)/;

// The rest of a citation whose first word stands on the line before: `Section` and then `11.2 or the definition of`.
const citedAtStart = /^\s*\d{1,2}\.\d{1,2}\s+[a-z]/;

// `Section 2.5. Fees. The …` begins a section wherever the line before it ended.
const headedSection = /^\s*(?:Section|SECTION)\s\d+(?:\.\d+)?\.\s+[A-Z]/;

/** Folds a paper into running text. */
export function flowOf(text: string): Flow {
  const lines = linesOf(text);
  const folder = new Folder(text);
  const rows = rowsIn(lines);
  const paragraphs = groupLines(lines, rows).map((group) => folder.paragraph(group, rows.get(group[0]?.start ?? -1)));
  const folded = folder.text();
  const end = folded.length;
  const offset = (at: number) => (at >= end ? text.length : folder.offsetOf(at));
  const spanOf = (from: number, to: number): Span => {
    const start = offset(Math.min(from, end));
    if (to <= from || to > end) return { start, end: start };
    // White space at the end of a file that breaks off is folded, and its last place may lie behind the file.
    const { start: first, end: last } = folder.reached(from, to, start, offset(to - 1));
    return { start: first, end: Math.min(last, text.length) };
  };
  return { text: folded, paragraphs, lines, spanOf };
}

type Cells = readonly Cell[];

// The rows of tables, by where each of their lines starts; a line that stands in no row of a table is not among them.
function rowsIn(lines: readonly Line[]): ReadonlyMap<number, Cells> {
  const rows = new Map<number, Cells>();
  const tables = tablesIn(lines);
  let at = 0;
  for (const row of tables.flatMap((table) => table.rows)) {
    for (const start of startsOf(row)) {
      while ((lines[at]?.end ?? Number.MAX_SAFE_INTEGER) < start) at += 1;
      const line = lines[at];
      if (line !== undefined) rows.set(line.start, row);
    }
  }
  return rows;
}

// Where the words of a row begin in each of its lines.
function startsOf(row: Cells): readonly number[] {
  if (row.every(({ lines }) => lines === undefined)) return [row[0]?.span.start ?? 0];
  const starts = row.flatMap(({ span, lines = [span] }) => lines.map(({ start }) => start));
  return starts.toSorted((a, b) => a - b);
}

// Lines that belong to one paragraph: no blank line between them, unless a page break fell inside a sentence; or all
// of one row of a table.
function groupLines(lines: readonly Line[], rows: ReadonlyMap<number, Cells>): Line[][] {
  const groups: Line[][] = [];
  let gap = noGap;
  for (const line of lines) {
    if (line.kind !== "text") {
      gap = widened(gap, line);
      continue;
    }
    const group = groups.at(-1);
    const last = group?.at(-1);
    const [row, above] = [rows.get(line.start), rows.get(last?.start ?? -1)];
    const goesOn =
      row === undefined && above === undefined ? last !== undefined && joins(last, line, gap) : row === above;
    if (group !== undefined && goesOn) group.push(line);
    else groups.push([line]);
    gap = noGap;
  }
  return groups;
}

/** What stands between two lines of text: no sentence goes on over the edge of a table or a document. */
type Gap = { readonly isThere: boolean; readonly blanks: number; readonly isPage: boolean; readonly isEdge: boolean };

const noGap: Gap = { isThere: false, blanks: 0, isPage: false, isEdge: false };

const edge = /^\s*<(?!PAGE\b)/i;

function widened({ blanks, isPage, isEdge }: Gap, { kind, text }: Line): Gap {
  return {
    isThere: true,
    blanks: blanks + (kind === "blank" ? 1 : 0),
    isPage: isPage || kind === "mark",
    isEdge: isEdge || (kind === "mark" && edge.test(text)),
  };
}

function joins(last: Line, next: Line, { isThere, blanks, isPage, isEdge }: Gap): boolean {
  if (!isThere) return !startsParagraph(last, next);
  if (isEdge) return false;
  return (isPage || blanks > 1) && brokenByPage(last, next, isPage);
}

// The sentence goes on: the page ended in mid-sentence, and the next begins in lower case, or goes on at the margin
// with any word after a line that was full.
function brokenByPage(last: Line, next: Line, newPage: boolean): boolean {
  if (citedAtStart.test(next.text) && /(?:,|\b(?:and|or|of|in|to|[Ss]ections?))\s*$/.test(last.text)) return true;
  if (/[.:;!?"”]\s*$/.test(last.text) || labelAtStart.test(next.text)) return false;
  const content = last.text.trim();
  const full = content.length >= fullLine && content !== content.toUpperCase();
  return /^\s*[a-z]/.test(next.text) || (newPage && full && next.indent <= last.indent && /[a-z]/.test(next.text));
}

/** A line of a page that was broken because it was full has about this many characters at least. */
const fullLine = 55;

const definitionAtStart = /^\s*["“][^"“”\n]{1,80}["”],?(?: (?:shall|means?|has the meaning)\b|\s*$)/;
const sentenceEnd = /[.;:]["”]?(?: and| or)?["”]?\s*$/;

// The mark over an exhibit has a line to itself, above its title.
const exhibitMark = /^\s*(?:EXHIBIT|ANNEX|APPENDIX|ATTACHMENT) ["“']?[A-Z0-9][\w.-]{0,6}["”']?\s*$/;

function startsParagraph(last: Line, next: Line): boolean {
  if (exhibitMark.test(last.text) || exhibitMark.test(next.text)) return true;
  if (/:\s*$/.test(last.text) && /^\s*["“]/.test(next.text)) return true;
  if (definitionAtStart.test(next.text)) return sentenceEnd.test(last.text);
  if (!labelAtStart.test(next.text) || citedAtStart.test(next.text)) return false;
  if (headedSection.test(next.text)) return true;
  return next.indent > last.indent || sentenceEnd.test(last.text) || isCaptionLine(last.text);
}

// A line in capitals alone is a caption, and what is labelled after it begins anew.
function isCaptionLine(text: string): boolean {
  return text.length < 120 && /[A-Z]{3}/.test(text) && !/[a-z]/.test(text);
}

const oddMarks = /[^\x20-\x7e]|\bA[A-Z][a-z]/;
const spaces = /[\s\u00a0]{2,}/g;

// Folded text and where it came from. `#places` and `#origins` hold one entry for each run without a break.
class Folder {
  readonly #parts: string[] = [];
  readonly #places: number[] = [];
  readonly #origins: number[] = [];
  readonly #file: string;
  // The rows in which a cell goes on below: there the words do not stand in the order of the file.
  readonly #mixed: (Span & { readonly from: number; readonly to: number })[] = [];
  #length = 0;
  #known: ReadonlySet<string> | undefined;

  constructor(file: string) {
    this.#file = file;
  }

  paragraph(lines: readonly Line[], row: Cells | undefined): Paragraph {
    const [first] = lines;
    if (this.#length > 0 && first !== undefined) this.#put("\n", first.start);
    const from = this.#length;
    if (row !== undefined) this.#row(row);
    else {
      lines.forEach((line, index) => {
        const next = lines[index + 1];
        const end = next === undefined ? "none" : wordBreak(line.text, next.text, () => this.#words());
        this.#line(end === "broken" ? { ...line, text: line.text.trimEnd().slice(0, -1) } : line);
        if (next !== undefined && end === "none") this.#put(" ", next.start);
      });
    }
    return { from, to: this.#length, indent: first?.indent ?? 0, lines };
  }

  // Few papers break words, so the words of the others are not gathered.
  #words(): ReadonlySet<string> {
    this.#known ??= wordsIn(this.#file);
    return this.#known;
  }

  // The stretch of the file from the first of some words to the last.
  reached(from: number, to: number, first: number, last: number): Span {
    const whole = (row: Span & { readonly from: number; readonly to: number }) => from <= row.from && row.to <= to;
    const [opening, ending] = [this.#mixed[this.#mixedFrom(from)], this.#mixed[this.#mixedFrom(to) - 1]];
    return {
      start: Math.min(first, last, opening !== undefined && whole(opening) ? opening.start : first),
      end: Math.max(first + 1, last + 1, ending !== undefined && whole(ending) ? ending.end : 0),
    };
  }

  // The first of the rows that begin at a place or after it.
  #mixedFrom(place: number): number {
    let [low, high] = [0, this.#mixed.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#mixed[middle]?.from ?? place) < place) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  #row(row: Cells): void {
    const from = this.#length;
    row.forEach(({ span, lines = [span] }, index) => {
      if (index > 0) this.#put("\t", span.start);
      lines.forEach(({ start, end }, below) => {
        if (below > 0) this.#put(" ", start);
        this.#line({ start, text: this.#file.slice(start, end) });
      });
    });
    if (row.every(({ lines }) => lines === undefined)) return;
    const spans = row.map(({ span }) => span);
    const start = Math.min(...spans.map((each) => each.start));
    this.#mixed.push({ from, to: this.#length, start, end: Math.max(...spans.map(({ end }) => end)) });
  }

  text(): string {
    return this.#parts.join("");
  }

  // The run that a position lies in is the last that begins at or before it.
  offsetOf(at: number): number {
    let [low, high] = [0, this.#places.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#places[middle] ?? 0) <= at) low = middle;
      else high = middle - 1;
    }
    return (this.#origins[low] ?? 0) + at - (this.#places[low] ?? 0);
  }

  #line({ text, start }: Pick<Line, "start" | "text">): void {
    const content = text.trim();
    const lead = start + text.indexOf(content);
    let from = 0;
    for (const { 0: run, index } of allMatches(spaces, content)) {
      this.#put(straight(content.slice(from, index + 1)), lead + from);
      from = index + run.length;
    }
    this.#put(straight(content.slice(from)), lead + from);
  }

  #put(run: string, origin: number): void {
    if (run === "") return;
    this.#parts.push(run);
    this.#places.push(this.#length);
    this.#origins.push(origin);
    this.#length += run.length;
  }
}

// Mark for mark, so that positions stay what they are.
function straight(run: string): string {
  if (!oddMarks.test(run)) return run;
  return run
    .replaceAll(letterForMark, '"$1"')
    .replaceAll(/[“”]/g, '"')
    .replaceAll(/[‘’]/g, "'")
    .replaceAll(/[–—]/g, "-")
    .replaceAll(/[^\S\n]/g, " ");
}
