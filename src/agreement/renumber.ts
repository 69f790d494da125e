import type { Agreement } from "./agreement.ts";
import { partName } from "./called.ts";
import type { ResolvedAct } from "./instrument.ts";
import type { ProvisionNode } from "./node.ts";

/** A path after a part of it is renumbered: `7.10(a)` where 7.10 becomes 7.11 is `7.11(a)`; else it stays. */
export function renumbered(path: string, from: string, to: string): string {
  const rest = path.slice(from.length);
  return path.startsWith(from) && (rest === "" || /^[(.]/.test(rest)) ? to + rest : path;
}

/** The renumberings that reach a provision: of its own paper, and not by the instrument that put it there. */
export function renumberingsOf({ acts }: Agreement, { clause, put }: ProvisionNode): ResolvedAct[] {
  let since = put === undefined;
  // Nearly every agreement renumbers nothing.
  return acts.filter((filed) => {
    if (filed === put?.by) since = true;
    return (
      since &&
      filed.act.kind === "redesignate" &&
      filed.by.id !== put?.by.by.id &&
      filed.on?.startsWith(`${clause.instrument} §`) === true
    );
  });
}

/** Where a provision is cited once some renumberings are carried out, those of one instrument all at once. */
export function pathAfter({ clause }: ProvisionNode, renumberings: readonly ResolvedAct[]): string {
  let path = clause.path;
  let moved: string | undefined;
  for (const { act, by } of renumberings) {
    if (act.kind !== "redesignate" || act.target.kind !== "provision" || moved === by.id) continue;
    const next = renumbered(path, act.target.path, act.label);
    if (next !== path) moved = by.id;
    path = next;
  }
  return path;
}

/** Every name by which an act of any time may call a provision. */
export function namesEver(node: ProvisionNode, moves: readonly ResolvedAct[]): readonly string[] {
  if (moves.length === 0) return node.names;
  const paths = moves.map((_, index) => pathAfter(node, moves.slice(0, index + 1)));
  const singles = moves.map((move) => pathAfter(node, [move]));
  return [...new Set([...node.names, ...[...paths, ...singles].map((path) => partName(node.clause.instrument, path))])];
}
