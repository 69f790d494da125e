import type { IsoDate } from "../../base/date.ts";
import { present } from "../../base/present.ts";
import type { CommitmentChange, EffectRule } from "../acts/act.ts";
import { type ActReader, type Draft, type Sentence, spanIn, type Surroundings } from "../acts/draft.ts";
import { namesParties } from "../acts/parties.ts";
import { readPerformed } from "../acts/performed.ts";
import { partCitation } from "../acts/reference.ts";
import type { PaperReference } from "../acts/target.ts";
import type { Run } from "../text/sentences.ts";
import { dateFromWords, dateWords, dollarsIn } from "../text/phrases.ts";
import type { Placed } from "../text/span.ts";
import { timedText } from "./timing.ts";
import { allMatches } from "../text/match.ts";

// A limit of credit by its name: `Total Commitment`, `Tranche A Commitments`, `Maximum Credit`.
const limitName =
  "(?!(?:If|When|Each|Any|No|Every|Such|Its|All|Upon|Should) )(?:[A-Z][\\w&/-]* ){0,6}?(?:Commitments?|Commitment Amount|Maximum Credit|Maximum (?:[A-Z]\\w+ ){0,3}Amount|Credit (?:Limit|Line)|Line of Credit|Loan Limit|Facility Amount)";
const limit = `(?:[Tt]he )?(?:(?:aggregate|total)(?: principal)? (?:amount of )?)?(?:the )?(?:aggregate )?(?<term>${limitName})(?: of (?:all )?the (?:Lenders|Banks))?`;
const adverbs = "(?:(?:hereby|automatically|partially|permanently|irrevocably|ratably|further|and)[ ,]+)*";
const changed = new RegExp(`^${limit} (?:is|are|shall be|will be) ${adverbs}(?<verb>reduced|decreased|increased)(?= )`);
const changes = new RegExp(`^(?<verb>reduces?|decreases?|increases?) ${limit}(?= )`);
const agreeing = /^(.{1,200}?) (?:hereby )?(?:acknowledges? and )?agrees?,? that,? (?:\(a\) )?/;
const acting = new RegExp(`^(.{1,200}?) ${adverbs}(?=(?:reduces?|decreases?|increases?) )`);
const amount =
  /,? (by|from|to) (?:(?:an?|the) )?(?:aggregate )?(?:(?:principal )?amount (?:equal to|of) |of )?(?:[A-Z][A-Za-z-]*(?: [A-Za-z-]+){0,9} \()?(?:U\.?S\.? ?)?(\$[\d,]*\d(?:\.\d\d)?)\)?(?![\w.,%]*\d| ?(?:thousand|million|billion)\b)/y;

const shared =
  "(?:,? (?:and (?:\\(b\\) )?)?(?:with )?(?:such|the|any such|which) (?:reduction|increase)(?: to| shall)? be (?:applied|allocated) (?:to (?:reduce|increase) the [A-Z][\\w ]{2,60}? of (?:the|each) (?:Lenders?|Banks?) )?(?:ratably|pro rata|on a pro rata basis)(?: (?:among the (?:Lenders|Banks)|to the [A-Z][\\w ]{2,60}? of (?:the|each) (?:Lenders?|Banks?)))?)?";
const ended = new RegExp(`^${shared}[\\s.;,]*(?:and)?\\s*$`);
const joining = ",? and (?=(?:the |each )?[A-Z][^,;]{0,60} hereby )";
const another = new RegExp(`^${joining}`);

// By which section the change is made, and where a name is defined, change nothing of it.
const aside = new RegExp(
  `,? (?:in accordance with|pursuant to|as permitted by|under) ${partCitation}(?: of the (?:[A-Z]\\w+ )*Agreement)?,?(?= )|,? \\((?:as )?(?:such term is )?(?:hereinafter )?defined[^()]*\\)`,
  "g",
);
const defined = "(?:,? \\((?:as )?(?:hereinafter )?defined[^()]*\\))?";
const onDay = new RegExp(
  `(?<!^Effective|\\bdated),?(?: to be)?(?: effective)? (?:as of|on|from and after) (${dateWords})(?:,(?= )|(?= |[.;]|$))`,
  "d",
);
const onNamedDay = new RegExp(
  `(?<!^Effective),?(?: to be)?(?: effective)? (?:as of|on|upon|at) the ((?:[A-Z]\\w+ ){0,6}Date)${defined}(?:,(?= )|(?= |[.;]|$))`,
);

/**
 * Reads what changes the amount of a named commitment: reduced or increased, to an amount or by one, from a day or with
 * its paper.
 *
 * A commitment of one lender, a change that waits for something or comes in steps, and a sentence that says more are
 * not read; what another party does by saying so in the same sentence is an act of its own.
 */
export const readCommitment: ActReader = (sentence, surroundings) => {
  const { text, lead, payload } = sentence;
  if (!mayChange.test(text) || payload !== undefined) return [];
  if (lead !== undefined && lead.says !== "amends") return [];
  const said = saidOf(sentence, surroundings);
  const change = said === undefined ? undefined : changeIn(said.text, lead?.target.paper);
  if (said === undefined || change === undefined) return [];
  const { end, ...operation } = change;
  const draft = { ...operation, effect: { ...present({ from: lead?.from }), ...said.effect } };
  const rest = said.text.slice(end);
  if (ended.test(rest)) return [draft];
  return another.test(rest) ? withNext(draft, sentence, surroundings) : [];
};

const mayChange = /(?:reduc|increas|decreas).*\$/;

type Said = { readonly text: string; readonly effect: EffectRule };

// What is said of the commitment alone, and from when.
function saidOf(sentence: Sentence, surroundings: Surroundings): Said | undefined {
  const dated = onItsDay(sentence, surroundings);
  const timed = dated === undefined ? undefined : timedText({ ...sentence, text: dated.text }, surroundings);
  if (timed === undefined) return undefined;
  const text = timed.text.replaceAll(aside, "").replaceAll(/ +(?=[ .,;])/g, "");
  return { text, effect: { ...timed.effect, ...present({ from: dated?.from ?? timed.effect.from }) } };
}

type Change = CommitmentChange & { readonly kind: "reduceCommitment" | "increaseCommitment"; readonly end: number };

// The change that words open with, and where its own words end.
function changeIn(text: string, paper: PaperReference | undefined): Change | undefined {
  const by = partyAt(text, agreeing);
  const actor = partyAt(text, acting);
  const head = changed.exec(text.slice(by)) ?? (actor === 0 ? null : changes.exec(text.slice(actor)));
  if (head === null) return undefined;
  const { verb = "", term = "" } = head.groups ?? {};
  const { amounts, end } = amountsAt(text, (verb.endsWith("d") ? by : actor) + head[0].length);
  if (amounts.by === undefined && amounts.to === undefined) return undefined;
  const kind = verb.startsWith("increas") ? "increaseCommitment" : "reduceCommitment";
  return { kind, target: { kind: "definition", term, ...present({ paper }) }, amounts, end };
}

// How far the words reach by which parties agree to it or do it; 0 where there are none.
function partyAt(text: string, said: RegExp): number {
  const [words = "", party = ""] = said.exec(text) ?? [];
  return namesParties(party) || /^[Tt]he parties(?: hereto)?$/.test(party) ? words.length : 0;
}

// The amounts that follow the verb or the name, each after a word of its own.
function amountsAt(text: string, at: number): Pick<Change, "amounts" | "end"> {
  const found = new Map<string, bigint>();
  let end = at;
  for (;;) {
    amount.lastIndex = end;
    const [next = "", word = "", figures = ""] = amount.exec(text) ?? [];
    const value = dollarsIn(figures)[0]?.value;
    if (value === undefined || found.has(word)) break;
    found.set(word, value);
    end += next.length;
  }
  return { amounts: present({ from: found.get("from"), by: found.get("by"), to: found.get("to") }), end };
}

// A sentence with the day on which the change is made left blank; `undefined` where it names one that nobody knows.
function onItsDay(
  sentence: Sentence,
  surroundings: Surroundings,
): { readonly text: string; readonly from?: Placed<IsoDate> } | undefined {
  const { text } = sentence;
  const named = onNamedDay.exec(text);
  if (named !== null) {
    const [words, name = ""] = named;
    const value = definedDay(name, surroundings);
    if (value === undefined && !isOwn(name, surroundings)) return undefined;
    const at = named.index + words.indexOf(name);
    const span = spanIn(sentence, surroundings, at, at + name.length);
    return { text: blanked(text, named), ...(value === undefined ? {} : { from: { value, span } }) };
  }
  const match = onDay.exec(text);
  const [from, to] = match?.indices?.[1] ?? [0, 0];
  const value = dateFromWords(text.slice(from, to));
  if (match === null) return { text };
  if (value === undefined) return undefined;
  return { text: blanked(text, match), from: { value, span: spanIn(sentence, surroundings, from, to) } };
}

// What follows keeps its place.
function blanked(text: string, { index, 0: words }: RegExpExecArray): string {
  return text.slice(0, index) + " ".repeat(words.length) + text.slice(index + words.length);
}

// The day that the paper defines a name by, as a text that it puts in place may.
function definedDay(name: string, { flow }: Surroundings): IsoDate | undefined {
  const means = new RegExp(`["'\`]${name}["']?,? (?:shall mean|means) (${dateWords})`).exec(flow.text);
  return dateFromWords(means?.[1] ?? "");
}

// Whether the paper gives the name to the day of its own effectiveness.
function isOwn(name: string, { ownDates = [], named }: Surroundings): boolean {
  const means = named?.get(name) ?? "";
  return ownDates.includes(name) && (/\b(?:Effective|Amendment)\b/.test(name) || /\beffective\b/.test(means));
}

// `Borrower hereby reduces …, and the Lenders hereby waive …`: two acts, each of its own words.
function withNext(draft: Draft, sentence: Sentence, surroundings: Surroundings): readonly Draft[] {
  const { text, at } = sentence;
  const [from, start] = nextIn(text);
  const next = from === -1 ? [] : readPerformed({ ...sentence, text: text.slice(start), at: at + start }, surroundings);
  if (next.length === 0) return [];
  const moved = ({ from: first, to }: Run): Run => ({ from: first + start, to: to + start });
  const rest = next.map((each) => ({ ...each, within: moved(each.within ?? { from: 0, to: text.length - start }) }));
  return [{ ...draft, within: { from: 0, to: from } }, ...rest];
}

const joined = new RegExp(joining, "g");

function nextIn(text: string): readonly [number, number] {
  const all = allMatches(joined, text);
  const [only] = all;
  return only === undefined || all.length > 1 ? [-1, -1] : [only.index, only.index + only[0].length];
}
