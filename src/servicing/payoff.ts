import { ofOneDay, type Segment, totalOf } from "../accruals/interest.ts";
import { addDays, type IsoDate } from "../base/date.ts";
import { add, type Money, money, moneyText, settle } from "../base/money.ts";
import { figure, type Receipt } from "../base/receipt.ts";
import { ok, refuse, type Result } from "../base/result.ts";
import { reportsOf } from "../events/record.ts";
import { feeOfBook, owedOfBook } from "./fees/fee-book.ts";
import { type TerminationFee, terminationFees } from "./fees/termination.ts";
import { percentText } from "./rate.ts";
import { type KnownFacility, termsOn } from "./facility.ts";
import { owedIn } from "./owed.ts";
import { entryReceipt } from "./statement.ts";
import { accountOf } from "./account.ts";
import type { SweepFailure } from "./swept.ts";

/**
 * Interest that has accrued on one loan since the last charge and is part of the payoff. `fee` is the title of the fee
 * where it is one that accrued instead.
 */
export type PayoffLine = {
  readonly loan: string;
  readonly fee?: string;
  readonly bands: readonly Segment[];
  readonly amount: Money;
};

/**
 * What pays the facility off on a day: the balances before that day's happenings, and interest up to it.
 *
 * `perDiem` is what one more day costs at the balances and rates of the day before, rounded: several days by the per
 * diem may differ by cents from the exact amount, and the exact amount governs.
 */
export type Payoff = {
  readonly on: IsoDate;
  readonly balances: Money;
  readonly lines: readonly PayoffLine[];
  /** What is owed for ending the facility on the day, where a clause asks for it and it was not ended before. */
  readonly termination: readonly TerminationFee[];
  readonly total: Money;
  readonly perDiem: Money;
  readonly receipt: Receipt;
};

/** The payoff on a day, as known. The day itself bears no interest. Refuses what `sweep` refuses. */
export function payoffOn(facility: KnownFacility, on: IsoDate): Result<Payoff, SweepFailure> {
  const swept = accountOf(facility, addDays(on, -1));
  if (!swept.ok) return swept;
  const terms = termsOn(facility, addDays(on, -1));
  if (!terms.ok) return terms;
  const { rounding } = terms.value;
  if (rounding === undefined) return refuse({ code: "terms.missing", term: "rounding", on });
  const { prime, accruing } = swept.value;
  const balances = owedIn(swept.value);
  const lines = [...accruing].map(([loan, bands]): PayoffLine => {
    const fee = feeOfBook(facility.file, loan)?.title;
    const { minor } = settle({ currency: prime.currency, exact: totalOf(bands) }, rounding.value);
    const amount = money(prime.currency, owedOfBook(facility.file, loan, minor));
    return { loan, bands, amount, ...(fee === undefined ? {} : { fee }) };
  });
  const ended = reportsOf(facility.known, "AgreementTerminated").some(({ happening }) => happening.on < on);
  const termination = ended ? ok([]) : terminationFees(facility, terms.value, on);
  if (!termination.ok) return termination;
  const total = add(balances, ...lines.map(({ amount }) => amount), ...termination.value.map(({ amount }) => amount));
  const perDiem = settle({ currency: prime.currency, exact: totalOf(oneDay(lines, on)) }, rounding.value);
  const because = [...lines.map(lineReceipt), ...termination.value.map(({ receipt }) => receipt), rounding.source];
  const owed = figure("balances", moneyText(balances), swept.value.entries.map(entryReceipt));
  const receipt = figure(`Payoff on ${on}`, moneyText(total), [owed, ...because]);
  return ok({ on, balances, lines, termination: termination.value, total, perDiem, receipt });
}

// The bands that run on the last day before the payoff, each for that one day.
function oneDay(lines: readonly PayoffLine[], on: IsoDate): Segment[] {
  return lines.flatMap(({ bands }) =>
    bands.filter(({ to }) => to === on).map((band) => ({ ...band, exact: ofOneDay(band) })),
  );
}

function lineReceipt({ loan, fee, bands, amount }: PayoffLine): Receipt {
  return figure(
    fee ?? `interest on ${loan}`,
    moneyText(amount),
    bands.map(({ from, to, rate, source }) =>
      figure(`${from} to ${addDays(to, -1)}`, percentText(rate), source.because),
    ),
  );
}
