import { joined, type Segment, segmentOf, totalOf } from "../accruals/interest.ts";
import { changeDates, type TermsInForce } from "../agreement/terms.ts";
import type { DayCountName } from "../base/daycount.ts";
import { addDays, firstOfMonth, firstOfNextMonth, type IsoDate } from "../base/date.ts";
import { add, type Money, money, settle } from "../base/money.ts";
import { figure, leaf, type Receipt } from "../base/receipt.ts";
import { ok, refuse, type Result } from "../base/result.ts";
import { type Entry, transfer } from "../ledger/entry.ts";
import type { HappeningOf } from "../events/happening.ts";
import { type Report, reportsOf } from "../events/record.ts";
import { feeClause } from "./fee.ts";
import { type KnownFacility, standingOn, termsByDay } from "./facility.ts";
import { availableOn, higherPortionOn, higherRateDays } from "./higher-rate.ts";
import { type AsCharged, chargesBefore, nothingCharged } from "./as-charged.ts";
import { clearingLater, unclearedOn } from "./clearance.ts";
import { type InterestLine, interestLine, lineText, primeBook } from "./interest-line.ts";
import { sameGrounds } from "./same-grounds.ts";
import { fixedRateClause, percentText, primeRateOn, type RateFailure } from "./rate.ts";

/** A Eurodollar Rate Loan that is outstanding, with the key of the fact that made it. */
export type OutstandingLoan = HappeningOf<"EurodollarLoanMade"> & { readonly key: string };

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
  readonly accruing: ReadonlyMap<string, readonly Segment[]>;
  readonly prime: Money;
  readonly loans: readonly OutstandingLoan[];
};

/** What is owed at the end of a sweep: the Prime Rate Loans and the Eurodollar Rate Loans together. */
export function owedIn({ prime, loans }: Sweep): Money {
  return add(prime, ...loans.map(({ amount }) => amount));
}

/** Why a facility cannot be swept. */
export type SweepFailure =
  | RateFailure
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
  const days = breakpoints(facility, termsAt, first, through);
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
  return ok(sweeper.result(through));
}

// The days on which something may change, from the day servicing begins to the day after the last one asked for.
function breakpoints(facility: KnownFacility, termsAt: TermsAt, first: IsoDate, through: IsoDate): IsoDate[] {
  const end = addDays(through, 1);
  const monthBefore = addDays(first, -31);
  const days = new Set<IsoDate>([
    first,
    addDays(first, 1),
    end,
    ...changeDates(facility.agreement, standingOn(facility, first)),
  ]);
  for (const { happening } of facility.known) {
    if (happening.on >= first) days.add(happening.on);
    if (happening.type === "EurodollarLoanMade") days.add(happening.periodEndsOn);
    if (happening.type === "CollectionApplied" && happening.clearsOn !== undefined) days.add(happening.clearsOn);
    // A change of the index may reach the loans only on the first of the next month.
    if (happening.type === "IndexPublished" && happening.on >= monthBefore) days.add(firstOfNextMonth(happening.on));
  }
  for (const day of higherRateDays(facility, termsAt)) days.add(day);
  for (const day of chargeDays(termsAt, first, end)) days.add(day);
  return [...days].filter((day) => day >= first && day <= end).toSorted();
}

function chargeDays(termsAt: TermsAt, first: IsoDate, end: IsoDate): IsoDate[] {
  const days: IsoDate[] = [];
  for (let month = firstOfMonth(first); month <= end; month = firstOfNextMonth(month)) {
    const terms = termsAt(month);
    const chargeDay = terms.ok ? terms.value.chargeDay?.value : undefined;
    if (chargeDay !== undefined) days.push(addDays(month, chargeDay - 1));
  }
  return days;
}

type TermsAt = ReturnType<typeof termsByDay>;

class Sweeper {
  readonly began: IsoDate;
  readonly termsAt: TermsAt;
  readonly #facility: KnownFacility;
  readonly #asCharged: AsCharged;
  readonly #byDay = new Map<IsoDate, Report[]>();
  #entries: Entry[] = [];
  #lines: InterestLine[] = [];
  #accruing = new Map<string, Segment[]>();
  #prime = 0n;
  readonly #clearing: ReturnType<typeof clearingLater>;
  #excessSince: IsoDate | undefined;
  #loans: OutstandingLoan[] = [];

  constructor(facility: KnownFacility, termsAt: TermsAt, began: IsoDate, asCharged: AsCharged) {
    this.#facility = facility;
    this.termsAt = termsAt;
    this.began = began;
    this.#asCharged = asCharged;
    this.#clearing = clearingLater(facility);
    for (const report of facility.known) {
      const { happening } = report;
      const made = happening.type === "EurodollarLoanMade" && happening.on < began;
      // A loan whose period was over when servicing began is in the balance brought forward.
      if (made && happening.periodEndsOn <= began) continue;
      const day = made ? began : happening.on;
      const others = this.#byDay.get(day);
      if (others === undefined) this.#byDay.set(day, [report]);
      else others.push(report);
    }
  }

  take({ entries, lines, accruing, prime, excessSince, loans }: Sweep): void {
    this.#entries = [...entries];
    this.#lines = [...lines];
    this.#accruing = new Map([...accruing].map(([loan, segments]) => [loan, [...segments]]));
    this.#prime = prime.minor;
    this.#excessSince = excessSince;
    this.#loans = [...loans];
  }

  // Loans whose period ends are converted, the month's interest is charged, then the day's facts are posted.
  post(day: IsoDate): SweepFailure | undefined {
    const terms = this.termsAt(day);
    if (!terms.ok) return terms.failure;
    const converted = this.#convert(day, terms.value);
    if (converted !== undefined) return converted;
    const charged = this.#charge(day, terms.value);
    if (charged !== undefined) return charged;
    for (const report of this.#byDay.get(day) ?? []) this.#apply(report);
    return undefined;
  }

  accrue(from: IsoDate, to: IsoDate): SweepFailure | undefined {
    const terms = this.termsAt(from);
    if (!terms.ok) return terms.failure;
    const { dayCount } = terms.value;
    if (dayCount === undefined) return { code: "terms.missing", term: "dayCount", on: from };
    if (this.#prime !== 0n) {
      const rate = primeRateOn(this.#facility, terms.value, from);
      if (!rate.ok) return rate.failure;
      const { value, receipt } = rate.value;
      const owed = { on: from, balance: this.#prime, excessSince: this.#excessOn(from) };
      const higher = higherPortionOn(this.#facility, terms.value, value, owed);
      const rest = this.#prime - (higher?.amount ?? 0n);
      if (rest !== 0n)
        this.#add(primeBook, { from, to, balance: rest, rate: value.rate, source: receipt }, dayCount.value);
      if (higher !== undefined) {
        this.#add(
          primeBook,
          { from, to, balance: higher.amount, rate: higher.rate, source: higher.source },
          dayCount.value,
        );
      }
    }
    const failure = this.#accrueFloat(from, to, terms.value, dayCount.value);
    if (failure !== undefined) return failure;
    for (const loan of this.#loans) {
      const source = this.#fixedRate(loan, terms.value);
      this.#add(loan.loan, { from, to, balance: loan.amount.minor, rate: loan.rate, source }, dayCount.value);
    }
    return undefined;
  }

  // Proceeds that have not cleared are credited and still bear interest.
  #accrueFloat(from: IsoDate, to: IsoDate, terms: TermsInForce, dayCount: DayCountName): SweepFailure | undefined {
    const balance = unclearedOn(this.#facility, this.#clearing, this.began, from);
    if (balance === 0n) return undefined;
    const rate = primeRateOn(this.#facility, terms, from);
    if (!rate.ok) return rate.failure;
    const { value, receipt } = rate.value;
    this.#add(primeBook, { from, to, balance, rate: value.rate, source: receipt }, dayCount);
    return undefined;
  }

  result(through: IsoDate): Sweep {
    return {
      began: this.began,
      through,
      excessSince: this.#excessSince,
      entries: this.#entries,
      lines: this.#lines,
      accruing: new Map([...this.#accruing].map(([loan, segments]) => [loan, joined(segments)])),
      prime: this.#money(this.#prime),
      loans: this.#loans,
    };
  }

  // Since when the loans have exceeded what is available without a break.
  #excessOn(day: IsoDate): IsoDate | undefined {
    const available = availableOn(this.#facility, day)?.happening.amount.minor;
    const exceeds = available !== undefined && this.#prime > available;
    this.#excessSince = exceeds ? (this.#excessSince ?? day) : undefined;
    return this.#excessSince;
  }

  #money(minor: bigint): Money {
    return money(this.#facility.file.currency, minor);
  }

  #add(loan: string, given: Omit<Segment, "exact">, dayCount: Parameters<typeof segmentOf>[0]["dayCount"]): void {
    const segments = this.#accruing.get(loan) ?? [];
    const last = segments.findLast(({ source }) => source.value === given.source.value);
    // One receipt for one rate, so that days alike are one band.
    const same = last !== undefined && sameGrounds(last.source, given.source);
    segments.push(segmentOf({ ...given, source: same ? last.source : given.source, dayCount }));
    this.#accruing.set(loan, segments);
  }

  #fixedRate(loan: OutstandingLoan, terms: TermsInForce): Receipt {
    const clause = fixedRateClause(terms);
    const fact = leaf("fact", `rate fixed when ${loan.loan} was made on ${loan.on}`, {
      cite: loan.key,
      value: percentText(loan.rate),
    });
    const because = clause === undefined ? [fact] : [fact, clause];
    return figure(`${loan.loan}, Eurodollar Rate Loan`, percentText(loan.rate), because);
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
      this.#prime += amount.minor;
    }
    this.#loans = this.#loans.filter(({ periodEndsOn }) => periodEndsOn !== day);
    return undefined;
  }

  // Interest accrued before the day of charging is settled, one rounding a loan, and becomes principal.
  #charge(day: IsoDate, terms: TermsInForce): SweepFailure | undefined {
    const before = this.#asCharged.on.get(day);
    if (this.#accruing.size === 0 && before === undefined) return undefined;
    const { chargeDay, rounding } = terms;
    if (chargeDay === undefined) return { code: "terms.missing", term: "chargeDay", on: day };
    if (Number(day.slice(8)) !== chargeDay.value) return undefined;
    if (rounding === undefined) return { code: "terms.missing", term: "rounding", on: day };
    const { currency } = this.#facility.file;
    for (const [loan, segments] of this.#accruing) {
      const bands = joined(segments);
      const amount = settle({ currency, exact: totalOf(bands) }, rounding.value);
      const more = [terms.dayCount?.source, chargeDay.source, rounding.source].filter((source) => source !== undefined);
      const line = interestLine(loan, bands, amount, more);
      this.#lines.push(line);
      const facts = {
        on: day,
        description: lineText(line),
        kind: "interest" as const,
        cite: line.cite,
        cause: "interest",
      };
      this.#entries.push(transfer({ ...facts, receipt: line.receipt }, amount, "loans:prime", "income:interest"));
    }
    const first = this.#entries.length - this.#accruing.size;
    const charges = chargesBefore(this.#asCharged, day, this.#entries.slice(first));
    this.#entries.splice(first, this.#entries.length, ...charges);
    for (const { legs } of charges)
      for (const leg of legs) if (leg.account === "loans:prime") this.#prime += leg.amount.minor;
    this.#accruing = new Map();
    return undefined;
  }

  #lend(facts: Parameters<typeof transfer>[0], amount: Money): void {
    this.#entries.push(transfer(facts, amount, "loans:prime", "cash"));
    this.#prime += amount.minor;
  }

  #apply(report: Report): void {
    const { happening, key, by } = report;
    const fact = leaf("fact", `recorded by ${by}`, { cite: key });
    const facts = { on: happening.on, cause: key, cite: "", receipt: fact };
    switch (happening.type) {
      case "BalanceBroughtForward": {
        const description = `Balance brought forward at the close of ${happening.on}`;
        this.#entries.push(
          transfer({ ...facts, description, kind: "opening" }, happening.amount, "loans:prime", "opening"),
        );
        this.#prime += happening.amount.minor;
        return;
      }
      case "AdvanceMade":
        this.#lend({ ...facts, description: "Advance", kind: "advance" }, happening.amount);
        return;
      case "CollectionApplied":
        this.#entries.push(
          transfer(
            { ...facts, description: "Collection applied", kind: "collection" },
            happening.amount,
            "cash",
            "loans:prime",
          ),
        );
        this.#prime -= happening.amount.minor;
        return;
      case "CollectionReturned": {
        const description = `Collection ${happening.collection} returned unpaid`;
        this.#lend({ ...facts, description, kind: "return" }, happening.amount);
        return;
      }
      case "EurodollarLoanMade": {
        const description = `${happening.loan}, Eurodollar Rate Loan at ${percentText(happening.rate)} to ${happening.periodEndsOn}`;
        const account = `loans:eurodollar:${happening.loan}` as const;
        this.#entries.push(transfer({ ...facts, description, kind: "advance" }, happening.amount, account, "cash"));
        this.#loans.push({ ...happening, key });
        return;
      }
      case "FeeCharged":
      case "FeePaid": {
        const { called, cite, receipt } = feeClause(this.#facility, happening);
        const charged = happening.type === "FeeCharged";
        const description = `${called} ${charged ? "charged to the loan account" : "paid"}`;
        const entry = {
          ...facts,
          description,
          kind: "fee" as const,
          cite,
          receipt: figure(description, "", [receipt, fact]),
        };
        this.#entries.push(transfer(entry, happening.amount, charged ? "loans:prime" : "cash", "income:fees"));
        if (charged) this.#prime += happening.amount.minor;
        return;
      }
      default:
        return;
    }
  }
}
