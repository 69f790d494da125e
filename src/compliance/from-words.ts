import { changeDates } from "../agreement/terms.ts";
import { addDays, type IsoDate } from "../base/date.ts";
import { present } from "../base/present.ts";
import type { Anchor, Covenant, CovenantEntry, CovenantTerms, Metric, MetricEntry } from "../events/compliance.ts";
import { gapSentences, type ReadCovenant } from "../papers/covenants/covenant.ts";
import { complianceOf, type DefaultsAsked, standingOf } from "./asked.ts";
import { type ClauseWords, clauseWordsOn, covenantSaid, isCalled, metricSaid } from "./clause-words.ts";

/** The metrics as entered, and where an entry leaves its formula to the words, one for each wording of its clause. */
export function metricsOf(asked: DefaultsAsked): readonly Metric[] {
  return settled(asked).metrics;
}

/** The covenants as entered, and where an entry leaves terms to the words, one for each wording of its clause. */
export function covenantsOf(asked: DefaultsAsked): readonly Covenant[] {
  return settled(asked).covenants;
}

type Settled = { readonly metrics: readonly Metric[]; readonly covenants: readonly Covenant[] };

// The same agreement with the same papers in effect reads the same, however often it is asked.
const read = new WeakMap<DefaultsAsked["inEffect"], { readonly asked: DefaultsAsked; readonly settled: Settled }>();

function settled(asked: DefaultsAsked): Settled {
  const { metrics, covenants } = complianceOf(asked);
  if (metrics.every(isWholeMetric) && covenants.every(isWholeCovenant)) return { metrics, covenants };
  const before = read.get(asked.inEffect);
  const isSame =
    before?.asked.agreement === asked.agreement &&
    before.asked.known === asked.known &&
    before.asked.facility === asked.facility;
  if (before !== undefined && isSame) return before.settled;
  const now = {
    metrics: metrics.flatMap((entry) => (isWholeMetric(entry) ? [entry] : metricVersions(asked, entry))),
    covenants: covenants.flatMap((entry) => (isWholeCovenant(entry) ? [entry] : covenantVersions(asked, entry))),
  };
  read.set(asked.inEffect, { asked, settled: now });
  return now;
}

function isWholeMetric(entry: MetricEntry): entry is Metric {
  return entry.formula !== undefined;
}

function isWholeCovenant(entry: CovenantEntry): entry is Covenant {
  const { comparator, unit, levels, tested } = entry;
  return comparator !== undefined && unit !== undefined && levels !== undefined && tested !== undefined;
}

/** The words of a clause for the days `[from, before)`; `undefined` while it has none. */
type Version = { readonly from?: IsoDate; readonly before?: IsoDate; readonly words: ClauseWords | undefined };

/** The wordings of a clause in the order of their days. */
export function versionsOf(asked: DefaultsAsked, anchor: Pick<Anchor, "paper" | "provision">): readonly Version[] {
  const first = standingOf(asked, asked.known[0]?.happening.on ?? earliest);
  const days = changeDates(asked.agreement, first);
  const wordsOn = (on: IsoDate) => clauseWordsOn(asked.agreement, anchor, { ...first, on });
  const versions: Version[] = [{ words: wordsOn(days[0] === undefined ? first.on : addDays(days[0], -1)) }];
  for (const from of days) {
    const last = versions.at(-1);
    const words = wordsOn(from);
    if (last === undefined || isSameWords(words, last.words)) continue;
    versions[versions.length - 1] = { ...last, before: from };
    versions.push({ from, words });
  }
  return versions;
}

function isSameWords(one: ClauseWords | undefined, other: ClauseWords | undefined): boolean {
  return one?.text === other?.text && one?.lead === other?.lead && one?.by === other?.by;
}

// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a day before every paper
const earliest = "1900-01-01" as IsoDate;

function metricVersions(asked: DefaultsAsked, entry: MetricEntry): Metric[] {
  return versionsOf(asked, entry).flatMap(({ words }): Metric[] => {
    const formula = words === undefined ? undefined : metricSaid(words, entry.title)?.formula;
    return words === undefined || formula === undefined ? [] : [{ ...entry, formula, words: words.by }];
  });
}

// While a clause has no words there is no covenant, which its last words show: `clauseForce` tells that it is deleted.
function covenantVersions(asked: DefaultsAsked, entry: CovenantEntry): Covenant[] {
  const versions = versionsOf(asked, entry);
  const worded = versions.filter(({ words }) => words !== undefined);
  if (worded.length === 0) return [unreadCovenant(entry, ["it has no words on file"])];
  return worded.flatMap((version, index): Covenant[] => {
    const next = worded[index + 1];
    const from = index === 0 || version.from === undefined ? entry.from : later(entry.from, version.from);
    const end = next?.from === undefined ? undefined : addDays(next.from, -1);
    const until = sooner(entry.until, end);
    if (version.words === undefined || (until !== undefined && until < from)) return [];
    return [covenantFrom(asked, { ...entry, ...present({ until }), from, words: version.words.by }, version.words)];
  });
}

function covenantFrom(asked: DefaultsAsked, entry: CovenantEntry, words: ClauseWords): Covenant {
  const names = metricNames(asked, entry);
  const said = covenantSaid(words, names);
  if (said === undefined) return unreadCovenant(entry, ["no covenant can be made out in it"]);
  const terms = termsSaid(said, entry);
  const springs = entry.springs ?? springingOf(asked, said);
  const gaps = said.gaps.map((gap) => gapSentences[gap]);
  const unknown = said.springs !== undefined && springs === undefined ? [`${said.springs} is not entered`] : [];
  if (terms === undefined || gaps.length + unknown.length > 0) return unreadCovenant(entry, [...gaps, ...unknown]);
  const last = said.levels.at(-1)?.through;
  const from = said.from === undefined ? entry.from : later(entry.from, said.from);
  return { ...entry, ...terms, ...present({ springs, until: sooner(entry.until, last) }), from };
}

/** The terms that the words of a covenant give, over those that are entered; `undefined` where they give too little. */
function termsSaid(said: ReadCovenant, entry: CovenantEntry): CovenantTerms | undefined {
  const comparator = entry.comparator ?? said.comparator;
  const unit = entry.unit ?? said.unit;
  const tested = entry.tested ?? said.tested;
  const levels = entry.levels ?? said.levels.map(({ from, level }) => ({ from: from ?? entry.from, level }));
  const every = entry.every ?? said.every;
  if (comparator === undefined || unit === undefined || tested === undefined) return undefined;
  return { comparator, unit, tested, levels, ...(every === undefined || tested === "at_all_times" ? {} : { every }) };
}

/** The trigger whose name the words of a covenant say it springs with, by its id. */
export function springingOf(asked: DefaultsAsked, { springs }: ReadCovenant): string | undefined {
  return springs === undefined
    ? undefined
    : complianceOf(asked).triggers.find(({ title }) => isCalled(title, springs))?.id;
}

/** The names of what a covenant tests: as entered, and the title and id of its metric. */
export function metricNames(asked: DefaultsAsked, { metric }: Pick<CovenantEntry, "metric">): string[] {
  const named = complianceOf(asked).metrics.filter(({ id, title }) => id === metric || title === metric);
  return [metric, ...named.map(({ title }) => title)];
}

// It is asked about on every day, and the answer is that it is not known.
function unreadCovenant(entry: CovenantEntry, unread: readonly string[]): Covenant {
  const { levels = [], comparator = "at_least", unit = "amount", tested = "at_all_times", every, ...rest } = entry;
  return { ...rest, ...present({ every }), comparator, unit, levels, tested, unread };
}

function later(one: IsoDate, other: IsoDate): IsoDate {
  return one > other ? one : other;
}

function sooner(one: IsoDate | undefined, other: IsoDate | undefined): IsoDate | undefined {
  if (one === undefined || other === undefined) return one ?? other;
  return one < other ? one : other;
}
