import type { IsoDate } from "../base/date.ts";
import { type Money, money } from "../base/money.ts";
import { leaf } from "../base/receipt.ts";
import { ok, refuse, type Result } from "../base/result.ts";
import type { Adjustment, ReportedLine, RollForward } from "../events/collateral-happening.ts";
import type { HappeningOf } from "../events/happening.ts";
import { type Report, type ReportOf, reportsOf } from "../events/record.ts";
import type { EligibleCollateral } from "./borrowing-base.ts";
import type { CollateralFailure } from "./failure.ts";
import type { Part, Removed } from "./part.ts";
import { inTime, latest } from "./valuation.ts";

/** A certificate, and the lender's approval of it, if it was given by the day asked about. */
export type CertificateOnFile = {
  readonly certificate: ReportOf<"CertificateDelivered">;
  readonly approval: ReportOf<"CertificateApproved"> | undefined;
};

/** The certificate that counts on a day: the last one delivered by then. */
export function certificateOn(known: readonly Report[], on: IsoDate): CertificateOnFile | undefined {
  const certificate = latest(reportsOf(known, "CertificateDelivered"), on);
  if (certificate === undefined) return undefined;
  const approvals = reportsOf(known, "CertificateApproved").filter(
    ({ happening }) => happening.certificate === certificate.happening.certificate,
  );
  return { certificate, approval: latest(approvals, on) };
}

/** What a roll-forward comes to. Unit: cents. */
export function rolledForward({ opening, additions, deductions }: RollForward): bigint {
  const sum = (list: RollForward["additions"]) => list.reduce((total, { amount }) => total + amount.minor, 0n);
  return opening.minor + sum(additions) - sum(deductions);
}

/** Why a certificate does not stand on its face, or beside those before it. */
export type CertificateFault =
  | { readonly code: "certificate.named_already"; readonly certificate: string }
  | {
      readonly code: "certificate.older_than_last";
      readonly certificate: string;
      readonly asOf: IsoDate;
      readonly last: string;
      readonly lastAsOf: IsoDate;
    }
  | { readonly code: "certificate.roll_forward_does_not_foot"; readonly stated: Money; readonly worked: Money }
  | {
      readonly code: "certificate.opening_differs";
      readonly opening: Money;
      readonly closing: Money;
      readonly last: string;
    }
  | { readonly code: "certificate.gross_differs"; readonly reported: Money; readonly closing: Money };

/** What is wrong with a certificate on its face, or beside those delivered before it; the first that applies. */
export function certificateFault(
  known: readonly Report[],
  happening: HappeningOf<"CertificateDelivered">,
): CertificateFault | undefined {
  const { certificate, asOf, rollForward, reported } = happening;
  const delivered = reportsOf(known, "CertificateDelivered");
  if (delivered.some((each) => each.happening.certificate === certificate)) {
    return { code: "certificate.named_already", certificate };
  }
  const last = inTime(delivered, happening.on).at(-1)?.happening;
  if (last !== undefined && asOf <= last.asOf) {
    return {
      code: "certificate.older_than_last",
      certificate,
      asOf,
      last: last.certificate,
      lastAsOf: last.asOf,
    };
  }
  return rollForward === undefined ? undefined : rollForwardFault(rollForward, last, reported);
}

function rollForwardFault(
  rollForward: RollForward,
  last: HappeningOf<"CertificateDelivered"> | undefined,
  reported: readonly ReportedLine[],
): CertificateFault | undefined {
  const { opening, closing } = rollForward;
  const worked = money(closing.currency, rolledForward(rollForward));
  if (worked.minor !== closing.minor) {
    return { code: "certificate.roll_forward_does_not_foot", stated: closing, worked };
  }
  if (last?.rollForward !== undefined && last.rollForward.closing.minor !== opening.minor) {
    const { closing: was } = last.rollForward;
    return { code: "certificate.opening_differs", opening, closing: was, last: last.certificate };
  }
  const gross = reported.find(({ line }) => line === "receivables")?.amount;
  return gross !== undefined && gross.minor !== closing.minor
    ? { code: "certificate.gross_differs", reported: gross, closing }
    : undefined;
}

/**
 * The eligible collateral as the borrower reports it: what is removed is told only as far as it was reported.
 *
 * Refuses `collateral.line_not_reported` where an eligible amount is not among the lines.
 */
export function reportedCollateral(
  { happening, key }: ReportOf<"CertificateDelivered">,
  ruleIds: readonly string[],
  pools: readonly string[],
): Result<EligibleCollateral, CollateralFailure> {
  const amounts = new Map(happening.reported.map(({ line, amount }) => [line, amount.minor]));
  const missing = ["eligible-receivables", ...pools].find((line) => !amounts.has(line));
  if (missing !== undefined) {
    return refuse({ code: "collateral.line_not_reported", certificate: happening.certificate, line: missing });
  }
  const eligible = amounts.get("eligible-receivables") ?? 0n;
  const removed = ruleIds.flatMap((id): Removed[] => {
    const amount = amounts.get(id);
    if (amount === undefined) return [];
    return [{ id, amount, cite: "", rows: [], source: leaf("fact", "as reported", { cite: key }) }];
  });
  const told = removed.reduce((sum, { amount }) => sum + amount, 0n);
  const receivables = { gross: amounts.get("receivables") ?? eligible + told, removed, eligible };
  if (pools.length === 0) return ok({ receivables });
  const inPools = new Map(pools.map((id) => [id, amounts.get(id) ?? 0n]));
  const sum = [...inPools.values()].reduce((total, amount) => total + amount, 0n);
  const inventory = { gross: amounts.get("inventory") ?? sum, removed: [], eligible: sum, pools: inPools };
  return ok({ receivables, inventory });
}

/** The collateral less what the lender takes off when it approves: each adjustment is a line with its reason. */
export function adjusted(
  { receivables, inventory }: EligibleCollateral,
  adjustments: readonly Adjustment[],
  key: string,
): EligibleCollateral {
  const onReceivables = adjustments.filter(({ line }) => line === "eligible-receivables");
  const onPools = adjustments.filter(({ line }) => line !== "eligible-receivables");
  const less = lessAdjustments(receivables, onReceivables, key);
  if (inventory === undefined) return { receivables: less };
  const pools = new Map(inventory.pools);
  for (const { line, amount } of onPools) pools.set(line, (pools.get(line) ?? 0n) - amount.minor);
  return { receivables: less, inventory: { ...lessAdjustments(inventory, onPools, key), pools } };
}

function lessAdjustments({ gross, removed, eligible }: Part, adjustments: readonly Adjustment[], key: string): Part {
  const taken = adjustments.map(({ line, amount, reason }, index): Removed => {
    const source = leaf("fact", `taken off on approval: ${reason}`, { cite: key });
    return { id: `adjustment:${line}:${index + 1}`, amount: amount.minor, cite: "", rows: [], source };
  });
  return {
    gross,
    removed: [...removed, ...taken],
    eligible: taken.reduce((rest, { amount }) => rest - amount, eligible),
  };
}
