import type { Agreement, ProvisionNode } from "./agreement.ts";
import { type Change, differences } from "./diff.ts";
import { plainText, type ReadProvision, readingOf, type Standing } from "./text.ts";

/** A provision in two states of the agreement, with the differences and the clauses that made them. */
export type RedlinedProvision = {
  readonly node: ProvisionNode;
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
  const provisions = [...agreement.nodes.values()].flatMap((node) => {
    const present = [before, after].map((standing) => isPresent(node, standing));
    if (present.every((each) => !each)) return [];
    const [first, second] = [readingOf(agreement, node, before), readingOf(agreement, node, after)];
    const [earlier, later] = [
      present[0] === true ? plainText(first) : "",
      present[1] === true ? plainText(second) : "",
    ];
    if (earlier === "" && later === "" && node.text !== "") return [];
    return [
      { node, before: earlier, after: later, changes: differences(earlier, later), because: causes(first, second) },
    ];
  });
  return { provisions };
}

/** Whether the paper that holds a provision is in effect. */
export function isPresent(node: ProvisionNode, { inEffect, on }: Standing): boolean {
  const since = inEffect.get(node.clause.instrument);
  return since !== undefined && since <= on;
}

function causes(first: ReadProvision, second: ReadProvision): string[] {
  const [before, after] = [citesOf(first), citesOf(second)];
  return [...after.filter((cite) => !before.includes(cite)), ...before.filter((cite) => !after.includes(cite))];
}

function citesOf({ fragments, deleted }: ReadProvision): string[] {
  const acts = fragments.flatMap(({ act, clause }) => (act === undefined ? [] : [clause.cite]));
  return [...new Set([...acts, ...(deleted === undefined ? [] : [deleted.clause.cite])])];
}
