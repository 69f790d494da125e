import type { ActOf, OverlayRule } from "../papers/acts/act.ts";
import type { Agreement } from "./agreement.ts";
import { holds, intervalOf } from "./effect.ts";
import type { Clause } from "./instrument.ts";
import type { Standing } from "./reading.ts";

/** A rule that stands over the text, with the clause that sets it. */
export type StandingOverlay = { readonly act: ActOf<"overlay">; readonly clause: Clause };

/** The rules that stand over the text on a day, as known, in the order of the papers. */
export function overlaysOn(agreement: Agreement, standing: Standing): StandingOverlay[] {
  return agreement.acts.flatMap(({ act, by, clause }) =>
    act.kind === "overlay" && holds(intervalOf({ act, by, clause }, standing), standing.on) ? [{ act, clause }] : [],
  );
}

/** The overlays to be shown at a text: those that rule loans of which it speaks. A rule on all Loans is of none. */
export function overlaysAt<Overlay extends Pick<StandingOverlay, "act">>(
  text: string,
  overlays: readonly Overlay[],
): Overlay[] {
  return overlays.filter(({ act }) => {
    const loans = loansRuled(act.overlay);
    return loans !== "Loans" && text.includes(loans.replace(/s$/, ""));
  });
}

function loansRuled(rule: OverlayRule): string {
  return rule.rule === "noConversion" ? rule.into : rule.rule === "notObliged" ? rule.to : rule.loans;
}

/** What an overlay rules, in a few words: `no new Eurodollar Rate Loans`. */
export function overlayText(rule: OverlayRule): string {
  switch (rule.rule) {
    case "noNewLoans": {
      const kept = rule.runOffOf === undefined ? "" : `; those outstanding on ${rule.runOffOf.value} run off`;
      return `no new ${rule.loans}${kept}`;
    }
    case "rateForLoans":
      return `${rule.loans} at the rate of ${rule.rateOf}`;
    case "noConversion":
      return `no conversion of ${rule.from} into ${rule.into}; lender ${rule.lender.replace("_", " ")}`;
    case "notObliged":
      return `no obligation ${rule.to}`;
    default:
      return rule satisfies never;
  }
}
