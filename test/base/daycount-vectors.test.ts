import { readFileSync } from "node:fs";
import { expect } from "vitest";
import { type DayCountName, dayCounts, daysCounted } from "../../src/base/daycount.ts";
import { plus, type Ratio, ratio, times } from "../../src/base/ratio.ts";
import { inShared, sharedFolder } from "../shared.ts";
import { day } from "../say.ts";

// The rows of a test of day counts that others wrote, read in place. Its names, and ours.
const names: { readonly [theirs: string]: DayCountName } = {
  ONE_ONE: "1/1",
  ACT_360: "actual/360",
  ACT_364: "actual/364",
  ACT_365F: "actual/365F",
  ACT_365_25: "actual/365.25",
  ACT_365_ACTUAL: "actual/365 actual",
  ACT_ACT_AFB: "actual/actual AFB",
  ACT_ACT_ISDA: "actual/actual ISDA",
  ACT_ACT_YEAR: "actual/actual year",
  NL_360: "NL/360",
  NL_365: "NL/365",
  THIRTY_360_ISDA: "30/360",
  THIRTY_360_PSA: "30/360 PSA",
  THIRTY_EPLUS_360: "30E+/360",
  THIRTY_E_360: "30E/360",
  THIRTY_E_365: "30E/365",
};

inShared("every row of the day counts that others wrote", () => {
  const [, ...rows] = readFileSync(`${sharedFolder}/vectors/daycount.csv`, "utf8").trim().split(/\r?\n/);
  const told = rows.map((row) => {
    const [what = "", convention = "", from = "", to = "", ...working] = row.split(",");
    const name = names[convention];
    if (name === undefined) return `${row}: no day count of ours`;
    const [start, end] = [day(from), day(to)];
    const expected = worked(working.join(","));
    const found = what === "days" ? ratio(BigInt(daysCounted(name, start, end))) : dayCounts[name](start, end);
    return same(found, expected) ? "" : `${row}: ${text(found)}`;
  });
  expect(told.filter((each) => each !== "")).toEqual([
    // Four years are no days here: the end of the working is a slip for 2016, as the row in years of the same days has
    // it.
    "days,THIRTY_E_365,2012-02-29,2016-02-29,calc360Days(2012, 2, 30, 2012, 2, 30): 1440/1",
  ]);
  expect(rows.length).toBeGreaterThan(150);
});

function same(a: Ratio, b: Ratio): boolean {
  return a.numerator * b.denominator === b.numerator * a.denominator;
}

function text({ numerator, denominator }: Ratio): string {
  return `${numerator}/${denominator}`;
}

/**
 * A working such as `((62 + 366) / 365.25) + 4`, or `calc360Days(2012, 5, 29, 2013, 9, 1) / 365`, worked out exactly.
 */
function worked(working: string): Ratio {
  const tokens = working.match(/calc360(?:Days)?\([^)]*\)|\d+(?:\.\d+)?d?|[-+/*()]/g) ?? [];
  const sum = sumIn(tokens);
  if (tokens.length > 0) throw new Error(`${working} is not worked out`);
  return sum;
}

function sumIn(tokens: string[]): Ratio {
  let total = productIn(tokens);
  while (tokens[0] === "+" || tokens[0] === "-") {
    const sign = tokens.shift() === "+" ? 1n : -1n;
    total = plus(total, times(ratio(sign), productIn(tokens)));
  }
  return total;
}

function productIn(tokens: string[]): Ratio {
  let total = factorIn(tokens);
  while (tokens[0] === "/" || tokens[0] === "*") {
    const divides = tokens.shift() === "/";
    const { numerator, denominator } = factorIn(tokens);
    total = times(total, divides ? ratio(denominator, numerator) : ratio(numerator, denominator));
  }
  return total;
}

function factorIn(tokens: string[]): Ratio {
  const token = tokens.shift() ?? "";
  if (token === "(") {
    const inner = sumIn(tokens);
    if (tokens.shift() !== ")") throw new Error("a bracket closes");
    return inner;
  }
  return thirtyIn(token) ?? numberIn(token);
}

// Months of thirty days between two days as moved, over 360 or as they are.
function thirtyIn(token: string): Ratio | undefined {
  const thirty = /^calc360(Days)?\(([^)]*)\)$/.exec(token);
  if (thirty === null) return undefined;
  const [y1 = 0, m1 = 0, d1 = 0, y2 = 0, m2 = 0, d2 = 0] = (thirty[2] ?? "").split(",").map(Number);
  return ratio(BigInt(360 * (y2 - y1) + 30 * (m2 - m1) + (d2 - d1)), thirty[1] === undefined ? 360n : 1n);
}

function numberIn(token: string): Ratio {
  const [whole = "", part = ""] = token.replace(/d$/, "").split(".");
  return ratio(BigInt(whole + part), 10n ** BigInt(part.length));
}
