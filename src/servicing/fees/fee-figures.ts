import type { IsoDate } from "../../base/date.ts";
import type { Ratio } from "../../base/ratio.ts";
import { ok, type Result } from "../../base/result.ts";
import type { Sourced } from "../../agreement/terms.ts";
import type { CollateralFailure } from "../../collateral/failure.ts";
import {
  amountFigure,
  type ClauseInForce,
  dayFigure,
  type FigureKind,
  figureOf,
  neededFigure,
  percentage,
} from "../../collateral/figure.ts";
import type { AccountFee } from "../../events/account-fee.ts";
import type { Figure } from "../../events/collateral.ts";
import { betweenChanges, clauseOn } from "../between-changes.ts";
import { type KnownFacility, standingOn } from "../facility.ts";

/** A rate of a fee, which must stand in the words of its clause, or stand there alone. Refuses what `figureOf` does. */
export function feeRate(
  facility: KnownFacility,
  { id }: Pick<AccountFee, "id">,
  clause: ClauseInForce,
  stated: Ratio | undefined,
  on: IsoDate,
): Result<Sourced<Ratio>, CollateralFailure> {
  const name = `${id} ${stated === undefined ? "" : `${stated.numerator}/${stated.denominator}`}`;
  return rates(facility, on, name, () => figureOf(clause, percentage, stated));
}

const rates = betweenChanges<Result<Sourced<Ratio>, CollateralFailure>>();

/** The maximum credit on which a fee is reckoned, as its clause has it on a day. Unit: cents. */
export function maximumOn(
  facility: KnownFacility,
  { clause, value }: Figure<bigint>,
  on: IsoDate,
): Result<Sourced<bigint>, CollateralFailure> {
  const inForce = clauseOn(facility, clause, on);
  if (!inForce.ok) return inForce;
  const words = inForce.value;
  const kind = amountFigure(facility.file.currency);
  if (words === undefined)
    return neededFigure({ agreement: facility.agreement, standing: standingOn(facility, on) }, clause, kind, value);
  const name = `${clause.paper}:${clause.provision} ${value ?? ""}`;
  return maxima(facility, on, name, () => figureOf(words, kind, value));
}

const maxima = betweenChanges<Result<Sourced<bigint>, CollateralFailure>>();

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
