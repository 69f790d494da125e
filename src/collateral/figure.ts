import type { Agreement } from "../agreement/agreement.ts";
import type { Sourced } from "../agreement/terms.ts";
import { plainText, type Standing } from "../agreement/reading.ts";
import { isPresent, readingOf } from "../agreement/text.ts";
import { type Currency, moneyText, money } from "../base/money.ts";
import { equals, ratio, type Ratio, times, toDecimal } from "../base/ratio.ts";
import { leaf, type Receipt } from "../base/receipt.ts";
import { ok, refuse, type Result } from "../base/result.ts";
import type { ClauseOf } from "../events/collateral.ts";
import { figureValue, wordsValue } from "../papers/text/numbers.ts";
import { dollarsIn, dualsThatDiffer, percentFromWords, percentWords } from "../papers/text/phrases.ts";
import type { CollateralFailure } from "./failure.ts";

/** The words of a clause as they stand on a day, and the clauses that put them there. */
export type ClauseInForce = { readonly text: string; readonly cite: string; readonly source: Receipt };

/** The agreement on one day, as rules look their clauses up in it. */
export type Clauses = { readonly agreement: Agreement; readonly standing: Standing };

/** The words of a clause on a day, and nothing when they are deleted or not yet in effect. Refuses `clause_unknown`. */
export function clauseInForce(
  { agreement, standing }: Clauses,
  { paper, provision }: ClauseOf,
): Result<ClauseInForce | undefined, CollateralFailure> {
  const node = agreement.nodes.get(`${paper}:${provision}`);
  if (node === undefined) return refuse({ code: "collateral.clause_unknown", paper, provision });
  if (!isPresent(agreement, node, standing)) return ok(undefined);
  const read = readingOf(agreement, node, standing);
  if (read.deleted !== undefined) return ok(undefined);
  const cites = [...new Set([node.clause.cite, ...read.fragments.map(({ clause }) => clause.cite)])];
  const cite = cites.join("; ");
  return ok({ text: plainText(read), cite, source: leaf("clause", node.heading || node.clause.path, { cite }) });
}

/** A kind of figure: how it is found in words, compared and written. */
export type FigureKind<Value> = {
  readonly what: string;
  readonly find: (text: string) => readonly Value[];
  readonly same: (a: Value, b: Value) => boolean;
  readonly write: (value: Value) => string;
};

/** A percentage, as a part of one. */
export const percentage: FigureKind<Ratio> = {
  what: "percentage",
  find: (text) =>
    [...text.matchAll(new RegExp(percentWords, "g"))].flatMap(([phrase]) =>
      // The pattern takes a bracketed number for a percentage, which may be one of days.
      /%|percent/.test(phrase) ? (percentFromWords(phrase) ?? []) : [],
    ),
  same: equals,
  write: (value) => `${toDecimal(times(value, ratio(100n)), 2)}%`,
};

/** A number of days. */
export const dayFigure: FigureKind<number> = {
  what: "number of days",
  find: (text) =>
    [
      ...text.matchAll(
        /(?:\b([a-z]+(?:[- ][a-z]+)?) )?(?:\((\d+)\)|\b(\d+)) (?:calendar )?days\b|\b([a-z]+(?:-[a-z]+)?) days\b/gi,
      ),
    ]
      .map(([, , bracketed, bare, words = ""]) => figureValue(bracketed ?? bare ?? "") ?? wordsValue(words))
      .flatMap((value) => (value === undefined ? [] : [Number(value.numerator / value.denominator)])),
  same: (a, b) => a === b,
  write: (days) => `${days} days`,
};

/** An amount of money. Unit: cents. */
export function amountFigure(currency: Currency): FigureKind<bigint> {
  return {
    what: "amount",
    find: (text) => dollarsIn(text).map(({ value }) => value),
    same: (a, b) => a === b,
    write: (minor) => moneyText(money(currency, minor)),
  };
}

/**
 * The figure of a clause on a day. One that the facility file states must stand in the words; one that it leaves to the
 * words must stand there alone. So an amendment of the clause moves the figure, or is noticed.
 *
 * Refuses `collateral.figure_not_read`, `collateral.clause_says_otherwise`.
 */
export function figureOf<Value>(
  { text, cite, source }: ClauseInForce,
  kind: FigureKind<Value>,
  stated: Value | undefined,
): Result<Sourced<Value>, CollateralFailure> {
  const found = dualsThatDiffer(text).length > 0 ? [] : distinct(kind.find(text), kind.same);
  const written = found.map(kind.write);
  if (stated === undefined) {
    const [only, ...others] = found;
    return only === undefined || others.length > 0
      ? refuse({ code: "collateral.figure_not_read", cite, what: kind.what, found: written })
      : ok({ value: only, source: { ...source, value: kind.write(only) } });
  }
  if (!found.some((value) => kind.same(value, stated))) {
    return refuse({ code: "collateral.clause_says_otherwise", cite, stated: kind.write(stated), found: written });
  }
  return ok({ value: stated, source: { ...source, value: kind.write(stated) } });
}

/** The figure of a clause that must be in force. Refuses `collateral.clause_not_in_force`, and as `figureOf`. */
export function neededFigure<Value>(
  clauses: Clauses,
  clause: ClauseOf,
  kind: FigureKind<Value>,
  stated: Value | undefined,
): Result<Sourced<Value>, CollateralFailure> {
  const inForce = clauseInForce(clauses, clause);
  if (!inForce.ok) return inForce;
  if (inForce.value !== undefined) return figureOf(inForce.value, kind, stated);
  const cite = clauses.agreement.nodes.get(`${clause.paper}:${clause.provision}`)?.clause.cite ?? clause.provision;
  return refuse({ code: "collateral.clause_not_in_force", cite, on: clauses.standing.on });
}

function distinct<Value>(values: readonly Value[], same: (a: Value, b: Value) => boolean): Value[] {
  return values.filter((value, index) => values.findIndex((other) => same(other, value)) === index);
}
