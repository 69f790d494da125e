import { exactText } from "../../base/money.ts";
import { interestOf, type Segment } from "../../accruals/interest.ts";
import type { Receipt } from "../../base/receipt.ts";
import type { KnownFacility } from "../facility.ts";
import type { LetterFigure, LetterTable } from "../letter.ts";
import { bandOf } from "../statement.ts";
import { amountOf } from "./asked.ts";

/** The balances and rates that make up interest, one figure for each stretch of days. */
export function bandFigures(
  facility: KnownFacility,
  { called, bands, clause }: { readonly called: string; readonly bands: readonly Segment[]; readonly clause: string },
): LetterFigure[] {
  return bands.map((segment) => {
    const { from, to, days, balance, rate } = bandOf(facility, segment);
    return { kind: "band", name: called, from, to, days, base: balance, rate, exact: interestOf(segment), clause };
  });
}

/** Bands as a table, their interest before it is rounded; nothing where there are none. */
export function bandTables(
  facility: KnownFacility,
  figures: readonly LetterFigure[],
  rests: readonly Receipt[],
): LetterTable[] {
  const bands = figures.filter(({ kind }) => kind === "band");
  const [first, ...others] = rests;
  if (bands.length === 0 || first === undefined) return [];
  const rows = bands.map(({ name, from = "", to = "", days = 0, base, rate = "", exact }) => [
    name,
    from,
    to,
    String(days),
    base === undefined ? "" : amountOf(facility, base.minor),
    rate,
    exact === undefined ? "" : exactText(exact),
  ]);
  const heads = ["Interest on", "From", "To", "Days", "On", "At", "Comes to"];
  return [{ part: "table", heads, rows, amounts: [3, 4, 5, 6], totals: 0, rests: [first, ...others] }];
}

/** Figures as a table of names, amounts and clauses, the last of them the total. */
export function amountTable(
  facility: KnownFacility,
  head: string,
  figures: readonly LetterFigure[],
  rests: readonly [Receipt, ...Receipt[]],
): LetterTable {
  const rows = figures.map(({ name, amount, clause }) => [
    name,
    amount === undefined ? "" : amountOf(facility, amount.minor),
    clause,
  ]);
  return { part: "table", heads: [head, "Amount", "Clause"], rows, amounts: [1], totals: 1, rests };
}
