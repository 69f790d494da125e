import { expect, test } from "vitest";
import { toDecimal } from "../../../src/base/ratio.ts";
import { valuesIn } from "../../../src/papers/terms/value.ts";
import type { Flow } from "../../../src/papers/text/flow.ts";

const straight = { spanOf: (start: number, end: number) => ({ start, end }) } as Flow;

const shown = (text: string) =>
  valuesIn(text, 0, straight).map((read) => {
    switch (read.value) {
      case "amount":
        return `${read.minor} cents`;
      case "date":
        return read.on;
      case "percent":
        return `${toDecimal(read.part)} of one`;
      case "ratio":
        return `${toDecimal(read.toOne)} to one`;
      default:
        return `${read.days} days`;
    }
  });

test.each([
  ["not above $1,250,000.50 in all", ["125000050 cents"]],
  ["up to $2.5 million", ["250000000 cents"]],
  ["on May 31, 1999", ["1999-05-31"]],
  ["a margin of 1-1/4% or 50 basis points", ["0.0125 of one", "0.005 of one"]],
  ["one half of one (0.5%) percent", ["0.005 of one"]],
  ["at least 1.25 to 1.00, then 2:1", ["1.25 to one", "2 to one"]],
  ["within thirty (30) days, or five Business Days", ["30 days", "5 days"]],
  ["within 10 days", ["10 days"]],
  ["1/2 of 1% of the Loans, then three-eighths of one percent", ["0.005 of one", "0.00375 of one"]],
  ["1 and 1/8% per annum", ["0.01125 of one"]],
  ["a rate of one percent (1%)", ["0.01 of one"]],
  ["DECEMBER 1, 2002 and the 31ST DAY OF MAY, 2003", ["2002-12-01", "2003-05-31"]],
  ["above $7.5B, $30MM or $250K", ["750000000000 cents", "3000000000 cents", "25000000 cents"]],
  ["cash\n95\n%", ["0.95 of one"]],
])("reads the values of “%s”", (text, values) => {
  expect(shown(text)).toEqual(values);
});

test.each([
  "within thirty (20) days",
  "$10,000,00 of loans",
  "February 30, 1999",
  "FEBRUARY 30, 1999",
  "$5Best",
  "Sections 4.1 to 4.3",
  "at 10:15 on that day",
  "the ratio of one thing to another",
])("takes no value from “%s”", (text) => {
  expect(shown(text)).toEqual([]);
});
