import { listItemsIn } from "../text/sentences.ts";
import type { ActReader, Draft } from "./draft.ts";

/**
 * A reader of sentences whose items are provisions of their own: `(a) headings shall not …, (b) this Amendment may be
 * executed …`. Each item goes to the first of the readers that understands it; of a sentence with less than two such
 * items nothing is read.
 */
export function itemByItem(readers: readonly ActReader[]): ActReader {
  return (sentence, surroundings) => {
    const { text, at, clause, lead } = sentence;
    const items = lead === undefined ? listItemsIn(text) : [];
    if (items.length < 2 || statesFacts.test(text.slice(0, items[0]?.from))) return [];
    const read = items.map(({ from, to, label }) => {
      const item = { ...sentence, text: text.slice(from, to), at: at + from, clause: clause + label };
      const drafts = standsAlone.test(item.text)
        ? readers.map((reader) => reader(item, surroundings)).find(({ length }) => length > 0)
        : undefined;
      return (drafts ?? []).map((draft): Draft => ({ ...draft, clause: item.clause, within: { from, to } }));
    });
    return read.filter(({ length }) => length > 0).length < 2 ? [] : read.flat();
  };
}

// What is listed is a representation, or what somebody consents to, and no provision.
const statesFacts = /\b(?:represent|warrant|certif|consent|waive|release|acknowledge|receipt|effective)/i;
// An item with a subject of its own: `this Amendment`, `the headings`, `except as amended`.
const standsAlone = /^(?:[Tt]his|[Tt]he|[Aa]ll|[Ee]ach|[Nn]o|[Nn]othing|[Ee]xcept|[Hh]eadings|[Cc]aptions|[A-Z]\w+)\b/;
