import type { IsoDate } from "../base/date.ts";
import type { Instant } from "../base/instant.ts";
import type { FiledPaper } from "../events/facility.ts";
import type { Act } from "../papers/acts/act.ts";
import { readPaper } from "../papers/read.ts";
import type { Instrument, Reading } from "../papers/reading.ts";

/**
 * An instrument on file.
 *
 * Shape: `id` is the paper's id, followed by `/` and the instrument's place when it is not the first of its file:
 * `letter-2002-10-31/exhibit-a`. `order` is its place among the instruments of the facility as filed.
 */
export type FiledInstrument = {
  readonly id: string;
  readonly paper: FiledPaper;
  readonly instrument: Instrument;
  readonly dated: IsoDate | undefined;
  readonly recordedAt: Instant;
  readonly order: number;
};

/** Where words stand: an instrument, the path of a part in it, and both as people cite them. */
export type Clause = { readonly instrument: string; readonly path: string; readonly cite: string };

/** An act in its instrument. `clause` is where it stands. */
export type FiledAct = { readonly act: Act; readonly by: FiledInstrument; readonly clause: Clause };

/**
 * An act whose target is found. `on` is the name under which its target goes (see `called.ts`); an act on nothing that
 * has text has none. `amid` is the letter of the clause that is meant in the midst of the text of that target.
 */
export type ResolvedAct = FiledAct & { readonly on?: string; readonly amid?: string };

/** A paper with what the reader made of it. */
export type ReadFile = { readonly paper: FiledPaper; readonly reading: Reading };

/** Reads the papers of a facility, in the order in which they are filed. */
export function readFiles(papers: readonly FiledPaper[]): ReadFile[] {
  return papers.map((paper) => ({ paper, reading: readPaper(paper.text) }));
}

/** The instruments of the files. An instrument without a date of its own has that of the first in its file. */
export function filedInstruments(files: readonly ReadFile[]): FiledInstrument[] {
  const all = files.flatMap(({ paper, reading }) =>
    reading.instruments.map((instrument) => ({
      id: instrument.id === "main" ? paper.id : `${paper.id}/${instrument.id}`,
      paper,
      instrument,
      dated: instrument.dated?.value ?? reading.instruments[0]?.dated?.value,
      recordedAt: paper.recordedAt,
    })),
  );
  return all.map((each, order) => ({ ...each, order }));
}

/** Names a part of an instrument the way people cite it: `Letter of October 31, 2002, Exhibit A § 2`. */
export function clauseOf({ id, paper, instrument }: FiledInstrument, path: string): Clause {
  const part = instrument.attachment ?? (instrument.id === "main" ? undefined : titled(instrument.id));
  const where = part === undefined ? paper.title : `${paper.title}, ${part}`;
  return { instrument: id, path, cite: path === "" ? where : `${where} § ${path}` };
}

/** The acts of an instrument with their clauses. */
export function actsOf(by: FiledInstrument): FiledAct[] {
  return by.instrument.acts.map((act) => ({ act, by, clause: clauseOf(by, act.clause) }));
}

function titled(id: string): string {
  return id.charAt(0).toUpperCase() + id.slice(1).replaceAll("-", " ");
}
