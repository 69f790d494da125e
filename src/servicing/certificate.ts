import type { Agreement } from "../agreement/agreement.ts";
import type { Standing } from "../agreement/reading.ts";
import type { IsoDate } from "../base/date.ts";
import { ok, refuse, type Result } from "../base/result.ts";
import { type BorrowingBase, borrowingBaseOf, type EligibleCollateral } from "../collateral/borrowing-base.ts";
import { adjusted, type CertificateOnFile, certificateOn, reportedCollateral } from "../collateral/certificate.ts";
import { debtorRegister } from "../collateral/debtor.ts";
import type { CollateralFailure } from "../collateral/failure.ts";
import { type EligibleInventory, eligibleInventory } from "../collateral/inventory.ts";
import type { Part } from "../collateral/part.ts";
import { eligibleReceivables } from "../collateral/receivables.ts";
import { accountRulesOn, inventoryRulesOn } from "../collateral/rules.ts";
import { valuationOn } from "../collateral/valuation.ts";
import type { BorrowingBaseRules, ScheduleEntry, ScheduleKind, ScheduleRows } from "../events/collateral.ts";
import { type KnownFacility, standingOn } from "./facility.ts";

/** Which figures of a certificate count: those approved, or until then those that the facility file says. */
export type CountedBasis = "approved" | "re_performed" | "reported";

/**
 * A certificate's borrowing base in its three figures, each with the rates and reserves of the day asked about: as the
 * borrower reports it, as re-performed from its schedules, as the lender approved it. `counted` is the one that counts.
 */
export type CertificateFigures = CertificateOnFile & {
  readonly reported: Result<BorrowingBase, CollateralFailure>;
  readonly reperformed: Result<BorrowingBase, CollateralFailure>;
  readonly approved: Result<BorrowingBase, CollateralFailure> | undefined;
  readonly counted: Result<
    { readonly basis: CountedBasis; readonly base: BorrowingBase } | undefined,
    CollateralFailure
  >;
};

/**
 * The figures of the certificate that counts on a day, and nothing where none was delivered by then.
 *
 * Refuses `collateral.no_rules`, and what a figure that the papers give refuses.
 */
export function certificateFigures(
  facility: KnownFacility,
  on: IsoDate,
): Result<CertificateFigures | undefined, CollateralFailure> {
  const { file, known, agreement } = facility;
  const filed = certificateOn(known, on);
  if (filed === undefined) return ok(undefined);
  const { borrowingBase: rules, currency } = file;
  if (rules === undefined) return refuse({ code: "collateral.no_rules", facility: file.id });
  const clauses = { agreement, standing: standingOn(facility, on) };
  const valuation = valuationOn({ rules, clauses, known, currency });
  if (!valuation.ok) return valuation;
  const valued = (eligible: Result<EligibleCollateral, CollateralFailure>) =>
    eligible.ok ? ok(borrowingBaseOf(currency, eligible.value, valuation.value)) : eligible;
  const ruleIds = rules.receivables.ineligibles.map(({ id }) => id);
  const pools = (rules.inventory?.pools ?? []).map(({ id }) => id);
  const reported = reportedCollateral(filed.certificate, ruleIds, pools);
  const reperformed = reperformedCollateral(facility, rules, clauses, filed);
  const approved = approvedCollateral(filed, { reported, re_performed: reperformed });
  const figures = {
    ...filed,
    reported: valued(reported),
    reperformed: valued(reperformed),
    approved: approved === undefined ? undefined : valued(approved),
  };
  return ok({ ...figures, counted: counted(figures, rules) });
}

function approvedCollateral(
  { approval }: CertificateOnFile,
  bases: { readonly [Basis in "reported" | "re_performed"]: Result<EligibleCollateral, CollateralFailure> },
): Result<EligibleCollateral, CollateralFailure> | undefined {
  if (approval === undefined) return undefined;
  const { basis, adjustments } = approval.happening;
  const eligible = bases[basis];
  return eligible.ok ? ok(adjusted(eligible.value, adjustments, approval.key)) : eligible;
}

function counted(
  { reported, reperformed, approved }: Omit<CertificateFigures, "counted">,
  { beforeApproval }: BorrowingBaseRules,
): CertificateFigures["counted"] {
  const as = (basis: CountedBasis, figure: Result<BorrowingBase, CollateralFailure>) =>
    figure.ok ? ok({ basis, base: figure.value }) : figure;
  if (approved !== undefined) return as("approved", approved);
  if (beforeApproval === "none") return ok(undefined);
  return beforeApproval === "reported" ? as("reported", reported) : as("re_performed", reperformed);
}

type Clauses = { readonly agreement: Agreement; readonly standing: Standing };

function reperformedCollateral(
  facility: KnownFacility,
  rules: BorrowingBaseRules,
  clauses: Clauses,
  filed: CertificateOnFile,
): Result<EligibleCollateral, CollateralFailure> {
  const receivables = reperformedReceivables(facility, rules, clauses, filed);
  if (!receivables.ok) return receivables;
  if (rules.inventory === undefined) return ok({ receivables: receivables.value });
  const inventory = reperformedInventory(facility, rules.inventory, clauses, filed);
  return inventory.ok ? ok({ receivables: receivables.value, inventory: inventory.value }) : inventory;
}

// The same rules on the same schedules leave the same accounts, so an aging is gone through once for many days.
const workedOut = new WeakMap<BorrowingBaseRules, Map<string, Result<Part, CollateralFailure>>>();

function reperformedReceivables(
  facility: KnownFacility,
  rules: BorrowingBaseRules,
  clauses: Clauses,
  filed: CertificateOnFile,
): Result<Part, CollateralFailure> {
  const inForce = accountRulesOn(clauses, rules.receivables.ineligibles);
  if (!inForce.ok) return inForce;
  const aging = scheduleOf(facility, filed, "receivables");
  if (!aging.ok) return aging;
  const needsPayables = inForce.value.some(({ rule }) => rule === "contra");
  const payables = needsPayables ? scheduleOf(facility, filed, "payables") : undefined;
  if (payables !== undefined && !payables.ok) return payables;
  const worked = workedOut.get(rules) ?? new Map<string, Result<Part, CollateralFailure>>();
  workedOut.set(rules, worked);
  const figures = inForce.value.map(({ id, cite, source }) => [id, cite, source.value ?? ""]);
  const key = JSON.stringify([aging.value.entry.id, payables?.value.entry.id ?? "", figures]);
  const before = worked.get(key);
  if (before !== undefined) return before;
  const part = eligibleReceivables(
    {
      rows: aging.value.list.rows,
      asOf: aging.value.entry.asOf,
      file: aging.value.entry.file,
      payables: payables === undefined ? [] : payables.value.list.rows,
      register: debtorRegister(rules.debtors, facility.file.parties),
    },
    inForce.value,
  );
  worked.set(key, part);
  return part;
}

function reperformedInventory(
  facility: KnownFacility,
  rules: NonNullable<BorrowingBaseRules["inventory"]>,
  clauses: Clauses,
  filed: CertificateOnFile,
): Result<EligibleInventory, CollateralFailure> {
  const inForce = inventoryRulesOn(clauses, rules.ineligibles);
  if (!inForce.ok) return inForce;
  const listing = scheduleOf(facility, filed, "inventory");
  if (!listing.ok) return listing;
  const { asOf, file } = listing.value.entry;
  return eligibleInventory({ rows: listing.value.list.rows, asOf, file }, inForce.value, rules.pools);
}

// A schedule counts only from when it was on file.
function scheduleOf<Kind extends ScheduleKind>(
  { file, knownAt }: KnownFacility,
  { certificate }: CertificateOnFile,
  holds: Kind,
): Result<Listed<Kind>, CollateralFailure> {
  const { schedules, certificate: name } = certificate.happening;
  for (const { entry, list } of file.schedules ?? []) {
    const counts = schedules.includes(entry.id) && entry.recordedAt <= knownAt;
    if (counts && isListOf(list, holds)) return ok({ entry, list });
  }
  return refuse({ code: "collateral.schedule_missing", certificate: name, holds });
}

type ListOf<Kind extends ScheduleKind> = Extract<ScheduleRows, { readonly holds: Kind }>;
type Listed<Kind extends ScheduleKind> = { readonly entry: ScheduleEntry; readonly list: ListOf<Kind> };

function isListOf<Kind extends ScheduleKind>(list: ScheduleRows, holds: Kind): list is ListOf<Kind> {
  return list.holds === holds;
}
