import type { IsoDate } from "../../base/date.ts";
import type { Receipt } from "../../base/receipt.ts";
import { ok, refuse, type Result } from "../../base/result.ts";
import type { TermFailure } from "../../agreement/terms.ts";
import type { CollateralFailure } from "../../collateral/failure.ts";
import type { ClauseInForce } from "../../collateral/figure.ts";
import type { ApplicationClause } from "../../events/application.ts";
import { defaultContinuing } from "../default-continuing.ts";
import { clauseOn } from "../between-changes.ts";
import type { KnownFacility } from "../facility.ts";

/** An order of application in force, with the words of its clause, and the default where it is for one. */
export type OrderInForce = {
  readonly application: ApplicationClause;
  readonly clause: ClauseInForce;
  readonly because: readonly Receipt[];
};

/**
 * The order in which collections of a day are applied; `undefined` where no clause in force gives one, and they go to
 * the Prime Rate Loans.
 *
 * Refuses `terms.conflict` where two give one, and `collateral.clause_unknown`.
 */
export function orderOn(
  facility: KnownFacility,
  on: IsoDate,
): Result<OrderInForce | undefined, CollateralFailure | TermFailure> {
  const { application = [] } = facility.file;
  if (application.length === 0) return ok(undefined);
  const standing = defaultContinuing(facility, on);
  const now = standing === undefined ? "before_default" : "event_of_default";
  const found: OrderInForce[] = [];
  for (const entry of application) {
    if (entry.when !== "always" && entry.when !== now) continue;
    const clause = clauseOn(facility, entry, on);
    if (!clause.ok) return clause;
    const because = entry.when === "event_of_default" && standing !== undefined ? [standing] : [];
    if (clause.value !== undefined) found.push({ application: entry, clause: clause.value, because });
  }
  if (found.length <= 1) return ok(found[0]);
  const cites = found.map(({ clause }) => clause.cite);
  return refuse({ code: "terms.conflict", term: "order of application", on, cites });
}
