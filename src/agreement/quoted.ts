import type { Occurrence } from "../papers/acts/target.ts";
import { sentencesIn } from "../papers/text/sentences.ts";
import type { ResolvedAct } from "./instrument.ts";
import { meantOf, placesOf, type Stretch } from "./words.ts";

/** A change of a text: what takes the place of a stretch of it. */
export type Edit = Stretch & { readonly text: string };

/** The words of a provision that an act may mean. */
export type Words = { readonly id: string; readonly text: string };

/** The changes that an act makes, by provision. `loosely` says that the words differ a little from those it quotes. */
export type Changes = { readonly edits: ReadonlyMap<string, readonly Edit[]>; readonly loosely: boolean };

type WordsKind = "substituteWords" | "insertWords";

/** An act on some words of a provision, or of what it holds. */
export type WordsAct = ResolvedAct & { readonly act: Extract<ResolvedAct["act"], { readonly kind: WordsKind }> };

/** Whether an act works on words quoted from a text rather than on the provision that holds them. */
export function isWordsAct(filed: ResolvedAct): filed is WordsAct {
  return filed.act.kind === "substituteWords" || filed.act.kind === "insertWords";
}

/**
 * What an act changes in the provisions that its target holds, in their order; `undefined` when the words it quotes are
 * not there, or stand in more places than it says which.
 */
export function changesOf({ act }: WordsAct, texts: readonly Words[]): Changes | undefined {
  const within = rangeOf(act.target, texts);
  if (within === undefined) return undefined;
  if (act.kind === "substituteWords") {
    return found(within, act.old, act.occurrence, (words, { from, to }) =>
      act.payload.text === "" ? without(words.text, from, to) : { from, to, text: act.payload.text },
    );
  }
  const { anchor, payload } = act;
  if (typeof anchor === "object") {
    return found(within, anchor.words, anchor.occurrence, (words, { from, to }) =>
      inserted(words.text, anchor.side === "after" ? to : from, payload.text),
    );
  }
  const at = anchor === "end" ? within.at(-1) : within[0];
  if (at === undefined) return undefined;
  const edit = inserted(at.text, anchor === "end" ? at.to : at.from, payload.text);
  return { edits: new Map([[at.id, [edit]]]), loosely: false };
}

type Range = Words & Stretch;

function rangeOf(target: WordsAct["act"]["target"], texts: readonly Words[]): readonly Range[] | undefined {
  if (target.kind !== "sentence") return texts.map(({ id, text }) => ({ id, text, from: 0, to: text.length }));
  const [own, ...below] = texts;
  const run = own === undefined ? undefined : sentenceAt(own.text, target.ordinal, below.length > 0);
  return own === undefined || run === undefined ? undefined : [{ ...own, ...run }];
}

/** Where a sentence stands in a text; the last cannot be told where parts follow the text. */
export function sentenceAt(text: string, ordinal: number, followed: boolean): Stretch | undefined {
  const runs = sentencesIn(text);
  if (ordinal !== -1) return runs[ordinal - 1];
  return followed ? undefined : runs.at(-1);
}

function found(
  ranges: readonly Range[],
  sought: string,
  occurrence: Occurrence,
  edit: (words: Words, place: Stretch) => Edit,
): Changes | undefined {
  const each = ranges.map((range) => ({ range, places: placesOf(range.text, sought) }));
  const exactly = each.some(({ places }) => !places.loosely && places.found.length > 0);
  const all = each
    .filter(({ places }) => !exactly || !places.loosely)
    .flatMap(({ range, places }) => places.found.map((place) => ({ range, place })))
    .filter(({ range, place }) => place.from >= range.from && place.to <= range.to);
  // Words that are quoted inexactly are taken for those of one place only.
  const meant = meantOf(all, exactly ? occurrence : "sole");
  if (meant === undefined) return undefined;
  const edits = new Map<string, Edit[]>();
  for (const { range, place } of meant) edits.set(range.id, [...(edits.get(range.id) ?? []), edit(range, place)]);
  return { edits, loosely: !exactly };
}

// Words taken out take the space before them with them where another follows.
function without(text: string, from: number, to: number): Edit {
  const spaced = /\s/.test(text.charAt(from - 1)) && /^(?:[\s,.;:)]|$)/.test(text.slice(to, to + 1));
  return { from: spaced ? from - 1 : from, to, text: "" };
}

// Words put between others are set off from them by spaces, unless they begin or end with a mark that needs none.
function inserted(text: string, at: number, words: string): Edit {
  const [left, right] = [text.charAt(at - 1), text.charAt(at)];
  const before = /[^\s("“]/.test(left) && /^[\w"“($]/.test(words) ? " " : "";
  const after = /[\w"“($]/.test(right) && /[^\s]$/.test(words) ? " " : "";
  return { from: at, to: at, text: `${before}${words}${after}` };
}
