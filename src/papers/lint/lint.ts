import type { Instrument, Reading } from "../reading.ts";
import { dateFindings } from "./date-rules.ts";
import { definitionFindings } from "./definition-rules.ts";
import type { LintFinding } from "./lint-finding.ts";
import { numberingFindings } from "./numbering-rules.ts";
import { referenceFindings } from "./reference-rules.ts";
import { scopeFindings } from "./scope-rules.ts";
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
    ...scopeFindings(instrument),
    ...dateFindings(instrument),
    ...signatureFindings(instrument),
    ...triggerFindings(instrument),
  ]);
  return [...remarksOf(findings, instruments.filter(isForm)), ...own].toSorted(
    (a, b) => a.span.start - b.span.start || a.span.end - b.span.end,
  );
}

const signing = new Set(["instrument.party_without_signature", "instrument.no_signatures", "instrument.cut_off"]);

// What is attached and bears no signature is a form, or is signed with the paper that it belongs to.
function isForm({ attachment, signatures }: Instrument): boolean {
  return attachment !== undefined && signatures.every(({ form }) => form !== "conformed");
}

// A label that the outline could not place is as often an odd list as a slip. A slip of one kind mostly comes again and
// again, from one machine: the first is told, and how many there are.
function remarksOf(findings: Reading["findings"], forms: readonly Instrument[]): LintFinding[] {
  return findings.map((each) => {
    const inForm =
      signing.has(each.code) &&
      !each.message.includes("mid-sentence") &&
      forms.some(({ span }) => span.end === each.span.end);
    if (inForm || each.code === "outline.numbering_skips") return { ...each, severity: "notice" as const };
    const alike = each.code.startsWith("text.") ? findings.filter(({ code }) => code === each.code) : [];
    if (alike.length < 2) return each;
    if (alike[0] !== each) return { ...each, severity: "notice" as const };
    return { ...each, message: `${each.message} There are ${alike.length} of the kind; --level notice tells each.` };
  });
}
