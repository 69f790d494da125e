import type { ResolvedAct } from "../agreement/instrument.ts";
import { clauseOf, type FiledInstrument } from "../agreement/instrument.ts";
import { actsIn, type RedlinedProvision, stands } from "../agreement/redline.ts";
import type { Fragment } from "../agreement/reading.ts";
import type { IsoDate } from "../base/date.ts";
import { doneText } from "./marks.ts";

/**
 * What made a run of a redline differ: the clause that did it, in a few words what it did, and the day its paper is
 * dated (where it has no date, the day of the later state).
 */
export type RunCause = { readonly cite: string; readonly what: string; readonly dated: IsoDate };

/** A run of words that both states share, or that only one of them has and the clauses that made it so. */
export type RedlineRun =
  | { readonly change: "same"; readonly text: string }
  | { readonly change: "inserted" | "deleted"; readonly text: string; readonly causes: readonly RunCause[] };

/** The cause of a paper's being in effect in only one of two states. */
export function paperCause(instrument: FiledInstrument, status: "inserted" | "deleted", on: IsoDate): RunCause {
  const what = status === "inserted" ? "paper takes effect" : "paper not in effect";
  return { cite: clauseOf(instrument, "").cite, what, dated: instrument.dated ?? on };
}

/** The runs of a redlined provision with their causes, and the causes of all of it. */
export function runsOf(
  part: RedlinedProvision,
  instrument: FiledInstrument,
  on: IsoDate,
): { readonly runs: readonly RedlineRun[]; readonly causes: readonly RunCause[] } {
  const attribution = attributionOf(part, instrument, on);
  const runs: RedlineRun[] = [];
  let at = 0;
  for (const [index, { change, text }] of part.changes.entries()) {
    if (change === "deleted") {
      const next = part.changes[index + 1];
      const place = { from: at, to: at + (next?.change === "inserted" ? next.text.length : 0) };
      runs.push({ change, text, causes: deletionCauses(attribution, place) });
      continue;
    }
    const to = at + text.length;
    runs.push(...(change === "same" ? [{ change, text }] : insertions(attribution, text, at)));
    at = to;
  }
  const told = runs.flatMap((run) => (run.change === "same" ? [] : run.causes));
  return { runs, causes: told.length > 0 ? distinct(told) : differs(part) ? attribution.all : [] };
}

function differs({ before, after, earlier, later }: RedlinedProvision): boolean {
  const retitled = earlier?.clause.path !== later?.clause.path || earlier?.heading !== later?.heading;
  return before !== after || stands(earlier) !== stands(later) || retitled;
}

type Spread = Fragment & Place;

/** Where a run stands in the words of the later state; a deleted run, where it stood and what came in its place. */
type Place = { readonly from: number; readonly to: number };

// `fresh` are the acts of the later state only, `emptied` those of them that only took words out; `all` is said of a
// run whose place tells no more.
type Attribution = {
  readonly fragments: readonly Spread[];
  readonly fresh: ReadonlySet<ResolvedAct>;
  readonly emptied: readonly ResolvedAct[];
  readonly all: readonly RunCause[];
  readonly causeOf: (act: ResolvedAct) => RunCause;
};

function attributionOf({ earlier, later }: RedlinedProvision, instrument: FiledInstrument, on: IsoDate): Attribution {
  const before = new Set(earlier === undefined ? [] : actsIn(earlier));
  const after = new Set(later === undefined ? [] : actsIn(later));
  const fresh = [...after].filter((act) => !before.has(act));
  const ended = [...before].filter((act) => !after.has(act));
  const causeOf = ({ act, by, clause }: ResolvedAct): RunCause => ({
    cite: clause.cite,
    what: doneText(act.kind),
    dated: by.dated ?? on,
  });
  const made = fresh.map(causeOf);
  const undone = ended.map((act) => ({ ...causeOf(act), what: "no longer applies" }));
  const paper =
    (earlier === undefined) === (later === undefined)
      ? []
      : [paperCause(instrument, later === undefined ? "deleted" : "inserted", on)];
  const all = [paper, made, undone].find((causes) => causes.length > 0) ?? [];
  const emptied = (later?.emptied ?? []).filter((act) => !before.has(act));
  return { fragments: spread(later?.fragments ?? []), fresh: new Set(fresh), emptied, all: distinct(all), causeOf };
}

function spread(fragments: readonly Fragment[]): Spread[] {
  let at = 0;
  return fragments.map((fragment) => {
    const from = at;
    at += fragment.text.length;
    return { ...fragment, from, to: at };
  });
}

// An inserted run is told piece by piece, as the fragments of the later reading lie.
function insertions({ fragments, fresh, all, causeOf }: Attribution, text: string, at: number): RedlineRun[] {
  const end = at + text.length;
  return fragments
    .filter(({ from, to }) => from < end && to > at)
    .map(({ from, to, act }) => ({
      change: "inserted",
      text: text.slice(Math.max(0, from - at), to - at),
      causes: act !== undefined && fresh.has(act) ? [causeOf(act)] : all,
    }));
}

// Words went where others came in their place, or out of words that a clause put there as a whole; where neither is
// so, by a clause that only took words out. Between two pieces of text it may be any of these, and all are named.
function deletionCauses({ fragments, fresh, emptied, all, causeOf }: Attribution, place: Place): readonly RunCause[] {
  const within = fragments.filter(({ from, to }) =>
    place.from === place.to ? from < place.from && to > place.from : from < place.to && to > place.from,
  );
  const beside = fragments.filter(({ from, to }) => from <= place.to && to >= place.from);
  const around = (within.length > 0 ? within : beside).flatMap(({ act }) => act ?? []).filter((act) => fresh.has(act));
  const acts = within.length > 0 && around.length > 0 ? around : [...around, ...emptied];
  return acts.length === 0 ? all : distinct(acts.map(causeOf));
}

function distinct(causes: readonly RunCause[]): RunCause[] {
  return causes.filter(
    ({ cite, what }, index) => index === causes.findIndex((each) => each.cite === cite && each.what === what),
  );
}
