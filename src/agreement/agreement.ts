import type { Party } from "../events/facility.ts";
import type { AgreementFinding } from "./finding.ts";
import { Growing, push } from "./growing.ts";
import { actsOf, type FiledAct, type FiledInstrument, type ResolvedAct } from "./instrument.ts";
import { nodesOf, type ProvisionNode } from "./node.ts";
import { type ExecutedDays, inPrecedence, type Standings, standingsOf } from "./precedence.ts";
import { instrumentsMeant } from "./resolve.ts";

/**
 * The agreement: every provision that its papers give it at any time, and every act on them. What governs when is
 * asked of it.
 *
 * Shape: `acts` stand in order of precedence, the lowest first; `actsNaming` are the acts on the provisions of a name,
 * `putsUnder` the provisions that acts put under one, `called` those that go by one.
 */
export type Agreement = {
  readonly instruments: readonly FiledInstrument[];
  readonly nodes: ReadonlyMap<string, ProvisionNode>;
  readonly acts: readonly ResolvedAct[];
  readonly actsNaming: ReadonlyMap<string, readonly ResolvedAct[]>;
  readonly putsUnder: ReadonlyMap<string, readonly ProvisionNode[]>;
  readonly called: ReadonlyMap<string, readonly ProvisionNode[]>;
  readonly standings: Standings;
  readonly findings: readonly AgreementFinding[];
};

const empty: Agreement = {
  instruments: [],
  nodes: new Map(),
  acts: [],
  actsNaming: new Map(),
  putsUnder: new Map(),
  called: new Map(),
  standings: { keys: new Map(), findings: [] },
  findings: [],
};

/** Builds the agreement from the instruments on file. A target that is not found, or found twice, is a finding. */
export function buildAgreement(
  instruments: readonly FiledInstrument[],
  parties: readonly Party[],
  executed: ExecutedDays = new Map(),
): Agreement {
  return extendAgreement(empty, instruments, parties, executed);
}

/**
 * The agreement with more instruments on file. Only the added papers are taken apart, and of the acts filed before
 * only those looked at again whose target may be in them. The agreement given is not changed.
 */
export function extendAgreement(
  before: Agreement,
  added: readonly FiledInstrument[],
  parties: readonly Party[],
  executed: ExecutedDays = new Map(),
): Agreement {
  const instruments = [...before.instruments, ...added];
  const open = new Set(before.findings.map(({ clause }) => clause));
  const again = before.acts.filter((filed) => open.has(filed.clause) || mayMean(filed, added, parties));
  const left = new Set(again);
  const kept = before.acts.filter((filed) => !left.has(filed));
  const own = [...before.nodes.values()].filter(({ put }) => put === undefined);
  const growing = new Growing(instruments, parties, [
    ...own,
    ...added.flatMap((by) => nodesOf(by, mainOf(by, instruments))),
  ]);
  const { acts, findings } = growing.resolved(kept, [...again, ...added.flatMap(actsOf)]);
  const standings = standingsOf(instruments, parties, executed);
  const ordered = inPrecedence(acts, standings);
  return {
    instruments,
    nodes: growing.nodes,
    acts: ordered,
    actsNaming: byName(ordered),
    putsUnder: growing.putsUnder,
    called: growing.called,
    standings,
    findings: [...findings, ...standings.findings],
  };
}

function mainOf(by: FiledInstrument, instruments: readonly FiledInstrument[]): FiledInstrument {
  return instruments.find(({ id }) => id === by.paper.id) ?? by;
}

function byName(acts: readonly ResolvedAct[]): Map<string, ResolvedAct[]> {
  const named = new Map<string, ResolvedAct[]>();
  for (const filed of acts) if (filed.on !== undefined) push(named, filed.on, filed);
  return named;
}

// Whether the target of an act may be in one of the instruments.
function mayMean(filed: FiledAct, instruments: readonly FiledInstrument[], parties: readonly Party[]): boolean {
  if (!("target" in filed.act)) return false;
  const { paper } = filed.act.target;
  if (paper === undefined) return true;
  // A paper of the name draws a reference to itself whatever its date, away from papers that only fit the words.
  const { dated: _, ...undated } = paper;
  return [paper, undated].some((each) => instrumentsMeant(instruments, each, filed.by, parties).length > 0);
}
