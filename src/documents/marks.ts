import { isWholeAct } from "../agreement/governing.ts";
import { holdersOf, namesOf } from "../agreement/order.ts";
import type { Agreement } from "../agreement/agreement.ts";
import type { ProvisionNode } from "../agreement/node.ts";
import type { ResolvedAct } from "../agreement/instrument.ts";
import { intervalOf } from "../agreement/effect.ts";
import type { FiledAct } from "../agreement/instrument.ts";
import { overlaysAt, overlayText, type StandingOverlay } from "../agreement/overlay.ts";
import type { Standing } from "../agreement/reading.ts";
import type { IsoDate } from "../base/date.ts";
import type { ActKind } from "../papers/acts/act.ts";
import type { PendingInstrument } from "../servicing/statement.ts";

/** An act that worked on a provision: the clause it stands in, its kind, and the day its paper is dated. */
export type ActMark = { readonly cite: string; readonly kind: ActKind; readonly dated?: IsoDate };

/** An act that would work on a provision: what it would do, and what it waits for in the words of the closing. */
export type PendingMark = ActMark & { readonly what: string; readonly waitsFor: readonly string[] };

/** A rule that stands over a provision, in a few words, with its clause. */
export type OverlayMark = { readonly rule: string; readonly cite: string };

/** The mark of an act. */
export function markOf({ act, by, clause }: FiledAct): ActMark {
  return { cite: clause.cite, kind: act.kind, ...(by.dated === undefined ? {} : { dated: by.dated }) };
}

/** The marks of the rules that stand over a text. */
export function overlayMarks(text: string, overlays: readonly StandingOverlay[]): OverlayMark[] {
  return overlaysAt(text, overlays).map(overlayMark);
}

/** The mark of one rule that stands over the text. */
export function overlayMark({ act, clause }: StandingOverlay): OverlayMark {
  return { rule: overlayText(act.overlay), cite: clause.cite };
}

/** An act that does not apply yet, with what it waits for. */
export type Waiting = { readonly filed: ResolvedAct; readonly mark: PendingMark };

/**
 * The acts that do not apply yet, as known: those of instruments not in effect, which wait for their conditions, and
 * those of instruments in effect whose words put their beginning on a later day.
 */
export function waitingActs(
  agreement: Agreement,
  standing: Standing,
  pending: readonly PendingInstrument[],
): Waiting[] {
  const awaited = new Map(
    pending.flatMap(({ instrument, act, awaiting }) => (act === undefined ? [[instrument, awaiting]] : [])),
  );
  return agreement.acts.flatMap((filed): Waiting[] => {
    const what = filed.act.kind === "overlay" ? overlayText(filed.act.overlay) : doneText(filed.act.kind);
    const waitsFor = awaited.get(filed.by.id);
    if (waitsFor !== undefined) return [{ filed, mark: { ...markOf(filed), what, waitsFor } }];
    const from = intervalOf(filed, standing)?.from;
    if (from === undefined || from <= standing.on) return [];
    return [{ filed, mark: { ...markOf(filed), what, waitsFor: [`${from}, the day from which it applies`] } }];
  });
}

/**
 * The marks of the waiting acts that would change a provision, take it away with one that holds it, or lay a rule over
 * its words.
 */
export function pendingMarks(
  agreement: Agreement,
  node: ProvisionNode,
  text: string,
  waiting: readonly Waiting[],
): PendingMark[] {
  const [own, above] = [new Set(namesOf(agreement, node)), namesAbove(agreement, node)];
  const changing = waiting.filter(
    ({ filed }) => own.has(filed.on ?? "") || (above.has(filed.on ?? "") && isWholeAct(filed)),
  );
  const ruling = waiting.flatMap(({ filed: { act }, mark }) => (act.kind === "overlay" ? [{ act, mark }] : []));
  return [...changing, ...overlaysAt(text, ruling)].map(({ mark }) => mark);
}

function namesAbove(agreement: Agreement, node: ProvisionNode): ReadonlySet<string> {
  const holders = holdersOf(agreement, node);
  return new Set(holders.flatMap((each) => [...namesOf(agreement, each), ...namesAbove(agreement, each)]));
}

const done: { readonly [Kind in ActKind]?: string } = {
  replaceDefinition: "definition replaced",
  insertDefinition: "definition inserted",
  deleteDefinition: "definition deleted",
  replaceProvision: "provision replaced",
  deleteProvision: "provision deleted",
  insertProvision: "provision inserted",
  replaceSentence: "sentence replaced",
  substituteWords: "words replaced",
  insertWords: "words inserted",
  redesignate: "renumbered",
  replaceExhibit: "attachment replaced",
  insertExhibit: "attachment inserted",
  restateAll: "restated in its entirety",
  replaceLevels: "levels replaced",
  reduceCommitment: "commitment reduced",
  increaseCommitment: "commitment increased",
  extendDate: "date moved",
  overlay: "rule laid over this",
};

/** What an act of a kind did to a provision: `sentence replaced`. */
export function doneText(kind: ActKind): string {
  return done[kind] ?? kind;
}

/** The note on a changed part: `Letter of October 31, 2002 § 2: sentence replaced`. */
export function changeNote({ cite, kind }: Pick<ActMark, "cite" | "kind">): string {
  return `${cite}: ${doneText(kind)}`;
}

/** The note on an act that met words on which it could not be carried out. */
export function failedNote({ cite, kind }: ActMark): string {
  return `not carried out, its words do not fit: ${cite} (${doneText(kind)})`;
}

/** The note on two acts of which neither governs. */
export function conflictNote([first, second]: readonly [ActMark, ActMark]): string {
  return `in conflict, neither carried out: ${changeNote(first)}; ${changeNote(second)}`;
}

/** The note on a rule that stands over a provision. */
export function overlayNote({ rule, cite }: OverlayMark): string {
  return `over this: ${rule} (${cite})`;
}

/** The note on an act that waits. Conditions are told by their clauses; what each lacks is told once for the paper. */
export function pendingNote({ cite, what, waitsFor }: PendingMark): string {
  const heads = waitsFor.map((each) => (each.startsWith("§") ? (each.split(":")[0] ?? each) : each));
  return `pending: ${cite} (${what}), waits for ${listed([...new Set(heads)])}`;
}

function listed(parts: readonly string[]): string {
  return parts.length === 0 ? "its effect" : parts.join(", ");
}
