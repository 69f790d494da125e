import type * as z from "zod/mini";
import { assert } from "../base/assert.ts";
import { nearest } from "./nearest.ts";
import type { Path, WireProblem } from "./failure.ts";

/** A problem at a path that can still be looked up in the file. */
export type Found = { readonly problem: WireProblem; readonly path: Path };

/**
 * Says in the words of this room what a schema found wrong with `raw`.
 *
 * `alsoKnown` are keys of the root that were taken off before the schema saw it.
 */
export function problemsOf(
  issues: readonly z.core.$ZodIssue[],
  raw: unknown,
  alsoKnown: readonly string[] = [],
): readonly Found[] {
  return issues.flatMap((issue) => {
    const path = issue.path.filter((step) => typeof step !== "symbol");
    if (issue.code !== "unrecognized_keys") return [{ problem: problemOf(issue, path, raw), path }];
    const known = [...(path.length === 0 ? alsoKnown : []), ...issue.message.split(" ")];
    return issue.keys.map((key) => ({ problem: unknownKey(key, known), path: [...path, key] }));
  });
}

/** A key that the file format does not know, with the one probably meant. */
function unknownKey(key: string, known: readonly string[]): WireProblem {
  const meant = nearest(key, known);
  return { code: "file.key_unknown", key, known, ...(meant === undefined ? {} : { nearest: meant }) };
}

/** A value that is none of the words allowed in its place, or no word at all. */
export function notAllowed(value: unknown, key: string, allowed: readonly string[]): WireProblem {
  if (value === undefined) return { code: "file.key_missing", key };
  if (typeof value !== "string") return { code: "file.shape_differs", expected: "text" };
  const meant = nearest(value, allowed);
  const problem = { code: "file.value_not_allowed", text: value, allowed } as const;
  return meant === undefined ? problem : { ...problem, nearest: meant };
}

/** What stands at a path, or `undefined`. */
function valueAt(raw: unknown, path: Path): unknown {
  return path.reduce<unknown>((value, step) => {
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, step)) return undefined;
    return Reflect.get(value, step);
  }, raw);
}

function problemOf(issue: z.core.$ZodIssue, path: Path, raw: unknown): WireProblem {
  const value = valueAt(raw, path);
  const key = String(path.at(-1) ?? "");
  if (issue.code === "custom") return issue.params?.["problem"];
  if (issue.code === "invalid_value") return notAllowed(value, key, issue.values.map(String));
  if (issue.code === "invalid_union") {
    return notAllowed(value, key, "options" in issue ? (issue.options ?? []).map(String) : []);
  }
  assert(issue.code === "invalid_type", `no schema of this room gives ${issue.code}`);
  return value === undefined ? { code: "file.key_missing", key } : shapeDiffers(issue.expected);
}

function shapeDiffers(expected: string): WireProblem {
  if (expected === "array") return { code: "file.shape_differs", expected: "a list" };
  return { code: "file.shape_differs", expected: expected === "object" ? "a mapping" : "text" };
}
