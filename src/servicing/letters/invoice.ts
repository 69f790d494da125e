import { addDays, dateInWords, firstOfMonth, firstOfNextMonth, type IsoDate, monthInWords } from "../../base/date.ts";
import { add, type Money, money } from "../../base/money.ts";
import type { Receipt } from "../../base/receipt.ts";
import { ok, refuse, type Result } from "../../base/result.ts";
import { creditedBy, feesAccrued } from "../accrued.ts";
import { accountOf } from "../account.ts";
import { type KnownFacility, termsOn } from "../facility.ts";
import { feesOf } from "../fee.ts";
import { lineText } from "../interest-line.ts";
import { type Letter, type LetterFigure, type LetterPart, said, statement } from "../letter.ts";
import { entryReceipt } from "../entry-receipt.ts";
import type { Sweep } from "../swept.ts";
import { amountOf, correspondents, guarantorsOf, type LetterAsked, type LetterFailure } from "./asked.ts";
import { amountTable, bandFigures, bandTables } from "./bands.ts";

/** What falls due of a month: a figure for each line and its bands, and what each line rests on. */
type Due = {
  readonly lines: readonly LetterFigure[];
  readonly bands: readonly LetterFigure[];
  readonly rests: Receipt[];
};

/**
 * The interest and the fees of a month, the one before that of the letter unless another is asked for: each line with
 * its days, balances and rates, when it falls due, and what was paid of it in money.
 *
 * Refuses `letter.month_not_over`, `letter.nothing_to_invoice`, and what the sweep of the loan account refuses.
 */
export function invoiceLetter(asked: LetterAsked): Result<Letter, LetterFailure> {
  const { facility, on } = asked;
  const first = asked.month ?? firstOfMonth(addDays(firstOfMonth(on), -1));
  const next = firstOfNextMonth(first);
  const month = first.slice(0, 7);
  if (on < addDays(next, -1)) return refuse({ code: "letter.month_not_over", month, on });
  const parties = correspondents(asked, "lender");
  if (!parties.ok) return parties;
  const swept = accountOf(facility, next);
  if (!swept.ok) return swept;
  const interest = interestDue(facility, swept.value, first, next);
  const fees = feesDue(facility, swept.value, first, next);
  const lines = [...interest.lines, ...fees.lines];
  const [basis, ...others] = [...interest.rests, ...fees.rests];
  if (basis === undefined) return refuse({ code: "letter.nothing_to_invoice", month });
  const amounts = lines.map(({ amount }) => amount ?? money(facility.file.currency, 0n));
  const total = totalOf(facility, next, amounts);
  return ok({
    title: "Invoice",
    on,
    from: parties.value.from.name,
    to: parties.value.to.name,
    subject: `${facility.file.title}: interest and fees of ${monthInWords(first)}`,
    parts: [
      statement(
        `Interest and fees of ${monthInWords(first)} come to ${amountOf(facility, total.amount?.minor ?? 0n)}.`,
        basis,
        ...others,
      ),
      amountTable(facility, "Due", [...lines, total], [basis, ...others]),
      ...bandTables(facility, interest.bands, interest.rests),
      ...chargeParts(facility, interest.lines),
      ...awaitedParts(facility, next),
      said("What this invoice tells is charged or paid as the financing agreements have it. It is no other demand."),
    ],
    copies: guarantorsOf(facility),
    figures: [...lines, ...interest.bands, total],
    illustration: facility.file.illustration,
  });
}

function totalOf({ file }: KnownFacility, on: IsoDate, amounts: readonly Money[]): LetterFigure {
  const amount = add(money(file.currency, 0n), ...amounts);
  return { kind: "total", name: "Together", on, amount, clause: "" };
}

// The interest, and fees that accrue, of the days of the month: what was charged and what was found due beside it.
function interestDue(facility: KnownFacility, swept: Sweep, first: IsoDate, next: IsoDate): Due {
  const own = swept.lines.filter(({ from }) => from >= first && from < next);
  return {
    lines: own.map((line) => ({
      kind: line.of,
      name: `${lineText(line)}, due ${line.chargedOn}`,
      on: line.chargedOn,
      from: line.from,
      to: addDays(line.to, -1),
      amount: line.amount,
      clause: line.cite,
    })),
    bands: own.flatMap((line) => bandFigures(facility, { ...line, clause: line.cite })),
    rests: own.map(({ receipt }) => receipt),
  };
}

// The fees charged or paid in the month, and those earned that are neither at its end. What was paid is taken off.
function feesDue(facility: KnownFacility, { entries }: Sweep, first: IsoDate, next: IsoDate): Due {
  const posted = entries.filter(
    ({ kind, postedOn, legs }) =>
      kind === "fee" && postedOn >= first && postedOn < next && creditedBy({ legs })?.account === "income:fees",
  );
  const settled = posted.flatMap((entry): LetterFigure[] => {
    const amount = creditedBy(entry)?.amount;
    if (amount === undefined) return [];
    const { postedOn: on, cite: clause, legs } = entry;
    const due: LetterFigure = { kind: "fee", name: `${entry.description} on ${on}`, on, amount, clause };
    const isPaid = legs.some(({ account }) => account === "cash");
    return isPaid
      ? [due, { ...due, name: "Less what was paid", amount: money(amount.currency, -amount.minor) }]
      : [due];
  });
  const open = feesAccrued(facility, addDays(next, -1));
  return {
    lines: [
      ...settled,
      ...open.map(({ called, amount, clause }): LetterFigure => ({
        kind: "fee",
        name: `${called}, earned and not settled`,
        amount,
        clause,
      })),
    ],
    bands: [],
    rests: [...posted.map(entryReceipt), ...open.map(({ receipt }) => receipt)],
  };
}

function chargeParts(facility: KnownFacility, lines: readonly LetterFigure[]): LetterPart[] {
  const days = [...new Set(lines.flatMap(({ on }) => on ?? []))];
  return days.flatMap((day) => {
    const terms = termsOn(facility, day);
    const clause = terms.ok ? terms.value.chargeDay?.source : undefined;
    const words = `Interest due on ${dateInWords(day)} is charged to the loan account on that day.`;
    return clause === undefined ? [] : [statement(words, clause)];
  });
}

// What a fee that is earned still waits for before it is to be paid.
function awaitedParts(facility: KnownFacility, next: IsoDate): LetterPart[] {
  const open = feesAccrued(facility, addDays(next, -1));
  return feesOf(facility).flatMap(({ fee, clause, payableOn, awaiting }) => {
    const own = open.find(({ of }) => of === clause.cite);
    if (own === undefined) return [];
    const when =
      payableOn === undefined
        ? `is not payable yet: ${awaiting ?? "its day is not known"}`
        : `is payable since ${dateInWords(payableOn)}`;
    return [statement(`The ${fee.called} ${when}.`, own.receipt)];
  });
}
