/** What may be outstanding, and what is. Units: cents. `base` is the borrowing base, before the Maximum Credit. */
export type Outstanding = {
  readonly base: bigint;
  readonly limit: bigint;
  readonly loans: bigint;
  readonly lettersOfCredit: bigint;
  /** How far the lender lets the limit be exceeded. */
  readonly permitted: bigint;
};

/**
 * Where a facility stands against its limit. Units: cents.
 *
 * Shape: `net` is the borrowing base less all that is outstanding, and may be below zero; `suppressed` is the part of
 * the base that the Maximum Credit keeps from being drawn; `excess` is what may still be drawn. An over-advance is
 * what exceeds the limit, `permitted` as far as the lender lets it.
 */
export type Position = {
  readonly net: bigint;
  readonly suppressed: bigint;
  readonly excess: bigint;
  readonly overAdvance: bigint;
  readonly permitted: bigint;
  readonly unpermitted: bigint;
};

/** Sets what is outstanding against what may be. */
export function positionOf({ base, limit, loans, lettersOfCredit, permitted }: Outstanding): Position {
  const used = loans + lettersOfCredit;
  const over = used > limit ? used - limit : 0n;
  const allowed = over < permitted ? over : permitted;
  return {
    net: base - used,
    suppressed: base - limit,
    excess: used < limit ? limit - used : 0n,
    overAdvance: over,
    permitted: allowed,
    unpermitted: over - allowed,
  };
}
