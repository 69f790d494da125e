import { overlayText } from "../agreement/overlay.ts";
import { money } from "../base/money.ts";
import { referenceText, targetText } from "../papers/acts/target.ts";
import type { Act, Condition, WaivedCause } from "../papers/acts/act.ts";
import { amountText } from "./amount.ts";

/** What an act works on or is about, in a few words. */
export function objectText(act: Act): string {
  switch (act.kind) {
    case "overlay":
      return overlayText(act.overlay);
    case "waive":
      return `${act.scope === "class" ? "any" : "the"} Event of Default from ${causeText(act.cause)}`;
    case "rescindWaivers":
      return `the waivers, when a holder of ${act.debts.join("; ")} acts (${act.acts.join(", ")})`;
    case "imposeFee":
      return `${act.fee.called} of ${amountText(money("USD", act.fee.minor))}, ${act.fee.payer} to ${act.fee.payee}`;
    case "represent":
      return `by ${act.by}: ${act.about}`;
    case "requireCondition":
      return conditionText(act.condition);
    case "ratify":
      return act.papers.join(", ");
    case "setPrecedence":
    case "incorporateTerms":
      return (act.kind === "setPrecedence" ? act.over : act.from).join(", ");
    case "consent":
      return act.to;
    case "setEffectiveDate":
      return act.on;
    case "chooseLaw":
      return act.law;
    case "reserveRights":
      return act.except === "none" ? "all rights" : "all rights but those waived here";
    case "allowCounterparts":
      return act.facsimile ? "counterparts, by facsimile too" : "counterparts";
    case "assureFurther":
      return `by ${act.by}`;
    case "bindSuccessors":
    case "disregardHeadings":
      return "";
    default:
      return targetText(act.target);
  }
}

function causeText(cause: WaivedCause): string {
  if (cause.cause === "nonpayment") {
    const debts = cause.debts.map(({ clause, name }) => `${clause} ${name}`).join("; ");
    return `${cause.obligor} not paying ${cause.of.join(" or ")} of ${debts}`;
  }
  const paper = cause.paper === undefined ? "" : ` of the ${referenceText(cause.paper)}`;
  return `${cause.metric} under § ${cause.path}${paper}${cause.testedOn === undefined ? "" : ` as of ${cause.testedOn}`}`;
}

/** A condition in a few words. */
export function conditionText(condition: Condition): string {
  switch (condition.condition) {
    case "counterpartsReceived":
      return `executed counterparts received by ${condition.by.join(" and ")}`;
    case "companionAmendment":
      return `companion amendment between ${condition.between.join(" and ")}`;
    case "companionConditionsSatisfied":
      return "the companion's conditions satisfied";
    case "satisfactoryTo":
      return `form and substance satisfactory to ${condition.party}`;
    case "representationsTrue":
      return `representations true${condition.qualified === "none" ? "" : " in all material respects"}`;
    case "noDefault":
      return `no Event of Default${condition.unmaturedToo ? ", matured or not" : ""}${condition.givingEffect ? ", after giving effect" : ""}`;
    case "other":
      return "another condition";
    default:
      return condition satisfies never;
  }
}
