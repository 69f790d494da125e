import type { Agreement } from "./agreement.ts";
import type { ProvisionNode } from "./node.ts";
import type { ResolvedAct } from "./instrument.ts";
import { type Change, differences } from "./diff.ts";
import { inOrder } from "./order.ts";
import { isPresent, readingOf } from "./text.ts";
import { plainText, type ReadProvision, type Standing } from "./reading.ts";

/**
 * A provision in two states of the agreement, with the differences and the clauses that made them.
 *
 * Shape: `earlier` and `later` are its readings, each absent where its paper is not in effect; `before` and `after`
 * are their words, then empty.
 */
export type RedlinedProvision = {
  readonly node: ProvisionNode;
  readonly earlier?: ReadProvision;
  readonly later?: ReadProvision;
  /** The later reading, or the earlier where it stands in that only. */
  readonly shown: ReadProvision;
  readonly before: string;
  readonly after: string;
  readonly changes: readonly Change[];
  /** The clauses of the acts that stand in the later state and not in the earlier, or the other way round. */
  readonly because: readonly string[];
};

/** An agreement in two states, provision by provision in their order. Provisions alike in both have one `same` run. */
export type Redline = { readonly provisions: readonly RedlinedProvision[] };

/** The differences of the agreement between two states, each a day as known at a moment. */
export function redlineOf(agreement: Agreement, before: Standing, after: Standing): Redline {
  const provisions = inOrder(agreement).flatMap((node): RedlinedProvision[] => {
    const [earlier, later] = [readingIn(agreement, node, before), readingIn(agreement, node, after)];
    if (!stands(earlier) && !stands(later)) return [];
    const shown = stands(later) ? later : (earlier ?? later);
    if (shown === undefined) return [];
    const words = [earlier, later].map((reading) => (reading === undefined ? "" : plainText(reading)));
    const [old = "", current = ""] = words;
    return [
      {
        node,
        ...(earlier === undefined ? {} : { earlier }),
        ...(later === undefined ? {} : { later }),
        shown,
        before: old,
        after: current,
        changes: differences(old, current),
        because: causes(earlier, later),
      },
    ];
  });
  return { provisions };
}

/** Whether a provision is there to be read: nothing stands where it was taken away and no words took its place. */
export function stands(reading: ReadProvision | undefined): reading is ReadProvision {
  return reading !== undefined && (reading.deleted === undefined || plainText(reading) !== "");
}

function readingIn(agreement: Agreement, node: ProvisionNode, standing: Standing): ReadProvision | undefined {
  return isPresent(agreement, node, standing) ? readingOf(agreement, node, standing) : undefined;
}

function causes(first: ReadProvision | undefined, second: ReadProvision | undefined): string[] {
  const [before, after] = [citesOf(first), citesOf(second)];
  return [...after.filter((cite) => !before.includes(cite)), ...before.filter((cite) => !after.includes(cite))];
}

// The clauses of the acts that made a provision read as it does; none for a provision that is not there.
function citesOf(reading: ReadProvision | undefined): string[] {
  return reading === undefined ? [] : [...new Set(actsIn(reading).map(({ clause }) => clause.cite))];
}

/** The acts that made a provision read as it does: those whose words it has, that took words out, that deleted it. */
export function actsIn({ fragments, emptied, deleted, renumbered }: ReadProvision): ResolvedAct[] {
  const acts = fragments.flatMap(({ act }) => (act === undefined ? [] : [act]));
  return [
    ...new Set([
      ...acts,
      ...emptied,
      ...(deleted === undefined ? [] : [deleted]),
      ...(renumbered === undefined ? [] : [renumbered]),
    ]),
  ];
}
