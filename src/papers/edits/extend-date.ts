import type { IsoDate } from "../../base/date.ts";
import { present } from "../../base/present.ts";
import type { DateChange } from "../acts/act.ts";
import type { ActReader } from "../acts/draft.ts";
import { paperOf, partCitation } from "../acts/reference.ts";
import type { PaperReference, Target } from "../acts/target.ts";
import { dateFromWords, dateWords } from "../text/phrases.ts";
import { onItsDay, partyAt } from "./its-day.ts";
import { isMoved, lengthAt } from "./moved.ts";

// A date by its name: `Maturity Date`, `Line of Credit Maturity`, `Revolving Credit Termination Date`; or the term.
const dateName =
  "(?!(?:If|When|Each|Any|No|Every|Such|Its|All|Upon|Should) )(?:[A-Z][\\w&/'-]* (?:of )?){0,6}?(?:Date|Maturity|Expiry|Expiration|Termination)|(?:(?:stated|scheduled|final) )?(?:maturity|termination|expiration|expiry|due) date";
const place =
  ",? \\(?(?:as )?(?:such term is )?(?:currently )?(?:(?:defined|set forth|contained|provided(?: for)?|stated|specified|described) )?(?:of|in|under|for|pursuant to) ";
const where = `(?:${place}(?<where>[^"();]{1,160}?)\\)?,?)??`;
const subject = `(?:[Ee]ach of |[Bb]oth )?(?:[Tt]he )?(?:"?(?<name>${dateName}),?"?(?: and (?:the )?"?(?<second>${dateName}),?"?)?|(?<whole>(?:(?:initial|current|present|stated) )?[Tt]erm))${where}`;

const adverbs = "(?:(?:hereby|automatically|further|irrevocably|and)[ ,]+)*";
const moved =
  "extended|postponed|deferred|accelerated|advanced|shortened|brought forward|changed|amended|modified|revised|reset|moved";
const moving =
  "extend(?:s|ing)?|postpon(?:es?|ing)|defer(?:s|ring)?|accelerat(?:es?|ing)|advanc(?:es?|ing)|shorten(?:s|ing)?|chang(?:es?|ing)|amend(?:s|ing)?|modif(?:y|ies|ying)|revis(?:es?|ing)|resets?|resetting|mov(?:es?|ing)";
const ofVerb = { later: /^(?:exten|postpon|defer)/, earlier: /^(?:accelerat|advanc|shorten|brought)/ };

// Which way the words stand: the date is extended; somebody extends it; a paper is amended by extending it.
const passive = new RegExp(
  `^${subject} (?:is|are|shall(?: each)? be|be)(?: each)?(?:,? and hereby (?:is|are),?)? ${adverbs}(?<verb>${moved})(?= )`,
);
const active = new RegExp(`^(?<verb>${moving}) ${subject}(?=,? (?:from|to|through|up to|for|by) )`);
const defined = new RegExp(
  `^(?:[Tt]he )?definition of (?:the (?:defined )?term )?(?:"(?<quoted>[^"]{1,80})"|(?<name>${dateName}))${where} (?:is|shall be) ${adverbs}(?:amended|changed|modified|revised)(?: in (?:its|the) entirety)?(?: so as)?(?<doing> (?:to|by) (?<verb>${moving}) (?:the|such|said) date(?: (?:(?:set forth|contained|specified|stated|appearing) )?therein)?)?(?= )`,
);
const agreeing = /^(.{1,200}?) (?:hereby )?(?:acknowledges? and )?agrees?,? that,? (?:\(a\) )?/;
const acting = new RegExp(
  `^(.{1,200}?) (?:do(?:es)? )?${adverbs}(?:agrees? to )?(?=(?:${moving}) (?:the|"|[A-Z])[^;]{1,240} \\d{4})`,
);
const amending = new RegExp(
  `^(?<on>[^"();]{1,200}?) (?:is|are|shall be) ${adverbs}(?:amended|modified)(?: so as)? (?:by|to) (?=(?:${moving}) )`,
);
const listed = /^(?:by |to )?(?=[a-z])/;

const close = "(?:the )?(?:close of business on |(?:noon|midnight) on )?(?:the )?";
const fromDay = new RegExp(`,? from (?:(?:its|the) (?:[a-z]+ ){0,4}(?:of )?)?"?(${dateWords}),?"?`, "y");
const toDay = new RegExp(
  `,? (?:(?:up )?to(?: and including)?|through(?: and including)?|so (?:as to|that it (?:shall|will)) (?:be|end on|expire on|mature on)) ${close}"?(${dateWords})[.,]?"?`,
  "y",
);
const toBe = new RegExp(`,? (?:so as )?to (?:be|read|mean) (?:"?${close})(${dateWords})[.,]?"?`, "y");

const agreementName = "(?:[A-Z][\\w&-]* (?:and )?){0,6}(?:Agreement|Note)";
const ended = new RegExp(
  `^(?:,? for all purposes(?: (?:of|under) the ${agreementName})?)?(?:,? unless (?:sooner|earlier) (?:terminated|accelerated)(?: as provided therein| (?:in accordance with|pursuant to|as provided in|under) (?:the (?:terms|provisions) thereof|${partCitation}(?: (?:thereof|of the ${agreementName}))?|(?:the (?:terms|provisions) of )?the ${agreementName}))?)?[\\s.;,]*(?:and)?\\s*$`,
);

/**
 * Reads what moves a date of the agreement by name, or the end of its term, to another day, from a day or with its
 * paper: extended, changed, brought forward.
 *
 * What may be moved or has been, waits for something, or runs for a length of time, and a sentence that says more, are
 * not read. A date of what is no paper, such as a loan, is none of the agreement by that name alone.
 */
export const readExtension: ActReader = (sentence, surroundings) => {
  const { lead, payload } = sentence;
  if (payload !== undefined || !signs.every((sign) => sign.test(sentence.text))) return [];
  if (lead !== undefined && lead.says !== "amends") return [];
  // The day that a date is moved to is none until which the act applies.
  const whole = sentence.text.replaceAll(untilDay, "up to");
  const said = onItsDay({ ...sentence, text: whole }, surroundings);
  if (said === undefined) return [];
  const text = said.text.replaceAll(/ +(?=[ .,;])/g, "");
  const head = headIn(text, lead?.target.paper);
  const changes = head === undefined ? undefined : changesAfter(text, head);
  if (changes === undefined || !ended.test(text.slice(changes.end))) return [];
  const effect = { ...present({ from: lead?.from }), ...said.effect };
  return changes.all.map((change) => ({ kind: "extendDate", ...change, effect }));
};

const untilDay = new RegExp(`\\buntil(?= (?:and including )?${close}"?${dateWords})`, "g");
// What every sentence that moves a date has.
const signs = [
  /\d{4}/,
  /(?:exten|postpon|defer|accelerat|advanc|shorten|brought|chang|amend|modif|revis|reset|mov)/,
  /[Dd]ate\b|Maturity|[Tt]erm\b|Termination|Expir/,
];

/**
 * What words say is moved and by which verb. Shape: `end` is where the days follow; `be` that the words may name the
 * day that a definition is to mean.
 */
type Head = {
  readonly targets: readonly Target[];
  readonly verb: string;
  readonly end: number;
  readonly be?: "said" | "alone";
};

function headIn(text: string, above: PaperReference | undefined): Head | undefined {
  const definition = defined.exec(text);
  if (definition !== null) {
    const alone = definition.groups?.["doing"] === undefined;
    return headOf(definition, 0, above, alone ? { be: "alone" } : {});
  }
  const by = partyAt(text, agreeing);
  const stated = passive.exec(text.slice(by));
  if (stated !== null) return headOf(stated, by, above, { be: "said" });
  const start = activeAt(text, above);
  const done = start === undefined ? null : active.exec(text.slice(start.at));
  return start === undefined || done === null ? undefined : headOf(done, start.at, start.paper ?? above, {});
}

// Where the words that do it begin, and in which paper they do it.
function activeAt(
  text: string,
  above: PaperReference | undefined,
): { readonly at: number; readonly paper?: PaperReference } | undefined {
  const actor = partyAt(text, acting);
  if (actor > 0) return { at: actor };
  const amended = amending.exec(text);
  const on = amended === null ? undefined : paperIn(amended.groups?.["on"]);
  if (amended !== null) return on === undefined ? undefined : { at: amended[0].length, ...on };
  return above === undefined ? undefined : { at: listed.exec(text)?.[0].length ?? 0 };
}

function headOf(
  { 0: words, groups = {} }: RegExpExecArray,
  start: number,
  above: PaperReference | undefined,
  said: Pick<Head, "be">,
): Head | undefined {
  const { verb = "", quoted, name, second, where: there } = groups;
  const named = paperIn(there);
  if (named === undefined) return undefined;
  const of = present({ paper: named.paper ?? above });
  const terms = [quoted ?? name, second].filter((term) => term !== undefined);
  const theTerm: Target = { kind: "provision", path: "", caption: "Term", ...of };
  const targets = terms.map((term): Target => ({ kind: "definition", term, ...of }));
  return { targets: targets.length === 0 ? [theTerm] : targets, verb, end: start + words.length, ...said };
}

const partFirst = new RegExp(`^(?:the )?${partCitation}(?:,? (?:of|to|in) |$)`, "i");
const paperNoun = /\b(?:Agreement|Note|Letter|Guaranty|Guarantee|Indenture)$/i;

// The paper that words name after a part or without one; `undefined` where they name what is none.
function paperIn(words = ""): { readonly paper?: PaperReference } | undefined {
  const rest = words.replace(partFirst, "");
  if (rest === "") return {};
  const paper = paperOf(rest);
  return paper === undefined || !paperNoun.test(paper.name) || /^this\b/i.test(paper.name) ? undefined : { paper };
}

// The changes that the days after the verb come to, and where they end.
function changesAfter(text: string, { targets, verb, end: start, be }: Head): { all: DateChange[]; end: number } {
  const { from, to, length, end } = daysAfter(text, start, be);
  const way = (["later", "earlier"] as const).find((each) => ofVerb[each].test(verb));
  if (to === undefined || (from !== undefined && !isMoved(from, { to, ...present({ way, length }) })))
    return { all: [], end };
  const change = { to, ...present({ from, way, length, alone: be === "alone" ? (true as const) : undefined }) };
  return { all: targets.map((target) => ({ target, ...change })), end };
}

type Days = Partial<Pick<DateChange, "from" | "to" | "length">> & { readonly end: number };

// The days that follow, each after a word of its own; what is said twice is left to what follows them.
function daysAfter(text: string, start: number, be: Head["be"]): Days {
  const to = be === undefined ? [toDay] : be === "alone" ? [toBe] : [toDay, toBe];
  let days: Days = { end: start };
  for (;;) {
    const next = nextOf(text, days, to);
    if (next === undefined) return days;
    days = { ...days, ...next };
  }
}

function nextOf(text: string, { from, to, length, end }: Days, toDays: readonly RegExp[]): Days | undefined {
  const first = from === undefined ? dayAt([fromDay], text, end) : undefined;
  if (first !== undefined) return { from: first.value, end: first.end };
  const last = to === undefined ? dayAt(toDays, text, end) : undefined;
  if (last !== undefined) return { to: last.value, end: last.end };
  const time = length === undefined ? lengthAt(text, end) : undefined;
  return time === undefined ? undefined : { length: time.value, end: time.end };
}

function dayAt(patterns: readonly RegExp[], text: string, at: number): { value: IsoDate; end: number } | undefined {
  for (const pattern of patterns) {
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    const value = dateFromWords(match?.[1] ?? "");
    if (match !== null && value !== undefined) return { value, end: at + match[0].length };
  }
  return undefined;
}
