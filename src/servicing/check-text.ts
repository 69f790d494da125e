import type { ResolvedAct } from "../agreement/instrument.ts";
import { actsCalling, inOrder } from "../agreement/order.ts";
import type { ReadProvision } from "../agreement/reading.ts";
import { isPresent, readingOf } from "../agreement/text.ts";
import { targetText } from "../papers/acts/target.ts";
import type { IsoDate } from "../base/date.ts";
import { changesOf, type KnownFacility, standingOn } from "./facility.ts";

/** What came of an act that meets the text of a day otherwise than it says. `on` is the first such day. */
export type TextFinding = {
  readonly code: "text.not_carried_out" | "text.quoted_differently" | "text.conflict";
  readonly where: string;
  readonly on: IsoDate;
  readonly message: string;
};

/** The acts that on some day fit the text only loosely, not at all, or as well as another that says otherwise. */
export function textFindings(facility: KnownFacility): TextFinding[] {
  const { agreement } = facility;
  const worked = inOrder(agreement).filter((node) => actsCalling(agreement, node).length > 0);
  const found = new Map<string, TextFinding>();
  for (const on of changesOf(facility)) {
    const standing = standingOn(facility, on);
    for (const node of worked) {
      if (!isPresent(agreement, node, standing)) continue;
      for (const finding of findingsIn(readingOf(agreement, node, standing), on)) {
        const key = `${finding.code} ${finding.where} ${finding.message}`;
        if (!found.has(key)) found.set(key, finding);
      }
    }
  }
  return [...found.values()];
}

function findingsIn({ failed, loosely, conflicts, clause }: ReadProvision, on: IsoDate): TextFinding[] {
  return [
    ...failed.map((filed) => {
      const message = `${doneTo(filed)} cannot be carried out: from ${on} its words do not fit ${clause.cite} as it then reads. It changes nothing; compare the two.`;
      return { code: "text.not_carried_out" as const, where: filed.clause.cite, on, message };
    }),
    ...loosely.map((filed) => {
      const message = `${doneTo(filed)} quotes words that stand a little differently in ${clause.cite}. They stand there once, and it is carried out on them; compare the two.`;
      return { code: "text.quoted_differently" as const, where: filed.clause.cite, on, message };
    }),
    ...conflicts.map(([first, second]) => {
      const message = `${first.clause.cite} and ${second.clause.cite} say different things about ${clause.cite}, and neither governs. Neither is carried out; ask counsel which does.`;
      return { code: "text.conflict" as const, where: first.clause.cite, on, message };
    }),
  ];
}

function doneTo({ act }: ResolvedAct): string {
  return "target" in act ? `The act on ${targetText(act.target)}` : `The ${act.kind}`;
}
