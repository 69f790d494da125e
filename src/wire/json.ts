import { assert } from "../base/assert.ts";

/** A JSON value without numbers: amounts and rates are text, so that no reader makes a float of them. */
export type Json = string | boolean | readonly Json[] | JsonObject;

/** A JSON object without numbers. */
export type JsonObject = { readonly [key: string]: Json };

/** A value made of texts, truth values, lists and mappings, as JSON. Keys that hold nothing are left out. */
export function asJson(value: unknown): Json {
  if (typeof value === "string" || typeof value === "boolean") return value;
  if (Array.isArray(value)) return value.map(asJson);
  return asJsonObject(value);
}

/** A value known to be a mapping of such values, as JSON. */
export function asJsonObject(value: unknown): JsonObject {
  assert(typeof value === "object" && value !== null && !Array.isArray(value), "a mapping of JSON values");
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, held]) => (held === undefined ? [] : [[key, asJson(held)]])),
  );
}

/**
 * The one text of a JSON value: no spaces, keys in the order of their UTF-16 code units.
 *
 * Two values have the same canonical text exactly when they are the same value.
 * @source RFC 8785 (JSON Canonicalization Scheme), for values without numbers
 */
export function canonicalText(value: Json): string {
  if (typeof value === "string" || typeof value === "boolean") return JSON.stringify(value);
  if (isList(value)) return `[${value.map(canonicalText).join(",")}]`;
  const entries = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, held]) => `${JSON.stringify(key)}:${canonicalText(held)}`).join(",")}}`;
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}
