import type { ActOf } from "../acts/act.ts";
import type { Instrument } from "../reading.ts";
import type { LintFinding } from "./lint-finding.ts";

/**
 * Waivers that end when a holder acts, where fewer debts can end them than they are given for: a holder of another may
 * act and the waivers stand.
 */
export function triggerFindings({ acts }: Instrument): LintFinding[] {
  const waived = acts.flatMap((act) =>
    act.kind === "waive" && act.cause.cause === "nonpayment" ? act.cause.debts : [],
  );
  return acts
    .filter((act): act is ActOf<"rescindWaivers"> => act.kind === "rescindWaivers")
    .flatMap((act): LintFinding[] => {
      const left = waived.filter(({ clause, name }) => ![clause, name].some((each) => act.debts.includes(each)));
      if (left.length === 0 || left.length === waived.length) return [];
      const names = left.map(({ clause, name }) => `${clause} ${name}`.trim()).join("; ");
      return [
        {
          code: "lint.trigger_narrower_than_waiver",
          severity: "warning",
          message: `The waivers end when a holder of some of the debts acts, and they are given for ${names} besides, whose holders end nothing. Name those debts too, or say that they are left out on purpose.`,
          span: act.span,
        },
      ];
    });
}
