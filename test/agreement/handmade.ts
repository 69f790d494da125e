import { type Agreement, buildAgreement } from "../../src/agreement/agreement.ts";
import type { FiledInstrument } from "../../src/agreement/instrument.ts";
import type { Standing } from "../../src/agreement/reading.ts";
import { isoDate, type IsoDate } from "../../src/base/date.ts";
import { defaultSettings } from "../../src/events/settings.ts";
import type { Operation } from "../../src/papers/acts/act.ts";
import type { Instrument } from "../../src/papers/reading.ts";
import type { Provision } from "../../src/papers/structure/provision.ts";

/** A day that is known to be one. */
export function day(text: string): IsoDate {
  const date = isoDate(text);
  if (!date.ok) throw new Error(`${text} is no day`);
  return date.value;
}

/** What a provision of a made-up paper is made of. */
export type Part = {
  readonly path: string;
  readonly text: string;
  readonly heading?: string;
  readonly parent?: string;
};

/** An act of a made-up amendment: the amendment it stands in, its clause there, and the provision it works on. */
export type Work = {
  readonly by: string;
  readonly clause: string;
  readonly on: string;
  readonly operation: Operation;
  readonly until?: string | undefined;
  readonly from?: string | undefined;
  /** The day on which the amendment is executed; that which it is named after, unless it is given. */
  readonly dated?: IsoDate;
};

const span = { start: 0, end: 0 };

/** Words that an act puts in place. */
export function words(text: string) {
  return { text, span };
}

/** An agreement made up of one paper, "Agreement", and acts of amendments that are named by their dates. */
export function agreementOf(parts: readonly Part[], works: readonly Work[]): Agreement {
  return buildAgreement(instrumentsOf(parts, works), []);
}

/** The instruments of a made-up agreement. */
export function instrumentsOf(parts: readonly Part[], works: readonly Work[]): FiledInstrument[] {
  const paper = instrument("Agreement", 0, { kind: "agreement", provisions: provisionsIn(parts) });
  const amendments = [...new Set(works.map(({ by }) => by))].map((by, index) => {
    const own = works.filter((work) => work.by === by);
    const acts = own.map(({ clause, operation, until, from }, place) => {
      const effect = {
        ...(from === undefined ? {} : { from: { value: day(from), span } }),
        ...(until === undefined ? {} : { until: { value: day(until), span } }),
      };
      return { ...operation, clause, span: { start: place, end: place }, effect, terms: [], values: [] };
    });
    return instrument(by, index + 1, { kind: "amendment", acts }, own[0]?.dated);
  });
  return [paper, ...amendments];
}

function provisionsIn(parts: readonly Part[], parent?: string): Provision[] {
  return parts
    .filter((part) => part.parent === parent)
    .map(({ path, text, heading }) => ({
      path,
      label: path,
      heading: heading ?? "",
      text,
      textSpan: span,
      span,
      terms: [],
      values: [],
      parts: provisionsIn(parts, path),
    }));
}

function instrument(id: string, order: number, own: Partial<Instrument>, on?: IsoDate): FiledInstrument {
  const dated = on ?? (/^\d{4}-\d{2}-\d{2}$/.test(id) ? day(id) : undefined);
  const empty = { id: "main", names: [], definitions: [], provisions: [], acts: [], signatures: [], parties: [] };
  const paper = { id, title: id, names: [`Letter ${id}`] };
  return { id, dated, order, paper, instrument: { ...empty, ...own } } as unknown as FiledInstrument;
}

/** A day on which the named instruments are in effect, and have been from the day they are named after. */
export function standing(on: string, inEffect: readonly string[]): Standing {
  const since = inEffect.map((id) => [id, /^\d/.test(id) ? day(id) : day("2000-01-01")] as const);
  return { on: day(on), inEffect: new Map(since), settings: defaultSettings };
}
