import type { Target } from "../papers/acts/target.ts";
import { isCommitmentAct } from "./commitment.ts";
import { isDateAct } from "./extend-date.ts";
import type { ResolvedAct } from "./instrument.ts";
import { targetText } from "../papers/acts/target.ts";
import { type Standings, tie } from "./precedence.ts";

/** The acts that are carried out on a provision, and the pairs that cancel each other because neither governs. */
export type Settled = {
  readonly acts: readonly ResolvedAct[];
  readonly conflicts: readonly (readonly [ResolvedAct, ResolvedAct])[];
};

const whole = new Set([
  "replaceDefinition",
  "deleteDefinition",
  "replaceProvision",
  "deleteProvision",
  "replaceExhibit",
  "restateAll",
]);

/**
 * Whether an act takes the place of a provision as a whole, with all that it holds; a table or a passage is a run of
 * its words.
 */
export function isWholeAct({ act }: ResolvedAct): boolean {
  return whole.has(act.kind) && !("target" in act && (act.target.kind === "table" || act.target.kind === "passage"));
}

/**
 * Takes out of some acts on one provision those that say different things about the same words and of which neither
 * stands above the other. `acts` stand in order of precedence. Once a later act puts the whole in new words, nothing
 * below it is in conflict any more.
 */
export function settled(acts: readonly ResolvedAct[], standings: Standings): Settled {
  if (acts.length < 2) return { acts, conflicts: [] };
  let conflicts: (readonly [ResolvedAct, ResolvedAct])[] = [];
  const kept: ResolvedAct[] = [];
  for (const act of acts) {
    const rival = [...kept, ...conflicts.flat()].findLast(
      (other) => about(other) === about(act) && tie(other, act, standings),
    );
    const differs = rival !== undefined && said(rival) !== said(act);
    if (isWholeAct(act) && rival === undefined) conflicts = [];
    if (!differs) kept.push(act);
    else {
      conflicts.push([rival, act]);
      const at = kept.indexOf(rival);
      if (at !== -1) kept.splice(at, 1);
    }
  }
  return { acts: kept, conflicts };
}

// The words that an act is about: two acts about the same cannot both be carried out.
function about(filed: ResolvedAct): string {
  const { act } = filed;
  if (isWholeAct(filed)) return "whole";
  if (act.kind === "replaceSentence" && act.target.kind === "sentence") return `sentence ${act.target.ordinal}`;
  const run = act.kind === "replaceProvision" ? runPut(act.target) : undefined;
  if (run !== undefined) return run;
  if (isCommitmentAct(filed) && filed.act.amounts.to !== undefined) return "amount";
  if (isDateAct(filed)) return `day of ${targetText(filed.act.target)}`;
  return act.kind === "substituteWords"
    ? `words ${filed.amid ?? ""} ${act.occurrence} ${act.old}`
    : `${filed.clause.cite} ${act.span.start}`;
}

function runPut(target: Target): string | undefined {
  if (target.kind === "table") return `table ${target.caption ?? target.ordinal ?? ""}`;
  return target.kind === "passage" ? `${target.unit} ${target.ordinal ?? ""}` : undefined;
}

function said(filed: ResolvedAct): string {
  const { act } = filed;
  if (isCommitmentAct(filed)) return String(filed.act.amounts.to ?? "");
  if (isDateAct(filed)) return filed.act.to;
  if ("placeholder" in act) return act.placeholder?.text ?? "";
  return "payload" in act ? (act.payload?.text ?? "") : "";
}
