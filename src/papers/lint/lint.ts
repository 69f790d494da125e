import type { Reading } from "../reading.ts";
import { dateFindings } from "./date-rules.ts";
import { definitionFindings } from "./definition-rules.ts";
import type { LintFinding } from "./lint-finding.ts";
import { numberingFindings } from "./numbering-rules.ts";
import { referenceFindings } from "./reference-rules.ts";
import { signatureFindings } from "./signature-rules.ts";
import { triggerFindings } from "./trigger-rules.ts";

/**
 * What is wrong with a paper by itself, in the order of its words: what its reading remarks, and what counsel looks
 * for.
 */
export function lintPaper({ instruments, findings }: Reading): LintFinding[] {
  const own = instruments.flatMap((instrument) => [
    ...definitionFindings(instrument),
    ...referenceFindings(instrument),
    ...numberingFindings(instrument),
    ...dateFindings(instrument),
    ...signatureFindings(instrument),
    ...triggerFindings(instrument),
  ]);
  // A label that the outline could not place is as often an odd list as a slip.
  const told = findings.map((each) =>
    each.code === "outline.numbering_skips" ? { ...each, severity: "notice" as const } : each,
  );
  return [...told, ...own].toSorted((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
}
