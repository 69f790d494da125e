import { interestOf } from "../accruals/interest.ts";
import { type Money, moneyText } from "../base/money.ts";
import { ratio, type Ratio, toDecimal } from "../base/ratio.ts";
import type { Receipt } from "../base/receipt.ts";
import type { Act } from "../papers/acts/act.ts";
import { certaintyOf } from "../papers/acts/certainty.ts";
import { targetText } from "../papers/acts/target.ts";
import type { Provision } from "../papers/structure/provision.ts";
import type { ReadTerm } from "../papers/terms/term.ts";
import type { InstrumentStanding } from "../compliance/closing.ts";
import { percentText } from "../servicing/rate.ts";
import type { Band, Statement } from "../servicing/statement.ts";
import type { MonthEndAvailability } from "../servicing/statement-bands.ts";
import { effectTexts, objectText } from "./act-text.ts";

/** A value of the command line's JSON: amounts and rates as text, so that nothing is lost to floating point. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** Writes a JSON document for people and programs alike. */
export function jsonText(value: Json): string {
  return JSON.stringify(value, undefined, 2);
}

/** An amount as a plain decimal: `"32479.93"`. */
export function moneyJson(amount: Money): string {
  return moneyText(amount);
}

/** An exact amount in dollars: a decimal where it has one, else a fraction. */
export function exactJson(cents: Ratio): string {
  return toDecimal(ratio(cents.numerator, cents.denominator * 100n), 2);
}

/** Any value made of plain parts: amounts become text, exact numbers per cent, and absent things are left out. */
function plain(value: unknown): Json {
  if (value === null || typeof value === "string" || typeof value === "number" || typeof value === "boolean")
    return value;
  if (typeof value === "bigint") return String(value);
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== "object") return null;
  if (isRatio(value)) return percentText(value);
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, each]): [string, Json][] => {
      if (key === "minor" && typeof each === "bigint") return [["amount", exactJson(ratio(each))]];
      return each === undefined ? [] : [[key, plain(each)]];
    }),
  );
}

function isRatio(value: object): value is Ratio {
  return "numerator" in value && "denominator" in value;
}

/** An act with `kind`, `target`, `clause` and `effect`, and its own particulars. */
export function actJson(act: Act, gate: string | undefined): { readonly [key: string]: Json } {
  const { kind, clause, span, effect, terms, uncertain, ...rest } = act;
  const target = "target" in act ? targetText(act.target) : objectText(act);
  const details = plain("target" in rest ? { ...rest, target: undefined, targetParts: rest.target } : rest);
  const waits = gate === undefined ? {} : { onSatisfactionOf: `§ ${gate}` };
  return {
    kind,
    target,
    clause,
    effect: {
      from: effect.from?.value ?? null,
      ...(effect.fromTrigger === undefined ? {} : { fromTrigger: effect.fromTrigger.value }),
      until: effect.until?.value ?? null,
      ...(effect.untilTrigger === undefined ? {} : { untilTrigger: effect.untilTrigger.value }),
      ...(effect.loans === undefined ? {} : { loans: effect.loans }),
      rule: ruleText(act, gate),
      ...waits,
    },
    terms: terms.map(termJson),
    span: plain(span),
    certainty: certaintyOf(act),
    doubts: uncertain === undefined ? [] : [...uncertain.doubts],
    ...asObject(details),
  };
}

function ruleText({ effect }: Act, gate: string | undefined): string {
  const taking = gate === undefined ? "on execution" : "on satisfaction of the conditions";
  return [taking, ...effectTexts(effect)].join(", ");
}

/** A term with its value as text and the span it was read from. */
export function termJson(term: ReadTerm): Json {
  const { span, ...value } = term;
  return { ...asObject(plain(value)), span: plain(span) };
}

function asObject(value: Json): { readonly [key: string]: Json } {
  return typeof value === "object" && value !== null ? Object.fromEntries(Object.entries(value)) : {};
}

/** A part of an instrument with the parts below it. */
export function provisionJson({ path, label, heading, text, span, parts, terms, uncertain }: Provision): Json {
  return {
    path,
    label,
    heading,
    text,
    span: plain(span),
    terms: terms.map(termJson),
    certainty: certaintyOf({ uncertain }),
    parts: parts.map(provisionJson),
  };
}

/** A receipt as a tree. */
export function receiptJson({ kind, label, value, cite, because }: Receipt): Json {
  return {
    kind,
    label,
    ...(value === undefined ? {} : { value }),
    ...(cite === undefined ? {} : { cite }),
    because: because.map(receiptJson),
  };
}

/** A band of a statement; `interest` is exact. */
export function bandJson({ from, to, days, balance, rate, segment }: Band): Json {
  return { from, to, days, balance: moneyJson(balance), rate, interest: exactJson(interestOf(segment)) };
}

/** A statement; `lines[].amount` are decimals, `lines[].clause` the words each line rests on. */
export function statementJson(statement: Statement): { readonly [key: string]: Json } {
  const { month, lines, balances, rates, availability, charged, fees, trueUps, chargedOn } = statement;
  const { balanceAfterCharge, pending, notices } = statement;
  return {
    month,
    lines: lines.map(({ kind, on, description, amount, clause, bands, receipt }) => ({
      kind,
      on,
      description,
      amount: moneyJson(amount),
      clause,
      ...(bands.length === 0 ? {} : { bands: bands.map(bandJson) }),
      receipt: receiptJson(receipt),
    })),
    balances: balances.map(({ balance, receipt, ...band }) => ({
      ...band,
      balance: moneyJson(balance),
      receipt: receiptJson(receipt),
    })),
    rates: rates.map(({ interest, receipt, ...band }) => ({
      ...band,
      interest: exactJson(interest),
      receipt: receiptJson(receipt),
    })),
    availability: availability === undefined ? null : availabilityJson(availability),
    charged: moneyJson(charged),
    fees: moneyJson(fees),
    trueUps: moneyJson(trueUps),
    chargedOn,
    balanceAfterCharge: moneyJson(balanceAfterCharge),
    pending: plain(pending),
    notices: plain(notices),
  };
}

function availabilityJson({ certificate, receipt, ...rest }: MonthEndAvailability): Json {
  const { on, basis, limit, loans, lettersOfCredit, remaining, overAdvance, clause } = rest;
  return {
    on,
    basis,
    certificate: certificate ?? null,
    limit: moneyJson(limit),
    loans: moneyJson(loans),
    lettersOfCredit: moneyJson(lettersOfCredit),
    remaining: moneyJson(remaining),
    overAdvance: moneyJson(overAdvance),
    clause,
    receipt: receiptJson(receipt),
  };
}

/** How an instrument stands in its closing. */
export function standingJson(standing: InstrumentStanding): Json {
  const { instrument, executedOn, effectiveOn, unsigned, conditions } = standing;
  return {
    instrument: instrument.id,
    title: instrument.paper.title,
    status: effectiveOn === undefined ? "pending" : "effective",
    executedOn: executedOn ?? null,
    effectiveOn: effectiveOn ?? null,
    unsigned: [...unsigned],
    conditions: conditions.map(({ condition, path, cite, met, evidence, lacking }) => ({
      condition: condition.condition,
      path,
      clause: cite,
      met,
      evidence: [...evidence],
      lacking: lacking ?? null,
    })),
  };
}

/** Any plain value as JSON. */
export function anyJson(value: unknown): Json {
  return plain(value);
}
