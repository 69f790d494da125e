import { changeDates } from "../agreement/terms.ts";
import { type Happening, plainMoves } from "../events/happening.ts";
import type { Report } from "../events/record.ts";
import { addDays, firstOfMonth, firstOfNextMonth, type IsoDate } from "../base/date.ts";
import { type KnownFacility, standingOn, type TermsAt } from "./facility.ts";
import { higherRateDays } from "./higher-rate.ts";

/**
 * The days on which something may change what is owed or what it bears, from `first` to the day after `through`, in
 * order; and those of them on which a rate may change. On the others only the balance does.
 */
export type Breakpoints = { readonly days: readonly IsoDate[]; readonly priced: ReadonlySet<IsoDate> };

/** The breakpoints of a facility, as known. */
export function breakpoints(facility: KnownFacility, termsAt: TermsAt, first: IsoDate, through: IsoDate): Breakpoints {
  const end = addDays(through, 1);
  const monthBefore = addDays(first, -31);
  const priced = new Set<IsoDate>([
    first,
    addDays(first, 1),
    end,
    ...changeDates(facility.agreement, standingOn(facility, first)),
    ...higherRateDays(facility, termsAt, through),
    ...chargeDays(termsAt, first, end),
  ]);
  const moves = new Set<IsoDate>();
  for (const { happening } of facility.known) {
    if (plainMoves.has(happening.type)) moves.add(happening.on);
    else priced.add(happening.on);
    for (const day of daysTold(happening)) priced.add(day);
    // A change of the index may reach the loans only on the first of the next month.
    if (happening.type === "IndexPublished" && happening.on >= monthBefore) priced.add(firstOfNextMonth(happening.on));
  }
  const days = [...new Set([...priced, ...moves])].filter((day) => day >= first && day <= end).toSorted();
  return { days, priced };
}

// The days besides its own on which what is told changes what is owed.
function daysTold(happening: Happening): readonly IsoDate[] {
  switch (happening.type) {
    case "EurodollarLoanMade":
    case "OptionLoanMade":
      return [happening.periodEndsOn];
    case "CollectionApplied":
      return happening.clearsOn === undefined ? [] : [happening.clearsOn];
    case "TermLoanMade":
      return [...happening.instalments.map(({ on }) => on), happening.maturesOn];
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
 * The reports of an account by the day on which each is entered. A loan made before servicing began is carried over on
 * the day it did; one that was over by then is in the balance brought forward, and left out.
 */
export function reportsByDay(known: readonly Report[], began: IsoDate): ReadonlyMap<IsoDate, readonly Report[]> {
  const byDay = new Map<IsoDate, Report[]>();
  for (const report of known) {
    const { happening } = report;
    const ends = happening.on < began ? loanEnd(happening) : undefined;
    if (ends !== undefined && ends <= began) continue;
    const day = ends === undefined ? happening.on : began;
    const others = byDay.get(day);
    if (others === undefined) byDay.set(day, [report]);
    else others.push(report);
  }
  return byDay;
}

function loanEnd(happening: Happening): IsoDate | undefined {
  if (happening.type === "TermLoanMade") return happening.maturesOn;
  const forPeriod = happening.type === "EurodollarLoanMade" || happening.type === "OptionLoanMade";
  return forPeriod ? happening.periodEndsOn : undefined;
}
