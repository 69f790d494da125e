import type { Provision } from "../structure/provision.ts";
import { sentencesIn } from "../text/sentences.ts";
import { type ClauseWords, covenantOf } from "./clause.ts";
import type { ReadCovenant } from "./covenant.ts";
import { isOfMarks } from "./levels-in-table.ts";
import { metricIn, type ReadMetric } from "./formula.ts";

/** Words with where they stand among the provisions: `lead` is what the provisions above say before them. */
export type LedText = { readonly lead: string; readonly heading: string; readonly text: string };

/** The covenants that a text states, each with its place in the text; what is not read is no covenant. */
export function covenantsInText({ lead, heading, text }: LedText): ReadCovenant[] {
  if (!/\d|\$/.test(text)) return [];
  return clausesOf(text).flatMap((clause, index) => {
    const led = index === 0 ? lead : bare.test(clause.own) ? leadWithin(text.slice(0, clause.at)) : "";
    return covenantOf({ ...clause, lead: led, heading: clause.heading || heading }) ?? [];
  });
}

// A clause without a subject goes with what was left open before it: `the Borrower will not:`.
const bare = /^(?:\([a-z0-9]+\) ?)?(?:As of [^,]+, )?(?:permit|maintain|allow|keep)\b/i;

function leadWithin(before: string): string {
  return before.split("\n").findLast((line) => line.trimEnd().endsWith(":")) ?? "";
}

/** A covenant of a paper, with the provision that states it. */
export type PlacedCovenant = { readonly path: string; readonly provision: Provision; readonly covenant: ReadCovenant };

/** A metric of a paper, with the provision that defines it. */
export type PlacedMetric = { readonly path: string; readonly provision: Provision; readonly metric: ReadMetric };

/** The covenants of some provisions and all below them. */
export function covenantsIn(provisions: readonly Provision[], lead = ""): PlacedCovenant[] {
  return provisions.flatMap((provision) => {
    const { path, heading, text, parts } = provision;
    const own = covenantsInText({ lead, heading, text });
    const below = covenantsIn(parts, leadOf(lead, heading, text));
    return [...own.map((covenant) => ({ path, provision, covenant })), ...below];
  });
}

/** The metrics that the sentences of a text define. */
export function metricsInText(text: string): ReadMetric[] {
  return text
    .split("\n")
    .flatMap((line) => sentencesIn(line).flatMap(({ from, to }) => metricIn(line.slice(from, to)) ?? []));
}

/** The metrics that some provisions and all below them define. */
export function metricsIn(provisions: readonly Provision[]): PlacedMetric[] {
  return provisions.flatMap((provision) => {
    const own = metricsInText(provision.text).map((metric) => ({ path: provision.path, provision, metric }));
    return [...own, ...metricsIn(provision.parts)];
  });
}

/** What the parts below a provision are led by: the end of what leads it, and its own last sentence, left open. */
export function leadOf(lead: string, heading: string, text: string): string {
  const last = sentencesIn(text).at(-1);
  const own = last === undefined ? "" : text.slice(last.from, last.to).replaceAll("\n", " ").trim();
  if (own === "" && heading === "") return lead;
  const isOpen = /[:,;]$|\b(?:and|or|that|not|to)$|—$/.test(own) || own === "";
  return isOpen ? `${lead} ${own}`.trim() : "";
}

// Each sentence, and the rows of the table that follows one. A row is cells parted by tabs, or a bare day or level.
function clausesOf(text: string): Omit<ClauseWords, "lead">[] {
  const clauses: { heading: string; own: string; rows: string; at: number }[] = [];
  let at = 0;
  let heading = "";
  for (const line of text.split("\n")) {
    const last = clauses.at(-1);
    if (last !== undefined && isRow(line)) last.rows += `${last.rows === "" ? "" : "\n"}${line}`;
    else {
      for (const { from, to } of sentencesIn(line)) {
        const own = line.slice(from, to);
        // `Leverage Ratio. The Company will not …`: the caption of what follows it.
        const isCaption =
          own.length < 80 &&
          /^(?:\([a-z0-9]+\) ?|[\d.]+ ?)?"?[A-Z]/.test(own) &&
          !/\b(?:shall|will|may|is|are|maintain|permit)\b/i.test(own);
        if (isCaption) heading = own.replace(/^(?:(?:Section|SECTION) )?(?:\([a-z0-9]+\) ?|[\d.]+[a-z]? ?)/, "");
        clauses.push({ heading, own, rows: "", at: at + from });
      }
    }
    at += line.length + 1;
  }
  return clauses;
}

function isRow(line: string): boolean {
  if (line.includes("\t") || isOfMarks(line)) return true;
  return line.length < 60 && !/[a-z]/.test(line);
}
