import type { IsoDate } from "../base/date.ts";
import { evaluate, expressionText, figuresIn } from "../base/expression.ts";
import { compare, equals, type Ratio, toDecimal } from "../base/ratio.ts";
import { figure, leaf, type Receipt } from "../base/receipt.ts";
import type { Metric } from "../events/compliance.ts";
import type { Comparator } from "../papers/covenants/covenant.ts";
import { type Report, reportsOf } from "../events/record.ts";
import { clauseForce } from "./anchor.ts";
import { type DefaultsAsked, standingOf } from "./asked.ts";
import { metricsOf } from "./from-words.ts";

/** Why a value is not known. `names` are the figures, formulas or clauses that it is for want of. */
export type Wanting = {
  readonly wanting: "figures" | "formula" | "one_formula" | "one_figure" | "divisor" | "level" | "clause" | "words";
  readonly names: readonly string[];
};

/**
 * The value of a metric, exact, or what it is for want of. `keys` are those of the reports it rests on; the receipt is
 * made when it is asked for, since most are not.
 */
export type Measured = {
  readonly value?: Ratio;
  readonly missing?: Wanting;
  readonly keys: readonly string[];
  readonly receipt: () => Receipt;
};

/** A figure with the key of the report that gives it. */
export type Figure = { readonly value: Ratio; readonly key: string };

/** Figures as reported: by name, then by the day that they are as of. Several that differ stand side by side. */
export type Figures = ReadonlyMap<string, ReadonlyMap<IsoDate, readonly Figure[]>>;

/** The figures reported by what is known. */
export function figuresKnown(known: readonly Report[]): Figures {
  const figures = new Map<string, Map<IsoDate, Figure[]>>();
  for (const { happening, key } of reportsOf(known, "FiguresReported")) {
    for (const { name, value } of happening.figures) {
      const days = figures.get(name) ?? new Map<IsoDate, Figure[]>();
      figures.set(name, days);
      days.set(happening.asOf, [...(days.get(happening.asOf) ?? []), { value, key }]);
    }
  }
  return figures;
}

/** Gives the figure of a name, all of them where reports differ, none where nobody reported it. */
export type FigureSource = (name: string) => readonly Figure[];

/** The figures as of exactly a day. */
export function figuresAsOf(figures: Figures, day: IsoDate): FigureSource {
  return (name) => figures.get(name)?.get(day) ?? [];
}

/** The figures that stand on a day: the last reported as of it or a day before it. */
export function figuresStanding(figures: Figures, day: IsoDate): FigureSource {
  return (name) => {
    const days = figures.get(name);
    const last = [...(days?.keys() ?? [])].filter((each) => each <= day).reduce((a, b) => (a > b ? a : b), "");
    return [...(days ?? [])].find(([each]) => each === last)?.[1] ?? [];
  };
}

/**
 * The formula of a defined name on a day: the one whose words are in force. Where two are, or the words were changed
 * since the last one was entered, there is none.
 */
export function formulaOn(asked: DefaultsAsked, name: string, on: IsoDate): Metric | Wanting {
  const called = metricsOf(asked).filter(({ id, title }) => id === name || title === name);
  const standing = standingOf(asked, on);
  const inForce = called.filter((each) => clauseForce(asked.agreement, each, standing).force === "in_force");
  const [first, second] = inForce;
  if (first !== undefined && second === undefined) return first;
  if (first !== undefined) return { wanting: "one_formula", names: inForce.map(({ id }) => id) };
  return { wanting: "formula", names: [name] };
}

/** Works a metric out on a day, from the figures given. */
export function measure(asked: DefaultsAsked, name: string, on: IsoDate, source: FigureSource): Measured {
  const metric = formulaOn(asked, name, on);
  if ("wanting" in metric) {
    return { missing: metric, keys: [], receipt: () => figure(name, "unknown", gapsOf(metric)) };
  }
  const used = figuresIn(metric.formula).map((each) => [each, source(each)] as const);
  const keys = used.flatMap(([, found]) => found.map(({ key }) => key));
  const { value, missing } = valueOf(metric, used);
  const receipt = () => {
    const { cite } = clauseForce(asked.agreement, metric, standingOf(asked, on));
    const facts = used.flatMap(([each, found]) =>
      found.map((one) => leaf("fact", each, { value: toDecimal(one.value, 2), cite: one.key })),
    );
    return figure(metric.title, value === undefined ? "unknown" : toDecimal(value, 2), [
      leaf("clause", expressionText(metric.formula), { cite }),
      ...facts,
      ...(missing === undefined ? [] : gapsOf(missing)),
    ]);
  };
  if (value !== undefined) return { value, keys, receipt };
  return missing === undefined ? { keys, receipt } : { missing, keys, receipt };
}

type Used = readonly (readonly [name: string, found: readonly Figure[]])[];

function valueOf(metric: Metric, used: Used): { readonly value?: Ratio; readonly missing?: Wanting } {
  const differing = used.filter(([, found]) => found.length > 1 && found.some((each) => differs(each, found[0])));
  if (differing.length > 0) return { missing: { wanting: "one_figure", names: differing.map(([name]) => name) } };
  const result = evaluate(metric.formula, (name) => used.find(([each]) => each === name)?.[1][0]?.value);
  if (result.ok) return { value: result.value };
  return result.failure.code === "formula.figures_missing"
    ? { missing: { wanting: "figures", names: result.failure.names } }
    : { missing: { wanting: "divisor", names: [metric.id] } };
}

function differs(one: Figure, other: Figure | undefined): boolean {
  return other !== undefined && !equals(one.value, other.value);
}

function gapsOf({ wanting, names }: Wanting): Receipt[] {
  return names.map((name) => leaf("gap", `no ${wanting.replace("_", " ")}`, { cite: name }));
}

/** Whether a value stands to a level as a comparator asks. */
export function stands(value: Ratio, comparator: Comparator, level: Ratio): boolean {
  const order = compare(value, level);
  switch (comparator) {
    case "at_least":
      return order >= 0;
    case "more_than":
      return order > 0;
    case "at_most":
      return order <= 0;
    case "less_than":
      return order < 0;
    default:
      return comparator satisfies never;
  }
}
