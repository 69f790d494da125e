import { listItemsIn } from "../text/sentences.ts";
import type { ActReader, Draft } from "./draft.ts";
import { bareParty, partyList } from "./parties.ts";

// What a party says of itself and of the instrument: `Borrower represents that (a) …; and (b) …`.
const statesOf = new RegExp(
  `\\b([Ee]ach of the (?:parties|undersigned)|[Ee]ach party|${partyList}) (?:(?:further|hereby|each|jointly|severally|and|do|does|acknowledges?|affirms?|certif(?:y|ies)|confirms?|agrees?),? ){0,5}(?:represents?|warrants?|certif(?:y|ies)|(?:re-?affirms?|restates?|repeats?|re-?makes?) (?:all |each )?(?:of )?(?:the|its|their) representations)\\b`,
);

// `… of the Loan Agreement and certifies that …`
const isPaper = /\b(?:Agreement|Amendment|Notes?|Documents?|Letter|Waiver|Consent)$/;

/** Who represents, as the sentence names it: `Borrower`, `Borrower and each Loan Party`; `undefined` if nobody does. */
export function representerIn(text: string): string | undefined {
  if (!/represent|warrant|certif/.test(text)) return undefined;
  const by = statesOf.exec(text)?.[1];
  if (by === undefined) return undefined;
  const bare = bareParty(by);
  if (isPaper.test(bare)) return undefined;
  return /^[A-Z]/.test(bare) ? bare : by;
}

/** Reads representations, those under a lead-in and those listed within one sentence. */
export const readRepresentation: ActReader = ({ lead, text, clause }) => {
  if (lead?.says === "represents") return [representation(lead.by, text)];
  const by = representerIn(text);
  if (by === undefined) return [];
  const items = listItemsIn(text);
  if (items.length === 0) return [representation(by, text)];
  return items.map((item) => ({
    ...representation(by, text.slice(item.from, item.to).trim()),
    clause: clause + item.label,
  }));
};

function representation(by: string, text: string): Draft {
  return { kind: "represent", by, about: aboutOf(text), text };
}

const noDefault =
  /\bno(?:t any)? (?!waivers?\b|notices?\b)(?:\w+,? ){0,3}(?:Defaults?|default|Events? of Default|event of default)\b|\bno (?:condition|event|circumstance|act)\b[^.;]*?\b(?:Default|default)\b|\bnot in default\b/i;
const executed =
  /\bduly (?:and \w+ )?(?:executed|authorized)\b|\bauthoriz\w+ (?:of )?(?:its|the) execution\b|\b(?:legal|valid)(?:,| and)? (?:valid|legal)?,? ?(?:and )?binding\b|\bvalid, binding and enforceable\b|\b(?:power|authority|right)(?: and \w+)* to (?:enter|execute)\b/i;

/** What a representation is about, where it is one of the things that the field has a word for. */
export function aboutOf(text: string): "noDefault" | "dueExecution" | "other" {
  if (noDefault.test(text)) return "noDefault";
  return executed.test(text) ? "dueExecution" : "other";
}
