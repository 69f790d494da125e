import { addDays, type IsoDate, laterOf } from "../base/date.ts";
import { dayOf, type Instant } from "../base/instant.ts";
import { ok, type Result } from "../base/result.ts";
import { type Report, reportsOf } from "../events/record.ts";
import type { Entry } from "../ledger/entry.ts";
import { type Difference, legsBetween, type Moved, movedBy, nameOf, type Posting } from "../ledger/posting.ts";
import type { AsCharged } from "./as-charged.ts";
import { type KnownFacility, knownBy, type OpenFacility } from "./facility.ts";
import { touchedFrom } from "./touched.ts";
import { resume, type Sweep, sweep, type SweepFailure } from "./sweep.ts";

/**
 * The postings of a facility to the end of a day, as they were made one after another by `knownAt`.
 *
 * They are a fold over the moments at which something became known. At each of them the books take in what the sweep
 * comes to as then known, less what was posted before; so nothing that was posted is ever written again, the books as
 * known at a moment are the beginning of the books as known later, and they always add up to what is known.
 *
 * Interest that turns out to have been due for a time already charged is a true-up and bears none itself, unless the
 * reading `trueUpInterest` says so.
 */
export function postings(
  open: OpenFacility,
  knownAt: Instant,
  through: IsoDate,
): Result<readonly Posting[], SweepFailure> {
  const books = new Books(open);
  const moments = momentsOf(open, knownAt);
  for (const [index, moment] of moments.entries()) {
    const next = moments[index + 1];
    // Up to the day before something more is known; the last state of knowledge runs on to the end.
    const until = next === undefined ? through : addDays(dayOf(next), -1);
    const day = dayOf(moment) < through ? dayOf(moment) : through;
    const failure = books.learn(moment, laterOf(day, until < through ? until : through));
    if (failure !== undefined) return { ok: false, failure };
  }
  return ok(books.postings);
}

/** The moments up to `knownAt` at which something became known, once servicing has begun. */
function momentsOf({ reports, file }: OpenFacility, knownAt: Instant): Instant[] {
  const began = reportsOf(reports, "BalanceBroughtForward")
    .map(({ recordedAt }) => recordedAt)
    .toSorted()[0];
  const moments = [...reports, ...file.papers].map(({ recordedAt }) => recordedAt);
  return [...new Set(moments)].filter((at) => began !== undefined && at >= began && at <= knownAt).toSorted();
}

class Books {
  readonly postings: Posting[] = [];
  readonly #open: OpenFacility;
  readonly #posted = new Map<string, Moved>();
  readonly #charged = new Map<IsoDate, Entry[]>();
  #through: IsoDate | undefined;
  #last: { readonly facility: KnownFacility; readonly sweep: Sweep } | undefined;

  constructor(open: OpenFacility) {
    this.#open = open;
  }

  learn(moment: Instant, through: IsoDate): SweepFailure | undefined {
    const facility = knownBy(this.#open, moment);
    if (reportsOf(facility.known, "BalanceBroughtForward")[0] === undefined) return this.#unlearn(facility, moment);
    const swept = this.#sweep(facility, through);
    if (!swept.ok) return swept.failure.code === "servicing.begins_later" ? undefined : swept.failure;
    this.#last = { facility, sweep: swept.value };
    this.#post(facility, moment, movedBy(swept.value.entries));
    this.#remember(swept.value, through);
    return undefined;
  }

  // A balance brought forward that was taken back without another leaves nothing.
  #unlearn(facility: KnownFacility, moment: Instant): undefined {
    this.#post(facility, moment, new Map());
  }

  #sweep(facility: KnownFacility, through: IsoDate): Result<Sweep, SweepFailure> {
    const simple = facility.file.settings.trueUpInterest === "simple";
    const asCharged: AsCharged = { through: simple ? this.#through : undefined, on: this.#charged };
    const from = this.#last;
    const touched = from === undefined ? undefined : touchedFrom(from.facility, facility);
    if (from === undefined || touched === undefined || touched <= from.sweep.through) {
      return sweep(facility, through, asCharged);
    }
    return resume(facility, from.sweep, through, asCharged);
  }

  #post(facility: KnownFacility, moment: Instant, desired: ReadonlyMap<string, Moved>): void {
    const day = openDay(facility, dayOf(moment));
    const fresh = freshOf(this.#open, moment);
    for (const name of new Set([...this.#posted.keys(), ...desired.keys()])) {
      const [before, now] = [this.#posted.get(name), desired.get(name)];
      const legs = before === now ? [] : legsBetween(before, now);
      const entry = (now ?? before)?.entry;
      if (legs.length === 0 || entry === undefined) continue;
      const said = now === undefined ? `${entry.description}, taken back` : entry.description;
      const dated = this.#dated(entry.valueOn, day, before !== undefined, fresh);
      this.postings.push({ ...entry, ...dated, description: said, legs, knownAt: moment });
    }
    this.#posted.clear();
    for (const [name, moved] of desired) this.#posted.set(name, moved);
  }

  // What the books begin with is no difference, whatever day it is of.
  #dated(
    valueOn: IsoDate,
    day: IsoDate,
    again: boolean,
    fresh: readonly Fresh[],
  ): Pick<Posting, "postedOn" | "difference"> {
    const late = again || (this.#through !== undefined && valueOn < day);
    return late ? { postedOn: laterOf(day, valueOn), difference: differenceOf(fresh, valueOn) } : { postedOn: valueOn };
  }

  #remember({ entries }: Sweep, through: IsoDate): void {
    for (const entry of entries) {
      if (entry.kind !== "interest") continue;
      const charges = this.#charged.get(entry.valueOn) ?? [];
      if (this.#through !== undefined && entry.valueOn <= this.#through) continue;
      if (!charges.some((each) => nameOf(each) === nameOf(entry)))
        this.#charged.set(entry.valueOn, [...charges, entry]);
    }
    this.#through = this.#through === undefined ? through : laterOf(this.#through, through);
  }
}

/** The first day of which the books are open on or after a day: a month that was closed takes no more postings. */
export function openDay({ known }: Pick<KnownFacility, "known">, day: IsoDate): IsoDate {
  return reportsOf(known, "MonthClosed").reduce(
    (open, { happening }) => laterOf(open, addDays(happening.through, 1)),
    day,
  );
}

/** Something that became known at a moment: its name, the day it is of itself, and whether it corrects another. */
type Fresh = { readonly name: string; readonly on: IsoDate; readonly corrects: boolean };

function freshOf(open: OpenFacility, moment: Instant): Fresh[] {
  const facts = open.reports
    .filter(({ recordedAt }) => recordedAt === moment)
    .map(({ key, happening, corrects }: Report) => ({ name: key, on: happening.on, corrects: corrects !== undefined }));
  const papers = open.file.papers
    .filter(({ recordedAt }) => recordedAt === moment)
    .map(({ id }) => {
      const dated = open.agreement.instruments.find(({ paper }) => paper.id === id)?.dated;
      return { name: id, on: dated ?? dayOf(moment), corrects: false };
    });
  return [...facts, ...papers];
}

function differenceOf(fresh: readonly Fresh[], valueOn: IsoDate): Difference {
  const causes = fresh.map(({ name }) => name);
  if (fresh.some(({ corrects }) => corrects)) return { label: "error_correction", causes };
  const reachesBack = fresh.every(({ on }) => valueOn < on);
  return { label: reachesBack ? "legal_retroactivity" : "late_knowledge", causes };
}
