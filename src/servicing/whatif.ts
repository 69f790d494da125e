import { bandsOf } from "../accruals/accrual.ts";
import { interestOf, ofOneDay } from "../accruals/interest.ts";
import { type Redline, redlineOf } from "../agreement/redline.ts";
import type { TermsInForce } from "../agreement/terms.ts";
import { addDays, type IsoDate } from "../base/date.ts";
import { type Money, money, settle } from "../base/money.ts";
import { type Result } from "../base/result.ts";
import { statedDay } from "../compliance/closing.ts";
import { defaultsOn, type OccurrenceStatus } from "../compliance/defaults.ts";
import type { FiledPaper } from "../events/facility.ts";
import type { Report } from "../events/record.ts";
import { forDefaults, type KnownFacility, knownBy, standingOn, termsOn, withMore } from "./facility.ts";
import { percentText } from "./rate.ts";
import { owedIn } from "./owed.ts";
import { accountOf } from "./account.ts";
import type { Sweep, SweepFailure } from "./swept.ts";

/** What is supposed: papers as if they took effect on a day, and happenings as if they were recorded. */
export type Supposition = {
  readonly papers: readonly { readonly paper: FiledPaper; readonly effectiveOn?: IsoDate }[];
  readonly reports: readonly Report[];
};

/** A term that reads otherwise. Values are written out; a term that is not there is empty. */
export type ChangedTerm = {
  readonly term: string;
  readonly before: string;
  readonly after: string;
  readonly cite: string;
};

/** An amount that comes out otherwise. `day` is the day, or the first of the month, that it is for. */
export type ChangedAmount = {
  readonly what: string;
  readonly day: IsoDate;
  readonly before: Money;
  readonly after: Money;
};

/** A default that appears, vanishes or changes its standing. */
export type ChangedDefault = {
  readonly id: string;
  readonly before: string;
  readonly after: string;
  readonly cites: readonly string[];
};

/** How the facility would differ. Nothing of it is kept. */
export type WhatIf = {
  readonly supposed: KnownFacility;
  readonly redline: Redline;
  readonly terms: readonly ChangedTerm[];
  readonly lines: readonly ChangedAmount[];
  readonly days: readonly ChangedAmount[];
  readonly balance: ChangedAmount;
  readonly defaults: readonly ChangedDefault[];
};

/** The facility with the supposition added, as known at the same moment. The facility given is not touched. */
export function suppose(facility: KnownFacility, { papers, reports }: Supposition): KnownFacility {
  const open = withMore(
    facility,
    papers.map(({ paper }) => paper),
    reports,
  );
  const known = knownBy(open, facility.knownAt);
  const inEffect = new Map(known.closing.inEffect);
  for (const { paper, effectiveOn } of papers) {
    for (const each of open.agreement.instruments.filter((one) => one.paper.id === paper.id)) {
      const day = effectiveOn ?? each.dated;
      if (day !== undefined && !inEffect.has(each.id)) inEffect.set(each.id, statedDay(each) ?? day);
    }
  }
  return { ...known, closing: { ...known.closing, inEffect } };
}

/** Compares the facility with what it would be: its text and terms on a day, its dollars to the end of another. */
export function whatIf(
  facility: KnownFacility,
  supposition: Supposition,
  on: IsoDate,
  through: IsoDate,
): Result<WhatIf, SweepFailure> {
  const supposed = suppose(facility, supposition);
  const [before, after] = [accountOf(facility, through), accountOf(facility, through, supposed)];
  if (!before.ok) return before;
  if (!after.ok) return after;
  const [termsBefore, termsAfter] = [termsOn(facility, on), termsOn(supposed, on)];
  if (!termsBefore.ok) return termsBefore;
  if (!termsAfter.ok) return termsAfter;
  return {
    ok: true,
    value: {
      supposed,
      redline: redlineOf(supposed.agreement, standingOn(facility, on), standingOn(supposed, on)),
      terms: changedTerms(termsBefore.value, termsAfter.value),
      lines: changedLines(before.value, after.value),
      days: changedDays(before.value, after.value, through),
      balance: { what: "balance", day: through, before: owedIn(before.value), after: owedIn(after.value) },
      defaults: changedDefaults(facility, supposed, on),
    },
  };
}

type Written = ReadonlyMap<string, { readonly value: string; readonly cite: string }>;

function written(terms: TermsInForce): Written {
  const rates = terms.rates.map(({ value, source }) => {
    const rate = `${value.index} + ${percentText(value.margin)}`;
    return [`rate on ${value.scope}`, { value: rate, cite: source.cite ?? "" }] as const;
  });
  const higher = terms.higherRates.map(({ value, source }) => {
    const rate = `${value.index} + ${percentText(value.level)}`;
    return [`higher rate on ${value.scope}`, { value: rate, cite: source.cite ?? "" }] as const;
  });
  const { dayCount, chargeDay, rounding, renewalDate, indexChange } = terms;
  const single = Object.entries({ dayCount, chargeDay, rounding, renewalDate, indexChange }).flatMap(([name, term]) =>
    term === undefined ? [] : [[name, { value: String(term.value), cite: term.source.cite ?? "" }] as const],
  );
  const overlays = terms.overlays.map(
    ({ act, clause }) => [`overlay ${clause.cite}`, { value: act.overlay.rule, cite: clause.cite }] as const,
  );
  return new Map([...rates, ...higher, ...single, ...overlays]);
}

function changedTerms(before: TermsInForce, after: TermsInForce): ChangedTerm[] {
  const [first, second] = [written(before), written(after)];
  return [...new Set([...first.keys(), ...second.keys()])].flatMap((term) => {
    const [then, now] = [first.get(term), second.get(term)];
    if (then?.value === now?.value) return [];
    return [{ term, before: then?.value ?? "", after: now?.value ?? "", cite: now?.cite ?? then?.cite ?? "" }];
  });
}

function changedLines(before: Sweep, after: Sweep): ChangedAmount[] {
  const nothing = money(before.prime.currency, 0n);
  const keyed = ({ lines }: Sweep) => new Map(lines.map((line) => [`${line.loan} ${line.from}`, line]));
  const [first, second] = [keyed(before), keyed(after)];
  return [...new Set([...first.keys(), ...second.keys()])].flatMap((key) => {
    const [then, now] = [first.get(key), second.get(key)];
    const line = now ?? then;
    if (line === undefined || then?.amount.minor === now?.amount.minor) return [];
    return [
      {
        what: `interest on ${line.loan}`,
        day: line.from,
        before: then?.amount ?? nothing,
        after: now?.amount ?? nothing,
      },
    ];
  });
}

// What accrues on each day, to the nearest cent for show; the lines above hold the settled amounts.
function changedDays(before: Sweep, after: Sweep, through: IsoDate): ChangedAmount[] {
  const [first, second] = [accruedByDay(before), accruedByDay(after)];
  const days: ChangedAmount[] = [];
  for (let day = before.began; day <= through; day = addDays(day, 1)) {
    const nothing = money(before.prime.currency, 0n);
    const [then, now] = [first.get(day) ?? nothing, second.get(day) ?? nothing];
    if (then.minor !== now.minor) days.push({ what: "interest of the day", day, before: then, after: now });
  }
  return days;
}

function accruedByDay({ lines, accruing, prime }: Sweep): Map<IsoDate, Money> {
  const cents = new Map<IsoDate, Money>();
  const bands = [...lines.flatMap((line) => line.bands), ...[...accruing.values()].flatMap(bandsOf)];
  for (const band of bands) {
    const { from, to } = band;
    const amount = settle({ currency: prime.currency, exact: interestOf(ofOneDay(band)) }, "half-up");
    for (let day = from; day < to; day = addDays(day, 1)) {
      cents.set(day, money(prime.currency, (cents.get(day)?.minor ?? 0n) + amount.minor));
    }
  }
  return cents;
}

function changedDefaults(facility: KnownFacility, supposed: KnownFacility, on: IsoDate): ChangedDefault[] {
  const keyed = (each: KnownFacility) =>
    new Map(defaultsOn(forDefaults(each), on).map((status) => [status.occurrence.id, status]));
  const [first, second] = [keyed(facility), keyed(supposed)];
  return [...new Set([...first.keys(), ...second.keys()])].flatMap((id) => {
    const [before, after] = [standing(first.get(id)), standing(second.get(id))];
    if (before === after) return [];
    return [{ id, before, after, cites: second.get(id)?.grounds.map(({ cite }) => cite) ?? [] }];
  });
}

function standing(status: OccurrenceStatus | undefined): string {
  if (status === undefined) return "not there";
  const grounds = [...new Set(status.grounds.map(({ ground }) => ground.replace("_", " ")))];
  return grounds.length === 0 ? "continuing" : grounds.join(", ");
}
