import type { BusinessDayClause } from "../events/business-day.ts";
import type { FacilityFile, OtherDebt, Party } from "../events/facility.ts";
import type { CausePattern } from "../events/compliance-happening.ts";
import type { Cause, Happening, HappeningOf } from "../events/happening.ts";
import type { Report } from "../events/record.ts";
import type { Path, ReferenceTo } from "./failure.ts";
import type { Found } from "./issues.ts";
import { nearest } from "./nearest.ts";

/** The ids that happenings and other debt may refer to. */
export type KnownIds = Readonly<Record<"party" | "debt" | "paper", readonly string[]>>;

/** A mention of something by its id. */
type Mention = { readonly to: keyof KnownIds; readonly id: string; readonly path: Path };

/** The ids of a facility's parties, papers and other debt. */
export function knownIds(facility: Pick<FacilityFile, "parties" | "otherDebt"> & Papers): KnownIds {
  const ids = (list: readonly { readonly id: string }[]): readonly string[] => list.map(({ id }) => id);
  return { party: ids(facility.parties), debt: ids(facility.otherDebt), paper: ids(facility.papers) };
}

type Papers = { readonly papers: readonly { readonly id: string }[] };

/** The parties, papers and debts that a report names and the facility does not know. */
export function strangersIn(report: Report, known: KnownIds): readonly Found[] {
  return strangers(mentionsOf(report.happening), known);
}

/** The obligors of other debt that are no parties, in a form that can be placed in a facility file. */
export function strangersAmong(debts: readonly OtherDebt[], parties: readonly Party[]): readonly Found[] {
  const mentions = debts.flatMap(({ obligors }, index) =>
    obligors.map((id, which) => party(id, ["otherDebt", index, "obligors", which])),
  );
  return strangers(mentions, { party: parties.map(({ id }) => id), debt: [], paper: [] });
}

/** The papers that entries of a list name and the facility does not have, in a form that can be placed in its file. */
export function strangersInEntries(
  list: "rateOptions" | "fees" | "application" | "pricing" | "lawfulRates",
  entries: readonly { readonly paper: string }[],
  known: KnownIds,
): readonly Found[] {
  return strangers(
    entries.map((entry, index) => paper(entry.paper, [list, index, "paper"])),
    known,
  );
}

/** The paper that the clause on Business Days names and the facility does not have, to be placed in its file. */
export function strangerInBusinessDay(clause: BusinessDayClause | undefined, known: KnownIds): readonly Found[] {
  return clause === undefined ? [] : strangers([paper(clause.paper, ["businessDay", "paper"])], known);
}

/** Something named by an id that nothing has, with the id probably meant. */
export function unknownReference(to: ReferenceTo, id: string, known: readonly string[]) {
  const meant = nearest(id, known);
  const problem = { code: "file.unknown_reference", to, id, known } as const;
  return meant === undefined ? problem : { ...problem, nearest: meant };
}

function strangers(mentions: readonly Mention[], known: KnownIds): readonly Found[] {
  return mentions
    .filter(({ to, id }) => !known[to].includes(id))
    .map(({ to, id, path }) => ({ problem: unknownReference(to, id, known[to]), path }));
}

function mentionsOf(happening: Happening): readonly Mention[] {
  return [
    ...("instrument" in happening ? [paper(happening.instrument, ["instrument"])] : []),
    ...("party" in happening ? [party(happening.party, ["party"])] : []),
    ...("debt" in happening ? [debt(happening.debt, ["debt"])] : []),
    ...("causes" in happening
      ? happening.causes.flatMap((cause, index) => mentionsOfCause(cause, index, "causes"))
      : []),
    ...(happening.type === "WaiverGiven" ? mentionsOfWaiver(happening) : []),
    ...(happening.type === "VoteCalled" ? happening.affected.map((id, index) => party(id, ["affected", index])) : []),
    ...actorOf(happening),
    ...signatoryOf(happening),
  ];
}

// Holders of other debt and their trustees act from outside the facility.
function actorOf(happening: Happening): readonly Mention[] {
  if (!("by" in happening) || happening.type === "DebtHolderActed") return [];
  return [party(happening.by, [actorKeys[happening.type]])];
}

const signatoryKeys = [
  "electedBy",
  "determinedBy",
  "givenBy",
  "signedBy",
  "reservedBy",
  "learnedBy",
  "lender",
  "setBy",
  "permittedBy",
  "terminatedBy",
] as const;

function signatoryOf(happening: Happening): readonly Mention[] {
  // A certificate of the borrowing base is the borrower's own; figures may be certified by an officer or accountant.
  if (happening.type === "CertificateDelivered") return [party(happening.certifiedBy, ["certifiedBy"])];
  const written = new Map<string, unknown>(Object.entries(happening));
  return signatoryKeys.flatMap((key) => {
    const id = written.get(key);
    return typeof id === "string" ? [party(id, [key])] : [];
  });
}

const actorKeys = {
  InstrumentReceived: "receivedBy",
  ConditionDetermined: "determinedBy",
  EurodollarLoanRequested: "requestedBy",
  ContinuationRequested: "requestedBy",
  ConversionRequested: "requestedBy",
  AdvanceRequested: "requestedBy",
} as const;

function mentionsOfCause(cause: Cause | CausePattern, index: number, list: string): readonly Mention[] {
  const at = (key: string): Path => [list, index, key];
  return [
    ...("debt" in cause ? [debt(cause.debt, at("debt"))] : []),
    ...("obligor" in cause ? [party(cause.obligor, at("obligor"))] : []),
    ...("paper" in cause ? [paper(cause.paper, at("paper"))] : []),
    ...("instrument" in cause ? [paper(cause.instrument, at("instrument"))] : []),
  ];
}

function mentionsOfWaiver({ reaches, rescindedBy }: HappeningOf<"WaiverGiven">): readonly Mention[] {
  return [
    ...reaches.flatMap((pattern, index) => mentionsOfCause(pattern, index, "reaches")),
    ...rescindedBy.map((each, index) => debt(each.debt, ["rescindedBy", index, "debt"])),
  ];
}

function party(id: string, path: Path): Mention {
  return { to: "party", id, path };
}

function debt(id: string, path: Path): Mention {
  return { to: "debt", id, path };
}

// An instrument is a paper, or a part of one named after a slash.
function paper(instrument: string, path: Path): Mention {
  return { to: "paper", id: instrument.split("/")[0] ?? "", path };
}
