import type { Agreement, ProvisionNode, ResolvedAct } from "../../src/agreement/agreement.ts";
import type { FiledInstrument } from "../../src/agreement/instrument.ts";
import type { Standing } from "../../src/agreement/text.ts";
import { isoDate, type IsoDate } from "../../src/base/date.ts";
import { defaultSettings } from "../../src/events/settings.ts";
import type { Operation } from "../../src/papers/acts/act.ts";

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
  readonly until?: string;
};

const span = { start: 0, end: 0 };

/** Words that an act puts in place. */
export function words(text: string) {
  return { text, span };
}

/** An agreement made up of one paper, "Agreement", and acts of amendments that are named by their dates. */
export function agreementOf(parts: readonly Part[], works: readonly Work[]): Agreement {
  const paper = instrument("Agreement", 0);
  const amendments = [...new Set(works.map(({ by }) => by))].map((by, index) => instrument(by, index + 1));
  const nodes = parts.map((part): ProvisionNode => ({
    id: part.path,
    clause: { instrument: "Agreement", path: part.path, cite: `Agreement § ${part.path}` },
    label: part.path,
    heading: part.heading ?? "",
    text: part.text,
    terms: [],
    ...(part.parent === undefined ? {} : { parent: part.parent }),
    children: [],
  }));
  const acts = works.map(({ by, clause, on, operation, until }): ResolvedAct => {
    const effect = until === undefined ? {} : { until: { value: day(until), span } };
    const own = amendments.find(({ id }) => id === by) ?? paper;
    return {
      act: { ...operation, clause, span, effect, terms: [] },
      by: own,
      clause: { instrument: by, path: clause, cite: `${by} § ${clause}` },
      node: on,
    };
  });
  const actsOn = new Map(nodes.map(({ id }) => [id, acts.filter(({ node }) => node === id)]));
  return {
    instruments: [paper, ...amendments],
    nodes: new Map(nodes.map((node) => [node.id, node])),
    acts,
    actsOn,
    findings: [],
    called: new Map(),
  };
}

function instrument(id: string, order: number): FiledInstrument {
  const dated = /^\d{4}-\d{2}-\d{2}$/.test(id) ? day(id) : undefined;
  return { id, dated, order, paper: { id, title: id }, instrument: { id: "main" } } as unknown as FiledInstrument;
}

/** A day on which the named instruments are in effect, and have been from the day they are named after. */
export function standing(on: string, inEffect: readonly string[]): Standing {
  const since = inEffect.map((id) => [id, id === "Agreement" ? day("2000-01-01") : day(id)] as const);
  return { on: day(on), inEffect: new Map(since), settings: defaultSettings };
}
