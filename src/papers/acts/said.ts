import { listItemsIn, type Run } from "../text/sentences.ts";
import type { Sentence } from "./draft.ts";
import { bareParty, partyList } from "./parties.ts";
import { allMatches } from "../text/match.ts";

/**
 * One thing that somebody does by saying so: `the Lenders hereby waive compliance with Section 6.1`.
 *
 * Shape: `by` as named, empty where nobody is; `verbs` as they stand together ("ratifies", "confirms"); `object` what
 * follows them; `within` the run of the sentence; `clause` the path of its part with the label of its item; `sentence`
 * the words alone, with their place.
 */
export type Said = {
  readonly by: string;
  readonly verbs: readonly string[];
  readonly object: string;
  readonly within: Run;
  readonly clause: string;
  readonly sentence: Sentence;
};

const undersigned =
  "(?:[Ee]ach of )?[Tt]he undersigned(?: [A-Z]\\w+| guarantors?| lenders?| banks?)*|[Ee]ach (?:of the )?undersigned(?: [A-Z]\\w+)*|[Ee]ach part(?:y|ies)(?: hereto)?|[Tt]he parties(?: hereto)?|It";
/** Who does something, at the start of what is said of him, as a pattern without groups. */
export const actor: string = `(?:${undersigned}|${partyList})`;

const capacity =
  "(?:,? \\([^()]{0,240}\\)|, (?:as|being|by|in|not|acting|individually|on|for|pursuant|solely|having)\\b[^,;]{0,160},|, as\\b[^,;()]{0,160} \\([^()]{0,80}\\)| (?:executing|signing) (?:this|the) [A-Z]\\w+)?";
const adverb =
  "(?:do(?:es)?|hereby|further|also|each|all|both|severally|jointly|unconditionally|irrevocably|expressly|knowingly|voluntarily|intentionally|specifically|fully|forever|absolutely|unequivocally|likewise|otherwise)";
const verb =
  "(?:consents?(?= to\\b)|waives?(?=[ ,])|releases?|discharges?|acquits?|ratif(?:y|ies)|re-?affirms?|affirms?|confirms?|acknowledges?|agrees?|authorizes?|authorises?|directs?|approves?|accepts?|reserves?|(?:(?:shall|will) )?forbears?(?= )|remises?|restates?|grants?(?= (?:an? |its |the |this )?(?:[a-z-]+ ){0,2}(?:waiver|consent)s?\\b)|makes? (?=all |each |the (?:same )?representations)|certif(?:y|ies)|represents?|warrants?|covenants?)";

const adverbs = `${adverb}(?:,? (?:and )?${adverb})*`;
const saying = new RegExp(
  `(?:(?<![\\w"])(${actor})(${capacity})(?:,? ${adverbs})?,? (?:\\([a-z]+\\) )?|(?:^|[,;] (?:and )?| and |\\) )(?:${adverbs},? )?)(${verb})\\b`,
  "g",
);

const mayBeSaid = new RegExp(`\\b${verb}\\b`);

// What is said under a condition, or of another time, is not done by saying it.
const dependent =
  /\b(?:if|unless|when(?:ever)?|until|once|where|which|whether|extent|after|before|upon|event|time|notwithstanding that|so long as)\b[^,;:.]*$/i;
const eventual =
  /^(?:In the event|In case|If|Should|Upon (?:the |its |any )?(?:occurrence|payment|receipt|closing|sale|consummation|repayment))\b/;
const wished = /\b(?:requested|desires?|asked|wish(?:es)?|proposed|required) that\b/i;

const nobody = /^(?:No|None|Neither)\b/;

/**
 * Whether a party does what a verb says by saying so. `before` are the words before the party, `whole` those from it
 * to the verb. `that the Lender waive` asks for a waiver, and `if the Lender waives` gives none.
 */
export function speaks(by: string, whole: string, before: string): boolean {
  if (dependent.test(before) || wished.test(before) || nobody.test(by)) return false;
  if (eventual.test(before) && !/\bhereby\b/.test(whole)) return false;
  return /s$|\bhereby \w+$|\b(?:shall|will) forbear$/.test(whole.trim()) || /s$|\band\b|\bor\b|undersigned/.test(by);
}

// A noun before "that" or at the end: `amendments, consents and waives` has no object.
const empty = /^(?:,|\)|$| (?:of|or|by|from|in|under|with)\b)/;

const nounBefore =
  /^.*\b(?:Agreement|Amendment|Documents?|Notes?|Guaranty|Guarantee|Waiver|Defaults?|(?:Annex|Exhibit|Schedule|Appendix) [A-Z\d][\w.-]*)(?:, and|, or|,| and| or) /;
const noActor =
  /^(?:This|Section|Article|Exhibit|Schedule)\b|\b(?:Agreement|Amendment|Documents?|Notes?|Guaranty|Guarantee|Waiver|Defaults?)$/;

type Found = {
  readonly at: number;
  readonly verbAt: number;
  readonly verb: string;
  readonly end: number;
  readonly by?: string;
};

type Group = [Found, ...Found[]];

/** What is done by saying so in a sentence, one after the other, and by whom. Nothing where nobody does anything. */
export function saidIn(sentence: Sentence): Said[] {
  const text = plainCase(sentence.text);
  const items = listItemsIn(text);
  const groups = chained(performedIn(text), text);
  return groups.map((group, index): Said => {
    const from = beginningOf(group, index);
    const to = endOfWords(text, groups[index + 1]?.[0].at ?? text.length);
    const { verbAt } = group[0];
    const item = items.find((each) => each.from <= verbAt && verbAt < each.to);
    return {
      by: byOf(groups, index),
      verbs: group.map((each) => each.verb),
      object: withoutStop(text.slice(Math.max(...group.map(({ end }) => end)), to)),
      within: { from, to },
      clause: sentence.clause + (groups.length === 1 ? "" : (item?.label ?? "")),
      sentence: { ...sentence, text: text.slice(from, to), at: sentence.at + from },
    };
  });
}

// The first thing said takes the words before it along: `Until March 1, 1999, Lender waives …`.
function beginningOf([first]: Group, index: number): number {
  if (index === 0) return 0;
  return first.by === undefined ? first.verbAt : first.at;
}

function withoutStop(object: string): string {
  return object.trim().replace(/[.;,:]+$/, "");
}

function performedIn(text: string): Found[] {
  const found: Found[] = [];
  for (const match of allMatches(saying, text, mayBeSaid)) {
    const { 0: whole, 1: list = "", 2: inCapacity = "", 3: word = "", index } = match;
    const { by, before } = actorIn(list);
    const at = index + before;
    const end = index + whole.length;
    const does = by === "" ? goesOn(text.slice(end), found) : speaks(by, whole, text.slice(0, at));
    if (!does) continue;
    const named = by === "" ? {} : { by: whoIs(by, inCapacity) };
    found.push({ at, verbAt: end - word.length, verb: word.trim(), end, ...named });
  }
  return found;
}

// `consents to the Amendment, agrees …`, `… to the Amendment, and Guarantor agrees`: the noun is what was consented to.
function actorIn(list: string): { readonly by: string; readonly before: number } {
  if (noActor.test(list)) return { by: "", before: list.length };
  const before = nounBefore.exec(list)?.[0].length ?? 0;
  return { by: list.slice(before), before };
}

function goesOn(after: string, found: readonly Found[]): boolean {
  return found.length > 0 && !empty.test(after);
}

// `The undersigned, not parties to it but as Guarantors, …` are the Guarantors.
function whoIs(by: string, inCapacity: string): string {
  const as = /\bundersigned$/.test(by) ? /\bas (?:an? |the )?([A-Z]\w+)/.exec(inCapacity)?.[1] : undefined;
  if (as !== undefined) return as;
  const bare = bareParty(by);
  return /^[A-Z]/.test(bare) ? bare : by;
}

// Verbs with nothing between them but adverbs do one thing: `ratifies, confirms and reaffirms`.
function chained(found: readonly Found[], text: string): Group[] {
  const groups: Group[] = [];
  for (const each of found) {
    const group = groups.at(-1);
    const before = group?.at(-1);
    const nothing = before !== undefined && each.by === undefined && between.test(text.slice(before.end, each.verbAt));
    if (group !== undefined && nothing) group.push(each);
    else groups.push([each]);
  }
  return groups;
}

const between = new RegExp(`^(?:,? ?(?:and )?(?:${adverbs},? )?)$`);

function byOf(groups: readonly Group[], index: number): string {
  for (let at = index; at >= 0; at -= 1) {
    const by = groups[at]?.[0].by;
    if (by !== undefined) return by;
  }
  return "";
}

// Without the joining words before the next thing said, or its label.
function endOfWords(text: string, to: number): number {
  const joining = /(?:[,;]|\s|\band\b|\([a-z]+\)?)+$/.exec(text.slice(0, to));
  return joining === null || to === text.length ? to : joining.index;
}

const roles =
  /\b(?:co-?)?(?:borrowers?|lenders?|banks?|agents?|compan(?:y|ies)|guarantors?|obligors?|holdings|parent|trust|surety|affiliates?|administrative|collateral|loan part(?:y|ies)|credit part(?:y|ies)|subsidiar(?:y|ies)|issuers?)\b/g;

// Few small letters beside many capitals. Most sentences show within a few words that they are not so written.
function inCapitals(text: string): boolean {
  let [capitals, small] = [0, 0];
  for (let at = 0; at < text.length && small * 8 <= text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code >= 65 && code <= 90) capitals += 1;
    else if (code >= 97 && code <= 122) small += 1;
  }
  return capitals >= 30 && small * 8 <= capitals;
}

/** A sentence that stands in capitals as it would be written without them, letter for letter; others as they are. */
export function plainCase(text: string): string {
  if (!inCapitals(text)) return text;
  const lowered = text.toLowerCase();
  return lowered.replaceAll(roles, (name) => name.replaceAll(/\b[a-z]/g, (letter) => letter.toUpperCase()));
}
