import { clauseOf } from "../agreement/instrument.ts";
import type { TermsInForce } from "../agreement/terms.ts";
import type { Happening } from "../events/happening.ts";
import { reportsOf } from "../events/record.ts";
import { type KnownFacility, termsOn } from "./facility.ts";
import { optionOn } from "./option-loan.ts";
import { fixedRateClause } from "./rate.ts";

/**
 * The clause that a happening would have to keep, where what is told of it cannot be so: the one that prices by the
 * rate told, the one that a fee or a term loan names, else the one on which the account is charged month by month.
 *
 * Shape: as the papers are cited; empty where no paper in effect on the day has such a clause.
 */
export function clauseAgainst(facility: KnownFacility, happening: Happening): string {
  if ("instrument" in happening && "clause" in happening) {
    const by = facility.agreement.instruments.find(({ id }) => id === happening.instrument);
    return by === undefined ? "" : clauseOf(by, happening.clause).cite;
  }
  const terms = termsOn(facility, happening.on);
  if (!terms.ok) return "";
  switch (happening.type) {
    case "IndexPublished":
      return indexClauses(facility, terms.value, happening).join("; ");
    case "EurodollarLoanMade":
      return fixedRateClause(terms.value)?.cite ?? "";
    case "LoanPrepaid":
      return prepaidClause(facility, happening.loan) ?? accountClause(facility, terms.value);
    default:
      return accountClause(facility, terms.value);
  }
}

// What is priced by an index on a day: loans by the words of a paper, or by an option entered from its clause.
function indexClauses(
  facility: KnownFacility,
  { rates }: TermsInForce,
  { index, on }: Extract<Happening, { type: "IndexPublished" }>,
): string[] {
  const read = rates.flatMap(({ value, source }) => (value.index === index ? (source.cite ?? []) : []));
  const entered = (facility.file.rateOptions ?? []).flatMap((option) => {
    const inForce = option.index === index ? optionOn(facility, option.loans, on) : undefined;
    return inForce?.ok === true ? [inForce.value.cite] : [];
  });
  return [...new Set([...read, ...entered])];
}

function prepaidClause(facility: KnownFacility, loan: string): string | undefined {
  const made = reportsOf(facility.known, "OptionLoanMade").find(({ happening }) => happening.loan === loan);
  if (made === undefined) return undefined;
  const inForce = optionOn(facility, made.happening.option, made.happening.on);
  return inForce.ok ? inForce.value.cite : undefined;
}

// Before servicing begins the terms may not be in effect yet, and then those of its first day are meant.
function accountClause(facility: KnownFacility, { chargeDay }: TermsInForce): string {
  if (chargeDay?.source.cite !== undefined) return chargeDay.source.cite;
  const began = reportsOf(facility.known, "BalanceBroughtForward")[0]?.happening.on;
  const first = began === undefined ? undefined : termsOn(facility, began);
  return first?.ok === true ? (first.value.chargeDay?.source.cite ?? "") : "";
}
