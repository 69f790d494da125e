import { bandsOf } from "../accruals/accrual.ts";
import { type Segment, segmentOf, totalOf } from "../accruals/interest.ts";
import { type IsoDate, laterOf } from "../base/date.ts";
import { type Money, money, settle } from "../base/money.ts";
import { negate, plus, type Ratio } from "../base/ratio.ts";
import { ok, refuse, type Result } from "../base/result.ts";
import { defaultsOn } from "../compliance/defaults.ts";
import { waiversKnown } from "../compliance/waiver.ts";
import type { Report } from "../events/record.ts";
import type { Settings } from "../events/settings.ts";
import { forDefaults, type KnownFacility, knownBy, termsByDay } from "./facility.ts";
import { higherPortionOn, higherRateDays } from "./higher-rate.ts";
import { primeRateOn } from "./rate.ts";
import { primeBook } from "./interest-line.ts";
import { atMostLawful, maximumRateOn } from "./lawful-rate.ts";
import { accountOf } from "./account.ts";
import type { SweepFailure } from "./swept.ts";

/** What the higher rate adds for the days of one charge. Unit: cents, rounded once; `from` counted, `to` not. */
export type PremiumLine = { readonly from: IsoDate; readonly to: IsoDate; readonly amount: Money };

/** What a rescission moves under one reading of it. */
export type RescissionReading = {
  readonly reading: Settings["rescissionEffect"];
  readonly lines: readonly PremiumLine[];
  readonly total: Money;
};

/** The readings of a rescission, in the order of the register. */
const readings = ["prospective", "ab_initio"] as const;

/**
 * What the rescission of the waivers of an instrument moves through a day, under each reading of it: what the higher
 * rate adds, if it is elected from the first day it may be, to the balances as charged without it. So no charge of the
 * addition bears interest itself. Nothing where no waiver of the instrument was rescinded.
 */
export function rescissionReadings(
  facility: KnownFacility,
  instrument: string,
  through: IsoDate,
): Result<readonly RescissionReading[], SweepFailure> {
  const waiver = waiversKnown(forDefaults(facility)).find(
    (each) => each.instrument === instrument && each.rescission !== undefined,
  );
  const occurrence = defaultsOn(forDefaults(facility), through).find(
    (each) => waiver !== undefined && each.occurrence.causes.some(waiver.reaches),
  )?.occurrence;
  if (waiver?.effective === undefined || occurrence === undefined) return ok([]);
  const election: Report = {
    key: "supposed",
    recordedAt: facility.knownAt,
    by: "supposed",
    happening: {
      type: "RateElected",
      on: waiver.effective,
      from: laterOf(waiver.effective, occurrence.on),
      electedBy: waiver.by,
      ground: "event_of_default",
      occurrence: occurrence.id,
    },
  };
  const calm = without(facility);
  const swept = accountOf(calm, through);
  if (!swept.ok) return swept;
  const { lines, accruing } = swept.value;
  const charged = lines.filter(({ loan }) => loan === primeBook).map(({ bands }) => bands);
  const periods = [...charged, bandsOf(accruing.get(primeBook) ?? [])].filter((bands) => bands.length > 0);
  const found: RescissionReading[] = [];
  for (const reading of readings) {
    const told = premiumsOf(read(calm, reading, election), periods, through);
    if (!told.ok) return told;
    const total = money(
      facility.file.currency,
      told.value.reduce((sum, { amount }) => sum + amount.minor, 0n),
    );
    found.push({ reading, lines: told.value, total });
  }
  return ok(found);
}

const charging = new Set<Report["happening"]["type"]>(["RateElected", "ExcessNoticeGiven"]);

function without(facility: KnownFacility): KnownFacility {
  const reports = facility.reports.filter(({ happening }) => !charging.has(happening.type));
  return knownBy({ ...facility, reports }, facility.knownAt);
}

function read(
  facility: KnownFacility,
  rescissionEffect: Settings["rescissionEffect"],
  election: Report,
): KnownFacility {
  const file = { ...facility.file, settings: { ...facility.file.settings, rescissionEffect } };
  return knownBy({ ...facility, file, reports: [...facility.reports, election] }, facility.knownAt);
}

function premiumsOf(
  facility: KnownFacility,
  periods: readonly (readonly Segment[])[],
  through: IsoDate,
): Result<PremiumLine[], SweepFailure> {
  const termsAt = termsByDay(facility);
  const changes = [...new Set(higherRateDays(facility, termsAt, through))].toSorted();
  const lines: PremiumLine[] = [];
  for (const bands of periods) {
    const parts: Segment[] = [];
    for (const { from, to, balance } of bands.flatMap((band) => cut(band, changes))) {
      const terms = termsAt(from);
      if (!terms.ok) return terms;
      const { dayCount } = terms.value;
      if (dayCount === undefined) return refuse({ code: "terms.missing", term: "dayCount", on: from });
      const prime = primeRateOn(facility, terms.value, from);
      if (!prime.ok) return prime;
      const { value } = prime.value;
      const higher = higherPortionOn(facility, terms.value, value, {
        on: from,
        balance,
        revolving: true,
        available: undefined,
        excessSince: undefined,
      });
      if (higher === undefined) continue;
      const maximum = maximumRateOn(facility, from);
      if (!maximum.ok) return maximum;
      const lawful = (rate: Ratio) => atMostLawful(rate, maximum.value);
      const rate = plus(lawful(higher.rate), negate(lawful(value.rate)));
      parts.push(
        segmentOf({ from, to, balance: higher.amount, rate, source: higher.source, dayCount: dayCount.value }),
      );
    }
    const [first, last] = [parts[0], parts.at(-1)];
    if (first === undefined || last === undefined) continue;
    const terms = termsAt(first.from);
    const rounding = terms.ok ? terms.value.rounding : undefined;
    if (rounding === undefined) return refuse({ code: "terms.missing", term: "rounding", on: first.from });
    const amount = settle({ currency: facility.file.currency, exact: totalOf(parts) }, rounding.value);
    lines.push({ from: first.from, to: last.to, amount });
  }
  return ok(lines);
}

// A band in the parts between the days on which the higher rate may change.
function cut(
  { from, to, balance }: Segment,
  changes: readonly IsoDate[],
): { from: IsoDate; to: IsoDate; balance: bigint }[] {
  const days = [from, ...changes.filter((day) => day > from && day < to), to];
  return days.slice(1).map((end, index) => ({ from: days[index] ?? from, to: end, balance }));
}
