import fc from "fast-check";
import { expect, test } from "vitest";
import { totalOf } from "../../src/accruals/interest.ts";
import { addDays } from "../../src/base/date.ts";
import { money, settle } from "../../src/base/money.ts";
import { equals, plus, zero } from "../../src/base/ratio.ts";
import { accountOf } from "../../src/servicing/account.ts";
import { type KnownFacility, knownBy } from "../../src/servicing/facility.ts";
import { type Statement, statementOf } from "../../src/servicing/statement.ts";
import { day, example, known, usd } from "../say.ts";
import { learned, learnedLate } from "./histories.ts";

function statement(facility: KnownFacility, month: string): Statement {
  const made = statementOf(facility, day(`${month}-01`));
  if (!made.ok) throw new Error(JSON.stringify(made.failure));
  return made.value;
}

const sum = (minors: readonly bigint[]): bigint => minors.reduce((total, minor) => total + minor, 0n);

test("the daily balances and the rates of November, each with its clause", () => {
  const { balances, rates } = statement(known(example()), "2002-11");
  expect(balances.map(({ from, to, days, balance }) => [from, to, days, balance])).toEqual([
    ["2002-11-01", "2002-11-04", 4, usd("6,080,000.00")],
    ["2002-11-05", "2002-11-14", 10, usd("6,580,000.00")],
    ["2002-11-15", "2002-11-19", 5, usd("8,580,000.00")],
    ["2002-11-20", "2002-11-30", 11, usd("7,830,000.00")],
  ]);
  expect(rates.map(({ called, from, to, days, rate, clause }) => [called, from, to, days, rate, clause])).toEqual([
    ["Prime Rate Loans", "2002-11-01", "2002-11-06", 6, "5.75%", "Letter of October 31, 2002 § 1(a)"],
    ["Prime Rate Loans", "2002-11-07", "2002-11-30", 24, "5.25%", "Letter of October 31, 2002 § 1(a)"],
    ["E2, Eurodollar Rate Loan", "2002-11-01", "2002-11-30", 30, "4.29%", "Letter of October 31, 2002 § 3(a)"],
    ["E1, Eurodollar Rate Loan", "2002-11-01", "2002-11-14", 14, "4.30%", "Letter of October 31, 2002 § 3(a)"],
  ]);
});

test("a month in which servicing begins has its balances from that day on", () => {
  const { balances } = statement(known(example()), "2002-10");
  expect(balances).toMatchObject([{ from: "2002-10-31", to: "2002-10-31", days: 1, balance: usd("6,080,000.00") }]);
  // What was posted that day, the fee among it, with the clause that it rests on.
  expect(balances[0]?.clause).toBe("Letter of October 31, 2002 § 6");
});

test("an excess at the higher rate is a rate of its own beside the rest", () => {
  const { rates, availability } = statement(known(example("lexington-over-advance")), "2002-11");
  expect(rates.map(({ from, to, rate }) => [from, to, rate])).toEqual([
    ["2002-11-01", "2002-11-06", "5.75%"],
    ["2002-11-07", "2002-11-30", "5.25%"],
    ["2002-11-16", "2002-11-24", "6.25%"],
  ]);
  expect(availability).toMatchObject({
    on: "2002-11-30",
    basis: "stated",
    limit: usd("6,400,000.00"),
    loans: usd("6,300,000.00"),
    remaining: usd("100,000.00"),
    overAdvance: usd("0.00"),
  });
});

test("what is available at the month's end is that of the certificate on record; where there is none, nothing is told", () => {
  const { availability } = statement(known(example("millrace")), "2025-06");
  expect(availability).toMatchObject({ on: "2025-06-30", basis: "approved", certificate: "2025-05" });
  expect(availability?.clause).toMatch(/§/);
  expect(statement(known(example()), "2002-11").availability).toBeUndefined();
});

test("opening and postings are closing, bands are the charge and the rates, and balances are those that bear interest", () => {
  let lines = 0;
  fc.assert(
    fc.property(learned, (late) => {
      const facility = knownBy(learnedLate(late));
      for (const month of ["2002-11", "2002-12", "2003-01", "2003-02"]) {
        const made = statementOf(facility, day(`${month}-01`));
        if (!made.ok) {
          expect(made.failure.code).toBe("statement.before_servicing_begins");
          continue;
        }
        const told = made.value;
        const of = (...kinds: readonly string[]) => told.lines.filter(({ kind }) => kinds.includes(kind));
        const moved = of("opening", "posting", "charge").map(({ amount }) => amount.minor);
        const [closing] = of("closing").map(({ amount }) => amount.minor);
        expect(sum(moved)).toBe(closing);
        expect(told.balances.at(-1)?.balance.minor).toBe(closing);
        for (const line of of("interest")) {
          lines += 1;
          const exact = totalOf(line.bands.map(({ segment }) => segment));
          expect(settle({ currency: "USD", exact }, "half-up")).toEqual(line.amount);
        }
        const inBands = totalOf(of("interest").flatMap(({ bands }) => bands.map(({ segment }) => segment)));
        expect(
          equals(
            told.rates.reduce((all, { interest }) => plus(all, interest), zero),
            inBands,
          ),
        ).toBe(true);
        // What was charged that day, first and as trued up since, is what the lines due that day come to.
        const account = accountOf(facility, told.chargedOn);
        const due = account.ok ? account.value.lines.filter(({ chargedOn }) => chargedOn === told.chargedOn) : [];
        expect(sum(due.map(({ amount }) => amount.minor))).toBe(told.charged.minor + told.trueUps.minor);
        daysFollow(told);
        balancesBear(told);
      }
    }),
    { numRuns: 15, seed: 20_021_131 },
  );
  expect(lines).toBeGreaterThan(60);
});

// Each balance begins on the day after the one before it ends.
function daysFollow({ balances }: Statement): void {
  for (const [index, { to }] of balances.entries()) {
    const next = balances[index + 1];
    if (next !== undefined) expect(next.from).toBe(addDays(to, 1));
  }
}

// On every day but that on which servicing began, the parts of the account that bear interest are its balance.
function balancesBear({ balances, lines }: Statement): void {
  const own = lines.filter(({ kind, description }) => kind === "interest" && /Prime Rate Loans/.test(description));
  const bands = own.flatMap((line) => line.bands);
  for (const { to, days, balance } of balances) {
    const first = bands.map(({ from }) => from).toSorted()[0];
    if (days === 1 && (first === undefined || to < first)) continue;
    const bearing = bands.filter((band) => band.from <= to && to <= band.to);
    expect(money("USD", sum(bearing.map((band) => band.balance.minor)))).toEqual(balance);
  }
}
