import { figure, leaf } from "../../base/receipt.ts";
import { type Currency, money } from "../../base/money.ts";
import type { ObligationHead } from "../../events/application.ts";
import type { ReportOf } from "../../events/record.ts";
import type { IsoDate } from "../../base/date.ts";
import type { TermsInForce } from "../../agreement/terms.ts";
import type { Books } from "../books.ts";
import { type Account, type Entry, obligationAccounts, transfer } from "../../ledger/entry.ts";

/** The entry of something that is owed besides loans: what the lender laid out, or income that fell due. */
export function obligationEntry({ happening, key, by }: ReportOf<"ObligationIncurred">): Entry {
  const { on, head, what, amount } = happening;
  const description = what.charAt(0).toUpperCase() + what.slice(1);
  const receipt = figure(description, head, [leaf("fact", `recorded by ${by}`, { cite: key })]);
  const facts = { on, description, kind: "obligation" as const, cite: "", cause: key, receipt };
  return transfer(facts, amount, obligationAccounts[head], creditFor(head));
}

function creditFor(head: ObligationHead): Account {
  if (head === "interest" || head === "fees") return `income:${head}`;
  return "cash";
}

/** The entries by which interest and fees that were due and not paid become principal on the day of charging. */
export function unpaidCharged(
  books: Books,
  on: IsoDate,
  { chargeDay }: TermsInForce,
  currency: Currency,
): readonly Entry[] {
  const cite = chargeDay?.source.cite ?? "";
  return (["interest", "fees"] as const).flatMap((head) => {
    const unpaid = books.beside(obligationAccounts[head]);
    if (unpaid === 0n) return [];
    const description = `Unpaid ${head} charged to the loan account`;
    const receipt = figure(description, on, chargeDay === undefined ? [] : [chargeDay.source]);
    const facts = { on, description, kind: "obligation" as const, cite, cause: `unpaid ${head}`, receipt };
    return [transfer(facts, money(currency, unpaid), "loans:prime", obligationAccounts[head])];
  });
}
