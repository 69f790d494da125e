import { adjusted, type CalendarFailure, joinedCalendar } from "../base/business-calendar.ts";
import type { IsoDate } from "../base/date.ts";
import { calendars } from "../base/holidays.ts";
import { ok, refuse, type Result } from "../base/result.ts";
import type { FacilityFile } from "../events/facility.ts";
import type { HappeningOf } from "../events/happening.ts";

/** Why the days of a term loan cannot be moved: no clause on Business Days is entered, or a year is not known. */
export type PaymentDayFailure =
  | CalendarFailure
  | { readonly code: "loan.business_days_unknown"; readonly loan: string; readonly convention: string };

/**
 * A term loan with its instalments and its maturity on the days to which its paper moves them, where it moves any.
 *
 * Refuses `loan.business_days_unknown`, `calendar.year_not_known`.
 */
export function movedLoan(
  { businessDay }: Pick<FacilityFile, "businessDay">,
  made: HappeningOf<"TermLoanMade">,
): Result<HappeningOf<"TermLoanMade">, PaymentDayFailure> {
  const { paymentDays: convention, loan } = made;
  if (convention === undefined || convention === "unadjusted") return ok(made);
  if (businessDay === undefined) return refuse({ code: "loan.business_days_unknown", loan, convention });
  const calendar = joinedCalendar(businessDay.calendars.map((each) => calendars[each]));
  const instalments: { readonly on: IsoDate; readonly amount: typeof made.amount }[] = [];
  for (const { on, amount } of made.instalments) {
    const moved = adjusted(calendar, on, convention);
    if (!moved.ok) return moved;
    instalments.push({ on: moved.value, amount });
  }
  const maturity = adjusted(calendar, made.maturesOn, convention);
  return maturity.ok ? ok({ ...made, instalments, maturesOn: maturity.value }) : maturity;
}

/** The same, of a loan that was accepted: what cannot be moved was refused when it was told. */
export function onPaymentDays(
  file: Pick<FacilityFile, "businessDay">,
  made: HappeningOf<"TermLoanMade">,
): HappeningOf<"TermLoanMade"> {
  const moved = movedLoan(file, made);
  return moved.ok ? moved.value : made;
}
