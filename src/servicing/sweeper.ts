import type { Movement } from "../accruals/accrual.ts";
import type { LoanStep } from "../accruals/loan.ts";
import { accrueTo, interestSettled, type LoanState, type Priced } from "../accruals/loan-state.ts";
import type { TermsInForce } from "../agreement/terms.ts";
import type { IsoDate } from "../base/date.ts";
import { type Money, money } from "../base/money.ts";
import { ok, type Result } from "../base/result.ts";
import { type Account, type Entry, obligationAccounts } from "../ledger/entry.ts";
import type { HappeningOf } from "../events/happening.ts";
import type { ApplicationHead } from "../events/application.ts";
import { type Report, type ReportOf, reportsOf } from "../events/record.ts";
import { Books } from "./books.ts";
import { type KnownFacility, type TermsAt, termsByDay } from "./facility.ts";
import { type AsCharged, chargesBefore } from "./as-charged.ts";
import { enteredOn, type Stretch, stretchesOf } from "./breakpoints.ts";
import { type FloatOn, floatOf } from "./clearance.ts";
import { judgmentRateOn } from "./judgment.ts";
import { moveOf } from "./move.ts";
import { afterRepayment, convertedAtEnd, loanCalled, optionAccrued, type PeriodLoan, prepaid } from "./period-loans.ts";
import { optionLoansOf } from "./option-loan.ts";
import {
  instalmentCharged,
  instalmentSteps,
  openedTermLoan,
  termLoanMade,
  type TermLoan,
  termLoanOf,
} from "./term-loan.ts";
import { accountAccrued } from "./account-accrual.ts";
import type { RunsBy } from "./account-parts.ts";
import { lawfully } from "./lawful-rate.ts";
import { primePartsOn } from "./prime-parts.ts";
import { fixedRateOf, primeLoans } from "./rate.ts";
import { type InterestLine, primeBook } from "./interest-line.ts";
import { accrueFees } from "./fees/account-fees.ts";
import { feeOfBook } from "./fees/fee-book.ts";
import { terminationCharged } from "./fees/termination.ts";
import { chargeOf } from "./charge.ts";
import { type Application, applyProceeds } from "./application/apply.ts";
import { obligationEntry, unpaidCharged } from "./application/obligation.ts";
import { type OrderInForce, orderOn } from "./application/order.ts";
import type { Sweep, SweepFailure } from "./swept.ts";

type Days = readonly [from: IsoDate, to: IsoDate];

function isCollection(report: Report): report is ReportOf<"CollectionApplied"> {
  return report.happening.type === "CollectionApplied";
}

/** A facility while it is swept, in order of time: what happens is posted, and between two days balances accrue. */
export class Sweeper {
  readonly began: IsoDate;
  readonly termsAt: TermsAt;
  readonly #facility: KnownFacility;
  readonly #asCharged: AsCharged;
  #entries: Entry[] = [];
  #lines: InterestLine[] = [];
  readonly #books: Books;
  readonly #floatOn: FloatOn;
  readonly #termLoans: TermLoan[] = [];
  #charges: Entry[] = [];
  #applications: Application[] = [];
  #excessSince: IsoDate | undefined;
  #loans: PeriodLoan[] = [];
  // The options of all loans ever made at one, so that what was repaid is still called by its kind.
  readonly #options: ReadonlyMap<string, string>;

  constructor(facility: KnownFacility, began: IsoDate, asCharged: AsCharged) {
    this.#facility = facility;
    this.termsAt = termsByDay(facility);
    this.began = began;
    this.#asCharged = asCharged;
    this.#floatOn = floatOf(facility, began);
    this.#books = new Books(began, primeBook);
    this.#options = new Map(optionLoansOf(facility.known).map(({ loan, option }) => [loan, option]));
  }

  // Goes on from where a sweep left the loans. Term loans that were repaid are still called by their names.
  take({ through, entries, lines, books, beside, applications, excessSince, loans }: Sweep): void {
    this.#entries = [...entries];
    this.#lines = [...lines];
    for (const [name, state] of books) this.#books.put(name, state);
    for (const report of reportsOf(this.#facility.known, "TermLoanMade")) {
      const entered = enteredOn(this.#facility.file, report.happening, this.began);
      if (entered !== undefined && entered <= through) this.#termLoans.push(termLoanOf(this.#facility, report));
    }
    this.#books.putBeside(beside);
    this.#applications = [...applications];
    this.#excessSince = excessSince;
    this.#loans = [...loans];
  }

  // Loans whose period ends are converted, the month's interest and the day's instalments are charged, then the day's
  // facts are posted.
  post({ day, entered: reports }: Pick<Stretch, "day" | "entered">): SweepFailure | undefined {
    const terms = this.termsAt(day);
    if (!terms.ok) return terms.failure;
    const converted = this.#convert(day, terms.value);
    if (converted !== undefined) return converted;
    const charged = this.#charge(day, terms.value);
    if (charged !== undefined) return charged;
    const paid = this.#payInstalments(day, terms.value);
    if (paid !== undefined) return paid;
    const order = reports.some(isCollection) ? orderOn(this.#facility, day) : ok(undefined);
    if (!order.ok) return order.failure;
    const billed = order.value === undefined ? undefined : this.#bill(day, order.value, terms.value);
    if (billed !== undefined) return billed;
    this.#enterCharges(day);
    for (const report of reports) {
      const failure = this.#apply(report, order.value, terms.value);
      if (failure !== undefined) return failure;
    }
    return undefined;
  }

  stretches(first: IsoDate, through: IsoDate): readonly Stretch[] {
    const days = { began: this.began, first, through };
    return stretchesOf(this.#facility, this.termsAt, days, this.#asCharged.on.keys());
  }

  // Interest up to the next day on which a rate may change. Until then only the loan account moves.
  accrue(from: IsoDate, to: IsoDate, moving: readonly Report[]): SweepFailure | undefined {
    const terms = this.termsAt(from);
    if (!terms.ok) return terms.failure;
    const statute = judgmentRateOn(this.#facility, from);
    if (statute !== undefined && "code" in statute) return statute;
    const dayCount = statute?.dayCount ?? terms.value.dayCount?.value;
    if (dayCount === undefined) return { code: "terms.missing", term: "dayCount", on: from };
    const bearing = { terms: terms.value, dayCount, statute };
    const days: Days = [from, to];
    const fees = () => accrueFees(this.#facility, this.#books, bearing, { on: from, began: this.began }, to);
    return this.#accrueLoans(days, bearing) ?? fees() ?? this.#accrueAccount(days, moving, bearing);
  }

  #accrueLoans(days: Days, bearing: RunsBy): SweepFailure | undefined {
    for (const [name, state] of this.#books.all()) {
      if (name === primeBook || feeOfBook(this.#facility.file, name) !== undefined) continue;
      const accrued = this.#accrued(name, state, days, bearing);
      if (!accrued.ok) return accrued.failure;
      this.#books.put(name, accrued.value);
    }
    return undefined;
  }

  #accrued(
    name: string,
    state: LoanState,
    [from, to]: Days,
    { dayCount, statute }: RunsBy,
  ): Result<LoanState, SweepFailure> {
    if (statute !== undefined) return ok(accrueTo(state, to, dayCount, [{ ...statute, balance: state.principal }]));
    const option = this.#loans.find((each) => each.loan === name);
    if (option?.type === "OptionLoanMade") return optionAccrued(this.#facility, option, state, [from, to], dayCount);
    const part = this.#part(name, state, from);
    return part.ok ? ok(accrueTo(state, to, dayCount, part.value)) : part;
  }

  // The loan account as it moves.
  #accrueAccount(days: Days, moving: readonly Report[], bearing: RunsBy): SweepFailure | undefined {
    const floatOn = this.#floatOn;
    const standing = { state: this.#books.of(primeBook), excessSince: this.#excessSince, floatOn };
    const accrued = accountAccrued(this.#facility, standing, days, this.#moved(moving), bearing);
    if (!accrued.ok) return accrued.failure;
    this.#books.put(primeBook, accrued.value.state);
    this.#excessSince = accrued.value.excessSince;
    return undefined;
  }

  // Enters what happens on days on which nothing else does, and what it adds to the loan account.
  #moved(reports: readonly Report[]): readonly Movement[] {
    const moves: Movement[] = [];
    for (const report of reports) {
      const move = moveOf(this.#facility, report);
      if (move === undefined) continue;
      this.#entries.push(move.entry);
      moves.push(move);
    }
    return moves;
  }

  result(through: IsoDate): Sweep {
    return {
      began: this.began,
      through,
      excessSince: this.#excessSince,
      entries: this.#entries,
      lines: this.#lines,
      books: new Map(this.#books.all()),
      accruing: new Map(this.#books.accruing().map(([loan, { accruing }]) => [loan, accruing])),
      prime: this.#money(this.#books.of(primeBook).principal),
      beside: this.#books.allBeside(),
      applications: this.#applications,
      trueUps: this.#money(this.#books.beside("loans:true-ups")),
      loans: this.#loans,
      termLoans: this.#termLoans
        .map((loan) => ({ ...loan, principal: this.#books.of(loan.loan).principal }))
        .filter(({ principal }) => principal !== 0n),
    };
  }

  #money(minor: bigint): Money {
    return money(this.#facility.file.currency, minor);
  }

  // A loan's balance from a day on at its rate. One receipt for one rate, so days alike are a band.
  #part(name: string, state: LoanState, from: IsoDate): Result<Priced[], SweepFailure> {
    const { principal: balance } = state;
    if (balance === 0n) return ok([]);
    const loan = this.#loans.find((each) => each.loan === name) ?? this.#termLoans.find((each) => each.loan === name);
    const own = this.termsAt(from, loan?.on);
    if (!own.ok) return own;
    if (loan !== undefined && "rate" in loan && loan.rate !== undefined) {
      const source = fixedRateOf(loan, this.#called(name), loan.rate, own.value);
      return lawfully(this.#facility, [{ balance, rate: loan.rate, source }], from, state);
    }
    const owed = { on: from, balance, float: 0n, revolving: false, excessSince: undefined };
    const prime = primePartsOn(this.#facility, own.value, owed);
    return prime.ok ? lawfully(this.#facility, prime.value.parts, from, state) : prime;
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
    const { chargeDay } = terms;
    if (chargeDay !== undefined && Number(day.slice(8)) !== chargeDay.value) return undefined;
    if (this.#books.accruing().length > 0 && chargeDay === undefined)
      return { code: "terms.missing", term: "chargeDay", on: day };
    this.#enter(ok(unpaidCharged(this.#books, day, terms, this.#facility.file.currency)));
    return this.#settle(day, terms, () => "loans:prime");
  }

  // Settles what has accrued on the loans and of the fees for which an account is given, one rounding each.
  #settle(
    day: IsoDate,
    terms: TermsInForce,
    accountFor: (name: string) => Account | undefined,
  ): SweepFailure | undefined {
    const { rounding } = terms;
    for (const [name, state] of this.#books.accruing()) {
      const account = accountFor(name);
      if (account === undefined) continue;
      if (rounding === undefined) return { code: "terms.missing", term: "rounding", on: day };
      const settling = { currency: this.#facility.file.currency, rounding: rounding.value };
      const { paid, accrued, state: settled } = interestSettled(settling, state);
      this.#books.put(name, settled);
      this.#chargeInterest(day, name, { paid, accrued, account }, terms);
    }
    return undefined;
  }

  // Interest that falls due is charged to the loan account, where it becomes principal, or is owed beside it.
  #chargeInterest(
    day: IsoDate,
    name: string,
    due: Pick<LoanStep, "paid" | "accrued"> & { readonly account?: Account },
    terms: TermsInForce,
  ): void {
    const given = { account: "loans:prime" as const, ...due, name, called: this.#called(name) };
    const { line, entry } = chargeOf(this.#facility, given, day, terms);
    this.#lines.push(line);
    this.#charges.push(entry);
  }

  // The interest of a day enters the account together, since what was charged before stands beside what is known now.
  #enterCharges(day: IsoDate): void {
    if (this.#charges.length === 0 && !this.#asCharged.on.has(day)) return;
    const charges = chargesBefore(this.#asCharged, day, this.#charges);
    this.#entries.push(...charges);
    this.#books.enter(charges);
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
        if (step.accrued.length > 0) this.#chargeInterest(day, loan.loan, step, terms);
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

  // What has accrued is due where a clause applies collections to it, and stands beside the loans until it is paid.
  #bill(day: IsoDate, { application: { order } }: OrderInForce, terms: TermsInForce): SweepFailure | undefined {
    const heads = new Set<ApplicationHead>(order);
    return this.#settle(day, terms, (name) => {
      const head = feeOfBook(this.#facility.file, name) === undefined ? "interest" : "fees";
      return heads.has(head) ? obligationAccounts[head] : undefined;
    });
  }

  #collect(report: ReportOf<"CollectionApplied">, order: OrderInForce, terms: TermsInForce): SweepFailure | undefined {
    const outstanding = { books: this.#books, loans: this.#loans, termLoans: this.#termLoans };
    const proceeds = applyProceeds(this.#facility, outstanding, report, order, terms);
    if (!proceeds.ok) return proceeds.failure;
    const { currency } = this.#facility.file;
    this.#loans = proceeds.value.prepaid.reduce((loans, each) => afterRepayment(loans, each, currency), this.#loans);
    this.#applications.push(proceeds.value.application);
    return this.#enter(ok(proceeds.value.entries));
  }

  #apply(report: Report, order: OrderInForce | undefined, terms: TermsInForce): SweepFailure | undefined {
    const { happening, key } = report;
    if (order !== undefined && isCollection(report)) return this.#collect(report, order, terms);
    if (happening.type === "ObligationIncurred") return this.#enter(ok([obligationEntry({ ...report, happening })]));
    const move = moveOf(this.#facility, report);
    if (move !== undefined) {
      this.#entries.push(move.entry);
      this.#books.draw(primeBook, move.by);
    }
    if (happening.type === "TermLoanMade") this.#makeTermLoan(termLoanOf(this.#facility, { ...report, happening }));
    if (happening.type === "AgreementTerminated") {
      return this.#enter(terminationCharged(this.#facility, { ...report, happening }, this.termsAt));
    }
    if (happening.type === "LoanPrepaid") return this.#prepay(happening, key);
    if (happening.type !== "EurodollarLoanMade" && happening.type !== "OptionLoanMade") return undefined;
    this.#loans.push({ ...happening, key });
    this.#books.make(happening.loan, happening.on, happening.amount.minor);
    return undefined;
  }

  #enter(entries: Result<readonly Entry[], SweepFailure>): SweepFailure | undefined {
    if (!entries.ok) return entries.failure;
    this.#entries.push(...entries.value);
    this.#books.enter(entries.value);
    return undefined;
  }

  // What is repaid of a loan before its period ends goes off it; what the lender loses by that is charged.
  #prepay(happening: HappeningOf<"LoanPrepaid">, key: string): SweepFailure | undefined {
    const loan = this.#loans.find((each) => each.loan === happening.loan);
    const terms = this.termsAt(happening.on);
    if (loan === undefined || !terms.ok) return terms.ok ? undefined : terms.failure;
    const failure = this.#enter(prepaid(this.#facility, loan, { happening, key }, terms.value));
    this.#loans = afterRepayment(this.#loans, happening, this.#facility.file.currency);
    return failure;
  }
}
