import type { Act, ActOf } from "../papers/acts/act.ts";
import type { Beside, Occurrence } from "../papers/acts/target.ts";
import { sentencesIn } from "../papers/text/sentences.ts";
import type { ResolvedAct } from "./instrument.ts";
import { clauseInMidst } from "./in-midst.ts";
import { passageIn, passagePut } from "./passages.ts";
import { levelsPut } from "./levels.ts";
import { meantOf, placesOf, type Stretch } from "./words.ts";

/** A change of a text: what takes the place of a stretch of it. */
export type Edit = Stretch & { readonly text: string };

/** The words of a provision that an act may mean. */
export type Words = { readonly id: string; readonly text: string };

/** The changes that an act makes, by provision. `loosely` says that the words differ a little from those it quotes. */
export type Changes = { readonly edits: ReadonlyMap<string, readonly Edit[]>; readonly loosely: boolean };

type WordsKind = "substituteWords" | "insertWords";
type TableKind = "replaceProvision" | "deleteProvision";

/** An act on some words of a provision, or of what it holds; or on a table, a proviso or a paragraph there. */
export type WordsAct = ResolvedAct & {
  readonly act: Extract<Act, { readonly kind: WordsKind | TableKind | "replaceLevels" }>;
};

/** Whether an act works on words of a text, quoted or set as a table, rather than on the provision that holds them. */
export function isWordsAct(filed: ResolvedAct): filed is WordsAct {
  const { act } = filed;
  if (act.kind === "substituteWords" || act.kind === "insertWords" || act.kind === "replaceLevels") return true;
  const put = act.kind === "replaceProvision" || act.kind === "deleteProvision";
  return put && (act.target.kind === "table" || act.target.kind === "passage");
}

/**
 * What an act changes in the provisions that its target holds, in their order; `undefined` when the words it quotes are
 * not there, or stand in more places than it says which.
 */
export function changesOf({ act, amid }: WordsAct, texts: readonly Words[]): Changes | undefined {
  const within = amid === undefined ? rangeOf(act.target, texts) : amidOf(amid, texts);
  if (within === undefined) return undefined;
  if (act.kind === "replaceLevels") return levelsChanged(act, within);
  if (act.kind === "replaceProvision" || act.kind === "deleteProvision") return tableChanged(act, within);
  if (act.kind === "substituteWords") {
    const { beside } = act;
    const near: Near = (text, place) => beside === undefined || isBeside(text, place, beside);
    return found(within, act.old, act.occurrence, near, (words, { from, to }) =>
      act.payload.text === "" ? without(words.text, from, to) : { from, to, text: act.payload.text },
    );
  }
  const { anchor, payload } = act;
  if (typeof anchor === "object") {
    const near: Near = (text, place) => anchor.beside === undefined || meets(text, place, anchor.beside);
    return found(within, anchor.words, anchor.occurrence, near, (words, { from, to }) =>
      inserted(words.text, anchor.side === "after" ? to : from, payload.text),
    );
  }
  const at = anchor === "end" ? within.at(-1) : within[0];
  if (at === undefined) return undefined;
  const place = anchor === "end" ? at.to : at.from;
  const edit =
    act.target.kind === "table" ? rowPut(anchor, place, payload.text) : inserted(at.text, place, payload.text);
  return { edits: new Map([[at.id, [edit]]]), loosely: false };
}

// A row is put under the last, or over the first.
function rowPut(anchor: "end" | "start", at: number, words: string): Edit {
  return { from: at, to: at, text: anchor === "end" ? `\n${words}` : `${words}\n` };
}

function tableChanged(act: ActOf<TableKind>, [table]: readonly Range[]): Changes | undefined {
  if (table === undefined) return undefined;
  const { id, text, to } = table;
  if (act.target.kind === "passage") {
    const words = act.kind === "replaceProvision" ? act.payload.text : (act.placeholder?.text ?? "");
    return { edits: new Map([[id, [passagePut(table, words)]]]), loosely: false };
  }
  const from = putFrom(act, table);
  const put = act.kind === "replaceProvision" ? act.payload.text : (act.placeholder?.text ?? "");
  return { edits: new Map([[id, [put === "" ? without(text, from, to) : { from, to, text: put }]]]), loosely: false };
}

function levelsChanged(act: ActOf<"replaceLevels">, [table]: readonly Range[]): Changes | undefined {
  const rows = table === undefined ? undefined : levelsPut(table.text.slice(table.from, table.to), act);
  if (table === undefined || rows === undefined) return undefined;
  const edit = { from: table.from + rows.from, to: table.from + rows.to, text: rows.text };
  return { edits: new Map([[table.id, [edit]]]), loosely: false };
}

type Range = Words & Stretch;

function rangeOf(target: WordsAct["act"]["target"], texts: readonly Words[]): readonly Range[] | undefined {
  if (target.kind === "table") {
    return target.caption === undefined ? tableMeant(target.ordinal, texts) : tableUnder(target.caption, texts);
  }
  if (target.kind === "passage") {
    const passage = passageIn(target, texts);
    return passage === undefined ? undefined : [passage];
  }
  if (target.kind !== "sentence") return texts.map(({ id, text }) => ({ id, text, from: 0, to: text.length }));
  const [own, ...below] = texts;
  const run = own === undefined ? undefined : sentenceAt(own.text, target.ordinal, below.length > 0);
  return own === undefined || run === undefined ? undefined : [{ ...own, ...run }];
}

// A clause in the midst of the text that holds it, and of nothing below.
function amidOf(label: string, [own]: readonly Words[]): readonly Range[] | undefined {
  const clause = own === undefined ? undefined : clauseInMidst(own.text, label);
  return own === undefined || clause === undefined ? undefined : [{ ...own, ...clause }];
}

// Tables are counted through a provision with all that it holds.
function tableMeant(ordinal: number | undefined, texts: readonly Words[]): readonly Range[] | undefined {
  const tables = texts.flatMap((words) => tablesOf(words.text).map((stretch) => ({ ...words, ...stretch })));
  return meantOf(tables, ordinal === undefined ? "sole" : ordinal === -1 ? "last" : ordinal);
}

// The one table over whose rows a line says no more than its caption, together with that line.
function tableUnder(caption: string, texts: readonly Words[]): readonly Range[] | undefined {
  const tables = texts.flatMap((words) =>
    tablesOf(words.text).flatMap(({ from, to }): Range[] => {
      const above = words.text.slice(0, from).trimEnd();
      const start = above.lastIndexOf("\n") + 1;
      return plainLine(above.slice(start)) === plainLine(caption) ? [{ ...words, from: start, to }] : [];
    }),
  );
  return meantOf(tables, "sole");
}

function plainLine(line: string): string {
  return line
    .replaceAll(/[\s"“”.:]+/g, " ")
    .trim()
    .toLowerCase();
}

// The caption over a table stays unless what is put in place brings it.
function putFrom(act: ActOf<TableKind>, { text, from }: Range): number {
  const caption = act.target.kind === "table" ? act.target.caption : undefined;
  if (caption === undefined || act.kind === "deleteProvision") return from;
  const [first = ""] = act.payload.text.split("\n");
  return plainLine(first) === plainLine(caption) ? from : text.indexOf("\n", from) + 1;
}

// Rows that follow each other: paragraphs in which cells are parted by tabs.
const rows = /(?:^|(?<=\n))[^\n\t]*\t[^\n]*(?:\n[^\n\t]*\t[^\n]*)*/g;

function tablesOf(text: string): Stretch[] {
  if (!text.includes("\t")) return [];
  return Array.from(text.matchAll(rows), ({ 0: run, index }) => ({ from: index, to: index + run.length }));
}

/** Where a sentence stands in a text; none counted from the last can be told where parts follow the text. */
export function sentenceAt(text: string, ordinal: number, followed: boolean): Stretch | undefined {
  const runs = sentencesIn(text);
  if (ordinal > 0) return runs[ordinal - 1];
  return followed ? undefined : runs.at(ordinal);
}

/** Whether a stretch of a text stands next to the words that an act says. */
type Near = (text: string, place: Stretch) => boolean;

function found(
  ranges: readonly Range[],
  sought: string,
  occurrence: Occurrence,
  near: Near,
  edit: (words: Words, place: Stretch) => Edit,
): Changes | undefined {
  const each = ranges.map((range) => ({ range, places: placesOf(range.text, sought) }));
  const exactly = each.some(({ places }) => !places.loosely && places.found.length > 0);
  const all = each
    .filter(({ places }) => !exactly || !places.loosely)
    .flatMap(({ range, places }) => places.found.map((place) => ({ range, place })))
    .filter(({ range, place }) => place.from >= range.from && place.to <= range.to)
    .filter(({ range, place }) => near(range.text, place));
  // Words that are quoted inexactly are taken for those of one place only.
  const meant = meantOf(all, exactly ? occurrence : "sole");
  if (meant === undefined) return undefined;
  const edits = new Map<string, Edit[]>();
  for (const { range, place } of meant) edits.set(range.id, [...(edits.get(range.id) ?? []), edit(range, place)]);
  return { edits, loosely: !exactly };
}

// Whether nothing but space parts words from others, so that what is put between them has one place.
function meets(text: string, { from, to }: Stretch, { side, words }: Beside): boolean {
  return side === "before"
    ? text.slice(to).trimStart().startsWith(words)
    : text.slice(0, from).trimEnd().endsWith(words);
}

// Whether words stand next to others, but for space and marks between them.
function isBeside(text: string, { from, to }: Stretch, { side, words }: Beside): boolean {
  if (side === "before")
    return text
      .slice(to)
      .replace(/^[\s,;:]+/, "")
      .startsWith(words);
  return text
    .slice(0, from)
    .replace(/[\s,;:]+$/, "")
    .endsWith(words);
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
