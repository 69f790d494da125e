import { addDays, daysBetween, type IsoDate } from "../base/date.ts";
import { intervalOf } from "../agreement/effect.ts";
import { testsOn, waivedOn } from "../compliance/defaults.ts";
import { dueBetween } from "../compliance/duty.ts";
import { waiversKnown } from "../compliance/waiver.ts";
import { reportsOf } from "../events/record.ts";
import { type BusinessDayTold, businessDaysOn } from "./business-day.ts";
import { promisesDue } from "./promises.ts";
import { forDefaults, type KnownFacility, standingOn, termsOn } from "./facility.ts";

/** The days before a date on which to be reminded of it. */
export const reminderDays = [60, 30, 10, 3] as const;

/** What a date is the date of. */
export type DateKind =
  | "due"
  | "renewal"
  | "waiver_ends"
  | "condition_due"
  | "forbearance_ends"
  | "default_matures"
  | "figures_due"
  | "period_ends"
  | "terms_change";

/**
 * A date to keep, with the clause or fact that sets it. `state` is as of the day asked about: what was due before it
 * and not reported as done is overdue.
 */
export type CalendarDate = {
  readonly on: IsoDate;
  readonly kind: DateKind;
  readonly title: string;
  readonly cite: string;
  readonly state: "open" | "done" | "late" | "overdue";
  readonly daysLeft: number;
  /** The days of its reminders, those before the day asked about left out. */
  readonly remindOn: readonly IsoDate[];
  /** Absent where no clause on Business Days is entered. Nothing is moved by it. */
  readonly businessDay?: BusinessDayTold;
};

/** The calendar of a facility as known: from the day asked about to another, with what is overdue before it. */
export function calendarOf(facility: KnownFacility, on: IsoDate, through: IsoDate): CalendarDate[] {
  const dates = [
    ...duties(facility, on, through),
    ...promises(facility, on, through),
    ...[...agreementDates(facility, on, through), ...defaultDates(facility, on, through)].filter(
      (each) => each.on >= on && each.on <= through,
    ),
  ];
  const businessDays = businessDaysOn(facility, on);
  const unique = new Map(dates.map((each) => [`${each.on} ${each.kind} ${each.title}`, each]));
  return [...unique.values()]
    .toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))
    .map((each) => ({
      ...each,
      daysLeft: daysBetween(on, each.on),
      remindOn: reminderDays.map((days) => addDays(each.on, -days)).filter((day) => day >= on),
      ...(businessDays === undefined ? {} : { businessDay: businessDays(each.on) }),
    }));
}

type Told = Omit<CalendarDate, "daysLeft" | "remindOn" | "businessDay">;

function duties(facility: KnownFacility, on: IsoDate, through: IsoDate): Told[] {
  const first = facility.file.compliance?.duties.map(({ from }) => from).toSorted()[0];
  if (first === undefined) return [];
  return dueBetween(forDefaults(facility), first, through).flatMap(({ duty, dueOn, performed, cite }): Told[] => {
    const done = performed !== undefined && performed.on <= on ? performed : undefined;
    const state = done === undefined ? (dueOn < on ? "overdue" : "open") : done.on > dueOn ? "late" : "done";
    if (dueOn < on && state !== "overdue") return [];
    return [{ on: dueOn, kind: "due", title: duty.title, cite, state }];
  });
}

// Nothing reports what was done of a promise until a duty is entered for it, so that what is past stays open.
function promises(facility: KnownFacility, on: IsoDate, through: IsoDate): Told[] {
  return promisesDue(facility, on, through).map((due) => ({
    ...due,
    kind: "due",
    state: due.on < on ? "overdue" : "open",
  }));
}

function agreementDates(facility: KnownFacility, on: IsoDate, through: IsoDate): Told[] {
  const { agreement, known } = facility;
  const terms = termsOn(facility, on);
  const renewal = terms.ok ? terms.value.renewalDate : undefined;
  const standing = standingOn(facility, on);
  const changes = agreement.acts.flatMap((filed): Told[] => {
    const interval = intervalOf(filed, standing);
    if (interval === undefined || filed.act.kind === "waive") return [];
    return [interval.from, interval.until].flatMap((day) =>
      day === undefined
        ? []
        : [open(day, "terms_change", `${filed.act.kind} of ${filed.clause.cite}`, filed.clause.cite)],
    );
  });
  const periods = [...reportsOf(known, "EurodollarLoanMade"), ...reportsOf(known, "OptionLoanMade")]
    .filter(({ happening }) => happening.on <= through)
    .map(({ happening, key }) =>
      open(happening.periodEndsOn, "period_ends", `Interest Period of ${happening.loan}`, key),
    );
  return [
    ...(renewal === undefined ? [] : [open(renewal.value, "renewal", "Renewal Date", renewal.source.cite ?? "")]),
    ...changes,
    ...periods,
  ];
}

function defaultDates(facility: KnownFacility, on: IsoDate, through: IsoDate): Told[] {
  const asked = forDefaults(facility);
  const waivers = waiversKnown(asked).filter(
    ({ effective, rescission }) => effective !== undefined && (rescission === undefined || rescission.on > on),
  );
  const answers = waivedOn(asked, on);
  return [
    ...waivers.flatMap(({ until, id, cite, conditions }) => [
      ...(until === undefined ? [] : [open(until, "waiver_ends", `Waiver ${id} no longer holds`, cite)]),
      ...conditions.flatMap(({ by, what }) => (by === undefined ? [] : [open(by, "condition_due", what, cite)])),
    ]),
    ...answers.flatMap(({ status: { occurrence, grounds, ended }, forborne }) => [
      ...(occurrence.maturesOn === undefined || grounds.length > 0 || ended !== undefined
        ? []
        : [
            open(
              occurrence.maturesOn,
              "default_matures",
              `${occurrence.id} becomes an Event of Default`,
              occurrence.key,
            ),
          ]),
      ...forborne.map(({ agreed, endsOn }) =>
        open(endsOn, "forbearance_ends", `Forbearance ${agreed.happening.id} ends`, agreed.key),
      ),
    ]),
    ...testsOn(asked, through).tests.flatMap(({ covenant, testedOn, dueOn, force, outcome }) =>
      dueOn === undefined || force.force !== "in_force" || outcome !== "unknown"
        ? []
        : [open(dueOn, "figures_due", `Figures for ${covenant.title} as of ${testedOn}`, force.cite)],
    ),
  ];
}

function open(on: IsoDate, kind: DateKind, title: string, cite: string): Told {
  return { on, kind, title, cite, state: "open" };
}
