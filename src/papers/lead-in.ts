import { waitsAt } from "./acts/condition.ts";
import { deliveryIn } from "./acts/delivery.ts";
import type { LeadIn, Sentence, Surroundings } from "./acts/draft.ts";
import { startIn } from "./acts/effect.ts";
import { representerIn } from "./acts/represent.ts";
import { promisesBelow } from "./acts/undertake.ts";
import { amendingLead } from "./edits/read-edit.ts";

// A list within the sentence has its own items.
const ownList = /\b(?:represents?|warrants?) that \([a-z]\)/;

// Words over a list of what must be so before an instrument takes effect.
const asksFor =
  /\bconditions? precedent\b|\bfollowing (?:further |additional )?conditions?\b|\bsatisfaction of (?:each of )?the following\b|\b(?:becomes?|be|takes?) (?:effective|effect)\b[^.]*?\b(?:when|if|unless and until|until|upon|only|on the (?:first )?date)\b[^]*:$/i;
const editing =
  /\b(?:is|are|shall be)(?: and)?(?: hereby)?(?: further)? (?:amended|modified|deleted|replaced|restated|changed)\b|\bamend(?:s|ed|ments)? [^.]*as follows:?$/i;

const toldHere =
  /\ball (?:of )?(?:the )?conditions (?:precedent )?(?:set forth|specified|contained|listed|stated) (?:in this|below)\b/;
/** Words that speak of the items after them. */
export const eachOfThese: RegExp = /\b(?:following|below)\b[^.]*:?$|:$/;

/** What a sentence says of each item of the list below it, or of those that follow in its section. */
export function leadIn(sentence: Sentence, surroundings: Surroundings, overList: boolean): LeadIn | undefined {
  const { text } = sentence;
  if (!overList) return tellsHere(text) ? { says: "conditions", loosely: true } : undefined;
  if ((asksFor.test(text) || tellsHere(text)) && !editing.test(text)) return conditionsFrom(text, waitsAt(text));
  return (
    notwithstanding(sentence, surroundings) ??
    representing(text) ??
    below(sentence, surroundings) ??
    promising(sentence, surroundings)
  );
}

function tellsHere(text: string): boolean {
  return toldHere.test(text) && /\beffective\b/.test(text) && !editing.test(text);
}

function conditionsFrom(text: string, from = 0): LeadIn {
  const delivery = deliveryIn(text.slice(from));
  return { says: "conditions", ...(delivery === undefined ? {} : { delivery }) };
}

function notwithstanding(sentence: Sentence, surroundings: Surroundings): LeadIn | undefined {
  const { text, at } = sentence;
  if (!/\bnotwithstanding\b/i.test(text) || !text.trim().endsWith(":")) return undefined;
  const from = startIn(sentence, surroundings);
  return { says: "notwithstanding", text, at, ...(from === undefined ? {} : { from }) };
}

function representing(text: string): LeadIn | undefined {
  const by = ownList.test(text) ? undefined : representerIn(text);
  return by === undefined ? undefined : { says: "represents", by };
}

// What stands below waits for something, lasts for a time, or is done for some loans or at somebody's choice.
const waits =
  /^(?:[^,.:]{0,60}, )?(?:if|when(?:ever)?|once|unless|until|upon|after|before|during|for (?:the|a) period|for so long|so long as|in the event|in case|assuming|solely|only|at the (?:option|election|request|discretion)|on the (?:closing|sale|occurrence|payment))\b|,? (?:if|unless|provided,? that|upon the (?:closing|sale|occurrence|payment|consummation))\b/i;
// It is only told of: what may be, was, or is asked for.
const told =
  /\b(?:may|might|could|would|propos(?:es|ed)|request(?:s|ed)?|intends?|wish(?:es)?|desires?|consider(?:s|ed|ing)?|discussion|not agreed)\b/;
const changes = /\b(?:amend(?:ed|ing|ments?)|changed?s?|deleted|modified|replaced|restated|following)\b/i;
const toldBefore = /\b(?:provided|stated|said) that:?$/;

/**
 * Whether words over a list, which are not understood, may make what stands below them wait or only tell of it:
 * `If the Guarantor consents, the Agreement shall be amended as follows:`, `Borrower has proposed that … :`.
 */
export function leavesOpen(text: string): boolean {
  const words = text.trim();
  if (/\.["')]?$/.test(words)) return false;
  return waits.test(words) || toldBefore.test(words) || (changes.test(words) && told.test(words));
}

function promising({ text, lead }: Sentence, surroundings: Surroundings): LeadIn | undefined {
  const promised = lead === undefined ? promisesBelow(text.trim(), surroundings) : undefined;
  return promised === undefined ? undefined : { says: "promises", ...promised };
}

// A list within an item of a list of conditions: `the Agent shall have received the following:`.
function below(sentence: Sentence, surroundings: Surroundings): LeadIn | undefined {
  const { text, lead } = sentence;
  const edits = amendingLead(sentence, surroundings);
  if (edits !== undefined || lead?.says !== "conditions" || !eachOfThese.test(text)) return edits;
  return conditionsFrom(text);
}
