import type { IsoDate } from "../base/date.ts";
import type { Settings } from "../events/settings.ts";
import { sentencesIn } from "../papers/text/sentences.ts";
import type { Agreement, ProvisionNode, ResolvedAct } from "./agreement.ts";
import { holds, type InEffect, intervalOf } from "./effect.ts";
import type { Clause } from "./instrument.ts";

/** A run of text with the clause that put it there; `act` is absent for the words of the base paper. */
export type Fragment = { readonly text: string; readonly clause: Clause; readonly act?: ResolvedAct };

/** A provision as it reads. `deleted` is the act that took it, or the provision above it, away. */
export type ReadProvision = {
  readonly node: ProvisionNode;
  readonly fragments: readonly Fragment[];
  readonly deleted?: ResolvedAct;
  /** Acts that took words out of those that are left and put none in their place: no fragment shows them. */
  readonly emptied: readonly ResolvedAct[];
  /** Acts that could not be carried out on the text they met; they change nothing. */
  readonly failed: readonly ResolvedAct[];
};

/** A day together with what is in effect as known, and how open points are read. */
export type Standing = { readonly on: IsoDate; readonly inEffect: InEffect; readonly settings: Settings };

/** Whether the paper that holds a provision is in effect. */
export function isPresent(node: ProvisionNode, { inEffect, on }: Standing): boolean {
  const since = inEffect.get(node.clause.instrument);
  return since !== undefined && since <= on;
}

/** How a provision reads on a day. Acts that apply are carried out in order of execution, so the latest governs. */
export function readingOf(agreement: Agreement, node: ProvisionNode, standing: Standing): ReadProvision {
  const base: ReadProvision = {
    node,
    fragments: [{ text: node.text, clause: node.clause }],
    emptied: [],
    failed: [],
  };
  const own = applying(agreement, node.id, standing).reduce(carryOut, base);
  const above = own.deleted === undefined ? deletedAbove(agreement, node, standing) : undefined;
  return above === undefined ? own : { ...own, fragments: [], deleted: above };
}

function applying(agreement: Agreement, id: string, { on, inEffect, settings }: Standing): ResolvedAct[] {
  return (agreement.actsOn.get(id) ?? []).filter((act) => holds(intervalOf(act, inEffect, settings), on));
}

// A provision goes with the one that holds it when that is deleted or replaced as a whole.
function deletedAbove(agreement: Agreement, node: ProvisionNode, standing: Standing): ResolvedAct | undefined {
  const parent = node.parent === undefined ? undefined : agreement.nodes.get(node.parent);
  if (parent === undefined) return undefined;
  const taking = applying(agreement, parent.id, standing).findLast(
    ({ act }) => act.kind === "deleteProvision" || act.kind === "replaceProvision",
  );
  return taking ?? deletedAbove(agreement, parent, standing);
}

function carryOut(before: ReadProvision, act: ResolvedAct): ReadProvision {
  const { act: operation, clause } = act;
  const kept = { node: before.node, emptied: [], failed: before.failed };
  switch (operation.kind) {
    case "replaceDefinition":
    case "replaceProvision":
      return { ...kept, fragments: [{ text: operation.payload.text, clause, act }] };
    case "deleteProvision":
    case "deleteDefinition": {
      const placeholder = operation.kind === "deleteProvision" ? operation.placeholder : undefined;
      const fragments = placeholder === undefined ? [] : [{ text: placeholder.text, clause, act }];
      return { ...kept, fragments, deleted: act };
    }
    case "replaceSentence":
      return operation.target.kind === "sentence"
        ? sentenceReplaced(before, act, operation.target.ordinal, operation.payload.text)
        : failing(before, act);
    case "substituteWords":
      return wordsReplaced(before, act, operation.old, operation.payload.text);
    default:
      return before;
  }
}

function failing(before: ReadProvision, act: ResolvedAct): ReadProvision {
  return { ...before, failed: [...before.failed, act] };
}

function sentenceReplaced(before: ReadProvision, act: ResolvedAct, ordinal: number, text: string): ReadProvision {
  const runs = sentencesIn(plainText(before));
  const run = ordinal === -1 ? runs.at(-1) : runs[ordinal - 1];
  return run === undefined
    ? failing(before, act)
    : spliced(before, run.from, run.to, { text, clause: act.clause, act });
}

// The words must stand exactly once; otherwise nobody can say which are meant.
function wordsReplaced(before: ReadProvision, act: ResolvedAct, old: string, text: string): ReadProvision {
  const whole = plainText(before);
  const at = whole.indexOf(old);
  if (at === -1 || whole.includes(old, at + 1)) return failing(before, act);
  return spliced(before, at, at + old.length, { text, clause: act.clause, act });
}

/** The words of a provision as it reads. */
export function plainText({ fragments }: Pick<ReadProvision, "fragments">): string {
  return fragments.map(({ text }) => text).join("");
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
  const emptied = put.text === "" && put.act !== undefined ? [...before.emptied, put.act] : before.emptied;
  return { ...before, fragments: fragments.filter(({ text }) => text !== ""), emptied };
}
