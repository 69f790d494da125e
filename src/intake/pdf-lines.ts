import type { MarkKind } from "./decoded.ts";
import type { Page, PageItem, PageRule } from "./pdf-message.ts";

/** Words on a line of a page that are set alike, with how far they reach. Unit: points. */
export type Piece = {
  readonly words: string;
  /** How many spaces stand before it: its distance from what is before it, in the width of a letter of the page. */
  readonly spaces: number;
  readonly left: number;
  readonly right: number;
  readonly bottom: number;
  readonly top: number;
  readonly set: ReadonlySet<MarkKind>;
};

/** A line of a page. `isApart`: more room stands above it than between the lines of one paragraph. */
export type PageLine = { readonly pieces: readonly Piece[]; readonly isApart: boolean };

/** How many lines a page must have for the space between them to tell how it is set; a shorter one is like the rest. */
const enoughLines = 6;

/** The lines of each page from its top, in columns of the width of a letter, as pages of plain text would have them. */
export function linesOfPages(pages: readonly Page[]): PageLine[][] {
  const set = pages.map(({ items }) => grouped(items.filter(({ words }) => words.trim() !== "")));
  const usual = median(set.flatMap(pitchesOf));
  return pages.map(({ rules }, index) => {
    const lines = set[index] ?? [];
    return linesOfPage(lines, rules, lines.length < enoughLines ? usual : median(pitchesOf(lines)));
  });
}

function linesOfPage(lines: readonly Grouped[], rules: readonly PageRule[], pitch: number): PageLine[] {
  const items = lines.flatMap((line) => line.items);
  const letters = items.reduce((sum, { words }) => sum + words.length, 0);
  const widths = items.reduce((sum, { width }) => sum + width, 0);
  const letter = letters === 0 || widths <= 0 ? 6 : widths / letters;
  const margin = items.reduce((least, { x }) => Math.min(least, x), Number.POSITIVE_INFINITY);
  const pitches = pitchesOf(lines);
  return lines.map((line, index) => ({
    pieces: piecesOf(line.items, rules, letter, margin),
    isApart: index > 0 && (pitches[index - 1] ?? 0) > pitch * 1.3,
  }));
}

function pitchesOf(lines: readonly Grouped[]): number[] {
  return lines.slice(1).map((line, index) => (lines[index]?.y ?? 0) - line.y);
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor((values.length - 1) / 2)] ?? 0;
}

type Grouped = { readonly y: number; readonly size: number; readonly items: PageItem[] };

function grouped(items: readonly PageItem[]): Grouped[] {
  const lines: Grouped[] = [];
  for (const item of items.toSorted((a, b) => b.y - a.y || a.x - b.x)) {
    const line = lines.at(-1);
    if (line !== undefined && line.y - item.y <= 0.45 * Math.max(line.size, item.size)) line.items.push(item);
    else lines.push({ y: item.y, size: item.size, items: [item] });
  }
  return lines.map((line) => ({ ...line, items: line.items.toSorted((a, b) => a.x - b.x) }));
}

function piecesOf(items: readonly PageItem[], rules: readonly PageRule[], letter: number, margin: number): Piece[] {
  const pieces: Piece[] = [];
  let end = margin;
  const size = items.reduce((largest, item) => Math.max(largest, item.size), 0);
  const base = items.reduce((lowest, item) => Math.min(lowest, item.y), Number.POSITIVE_INFINITY);
  for (const item of items) {
    const gap = item.x - end;
    const first = pieces.length === 0;
    const wide = first || gap > 2.5 * letter;
    const spaces = wide ? Math.max(first ? 0 : 3, Math.round(gap / letter)) : gap > 0.18 * item.size ? 1 : 0;
    const raised = item.size < 0.8 * size && item.y > base + 0.15 * size;
    const parts = splitBySetting(item, rules, raised);
    parts.forEach((part, index) => pieces.push({ ...part, spaces: index === 0 ? Math.min(spaces, 200) : 0 }));
    end = Math.max(end, item.x + item.width);
  }
  return pieces;
}

// An item under or through part of which a line is drawn is split where the line begins and ends.
function splitBySetting(item: PageItem, rules: readonly PageRule[], raised: boolean): Omit<Piece, "spaces">[] {
  const { words, x, y, width, size } = item;
  const near = rules.filter((rule) => rule.right > x && rule.left < x + width);
  const through = near.filter((rule) => rule.y > y + 0.12 * size && rule.y < y + 0.6 * size);
  const under = near.filter((rule) => rule.y <= y + 0.12 * size && rule.y > y - 0.4 * size);
  const letter = width / Math.max(1, words.length);
  const struck = covered(words, x, letter, through);
  const underlined = covered(words, x, letter, under);
  const parts: Omit<Piece, "spaces">[] = [];
  for (let from = 0; from < words.length;) {
    let to = from + 1;
    while (to < words.length && struck[to] === struck[from] && underlined[to] === underlined[from]) to += 1;
    const set = new Set<MarkKind>(raised ? ["raised"] : []);
    if (struck[from] === true) set.add("struck");
    if (underlined[from] === true) set.add("underlined");
    const edges = { left: x + from * letter, right: x + to * letter, bottom: y - 0.2 * size, top: y + 0.8 * size };
    parts.push({ words: words.slice(from, to), ...edges, set });
    from = to;
  }
  return parts;
}

// Which letters a line covers. Letters differ in width, so a line that seems to miss one letter of a word, or to reach
// one letter into the next, is taken to keep to the word.
function covered(words: string, x: number, letter: number, rules: readonly PageRule[]): boolean[] {
  const middles = Array.from(words, (_, index) => x + (index + 0.5) * letter);
  const letters = middles.map((middle) => rules.some(({ left, right }) => left <= middle && middle <= right));
  for (const { 0: word, index } of words.matchAll(/\S+/g)) {
    const last = index + word.length - 1;
    if (word.length < 3) continue;
    letters[index] = letters[index + 1] ?? false;
    letters[last] = letters[last - 1] ?? false;
  }
  return letters.map((isCovered, index) =>
    words[index] === " " ? letters[index - 1] === true && letters[index + 1] === true : isCovered,
  );
}
