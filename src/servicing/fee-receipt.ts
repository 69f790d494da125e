import { money, moneyText } from "../base/money.ts";
import { figure, leaf, type Receipt } from "../base/receipt.ts";
import type { KnownFacility } from "./facility.ts";
import type { FeeStanding } from "./fee.ts";

/** What a fee rests on: the clause that imposes it, what made it payable or is awaited, and how it was settled. */
export function feeReceipt({ file }: KnownFacility, standing: FeeStanding): Receipt {
  const { fee, clause, instrument, effectiveOn, payableOn, awaiting, settled } = standing;
  const amount = moneyText(money(file.currency, fee.minor));
  const day = (label: string, value: string | undefined, cite: string): Receipt[] =>
    value === undefined ? [] : [leaf("fact", label, { value, cite })];
  return figure(fee.called, amount, [
    leaf("clause", `imposes the ${fee.called}`, { cite: clause.cite, value: amount }),
    ...day("earned", fee.earnedOn, clause.cite),
    ...day(`${instrument.paper.title} in effect`, effectiveOn, instrument.id),
    ...day("payable", payableOn, clause.cite),
    ...day("awaiting", awaiting, clause.cite),
    ...(settled === undefined ? [] : day(`settled by ${settled.by}`, settled.on, settled.key)),
  ]);
}
