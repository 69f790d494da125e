import { changeDates } from "../agreement/terms.ts";
import { type Happening, plainMoves } from "../events/happening.ts";
import type { FacilityFile } from "../events/facility.ts";
import type { Report } from "../events/record.ts";
import { addDays, firstOfMonth, firstOfNextMonth, type IsoDate } from "../base/date.ts";
import { type KnownFacility, standingOn, type TermsAt } from "./facility.ts";
import { collectionDayEnds } from "./fees/collection-days.ts";
import { gridDays } from "./pricing/grid.ts";
import { onPaymentDays } from "./payment-days.ts";
import { higherRateDays } from "./higher-rate.ts";

/**
 * A day on which a rate may change, a charge fall due or a loan begin or end, the next such day, and the days between
 * them on which only the balance of the loan account moves, in order.
 */
export type Stretch = { readonly day: IsoDate; readonly next: IsoDate; readonly moving: readonly IsoDate[] };

/**
 * The stretches of a facility, as known, from `first` to the day after `through`. `more` are further days on which
 * something is charged.
 */
export function stretchesOf(
  facility: KnownFacility,
  termsAt: TermsAt,
  [first, through]: readonly [IsoDate, IsoDate],
  more: Iterable<IsoDate>,
): readonly Stretch[] {
  const end = addDays(through, 1);
  const monthBefore = addDays(first, -31);
  const turning = new Set<IsoDate>([
    first,
    addDays(first, 1),
    end,
    ...changeDates(facility.agreement, standingOn(facility, first)),
    ...higherRateDays(facility, termsAt, through),
    ...chargeDays(termsAt, first, end),
    ...more,
    ...collectionDayEnds(facility),
    ...gridDays(facility, through),
    ...(facility.file.lawfulRates ?? []).map((maximum) => maximum.from),
  ]);
  const moves: IsoDate[] = [];
  const entered = facility.file.fees !== undefined || facility.file.application !== undefined;
  for (const { happening } of facility.known) {
    const { on, type } = happening;
    // Fees run on what is owed each day, and an order of application looks at all of it: then each move turns.
    if (!plainMoves.has(type) || entered) turning.add(on);
    else if (on > first && on < end) moves.push(on);
    for (const day of daysTold(facility.file, happening)) turning.add(day);
    // A change of the index may reach the loans only on the first of the next month.
    if (type === "IndexPublished" && on >= monthBefore) turning.add(firstOfNextMonth(on));
  }
  return between([...turning].filter((day) => day >= first && day <= end).toSorted(), moves.toSorted());
}

function between(turning: readonly IsoDate[], moves: readonly IsoDate[]): Stretch[] {
  let at = 0;
  return turning.slice(0, -1).map((day, index) => {
    const next = turning[index + 1] ?? day;
    const moving: IsoDate[] = [];
    for (; ; at += 1) {
      const move = moves[at];
      if (move === undefined || move >= next) break;
      if (move > day && move !== moving.at(-1)) moving.push(move);
    }
    return { day, next, moving };
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

/**
 * The reports of an account from a day on, by the day on which each is entered. A loan made before servicing began is
 * carried over on the day it did; one that was over by then is in the balance brought forward, and left out.
 */
export function reportsByDay(
  { file, known }: Pick<KnownFacility, "file" | "known">,
  began: IsoDate,
  from: IsoDate,
): ReadonlyMap<IsoDate, readonly Report[]> {
  const byDay = new Map<IsoDate, Report[]>();
  for (const report of known) {
    const day = enteredOn(file, report.happening, began);
    if (day === undefined || day < from) continue;
    const others = byDay.get(day);
    if (others === undefined) byDay.set(day, [report]);
    else others.push(report);
  }
  return byDay;
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
