import type { IsoDate } from "../base/date.ts";
import { type Money, money } from "../base/money.ts";
import { certificateFault, type CertificateFault } from "../collateral/certificate.ts";
import { lettersOfCreditOn } from "../collateral/letters-of-credit.ts";
import { reservesOn } from "../collateral/valuation.ts";
import type { BorrowingBaseRules } from "../events/collateral.ts";
import type { Happening, HappeningOf } from "../events/happening.ts";
import { type Report, reportsOf } from "../events/record.ts";
import type { KnownFacility, OpenFacility } from "./facility.ts";
import { type FacilityPosition, type PositionFailure, positionOn } from "./position.ts";

/** Why a happening of the collateral is refused. */
export type CollateralRefusal =
  | CertificateFault
  | PositionFailure
  | { readonly code: "certificate.unknown"; readonly certificate: string; readonly certificates: readonly string[] }
  | {
      readonly code: "certificate.schedule_unknown";
      readonly schedule: string;
      readonly schedules: readonly string[];
    }
  | {
      readonly code: "certificate.schedule_of_another_day";
      readonly schedule: string;
      readonly asOf: IsoDate;
      readonly certified: IsoDate;
    }
  | { readonly code: "collateral.line_unknown"; readonly line: string; readonly lines: readonly string[] }
  | { readonly code: "collateral.not_the_lender"; readonly party: string; readonly lenders: readonly string[] }
  | { readonly code: "reserve.not_held"; readonly reserve: string; readonly reserves: readonly string[] }
  | { readonly code: "letter_of_credit.issued_already"; readonly letter: string }
  | { readonly code: "letter_of_credit.not_outstanding"; readonly letter: string; readonly letters: readonly string[] }
  | {
      readonly code: "letter_of_credit.drawn_beyond";
      readonly letter: string;
      readonly amount: Money;
      readonly undrawn: Money;
    }
  | {
      readonly code: "advance.exceeds_availability";
      readonly on: IsoDate;
      readonly amount: Money;
      readonly excess: Money;
      readonly limit: Money;
      readonly outstanding: Money;
      readonly cite: string;
    };

/** What of an advance goes beyond what is available, let through by a named person. */
export type OverAdvance = { readonly amount: Money; readonly approvedBy: string; readonly cite: string };

/** Refusals of the collateral that rest on the happening, the facility file and the record alone. */
export function collateralRefusal(
  { file }: OpenFacility,
  facts: readonly Report[],
  happening: Happening,
): CollateralRefusal | undefined {
  return notLender(file, happening) ?? namesRefusal(file, facts, happening) ?? letterRefusal(facts, happening);
}

type File = OpenFacility["file"];

// Certificates, lines, pools, reserves and schedules that are not there.
function namesRefusal(file: File, facts: readonly Report[], happening: Happening): CollateralRefusal | undefined {
  const { borrowingBase } = file;
  switch (happening.type) {
    case "CertificateDelivered":
      return certificateFault(facts, happening) ?? certificateNames(file, happening);
    case "CertificateApproved":
      return (
        certificateUnknown(facts, happening.certificate) ??
        lineUnknown(happening.adjustments, adjustableLines(borrowingBase))
      );
    case "AdvanceRateElected":
      return lineUnknown([happening], ratedLines(borrowingBase));
    case "InventoryAppraised":
      return lineUnknown([{ line: happening.pool }], poolIds(borrowingBase));
    case "ReserveReleased":
      return notHeld(facts, happening);
    default:
      return undefined;
  }
}

function certificateNames(
  { borrowingBase, schedules = [] }: File,
  { schedules: named, reported, asOf: certified }: HappeningOf<"CertificateDelivered">,
): CollateralRefusal | undefined {
  const ids = schedules.map(({ entry }) => entry.id);
  const unknown = named.find((id) => !ids.includes(id));
  if (unknown !== undefined) return { code: "certificate.schedule_unknown", schedule: unknown, schedules: ids };
  const stale = schedules.find(({ entry }) => named.includes(entry.id) && entry.asOf !== certified)?.entry;
  if (stale !== undefined) {
    return { code: "certificate.schedule_of_another_day", schedule: stale.id, asOf: stale.asOf, certified };
  }
  return lineUnknown(reported, reportableLines(borrowingBase));
}

function poolIds(rules: BorrowingBaseRules | undefined): string[] {
  return (rules?.inventory?.pools ?? []).map(({ id }) => id);
}

function ratedLines(rules: BorrowingBaseRules | undefined): string[] {
  const pools = (rules?.inventory?.pools ?? []).flatMap(({ id, nolv }) =>
    nolv === undefined ? [`${id}:cost`] : [`${id}:cost`, `${id}:nolv`],
  );
  return ["receivables", ...pools];
}

function adjustableLines(rules: BorrowingBaseRules | undefined): string[] {
  return ["eligible-receivables", ...poolIds(rules)];
}

/** The lines under which a certificate may report. */
export function reportableLines(rules: BorrowingBaseRules | undefined): string[] {
  const ids = (list: readonly { readonly id: string }[] = []) => list.map(({ id }) => id);
  return [
    "receivables",
    ...ids(rules?.receivables.ineligibles),
    "eligible-receivables",
    "receivables-availability",
    "inventory",
    ...ids(rules?.inventory?.ineligibles),
    "eligible-inventory",
    ...poolIds(rules),
    "inventory-availability",
    "gross-availability",
    "borrowing-base",
    "limit",
  ];
}

function lineUnknown(
  mentions: readonly { readonly line: string }[],
  lines: readonly string[],
): CollateralRefusal | undefined {
  const unknown = mentions.find(({ line }) => !lines.includes(line));
  return unknown === undefined ? undefined : { code: "collateral.line_unknown", line: unknown.line, lines };
}

function certificateUnknown(facts: readonly Report[], certificate: string): CollateralRefusal | undefined {
  const certificates = reportsOf(facts, "CertificateDelivered").map(({ happening }) => happening.certificate);
  return certificates.includes(certificate) ? undefined : { code: "certificate.unknown", certificate, certificates };
}

// Rates, reserves and permissions are the lender's.
function notLender({ parties }: File, happening: Happening): CollateralRefusal | undefined {
  const party = actorOf(happening);
  const lenders = parties.filter(({ role }) => role === "lender").map(({ id }) => id);
  return party === undefined || lenders.includes(party)
    ? undefined
    : { code: "collateral.not_the_lender", party, lenders };
}

function actorOf(happening: Happening): string | undefined {
  if (happening.type === "AdvanceRateElected") return happening.electedBy;
  if (happening.type === "OverAdvancePermitted") return happening.permittedBy;
  return "setBy" in happening ? happening.setBy : undefined;
}

function notHeld(
  facts: readonly Report[],
  { reserve, on }: HappeningOf<"ReserveReleased">,
): CollateralRefusal | undefined {
  const reserves = reservesOn(facts, on).map(({ id }) => id);
  return reserves.includes(reserve) ? undefined : { code: "reserve.not_held", reserve, reserves };
}

function letterRefusal(facts: readonly Report[], happening: Happening): CollateralRefusal | undefined {
  if (!("letter" in happening)) return undefined;
  const { letter: name, on } = happening;
  if (happening.type === "LetterOfCreditIssued") {
    const issued = reportsOf(facts, "LetterOfCreditIssued").some((report) => report.happening.letter === name);
    return issued ? { code: "letter_of_credit.issued_already", letter: name } : undefined;
  }
  const outstanding = lettersOfCreditOn(facts, on);
  const letter = outstanding.find((each) => each.letter === name);
  if (letter === undefined) {
    const letters = outstanding.map((each) => each.letter);
    return { code: "letter_of_credit.not_outstanding", letter: name, letters };
  }
  if (happening.type === "LetterOfCreditEnded" || happening.amount.minor <= letter.undrawn) return undefined;
  const undrawn = money(happening.amount.currency, letter.undrawn);
  return { code: "letter_of_credit.drawn_beyond", letter: name, amount: happening.amount, undrawn };
}

/** Refuses a request beyond what is available that nobody approved, or one of which that cannot be told. */
export function requestRefusal(facility: KnownFacility, happening: Happening): CollateralRefusal | undefined {
  if (happening.type !== "AdvanceRequested") return undefined;
  const standing = positionOn(facility, happening.on);
  if (!standing.ok) return standing.failure;
  const { amount, approvedBy, on } = happening;
  const { position, available, cite } = standing.value;
  if (approvedBy !== undefined || amount.minor <= position.excess) return undefined;
  const inCents = (minor: bigint) => money(amount.currency, minor);
  return {
    code: "advance.exceeds_availability",
    on,
    amount,
    excess: inCents(position.excess),
    limit: inCents(available.limit),
    outstanding: inCents(used(standing.value)),
    cite,
  };
}

function used({ loans, undrawn, available }: FacilityPosition): bigint {
  return available.basis === "stated" ? loans.minor : loans.minor + undrawn;
}

/** What an approved request goes beyond what is available by; nothing where it does not. */
export function approvedOverAdvance(facility: KnownFacility, happening: Happening): OverAdvance | undefined {
  if (happening.type !== "AdvanceRequested" || happening.approvedBy === undefined) return undefined;
  const standing = positionOn(facility, happening.on);
  if (!standing.ok) return undefined;
  const { position, cite } = standing.value;
  const beyond = happening.amount.minor - position.excess;
  if (beyond <= 0n) return undefined;
  return { amount: money(happening.amount.currency, beyond), approvedBy: happening.approvedBy, cite };
}
