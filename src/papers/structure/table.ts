import type { Line } from "../text/lines.ts";
import type { Span } from "../text/span.ts";
import { allMatches } from "../text/match.ts";

/**
 * A cell of a table.
 *
 * Shape: `text` folded to single spaces; `span` from its first word to its last, and `lines` the stretches of it that
 * are its own where it goes on below, beside other cells; `columns`, `rows` how many it reaches over, 1 if plain.
 */
export type Cell = {
  readonly text: string;
  readonly span: Span;
  readonly lines?: readonly Span[];
  readonly columns: number;
  readonly rows: number;
};

/**
 * A table as a table.
 *
 * Shape: `rows` from the top, each with its cells from the left; the first `heads` of them name the columns.
 */
export type Table = { readonly span: Span; readonly heads: number; readonly rows: readonly (readonly Cell[])[] };

/** A stretch of columns, the first counted and the last not. Unit: columns from zero. */
type Column = { readonly from: number; readonly to: number };

const opens = /^\s*<TABLE>/i;
const closes = /^\s*<\/TABLE>/i;
const stubs = /^\s*<S>/i;
const caption = /^\s*<CAPTION\b>?/i;

/**
 * The tables of a text as filed: those between the marks of the register, and those set in columns by white space, tabs
 * or rules without marks.
 *
 * A row of which the first cell goes on below, with nothing in the other columns, is one row.
 */
export function tablesIn(lines: readonly Line[]): Table[] {
  const tables: Table[] = [];
  for (let at = 0; at < lines.length;) {
    const marked = opens.test(lines[at]?.text ?? "");
    const to = marked ? markedEnd(lines, at) : columnsEnd(lines, at);
    const held = lines.slice(at, to);
    if (marked || isTable(held)) for (const table of tableOf(held)) tables.push(table);
    at = Math.max(to, at + 1);
  }
  return tables;
}

// The marks of the register close; where one is forgotten, the next table or the next page ends it.
function markedEnd(lines: readonly Line[], from: number): number {
  for (let at = from + 1; at < lines.length; at += 1) {
    const text = lines[at]?.text ?? "";
    if (closes.test(text)) return at + 1;
    if (opens.test(text)) return at;
  }
  return lines.length;
}

// Words with no more than two spaces between them. Dots that lead to a number are as good as spaces.
const run = /\S+(?:[ \u00a0]{1,2}\S+)*/g;
const leader = /\.{4,} */g;

type Piece = Column & { readonly span: Span };

function piecesOf({ text, start }: Line): Piece[] {
  const plain = text.includes("....") ? text.replaceAll(leader, (dots) => " ".repeat(dots.length)) : text;
  const columnOf = columnsBy(plain);
  return allMatches(run, plain).map(({ 0: words, index }) => {
    const from = columnOf(index);
    const span = { start: start + index, end: start + index + words.length };
    return { from, to: from + words.length, span };
  });
}

// Whether a line has two pieces or more: so much is asked of every line of a paper.
function hasPieces(line: Line): boolean {
  return line.text.includes("....") ? piecesOf(line).length > 1 : wideGap.test(line.text.trim());
}

const wideGap = /[ \u00a0]{3}|[^\S \u00a0]/;

// The column of each place in a line, asked for from left to right; a tab counts to the next multiple of eight.
function columnsBy(text: string): (index: number) => number {
  if (!text.includes("\t")) return (index) => index;
  let [at, column] = [0, 0];
  return (index) => {
    for (; at < index; at += 1) column += text[at] === "\t" ? 8 - (column % 8) : 1;
    return column;
  };
}

// Lines of like columns that follow one another. Prose has no wide gaps inside its lines.
function columnsEnd(lines: readonly Line[], from: number): number {
  const first = lines[from];
  if (first?.kind !== "text" || !hasPieces(first)) return from;
  let last = from;
  for (let at = from; at < lines.length; at += 1) {
    const line = lines[at];
    if (line === undefined || line.kind === "mark") break;
    if (line.kind !== "text") {
      if (at - last > 2) break;
      continue;
    }
    if (!hasPieces(line)) break;
    last = at;
  }
  return last + 1;
}

// Three lines in columns make a table where no mark does. What is none has none in a part of it either.
function isTable(lines: readonly Line[]): boolean {
  return lines.filter(({ kind }) => kind === "text").length >= 3 && !isList(lines);
}

// Labels before paragraphs, and the lines of a signature, stand in columns too.
function isList(lines: readonly Line[]): boolean {
  const listing = /^\s*(?:\(?[a-z\d]{1,4}[.)]|[\d.]+|[-•o*]|(?:By|Name|Title|Its|Date|Attest|To|From|Re):?)\s/i;
  return lines.every(({ kind, text }) => kind !== "text" || listing.test(text));
}

/** A page has room for some ten columns; what has many more is no table that can be read. */
const mostColumns = 64;

const furniture = (text: string) => opens.test(text) || closes.test(text) || caption.test(text);

/** A line of a table: `head` over the marks of its columns, `apart` from the line above it. */
type Row = { readonly line: Line; readonly pieces: readonly Piece[]; readonly head: boolean; readonly apart: boolean };

function tableOf(lines: readonly Line[]): Table[] {
  const content = rowsIn(lines);
  const [first, last] = [content[0], content.at(-1)];
  const columns = columnsIn(content);
  if (first === undefined || last === undefined || columns.length < 2 || columns.length > mostColumns) return [];
  const rows: Cell[][] = [];
  content.forEach((row, index) => {
    const cells = cellsOf(row, columns);
    const above = rows.at(-1);
    const before = content[index - 1];
    const mayGoOn = !row.head && !row.apart && before?.head === false;
    if (above !== undefined && mayGoOn && goesOn(cells, columns, before)) {
      rows[rows.length - 1] = joined(above, cells, columns.length);
    } else rows.push(rowOf(cells, columns.length, row.line));
  });
  const heads = content.filter(({ head }) => head).length;
  return [{ span: { start: first.line.start, end: last.line.end }, heads, rows }];
}

// The rows say where the columns are, and the heads where no row does.
function columnsIn(content: readonly Row[]): Column[] {
  const below = columnsOf(content.filter(({ head }) => !head).map(({ pieces }) => pieces));
  return below.length < 2 ? columnsOf(content.map(({ pieces }) => pieces)) : below;
}

// What stands over the marks of the columns names them.
function rowsIn(lines: readonly Line[]): Row[] {
  const stub = lines.findIndex(({ text }) => stubs.test(text));
  return lines.flatMap((line, index) => {
    if (line.kind !== "text" || furniture(line.text) || stubs.test(line.text)) return [];
    return [{ line, pieces: piecesOf(line), head: index < stub, apart: lines[index - 1]?.kind !== "text" }];
  });
}

function cellsOf({ line, pieces }: Row, columns: readonly Column[]): Placed[] {
  return pieces.map((piece) => ({
    text: line.text.slice(piece.span.start - line.start, piece.span.end - line.start).replaceAll(/\s+/g, " "),
    span: piece.span,
    column: columnAt(columns, piece),
    columns: reach(columns, piece),
    rows: 1,
  }));
}

// A line that says something in some of the columns, and no figure but in the first, goes on with the row above it
// where its first word is small, or the first column had no more room on the line above.
function goesOn(cells: readonly Placed[], columns: readonly Column[], before: Row): boolean {
  if (cells.length === columns.length || cells.some(({ column, text }) => column > 0 && /\d/.test(text))) return false;
  const [first] = cells;
  const [above] = before.pieces;
  const [own, next] = columns;
  if (first === undefined || first.column > 0 || /^[a-z\d(]/.test(first.text)) return true;
  if (above === undefined || own === undefined || next === undefined) return false;
  return above.to - above.from >= (next.from - own.from) * 0.7;
}

// Columns are where the pieces of the rows stand over one another.
function columnsOf(rows: readonly (readonly Column[])[]): Column[] {
  const columns: { from: number; to: number }[] = [];
  const most = rows.reduce((longest, { length }) => Math.max(longest, length), 0);
  for (const row of rows.filter(({ length }) => length === most)) {
    row.forEach(({ from, to }, index) => {
      const column = columns[index];
      if (column === undefined) columns.push({ from, to });
      else [column.from, column.to] = [Math.min(column.from, from), Math.max(column.to, to)];
    });
  }
  return columns;
}

// The column with which a piece shares most; the nearest where it shares none.
function columnAt(columns: readonly Column[], piece: Column): number {
  const shares = columns.map(({ from, to }) => Math.min(to, piece.to) - Math.max(from, piece.from));
  return shares.indexOf(Math.max(...shares));
}

function reach(columns: readonly Column[], piece: Column): number {
  return Math.max(1, columns.filter(({ from, to }) => from < piece.to && piece.from < to).length);
}

type Placed = Cell & { readonly column: number };

// A column in which a row says nothing has an empty cell, so that cells of one column stand under one another.
function rowOf(cells: readonly Placed[], width: number, line: Line): Cell[] {
  const row: Cell[] = [];
  for (const { column, ...cell } of cells) {
    while (row.reduce((sum, { columns }) => sum + columns, 0) < column) row.push(emptyAt(cell.span.start));
    row.push(cell);
  }
  while (row.reduce((sum, { columns }) => sum + columns, 0) < width) row.push(emptyAt(line.end));
  return row;
}

function emptyAt(at: number): Cell {
  return { text: "", span: { start: at, end: at }, columns: 1, rows: 1 };
}

function joined(above: readonly Cell[], cells: readonly Placed[], width: number): Cell[] {
  return above.map((cell, index) => {
    const more = cells.find(({ column }) => column === Math.min(index, width - 1));
    if (more === undefined) return cell;
    if (cell.text === "") return { ...cell, text: more.text, span: more.span };
    const lines = [...(cell.lines ?? [cell.span]), more.span];
    return { ...cell, text: `${cell.text} ${more.text}`, span: { start: cell.span.start, end: more.span.end }, lines };
  });
}
