import { type Happening, plainMoves } from "../events/happening.ts";
import type { FacilityFile } from "../events/facility.ts";
import { byDay, type Report } from "../events/record.ts";
import { addDays, firstOfMonth, firstOfNextMonth, type IsoDate } from "../base/date.ts";
import { lastWhere } from "../base/search.ts";
import { changesOf, type KnownFacility, type TermsAt } from "./facility.ts";
import { collectionDayEnds } from "./fees/collection-days.ts";
import { gridDays } from "./pricing/grid.ts";
import { onPaymentDays } from "./payment-days.ts";
import { higherRateDays } from "./higher-rate.ts";

/**
 * A day on which a rate may change, a charge fall due or a loan begin or end, and the next such day. `entered` are the
 * reports entered on the day, `moving` those of the days between the two, on which only the balance of the loan account
 * moves, in order of day.
 */
export type Stretch = {
  readonly day: IsoDate;
  readonly next: IsoDate;
  readonly entered: readonly Report[];
  readonly moving: readonly Report[];
};

/** An account that is swept: the day on which it began, and the first and last day of the sweep. */
export type SweptDays = { readonly began: IsoDate; readonly first: IsoDate; readonly through: IsoDate };

/**
 * The stretches of a facility, as known, from `first` to the day after `through`. `more` are further days on which
 * something is charged.
 */
export function stretchesOf(
  facility: KnownFacility,
  termsAt: TermsAt,
  { began, first, through }: SweptDays,
  more: Iterable<IsoDate>,
): readonly Stretch[] {
  const end = addDays(through, 1);
  const monthBefore = addDays(first, -31);
  const turning = new Set<IsoDate>([
    first,
    addDays(first, 1),
    end,
    ...changesOf(facility),
    ...higherRateDays(facility, termsAt, through),
    ...chargeDays(termsAt, first, end),
    ...more,
    ...collectionDayEnds(facility),
    ...gridDays(facility, through),
    ...(facility.file.lawfulRates ?? []).map((maximum) => maximum.from),
  ]);
  const turns = facility.file.fees !== undefined || facility.file.application !== undefined;
  for (const { happening } of facility.known) {
    const { on, type } = happening;
    // Fees run on what is owed each day, and an order of application looks at all of it: then each move turns.
    if (turns || !plainMoves.has(type)) turning.add(on);
    for (const day of daysTold(facility.file, happening)) turning.add(day);
    // A change of the index may reach the loans only on the first of the next month.
    if (type === "IndexPublished" && on >= monthBefore) turning.add(firstOfNextMonth(on));
  }
  const days = [...turning].filter((day) => day >= first && day <= end).toSorted();
  return between(days, facility, began);
}

// The stretches between days that turn, each with what is entered in it. Reports of one day stay in the order in which
// they are known, which mostly is that of their days.
function between(days: readonly IsoDate[], { file, known }: KnownFacility, began: IsoDate): Stretch[] {
  const stretches = days.slice(0, -1).map((day, index) => {
    return { day, next: days[index + 1] ?? day, entered: new Array<Report>(), moving: new Array<Report>() };
  });
  let current = stretches[0];
  for (const report of known) {
    const on = enteredOn(file, report.happening, began);
    if (on === undefined) continue;
    if (current === undefined || on < current.day || on >= current.next)
      current = stretches[lastWhere(stretches, ({ day }) => day <= on)];
    if (current !== undefined && on < current.next)
      (on === current.day ? current.entered : current.moving).push(report);
  }
  for (const { moving } of stretches) if (!isInOrder(moving)) moving.sort(byDay);
  return stretches;
}

function isInOrder(reports: readonly Report[]): boolean {
  return reports.every(({ happening }, index) => {
    const before = reports[index - 1];
    return before === undefined || before.happening.on <= happening.on;
  });
}

// The days besides its own on which what is told changes what is owed.
function daysTold(file: FacilityFile, happening: Happening): readonly IsoDate[] {
  switch (happening.type) {
    case "EurodollarLoanMade":
    case "OptionLoanMade":
      return [happening.periodEndsOn];
    case "CollectionApplied":
      return happening.clearsOn === undefined ? [] : [happening.clearsOn];
    case "TermLoanMade": {
      const { instalments, maturesOn } = onPaymentDays(file, happening);
      return [...instalments.map(({ on }) => on), maturesOn];
    }
    default:
      return [];
  }
}

function chargeDays(termsAt: TermsAt, first: IsoDate, end: IsoDate): IsoDate[] {
  const days: IsoDate[] = [];
  for (let month = firstOfMonth(first); month <= end; month = firstOfNextMonth(month)) {
    const terms = termsAt(month);
    const chargeDay = terms.ok ? terms.value.chargeDay?.value : undefined;
    if (chargeDay !== undefined) days.push(addDays(month, chargeDay - 1));
  }
  return days;
}

/** The day on which a happening is entered in an account that began on a day; `undefined` where it was over by then. */
export function enteredOn(file: FacilityFile, happening: Happening, began: IsoDate): IsoDate | undefined {
  if (happening.on >= began) return happening.on;
  const ends = loanEnd(file, happening);
  if (ends === undefined) return happening.on;
  return ends <= began ? undefined : began;
}

function loanEnd(file: FacilityFile, happening: Happening): IsoDate | undefined {
  if (happening.type === "TermLoanMade") return onPaymentDays(file, happening).maturesOn;
  const forPeriod = happening.type === "EurodollarLoanMade" || happening.type === "OptionLoanMade";
  return forPeriod ? happening.periodEndsOn : undefined;
}
