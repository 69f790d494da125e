import type { IsoDate } from "../base/date.ts";
import { occurredBy, intervalOf } from "../agreement/effect.ts";
import type { FiledAct } from "../agreement/instrument.ts";
import { instrumentsMeant, partyNamed } from "../agreement/resolve.ts";
import type { CausePattern, WaiverTerm } from "../events/compliance-happening.ts";
import type { Cause } from "../events/happening.ts";
import { byDay, type ReportOf, reportsOf } from "../events/record.ts";
import type { ActOf, WaivedCause } from "../papers/acts/act.ts";
import type { DefaultsAsked } from "./asked.ts";
import { debtNamed } from "./debt.ts";
import { voteOf } from "./vote.ts";

/** The act of a holder of other debt that rescinded a waiver: its day is that of the act, whenever it was learned. */
export type Rescission = { readonly on: IsoDate; readonly debt: string; readonly by: string; readonly key: string };

/** A condition of a waiver with what was found of it. */
export type TermState = WaiverTerm & { readonly found: readonly { on: IsoDate; finding: "satisfied" | "failed" }[] };

/**
 * A waiver as it stands by what is known, whether an act of a paper or a writing of its own.
 *
 * Shape: `effective` is absent while its instrument is not in effect; `from` is the first day it covers, absent when it
 * reaches back; `until` the first day it no longer covers. `names` are the defaults it is given for by their ids.
 */
export type Waiver = {
  readonly id: string;
  readonly cite: string;
  readonly source: "paper" | "record";
  /** The instrument that gives it, for one that a paper gives. */
  readonly instrument?: string;
  readonly by: string;
  readonly form: "written" | "oral";
  readonly scope: "specific" | "class";
  readonly solely: boolean;
  readonly effective?: IsoDate;
  readonly from?: IsoDate;
  readonly until?: IsoDate;
  readonly occurringFrom?: IsoDate;
  readonly occurringBefore?: IsoDate;
  readonly names: readonly string[];
  readonly reaches: (cause: Cause) => boolean;
  readonly conditions: readonly TermState[];
  readonly rescission?: Rescission;
  /** Acts that were taken back later. They restore nothing. */
  readonly withdrawals: readonly { readonly on: IsoDate; readonly debt: string; readonly key: string }[];
  /** The vote of the lenders that it needs, and the day on which it passed. */
  readonly vote?: { readonly id: string; readonly passedOn?: IsoDate };
};

/** Every waiver on file or on record, as known. */
export function waiversKnown(asked: DefaultsAsked): Waiver[] {
  const given = reportsOf(asked.known, "WaiverGiven");
  return [
    ...asked.agreement.acts.flatMap((filed) => {
      const { act } = filed;
      return act.kind === "waive" ? [ofPaper(asked, { ...filed, act })] : [];
    }),
    ...given.map((report) => ofRecord(asked, report)),
  ];
}

function ofPaper(asked: DefaultsAsked, filed: FiledAct & { readonly act: ActOf<"waive"> }): Waiver {
  const { act, by, clause } = filed;
  const effective = asked.inEffect.get(by.id);
  const interval = intervalOf(filed, {
    inEffect: asked.inEffect,
    settings: asked.facility.settings,
    occurred: occurredBy(asked.known),
  });
  const triggers = asked.agreement.acts.flatMap(({ act: other, by: holder }) =>
    other.kind === "rescindWaivers" && holder.id === by.id
      ? other.debts.map((name) => ({ debt: debtNamed(asked.facility, name, by.paper.id), acts: other.acts }))
      : [],
  );
  return {
    id: clause.cite,
    cite: clause.cite,
    source: "paper",
    instrument: by.id,
    by: act.by,
    form: "written",
    scope: act.scope,
    solely: act.solely,
    ...(effective === undefined ? {} : { effective }),
    ...(interval?.until === undefined ? {} : { until: interval.until }),
    names: [],
    reaches: reachOf(asked, act.cause, filed),
    conditions: [],
    ...fallen(asked, triggers, effective),
  };
}

function ofRecord(asked: DefaultsAsked, { happening, key }: ReportOf<"WaiverGiven">): Waiver {
  const { id, on, givenBy, form, scope, solely, occurrences, reaches, conditions, rescindedBy, vote } = happening;
  const { from, until, occurringFrom, occurringBefore } = happening;
  const findings = reportsOf(asked.known, "WaiverConditionFound").filter(({ happening: found }) => found.waiver === id);
  return {
    id,
    cite: key,
    source: "record",
    by: givenBy,
    form,
    scope,
    solely,
    effective: on,
    ...(from === undefined ? {} : { from }),
    ...(until === undefined ? {} : { until }),
    ...(occurringFrom === undefined ? {} : { occurringFrom }),
    ...(occurringBefore === undefined ? {} : { occurringBefore }),
    names: occurrences,
    reaches: (cause) => reaches.some((pattern) => agrees(pattern, cause)),
    conditions: conditions.map((term) => ({
      ...term,
      found: findings
        .filter(({ happening: found }) => found.condition === term.id)
        .map(({ happening: found }) => ({ on: found.on, finding: found.finding })),
    })),
    ...fallen(asked, rescindedBy, on),
    ...(vote === undefined ? {} : { vote: { id: vote, ...passed(asked, vote) } }),
  };
}

function passed(asked: DefaultsAsked, vote: string): { passedOn?: IsoDate } {
  const passedOn = voteOf(asked, vote)?.passedOn;
  return passedOn === undefined ? {} : { passedOn };
}

type Trigger = { readonly debt: string | undefined; readonly acts: readonly string[] };

// The first act that is named, on or after the day on which the waiver took effect. A withdrawal undoes no act.
function fallen(
  { known }: DefaultsAsked,
  triggers: readonly Trigger[],
  effective: IsoDate | undefined,
): Pick<Waiver, "rescission" | "withdrawals"> {
  if (effective === undefined || triggers.length === 0) return { withdrawals: [] };
  const [first] = reportsOf(known, "DebtHolderActed")
    .filter(
      ({ happening: { on, debt, act } }) =>
        on >= effective && triggers.some((each) => each.debt === debt && each.acts.includes(act)),
    )
    .toSorted(byDay);
  if (first === undefined) return { withdrawals: [] };
  const { on, debt, by } = first.happening;
  const withdrawals = reportsOf(known, "HolderActWithdrawn")
    .filter(({ happening }) => happening.debt === debt && happening.on >= on)
    .map(({ happening, key }) => ({ on: happening.on, debt, key }));
  return { rescission: { on, debt, by, key: first.key }, withdrawals };
}

// Names in the words are looked up once, not for every cause of every occurrence.
function reachOf(asked: DefaultsAsked, waived: WaivedCause, { by }: FiledAct): Waiver["reaches"] {
  const { agreement, facility } = asked;
  if (waived.cause === "nonpayment") {
    const debts = new Set(waived.debts.map(({ name }) => debtNamed(facility, name, by.paper.id)));
    const obligor = partyNamed(facility.parties, waived.obligor)?.id;
    return (cause) =>
      cause.kind === "nonpayment" && debts.has(cause.debt) && obligor === cause.obligor && waived.of.includes(cause.of);
  }
  // A person who finds that it reaches a default records a waiver of that default.
  if (waived.cause === "described") return () => false;
  const { paper, path, testedOn } = waived;
  const papers =
    paper === undefined
      ? undefined
      : new Set(instrumentsMeant(agreement.instruments, paper, by, facility.parties).map(({ id }) => id));
  return (cause) =>
    cause.kind === "covenant" &&
    cause.provision === path &&
    (testedOn === undefined || testedOn === cause.testedOn) &&
    (papers === undefined || papers.has(cause.paper));
}

// What a pattern does not say may be anything.
function agrees(pattern: CausePattern, cause: Cause): boolean {
  switch (pattern.kind) {
    case "nonpayment":
      return cause.kind === "nonpayment" && isUnpaid(pattern, cause);
    case "covenant":
      return cause.kind === "covenant" && isTested(pattern, cause);
    case "acceleration":
      return cause.kind === "acceleration" && cause.debt === pattern.debt;
    case "representation":
      return cause.kind === "representation" && isSaid(pattern, cause);
    default:
      return pattern satisfies never;
  }
}

type PatternOf<Kind extends CausePattern["kind"]> = Extract<CausePattern, { readonly kind: Kind }>;
type CauseOf<Kind extends Cause["kind"]> = Extract<Cause, { readonly kind: Kind }>;

function isUnpaid({ debt, obligor, of }: PatternOf<"nonpayment">, cause: CauseOf<"nonpayment">): boolean {
  return cause.debt === debt && cause.obligor === obligor && (of === undefined || cause.of === of);
}

function isTested({ paper, provision, testedOn }: PatternOf<"covenant">, cause: CauseOf<"covenant">): boolean {
  const same = cause.paper === paper && cause.provision === provision;
  return same && (testedOn === undefined || cause.testedOn === testedOn);
}

function isSaid({ instrument, clause }: PatternOf<"representation">, cause: CauseOf<"representation">): boolean {
  return cause.instrument === instrument && cause.clause === clause;
}
