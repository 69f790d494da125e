import * as z from "zod/mini";
import { _default as defaulted } from "zod/mini";
import { isoDate, type IsoDate } from "../base/date.ts";
import { type Expression, expressionText, readExpression } from "../base/expression.ts";
import { instant, type Instant } from "../base/instant.ts";
import { type Currency, type Money, money, moneyText, parseMoney } from "../base/money.ts";
import { fromDecimal, type Ratio, ratio, times, toDecimal } from "../base/ratio.ts";
import { ok, refuse, type Result } from "../base/result.ts";
import type { WireProblem } from "./failure.ts";

/** A scalar of a file, both ways: its text in a file or in JSON, and the value the program works with. */
export type ScalarSchema<Value> = z.ZodMiniCodec<z.ZodMiniString, z.ZodMiniCustom<Value, Value>>;

/** What an editor is told of a scalar: words for people, and the JSON Schema of its text. */
type Hint = { readonly description: string; readonly [keyword: string]: unknown };

/** Longer names could not be kept in an index. Unit: UTF-16 code units. */
const nameLimit = 200;

/** No amount or rate needs more; reading a number takes time that grows with the square of its digits. */
const numberLimit = 40;

/** Any text that is not empty. Refuses `file.text_empty`, `file.text_not_plain`. */
export function text(description: string): ScalarSchema<string> {
  return scalar({ description, minLength: 1 }, plainText, (value) => value);
}

/** A name or an id: text of 200 characters at most. Refuses as `text`, and `file.text_too_long`. */
export function name(description: string): ScalarSchema<string> {
  return scalar({ description, minLength: 1, maxLength: nameLimit }, shortText, (value) => value);
}

/** An id in lower-case letters, digits and single hyphens. Refuses as `name`, and `file.id_not_a_slug`. */
export function slug(description: string): ScalarSchema<string> {
  const form = /^[a-z0-9]+(-[a-z0-9]+)*$/;
  const read = (value: string): Result<string, WireProblem> => {
    const short = shortText(value);
    return !short.ok || form.test(value) ? short : refuse({ code: "file.id_not_a_slug", text: value });
  };
  return scalar({ description, pattern: form.source }, read, (value) => value);
}

/** A day of the calendar, `YYYY-MM-DD`. Refuses `file.date_not_a_calendar_day`. */
export function day(description: string): ScalarSchema<IsoDate> {
  const read = (value: string): Result<IsoDate, WireProblem> => {
    const date = isoDate(value);
    return date.ok ? date : refuse({ code: "file.date_not_a_calendar_day", text: value });
  };
  return scalar({ description, pattern: String.raw`^\d{4}-\d{2}-\d{2}$` }, read, (date) => date);
}

/** The day on which something happened. */
export function onThe(what: string): ScalarSchema<IsoDate> {
  return day(`The day ${what}, YYYY-MM-DD`);
}

/** A moment in UTC, such as `2002-10-31T17:00:00Z`. Refuses `file.instant_not_a_moment`. */
export function moment(description: string): ScalarSchema<Instant> {
  const pattern = String.raw`^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?Z$`;
  const read = (value: string): Result<Instant, WireProblem> => {
    const at = instant(value);
    return at.ok ? at : refuse({ code: "file.instant_not_a_moment", text: value });
  };
  return scalar({ description, pattern }, read, (at) => at);
}

/**
 * An amount of the facility's currency, above zero, such as `6,000,000.00`. Its digits are read as they are written.
 *
 * Refuses `file.amount_not_money`, `file.amount_not_positive`.
 */
export function amount(currency: Currency, description: string): ScalarSchema<Money> {
  const pattern = String.raw`^(\d+|\d{1,3}(,\d{3})+)(\.\d{1,2})?$`;
  const read = (value: string): Result<Money, WireProblem> => {
    const sum = parseMoney(currency, value);
    if (!sum.ok || value.length > numberLimit) return refuse({ code: "file.amount_not_money", text: value });
    return sum.value.minor > 0n ? sum : refuse({ code: "file.amount_not_positive", text: value });
  };
  return scalar({ description, type: ["string", "number"], pattern }, read, moneyText);
}

/**
 * An amount of the facility's currency that may be nothing or below it, such as a balance. Refuses
 * `file.amount_not_money`.
 */
export function balance(currency: Currency, description: string): ScalarSchema<Money> {
  const pattern = String.raw`^-?(\d+|\d{1,3}(,\d{3})+)(\.\d{1,2})?$`;
  const read = (value: string): Result<Money, WireProblem> => {
    const sum = parseMoney(currency, value);
    return sum.ok && value.length <= numberLimit ? sum : refuse({ code: "file.amount_not_money", text: value });
  };
  return scalar({ description, type: ["string", "number"], pattern }, read, moneyText);
}

/** An amount where the currency is that of the facility, in cents. Refuses `file.amount_not_money`. */
export function cents(description: string): ScalarSchema<bigint> {
  const pattern = String.raw`^(\d+|\d{1,3}(,\d{3})+)(\.\d{1,2})?$`;
  const read = (value: string): Result<bigint, WireProblem> => {
    const sum = parseMoney("USD", value);
    const isAmount = sum.ok && sum.value.minor >= 0n && value.length <= numberLimit;
    return isAmount ? ok(sum.value.minor) : refuse({ code: "file.amount_not_money", text: value });
  };
  return scalar({ description, type: ["string", "number"], pattern }, read, (minor) => moneyText(money("USD", minor)));
}

/** A number of days. Refuses `file.days_not_whole`. */
export function dayNumber(description: string): ScalarSchema<number> {
  const pattern = String.raw`^\d{1,5}$`;
  const read = (value: string): Result<number, WireProblem> =>
    /^\d{1,5}$/.test(value) ? ok(Number(value)) : refuse({ code: "file.days_not_whole", text: value });
  return scalar({ description, type: ["string", "number"], pattern }, read, String);
}

/** A rate per annum in percent, such as `4.30%`, read exactly: 43/1000. Refuses `file.rate_not_a_percentage`. */
export function rate(description: string): ScalarSchema<Ratio> {
  const read = (value: string): Result<Ratio, WireProblem> => {
    const percent = value.endsWith("%") && value.length <= numberLimit ? fromDecimal(value.slice(0, -1)) : undefined;
    if (percent === undefined) return refuse({ code: "file.rate_not_a_percentage", text: value });
    return ok(times(percent, ratio(1n, 100n)));
  };
  const pattern = String.raw`^[+-]?(\d+(\.\d+)?|\.\d+)%$`;
  return scalar({ description, pattern }, read, rateText);
}

/** Writes a rate per annum in percent with at least two decimals, as in `4.30%`. Nothing is rounded. */
export function rateText(value: Ratio): string {
  return `${toDecimal(times(value, ratio(100n)), 2)}%`;
}

/**
 * A number of any sign, such as `5,000,000.00`, `-0.5`, `2/3` or `12.5%`, read exactly.
 *
 * Refuses `file.quantity_not_a_number`.
 */
export function quantity(description: string): ScalarSchema<Ratio> {
  const pattern = String.raw`^-?(\d[\d,]*(\.\d+)?)(/[1-9]\d*|%)?$`;
  const form = new RegExp(pattern);
  const read = (value: string): Result<Ratio, WireProblem> => {
    const [, , , end = ""] = value.length <= numberLimit ? (form.exec(value) ?? []) : [];
    const number = form.test(value)
      ? fromDecimal(value.slice(0, value.length - end.length).replaceAll(",", ""))
      : undefined;
    if (number === undefined || value.length > numberLimit) {
      return refuse({ code: "file.quantity_not_a_number", text: value });
    }
    if (end === "%") return ok(times(number, ratio(1n, 100n)));
    return ok(end === "" ? number : times(number, ratio(1n, BigInt(end.slice(1)))));
  };
  return scalar({ description, type: ["string", "number"], pattern }, read, (value) => toDecimal(value));
}

/** A whole number of three digits at most. Refuses `file.count_not_a_whole_number`. */
export function count(description: string): ScalarSchema<number> {
  const pattern = String.raw`^\d{1,3}$`;
  const read = (value: string): Result<number, WireProblem> =>
    new RegExp(pattern).test(value)
      ? ok(Number(value))
      : refuse({ code: "file.count_not_a_whole_number", text: value });
  return scalar({ description, type: ["string", "number"], pattern }, read, String);
}

/** A formula over the names of figures. Refuses as `text`, and `file.formula_not_read`. */
export function formula(description: string): ScalarSchema<Expression> {
  const read = (value: string): Result<Expression, WireProblem> => {
    const expression = readExpression(value);
    if (expression.ok && value.length <= 2000) return expression;
    const at = expression.ok ? 2001 : expression.failure.at + 1;
    return refuse({ code: "file.formula_not_read", text: value, at });
  };
  return scalar({ description, minLength: 1 }, read, expressionText);
}

/** `true` or `false`. Refuses `file.value_not_allowed`. */
export function flag(description: string): ScalarSchema<boolean> {
  const read = (value: string): Result<boolean, WireProblem> =>
    value === "true" || value === "false"
      ? ok(value === "true")
      : refuse({ code: "file.value_not_allowed", text: value, allowed: ["true", "false"] });
  return scalar({ description, type: ["boolean", "string"] }, read, String);
}

/** Tells an editor what a value is. */
export function said<Schema extends z.ZodMiniType>(schema: Schema, description: string): Schema {
  z.globalRegistry.add(schema, { description });
  return schema;
}

/** Whether a text can be kept: a database keeps no NUL, and half a character has no bytes to take a hash of. */
export function isPlain(value: string): boolean {
  return !/\0|\p{Surrogate}/u.test(value);
}

/** A value that may be left out, and what it then is. */
export function orElse<Schema extends z.ZodMiniType>(schema: Schema, value: z.util.NoUndefined<z.core.output<Schema>>) {
  return defaulted(schema, value);
}

/** A mapping with these keys and no others. What it says of an unknown key is the list of the keys it knows. */
export function record<Shape extends z.core.$ZodLooseShape>(shape: Shape): z.ZodMiniObject<Shape, z.core.$strict> {
  const known = Object.keys(shape).join(" ");
  return z.strictObject(shape, { error: ({ code }) => (code === "unrecognized_keys" ? known : undefined) });
}

function scalar<Value>(
  hint: Hint,
  read: (text: string) => Result<Value, WireProblem>,
  write: (value: Value) => string,
): ScalarSchema<Value> {
  return z
    .codec(z.string(), z.custom<Value, Value>(), {
      decode: (value, context) => {
        const result = read(value);
        if (result.ok) return result.value;
        context.issues.push({ code: "custom", input: value, params: { problem: result.failure } });
        return z.NEVER;
      },
      // A key that may be left out is asked for its text even where it was.
      encode: (value) => (value === undefined ? "" : write(value)),
    })
    .register(z.globalRegistry, hint);
}

function shortText(value: string): Result<string, WireProblem> {
  if (value.length <= nameLimit) return plainText(value);
  return refuse({ code: "file.text_too_long", length: value.length, limit: nameLimit });
}

function plainText(value: string): Result<string, WireProblem> {
  if (value.trim() === "") return refuse({ code: "file.text_empty" });
  return isPlain(value) ? ok(value) : refuse({ code: "file.text_not_plain" });
}
