import type { IsoDate } from "../base/date.ts";
import { plainMoves } from "../events/happening.ts";
import { type ReportOf, reportsOf } from "../events/record.ts";
import { deletedBy } from "./anchor.ts";
import { complianceOf, type DefaultsAsked, standingOf } from "./asked.ts";
import { certificatesByDay, type CovenantTest, type TestsAsked, testsOf } from "./covenant.ts";
import { covenantsOf } from "./from-words.ts";
import { type Figures, figuresKnown } from "./metric.ts";
import { type Ended, endedOn, type Endings, endingsKnown, type Occurrence, occurrencesOn } from "./occurrence.ts";
import { type TriggerState, triggerThrough } from "./trigger.ts";
import { reasonOf } from "./waived.ts";
import { type Waiver, waiversKnown } from "./waiver.ts";

/** Why an occurrence does not count: the covenant was deleted from before the test, or a waiver covers it. */
export type Ground = { readonly ground: "covenant_deleted" | "waived"; readonly cite: string };

/** An occurrence with the grounds that clear it and how it ended; without either it continues. */
export type OccurrenceStatus = {
  readonly occurrence: Occurrence;
  readonly key: string;
  readonly grounds: readonly Ground[];
  readonly ended?: Ended;
};

/** Every default that had occurred by a day, matured or not, with the grounds on which it is cleared on that day. */
export function defaultsOn(asked: DefaultsAsked, on: IsoDate): OccurrenceStatus[] {
  return statusesOf(asked, testsOn(asked, on).tests, on);
}

function statusesOf(asked: DefaultsAsked, tests: readonly CovenantTest[], on: IsoDate): OccurrenceStatus[] {
  const waivers = waiversKnown(asked);
  const endings = endingsKnown(asked.known);
  return occurrencesOn(asked, tests, on).map((occurrence) => statusOf(asked, occurrence, waivers, endings, on));
}

function statusOf(
  asked: DefaultsAsked,
  occurrence: Occurrence,
  waivers: readonly Waiver[],
  endings: Endings,
  on: IsoDate,
): OccurrenceStatus {
  const covering = waivers.filter((waiver) => reasonOf(waiver, occurrence, on, asked.facility.settings) === "covers");
  const grounds = [
    ...deletions(asked, occurrence),
    ...covering.map(({ cite }) => ({ ground: "waived" as const, cite })),
  ];
  const ended = endedOn(asked, endings, occurrence, on);
  return { occurrence, key: occurrence.key, grounds, ...(ended === undefined ? {} : { ended }) };
}

/** Whether an occurrence stands on a day: nothing clears it, and it has not ended. */
export function isStanding({ grounds, ended }: OccurrenceStatus): boolean {
  return grounds.length === 0 && ended === undefined;
}

/** How a default stands, in a word. */
export type DefaultState = "cleared" | "waived" | "cured" | "ended" | "continuing" | "unmatured";

/** The standing of a default in a word. */
export function stateOf({ occurrence, grounds, ended }: OccurrenceStatus): DefaultState {
  if (grounds.some(({ ground }) => ground === "covenant_deleted")) return "cleared";
  if (grounds.length > 0) return "waived";
  if (ended !== undefined) return ended.how === "cured" ? "cured" : "ended";
  return occurrence.maturity === "matured" ? "continuing" : "unmatured";
}

// Each cause is a test of a covenant that, as the agreement now reads, was not there on the day of the test.
function deletions(asked: DefaultsAsked, { causes }: Occurrence): Ground[] {
  const cites = causes.map((cause) => {
    if (cause.kind !== "covenant") return undefined;
    const node = asked.agreement.nodes.get(`${cause.paper}:${cause.provision}`);
    return node === undefined ? undefined : deletedBy(asked.agreement, node, standingOf(asked, cause.testedOn));
  });
  const [first] = cites;
  return first !== undefined && cites.every((cite) => cite !== undefined)
    ? [{ ground: "covenant_deleted", cite: first }]
    : [];
}

/** What the tests of a facility come out at, and the triggers that spring them. */
export type Tests = { readonly tests: readonly CovenantTest[]; readonly triggers: readonly TriggerState[] };

/**
 * Every test of every covenant by the end of a day, as known, with the triggers.
 *
 * Covenants that are always tested come first, since their failure may start a trigger; those that spring come after.
 */
export function testsOn(asked: DefaultsAsked, on: IsoDate): Tests {
  const { triggers } = complianceOf(asked);
  const covenants = covenantsOf(asked);
  if (covenants.length === 0 && triggers.length === 0) return { tests: [], triggers: [] };
  const figures = figuresKnown(asked.known);
  const from: TestsAsked = { asked, figures, certificates: certificatesByDay(asked.known), triggers: new Map() };
  const plain = covenants.filter(({ springs }) => springs === undefined).flatMap((each) => testsOf(from, each, on));
  const springing = covenants.filter(({ springs }) => springs !== undefined);
  let states = triggersOn(asked, figures, plain, on);
  let sprung: readonly CovenantTest[] = [];
  // A springing test that fails may keep its trigger on, and a longer spell may spring more tests.
  for (;;) {
    const before = sprung.length;
    const found = springing.flatMap((each) => testsOf({ ...from, triggers: states }, each, on));
    sprung = found;
    if (found.length <= before || found.every(({ outcome }) => outcome !== "fail")) break;
    states = triggersOn(asked, figures, [...plain, ...found], on);
  }
  return { tests: [...plain, ...sprung], triggers: [...states.values()] };
}

function triggersOn(
  asked: DefaultsAsked,
  figures: Figures,
  tests: readonly CovenantTest[],
  through: IsoDate,
): Map<string, TriggerState> {
  const statuses = new Map<IsoDate, boolean>();
  const on = (day: IsoDate): boolean => {
    const before = statuses.get(day);
    if (before !== undefined) return before;
    const continues = statusesOf(asked, tests, day).some(
      (status) => status.occurrence.maturity === "matured" && isStanding(status),
    );
    statuses.set(day, continues);
    return continues;
  };
  const byDefault = complianceOf(asked).triggers.some(({ onDefault }) => onDefault);
  const changes = byDefault ? changesOf(asked, tests, through) : [];
  return new Map(
    complianceOf(asked).triggers.map((trigger) => [
      trigger.id,
      triggerThrough(asked, trigger, figures, through, { on, changes }),
    ]),
  );
}

/**
 * The days by `through` on which the standing of a default may change: what happens, waivers that begin and end,
 * defaults that mature. More may be among them.
 */
export function defaultDays(asked: DefaultsAsked, through: IsoDate): IsoDate[] {
  return changesOf(asked, testsOn(asked, through).tests, through);
}

function changesOf(asked: DefaultsAsked, tests: readonly CovenantTest[], through: IsoDate): IsoDate[] {
  const waivers = waiversKnown(asked);
  const occurrences = occurrencesOn(asked, tests, through);
  return [
    ...asked.known.filter(({ happening }) => !plainMoves.has(happening.type)).map(({ happening }) => happening.on),
    ...waivers.flatMap((waiver) => [waiver.effective, waiver.from, waiver.until, waiver.vote?.passedOn]),
    ...occurrences.flatMap(({ on, maturesOn }) => [on, maturesOn]),
  ].flatMap((day) => (day === undefined || day > through ? [] : [day]));
}

/** A waiver or a deletion with what it does to an occurrence on a day. `supports` is the conclusion it bears. */
export type ConsideredGround = {
  readonly ground: "covenant_deleted" | "waiver";
  readonly waiver?: Waiver;
  readonly cite: string;
  readonly reason: ReturnType<typeof reasonOf> | "deleted";
  readonly supports: "no_default" | "waived" | "nothing";
};

/** What is said of an occurrence apart from waivers: rights kept, and remedies held back. Neither waives it. */
export type Beside = {
  readonly reserved: readonly ReportOf<"RightsReserved">[];
  readonly forborne: readonly { readonly agreed: ReportOf<"ForbearanceAgreed">; readonly endsOn: IsoDate }[];
};

/** Whether an occurrence is waived on a day as known, and every ground that was looked at. */
export type WaivedAnswer = Beside & {
  readonly status: OccurrenceStatus;
  readonly waived: boolean;
  readonly grounds: readonly ConsideredGround[];
};

/** Whether each occurrence is waived on a day as known, with every ground and the conclusion that it bears. */
export function waivedOn(asked: DefaultsAsked, on: IsoDate): WaivedAnswer[] {
  const waivers = waiversKnown(asked);
  return defaultsOn(asked, on).map((status) => {
    const { occurrence } = status;
    const deleted = status.grounds.filter(({ ground }) => ground === "covenant_deleted");
    const grounds = [
      ...deleted.map(({ cite }): ConsideredGround => ({
        ground: "covenant_deleted",
        cite,
        reason: "deleted",
        supports: "no_default",
      })),
      ...waivers.map((waiver): ConsideredGround => {
        const reason = reasonOf(waiver, occurrence, on, asked.facility.settings);
        return {
          ground: "waiver",
          waiver,
          cite: waiver.cite,
          reason,
          supports: reason === "covers" ? "waived" : "nothing",
        };
      }),
    ];
    const isWaived = grounds.some(({ supports }) => supports === "waived");
    return { status, waived: isWaived, grounds, ...besideOf(asked, occurrence, on) };
  });
}

/** Whether an occurrence is waived on a day as known; `undefined` where no such occurrence is known by that day. */
export function waived(asked: DefaultsAsked, occurrence: string, on: IsoDate): WaivedAnswer | undefined {
  return waivedOn(asked, on).find(({ status }) => status.occurrence.id === occurrence);
}

function besideOf({ known }: DefaultsAsked, { id }: Occurrence, on: IsoDate): Beside {
  const reserved = reportsOf(known, "RightsReserved").filter(
    ({ happening }) => happening.on <= on && happening.occurrences.includes(id),
  );
  const ended = reportsOf(known, "ForbearanceEnded");
  const forborne = reportsOf(known, "ForbearanceAgreed").flatMap((agreed) => {
    const { on: from, until, id: forbearance, occurrences } = agreed.happening;
    const early = ended
      .filter(({ happening }) => happening.forbearance === forbearance)
      .map(({ happening }) => happening.on);
    const endsOn = [...early, until].toSorted()[0] ?? until;
    return occurrences.includes(id) && from <= on && on < endsOn ? [{ agreed, endsOn }] : [];
  });
  return { reserved, forborne };
}
