import type { Instrument } from "../reading.ts";
import type { LintFinding } from "./lint-finding.ts";

/** Blocks that nobody signed beside others that somebody did; and a paper that nobody signed, which may be a form. */
export function signatureFindings({ signatures, span, attachment }: Instrument): LintFinding[] {
  // `[BANK NAME]` stands in a form that is attached.
  const blank = signatures.filter(({ form, entity }) => form === "blank" && !/^\[[A-Z ]+\]$/.test(entity));
  if (blank.length === 0) return [];
  if (signatures.every(({ form }) => form === "blank")) {
    const what = attachment === undefined ? "paper" : attachment;
    return [
      {
        code: "lint.nobody_signed",
        severity: "notice",
        message: `Every signature block of this ${what} is blank. If it is no form, get the signed copy, or record the counterparts.`,
        span: blank[0]?.span ?? span,
      },
    ];
  }
  const names = blank.map(({ entity }) => entity).filter((entity) => entity !== "");
  const shown =
    names.slice(0, mostNamed).join("; ") + (names.length > mostNamed ? ` and ${names.length - mostNamed} more` : "");
  const whose = names.length === 0 ? "" : `: ${shown}`;
  return [
    {
      code: "lint.block_not_signed",
      severity: "warning",
      message: `${blank.length} of ${signatures.length} signature blocks are blank, and others are signed${whose}. Get the pages that were signed, or record the counterparts.`,
      span: blank[0]?.span ?? span,
    },
  ];
}

const mostNamed = 5;
