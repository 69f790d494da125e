import type { Movement } from "../accruals/accrual.ts";
import { unreachable } from "../base/assert.ts";
import { figure, leaf, type Receipt } from "../base/receipt.ts";
import type { Happening, HappeningOf } from "../events/happening.ts";
import { type Report, reportsOf } from "../events/record.ts";
import { type Account, type Entry, type EntryFacts, transfer } from "../ledger/entry.ts";
import { isMoving, type MovingHappening } from "./bearing.ts";
import { feeClause } from "./fee.ts";
import type { KnownFacility } from "./facility.ts";
import { periodLoanText } from "./option-loan.ts";
import { percentText } from "./rate.ts";

/** What a happening moves: its entry, and how the Prime Rate Loans move by it. */
export type Move = Movement & { readonly entry: Entry };

/** The account of a loan for an Interest Period. */
export function loanAccount({
  type,
  loan,
}: Pick<HappeningOf<"EurodollarLoanMade" | "OptionLoanMade">, "type" | "loan">): Account {
  return type === "OptionLoanMade" ? `loans:option:${loan}` : `loans:eurodollar:${loan}`;
}

/**
 * What a happening moves in the loan account; `undefined` where it moves no money, or where the sweep enters it on the
 * terms of its day, as it does a term loan and a repayment before the end of a period.
 */
export function moveOf(facility: KnownFacility, report: Report): Move | undefined {
  const before = moves.get(report);
  if (before !== undefined) return before;
  const { happening } = report;
  if (!isMoving(happening) || hangsOnTerms(happening)) return undefined;
  const move = moved(facility, report, happening);
  if (move !== undefined && isPlain(happening)) moves.set(report, move);
  return move;
}

type OnTerms = HappeningOf<"TermLoanMade" | "LoanPrepaid" | "AgreementTerminated" | "ObligationIncurred">;
const onTerms = new Set<Happening["type"]>([
  "TermLoanMade",
  "LoanPrepaid",
  "AgreementTerminated",
  "ObligationIncurred",
]);
type Moving = Exclude<MovingHappening, OnTerms>;

// What these move hangs on the terms of their day and on what is outstanding, or stands beside the loan account.
function hangsOnTerms(happening: MovingHappening): happening is OnTerms {
  return onTerms.has(happening.type);
}

// What a fee moves tells its clause, which the papers may change; a loan may be carried over or not.
function isPlain({ type }: MovingHappening): boolean {
  return type !== "FeeCharged" && type !== "FeePaid" && type !== "OptionLoanMade";
}

// Accounts are worked out again and again from the same reports.
const moves = new WeakMap<Report, Move>();

function moved(facility: KnownFacility, { key, by }: Report, happening: Moving): Move | undefined {
  const fact = leaf("fact", `recorded by ${by}`, { cite: key });
  const facts = { on: happening.on, cause: key, cite: "", receipt: fact };
  switch (happening.type) {
    case "BalanceBroughtForward": {
      const description = `Balance brought forward at the close of ${happening.on}`;
      const entry = transfer({ ...facts, description, kind: "opening" }, happening.amount, "loans:prime", "opening");
      return { entry, on: happening.on, by: happening.amount.minor };
    }
    case "AdvanceMade":
    case "LetterOfCreditDrawn":
    case "CollectionReturned":
      return lent(happening, facts);
    case "CollectionApplied": {
      const told = { ...facts, description: "Collection applied", kind: "collection" as const };
      const entry = transfer(told, happening.amount, "cash", "loans:prime");
      return { entry, on: happening.on, by: -happening.amount.minor };
    }
    case "EurodollarLoanMade":
    case "OptionLoanMade":
      return periodLoanMove(happening, facts, isConverted(facility, happening));
    case "FeeCharged":
    case "FeePaid":
      return feeMove(facility, happening, facts);
    default:
      return unreachable(happening);
  }
}

// Whether a loan is a part of the Prime Rate Loans. What was converted before servicing began is in no balance of them.
function isConverted({ known }: KnownFacility, loan: HappeningOf<"EurodollarLoanMade" | "OptionLoanMade">): boolean {
  if (loan.type !== "OptionLoanMade" || loan.madeBy !== "conversion") return false;
  const began = reportsOf(known, "BalanceBroughtForward")[0]?.happening.on;
  return began === undefined || loan.on >= began;
}

type Facts = Pick<EntryFacts, "on" | "cause" | "cite"> & { readonly receipt: Receipt };

function periodLoanMove(
  happening: HappeningOf<"EurodollarLoanMade" | "OptionLoanMade">,
  facts: Facts,
  converted: boolean,
): Move {
  const at = happening.type === "OptionLoanMade" ? "" : ` at ${percentText(happening.rate)}`;
  const description = `${periodLoanText(happening)}${at} to ${happening.periodEndsOn}`;
  const told = { ...facts, description, kind: converted ? ("conversion" as const) : ("advance" as const) };
  const entry = transfer(told, happening.amount, loanAccount(happening), converted ? "loans:prime" : "cash");
  return { entry, on: happening.on, by: converted ? -happening.amount.minor : 0n };
}

function feeMove(facility: KnownFacility, happening: HappeningOf<"FeeCharged" | "FeePaid">, facts: Facts): Move {
  const { called, cite, receipt } = feeClause(facility, happening);
  const charged = happening.type === "FeeCharged";
  const description = `${called} ${charged ? "charged to the loan account" : "paid"}`;
  const because = figure(description, "", [receipt, facts.receipt]);
  const told = { ...facts, description, kind: "fee" as const, cite, receipt: because };
  const entry = transfer(told, happening.amount, charged ? "loans:prime" : "cash", "income:fees");
  return { entry, on: happening.on, by: charged ? happening.amount.minor : 0n };
}

function lent(
  happening: HappeningOf<"AdvanceMade" | "LetterOfCreditDrawn" | "CollectionReturned">,
  facts: Facts,
): Move {
  const kind = happening.type === "CollectionReturned" ? ("return" as const) : ("advance" as const);
  const entry = transfer({ ...facts, description: saidOf(happening), kind }, happening.amount, "loans:prime", "cash");
  return { entry, on: happening.on, by: happening.amount.minor };
}

function saidOf(happening: HappeningOf<"AdvanceMade" | "LetterOfCreditDrawn" | "CollectionReturned">): string {
  if (happening.type === "AdvanceMade") return "Advance";
  if (happening.type === "LetterOfCreditDrawn") return `Drawing under letter of credit ${happening.letter}`;
  return `Collection ${happening.collection} returned unpaid`;
}
