import { addDays, type IsoDate } from "../../src/base/date.ts";
import { settle } from "../../src/base/money.ts";
import { plus, ratio, type Ratio, times, zero } from "../../src/base/ratio.ts";
import type { Happening } from "../../src/events/happening.ts";
import { percent, usd } from "../say.ts";

// The account of examples/alder-grid, read from its agreement and worked out one day after another: the margin by what
// the certificates show (§ 1.7), the fees of §§ 3.4 to 3.7 and 4.2, the orders of application of §§ 5.1 and 5.2. It
// knows the agreement by heart and none of the program's grids, books or waterfalls.

/** What stands at the end of a day. Units: cents; `accrued` exact, since it was last charged or billed. */
export type Standing = {
  readonly prime: bigint;
  readonly accrued: Readonly<Record<Accruing, Ratio>>;
  readonly dues: Readonly<Record<Due, bigint>>;
  readonly held: { readonly letters: bigint; readonly borrower: bigint };
};

type Accruing = "interest" | "unused" | "letters" | "fronting" | "clearing";
type Due = "costs" | "protective_advances" | "interest" | "fees" | "bank_products" | "other_obligations";
type Of<Type extends Happening["type"]> = Extract<Happening, { readonly type: Type }>;

type Told = <Type extends Happening["type"]>(type: Type) => Of<Type>[];

/** The account at the end of a day, from these happenings in the order in which they became known. */
export function alderByHand(happenings: readonly Happening[], through: IsoDate): Standing {
  const of: Told = (type) => happenings.filter((each): each is Of<typeof type> => each.type === type);
  const [opening] = of("BalanceBroughtForward");
  if (opening === undefined) throw new Error("servicing has begun");
  const account = new Account();
  for (let day = opening.on; day <= through; day = addDays(day, 1)) {
    if (day.endsWith("-01") && day !== opening.on) account.charge();
    const defaulted = inDefault(of, day);
    if (defaulted && of("CollectionApplied").some(({ on }) => on === day)) account.bill();
    for (const each of happenings)
      if (each.on === day) happen(account, each, { defaulted, undrawn: undrawnOn(of, day) });
    if (day !== opening.on) grow(account, of, day, defaulted);
  }
  return account;
}

class Account {
  prime = 0n;
  accrued: Record<Accruing, Ratio> = { interest: zero, unused: zero, letters: zero, fronting: zero, clearing: zero };
  dues: Record<Due, bigint> = {
    costs: 0n,
    protective_advances: 0n,
    interest: 0n,
    fees: 0n,
    bank_products: 0n,
    other_obligations: 0n,
  };
  held = { letters: 0n, borrower: 0n };

  // What is due of interest and fees, what was due already and what has accrued, becomes principal.
  charge(): void {
    this.bill();
    this.prime += this.dues.interest + this.dues.fees;
    this.dues.interest = 0n;
    this.dues.fees = 0n;
  }

  bill(): void {
    for (const name of ["interest", "unused", "letters", "fronting", "clearing"] as const) {
      const { minor } = settle({ currency: "USD", exact: this.accrued[name] }, "half-up");
      this.dues[name === "interest" ? "interest" : "fees"] += minor < 0n ? 0n : minor;
      this.accrued[name] = zero;
    }
  }

  // Section 5.1.
  collectBefore(amount: bigint): void {
    const part = amount < this.prime ? amount : this.prime;
    this.prime -= part;
    this.held.borrower += amount - part;
  }

  // Section 5.2.
  collectAfter(amount: bigint, undrawn: bigint): void {
    let left = amount;
    const pay = (owed: bigint): bigint => {
      const part = left < owed ? left : owed;
      left -= part;
      return part;
    };
    for (const due of ["costs", "protective_advances", "interest", "fees"] as const)
      this.dues[due] -= pay(this.dues[due]);
    this.prime -= pay(this.prime);
    const { minor } = settle({ currency: "USD", exact: times(ratio(undrawn, 1n), ratio(105n, 100n)) }, "half-up");
    this.held.letters += pay(minor > this.held.letters ? minor - this.held.letters : 0n);
    for (const due of ["bank_products", "other_obligations"] as const) this.dues[due] -= pay(this.dues[due]);
    this.held.borrower += left;
  }
}

type Then = { readonly defaulted: boolean; readonly undrawn: bigint };

function happen(account: Account, happening: Happening, { defaulted, undrawn }: Then): void {
  switch (happening.type) {
    case "BalanceBroughtForward":
    case "AdvanceMade":
      account.prime += happening.amount.minor;
      return;
    case "CollectionApplied":
      if (defaulted) account.collectAfter(happening.amount.minor, undrawn);
      else account.collectBefore(happening.amount.minor);
      return;
    case "ObligationIncurred":
      account.dues[happening.head] += happening.amount.minor;
      return;
    case "AgreementTerminated":
      // Two percent of five million before October 1, 2003.
      account.prime += usd("100,000.00").minor;
      return;
    default:
  }
}

function grow(account: Account, of: Told, day: IsoDate, defaulted: boolean): void {
  const add = (name: Accruing, amount: bigint, rate: Ratio) => {
    account.accrued[name] = plus(account.accrued[name], times(ratio(amount, 360n), rate));
  };
  const rate = plus(primeRate(of, day), applicableMargin(of, day));
  const undrawn = undrawnOn(of, day);
  const ended = of("AgreementTerminated").some(({ on }) => on <= day);
  add("interest", account.prime, rate);
  if (!ended) add("unused", usd("5,500,000.00").minor - account.prime - undrawn, percent("0.375"));
  add("letters", undrawn, percent(defaulted ? "3.5" : "1.5"));
  add("fronting", undrawn, percent("0.125"));
  for (const { on, amount } of of("CollectionApplied")) {
    if (on <= day && day < nextBusinessDay(on)) add("clearing", amount.minor, rate);
  }
}

// Section 1.7, for the quarters that end on December 31, 2002 and March 31, 2003.
function applicableMargin(of: Told, day: IsoDate): Ratio {
  let margin = percent("1");
  for (const [quarter, due] of [
    ["2002-12-31", "2003-01-20"],
    ["2003-03-31", "2003-04-20"],
  ] as const) {
    const certificates = of("FiguresReported").filter(({ asOf }) => asOf === quarter);
    const [first] = certificates;
    const last = certificates.at(-1)?.figures[0];
    if (first !== undefined && first.on < day && last !== undefined) margin = marginOf(last.value);
    else if (day > due) margin = percent("1.5");
  }
  return margin;
}

function marginOf(value: Ratio): Ratio {
  const average = value.numerator / value.denominator;
  return percent(average < 750_000n ? "1.5" : average < 1_500_000n ? "1" : "0.5");
}

function primeRate(of: Told, day: IsoDate): Ratio {
  let latest: Of<"IndexPublished"> | undefined;
  for (const each of of("IndexPublished")) {
    if (each.on <= day && (latest === undefined || each.on > latest.on)) latest = each;
  }
  if (latest === undefined) throw new Error("the index has a value");
  return latest.rate;
}

function inDefault(of: Told, day: IsoDate): boolean {
  return of("DefaultOccurred").some(
    ({ id, on }) => on <= day && !of("ContinuanceEnded").some((each) => each.occurrence === id && each.on <= day),
  );
}

function undrawnOn(of: Told, day: IsoDate): bigint {
  const issued = of("LetterOfCreditIssued").filter(({ on, expiresOn }) => on <= day && day <= expiresOn);
  return issued.reduce((sum, { amount }) => sum + amount.minor, 0n);
}

const holidays = ["2003-01-01", "2003-01-20", "2003-02-17", "2003-05-26"];

function nextBusinessDay(on: IsoDate): IsoDate {
  let day = addDays(on, 1);
  while ([0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay()) || holidays.includes(day)) day = addDays(day, 1);
  return day;
}
