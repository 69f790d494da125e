import fc from "fast-check";
import { addDays, type IsoDate } from "../../src/base/date.ts";
import { money } from "../../src/base/money.ts";
import { type Ratio, ratio } from "../../src/base/ratio.ts";
import type { Happening } from "../../src/events/happening.ts";
import type { Report } from "../../src/events/record.ts";
import { type KnownFacility, type OpenFacility } from "../../src/servicing/facility.ts";
import { day, example, known, report } from "../say.ts";
import type { Footing, Readings } from "./day-by-day/lexington.ts";

const closing = day("2002-10-31");

const amounts = fc.bigInt({ min: 1n, max: 90_000_000n });
const rates = fc.bigInt({ min: 100n, max: 900n }).map((points) => ratio(points, 10_000n));
const days = (from: IsoDate, count: number) => fc.integer({ min: 0, max: count }).map((n) => addDays(from, n));
const inTheMonths = days(closing, 200);

const moves: fc.Arbitrary<Happening> = fc
  .tuple(fc.constantFrom("AdvanceMade" as const, "CollectionApplied" as const), inTheMonths, amounts)
  .map(([type, on, minor]) => ({ type, on, amount: money("USD", minor) }));

// One change a day, so that the day alone says which value is in force.
const changes = fc.uniqueArray(
  fc.tuple(days(day("2002-09-20"), 240), rates).map(([on, rate]): Happening => ({
    type: "IndexPublished",
    on,
    index: "Prime Rate",
    rate,
    publisher: "H.15",
  })),
  { selector: ({ on }) => on, maxLength: 8 },
);

const eurodollars = fc
  .array(fc.tuple(days(day("2002-08-01"), 91), fc.integer({ min: 1, max: 120 }), amounts, rates), { maxLength: 4 })
  .map((made) =>
    made.map(([on, length, minor, rate], index): Happening => ({
      type: "EurodollarLoanMade",
      on,
      loan: `E${index + 1}`,
      amount: money("USD", minor),
      rate,
      periodEndsOn: addDays(on, length),
    })),
  );

// A term loan in a few instalments, made before servicing begins or after, at the rate of Prime Rate Loans or its own.
const termLoans = fc
  .array(
    fc.tuple(
      days(day("2002-09-15"), 120),
      fc.array(fc.tuple(fc.integer({ min: 1, max: 60 }), amounts), { minLength: 1, maxLength: 4 }),
      fc.option(rates),
    ),
    { maxLength: 2 },
  )
  .map((made) => made.map(([on, parts, rate], index) => termLoan(`T${index + 1}`, on, parts, rate ?? undefined)));

function termLoan(loan: string, on: IsoDate, parts: readonly [number, bigint][], rate?: Ratio): Happening {
  let last = on;
  const instalments = parts.map(([wait, minor]) => {
    last = addDays(last, wait);
    return { on: last, amount: money("USD", minor) };
  });
  // The last part is what is left at maturity.
  const amount = money(
    "USD",
    parts.reduce((sum, [, minor]) => sum + minor, 0n),
  );
  const made = { type: "TermLoanMade" as const, on, loan, instrument: "accounts-agreement", clause: "2.1", amount };
  return { ...made, instalments: instalments.slice(0, -1), maturesOn: last, ...(rate === undefined ? {} : { rate }) };
}

// A default that nothing clears, an election on it, and perhaps the day on which it is found to have ceased.
const elections = fc
  .tuple(inTheMonths, inTheMonths, fc.option(inTheMonths), fc.option(inTheMonths))
  .map(([occurredOn, from, endedOn, notRenewedFrom]): Happening[] => [
    {
      type: "DefaultOccurred",
      on: addDays(occurredOn, 1),
      id: "net worth",
      maturity: "matured",
      causes: [{ kind: "covenant", paper: "covenant-supplement", provision: "IV(g)(ii)", testedOn: occurredOn }],
    },
    elected(from, "event_of_default"),
    ...(endedOn === null
      ? []
      : [{ type: "ContinuanceEnded" as const, on: endedOn, occurrence: "net worth", determinedBy: "Congress" }]),
    ...(notRenewedFrom === null ? [] : [elected(notRenewedFrom, "non_renewal")]),
  ]);

function elected(from: IsoDate, ground: "event_of_default" | "non_renewal"): Happening {
  const occurrence = ground === "event_of_default" ? { occurrence: "net worth" } : {};
  return { type: "RateElected", on: from, from, electedBy: "Congress", ground, ...occurrence };
}

const excesses = fc
  .tuple(
    fc.uniqueArray(fc.tuple(inTheMonths, fc.bigInt({ min: 500_000_000n, max: 900_000_000n })), {
      selector: ([on]) => on,
      maxLength: 4,
    }),
    fc.array(inTheMonths, { maxLength: 2 }),
    fc.option(fc.tuple(inTheMonths, fc.integer({ min: 1, max: 60 }), amounts, fc.boolean())),
  )
  .map(([stated, notices, forgone]): Happening[] => [
    ...stated.map(([on, minor]): Happening => ({ type: "AvailabilityStated", on, amount: money("USD", minor) })),
    ...notices.map((on): Happening => ({ type: "ExcessNoticeGiven", on, channel: "written", givenBy: "Congress" })),
    ...(forgone === null ? [] : [givenUp(...forgone)]),
  ]);

// The higher rate on a part of an excess is given up for some days; without a signature, in vain.
function givenUp(on: IsoDate, lasts: number, minor: bigint, signed: boolean): Happening {
  const given = { on, until: addDays(on, lasts), amount: money("USD", minor), writing: "a letter" };
  return { type: "HigherRateForgone", ...given, ...(signed ? { signedBy: "Congress" } : {}) };
}

const readings: fc.Arbitrary<Readings> = fc.record({
  noticeFirstDay: fc.constantFrom("after_full_days" as const, "last_day" as const),
  noticeScope: fc.constantFrom("standing" as const, "per_episode" as const),
  nonRenewalFirstDay: fc.constantFrom("renewal_date" as const, "day_after" as const),
  defaultPeriodEnd: fc.constantFrom("determination" as const, "determination_and_payment" as const),
});

/** What happened to a loan account, and on what footing. */
export type History = { readonly footing: Footing; readonly happenings: readonly Happening[] };

/** Loan accounts on the example's papers that begin at the closing and run for some months. */
export const histories: fc.Arbitrary<History> = fc
  .record({
    inEffect: fc.boolean(),
    primeChange: fc.constantFrom("same_day" as const, "first_of_next_month" as const),
    readings: fc.option(readings, { nil: undefined }),
    began: days(closing, 40),
    opening: fc.bigInt({ min: 500_000_000n, max: 900_000_000n }),
    moves: fc.array(moves, { maxLength: 12 }),
    changes,
    eurodollars,
    termLoans,
    elections: fc.oneof(fc.constant([]), elections),
    excesses: fc.oneof(fc.constant([]), excesses),
  })
  .map(({ inEffect, primeChange, readings: read, began, opening, ...rest }) => ({
    footing: { inEffect, primeChange, ...(read === undefined ? {} : { readings: read }) },
    happenings: [
      { type: "BalanceBroughtForward" as const, on: began, amount: money("USD", opening) },
      published,
      ...rest.moves.filter(({ on }) => on >= began),
      ...rest.changes,
      ...rest.eurodollars,
      ...rest.termLoans,
      ...rest.elections,
      ...rest.excesses,
    ],
  }));

const published: Happening = {
  type: "IndexPublished",
  on: day("2001-12-12"),
  index: "Prime Rate",
  rate: ratio(475n, 10_000n),
  publisher: "H.15",
};

const account = new Set<Happening["type"]>([
  "BalanceBroughtForward",
  "AdvanceMade",
  "CollectionApplied",
  "EurodollarLoanMade",
  "TermLoanMade",
  "IndexPublished",
  "FeeCharged",
]);

/** The example's papers and closing with another loan account; each fact is recorded on its day, unless said otherwise. */
export function facilityWith({ footing, happenings }: History, recorded: readonly string[] = []): OpenFacility {
  const open = example(footing.inEffect ? "lexington" : "lexington-exhibit-a-unsigned");
  const rest = open.reports.filter(({ happening }) => !account.has(happening.type));
  const own = happenings.map((happening, index): Report => report(`fact-${index}`, happening, recorded[index]));
  const settings = { ...open.file.settings, ...footing.readings, primeChange: footing.primeChange };
  const all = [...rest, ...own].toSorted((a, b) => (a.recordedAt < b.recordedAt ? -1 : 1));
  return { ...open, file: { ...open.file, settings }, reports: all };
}

/** The same, as known in the end. What is in effect does not hang on the loan account, so it is worked out once. */
export function knownWith(history: History): KnownFacility {
  const open = facilityWith(history);
  const { closing: worked } = known(example(history.footing.inEffect ? "lexington" : "lexington-exhibit-a-unsigned"));
  return { ...known(open), closing: worked };
}

/** Histories with how many days after its own each of their happenings is recorded. */
export const learned = fc.tuple(histories, fc.array(fc.integer({ min: 0, max: 90 }), { minLength: 40, maxLength: 40 }));

/** A facility whose happenings are recorded late, but for those with which servicing begins. */
export function learnedLate([history, delays]: [History, readonly number[]]): OpenFacility {
  const began = history.happenings[0]?.on ?? day("2002-10-31");
  const recorded = history.happenings.map(({ on }, index) => {
    const learnedOn = addDays(on < began ? began : on, index < 2 ? 0 : (delays[index % 40] ?? 0));
    return `${learnedOn}T12:00:0${index % 10}Z`;
  });
  return facilityWith(history, recorded);
}
