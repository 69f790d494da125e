import type { Segment } from "../accruals/interest.ts";
import { addDays, type IsoDate } from "../base/date.ts";
import { type Currency, type Money, money, moneyText } from "../base/money.ts";
import { figure, type Receipt, withReceipt } from "../base/receipt.ts";
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

/** The interest line of a loan for the days of its bands, settled. `more` are the clauses of charging and rounding. */
export function interestLine(
  given: Pick<InterestLine, "loan" | "called" | "of" | "chargedOn">,
  bands: readonly Segment[],
  amount: Money,
  more: readonly Receipt[],
): InterestLine {
  const [first, last] = [bands[0], bands.at(-1)];
  if (first === undefined || last === undefined) throw new Error("a line of interest has a band");
  const cites = [...new Set(sourcesOf(bands).flatMap(pricing))];
  const { loan, called, of, chargedOn } = given;
  const cite = cites.join("; ");
  const line = { loan, called, of, chargedOn, from: first.from, to: last.to, bands, amount, cite };
  return withReceipt(line, () => {
    const because = bands.map((band) =>
      figure(bandText(band, amount.currency), percentText(band.rate), band.source.because),
    );
    return figure(lineText(line), moneyText(amount), [...because, ...more]);
  });
}

// Days of one rate mostly follow one another.
function sourcesOf(bands: readonly Segment[]): Receipt[] {
  const sources: Receipt[] = [];
  for (const { source } of bands) if (source !== sources.at(-1)) sources.push(source);
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
