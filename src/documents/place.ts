import type { ReadProvision } from "../agreement/reading.ts";
import type { Agreement } from "../agreement/agreement.ts";
import { depthOf } from "../agreement/order.ts";
import type { ProvisionNode } from "../agreement/node.ts";
import { clauseOf, type FiledInstrument } from "../agreement/instrument.ts";

/**
 * Where a provision stands in a document.
 *
 * Shape: `path` is its citation within its paper, empty for unnumbered words; `clause` the citation with the paper;
 * `depth` how many provisions hold it, 0 for one that stands at the top of its paper.
 */
export type Place = {
  readonly id: string;
  readonly path: string;
  readonly heading: string;
  readonly defines?: string;
  readonly clause: string;
  readonly depth: number;
};

/** The place of a provision, by the number and the title that it has on the day. */
export function placeOf(agreement: Agreement, { node, clause, heading }: ReadProvision): Place {
  const { id, label, defines } = node;
  return {
    id,
    path: label === "" ? "" : clause.path,
    heading,
    ...(defines === undefined ? {} : { defines }),
    clause: clause.cite,
    depth: depthOf(agreement, node),
  };
}

/** The number and heading of a provision as a line: `§ 9.1 Term and Renewal`; empty when it has neither. */
export function titleOf({ path, heading }: Pick<Place, "path" | "heading">): string {
  return [path === "" ? "" : `§ ${path}`, heading].filter((part) => part !== "").join(" ");
}

/** What each paper of the agreement holds, in the order of the papers; a paper that holds nothing is left out. */
export function byPaper<Part extends { readonly node: ProvisionNode }>(
  agreement: Agreement,
  parts: readonly Part[],
): { readonly instrument: FiledInstrument; readonly title: string; readonly parts: readonly Part[] }[] {
  return agreement.instruments.flatMap((instrument) => {
    const own = parts.filter(({ node }) => node.clause.instrument === instrument.id);
    return own.length === 0 ? [] : [{ instrument, title: clauseOf(instrument, "").cite, parts: own }];
  });
}
