import type { Instant } from "../base/instant.ts";
import type { ConformedCopy } from "./conformed-copy.ts";
import type { RedlineCopy, RedlineMoment, RedlineProvision } from "./redline-copy.ts";
import type { RunCause } from "./run-cause.ts";

/** The line under the title of a conformed copy: the day, and what was known. */
export function conformedState({ on, knownAt }: Pick<ConformedCopy, "on" | "knownAt">): string {
  return `Conformed copy: as the agreement reads on ${on}, ${knownText(knownAt)}.`;
}

/** The line under the title of a redline: the two days, and what was known on each. */
export function redlineState({ from, to }: Pick<RedlineCopy, "from" | "to">): string {
  const one = from.knownAt === to.knownAt;
  const day = ({ on, knownAt }: RedlineMoment) => (one ? on : `${on} (${knownText(knownAt)})`);
  return `Redline: what changed from ${day(from)} to ${day(to)}${one ? `, ${knownText(to.knownAt)}` : ""}.`;
}

function knownText(knownAt: Instant | undefined): string {
  return knownAt === undefined ? "by all that is on record" : `as known at ${knownAt.replace(/\.\d{3}Z$/, "Z")}`;
}

/** How many provisions of a redline changed, how many did not, and over how many of those a rule begins or ends. */
export function redlineCounts({ papers }: Pick<RedlineCopy, "papers">): string {
  const all = papers.flatMap(({ provisions }) => provisions);
  const same = all.filter(({ status }) => status === "unchanged");
  const ruled = same.filter(({ overlays }) => overlays.length > 0).length;
  const rules = ruled === 0 ? "" : ` Over ${ruled} of these a rule begins or ends.`;
  const words = "the words of the others are the same to the last character.";
  return `${all.length - same.length} of ${all.length} provisions changed; ${words}${rules}`;
}

/** The clauses of a change as one name: the author of a tracked change, the title of a changed run. */
export function citesText(causes: readonly RunCause[]): string {
  return [...new Set(causes.map(({ cite }) => cite))].join("; ");
}

/** The note on a cause: `Letter of October 31, 2002 § 2: sentence replaced`. */
export function causeNote({ cite, what }: RunCause): string {
  return `${cite}: ${what}`;
}

/** The notes on the rules that begin or end to stand over a provision. */
export function ruleNotes({ overlays }: Pick<RedlineProvision, "overlays">): string[] {
  return overlays.map(
    ({ rule, cite, change }) => `${change === "begins" ? "now" : "no longer"} over this: ${rule} (${cite})`,
  );
}

/** Whether anything about a provision of a redline is to be told: its words, a rule over them, an act that waits. */
export function isTold({
  status,
  overlays,
  pending,
}: Pick<RedlineProvision, "status" | "overlays" | "pending">): boolean {
  return status !== "unchanged" || overlays.length > 0 || pending.length > 0;
}
