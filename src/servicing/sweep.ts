import { joined, type Segment } from "../accruals/interest.ts";
import type { LoanStep } from "../accruals/loan.ts";
import { accrueTo, interestSettled, type LoanState, type Priced } from "../accruals/loan-state.ts";
import { type TermsInForce } from "../agreement/terms.ts";
import { addDays, type IsoDate } from "../base/date.ts";
import { type Money, money } from "../base/money.ts";
import { ok, refuse, type Result } from "../base/result.ts";
import type { CollateralFailure } from "../collateral/failure.ts";
import { balanceOf, type Entry, transfer } from "../ledger/entry.ts";
import type { HappeningOf } from "../events/happening.ts";
import { type Report, reportsOf } from "../events/record.ts";
import { Books } from "./books.ts";
import { type KnownFacility, type TermsAt, termsByDay } from "./facility.ts";
import { type AsCharged, chargesBefore, nothingCharged } from "./as-charged.ts";
import { breakpoints, reportsByDay } from "./breakpoints.ts";
import { clearingLater, unclearedOn } from "./clearance.ts";
import { type JudgmentFailure, type JudgmentRate, judgmentRateOn } from "./judgment.ts";
import { moveOf } from "./move.ts";
import { afterRepayment, convertedAtEnd, loanCalled, optionAccrued, type PeriodLoan, prepaid } from "./period-loans.ts";
import { optionLoansOf } from "./option-loan.ts";
import { asBefore } from "./same-grounds.ts";
import {
  instalmentCharged,
  instalmentSteps,
  openedTermLoan,
  termLoanMade,
  type OutstandingTermLoan,
  type TermLoan,
  termLoanOf,
} from "./term-loan.ts";
import { primePartsOn } from "./prime-parts.ts";
import { fixedRateOf, primeLoans, type RateFailure } from "./rate.ts";
import { type InterestLine, interestLine, lineText, primeBook } from "./interest-line.ts";

/**
 * The facility swept to the end of a day: what was posted, what is owed, what accrues and is not yet charged.
 *
 * It is a checkpoint too: `resume` goes on from it, and comes to what a sweep from the start comes to.
 */
export type Sweep = {
  readonly began: IsoDate;
  readonly through: IsoDate;
  /** Since when the Prime Rate Loans have exceeded what is available without a break. */
  readonly excessSince: IsoDate | undefined;
  readonly entries: readonly Entry[];
  readonly lines: readonly InterestLine[];
  readonly books: ReadonlyMap<string, LoanState>;
  readonly accruing: ReadonlyMap<string, readonly Segment[]>;
  readonly prime: Money;
  /** Interest owed for a time already charged, which bears none itself. */
  readonly trueUps: Money;
  readonly loans: readonly PeriodLoan[];
  readonly termLoans: readonly OutstandingTermLoan[];
};

/** Why a facility cannot be swept. */
export type SweepFailure =
  | RateFailure
  | JudgmentFailure
  | CollateralFailure
  | { readonly code: "servicing.not_begun"; readonly facility: string }
  | { readonly code: "servicing.begins_later"; readonly on: IsoDate; readonly began: IsoDate };

/**
 * Sweeps a facility once, in order of time, to the end of `through`, as known: what happens on a day is posted, the
 * interest of a month is charged on its day, and between two such days every balance accrues at its rate.
 *
 * A day's interest runs on what is owed at its end, so the day of an advance counts and the day of a payment does not.
 */
export function sweep(
  facility: KnownFacility,
  through: IsoDate,
  asCharged: AsCharged = nothingCharged,
): Result<Sweep, SweepFailure> {
  const [opening] = reportsOf(facility.known, "BalanceBroughtForward");
  if (opening === undefined) return refuse({ code: "servicing.not_begun", facility: facility.file.id });
  const began = opening.happening.on;
  if (through < began) return refuse({ code: "servicing.begins_later", on: through, began });
  return swept(facility, new Sweeper(facility, termsByDay(facility), began, asCharged), began, through);
}

/**
 * Goes on from a sweep to the end of a later day. What is known of the days up to the end of the sweep given must be
 * what was known when it was made; the answer then equals a sweep from the start.
 */
export function resume(
  facility: KnownFacility,
  from: Sweep,
  through: IsoDate,
  asCharged: AsCharged = nothingCharged,
): Result<Sweep, SweepFailure> {
  if (through <= from.through) return ok(from);
  const sweeper = new Sweeper(facility, termsByDay(facility), from.began, asCharged);
  sweeper.take(from);
  return swept(facility, sweeper, addDays(from.through, 1), through);
}

function swept(
  facility: KnownFacility,
  sweeper: Sweeper,
  first: IsoDate,
  through: IsoDate,
): Result<Sweep, SweepFailure> {
  const { began, termsAt } = sweeper;
  const { days, priced } = breakpoints(facility, termsAt, first, through);
  for (const [index, day] of days.entries()) {
    // The day after the last one only ends what accrues.
    if (day > through) break;
    const posted = sweeper.post(day);
    if (posted !== undefined) return refuse(posted);
    const next = days[index + 1];
    const from = day === began ? addDays(day, 1) : day;
    if (next !== undefined && from < next) {
      const failure = sweeper.accrue(from, next, priced.has(from));
      if (failure !== undefined) return refuse(failure);
    }
  }
  return ok(sweeper.result(through));
}

const notRevolving = { revolving: false, excessSince: undefined };

class Sweeper {
  readonly began: IsoDate;
  readonly termsAt: TermsAt;
  readonly #facility: KnownFacility;
  readonly #asCharged: AsCharged;
  readonly #byDay: ReadonlyMap<IsoDate, readonly Report[]>;
  #entries: Entry[] = [];
  #lines: InterestLine[] = [];
  readonly #books: Books;
  readonly #clearing: ReturnType<typeof clearingLater>;
  readonly #termLoans: TermLoan[] = [];
  #charges: Entry[] = [];
  #trueUps = 0n;
  #excessSince: IsoDate | undefined;
  // At what the whole loan account bears interest, until a day on which a rate may change.
  #price: Omit<Priced, "balance"> | undefined;
  #loans: PeriodLoan[] = [];
  // The options of all loans ever made at one, so that what was repaid is still called by its kind.
  readonly #options: ReadonlyMap<string, string>;

  constructor(facility: KnownFacility, termsAt: TermsAt, began: IsoDate, asCharged: AsCharged) {
    this.#facility = facility;
    this.termsAt = termsAt;
    this.began = began;
    this.#asCharged = asCharged;
    this.#clearing = clearingLater(facility);
    this.#books = new Books(began, primeBook);
    this.#options = new Map(optionLoansOf(facility.known).map(({ loan, option }) => [loan, option]));
    this.#byDay = reportsByDay(facility.known, began);
  }

  // Goes on from where a sweep left the loans. Term loans that were repaid are still called by their names.
  take({ through, entries, lines, books, trueUps, excessSince, loans }: Sweep): void {
    this.#entries = [...entries];
    this.#lines = [...lines];
    for (const [name, state] of books) this.#books.put(name, state);
    for (const report of reportsOf([...this.#byDay.values()].flat(), "TermLoanMade")) {
      if (report.happening.on <= through) this.#termLoans.push(termLoanOf(this.#facility, report));
    }
    this.#trueUps = trueUps.minor;
    this.#excessSince = excessSince;
    this.#loans = [...loans];
  }

  // Loans whose period ends are converted, the month's interest and the day's instalments are charged, then the day's
  // facts are posted.
  post(day: IsoDate): SweepFailure | undefined {
    const terms = this.termsAt(day);
    if (!terms.ok) return terms.failure;
    const converted = this.#convert(day, terms.value);
    if (converted !== undefined) return converted;
    const charged = this.#charge(day, terms.value);
    if (charged !== undefined) return charged;
    const paid = this.#payInstalments(day, terms.value);
    if (paid !== undefined) return paid;
    this.#enterCharges(day);
    const reports = this.#byDay.get(day);
    if (reports === undefined) return undefined;
    for (const report of reports) {
      const failure = this.#apply(report);
      if (failure !== undefined) return failure;
    }
    return undefined;
  }

  // Interest up to a day. Where no rate may have changed since the day before, the loan account bears what it bore.
  accrue(from: IsoDate, to: IsoDate, priced: boolean): SweepFailure | undefined {
    if (priced) this.#price = undefined;
    const terms = this.termsAt(from);
    if (!terms.ok) return terms.failure;
    const statute = judgmentRateOn(this.#facility, from);
    if (statute !== undefined) return "code" in statute ? statute : this.#accrueByStatute(statute, from, to);
    const { dayCount } = terms.value;
    if (dayCount === undefined) return { code: "terms.missing", term: "dayCount", on: from };
    for (const [name, state] of this.#books.all()) {
      const option = this.#loans.find((each) => each.loan === name);
      if (option?.type === "OptionLoanMade") {
        const accrued = optionAccrued(this.#facility, option, state, [from, to], dayCount.value);
        if (!accrued.ok) return accrued.failure;
        this.#books.put(name, accrued.value);
        continue;
      }
      const parts = this.#parts(name, state, terms.value, from);
      if (!parts.ok) return parts.failure;
      this.#books.put(name, accrueTo(state, to, dayCount.value, parts.value));
    }
    return undefined;
  }

  #accrueByStatute({ dayCount, ...priced }: JudgmentRate, from: IsoDate, to: IsoDate): undefined {
    for (const [name, state] of this.#books.all()) {
      const balance = state.principal + this.#floatOf(name, from);
      this.#books.put(name, accrueTo(state, to, dayCount, [{ balance, ...priced }]));
    }
  }

  // Proceeds that have not cleared are credited to the Prime Rate Loans and still bear interest. Unit: cents.
  #floatOf(name: string, on: IsoDate): bigint {
    return name === primeBook ? unclearedOn(this.#facility, this.#clearing, this.began, on) : 0n;
  }

  result(through: IsoDate): Sweep {
    return {
      began: this.began,
      through,
      excessSince: this.#excessSince,
      entries: this.#entries,
      lines: this.#lines,
      books: new Map(this.#books.all()),
      accruing: new Map(this.#books.accruing().map(([loan, { accruing }]) => [loan, joined(accruing)])),
      prime: this.#money(this.#books.of(primeBook).principal),
      trueUps: this.#money(this.#trueUps),
      loans: this.#loans,
      termLoans: this.#termLoans
        .map((loan) => ({ ...loan, principal: this.#books.of(loan.loan).principal }))
        .filter(({ principal }) => principal !== 0n),
    };
  }

  #money(minor: bigint): Money {
    return money(this.#facility.file.currency, minor);
  }

  // The parts of a loan's balance from a day on, each at its rate. One receipt for one rate, so days alike are a band.
  #parts(name: string, state: LoanState, terms: TermsInForce, from: IsoDate): Result<Priced[], SweepFailure> {
    const { principal: balance } = state;
    const float = this.#floatOf(name, from);
    if (balance === 0n && float === 0n) return ok([]);
    if (name === primeBook) return this.#accountParts(state, float, terms, from);
    const loan = this.#loans.find((each) => each.loan === name) ?? this.#termLoans.find((each) => each.loan === name);
    const own = this.termsAt(from, loan?.on);
    if (!own.ok) return own;
    if (loan !== undefined && "rate" in loan && loan.rate !== undefined) {
      const source = fixedRateOf(loan, this.#called(name), loan.rate, own.value);
      return ok([asBefore(state, { balance, rate: loan.rate, source })]);
    }
    const prime = primePartsOn(this.#facility, own.value, { on: from, balance, float, ...notRevolving });
    return prime.ok ? ok(prime.value.parts.map((part) => asBefore(state, part))) : prime;
  }

  // The parts of the loan account, priced anew only on days on which a rate may have changed.
  #accountParts(state: LoanState, float: bigint, terms: TermsInForce, on: IsoDate): Result<Priced[], SweepFailure> {
    const { principal: balance } = state;
    if (this.#price !== undefined) {
      const { rate, source } = this.#price;
      const part = { balance, rate, source };
      return ok(float === 0n ? [part] : [part, { ...part, balance: float }]);
    }
    const owed = { on, balance, float, revolving: true, excessSince: this.#excessSince };
    const prime = primePartsOn(this.#facility, terms, owed);
    if (!prime.ok) return prime;
    const parts = prime.value.parts.map((part) => asBefore(state, part));
    this.#excessSince = prime.value.excessSince;
    const [first] = parts;
    const alike = balance !== 0n && !prime.value.byExcess && parts.every(({ source }) => source === first?.source);
    this.#price = alike && first !== undefined ? { rate: first.rate, source: first.source } : undefined;
    return ok(parts);
  }

  #convert(day: IsoDate, terms: TermsInForce): SweepFailure | undefined {
    if (!this.#loans.some(({ periodEndsOn }) => periodEndsOn === day)) return undefined;
    const ending = this.#loans.filter(({ periodEndsOn }) => periodEndsOn === day);
    const rule = terms.conversionAtPeriodEnd;
    if (rule === undefined) return { code: "terms.missing", term: "conversionAtPeriodEnd", on: day };
    for (const loan of ending) {
      this.#entries.push(convertedAtEnd(loan, day, rule.source));
      this.#books.draw(loan.loan, -loan.amount.minor);
      this.#books.draw(primeBook, loan.amount.minor);
    }
    this.#loans = this.#loans.filter(({ periodEndsOn }) => periodEndsOn !== day);
    return undefined;
  }

  // Interest accrued before the day of charging is settled, one rounding a loan, and becomes principal.
  #charge(day: IsoDate, terms: TermsInForce): SweepFailure | undefined {
    // Interest on a judgment is not charged to the account, where it would itself bear interest.
    if (judgmentRateOn(this.#facility, day) !== undefined) return undefined;
    const { chargeDay, rounding } = terms;
    if (chargeDay !== undefined && Number(day.slice(8)) !== chargeDay.value) return undefined;
    const accruing = this.#books.accruing();
    if (accruing.length === 0) return undefined;
    if (chargeDay === undefined) return { code: "terms.missing", term: "chargeDay", on: day };
    if (rounding === undefined) return { code: "terms.missing", term: "rounding", on: day };
    const settling = { currency: this.#facility.file.currency, rounding: rounding.value };
    for (const [name, state] of accruing) {
      const { paid, bands, state: charged } = interestSettled(settling, state);
      this.#books.put(name, charged);
      this.#chargeInterest(day, name, { paid, bands }, terms);
    }
    return undefined;
  }

  // Interest that falls due is charged to the loan account, where it becomes principal.
  #chargeInterest(
    day: IsoDate,
    name: string,
    { paid, bands }: Pick<LoanStep, "paid" | "bands">,
    terms: TermsInForce,
  ): void {
    const amount = this.#money(paid);
    const { dayCount, chargeDay, rounding } = terms;
    const more = [dayCount?.source, chargeDay?.source, rounding?.source].filter((source) => source !== undefined);
    const line = interestLine({ loan: name, called: this.#called(name), chargedOn: day }, bands, amount, more);
    this.#lines.push(line);
    const told = { description: lineText(line), kind: "interest" as const, cite: line.cite, cause: "interest" };
    const facts = { ...told, on: day };
    this.#charges.push(transfer({ ...facts, receipt: () => line.receipt }, amount, "loans:prime", "income:interest"));
  }

  // The interest of a day enters the account together, since what was charged before stands beside what is known now.
  #enterCharges(day: IsoDate): void {
    if (this.#charges.length === 0 && !this.#asCharged.on.has(day)) return;
    const charges = chargesBefore(this.#asCharged, day, this.#charges);
    this.#entries.push(...charges);
    this.#books.draw(primeBook, balanceOf(charges, "loans:prime", day));
    this.#trueUps += balanceOf(charges, "loans:true-ups", day);
    this.#charges = [];
  }

  #called(name: string): string {
    return name === primeBook ? primeLoans : loanCalled(name, this.#termLoans, this.#options);
  }

  // What falls due of the term loans on a day is charged to the loan account.
  #payInstalments(day: IsoDate, terms: TermsInForce): SweepFailure | undefined {
    for (const loan of this.#termLoans) {
      const steps = instalmentSteps(loan, this.#books.of(loan.loan), day, terms, this.#facility.file.currency);
      if (!steps.ok) return steps.failure;
      for (const step of steps.value) {
        this.#books.put(loan.loan, step.state);
        if (step.bands.length > 0) this.#chargeInterest(day, loan.loan, step, terms);
        else if (step.paid !== 0n) {
          this.#entries.push(instalmentCharged(loan, step.event, this.#money(step.paid)));
          this.#books.draw(primeBook, step.paid);
        }
      }
    }
    return undefined;
  }

  #makeTermLoan(loan: TermLoan): void {
    this.#termLoans.push(loan);
    const opened = openedTermLoan(loan, this.began);
    this.#books.put(loan.loan, opened);
    this.#entries.push(termLoanMade(loan, this.began, this.#money(opened.principal)));
  }

  #apply(report: Report): SweepFailure | undefined {
    const { happening, key } = report;
    const move = moveOf(this.#facility, report);
    if (move !== undefined) {
      this.#entries.push(move.entry);
      this.#books.draw(primeBook, move.prime);
    }
    if (happening.type === "TermLoanMade") this.#makeTermLoan(termLoanOf(this.#facility, { ...report, happening }));
    if (happening.type === "LoanPrepaid") return this.#prepay(happening, key);
    if (happening.type !== "EurodollarLoanMade" && happening.type !== "OptionLoanMade") return undefined;
    this.#loans.push({ ...happening, key });
    this.#books.make(happening.loan, happening.on, happening.amount.minor);
    return undefined;
  }

  // What is repaid of a loan before its period ends goes off it; what the lender loses by that is charged.
  #prepay(happening: HappeningOf<"LoanPrepaid">, key: string): SweepFailure | undefined {
    const loan = this.#loans.find((each) => each.loan === happening.loan);
    const terms = this.termsAt(happening.on);
    if (loan === undefined || !terms.ok) return terms.ok ? undefined : terms.failure;
    const moved = prepaid(this.#facility, loan, { happening, key }, terms.value);
    if (!moved.ok) return moved.failure;
    this.#entries.push(...moved.value.entries);
    this.#books.draw(loan.loan, -happening.amount.minor);
    this.#books.draw(primeBook, moved.value.charged);
    this.#loans = afterRepayment(this.#loans, happening, this.#facility.file.currency);
    return undefined;
  }
}
