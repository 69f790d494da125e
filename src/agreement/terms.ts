import type { IsoDate } from "../base/date.ts";
import type { DayCountName } from "../base/daycount.ts";
import type { Rounding } from "../base/money.ts";
import { leaf, type Receipt } from "../base/receipt.ts";
import { ok, refuse, type Result } from "../base/result.ts";
import type { Assumption, FillableTerm } from "../events/facility.ts";
import type { LoanScope } from "../papers/acts/act.ts";
import { formOf } from "../papers/acts/certainty.ts";
import { qualifications } from "../papers/terms/qualification.ts";
import { type FoundTerm, termsIn } from "../papers/terms/read-terms.ts";
import type { TermOf, TermValue } from "../papers/terms/term.ts";
import type { Agreement } from "./agreement.ts";
import type { ResolvedAct } from "./instrument.ts";
import { intervalOf } from "./effect.ts";
import { overlaysOn, type StandingOverlay } from "./overlay.ts";
import type { ProvisionNode } from "./node.ts";
import { inOrder, isTouched } from "./order.ts";
import { isPresent, readingOf } from "./text.ts";
import { plainText, type ReadProvision, type Standing } from "./reading.ts";

/**
 * A value with what says so: a clause and the act that put it there, or an assumption. `loans` is given where the act
 * reaches some loans only and the terms of no one loan were asked for.
 */
export type Sourced<Value> = { readonly value: Value; readonly source: Receipt; readonly loans?: LoanScope };

/** The terms in force on one day, as known. A term that no paper gives and no assumption fills is absent. */
export type TermsInForce = {
  readonly rates: readonly Sourced<TermOf<"rate">>[];
  readonly higherRates: readonly Sourced<TermOf<"higherRate">>[];
  readonly dayCount?: Sourced<DayCountName>;
  readonly chargeDay?: Sourced<number>;
  readonly rounding?: Sourced<Rounding>;
  readonly renewalDate?: Sourced<IsoDate>;
  readonly conversionAtPeriodEnd?: Sourced<{ readonly from: string; readonly into: string }>;
  readonly indexChange?: Sourced<"same_day" | "first_of_next_month">;
  readonly overlays: readonly StandingOverlay[];
};

/** Two clauses give one term different values, or none gives it. */
export type TermFailure =
  | { readonly code: "terms.conflict"; readonly term: string; readonly on: IsoDate; readonly cites: readonly string[] }
  | { readonly code: "terms.missing"; readonly term: string; readonly on: IsoDate };

type Found = { readonly term: TermValue; readonly source: Receipt; readonly loans?: LoanScope };

/** The terms in force on a day. Refuses `terms.conflict` when two clauses in force say different things. */
export function termsInForce(
  agreement: Agreement,
  standing: Standing,
  assumptions: readonly Assumption[],
): Result<TermsInForce, TermFailure> {
  const telling = inOrder(agreement).filter((node) => node.terms.length > 0 || isTouched(agreement, node));
  const present = telling.filter((node) => isPresent(agreement, node, standing));
  const readings = present.map((node) => readingOf(agreement, node, standing));
  const tied = readings.map(tiedTerm).find((each) => each !== undefined);
  if (tied !== undefined) return refuse({ code: "terms.conflict", on: standing.on, ...tied });
  const found = readings.flatMap((reading) => termsOf(reading, standing));
  const single = singles(found, standing.on, assumptions);
  if (!single.ok) return single;
  const rates = sourced(found, "rate");
  const twice = rates.find(({ value }, index) => rates.findIndex((other) => other.value.scope === value.scope) < index);
  if (twice !== undefined) {
    const cites = rates.filter(({ value }) => value.scope === twice.value.scope).map(({ source }) => source.cite ?? "");
    return refuse({ code: "terms.conflict", term: `rate on ${twice.value.scope}`, on: standing.on, cites });
  }
  return ok({
    rates,
    higherRates: sourced(found, "higherRate"),
    ...single.value,
    ...dayCountAsRead(standing),
    overlays: overlaysOn(agreement, standing),
  });
}

// A term on which two acts say different things while neither governs.
function tiedTerm({
  conflicts,
}: ReadProvision): { readonly term: string; readonly cites: readonly string[] } | undefined {
  for (const pair of conflicts) {
    const [name] = pair.flatMap(({ act }) => act.terms.map((term) => term.name));
    if (name !== undefined) return { term: name, cites: pair.map(({ clause }) => clause.cite) };
  }
  return undefined;
}

/** The days on which an instrument takes effect or an act begins or ceases to apply, in order. */
export function changeDates(agreement: Agreement, standing: Standing): IsoDate[] {
  const days = agreement.acts.flatMap((act) => {
    const interval = intervalOf(act, standing);
    return interval === undefined ? [] : [interval.from, ...(interval.until === undefined ? [] : [interval.until])];
  });
  return [...new Set([...standing.inEffect.values(), ...days])].toSorted();
}

// The terms in the words as they read, each with the fragment it begins in.
function termsOf(provision: ReadProvision, { loanMadeOn, accepted }: Standing): Found[] {
  const { fragments, node } = provision;
  if (fragments.length === 1 && fragments[0]?.act === undefined && node.terms.length === 0) return [];
  const words = plainText(provision);
  return certainAmong(carried(node, words), words, accepted).map(({ term, from }) => {
    let end = 0;
    const fragment = fragments.find(({ text }) => (end += text.length) > from) ?? fragments[0];
    const act = fragment?.act;
    const cite = fragment?.clause.cite ?? node.clause.cite;
    const label = termLabels[term.name];
    const loans = loanMadeOn === undefined ? act?.act.effect.loans : undefined;
    return {
      term,
      ...(loans === undefined ? {} : { loans }),
      source: act === undefined ? leaf("clause", label, { cite }) : actReceipt(act, label, node.clause.cite),
    };
  });
}

// No rate is taken of words that say more of it than is understood, until a person has found what that leaves of it.
function certainAmong(
  found: readonly FoundTerm[],
  text: string,
  accepted: ReadonlySet<string> | undefined,
): readonly FoundTerm[] {
  const isRate = ({ term }: FoundTerm) => term.name === "rate" || term.name === "higherRate";
  if (accepted === undefined || !found.some(isRate)) return found;
  const waits = qualifications(text).some((words) => !accepted.has(formOf(words)));
  return waits ? found.filter((each) => !isRate(each)) : found;
}

// Terms are asked for day by day, and mostly of words that read as before.
const told = new WeakMap<ProvisionNode, Map<string, readonly FoundTerm[]>>();

function carried(node: ProvisionNode, text: string): readonly FoundTerm[] {
  const known = told.get(node) ?? new Map<string, readonly FoundTerm[]>();
  const found = known.get(text) ?? termsIn(text);
  told.set(node, known.set(text, found));
  return found;
}

/** The receipt of a term that an act put in place: the act's clause, and the provision it changed. */
function actReceipt({ act, clause, by }: ResolvedAct, label: string, changed: string): Receipt {
  return leaf("clause", label, {
    cite: clause.cite,
    because: [
      leaf("act", `${act.kind}, executed ${by.dated ?? "on a day not stated"}`, {
        value: `changes ${changed}`,
        cite: clause.cite,
      }),
    ],
  });
}

const termLabels: { readonly [Name in TermValue["name"]]: string } = {
  rate: "an index plus a margin",
  higherRate: "the higher rate",
  signedWritingCarveOut: "the higher rate given up by a signed writing",
  renewalDate: "the term ends",
  dayCount: "how days are counted",
  chargeDay: "the day on which interest is charged to the account",
  rounding: "how an amount is rounded",
  conversionAtPeriodEnd: "what becomes of a loan at the end of its Interest Period",
  indexChange: "when a change of the index reaches the loans",
  amount: "an amount",
  date: "a date",
  noticeDays: "days of notice",
};

function sourced<Name extends TermValue["name"]>(found: readonly Found[], name: Name): Sourced<TermOf<Name>>[] {
  return found.flatMap(({ term, ...rest }) => (isNamed(term, name) ? [{ value: term, ...rest }] : []));
}

function isNamed<Name extends TermValue["name"]>(term: TermValue, name: Name): term is TermOf<Name> {
  return term.name === name;
}

// A reading that is set takes the place of what the papers say, so that the dollars it moves can be worked out.
function dayCountAsRead({ settings }: Standing): Pick<TermsInForce, "dayCount"> {
  const { dayCount } = settings;
  if (dayCount === "as_stated") return {};
  const value = dayCount === "actual_360" ? "actual/360" : "actual/365F";
  return { dayCount: { value, source: leaf("setting", "how days are counted", { cite: "dayCount", value }) } };
}

type Singles = Omit<TermsInForce, "rates" | "higherRates" | "overlays">;

function singles(
  found: readonly Found[],
  on: IsoDate,
  assumptions: readonly Assumption[],
): Result<Singles, TermFailure> {
  const dayCount = only(found, "dayCount", ({ dayCount: value }) => value, on);
  const chargeDay = only(found, "chargeDay", ({ dayOfMonth }) => dayOfMonth, on);
  const rounding = only(found, "rounding", ({ rounding: value }) => value, on);
  const renewalDate = endOfTerm(found, on);
  const conversion = only(found, "conversionAtPeriodEnd", ({ from, into }) => ({ from, into }), on);
  const indexChange = only(found, "indexChange", ({ timing }) => timing, on);
  for (const each of [dayCount, chargeDay, rounding, renewalDate, conversion, indexChange]) if (!each.ok) return each;
  return ok({
    ...named("dayCount", given(dayCount) ?? assumed(assumptions, "dayCount", dayCountNamed)),
    ...named("chargeDay", given(chargeDay) ?? assumed(assumptions, "chargeDay", wholeNumber)),
    ...named("rounding", given(rounding) ?? assumed(assumptions, "rounding", roundingNamed)),
    ...named("renewalDate", given(renewalDate)),
    ...named(
      "conversionAtPeriodEnd",
      given(conversion) ?? assumed(assumptions, "conversionAtPeriodEnd", conversionNamed),
    ),
    ...named("indexChange", given(indexChange)),
  });
}

// The end that the words speak of as that of the term, or else the one day that is defined as it; of several that are
// defined, each may be that of some loans.
function endOfTerm(found: readonly Found[], on: IsoDate): Result<Sourced<IsoDate> | undefined, TermFailure> {
  const isDefined = ({ term }: Found) => term.name === "renewalDate" && term.defined === true;
  const said = found.filter((each) => !isDefined(each));
  const own = only(said, "renewalDate", (term) => term.on, on);
  if (!own.ok || own.value !== undefined) return own;
  const defined = only(found, "renewalDate", (term) => term.on, on);
  return defined.ok ? defined : ok(undefined);
}

function named<Name extends string, Value>(name: Name, term: Value | undefined): { [Key in Name]?: Value } {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a computed key loses its name to the compiler
  return (term === undefined ? {} : { [name]: term }) as { [Key in Name]?: Value };
}

function given<Value>(result: Result<Value, TermFailure>): Value | undefined {
  return result.ok ? result.value : undefined;
}

// The one value that the clauses give a term; several clauses may say the same thing.
function only<Name extends TermValue["name"], Value>(
  found: readonly Found[],
  name: Name,
  pick: (term: TermOf<Name>) => Value,
  on: IsoDate,
): Result<Sourced<Value> | undefined, TermFailure> {
  const all = sourced(found, name).map(({ value: term, source }) => ({ value: pick(term), source }));
  const [first] = all;
  const differs = all.some((each) => JSON.stringify(each.value) !== JSON.stringify(first?.value));
  if (!differs) return ok(first);
  return refuse({ code: "terms.conflict", term: name, on, cites: all.map(({ source }) => source.cite ?? "") });
}

function assumed<Value>(
  assumptions: readonly Assumption[],
  term: FillableTerm,
  read: (text: string) => Value | undefined,
): Sourced<Value> | undefined {
  const assumption = assumptions.find((each) => each.term === term);
  const filled = assumption === undefined ? undefined : read(assumption.value);
  if (assumption === undefined || filled === undefined) return undefined;
  const { id, reason, by, on } = assumption;
  return { value: filled, source: leaf("assumption", `assumed by ${by} on ${on}: ${reason}`, { cite: id }) };
}

/** The day count that a text names; `undefined` for any other text. */
export function dayCountNamed(text: string): DayCountName | undefined {
  return (["30/360", "actual/360", "actual/365F"] as const).find((name) => name === text);
}

function roundingNamed(text: string): Rounding | undefined {
  return (["half-up", "half-even", "down"] as const).find((name) => name === text);
}

function wholeNumber(text: string): number | undefined {
  return /^\d{1,2}$/.test(text) ? Number(text) : undefined;
}

function conversionNamed(text: string): { from: string; into: string } | undefined {
  const match = /^(.+) into (.+)$/.exec(text);
  return match === null ? undefined : { from: match[1] ?? "", into: match[2] ?? "" };
}
