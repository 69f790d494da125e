import type { LoanPlan } from "../../../src/accruals/loan-plan.ts";
import type { RateRule } from "../../../src/accruals/rate-rule.ts";
import { negate, type Ratio, ratio, zero } from "../../../src/base/ratio.ts";
import { needed, numberOf, type Terms } from "./case.ts";
import { listed, planned, type Schedules } from "./schedules.ts";

/** The changes of a case's rate: the first after its status may be fixed already, a list may fix each. */
export function resetsOf(schedules: Schedules): NonNullable<LoanPlan["resets"]> {
  const { terms, atEnd, end } = schedules;
  const by = ruleOf(terms);
  const statusOn = needed(terms.day("statusDate"), "statusDate");
  const index = terms.text("marketObjectCodeOfRateReset") ?? "";
  const fixed = terms.number("nextResetRate");
  const floating = planned(schedules, "RateReset").filter(({ on }) => on > statusOn);
  const rates = terms.list("arrayRate").map(numberOf);
  const kinds = terms.list("arrayFixedVariable");
  return [
    ...floating.map(({ on, upTo, planned: day }, place) => ({
      on,
      upTo,
      to: place === 0 && fixed !== undefined ? fixed : { index: terms.observed(index, day), by },
    })),
    ...listed(terms, atEnd, "RateReset", end).map(({ on, upTo, planned: day, place }) => {
      const rate = needed(rates[place], "rate");
      const to = kinds[place] === "VAR" ? { index: terms.observed(index, day), by: { ...by, margin: rate } } : rate;
      return { on, upTo, to };
    }),
  ];
}

function ruleOf(terms: Terms): RateRule {
  const margin = terms.number("rateSpread") ?? zero;
  const mostDown = terms.number("periodFloor");
  const bounds = {
    multiplier: terms.number("rateMultiplier"),
    floor: terms.number("lifeFloor"),
    cap: terms.number("lifeCap"),
    mostUp: terms.number("periodCap"),
    mostDown: mostDown === undefined ? undefined : negate(mostDown),
  };
  const given = Object.entries(bounds).filter((each): each is [string, Ratio] => each[1] !== undefined);
  return { margin, ...Object.fromEntries(given) };
}

/** What an index makes of each unit of principal repaid and interest paid, on the days on which it is looked at. */
export function factorsOf(schedules: Schedules): NonNullable<LoanPlan["factors"]> {
  const { terms } = schedules;
  const effect = terms.text("scalingEffect") ?? "OOO";
  const base = terms.number("scalingIndexAtContractDealDate") ?? ratio(1n);
  const index = terms.text("marketObjectCodeOfScalingIndex") ?? "";
  return planned(schedules, "ScalingIndex").map(({ on, upTo, planned: day }) => {
    const value = terms.observed(index, day);
    const factor = ratio(value.numerator * base.denominator, value.denominator * base.numerator);
    const one = ratio(1n);
    return { on, upTo, principal: effect.includes("N") ? factor : one, interest: effect.includes("I") ? factor : one };
  });
}
