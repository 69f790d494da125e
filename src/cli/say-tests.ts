import { expressionText } from "../base/expression.ts";
import { toDecimal } from "../base/ratio.ts";
import { wrapped } from "../base/wrap.ts";
import { valueText } from "../compliance/value-text.ts";
import {
  gapSentences,
  type PeriodLevel,
  type ReadCovenant,
  type Streak,
  type Unit,
} from "../papers/covenants/covenant.ts";
import type { TestsRead } from "../papers/covenants/placed.ts";
import type { ReadTrigger } from "../papers/covenants/trigger.ts";
import { anyJson, type Json } from "./json.ts";

/** What a paper says is tested, for programs. */
export function testsJson({ covenants, metrics, triggers }: TestsRead): { readonly [key: string]: Json } {
  return {
    covenants: covenants.map(({ instrument, clause, span, covenant, levels }) => ({
      instrument,
      clause,
      called: covenant.called,
      formula: covenant.formula === undefined ? null : expressionText(covenant.formula),
      comparator: covenant.comparator ?? null,
      unit: covenant.unit ?? null,
      levels: covenant.levels.map(({ from, through, level }, index) => ({
        from: from ?? null,
        through: through ?? null,
        level: toDecimal(level),
        span: anyJson(levels[index]),
      })),
      tested: covenant.tested ?? null,
      every: covenant.every ?? null,
      from: covenant.from ?? null,
      springs: covenant.springs ?? null,
      unread: covenant.gaps.map((gap) => ({ code: gap, message: gapSentences[gap] })),
      span: anyJson(span),
    })),
    metrics: metrics.map(({ instrument, clause, span, metric }) => ({
      instrument,
      clause,
      called: metric.called,
      formula: expressionText(metric.formula),
      span: anyJson(span),
    })),
    triggers: triggers.map(({ instrument, clause, span, trigger }) => ({
      instrument,
      clause,
      called: trigger.called,
      of: trigger.of,
      share: trigger.share ?? null,
      starts: trigger.starts.map((each) => streakJson(each)),
      onDefault: trigger.onDefault,
      ends: streakJson(trigger.ends),
      endsAtMost: trigger.endsAtMost ?? null,
      span: anyJson(span),
    })),
  };
}

function streakJson({ comparator, level, days }: Streak): Json {
  return { comparator, level: toDecimal(level), days };
}

/** What a paper says is tested, a line for each; nothing where it says nothing of the kind. */
export function testsText({ covenants, metrics, triggers }: TestsRead): string {
  const lines = [
    ...metrics.map(({ clause, metric }) => `§ ${clause}: ${metric.called} = ${expressionText(metric.formula)}`),
    ...triggers.map(({ clause, trigger }) => `§ ${clause}: ${triggerText(trigger)}`),
    ...covenants.map(({ clause, covenant }) => `§ ${clause}: ${covenantText(covenant)}`),
  ];
  return lines.length === 0 ? "" : ["Tested:", ...lines.map((line) => wrapped(line, "  "))].join("\n");
}

/** A covenant in a line: what is tested, against what, when, and what of it is not read. */
export function covenantText(covenant: ReadCovenant): string {
  const { called, formula, comparator, unit, levels, tested, every, from, springs, gaps } = covenant;
  const level = unit === undefined ? "" : levels.map((each) => levelText(each, unit)).join("; ");
  const metric = formula === undefined ? called : `${called} (${expressionText(formula)})`;
  const asks = `${metric} ${comparator?.replace("_", " ") ?? "?"} ${level}`;
  const when =
    tested === undefined ? "" : tested === "as_of" ? `at the end of each ${every ?? "period"}` : "at all times";
  const parts = [
    asks.trim(),
    when,
    from === undefined ? "" : `from ${from}`,
    springs === undefined ? "" : `while a ${springs} lasts`,
    gaps.length === 0 ? "" : `not read: ${gaps.map((gap) => gapSentences[gap]).join("; ")}`,
  ];
  return parts.filter((part) => part !== "").join(", ");
}

function levelText({ from, through, level }: PeriodLevel, unit: Unit): string {
  const days = [from === undefined ? "" : `from ${from}`, through === undefined ? "" : `to ${through}`];
  const when = days.filter((part) => part !== "").join(" ");
  return when === "" ? valueText(level, unit) : `${valueText(level, unit)} ${when}`;
}

function triggerText({ called, of, share, unit, starts, onDefault, ends, endsAtMost }: ReadTrigger): string {
  const streak = ({ comparator, level, days }: Streak) =>
    `${comparator.replace("_", " ")} ${valueText(level, unit)} on ${days} days`;
  const parts = [
    `${called}: ${of}${share === undefined ? "" : ` of ${share}`} ${starts.map(streak).join(" or ")}`,
    onDefault ? "or an Event of Default" : "",
    `until ${streak(ends)}`,
    endsAtMost === undefined ? "" : `ends at most ${endsAtMost} times`,
  ];
  return parts.filter((part) => part !== "").join(", ");
}
