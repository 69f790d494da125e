import { bandsOf } from "../accruals/accrual.ts";
import { ofOneDay, totalOf } from "../accruals/interest.ts";
import { addDays, type IsoDate } from "../base/date.ts";
import { type Money, moneyText, settle } from "../base/money.ts";
import { figure, leaf, type Receipt } from "../base/receipt.ts";
import { ok, refuse, type Result } from "../base/result.ts";
import { reportsOf } from "../events/record.ts";
import type { Settings } from "../events/settings.ts";
import { accountOf } from "./account.ts";
import { type KnownFacility, knownBy, termsOn } from "./facility.ts";
import { feeOfBook } from "./fees/fee-book.ts";
import { judgmentRateOn } from "./judgment.ts";
import type { SweepFailure } from "./swept.ts";

/** Interest for so many days on what is owed after judgment, at the rate of the contract and at that of the statute. */
export type JudgmentComparison = {
  readonly enteredOn: IsoDate;
  readonly days: number;
  readonly contract: Money;
  readonly statute: Money;
  readonly receipt: Receipt;
};

const comparedDays = 30;

/**
 * What thirty days cost at the rates of a day by either reading, where judgment has been entered by then; `undefined`
 * where it has not, or no statute is known for the law that governs. Interest on interest is left out of both.
 *
 * Refuses what `accountOf` refuses, and `terms.missing` without a rule of rounding.
 */
export function judgmentComparison(
  facility: KnownFacility,
  on: IsoDate,
): Result<JudgmentComparison | undefined, SweepFailure> {
  const entered = reportsOf(facility.known, "JudgmentEntered").find(({ happening }) => happening.on <= on);
  if (entered === undefined) return ok(undefined);
  const byStatute = readAs(facility, "statute");
  const rate = judgmentRateOn(byStatute, on);
  if (rate === undefined || "code" in rate) return ok(undefined);
  const contract = costOf(readAs(facility, "contract"), on);
  if (!contract.ok) return contract;
  const statute = costOf(byStatute, on);
  if (!statute.ok) return statute;
  const receipt = figure(`${comparedDays} days after judgment, at the rates of ${on}`, "", [
    figure("at the rate of the contract", moneyText(contract.value.amount), contract.value.because),
    figure("at the rate of the statute", moneyText(statute.value.amount), [rate.source]),
    leaf("fact", "judgment entered", { cite: entered.key }),
  ]);
  const { amount } = contract.value;
  const days = comparedDays;
  return ok({ enteredOn: entered.happening.on, days, contract: amount, statute: statute.value.amount, receipt });
}

function readAs(facility: KnownFacility, rateAfterJudgment: Settings["rateAfterJudgment"]): KnownFacility {
  const settings = { ...facility.file.settings, rateAfterJudgment };
  return knownBy({ ...facility, file: { ...facility.file, settings } }, facility.knownAt);
}

type Cost = { readonly amount: Money; readonly because: readonly Receipt[] };

// What the loans bear for one day, so many times. Fees are no interest.
function costOf(facility: KnownFacility, on: IsoDate): Result<Cost, SweepFailure> {
  const swept = accountOf(facility, on);
  if (!swept.ok) return swept;
  const terms = termsOn(facility, on);
  if (!terms.ok) return terms;
  const { rounding } = terms.value;
  if (rounding === undefined) return refuse({ code: "terms.missing", term: "rounding", on });
  const loans = [...swept.value.accruing].filter(([name]) => feeOfBook(facility.file, name) === undefined);
  const bands = loans.flatMap(([, accruing]) => bandsOf(accruing).filter(({ to }) => to === addDays(on, 1)));
  const { numerator, denominator } = totalOf(bands.map(ofOneDay));
  const exact = { numerator: numerator * BigInt(comparedDays), denominator };
  const amount = settle({ currency: facility.file.currency, exact }, rounding.value);
  return ok({ amount, because: bands.map(({ source }) => source) });
}
