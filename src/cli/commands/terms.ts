import { wrapped } from "../../base/wrap.ts";
import {
  type Definition,
  definitionFindings,
  type DefinitionGraph,
  definitionGraph,
  reachOf,
} from "../../agreement/definitions.ts";
import { knownBy, standingOn } from "../../servicing/facility.ts";
import type { ExitCode } from "../exit.ts";
import { jsonText } from "../json.ts";
import { type AskOptions, dayAsked, knownAt, loadFacility } from "../load.ts";
import { columns, styled, type Terminal } from "../terminal.ts";
import { misuse } from "../use.ts";

/** `conformed terms FACILITY [TERM]`: the defined terms of each paper, where they are used, and what each reaches. */
export async function termsCommand(
  terminal: Terminal,
  name: string,
  term: string | undefined,
  options: AskOptions,
): Promise<ExitCode> {
  const facility = knownBy(await loadFacility(name, options), knownAt(options.known));
  const on = dayAsked(options.on, facility);
  const graph = definitionGraph(facility.agreement, standingOn(facility, on));
  const asked = [...graph.definitions].filter(([, definition]) => term === undefined || definition.term === term);
  if (term !== undefined && asked.length === 0) {
    const terms = [...new Set([...graph.definitions.values()].map((definition) => definition.term))];
    throw misuse({ code: "use.term_unknown", term, on, known: terms });
  }
  const findings = term === undefined ? definitionFindings(facility.agreement, graph) : [];
  if (options.json === true) {
    terminal.out(
      jsonText({
        facility: facility.file.id,
        on,
        definitions: asked.map(([key, definition]) => definitionJson(graph, key, definition)),
        findings: findings.map(({ code, term: about, clauses, message }) => ({
          code,
          term: about,
          clauses: clauses.map(({ cite }) => cite),
          message,
        })),
      }),
    );
    return 0;
  }
  terminal.out(styled(terminal, "bold", `${facility.file.title}: defined terms on ${on}`));
  if (term === undefined) {
    const rows = asked.map(([key, definition]) => {
      const { definitions, uses } = reachOf(graph, key);
      return [
        definition.term,
        definition.clause.cite,
        definition.mode,
        `reaches ${definitions.length} terms, ${uses.length} places`,
      ];
    });
    terminal.out(columns(rows));
    for (const { message, clauses } of findings)
      terminal.out(wrapped(`${message} [${clauses.map(({ cite }) => cite).join("; ")}]`, "  "));
    return 0;
  }
  for (const [key, definition] of asked) terminal.out(definitionText(graph, key, definition));
  return 0;
}

function definitionJson(graph: DefinitionGraph, key: string, { term, scope, clause, means, mode, uses }: Definition) {
  const reach = reachOf(graph, key);
  return {
    term,
    scope,
    clause: clause.cite,
    means,
    mode,
    uses: [...uses],
    usedIn: graph.uses.filter(({ means: used }) => used === key).map((use) => use.clause.cite),
    reaches: { definitions: reach.definitions, places: [...new Set(reach.uses.map((use) => use.clause.cite))] },
  };
}

function definitionText(graph: DefinitionGraph, key: string, { term, clause, means, mode, uses }: Definition): string {
  const reach = reachOf(graph, key);
  const places = [...new Set(reach.uses.map((use) => use.clause.cite))];
  return [
    `\n“${term}” [${clause.cite}], ${mode === "dynamic" ? "as amended from time to time" : "as stated"}`,
    wrapped(means, "    "),
    wrapped(`rests on: ${uses.length === 0 ? "no defined term" : uses.join(", ")}`, "  "),
    wrapped(`reaches the terms: ${reach.definitions.length === 0 ? "none" : reach.definitions.join(", ")}`, "  "),
    wrapped(`reaches the places: ${places.length === 0 ? "none" : places.join(", ")}`, "  "),
  ].join("\n");
}
