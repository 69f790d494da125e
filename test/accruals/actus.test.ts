import { expect, test } from "vitest";
import { type LoanAct, type LoanStep, sweepLoan } from "../../src/accruals/loan.ts";
import { loanEvents } from "../../src/accruals/loan-plan.ts";
import { accruedOn } from "../../src/accruals/loan-state.ts";
import type { Ratio } from "../../src/base/ratio.ts";
import { inShared } from "../shared.ts";
import { allCases, amountOf, type Case, dayOf, numberOf, unit } from "./actus/case.ts";
import { mapped } from "./actus/plan.ts";

// The cases of the ACTUS test suite that stand beside the project, each run through the loan engine of the facilities:
// every event on its day, with what is paid and the principal, rate and accrued interest after it, within a millionth.

type Row = {
  readonly event: string;
  readonly figures: readonly Ratio[];
};

const millionth = 1_000_000n;

const called: { readonly [Kind in LoanAct["kind"]]: string } = {
  made: "IED",
  drawn: "PI",
  repaid: "PR",
  instalment: "PR",
  instalmentFixed: "PRF",
  interestPaid: "IP",
  interestCapitalised: "IPCI",
  repriced: "RR",
  baseMoved: "IPCB",
  factorsMoved: "SC",
  feePaid: "FP",
  called: "XD",
  bought: "PRD",
  sold: "TD",
  matured: "MD",
};

function nameOf({ event: { act } }: LoanStep, wasCalled: boolean): string {
  if (act.kind === "matured" && wasCalled) return "STD";
  return act.kind === "repriced" && !("by" in act.to) ? "RRF" : called[act.kind];
}

function rowsOf(one: Case): Row[] {
  const { loan, opening, plan, lastOn } = mapped(one);
  const sign = one.terms["contractRole"] === "RPL" ? -1n : 1n;
  const steps = sweepLoan(loan, opening, loanEvents(plan));
  // What comes before a purchase is another's.
  const mine = steps.slice(
    Math.max(
      0,
      steps.findIndex(({ event }) => event.act.kind === "bought"),
    ),
  );
  return mine
    .filter(({ event }) => lastOn === undefined || event.on <= lastOn)
    .map((step) => {
      const { principal, rate } = step.state;
      const accrued = accruedOn(step.state);
      return {
        event: `${step.event.on} ${nameOf(step, plan.called !== undefined)}`,
        figures: [
          { numerator: sign * step.paid + transferred(step, sign), denominator: unit },
          { numerator: sign * principal, denominator: unit },
          rate,
          { numerator: sign * accrued.numerator, denominator: unit * accrued.denominator },
        ],
      };
    });
}

// Where the debtor's side is bought or sold, the suite takes the accrued interest off the price and not on top of it.
function transferred({ event: { act }, paid }: LoanStep, sign: bigint): bigint {
  if (sign > 0n || (act.kind !== "bought" && act.kind !== "sold")) return 0n;
  return 2n * (act.kind === "bought" ? paid + act.price : paid - act.price);
}

function expectedRows({ results }: Case): Row[] {
  return results.map((row) => ({
    event: `${dayOf(row.eventDate)} ${row.eventType}`,
    figures: [row.payoff, row.notionalPrincipal, row.nominalInterestRate, row.accruedInterest].map(numberOf),
  }));
}

function isWithin(a: Ratio, b: Ratio): boolean {
  const above = (a.numerator * b.denominator - b.numerator * a.denominator) * millionth;
  const below = a.denominator * b.denominator;
  return above < below && -above < below;
}

// A row as text, its figures to nine places, so that a case that differs says where.
function shown({ event, figures }: Row): string {
  const nine = figures.map(({ numerator, denominator }) => Number((numerator * 10n ** 9n) / denominator) / 1e9);
  return [event, ...nine].join(" ");
}

const cases = allCases();

inShared("there are cases to run, each under its own name", () => {
  expect(cases.length).toBeGreaterThan(80);
  expect(new Set(cases.map(({ identifier }) => identifier)).size).toBe(cases.length);
});

for (const one of cases) {
  inShared(`case ${one.identifier}`, () => {
    const [ours, theirs] = [rowsOf(one), expectedRows(one)];
    expect(ours.map(({ event }) => event)).toEqual(theirs.map(({ event }) => event));
    const differing = ours.filter((row, index) =>
      row.figures.some((figure, place) => !isWithin(figure, theirs[index]?.figures[place] ?? figure)),
    );
    expect(differing.map(shown)).toEqual([]);
    expect(theirs.length).toBeGreaterThan(0);
  });
}

test("a figure is within a millionth or it is not", () => {
  const one = { numerator: 1n, denominator: 1n };
  expect(isWithin(one, { numerator: 1_000_001n, denominator: 1_000_000n })).toBe(false);
  expect(isWithin(one, { numerator: 10_000_009n, denominator: 10_000_000n })).toBe(true);
  expect(isWithin(one, { numerator: 999_999n, denominator: 1_000_000n })).toBe(false);
  expect(amountOf("5000")).toBe(5000n * unit);
});
