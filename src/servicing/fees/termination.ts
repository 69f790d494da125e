import { earlyTerminationFee } from "../../accruals/fees.ts";
import type { TermFailure, TermsInForce } from "../../agreement/terms.ts";
import type { IsoDate } from "../../base/date.ts";
import { type Money, moneyText, settle } from "../../base/money.ts";
import { figure, leaf, type Receipt } from "../../base/receipt.ts";
import { ok, refuse, type Result } from "../../base/result.ts";
import type { AccountFeeOf } from "../../events/account-fee.ts";
import type { ReportOf } from "../../events/record.ts";
import { type Entry, transfer } from "../../ledger/entry.ts";
import type { KnownFacility, TermsAt } from "../facility.ts";
import { percentText } from "../rate.ts";
import { clauseOn } from "../between-changes.ts";
import { feeRate, maximumOn } from "./fee-figures.ts";
import type { FeeFailure } from "./fee-parts.ts";

/** What is owed for ending the facility on a day, by a clause. */
export type TerminationFee = {
  readonly fee: AccountFeeOf<"early_termination">;
  readonly amount: Money;
  readonly cite: string;
  readonly receipt: Receipt;
};

/**
 * What would be owed for ending the facility on a day: a part of the maximum credit, which steps down, and nothing once
 * the last step is over or where no clause in force asks for it.
 *
 * Refuses what the figures of its clauses refuse, and `terms.missing` without a rule of rounding.
 */
export function terminationFees(
  facility: KnownFacility,
  { rounding }: TermsInForce,
  on: IsoDate,
): Result<readonly TerminationFee[], FeeFailure | TermFailure> {
  const owed: TerminationFee[] = [];
  for (const fee of facility.file.fees ?? []) {
    if (fee.kind !== "early_termination") continue;
    const clause = clauseOn(facility, fee, on);
    if (!clause.ok) return clause;
    const step = fee.steps.find(({ before }) => on < before);
    if (clause.value === undefined || step === undefined) continue;
    if (rounding === undefined) return refuse({ code: "terms.missing", term: "rounding", on });
    const rate = feeRate(facility, fee, clause.value, step.rate, on);
    if (!rate.ok) return rate;
    const maximum = maximumOn(facility, fee.maximum, on);
    if (!maximum.ok) return maximum;
    const exact = earlyTerminationFee(maximum.value.value, on, fee.steps);
    const amount = settle({ currency: facility.file.currency, exact }, rounding.value);
    const receipt = figure(fee.title, moneyText(amount), [
      { ...rate.value.source, label: `before ${step.before}`, value: percentText(step.rate) },
      maximum.value.source,
      rounding.source,
    ]);
    owed.push({ fee, amount, cite: clause.value.cite, receipt });
  }
  return ok(owed);
}

/** The entries by which what is owed for ending the facility is charged to the loan account on the day it is ended. */
export function terminationCharged(
  facility: KnownFacility,
  { happening, key }: ReportOf<"AgreementTerminated">,
  termsAt: TermsAt,
): Result<readonly Entry[], FeeFailure | TermFailure> {
  const terms = termsAt(happening.on);
  const owed = terms.ok ? terminationFees(facility, terms.value, happening.on) : terms;
  if (!owed.ok) return owed;
  const ended = leaf("fact", "the facility is ended", { cite: key, value: happening.on });
  return ok(
    owed.value.map(({ fee, amount, cite, receipt }) => {
      const description = `${fee.title} charged to the loan account`;
      const because = figure(description, receipt.value ?? "", [...receipt.because, ended]);
      const facts = { on: happening.on, description, kind: "fee" as const, cite, cause: key, receipt: because };
      return transfer(facts, amount, "loans:prime", "income:fees");
    }),
  );
}
