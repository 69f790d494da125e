import { addDays, dateInWords, daysBetween, type IsoDate } from "../../base/date.ts";
import { leaf } from "../../base/receipt.ts";
import { ok, refuse, type Result } from "../../base/result.ts";
import { lettersOfCreditOn } from "../../collateral/letters-of-credit.ts";
import { termsOn } from "../facility.ts";
import { gap, type Letter, type LetterFigure, type LetterPart, said, statement } from "../letter.ts";
import { type Payoff, payoffOn } from "../payoff.ts";
import { noticesOn } from "../statement.ts";
import { amountOf, correspondents, guarantorsOf, type LetterAsked, type LetterFailure } from "./asked.ts";
import { amountTable, bandFigures, bandTables } from "./bands.ts";

/** The most days for which a payoff is told at once. */
const mostDays = 31;

/**
 * What pays the facility off on the day asked for, or on that of the letter: every line exactly, what each day after it
 * adds, and the total on each day up to the last on which the letter holds.
 *
 * Where the money goes and by which hour it must be in, unless that is asked for, are gaps. Refuses
 * `letter.as_of_has_passed`, `letter.until_has_passed`, `letter.quote_too_long`, `letter.nothing_owed`, and what
 * `payoffOn` refuses.
 */
export function payoffLetter(asked: LetterAsked): Result<Letter, LetterFailure> {
  const { facility, on } = asked;
  const asOf = asked.asOf ?? on;
  const until = asked.until ?? asOf;
  if (asOf < on) return refuse({ code: "letter.as_of_has_passed", asOf, on });
  if (until < asOf) return refuse({ code: "letter.until_has_passed", until, on: asOf });
  if (daysBetween(asOf, until) >= mostDays) {
    return refuse({ code: "letter.quote_too_long", from: asOf, until, most: mostDays });
  }
  const parties = correspondents(asked, "lender");
  if (!parties.ok) return parties;
  const quoted = quotes(asked, asOf, until);
  if (!quoted.ok) return quoted;
  const [first] = quoted.value;
  if (first === undefined || first.total.minor === 0n) return refuse({ code: "letter.nothing_owed", on: asOf });
  const figures = figuresOf(asked, quoted.value, first);
  return ok({
    title: "Payoff letter",
    on,
    from: parties.value.from.name,
    to: parties.value.to.name,
    subject: `${facility.file.title}: what pays it off on ${dateInWords(asOf)}`,
    parts: [
      ...owedParts(asked, first, figures),
      ...daysParts(asked, quoted.value),
      ...creditParts(asked, asOf),
      ...noticesOn(facility, asOf).map(({ message, clause }) =>
        statement(message, leaf("clause", "the end of the term", { cite: clause })),
      ),
      ...termsOfPayoff(asked, until),
    ],
    copies: guarantorsOf(facility),
    figures,
    illustration: facility.file.illustration,
  });
}

function quotes({ facility }: LetterAsked, from: IsoDate, until: IsoDate): Result<Payoff[], LetterFailure> {
  const quoted: Payoff[] = [];
  for (let day = from; day <= until; day = addDays(day, 1)) {
    const payoff = payoffOn(facility, day);
    if (!payoff.ok) return payoff;
    quoted.push(payoff.value);
  }
  return ok(quoted);
}

function figuresOf({ facility }: LetterAsked, quoted: readonly Payoff[], first: Payoff): LetterFigure[] {
  const terms = termsOn(facility, first.on);
  const rounding = terms.ok ? (terms.value.rounding?.source.cite ?? "") : "";
  return [
    ...first.loans.map(({ called, amount, clause }) => ({ kind: "owed" as const, name: called, amount, clause })),
    ...first.lines.map(({ income, called, amount, clause }) =>
      income === "income:interest"
        ? { kind: "interest" as const, name: `Interest on ${called}`, amount, clause }
        : { kind: "fee" as const, name: called, amount, clause },
    ),
    ...first.termination.map(({ fee, amount, cite }) => ({
      kind: "fee" as const,
      name: fee.title,
      amount,
      clause: cite,
    })),
    ...first.lines.flatMap((line) => bandFigures(facility, line)),
    { kind: "perDiem", name: "Each day after it, rounded", on: first.on, amount: first.perDiem, clause: rounding },
    ...quoted.map(({ on, total }) => ({
      kind: "total" as const,
      name: `Pays off on ${dateInWords(on)}`,
      on,
      amount: total,
      clause: "",
    })),
  ];
}

function owedParts({ facility }: LetterAsked, first: Payoff, figures: readonly LetterFigure[]): LetterPart[] {
  const day = dateInWords(first.on);
  const lines = figures.filter(({ kind }) => ["owed", "interest", "fee"].includes(kind));
  const total = figures.filter(({ kind, on }) => kind === "total" && on === first.on);
  return [
    statement(
      `On ${day}, before anything that happens on that day, ${amountOf(facility, first.total.minor)} pays all that is owed.`,
      first.receipt,
    ),
    amountTable(facility, `Owed on ${day}`, [...lines, ...total], [first.receipt]),
    ...bandTables(
      facility,
      figures,
      first.lines.map(({ receipt }) => receipt),
    ),
  ];
}

function daysParts({ facility }: LetterAsked, quoted: readonly Payoff[]): LetterPart[] {
  const [first, ...others] = quoted;
  if (first === undefined) return [];
  const rows = quoted.map(({ on, total }) => [dateInWords(on), amountOf(facility, total.minor)]);
  return [
    statement(
      `At the balances and rates of the day before, each day after it adds ${amountOf(facility, first.perDiem.minor)}, rounded. Where days added up differ from what is told of a day, what is told of the day governs.`,
      first.receipt,
    ),
    ...(others.length === 0
      ? []
      : [
          {
            part: "table" as const,
            heads: ["Paid on", "Pays off"],
            rows,
            amounts: [1],
            totals: 0,
            rests: [first.receipt, ...others.map(({ receipt }) => receipt)] as const,
          },
        ]),
  ];
}

function creditParts({ facility }: LetterAsked, on: IsoDate): LetterPart[] {
  const letters = lettersOfCreditOn(facility.known, on);
  return [
    ...letters.map(({ letter, undrawn, expiresOn, key }) =>
      statement(
        `Letter of credit ${letter} is outstanding until ${dateInWords(expiresOn)}, ${amountOf(facility, undrawn)} of it undrawn, and is not in these figures.`,
        leaf("fact", `letter of credit ${letter}`, { cite: key }),
      ),
    ),
    ...(letters.length === 0
      ? []
      : [
          said(
            "Each letter of credit is to come back to us undrawn, or to be secured in a way that we have agreed to.",
          ),
          gap("Security for letters of credit", "kind", "amount"),
        ]),
  ];
}

function termsOfPayoff({ by }: LetterAsked, until: IsoDate): LetterPart[] {
  const last = dateInWords(until);
  const wanting = ["bank", "routing number", "account name", "account number", "reference"];
  return [
    gap("Where the money is to be sent", ...wanting),
    ...(by === undefined ? [gap(`By which hour of a day money must be in to count as of that day`, "hour")] : []),
    said(
      `This letter holds for money that has reached us on or before ${last}${by === undefined ? "" : `, by ${by} of the day for which it is told`}. Money that comes later counts as of the next day. After ${last} please ask us for another.`,
    ),
    said(
      "The figures take nothing into account that happens after what was known when this letter was made: no advance, no collection, no change of a rate and no cost that we come to bear. Should any of it happen, we shall tell you what it changes.",
    ),
    said(
      "When the whole amount has reached us for good, and nothing is left under which we could still have to pay, our undertaking to lend ends and we shall, at your cost, give the releases of what secured it that you ask for.",
    ),
    said(
      "Should we have to give back any part of what was paid, or lose it for any reason in law, that part is owed again from the day it was paid as if it had never reached us, with all that secured it, whatever has been released by then. What by its terms outlasts payment stays in force.",
    ),
    said("Until then nothing in this letter waives a right, extends a day or agrees to wait."),
  ];
}
