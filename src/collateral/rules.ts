import type { Ratio } from "../base/ratio.ts";
import type { Receipt } from "../base/receipt.ts";
import { ok, type Result } from "../base/result.ts";
import type { AccountRule, InventoryRule } from "../events/collateral.ts";
import type { CollateralFailure } from "./failure.ts";
import { clauseInForce, type ClauseInForce, type Clauses, dayFigure, figureOf, percentage } from "./figure.ts";

type WithDays = { readonly rule: "over_age" | "slow_moving" };
type WithShare = { readonly rule: "cross_aged" | "concentration" };

/** A rule as it stands on a day, its figure settled, with the clause that makes it. */
export type InForce<Rule> = (Rule extends WithDays
  ? Omit<Rule, "days"> & { readonly days: number }
  : Rule extends WithShare
    ? Omit<Rule, "share"> & { readonly share: Ratio }
    : Rule) & { readonly cite: string; readonly source: Receipt };

/** A rule on accounts as it stands on a day. */
export type AccountRuleInForce = InForce<AccountRule>;

/** A rule on inventory as it stands on a day. */
export type InventoryRuleInForce = InForce<InventoryRule>;

/** The rules on accounts in force on a day, in the order of the paper: a rule goes with the clause that makes it. */
export function accountRulesOn(
  clauses: Clauses,
  rules: readonly AccountRule[],
): Result<readonly AccountRuleInForce[], CollateralFailure> {
  return each<AccountRule, AccountRuleInForce>(clauses, rules, (rule, clause) => {
    const more = { cite: clause.cite, source: clause.source };
    if (rule.rule === "over_age") {
      const days = figureOf(clause, dayFigure, rule.days);
      return days.ok ? ok({ ...rule, ...more, days: days.value.value, source: days.value.source }) : days;
    }
    if (rule.rule === "cross_aged" || rule.rule === "concentration") {
      const share = figureOf(clause, percentage, rule.share);
      return share.ok ? ok({ ...rule, ...more, share: share.value.value, source: share.value.source }) : share;
    }
    return ok({ ...rule, ...more });
  });
}

/** The rules on inventory in force on a day, in the order of the paper. */
export function inventoryRulesOn(
  clauses: Clauses,
  rules: readonly InventoryRule[],
): Result<readonly InventoryRuleInForce[], CollateralFailure> {
  return each<InventoryRule, InventoryRuleInForce>(clauses, rules, (rule, clause) => {
    const more = { cite: clause.cite, source: clause.source };
    if (rule.rule !== "slow_moving") return ok({ ...rule, ...more });
    const days = figureOf(clause, dayFigure, rule.days);
    return days.ok ? ok({ ...rule, ...more, days: days.value.value, source: days.value.source }) : days;
  });
}

function each<Rule extends AccountRule | InventoryRule, Standing>(
  clauses: Clauses,
  rules: readonly Rule[],
  settled: (rule: Rule, clause: ClauseInForce) => Result<Standing, CollateralFailure>,
): Result<readonly Standing[], CollateralFailure> {
  const standing: Standing[] = [];
  for (const rule of rules) {
    const clause = clauseInForce(clauses, rule.clause);
    if (!clause.ok) return clause;
    if (clause.value === undefined) continue;
    const one = settled(rule, clause.value);
    if (!one.ok) return one;
    standing.push(one.value);
  }
  return ok(standing);
}
