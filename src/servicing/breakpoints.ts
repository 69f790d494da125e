import { changeDates } from "../agreement/terms.ts";
import type { Happening } from "../events/happening.ts";
import { addDays, firstOfMonth, firstOfNextMonth, type IsoDate } from "../base/date.ts";
import { type KnownFacility, standingOn, type TermsAt } from "./facility.ts";
import { higherRateDays } from "./higher-rate.ts";

/** The days on which something may change what is owed or what it bears, from `first` to the day after `through`. */
export function breakpoints(
  facility: KnownFacility,
  termsAt: TermsAt,
  first: IsoDate,
  through: IsoDate,
): readonly IsoDate[] {
  const end = addDays(through, 1);
  const monthBefore = addDays(first, -31);
  const days = new Set<IsoDate>([
    first,
    addDays(first, 1),
    end,
    ...changeDates(facility.agreement, standingOn(facility, first)),
  ]);
  for (const { happening } of facility.known) {
    if (happening.on >= first) days.add(happening.on);
    for (const day of daysTold(happening)) days.add(day);
    // A change of the index may reach the loans only on the first of the next month.
    if (happening.type === "IndexPublished" && happening.on >= monthBefore) days.add(firstOfNextMonth(happening.on));
  }
  for (const day of higherRateDays(facility, termsAt, through)) days.add(day);
  for (const day of chargeDays(termsAt, first, end)) days.add(day);
  return [...days].filter((day) => day >= first && day <= end).toSorted();
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
