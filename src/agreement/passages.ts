import type { Target } from "../papers/acts/target.ts";
import { sentencesIn } from "../papers/text/sentences.ts";
import type { Edit, Words } from "./quoted.ts";
import { meantOf, type Stretch } from "./words.ts";

type Passage = Extract<Target, { readonly kind: "passage" }>;
type Range = Words & Stretch;

/**
 * Where a proviso, a paragraph or the lead-in stands that a target names, in a provision and what it holds;
 * `undefined` where none does, where several do of which it says not which, or where nobody can say how far it reaches.
 */
export function passageIn({ unit, ordinal }: Passage, texts: readonly Words[]): Range | undefined {
  const [own, ...below] = texts;
  if (own === undefined) return undefined;
  switch (unit) {
    case "proviso":
      return counted(texts.flatMap(provisosOf), ordinal);
    case "paragraph":
      return below.length > 0 ? undefined : counted(paragraphsOf(own), ordinal);
    case "lead-in":
      // Of several paragraphs over a list, the last alone may be meant.
      return below.length === 0 || own.text === "" || own.text.includes("\n")
        ? undefined
        : { ...own, from: 0, to: own.text.length };
    default:
      return unit satisfies never;
  }
}

// One of which nobody can say how far it reaches counts among the others, and is not meant.
function counted(
  ranges: readonly (Range & { readonly open?: true })[],
  ordinal: number | undefined,
): Range | undefined {
  const [range] = meantOf(ranges, ordinal === undefined ? "sole" : ordinal === -1 ? "last" : ordinal) ?? [];
  return range?.open === true ? undefined : range;
}

const opening =
  /(?:^|[,;:.(]\s+|\()(?:and\s+)?(?=provided\b,?\s*(?:(?:always|however|further|in each case),?\s*){0,2}that\b)/gi;
const lastMarks = /(?:[\s,;]{1,9}(?:and|or))?[\s.,;]{0,9}$/;
// A list that runs on after it: the next item is no part of a proviso.
const nextItem = /;\s*(?:(?:and|or)\s+)?\([a-z0-9]{1,4}\)\s/i;

function provisosOf(words: Words): readonly (Range & { readonly open?: true })[] {
  const { text } = words;
  const found = [...text.matchAll(opening)].map(({ 0: mark, index }) => ({ mark: index, from: index + mark.length }));
  const ends = sentencesIn(text).map(({ to }) => to);
  let sentence = 0;
  return found.map(({ from }, index) => {
    while ((ends[sentence] ?? text.length) <= from && sentence < ends.length) sentence += 1;
    const end = Math.min(ends[sentence] ?? text.length, found[index + 1]?.mark ?? text.length);
    const said = text.slice(from, end).replace(lastMarks, "");
    const range = { ...words, from, to: from + said.length };
    return isOpen(said) ? { ...range, open: true as const } : range;
  });
}

// What is enclosed, or leads over to parts of its own, ends somewhere else.
function isOpen(said: string): boolean {
  const depth = said.split("(").length - said.split(")").length;
  return depth !== 0 || said.endsWith(":") || nextItem.test(said);
}

function paragraphsOf(words: Words): readonly Range[] {
  if (words.text.includes("\t")) return [];
  return Array.from(words.text.matchAll(/[^\n]+/g), ({ 0: line, index }) => ({
    ...words,
    from: index,
    to: index + line.length,
  }));
}

/** A text in the place of a passage, with the marks around it that it brings or leaves. */
export function passagePut({ text, from, to }: Range, put: string): Edit {
  const before = /[,;:]\s*$/.exec(text.slice(0, from))?.[0] ?? "";
  if (put === "") return { from: from - before.length, to: from === 0 ? pastBreak(text, to) : to, text: "" };
  const start = /^[,;:]/.test(put) ? from - before.length : from;
  const next = text.charAt(to);
  const last = put.charAt(put.length - 1);
  if (next !== "" && next === last) return { from: start, to: to + 1, text: put };
  // The stop of a text put in place is its own where the sentence goes on after it.
  return { from: start, to, text: last === "." && /[,;]/.test(next) ? put.slice(0, -1) : put };
}

function pastBreak(text: string, at: number): number {
  return text.charAt(at) === "\n" ? at + 1 : at;
}
