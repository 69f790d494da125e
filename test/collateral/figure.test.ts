import { expect, test } from "vitest";
import { leaf } from "../../src/base/receipt.ts";
import { amountFigure, dayFigure, type FigureKind, figureOf, percentage } from "../../src/collateral/figure.ts";
import { percent } from "../say.ts";

const clause = (text: string) => ({ text, cite: "P § 1", source: leaf("clause", "rule") });

function read<Value>(kind: FigureKind<Value>, text: string, stated?: Value): string {
  const figure = figureOf(clause(text), kind, stated);
  return figure.ok ? kind.write(figure.value.value) : figure.failure.code;
}

const unread = "collateral.figure_not_read";

test.each([
  ["more than ninety (90) days from invoice date", "90 days"],
  ["more than 90 days from invoice date", "90 days"],
  ["more than ninety days from invoice date", "90 days"],
  ["more than one hundred twenty (120) calendar days", "120 days"],
  ["sixty (60) days after the due date, that is sixty days", "60 days"],
  ["ninety (90) days from invoice or sixty (60) days past due", unread],
  // The words and the figures of one number that differ give none.
  ["more than ninety (60) days from invoice date", unread],
  ["more than a few days", unread],
  ["fifty (50%) percent", unread],
])("the days of “%s” are %s", (text, days) => {
  expect(read(dayFigure, text)).toBe(days);
});

test.each([
  ["up to eighty-five (85%) percent of the Eligible Accounts", "85.00%"],
  ["up to 85% of the Eligible Accounts", "85.00%"],
  ["eighty-five percent (85%) of them", "85.00%"],
  ["the lesser of 60% of cost and 85% of liquidation value", unread],
  // A number of days in brackets is no percentage.
  ["fifty (50%) percent more than ninety (90) days old", "50.00%"],
  ["a part of them", unread],
])("the share of “%s” is %s", (text, share) => {
  expect(read(percentage, text)).toBe(share);
});

test.each([
  ["The Maximum Credit is $5,500,000.", "5500000.00"],
  ["in no event more than $1,000,000.50", "1000000.50"],
  ["$1,000,000, or $2,000,000 in summer", unread],
])("the amount of “%s” is %s", (text, amount) => {
  expect(read(amountFigure("USD"), text)).toBe(amount);
});

test("what the facility file states must stand in the words, and may be one of several", () => {
  const words = "the lesser of 60% of cost and 85% of liquidation value";
  expect(read(percentage, words, percent("60"))).toBe("60.00%");
  expect(read(percentage, words, percent("80"))).toBe("collateral.clause_says_otherwise");
});
