import { ofOneDay, type Segment, totalOf } from "../accruals/interest.ts";
import { addDays, type IsoDate } from "../base/date.ts";
import { add, type Money, moneyText, settle } from "../base/money.ts";
import { figure, type Receipt } from "../base/receipt.ts";
import { ok, refuse, type Result } from "../base/result.ts";
import { reportsOf } from "../events/record.ts";
import { type Accrued, accruedIn } from "./accrued.ts";
import { accountOf } from "./account.ts";
import { type KnownFacility, termsOn } from "./facility.ts";
import { type TerminationFee, terminationFees } from "./fees/termination.ts";
import { owedByLoan, owedIn, type OwedLine } from "./owed.ts";
import type { SweepFailure } from "./swept.ts";

/**
 * What pays the facility off on a day: the balances before that day's happenings, interest up to it, and what was
 * earned of fees and is not settled.
 *
 * Shape: `loans` are the balances, together `balances`; `lines` are the interest since the last charge and the fees.
 * `perDiem` is what one more day costs at the balances and rates of the day before, rounded: several days by the per
 * diem may differ by cents from the exact amount, and the exact amount governs.
 */
export type Payoff = {
  readonly on: IsoDate;
  readonly loans: readonly OwedLine[];
  readonly balances: Money;
  readonly lines: readonly Accrued[];
  /** What is owed for ending the facility on the day, where a clause asks for it and it was not ended before. */
  readonly termination: readonly TerminationFee[];
  readonly total: Money;
  readonly perDiem: Money;
  readonly receipt: Receipt;
};

/** The payoff on a day, as known. The day itself bears no interest. Refuses what `sweep` refuses. */
export function payoffOn(facility: KnownFacility, on: IsoDate): Result<Payoff, SweepFailure> {
  const before = addDays(on, -1);
  const swept = accountOf(facility, before);
  if (!swept.ok) return swept;
  const terms = termsOn(facility, before);
  if (!terms.ok) return terms;
  const { rounding } = terms.value;
  if (rounding === undefined) return refuse({ code: "terms.missing", term: "rounding", on });
  const lines = accruedIn(facility, swept.value, before);
  if (!lines.ok) return lines;
  const ended = reportsOf(facility.known, "AgreementTerminated").some(({ happening }) => happening.on < on);
  const termination = ended ? ok([]) : terminationFees(facility, terms.value, on);
  if (!termination.ok) return termination;
  const loans = owedByLoan(facility, swept.value.entries, before);
  const balances = owedIn(swept.value);
  const besides = [...lines.value, ...termination.value];
  const total = add(balances, ...besides.map(({ amount }) => amount));
  const perDiem = settle({ currency: total.currency, exact: totalOf(oneDay(lines.value, on)) }, rounding.value);
  const owed = figure(
    "balances",
    moneyText(balances),
    loans.map((each) => each.receipt),
  );
  const because = [owed, ...besides.map((line) => line.receipt), rounding.source];
  const receipt = figure(`Payoff on ${on}`, moneyText(total), because);
  return ok({ on, loans, balances, lines: lines.value, termination: termination.value, total, perDiem, receipt });
}

// The bands that run on the last day before the payoff, each for that one day.
function oneDay(lines: readonly Accrued[], on: IsoDate): Segment[] {
  return lines.flatMap(({ bands }) => bands.filter(({ to }) => to === on).map(ofOneDay));
}
