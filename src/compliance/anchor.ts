import type { Agreement } from "../agreement/agreement.ts";
import { holds, intervalOf } from "../agreement/effect.ts";
import type { ProvisionNode } from "../agreement/node.ts";
import { actsCalling, holdersOf } from "../agreement/order.ts";
import type { Standing } from "../agreement/reading.ts";
import { isPresent, readingOf } from "../agreement/text.ts";
import type { Anchor } from "../events/compliance.ts";

/**
 * How the clause of an entry stands on a day: its words are in force, or not, and by which clause not.
 *
 * `cite` is the clause itself where it is in force or not there, and the clause that took or changed it otherwise.
 */
export type ClauseForce = {
  readonly force: "in_force" | "deleted" | "changed" | "not_on_file" | "not_in_effect";
  readonly cite: string;
};

/** How the clause of an entry stands on a day, as the agreement reads with what is in effect. */
export function clauseForce(agreement: Agreement, anchor: Anchor, standing: Standing): ClauseForce {
  const node = agreement.nodes.get(`${anchor.paper}:${anchor.provision}`);
  if (node === undefined) return promiseForce(agreement, anchor, standing);
  const own = { cite: node.clause.cite };
  if (!isPresent(agreement, node, standing)) return { force: "not_in_effect", ...own };
  const words = anchor.words ?? anchor.paper;
  if (!isTouched(agreement, node)) return { force: words === anchor.paper ? "in_force" : "changed", ...own };
  const deleted = deletedBy(agreement, node, standing);
  if (deleted !== undefined) return { force: "deleted", cite: deleted };
  const { by, cite } = wordsOf(agreement, node, standing);
  return { force: by === words ? "in_force" : "changed", cite };
}

// What an amendment promises, or makes a default, by itself stands in it, and in no provision of the agreement.
function promiseForce(agreement: Agreement, { paper, provision }: Anchor, standing: Standing): ClauseForce {
  const promises = agreement.acts.filter(
    ({ act, by, clause }) =>
      (act.kind === "undertake" || act.kind === "addEventOfDefault") && by.id === paper && clause.path === provision,
  );
  const [first] = promises;
  if (first === undefined) return { force: "not_on_file", cite: `${paper} § ${provision}` };
  const stands = promises.some((filed) => holds(intervalOf(filed, standing), standing.on));
  return { force: stands ? "in_force" : "not_in_effect", cite: first.clause.cite };
}

/** The instrument that gave a provision its words last, and its clause. */
export function wordsOf(
  agreement: Agreement,
  node: ProvisionNode,
  standing: Standing,
): { readonly by: string; readonly cite: string } {
  const last = actsCalling(agreement, node).findLast((act) => holds(intervalOf(act, standing), standing.on));
  return last === undefined
    ? { by: node.clause.instrument, cite: node.clause.cite }
    : { by: last.by.id, cite: last.clause.cite };
}

/** The clause that took a provision away on a day; `undefined` where it is there. */
export function deletedBy(agreement: Agreement, node: ProvisionNode, standing: Standing): string | undefined {
  return isTouched(agreement, node) ? readingOf(agreement, node, standing).deleted?.clause.cite : undefined;
}

// Most provisions are never changed; for those the reading, which is most of the work, can be left out.
function isTouched(agreement: Agreement, node: ProvisionNode): boolean {
  if (actsCalling(agreement, node).length > 0) return true;
  return holdersOf(agreement, node).some((holder) => isTouched(agreement, holder));
}
