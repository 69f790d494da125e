import type { Agreement } from "./agreement.ts";
import { isWholeAct } from "./governing.ts";
import type { ResolvedAct } from "./instrument.ts";
import type { ProvisionNode } from "./node.ts";
import { namesEver, renumberingsOf } from "./renumber.ts";

/** What is worked out once of an agreement and asked of it many times. */
type Index = {
  readonly ranks: ReadonlyMap<ResolvedAct, number>;
  readonly names: Map<string, readonly string[]>;
  readonly children: Map<string, readonly ProvisionNode[]>;
  readonly acts: Map<string, readonly ResolvedAct[]>;
  readonly moves: Map<string, readonly ResolvedAct[]>;
  readonly touched: Map<string, boolean>;
  order?: readonly ProvisionNode[];
};

const indexes = new WeakMap<Agreement, Index>();

function indexOf(agreement: Agreement): Index {
  const known = indexes.get(agreement);
  if (known !== undefined) return known;
  const ranks = new Map(agreement.acts.map((act, rank) => [act, rank]));
  const fresh: Index = {
    ranks,
    names: new Map(),
    children: new Map(),
    acts: new Map(),
    moves: new Map(),
    touched: new Map(),
  };
  indexes.set(agreement, fresh);
  return fresh;
}

/** The place of an act in the order of precedence; -1 for none, as of the words of a base paper. */
export function rankOf(agreement: Agreement, act: ResolvedAct | undefined): number {
  return act === undefined ? -1 : (indexOf(agreement).ranks.get(act) ?? -1);
}

/** The renumberings that reach a provision. */
export function movesOf(agreement: Agreement, node: ProvisionNode): readonly ResolvedAct[] {
  const { moves } = indexOf(agreement);
  const known = moves.get(node.id) ?? renumberingsOf(agreement, node);
  moves.set(node.id, known);
  return known;
}

/** Every name under which acts may call a provision. */
export function namesOf(agreement: Agreement, node: ProvisionNode): readonly string[] {
  const { names } = indexOf(agreement);
  const known = names.get(node.id) ?? namesEver(node, movesOf(agreement, node));
  names.set(node.id, known);
  return known;
}

/** The acts that call a provision by one of its names, the lowest in precedence first. */
export function actsCalling(agreement: Agreement, node: ProvisionNode): readonly ResolvedAct[] {
  const { acts } = indexOf(agreement);
  const known = acts.get(node.id) ?? callingActs(agreement, node);
  acts.set(node.id, known);
  return known;
}

/** Whether any act put a provision there, or changes it or what holds it, at any time. */
export function isTouched(agreement: Agreement, node: ProvisionNode): boolean {
  const { touched } = indexOf(agreement);
  const known =
    touched.get(node.id) ??
    (node.put !== undefined ||
      actsCalling(agreement, node).length > 0 ||
      holdersOf(agreement, node).some((holder) => isTouched(agreement, holder)));
  touched.set(node.id, known);
  return known;
}

function callingActs(agreement: Agreement, node: ProvisionNode): readonly ResolvedAct[] {
  const found = namesOf(agreement, node).flatMap((name) => agreement.actsNaming.get(name) ?? []);
  if (found.length === 0) return none;
  const since = rankOf(agreement, node.put?.by);
  return [...new Set(found)]
    .filter((act) => rankOf(agreement, act) > since)
    .toSorted((a, b) => rankOf(agreement, a) - rankOf(agreement, b));
}

const none: readonly ResolvedAct[] = [];

/** The provisions that a provision holds at any time, those that acts put there among them, in their order. */
export function childrenOf(agreement: Agreement, node: ProvisionNode): readonly ProvisionNode[] {
  const { children } = indexOf(agreement);
  const known = children.get(node.id) ?? placedChildren(agreement, node);
  children.set(node.id, known);
  return known;
}

function placedChildren(agreement: Agreement, node: ProvisionNode): readonly ProvisionNode[] {
  const own = node.children.flatMap((id) => agreement.nodes.get(id) ?? []);
  const since = rankOf(agreement, node.put?.by);
  const puts = namesOf(agreement, node)
    .flatMap((name) => agreement.putsUnder.get(name) ?? [])
    .filter(({ put }) => rankOf(agreement, put?.by) > since)
    .toSorted((a, b) => rankOf(agreement, a.put?.by) - rankOf(agreement, b.put?.by));
  return puts.reduce<readonly ProvisionNode[]>((placed, put) => placed.toSpliced(indexFor(put, placed), 0, put), own);
}

// Where a provision that is put in place goes among its neighbours.
function indexFor({ put, defines, clause }: ProvisionNode, among: readonly ProvisionNode[]): number {
  const place = put?.place;
  if (place === undefined) return among.length;
  if (place.at === "start") return 0;
  if (place.at === "alphabetical") return alphabetically(defines ?? clause.path, among);
  if (!("beside" in place)) return among.length;
  const at = among.findIndex((each) => each.defines === place.beside || endsPath(each.clause.path, place.beside));
  if (at === -1) return among.length;
  return place.at === "after" ? afterPuts(among, at) : at;
}

// Of several parts put after one, the later put comes after the earlier.
function afterPuts(among: readonly ProvisionNode[], at: number): number {
  let next = at + 1;
  while (among[next]?.put?.place.at === "after" && among[next]?.put?.by.by.id === among[next - 1]?.put?.by.by.id)
    next += 1;
  return next;
}

function endsPath(path: string, beside: string): boolean {
  return path === beside || (beside.startsWith("(") && path.endsWith(beside));
}

function alphabetically(term: string, among: readonly ProvisionNode[]): number {
  const sought = asSorted(term);
  const at = among.findIndex(({ defines }) => defines !== undefined && asSorted(defines) > sought);
  if (at !== -1) return at;
  const last = among.findLastIndex(({ defines }) => defines !== undefined);
  return last === -1 ? among.length : last + 1;
}

function asSorted(term: string): string {
  return term.toLowerCase().replaceAll(/[^a-z0-9 ]/g, "");
}

/** The provisions that may hold a provision: the one it stands in, or those of the name under which it was put. */
export function holdersOf(agreement: Agreement, { parent, put }: ProvisionNode): readonly ProvisionNode[] {
  const own = parent === undefined ? undefined : agreement.nodes.get(parent);
  if (own !== undefined) return [own];
  if (put === undefined) return [];
  const before = rankOf(agreement, put.by);
  return (agreement.called.get(put.under) ?? []).filter((each) => rankOf(agreement, each.put?.by) < before);
}

/** All provisions in the order of their papers. A paper is listed itself only where an act restates it. */
export function inOrder(agreement: Agreement): readonly ProvisionNode[] {
  const index = indexOf(agreement);
  index.order ??= walked(agreement);
  return index.order;
}

function walked(agreement: Agreement): readonly ProvisionNode[] {
  const seen = new Set<ProvisionNode>();
  const visit = (node: ProvisionNode): void => {
    if (seen.has(node)) return;
    seen.add(node);
    for (const child of childrenOf(agreement, node)) visit(child);
  };
  for (const node of agreement.nodes.values()) if (node.parent === undefined && node.put === undefined) visit(node);
  return [...seen].filter((node) => !isWhole(node) || actsCalling(agreement, node).some(isWholeAct));
}

// Whether a provision is a whole paper or attachment, whose words are those of its parts.
function isWhole({ parent, put, label, text, defines }: ProvisionNode): boolean {
  return parent === undefined && put === undefined && label === "" && text === "" && defines === undefined;
}

/** How many provisions hold a provision, 0 for one that stands at the top of its paper. */
export function depthOf(agreement: Agreement, node: ProvisionNode): number {
  const [holder] = holdersOf(agreement, node);
  if (holder === undefined || isWhole(holder)) return 0;
  return 1 + depthOf(agreement, holder);
}
