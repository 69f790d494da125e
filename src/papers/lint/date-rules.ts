import type { Instrument } from "../reading.ts";
import type { LintFinding } from "./lint-finding.ts";

/** Acts that reach back before the day the paper bears, and ends that come before their beginning. */
export function dateFindings({ dated, acts }: Instrument): LintFinding[] {
  return acts.flatMap(({ effect }): LintFinding[] => {
    const { from, until } = effect;
    const found: LintFinding[] = [];
    if (from !== undefined && until !== undefined && until.value <= from.value) {
      found.push({
        code: "lint.ends_before_it_begins",
        severity: "error",
        message: `It applies from ${from.value} until ${until.value}, which is no day at all. Correct one of the dates.`,
        span: until.span,
      });
    }
    if (from !== undefined && dated !== undefined && from.value < dated.value) {
      found.push({
        code: "lint.reaches_back",
        severity: "notice",
        message: `It applies from ${from.value}, before the ${dated.value} that the paper bears. Make sure that what happened between is meant to change.`,
        span: from.span,
      });
    }
    if (until !== undefined && dated !== undefined && until.value < dated.value) {
      found.push({
        code: "lint.over_before_it_is_dated",
        severity: "warning",
        message: `It ends on ${until.value}, before the ${dated.value} that the paper bears. Check the date.`,
        span: until.span,
      });
    }
    return found;
  });
}
