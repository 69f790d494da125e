import { type LoanEvent, type LoanStep, stepLoan } from "../accruals/loan.ts";
import { loanEvents } from "../accruals/loan-plan.ts";
import { drawn, type LoanState, unmade } from "../accruals/loan-state.ts";
import { clauseOf } from "../agreement/instrument.ts";
import { addDays, type IsoDate } from "../base/date.ts";
import type { TermFailure, TermsInForce } from "../agreement/terms.ts";
import type { Currency, Money } from "../base/money.ts";
import { ok, refuse, type Result } from "../base/result.ts";
import { zero } from "../base/ratio.ts";
import { figure, leaf, type Receipt } from "../base/receipt.ts";
import type { FacilityFile } from "../events/facility.ts";
import type { HappeningOf } from "../events/happening.ts";
import { type Report, type ReportOf, reportsOf } from "../events/record.ts";
import { type Entry, transfer } from "../ledger/entry.ts";
import type { KnownFacility } from "./facility.ts";
import { movedLoan, onPaymentDays, type PaymentDayFailure } from "./payment-days.ts";

/** A term loan of a facility: what was made of it, the key of that fact, its clause, and what its paper plans. */
export type TermLoan = HappeningOf<"TermLoanMade"> & {
  readonly key: string;
  readonly cite: string;
  readonly source: Receipt;
  readonly events: readonly LoanEvent[];
};

/** A term loan that is outstanding. Unit: `principal` in cents. */
export type OutstandingTermLoan = TermLoan & { readonly principal: bigint };

/** The term loan that a report tells of, with every instalment and its maturity as events of the loan engine. */
export function termLoanOf({ agreement, file }: KnownFacility, { happening, key }: ReportOf<"TermLoanMade">): TermLoan {
  const moved = onPaymentDays(file, happening);
  const { on, amount, instalments, maturesOn, instrument, clause, loan } = moved;
  const by = agreement.instruments.find(({ id }) => id === instrument);
  const cite = by === undefined ? instrument : clauseOf(by, clause).cite;
  const events = loanEvents({
    made: { on, upTo: on, amount: amount.minor },
    listed: instalments.map((each) => ({ on: each.on, upTo: each.on, amount: each.amount.minor })),
    maturity: { on: maturesOn, upTo: maturesOn },
  });
  return { ...moved, key, cite, source: leaf("clause", loan, { cite }), events };
}

/**
 * A term loan as it stands when servicing begins: its instalments up to that day are paid and its interest settled, as
 * that of what is brought forward.
 */
export function openedTermLoan({ amount, source, instalments, on }: TermLoan, began: IsoDate): LoanState {
  const paid = instalments.filter((each) => each.on <= began).reduce((sum, each) => sum + each.amount.minor, 0n);
  const since = on > began ? on : addDays(began, 1);
  return drawn(unmade(since, zero, source), amount.minor - paid);
}

/** The entry of a term loan made, or carried over at what its instalments left of it when servicing began. */
export function termLoanMade({ loan, on: made, source, key, cite }: TermLoan, began: IsoDate, principal: Money): Entry {
  const carried = made < began;
  const on = carried ? began : made;
  const description = carried ? `${loan} brought forward` : `${loan} made`;
  const receipt = figure(description, on, [source, leaf("fact", `${loan} made`, { cite: key })]);
  const facts = { on, description, kind: carried ? ("opening" as const) : ("advance" as const), cite, cause: key };
  return transfer({ ...facts, receipt }, principal, `loans:term:${loan}`, carried ? "opening" : "cash");
}

/** The entry by which what falls due of a term loan is charged to the loan account. */
export function instalmentCharged({ loan, cite, key }: TermLoan, { on, act }: LoanEvent, paid: Money): Entry {
  const description = act.kind === "matured" ? `${loan}, due at its maturity` : `Instalment of ${loan}`;
  const receipt = figure(description, on, [
    leaf("clause", loan, { cite }),
    leaf("fact", `${loan} made`, { cite: key }),
  ]);
  const facts = { on, description, kind: "instalment" as const, cite, cause: key, receipt };
  return transfer(facts, paid, "loans:prime", `loans:term:${loan}`);
}

/** What falls due of a term loan on a day, event by event. Refuses `terms.missing`. */
export function instalmentSteps(
  { events }: TermLoan,
  before: LoanState,
  day: IsoDate,
  { dayCount, rounding }: TermsInForce,
  currency: Currency,
): Result<readonly LoanStep[], TermFailure> {
  const due = events.filter(({ on, act }) => on === day && act.kind !== "made");
  if (due.length === 0) return ok([]);
  if (dayCount === undefined) return refuse({ code: "terms.missing", term: "dayCount", on: day });
  if (rounding === undefined) return refuse({ code: "terms.missing", term: "rounding", on: day });
  const counting = { currency, dayCount: dayCount.value, rounding: rounding.value };
  let state = before;
  return ok(
    due.map((event) => {
      const step = stepLoan(counting, state, event);
      state = step.state;
      return step;
    }),
  );
}

/** Why a term loan cannot be as it is told. In order of precedence: the first that applies is returned. */
export type TermLoanRefusal =
  | PaymentDayFailure
  | { readonly code: "loan.made_already"; readonly loan: string }
  | {
      readonly code: "loan.instalment_out_of_order";
      readonly loan: string;
      readonly on: IsoDate;
      readonly after: IsoDate;
    }
  | {
      readonly code: "loan.instalments_exceed_it";
      readonly loan: string;
      readonly amount: Money;
      readonly instalments: Money;
    };

/**
 * What is wrong with a term loan on the record alone. Instalments follow one another after the loan is made and before
 * it matures, and together repay no more than it.
 */
export function termLoanRefusal(
  file: Pick<FacilityFile, "businessDay">,
  facts: readonly Report[],
  made: HappeningOf<"TermLoanMade">,
): TermLoanRefusal | undefined {
  const moved = movedLoan(file, made);
  if (!moved.ok) return moved.failure;
  const { loan, on, amount, instalments, maturesOn } = made;
  if (loanNames(facts).includes(loan)) return { code: "loan.made_already", loan };
  let after = on;
  for (const day of [...instalments.map((each) => each.on), maturesOn]) {
    if (day <= after) return { code: "loan.instalment_out_of_order", loan, on: day, after };
    after = day;
  }
  const minor = instalments.reduce((sum, each) => sum + each.amount.minor, 0n);
  if (minor <= amount.minor) return undefined;
  return { code: "loan.instalments_exceed_it", loan, amount, instalments: { ...amount, minor } };
}

/** The names of the loans that were made, of either kind: a name means one loan. */
export function loanNames(facts: readonly Report[]): string[] {
  const made = [
    ...reportsOf(facts, "EurodollarLoanMade"),
    ...reportsOf(facts, "OptionLoanMade"),
    ...reportsOf(facts, "TermLoanMade"),
  ];
  return made.map(({ happening }) => happening.loan);
}
