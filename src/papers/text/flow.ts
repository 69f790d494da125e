import { linesOf, type Line } from "./lines.ts";
import type { Span } from "./span.ts";

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
 * marks made straight, sentences that a page break cut in two joined again, paragraphs parted by a line feed.
 *
 * `spanOf` leads from positions in `text` back to offsets in the file.
 */
export type Flow = {
  readonly text: string;
  readonly paragraphs: readonly Paragraph[];
  readonly lines: readonly Line[];
  readonly spanOf: (from: number, to: number) => Span;
};

const labelAtStart = /^\s*(?:\((?:[a-z]{1,2}|[ivxlc]{1,6}|[A-Z]|\d{1,2})\)|\d{1,2}(?:\.\d{1,2})*\.?|Section \d)\s+\S/;

/** Folds a paper into running text. */
export function flowOf(text: string): Flow {
  const lines = linesOf(text);
  const folder = new Folder(text.length);
  const paragraphs = groupLines(lines).map((group) => folder.paragraph(group));
  const folded = folder.text();
  const { offsets } = folder;
  const spanOf = (from: number, to: number): Span => ({
    start: offsets[from] ?? text.length,
    end: to <= from ? (offsets[from] ?? text.length) : (offsets[to - 1] ?? text.length - 1) + 1,
  });
  return { text: folded, paragraphs, lines, spanOf };
}

// Lines that belong to one paragraph: no blank line between them, unless a page break fell inside a sentence.
function groupLines(lines: readonly Line[]): Line[][] {
  const groups: Line[][] = [];
  let gap = true;
  let wideGap = false;
  let blanks = 0;
  for (const line of lines) {
    if (line.kind !== "text") {
      gap = true;
      blanks += line.kind === "blank" ? 1 : 0;
      wideGap ||= line.kind === "mark" || blanks > 1;
      continue;
    }
    const group = groups.at(-1);
    const last = group?.at(-1);
    const joins =
      group !== undefined &&
      last !== undefined &&
      (gap ? wideGap && brokenByPage(last, line) : !startsParagraph(last, line));
    if (joins) group.push(line);
    else groups.push([line]);
    [gap, wideGap, blanks] = [false, false, 0];
  }
  return groups;
}

// The sentence goes on: the page ended in mid-sentence and the next begins in lower case.
function brokenByPage(last: Line, next: Line): boolean {
  return !/[.:;!?"”]\s*$/.test(last.text) && /^\s*[a-z]/.test(next.text) && !labelAtStart.test(next.text);
}

function startsParagraph(last: Line, next: Line): boolean {
  if (!labelAtStart.test(next.text)) return false;
  return next.indent > last.indent || /(?:[.;:]|; and|; or)\s*$/.test(last.text);
}

class Folder {
  readonly offsets: number[] = [];
  readonly #parts: string[] = [];
  #length = 0;
  readonly #fileLength: number;

  constructor(fileLength: number) {
    this.#fileLength = fileLength;
  }

  paragraph(lines: readonly Line[]): Paragraph {
    if (this.#length > 0) this.#put("\n", lines[0]?.start ?? this.#fileLength);
    const from = this.#length;
    for (const line of lines) {
      if (this.#length > from) this.#put(" ", line.start);
      this.#line(line);
    }
    return { from, to: this.#length, indent: lines[0]?.indent ?? 0, lines };
  }

  text(): string {
    return this.#parts.join("");
  }

  #line({ text, start }: Line): void {
    const content = text.trim();
    const lead = text.indexOf(content);
    let spaced = false;
    for (let at = 0; at < content.length; at += 1) {
      const mark = content.charAt(at);
      const isSpace = mark === " " || mark === "\t" || mark === "\u00a0";
      if (!(isSpace && spaced)) this.#put(isSpace ? " " : straight(mark), start + lead + at);
      spaced = isSpace;
    }
  }

  #put(mark: string, offset: number): void {
    this.#parts.push(mark);
    this.offsets.push(offset);
    this.#length += 1;
  }
}

function straight(mark: string): string {
  if (mark === "“" || mark === "”") return '"';
  if (mark === "‘" || mark === "’") return "'";
  return mark === "–" || mark === "—" ? "-" : mark;
}
