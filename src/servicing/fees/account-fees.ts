import { accrueTo } from "../../accruals/loan-state.ts";
import type { RunsBy } from "../account-parts.ts";
import type { IsoDate } from "../../base/date.ts";
import type { TermFailure } from "../../agreement/terms.ts";
import { reportsOf } from "../../events/record.ts";
import type { Books } from "../books.ts";
import type { KnownFacility } from "../facility.ts";
import { asBefore } from "../same-grounds.ts";
import { feeBook } from "./fee-book.ts";
import { type FeeDay, type FeeFailure, feePartsOn } from "./fee-parts.ts";

/**
 * Accrues every fee of the account for the days up to `to`, on what stands on the day from which they run, each in a
 * book of its own beside the loans: of nothing owed, with what has accrued since it was last charged.
 */
export function accrueFees(
  facility: KnownFacility,
  books: Books,
  { terms, statute }: RunsBy,
  { on, began }: Pick<FeeDay, "on" | "began">,
  to: IsoDate,
): FeeFailure | TermFailure | undefined {
  // What the statute has a judgment bear stands for all that the contract asks, its fees too.
  if (facility.file.fees === undefined || statute !== undefined) return undefined;
  const day = { on, began, ...lentOf(facility, books) };
  for (const fee of facility.file.fees) {
    if (fee.kind === "early_termination") continue;
    const dayCount = fee.dayCount ?? terms.dayCount?.value;
    if (dayCount === undefined) return { code: "terms.missing", term: "dayCount", on };
    const parts = feePartsOn(facility, fee, terms, day);
    if (!parts.ok) return parts.failure;
    const name = feeBook(fee);
    const state = books.of(name);
    books.put(
      name,
      accrueTo(
        state,
        to,
        dayCount,
        parts.value.map((part) => asBefore(state, part)),
      ),
    );
  }
  return undefined;
}

// What is lent, term loans apart. Unit: cents.
function lentOf({ known }: KnownFacility, books: Books): Pick<FeeDay, "revolving" | "termLoans"> {
  const names = new Set(reportsOf(known, "TermLoanMade").map(({ happening }) => happening.loan));
  let [revolving, termLoans] = [0n, 0n];
  for (const [name, { principal }] of books.all()) {
    if (names.has(name)) termLoans += principal;
    else revolving += principal;
  }
  return { revolving, termLoans };
}
