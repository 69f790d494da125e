import type { ActOf } from "../papers/acts/act.ts";
import { amountPut, type CommitmentAct, isCommitmentAct } from "./commitment.ts";
import { type DateAct, dayPut, isDateAct } from "./extend-date.ts";
import type { ResolvedAct } from "./instrument.ts";
import { rootOf } from "./put.ts";
import { type Changes, type Edit, isWordsAct, sentenceAt } from "./quoted.ts";
import type { Stretch } from "./words.ts";
import { type Fragment, plainText, type ReadProvision } from "./reading.ts";

/**
 * What an act on quoted words changes, and which text its places are counted in: that which stands before the act of
 * the place `at` in precedence, since the changes of one instrument are made together.
 */
export type Meant = Changes & { readonly at: number };

/** What carrying out asks of the state: what an act on words means, and whether it calls this provision itself. */
export type Asking = {
  readonly meant: (act: ResolvedAct) => Meant | undefined;
  readonly calls: (act: ResolvedAct) => boolean;
  /** Whether parts stand under the provision when the act meets it. */
  readonly followed: (act: ResolvedAct) => boolean;
};

/** Carries out acts on a provision in their order. */
export function carryOut(before: ReadProvision, acts: readonly ResolvedAct[], asking: Asking): ReadProvision {
  let now = before;
  for (let next = 0; next < acts.length;) {
    const act = acts[next];
    if (act === undefined) break;
    const batch = isWordsAct(act) ? batchFrom(acts, next, asking) : sentencesFrom(acts, next);
    if (isWordsAct(act)) now = wordsChanged(now, batch, asking);
    else now = batch.length === 0 ? whole(now, act, asking) : sentencesPut(now, batch, asking);
    next += Math.max(1, batch.length);
  }
  return now;
}

// The acts that are made together: all those whose places are counted in one text.
function batchFrom(acts: readonly ResolvedAct[], from: number, asking: Asking): ResolvedAct[] {
  const [first, ...more] = acts.slice(from);
  if (first === undefined) return [];
  const at = asking.meant(first)?.at;
  const end = more.findIndex((act) => at === undefined || !isWordsAct(act) || asking.meant(act)?.at !== at);
  return [first, ...(end === -1 ? more : more.slice(0, end))];
}

// Sentences that one paper changes are counted in one text, whichever of them go or become several.
function sentencesFrom(acts: readonly ResolvedAct[], from: number): ResolvedAct[] {
  const [first, ...more] = acts.slice(from);
  if (first?.act.kind !== "replaceSentence") return [];
  const end = more.findIndex(({ act, by }) => act.kind !== "replaceSentence" || by.id !== first.by.id);
  return [first, ...(end === -1 ? more : more.slice(0, end))];
}

function whole(before: ReadProvision, filed: ResolvedAct, asking: Asking): ReadProvision {
  return isCommitmentAct(filed) || isDateAct(filed) ? valueMoved(before, filed, asking) : changed(before, filed);
}

// The amount of a definition without parts, or the day that words give a name.
function valueMoved(before: ReadProvision, filed: CommitmentAct | DateAct, { followed }: Asking): ReadProvision {
  const holds = followed(filed);
  const put = isDateAct(filed) ? dayPut(before, filed, holds) : holds ? undefined : amountPut(before, filed);
  if (put === "done") return before;
  if (put === undefined) return failing(before, filed);
  return spliced(before, put.from, put.to, { text: put.text, clause: filed.clause, act: filed });
}

function changed(before: ReadProvision, filed: ResolvedAct): ReadProvision {
  const { act } = filed;
  switch (act.kind) {
    case "replaceDefinition":
    case "replaceProvision":
      return { ...renewed(before), ...restated(act, before, filed) };
    case "replaceExhibit":
    case "restateAll":
      return { ...renewed(before), ...wordsPut(act.payload?.parts === undefined ? act.payload?.text : "", filed) };
    case "deleteProvision":
      return { ...renewed(before), fragments: written(act.placeholder?.text, filed), deleted: filed };
    case "deleteDefinition":
      return { ...renewed(before), fragments: [], deleted: filed };
    default:
      return before;
  }
}

// The words of the provision itself; what stands under it is put in place as provisions of its own.
function restated(
  act: ActOf<"replaceDefinition" | "replaceProvision">,
  before: ReadProvision,
  filed: ResolvedAct,
): Pick<ReadProvision, "heading" | "fragments" | "emptied"> {
  const root = rootOf(act);
  const heading = root === undefined || root.heading === "" ? before.heading : root.heading;
  return { heading, ...wordsPut(root?.text ?? act.payload.text, filed) };
}

function sentencesPut(before: ReadProvision, batch: readonly ResolvedAct[], { followed }: Asking): ReadProvision {
  const text = plainText(before);
  const placed: Placed[] = [];
  let now = before;
  for (const filed of batch) {
    const edit = sentenceEdit(text, filed, followed(filed));
    if (edit === undefined || placed.some((other) => overlap(edit, other))) now = failing(now, filed);
    else placed.push(edit);
  }
  return inPlace(now, placed);
}

function sentenceEdit(text: string, filed: ResolvedAct, followed: boolean): Placed | undefined {
  const { act } = filed;
  if (act.kind !== "replaceSentence" || act.target.kind !== "sentence") return undefined;
  const run = sentenceAt(text, act.target.ordinal, followed);
  if (run === undefined) return undefined;
  const put = act.payload.text;
  const { from, to } = put === "" ? withSpace(text, run) : run;
  return { from, to, text: put, act: filed };
}

// A sentence that goes takes along the space after it, or before it where it is the last.
function withSpace(text: string, { from, to }: Stretch): Stretch {
  const next = to + (text.length - to - text.slice(to).trimStart().length);
  return next < text.length ? { from, to: next } : { from: text.slice(0, from).trimEnd().length, to: next };
}

// A provision that is put in new words as a whole bears nothing any more of what was done to the old ones.
function renewed(before: ReadProvision): ReadProvision {
  const { deleted: _, ...rest } = before;
  return { ...rest, emptied: [], loosely: [] };
}

// Words in the place of all others, or none, where what is put in place stands in the parts.
function wordsPut(text: string | undefined, filed: ResolvedAct): Pick<ReadProvision, "fragments" | "emptied"> {
  const fragments = written(text, filed);
  return { fragments, emptied: fragments.length === 0 ? [filed] : [] };
}

function written(text: string | undefined, act: ResolvedAct): Fragment[] {
  return text === undefined || text === "" ? [] : [{ text, clause: act.clause, act }];
}

function failing(before: ReadProvision, act: ResolvedAct): ReadProvision {
  return { ...before, failed: [...before.failed, act] };
}

type Placed = Edit & { readonly act: ResolvedAct };

function wordsChanged(before: ReadProvision, batch: readonly ResolvedAct[], { meant, calls }: Asking): ReadProvision {
  const placed: Placed[] = [];
  const opposed = new Set<Placed>();
  let now = before;
  for (const act of batch) {
    const found = meant(act);
    const edits = (found?.edits.get(before.node.id) ?? []).map((edit) => ({ ...edit, act }));
    const met = placed.filter((other) => edits.some((edit) => overlap(edit, other)));
    if (found === undefined || met.length > 0) {
      // Of two that put different words in one place, neither says which is meant.
      const others = met.filter((other) => !opposed.has(other) && edits.some((edit) => contradict(edit, other)));
      for (const other of others) opposed.add(other);
      for (const failed of [...others.map((other) => other.act), act]) if (calls(failed)) now = failing(now, failed);
    } else {
      placed.push(...edits);
      if (found.loosely && edits.length > 0) now = { ...now, loosely: [...now.loosely, act] };
    }
  }
  return inPlace(
    now,
    placed.filter((each) => !opposed.has(each)),
  );
}

function contradict(a: Edit, b: Edit): boolean {
  return a.from === b.from && a.to === b.to && a.text !== b.text;
}

// From the last to the first, so that the places before one stay where they were counted.
function inPlace(before: ReadProvision, placed: readonly Placed[]): ReadProvision {
  return placed
    .toSorted((a, b) => b.from - a.from)
    .reduce(
      (text, { from, to, text: put, act }) => spliced(text, from, to, { text: put, clause: act.clause, act }),
      before,
    );
}

function overlap(a: Edit, b: Edit): boolean {
  return a.from < b.to && b.from < a.to;
}

function spliced(before: ReadProvision, from: number, to: number, put: Fragment): ReadProvision {
  const fragments: Fragment[] = [];
  let at = 0;
  let placed = false;
  for (const fragment of before.fragments) {
    const end = at + fragment.text.length;
    if (at < from) fragments.push({ ...fragment, text: fragment.text.slice(0, from - at) });
    if (!placed && end > from) {
      fragments.push(put);
      placed = true;
    }
    if (end > to) fragments.push({ ...fragment, text: fragment.text.slice(Math.max(0, to - at)) });
    at = end;
  }
  if (!placed) fragments.push(put);
  const emptied = put.text === "" && put.act !== undefined ? [...before.emptied, put.act] : before.emptied;
  return { ...before, fragments: fragments.filter(({ text }) => text !== ""), emptied };
}
