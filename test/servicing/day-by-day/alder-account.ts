import type { IsoDate } from "../../../src/base/date.ts";
import { settle } from "../../../src/base/money.ts";
import { plus, ratio, type Ratio, times, zero } from "../../../src/base/ratio.ts";
import type { ObligationHead } from "../../../src/events/application.ts";
import { type Charged, entering } from "./as-known.ts";

// The account of the Alder agreements: what is owed, what has accrued, and how a collection is applied (§§ 3.2, 5.1 and
// 5.2). Amounts in cents.

/** A loan besides the Prime Rate Loans: for a period that ends on a day, or for a term in instalments. */
export type Loan = {
  readonly loan: string;
  left: bigint;
  readonly kind: "period" | "term";
  readonly rate: Ratio | undefined;
  readonly endsOn: IsoDate;
  readonly instalments: readonly { readonly on: IsoDate; readonly amount: bigint }[];
};

/** Interest or a fee that fell due on a day, and what it fell to: principal, or what is due beside it. */
export type FallenDue = { readonly to: "principal" | "interest" | "fees"; readonly cents: bigint };

/** The fees that accrue, by name; any other name is that of a loan. */
export const fees = ["unused", "letters", "fronting", "clearing"] as const;

/** What stands on the account at the end of a day. Unit: cents; `accrued` exact, since it last fell due. */
export class Account {
  prime = 0n;
  trueUps = 0n;
  readonly loans: Loan[] = [];
  readonly accrued = new Map<string, Ratio>();
  readonly dues: Record<ObligationHead, bigint> = {
    costs: 0n,
    protective_advances: 0n,
    interest: 0n,
    fees: 0n,
    bank_products: 0n,
    other_obligations: 0n,
  };
  readonly held = { letters: 0n, borrower: 0n };
  #fallen: FallenDue[] = [];

  /** One day's interest or fee on an amount. */
  accrue(name: string, amount: bigint, rate: Ratio): void {
    if (amount !== 0n) this.accrued.set(name, plus(this.accrued.get(name) ?? zero, times(ratio(amount, 360n), rate)));
  }

  /** Section 3.2: what is due of interest and fees, and what has accrued, becomes principal. */
  charge(): void {
    this.prime += this.dues.interest + this.dues.fees;
    this.dues.interest = 0n;
    this.dues.fees = 0n;
    for (const name of this.accrued.keys()) this.fallDue(name, "principal");
  }

  /** What has accrued is due, where proceeds are applied to it. */
  bill(): void {
    for (const name of this.accrued.keys()) this.fallDue(name, isFee(name) ? "fees" : "interest");
  }

  /** What has accrued under a name falls due, rounded once. A fee earns nothing back. */
  fallDue(name: string, to: FallenDue["to"]): void {
    const { minor } = settle({ currency: "USD", exact: this.accrued.get(name) ?? zero }, "half-up");
    this.accrued.delete(name);
    this.#fallen.push({ to, cents: isFee(name) && minor < 0n ? 0n : minor });
  }

  /** What fell due on a day enters the account: as it was first charged, and what that lacked is a true-up. */
  enter(day: IsoDate, charged: Charged<FallenDue>): void {
    const due = this.#fallen;
    const entered = entering(day, due, charged);
    for (const { to, cents } of entered) {
      if (to === "principal") this.prime += cents;
      else this.dues[to] += cents;
    }
    this.trueUps += sumOf(due) - sumOf(entered);
    this.#fallen = [];
  }

  /** Section 5.1. */
  collectBefore(amount: bigint): void {
    let left = this.#payPrime(amount);
    left = this.#payTrueUps(left);
    left = this.#payLoans(left, "period");
    left = this.#payLoans(left, "term");
    this.held.borrower += left;
  }

  /** Section 5.2, for cash of 105% of what is undrawn of letters of credit. */
  collectAfter(amount: bigint, undrawn: bigint): void {
    let left = amount;
    for (const head of ["costs", "protective_advances", "interest", "fees"] as const) left = this.#payDue(left, head);
    left = this.#payTrueUps(this.#payPrime(left));
    left = this.#payLoans(this.#payLoans(left, "period"), "term");
    const { minor } = settle({ currency: "USD", exact: ratio(undrawn * 105n, 100n) }, "half-up");
    const lacking = minor - this.held.letters;
    const cash = lesser(left, lacking);
    this.held.letters += cash;
    left -= cash;
    for (const head of ["bank_products", "other_obligations"] as const) left = this.#payDue(left, head);
    this.held.borrower += left;
  }

  #payDue(left: bigint, head: ObligationHead): bigint {
    const part = lesser(left, this.dues[head]);
    this.dues[head] -= part;
    return left - part;
  }

  #payPrime(left: bigint): bigint {
    const part = lesser(left, this.prime);
    this.prime -= part;
    return left - part;
  }

  // What is owed back to the borrower is no debt that a collection could pay.
  #payTrueUps(left: bigint): bigint {
    const part = lesser(left, this.trueUps);
    this.trueUps -= part;
    return left - part;
  }

  // Loans for a period in the order in which their periods end, term loans in that in which they were made.
  #payLoans(amount: bigint, kind: Loan["kind"]): bigint {
    let left = amount;
    const loans = this.loans.filter((each) => each.kind === kind);
    if (kind === "period") loans.sort((a, b) => (a.endsOn < b.endsOn ? -1 : a.endsOn > b.endsOn ? 1 : 0));
    for (const loan of loans) {
      const part = lesser(left, loan.left);
      loan.left -= part;
      left -= part;
    }
    return left;
  }
}

function lesser(left: bigint, owed: bigint): bigint {
  if (owed <= 0n) return 0n;
  return left < owed ? left : owed;
}

function isFee(name: string): boolean {
  return fees.some((each) => each === name);
}

function sumOf(fallen: readonly FallenDue[]): bigint {
  return fallen.reduce((sum, { cents }) => sum + cents, 0n);
}
