import type { Receipt } from "../base/receipt.ts";

/** Whether two rates are the same and rest on the same clauses, facts and settings, so that their days are one band. */
export function sameGrounds(a: Receipt, b: Receipt): boolean {
  if (a.value !== b.value || a.because.length !== b.because.length) return false;
  return a.because.every(({ cite }, index) => cite === b.because[index]?.cite);
}
