import { compare, plus, type Ratio, times } from "../base/ratio.ts";

/**
 * How a rate is made from an index: its value times `multiplier`, plus `margin`, kept between a floor and a cap.
 *
 * `floor` and `cap` bound the rate; `indexFloor` bounds the index before the margin is added, as a floor "of the index"
 * does. `mostUp` and `mostDown` bound what one change may do to the rate in force. Rates: exact, per annum, as parts of
 * one. What is absent bounds nothing.
 */
export type RateRule = {
  readonly margin: Ratio;
  readonly multiplier?: Ratio;
  readonly indexFloor?: Ratio;
  readonly floor?: Ratio;
  readonly cap?: Ratio;
  readonly mostUp?: Ratio;
  readonly mostDown?: Ratio;
};

/**
 * The rate that a rule makes of an index, where `before` is the rate in force until then. Rate: exact, per annum.
 *
 * The bounds on one change are applied first and the floor and cap last, so that no bound on a change carries a rate
 * below its floor or above its cap.
 */
export function rateBy(rule: RateRule, index: Ratio, before?: Ratio): Ratio {
  const { margin, multiplier, indexFloor, floor, cap, mostUp, mostDown } = rule;
  const value = atLeast(index, indexFloor);
  const full = plus(multiplier === undefined ? value : times(value, multiplier), margin);
  const up = before === undefined || mostUp === undefined ? undefined : plus(before, mostUp);
  const down = before === undefined || mostDown === undefined ? undefined : plus(before, times(mostDown, minusOne));
  return atMost(atLeast(atMost(atLeast(full, down), up), floor), cap);
}

const minusOne: Ratio = { numerator: -1n, denominator: 1n };

function atLeast(rate: Ratio, least: Ratio | undefined): Ratio {
  return least !== undefined && compare(rate, least) < 0 ? least : rate;
}

function atMost(rate: Ratio, most: Ratio | undefined): Ratio {
  return most !== undefined && compare(rate, most) > 0 ? most : rate;
}
