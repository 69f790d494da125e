import { addDays, type IsoDate } from "../base/date.ts";
import { money, moneyText } from "../base/money.ts";
import { figure, leaf, type Receipt } from "../base/receipt.ts";
import { ok, type Result } from "../base/result.ts";
import type { BaseLine } from "../collateral/borrowing-base.ts";
import type { CollateralFailure } from "../collateral/failure.ts";
import { lettersOfCreditOn } from "../collateral/letters-of-credit.ts";
import { latest } from "../collateral/valuation.ts";
import { type ReportOf, reportsOf } from "../events/record.ts";
import { type CertificateFigures, certificateFigures, type CountedBasis } from "./certificate.ts";
import type { KnownFacility } from "./facility.ts";

/**
 * What is available to the borrower on a day. Units: cents.
 *
 * Shape: `base` and `limit` are those of the borrowing base that counts; `forLoans` is what Revolving Loans may come
 * to, the limit less letters of credit. What the lender has stated counts as it stands: its own figure is net of what
 * it holds back, so `base`, `limit` and `forLoans` are one and there are no lines.
 */
export type Available = {
  readonly base: bigint;
  readonly limit: bigint;
  readonly forLoans: bigint;
  readonly gross?: bigint;
  readonly reserves?: bigint;
  readonly maximumCredit?: bigint;
  readonly basis: CountedBasis | "stated";
  readonly certificate?: string;
  readonly lines: readonly BaseLine[];
  readonly source: Receipt;
};

/**
 * The amounts available on a day, as known: as the lender last stated them, or as the last certificate on file makes
 * them, whichever came later; on one day the lender's statement counts. Nothing where neither is known by then.
 *
 * Refuses what the borrowing base of the certificate refuses.
 */
export function availabilityOn(facility: KnownFacility, on: IsoDate): Result<Available | undefined, CollateralFailure> {
  const stated = latest(reportsOf(facility.known, "AvailabilityStated"), on);
  const delivered = latest(reportsOf(facility.known, "CertificateDelivered"), on);
  const isStated = stated !== undefined && (delivered === undefined || delivered.happening.on <= stated.happening.on);
  if (isStated) return ok(asStated(stated));
  const figures = certificateFigures(facility, on);
  if (!figures.ok) return figures;
  const counted = figures.value?.counted;
  if (figures.value === undefined || counted === undefined) return ok(undefined);
  if (!counted.ok) return counted;
  // A certificate that counts only once it is approved leaves in force what the lender stated before it.
  if (counted.value === undefined) return ok(stated === undefined ? undefined : asStated(stated));
  return ok(asCertified(facility, on, figures.value, counted.value));
}

function asStated({ key, happening }: ReportOf<"AvailabilityStated">): Available {
  const { minor } = happening.amount;
  const source = leaf("fact", "available", { cite: key, value: moneyText(happening.amount) });
  return { base: minor, limit: minor, forLoans: minor, basis: "stated", lines: [], source };
}

function asCertified(
  { file, known }: KnownFacility,
  on: IsoDate,
  { certificate, approval }: CertificateFigures,
  { basis, base }: NonNullable<Extract<CertificateFigures["counted"], { ok: true }>["value"]>,
): Available {
  const text = (minor: bigint) => moneyText(money(file.currency, minor));
  const letters = lettersOfCreditOn(known, on);
  const undrawn = letters.reduce((sum, letter) => sum + letter.undrawn, 0n);
  const forLoans = base.limit > undrawn ? base.limit - undrawn : 0n;
  const { certificate: name, asOf } = certificate.happening;
  const source = figure(`available on ${on}`, text(forLoans), [
    leaf("fact", `certificate ${name} as of ${asOf}, as ${basis.replaceAll("_", "-")}`, { cite: certificate.key }),
    ...(approval === undefined
      ? []
      : [leaf("fact", `approved by ${approval.happening.approvedBy}`, { cite: approval.key })]),
    ...base.lines.map(({ label, amount, source: from }) => ({ ...from, label, value: text(amount) })),
    ...letters.map((each) =>
      leaf("fact", `letter of credit ${each.letter}`, { cite: each.key, value: text(each.undrawn) }),
    ),
  ]);
  const { gross, reserves, maximumCredit, limit, lines } = base;
  return { base: base.base, limit, forLoans, gross, reserves, maximumCredit, basis, certificate: name, lines, source };
}

/** The days from which what is available may change without a happening of that day: a letter of credit expires. */
export function availabilityDays({ known }: KnownFacility): IsoDate[] {
  return reportsOf(known, "LetterOfCreditIssued").map(({ happening }) => addDays(happening.expiresOn, 1));
}
