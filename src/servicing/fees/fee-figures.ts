import type { IsoDate } from "../../base/date.ts";
import type { Ratio } from "../../base/ratio.ts";
import { ok, type Result } from "../../base/result.ts";
import type { Sourced } from "../../agreement/terms.ts";
import type { CollateralFailure } from "../../collateral/failure.ts";
import {
  amountFigure,
  type ClauseInForce,
  clauseInForce,
  dayFigure,
  type FigureKind,
  figureOf,
  neededFigure,
  percentage,
} from "../../collateral/figure.ts";
import type { AccountFee } from "../../events/account-fee.ts";
import type { ClauseOf, Figure } from "../../events/collateral.ts";
import { type KnownFacility, standingOn } from "../facility.ts";

/** The clause of a fee as its words stand on a day; `undefined` where they are deleted or not yet in effect. */
export function feeClauseOn(
  facility: KnownFacility,
  { paper, provision }: ClauseOf,
  on: IsoDate,
): Result<ClauseInForce | undefined, CollateralFailure> {
  return clauseInForce({ agreement: facility.agreement, standing: standingOn(facility, on) }, { paper, provision });
}

/** A rate of a fee, which must stand in the words of its clause, or stand there alone. Refuses what `figureOf` does. */
export function feeRate(clause: ClauseInForce, stated: Ratio | undefined): Result<Sourced<Ratio>, CollateralFailure> {
  return figureOf(clause, percentage, stated);
}

/** The maximum credit on which a fee is reckoned, as its clause has it on a day. Unit: cents. */
export function maximumOn(
  facility: KnownFacility,
  { clause, value }: Figure<bigint>,
  on: IsoDate,
): Result<Sourced<bigint>, CollateralFailure> {
  const clauses = { agreement: facility.agreement, standing: standingOn(facility, on) };
  return neededFigure(clauses, clause, amountFigure(facility.file.currency), value);
}

/** The collection days of a clause, which must stand in its words. */
export function collectionDays(
  clause: ClauseInForce,
  { days }: Extract<AccountFee, { kind: "collection_days" }>,
): Result<Sourced<number>, CollateralFailure> {
  return figureOf(clause, daysOfEitherKind, days);
}

const daysOfEitherKind: FigureKind<number> = {
  ...dayFigure,
  find: (text) => dayFigure.find(text.replaceAll(/\bbusiness days?\b/gi, "days")),
};

/** What there is of figures, or the refusal of the first that is not. */
export function bothOf<One, Other, Failure>(
  one: Result<One, Failure>,
  other: Result<Other, Failure>,
): Result<readonly [One, Other], Failure> {
  if (!one.ok) return one;
  return other.ok ? ok([one.value, other.value]) : other;
}
