import { allMatches } from "./match.ts";

/** A run of a text. Shape: positions in the text it was found in. */
export type Run = { readonly from: number; readonly to: number };

const abbreviation =
  /(?:\b(?:Inc|Corp|Co|Ltd|No|Nos|Mr|Mrs|Ms|Dr|St|Sec|Art|re|vs|et al|i\.e|e\.g|[ap]\.m|U\.S|N\.A|L\.P)|\b[A-Z])\.$/;

const company = /\b(?:Inc|Corp|Co|Ltd)\.$/;
const opening = /^\s+(?:The|This|These|Such|All|Any|Each|No|If|In|Upon|Section|Effective|Notwithstanding)\b/;
// `Article V. BOOKS, Section 5.8 is amended`: the heading of an article that is cited with a section of it.
const article = /\bArticle (?:[IVXLC]+|\d+)\.$/i;
const underArticle = /^\s+[A-Z][A-Z\s&,;'-]{1,90},\s+Sections?\s+\d/;
const marks = /["()[\].?!]/g;

/**
 * The sentences of a text. A sentence ends at a full stop, question mark or exclamation mark before white space and
 * the start of another; never after an abbreviation, unless a company's name ends there and a sentence plainly begins,
 * and never between quotation marks or brackets.
 */
export function sentencesIn(text: string): Run[] {
  const runs: Run[] = [];
  let from = 0;
  let quoted = false;
  let depth = 0;
  for (const { 0: mark, index: at } of allMatches(marks, text)) {
    if (mark === '"') quoted = !quoted;
    else if ("([".includes(mark)) depth += 1;
    else if (")]".includes(mark)) depth = Math.max(0, depth - 1);
    const closes = ".?!".includes(mark) || (mark === '"' && text[at - 1] === ".");
    if (quoted || depth > 0 || !closes || !endsSentence(text, at)) continue;
    runs.push({ from, to: at + 1 });
    from = skipSpace(text, at + 1);
  }
  if (from < text.length) runs.push({ from, to: text.length });
  return runs.flatMap((run) => unpointed(text, run));
}

// A heading in capitals on lines of its own, and what is to be so after the last item of a list, need no full stop.
const headingLines = /^(?:(?=[^\n]*[A-Z]{4})[^a-z\n]*[^a-z\n.,;:]\n)+(?=[A-Z][a-z])/;
const afterList = /;\s*\n(?=and thereafter\b|whereupon\b)/;

function unpointed(text: string, { from, to }: Run): Run[] {
  const words = text.slice(from, to);
  if (!words.includes("\n")) return [{ from, to }];
  const head = headingLines.exec(words)?.[0].length ?? 0;
  const list = afterList.exec(words);
  const cuts = [from + head, ...(list === null ? [] : [from + list.index + list[0].length])].filter(
    (cut) => cut > from,
  );
  return [from, ...cuts].map((start, index) => {
    const next = cuts[index];
    return { from: start, to: next === undefined ? to : start + text.slice(start, next).trimEnd().length };
  });
}

function endsSentence(text: string, at: number): boolean {
  const after = text.slice(at + 1, at + 24);
  if (!/^(?:\s+["([A-Z0-9]|\s*$)/.test(after)) return false;
  if (text[at] !== "." || /^\s*$/.test(text.slice(at + 1))) return true;
  if (article.test(text.slice(Math.max(0, at - 20), at + 1)) && underArticle.test(text.slice(at + 1, at + 120)))
    return false;
  const before = text.slice(Math.max(0, at - 8), at + 1);
  return !abbreviation.test(before) || (company.test(before) && opening.test(after));
}

function skipSpace(text: string, at: number): number {
  let next = at;
  while (next < text.length && /\s/.test(text.charAt(next))) next += 1;
  return next;
}

/** An item of a list inside a sentence: `(a) …; and (b) …`. Shape: `from`, `to` enclose its words, label left out. */
export type ListItem = Run & { readonly label: string };

// `under clauses (a), (b) and `, `as stated in paragraph `
const referring =
  /(?:[Cc]lauses?|[Pp]aragraphs?|[Ss]ections?) (?:\([a-z]+\)(?:,| and\/or| and| or| through| to|, and|, or)? ?)*$/;

/**
 * The items of the list that runs through a text, `(a)`, `(b)` and on, in order; nothing when there is no such list.
 * Labels that are only referred to, as in "clauses (a) and (b)", are not items.
 */
export function listItemsIn(text: string): ListItem[] {
  if (!text.includes("(")) return [];
  const listed: { label: string; at: number; from: number }[] = [];
  for (const match of allMatches(/(?:^|[\s,;:])\(([a-z]+|[ivx]+)\) /g, text)) {
    const label = `(${match[1] ?? ""})`;
    const before = text.slice(0, match.index + 1);
    const isItem = nextLabel(listed[0]?.label, listed.length).includes(label) && !referring.test(before.slice(-80));
    if (isItem) listed.push({ label, at: match.index, from: match.index + match[0].length });
  }
  if (listed.length < 2) return [];
  return listed.map(({ label, from }, index) => ({ label, from, to: listed[index + 1]?.at ?? text.length }));
}

function nextLabel(first: string | undefined, place: number): string[] {
  const letter = `(${String.fromCharCode(97 + place)})`;
  const roman = `(${"i ii iii iv v vi vii viii ix x".split(" ")[place] ?? ""})`;
  if (first === undefined) return ["(a)", "(i)"];
  return first === "(i)" ? [roman] : [letter];
}
