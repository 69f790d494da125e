import { addDays, type IsoDate } from "../../../src/base/date.ts";
import type { Instant } from "../../../src/base/instant.ts";
import { settle } from "../../../src/base/money.ts";
import { plus, ratio, type Ratio, times, zero } from "../../../src/base/ratio.ts";
import type { Happening } from "../../../src/events/happening.ts";
import type { Settings } from "../../../src/events/settings.ts";
import { percent } from "../../say.ts";
import { asKnown, type Charged, entering, type Learned, nothingCharged } from "./as-known.ts";

// The loan account of the example's papers, as slowly and plainly as it can be worked out: one day after another, every
// balance times its rate over 360. It knows the papers by heart and none of the program's terms, sweeps or receipts.

/** How the example's closing came out, and how its open points are read. */
export type Footing = {
  readonly inEffect: boolean;
  readonly primeChange: "same_day" | "first_of_next_month";
  /** How the words on the higher rate are read; without them, as the example reads them. */
  readonly readings?: Readings;
};

/** How the words on the higher rate may be read. */
export type Readings = Pick<Settings, "noticeFirstDay" | "noticeScope" | "nonRenewalFirstDay" | "defaultPeriodEnd">;

/** What stands at the end of a day. Units: cents; `accrued` exact, by loan, since the last charge. */
export type Standing = {
  readonly prime: bigint;
  readonly loans: ReadonlyMap<string, bigint>;
  readonly accrued: ReadonlyMap<string, Ratio>;
  readonly charged: readonly (readonly [on: IsoDate, loan: string, cents: bigint])[];
  readonly trueUps: bigint;
};

type Of<Type extends Happening["type"]> = Extract<Happening, { readonly type: Type }>;

/** The loan account at the end of a day, from these happenings, and from what the books have charged before. */
export function dayByDay(
  happenings: readonly Happening[],
  footing: Footing,
  through: IsoDate,
  before: Charged<bigint> = nothingCharged(),
): Standing {
  const of: Sorted = (type) => happenings.filter((each): each is Of<typeof type> => each.type === type);
  const [opening] = of("BalanceBroughtForward");
  if (opening === undefined) throw new Error("servicing has begun");
  const made = of("EurodollarLoanMade").filter(({ periodEndsOn }) => periodEndsOn > opening.on);
  const terms = of("TermLoanMade").filter(({ maturesOn }) => maturesOn > opening.on);
  const outstanding = (day: IsoDate) => made.filter(({ on, periodEndsOn }) => on <= day && day < periodEndsOn);
  const running = (day: IsoDate) => terms.filter(({ on, maturesOn }) => on <= day && day < maturesOn);
  const accrued = new Map<string, Ratio>();
  const charged: [IsoDate, string, bigint][] = [];
  let [prime, trueUps] = [0n, 0n];
  let exceededSince: IsoDate | undefined;
  const charge = (day: IsoDate, loans: readonly string[]) => {
    const due = loans.map((loan) => settle({ currency: "USD", exact: accrued.get(loan) ?? zero }, "half-up").minor);
    for (const [index, loan] of loans.entries()) if (accrued.delete(loan)) charged.push([day, loan, due[index] ?? 0n]);
    const entered = entering(day, due, before);
    prime += sumOf(entered);
    trueUps += sumOf(due) - sumOf(entered);
  };
  for (let day = opening.on; day <= through; day = addDays(day, 1)) {
    for (const { amount, periodEndsOn } of made) if (periodEndsOn === day) prime += amount.minor;
    const matured = terms.filter(({ maturesOn }) => maturesOn === day).map(({ loan }) => loan);
    charge(day, day.endsWith("-01") ? [...accrued.keys()] : matured);
    if (day !== opening.on) for (const term of terms) prime += dueOf(term, day);
    prime += sumOf(happenings.map((each) => (each.on === day ? movement(each) : 0n)));
    if (day === opening.on) continue;
    exceededSince = exceeding(of, day, prime, exceededSince);
    grow(accrued, of, footing, { day, prime, loans: outstanding(day), terms: running(day), exceededSince });
  }
  const loans = new Map([
    ...outstanding(through).map(({ loan, amount }): [string, bigint] => [loan, amount.minor]),
    ...running(through).map((term): [string, bigint] => [term.loan, leftOf(term, through)]),
  ]);
  return { prime, accrued, charged, trueUps, loans };
}

/** The loan account at the end of a day, as the books have it by what was known at a moment. */
export function booksDayByDay(all: readonly Learned[], footing: Footing, at: Instant, through: IsoDate): Standing {
  return asKnown(all, [at, through], (known, end, charged: Charged<bigint>) => {
    const happenings = known.map(({ happening }) => happening);
    return dayByDay(happenings, footing, end, charged);
  });
}

function sumOf(cents: readonly bigint[]): bigint {
  return cents.reduce((sum, each) => sum + each, 0n);
}

// What is left of a term loan at the end of a day on which it runs, and what falls due of it on a day.
function leftOf({ instalments, amount }: Of<"TermLoanMade">, day: IsoDate): bigint {
  return instalments.reduce((rest, each) => (each.on <= day ? rest - each.amount.minor : rest), amount.minor);
}

function dueOf(term: Of<"TermLoanMade">, day: IsoDate): bigint {
  if (term.maturesOn === day) return leftOf(term, day);
  return term.instalments.reduce((sum, each) => (each.on === day ? sum + each.amount.minor : sum), 0n);
}

type Sorted = <Type extends Happening["type"]>(type: Type) => Of<Type>[];

type Owed = {
  readonly day: IsoDate;
  readonly prime: bigint;
  readonly loans: readonly Of<"EurodollarLoanMade">[];
  readonly terms: readonly Of<"TermLoanMade">[];
  readonly exceededSince: IsoDate | undefined;
};

// One day's interest: the Prime Rate Loans, of which a part may bear the higher rate, and each other loan.
function grow(accrued: Map<string, Ratio>, of: Sorted, footing: Footing, owed: Owed): void {
  const { day, prime, loans, terms } = owed;
  const put = (loan: string, balance: bigint, rate: Ratio) =>
    accrued.set(loan, plus(accrued.get(loan) ?? zero, times(ratio(balance, 360n), rate)));
  const higher = higherPart(of, footing, owed);
  const index = indexOn(of("IndexPublished"), footing, day);
  if (prime !== higher) put("prime", prime - higher, plus(index, margin(footing, day)));
  if (higher !== 0n) put("prime", higher, plus(index, percent("2")));
  for (const { loan, amount, rate } of loans) put(loan, amount.minor, rate);
  for (const term of terms) put(term.loan, leftOf(term, day), term.rate ?? wholeRate(of, footing, day));
}

// The rate of a Prime Rate Loan that cannot exceed what is available: the higher rate on an election, or the margin.
function wholeRate(of: Sorted, footing: Footing, day: IsoDate): Ratio {
  const index = indexOn(of("IndexPublished"), footing, day);
  return plus(index, isElected(of, footing, day) ? percent("2") : margin(footing, day));
}

function movement(happening: Happening): bigint {
  switch (happening.type) {
    case "BalanceBroughtForward":
    case "AdvanceMade":
    case "FeeCharged":
      return happening.amount.minor;
    case "CollectionApplied":
      return -happening.amount.minor;
    default:
      return 0n;
  }
}

function margin({ inEffect }: Footing, day: IsoDate): Ratio {
  return percent(inEffect && day >= "2002-11-01" ? "1" : "0.5");
}

function indexOn(published: readonly Of<"IndexPublished">[], { primeChange }: Footing, day: IsoDate): Ratio {
  let latest: Of<"IndexPublished"> | undefined;
  for (const each of published) {
    const reached = primeChange === "same_day" ? each.on <= day : each.on.slice(0, 7) < day.slice(0, 7);
    if (reached && (latest === undefined || each.on > latest.on)) latest = each;
  }
  if (latest === undefined) throw new Error("the index has a value");
  return latest.rate;
}

function isElected(of: Sorted, { inEffect, readings }: Footing, day: IsoDate): boolean {
  if (!inEffect || day < "2002-11-01") return false;
  // Read by payment, a default that was there once never ends in these accounts.
  const ends = readings?.defaultPeriodEnd !== "determination_and_payment";
  const stands = (occurrence: string | undefined) =>
    of("DefaultOccurred").some(({ id, on }) => id === occurrence && on <= day) &&
    !(ends && of("ContinuanceEnded").some((each) => each.occurrence === occurrence && each.on <= day));
  const notRenewed = readings?.nonRenewalFirstDay === "day_after" ? "2003-01-04" : "2003-01-03";
  return of("RateElected").some(
    ({ from, ground, occurrence }) =>
      from <= day && (ground === "non_renewal" ? day >= notRenewed : stands(occurrence)),
  );
}

// All of it on an election whose ground holds, else the excess over what is available once three days of notice ran,
// less what the lender has forgone of it in a signed writing.
function higherPart(of: Sorted, footing: Footing, { day, prime, exceededSince }: Owed): bigint {
  if (!footing.inEffect || day < "2002-11-01") return 0n;
  if (isElected(of, footing, day)) return prime;
  const available = availableOn(of, day);
  if (available === undefined || !isNoticed(of, footing, day, exceededSince)) return 0n;
  const forgone = of("HigherRateForgone").find(
    ({ on, until, signedBy }) => on <= day && day < until && signedBy === "Congress",
  );
  const excess = prime - available - (forgone?.amount.minor ?? 0n);
  return prime > available && excess > 0n ? excess : 0n;
}

function isNoticed(of: Sorted, { readings }: Footing, day: IsoDate, exceededSince: IsoDate | undefined): boolean {
  const wait = readings?.noticeFirstDay === "last_day" ? 3 : 4;
  const ofThisExcess = (on: IsoDate) => exceededSince !== undefined && exceededSince <= on;
  return of("ExcessNoticeGiven").some(
    ({ on }) => addDays(on, wait) <= day && (readings?.noticeScope !== "per_episode" || ofThisExcess(on)),
  );
}

// Since when the Prime Rate Loans have exceeded what is available without a break.
function exceeding(of: Sorted, day: IsoDate, prime: bigint, since: IsoDate | undefined): IsoDate | undefined {
  const available = availableOn(of, day);
  return available !== undefined && prime > available ? (since ?? day) : undefined;
}

function availableOn(of: Sorted, day: IsoDate): bigint | undefined {
  let available: Of<"AvailabilityStated"> | undefined;
  for (const each of of("AvailabilityStated")) {
    if (each.on <= day && (available === undefined || each.on >= available.on)) available = each;
  }
  return available?.amount.minor;
}
