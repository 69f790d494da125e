import * as z from "zod/mini";
import type { Currency } from "../base/money.ts";
import { ok, type Result } from "../base/result.ts";
import type { Happening } from "../events/happening.ts";
import type { Report } from "../events/record.ts";
import { type PathProblem, pathText, refuseAll } from "./failure.ts";
import { happeningSchemas } from "./happening-schema.ts";
import { type Found, notAllowed, problemsOf } from "./issues.ts";
import { asJsonObject, type JsonObject } from "./json.ts";
import { once } from "./once.ts";
import { moment, name, record, text } from "./scalars.ts";

/** How the part of a report that is not the happening is written. */
export const envelopeSchema = once(() =>
  record({
    key: name("The reporter's own name for this report; given once, it never means another"),
    recordedAt: moment("When it became known, in UTC, such as 2002-10-31T17:00:00Z"),
    by: text("Who reports it"),
    corrects: z.exactOptional(name("The key of the report that this one takes the place of")),
  }),
);

const envelopeKeys: readonly string[] = ["key", "recordedAt", "by", "corrects"];

/** Writes a report as the flat mapping of the file format: amounts as plain decimals, rates in percent. */
export function encodeReport({ happening, ...envelope }: Report): JsonObject {
  const currency = "amount" in happening ? happening.amount.currency : "USD";
  const fields = z.encode(happeningSchemas(currency)[happening.type](), happening);
  return { ...asJsonObject(z.encode(envelopeSchema(), envelope)), ...asJsonObject(fields) };
}

/**
 * Reads a report from JSON, its amounts in the currency of its facility.
 *
 * Refuses everything that is wrong with it, in the order of the envelope and then of the happening.
 */
export function decodeReport(json: unknown, currency: Currency): Result<Report, readonly PathProblem[]> {
  const report = readReport(json, currency);
  if (report.ok) return report;
  return refuseAll(report.failure.map(({ problem, path }) => ({ ...problem, path: pathText(path) })));
}

/** Reads a report from a plain value, and says what is wrong in a form that can be placed in a file. */
export function readReport(raw: unknown, currency: Currency): Result<Report, readonly Found[]> {
  if (typeof raw !== "object" || raw === null || Array.isArray(raw)) {
    return refuseAll<Found>([{ problem: { code: "file.shape_differs", expected: "a mapping" }, path: [] }]);
  }
  const entries = Object.entries(raw);
  const isEnvelope = ([key]: [string, unknown]): boolean => envelopeKeys.includes(key);
  const envelope = z.safeParse(envelopeSchema(), Object.fromEntries(entries.filter(isEnvelope)));
  const happening = readHappening(Object.fromEntries(entries.filter((entry) => !isEnvelope(entry))), currency);
  if (envelope.success && happening.ok) return ok({ ...envelope.data, happening: happening.value });
  return refuseAll([
    ...(envelope.success ? [] : problemsOf(envelope.error.issues, raw)),
    ...(happening.ok ? [] : happening.failure),
  ]);
}

function readHappening(
  fields: Readonly<Record<string, unknown>>,
  currency: Currency,
): Result<Happening, readonly Found[]> {
  const schemas = happeningSchemas(currency);
  const type = fields["type"];
  if (!isTypeOf(schemas, type)) {
    return refuseAll([{ problem: notAllowed(type, "type", Object.keys(schemas)), path: ["type"] }]);
  }
  const happening = z.safeParse(schemas[type](), fields);
  return happening.success ? ok(happening.data) : refuseAll(problemsOf(happening.error.issues, fields, envelopeKeys));
}

function isTypeOf<Schemas extends object>(schemas: Schemas, type: unknown): type is keyof Schemas {
  return typeof type === "string" && Object.hasOwn(schemas, type);
}
