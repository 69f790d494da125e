import { toPlaces } from "../base/expression.ts";
import { type Ratio, ratio, times, toDecimal } from "../base/ratio.ts";
import type { Unit } from "../papers/covenants/covenant.ts";

/** A tested value for people: an amount or times to two decimals, or percent. Shown rounded, never compared so. */
export function valueText(value: Ratio | undefined, unit: Unit): string {
  if (value === undefined) return "unknown";
  if (unit === "percent") return `${decimal(times(value, ratio(100n)))}%`;
  return unit === "times" ? `${decimal(value)}x` : grouped(decimal(value));
}

function decimal(value: Ratio): string {
  return toDecimal(toPlaces(value, 2), 2);
}

function grouped(text: string): string {
  return text.replaceAll(/\B(?=(?:\d{3})+\.)/g, ",");
}
