import { readdirSync } from "node:fs";
import fc from "fast-check";
import { expect, test } from "vitest";
import { totalOf } from "../../src/accruals/interest.ts";
import { addDays } from "../../src/base/date.ts";
import { settle } from "../../src/base/money.ts";
import { knownBy } from "../../src/servicing/facility.ts";
import { payoffOn } from "../../src/servicing/payoff.ts";
import { conformed, example, happening, root, variant } from "../cli/program.ts";
import { day, example as opened } from "../say.ts";
import { facilityWith, histories } from "./histories.ts";

async function letter(...asked: readonly string[]): Promise<any> {
  const { json, err } = await conformed("letter", ...asked, "--json");
  expect(err).toBe("");
  return json;
}

const cents = (text: string): bigint => BigInt(text.replace(".", ""));
const sum = (minors: readonly bigint[]): bigint => minors.reduce((total, minor) => total + minor, 0n);
const of = (figures: readonly any[], ...kinds: readonly string[]) => figures.filter(({ kind }) => kinds.includes(kind));
const told = (figures: readonly any[]) => figures.map(({ name, amount }) => [name, amount]);

test("a payoff letter tells every line, the day after each, and what must be filled in", async () => {
  const { figures, parts } = await letter(
    example,
    "payoff",
    "--on",
    "2003-01-02",
    "--as-of",
    "2003-01-03",
    "--until",
    "2003-01-10",
  );
  expect(told(of(figures, "owed", "interest", "fee"))).toEqual([
    ["Prime Rate Loans", "9813635.78"],
    ["Interest on Prime Rate Loans", "2862.31"],
  ]);
  expect(of(figures, "band")).toMatchObject([
    { from: "2003-01-01", to: "2003-01-02", days: 2, base: "9813635.78", rate: "5.25%" },
  ]);
  // 9,813,635.78 × 5.25% × 9/360 = 12,880.40 by the 10th; seven rounded days after the 3rd would be 3 cents more.
  const totals = of(figures, "total");
  expect(totals.map(({ on, amount }) => [on, amount])).toContainEqual(["2003-01-03", "9816498.09"]);
  expect(totals.at(-1)).toMatchObject({ on: "2003-01-10", amount: "9826516.18" });
  expect(totals).toHaveLength(8);
  expect(of(figures, "perDiem")).toMatchObject([{ amount: "1431.16" }]);
  expect(parts.flatMap(({ part, wanting }: any) => (part === "gap" ? [wanting] : []))).toEqual([
    ["bank", "routing number", "account name", "account number", "reference"],
    ["hour"],
  ]);
});

test("the hour of a payoff is said where somebody says it, and no gap then", async () => {
  const { parts } = await letter(example, "payoff", "--on", "2003-01-03", "--by", "2:00 p.m. in New York");
  expect(parts.filter(({ part }: any) => part === "gap")).toHaveLength(1);
  expect(parts.some(({ words }: any) => words?.includes("by 2:00 p.m. in New York of the day"))).toBe(true);
});

test("a fee that is earned and not settled is a line of the payoff, with its clause", async () => {
  const unsettled = variant({ omit: ["amendment-fee-charged"] });
  const { figures } = await letter(unsettled, "payoff", "--on", "2002-11-01");
  expect(of(figures, "fee")).toMatchObject([
    { name: "Amendment fee", amount: "80000.00", clause: "Letter of October 31, 2002 § 6" },
  ]);
  expect(of(figures, "total")).toMatchObject([{ amount: "9580000.00" }]);
  const { json } = await conformed("payoff", unsettled, "--on", "2002-11-01", "--json");
  expect(json).toMatchObject({ payoff: "9580000.00", fees: [{ fee: "Amendment fee", amount: "80000.00" }] });
});

test("letters of credit are told beside the figures, and what secures them is to be filled in", async () => {
  const issued = {
    type: "LetterOfCreditIssued",
    letter: "LC-1",
    beneficiary: "a supplier",
    expiresOn: "2003-06-30",
    amount: "250,000.00",
  };
  const { parts } = await letter(
    variant({ happenings: [happening("lc", "2002-11-04", issued)] }),
    "payoff",
    "--on",
    "2002-12-30",
  );
  const words = parts.map((part: any) => part.words).join(" ");
  expect(words).toContain("Letter of credit LC-1 is outstanding until June 30, 2003, $250,000.00 of it undrawn");
  expect(words).toContain("Security for letters of credit");
});

test("the lines of a payoff are its total, on any day of any account, and each is its bands rounded once", () => {
  fc.assert(
    fc.property(histories, fc.integer({ min: 1, max: 200 }), (history, wait) => {
      const payoff = payoffOn(knownBy(facilityWith(history)), addDays(day("2002-12-10"), wait));
      if (!payoff.ok) throw new Error(JSON.stringify(payoff.failure));
      const { loans, lines, balances, total } = payoff.value;
      expect(sum(loans.map(({ amount }) => amount.minor))).toBe(balances.minor);
      expect(sum([balances, ...lines.map(({ amount }) => amount)].map(({ minor }) => minor))).toBe(total.minor);
      for (const { bands, amount } of lines) {
        if (bands.length > 0) expect(settle({ currency: "USD", exact: totalOf(bands) }, "half-up")).toEqual(amount);
      }
    }),
    { numRuns: 25, seed: 20_030_103 },
  );
});

test.each(readdirSync(`${root}/examples`))("the lines of the payoff of %s are its total, fees with them", (name) => {
  const facility = knownBy(opened(name));
  const last =
    facility.known
      .map((each) => each.happening.on)
      .toSorted()
      .at(-1) ?? day("2002-10-31");
  const payoff = payoffOn(facility, addDays(last, 2));
  if (!payoff.ok) return expect(payoff.failure.code).toMatch(/^(?:servicing|terms)\./);
  const { loans, lines, termination, balances, total } = payoff.value;
  expect(sum(loans.map(({ amount }) => amount.minor))).toBe(balances.minor);
  const besides = [...lines, ...termination].map(({ amount }) => amount.minor);
  return expect(sum([balances.minor, ...besides])).toBe(total.minor);
});

test("a rate notice tells index, margin and rate, since when, and the Interest Period of a loan that has one", async () => {
  const { figures } = await letter(example, "rate-notice", "--on", "2002-11-07");
  expect(figures.slice(0, 4)).toEqual([
    {
      kind: "rate",
      name: "Prime Rate Loans",
      from: "2002-11-07",
      rate: "5.25%",
      base: "6580000.00",
      clause: "Letter of October 31, 2002 § 1(a)",
    },
    {
      kind: "part",
      name: "Prime Rate plus a margin",
      rate: "1.00%",
      clause: "Letter of October 31, 2002 § 1(a)",
    },
    {
      kind: "part",
      name: "Prime Rate published 2002-11-07 by Federal Reserve H.15",
      rate: "4.25%",
      clause: "prime-2002-11-07",
    },
    {
      kind: "rate",
      name: "E2, Eurodollar Rate Loan",
      from: "2002-09-30",
      to: "2002-12-30",
      rate: "4.29%",
      base: "1500000.00",
      clause: "Letter of October 31, 2002 § 3(a)",
    },
  ]);
});

test("where an excess bears the higher rate, the notice tells the parts of the loans apart", async () => {
  const { figures } = await letter(
    `${root}/examples/lexington-over-advance`,
    "rate-notice",
    "--on",
    "2002-11-20",
    "--loan",
    "prime",
  );
  // 220,000 in excess at Prime + 2%, the rest at Prime + 1%.
  expect(of(figures, "rate").map(({ base, rate }: any) => [base, rate])).toEqual([
    ["6080000.00", "5.25%"],
    ["220000.00", "6.25%"],
  ]);
});

test("a rate made of an index tells the fixing that was looked back to", async () => {
  const { figures } = await letter(`${root}/examples/alder-loans`, "rate-notice", "--on", "2025-06-05", "--loan", "S1");
  expect(figures.map(({ rate, clause }: any) => [rate, clause])).toEqual([
    ["6.09%", "Loan Agreement § 2.2"],
    ["1.75%", "Loan Agreement § 2.2"],
    ["4.34%", expect.stringContaining("sofr")],
  ]);
});

test.each([
  ["2002-11", "41186.87", 7],
  ["2002-12", "42448.91", 4],
])("the invoice of %s comes to %s, its lines and their bands", async (month, amount, bands) => {
  const { figures } = await letter(example, "invoice", "--month", month, "--on", "2003-01-02");
  expect(of(figures, "total")).toMatchObject([{ amount }]);
  expect(sum(of(figures, "interest", "fee").map((line) => cents(line.amount)))).toBe(cents(amount));
  expect(of(figures, "band")).toHaveLength(bands);
  for (const { on, clause } of of(figures, "interest")) {
    expect(on).toBe(month === "2002-11" ? "2002-12-01" : "2003-01-01");
    expect(clause).not.toBe("");
  }
});

test("an invoice takes off what was paid in money, and says what a fee still waits for", async () => {
  const paid = { type: "FeePaid", instrument: "letter-2002-10-31", clause: "6", amount: "80,000.00" };
  const settled = variant({ omit: ["amendment-fee-charged"], happenings: [happening("paid", "2002-11-04", paid)] });
  const { figures } = await letter(settled, "invoice", "--month", "2002-11", "--on", "2002-12-01");
  expect(told(of(figures, "fee"))).toEqual([
    ["Amendment fee paid on 2002-11-04", "80000.00"],
    ["Less what was paid", "-80000.00"],
  ]);
  const waiting = variant({ omit: ["amendment-fee-charged", "exhibit-a-received-lpc"] });
  const { parts } = await letter(waiting, "invoice", "--month", "2002-11", "--on", "2002-12-01");
  expect(parts.map(({ words }: any) => words)).toContainEqual(expect.stringContaining("is not payable yet"));
});
