import { assert } from "../base/assert.ts";
import type { Currency } from "../base/money.ts";
import { ok, refuse, type Result } from "../base/result.ts";
import type { Recorded, Report } from "../events/record.ts";
import { canonicalReport, chain, emptyChain } from "../wire/chain.ts";
import type { ReportFailure } from "./failure.ts";
import { keptReport } from "./rows.ts";

/** A report in its place in the record, and whether it had been there before. */
export type Appended = { readonly recorded: Recorded; readonly repeated: boolean };

/** What the place of a report depends on: the record under its key if there is one, and the last of the facility. */
export type Standing = {
  readonly currency: Currency;
  readonly earlier: Recorded | undefined;
  readonly last: Recorded | undefined;
};

/** How alike two reports under one key must be to be one report. */
export type Sameness = "in everything" | "but for when it became known";

/**
 * Gives a report its place: that of the report it repeats, or the next.
 *
 * Refuses `store.currency_differs`, `store.report_malformed`, `store.key_reused`, `store.recorded_out_of_order`.
 */
export function placeReport(standing: Standing, report: Report, sameness: Sameness): Result<Appended, ReportFailure> {
  const { currency, earlier, last } = standing;
  const { key, recordedAt } = report;
  const kept = keptReport(report, currency);
  if (!kept.ok) return kept;
  if (earlier !== undefined) {
    const { seq, previousHash: _, hash: __, ...before } = earlier;
    const again = sameness === "in everything" ? report : { ...report, recordedAt: before.recordedAt };
    if (canonicalReport(before) === canonicalReport(again)) return ok({ recorded: earlier, repeated: true });
    return refuse({ code: "store.key_reused", key, seq });
  }
  if (last !== undefined && recordedAt < last.recordedAt) {
    return refuse({ code: "store.recorded_out_of_order", key, recordedAt, lastRecordedAt: last.recordedAt });
  }
  const [recorded] = chain([report], last ?? emptyChain);
  assert(recorded !== undefined, "one report has one place");
  return ok({ recorded, repeated: false });
}
