import { expect, test } from "vitest";
import { interestOf } from "../../src/accruals/interest.ts";
import { moneyText } from "../../src/base/money.ts";
import { toDecimal } from "../../src/base/ratio.ts";
import { statementOf } from "../../src/servicing/statement.ts";
import { sweep } from "../../src/servicing/sweep.ts";
import { day, example, known } from "../say.ts";

type Band = readonly [from: string, to: string, days: number, balance: string, rate: string, accrued: string];

// Every band with what it accrues, to four places: balance × rate × days / 360.
const novemberSameDay: readonly Band[] = [
  ["2002-11-01", "2002-11-04", 4, "6080000.00", "5.75%", "3884.4444"],
  ["2002-11-05", "2002-11-06", 2, "6580000.00", "5.75%", "2101.9444"],
  ["2002-11-07", "2002-11-14", 8, "6580000.00", "5.25%", "7676.6667"],
  ["2002-11-15", "2002-11-19", 5, "8580000.00", "5.25%", "6256.2500"],
  ["2002-11-20", "2002-11-30", 11, "7830000.00", "5.25%", "12560.6250"],
];
const novemberNextMonth: readonly Band[] = [
  ["2002-11-01", "2002-11-04", 4, "6080000.00", "5.75%", "3884.4444"],
  ["2002-11-05", "2002-11-14", 10, "6580000.00", "5.75%", "10509.7222"],
  ["2002-11-15", "2002-11-19", 5, "8580000.00", "5.75%", "6852.0833"],
  ["2002-11-20", "2002-11-30", 11, "7830000.00", "5.75%", "13756.8750"],
];
const decemberSameDay: readonly Band[] = [
  ["2002-12-01", "2002-12-09", 9, "7871186.87", "5.25%", "10330.9328"],
  ["2002-12-10", "2002-12-30", 21, "8271186.87", "5.25%", "25330.5098"],
  ["2002-12-31", "2002-12-31", 1, "9771186.87", "5.25%", "1424.9648"],
];
const decemberNextMonth: readonly Band[] = [
  ["2002-12-01", "2002-12-09", 9, "7873710.07", "5.25%", "10334.2445"],
  ["2002-12-10", "2002-12-30", 21, "8273710.07", "5.25%", "25338.2371"],
  ["2002-12-31", "2002-12-31", 1, "9773710.07", "5.25%", "1425.3327"],
];
const e1: Band = ["2002-11-01", "2002-11-14", 14, "2000000.00", "4.30%", "3344.4444"];
const e2November: Band = ["2002-11-01", "2002-11-30", 30, "1500000.00", "4.29%", "5362.5000"];
const e2December: Band = ["2002-12-01", "2002-12-30", 30, "1500000.00", "4.29%", "5362.5000"];

test.each([
  [
    "lexington",
    "2002-11-01",
    [
      ["32479.93", novemberSameDay],
      ["3344.44", [e1]],
      ["5362.50", [e2November]],
    ],
    "41186.87",
    "7871186.87",
  ],
  [
    "lexington",
    "2002-12-01",
    [
      ["37086.41", decemberSameDay],
      ["5362.50", [e2December]],
    ],
    "42448.91",
    "9813635.78",
  ],
  [
    "lexington-prime-first-of-month",
    "2002-11-01",
    [
      ["35003.13", novemberNextMonth],
      ["3344.44", [e1]],
      ["5362.50", [e2November]],
    ],
    "43710.07",
    "7873710.07",
  ],
  [
    "lexington-prime-first-of-month",
    "2002-12-01",
    [
      ["37097.81", decemberNextMonth],
      ["5362.50", [e2December]],
    ],
    "42460.31",
    "9816170.38",
  ],
] as const)("%s, the month from %s", (name, first, interest, charged, after) => {
  const statement = statementOf(known(example(name)), day(first));
  if (!statement.ok) throw new Error(statement.failure.code);
  const lines = statement.value.lines.filter(({ kind }) => kind === "interest");
  const found = lines.map(
    ({ amount, bands }) =>
      [
        moneyText(amount),
        bands.map(({ from, to, days, balance, rate, segment }) => {
          const { numerator, denominator } = interestOf(segment);
          const tenThousandths = (2n * numerator * 100n + denominator) / (2n * denominator);
          return [
            from,
            to,
            days,
            moneyText(balance),
            rate,
            toDecimal({ numerator: tenThousandths, denominator: 10_000n }, 4),
          ];
        }),
      ] as const,
  );
  expect(lines.length).toBe(interest.length);
  expect(new Map(found)).toEqual(new Map(interest));
  expect(moneyText(statement.value.charged)).toBe(charged);
  expect(moneyText(statement.value.balanceAfterCharge)).toBe(after);
});

// The loan account at the end of a day, each with what moved it.
test.each([
  ["2002-10-31", "6080000.00"], // 6,000,000 brought forward and the fee of 80,000
  ["2002-11-04", "6080000.00"],
  ["2002-11-05", "6580000.00"], // an advance of 500,000
  ["2002-11-14", "6580000.00"],
  ["2002-11-15", "8580000.00"], // E1
  ["2002-11-20", "7830000.00"], // a collection of 750,000
  ["2002-11-30", "7830000.00"],
  ["2002-12-01", "7871186.87"], // interest of November
  ["2002-12-10", "8271186.87"], // an advance of 400,000
  ["2002-12-31", "9771186.87"], // E2
  ["2003-01-01", "9813635.78"], // interest of December
])("at the end of %s the Prime Rate Loans stand at %s", (on, balance) => {
  const swept = sweep(known(example()), day(on));
  expect(swept.ok && moneyText(swept.value.prime)).toBe(balance);
});

// Closed on November 5, the fee enters the account on that day, and the rate from November 1 is that of the letter.
// 6,000,000×575×4 + 6,580,000×575×2 + 6,580,000×525×8 + 8,580,000×525×5 + 7,830,000×525×11, over 3,600,000.
test("a closing on November 5 prices November from its first day", () => {
  const statement = statementOf(known(example("lexington-closed-november-5")), day("2002-11-01"));
  const prime = statement.ok ? statement.value.lines.find(({ kind }) => kind === "interest") : undefined;
  expect(prime && moneyText(prime.amount)).toBe("32428.82");
  const cents =
    (600n * 575n * 4n + 658n * 575n * 2n + 658n * 525n * 8n + 858n * 525n * 5n + 783n * 525n * 11n) * 1_000_000n;
  expect((2n * cents + 3_600_000n) / 7_200_000n).toBe(3_242_882n);
});

// While the letter is pending the definition of 1999 prices the loans: Prime + 0.50% throughout, and no fee is charged.
// (6,000,000×525×4 + 6,500,000×525×2 + 6,500,000×475×8 + 8,500,000×475×5 + 7,750,000×475×11) / 3,600,000 = 28,902.78.
test.each([
  "lexington-exhibit-a-unsigned",
  "lexington-lrg-letter-unsigned",
  "lexington-sequential-reading",
  "lexington-unmatured-default",
  "lexington-lrg-nonpayment",
])("%s: November at the rate from before, with a notice that the Renewal Date has passed", (name) => {
  const statement = statementOf(known(example(name)), day("2002-11-01"));
  if (!statement.ok) throw new Error(statement.failure.code);
  const prime = statement.value.lines.find(({ kind }) => kind === "interest");
  const cents =
    (600n * 525n * 4n + 650n * 525n * 2n + 650n * 475n * 8n + 850n * 475n * 5n + 775n * 475n * 11n) * 1_000_000n;
  expect(prime?.amount.minor).toBe((2n * cents + 3_600_000n) / 7_200_000n);
  expect(prime?.clause).toBe("Letter of October 1, 1999 § 1");
  expect(statement.value.notices.map(({ code }) => code)).toEqual(["renewal_date_passed"]);
  expect(statement.value.pending.map(({ instrument }) => instrument)).toContain("letter-2002-10-31");
  expect(statement.value.lines.filter(({ amount }) => moneyText(amount) === "80000.00")).toEqual([]);
});

test("a month before servicing begins has no statement", () => {
  const statement = statementOf(known(example()), day("2002-09-01"));
  expect(statement.ok ? "ok" : statement.failure.code).toBe("statement.before_servicing_begins");
});
