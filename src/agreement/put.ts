import type { ActOf } from "../papers/acts/act.ts";
import type { Payload, Place } from "../papers/acts/target.ts";
import type { Provision } from "../papers/structure/provision.ts";
import { attachmentName, partName, termName } from "./called.ts";
import type { FiledInstrument, ResolvedAct } from "./instrument.ts";
import { type ProvisionNode, putNodes } from "./node.ts";
import { isWordsAct } from "./quoted.ts";

/** What is asked when an act puts provisions in place: the papers and the provisions known so far. */
export type Putting = {
  readonly instruments: readonly FiledInstrument[];
  readonly nodes: ReadonlyMap<string, ProvisionNode>;
  readonly called: ReadonlyMap<string, readonly ProvisionNode[]>;
};

/** The provisions that an act puts in the instrument `into`; none for an act that only changes what is there. */
export function putBy(filed: ResolvedAct, into: FiledInstrument, putting: Putting): ProvisionNode[] {
  const where = whereOf(filed, into, putting);
  const parts = partsPut(filed, putting.instruments);
  const standsWith = filed.on === undefined ? into.id : (putting.called.get(filed.on)?.[0]?.standsWith ?? into.id);
  return where === undefined ? [] : putNodes(into, standsWith, { by: filed, ...where }, parts);
}

type Where = { readonly under: string; readonly place: Place };

function whereOf(filed: ResolvedAct, into: FiledInstrument, putting: Putting): Where | undefined {
  const { act, on } = filed;
  if (isWordsAct(filed)) return undefined;
  switch (act.kind) {
    case "replaceDefinition":
    case "replaceProvision":
    case "replaceExhibit":
    case "restateAll":
      return on === undefined ? undefined : { under: on, place: { at: "end" } };
    case "insertExhibit":
      return { under: partName(into.id, ""), place: { at: "end" } };
    case "insertDefinition":
      return definitionPlace(act, on, into, putting);
    case "insertProvision":
      return provisionPlace(act, on, into, putting);
    default:
      return undefined;
  }
}

// Definitions added to a paper, not to a section of it, go where its definitions are.
function definitionPlace(
  { target, place }: ActOf<"insertDefinition">,
  on: string | undefined,
  into: FiledInstrument,
  { nodes }: Putting,
): Where {
  const first = [...nodes.values()].find(
    ({ defines, clause, parent }) => defines !== undefined && clause.instrument === into.id && parent !== undefined,
  );
  const holder = first === undefined ? undefined : namedHolder(first, nodes);
  const there = target.kind === "paper" ? holder : on;
  return { under: there ?? partName(into.id, ""), place: place.at === "unsaid" ? { at: "alphabetical" } : place };
}

// A part added beside another stands where that stands; one added to a paper, after the part that its number follows.
function provisionPlace(
  { target, place, label }: ActOf<"insertProvision">,
  on: string | undefined,
  into: FiledInstrument,
  { called, nodes }: Putting,
): Where {
  const own = { under: on ?? partName(into.id, ""), place };
  const byNumber = target.kind === "paper" || place.at === "unsaid" || place.at === "end";
  const beside = "beside" in place ? place.beside : byNumber ? numberedBefore(label, into, called) : "";
  const neighbour = beside === "" ? undefined : called.get(partName(into.id, beside))?.[0];
  const holder = neighbour === undefined ? undefined : namedHolder(neighbour, nodes);
  if (neighbour === undefined || holder === undefined) return own;
  return { under: holder, place: "beside" in place ? place : { at: "after", beside } };
}

function numberedBefore(label: string, into: FiledInstrument, called: Putting["called"]): string {
  const [, start = "", last = "", letter = ""] = /^(.*\.)(\d+)([A-Z]?)$/.exec(label) ?? [];
  const from = Number(last) - (letter === "" ? 1 : 0);
  for (let ordinal = from; ordinal > 0; ordinal -= 1) {
    if (called.has(partName(into.id, `${start}${ordinal}`))) return `${start}${ordinal}`;
  }
  return "";
}

function namedHolder(node: ProvisionNode, nodes: ReadonlyMap<string, ProvisionNode>): string | undefined {
  if (node.parent === undefined) return node.put?.under;
  const parent = nodes.get(node.parent);
  return parent === undefined ? undefined : (parent.names[0] ?? namedHolder(parent, nodes));
}

function partsPut(filed: ResolvedAct, instruments: readonly FiledInstrument[]): readonly Provision[] {
  const { act } = filed;
  switch (act.kind) {
    case "replaceDefinition":
    case "replaceProvision":
      return rootOf(act)?.parts ?? [];
    case "replaceExhibit":
    case "restateAll":
      return act.payload?.parts ?? attachedParts(filed, instruments);
    case "insertExhibit":
      return [
        {
          ...unnumbered(act.name, { text: "", span: act.span }),
          label: act.name,
          parts: attachedParts(filed, instruments),
        },
      ];
    case "insertDefinition":
    case "insertProvision":
      return inserted(act);
    default:
      return [];
  }
}

/** The part of the words put in place that is their target itself, where they are outlined and hold it. */
export function rootOf({ target, payload }: ActOf<"replaceDefinition" | "replaceProvision">): Provision | undefined {
  const path = "path" in target ? target.path : "";
  const [first, ...more] = payload.parts ?? [];
  if (more.length > 0 || first === undefined) return undefined;
  return first.path === path || path === "" ? first : undefined;
}

function unnumbered(path: string, { text, span }: Payload): Provision {
  return { path, label: "", heading: "", text, textSpan: span, span, terms: [], parts: [] };
}

function inserted(act: ActOf<"insertDefinition" | "insertProvision">): readonly Provision[] {
  if (act.kind === "insertDefinition") return [unnumbered("path" in act.target ? act.target.path : "", act.payload)];
  return act.payload.parts ?? [{ ...unnumbered(act.label, act.payload), label: act.label }];
}

function attachedParts(filed: ResolvedAct, instruments: readonly FiledInstrument[]): readonly Provision[] {
  return attachmentOf(filed, instruments)?.instrument.provisions ?? [];
}

/** The attachment of its own paper that an act puts in place; `undefined` when the paper on file has none so named. */
export function attachmentOf(
  { act, by }: ResolvedAct,
  instruments: readonly FiledInstrument[],
): FiledInstrument | undefined {
  const sought = "with" in act && act.with !== undefined ? attachmentName("", act.with) : undefined;
  return instruments.find(
    ({ paper, instrument: { attachment } }) =>
      paper.id === by.paper.id && attachment !== undefined && attachmentName("", attachment) === sought,
  );
}

/** The name under which a part that an act would add would go; `undefined` for an act that adds none. */
export function nameAdded({ act }: ResolvedAct, into: FiledInstrument): string | undefined {
  if (act.kind === "insertProvision") return act.label === "" ? undefined : partName(into.id, act.label);
  if (act.kind === "insertExhibit") return attachmentName(into.id, act.name);
  return act.kind === "insertDefinition" ? termName(into.id, act.term) : undefined;
}
