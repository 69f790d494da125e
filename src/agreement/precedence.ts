import type { ActOf } from "../papers/acts/act.ts";
import type { IsoDate } from "../base/date.ts";
import type { Party } from "../events/facility.ts";
import { paperOf } from "../papers/acts/reference.ts";
import type { Target } from "../papers/acts/target.ts";
import { isBaseKind } from "../papers/kind.ts";
import type { AgreementFinding } from "./finding.ts";
import { type Clause, clauseOf, type FiledInstrument, type ResolvedAct } from "./instrument.ts";
import { instrumentsMeant } from "./resolve.ts";

/**
 * Which instruments stand above which: by the day on which they were executed, unless one of them says that it
 * governs over another.
 *
 * Shape: `keys` gives each instrument what it is sorted by, greater standing above.
 */
export type Standings = {
  readonly keys: ReadonlyMap<string, string>;
  readonly findings: readonly AgreementFinding[];
};

/**
 * The days on which instruments were executed, by their ids; the others are taken for executed on the day they bear.
 */
export type ExecutedDays = ReadonlyMap<string, IsoDate>;

/** Puts the instruments of an agreement in order of execution and of their express conflict clauses. */
export function standingsOf(
  instruments: readonly FiledInstrument[],
  parties: readonly Party[],
  executed: ExecutedDays,
): Standings {
  const executedOn = (by: FiledInstrument): string => executed.get(by.id) ?? by.paper.executedOn ?? by.dated ?? "";
  const claims = instruments.flatMap((by) => claimsOf(by, instruments, parties));
  const findings: AgreementFinding[] = [];
  const raisedTo = new Map<string, FiledInstrument>();
  for (const { by, over, clause } of claims) {
    const against = claims.find((other) => other.by === over && other.over === by);
    if (against !== undefined) {
      const what = `${clause.cite} and ${against.clause.cite} each say that they govern over the other`;
      const remedy = "Ask counsel which governs; until then the later executed does.";
      findings.push({ code: "precedence.circular", clause, what, remedy });
    } else if (executedOn(over) >= executedOn(raisedTo.get(by.id) ?? by)) raisedTo.set(by.id, over);
  }
  const keys = instruments.map((by): [string, string] => {
    const over = raisedTo.get(by.id);
    return [by.id, over === undefined ? `${executedOn(by)} 0` : `${executedOn(over)} 1`];
  });
  return { keys: new Map(keys), findings };
}

type Claim = { readonly by: FiledInstrument; readonly over: FiledInstrument; readonly clause: Clause };

// A conflict clause names the agreement it amends, over which it stands anyway, or another amending paper.
function claimsOf(by: FiledInstrument, instruments: readonly FiledInstrument[], parties: readonly Party[]): Claim[] {
  const clauses = by.instrument.acts.filter((act): act is ActOf<"setPrecedence"> => act.kind === "setPrecedence");
  return clauses.flatMap((act) => {
    const meant = act.over.flatMap((name) => {
      const paper = paperOf(name);
      const found = paper === undefined ? [] : instrumentsMeant(instruments, paper, by, parties);
      return found.length === 1 ? found : [];
    });
    return meant
      .filter((other) => other.id !== by.id && !isBaseKind(other.instrument.kind))
      .map((over) => ({ by, over, clause: clauseOf(by, act.clause) }));
  });
}

/**
 * The acts in order of precedence, the lowest first: later executed above earlier, whenever each takes effect; of one
 * day, what is about a part above what is about the whole that holds it; in one instrument, the later clause.
 *
 * Papers of one day that do not differ otherwise stand in the order of their ids, so that nothing depends on the order
 * in which they were filed; that they tie is told where it matters.
 */
export function inPrecedence(acts: readonly ResolvedAct[], { keys }: Standings): ResolvedAct[] {
  const key = ({ act, by }: ResolvedAct) => {
    const depth = "target" in act ? depthOf(act.target) : 0;
    return `${keys.get(by.id) ?? ""} ${String(depth).padStart(2, "0")} ${by.id}`;
  };
  const keyed = acts.map((each) => ({ each, key: key(each) }));
  return keyed.toSorted((a, b) => (a.key === b.key ? 0 : a.key < b.key ? -1 : 1)).map(({ each }) => each);
}

/** Whether neither of two acts stands above the other but by the order of their ids. */
export function tie(first: ResolvedAct, second: ResolvedAct, { keys }: Standings): boolean {
  return first.by.id !== second.by.id && keys.get(first.by.id) === keys.get(second.by.id);
}

function depthOf(target: Target): number {
  switch (target.kind) {
    case "paper":
      return 0;
    case "attachment":
      return 1;
    case "definition":
      return 2;
    case "provision":
      return 1 + segments(target.path);
    case "sentence":
    case "table":
    case "passage":
      return 2 + segments(target.path);
    default:
      return target satisfies never;
  }
}

function segments(path: string): number {
  return path.split(/[.(]/).length;
}
