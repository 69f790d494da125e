import { addDays, type IsoDate, laterOf } from "../base/date.ts";
import { figuresIn } from "../base/expression.ts";
import { type Ratio, ratio, times, toDecimal } from "../base/ratio.ts";
import { figure, leaf, type Receipt } from "../base/receipt.ts";
import type { Trigger } from "../events/compliance.ts";
import type { Streak, Unit } from "../papers/covenants/covenant.ts";
import { clauseForce } from "./anchor.ts";
import { type DefaultsAsked, standingOf } from "./asked.ts";
import { metricsOf } from "./from-words.ts";
import { type Figures, figuresStanding, formulaOn, measure, stands } from "./metric.ts";

/** A spell during which a trigger is on, `[from, until)`; without an end it still is. `because` is what began it. */
export type Spell = { readonly from: IsoDate; readonly until?: IsoDate; readonly because: string };

/** A trigger through a day: its spells, and the days of which nothing is known. */
export type TriggerState = {
  readonly trigger: Trigger;
  readonly spells: readonly Spell[];
  /** The days `[from, to)` on which a figure is wanting: they are neither above nor below, and break every count. */
  readonly unknown: readonly { readonly from: IsoDate; readonly to: IsoDate }[];
  readonly receipt: () => Receipt;
};

/** Whether an Event of Default continues on a day, and the days on which that may change. */
export type Continuing = { readonly on: (day: IsoDate) => boolean; readonly changes: readonly IsoDate[] };

/**
 * The spells of a trigger up to the end of a day, as known.
 *
 * A figure holds on the days after it is stated until another is; so a day without business has the figure of the one
 * before it. Days are counted from the first on which the condition holds, itself counted.
 */
export function triggerThrough(
  asked: DefaultsAsked,
  trigger: Trigger,
  figures: Figures,
  through: IsoDate,
  defaults: Continuing,
): TriggerState {
  const stretches = stretchesOf(asked, trigger, figures, through, defaults);
  const machine = new Machine(trigger);
  for (const stretch of stretches) machine.pass(stretch);
  const unknown: { from: IsoDate; to: IsoDate }[] = [];
  for (const { from, to, value } of stretches) {
    const last = unknown.at(-1);
    if (value !== undefined) continue;
    if (last?.to === from) last.to = to;
    else unknown.push({ from, to });
  }
  const force = clauseForce(asked.agreement, trigger, standingOf(asked, through));
  const receipt = () =>
    figure(trigger.title, machine.spells.length === 0 ? "never on" : spellText(machine.spells.at(-1)), [
      leaf("clause", [...trigger.starts, trigger.ends].map((each) => streakText(each, trigger.unit)).join("; "), {
        cite: force.cite,
      }),
      ...stretches
        .slice(-12)
        .flatMap(({ from, source }) => (source === undefined ? [] : [{ ...source(), label: String(from) }])),
    ]);
  return { trigger, spells: machine.spells, unknown, receipt };
}

function streakText({ comparator, level, days }: Streak, unit: Unit): string {
  const words = comparator.replace("_", " ");
  const size = unit === "percent" ? `${toDecimal(times(level, ratio(100n)))}%` : toDecimal(level);
  return `${words} ${size} on ${days} consecutive ${days === 1 ? "day" : "days"}`;
}

function spellText(spell: Spell | undefined): string {
  if (spell === undefined) return "";
  return `on from ${spell.from}${spell.until === undefined ? "" : `, off from ${spell.until}`}`;
}

/** Whether a trigger is on, on a day. */
export function isOn({ spells }: TriggerState, day: IsoDate): boolean {
  return spells.some(({ from, until }) => from <= day && (until === undefined || day < until));
}

/** Days `[from, to)` of one value. */
type Stretch = {
  readonly from: IsoDate;
  readonly to: IsoDate;
  readonly value: Ratio | undefined;
  readonly inForce: boolean;
  readonly default: boolean;
  readonly source: (() => Receipt) | undefined;
};

function stretchesOf(
  asked: DefaultsAsked,
  trigger: Trigger,
  figures: Figures,
  through: IsoDate,
  defaults: Continuing,
): Stretch[] {
  const named = metricsOf(asked).filter(({ id, title }) => [id, title].includes(trigger.metric));
  const names = [...new Set(named.flatMap(({ formula }) => figuresIn(formula)))];
  const stated = names.flatMap((name) => [...(figures.get(name)?.keys() ?? [])]);
  const clauses = [...asked.inEffect.values()];
  const days = [...new Set([...stated, ...clauses, ...(trigger.onDefault ? defaults.changes : [])])]
    .filter((day) => day <= through)
    .toSorted();
  const end = addDays(through, 1);
  return days.map((from, index): Stretch => {
    const { value, receipt } = measure(asked, trigger.metric, from, figuresStanding(figures, from));
    const { force } = clauseForce(asked.agreement, trigger, standingOf(asked, from));
    const known = formulaIsThere(asked, trigger, from);
    return {
      from,
      to: days[index + 1] ?? end,
      value,
      inForce: force === "in_force",
      default: trigger.onDefault && defaults.on(from),
      source: known && value !== undefined ? receipt : undefined,
    };
  });
}

function formulaIsThere(asked: DefaultsAsked, { metric }: Trigger, on: IsoDate): boolean {
  return !("wanting" in formulaOn(asked, metric, on));
}

class Machine {
  readonly spells: Spell[] = [];
  readonly #trigger: Trigger;
  readonly #since: (IsoDate | undefined)[];
  #aboveSince: IsoDate | undefined;
  #ended = 0;

  constructor(trigger: Trigger) {
    this.#trigger = trigger;
    this.#since = trigger.starts.map(() => undefined);
  }

  // Within a stretch the state may change more than once: each change is looked for from the day of the last.
  pass(stretch: Stretch): void {
    this.#count(stretch);
    for (let from = stretch.from; from < stretch.to;) {
      const next = this.#isOn() ? this.#end(from, stretch) : this.#begin(from, stretch);
      if (next === undefined) return;
      from = next;
    }
  }

  #isOn(): boolean {
    const last = this.spells.at(-1);
    return last !== undefined && last.until === undefined;
  }

  #count({ value, from, inForce, default: defaulted }: Stretch): void {
    for (const [index, { comparator, level }] of this.#trigger.starts.entries()) {
      const met = inForce && value !== undefined && stands(value, comparator, level);
      this.#since[index] = met ? (this.#since[index] ?? from) : undefined;
    }
    const { comparator, level } = this.#trigger.ends;
    const above = value !== undefined && stands(value, comparator, level) && !defaulted;
    this.#aboveSince = above ? (this.#aboveSince ?? from) : undefined;
  }

  #begin(from: IsoDate, stretch: Stretch): IsoDate | undefined {
    const due = this.#trigger.starts.flatMap(({ days }, index) => {
      const since = this.#since[index];
      return since === undefined ? [] : [{ day: laterOf(addDays(since, days - 1), from), index }];
    });
    const first = due.toSorted((a, b) => (a.day < b.day ? -1 : 1))[0];
    const byDefault = stretch.inForce && stretch.default;
    const day = byDefault ? from : first?.day;
    if (day === undefined || day >= stretch.to) return undefined;
    const streak = byDefault ? undefined : this.#trigger.starts[first?.index ?? 0];
    this.spells.push({
      from: day,
      because: streak === undefined ? "an Event of Default" : streakText(streak, this.#trigger.unit),
    });
    return day;
  }

  // It is off from the day after the last of the days asked for, when it may end once more.
  #end(from: IsoDate, stretch: Stretch): IsoDate | undefined {
    const { ends, endsAtMost } = this.#trigger;
    const spell = this.spells.at(-1);
    const since = this.#ended < (endsAtMost ?? Infinity) ? this.#aboveSince : undefined;
    if (spell === undefined || (stretch.inForce && since === undefined)) return undefined;
    // Without its clause there is no trigger, whatever was counted.
    const off = stretch.inForce && since !== undefined ? addDays(laterOf(since, spell.from), ends.days) : from;
    if (off > stretch.to) return undefined;
    this.spells[this.spells.length - 1] = { ...spell, until: laterOf(off, from) };
    if (stretch.inForce) this.#ended += 1;
    this.#since.fill(undefined);
    return off >= stretch.to ? undefined : off;
  }
}
