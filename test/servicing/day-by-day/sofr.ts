import { addDays, type IsoDate } from "../../../src/base/date.ts";
import { settle } from "../../../src/base/money.ts";
import { compare, negate, plus, ratio, type Ratio, times, zero } from "../../../src/base/ratio.ts";
import type { Happening } from "../../../src/events/happening.ts";
import { percent } from "../../say.ts";
import { breakage, earned, type Option, type Published } from "./sofr-terms.ts";

// The account of an agreement like that of examples/alder-loans, worked out one day after another: Prime Rate Loans at
// Prime and one percent, and loans for an Interest Period at rates made of an index, side by side.

/** What the agreement of one facility says of its kinds of loans, and the most that the law lets be charged. */
export type Deal = {
  readonly options: ReadonlyMap<string, Option>;
  readonly maximum: Ratio | undefined;
};

/** A loan for an Interest Period. Unit: cents. */
type Loan = { readonly option: Option; readonly made: IsoDate; readonly endsOn: IsoDate; left: bigint };

/** What stands at the end of a day. Units: cents; `accrued` exact, by loan, since the last charge. */
export type Standing = {
  prime: bigint;
  readonly loans: Map<string, Loan>;
  readonly accrued: Map<string, Ratio>;
};

/** The account at the end of a day. */
export function sofr(happenings: readonly Happening[], deal: Deal, through: IsoDate): Standing {
  const opening = happenings.find(({ type }) => type === "BalanceBroughtForward");
  if (opening === undefined) throw new Error("servicing has begun");
  const account: Standing = { prime: 0n, loans: new Map(), accrued: new Map() };
  for (let day = opening.on; day <= through; day = addDays(day, 1)) {
    for (const loan of account.loans.values()) if (loan.endsOn === day) becomePrime(account, loan);
    if (day.endsWith("-01")) charge(account);
    for (const each of happenings) if (each.on === day) happen(account, each, deal, publishedIn(happenings));
    if (day !== opening.on) grow(account, happenings, deal, day);
  }
  return account;
}

// Section 2.5.
function becomePrime(account: Standing, loan: Loan): void {
  account.prime += loan.left;
  loan.left = 0n;
}

// Section 3.2: each loan's interest is rounded once and becomes principal of the Prime Rate Loans.
function charge(account: Standing): void {
  for (const [loan, exact] of account.accrued) {
    account.prime += settle({ currency: "USD", exact }, "half-up").minor;
    account.accrued.delete(loan);
  }
}

function happen(account: Standing, happening: Happening, { options }: Deal, published: Published): void {
  switch (happening.type) {
    case "BalanceBroughtForward":
    case "AdvanceMade":
      account.prime += happening.amount.minor;
      return;
    case "CollectionApplied":
      account.prime -= happening.amount.minor;
      return;
    case "OptionLoanMade": {
      const { loan, on, periodEndsOn, amount, madeBy } = happening;
      const option = options.get(happening.option);
      if (option === undefined) throw new Error(`${happening.option} are agreed`);
      account.loans.set(loan, { option, made: on, endsOn: periodEndsOn, left: amount.minor });
      if (madeBy === "conversion") account.prime -= amount.minor;
      return;
    }
    case "LoanPrepaid": {
      const loan = account.loans.get(happening.loan);
      if (loan === undefined) return;
      loan.left -= happening.amount.minor;
      account.prime += lostBy(loan, happening, published);
      return;
    }
    default:
  }
}

// Section 2.3: only what was lent at a rate fixed for all of the period can be lent again at a lower one.
function lostBy(
  { option, made, endsOn }: Loan,
  { on, amount, redeployedAt }: Extract<Happening, { readonly type: "LoanPrepaid" }>,
  published: Published,
): bigint {
  if (option.kind !== "term" || redeployedAt === undefined) return 0n;
  const lost = breakage(option, { made, endsOn }, on, redeployedAt, published);
  return settle({ currency: "USD", exact: times(ratio(amount.minor), lost) }, "half-up").minor;
}

function grow(account: Standing, happenings: readonly Happening[], deal: Deal, day: IsoDate): void {
  const published = publishedIn(happenings);
  const add = (loan: string, balance: bigint, ofOne: Ratio) =>
    balance === 0n || account.accrued.set(loan, plus(account.accrued.get(loan) ?? zero, times(ratio(balance), ofOne)));
  add("prime", account.prime, lawful(deal, plus(primeRate(happenings, day), percent("1")), 360n));
  for (const [name, { option, made, left }] of account.loans) {
    if (left === 0n) continue;
    const [before, after] = [day, addDays(day, 1)].map((by) => earned(option, made, by, published));
    const rate = times(plus(after ?? zero, negate(before ?? zero)), ratio(option.year));
    add(name, left, lawful(deal, rate, option.year));
  }
}

// What one dollar earns in a day at a rate: no more than the law lets be charged.
function lawful({ maximum }: Deal, rate: Ratio, year: bigint): Ratio {
  return times(maximum !== undefined && compare(rate, maximum) > 0 ? maximum : rate, ratio(1n, year));
}

function primeRate(happenings: readonly Happening[], day: IsoDate): Ratio {
  const values = happenings
    .filter((each) => each.type === "IndexPublished")
    .filter(({ index, on }) => index === "Prime Rate" && on <= day);
  const latest = values.toSorted((a, b) => (a.on < b.on ? -1 : 1)).at(-1);
  if (latest === undefined) throw new Error("the index has a value");
  return latest.rate;
}

const looked = new WeakMap<readonly Happening[], Published>();

// The values that were published, looked up by index and day.
function publishedIn(happenings: readonly Happening[]): Published {
  const before = looked.get(happenings);
  if (before !== undefined) return before;
  const values = new Map(
    happenings.flatMap((each) =>
      each.type === "IndexPublished" ? [[`${each.index} ${each.on}`, each.rate] as const] : [],
    ),
  );
  const published: Published = (index, on) => {
    const value = values.get(`${index} ${on}`);
    if (value === undefined) throw new Error(`${index} is published for ${on}`);
    return value;
  };
  looked.set(happenings, published);
  return published;
}
