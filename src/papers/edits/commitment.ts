import { present } from "../../base/present.ts";
import type { CommitmentChange } from "../acts/act.ts";
import type { ActReader, Draft, Sentence, Surroundings } from "../acts/draft.ts";
import { readPerformed } from "../acts/performed.ts";
import { partCitation } from "../acts/reference.ts";
import type { PaperReference } from "../acts/target.ts";
import type { Run } from "../text/sentences.ts";
import { dollarsIn } from "../text/phrases.ts";
import { allMatches } from "../text/match.ts";
import { onItsDay, partyAt } from "./its-day.ts";

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
/**
 * Reads what changes the amount of a named commitment: reduced or increased, to an amount or by one, from a day or with
 * its paper.
 *
 * A commitment of one lender, a change that waits for something or comes in steps, and a sentence that says more are
 * not read; what another party does by saying so in the same sentence is an act of its own.
 */
export const readCommitment: ActReader = (sentence, surroundings) => {
  const { lead, payload } = sentence;
  if (!mayChange.test(sentence.text) || payload !== undefined) return [];
  if (lead !== undefined && lead.says !== "amends") return [];
  const said = onItsDay(sentence, surroundings);
  if (said === undefined) return [];
  const text = said.text.replaceAll(aside, "").replaceAll(/ +(?=[ .,;])/g, "");
  const change = changeIn(text, lead?.target.paper);
  if (change === undefined) return [];
  const { end, ...operation } = change;
  const draft = { ...operation, effect: { ...present({ from: lead?.from }), ...said.effect } };
  const rest = text.slice(end);
  if (ended.test(rest)) return [draft];
  return another.test(rest) ? withNext(draft, sentence, surroundings) : [];
};

const mayChange = /(?:reduc|increas|decreas).*\$/;

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
