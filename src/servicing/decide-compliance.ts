import type { IsoDate } from "../base/date.ts";
import { complianceOf } from "../compliance/asked.ts";
import { defaultsOn } from "../compliance/defaults.ts";
import { dueDays } from "../compliance/duty.ts";
import { commitmentsOn } from "../compliance/vote.ts";
import type { Happening } from "../events/happening.ts";
import { type Report, reportsOf } from "../events/record.ts";
import { forDefaults, knownBy, type OpenFacility } from "./facility.ts";

/** What a happening may name that is told elsewhere: in the facility file, or by a happening before it. */
export type Named =
  | "covenant"
  | "duty"
  | "day of the duty"
  | "waiver"
  | "condition"
  | "forbearance"
  | "vote"
  | "matter"
  | "occurrence"
  | "lender";

/** Why a happening in watching over a facility is refused. */
export type ComplianceRefusal =
  | {
      readonly code: "happening.names_nothing";
      readonly what: Named;
      readonly id: string;
      readonly known: readonly string[];
    }
  | { readonly code: "happening.name_taken"; readonly what: "waiver" | "forbearance" | "vote"; readonly id: string }
  | { readonly code: "figures.named_twice"; readonly name: string }
  | { readonly code: "figures.from_the_future"; readonly asOf: IsoDate; readonly on: IsoDate };

/**
 * Whether what a happening names is there. The facts are those known just before it.
 *
 * Refuses `figures.from_the_future`, `figures.named_twice`, `happening.name_taken`, `happening.names_nothing`.
 */
export function complianceRefusal(
  open: OpenFacility,
  facts: readonly Report[],
  report: Report,
): ComplianceRefusal | undefined {
  const { happening } = report;
  return figuresRefusal(happening) ?? takenRefusal(facts, happening) ?? nameRefusal(open, facts, report);
}

function figuresRefusal(happening: Happening): ComplianceRefusal | undefined {
  if (happening.type !== "FiguresReported") return undefined;
  const { asOf, on } = happening;
  if (asOf > on) return { code: "figures.from_the_future", asOf, on };
  const names = happening.figures.map(({ name }) => name);
  const twice = names.find((name, index) => names.indexOf(name) < index);
  return twice === undefined ? undefined : { code: "figures.named_twice", name: twice };
}

function takenRefusal(facts: readonly Report[], happening: Happening): ComplianceRefusal | undefined {
  const taken = (what: "waiver" | "forbearance" | "vote", id: string, ids: readonly string[]) =>
    ids.includes(id) ? ({ code: "happening.name_taken", what, id } as const) : undefined;
  if (happening.type === "WaiverGiven") return taken("waiver", happening.id, waiverIds(facts));
  if (happening.type === "ForbearanceAgreed") return taken("forbearance", happening.id, forbearanceIds(facts));
  return happening.type === "VoteCalled" ? taken("vote", happening.vote, voteIds(facts)) : undefined;
}

function waiverIds(facts: readonly Report[]): string[] {
  return reportsOf(facts, "WaiverGiven").map(({ happening }) => happening.id);
}

function forbearanceIds(facts: readonly Report[]): string[] {
  return reportsOf(facts, "ForbearanceAgreed").map(({ happening }) => happening.id);
}

function voteIds(facts: readonly Report[]): string[] {
  return reportsOf(facts, "VoteCalled").map(({ happening }) => happening.vote);
}

function nameRefusal(open: OpenFacility, facts: readonly Report[], report: Report): ComplianceRefusal | undefined {
  const unnamed = (what: Named, id: string, known: readonly string[]): ComplianceRefusal | undefined =>
    known.includes(id) ? undefined : { code: "happening.names_nothing", what, id, known };
  const { happening } = report;
  const { covenants, duties, votes } = complianceOf({ facility: open.file });
  switch (happening.type) {
    case "FiguresReported": {
      const ids = covenants.map(({ id }) => id);
      return first(happening.stated, ({ covenant }) => unnamed("covenant", covenant, ids));
    }
    case "EquityContributed":
      return unnamed(
        "covenant",
        happening.covenant,
        covenants.map(({ id }) => id),
      );
    case "WaiverConditionFound": {
      const waiver = reportsOf(facts, "WaiverGiven").find((each) => each.happening.id === happening.waiver);
      if (waiver === undefined) return unnamed("waiver", happening.waiver, waiverIds(facts));
      const ids = waiver.happening.conditions.map(({ id }) => id);
      return unnamed("condition", happening.condition, ids);
    }
    case "ForbearanceEnded":
      return unnamed("forbearance", happening.forbearance, forbearanceIds(facts));
    case "DutyPerformed": {
      const duty = duties.find(({ id }) => id === happening.duty);
      if (duty !== undefined)
        return unnamed("day of the duty", happening.dueOn, dueDays(duty, happening.dueOn).slice(-1));
      return unnamed(
        "duty",
        happening.duty,
        duties.map(({ id }) => id),
      );
    }
    case "VoteCalled":
      return unnamed(
        "matter",
        happening.matter,
        votes.map(({ matter }) => matter),
      );
    case "VoteCast":
      return castRefusal(open, facts, happening, unnamed);
    default:
      return occurrenceRefusal(open, facts, report);
  }
}

type Unnamed = (what: Named, id: string, known: readonly string[]) => ComplianceRefusal | undefined;

function castRefusal(
  open: OpenFacility,
  facts: readonly Report[],
  happening: Extract<Happening, { type: "VoteCast" }>,
  unnamed: Unnamed,
): ComplianceRefusal | undefined {
  const called = reportsOf(facts, "VoteCalled").find((each) => each.happening.vote === happening.vote);
  if (called === undefined) return unnamed("vote", happening.vote, voteIds(facts));
  const asked = { facility: open.file, agreement: open.agreement, known: facts, inEffect: new Map<string, IsoDate>() };
  const lenders = commitmentsOn(asked, called.happening.on).map(({ party }) => party);
  return unnamed("lender", happening.lender, lenders);
}

function first<Item>(
  items: readonly Item[],
  refuse: (item: Item) => ComplianceRefusal | undefined,
): ComplianceRefusal | undefined {
  for (const item of items) {
    const refused = refuse(item);
    if (refused !== undefined) return refused;
  }
  return undefined;
}

// Occurrences that tests, duties and the acts of others make are not recorded: they are worked out to be named.
function occurrenceRefusal(
  open: OpenFacility,
  facts: readonly Report[],
  report: Report,
): ComplianceRefusal | undefined {
  const named = occurrencesNamed(report.happening);
  if (named.length === 0) return undefined;
  const recorded = reportsOf(facts, "DefaultOccurred").map(({ happening }) => happening.id);
  if (named.every((id) => recorded.includes(id))) return undefined;
  const known = occurrencesBefore(open, facts, report);
  return first(named, (id) =>
    known.includes(id) ? undefined : { code: "happening.names_nothing", what: "occurrence", id, known },
  );
}

/** The ids of the occurrences by the day of a report, on the facts known before it. */
export function occurrencesBefore(open: OpenFacility, facts: readonly Report[], report: Report): string[] {
  const facility = knownBy({ ...open, reports: facts }, report.recordedAt);
  return defaultsOn(forDefaults(facility), report.happening.on).map(({ occurrence }) => occurrence.id);
}

function occurrencesNamed(happening: Happening): readonly string[] {
  switch (happening.type) {
    case "DefaultNoticeGiven":
    case "DefaultLearned":
    case "DefaultCured":
      return [happening.occurrence];
    case "WaiverGiven":
    case "RightsReserved":
    case "ForbearanceAgreed":
      return happening.occurrences;
    default:
      return [];
  }
}
