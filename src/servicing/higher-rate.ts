import { excessOver, firstDayAfterNotice } from "../accruals/higher-rate.ts";
import type { Sourced, TermFailure, TermsInForce } from "../agreement/terms.ts";
import { addDays, type IsoDate } from "../base/date.ts";
import { money, moneyText } from "../base/money.ts";
import { plus, type Ratio } from "../base/ratio.ts";
import { figure, leaf, type Receipt } from "../base/receipt.ts";
import type { Result } from "../base/result.ts";
import { defaultDays, defaultsOn } from "../compliance/defaults.ts";
import { type ReportOf, reportsOf } from "../events/record.ts";
import type { RateGround, TermOf } from "../papers/terms/term.ts";
import { type Available, availabilityDays } from "./availability.ts";
import { forDefaults, type KnownFacility } from "./facility.ts";
import { percentText, type PrimeRateInForce, primeLoans } from "./rate.ts";

/**
 * A balance on a day, what is available on it, and the day since which it has without a break exceeded that. Unit:
 * cents. Only what is `revolving` can exceed what is available; a term loan bears the higher rate as a whole or not.
 */
export type BalanceOn = {
  readonly on: IsoDate;
  readonly balance: bigint;
  readonly revolving: boolean;
  readonly available: Available | undefined;
  readonly excessSince: IsoDate | undefined;
};

/** The part of the Prime Rate Loans that bears the higher rate on a day. Unit: cents; rate per annum. */
export type HigherPortion = { readonly amount: bigint; readonly rate: Ratio; readonly source: Receipt };

/**
 * The part of a balance at the higher rate on a day: all of it where the lender has elected on a default that continues
 * or on non-renewal, the excess over what is available after notice, nothing otherwise. The grounds are one rate, not
 * additions, so the first that applies to the whole is enough.
 */
export function higherPortionOn(
  facility: KnownFacility,
  terms: TermsInForce,
  prime: PrimeRateInForce,
  owed: BalanceOn,
): HigherPortion | undefined {
  const { on, balance } = owed;
  const term = terms.higherRates.find(({ value }) => value.scope === primeLoans || value.scope === "all Loans");
  if (term === undefined || (term.value.from !== undefined && on < term.value.from)) return undefined;
  const whole = electedOn(facility, terms, term, on);
  const excess = whole === undefined && owed.revolving ? excessAfterNotice(facility, term, owed) : undefined;
  const because = whole ?? excess?.because;
  if (because === undefined) return undefined;
  const rate = plus(prime.index.rate, term.value.level);
  const level = {
    ...term.source,
    label: `${term.value.index} plus the higher level`,
    value: percentText(term.value.level),
  };
  const fixing = { ...prime.index.source, value: percentText(prime.index.rate) };
  const source = figure(`${primeLoans} at the higher rate on ${on}`, percentText(rate), [level, fixing, ...because]);
  return { amount: excess?.amount ?? balance, rate, source };
}

type HigherTerm = Sourced<TermOf<"higherRate">>;

// An election whose ground holds on the day: the occurrence is there, not cleared, and not determined to have ceased.
function electedOn(facility: KnownFacility, terms: TermsInForce, term: HigherTerm, on: IsoDate): Receipt[] | undefined {
  const ground = term.value.grounds.find((each) => each.ground === "default");
  if (ground?.ground !== "default") return undefined;
  const elections = reportsOf(facility.known, "RateElected").filter(({ happening }) => happening.from <= on);
  for (const election of elections) {
    const holds =
      election.happening.ground === "non_renewal"
        ? ground.triggers.includes("nonRenewal") && hasEnded(facility, terms, on)
        : ground.triggers.includes("eventOfDefault") && continues(facility, election, on);
    if (holds)
      return [
        leaf("fact", `elected on ${election.happening.on} from ${election.happening.from}`, { cite: election.key }),
      ];
  }
  return undefined;
}

function hasEnded({ file }: KnownFacility, { renewalDate }: TermsInForce, on: IsoDate): boolean {
  if (renewalDate === undefined) return false;
  const wait = file.settings.nonRenewalFirstDay === "day_after" ? 1 : 0;
  return addDays(renewalDate.value, wait) <= on;
}

/** Whether the Event of Default on which the higher rate was elected continues on a day, or is read to. */
export function continues(facility: KnownFacility, { happening }: ReportOf<"RateElected">, on: IsoDate): boolean {
  const { file, known } = facility;
  const standing = defaultsOn(forDefaults(facility), on).find(
    ({ occurrence, grounds }) =>
      occurrence.id === happening.occurrence && occurrence.maturity === "matured" && grounds.length === 0,
  );
  if (standing === undefined || file.settings.defaultPeriodEnd === "determination_and_payment") {
    return standing !== undefined;
  }
  if (standing.ended !== undefined) return false;
  return !reportsOf(known, "ContinuanceEnded").some(
    (ended) => ended.happening.occurrence === happening.occurrence && ended.happening.on <= on,
  );
}

function excessAfterNotice(
  facility: KnownFacility,
  term: HigherTerm,
  owed: BalanceOn,
): { readonly amount: bigint; readonly because: Receipt[] } | undefined {
  const ground = term.value.grounds.find((each) => each.ground === "excess");
  const { available } = owed;
  if (ground?.ground !== "excess" || available === undefined) return undefined;
  const notice = noticeFor(facility, ground, owed);
  if (notice === undefined) return undefined;
  const excess = excessOver(owed.balance, available.forLoans);
  const forgone = forgoneOn(facility, term, owed.on);
  const charged = excessOver(excess, forgone?.happening.amount.minor ?? 0n);
  if (charged === 0n) return undefined;
  return {
    amount: charged,
    because: [
      available.source,
      leaf("fact", `${notice.happening.channel} notice given ${notice.happening.on}`, { cite: notice.key }),
      leaf("setting", "first day after notice", {
        cite: "noticeFirstDay",
        value: facility.file.settings.noticeFirstDay,
      }),
      leaf("setting", "a notice whose last day is a weekend or a public holiday", {
        cite: "noticeOnHoliday",
        value: facility.file.settings.noticeOnHoliday,
      }),
      ...(forgone === undefined ? [] : [forgoneReceipt(facility, forgone)]),
    ],
  };
}

function forgoneReceipt(facility: KnownFacility, { key, happening }: ReportOf<"HigherRateForgone">): Receipt {
  const value = moneyText(money(facility.file.currency, happening.amount.minor));
  return leaf("fact", `forgone by ${happening.writing}`, { cite: key, value });
}

/**
 * Whether what is available bears on the rate: only where a clause prices an excess and some notice was given, and
 * otherwise nobody asks.
 */
export function pricesExcess({ known }: KnownFacility, { higherRates }: TermsInForce): boolean {
  const noticed = reportsOf(known, "ExcessNoticeGiven").length > 0;
  return noticed && higherRates.some(({ value }) => value.grounds.some(({ ground }) => ground === "excess"));
}

// A notice in a channel the words allow, whose days have run. Read per episode, it must be of the excess that stands.
function noticeFor(
  facility: KnownFacility,
  ground: Extract<RateGround, { ground: "excess" }>,
  { on, excessSince }: BalanceOn,
): ReportOf<"ExcessNoticeGiven"> | undefined {
  const { settings } = facility.file;
  return reportsOf(facility.known, "ExcessNoticeGiven").find(({ happening }) => {
    const begins = firstDayAfterNotice(happening.on, ground.noticeDays, settings);
    if (!ground.channels.includes(happening.channel) || on < begins) return false;
    return settings.noticeScope === "standing" || (excessSince !== undefined && excessSince <= happening.on);
  });
}

// Only a writing that the lender signed forgoes the higher rate, and only on the ground that the papers let it.
function forgoneOn(facility: KnownFacility, term: HigherTerm, on: IsoDate): ReportOf<"HigherRateForgone"> | undefined {
  return reportsOf(facility.known, "HigherRateForgone").find(
    ({ happening }) =>
      happening.signedBy !== undefined &&
      happening.on <= on &&
      on < happening.until &&
      isElector(facility, term, happening.signedBy),
  );
}

function isElector({ file }: KnownFacility, term: HigherTerm, party: string): boolean {
  const named = file.parties.find(({ id }) => id === party);
  return named !== undefined && [named.id, named.name, ...named.aliases].includes(term.value.electedBy);
}

/**
 * The days on which the higher rate may begin, end or change its portion, beside those of the happenings themselves and
 * those on which an act, a waiver among them, begins or ceases to apply.
 */
export function higherRateDays(
  facility: KnownFacility,
  termsAt: (on: IsoDate) => Result<TermsInForce, TermFailure>,
  through: IsoDate,
): IsoDate[] {
  const { known, file } = facility;
  return [
    ...reportsOf(known, "RateElected").map(({ happening }) => happening.from),
    ...reportsOf(known, "HigherRateForgone").map(({ happening }) => happening.until),
    ...reportsOf(known, "ExcessNoticeGiven").flatMap(({ happening }) => {
      const terms = termsAt(happening.on);
      const grounds = terms.ok ? terms.value.higherRates.flatMap(({ value }) => value.grounds) : [];
      return grounds.flatMap((ground) =>
        ground.ground === "excess" ? [firstDayAfterNotice(happening.on, ground.noticeDays, file.settings)] : [],
      );
    }),
    ...renewalDays(facility, termsAt),
    ...defaultDays(forDefaults(facility), through),
    ...availabilityDays(facility),
  ];
}

function renewalDays({ known }: KnownFacility, termsAt: (on: IsoDate) => Result<TermsInForce, TermFailure>): IsoDate[] {
  return reportsOf(known, "RateElected").flatMap(({ happening }) => {
    const terms = termsAt(happening.from);
    const renewal = terms.ok ? terms.value.renewalDate?.value : undefined;
    return renewal === undefined ? [] : [renewal, addDays(renewal, 1)];
  });
}
