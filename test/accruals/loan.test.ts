import { readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, test } from "vitest";
import { type LoanEvent, type LoanStep, stepLoan, sweepLoan } from "../../src/accruals/loan.ts";
import { type Due, loanEvents, type LoanPlan } from "../../src/accruals/loan-plan.ts";
import { accruedOn, accrueTo, type LoanCounting, type LoanState, unmade } from "../../src/accruals/loan-state.ts";
import { addDays, type IsoDate } from "../../src/base/date.ts";
import { money, moneyText } from "../../src/base/money.ts";
import { equals, ratio, type Ratio, zero } from "../../src/base/ratio.ts";
import { leaf } from "../../src/base/receipt.ts";
import { percentText } from "../../src/servicing/rate.ts";
import { day, percent, usd } from "../say.ts";

const counting: LoanCounting = { currency: "USD", dayCount: "actual/360", rounding: "half-up" };
const source = leaf("clause", "a note");
const due = (on: string): Due => ({ on: day(on), upTo: day(on) });
const cents = (minor: bigint) => moneyText(money("USD", minor));

function stepsOf(plan: LoanPlan, rate: Ratio, state: Partial<LoanState> = {}): LoanStep[] {
  const opening = { ...unmade(plan.made?.on ?? day("2003-01-15"), rate, source), ...state };
  return sweepLoan(counting, opening, loanEvents(plan));
}

// The worked example of docs/SPEC-loans.md: a level payment, fixed anew when the rate leaves its floor.
const rule = { margin: percent("2.50"), floor: percent("4.00") };
const quarters = ["2003-04-15", "2003-07-15", "2003-10-15", "2004-01-15"];
const example: LoanPlan = {
  made: { ...due("2003-01-15"), amount: usd("1,000,000.00").minor },
  resets: [
    { ...due("2003-01-15"), to: { index: percent("1.25"), by: rule } },
    { ...due("2003-07-15"), to: { index: percent("2.00"), by: rule } },
  ],
  fixedOn: [due("2003-01-15"), due("2003-07-15")],
  levelOver: quarters.map(day),
  instalmentsOn: quarters.slice(0, -1).map(due),
  interest: quarters.slice(0, -1).map(due),
  maturity: due("2004-01-15"),
};

test("the worked example of the page comes out as the page has it", () => {
  const rows = stepsOf(example, zero).map(({ event, paid, state }) =>
    ["", event.on, event.act.kind, cents(paid), cents(state.principal), percentText(state.rate), ""].join(" | ").trim(),
  );
  expect(readFileSync("docs/SPEC-loans.md", "utf8")).toContain(rows.join("\n"));
  // The last payment is the same as the others but for the cents that were rounded on the way.
  const [last = 0n, interest = 0n] = stepsOf(example, zero)
    .toReversed()
    .map(({ paid }) => paid);
  expect(cents(last + interest)).toBe("256829.56");
});

// What one event does, on 1,000.00 at 3.6% for thirty days: 3.00 of interest.
const made = { ...due("2003-01-15"), amount: usd("1,000.00").minor };
const later = due("2003-02-14");
test.each([
  ["interest paid", { interest: [later] }, {}, ["interestPaid 3.00 1000.00"]],
  [
    "interest capitalised",
    { interest: [later], capitalisedThrough: later.on },
    {},
    ["interestCapitalised 0.00 1003.00"],
  ],
  [
    "an instalment of principal",
    { instalmentsOn: [later] },
    { instalment: { of: "principal", amount: 400_00n } },
    ["instalment 400.00 600.00"],
  ],
  [
    "an instalment of both",
    { instalmentsOn: [later] },
    { instalment: { of: "principal_and_interest", amount: 400_00n } },
    ["instalment 397.00 603.00"],
  ],
  [
    "an instalment that interest exceeds, so that principal grows",
    { instalmentsOn: [later] },
    { instalment: { of: "principal_and_interest", amount: 1_00n } },
    ["instalment -2.00 1002.00"],
  ],
  ["an instalment of more than is owed", { listed: [{ ...later, amount: 1000_01n }] }, {}, ["repaid 1000.00 0.00"]],
  ["more lent", { listed: [{ ...later, amount: -50_00n }] }, {}, ["drawn -50.00 1050.00"]],
  ["a fee of an amount", { fees: [{ ...later, amount: 7_00n }] }, {}, ["feePaid 7.00 1000.00"]],
  [
    "a fee at a rate on the principal",
    { fees: [later] },
    { fee: { rate: percent("0.50"), source, accruing: [] } },
    ["feePaid 0.42 1000.00"], // 1,000.00 × 0.5% × 30/360
  ],
  ["a sale at a price and the interest", { sold: { ...later, price: 990_00n } }, {}, ["sold 993.00 0.00"]],
  [
    "a call at once",
    { called: { ...later, settles: later, interestFallsDue: false } },
    {},
    ["called 0.00 1000.00", "interestPaid 3.00 1000.00", "matured 1000.00 0.00"],
  ],
  [
    "a call on notice, interest running on",
    { called: { ...later, settles: due("2003-03-16"), interestFallsDue: false } },
    {},
    ["called 0.00 1000.00", "interestPaid 6.00 1000.00", "matured 1000.00 0.00"],
  ],
  [
    "a call on notice that ends the interest",
    { called: { ...later, settles: { on: day("2003-03-16"), upTo: later.on }, interestFallsDue: true } },
    {},
    ["called 0.00 1000.00", "interestPaid 3.00 1000.00", "matured 1000.00 0.00"],
  ],
  [
    "an index that doubles interest and halves principal",
    { factors: [{ ...due("2003-01-16"), principal: ratio(1n, 2n), interest: ratio(2n) }], maturity: later },
    {},
    ["factorsMoved 0.00 1000.00", "interestPaid 6.00 1000.00", "matured 500.00 0.00"],
  ],
] as const)("%s", (_, plan, state, expected) => {
  const [, ...steps] = stepsOf({ made, ...plan }, percent("3.6"), state);
  expect(
    steps.map(({ event, paid, state: after }) => `${event.act.kind} ${cents(paid)} ${cents(after.principal)}`),
  ).toEqual(expected);
});

test("interest on a base that lags behind the principal moves with it only on its days", () => {
  const plan = {
    made,
    listed: [{ ...due("2003-01-25"), amount: 500_00n }],
    baseMoves: [due("2003-02-04")],
    interest: [later],
  };
  const paid = stepsOf(plan, percent("3.6"), { base: 1000_00n }).at(-1)?.paid;
  expect(paid).toBe(2_50n); // twenty days on 1,000.00 and ten on 500.00
});

test("what is due after a convention moved the day runs to the day it says", () => {
  const shifted = { on: day("2003-02-17"), upTo: day("2003-02-14") };
  const [, first, second] = stepsOf({ made, interest: [shifted, due("2003-03-16")] }, percent("3.6"));
  expect([first?.paid, second?.paid]).toEqual([3_00n, 3_00n]);
});

const rates = fc.bigInt({ min: -50n, max: 2500n }).map((points) => ratio(points, 10_000n));
const amounts = fc.bigInt({ min: 1_00n, max: 10n ** 12n });
const begin = day("2003-01-15");
const counts = fc.constantFrom("actual/360" as const, "actual/365F" as const, "30E/360" as const);

// A loan with instalments, interest and resets on random days, whatever they are.
const plans = fc
  .record({
    amount: amounts,
    steps: fc.array(
      fc.record({
        after: fc.integer({ min: 0, max: 60 }),
        kind: fc.constantFrom("interest", "capitalised", "instalment", "repaid", "drawn", "repriced", "fixed"),
        amount: amounts,
        rate: rates,
      }),
      { minLength: 1, maxLength: 20 },
    ),
  })
  .map(({ amount, steps }): LoanEvent[] => {
    let on = begin;
    const first: LoanEvent = { on, upTo: on, act: { kind: "made", amount, lessDiscount: 0n, accrued: zero } };
    return [
      first,
      ...steps.map((step): LoanEvent => {
        on = addDays(on, step.after);
        return { on, upTo: on, act: actOf(step, on) };
      }),
    ];
  });

function actOf(
  { kind, amount, rate }: { readonly kind: string; readonly amount: bigint; readonly rate: Ratio },
  on: IsoDate,
): LoanEvent["act"] {
  switch (kind) {
    case "interest":
      return { kind: "interestPaid" };
    case "capitalised":
      return { kind: "interestCapitalised" };
    case "instalment":
      return { kind: "instalment" };
    case "fixed":
      return { kind: "instalmentFixed", payments: [addDays(on, 30), addDays(on, 61)] };
    case "repriced":
      return { kind: "repriced", to: rate };
    default:
      return kind === "drawn" ? { kind: "drawn", amount } : { kind: "repaid", amount };
  }
}

test("splitting a period changes nothing: not what is paid, nor what is owed, nor what has accrued", () => {
  fc.assert(
    fc.property(plans, rates, counts, fc.array(fc.integer({ min: 0, max: 600 })), (events, rate, dayCount, cuts) => {
      const loan = { ...counting, dayCount };
      const whole = sweepLoan(loan, unmade(begin, rate, source), events);
      let state = unmade(begin, rate, source);
      const days = cuts.map((cut) => addDays(begin, cut)).toSorted();
      for (const [index, event] of events.entries()) {
        for (const cut of days) if (cut <= event.upTo) state = accrueTo(state, cut, dayCount);
        const step = stepLoan(loan, state, event);
        state = step.state;
        expect([step.paid, state.principal]).toEqual([whole[index]?.paid, whole[index]?.state.principal]);
        expect(equals(accruedOn(state), accruedOn(whole[index]?.state ?? state))).toBe(true);
      }
    }),
    { numRuns: 200, seed: 20_030_115 },
  );
});

test("a level payment repays everything with the last of its days, whatever the rate and the days", () => {
  const waits = fc.array(fc.integer({ min: 1, max: 200 }), { minLength: 1, maxLength: 24 });
  fc.assert(
    fc.property(amounts, rates, counts, waits, (amount, rate, dayCount, some) => {
      let on = begin;
      const days = some.map((wait) => (on = addDays(on, wait)));
      const on360 = { ...counting, dayCount };
      const events = loanEvents({
        made: { on: begin, upTo: begin, amount },
        fixedOn: [{ on: begin, upTo: begin }],
        levelOver: days,
        instalmentsOn: days.slice(0, -1).map((each) => ({ on: each, upTo: each })),
        interest: days.slice(0, -1).map((each) => ({ on: each, upTo: each })),
        maturity: { on, upTo: on },
      });
      const steps = sweepLoan(on360, unmade(begin, rate, source), events);
      const last = steps.slice(-2).reduce((sum, { paid }) => sum + paid, 0n);
      const level = steps[1]?.state.instalment?.amount ?? 0n;
      // Each payment rounds a cent, which later interest at up to a quarter a year lets grow.
      const slack = BigInt(days.length) * 20n;
      expect(last - level <= slack && level - last <= slack).toBe(true);
      const principal = steps.filter(({ event }) => event.act.kind !== "interestPaid").map(({ paid }) => paid);
      expect(principal.reduce((sum, paid) => sum + paid, 0n)).toBe(0n);
    }),
    { numRuns: 200, seed: 7 },
  );
});
