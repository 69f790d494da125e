import type { EffectRule, Operation } from "./act.ts";
import { dateFromWords, dateWords } from "../text/phrases.ts";
import { type ActReader, type Draft, spanIn, type Surroundings } from "./draft.ts";
import { endIn, startIn } from "./effect.ts";
import { paperNamesIn, pathsIn } from "./reference.ts";
import { aboutOf, representerIn } from "./represent.ts";
import { type Said, saidIn } from "./said.ts";

type Deed = (said: Said, surroundings: Surroundings) => Performed | undefined;
type Performed = Operation & { readonly effect?: EffectRule };

/**
 * Reads what a party does by saying so: waives, consents, authorizes, releases, forbears, ratifies, reserves.
 *
 * A sentence may do several things, one after the other or in a list; each is an act of its own words.
 */
export const readPerformed: ActReader = (sentence, surroundings) => {
  if (sentence.lead?.says === "represents" || sentence.lead?.says === "conditions") return [];
  const drafts = saidIn(sentence).flatMap((said): Draft[] => {
    const done = deeds.find(([verbs]) => said.verbs.some((each) => verbs.test(each)))?.[1](said, surroundings);
    return done === undefined ? [] : [{ ...done, clause: said.clause, within: said.within }];
  });
  return drafts.every(({ kind }) => kind === "represent") && representerIn(sentence.text) !== undefined
    ? []
    : whole(merged(drafts), sentence.text);
};

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
  if (effect === undefined) return undefined;
  const cause = { cause: "described" as const, paths: pathsOf(object, surroundings), words: sentence.text };
  return { kind: "waive", by, scope: "specific", solely: false, cause, effect };
};

// The parts that the words cite, or those that a name in them stands for: `the Existing Defaults`.
function pathsOf(object: string, { named }: Surroundings): readonly string[] {
  const cited = pathsIn(object);
  if (cited.length > 0) return cited;
  return [...(named ?? [])].flatMap(([term, means]) => (object.includes(term) ? pathsIn(means) : []));
}

const timed = /\b(?:until|through|ending|expir\w+|for (?:a|the) period)\b/i;
// A quarter or year that is tested, not how long the waiver lasts.
const periodTested = new RegExp(
  `\\b(?:Test Periods?|quarters?|years?|months?)(?: periods?)? (?:ending|ended)(?: on)? ${dateWords}`,
  "g",
);

// Until when it lasts; `undefined` when it says so in words that name neither a day nor an event.
function waiverEffect(sentence: Said["sentence"], surroundings: Surroundings): EffectRule | undefined {
  const from = startIn(sentence, surroundings) ?? backTo(sentence, surroundings);
  const begins = from === undefined ? {} : { from };
  const end = endIn(sentence, surroundings);
  if (end !== undefined) return { ...begins, ...end };
  return timed.test(sentence.text.replaceAll(periodTested, "")) ? undefined : begins;
}

const asOf = new RegExp(`^[^"]{0,80}?\\bwaives?,? (?:effective )?as of (${dateWords}),`, "d");

// `hereby waive, as of March 31, 1998, any default`
function backTo(sentence: Said["sentence"], surroundings: Surroundings): EffectRule["from"] {
  const at = asOf.exec(sentence.text)?.indices?.[1];
  const value = at === undefined ? undefined : dateFromWords(sentence.text.slice(...at));
  return at === undefined || value === undefined ? undefined : { value, span: spanIn(sentence, surroundings, ...at) };
}

// A party gives up its own protection in the courts; that is no waiver of the agreement.
const ownProtection =
  /\b(?:jury|trial|venue|forum|jurisdiction|service of process|presentment|protest|diligence|marshal\w+|immunity)\b|^(?:any )?notice of (?:any |the |an )?(?:default|event of default|acceptance|dishonou?r|non-?payment)/i;
const claims = /^(?:[^,;]{0,60} )?(?:claims?|causes? of action|rights? of action|defen[cs]es?|counterclaims?)\b/i;

const release: Deed = ({ by, object }) => (object === "" ? undefined : { kind: "release", by, of: object });

const consent: Deed = ({ by, object }) => ({ kind: "consent", by, to: object.replace(/^to /, "") });

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

const ownPaper =
  /\b(?:terms of )?(?:its|the|their) ((?:[A-Z]\w+)(?: (?:and|of) [A-Z]\w+| [A-Z]\w+)*) dated(?: as of)? ([A-Z][a-z]+ \d{1,2}, ?\d{4})/;

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

const acknowledge: Deed = (said, surroundings) => {
  const { by, object } = said;
  if (told.test(object)) return represent(said, surroundings);
  if (notToSue.test(object)) return { kind: "release", by, of: object };
  if (/^(?:to )?the terms\b/.test(object)) return consent({ ...said, object }, surroundings);
  const reserves = said.verbs.some((each) => /agree/.test(each)) && /^to forbear\b/.test(object);
  if (reserves) return { kind: "forbear", by, from: object.replace(/^to forbear (?:from )?/, "") };
  const waived = /^that (.+?) (?:shall be|is|are)(?: hereby)? waived\b/.exec(object);
  if (waived !== null) return waiveOne(fromWaiving(said), surroundings);
  if (elsewhere.test(object)) return undefined;
  return bound.test(object) && stays.test(object) ? { kind: "ratify", by, papers: ownPapers(object) } : undefined;
};

const reserve: Deed = ({ by, object }) =>
  /\b(?:rights?|remed|powers?|privileges?)\b/.test(object)
    ? { kind: "reserveRights", by, except: /\b(?:except|other than)\b/.test(object) ? "waivers_herein" : "none" }
    : undefined;

const forbear: Deed = ({ by, object }) => ({ kind: "forbear", by, from: object.replace(/^from /, "") });

// In the order in which they are asked: `acknowledges and consents to` consents.
const deeds: readonly (readonly [verbs: RegExp, deed: Deed])[] = [
  [/^(?:release|discharge|acquit)/, release],
  [/^waive/, waiveOne],
  [/^consent/, consent],
  [/^(?:authori|approve)/, consent],
  [/^(?:represent|warrant|certif|make)/, represent],
  [/^forbear/, forbear],
  [/^reserve/, reserve],
  [/^(?:ratif|reaffirm|affirm)/, ratify],
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
