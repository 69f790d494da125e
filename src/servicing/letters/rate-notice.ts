import { bandsOf } from "../../accruals/accrual.ts";
import type { Segment } from "../../accruals/interest.ts";
import type { TermsInForce } from "../../agreement/terms.ts";
import { addDays, dateInWords, type IsoDate } from "../../base/date.ts";
import { money } from "../../base/money.ts";
import { equals } from "../../base/ratio.ts";
import { leaf, type Receipt } from "../../base/receipt.ts";
import { ok, refuse, type Result } from "../../base/result.ts";
import { bookCalled } from "../accrued.ts";
import { accountOf } from "../account.ts";
import { type KnownFacility, termsOn } from "../facility.ts";
import { feeOfBook } from "../fees/fee-book.ts";
import { pricing } from "../interest-line.ts";
import { type Letter, type LetterFigure, type LetterPart, said, statement } from "../letter.ts";
import { outstandingLoans, type PeriodLoan } from "../period-loans.ts";
import { percentText } from "../rate.ts";
import type { Sweep } from "../swept.ts";
import { amountOf, correspondents, guarantorsOf, type LetterAsked, type LetterFailure } from "./asked.ts";

/**
 * What one loan, or a part of it, bears on a day. `since` is the first day of it at that rate without a break;
 * `atLeast` where the account goes back no further.
 */
type Borne = {
  readonly loan: string;
  readonly called: string;
  readonly band: Segment;
  readonly since: IsoDate;
  readonly atLeast: boolean;
  readonly period: PeriodLoan | undefined;
};

/**
 * What each loan bears on the day of the letter: the amount, the rate, since when, the index and margin that make it,
 * and the Interest Period where it has one; or of the one loan asked for.
 *
 * Refuses `letter.nothing_bears_interest`, `letter.loan_unknown`, and what the sweep of the loan account refuses.
 */
export function rateNotice(asked: LetterAsked): Result<Letter, LetterFailure> {
  const { facility, on, loan } = asked;
  const parties = correspondents(asked, "lender");
  if (!parties.ok) return parties;
  const swept = accountOf(facility, on);
  if (!swept.ok) return swept;
  const terms = termsOn(facility, on);
  if (!terms.ok) return terms;
  const all = borneOn(asked, swept.value);
  const borne = loan === undefined ? all : all.filter((each) => each.loan === loan || each.called === loan);
  if (all.length === 0) return refuse({ code: "letter.nothing_bears_interest", on });
  if (loan !== undefined && borne.length === 0) {
    return refuse({ code: "letter.loan_unknown", loan, on, known: [...new Set(all.map((each) => each.loan))] });
  }
  return ok({
    title: "Rate notice",
    on,
    from: parties.value.from.name,
    to: parties.value.to.name,
    subject: `${facility.file.title}: interest rates on ${dateInWords(on)}`,
    parts: [
      ...borne.flatMap((each) => borneParts(asked, each)),
      ...dayCountParts(terms.value),
      said("This notice tells of rates and agrees to none; the financing agreements govern."),
    ],
    copies: guarantorsOf(facility),
    figures: borne.flatMap((each) => figuresOf(asked, each)),
    illustration: facility.file.illustration,
  });
}

function borneOn({ facility, on }: LetterAsked, swept: Sweep): Borne[] {
  const periods = outstandingLoans(facility, on);
  return [...swept.accruing].flatMap(([loan, accrued]) => {
    const bands = bandsOf(accrued);
    if (feeOfBook(facility.file, loan) !== undefined) return [];
    const charged = swept.lines.filter((line) => line.loan === loan).flatMap((line) => line.bands);
    const called = bookCalled(facility, loan);
    const period = periods.find((each) => each.loan === loan);
    return bands
      .filter(({ to }) => to === addDays(on, 1))
      .map((band): Borne => {
        const since = sinceOf(band, [...charged, ...bands]);
        const fixed = period !== undefined && isFixed(facility, period);
        const atLeast = !fixed && since <= addDays(swept.began, 1);
        return { loan, called, band, since: fixed ? period.on : since, atLeast, period };
      });
  });
}

// Whether a loan bears one rate for its whole Interest Period.
function isFixed({ file }: KnownFacility, period: PeriodLoan): boolean {
  if (period.type === "EurodollarLoanMade") return true;
  return file.rateOptions?.find(({ loans }) => loans === period.option)?.kind === "term";
}

// Back over the bands that end where the one after begins, as long as one of them is at the rate.
function sinceOf({ from, rate }: Segment, bands: readonly Segment[]): IsoDate {
  let since = from;
  for (;;) {
    const before = bands.find((each) => each.to === since && each.from < since && equals(each.rate, rate));
    if (before === undefined) return since;
    since = before.from;
  }
}

function borneParts({ facility, on }: LetterAsked, { called, band, since, atLeast, period }: Borne): LetterPart[] {
  const amount = amountOf(facility, band.balance);
  const rate = percentText(band.rate);
  const made = madeOf(band.source);
  const words = `${called}: ${amount} bears ${rate} per annum on ${dateInWords(on)}, at that rate ${atLeast ? "at least " : ""}since ${dateInWords(since)}.`;
  return [
    statement(words, band.source),
    ...(period === undefined
      ? []
      : [
          statement(
            `Its Interest Period runs from ${dateInWords(period.on)} to ${dateInWords(period.periodEndsOn)}, that day not counted.`,
            leaf("fact", `${period.loan} made`, { cite: period.key }),
          ),
        ]),
    ...(made.length === 0
      ? []
      : [
          {
            part: "table" as const,
            heads: ["Made of", "Per annum"],
            rows: [...made.map(({ label, value = "" }) => [label, value]), ["Rate", rate]],
            amounts: [1],
            totals: 1,
            rests: [band.source] as const,
          },
        ]),
  ];
}

// The index and the margin, as against readings and facts without a figure.
function madeOf({ because }: Receipt): Receipt[] {
  return because.flatMap((each) => [
    ...((each.kind === "clause" || each.kind === "fact") && (each.value ?? "").endsWith("%") ? [each] : []),
    ...madeOf(each),
  ]);
}

function figuresOf({ facility }: LetterAsked, { called, band, since, period }: Borne): LetterFigure[] {
  const rate: LetterFigure = {
    kind: "rate",
    name: called,
    from: since,
    ...(period === undefined ? {} : { to: addDays(period.periodEndsOn, -1) }),
    base: money(facility.file.currency, band.balance),
    rate: percentText(band.rate),
    clause: [...new Set(pricing(band.source))].join("; "),
  };
  const parts = madeOf(band.source).map(({ label, value = "", cite = "" }): LetterFigure => ({
    kind: "part",
    name: label,
    rate: value,
    clause: cite,
  }));
  return [rate, ...parts];
}

function dayCountParts({ dayCount }: TermsInForce): LetterPart[] {
  return dayCount === undefined
    ? []
    : [
        statement(
          `Interest is reckoned by ${dayCount.value}, where a loan has no day count of its own.`,
          dayCount.source,
        ),
      ];
}
