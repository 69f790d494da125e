import { addDays, type IsoDate, laterOf } from "../base/date.ts";
import { dayOf, type Instant } from "../base/instant.ts";
import { ok, refuse, type Result } from "../base/result.ts";
import { type Report, reportsOf } from "../events/record.ts";
import { type Difference, legsBetween, type Moved, movedBy, type Posting } from "../ledger/posting.ts";
import { type KnownFacility, knownBy, type OpenFacility } from "./facility.ts";
import { Learning, turnsOf } from "./learning.ts";
import type { SweepFailure } from "./swept.ts";

/**
 * The postings of a facility to the end of a day, as they were made one after another by `knownAt`.
 *
 * They are a fold over the moments at which something became known. At each of them the books take in what the account
 * comes to as then known, less what was posted before; so nothing that was posted is ever written again, the books as
 * known at a moment are the beginning of the books as known later, and they always add up to `accountOf`.
 *
 * What cannot be worked out as known at a moment is posted when it can be. Refuses what `sweep` refuses of the last.
 */
export function postings(
  open: OpenFacility,
  knownAt: Instant,
  through: IsoDate,
): Result<readonly Posting[], SweepFailure> {
  const books = new Books(open);
  let last: SweepFailure | undefined;
  for (const { at, until } of turnsOf(open, knownAt, through)) last = books.learn(at, until);
  return last === undefined ? ok(books.postings) : refuse(last);
}

class Books {
  readonly postings: Posting[] = [];
  readonly #open: OpenFacility;
  readonly #learning = new Learning();
  readonly #posted = new Map<string, Moved>();

  constructor(open: OpenFacility) {
    this.#open = open;
  }

  learn(moment: Instant, through: IsoDate): SweepFailure | undefined {
    const facility = knownBy(this.#open, moment);
    const before = this.#learning.through;
    const swept = this.#learning.learn(facility, through);
    if (swept.ok) this.#post(facility, moment, movedBy(swept.value.entries), before);
    // A balance brought forward that was taken back without another leaves nothing.
    else if (swept.failure.code === "servicing.not_begun") this.#post(facility, moment, new Map(), before);
    else if (swept.failure.code !== "servicing.begins_later") return swept.failure;
    return undefined;
  }

  #post(
    facility: KnownFacility,
    moment: Instant,
    desired: ReadonlyMap<string, Moved>,
    before: IsoDate | undefined,
  ): void {
    const day = openDay(facility, dayOf(moment));
    const fresh = freshOf(this.#open, moment);
    for (const name of new Set([...this.#posted.keys(), ...desired.keys()])) {
      const [was, is] = [this.#posted.get(name), desired.get(name)];
      const legs = was === is ? [] : legsBetween(was, is);
      const entry = (is ?? was)?.entry;
      if (legs.length === 0 || entry === undefined) continue;
      const said = is === undefined ? `${entry.description}, taken back` : entry.description;
      // What the books begin with is no difference, whatever day it is of.
      const late = was !== undefined || (before !== undefined && entry.valueOn < day);
      const dated = late
        ? { postedOn: laterOf(day, entry.valueOn), difference: differenceOf(fresh, entry.valueOn) }
        : { postedOn: entry.valueOn };
      this.postings.push({ ...entry, ...dated, description: said, legs, knownAt: moment });
    }
    this.#posted.clear();
    for (const [name, moved] of desired) this.#posted.set(name, moved);
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
