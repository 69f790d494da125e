import type { IsoDate } from "../base/date.ts";
import { kept } from "../base/kept.ts";
import type { Party } from "../events/facility.ts";
import type { PaperReference } from "../papers/acts/target.ts";
import type { FiledInstrument } from "./instrument.ts";

/** A name as it is compared: without case, punctuation, "the" and the endings of company names. */
export const plainName = kept(10_000, (name: string) =>
  name
    .toLowerCase()
    .replaceAll(/\[[^\]]*\]/g, " ")
    .replaceAll(/[^a-z0-9%/]+/g, " ")
    .replaceAll(/\b(?:the|its|inc|incorporated|corp|corporation)\b/g, " ")
    .replaceAll(/\s+/g, " ")
    .trim(),
);

type Bearer = { readonly party: Party; readonly until?: IsoDate };

// Names are looked up on every condition of every day; each list of parties is put in order once.
const bearersOf = new WeakMap<readonly Party[], ReadonlyMap<string, readonly Bearer[]>>();

/**
 * The party that a name in a paper means; `undefined` when no party of the facility is so called. A name that a party
 * bore once means it in papers dated before it took another; `dated` is absent where the paper bears no date.
 */
export function partyNamed(parties: readonly Party[], name: string, dated?: IsoDate): Party | undefined {
  const known = bearersOf.get(parties) ?? bearersIn(parties);
  bearersOf.set(parties, known);
  const bears = ({ until }: Bearer) => until === undefined || dated === undefined || dated < until;
  return (known.get(name)?.find(bears) ?? known.get(plainName(name))?.find(bears))?.party;
}

function bearersIn(parties: readonly Party[]): ReadonlyMap<string, readonly Bearer[]> {
  const bearers = new Map<string, Bearer[]>();
  const add = (name: string, bearer: Bearer) => {
    for (const form of new Set([name, plainName(name)])) bearers.set(form, [...(bearers.get(form) ?? []), bearer]);
  };
  for (const party of parties) {
    for (const name of [party.id, party.name, ...party.aliases]) add(name, { party });
  }
  // A name that a party bears now is not taken for one that another bore once.
  for (const party of parties) for (const { name, until } of party.formerNames ?? []) add(name, { party, until });
  return bearers;
}

/**
 * The parties with the former names that papers tell of, as in `Delta Rubber, Inc., formerly known as Delta Mills`:
 * a paper that tells so was dated after the change, so the name is taken to have been borne until then.
 */
export function withFormerNames(parties: readonly Party[], instruments: readonly FiledInstrument[]): readonly Party[] {
  const told = instruments.flatMap(({ instrument, dated }) =>
    instrument.parties.flatMap(({ name, formerly }) => {
      const party = partyNamed(parties, name, dated);
      if (party === undefined || dated === undefined) return [];
      return formerly
        .filter((former) => partyNamed(parties, former) === undefined)
        .map((former) => ({ party: party.id, name: former, until: dated }));
    }),
  );
  if (told.length === 0) return parties;
  return parties.map((party) => {
    const own = told.filter((each) => each.party === party.id).map(({ name, until }) => ({ name, until }));
    return own.length === 0 ? party : { ...party, formerNames: [...(party.formerNames ?? []), ...own] };
  });
}

/**
 * The instruments on file that a reference may mean: by its date and kind where it has a date, else by the names
 * under which papers are filed. One is an answer; none is a missing paper; several are an ambiguity.
 */
export function instrumentsMeant(
  instruments: readonly FiledInstrument[],
  reference: PaperReference,
  from: FiledInstrument,
  parties: readonly Party[],
): FiledInstrument[] {
  const mains = instruments.filter((each) => each.instrument.id === "main" && isAmongParties(each, from, parties));
  const name = plainName(reference.name);
  const called = mains.filter(({ paper }) => [paper.title, ...paper.names].some((each) => plainName(each) === name));
  const meant = called.length > 0 ? called : byGivenName(mains, reference, from);
  if (reference.dated === undefined) return meant;
  const dated = mains.filter((each) => each.dated === reference.dated && !meant.includes(each));
  const likely = [
    ...meant.filter((each) => each.dated === undefined || each.dated === reference.dated),
    ...dated.filter((each) => isLike(each, name)),
  ];
  return likely.length < 2 ? likely : betweenThose(likely, reference, parties);
}

// A paper changes only papers of its own parties: a sister's letter speaks of the sister's agreement.
function isAmongParties(other: FiledInstrument, from: FiledInstrument, parties: readonly Party[]): boolean {
  const known = new Set(parties.map(({ id }) => id));
  const own = new Set(signatoriesOf(from, parties).filter((party) => known.has(party)));
  // Who is no party of the facility, or whose name cannot be made out, tells no paper from another.
  const others = signatoriesOf(other, parties).filter((party) => known.has(party));
  return own.size === 0 || others.every((party) => own.has(party));
}

/** Who signs an instrument, block by block: the ids of parties, and the names of those who are none. */
export function signatoriesOf({ instrument, dated }: FiledInstrument, parties: readonly Party[]): string[] {
  return instrument.signatures.map(({ entity }) => partyNamed(parties, entity, dated)?.id ?? entity);
}

// "Accounts Agreement" where the letter has said `an Accounts Financing Agreement … (the "Accounts Agreement")`.
function byGivenName(
  mains: readonly FiledInstrument[],
  { name }: PaperReference,
  from: FiledInstrument,
): FiledInstrument[] {
  const given = from.instrument.names.find(({ term }) => plainName(term) === plainName(name));
  if (given === undefined) return [];
  const means = ` ${plainName(given.means)} `;
  // Of the titles that the words hold, the first is the paper's own: `Amendment No. 1 to Loan Agreement` is no loan
  // agreement, and `Loan Agreement, as amended by Amendment No. 1` is no amendment.
  const places = mains.flatMap((each) => {
    const titles = [each.paper.title, each.instrument.title, ...each.paper.names].map(plainName);
    const found = titles.filter((title) => title !== "").map((title) => means.indexOf(` ${title} `));
    const there = found.filter((place) => place >= 0);
    return there.length === 0 ? [] : [{ each, place: Math.min(...there) }];
  });
  const first = Math.min(...places.map(({ place }) => place));
  return places.filter(({ place }) => place === first).map(({ each }) => each);
}

function isLike({ instrument }: FiledInstrument, name: string): boolean {
  return /\bletter\b/.test(name) ? instrument.kind.startsWith("letter") : plainName(instrument.title).includes(name);
}

function betweenThose(
  likely: readonly FiledInstrument[],
  { between }: PaperReference,
  parties: readonly Party[],
): FiledInstrument[] {
  const sought = between.map((name) => partyNamed(parties, name)?.id ?? name).toSorted();
  const fitting = likely.filter(
    (each) => sought.length > 0 && sought.join() === signatoriesOf(each, parties).toSorted().join(),
  );
  return fitting.length > 0 ? fitting : [...likely];
}
