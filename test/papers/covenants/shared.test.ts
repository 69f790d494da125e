import { readFileSync } from "node:fs";
import { expect } from "vitest";
import { expressionText } from "../../../src/base/expression.ts";
import { covenantText } from "../../../src/cli/say-tests.ts";
import { testsRead } from "../../../src/papers/covenants/placed.ts";
import { readPaper } from "../../../src/papers/read.ts";
import { inShared, sharedFolder } from "../../shared.ts";

const folder = `${sharedFolder}/papers`;

function testsOf(file: string) {
  const text = readFileSync(`${folder}/${file}`, "utf8");
  return { text, ...testsRead(text, readPaper(text)) };
}

// A person read each of these clauses first. What stands here is all that a paper tests, and what of it is not read.
const papers: readonly (readonly [file: string, covenants: readonly string[]])[] = [
  [
    "agreements/1060753_1999-03-29_jps_harris.txt",
    [
      "8.7: Tangible Net Worth at least 38,000,000.00 to 1999-12-31; 40,000,000.00 from 2000-01-01, at all times",
      "8.8(a): EBITDA at least 0.00 from 1998-09-30 to 1998-12-15; 500,000.00 from 1998-12-16 to 1999-03-15; 600,000.00 from 1999-03-16 to 1999-06-15; 700,000.00 from 1999-06-16 to 1999-09-15; 850,000.00 from 1999-09-16 to 1999-12-15; 1,000,000.00 from 1999-12-16, at the end of each month, from 1998-09-30",
      "8.8(b): EBITDA at least 3,500,000.00 to 1999-12-31; 4,000,000.00 from 2000-01-01 to 2000-12-31, at the end of each year",
    ],
  ],
  [
    "agreements/1109879_2012-03-12_csi_fifththird.txt",
    [
      "5.13(a): Debt Service Coverage Ratio at least 1.20x, at the end of each quarter, from 2011-12-31",
      "5.13(b): Funded Debt to EBITDA Ratio at most 2.50x, at the end of each year, from 2011-12-31",
    ],
  ],
  [
    "agreements/1158114_2015-07-07_aoi_credit.txt",
    [
      "7.1(a): Consolidated EBITDA at least 11,000,000.00 from 2015-01-01 to 2015-12-31; 12,500,000.00 from 2016-01-01 to 2017-12-31, at the end of each quarter, not read: its level is worked out from other figures",
      "7.1(b): Leverage Ratio (funded debt / ebitda) at most 5.00x from 2015-01-01 to 2017-12-31; 4.50x from 2018-01-01 to 2019-12-31; 4.00x from 2020-01-01, at the end of each quarter",
      "7.1(c): Current Ratio at least 1.25x, at the end of each quarter",
      "7.1(d)(i): Capital Expenditures at most, not read: its levels do not follow one another day by day; it does not say when it is tested, or not in words that are known",
    ],
  ],
  [
    "agreements/784770_2008-02-05_dpac_fifththird.txt",
    [
      "6.8: Consolidated Effective Tangible Net Worth at least -750,000.00, at the end of each quarter, from 2008-03-31",
      "6.9: Fixed Charge Coverage Ratio at least 1.00x to 2008-06-30; 1.10x from 2008-07-01, at the end of each quarter, from 2008-03-31",
    ],
  ],
  [
    "amendments/1020616_2000-03-30.txt",
    [
      "1(m): Leverage Ratio at most 4.00x to 2000-06-29; 3.75x from 2000-06-30 to 2000-09-29; 3.50x from 2000-09-30 to 2000-12-30; 3.25x from 2000-12-31 to 2001-06-29; 3.00x from 2001-06-30 to 2001-12-30; 2.75x from 2001-12-31, at the end of each quarter",
      "1(n): Consolidated Net Worth at least, from 2000-03-31, not read: its level is worked out from other figures; it does not say when it is tested, or not in words that are known",
      "1(o): Senior Leverage Ratio at most 2.75x, at the end of each quarter, from 2000-09-30",
      "1(p): Consolidated EBITDA at least 20,500,000.00 to 2000-03-31; 45,000,000.00 from 2000-04-01 to 2000-06-30; 73,500,000.00 from 2000-07-01 to 2000-09-30; 106,000,000.00 from 2000-10-01 to 2000-12-31, at the end of each quarter",
    ],
  ],
  [
    "amendments/1054040_2004-02-13.txt",
    [
      "2(c): Consolidated EBITDA at least 22,000,000.00 to 2004-01-03; 21,000,000.00 from 2004-01-04 to 2004-04-03; 20,000,000.00 from 2004-04-04 to 2004-07-03; 19,000,000.00 from 2004-07-04 to 2004-10-02, at the end of each quarter, not read: its test days are not the ends of calendar months",
    ],
  ],
  [
    "amendments/1121484_2005-03-02.txt",
    [
      "2(r): Interest Coverage Ratio ? 3.00x, at the end of each quarter, not read: it says what is permitted, and the words that forbid it stand elsewhere",
    ],
  ],
];

inShared("the covenants of agreements and amendments are read as a person read them, or told to be wanting", () => {
  for (const [file, expected] of papers) {
    const told = testsOf(file).covenants.map(({ clause, covenant }) => `${clause}: ${covenantText(covenant)}`);
    expect([file, ...told]).toEqual([file, ...expected]);
  }
});

inShared("a table of fifteen quarters is read to its last row", () => {
  const { covenants } = testsOf("amendments/1262768_2004-02-26.txt");
  const levels = covenants.map(({ covenant }) => covenant.levels.length);
  expect(levels).toEqual([15, 15]);
  expect(covenants.map(({ covenant }) => covenantText(covenant))[0]).toMatch(
    /3\.25x from 2005-10-01 to 2005-12-31; 3\.00x from 2006-01-01, at/,
  );
});

inShared("each level leads back to its words in the file", () => {
  const { text, covenants } = testsOf("agreements/1158114_2015-07-07_aoi_credit.txt");
  const words = covenants.map(({ levels }) => levels.map(({ start, end }) => text.slice(start, end)));
  expect(words).toEqual([
    ["$11,000,000", "$12,500,000"],
    ["5.00 to 1.00", "4.50 to 1.00", "4.00 to 1:00"],
    ["1.25 to 1.00"],
    [],
  ]);
});

inShared("of the formulas of real papers none is read that is not whole", () => {
  const files = [
    "1109879_2012-03-12_csi_fifththird",
    "784770_2008-02-05_dpac_fifththird",
    "1060753_1999-03-29_jps_harris",
  ];
  const formulas = files.flatMap((file) =>
    testsOf(`agreements/${file}.txt`).metrics.map(
      ({ metric }) => `${metric.called} = ${expressionText(metric.formula)}`,
    ),
  );
  expect(formulas).toEqual([
    "Funded Debt to EBITDA Ratio = funded debt / (ebitda + non-cash stock-based compensation expense + net unrealized loss on warrants)",
    "Effective Tangible Net Worth = tangible net worth + subordinated debt",
  ]);
});
