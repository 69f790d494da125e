import type { Party } from "../events/facility.ts";
import type { Act } from "../papers/acts/act.ts";
import type { Agreement } from "./agreement.ts";
import type { Clause, FiledInstrument } from "./instrument.ts";
import { partyNamed, plainName } from "./resolve.ts";

/** A capitalized term that an instrument uses and no paper on file defines. `clause` is where it is first used. */
export type UndefinedTerm = { readonly term: string; readonly clause: Clause };

const capitalized = /[A-Z][\w-]*(?: (?:of )?[A-Z][\w-]*)*/g;
// A capital at the start of a sentence or a quotation says nothing.
const midSentence = /[a-z,)] $/;
const ordinary =
  /^(?:January|February|March|April|May|June|July|August|September|October|November|December|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|Section|Sections|Article|Exhibit|Schedule|Annex|Paragraph|Clause|State|Commonwealth|New|York|Delaware|London|United|States|Board|Chairman|President|Vice|Amendment|Agreement|Letter|Waiver|Consent|I|II|III|IV|V|VI|X)$/;

/**
 * The capitalized terms of the acts that no paper defines: names that stand in the words of an act and are neither
 * defined in a paper on file, nor given in brackets, nor the name of a party or a paper.
 */
export function undefinedTerms(agreement: Agreement, parties: readonly Party[]): UndefinedTerm[] {
  const defined = definedNames(agreement);
  const isKnown = (term: string) => {
    const plain = singular(term);
    return (
      defined.has(plain) ||
      partyNamed(parties, term) !== undefined ||
      term.split(" ").every((word) => ordinary.test(word))
    );
  };
  const found = new Map<string, UndefinedTerm>();
  for (const { act, clause } of agreement.acts) {
    const words = wordsOf(act);
    if (words === undefined) continue;
    for (const match of words.matchAll(capitalized)) {
      const [term] = match;
      if (!midSentence.test(words.slice(Math.max(0, match.index - 2), match.index))) continue;
      const key = `${clause.instrument} ${singular(term)}`;
      if (!isKnown(term) && !found.has(key)) found.set(key, { term, clause });
    }
  }
  return [...found.values()];
}

function wordsOf(act: Act): string | undefined {
  if ("payload" in act) return act.payload?.text;
  return "text" in act ? act.text : undefined;
}

function definedNames({ instruments, nodes }: Agreement): Set<string> {
  const names = [
    ...[...nodes.values()].flatMap(({ defines }) => (defines === undefined ? [] : [defines])),
    ...instruments.flatMap(givenBy),
  ];
  return new Set(names.map(singular));
}

function givenBy({ instrument, paper }: FiledInstrument): string[] {
  const payloads = instrument.acts.flatMap((act) =>
    "payload" in act ? [...(act.payload?.text ?? "").matchAll(/"([^"]+)"/g)] : [],
  );
  return [
    paper.title,
    ...paper.names,
    ...instrument.names.map(({ term }) => term),
    ...instrument.definitions.map(({ term }) => term),
    ...payloads.map(([, term = ""]) => term),
  ];
}

function singular(term: string): string {
  return plainName(term).replaceAll(/s\b/g, "");
}
