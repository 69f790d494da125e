import { joined, type Segment } from "../accruals/interest.ts";
import { type LoanEvent, type LoanStep, stepLoan } from "../accruals/loan.ts";
import { accrueTo, interestSettled, type LoanState, type Priced } from "../accruals/loan-state.ts";
import { changeDates, type TermsInForce } from "../agreement/terms.ts";
import { addDays, firstOfMonth, firstOfNextMonth, type IsoDate } from "../base/date.ts";
import { add, type Money, money } from "../base/money.ts";
import { figure, leaf } from "../base/receipt.ts";
import { ok, refuse, type Result } from "../base/result.ts";
import type { CollateralFailure } from "../collateral/failure.ts";
import { type Entry, transfer } from "../ledger/entry.ts";
import type { HappeningOf } from "../events/happening.ts";
import { type Report, reportsOf } from "../events/record.ts";
import { Books } from "./books.ts";
import { type KnownFacility, standingOn, termsByDay } from "./facility.ts";
import { type Available, availabilityOn } from "./availability.ts";
import { higherPortionOn, higherRateDays, pricesExcess } from "./higher-rate.ts";
import { type JudgmentFailure, type JudgmentRate, judgmentRateOn } from "./judgment.ts";
import { moveOf } from "./move.ts";
import { sameGrounds } from "./same-grounds.ts";
import { openedTermLoan, type OutstandingTermLoan, type TermLoan, termLoanOf } from "./term-loan.ts";
import { fixedRateOf, primeLoans, primeRateOn, type RateFailure } from "./rate.ts";
import { type InterestLine, interestLine, lineText, primeBook } from "./interest-line.ts";

/** A Eurodollar Rate Loan that is outstanding, with the key of the fact that made it. */
export type OutstandingLoan = HappeningOf<"EurodollarLoanMade"> & { readonly key: string };

/** The facility swept to the end of a day: what was posted, what is owed, what accrues and is not yet charged. */
export type Sweep = {
  readonly began: IsoDate;
  readonly entries: readonly Entry[];
  readonly lines: readonly InterestLine[];
  readonly accruing: ReadonlyMap<string, readonly Segment[]>;
  readonly prime: Money;
  readonly loans: readonly OutstandingLoan[];
  readonly termLoans: readonly OutstandingTermLoan[];
};

/** What is owed at the end of a sweep: the Prime Rate Loans, the Eurodollar Rate Loans and the term loans together. */
export function owedIn({ prime, loans, termLoans }: Sweep): Money {
  const terms = termLoans.map(({ principal }) => money(prime.currency, principal));
  return add(prime, ...loans.map(({ amount }) => amount), ...terms);
}

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
export function sweep(facility: KnownFacility, through: IsoDate): Result<Sweep, SweepFailure> {
  const [opening] = reportsOf(facility.known, "BalanceBroughtForward");
  if (opening === undefined) return refuse({ code: "servicing.not_begun", facility: facility.file.id });
  const began = opening.happening.on;
  if (through < began) return refuse({ code: "servicing.begins_later", on: through, began });
  const termsAt = termsByDay(facility);
  const sweeper = new Sweeper(facility, termsAt, began);
  const days = breakpoints(facility, termsAt, began, through);
  for (const [index, day] of days.entries()) {
    // The day after the last one only ends what accrues.
    if (day > through) break;
    const posted = sweeper.post(day);
    if (posted !== undefined) return refuse(posted);
    const next = days[index + 1];
    const from = day === began ? addDays(day, 1) : day;
    if (next !== undefined && from < next) {
      const failure = sweeper.accrue(from, next);
      if (failure !== undefined) return refuse(failure);
    }
  }
  return ok(sweeper.result(began));
}

// The days on which something may change, from the day servicing begins to the day after the last one asked for.
function breakpoints(facility: KnownFacility, termsAt: TermsAt, began: IsoDate, through: IsoDate): IsoDate[] {
  const end = addDays(through, 1);
  const days = new Set<IsoDate>([
    began,
    addDays(began, 1),
    end,
    ...changeDates(facility.agreement, standingOn(facility, began)),
  ]);
  for (const { happening } of facility.known) {
    days.add(happening.on);
    if (happening.type === "EurodollarLoanMade") days.add(happening.periodEndsOn);
    if (happening.type === "TermLoanMade") {
      for (const day of [...happening.instalments.map(({ on }) => on), happening.maturesOn]) days.add(day);
    }
    // A change of the index may reach the loans only on the first of the next month.
    if (happening.type === "IndexPublished") days.add(firstOfNextMonth(happening.on));
  }
  for (const day of higherRateDays(facility, termsAt, through)) days.add(day);
  for (let first = firstOfMonth(began); first <= end; first = firstOfNextMonth(first)) {
    const terms = termsAt(first);
    const chargeDay = terms.ok ? terms.value.chargeDay?.value : undefined;
    if (chargeDay !== undefined) days.add(addDays(first, chargeDay - 1));
  }
  return [...days].filter((day) => day >= began && day <= end).toSorted();
}

type TermsAt = ReturnType<typeof termsByDay>;

class Sweeper {
  readonly #facility: KnownFacility;
  readonly #termsAt: TermsAt;
  readonly #byDay = new Map<IsoDate, Report[]>();
  readonly #entries: Entry[] = [];
  readonly #lines: InterestLine[] = [];
  readonly #books: Books;
  readonly #began: IsoDate;
  readonly #termLoans: TermLoan[] = [];
  #excessSince: IsoDate | undefined;
  #loans: OutstandingLoan[] = [];

  constructor(facility: KnownFacility, termsAt: TermsAt, began: IsoDate) {
    this.#facility = facility;
    this.#termsAt = termsAt;
    this.#began = began;
    this.#books = new Books(began, primeBook);
    for (const report of facility.known) {
      const { happening } = report;
      const made =
        (happening.type === "EurodollarLoanMade" || happening.type === "TermLoanMade") && happening.on < began;
      // A loan that was over when servicing began is in the balance brought forward.
      if (made && (happening.type === "TermLoanMade" ? happening.maturesOn : happening.periodEndsOn) <= began) continue;
      const day = made ? began : happening.on;
      this.#byDay.set(day, [...(this.#byDay.get(day) ?? []), report]);
    }
  }

  // Loans whose period ends are converted, the month's interest and the day's instalments are charged, then the day's
  // facts are posted.
  post(day: IsoDate): SweepFailure | undefined {
    const terms = this.#termsAt(day);
    if (!terms.ok) return terms.failure;
    const converted = this.#convert(day, terms.value);
    if (converted !== undefined) return converted;
    const charged = this.#charge(day, terms.value);
    if (charged !== undefined) return charged;
    const paid = this.#payInstalments(day, terms.value);
    if (paid !== undefined) return paid;
    for (const report of this.#byDay.get(day) ?? []) this.#apply(report);
    return undefined;
  }

  accrue(from: IsoDate, to: IsoDate): SweepFailure | undefined {
    const terms = this.#termsAt(from);
    if (!terms.ok) return terms.failure;
    const statute = judgmentRateOn(this.#facility, from);
    if (statute !== undefined) return "code" in statute ? statute : this.#accrueByStatute(statute, to);
    const { dayCount } = terms.value;
    if (dayCount === undefined) return { code: "terms.missing", term: "dayCount", on: from };
    for (const [name, state] of this.#books.all()) {
      const parts = this.#parts(name, state, terms.value, from);
      if (!parts.ok) return parts.failure;
      this.#books.put(name, accrueTo(state, to, dayCount.value, parts.value));
    }
    return undefined;
  }

  #accrueByStatute({ rate, dayCount, source }: JudgmentRate, to: IsoDate): undefined {
    for (const [name, state] of this.#books.all()) {
      const balance = state.principal;
      const parts = balance === 0n ? [] : [{ balance, rate, source }];
      this.#books.put(name, accrueTo(state, to, dayCount, parts));
    }
  }

  result(began: IsoDate): Sweep {
    return {
      began,
      entries: this.#entries,
      lines: this.#lines,
      accruing: new Map(this.#books.accruing().map(([loan, { accruing }]) => [loan, joined(accruing)])),
      prime: this.#money(this.#books.of(primeBook).principal),
      loans: this.#loans,
      termLoans: this.#termLoans
        .map((loan) => ({ ...loan, principal: this.#books.of(loan.loan).principal }))
        .filter(({ principal }) => principal !== 0n),
    };
  }

  // Since when the loans have exceeded what is available without a break.
  #excessOn(day: IsoDate, available: Available | undefined): IsoDate | undefined {
    const exceeds = available !== undefined && this.#books.of(primeBook).principal > available.forLoans;
    this.#excessSince = exceeds ? (this.#excessSince ?? day) : undefined;
    return this.#excessSince;
  }

  #money(minor: bigint): Money {
    return money(this.#facility.file.currency, minor);
  }

  // The parts of a loan's balance from a day on, each at its rate. One receipt for one rate, so days alike are a band.
  #parts(name: string, state: LoanState, terms: TermsInForce, from: IsoDate): Result<Priced[], SweepFailure> {
    const balance = state.principal;
    if (balance === 0n) return ok([]);
    const loan = this.#loans.find((each) => each.loan === name) ?? this.#termLoans.find((each) => each.loan === name);
    const fixed =
      loan?.rate === undefined
        ? undefined
        : [{ balance, rate: loan.rate, source: fixedRateOf(loan, this.#called(name), loan.rate, terms) }];
    const parts = fixed === undefined ? this.#primeParts(balance, loan === undefined, terms, from) : ok(fixed);
    if (!parts.ok) return parts;
    return ok(
      parts.value.map((part) => {
        const last = state.accruing.findLast(({ source }) => source.value === part.source.value);
        return last !== undefined && sameGrounds(last.source, part.source) ? { ...part, source: last.source } : part;
      }),
    );
  }

  #primeParts(balance: bigint, revolving: boolean, terms: TermsInForce, on: IsoDate): Result<Priced[], SweepFailure> {
    const rate = primeRateOn(this.#facility, terms, on);
    if (!rate.ok) return rate;
    const { value, receipt } = rate.value;
    // Only what revolves can exceed what is available.
    const available =
      revolving && pricesExcess(this.#facility, terms) ? availabilityOn(this.#facility, on) : ok(undefined);
    if (!available.ok) return available;
    const excessSince = revolving ? this.#excessOn(on, available.value) : undefined;
    const owed = { on, balance, revolving, available: available.value, excessSince };
    const higher = higherPortionOn(this.#facility, terms, value, owed);
    const rest = balance - (higher?.amount ?? 0n);
    const parts: Priced[] = rest === 0n ? [] : [{ balance: rest, rate: value.rate, source: receipt }];
    if (higher !== undefined) parts.push({ balance: higher.amount, rate: higher.rate, source: higher.source });
    return ok(parts);
  }

  #convert(day: IsoDate, terms: TermsInForce): SweepFailure | undefined {
    const ending = this.#loans.filter(({ periodEndsOn }) => periodEndsOn === day);
    if (ending.length === 0) return undefined;
    const rule = terms.conversionAtPeriodEnd;
    if (rule === undefined) return { code: "terms.missing", term: "conversionAtPeriodEnd", on: day };
    const cite = rule.source.cite ?? "";
    for (const { loan, amount, key } of ending) {
      const description = `${loan} becomes a Prime Rate Loan at the end of its Interest Period`;
      const receipt = figure(description, day, [rule.source, leaf("fact", `${loan} made`, { cite: key })]);
      const facts = { on: day, description, kind: "conversion" as const, cite, cause: key, receipt };
      this.#entries.push(transfer(facts, amount, "loans:prime", `loans:eurodollar:${loan}`));
      this.#books.draw(loan, -amount.minor);
      this.#books.draw(primeBook, amount.minor);
    }
    this.#loans = this.#loans.filter(({ periodEndsOn }) => periodEndsOn !== day);
    return undefined;
  }

  // Interest accrued before the day of charging is settled, one rounding a loan, and becomes principal.
  #charge(day: IsoDate, terms: TermsInForce): SweepFailure | undefined {
    // Interest on a judgment is not charged to the account, where it would itself bear interest.
    if (judgmentRateOn(this.#facility, day) !== undefined) return undefined;
    const accruing = this.#books.accruing();
    if (accruing.length === 0) return undefined;
    const { chargeDay, rounding } = terms;
    if (chargeDay === undefined) return { code: "terms.missing", term: "chargeDay", on: day };
    if (Number(day.slice(8)) !== chargeDay.value) return undefined;
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
    const { cite, receipt } = line;
    const facts = { on: day, description: lineText(line), kind: "interest" as const, cite, cause: "interest", receipt };
    this.#entries.push(transfer(facts, amount, "loans:prime", "income:interest"));
    this.#books.draw(primeBook, paid);
  }

  #called(name: string): string {
    if (name === primeBook) return primeLoans;
    return this.#termLoans.some(({ loan }) => loan === name) ? name : `${name}, Eurodollar Rate Loan`;
  }

  // What falls due of the term loans on a day is charged to the loan account.
  #payInstalments(day: IsoDate, terms: TermsInForce): SweepFailure | undefined {
    for (const loan of this.#termLoans) {
      for (const event of loan.events.filter(({ on, act }) => on === day && act.kind !== "made")) {
        const { dayCount, rounding } = terms;
        if (dayCount === undefined) return { code: "terms.missing", term: "dayCount", on: day };
        if (rounding === undefined) return { code: "terms.missing", term: "rounding", on: day };
        const { currency } = this.#facility.file;
        const counting = { currency, dayCount: dayCount.value, rounding: rounding.value };
        const step = stepLoan(counting, this.#books.of(loan.loan), event);
        this.#books.put(loan.loan, step.state);
        if (step.bands.length > 0) this.#chargeInterest(day, loan.loan, step, terms);
        else if (step.paid !== 0n) this.#chargeInstalment(loan, event, step.paid);
      }
    }
    return undefined;
  }

  // A term loan made before servicing began is carried over at what its instalments have left of it.
  #makeTermLoan(loan: TermLoan): void {
    const began = this.#began;
    this.#termLoans.push(loan);
    const opened = openedTermLoan(loan, began);
    this.#books.put(loan.loan, opened);
    const carried = loan.on < began;
    const on = carried ? began : loan.on;
    const description = carried ? `${loan.loan} brought forward` : `${loan.loan} made`;
    const receipt = figure(description, on, [loan.source, leaf("fact", `${loan.loan} made`, { cite: loan.key })]);
    const kind = carried ? ("opening" as const) : ("advance" as const);
    const facts = { on, description, kind, cite: loan.cite, cause: loan.key, receipt };
    const from = carried ? "opening" : "cash";
    this.#entries.push(transfer(facts, this.#money(opened.principal), `loans:term:${loan.loan}`, from));
  }

  #chargeInstalment({ loan, cite, key }: TermLoan, { on, act }: LoanEvent, paid: bigint): void {
    const description = act.kind === "matured" ? `${loan}, due at its maturity` : `Instalment of ${loan}`;
    const receipt = figure(description, on, [
      leaf("clause", loan, { cite }),
      leaf("fact", `${loan} made`, { cite: key }),
    ]);
    const facts = { on, description, kind: "instalment" as const, cite, cause: key, receipt };
    this.#entries.push(transfer(facts, this.#money(paid), "loans:prime", `loans:term:${loan}`));
    this.#books.draw(primeBook, paid);
  }

  #apply(report: Report): void {
    const { happening, key } = report;
    const move = moveOf(this.#facility, report);
    if (move !== undefined) {
      this.#entries.push(move.entry);
      this.#books.draw(primeBook, move.prime);
    }
    if (happening.type === "TermLoanMade") this.#makeTermLoan(termLoanOf(this.#facility, { ...report, happening }));
    if (happening.type !== "EurodollarLoanMade") return;
    this.#loans.push({ ...happening, key });
    this.#books.make(happening.loan, happening.on, happening.amount.minor);
  }
}
