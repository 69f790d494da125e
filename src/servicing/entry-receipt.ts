import { type Money, moneyText } from "../base/money.ts";
import { figure, leaf, type Receipt } from "../base/receipt.ts";
import type { Entry } from "../ledger/entry.ts";

/** An entry as part of a receipt. */
export function entryReceipt({ description, postedOn, cite, cause, receipt, legs }: Entry): Receipt {
  const because = receipt.because.length > 0 ? receipt.because : [leaf("fact", "as recorded", { cite: cause })];
  return {
    ...figure(`${postedOn} ${description}`, moneyText(primeMove(legs)), because),
    ...(cite === "" ? {} : { cite }),
  };
}

/** What an entry adds to the Prime Rate Loans, or moves elsewhere when it does not touch them. */
export function primeMove(legs: Entry["legs"]): Money {
  const leg = legs.find(({ account }) => account === "loans:prime") ?? legs[0];
  if (leg === undefined) throw new Error("an entry has legs");
  return leg.amount;
}
