import type { EffectRule, Operation } from "./act.ts";
import { dateFromWords, dateWords } from "../text/phrases.ts";
import { listItemsIn } from "../text/sentences.ts";
import { type ActReader, type Draft, type Sentence, spanIn, type Surroundings } from "./draft.ts";
import { endIn, limitedInTime, startIn, withoutTestedPeriods } from "./effect.ts";
import { paperNamesIn, pathsIn } from "./reference.ts";
import { bareParty, partyList } from "./parties.ts";
import { aboutOf, representerIn } from "./represent.ts";
import { type Said, saidIn } from "./said.ts";
import { allMatches } from "../text/match.ts";

// `unclear` is what is done, but not to an end that could be made out: then nothing of the sentence is read.
type Deed = (said: Said, surroundings: Surroundings) => Performed | "unclear" | undefined;
type Performed = Operation & { readonly effect?: EffectRule };

/**
 * Reads what a party does by saying so: waives, consents, authorizes, releases, forbears, ratifies, reserves.
 *
 * A sentence may do several things, one after the other or in a list; each is an act of its own words.
 */
export const readPerformed: ActReader = (sentence, surroundings) => {
  if (sentence.lead?.says === "represents" || sentence.lead?.says === "conditions") return [];
  const said = saidIn(sentence);
  const read = (said.length > 0 ? said.flatMap(apart) : doneIn(sentence)).map((each) => {
    const deed = deeds.find(([verbs]) => each.verbs.some((word) => verbs.test(word)))?.[1];
    return { each, act: deed?.(each, surroundings) };
  });
  if (read.some(({ act }) => act === "unclear")) return [];
  const drafts = read.flatMap(({ each: { clause, within }, act }): Draft[] =>
    act === undefined || act === "unclear" ? [] : [{ ...act, clause, within }],
  );
  return drafts.every(({ kind }) => kind === "represent") && representerIn(sentence.text) !== undefined
    ? []
    : whole(merged(drafts), sentence.text);
};

// What is waived in a list is waived item by item, each until its own end: `waives (a) … until … and (b) … until …`.
function apart(said: Said): readonly Said[] {
  const { object, sentence, within, clause } = said;
  const items = /^\((?:a|i)\) /.test(object) ? listItemsIn(sentence.text) : [];
  if (items.length < 2 || !said.verbs.some((verb) => verb.startsWith("waive"))) return [said];
  return items.map(({ from, to, label }) => ({
    ...said,
    object: sentence.text.slice(from, to).replace(/(?:[,;.]| and)+ *$/, ""),
    clause: clause + label,
    within: { from: within.from + from, to: within.from + to },
    sentence: { ...sentence, text: sentence.text.slice(from, to), at: sentence.at + from },
  }));
}

const done = new RegExp(
  `^(?!No\\b)(.*?\\S) (?:(?:is|are|shall be) hereby (?:[a-z]+ly )?|(?<=^The foregoing \\w+ )(?:is|are) )` +
    `(waived|consented to|accepted|approved)\\b(?:[^.;]*? by (${partyList}))?`,
);

const mayBeDone = /(?:waived|consented to|accepted|approved)\b/;

// What is done without a word of who does it: `compliance with Section 6.1 is hereby waived`.
function doneIn(sentence: Sentence): readonly Said[] {
  const { text, clause } = sentence;
  const [, object = "", verb = "", by = ""] = (mayBeDone.test(text) ? done.exec(text) : null) ?? [];
  if (verb === "") return [];
  const verbs = [verb === "waived" ? "waives" : "consents"];
  return [{ by: bareParty(by), verbs, object, within: { from: 0, to: text.length }, clause, sentence }];
}

// A sentence that does one thing is its act, with all that it says of it.
function whole(drafts: readonly Draft[], text: string): readonly Draft[] {
  const [only] = drafts;
  if (only === undefined || drafts.length > 1) return drafts;
  const { within: _, ...act } = only;
  return [act.kind === "ratify" && act.papers.length === 0 ? { ...act, papers: paperNamesIn(text) } : act];
}

const waiveOne: Deed = ({ by, object, sentence }, surroundings) => {
  if (ownProtection.test(object) || /^(?:nothing|no|none)\b/.test(object)) return undefined;
  if (claims.test(object)) return { kind: "release", by, of: object };
  const effect = waiverEffect(sentence, surroundings);
  if (effect === undefined) return "unclear";
  const cause = { cause: "described" as const, paths: pathsOf(object, surroundings), words: sentence.text };
  return { kind: "waive", by, scope: "specific", solely: false, cause, effect };
};

// The parts that the words cite, or those that a name in them stands for: `the Existing Defaults`.
function pathsOf(object: string, { named }: Surroundings): readonly string[] {
  const cited = pathsIn(object);
  if (cited.length > 0) return cited;
  return [...(named ?? [])].flatMap(([term, means]) => (object.includes(term) ? pathsIn(means) : []));
}

// Until when it lasts; `undefined` when it says so in words that name neither a day nor an event.
function waiverEffect(sentence: Said["sentence"], surroundings: Surroundings): EffectRule | undefined {
  const lasting = withoutTestedPeriods(sentence);
  const from = startIn(lasting, surroundings) ?? backTo(sentence, surroundings);
  const begins = from === undefined ? {} : { from };
  const words = lasting.text;
  const end = endIn(lasting, surroundings);
  // Of two ends, each is of something else; a period that ends on a day may be what was tested.
  if (end !== undefined && (allMatches(ending, words).length > 1 || /\bperiods? ending on\b/.test(words)))
    return undefined;
  if (end !== undefined) return { ...begins, ...end };
  return limitedInTime.test(words) ? undefined : begins;
}

const ending = /\b(?:until|through|ending on|expir\w+)\b/gi;

const asOf = new RegExp(`^[^"]{0,300}?\\bwaives?,? (?:effective )?as of (${dateWords}),`, "d");

// `hereby waive, as of March 31, 1998, any default`
function backTo(sentence: Said["sentence"], surroundings: Surroundings): EffectRule["from"] {
  const at = asOf.exec(sentence.text)?.indices?.[1];
  const value = at === undefined ? undefined : dateFromWords(sentence.text.slice(...at));
  return at === undefined || value === undefined ? undefined : { value, span: spanIn(sentence, surroundings, ...at) };
}

// A party gives up its own protection in the courts; that is no waiver of the agreement.
const ownProtection =
  /\b(?:jury|trial|venue|forum|jurisdiction|service of process|presentment|protest|diligence|marshal\w+|immunity|subrogation|suretyship|exoneration|statutes? of limitations?)\b|^(?:any )?rights? to (?:require|participate|enforce any remedy)\b|^any benefit\b|^(?:any )?notice of (?:any |the |an )?(?:default|event of default|failure|breach|acceptance|dishonou?r|non-?payment)/i;
const claims = /^(?:[^,;]{0,60} )?(?:claims?|causes? of action|rights? of action|defen[cs]es?|counterclaims?)\b/i;

const release: Deed = ({ by, object }) => (object === "" ? undefined : { kind: "release", by, of: object });

const consent: Deed = ({ by, object }) => {
  const to = object.replace(/^to /, "");
  return /^(?:nothing|none)\b/.test(to) ? undefined : { kind: "consent", by, to };
};

const represent: Deed = ({ by, object, sentence }) => {
  const about = aboutOf(object === "" ? sentence.text : object);
  return { kind: "represent", by, about, text: sentence.text };
};

const represented =
  /^(?:(?:and|all|each|every|of|the|its|their|such|same|respective|as of the date hereof|to [A-Z]\w+),? )*(?:representations|warranties)\b/;
const told =
  /^(?:to [^,;]{3,60}? )?that\b[^,;]*?\b(?:[Nn]o (?:Default|Event|default|event)|there (?:is|are|exists?) no)\b/;

const ratify: Deed = (said, surroundings) => {
  const { by, object } = said;
  if (represented.test(object) || told.test(object)) return represent(said, surroundings);
  return { kind: "ratify", by, papers: ownPapers(object) };
};

const ownPaper = new RegExp(
  `\\b(?:terms of )?(?:its|the|their) ((?:[A-Z]\\w+)(?: (?:and|of) [A-Z]\\w+| [A-Z]\\w+)*) dated(?: as of)? (${dateWords})`,
);

function ownPapers(object: string): readonly string[] {
  const own = ownPaper.exec(object);
  return own === null ? paperNamesIn(object) : [`${own[1] ?? ""} dated ${own[2] ?? ""}`];
}

const bound =
  /\b(?:obligations?|liens?|security interests?|guarant\w*|indebtedness|liab\w+|indebted|collateral|documents?|agreement|amounts owed)\b/i;
const stays =
  /\b(?:remains?|continues?|continuing|full force|valid|binding|enforceable|subsisting|unaffected|unimpaired|secured?|truly|not (?:released|diminished|impaired|affected)|(?:does|do|shall|will) (?:not|in no manner)(?: adversely)? (?:impair|affect|release|reduce|limit|diminish|discharge))\b/i;

const notToSue =
  /^(?:never|not) to (?:sue|(?:institute|commence|bring|assert|prosecute)\b[^.]*?\b(?:actions?|suits?|claims?))\b/;
// `agree that no Default shall be deemed to have occurred` forgives it.
const noneDeemed =
  /^that no (?:Default|Event of Default)\b[^.;]*?\b(?:shall|will) (?:be deemed to )?(?:have|exist|occur|result|arise)\b/;
const hasNone =
  /^that (?:it|there) (?:has|have|is|are) no [^.;]*?\b(?:defen[cs]es?|offsets?|set-?offs?|claims?|counterclaims?)\b/;

// What is waived stands before the verb, and until when after it.
function fromWaiving(said: Said): Said {
  const { object, sentence } = said;
  const from = sentence.text.search(/\b(?:shall be|is|are)(?: hereby)? waived\b/);
  return {
    ...said,
    object: object.slice("that ".length, object.search(/ (?:shall be|is|are)(?: hereby)? waived\b/)),
    sentence: { ...sentence, text: sentence.text.slice(from), at: sentence.at + from },
  };
}

// Agreed, but one of the provisions that stand in nearly every paper.
const elsewhere = /\b(?:successors|counterparts?|governed|jury|headings)\b/;

// `agree to waive …` does what the verb after it says.
const promised = /^to (?:[a-z]+ly )?(forbear|waive|consent|release)\b ?/;
const promise: Deed = (said, surroundings) => {
  const [words = "", verb = ""] = promised.exec(said.object) ?? [];
  const deed = deeds.find(([verbs]) => verbs.test(verb))?.[1];
  return deed?.({ ...said, object: said.object.slice(words.length) }, surroundings);
};

const keeps: Deed = ({ by, object }) =>
  bound.test(object) && stays.test(object) ? { kind: "ratify", by, papers: ownPapers(object) } : undefined;

// What is acknowledged or agreed, in the order in which it is asked.
const agreed: readonly (readonly [object: RegExp, deed: Deed])[] = [
  [notToSue, release],
  [/^(?:to )?the terms\b/, consent],
  [promised, promise],
  [noneDeemed, (said, at) => waiveOne({ ...said, object: said.object.slice("that no ".length) }, at)],
  [told, represent],
  [hasNone, represent],
  [/^that .+? (?:shall be|is|are)(?: hereby)? waived\b/, (said, at) => waiveOne(fromWaiving(said), at)],
  [elsewhere, () => undefined],
];

const acknowledge: Deed = (said, surroundings) => {
  const deed = agreed.find(([object]) => object.test(said.object))?.[1] ?? keeps;
  return deed(said, surroundings);
};

const reserve: Deed = ({ by, object }) =>
  /\b(?:rights?|remed|powers?|privileges?)\b/.test(object)
    ? { kind: "reserveRights", by, except: /\b(?:except|other than)\b/.test(object) ? "waivers_herein" : "none" }
    : undefined;

const forbear: Deed = ({ by, object, sentence }, surroundings) => {
  const effect = waiverEffect(sentence, surroundings);
  return effect === undefined ? "unclear" : { kind: "forbear", by, from: object.replace(/^from /, ""), effect };
};

// `grants a one-time waiver of …`, `grants its consent to …`
const grant: Deed = (said, surroundings) => {
  const [given = "", what] = /^.*?\b(waiver|consent)s?\b(?: (?:of|to|for))? ?/.exec(said.object) ?? [];
  const rest = { ...said, object: said.object.slice(given.length) };
  return what === "waiver" ? waiveOne(rest, surroundings) : consent(rest, surroundings);
};

// In the order in which they are asked: `acknowledges and consents to` consents.
const deeds: readonly (readonly [verbs: RegExp, deed: Deed])[] = [
  [/^(?:release|discharge|acquit|remise)/, release],
  [/^waive/, waiveOne],
  [/^consent/, consent],
  [/^(?:authori|approve)/, consent],
  [/^(?:represent|warrant|certif|make)/, represent],
  [/forbear/, forbear],
  [/^grant/, grant],
  [/^reserve/, reserve],
  [/^(?:ratif|re-?affirm|affirm)/, ratify],
  [/^(?:acknowledge|agree|confirm|accept|covenant|restate|direct)/, acknowledge],
];

// One thing that is said in several ways by the same party is one act.
function merged(drafts: readonly Draft[]): readonly Draft[] {
  const kept: Draft[] = [];
  for (const draft of drafts) {
    const before = kept.at(-1);
    const joins = before?.kind === "ratify" && draft.kind === "ratify" && before.by === draft.by;
    if (!joins || before.within === undefined || draft.within === undefined) kept.push(draft);
    else
      kept[kept.length - 1] = {
        ...before,
        papers: [...new Set([...before.papers, ...draft.papers])],
        within: { from: before.within.from, to: draft.within.to },
      };
  }
  return kept;
}
