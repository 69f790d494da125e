import type { Party } from "../events/facility.ts";
import { targetText, type Target } from "../papers/acts/target.ts";
import { isBaseKind } from "../papers/kind.ts";
import type { Provision } from "../papers/structure/provision.ts";
import type { ReadTerm } from "../papers/terms/term.ts";
import { actsOf, type Clause, clauseOf, type FiledAct, type FiledInstrument } from "./instrument.ts";
import { instrumentsMeant } from "./resolve.ts";

/**
 * A provision of the agreement: a part of a base paper or a definition, under an id that stays when its label, place
 * or text change. `defines` is the term it defines, when it defines one.
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
};

/** An act whose target is found: it works on `node`, or on nothing that has text. */
export type ResolvedAct = FiledAct & { readonly node?: string };

/** What cannot be resolved in the papers on file. */
export type AgreementFinding = {
  readonly code: "paper.not_on_file" | "paper.ambiguous" | "target.not_found" | "target.ambiguous";
  readonly clause: Clause;
  readonly what: string;
  readonly remedy: string;
};

/** The agreement: every provision of its base papers and every act on them. What governs when is asked of it. */
export type Agreement = {
  readonly instruments: readonly FiledInstrument[];
  readonly nodes: ReadonlyMap<string, ProvisionNode>;
  readonly acts: readonly ResolvedAct[];
  /** The acts on each provision, in order of precedence: the last executed comes last and governs. */
  readonly actsOn: ReadonlyMap<string, readonly ResolvedAct[]>;
  readonly findings: readonly AgreementFinding[];
  /** The provisions of each instrument under every path and term by which acts may call them. */
  readonly called: ReadonlyMap<string, readonly ProvisionNode[]>;
};

/** Builds the agreement from the instruments on file. A target that is not found, or found twice, is a finding. */
export function buildAgreement(instruments: readonly FiledInstrument[], parties: readonly Party[]): Agreement {
  const empty: Agreement = {
    instruments: [],
    nodes: new Map(),
    acts: [],
    actsOn: new Map(),
    findings: [],
    called: new Map(),
  };
  return extendAgreement(empty, instruments, parties);
}

/**
 * The agreement with more instruments on file. Only the acts of the added instruments are resolved, and those that
 * may find another paper than before, or more than one; the agreement given is not changed.
 */
export function extendAgreement(
  before: Agreement,
  added: readonly FiledInstrument[],
  parties: readonly Party[],
): Agreement {
  const instruments = [...before.instruments, ...added];
  const fresh = added.flatMap(nodesOf);
  const nodes = new Map(before.nodes);
  const called = new Map(before.called);
  for (const node of fresh) {
    nodes.set(node.id, node);
    for (const name of namesOf(node)) called.set(name, [...(called.get(name) ?? []), node]);
  }
  const findings: AgreementFinding[] = [];
  const resolve = ({ act, by, clause }: FiledAct): ResolvedAct => {
    const filed = { act, by, clause };
    const found = "target" in act ? nodeMeant(act.target, filed, instruments, called, parties) : undefined;
    if (found !== undefined && "code" in found) findings.push(found);
    return found === undefined || "code" in found ? filed : { ...filed, node: found.id };
  };
  const open = new Set(before.findings.map(({ clause }) => clause));
  const again = before.acts.filter((filed) => open.has(filed.clause) || mayMean(filed, added, called, parties));
  const resolved = new Map(again.map((filed) => [filed, resolve(filed)]));
  const more = added.flatMap(actsOf).map(resolve);
  const acts = [...before.acts.map((filed) => resolved.get(filed) ?? filed), ...more];
  const moved = [...again, ...resolved.values(), ...more];
  return { instruments, nodes, acts, actsOn: withActs(before.actsOn, acts, moved), findings, called };
}

// Whether the target of an act may be in one of the instruments.
function mayMean(
  filed: FiledAct,
  instruments: readonly FiledInstrument[],
  called: Agreement["called"],
  parties: readonly Party[],
): boolean {
  if (!("target" in filed.act)) return false;
  const { target } = filed.act;
  const { paper } = target;
  if (paper === undefined) return instruments.some(({ id }) => called.has(targetName(target, id)));
  // A paper of the name draws a reference to itself whatever its date, away from papers that only fit the words.
  const { dated: _, ...undated } = paper;
  return [paper, undated].some((each) => instrumentsMeant(instruments, each, filed.by, parties).length > 0);
}

// The acts on each provision again, for the provisions on which the moved acts work.
function withActs(
  before: Agreement["actsOn"],
  acts: readonly ResolvedAct[],
  moved: readonly ResolvedAct[],
): Agreement["actsOn"] {
  const touched = new Set(moved.flatMap(({ node }) => (node === undefined ? [] : [node])));
  const actsOn = new Map(before);
  for (const id of touched) actsOn.set(id, acts.filter(({ node }) => node === id).toSorted(byPrecedence));
  return actsOn;
}

function namesOf({ clause, label, defines }: ProvisionNode): string[] {
  const path = label === "" ? [] : [calledName(clause.instrument, "§", clause.path)];
  return defines === undefined ? path : [...path, calledName(clause.instrument, "def", defines)];
}

function calledName(instrument: string, by: "§" | "def", name: string): string {
  return `${instrument} ${by} ${name}`;
}

// Later executed stands above earlier executed; within one paper, the later clause. Papers of one day stand in the
// order of their ids, so that nothing depends on the order in which they were filed.
function byPrecedence(a: ResolvedAct, b: ResolvedAct): number {
  const [first, second] = [a, b].map(({ by }) => `${by.dated ?? ""} ${by.paper.id}`);
  if (first === undefined || second === undefined || first === second) return a.by.order - b.by.order;
  return first < second ? -1 : 1;
}

// Base papers are taken whole. Of an amending paper only the definitions that it states itself are provisions.
function nodesOf(by: FiledInstrument): ProvisionNode[] {
  const { kind, provisions, definitions } = by.instrument;
  if (isBaseKind(kind)) return provisions.flatMap((part) => treeOf(by, part));
  return definitions.map(({ term, path, text, terms }) => ({
    id: `${by.id}:${path}`,
    clause: clauseOf(by, path),
    label: path,
    heading: "",
    defines: term,
    text,
    terms,
    children: [],
  }));
}

function treeOf(by: FiledInstrument, part: Provision, parent?: string): ProvisionNode[] {
  const id = `${by.id}:${part.path}${part.label === "" ? `@${part.span.start}` : ""}`;
  const below = part.parts.map((each) => treeOf(by, each, id));
  const defines = by.instrument.definitions.find(({ path, text }) => path === part.path && text === part.text)?.term;
  const node: ProvisionNode = {
    id,
    clause: clauseOf(by, part.path),
    label: part.label,
    heading: part.heading,
    ...(defines === undefined ? {} : { defines }),
    text: part.text,
    terms: part.terms,
    ...(parent === undefined ? {} : { parent }),
    children: below.flatMap(([first]) => (first === undefined ? [] : [first.id])),
  };
  return [node, ...below.flat()];
}

function nodeMeant(
  target: Target,
  { clause, by }: FiledAct,
  instruments: readonly FiledInstrument[],
  called: Agreement["called"],
  parties: readonly Party[],
): ProvisionNode | AgreementFinding | undefined {
  const { paper } = target;
  const what = targetText(target);
  const holders = paper === undefined ? [...instruments] : instrumentsMeant(instruments, paper, by, parties);
  if (holders.length === 0) {
    const remedy = "File the paper, or record in the facility file under which name it is on file.";
    return { code: "paper.not_on_file", clause, what, remedy };
  }
  if (paper !== undefined && holders.length > 1) {
    const remedy = `It may be ${holders.map(({ id }) => id).join(" or ")}. Give one of them the name in the facility file.`;
    return { code: "paper.ambiguous", clause, what, remedy };
  }
  const found = holders.flatMap(({ id }) => called.get(targetName(target, id)) ?? []);
  const [node, second] = found;
  if (node === undefined) {
    return {
      code: "target.not_found",
      clause,
      what,
      remedy: "Compare the citation with the paper; the act changes nothing.",
    };
  }
  if (second === undefined) return node;
  const remedy = "It fits more than one provision, so the act changes nothing. Settle which is meant.";
  return { code: "target.ambiguous", clause, what, remedy };
}

function targetName(target: Target, instrument: string): string {
  if (target.kind === "definition") return calledName(instrument, "def", target.term);
  return calledName(instrument, "§", "path" in target ? target.path : "");
}
