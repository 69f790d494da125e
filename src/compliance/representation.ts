import type { IsoDate } from "../base/date.ts";
import { present } from "../base/present.ts";
import { type Clause, clauseOf } from "../agreement/instrument.ts";
import { partyNamed } from "../agreement/resolve.ts";
import { byDay, type Report, type ReportOf, reportsOf } from "../events/record.ts";
import type { ActOf } from "../papers/acts/act.ts";
import type { DefaultsAsked } from "./asked.ts";
import type { InstrumentStanding } from "./closing.ts";
import { defaultsOn, isStanding } from "./defaults.ts";

/**
 * A representation of an instrument and whether it was true when the instrument took effect.
 *
 * What the record itself shows, that no default stood and that the parties signed, is worked out; what it does not show
 * is for the lender to determine, and unknown until then. `shownBy` are the facts and clauses that it rests on.
 */
export type Representation = {
  readonly clause: Clause;
  readonly by: string;
  readonly about: ActOf<"represent">["about"];
  readonly asOf?: IsoDate;
  readonly finding: "true" | "false" | "unknown";
  readonly shownBy: readonly string[];
};

/** The representations of an instrument. `asOf` is the day on which it took effect, and absent while it has not. */
export function representationsOf(asked: DefaultsAsked, standing: InstrumentStanding): Representation[] {
  const { instrument, effectiveOn } = standing;
  return instrument.instrument.acts.flatMap((act): Representation[] => {
    if (act.kind !== "represent") return [];
    const clause = clauseOf(instrument, act.clause);
    const found = foundFor(asked.known, instrument.id, act.clause);
    const shown = found ?? shownFor(asked, act, standing);
    return [{ clause, by: makerOf(asked, act.by), about: act.about, ...present({ asOf: effectiveOn }), ...shown }];
  });
}

// A party by its id; what all of them represent, in one word for it.
function makerOf({ facility }: DefaultsAsked, by: string): string {
  return partyNamed(facility.parties, by)?.id ?? (/^each\b/i.test(by) ? "each party" : by);
}

type Shown = Pick<Representation, "finding" | "shownBy">;

function foundFor(known: readonly Report[], instrument: string, clause: string): Shown | undefined {
  const last = reportsOf(known, "RepresentationFound")
    .toSorted(byDay)
    .findLast(({ happening }) => happening.instrument === instrument && happening.clause === clause);
  return last === undefined ? undefined : { finding: last.happening.finding, shownBy: [last.key] };
}

function shownFor(
  asked: DefaultsAsked,
  act: ActOf<"represent">,
  { executedOn, effectiveOn, instrument }: InstrumentStanding,
): Shown {
  if (effectiveOn === undefined) return { finding: "unknown", shownBy: [] };
  if (act.about === "dueExecution" && executedOn !== undefined) return { finding: "true", shownBy: [instrument.id] };
  if (act.about !== "noDefault") return { finding: "unknown", shownBy: [] };
  const statuses = defaultsOn(asked, effectiveOn).filter(({ occurrence }) => occurrence.maturity === "matured");
  const standing = statuses.filter(isStanding);
  if (standing.length > 0) return { finding: "false", shownBy: standing.map(({ key }) => key) };
  const cites = statuses.flatMap(({ grounds }) => grounds.map(({ cite }) => cite));
  return { finding: "true", shownBy: [...new Set(cites)] };
}

/** The findings by a day that a representation is false, where none after them says that it is true. */
export function falseRepresentations(facts: readonly Report[], day: IsoDate): ReportOf<"RepresentationFound">[] {
  const last = new Map(
    reportsOf(facts, "RepresentationFound")
      .filter(({ happening }) => happening.on <= day)
      .toSorted(byDay)
      .map((report) => [`${report.happening.instrument} ${report.happening.clause}`, report]),
  );
  return [...last.values()].filter(({ happening }) => happening.finding === "false");
}
