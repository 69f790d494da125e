import type { IsoDate } from "../base/date.ts";
import type { Agreement } from "../agreement/agreement.ts";
import { endedBy, type InEffect, intervalOf } from "../agreement/effect.ts";
import type { FiledAct } from "../agreement/instrument.ts";
import { instrumentsMeant, partyNamed, plainName } from "../agreement/resolve.ts";
import { readingOf } from "../agreement/text.ts";
import type { FacilityFile } from "../events/facility.ts";
import type { Cause, HappeningOf } from "../events/happening.ts";
import { type Report, reportsOf } from "../events/record.ts";
import type { ActOf, WaivedCause } from "../papers/acts/act.ts";

/** Why an occurrence does not count: the covenant was deleted from before the test, or a waiver covers it. */
export type Ground = { readonly ground: "covenant_deleted" | "waived"; readonly cite: string };

/** An occurrence with the grounds that clear it; without any it continues. */
export type OccurrenceStatus = {
  readonly occurrence: HappeningOf<"DefaultOccurred">;
  readonly key: string;
  readonly grounds: readonly Ground[];
};

/** What the status of defaults depends on: the agreement, what is in effect, and what is known. */
export type DefaultsAsked = {
  readonly facility: FacilityFile;
  readonly agreement: Agreement;
  readonly known: readonly Report[];
  readonly inEffect: InEffect;
};

/** Every default that had occurred by a day, matured or not, with the grounds on which it is cleared on that day. */
export function defaultsOn(asked: DefaultsAsked, on: IsoDate): OccurrenceStatus[] {
  return reportsOf(asked.known, "DefaultOccurred")
    .filter(({ happening }) => happening.on <= on)
    .map(({ happening, key }) => ({
      occurrence: happening,
      key,
      grounds: [...deletions(asked, happening), ...waivers(asked, happening, on)],
    }));
}

// Each cause is a test of a covenant that, as the agreement now reads, was not there on the day of the test.
function deletions(asked: DefaultsAsked, { causes }: HappeningOf<"DefaultOccurred">): Ground[] {
  const cites = causes.map((cause) => {
    if (cause.kind !== "covenant") return undefined;
    const node = asked.agreement.nodes.get(`${cause.paper}:${cause.provision}`);
    if (node === undefined) return undefined;
    const { settings } = asked.facility;
    const reading = readingOf(asked.agreement, node, {
      on: cause.testedOn,
      inEffect: asked.inEffect,
      settings,
      ended: endedBy(asked.known),
    });
    return reading.deleted?.clause.cite;
  });
  const [first] = cites;
  return first !== undefined && cites.every((cite) => cite !== undefined)
    ? [{ ground: "covenant_deleted", cite: first }]
    : [];
}

function waivers(asked: DefaultsAsked, occurrence: HappeningOf<"DefaultOccurred">, on: IsoDate): Ground[] {
  return asked.agreement.acts.flatMap((filed) => {
    const { act } = filed;
    if (act.kind !== "waive" || !covers(asked, { ...filed, act }, on)) return [];
    const matches =
      occurrence.causes.length > 0 && occurrence.causes.every((cause) => reaches(asked, act, filed, cause));
    return matches ? [{ ground: "waived" as const, cite: filed.clause.cite }] : [];
  });
}

// In effect, within its period, and not rescinded. A waiver of what is past covers days before its signing too.
function covers(asked: DefaultsAsked, filed: FiledAct & { act: ActOf<"waive"> }, on: IsoDate): boolean {
  const { settings } = asked.facility;
  const interval = intervalOf(filed, { inEffect: asked.inEffect, settings, ended: endedBy(asked.known) });
  if (interval === undefined || (interval.until !== undefined && interval.until <= on)) return false;
  const rescinded = rescindedOn(asked, filed.by.id);
  if (rescinded === undefined) return true;
  return settings.rescissionEffect === "prospective" && on < rescinded;
}

/** The day on which the waivers of an instrument fell: that of the first act of a holder that its words name. */
export function rescindedOn(asked: DefaultsAsked, instrument: string): IsoDate | undefined {
  const triggers = asked.agreement.acts.flatMap(({ act, by }) =>
    act.kind === "rescindWaivers" && by.id === instrument ? [act] : [],
  );
  const acts = reportsOf(asked.known, "DebtHolderActed").filter(({ happening }) =>
    triggers.some(
      ({ debts, acts: deeds }) =>
        deeds.includes(happening.act) && debts.some((name) => debtNamed(asked.facility, name) === happening.debt),
    ),
  );
  const effective = asked.inEffect.get(instrument);
  return acts
    .map(({ happening }) => happening.on)
    .filter((day) => effective !== undefined && day >= effective)
    .toSorted()[0];
}

function reaches(asked: DefaultsAsked, { cause: waived }: ActOf<"waive">, { by }: FiledAct, cause: Cause): boolean {
  if (waived.cause === "nonpayment") return cause.kind === "nonpayment" && reachesNonpayment(asked, waived, cause);
  if (cause.kind !== "covenant" || cause.provision !== waived.path) return false;
  if (waived.testedOn !== undefined && waived.testedOn !== cause.testedOn) return false;
  if (waived.paper === undefined) return true;
  const { agreement, facility } = asked;
  return instrumentsMeant(agreement.instruments, waived.paper, by, facility.parties).some(
    ({ id }) => id === cause.paper,
  );
}

function reachesNonpayment(
  { facility }: DefaultsAsked,
  waived: Extract<WaivedCause, { cause: "nonpayment" }>,
  cause: Extract<Cause, { kind: "nonpayment" }>,
): boolean {
  const debts = waived.debts.map(({ name }) => debtNamed(facility, name));
  const obligor = partyNamed(facility.parties, waived.obligor)?.id;
  return debts.includes(cause.debt) && obligor === cause.obligor && waived.of.includes(cause.of);
}

/** The id of the debt that a paper calls by a name; `undefined` when no debt of the facility is so called. */
export function debtNamed({ otherDebt }: FacilityFile, name: string): string | undefined {
  const sought = plainName(name);
  return otherDebt.find(({ names }) => names.some((each) => plainName(each) === sought))?.id;
}
