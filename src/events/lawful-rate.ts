import type { IsoDate } from "../base/date.ts";
import type { Ratio } from "../base/ratio.ts";
import type { ClauseOf } from "./collateral.ts";

/**
 * The most that a law lets be charged, entered with the clause that keeps interest within it. Rate: per annum, of the
 * year by which the loans are counted. What a loan would bear beyond it is not charged.
 */
export type LawfulRate = ClauseOf & {
  readonly id: string;
  readonly title: string;
  readonly rate: Ratio;
  /** The law, as it is cited. */
  readonly law: string;
  readonly from: IsoDate;
};
