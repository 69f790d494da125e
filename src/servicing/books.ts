import { drawn, type LoanState, unmade } from "../accruals/loan-state.ts";
import { addDays, type IsoDate } from "../base/date.ts";
import { zero } from "../base/ratio.ts";
import { leaf } from "../base/receipt.ts";
import { type Account, type Entry, loanOfAccount } from "../ledger/entry.ts";

/** The loans of a facility by name while it is swept: each is one state of the loan engine, replaced as it moves. */
export class Books {
  readonly #began: IsoDate;
  readonly #account: string;
  readonly #states = new Map<string, LoanState>();
  readonly #beside = new Map<Account, bigint>();

  /** Books that begin with the loan account, named `account`, of which nothing is owed yet. */
  constructor(began: IsoDate, account: string) {
    this.#began = began;
    this.#account = account;
    this.#states.set(account, this.#nothingOwed(began));
  }

  /** The loan of a name as it stands. */
  of(name: string): LoanState {
    return this.#states.get(name) ?? this.#nothingOwed(this.#began);
  }

  /** Puts the loan of a name where it now stands. */
  put(name: string, state: LoanState): void {
    this.#states.set(name, state);
  }

  /** Enters a loan made on a day. What is owed when servicing begins bears interest from the next day. */
  make(name: string, on: IsoDate, amount: bigint): void {
    this.put(name, drawn(this.#nothingOwed(on), amount));
  }

  /** Adds to the principal of a loan, or takes from it when below zero. Unit: cents. */
  draw(name: string, amount: bigint): void {
    this.put(name, drawn(this.of(name), amount));
  }

  /** What stands on an account that is no loan's. Unit: cents, debits above zero. */
  beside(account: Account): bigint {
    return this.#beside.get(account) ?? 0n;
  }

  /** What stands on every account that is no loan's and was moved. */
  allBeside(): ReadonlyMap<Account, bigint> {
    return new Map(this.#beside);
  }

  /** Puts what stands on the accounts that are no loan's as it was before. */
  putBeside(standing: ReadonlyMap<Account, bigint>): void {
    for (const [account, minor] of standing) this.#beside.set(account, minor);
  }

  /** Adds to each loan and account what entries add to it, and takes from it what they take. */
  enter(entries: readonly Entry[]): void {
    for (const { legs } of entries) {
      for (const { account, amount } of legs) {
        const name = account === "loans:prime" ? this.#account : loanOfAccount(account);
        if (name === undefined) this.#beside.set(account, this.beside(account) + amount.minor);
        else this.draw(name, amount.minor);
      }
    }
  }

  /** Every loan with its name, in the order in which they were entered. One that is put anew keeps its place. */
  all(): Iterable<[string, LoanState]> {
    return this.#states;
  }

  /** The loans on which interest has accrued since it was last charged. */
  accruing(): [string, LoanState][] {
    return [...this.#states].filter(([, { accruing }]) => accruing.length > 0);
  }

  #nothingOwed(on: IsoDate): LoanState {
    const from = on > this.#began ? on : addDays(this.#began, 1);
    return unmade(from, zero, leaf("fact", "nothing owed"));
  }
}
