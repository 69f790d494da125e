import type { Place } from "../papers/acts/target.ts";
import { isBaseKind } from "../papers/kind.ts";
import { statesDefinition } from "../papers/structure/definition.ts";
import type { Provision } from "../papers/structure/provision.ts";
import type { ReadTerm } from "../papers/terms/term.ts";
import { attachmentName, captionName, partName, termName } from "./called.ts";
import { type Clause, clauseOf, type FiledInstrument, type ResolvedAct } from "./instrument.ts";

/** How a provision came into the agreement by an act: under which name, and where among the provisions there. */
export type Put = { readonly by: ResolvedAct; readonly under: string; readonly place: Place };

/**
 * A provision of the agreement under an id that stays when its label, place or text change.
 *
 * Shape: `clause` is where it stands in the agreement, by its own number; `defines` the term it defines; `standsWith`
 * the instrument with whose taking effect the paper that holds it stands; `put` the act that put it there, absent for
 * the words of a base paper; `names` those under which acts may call it.
 */
export type ProvisionNode = {
  readonly id: string;
  readonly clause: Clause;
  readonly label: string;
  readonly heading: string;
  readonly defines?: string;
  readonly text: string;
  readonly terms: readonly ReadTerm[];
  readonly parent?: string;
  readonly children: readonly string[];
  readonly standsWith: string;
  readonly put?: Put;
  readonly names: readonly string[];
};

/**
 * The provisions that an instrument brings by itself. Base papers are taken whole, and so are the attachments that are
 * filed with them; of an amending paper only the definitions that it states itself are provisions.
 */
export function nodesOf(by: FiledInstrument, main: FiledInstrument): ProvisionNode[] {
  const { kind, provisions, definitions, attachment } = by.instrument;
  if (isBaseKind(kind)) return paperTree(by, by.id, [], provisions);
  if (attachment !== undefined && isBaseKind(main.instrument.kind)) {
    return paperTree(by, main.id, [attachmentName(main.id, attachment)], provisions);
  }
  return definitions.map(({ term, path, text, terms }) => ({
    id: `${by.id}:${path}`,
    clause: clauseOf(by, path),
    label: path,
    heading: "",
    defines: term,
    text,
    terms,
    children: [],
    standsWith: by.id,
    names: [partName(by.id, path), termName(by.id, term)],
  }));
}

// A paper is itself a provision, which holds all its parts: what restates the paper works on that.
function paperTree(
  by: FiledInstrument,
  standsWith: string,
  names: readonly string[],
  parts: readonly Provision[],
): ProvisionNode[] {
  const id = `${by.id}:`;
  const tree = { by, idOf: baseId(by.id), standsWith };
  const [attachment] = names;
  const below = partsTree(tree, parts, {
    id,
    names: [partName(by.id, "")],
    ...(attachment === undefined ? {} : { within: { kind: "attachment", name: attachment, path: "" } }),
  });
  const root: ProvisionNode = {
    id,
    clause: clauseOf(by, ""),
    label: "",
    heading: "",
    text: "",
    terms: [],
    children: topOf(below, id),
    standsWith,
    names: [partName(by.id, ""), ...names],
  };
  return [root, ...below];
}

// The lists of several definitions in one section have the same numbers, so their places tell them apart.
function baseId(instrument: string): Tree["idOf"] {
  return (part, inDefinition) =>
    `${instrument}:${part.path}${part.label === "" || inDefinition ? `@${part.span.start}` : ""}`;
}

// `clause (i) of the definition of "Permitted Liens"`, `item 2 of Schedule A`.
function nameWithin({ label, path }: Provision, { within }: Holder): string[] {
  if (within === undefined || label === "" || !path.startsWith(within.path)) return [];
  return [`${within.name} § ${path.slice(within.path.length).toLowerCase()}`];
}

/** Where the parts of a tree stand, what tells them apart, and what put them there. */
type Tree = {
  readonly by: FiledInstrument;
  readonly idOf: (part: Provision, inDefinition: boolean) => string;
  readonly standsWith: string;
  readonly put?: Put;
};

/** What holds a part. `within` is the definition or attachment that it lies in, by whose name it is called, too. */
type Holder = {
  readonly id?: string;
  readonly names: readonly string[];
  readonly within?: { readonly kind: "definition" | "attachment"; readonly name: string; readonly path: string };
};

function partsTree(tree: Tree, parts: readonly Provision[], holder: Holder): ProvisionNode[] {
  return parts.flatMap((part) => partTree(tree, part, holder));
}

function partTree(tree: Tree, part: Provision, holder: Holder): ProvisionNode[] {
  const { by, standsWith, put } = tree;
  const id = tree.idOf(part, holder.within?.kind === "definition");
  const defines = statesDefinition.exec(part.text)?.[1];
  const names = [...namesOf(by.id, part, defines), ...nameWithin(part, holder)];
  const within: Holder["within"] =
    defines === undefined ? holder.within : { kind: "definition", name: termName(by.id, defines), path: part.path };
  const below = partsTree(tree, part.parts, { id, names, ...(within === undefined ? {} : { within }) });
  const node: ProvisionNode = {
    id,
    clause: clauseOf(by, part.path),
    label: part.label,
    heading: part.heading,
    ...(defines === undefined ? {} : { defines }),
    text: part.text,
    terms: part.terms,
    ...(holder.id === undefined ? {} : { parent: holder.id }),
    children: topOf(below, id),
    standsWith,
    ...(put === undefined ? {} : { put }),
    names,
  };
  return [node, ...below];
}

function topOf(nodes: readonly ProvisionNode[], parent: string): string[] {
  return nodes.filter((node) => node.parent === parent).map(({ id }) => id);
}

const attached = /^(?:schedule|exhibit|annex|appendix|attachment) /i;

function namesOf(instrument: string, { path, label, heading }: Provision, defines: string | undefined): string[] {
  return [
    ...(label === "" ? [] : [partName(instrument, path)]),
    ...(attached.test(label) ? [attachmentName(instrument, label)] : []),
    ...(heading === "" ? [] : [captionName(instrument, heading)]),
    ...(defines === undefined ? [] : [termName(instrument, defines)]),
  ];
}

/** The provisions that an act puts under a name of an instrument, from the outline of its words. */
export function putNodes(
  into: FiledInstrument,
  standsWith: string,
  put: Put,
  parts: readonly Provision[],
): ProvisionNode[] {
  const { by } = put;
  const start = `${into.id}:+${by.by.id}:${by.clause.path}@${by.act.span.start}`;
  const idOf = (part: Provision) => `${start}:${part.path}@${part.span.start}`;
  return partsTree({ by: into, idOf, standsWith, put }, parts, { names: [put.under] });
}
