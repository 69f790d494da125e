import type { LoanState, Priced } from "../accruals/loan-state.ts";
import type { Receipt } from "../base/receipt.ts";

// Whether two rates are the same and rest on the same clauses, facts and settings, so that their days are one band.
function sameGrounds(a: Receipt, b: Receipt): boolean {
  if (a.value !== b.value || a.because.length !== b.because.length) return false;
  return a.because.every(({ cite }, index) => cite === b.because[index]?.cite);
}

/** A part of a balance with the receipt that the loan has already for the same rate, so that days alike are a band. */
export function asBefore<Part extends Priced>({ accruing }: Pick<LoanState, "accruing">, part: Part): Part {
  const last = accruing.findLast(({ source }) => source.value === part.source.value);
  return last !== undefined && sameGrounds(last.source, part.source) ? { ...part, source: last.source } : part;
}
