import { allMatches } from "./match.ts";
import { runningHeads } from "./running-heads.ts";

/** One line of a paper as filed. Offsets are into the file's text; the line break is not part of the line. */
export type Line = {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** Columns of white space before the first mark, a tab counting to the next multiple of eight. */
  readonly indent: number;
  /** `mark` is page furniture: a page number or break, a running head or foot, a remark that the page is left blank. */
  readonly kind: "text" | "blank" | "rule" | "mark";
};

const lineBreak = /\r?[\n\f]/g;
const pageMark = /^(?:-\s*\d{1,4}\s*-|<PAGE(?:>\s*\d*|\s+\d+>)|Page\s+\d+(?:\s+of\s+\d+)?|\[[^\]]*\bpage\b[^\]]*\])$/i;

// The register's own marks: around a file and its documents, around tables and over their columns.
const registerMark =
  /^<(?:\/?(?:SEC-DOCUMENT|SEC-HEADER|DOCUMENT|TEXT|TABLE|CAPTION)\b[^<]*|(?:TYPE|SEQUENCE|FILENAME|DESCRIPTION)>[^<]*|[SC]>(?:\s+<[SC]>)*)$|^<CAPTION$/i;

/** The lines of a paper, each with its place and what kind of line it is. A form feed ends a line, too. */
export function linesOf(text: string): readonly Line[] {
  const lines: Line[] = [];
  let start = 0;
  for (const { 0: mark, index } of allMatches(lineBreak, text)) {
    const line = lineAt(text.slice(start, index), start);
    lines.push(line.kind === "blank" && mark.endsWith("\f") ? { ...line, kind: "mark" } : line);
    start = index + mark.length;
  }
  lines.push(lineAt(text.slice(start), start));
  return withoutRunningHeads(withoutLoneNumbers(lines));
}

function withoutRunningHeads(lines: readonly Line[]): readonly Line[] {
  const heads = runningHeads(lines, ({ kind, text: words }) => kind === "mark" && !registerMark.test(words.trim()));
  return heads.size === 0 ? lines : lines.map((line, at) => (heads.has(at) ? { ...line, kind: "mark" } : line));
}

function lineAt(text: string, start: number): Line {
  const inner = text.trim();
  return { start, end: start + text.length, text, indent: inner === "" ? 0 : indentOf(text), kind: kindOf(inner) };
}

function indentOf(content: string): number {
  let columns = 0;
  for (const mark of content) {
    if (mark === " " || mark === "\u00a0") columns += 1;
    else if (mark === "\t") columns += 8 - (columns % 8);
    else break;
  }
  return columns;
}

function kindOf(inner: string): Line["kind"] {
  if (inner === "") return "blank";
  const first = inner.charAt(0);
  if ("-<Pp[".includes(first) && pageMark.test(inner)) return "mark";
  if (first === "<" && registerMark.test(inner)) return "mark";
  return "-_=*~".includes(first) && /^[-_=*~]{3,}$/.test(inner) ? "rule" : "text";
}

// A number alone between blank lines is a page number, not a line of the contract. So is one with a point, at the edge
// of a page, if the page before or after bears its neighbour; else it may be the number of a section. A number whose
// unit stands on the next line is a cell of a table.
function withoutLoneNumbers(lines: readonly Line[]): Line[] {
  const quiet = (line: Line | undefined) => line === undefined || line.kind === "blank" || line.kind === "mark";
  const alone = (index: number) => quiet(lines[index - 1]) && quiet(lines[index + 1]);
  const edges = edgeNumbers(lines, alone);
  const numbers = edges.map(({ number }) => number);
  const furniture = new Set(
    edges
      .filter(({ number }, place) => numbers[place - 1] === number - 1 || numbers[place + 1] === number + 1)
      .map(({ index }) => index),
  );
  const nextWords = (index: number) =>
    lines.slice(index + 1, index + 8).find(({ kind }) => kind === "text")?.text ?? "";
  const isNumber = (line: Line) => line.kind === "text" && /^\s*\d{1,3}\s*$/.test(line.text);
  return lines.map((line, index) =>
    furniture.has(index) || (isNumber(line) && alone(index) && !/^\s*%/.test(nextWords(index)))
      ? { ...line, kind: "mark" }
      : line,
  );
}

type EdgeNumber = { readonly index: number; readonly number: number };

// The lines such as `5.` that stand alone with nothing but blank lines between them and a page break.
function edgeNumbers(lines: readonly Line[], alone: (index: number) => boolean): EdgeNumber[] {
  const isBreak = (index: number, step: 1 | -1) => {
    let at = index + step;
    while (lines[at]?.kind === "blank") at += step;
    return lines[at]?.kind === "mark";
  };
  return lines.flatMap(({ kind, text }, index) => {
    const number = kind === "text" ? /^\s*(\d{1,3})\.\s*$/.exec(text)?.[1] : undefined;
    return number !== undefined && alone(index) && (isBreak(index, -1) || isBreak(index, 1))
      ? [{ index, number: Number(number) }]
      : [];
  });
}
