import type { IsoDate } from "../base/date.ts";
import type { Happening } from "../events/happening.ts";
import { type Report, reportsOf } from "../events/record.ts";

/** Why the end of a facility, or a request after it, is refused. `cite` is the key of the report that ended it. */
export type EndingRefusal =
  | { readonly code: "agreement.ended_already"; readonly on: IsoDate; readonly cite: string }
  | { readonly code: "agreement.ended"; readonly on: IsoDate; readonly cite: string };

const requests = new Set<Happening["type"]>([
  "AdvanceRequested",
  "EurodollarLoanRequested",
  "ContinuationRequested",
  "ConversionRequested",
]);

/**
 * Whether a facility that was ended is ended again, or asked for more.
 *
 * Refuses `agreement.ended_already`, `agreement.ended`.
 */
export function endingRefusal(facts: readonly Report[], { type, on }: Happening): EndingRefusal | undefined {
  const [ended] = reportsOf(facts, "AgreementTerminated");
  if (ended === undefined) return undefined;
  const { happening, key: cite } = ended;
  if (type === "AgreementTerminated") return { code: "agreement.ended_already", on: happening.on, cite };
  return requests.has(type) && on >= happening.on ? { code: "agreement.ended", on: happening.on, cite } : undefined;
}
