import { type Accrual, bandsOf } from "../accruals/accrual.ts";
import type { Segment } from "../accruals/interest.ts";
import { addDays, type IsoDate } from "../base/date.ts";
import { type Currency, type Money, money, moneyText } from "../base/money.ts";
import { figure, type Receipt } from "../base/receipt.ts";
import { percentText } from "./rate.ts";

/** The name of the Prime Rate Loans among the loans of a sweep. */
export const primeBook = "prime";

/**
 * Interest on one loan, or on the Prime Rate Loans together, for the days up to a day of charging; or a fee that
 * accrued in those days, whose bands are of what it is on.
 */
export type InterestLine = {
  readonly loan: string;
  /** The loan or fee as a statement calls it. */
  readonly called: string;
  readonly of: "interest" | "fee";
  readonly from: IsoDate;
  readonly to: IsoDate;
  /** The day on which it was charged to the loan account. */
  readonly chargedOn: IsoDate;
  readonly bands: readonly Segment[];
  readonly amount: Money;
  readonly cite: string;
  readonly receipt: Receipt;
};

/**
 * The interest line of a loan for the days of what accrued, settled. `more` are the clauses of charging and rounding.
 * Its bands and its receipt are made when somebody first asks for them.
 */
export function interestLine(
  { loan, called, of, chargedOn }: Pick<InterestLine, "loan" | "called" | "of" | "chargedOn">,
  accrued: readonly Accrual[],
  amount: Money,
  more: readonly Receipt[],
): InterestLine {
  const [first, last] = [accrued[0], accrued.at(-1)];
  if (first === undefined || last === undefined) throw new Error("a line of interest has accrued");
  const told = { called, of, from: first.from, to: last.to };
  const cite = [...new Set(sourcesOf(accrued).flatMap(pricing))].join("; ");
  let bands: readonly Segment[] | undefined;
  let receipt: Receipt | undefined;
  return {
    loan,
    ...told,
    chargedOn,
    amount,
    cite,
    get bands() {
      return (bands ??= bandsOf(accrued));
    },
    get receipt() {
      return (receipt ??= figure(lineText(told), moneyText(amount), [...bandReceipts(this.bands, amount), ...more]));
    },
  };
}

function bandReceipts(bands: readonly Segment[], { currency }: Money): Receipt[] {
  return bands.map((band) => figure(bandText(band, currency), percentText(band.rate), band.source.because));
}

// Days of one rate mostly follow one another.
function sourcesOf(accrued: readonly Accrual[]): Receipt[] {
  const sources: Receipt[] = [];
  for (const { source } of accrued) if (source !== sources.at(-1)) sources.push(source);
  return sources;
}

/** The clauses, as against facts and settings, that price a band. */
export function pricing({ because }: Receipt): string[] {
  const clauses: string[] = [];
  for (const { kind, cite } of because) if (kind === "clause" && cite !== undefined) clauses.push(cite);
  return clauses;
}

function bandText({ from, to, balance }: Segment, currency: Currency): string {
  return `${from} to ${addDays(to, -1)} on ${moneyText(money(currency, balance))}`;
}

/** What a line of interest says of itself. */
export function lineText({ called, of, from, to }: Pick<InterestLine, "called" | "of" | "from" | "to">): string {
  return `${of === "interest" ? "Interest on " : ""}${called}, ${from} to ${addDays(to, -1)}`;
}
