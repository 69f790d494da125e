import { compare, fromDecimal, negate, plus, type Ratio, ratio, times, toDecimal } from "./ratio.ts";
import { ok, refuse, type Result } from "./result.ts";

/** A formula over named figures, as data. Evaluated exactly; nothing is rounded. */
export type Expression =
  | { readonly kind: "figure"; readonly name: string }
  | { readonly kind: "number"; readonly value: Ratio }
  | { readonly kind: "call"; readonly call: Call; readonly of: readonly Expression[] };

type Call = "+" | "-" | "*" | "/" | "min" | "max";

/** A text that is no formula. `at` is where reading stopped, counted from zero. */
export type ExpressionFailure = { readonly code: "formula.not_read"; readonly text: string; readonly at: number };

/** Why a formula gives no number: figures that nobody gave, or a division by nothing. */
export type EvaluationFailure =
  | { readonly code: "formula.figures_missing"; readonly names: readonly string[] }
  | { readonly code: "formula.divides_by_zero" };

const token = /\s*(?:(\d+(?:,\d{3})*(?:\.\d+)?)|([A-Za-z]\w*(?:[ -][A-Za-z]\w*)*)|([-+*/(),]))/y;

type Token = { readonly text: string; readonly kind: "number" | "name" | "sign"; readonly at: number };

/**
 * Reads a formula such as `current assets - (current liabilities - obligations)`.
 *
 * A name is words joined by single spaces or hyphens; a minus stands between spaces. `min(a, b)` and `max(a, b)` take
 * any number of parts, with a comma and a space between; a comma without one is within a number.
 *
 * Refuses `formula.not_read`.
 */
export function readExpression(text: string): Result<Expression, ExpressionFailure> {
  const tokens: Token[] = [];
  const pattern = new RegExp(token);
  const end = text.trimEnd().length;
  while (pattern.lastIndex < end) {
    const at = pattern.lastIndex;
    const found = pattern.exec(text);
    if (found === null) return refuse({ code: "formula.not_read", text, at });
    const [, number, name, sign] = found;
    const kind = number === undefined ? (name === undefined ? "sign" : "name") : "number";
    tokens.push({ text: number ?? name ?? sign ?? "", kind, at });
  }
  const reader = new Reader(tokens);
  const expression = reader.sum();
  if (expression !== undefined && reader.at === tokens.length) return ok(expression);
  return refuse({ code: "formula.not_read", text, at: tokens[reader.at]?.at ?? text.length });
}

class Reader {
  readonly #tokens: readonly Token[];
  at = 0;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  sum(): Expression | undefined {
    return this.#chain(["+", "-"], () => this.#product());
  }

  #product(): Expression | undefined {
    return this.#chain(["*", "/"], () => this.#part());
  }

  #chain(signs: readonly Call[], next: () => Expression | undefined): Expression | undefined {
    let left = next();
    while (left !== undefined) {
      const call = signs.find((sign) => this.#takes(sign));
      if (call === undefined) return left;
      const right = next();
      left = right === undefined ? undefined : { kind: "call", call, of: [left, right] };
    }
    return undefined;
  }

  #part(): Expression | undefined {
    if (this.#takes("(")) {
      const inner = this.sum();
      return this.#takes(")") ? inner : undefined;
    }
    const next = this.#tokens[this.at];
    if (next === undefined || next.kind === "sign") return undefined;
    this.at += 1;
    if (next.kind === "number") {
      const value = fromDecimal(next.text.replaceAll(",", ""));
      return value === undefined ? undefined : { kind: "number", value };
    }
    const isCall = next.text === "min" || next.text === "max";
    return isCall && this.#takes("(") ? this.#list(next.text === "min" ? "min" : "max") : figureNamed(next.text);
  }

  #list(call: "min" | "max"): Expression | undefined {
    const of: Expression[] = [];
    do {
      const each = this.sum();
      if (each === undefined) return undefined;
      of.push(each);
    } while (this.#takes(","));
    return this.#takes(")") ? { kind: "call", call, of } : undefined;
  }

  #takes(sign: string): boolean {
    const next = this.#tokens[this.at];
    const taken = next?.kind === "sign" && next.text === sign;
    if (taken) this.at += 1;
    return taken;
  }
}

function figureNamed(name: string): Expression {
  return { kind: "figure", name };
}

/** Writes a formula so that it reads back as the same one. */
export function expressionText(expression: Expression): string {
  switch (expression.kind) {
    case "figure":
      return expression.name;
    case "number":
      return toDecimal(expression.value);
    case "call": {
      const parts = expression.of.map((each, index) => {
        const text = expressionText(each);
        return isLoose(expression.call, each, index) ? `(${text})` : text;
      });
      const { call } = expression;
      return call === "min" || call === "max" ? `${call}(${parts.join(", ")})` : parts.join(` ${call} `);
    }
    default:
      return expression satisfies never;
  }
}

const strength: { readonly [Each in Call]: number } = { "+": 1, "-": 1, "*": 2, "/": 2, min: 3, max: 3 };

// Whether a part must be held together: it binds less than what it is part of, or as much and stands to the right.
function isLoose(call: Call, part: Expression, index: number): boolean {
  if (part.kind !== "call" || call === "min" || call === "max") return false;
  return strength[part.call] < strength[call] || (strength[part.call] === strength[call] && index > 0);
}

const namesOf = new WeakMap<Expression, readonly string[]>();

/** The names of the figures that a formula asks for, each once, in order. */
export function figuresIn(expression: Expression): readonly string[] {
  const names = namesOf.get(expression) ?? namesIn(expression);
  namesOf.set(expression, names);
  return names;
}

function namesIn(expression: Expression): readonly string[] {
  if (expression.kind === "number") return [];
  if (expression.kind === "figure") return [expression.name];
  return [...new Set(expression.of.flatMap(figuresIn))];
}

/** The value of a formula, exact. Refuses `formula.figures_missing` with all of them, `formula.divides_by_zero`. */
export function evaluate(
  expression: Expression,
  figure: (name: string) => Ratio | undefined,
): Result<Ratio, EvaluationFailure> {
  const names = figuresIn(expression).filter((name) => figure(name) === undefined);
  if (names.length > 0) return refuse({ code: "formula.figures_missing", names });
  const value = valueOf(expression, figure);
  return value === undefined ? refuse({ code: "formula.divides_by_zero" }) : ok(value);
}

function valueOf(expression: Expression, figure: (name: string) => Ratio | undefined): Ratio | undefined {
  if (expression.kind === "figure") return figure(expression.name);
  if (expression.kind === "number") return expression.value;
  const values = expression.of.map((each) => valueOf(each, figure));
  const [first, ...rest] = values.flatMap((value) => (value === undefined ? [] : [value]));
  if (first === undefined || values.includes(undefined)) return undefined;
  return rest.reduce<Ratio | undefined>(
    (left, right) => (left === undefined ? undefined : joined(expression.call, left, right)),
    first,
  );
}

function joined(call: Call, left: Ratio, right: Ratio): Ratio | undefined {
  switch (call) {
    case "+":
      return plus(left, right);
    case "-":
      return plus(left, negate(right));
    case "*":
      return times(left, right);
    case "/":
      return right.numerator === 0n
        ? undefined
        : ratio(left.numerator * right.denominator, left.denominator * right.numerator);
    case "min":
      return compare(left, right) <= 0 ? left : right;
    case "max":
      return compare(left, right) >= 0 ? left : right;
    default:
      return call satisfies never;
  }
}

/**
 * A number to so many decimals, half away from zero, as a number that is exactly what is shown. For what a paper says
 * to compare rounded, and for show; an amount of money is settled by `settle` and by nothing else.
 */
export function toPlaces(value: Ratio, places: number): Ratio {
  const scale = 10n ** BigInt(places);
  const size = (value.numerator < 0n ? -value.numerator : value.numerator) * scale;
  const whole = (2n * size + value.denominator) / (2n * value.denominator);
  return ratio(value.numerator < 0n ? -whole : whole, scale);
}
