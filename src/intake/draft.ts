import type { Cell, Table } from "../papers/structure/table.ts";
import type { Finding } from "../papers/text/span.ts";
import type { Mark, MarkKind, OriginalPlace, Origin } from "./decoded.ts";

const kinds = 6;

/** A text being written down from a file, with where its words came from and how they are set. */
export class Draft {
  readonly origins: Origin[] = [];
  readonly marks: Mark[] = [];
  readonly tables: Table[] = [];
  readonly findings: Finding[] = [];
  readonly #parts: string[] = [];
  readonly #open: OpenTable[] = [];
  #length = 0;
  #feeds = 2;
  #due = "";
  #last = "";

  /** Where the next words will stand. */
  get length(): number {
    return this.#length;
  }

  /** Whether nothing stands yet on the line that is open. */
  get atLineStart(): boolean {
    return this.#feeds > 0;
  }

  /** The character written last. */
  get last(): string {
    return this.#last;
  }

  text(): string {
    return this.#parts.join("");
  }

  /** Writes words, with the place they came from; white space that the file does not have has none. */
  put(words: string, place?: OriginalPlace): void {
    if (words === "") return;
    const due = this.#due;
    this.#due = "";
    if (due !== "") this.put(due);
    this.#parts.push(words.replaceAll(unkept, "\ufffd"));
    const from = this.#length;
    this.#length += words.length;
    this.#last = words.charAt(words.length - 1);
    this.#feeds = trailingFeeds(words, this.#feeds);
    if (place !== undefined) this.origins.push({ from, to: this.#length, place });
  }

  /**
   * Ends the line, and leaves a blank one when two feeds are asked for; at the very start there is nothing to end. In a
   * cell the line only ends when more words come in the same cell.
   */
  feed(lines: 1 | 2): void {
    if (this.inCell) {
      if (!this.#atCellStart && this.#due === "" && !this.atLineStart) this.#due = "\n";
      return;
    }
    const wanted = lines - this.#feeds;
    if (wanted > 0) this.put("\n".repeat(wanted));
  }

  /** Ends the page. */
  page(): void {
    if (this.#length === 0) return;
    this.feed(2);
    this.put("\f\n");
    this.#feeds = 2;
  }

  /** Marks the words written since an offset. Words of one kind that adjoin are one run. */
  mark(kind: MarkKind, start: number): void {
    const end = this.#length;
    if (end <= start) return;
    // The last mark of a kind is among the last few, since there are no more kinds than that.
    const recent = this.marks.slice(-kinds).findLastIndex((mark) => mark.kind === kind && mark.span.end === start);
    const at = Math.max(0, this.marks.length - kinds) + recent;
    const last = recent === -1 ? undefined : this.marks[at];
    if (last !== undefined) {
      this.marks[at] = { kind, span: { start: last.span.start, end } };
    } else this.marks.push({ kind, span: { start, end } });
  }

  openTable(): void {
    this.#open.push({ start: this.#length, rows: [], heads: 0, cell: undefined });
  }

  openRow(): void {
    const table = this.#open.at(-1);
    if (table === undefined) return;
    this.closeCell();
    table.rows.push([]);
    this.feed(2);
  }

  /** Opens a cell; `place` is that of what opens it. A cell of a row after its first stands behind a tab. */
  openCell(columns: number, rows: number, isHead: boolean): void {
    const table = this.#open.at(-1);
    if (table === undefined) return;
    this.closeCell();
    if (table.rows.length === 0) table.rows.push([]);
    const row = table.rows.at(-1);
    if (row?.some(({ text }) => text !== "") === true) this.#due = "\t";
    if (isHead && table.rows.length === table.heads + 1) table.heads += 1;
    table.cell = { start: this.#length, part: this.#parts.length, columns, rows };
  }

  closeCell(): void {
    const table = this.#open.at(-1);
    const row = table?.rows.at(-1);
    if (table?.cell === undefined || row === undefined) return;
    const { start, part, columns, rows } = table.cell;
    const text = this.#parts.slice(part).join("").replaceAll(/\s+/g, " ").trim();
    row.push({ text, span: { start: text === "" ? this.#length : start, end: this.#length }, columns, rows });
    table.cell = undefined;
    this.#due = "";
  }

  closeTable(): void {
    this.closeCell();
    const table = this.#open.pop();
    this.feed(2);
    if (table === undefined) return;
    const rows = table.rows.filter((row) => row.some(({ text }) => text !== ""));
    const span = { start: table.start, end: this.#length };
    if (rows.length > 0) this.tables.push({ span, heads: Math.min(table.heads, rows.length), rows });
  }

  /** Whether a cell is open. */
  get inCell(): boolean {
    return this.#open.at(-1)?.cell !== undefined;
  }

  // Whether nothing stands yet in the cell that is open.
  get #atCellStart(): boolean {
    return this.#open.at(-1)?.cell?.part === this.#parts.length;
  }
}

// A NUL, or half a character, which no database keeps.
const unkept = /\0|\p{Surrogate}/gu;

function trailingFeeds(words: string, before: number): number {
  let count = 0;
  while (count < words.length && words[words.length - 1 - count] === "\n") count += 1;
  return count === words.length ? before + count : count;
}

type OpenTable = {
  readonly start: number;
  readonly rows: Cell[][];
  heads: number;
  cell: { readonly start: number; readonly part: number; readonly columns: number; readonly rows: number } | undefined;
};
