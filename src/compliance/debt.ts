import { plainName } from "../agreement/resolve.ts";
import type { FacilityFile } from "../events/facility.ts";

/**
 * The id of the debt that a paper calls by a name; `undefined` when no debt of the facility is so called, or more than
 * one. A name that only one paper uses means the debt that has it there.
 */
export function debtNamed({ otherDebt }: FacilityFile, name: string, paper?: string): string | undefined {
  const sought = plainName(name);
  const there = otherDebt.filter(({ aliases }) =>
    (aliases ?? []).some((each) => each.paper === paper && plainName(each.name) === sought),
  );
  const called =
    there.length > 0 ? there : otherDebt.filter(({ names }) => names.some((each) => plainName(each) === sought));
  return called.length === 1 ? called[0]?.id : undefined;
}
