import { addDays, type IsoDate } from "../base/date.ts";
import { figuresIn, toPlaces } from "../base/expression.ts";
import { present } from "../base/present.ts";
import { equals, fromDecimal, plus, type Ratio, ratio, toDecimal } from "../base/ratio.ts";
import { figure, leaf, type Receipt } from "../base/receipt.ts";
import type { Covenant } from "../events/compliance.ts";
import { byDay, type Report, type ReportOf, reportsOf } from "../events/record.ts";
import { type ClauseForce, clauseForce } from "./anchor.ts";
import { type DefaultsAsked, standingOf } from "./asked.ts";
import { metricsOf } from "./from-words.ts";
import { type Figures, figuresAsOf, type FigureSource, measure, stands, type Wanting } from "./metric.ts";
import { periodEnds } from "./schedule.ts";
import { isOn, type TriggerState } from "./trigger.ts";

/**
 * One test of a covenant: what it comes out at when worked out again from the figures.
 *
 * `outcome` is of the words entered, whether or not they are still in force on the day: `force` says that. A test
 * without figures is `unknown`, never passed. `cured` is the equity that made a failed test one that passes.
 */
export type CovenantTest = {
  readonly covenant: Covenant;
  readonly testedOn: IsoDate;
  readonly force: ClauseForce;
  readonly outcome: "pass" | "fail" | "unknown";
  readonly value?: Ratio;
  readonly level?: Ratio;
  readonly missing?: Wanting;
  readonly cured?: { readonly value: Ratio; readonly on: IsoDate; readonly key: string };
  /** The last day on which the figures are owed. */
  readonly dueOn?: IsoDate;
  /** What the certificate states, and whether it is what the figures give. */
  readonly stated?: { readonly value: string; readonly key: string; readonly agrees: boolean };
  /** The keys of the reports whose figures it rests on. */
  readonly keys: readonly string[];
  readonly receipt: () => Receipt;
};

/** What the tests of covenants are worked out from. */
export type TestsAsked = {
  readonly asked: DefaultsAsked;
  readonly figures: Figures;
  readonly certificates: ReadonlyMap<IsoDate, readonly ReportOf<"FiguresReported">[]>;
  readonly triggers: ReadonlyMap<string, TriggerState>;
};

/** The reports that state the outcome of tests, by the day that they are as of. */
export function certificatesByDay(known: readonly Report[]): TestsAsked["certificates"] {
  const days = new Map<IsoDate, ReportOf<"FiguresReported">[]>();
  for (const report of reportsOf(known, "FiguresReported").toSorted(byDay)) {
    const { asOf, stated } = report.happening;
    if (stated.length > 0) days.set(asOf, [...(days.get(asOf) ?? []), report]);
  }
  return days;
}

/** Every test of a covenant by the end of a day, in order. A springing covenant is tested while its trigger is on. */
export function testsOf(from: TestsAsked, covenant: Covenant, through: IsoDate): CovenantTest[] {
  const { asked, figures, triggers } = from;
  const state = covenant.springs === undefined ? undefined : triggers.get(covenant.springs);
  if (covenant.springs !== undefined && state === undefined) return [];
  const scheduled = scheduledDays(asked, covenant, figures, through);
  const days = state === undefined ? scheduled : sprung(scheduled, state);
  return days.map((day) => testOn(from, covenant, day));
}

function scheduledDays(asked: DefaultsAsked, covenant: Covenant, figures: Figures, through: IsoDate): IsoDate[] {
  const last = covenant.until !== undefined && covenant.until < through ? covenant.until : through;
  if (covenant.tested === "as_of") {
    return periodEnds(covenant.every ?? "month", covenant.from, last, covenant.yearEnds);
  }
  // At all times: on every day of which a figure is known; with none, on the day asked about, and it is not known.
  const metrics = metricsOf(asked).filter(({ id, title }) => [id, title].includes(covenant.metric));
  const names = [...new Set(metrics.flatMap(({ formula }) => figuresIn(formula)))];
  const days = [...new Set(names.flatMap((name) => [...(figures.get(name)?.keys() ?? [])]))]
    .filter((day) => day >= covenant.from && day <= last)
    .toSorted();
  return days.length === 0 && covenant.from <= last ? [last] : days;
}

// While the trigger is on, and as of the last period that had ended when it came on.
function sprung(scheduled: readonly IsoDate[], state: TriggerState): IsoDate[] {
  const atOnce = state.spells.flatMap(({ from }) => scheduled.findLast((day) => day <= from) ?? []);
  return [...new Set([...atOnce, ...scheduled.filter((day) => isOn(state, day))])].toSorted();
}

function testOn({ asked, figures, certificates }: TestsAsked, covenant: Covenant, testedOn: IsoDate): CovenantTest {
  const standing = standingOf(asked, testedOn);
  const force = clauseForce(asked.agreement, covenant, standing);
  const source = figuresAsOf(figures, testedOn);
  const { value, missing: unmeasured, keys, receipt } = measure(asked, covenant.metric, testedOn, source);
  const level = covenant.levels.findLast(({ from }) => from <= testedOn)?.level;
  const missing = wantingOf(covenant, force, unmeasured, level);
  const known = missing === undefined ? comparedWith(covenant, value, level) : undefined;
  const outcome = known ?? "unknown";
  const { figuresDueDays } = covenant;
  return {
    covenant,
    testedOn,
    force,
    outcome,
    ...present({
      value,
      level,
      missing,
      cured: known === "fail" ? cureOf(asked, covenant, testedOn, source, level) : undefined,
      dueOn: figuresDueDays === undefined ? undefined : addDays(testedOn, figuresDueDays),
      stated: statedFor(certificates.get(testedOn) ?? [], covenant, value),
    }),
    keys,
    receipt: () => receiptOf(covenant, testedOn, force, outcome, level, receipt()),
  };
}

// Unrounded, unless the paper says to round first.
function comparedWith(
  { comparator, comparedTo }: Covenant,
  value: Ratio | undefined,
  level: Ratio | undefined,
): "pass" | "fail" | undefined {
  if (value === undefined || level === undefined) return undefined;
  return stands(comparedTo === undefined ? value : toPlaces(value, comparedTo), comparator, level) ? "pass" : "fail";
}

function wantingOf(
  covenant: Covenant,
  force: ClauseForce,
  missing: Wanting | undefined,
  level: Ratio | undefined,
): Wanting | undefined {
  if (force.force === "not_on_file" || force.force === "not_in_effect" || force.force === "changed") {
    return { wanting: "clause", names: [force.cite] };
  }
  if (covenant.unread !== undefined) return { wanting: "words", names: covenant.unread };
  if (missing !== undefined) return missing;
  return level === undefined ? { wanting: "level", names: [covenant.id] } : undefined;
}

function receiptOf(
  covenant: Covenant,
  testedOn: IsoDate,
  force: ClauseForce,
  outcome: string,
  level: Ratio | undefined,
  measured: Receipt,
): Receipt {
  const words = `${covenant.comparator.replace("_", " ")} ${level === undefined ? "a level not entered" : toDecimal(level, 2)}`;
  const clause = leaf("clause", words, {
    cite: force.cite,
    ...(force.force === "in_force" ? {} : { value: force.force }),
  });
  return figure(`${covenant.title} tested ${testedOn}`, outcome, [clause, measured]);
}

// The first contribution in time that makes the test pass, among those that the right still allows.
function cureOf(
  asked: DefaultsAsked,
  covenant: Covenant,
  testedOn: IsoDate,
  source: FigureSource,
  level: Ratio | undefined,
): CovenantTest["cured"] {
  const { equityCure } = covenant;
  if (equityCure === undefined) return undefined;
  const all = reportsOf(asked.known, "EquityContributed").filter(({ happening }) => happening.covenant === covenant.id);
  const tests = [...new Set(all.map(({ happening }) => happening.testedOn))].toSorted();
  if (tests.indexOf(testedOn) >= equityCure.atMost) return undefined;
  const last = addDays(testedOn, equityCure.days);
  const inTime = all.filter(({ happening }) => happening.testedOn === testedOn && happening.on <= last);
  let added: Ratio = ratio(0n);
  for (const { happening, key } of inTime.toSorted(byDay)) {
    added = plus(added, ratio(happening.amount.minor, 100n));
    const more: FigureSource = (name) =>
      source(name).map((each) => (name === equityCure.figure ? { ...each, value: plus(each.value, added) } : each));
    const { value } = measure(asked, covenant.metric, testedOn, more);
    if (value !== undefined && comparedWith(covenant, value, level) === "pass") return { value, on: happening.on, key };
  }
  return undefined;
}

// A certificate is held to as many decimals as it gives.
function statedFor(
  certificates: readonly ReportOf<"FiguresReported">[],
  covenant: Covenant,
  value: Ratio | undefined,
): CovenantTest["stated"] {
  for (const { happening, key } of certificates.toReversed()) {
    const stated = happening.stated.find((each) => each.covenant === covenant.id);
    if (stated === undefined) continue;
    const written = fromDecimal(stated.value.replaceAll(",", ""));
    const places = stated.value.split(".")[1]?.length ?? 0;
    const agrees = written !== undefined && value !== undefined && equals(toPlaces(value, places), written);
    return { value: stated.value, key, agrees };
  }
  return undefined;
}
