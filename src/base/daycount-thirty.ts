import { addDays, fields, type IsoDate } from "./date.ts";
import { type Ratio } from "./ratio.ts";

// Day counts in which every month has thirty days. They differ in what they do with a 31st and with the end of
// February.

function thirtyDays(
  [y1, m1, d1]: readonly [number, number, number],
  [y2, m2, d2]: readonly [number, number, number],
): bigint {
  return BigInt(360 * (y2 - y1) + 30 * (m2 - m1) + (d2 - d1));
}

function over(days: bigint, basis: bigint): Ratio {
  return { numerator: days, denominator: basis };
}

/**
 * 30/360: a start on the 31st moves to the 30th; an end on the 31st moves to the 30th when the start is then the 30th.
 *
 * Also known as Bond Basis, 360/360, 30/360 ISDA.
 * @source 2006 ISDA Definitions §4.16(f)
 */
export function thirty360(from: IsoDate, to: IsoDate): Ratio {
  const [y1, m1, d1] = fields(from);
  const [y2, m2, d2] = fields(to);
  const start = Math.min(d1, 30);
  return over(thirtyDays([y1, m1, start], [y2, m2, d2 === 31 && start === 30 ? 30 : d2]), 360n);
}

/**
 * 30/360 PSA: as 30/360, and a start on the last day of February moves to the 30th.
 *
 * Also known as 30/360 BMA.
 * @source Standard Securities Calculation Methods (SIFMA), as the Public Securities Association used them
 */
export function thirty360Psa(from: IsoDate, to: IsoDate): Ratio {
  const [y1, m1, d1] = fields(from);
  const [y2, m2, d2] = fields(to);
  const start = isEndOfFebruary(from) ? 30 : Math.min(d1, 30);
  return over(thirtyDays([y1, m1, start], [y2, m2, d2 === 31 && start === 30 ? 30 : d2]), 360n);
}

/**
 * 30E/360: a start or an end on the 31st moves to the 30th.
 *
 * Also known as Eurobond Basis.
 * @source 2006 ISDA Definitions §4.16(g)
 */
export function thirtyE360(from: IsoDate, to: IsoDate): Ratio {
  const [y1, m1, d1] = fields(from);
  const [y2, m2, d2] = fields(to);
  return over(thirtyDays([y1, m1, Math.min(d1, 30)], [y2, m2, Math.min(d2, 30)]), 360n);
}

/**
 * 30E/365: a start or an end on the 31st, or on the last day of February, moves to the 30th; over 365.
 *
 * @source 2006 ISDA Definitions §4.16(h) for the days, without its exception for a maturity
 */
export function thirtyE365(from: IsoDate, to: IsoDate): Ratio {
  const [y1, m1] = fields(from);
  const [y2, m2] = fields(to);
  return over(thirtyDays([y1, m1, monthsEndAtThirty(from)], [y2, m2, monthsEndAtThirty(to)]), 365n);
}

/** 30E+/360: a start on the 31st moves to the 30th, and an end on the 31st to the first of the next month. */
export function thirtyEPlus360(from: IsoDate, to: IsoDate): Ratio {
  const [y1, m1, d1] = fields(from);
  const end = fields(to)[2] === 31 ? addDays(to, 1) : to;
  return over(thirtyDays([y1, m1, Math.min(d1, 30)], fields(end)), 360n);
}

function monthsEndAtThirty(date: IsoDate): number {
  return isEndOfFebruary(date) ? 30 : Math.min(fields(date)[2], 30);
}

function isEndOfFebruary(date: IsoDate): boolean {
  return fields(date)[1] === 2 && fields(addDays(date, 1))[1] === 3;
}
