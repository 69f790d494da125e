import { firstDayAfterNotice } from "../accruals/higher-rate.ts";
import { daysBetween, type IsoDate } from "../base/date.ts";
import { type Money, money, moneyText } from "../base/money.ts";
import { figure, leaf, type Receipt } from "../base/receipt.ts";
import { ok, refuse, type Result } from "../base/result.ts";
import type { CollateralFailure } from "../collateral/failure.ts";
import { clauseInForce } from "../collateral/figure.ts";
import { type LetterOfCredit, lettersOfCreditOn } from "../collateral/letters-of-credit.ts";
import { type Position, positionOf } from "../collateral/position.ts";
import { inTime } from "../collateral/valuation.ts";
import { type ReportOf, reportsOf } from "../events/record.ts";
import type { Settings } from "../events/settings.ts";
import { type Available, availabilityOn } from "./availability.ts";
import { type KnownFacility, standingOn, termsOn } from "./facility.ts";
import { owedIn } from "./owed.ts";
import { accountOf } from "./account.ts";
import type { SweepFailure } from "./swept.ts";

/** A notice of an excess and its clock: the first day at the higher rate as the notice is read, and as it might be. */
export type NoticeClock = {
  readonly notice: ReportOf<"ExcessNoticeGiven">;
  readonly days: number;
  readonly firstDay: IsoDate;
  readonly cite: string;
  readonly otherReading: { readonly reading: Settings["noticeFirstDay"]; readonly firstDay: IsoDate };
  /** Why it sets no clock going, where its channel is not one that the clause allows. */
  readonly inVain: boolean;
};

/** Where a facility stands on a day: what is available, what is outstanding, and the difference. */
export type FacilityPosition = {
  readonly on: IsoDate;
  readonly available: Available;
  readonly loans: Money;
  /** Unit: cents. */
  readonly undrawn: bigint;
  readonly letters: readonly LetterOfCredit[];
  readonly position: Position;
  readonly permissions: readonly ReportOf<"OverAdvancePermitted">[];
  readonly notices: readonly NoticeClock[];
  /** The clause that limits the loans, or the fact, where no clause is named. */
  readonly cite: string;
  readonly receipt: Receipt;
};

/** Why a facility's position cannot be told. */
export type PositionFailure = SweepFailure | CollateralFailure;

/**
 * The position of a facility at the end of a day, as known.
 *
 * Refuses `collateral.no_certificate` where nothing tells what is available, and what the borrowing base or the sweep
 * of the loan account refuses.
 */
export function positionOn(facility: KnownFacility, on: IsoDate): Result<FacilityPosition, PositionFailure> {
  const available = availabilityOn(facility, on);
  if (!available.ok) return available;
  if (available.value === undefined) return refuse({ code: "collateral.no_certificate", on });
  const cite = limitingClause(facility, on, available.value);
  if (!cite.ok) return cite;
  const swept = accountOf(facility, on);
  if (!swept.ok) return swept;
  const loans = owedIn(swept.value);
  const letters = lettersOfCreditOn(facility.known, on);
  const undrawn = letters.reduce((sum, letter) => sum + letter.undrawn, 0n);
  const permissions = reportsOf(facility.known, "OverAdvancePermitted").filter(
    ({ happening }) => happening.on <= on && on < happening.until,
  );
  const permitted = permissions.reduce((sum, { happening }) => sum + happening.amount.minor, 0n);
  const { base, limit, basis } = available.value;
  // What the lender states is what the loans may come to: letters of credit are in its figure already.
  const lettersOfCredit = basis === "stated" ? 0n : undrawn;
  const position = positionOf({ base, limit, loans: loans.minor, lettersOfCredit, permitted });
  const notices = noticeClocks(facility, on);
  const value = {
    on,
    available: available.value,
    loans,
    undrawn,
    letters,
    position,
    permissions,
    notices,
    cite: cite.value,
  };
  return ok({ ...value, receipt: receiptOf(facility, value) });
}

function limitingClause(facility: KnownFacility, on: IsoDate, available: Available): Result<string, CollateralFailure> {
  const rules = facility.file.borrowingBase;
  if (rules === undefined) return ok(available.source.cite ?? "");
  const clauses = { agreement: facility.agreement, standing: standingOn(facility, on) };
  const clause = clauseInForce(clauses, rules.clause);
  return clause.ok ? ok(clause.value?.cite ?? rules.clause.provision) : clause;
}

function noticeClocks(facility: KnownFacility, on: IsoDate): NoticeClock[] {
  const { settings } = facility.file;
  const { noticeFirstDay } = settings;
  const other = noticeFirstDay === "last_day" ? "after_full_days" : "last_day";
  return inTime(reportsOf(facility.known, "ExcessNoticeGiven"), on).flatMap((notice) => {
    const terms = termsOn(facility, notice.happening.on);
    if (!terms.ok) return [];
    return terms.value.higherRates.flatMap(({ value, source }) =>
      value.grounds.flatMap((ground): NoticeClock[] => {
        if (ground.ground !== "excess") return [];
        const from = (reading: Settings["noticeFirstDay"]) =>
          firstDayAfterNotice(notice.happening.on, ground.noticeDays, { ...settings, noticeFirstDay: reading });
        return [
          {
            notice,
            days: ground.noticeDays,
            firstDay: from(noticeFirstDay),
            cite: source.cite ?? "",
            otherReading: { reading: other, firstDay: from(other) },
            inVain: !ground.channels.includes(notice.happening.channel),
          },
        ];
      }),
    );
  });
}

function receiptOf(
  { file }: KnownFacility,
  { on, available, loans, letters, position, permissions }: Omit<FacilityPosition, "receipt">,
): Receipt {
  const text = (minor: bigint) => moneyText(money(file.currency, minor));
  return figure(`Excess availability on ${on}`, text(position.excess), [
    { ...available.source, label: "Revolving Loans may come to", value: text(available.forLoans) },
    leaf("figure", "Loans", { value: moneyText(loans) }),
    ...letters.map(({ letter, undrawn, key }) =>
      leaf("fact", `letter of credit ${letter}`, { cite: key, value: text(undrawn) }),
    ),
    ...permissions.map(({ key, happening }) =>
      leaf("fact", `over-advance permitted until ${happening.until} by ${happening.writing}`, {
        cite: key,
        value: moneyText(happening.amount),
      }),
    ),
  ]);
}

/** How many days of a notice have run at the end of a day, the day it was given not counted. Unit: days. */
export function noticeDaysRun({ notice }: NoticeClock, on: IsoDate): number {
  return daysBetween(notice.happening.on, on);
}
