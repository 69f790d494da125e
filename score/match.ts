import { editingKinds, type ActKind } from "../src/papers/acts/act.ts";
import type { Span } from "../src/papers/text/span.ts";
import { differences, type Difference } from "./compare.ts";
import { spanOf, type Labelled } from "./label.ts";
import { labelledOperands, type Operands } from "./operands.ts";
import { overlap } from "./words.ts";

/** An act in the form in which it is compared with a label. */
export type ReadAct = { readonly kind: string; readonly span: Span; readonly operands: Operands };

/**
 * How an instruction fared.
 *
 * `exact`: kind and all operands; `partial`: the right kind, an operand not read; `missed`: listed as unread; `dropped`:
 * neither read nor listed; `wrong`: another kind, or an operand that is not the paper's.
 */
export type Verdict = "exact" | "partial" | "missed" | "dropped" | "wrong";

/** An instruction with how it fared, and what differs. `readAs` is the kind of the act it was matched to. */
export type Outcome = {
  readonly label: Labelled;
  readonly verdict: Verdict;
  readonly differences: readonly Difference[];
  readonly readAs?: string;
};

/** How the instructions of a paper fared, and the edits that were read where there is none. */
export type Matched = { readonly outcomes: readonly Outcome[]; readonly invented: readonly ReadAct[] };

type Pair = {
  readonly label: Labelled;
  readonly act: ReadAct;
  readonly verdict: "exact" | "partial" | "wrong";
  readonly differences: readonly Difference[];
  readonly rank: readonly number[];
};

/** Gives each label at most one act and each act at most one label, the best pairs first. */
export function match(
  labels: readonly Labelled[],
  acts: readonly ReadAct[],
  unread: readonly Span[],
  text: string,
): Matched {
  const pairs = labels
    .flatMap((label) => acts.flatMap((act) => pairOf(label, act, text) ?? []))
    .toSorted((a, b) => compareRanks(a.rank, b.rank));
  const taken = new Map<Labelled, Pair>();
  const used = new Set<ReadAct>();
  for (const pair of pairs) {
    if (taken.has(pair.label) || used.has(pair.act)) continue;
    taken.set(pair.label, pair);
    used.add(pair.act);
  }
  const outcomes = labels.map((label): Outcome => {
    const pair = taken.get(label);
    if (pair !== undefined) return { ...pair, readAs: pair.act.kind };
    const listed = unread.some((span) => overlap(span, spanOf(label.words)));
    return { label, verdict: listed ? "missed" : "dropped", differences: [] };
  });
  const edits: ReadonlySet<string> = editingKinds satisfies ReadonlySet<ActKind>;
  return { outcomes, invented: acts.filter((act) => edits.has(act.kind) && !used.has(act)) };
}

function pairOf(label: Labelled, act: ReadAct, text: string): Pair | undefined {
  const words = spanOf(label.words);
  const payload = label.payload === undefined ? undefined : spanOf(label.payload);
  const common = shared(words, act.span);
  const right = act.kind === label.kind || (label.also ?? []).some((kind) => kind === act.kind);
  if (!right) {
    if (2 * common < Math.min(words.end - words.start, act.span.end - act.span.start)) return undefined;
    return { label, act, verdict: "wrong", differences: [], rank: [3, 0, -common] };
  }
  if (common === 0 && (payload === undefined || !overlap(payload, act.span))) return undefined;
  const found = differences(expected(label, act.kind, text), act.operands, text);
  const worst = found.some(({ how }) => how === "different") ? 2 : found.length > 0 ? 1 : 0;
  const verdict = (["exact", "partial", "wrong"] as const)[worst];
  return { label, act, verdict, differences: found, rank: [worst, found.length, -common] };
}

// Of another kind that is also right, only what both kinds have is compared.
function expected(label: Labelled, kind: string, text: string): Operands {
  const all = labelledOperands(label, text);
  if (kind === label.kind) return all;
  const { newTerm, payload, path, term } = all;
  const held = payload === undefined ? {} : { payload };
  if (newTerm !== undefined) return { ...held, term: newTerm };
  return { ...held, ...(path === undefined ? {} : { path }), ...(term === undefined ? {} : { term }) };
}

function shared(a: Span, b: Span): number {
  return Math.max(0, Math.min(a.end, b.end) - Math.max(a.start, b.start));
}

function compareRanks(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((value, index) => value !== b[index]);
  return at === -1 ? 0 : (a[at] ?? 0) - (b[at] ?? 0);
}
