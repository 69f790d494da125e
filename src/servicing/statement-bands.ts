import { interestOf } from "../accruals/interest.ts";
import { addDays, daysBetween, type IsoDate, laterOf } from "../base/date.ts";
import { type Money, money, moneyText } from "../base/money.ts";
import { plus, type Ratio } from "../base/ratio.ts";
import { figure, type Receipt } from "../base/receipt.ts";
import { balanceOf, type Entry } from "../ledger/entry.ts";
import { entryReceipt } from "./entry-receipt.ts";
import type { KnownFacility } from "./facility.ts";
import { type InterestLine, pricing } from "./interest-line.ts";
import { positionOn, type PositionFailure } from "./position.ts";
import { percentText } from "./rate.ts";

/** Days at whose end the Prime Rate Loans came to one balance, both days counted. */
export type BalanceBand = {
  readonly from: IsoDate;
  readonly to: IsoDate;
  readonly days: number;
  readonly balance: Money;
  /** The clauses of what was posted on the first of the days; empty where only facts were. */
  readonly clause: string;
  readonly receipt: Receipt;
};

/** The balances of the Prime Rate Loans at the end of each day of a time in which servicing has begun. */
export function balanceBands(
  { file }: KnownFacility,
  entries: readonly Entry[],
  [first, last]: readonly [IsoDate, IsoDate],
  began: IsoDate,
): BalanceBand[] {
  const from = laterOf(first, began);
  const moving = entries.filter(({ legs }) => legs.some(({ account }) => account === "loans:prime"));
  const days = moving.map(({ postedOn }) => postedOn).filter((day) => day > from && day <= last);
  const starts = [...new Set([from, ...days])].toSorted();
  const balanceAt = (day: IsoDate): Money => money(file.currency, balanceOf(entries, "loans:prime", day));
  return starts.map((start, index): BalanceBand => {
    const next = starts[index + 1] ?? addDays(last, 1);
    const balance = balanceAt(start);
    const posted = moving.filter(({ postedOn }) => postedOn === start);
    const clauses = new Set(posted.flatMap(({ cite }) => (cite === "" ? [] : cite.split("; "))));
    // The first balance rests on all that made it; one after it on the one before and what moved that.
    const before = starts[index - 1];
    const brought =
      before === undefined
        ? moving.filter(({ postedOn }) => postedOn < start).map(entryReceipt)
        : [figure(`Balance at the close of ${before}`, moneyText(balanceAt(before)), [])];
    return {
      from: start,
      to: addDays(next, -1),
      days: daysBetween(start, next),
      balance,
      clause: [...clauses].join("; "),
      receipt: figure(`Balance at the close of ${start}`, moneyText(balance), [
        ...brought,
        ...posted.map(entryReceipt),
      ]),
    };
  });
}

/** Days on which a loan, or a part of it, bore one rate, or a fee accrued at one. `interest` is exact, in cents. */
export type RateBand = {
  readonly loan: string;
  readonly called: string;
  readonly from: IsoDate;
  readonly to: IsoDate;
  readonly days: number;
  readonly rate: string;
  readonly interest: Ratio;
  readonly clause: string;
  readonly receipt: Receipt;
};

/** The rates of the lines of a month, each for the days on which it ran without a break, whatever the balance. */
export function rateBands(lines: readonly InterestLine[]): RateBand[] {
  return lines.flatMap(({ loan, called, bands }) => {
    const merged: RateBand[] = [];
    for (const band of bands) {
      const { from, to, rate, source } = band;
      const text = percentText(rate);
      // A part of the loan may run beside another at its own rate, and days of one rate may be parted by its balance.
      const at = merged.findLastIndex((each) => each.rate === text && addDays(each.to, 1) >= from);
      const before = merged[at];
      if (before === undefined) {
        const clause = [...new Set(pricing(source))].join("; ");
        const days = daysBetween(from, to);
        merged.push({
          loan,
          called,
          from,
          to: addDays(to, -1),
          days,
          rate: text,
          interest: interestOf(band),
          clause,
          receipt: source,
        });
        continue;
      }
      const last = laterOf(before.to, addDays(to, -1));
      merged[at] = {
        ...before,
        to: last,
        days: daysBetween(before.from, addDays(last, 1)),
        interest: plus(before.interest, interestOf(band)),
      };
    }
    return merged;
  });
}

/** What was available at the end of a month, and what was outstanding. `remaining` is what could still be drawn. */
export type MonthEndAvailability = {
  readonly on: IsoDate;
  readonly basis: string;
  readonly certificate?: string;
  readonly limit: Money;
  readonly loans: Money;
  readonly lettersOfCredit: Money;
  readonly remaining: Money;
  readonly overAdvance: Money;
  readonly clause: string;
  readonly receipt: Receipt;
};

/** Availability at a month's end: told, nothing where no one has said what is available, or why it cannot be told. */
export function availabilityAt(
  facility: KnownFacility,
  on: IsoDate,
): { readonly told?: MonthEndAvailability; readonly failure?: PositionFailure } {
  const standing = positionOn(facility, on);
  if (!standing.ok) return standing.failure.code === "collateral.no_certificate" ? {} : { failure: standing.failure };
  const { available, loans, undrawn, position, cite, receipt } = standing.value;
  const amount = (minor: bigint) => money(facility.file.currency, minor);
  const told = {
    on,
    basis: available.basis,
    ...(available.certificate === undefined ? {} : { certificate: available.certificate }),
    limit: amount(available.limit),
    loans,
    lettersOfCredit: amount(undrawn),
    remaining: amount(position.excess),
    overAdvance: amount(position.overAdvance),
    clause: cite,
    receipt,
  };
  return { told };
}
