/** What is known of a line where only the edges of its page matter. */
type PageLine = { readonly kind: "text" | "blank" | "rule" | "mark"; readonly text: string };

/** How many lines of a page may be its head, and as many its foot. */
const deepest = 3;

/** On how many pages the same line must stand at the edge; a short paper has no more pages than that. */
const pagesNeeded = 3;

/**
 * Which lines are the running heads and feet of pages: the same words at the edge of several pages, apart from the text
 * of the page, with numbers that stay or grow. Shape: places in `lines`. `isBreak` tells the lines that end a page.
 *
 * What marks an exhibit, heads a part or labels a signature stands at the top of pages in its own right, and so may the
 * head of a table; such a line is a running one only where a number in it counts the pages. So it is on pages of
 * signatures: filed in several counterparts they say the same, and what they say is who signed.
 */
export function runningHeads(lines: readonly PageLine[], isBreak: (line: PageLine) => boolean): ReadonlySet<number> {
  const pages = pagesOf(lines, isBreak);
  const needed = Math.min(pagesNeeded, pages.length);
  if (needed < 2) return new Set();
  return new Set([...runningAt(0, 1, pages, lines, needed), ...runningAt(-1, -1, pages, lines, needed)]);
}

// From the first line of the pages inwards, or from the last; only what is parted from the text is left out.
function runningAt(first: 0 | -1, step: 1 | -1, pages: readonly Page[], lines: readonly PageLine[], needed: number) {
  const found: number[] = [];
  let waiting: readonly number[] = [];
  let open = pages;
  for (let depth = 0; depth < deepest && open.length > 0; depth += 1) {
    const placeOn = ({ places }: Page) => places.at(first + step * depth) ?? -1;
    const edges = open.map((page) => ({ at: placeOn(page), isOfSignatures: page.isOfSignatures }));
    const running = new Set(repeated(edges, lines, needed));
    const isParted = (at: number) => lines[at + step]?.kind !== "text";
    const above = new Set(waiting);
    for (const at of running) {
      if (isParted(at)) for (let each = at; each === at || above.has(each); each -= step) found.push(each);
    }
    waiting = [...above, ...running];
    open = open.filter((page) => running.has(placeOn(page)));
  }
  return found;
}

/** The lines of a page that say something, by their places. */
type Page = { readonly places: readonly number[]; readonly isOfSignatures: boolean };

const ofSignature = /^\s*by\s*:|\/s\/|_{5}/i;

function pagesOf(lines: readonly PageLine[], isBreak: (line: PageLine) => boolean): Page[] {
  const pages: number[][] = [[]];
  lines.forEach((line, at) => {
    if (line.kind === "text") pages.at(-1)?.push(at);
    else if (isBreak(line) && pages.at(-1)?.length !== 0) pages.push([]);
  });
  const isOfSignatures = (places: readonly number[]) => places.some((at) => ofSignature.test(lines[at]?.text ?? ""));
  return pages.flatMap((places) => (places.length === 0 ? [] : [{ places, isOfSignatures: isOfSignatures(places) }]));
}

type Edge = { readonly at: number; readonly isOfSignatures: boolean };

type Numbered = Edge & { readonly numbers: readonly number[] };

function repeated(edges: readonly Edge[], lines: readonly PageLine[], needed: number): number[] {
  const groups = new Map<string, Numbered[]>();
  for (const edge of edges) {
    const { words, numbers } = wordsOf(lines[edge.at]?.text ?? "");
    if (words === "") continue;
    const group = groups.get(words);
    if (group === undefined) groups.set(words, [{ ...edge, numbers }]);
    else group.push({ ...edge, numbers });
  }
  return [...groups].flatMap(([words, all]) => {
    const { grows, goesBack } = countOf(all);
    const counted = grows ? all : standsByItself.test(words) ? [] : all.filter(({ isOfSignatures }) => !isOfSignatures);
    return !goesBack && counted.length >= needed ? counted.map(({ at }) => at) : [];
  });
}

const number = /\d{1,6}|(?<![\p{L}\p{N}])[ivxl]{1,6}(?![\p{L}\p{N}])/gu;

// A line in columns, the mark of an attachment, the heading of a part, the lines of a signature, a blank to fill in.
const standsByItself =
  /\S {3,}\S|\t\S|^(?:exhibit|schedule|annex|appendix|attachment|article|section|part|by|name|title|its|date)\b|_{3}|^[("“#]/i;

function wordsOf(text: string): { words: string; numbers: number[] } {
  const line = text.trim();
  if (line === "" || line.length > 200) return { words: "", numbers: [] };
  const numbers = Array.from(line.matchAll(number), ([digits]) => valueOf(digits));
  return { words: line.replaceAll(number, "#"), numbers };
}

const roman: Readonly<Record<string, number>> = { i: 1, v: 5, x: 10, l: 50 };

function valueOf(digits: string): number {
  if (/\d/.test(digits)) return Number(digits);
  const values = Array.from(digits, (digit) => roman[digit] ?? 0);
  return values.reduce((sum, value, index) => sum + (value < (values[index + 1] ?? 0) ? -value : value), 0);
}

// Whether a number in a line grows from page to page, and whether one ever goes back.
function countOf(edges: readonly Numbered[]): { grows: boolean; goesBack: boolean } {
  const [first] = edges;
  const columns = first?.numbers.map((_, column) => edges.map(({ numbers }) => numbers[column] ?? 0)) ?? [];
  const steps = columns.map((values) => values.slice(1).map((value, index) => value - (values[index] ?? 0)));
  return {
    grows: steps.some((each) => each.length > 0 && each.every((step) => step > 0)),
    goesBack: steps.some((each) => each.some((step) => step < 0)),
  };
}
