import { inOrder } from "../agreement/order.ts";
import { type Expression, expressionText, figuresIn } from "../base/expression.ts";
import { equals, toDecimal } from "../base/ratio.ts";
import { complianceOf, type DefaultsAsked, standingOf } from "../compliance/asked.ts";
import { covenantSaid, isCalled, metricSaid, triggerSaid, wordsOn } from "../compliance/clause-words.ts";
import { metricNames, springingOf, versionsOf } from "../compliance/from-words.ts";
import { valueText } from "../compliance/value-text.ts";
import type { Anchor, CovenantEntry, MetricEntry, Trigger } from "../events/compliance.ts";
import type { IsoDate } from "../base/date.ts";
import { covenantsInText } from "../papers/covenants/covenants-in.ts";
import { gapSentences, type ReadCovenant, type Streak } from "../papers/covenants/covenant.ts";

/** A difference between an entry and the words of its clause, or a covenant of the papers that nobody entered. */
export type EntryFinding = {
  readonly code: "covenant.entry_differs" | "covenant.not_read" | "covenant.not_entered";
  readonly where: string;
  readonly message: string;
};

/**
 * What is entered of covenants, formulas and triggers held against the words of their clauses, on each day on which the
 * words change; and the covenants that stand in the papers on a day and that nobody entered.
 */
export function covenantFindings(asked: DefaultsAsked, on: IsoDate): EntryFinding[] {
  const { metrics, covenants, triggers } = complianceOf(asked);
  return [
    ...metrics.flatMap((entry) => metricFindings(asked, entry)),
    ...covenants.flatMap((entry) => entryFindings(asked, entry)),
    ...triggers.flatMap((entry) => triggerFindings(asked, entry)),
    ...unentered(asked, on),
  ];
}

type Wording = NonNullable<ReturnType<typeof versionsOf>[number]["words"]>;

// The wordings that an entry is of: all of them, or where it names an instrument those that it gave.
function wordingsOf(asked: DefaultsAsked, anchor: Anchor): Wording[] {
  const own = anchor.words ?? anchor.paper;
  return versionsOf(asked, anchor).flatMap(({ words }) => (words !== undefined && words.by === own ? [words] : []));
}

function differs(where: string, id: string, entered: string, said: string): EntryFinding {
  const message = `“${id}” is entered as ${entered}; its clause says ${said}. Find out which is right, and enter that.`;
  return { code: "covenant.entry_differs", where, message };
}

function metricFindings(asked: DefaultsAsked, entry: MetricEntry): EntryFinding[] {
  return wordingsOf(asked, entry).flatMap((words): EntryFinding[] => {
    const said = metricSaid(words, entry.title);
    if (said === undefined) return [notRead(words.cite, entry.id, "no formula can be made out in it")];
    if (entry.formula === undefined || isLike(entry.formula, said.formula)) return [];
    return [differs(words.cite, entry.id, expressionText(entry.formula), expressionText(said.formula))];
  });
}

function notRead(where: string, id: string, why: string): EntryFinding {
  const message = `“${id}” rests on a person's reading of its clause alone: ${why}. Read it again when its words change.`;
  return { code: "covenant.not_read", where, message };
}

// Of one shape, each figure called by words of which one stands in what the other is called.
function isLike(entered: Expression, said: Expression): boolean {
  if (entered.kind === "call" && said.kind === "call") {
    const isSame = entered.call === said.call && entered.of.length === said.of.length;
    return isSame && entered.of.every((each, index) => isLike(each, said.of[index] ?? each));
  }
  if (entered.kind === "number" && said.kind === "number") return equals(entered.value, said.value);
  if (entered.kind !== "figure" || said.kind !== "figure") return false;
  const sought = new Set(said.name.split(/[ -]/));
  return figuresIn(entered).some((name) => name.split(/[ -]/).some((word) => sought.has(word)));
}

function entryFindings(asked: DefaultsAsked, entry: CovenantEntry): EntryFinding[] {
  return wordingsOf(asked, entry).flatMap((words): EntryFinding[] => {
    const said = covenantSaid(words, metricNames(asked, entry));
    if (said === undefined) return [notRead(words.cite, entry.id, "no covenant can be made out in it")];
    const gaps = said.gaps.map((gap) => notRead(words.cite, entry.id, gapSentences[gap]));
    const [entered, read] = [enteredParts(asked, entry), saidParts(asked, entry, said)];
    return [
      ...gaps,
      ...parts.flatMap((part) => {
        const [own, other] = [entered[part], read[part]];
        return own === undefined || other === undefined || own === other
          ? []
          : [differs(words.cite, entry.id, own, other)];
      }),
    ];
  });
}

const parts = ["metric", "comparator", "levels", "tested", "springs"] as const;

type Parts = { readonly [Part in (typeof parts)[number]]?: string | undefined };

function enteredParts(
  asked: DefaultsAsked,
  { comparator, levels, unit, tested, every, springs, metric }: CovenantEntry,
): Parts {
  const called = metricNames(asked, { metric }).at(-1);
  return {
    metric: called?.toLowerCase(),
    comparator: comparator?.replace("_", " "),
    levels: unit && levels?.map(({ level }) => valueText(level, unit)).join(", then "),
    tested: tested && testedText(tested, every),
    springs: springs ?? (tested && "at all days, without a trigger"),
  };
}

function saidParts(asked: DefaultsAsked, entry: CovenantEntry, said: ReadCovenant): Parts {
  const { comparator, levels, unit, tested, every, gaps, called } = said;
  const names = metricNames(asked, entry);
  const [from, until] = [entry.from, entry.until];
  // Levels for days that the entry does not ask about need not be entered.
  const asking = levels.filter(
    (each) =>
      (each.through === undefined || each.through >= from) &&
      (until === undefined || each.from === undefined || each.from <= until),
  );
  return {
    metric: names.some((name) => isCalled(called, name)) ? names.at(-1)?.toLowerCase() : called.toLowerCase(),
    comparator: comparator?.replace("_", " "),
    levels: unit && gaps.length === 0 ? asking.map(({ level }) => valueText(level, unit)).join(", then ") : undefined,
    tested: tested && testedText(tested, every),
    springs: said.springs === undefined ? "at all days, without a trigger" : (springingOf(asked, said) ?? said.springs),
  };
}

function testedText(tested: "as_of" | "at_all_times", every: string | undefined): string {
  return tested === "as_of" ? `tested at the end of each ${every ?? "period"}` : "tested at all times";
}

function triggerFindings(asked: DefaultsAsked, entry: Trigger): EntryFinding[] {
  return wordingsOf(asked, entry).flatMap((words): EntryFinding[] => {
    const said = triggerSaid(words);
    if (said === undefined)
      return [notRead(words.cite, entry.id, "no count of days against one level can be made out in it")];
    const pairs: readonly (readonly [string, string])[] = [
      [entry.starts.map(streakText).join("; or "), said.starts.map(streakText).join("; or ")],
      [`until ${streakText(entry.ends)}`, `until ${streakText(said.ends)}`],
      [defaultText(entry.onDefault), defaultText(said.onDefault)],
      [timesText(entry.endsAtMost), timesText(said.endsAtMost)],
    ];
    return pairs.flatMap(([own, other]) => (own === other ? [] : [differs(words.cite, entry.id, own, other)]));
  });
}

function streakText({ comparator, level, days }: Streak): string {
  return `${comparator.replace("_", " ")} ${toDecimal(level, 4)} on ${days} days`;
}

function defaultText(onDefault: boolean): string {
  return onDefault ? "started by an Event of Default too" : "not started by an Event of Default";
}

function timesText(times: number | undefined): string {
  return times === undefined ? "ending as often as it may" : `ending at most ${times} times`;
}

// Clauses of the agreement as it stands that ask for a test which no entry is of.
function unentered(asked: DefaultsAsked, on: IsoDate): EntryFinding[] {
  const { covenants } = complianceOf(asked);
  const standing = standingOf(asked, on);
  const entered = new Set(covenants.map(({ paper, provision }) => `${paper}:${provision}`));
  return inOrder(asked.agreement).flatMap((node): EntryFinding[] => {
    if (entered.has(node.id)) return [];
    const words = mayTest.test(node.text) ? wordsOn(asked.agreement, node, standing) : undefined;
    if (words === undefined) return [];
    return covenantsInText(words).map(({ called, comparator, levels, unit, gaps }): EntryFinding => {
      const level = unit === undefined ? "" : levels.map((each) => valueText(each.level, unit)).join(", then ");
      const asks = [called, comparator?.replace("_", " ") ?? "", level].filter((part) => part !== "").join(" ");
      const left = gaps.length === 0 ? "" : ` (${gaps.map((gap) => gapSentences[gap]).join("; ")})`;
      const message = `It asks for ${asks}${left}, and nobody entered it, so it is not tested. Enter it under compliance.`;
      return { code: "covenant.not_entered", where: words.cite, message };
    });
  });
}

const mayTest =
  /\b(?:maintain|permit|not (?:at any time )?be|keep)\b|\b(?:less|more|greater) than\b|\bat least\b|\bexceed/i;
