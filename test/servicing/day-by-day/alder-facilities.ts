import fc from "fast-check";
import { addDays, type IsoDate } from "../../../src/base/date.ts";
import { money } from "../../../src/base/money.ts";
import { ratio } from "../../../src/base/ratio.ts";
import { type ObligationHead, obligationHeads } from "../../../src/events/application.ts";
import type { Happening } from "../../../src/events/happening.ts";
import { day, percent, usd } from "../../say.ts";
import { type Deal, type Grid, periodEnds, type Told } from "./alder-terms.ts";

// Random facilities on the agreements of the Alder examples, and what happens to them in some months.

/** A facility of an agreement like those of the Alder examples, and what happened in the order it became known. */
export type Facility = { readonly deal: Deal; readonly began: IsoDate; readonly happenings: readonly Told[] };

/** What may happen, told by how many days after servicing began. */
type Planned = (began: IsoDate) => readonly Happening[];

/** For how many days after servicing began things happen. */
export const span = 170;

const after = fc.integer({ min: 1, max: span });
const cents = (max: bigint) => fc.bigInt({ min: 1n, max });
// At times enough for every head of an order.
const proceeds = fc.oneof(cents(100_000_000n), cents(400_000_000n), cents(2_000_000_000n));
const usdOf = (minor: bigint) => money("USD", minor);

const moves: fc.Arbitrary<Planned> = fc
  .tuple(fc.constantFrom("AdvanceMade" as const, "Collected" as const, "Owed" as const), after, proceeds, fc.nat(8))
  .map(([kind, n, minor, more]) => (began) => [moved(kind, addDays(began, n), minor, more)]);

function moved(kind: "AdvanceMade" | "Collected" | "Owed", on: IsoDate, minor: bigint, more: number): Happening {
  if (kind === "AdvanceMade") return { type: kind, on, amount: usdOf((minor % 400_000_000n) + 1n) };
  if (kind === "Owed") {
    const head: ObligationHead = obligationHeads[more % obligationHeads.length] ?? "costs";
    return { type: "ObligationIncurred", on, head, what: "something owed", amount: usdOf((minor % 90_000_000n) + 1n) };
  }
  // One in three is told to clear on a day.
  const clears = more % 3 === 0 ? { clearsOn: addDays(on, 1 + more) } : {};
  return { type: "CollectionApplied", on, amount: usdOf(minor), ...clears };
}

const changes: fc.Arbitrary<Planned> = fc
  .uniqueArray(fc.tuple(after, fc.integer({ min: 300, max: 900 })), { selector: ([n]) => n, maxLength: 4 })
  .map(
    (found) => (began) =>
      found.map(([n, points]) => ({
        type: "IndexPublished" as const,
        on: addDays(began, n),
        index: "Prime Rate",
        rate: ratio(BigInt(points), 10_000n),
        publisher: "H.15",
      })),
  );

// Certificates of the months and quarters that end near, some of them twice.
const certificates: fc.Arbitrary<Planned> = fc
  .array(fc.tuple(fc.nat(8), fc.integer({ min: 1, max: 60 }), fc.integer({ min: 0, max: 2_200_000 })), { maxLength: 6 })
  .map((found) => (began) => {
    const ends = periodEnds({ every: "month" }, addDays(began, span)).slice(-8);
    return found.flatMap(([which, wait, average]): Happening[] => {
      const asOf = ends[which];
      if (asOf === undefined) return [];
      const figures = [{ name: "average availability", value: ratio(BigInt(average), 1n) }];
      return [
        {
          type: "FiguresReported",
          on: addDays(asOf, wait),
          asOf,
          figures,
          stated: [],
          certifiedBy: "chief financial officer",
        },
      ];
    });
  });

const defaults: fc.Arbitrary<Planned> = fc
  .array(fc.tuple(after, fc.integer({ min: 1, max: 90 }), fc.boolean(), fc.boolean()), { maxLength: 2 })
  .map(
    (found) => (began) =>
      found.flatMap(([n, lasts, matured, ends], index): Happening[] => {
        const id = `missed-${index}`;
        const on = addDays(began, n);
        const causes = [{ kind: "other" as const, what: "a payment" }];
        const maturity = matured ? ("matured" as const) : ("unmatured" as const);
        return [
          { type: "DefaultOccurred", on, id, maturity, causes },
          ...(ends
            ? [
                {
                  type: "ContinuanceEnded" as const,
                  on: addDays(on, lasts),
                  occurrence: id,
                  determinedBy: "harbor",
                },
              ]
            : []),
        ];
      }),
  );

const letters: fc.Arbitrary<Planned> = fc
  .array(fc.tuple(after, fc.integer({ min: 4, max: 120 }), cents(90_000_000n), fc.nat(3)), { maxLength: 3 })
  .map(
    (found) => (began) =>
      found.flatMap(([n, lasts, minor, then], index): Happening[] => {
        const letter = `L${index + 1}`;
        const on = addDays(began, n);
        const issued = { letter, amount: usdOf(minor), beneficiary: "a mill", expiresOn: addDays(on, lasts) };
        return [
          { type: "LetterOfCreditIssued", on, ...issued },
          ...afterIssue(letter, addDays(on, Math.floor(lasts / 2)), minor, then),
        ];
      }),
  );

// What may become of a letter of credit: nothing, a drawing of all or of a half, or its return.
function afterIssue(letter: string, on: IsoDate, minor: bigint, then: number): readonly Happening[] {
  if (then === 0) return [];
  if (then === 3) return [{ type: "LetterOfCreditEnded", on, letter }];
  return [{ type: "LetterOfCreditDrawn", on, letter, amount: usdOf(then === 1 ? minor : (minor + 1n) / 2n) }];
}

const rates = fc.option(fc.bigInt({ min: 200n, max: 1_100n }).map((points) => ratio(points, 10_000n)));

const periodLoans: fc.Arbitrary<Planned> = fc
  .array(fc.tuple(after, fc.oneof(fc.constant(60), fc.integer({ min: 1, max: 120 })), cents(90_000_000n), rates), {
    maxLength: 4,
  })
  .map(
    (found) => (began) =>
      found.map(([n, length, minor, rate], index) => ({
        type: "EurodollarLoanMade" as const,
        on: addDays(began, n),
        loan: `E${index + 1}`,
        amount: usdOf(minor),
        rate: rate ?? percent("4.3"),
        periodEndsOn: addDays(began, n + length),
      })),
  );

const conventions = ["unadjusted", "following", "modified_following", "preceding", "modified_preceding"] as const;

const termLoans: fc.Arbitrary<Planned> = fc
  .array(
    fc.tuple(
      after,
      fc.array(fc.tuple(fc.integer({ min: 8, max: 60 }), cents(40_000_000n)), { minLength: 1, maxLength: 4 }),
      rates,
      fc.constantFrom(...conventions),
    ),
    { maxLength: 2 },
  )
  .map(
    (found) => (began) =>
      found.map(([n, parts, rate, paymentDays], index) => {
        let last = addDays(began, n);
        const instalments = parts.map(([wait, minor]) => ({ on: (last = addDays(last, wait)), amount: usdOf(minor) }));
        const amount = usdOf(parts.reduce((sum, [, minor]) => sum + minor, 0n));
        const made = {
          type: "TermLoanMade" as const,
          on: addDays(began, n),
          loan: `T${index + 1}`,
          amount,
          paymentDays,
        };
        const clause = { instrument: "loan-agreement", clause: "2.1" };
        const own = rate === null ? {} : { rate };
        return { ...made, ...clause, ...own, instalments: instalments.slice(0, -1), maturesOn: last };
      }),
  );

const endings: fc.Arbitrary<Planned> = fc
  .option(after, { freq: 3 })
  .map(
    (n) => (began) =>
      n === null ? [] : [{ type: "AgreementTerminated", on: addDays(began, n), terminatedBy: "alder" }],
  );

const waiverFees: fc.Arbitrary<Planned> = fc
  .option(fc.tuple(after, fc.constantFrom("FeeCharged" as const, "FeePaid" as const)))
  .map((found) => (began) => {
    if (found === null) return [];
    const [n, type] = found;
    const clause = { instrument: "waiver-2002-12-02", clause: "1" };
    return [{ type, on: addDays(began, n), ...clause, amount: usd("15,000.00") }];
  });

const grids: fc.Arbitrary<Grid> = fc.record({
  every: fc.constantFrom("month" as const, "quarter" as const),
  dueDays: fc.integer({ min: 5, max: 45 }),
  takesEffect: fc.constantFrom("on_delivery" as const, "day_after_delivery" as const, "first_of_next_month" as const),
  late: fc.constantFrom("highest" as const, "unchanged" as const),
  wrong: fc.constantFrom("true_up" as const, "from_then_on" as const),
});

const maxima = fc.tuple(fc.integer({ min: 300, max: 1_000 }), fc.integer({ min: -200, max: 150 }));

/** Facilities on agreements like those of the Alder examples, and what happens to them in some months. */
export const facilities: fc.Arbitrary<Facility> = fc
  .record({
    began: fc.oneof(fc.integer({ min: 1, max: 130 }), fc.integer({ min: 250, max: 600 })),
    grid: fc.option(grids),
    measured: fc.constantFrom("average" as const, "each_day" as const),
    termLoansUse: fc.boolean(),
    collectionDays: fc.integer({ min: 1, max: 3 }),
    maximum: fc.option(maxima),
    opening: fc.oneof(cents(5_000_000n), cents(600_000_000n)),
    planned: fc.tuple(
      fc.array(moves, { maxLength: 12 }),
      fc.tuple(changes, certificates, defaults, letters, periodLoans, termLoans, endings, waiverFees),
    ),
    returned: fc.array(fc.tuple(fc.nat(20), fc.nat(40), fc.integer({ min: 1, max: 4 })), { maxLength: 2 }),
  })
  .map(({ began: n, grid, measured, termLoansUse, collectionDays, maximum, opening, planned, returned }) => {
    const began = addDays(day("2002-10-02"), n);
    const deal: Deal = {
      grid: grid ?? undefined,
      unused: { measured, termLoans: termLoansUse },
      collectionDays,
      maximum:
        maximum === null ? undefined : { rate: ratio(BigInt(maximum[0]), 10_000n), from: addDays(began, maximum[1]) },
    };
    const happenings = [...planned[0], ...planned[1]]
      .flatMap((plan) => plan(began))
      .toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
    const all = [...openings(began, opening), ...happenings].map((happening, index) => ({
      name: `told-${index}`,
      happening,
    }));
    return { deal, began, happenings: [...all, ...returns(all, returned)] };
  });

function openings(began: IsoDate, minor: bigint): Happening[] {
  const rate = percent("4.75");
  return [
    { type: "IndexPublished", on: day("2001-12-12"), index: "Prime Rate", rate, publisher: "H.15" },
    { type: "BalanceBroughtForward", on: began, amount: usdOf(minor) },
  ];
}

// Parts of some of the collections that come back unpaid, each of one collection at most once.
function returns(all: readonly Told[], returned: readonly (readonly [number, number, number])[]): Told[] {
  const collected = all.filter(({ happening }) => happening.type === "CollectionApplied");
  const found = new Map(
    returned.flatMap(([which, wait, part]) => {
      const collection = collected[which % (collected.length || 1)];
      return collection === undefined ? [] : [[collection, { wait, part }] as const];
    }),
  );
  return [...found].map(([{ name, happening }, { wait, part }]) => {
    const minor = "amount" in happening ? happening.amount.minor : 0n;
    const amount = usdOf(minor / BigInt(part) || 1n);
    return {
      name: `${name}-back`,
      happening: { type: "CollectionReturned", on: addDays(happening.on, wait), collection: name, amount },
    };
  });
}
