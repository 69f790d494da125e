import { inColumns, wrapped } from "../base/wrap.ts";
import type { ConformedCopy, ConformedProvision } from "./conformed-copy.ts";
import { conflictNote, doneText, failedNote, overlayNote, pendingNote } from "./marks.ts";
import { headRuns } from "./marked-paragraph.ts";
import { titleOf } from "./place.ts";
import type { RedlineCopy, RedlinePaper, RedlineProvision } from "./redline-copy.ts";
import type { RedlineRun } from "./run-cause.ts";
import { causeNote, conformedState, isTold, redlineCounts, redlineState, ruleNotes } from "./said.ts";

/** A conformed copy as plain text: each changed run is followed by its clause in braces. */
export function conformedText(copy: ConformedCopy): string {
  const papers = copy.papers.map(({ title, provisions }) =>
    [underlined(title, "="), ...provisions.map(conformedProvision)].join("\n\n"),
  );
  const pending = copy.pending.map(({ title, instrument, awaiting }) =>
    [
      wrapped(`${title} (${instrument}) is on file and not in effect. It waits for:`, ""),
      ...awaiting.map((each) => wrapped(`- ${each}`, "  ")),
    ].join("\n"),
  );
  const fingerprints = copy.papers.flatMap(({ provisions }) =>
    provisions.filter(({ text }) => text !== "").map(({ sha256, clause }) => `${sha256}  ${clause}`),
  );
  return document([
    underlined(copy.title, "="),
    conformedState(copy),
    ...papers,
    ...(pending.length === 0 ? [] : [underlined("Pending", "="), ...pending]),
    underlined("Fingerprints: the SHA-256 of the words of each provision", "="),
    fingerprints.join("\n"),
  ]);
}

function conformedProvision(provision: ConformedProvision): string {
  const { fragments, deleted, overlays, pending, failed, conflicts, text, depth } = provision;
  const indent = indentOf(depth);
  const gone = deleted !== undefined && text === "" ? ` [deleted] {${deleted.cite}: ${doneText(deleted.kind)}}` : "";
  const words = fragments.map((each) => (each.by === undefined ? each.text : `${each.text} {${each.cite}}`)).join("");
  const notes = [
    ...overlays.map(overlayNote),
    ...pending.map(pendingNote),
    ...failed.map(failedNote),
    ...conflicts.map(conflictNote),
  ];
  return lines([
    titled(`${titleOf(provision)}${gone}`, indent),
    ...paragraphs(words, `${indent}  `),
    ...notes.map((note) => wrapped(`[${note}]`, `${indent}    `)),
  ]);
}

/**
 * A redline as plain text: `{+inserted+}`, `[-deleted-]`, and below each provision the clauses that changed it.
 * Only what changed, unless the `whole` agreement is asked for.
 */
export function redlineText(copy: RedlineCopy, extent: "changed" | "whole"): string {
  const papers = copy.papers.flatMap((paper) => {
    const told = extent === "whole" ? paper.provisions : paper.provisions.filter(isTold);
    return told.length === 0 ? [] : [[paperTitle(paper), ...told.map(redlineProvision)].join("\n\n")];
  });
  return document([
    underlined(copy.title, "="),
    `${redlineState(copy)}\n${redlineCounts(copy)}\n{+inserted+} [-deleted-]`,
    ...papers,
  ]);
}

function paperTitle({ title, cause }: RedlinePaper): string {
  const heading = underlined(title, "=");
  return cause === undefined ? heading : `${heading}\n[${causeNote(cause)}]`;
}

function redlineProvision(provision: RedlineProvision): string {
  const { depth, status, runs, causes, pending } = provision;
  const indent = indentOf(depth);
  const gone = status === "inserted" || status === "deleted" ? ` [${status}]` : "";
  const title = provision.formerly === undefined ? titleOf(provision) : headRuns(provision).map(marked).join("");
  const notes = [...causes.map(causeNote), ...ruleNotes(provision), ...pending.map(pendingNote)];
  return lines([
    titled(`${title}${gone}`, indent),
    ...paragraphs(runs.map(marked).join(""), `${indent}  `),
    ...notes.map((note) => wrapped(`[${note}]`, `${indent}    `)),
  ]);
}

function marked({ change, text }: RedlineRun): string {
  if (change === "same") return text;
  return change === "inserted" ? `{+${text}+}` : `[-${text}-]`;
}

function indentOf(depth: number): string {
  return "  ".repeat(Math.min(depth, 6));
}

function titled(title: string, indent: string): string {
  return title.trim() === "" ? "" : wrapped(title.trim(), indent);
}

// Paragraphs, and the rows of a table in columns.
function paragraphs(text: string, indent: string): string[] {
  const isRow = (part: string) => part.includes("\t");
  const parts = text.split("\n").filter((part) => part.trim() !== "");
  return parts.flatMap((part, index) => {
    if (!isRow(part)) return [wrapped(part.trim(), indent)];
    if (isRow(parts[index - 1] ?? "")) return [];
    const end = parts.findIndex((each, at) => at > index && !isRow(each));
    return [inColumns(parts.slice(index, end === -1 ? parts.length : end), indent)];
  });
}

function underlined(title: string, rule: string): string {
  return `${title}\n${rule.repeat(Math.min(title.length, 96))}`;
}

function lines(parts: readonly string[]): string {
  return parts.filter((part) => part !== "").join("\n");
}

function document(parts: readonly string[]): string {
  return `${parts.filter((part) => part !== "").join("\n\n")}\n`;
}
