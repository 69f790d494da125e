import { doubts } from "../papers/acts/certainty.ts";
import { forgoneOf, type Segment } from "../accruals/interest.ts";
import { addDays, daysBetween, firstOfNextMonth, type IsoDate } from "../base/date.ts";
import { type Money, money, moneyText, settle } from "../base/money.ts";
import { figure, type Receipt } from "../base/receipt.ts";
import { ok, refuse, type Result } from "../base/result.ts";
import { reportsOf } from "../events/record.ts";
import { balanceOf, type Entry } from "../ledger/entry.ts";
import { entryReceipt, primeMove } from "./entry-receipt.ts";
import { type KnownFacility, termsOn } from "./facility.ts";
import { percentText } from "./rate.ts";
import { type InterestLine, lineText } from "./interest-line.ts";
import { accountOf } from "./account.ts";
import type { PositionFailure } from "./position.ts";
import {
  availabilityAt,
  type BalanceBand,
  balanceBands,
  type MonthEndAvailability,
  type RateBand,
  rateBands,
} from "./statement-bands.ts";
import type { Sweep, SweepFailure } from "./swept.ts";

/** A balance at a rate for some days of a month. Units: `accrued` in cents, exact, as text of a fraction or decimal. */
export type Band = {
  readonly from: IsoDate;
  readonly to: IsoDate;
  readonly days: number;
  readonly balance: Money;
  readonly rate: string;
  readonly segment: Segment;
};

/** A line of a statement. Amounts of `memo`, `interest` and `fee` lines do not move the balance within the month. */
export type StatementLine = {
  readonly kind: "opening" | "memo" | "posting" | "closing" | "interest" | "fee" | "forgone" | "charge";
  readonly on: IsoDate;
  readonly description: string;
  readonly amount: Money;
  readonly clause: string;
  readonly bands: readonly Band[];
  readonly receipt: Receipt;
};

/**
 * An instrument that is on file and not in effect, with what it waits for; or an act of one, where `act` is given, that
 * does not count until a person has confirmed how it reads.
 */
export type PendingInstrument = {
  readonly instrument: string;
  readonly title: string;
  readonly act?: string;
  readonly awaiting: readonly string[];
};

/** The loan account of one month: what stood, what moved it, what accrued, what is charged for it. */
export type Statement = {
  readonly month: string;
  readonly lines: readonly StatementLine[];
  readonly balances: readonly BalanceBand[];
  readonly rates: readonly RateBand[];
  /** Absent where nothing on record says what was available. */
  readonly availability?: MonthEndAvailability;
  /** The interest of the month as it was first charged, the fees that accrued in it, and what was later found due. */
  readonly charged: Money;
  readonly fees: Money;
  readonly trueUps: Money;
  readonly chargedOn: IsoDate;
  readonly balanceAfterCharge: Money;
  readonly pending: readonly PendingInstrument[];
  readonly notices: readonly Notice[];
};

/** Why a month has no statement. */
export type StatementFailure =
  | SweepFailure
  | { readonly code: "statement.before_servicing_begins"; readonly month: string; readonly began: IsoDate };

/** The statement of the month that begins on `first`, as known. */
export function statementOf(facility: KnownFacility, first: IsoDate): Result<Statement, StatementFailure> {
  const next = firstOfNextMonth(first);
  const month = first.slice(0, 7);
  const [opening] = reportsOf(facility.known, "BalanceBroughtForward");
  if (opening !== undefined && next <= opening.happening.on) {
    return refuse({ code: "statement.before_servicing_begins", month, began: opening.happening.on });
  }
  const swept = accountOf(facility, next);
  if (!swept.ok) return swept;
  const { entries } = swept.value;
  const closesOn = addDays(next, -1);
  const interest = swept.value.lines.filter(({ from }) => from >= first && from < next);
  const chargedAs = (kind: Entry["kind"]) => {
    const entered = entries.filter((entry) => entry.kind === kind && entry.postedOn === next);
    const legs = entered.flatMap((entry) => entry.legs.filter(({ account }) => account.startsWith("loans:")));
    return money(
      facility.file.currency,
      legs.reduce((sum, { amount }) => sum + amount.minor, 0n),
    );
  };
  const availability = availabilityAt(facility, closesOn);
  return ok({
    month,
    balances: balanceBands(facility, entries, [first, closesOn], swept.value.began),
    rates: rateBands(interest),
    ...(availability.told === undefined ? {} : { availability: availability.told }),
    lines: [
      ...openingLines(facility, swept.value, first),
      ...postings(entries, first, closesOn),
      balanceLine(facility, entries, "closing", closesOn, `Balance at the close of ${closesOn}`),
      ...trueUpLines(facility, entries, closesOn),
      ...termLoanLines(facility, entries, closesOn),
      ...interest.flatMap((line) => [interestStatementLine(facility, line), ...forgoneLine(facility, line)]),
    ],
    // Interest that a maturity made due within the month is charged there, among the postings.
    charged: chargedAs("interest"),
    fees: chargedAs("accruedFee"),
    trueUps: chargedAs("trueUp"),
    chargedOn: next,
    balanceAfterCharge: money(facility.file.currency, balanceOf(entries, "loans:prime", next)),
    pending: pendingInstruments(facility),
    notices: [...noticesOn(facility, closesOn), ...unknownAvailability(closesOn, availability.failure)],
  });
}

/** Something about a day that a reader of its figures should know, with the clause it rests on. */
export type Notice = {
  readonly code: "renewal_date_passed" | "availability_not_known";
  readonly message: string;
  readonly clause: string;
};

// A statement is issued though what was available cannot be worked out, and says so.
function unknownAvailability(on: IsoDate, failure: PositionFailure | undefined): Notice[] {
  if (failure === undefined) return [];
  const message = `What was available on ${on} cannot be worked out (${failure.code}); ask for the availability of that day.`;
  return [{ code: "availability_not_known", message, clause: "" }];
}

/** The notices for a day: the term has ended and nothing in effect extends it. */
export function noticesOn(facility: KnownFacility, on: IsoDate): Notice[] {
  const terms = termsOn(facility, on);
  const renewal = terms.ok ? terms.value.renewalDate : undefined;
  if (renewal === undefined || on < renewal.value) return [];
  const waiting = pendingInstruments(facility).length > 0 ? "; an amendment is pending" : "";
  const message = `The Renewal Date ${renewal.value} has passed and no paper in effect extends it${waiting}.`;
  return [{ code: "renewal_date_passed", message, clause: renewal.source.cite ?? "" }];
}

const unsignedCopy =
  "its execution: the copy shows no signature; record a counterpart of each party, or say executedOn in the facility file";

/** What is on file and not yet in effect, as known, and what is not certain and waits for a person. */
export function pendingInstruments(facility: KnownFacility): PendingInstrument[] {
  return [...notInEffect(facility), ...waitingActs(facility)];
}

/** The acts and rates on file that wait for a person to say how they read, as known. */
export function waitingActs({ questioned, knownAt }: KnownFacility): PendingInstrument[] {
  return questioned
    .filter(({ choice, by }) => choice === undefined && by.recordedAt <= knownAt)
    .map(({ id, subject, by, clause }) => ({
      instrument: by.id,
      title: by.paper.title,
      act: id,
      awaiting: subject.uncertain.doubts.map((code) => {
        const what = "act" in subject ? subject.act.kind : "rates";
        return `${clause.cite}, ${what}: ${doubts[code].because}`;
      }),
    }));
}

function notInEffect({ closing }: KnownFacility): PendingInstrument[] {
  return closing.standings
    .filter(({ effectiveOn }) => effectiveOn === undefined)
    .map(({ instrument, executedOn, unsigned, conditions }) => ({
      instrument: instrument.id,
      title: instrument.paper.title,
      awaiting: distinct([
        ...(executedOn === undefined && unsigned.length === 0 ? [unsignedCopy] : []),
        ...unsigned.map((party) => `signature of ${party}`),
        ...conditions
          .filter(({ met }) => met === "failed" || met === "unknown")
          .map(({ path, lacking = "not met" }) => `§ ${path}: ${lacking}`),
      ]),
    }));
}

function distinct(texts: readonly string[]): string[] {
  return [...new Set(texts)];
}

function balanceLine(
  facility: KnownFacility,
  entries: readonly Entry[],
  kind: "opening" | "closing",
  on: IsoDate,
  description: string,
): StatementLine {
  const amount = money(facility.file.currency, balanceOf(entries, "loans:prime", on));
  const because = entries.filter(({ postedOn, legs }) => postedOn <= on && touchesPrime(legs)).map(entryReceipt);
  return {
    kind,
    on,
    description,
    amount,
    clause: "",
    bands: [],
    receipt: figure(description, moneyText(amount), because),
  };
}

// True-ups stand beside the loan account, whose rate does not reach them.
function trueUpLines({ file }: KnownFacility, entries: readonly Entry[], on: IsoDate): StatementLine[] {
  const entered = entries.filter(({ kind, postedOn }) => kind === "trueUp" && postedOn <= on);
  const amount = money(file.currency, balanceOf(entries, "loans:true-ups", on));
  if (amount.minor === 0n) return [];
  const description = `True-ups of interest, bearing none, at the close of ${on}`;
  const clause = [...new Set(entered.map(({ cite }) => cite))].join("; ");
  const receipt = figure(description, moneyText(amount), entered.map(entryReceipt));
  return [{ kind: "memo", on, description, amount, clause, bands: [], receipt }];
}

// The term loans stand beside the loan account, to which their instalments and interest are charged.
function termLoanLines({ file }: KnownFacility, entries: readonly Entry[], on: IsoDate): StatementLine[] {
  const accounts = new Set(entries.flatMap(({ legs }) => legs.map(({ account }) => account)));
  return [...accounts].flatMap((account) => {
    const balance = balanceOf(entries, account, on);
    if (!account.startsWith("loans:term:") || balance === 0n) return [];
    const amount = money(file.currency, balance);
    const description = `${account.slice("loans:term:".length)} at the close of ${on}`;
    const moves = entries.filter(({ postedOn, legs }) => postedOn <= on && legs.some((leg) => leg.account === account));
    const receipt = figure(description, moneyText(amount), moves.map(entryReceipt));
    const clause = [...new Set(moves.map(({ cite }) => cite))].join("; ");
    return [{ kind: "memo", on, description, amount, clause, bands: [], receipt }];
  });
}

function touchesPrime(legs: Entry["legs"]): boolean {
  return legs.some(({ account }) => account === "loans:prime");
}

// The first statement opens with what was brought forward, and shows the fees that are in its opening balance.
function openingLines(facility: KnownFacility, { entries, began }: Sweep, first: IsoDate): StatementLine[] {
  const on = first <= began ? began : addDays(first, -1);
  if (first <= began) return [];
  const opening = balanceLine(facility, entries, "opening", on, `Balance at the close of ${on}`);
  const sinceLast = entries.filter(
    ({ kind, postedOn }) => kind === "fee" && postedOn >= monthBefore(first) && postedOn <= on,
  );
  const memos = sinceLast
    .filter(({ legs }) => touchesPrime(legs))
    .map((entry): StatementLine => ({
      ...postingLine(entry),
      kind: "memo",
      description: `of which: ${entry.description} on ${entry.postedOn}`,
    }));
  return [opening, ...memos];
}

function monthBefore(first: IsoDate): IsoDate {
  const last = addDays(first, -1);
  return addDays(first, -Number(last.slice(8)));
}

function postings(entries: readonly Entry[], first: IsoDate, last: IsoDate): StatementLine[] {
  return entries
    .filter(({ postedOn, legs }) => postedOn >= first && postedOn <= last && touchesPrime(legs))
    .map(postingLine);
}

function postingLine(entry: Entry): StatementLine {
  return {
    kind: entry.kind === "interest" || entry.kind === "accruedFee" ? "charge" : "posting",
    on: entry.postedOn,
    description: entry.description,
    amount: primeMove(entry.legs),
    clause: entry.cite,
    bands: [],
    receipt: entryReceipt(entry),
  };
}

function interestStatementLine(facility: KnownFacility, line: InterestLine): StatementLine {
  return {
    kind: line.of,
    on: addDays(line.to, -1),
    description: lineText(line),
    amount: line.amount,
    clause: line.cite,
    bands: line.bands.map((segment) => bandOf(facility, segment)),
    receipt: line.receipt,
  };
}

// What the law lets nobody charge is told beside what is charged, to the nearest cent.
function forgoneLine({ file }: KnownFacility, line: InterestLine): StatementLine[] {
  const exact = forgoneOf(line.bands);
  if (exact.numerator === 0n) return [];
  const amount = settle({ currency: file.currency, exact }, "half-up");
  const description = `Not charged, above the maximum lawful rate: ${lineText(line)}`;
  const forgone = { on: addDays(line.to, -1), description, amount, clause: line.cite, receipt: line.receipt };
  return [{ kind: "forgone", ...forgone, bands: [] }];
}

/** A segment as a band of a statement. */
export function bandOf({ file }: KnownFacility, segment: Segment): Band {
  const { from, to, balance, rate } = segment;
  const days = daysBetween(from, to);
  return { from, to: addDays(to, -1), days, balance: money(file.currency, balance), rate: percentText(rate), segment };
}
