import type { Instrument } from "../reading.ts";
import type { Signature } from "../structure/signature.ts";
import type { LintFinding } from "./lint-finding.ts";

/** Blocks that nobody signed beside others that somebody did; and a paper that nobody signed, which may be a form. */
export function signatureFindings({ signatures, span, attachment }: Instrument): LintFinding[] {
  const blank = signatures.filter(
    ({ form, entity, person }) =>
      empty.has(form) &&
      !standsForName.test(entity) &&
      // Of counterparts that are bound one behind the other each is signed by one.
      !(person !== undefined && signatures.some((each) => each.form === "conformed" && each.person === person)),
  );
  if (blank.length === 0) return [];
  // A name that is typed under a line proves no signature.
  if (!signatures.some(({ form }) => form === "conformed")) {
    const what = attachment === undefined ? "paper" : attachment;
    return [
      {
        code: "lint.nobody_signed",
        severity: "notice",
        message: `No signature block of this ${what} bears a signature. If it is no form, get the signed copy, or record the counterparts.`,
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

// `[BANK NAME]` and `Name of Institution` stand in a form.
const standsForName = /^\[[A-Za-z ]+\]$|\bNames? of (?:[A-Z]\w+ )?(?:Institution|Lender|Bank)\b|^(?:each )?by$/i;

const empty: ReadonlySet<Signature["form"]> = new Set<Signature["form"]>(["blank", "unsigned"]);

const mostNamed = 5;
