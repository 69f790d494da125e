import { isBaseKind } from "../papers/kind.ts";
import type { Agreement } from "./agreement.ts";
import { type Clause, clauseOf, type FiledInstrument } from "./instrument.ts";
import { inOrder } from "./order.ts";
import { isPresent, readingOf } from "./text.ts";
import { plainText, type Standing } from "./reading.ts";

/**
 * A term as one paper defines it: the same words may mean something else in another paper.
 *
 * Shape: `means` are its words as they read on the day; `mode` says whether the thing it names is meant as amended
 * from time to time or as it stood; `uses` are the terms in its own words; `shared` whether other papers mean it too
 * when they define no such term themselves: a base paper's terms are shared, a letter's short names are its own.
 */
export type Definition = {
  readonly term: string;
  readonly scope: string;
  readonly clause: Clause;
  readonly means: string;
  readonly mode: "dynamic" | "static";
  readonly shared: boolean;
  readonly uses: readonly DefinitionKey[];
};

/** A definition by its paper and its term: `accounts-agreement:Prime Rate`. */
export type DefinitionKey = string;

/** A place that uses a term: a provision or an act, with the definition that its words mean there. */
export type Use = { readonly clause: Clause; readonly means: DefinitionKey };

/** The defined terms of an agreement on a day, as known, and where each is used. */
export type DefinitionGraph = {
  readonly definitions: ReadonlyMap<DefinitionKey, Definition>;
  readonly uses: readonly Use[];
};

/** What is wrong with the definitions. */
export type DefinitionFinding = {
  readonly code: "definition.circular" | "definition.unused" | "definition.doubly_defined";
  readonly term: string;
  readonly clauses: readonly Clause[];
  readonly message: string;
};

type Words = { readonly clause: Clause; readonly text: string };

/** Builds the graph of definitions on a day. A term means what its own paper says, else what the base papers say. */
export function definitionGraph(agreement: Agreement, standing: Standing): DefinitionGraph {
  const stated = statedDefinitions(agreement, standing);
  const given = agreement.instruments.flatMap(givenNames);
  const all = new Map<DefinitionKey, Definition>();
  for (const definition of [...stated, ...given]) {
    const key = keyOf(definition.scope, definition.term);
    if (!all.has(key)) all.set(key, definition);
  }
  const finder = new TermFinder([...all.values()]);
  const definitions = new Map(
    [...all].map(([key, definition]) => {
      const uses = finder.termsIn(definition.means, definition.scope).filter((used) => used !== key);
      return [key, { ...definition, uses }] as const;
    }),
  );
  const words = [...provisionWords(agreement, standing), ...actWords(agreement, standing)];
  const uses = words.flatMap(({ clause, text }) =>
    finder.termsIn(text, clause.instrument).map((means): Use => ({ clause, means })),
  );
  return { definitions, uses };
}

function keyOf(scope: string, term: string): DefinitionKey {
  return `${scope}:${term}`;
}

function statedDefinitions(agreement: Agreement, standing: Standing): Definition[] {
  return inOrder(agreement).flatMap((node) => {
    if (node.defines === undefined || !isPresent(agreement, node, standing)) return [];
    const means = plainText(readingOf(agreement, node, standing));
    const scope = node.clause.instrument;
    return [{ term: node.defines, scope, clause: node.clause, means, mode: modeOf(means), shared: true, uses: [] }];
  });
}

function givenNames(by: FiledInstrument): Definition[] {
  const shared = isBaseKind(by.instrument.kind);
  const parties = new Set(by.instrument.parties.flatMap(({ shortNames }) => shortNames));
  return by.instrument.names
    .filter(({ term }) => !parties.has(term))
    .map(({ term, means }) => {
      const clause = clauseOf(by, "");
      return { term, scope: by.id, clause, means, mode: modeOf(means), shared, uses: [] };
    });
}

// Words such as "as amended from time to time" make a name follow what it names.
function modeOf(means: string): Definition["mode"] {
  return /\b(?:as|has since been|have heretofore)\b[^.;]*?\b(?:amended|supplemented|modified|replaced)\b/.test(means)
    ? "dynamic"
    : "static";
}

function provisionWords(agreement: Agreement, standing: Standing): Words[] {
  return inOrder(agreement)
    .filter((node) => node.defines === undefined && isPresent(agreement, node, standing))
    .map((node) => ({ clause: node.clause, text: plainText(readingOf(agreement, node, standing)) }));
}

function actWords({ acts }: Agreement, { inEffect }: Standing): Words[] {
  return acts.flatMap(({ act, clause, by }) =>
    inEffect.has(by.id) && "text" in act ? [{ clause, text: act.text }] : [],
  );
}

// Finds defined terms in running text, the longest first, and says which paper's meaning is meant.
class TermFinder {
  readonly #pattern: RegExp | undefined;
  readonly #byTerm = new Map<string, Definition[]>();

  constructor(definitions: readonly Definition[]) {
    for (const each of definitions) this.#byTerm.set(each.term, [...(this.#byTerm.get(each.term) ?? []), each]);
    const terms = [...this.#byTerm.keys()].toSorted((a, b) => b.length - a.length);
    const escaped = terms.map((term) => term.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`).replace(/s$/, "s?"));
    this.#pattern = terms.length === 0 ? undefined : new RegExp(String.raw`\b(?:${escaped.join("|")})s?\b`, "g");
  }

  termsIn(text: string, scope: string): DefinitionKey[] {
    if (this.#pattern === undefined) return [];
    const found = [...text.matchAll(this.#pattern)].map(([words]) => this.#keyFor(words, scope));
    return [...new Set(found.flatMap((key) => (key === undefined ? [] : [key])))];
  }

  #keyFor(words: string, scope: string): DefinitionKey | undefined {
    for (const term of [words, words.replace(/s$/, ""), `${words}s`]) {
      const meant = this.#byTerm.get(term) ?? [];
      const found = meant.find((each) => each.scope === scope) ?? meant.find(({ shared }) => shared);
      if (found !== undefined) return keyOf(found.scope, term);
    }
    return undefined;
  }
}

/** Everything that a definition reaches: the definitions that rest on it, however far, and the places that use them. */
export function reachOf(graph: DefinitionGraph, key: DefinitionKey): { definitions: DefinitionKey[]; uses: Use[] } {
  const reached = new Set<DefinitionKey>([key]);
  for (let before = 0; before < reached.size;) {
    before = reached.size;
    for (const [other, { uses }] of graph.definitions) if (uses.some((used) => reached.has(used))) reached.add(other);
  }
  const uses = graph.uses.filter(({ means }) => reached.has(means));
  reached.delete(key);
  return { definitions: [...reached], uses };
}

/** Definitions that go in a circle, that nothing uses, or that one paper gives twice. */
export function definitionFindings(agreement: Agreement, graph: DefinitionGraph): DefinitionFinding[] {
  const findings: DefinitionFinding[] = [];
  for (const [key, { term, clause }] of graph.definitions) {
    const reach = reachOf(graph, key);
    const circle = reach.definitions.some((other) => graph.definitions.get(key)?.uses.includes(other) === true);
    if (circle) {
      const message = `“${term}” is defined by terms that are defined by it. Read them together.`;
      findings.push({ code: "definition.circular", term, clauses: [clause], message });
    }
    if (reach.uses.length === 0 && reach.definitions.length === 0) {
      const message = `“${term}” is defined and nothing on file uses it.`;
      findings.push({ code: "definition.unused", term, clauses: [clause], message });
    }
  }
  return [...findings, ...doublyDefined(agreement)];
}

function doublyDefined({ nodes }: Agreement): DefinitionFinding[] {
  const byKey = new Map<DefinitionKey, Clause[]>();
  for (const { defines, clause } of nodes.values()) {
    if (defines === undefined) continue;
    const key = keyOf(clause.instrument, defines);
    byKey.set(key, [...(byKey.get(key) ?? []), clause]);
  }
  return [...byKey].flatMap(([key, clauses]) => {
    if (clauses.length < 2) return [];
    const term = key.slice(key.indexOf(":") + 1);
    const message = `“${term}” is defined ${clauses.length} times in one paper. Settle which definition governs.`;
    return [{ code: "definition.doubly_defined" as const, term, clauses, message }];
  });
}
