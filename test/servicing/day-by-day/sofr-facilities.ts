import fc from "fast-check";
import { addDays, type IsoDate } from "../../../src/base/date.ts";
import { money } from "../../../src/base/money.ts";
import { type Ratio, ratio } from "../../../src/base/ratio.ts";
import type { Happening } from "../../../src/events/happening.ts";
import { day } from "../../say.ts";
import { dealersHolidays, isBusinessDay } from "./business-days.ts";
import type { Deal } from "./sofr.ts";
import type { Option, Published } from "./sofr-terms.ts";

// Random options at an index, and random values of the index for the Business Days of 2025.

const points = (min: number, max: number) => fc.integer({ min, max }).map((each) => ratio(BigInt(each), 10_000n));
const maybe = (min: number, max: number) => fc.option(points(min, max), { nil: undefined });

/** Options of one kind or any, with floors and caps that bind at times. */
export const options: fc.Arbitrary<Option> = fc.record({
  kind: fc.constantFrom("term" as const, "daily_simple" as const, "compounded" as const),
  index: fc.constant("SOFR"),
  margin: points(50, 300),
  lookbackDays: fc.integer({ min: 0, max: 5 }),
  floor: maybe(300, 500),
  floorOn: fc.constantFrom("day" as const, "period" as const),
  cap: maybe(500, 750),
  year: fc.constantFrom(360n, 365n),
});

const first = day("2025-01-02");

/** Values of an index for each Business Day of the first seven months of 2025, going up and down from 4%. */
export const indices: fc.Arbitrary<ReadonlyMap<IsoDate, Ratio>> = fc
  .array(fc.integer({ min: -30, max: 30 }), { minLength: 12, maxLength: 40 })
  .map((steps) => {
    const values = new Map<IsoDate, Ratio>();
    let rate = 400;
    for (let n = 0; n < 220; n += 1) {
      const on = addDays(first, n);
      if (!isBusinessDay(on, dealersHolidays)) continue;
      rate = Math.max(0, rate + (steps[n % steps.length] ?? 0));
      values.set(on, ratio(BigInt(rate), 10_000n));
    }
    return values;
  });

/** The value of an index for a day, of those published. */
export function publishedIn(values: ReadonlyMap<IsoDate, Ratio>): Published {
  return (index, on) => {
    const value = values.get(on);
    if (value === undefined) throw new Error(`${index} is published for ${on}`);
    return value;
  };
}

/** A facility on an agreement like that of examples/alder-loans, and what happens to it. */
export type Facility = { readonly deal: Deal; readonly began: IsoDate; readonly happenings: readonly Happening[] };

const kinds = ["SOFR Loans", "Term SOFR Loans", "Compounded SOFR Loans"] as const;
const after = fc.integer({ min: 1, max: 90 });
const amounts = fc.bigInt({ min: 1n, max: 90_000_000n }).map((minor) => money("USD", minor));

const loans = fc.array(
  fc.record({
    n: after,
    length: fc.integer({ min: 2, max: 40 }),
    option: fc.constantFrom(...kinds),
    amount: amounts,
    madeBy: fc.constantFrom("advance" as const, "conversion" as const),
    repaid: fc.option(fc.record({ after: fc.integer({ min: 1, max: 30 }), part: fc.bigInt({ min: 1n, max: 4n }) })),
    again: points(200, 500),
  }),
  { maxLength: 3 },
);

const moves = fc.array(
  fc.record({ type: fc.constantFrom("AdvanceMade" as const, "CollectionApplied" as const), n: after, amount: amounts }),
  { maxLength: 6 },
);

const primes = fc.uniqueArray(fc.record({ n: after, rate: points(500, 850) }), {
  selector: ({ n }) => n,
  maxLength: 2,
});

/** Facilities with loans at rates made of an index, whose Prime Rate Loans outlast all that is collected. */
export const facilities: fc.Arbitrary<Facility> = fc
  .record({
    n: fc.nat(60),
    agreed: fc.tuple(options, options, options),
    maximum: maybe(450, 800),
    values: indices,
    loans,
    moves,
    primes,
  })
  .map(({ n, agreed, maximum, values, ...rest }) => {
    const began = addDays(day("2025-01-31"), n);
    const happenings: Happening[] = [
      published(day("2024-12-19"), ratio(750n, 10_000n), "Prime Rate"),
      { type: "BalanceBroughtForward", on: began, amount: money("USD", 2_000_000_000n) },
      ...[...values].map(([on, rate]) => published(on, rate, "SOFR")),
      ...rest.primes.map((each) => published(addDays(began, each.n), each.rate, "Prime Rate")),
      ...rest.moves.map(({ type, n: wait, amount }) => ({ type, on: addDays(began, wait), amount })),
      ...rest.loans.flatMap((each, index) => lent(began, `L${index + 1}`, each)),
    ];
    const of = new Map(kinds.map((name, index) => [name, agreed[index] ?? agreed[0]]));
    return { deal: { options: of, maximum }, began, happenings };
  });

function published(on: IsoDate, rate: Ratio, index: string): Happening {
  return { type: "IndexPublished", on, index, rate, publisher: "a publisher" };
}

type Lent = typeof loans extends fc.Arbitrary<(infer One)[]> ? One : never;

function lent(began: IsoDate, loan: string, { n, length, option, amount, madeBy, repaid, again }: Lent): Happening[] {
  const on = addDays(began, n);
  const made: Happening = {
    type: "OptionLoanMade",
    on,
    loan,
    option,
    amount,
    madeBy,
    periodEndsOn: addDays(on, length),
  };
  if (repaid === null || repaid.after >= length || amount.minor < repaid.part) return [made];
  const part = { ...amount, minor: amount.minor / repaid.part };
  return [made, { type: "LoanPrepaid", on: addDays(on, repaid.after), loan, amount: part, redeployedAt: again }];
}
