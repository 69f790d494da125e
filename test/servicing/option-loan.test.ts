import fc from "fast-check";
import { expect, test } from "vitest";
import { addBusinessDays, adjusted } from "../../src/base/business-calendar.ts";
import { addDays, type IsoDate } from "../../src/base/date.ts";
import { usGovernmentSecurities } from "../../src/base/holidays.ts";
import { type Money, moneyText } from "../../src/base/money.ts";
import type { Happening } from "../../src/events/happening.ts";
import { decide } from "../../src/servicing/decide.ts";
import { knownBy, openFacility } from "../../src/servicing/facility.ts";
import { statementOf } from "../../src/servicing/statement.ts";
import { owedIn } from "../../src/servicing/owed.ts";
import { resume, sweep } from "../../src/servicing/sweep.ts";
import { day, differing, example, known, percent, report, usd } from "../say.ts";

const facility = () => known(example("alder-loans"));

function interest(month: string): Map<string, string> {
  const made = statementOf(facility(), day(month));
  if (!made.ok) throw new Error(JSON.stringify(made.failure));
  const lines = made.value.lines.filter(({ kind }) => kind === "interest");
  return new Map(lines.map(({ description, amount }) => [description.split(",")[0] ?? "", moneyText(amount)]));
}

test("servicing may begin in the month in which the agreement takes effect", () => {
  const open = example("alder-loans");
  const [prime] = open.reports;
  if (prime === undefined) throw new Error("the index is published");
  // The agreement is of January 6. 1,000,000 × 8.50% × 11/360 to January 31.
  const began = { type: "BalanceBroughtForward" as const, on: day("2025-01-20"), amount: usd("1,000,000.00") };
  const swept = sweep(knownBy({ ...open, reports: [prime, report("began", began)] }), day("2025-02-01"));
  expect(swept.ok ? moneyText(swept.value.prime) : swept.failure).toBe("1002597.22");
});

test("loans at four rates side by side, each for its own days", () => {
  expect([...interest("2025-06-01")]).toEqual([
    // 5,000,000 × 8.5% × 1/360 + 4,000,000 × 8.5% × 7/360 + 9,000,000 × 8.5% × 3/360 + 9,000,111.11 × 8.5% × 19/360
    ["Interest on Prime Rate Loans", "54542.17"],
    // 4,000,000 × (4.327142…% + 1.75%) × 7/360
    ["Interest on S1", "4726.67"],
    // 1,000,000 × (4.32848% + 1.75%) × 7/360
    ["Interest on C1", "1181.93"],
    // 2,000,000 × (4.32% + 2%) × 10/360, repaid on the 12th
    ["Interest on T1", "3511.11"],
  ]);
});

// 2,000,000 × (4.32% − 4.22%) × 20/360 = 111.11
test("breakage of a loan repaid early is charged on its clause", () => {
  const made = statementOf(facility(), day("2025-06-01"));
  const line = made.ok ? made.value.lines.find(({ description }) => description.startsWith("Breakage")) : undefined;
  expect(line).toMatchObject({ clause: "Loan Agreement § 2.3", on: "2025-06-12" });
  expect(line === undefined ? "" : moneyText(line.amount)).toBe("111.11");
});

test("a sweep that goes on from any day comes to what a sweep from the start comes to", () => {
  const end = day("2025-07-02");
  const whole = sweep(facility(), end);
  if (!whole.ok) throw new Error(JSON.stringify(whole.failure));
  for (const on of ["2025-06-01", "2025-06-04", "2025-06-07", "2025-06-11", "2025-06-12", "2025-06-30"]) {
    const part = sweep(facility(), day(on));
    const later = part.ok ? resume(facility(), part.value, end) : part;
    if (!later.ok) throw new Error(JSON.stringify(later.failure));
    expect(owedIn(later.value)).toEqual(owedIn(whole.value));
    expect(later.value.lines.map(({ amount }) => amount)).toEqual(whole.value.lines.map(({ amount }) => amount));
  }
});

test("an index that was not published for the day that counts stops the account, and no other is taken", () => {
  const without = differing(example("alder-loans"), { without: ["sofr-2025-05-28"] });
  const swept = sweep(knownBy(without), day("2025-06-30"));
  expect(swept).toMatchObject({
    ok: false,
    failure: { code: "rate.fixing_missing", index: "SOFR", on: "2025-05-28", cite: "Loan Agreement § 2.2" },
  });
  expect(sweep(knownBy(without), day("2025-06-03")).ok).toBe(true);
});

test("a value that is published later is known later", () => {
  expect(sweep(known(example("alder-loans"), "2025-05-29"), day("2025-06-02"))).toMatchObject({ ok: false });
});

const loan = (change: Partial<Extract<Happening, { type: "OptionLoanMade" }>>): Happening => ({
  type: "OptionLoanMade",
  on: day("2025-06-10"),
  loan: "N1",
  option: "SOFR Loans",
  amount: usd("100.00"),
  periodEndsOn: day("2025-06-18"),
  madeBy: "advance",
  ...change,
});
test.each<[string, Happening, string | undefined]>([
  ["an advance", loan({}), undefined],
  ["a conversion of what is owed", loan({ madeBy: "conversion", amount: usd("9,000,000.00") }), undefined],
  ["a conversion of a cent more", loan({ madeBy: "conversion", amount: usd("9,000,000.01") }), "loan.converted_beyond"],
  ["a period to Juneteenth", loan({ periodEndsOn: day("2025-06-19") }), "loan.period_ends_on_no_business_day"],
  ["a kind of loan that no clause prices", loan({ option: "Tibor Loans" }), "rate.option_unknown"],
  ["a name that is taken", loan({ loan: "S1" }), "loan.made_already"],
  ["a day before the agreement", loan({ on: day("2025-01-03") }), "rate.no_clause"],
])("%s is decided: %s", (_, happening, code) => {
  const decided = decide(example("alder-loans"), report("new", happening, "2025-06-20T12:00:00Z"));
  expect(decided.ok ? undefined : decided.failure.code).toBe(code);
});

// The words of the agreement, day by day: the index five Business Days before the day, or the last Business Day before it.
function dayByDay(amount: bigint, made: IsoDate, ends: IsoDate, rates: ReadonlyMap<IsoDate, bigint>): bigint {
  let thousandths = 0n;
  for (let on = made; on < ends; on = addDays(on, 1)) {
    const business = adjusted(usGovernmentSecurities, on, "preceding");
    const back = business.ok ? addBusinessDays(usGovernmentSecurities, business.value, -5) : business;
    if (!back.ok) throw new Error("the calendar has the day");
    thousandths += amount * ((rates.get(back.value) ?? 0n) + 1750n);
  }
  // Cents, at thousandths of a per cent a year of 360 days, half a cent upward.
  return (thousandths * 2n + 36_000_000n) / 72_000_000n;
}

test("seeded loans at daily SOFR come to what the words give day by day", () => {
  const base = example("alder-loans");
  const agreement = openFacility(base.file, []);
  const arbitrary = fc.record({
    amount: fc.bigInt({ min: 1n, max: 10n ** 10n }),
    start: fc.integer({ min: 0, max: 200 }),
    length: fc.integer({ min: 1, max: 40 }),
    points: fc.array(fc.bigInt({ min: 0n, max: 9000n }), { minLength: 60, maxLength: 60 }),
  });
  fc.assert(
    fc.property(arbitrary, ({ amount, start, length, points }) => {
      const made = addDays(day("2025-02-03"), start);
      const ends = adjusted(usGovernmentSecurities, addDays(made, length), "following");
      if (!ends.ok) throw new Error("the calendar has the day");
      const days = points.map((rate, index) => [addDays(made, index - 15), rate] as const);
      const money = (minor: bigint): Money => ({ currency: "USD", minor });
      const happenings: Happening[] = [
        { type: "IndexPublished", on: day("2025-01-01"), index: "Prime Rate", rate: percent("0"), publisher: "x" },
        { type: "BalanceBroughtForward", on: addDays(made, -1), amount: money(0n) },
        ...days.map(([on, rate]): Happening => ({
          type: "IndexPublished",
          on,
          index: "SOFR",
          rate: { numerator: rate, denominator: 100_000n },
          publisher: "x",
        })),
        loan({ on: made, loan: "R", amount: money(amount), periodEndsOn: ends.value }),
      ];
      const reports = happenings.map((each, index) => report(`fact-${index}`, each));
      const through = addDays(ends.value, 40);
      const swept = sweep({ ...knownBy(agreement), reports, known: reports }, through);
      if (!swept.ok) throw new Error(JSON.stringify(swept.failure));
      const charged = swept.value.lines.filter((line) => line.loan === "R");
      // One rounding a charge, so a loan over the end of months is off by half a cent for each.
      const sum = charged.reduce((total, line) => total + line.amount.minor, 0n);
      const off = sum - dayByDay(amount, made, ends.value, new Map(days));
      expect(off <= BigInt(charged.length) / 2n && -off <= BigInt(charged.length) / 2n).toBe(true);
    }),
    { seed: 2025, numRuns: 300 },
  );
});
